use domain::handover::{HandedIdea, HandedText, Poster};
use leptos::prelude::*;

use super::{OnScreen, Paper};
use crate::{
    drawn::html,
    links,
    ui::empty::Empty,
    words::{count, use_words},
};

/// A poster for each topic.
pub fn draw_posters(paper: &Paper) -> String {
    html(|| {
        let words = use_words();
        let known = words.handover();
        let posters = paper.handover.posters();
        let none = posters.is_empty().then(|| view! { <Empty text=known.empty/> });
        let campaign = &paper.handover.campaign.campaign;
        let foot = Foot {
            campaign: words.pick(&campaign.title).to_owned(),
            qr: links::campaign_qr(&campaign.slug),
            address: paper.typed(&links::campaign(&campaign.slug)),
        };
        let posters = posters.into_iter().map(|poster| sheet(poster, foot.clone())).collect_view();
        view! {
            <OnScreen back=paper.back.clone() hint=known.posters_hint unread=paper.handover.unread()/>
            {none}
            {posters}
        }
    })
}

/// Where people read on.
#[derive(Clone)]
struct Foot {
    campaign: String,
    qr: String,
    address: String,
}

fn sheet(poster: Poster<'_>, foot: Foot) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.handover();
    let Poster { topic, at, of, ideas } = poster;
    let number = |n: usize| words.lang.number(count(n));
    let part = (of > 1).then(|| {
        view! { <p class="poster__part">{(known.sheet)(&number(at), &number(of))}</p> }
    });
    let ideas = ideas.into_iter().map(|(idea, text)| line(idea, text)).collect_view();
    let Foot { campaign, qr, address } = foot;
    view! {
        <section class="sheet sheet--poster">
            <h2 class="poster__topic">{words.pick(&topic.name).to_owned()}</h2>
            {part}
            <ol class="poster__ideas" role="list">{ideas}</ol>
            <div class="poster__foot">
                <img class="poster__qr" src=qr alt=known.campaign_qr width="144" height="144"/>
                <div>
                    <p class="poster__campaign">{campaign}</p>
                    <p class="poster__address">{address}</p>
                </div>
            </div>
        </section>
    }
}

fn line(idea: &HandedIdea, text: &HandedText) -> impl IntoView + use<> {
    let votes = idea.votes.map(use_words().common.votes);
    view! {
        <li class="poster__idea">
            <span class="poster__number">{format!("#{}", idea.number)}</span>" "
            <span class="poster__title">{text.title.clone()}</span>
            {votes.map(|votes| view! { " " <span class="poster__votes">{votes}</span> })}
        </li>
    }
}
