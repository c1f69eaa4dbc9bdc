//! An appeal: what was decided, what the author says, and the form that decides it.

use domain::{
    refusals::Field,
    text::Sentence,
    triage::{AppealOutcome, ItemKind, OpenItem, Verdict},
};
use leptos::prelude::*;

use super::{
    acts::{Hidden, OneOf},
    page::Ways,
};
use crate::{
    links,
    parts::administration::Typed,
    ui::{
        badge::Tone,
        button::SubmitButton,
        field::{FieldText, TextArea},
        notice::Notice,
        time::Day,
    },
    words::use_words,
};

/// What was decided, and what the author says against it.
#[component]
pub fn AppealText(
    /// The decision.
    verdict: Verdict,
) -> impl IntoView {
    let words = use_words();
    let Verdict { ground, sentence, at, appeal, .. } = verdict;
    view! {
        <h3>{words.triage().verdict}</h3>
        <p>{(words.triage().verdict_ground)(&words.note(&ground))}", "<Day at/></p>
        {(!sentence.is_empty()).then(|| view! { <p class="idea__plain">{sentence}</p> })}
        {appeal.map(|appeal| view! {
            <h3>{words.triage().appeal}", "<Day at=appeal.at/></h3>
            <p class="idea__plain">{appeal.body}</p>
        })}
    }
}

/// The form that decides an appeal, for whoever did not decide first.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn AppealForm(
    /// The item.
    open: OpenItem,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let typed = typed.only("appeal");
    let appeal = open.verdict.as_ref().and_then(|verdict| verdict.appeal.as_ref()).map(|appeal| appeal.id);
    let appeal = appeal.filter(|_| open.item.kind == ItemKind::Appeal);
    let outcomes =
        || AppealOutcome::ALL.iter().map(|outcome| (outcome.as_str(), words.outcome_name(*outcome), None));
    let form = move |appeal| {
        let chosen = typed.value(Field::Outcome, "").get_untracked();
        view! {
            <form class="form" method="post" action=links::decide_appeal(appeal) novalidate data-key="w" tabindex="-1">
                <Hidden act="appeal" thing=open.item.thing ways/>
                <OneOf field=Field::Outcome id="outcome" legend=words.field_label(Field::Outcome) choices=outcomes().collect() chosen error=typed.error(Field::Outcome)/>
                <TextArea name="sentence" id="reply" text=FieldText::new(known.reply) value=typed.value(Field::Sentence, "")
                    error=typed.error_named(Field::Sentence, known.reply) max=Sentence::MAX rows=3/>
                <div class="actions"><SubmitButton>{known.appeal_submit}</SubmitButton></div>
            </form>
        }
    };
    match (appeal, open.needs_other) {
        (None, _) => ().into_any(),
        (Some(_), true) => view! { <Notice tone=Tone::Warn><p>{known.needs_other}</p></Notice> }.into_any(),
        (Some(appeal), false) => form(appeal).into_any(),
    }
}
