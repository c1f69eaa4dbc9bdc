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
    parts::{
        administration::{Complaint, Newer, Typed, WayBack},
        shown::shown,
    },
    returned::field_error,
    ui::{
        button::SubmitButton,
        field::{FieldText, TextArea},
        heading::PageHeading,
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
    // The one form of its page says nothing else that it is for.
    let typed = Typed::of(returned.as_ref(), "");
    let wrong = field_error(typed.refusal(), Field::Body);
    let newer = typed.stored_meanwhile(Field::Body, &list);
    let value = typed.value(Field::Body, &list);
    let shown = value.get_untracked();
    let flaws = flaws(&shown).take(NAMED).map(|(line, flaw)| words.synonyms().flaw(line, flaw));
    let flaws = flaws.collect::<Vec<_>>().join(" ");
    let error = wrong.map(|wrong| {
        let of_lines = wrong == TextError::Malformed && !flaws.is_empty();
        if of_lines { flaws } else { words.text_error(words.synonyms().field, wrong) }
    });
    let text = FieldText::new(words.synonyms().field).hint(words.synonyms().hint);
    view! {
        <p class="lead">{words.synonyms().lead}</p>
        {wrong.is_none().then(|| view! { <Complaint typed both=true/> })}
        <form class="form" method="post" action=links::SYNONYMS novalidate>
            <input type="hidden" name="version" value=version/>
            <TextArea name="body" text value error=Signal::stored(error) max=SynonymList::MAX rows=24/>
            <Newer text=newer/>
            <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
        </form>
    }
}
