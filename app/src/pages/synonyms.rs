//! The list of synonyms that the search goes by, as moderators keep it. A plain form: it ends on the page, loaded anew.

use domain::{
    refusals::Field,
    synonyms::first_flaw,
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
    let flaw = first_flaw(&shown).map(|(line, flaw)| words.synonyms().flaw(line, flaw));
    let error = match (wrong, flaw) {
        (Some(TextError::Malformed), Some(flaw)) => Some(flaw),
        (wrong, _) => wrong.map(|wrong| words.text_error(words.synonyms().field, wrong)),
    };
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
