use domain::{
    pulls::{PullCard, PullSource},
    selection::snapshot::OBJECTION,
};
use leptos::prelude::*;

use crate::{
    links,
    ui::{button::LinkButton, empty::Empty},
    words::{count, use_words},
};

/// The frozen votes, each with its pulls; nothing for those who see none.
#[component]
pub fn Votes(
    /// The votes.
    sources: Vec<PullSource>,
    /// Whether whoever asks is told that there is none yet.
    pulls: bool,
) -> impl IntoView {
    let words = use_words();
    let none = sources.is_empty();
    let empty = none.then(|| view! { <Empty text=words.pulls().none/> });
    let votes = sources.into_iter().map(|source| view! { <Vote source/> }).collect_view();
    (pulls || !none).then(|| {
        view! {
            <section class="section" aria-labelledby="votes">
                <h2 id="votes">{words.workshops().votes}</h2>
                <p>{words.pulls().lead}</p>
                {empty}
                {votes}
            </section>
        }
    })
}

#[component]
fn Vote(source: PullSource) -> impl IntoView {
    let words = use_words();
    let campaign = source.campaign.campaign.clone();
    let id = format!("campaign-{}", campaign.slug);
    let heading = id.clone();
    view! {
        <section class="section" aria-labelledby=heading>
            <h3 id=id>{words.pick(&campaign.title).to_owned()}</h3>
            <Frozen source=&source/>
            <Pulls slug=&campaign.slug pulls=source.pulls/>
            <p><LinkButton href=links::pulls(&campaign.slug)>{words.pulls().choose}</LinkButton></p>
        </section>
    }
}

/// As of when the votes are, and until when the count can be objected to.
#[component]
pub fn Frozen<'a>(source: &'a PullSource) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.pulls();
    let objections = source.destroyed_at.is_none().then(|| {
        let until = words.day(source.frozen_at.plus(OBJECTION));
        view! { <p>{(known.objections)(&until)}</p> }
    });
    view! { <p>{(known.frozen)(&words.moment(source.frozen_at))}</p> {objections} }
}

/// The pulls of a campaign.
#[component]
pub fn Pulls<'a>(slug: &'a str, pulls: Vec<PullCard>) -> impl IntoView + use<> {
    let words = use_words();
    if pulls.is_empty() {
        return view! { <p>{words.pulls().no_pulls}</p> }.into_any();
    }
    let line = |pull: PullCard| {
        let (name, ideas) = (words.pull_name(pull.number), (words.common.ideas)(count(pull.ideas)));
        let text = (words.pulls().pull_line)(&name, &ideas, &words.day(pull.at));
        view! { <li><a href=links::pull(slug, pull.number)>{text}</a></li> }
    };
    view! { <ul>{pulls.into_iter().map(line).collect_view()}</ul> }.into_any()
}
