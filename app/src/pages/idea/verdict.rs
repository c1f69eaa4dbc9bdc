//! What was decided against an idea, as its author and moderators read it, and the one appeal.

use domain::{
    comments::{Comment, Veil},
    ids::{CommentId, IdeaNumber},
    refusals::Field,
    text::AppealBody,
    triage::{AppealFiled, Lifted, Verdict},
};
use leptos::prelude::*;

use crate::{
    links,
    returned::{Returned, field_error},
    ui::{
        badge::Tone, button::SubmitButton, disclosure::Disclosure, field::textarea_html, notice::Notice,
        time::Day,
    },
    words::use_words,
};

/// What was decided against something, with the form to appeal for its author.
#[component]
pub fn VerdictView(
    /// The decision.
    verdict: Verdict,
    /// Whether the person who reads it may appeal: they wrote it.
    own: bool,
    /// A form on this page that came back.
    #[prop(optional_no_strip)]
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let Verdict { id, thing, ground, sentence, at, appeal, lifted, .. } = verdict;
    let appeals = own && appeal.is_none() && lifted.is_none();
    // What was taken back is no warning.
    let tone = if lifted.is_some() { Tone::Info } else { Tone::Warn };
    view! {
        <Notice tone title=known.verdict>
            <p>{(known.verdict_ground)(&words.note(&ground))}", "<Day at/></p>
            {(!sentence.is_empty()).then(|| view! { <p class="idea__plain">{sentence}</p> })}
            {appeal.map(|appeal| view! { <Outcome appeal/> })}
            {lifted.map(|Lifted { ground, sentence, at }| view! {
                <p><strong>{words.status.restored}": "{words.restore_ground_name(ground)}", "<Day at/></strong></p>
                <p class="idea__plain">{sentence}</p>
            })}
        </Notice>
        {appeals.then(|| view! {
            <AppealForm idea=thing.idea comment=thing.comment verdict=id.to_string() returned/>
        })}
    }
}

#[component]
fn Outcome(appeal: AppealFiled) -> impl IntoView {
    let words = use_words();
    match appeal.outcome {
        None => view! { <p>{words.triage().appeal_waits}</p> }.into_any(),
        Some(outcome) => view! {
            <p><strong>{words.outcome_name(outcome)}</strong></p>
            <p class="idea__plain">{appeal.reply}</p>
        }
        .into_any(),
    }
}

#[component]
fn AppealForm(
    idea: IdeaNumber,
    comment: Option<CommentId>,
    verdict: String,
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let action = links::appeal(idea);
    let returned = returned.filter(|form| form.form == action && form.value("verdict") == verdict);
    let refusal = returned.as_ref().and_then(|form| form.refusal.clone());
    let wrong = field_error(refusal.as_ref(), Field::Body);
    let error = wrong.map(|wrong| words.text_error(known.appeal, wrong));
    let value = returned.as_ref().map(|form| form.value("body").to_owned()).unwrap_or_default();
    view! {
        <Disclosure summary=known.appeal_act open=returned.is_some()>
            <form class="stack" method="post" action=action>
                <input type="hidden" name="verdict" value=verdict.clone()/>
                {comment.map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string()/> })}
                {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
                    <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice>
                })}
                <AppealText id=format!("appeal-{verdict}") value error=error/>
                <SubmitButton>{known.appeal_act}</SubmitButton>
            </form>
        </Disclosure>
    }
}

/// What the author says. A page may have several of these, each with an id of its own.
#[component]
fn AppealText(id: String, value: String, error: Option<String>) -> impl IntoView {
    let known = use_words().triage();
    let hint = format!("{id}-hint");
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{known.appeal}</label>
            <p class="field__hint" id=hint.clone()>{known.appeal_hint}</p>
            {error.map(|error| view! { <p class="field__error">{error}</p> })}
            <textarea class="input" id=id name="body" rows=4 maxlength=AppealBody::MAX autocomplete="off"
                aria-describedby=hint aria-invalid=invalid autofocus=invalid.is_some() inner_html=textarea_html(&value)></textarea>
        </div>
    }
}

/// The comments of somebody that only they and moderators read, with why and the way to appeal, and those that an appeal brought back.
#[component]
pub fn VeiledComments(
    /// The comments of the page.
    comments: Vec<Comment>,
    /// A form on this page that came back.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words().triage();
    let one = move |comment: Comment| {
        let said = match comment.veil {
            Veil::None => words.comment_shown,
            Veil::Held => words.comment_held,
            Veil::Hidden => words.comment_hidden,
        };
        let (own, place) = (comment.relation.is_author(), format!("#comment-{}", comment.id));
        let returned = returned.clone();
        view! {
            <Notice tone=Tone::Neutral><p><a href=place rel="external">{said}</a></p></Notice>
            {comment.verdict.map(|verdict| view! { <VerdictView verdict=*verdict own returned/> })}
        }
    };
    comments.into_iter().map(one).collect_view()
}
