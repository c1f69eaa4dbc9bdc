//! The list of synonyms that the search goes by, as moderators keep it. A plain form: it ends on the page, loaded anew.

use domain::{
    refusals::Field,
    synonyms::flaws,
    text::{SynonymList, TextError},
};
use leptos::prelude::*;

use crate::{
    api::synonyms::{SynonymsVisit, open_synonyms},
    links,
    loaded::load,
    parts::{administration::WayBack, shown::shown},
    returned::field_error,
    ui::{
        badge::Tone,
        button::SubmitButton,
        field::{FieldText, TextArea},
        heading::PageHeading,
        notice::Notice,
    },
    words::use_words,
};

/// Lines that are named at once when they say nothing.
const NAMED: usize = 10;

/// The list of synonyms.
#[component]
pub fn SynonymsPage() -> impl IntoView {
    let visit = load(|| (), |()| open_synonyms());
    view! {
        <WayBack/>
        <PageHeading text=use_words().synonyms().heading/>
        {shown(visit, |visit| view! { <List visit/> })}
    }
}

#[component]
fn List(visit: SynonymsVisit) -> impl IntoView {
    let words = use_words();
    let SynonymsVisit { list, version, returned } = visit;
    let returned = returned.filter(|form| form.form == links::SYNONYMS);
    let refusal = returned.as_ref().and_then(|form| form.refusal.clone());
    let wrong = field_error(refusal.as_ref(), Field::Body);
    let shown = returned.map_or(list, |form| form.value("body").to_owned());
    let flaws = flaws(&shown).take(NAMED).map(|(line, flaw)| words.synonyms().flaw(line, flaw));
    let flaws = flaws.collect::<Vec<_>>().join(" ");
    let error = wrong.map(|wrong| {
        let of_lines = wrong == TextError::Malformed && !flaws.is_empty();
        if of_lines { flaws } else { words.text_error(words.synonyms().field, wrong) }
    });
    let value = RwSignal::new(shown);
    let text = FieldText::new(words.synonyms().field).hint(words.synonyms().hint);
    view! {
        <p class="lead">{words.synonyms().lead}</p>
        {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
            <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice>
        })}
        <form class="form" method="post" action=links::SYNONYMS novalidate>
            <input type="hidden" name="version" value=version/>
            <TextArea name="body" text value error=Signal::stored(error) max=SynonymList::MAX rows=24/>
            <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
        </form>
    }
}
