//! What an idea hangs together with: where it went, what came to it, and what became of it. Plain links and forms.

use domain::{
    ideas::{Overlay, Standing},
    ids::IdeaNumber,
    triage::{Kin, MergeNotice, Relative},
};
use leptos::prelude::*;

use crate::{
    links,
    returned::Returned,
    ui::{badge::Tone, notice::Notice},
    viewer::use_actor,
    words::use_words,
};

/// What an idea hangs together with.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn KinView(
    /// What.
    kin: Kin,
    /// The idea itself.
    standing: Standing,
    /// A form on this page that came back.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words().merging();
    let Kin { merge, merged, parts, split_from } = kin;
    let idea = standing.number;
    let split = standing.overlay == Overlay::Split;
    let moderates =
        use_actor().moderates() && use_actor().is_impartial(standing.relation, standing.unit).is_ok();
    let part_of = split_from.map(|whole| {
        view! { <p><a href=links::idea(whole)>{(words.split_from)(whole.as_i64())}</a></p> }
    });
    view! {
        {merge.map(|merge| view! { <Where idea merge moderates returned=returned.clone()/> })}
        {split.then(|| view! {
            <Notice tone=Tone::Info title=words.parts>
                <p>{words.parts_hint}</p>
                <Relatives relatives=parts/>
            </Notice>
            {moderates.then(|| view! { <Act idea act="unsplit" text=words.unsplit returned/> })}
        })}
        {part_of}
        {(!merged.is_empty()).then(|| view! {
            <Notice tone=Tone::Neutral title=words.gathered><Relatives relatives=merged/></Notice>
        })}
    }
}

/// Where an idea went that was merged, why, and what can be said against it.
#[component]
fn Where(idea: IdeaNumber, merge: MergeNotice, moderates: bool, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let known = words.merging();
    let MergeNotice { into, title, reason, reply, objection, .. } = merge;
    let action = links::objection(idea);
    let refusal = returned.as_ref().filter(|form| form.form == action).and_then(|form| form.refusal.clone());
    let replied = !reply.is_empty();
    view! {
        <Notice tone=Tone::Info title=known.merged>
            <p><strong>{format!("#{into} {title}")}</strong></p>
            {(!reason.is_empty()).then(|| view! { <p class="idea__plain">{(known.because)(&reason)}</p> })}
            <p>{known.merged_hint}</p>
            <p><a class="button button--primary" href=links::idea(into)>{(known.go)(into.as_i64())}</a></p>
            {replied.then(|| view! {
                <p><strong>{known.objection_reply}</strong></p>
                <p class="idea__plain">{reply}</p>
            })}
            {(objection == Some(true) && !replied).then(|| view! { <p>{known.objected}</p> })}
        </Notice>
        {refusal.map(|refusal| view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> })}
        {(objection == Some(false)).then(|| view! {
            <form class="stack" method="post" action=action.clone()>
                <p>{known.object_hint}</p>
                <button class="button" type="submit">{known.object}</button>
            </form>
        })}
        {moderates.then(|| view! { <Act idea act="unmerge" text=known.unmerge returned/> })}
    }
}

/// What moderators take back from here. They stay at the idea, whose history undoes it.
#[component]
fn Act(
    /// The idea.
    idea: IdeaNumber,
    /// The act.
    act: &'static str,
    /// The words on the button.
    text: &'static str,
    /// A form on this page that came back.
    returned: Option<Returned>,
) -> impl IntoView {
    let action = links::triage(idea);
    let refusal = returned.filter(|form| form.form == action).and_then(|form| form.refusal);
    view! {
        {refusal.map(|refusal| view! { <Notice tone=Tone::Danger><p>{use_words().refusal(&refusal)}</p></Notice> })}
        <form method="post" action=action>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="here" value=links::idea(idea)/>
            <button class="button" type="submit">{text}</button>
        </form>
    }
}

#[component]
fn Relatives(relatives: Vec<Relative>) -> impl IntoView {
    let words = use_words();
    let one = |Relative { number, title, byline, reason }| {
        let by = words.byline(&byline);
        view! {
            <li>
                <a href=links::idea(number)>{format!("#{number} {title}")}</a>", "{by}
                {(!reason.is_empty()).then(|| view! { <p class="idea__plain">{reason}</p> })}
            </li>
        }
    };
    view! { <ul>{relatives.into_iter().map(one).collect_view()}</ul> }
}
