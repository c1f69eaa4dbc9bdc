use domain::stage::{Scene, StageIdea, StageTopic, TOP};
use leptos::prelude::*;

use super::wall::Wall;
use crate::{links, words::use_words};

/// A scene. Each has a heading of its own, so that they can be read one after the other without a script.
#[component]
pub fn SceneView(scene: Scene, wall: Wall) -> impl IntoView {
    let heading = format!("stage-{scene}");
    let labelled = heading.clone();
    let content = match scene {
        Scene::Join => view! { <Join wall/> }.into_any(),
        Scene::Counter => view! { <Counter wall/> }.into_any(),
        Scene::Top => view! { <Top wall/> }.into_any(),
        Scene::Topics => view! { <Topics wall/> }.into_any(),
        Scene::Idea => view! { <One wall/> }.into_any(),
        Scene::Thanks => view! { <Thanks wall/> }.into_any(),
    };
    view! {
        <section class="stage__scene" data-scene=scene.as_str() aria-labelledby=labelled hidden=move || wall.hides(scene)>
            <h2 class="stage__heading" id=heading>{use_words().scene_name(scene)}</h2>
            {content}
        </section>
    }
}

/// An address as people type it.
fn short(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
}

#[component]
fn Join(wall: Wall) -> impl IntoView {
    let words = use_words().stage();
    let (address, picture) =
        wall.view.with_untracked(|view| (short(&view.address), links::stage_qr(&view.slug)));
    let described = (words.code)(&address);
    view! {
        <div class="stage__join">
            <img class="stage__code" src=picture alt=described/>
            <div>
                <p>{words.join}</p>
                <p class="stage__address">{address}</p>
                <p>{words.join_hint}</p>
            </div>
        </div>
    }
}

#[component]
fn Counter(wall: Wall) -> impl IntoView {
    let words = use_words();
    let number = move |of: fn(&domain::stage::StageCounts) -> u64| {
        move || words.lang.number(of(&wall.view.read().counts))
    };
    let [ideas, votes, comments] = words.stage().counted;
    view! {
        <dl class="stage__counts">
            <div><dt>{ideas}</dt><dd class="stage__number" data-count="ideas">{number(|counts| counts.ideas)}</dd></div>
            <div><dt>{votes}</dt><dd class="stage__number" data-count="votes">{number(|counts| counts.votes)}</dd></div>
            <div><dt>{comments}</dt><dd class="stage__number" data-count="comments">{number(|counts| counts.comments)}</dd></div>
        </dl>
    }
}

#[component]
fn Top(wall: Wall) -> impl IntoView {
    let words = use_words();
    let row = move |StageIdea { title, votes, .. }: StageIdea| {
        view! {
            <li class="stage__row">
                <span class="stage__name">{title}</span>
                <span class="stage__votes">{(words.common.votes)(votes)}</span>
            </li>
        }
    };
    view! {
        <ol class="stage__list">{move || wall.view.read().top.clone().into_iter().map(row).collect_view()}</ol>
        <Nothing wall/>
    }
}

/// Before anybody voted.
#[component]
fn Nothing(wall: Wall) -> impl IntoView {
    move || wall.view.read().top.is_empty().then(|| view! { <p>{use_words().stage().nothing}</p> })
}

/// The topics with the most votes: as many as can be read.
#[component]
fn Topics(wall: Wall) -> impl IntoView {
    let words = use_words();
    let shown = move || {
        let mut topics = wall.view.read().topics.clone();
        topics.sort_by_key(|topic| std::cmp::Reverse(topic.votes));
        topics.truncate(TOP);
        topics
    };
    let row = move |StageTopic { name, ideas, votes }: StageTopic| {
        view! {
            <li class="stage__row">
                <span class="stage__name">{words.pick(&name).to_owned()}</span>
                <span class="stage__votes">{(words.common.ideas)(ideas)}", "{(words.common.votes)(votes)}</span>
            </li>
        }
    };
    view! { <ul class="stage__list" role="list">{move || shown().into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn One(wall: Wall) -> impl IntoView {
    let words = use_words();
    let shown = move |StageIdea { number, title, pinch, votes }: StageIdea| {
        view! {
            <p class="stage__idea">{title}</p>
            <p class="stage__pinch">{pinch}</p>
            <p class="stage__votes">{format!("#{number}, {}", (words.common.votes)(votes))}</p>
        }
    };
    view! {
        {move || wall.one().map(shown)}
        <Nothing wall/>
    }
}

#[component]
fn Thanks(wall: Wall) -> impl IntoView {
    let words = use_words();
    let next = move || {
        let next = wall.view.read().next;
        next.map(|(phase, at)| (words.stage().next)(words.phase_name(phase), &words.day(at)))
    };
    let address = wall.view.with_untracked(|view| short(&view.address));
    view! {
        <p>{words.stage().thanks}</p>
        <p>{next}</p>
        <p class="stage__address">{address}</p>
    }
}
