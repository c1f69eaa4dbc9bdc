//! What was decided against an idea, as its author and moderators read it, and the one appeal.

use domain::{
    comments::{Comment, Veil},
    ids::{CommentId, IdeaNumber},
    refusals::Field,
    text::AppealBody,
    triage::{AppealFiled, Verdict},
};
use leptos::prelude::*;

use crate::{
    links,
    returned::{Returned, field_error},
    ui::{
        badge::Tone,
        button::SubmitButton,
        disclosure::Disclosure,
        field::{FieldText, TextArea},
        notice::Notice,
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
    let Verdict { id, thing, ground, sentence, at, appeal, .. } = verdict;
    let appeals = own && appeal.is_none();
    view! {
        <Notice tone=Tone::Warn title=known.verdict>
            <p>{(known.verdict_ground)(&words.note(&ground))}", "<Day at/></p>
            {(!sentence.is_empty()).then(|| view! { <p class="idea__plain">{sentence}</p> })}
            {appeal.map(|appeal| view! { <Outcome appeal/> })}
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
    let value =
        RwSignal::new(returned.as_ref().map(|form| form.value("body").to_owned()).unwrap_or_default());
    let text = FieldText::new(known.appeal).hint(known.appeal_hint);
    view! {
        <Disclosure summary=known.appeal_act open=returned.is_some()>
            <form class="stack" method="post" action=action>
                <input type="hidden" name="verdict" value=verdict.clone()/>
                {comment.map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string()/> })}
                {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
                    <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice>
                })}
                <TextArea name="body" id="appeal" text value error=Signal::stored(error) max=AppealBody::MAX rows=4/>
                <SubmitButton>{known.appeal_act}</SubmitButton>
            </form>
        </Disclosure>
    }
}

/// The comments of somebody that only they and moderators read, with why and the way to appeal.
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
            Veil::None => return None,
            Veil::Held => words.comment_held,
            Veil::Hidden => words.comment_hidden,
        };
        let (own, place) = (comment.relation.is_author(), format!("#comment-{}", comment.id));
        let returned = returned.clone();
        Some(view! {
            <Notice tone=Tone::Neutral><p><a href=place rel="external">{said}</a></p></Notice>
            {comment.verdict.map(|verdict| view! { <VerdictView verdict=*verdict own returned/> })}
        })
    };
    comments.into_iter().filter_map(one).collect_view()
}
