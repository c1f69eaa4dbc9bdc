//! What stands around a decision: who else works on it, notes, tags, and what became of many items.

use domain::{
    ids::{ActId, NoteId},
    refusals::Field,
    text::{NoteBody, excerpt},
    triage::{Busy, Note, Outcome, TagName, Thing},
};
use leptos::prelude::*;

use super::{acts::Hidden, page::Ways};
use crate::{
    links,
    parts::administration::Typed,
    returned::Returned,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextArea, TextField},
        notice::Notice,
        time::Moment,
    },
    words::{count, use_words},
};

/// Under which the results of an act on many items come back with the page.
pub const RESULTS: &str = "results";

/// Somebody else works on it.
#[component]
pub fn BusyNote(
    /// Who.
    busy: Option<Busy>,
) -> impl IntoView {
    busy.map(|Busy { name, .. }| {
        view! { <Notice tone=Tone::Info><p>{(use_words().cases().busy)(&name)}</p></Notice> }
    })
}

/// The notes, and the form for another.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Notes(
    /// What they are on.
    thing: Thing,
    /// The notes, oldest first.
    notes: Vec<Note>,
    /// Makes sure that one is written once.
    key: String,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let known = use_words().cases();
    let typed = typed.only("note");
    let again = ways.staying();
    let line = |Note { id, author, body, at, mine }| {
        let remove =
            mine.then(|| view! { <RemoveNote thing id beginning=excerpt(&body, 40) ways=again.clone()/> });
        view! {
            <li>
                <p class="triage__facts"><strong>{author.unwrap_or_else(|| known.former.to_owned())}</strong><Moment at/></p>
                <p class="idea__plain">{body}</p>
                {remove}
            </li>
        }
    };
    let text = FieldText::new(known.note).hint(known.notes_hint);
    view! {
        <section class="section" aria-labelledby="notes">
            <h3 id="notes">{known.notes}</h3>
            <ul class="triage__reports" role="list">{notes.into_iter().map(line).collect_view()}</ul>
            <form class="form" method="post" action=links::triage(thing.idea) novalidate>
                <Hidden act="note" thing ways=ways.staying()/>
                <input type="hidden" name="idempotency_key" value=key/>
                <div data-key="n" tabindex="-1">
                    <TextArea name="body" id="note" text value=typed.value(Field::Body, "") error=typed.error_named(Field::Body, known.note) max=NoteBody::MAX rows=3/>
                </div>
                <div class="actions"><SubmitButton weight=Weight::Plain>{known.note_submit}</SubmitButton></div>
            </form>
        </section>
    }
}

/// Takes a note away, which only whoever wrote it can.
#[component]
fn RemoveNote(thing: Thing, id: NoteId, beginning: String, ways: Ways) -> impl IntoView {
    let known = use_words().cases();
    view! {
        <form method="post" action=links::triage(thing.idea)>
            <Hidden act="unnote" thing ways/>
            <input type="hidden" name="note" value=id.to_string()/>
            <button class="button button--quiet" type="submit" aria-label=(known.note_remove_of)(&beginning)>{known.note_remove}</button>
        </form>
    }
}

/// The tags, each with the way to take it off, and the form for another.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Tags(
    /// What they stand on.
    thing: Thing,
    /// The tags.
    tags: Vec<String>,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.cases();
    let typed = typed.only("tag");
    let again = ways.staying();
    let one = move |tag: String| {
        let remove = (known.tag_remove)(&tag);
        view! {
            <li>
                <form method="post" action=links::triage(thing.idea)>
                    <Hidden act="untag" thing ways=again.clone()/>
                    <input type="hidden" name="tag" value=tag.clone()/>
                    <button class="button button--quiet" type="submit" aria-label=remove>{tag}" ×"</button>
                </form>
            </li>
        }
    };
    let text = FieldText::new(words.field_label(Field::Tag));
    view! {
        <section class="section" aria-labelledby="tags">
            <h3 id="tags">{known.tags}</h3>
            <ul class="triage__facts" role="list">{tags.into_iter().map(one).collect_view()}</ul>
            <form class="triage__filter" method="post" action=links::triage(thing.idea) novalidate>
                <Hidden act="tag" thing ways=ways.staying()/>
                <TextField name="tag" id="new-tag" text value=typed.value(Field::Tag, "") error=typed.error(Field::Tag) max=TagName::MAX/>
                <SubmitButton weight=Weight::Plain>{known.tag_add}</SubmitButton>
            </form>
        </section>
    }
}

/// What became of each of many items.
#[component]
pub fn Results(
    /// The form that came back with them.
    returned: Option<Returned>,
    /// This page.
    here: String,
) -> impl IntoView {
    let words = use_words();
    let known = words.cases();
    let undone = returned.as_ref().is_some_and(|form| form.form == links::UNDO);
    let done = if undone { words.triage().undone } else { words.triage().done };
    let outcomes: Option<Vec<Outcome>> =
        returned.and_then(|form| serde_json::from_str(form.value(RESULTS)).ok());
    let line = |Outcome { thing, refusal, .. }: Outcome| {
        let number = format!("#{}", thing.idea);
        let name = if thing.comment.is_some() { (known.comment_on)(&number) } else { number };
        let said = refusal.map_or_else(|| done.to_owned(), |refusal| words.refusal(&refusal));
        view! { <li><a href=links::idea(thing.idea)>{name}</a>": "{said}</li> }
    };
    outcomes.map(|outcomes| {
        let acts: Vec<ActId> = outcomes.iter().filter_map(|outcome| outcome.act).collect();
        view! {
            <section class="section" aria-labelledby="results" role="status">
                <h2 id="results">{known.results}</h2>
                <UndoMany acts here/>
                <ul class="triage__reports">{outcomes.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// Takes back all that came of an act on many items.
#[component]
fn UndoMany(acts: Vec<ActId>, here: String) -> impl IntoView {
    let words = use_words();
    let text = match acts.len() {
        0 => return None,
        1 => words.common.undo.to_owned(),
        many => (words.cases().undo_many)(count(many)),
    };
    let id = |act: ActId| view! { <input type="hidden" name="id" value=act.to_string()/> };
    Some(view! {
        <form class="actions" method="post" action=links::UNDO>
            <input type="hidden" name="here" value=here/>
            {acts.into_iter().map(id).collect_view()}
            <button class="button" type="submit" data-key="u">{text}</button>
        </form>
    })
}
