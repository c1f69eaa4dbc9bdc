use domain::{
    boards::{Board, Stage},
    campaigns::{CampaignPage, Unit},
    ids::{IdeaNumber, WorkshopId},
    time::Timestamp,
    workshops::{Member, OfferedIdea, WorkshopCard, WorkshopIdea, WorkshopPage, WorkshopStanding},
};
use leptos::prelude::*;

use super::{
    answer::{Answer, Answered, HEADING},
    board::{Columns, Press, card_id, idea_id, merged_id, title_id},
    named,
    tools::{Clock, Round},
};
use crate::{
    drawn::html,
    links,
    pages::handover::HandoverLinks,
    parts::{administration::unit_name, status_badge::StatusBadge},
    returned::Returned,
    ui::{
        badge::Tone,
        button::LinkButton,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::{count, use_words},
};

/// What the page of a workshop is made of.
pub struct WorkshopView {
    /// The workshop.
    pub page: WorkshopPage,
    /// Whether whoever reads may edit it.
    pub keeps: bool,
    /// The form that came back.
    pub returned: Option<Returned>,
    /// What was just done, as the address tells it.
    pub search: String,
    /// The clock of the server.
    pub now: Timestamp,
}

/// The page of a workshop, and what is said of what was just done.
pub struct WorkshopDrawn {
    /// The page.
    pub html: String,
    /// What was done, or why not.
    pub said: Option<String>,
    /// The card that it was about.
    pub focus: Option<String>,
}

/// For whom something is drawn.
#[derive(Clone, Copy)]
pub struct Ground {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The version of its board.
    pub version: i64,
    /// Whether whoever reads may do anything in it.
    pub works: bool,
    /// The column that was chosen for a card in a form that came back.
    pub wanted: Option<(IdeaNumber, Stage)>,
}

/// A workshop: its board, what it could take, its facts and its team.
pub fn draw_workshop(view: WorkshopView) -> WorkshopDrawn {
    let WorkshopView { page, keeps, returned, search, now } = view;
    let answer = Answer::of(use_words(), &page, returned.as_ref(), &search);
    let (said, focus) =
        (answer.as_ref().map(|answer| answer.said.clone()), answer.as_ref().map(Answer::focus));
    let html = html(|| {
        if let Some(answer) = answer {
            provide_context(answer);
        }
        let known = use_words().workshops();
        let WorkshopPage { card, campaign, standing, team, board, offered } = page;
        let works = standing.member && !standing.closed;
        let wanted = returned.as_ref().filter(|form| form.value("act") == "move").and_then(chosen);
        let ground = Ground { workshop: standing.id, version: board.standing.version, works, wanted };
        let edit = keeps.then(|| {
            view! { <p><LinkButton id="edit" href=links::edit_workshop(card.id)>{known.edit}</LinkButton></p> }
        });
        let taken = board.cards().next().is_some();
        let handover = taken.then(|| view! { <HandoverLinks of=links::workshop(card.id)/> });
        let units = campaign.units.clone();
        let team = team.map(|team| view! { <Team team units/> });
        view! {
            <p><a class="desk__back" id="all-workshops" href=links::WORKSHOPS><Icon glyph=Glyph::ArrowLeft/>{known.back}</a></p>
            <Rights name=card.facts.name.clone() standing/>
            <BoardSection board returned now ground/>
            {handover}
            <Offered offered ground campaign/>
            <Facts card/>
            {team}
            {edit}
        }
    });
    WorkshopDrawn { html, said, focus }
}

/// The card of a form, and the column that was chosen for it.
fn chosen(form: &Returned) -> Option<(IdeaNumber, Stage)> {
    form.value("idea").parse().ok().zip(form.value("stage").parse().ok())
}

/// What whoever reads may not do, and why.
#[component]
fn Rights(name: String, standing: WorkshopStanding) -> impl IntoView {
    let words = use_words().workshops();
    let text = match (standing.member, standing.closed) {
        (false, _) => Some((words.reading)(&name)),
        (true, true) => Some(words.closed_hint.to_owned()),
        (true, false) => None,
    };
    text.map(|text| view! { <Notice tone=Tone::Info><p>{text}</p></Notice> })
}

/// The board with the tools of the team; before there is an idea, that there is none.
#[component]
fn BoardSection(board: Board, returned: Option<Returned>, now: Timestamp, ground: Ground) -> impl IntoView {
    let words = use_words();
    let none = board.cards().next().is_none();
    let none = none.then(|| view! { <p>{words.workshops().ideas_empty}</p> });
    let (standing, left) = (board.standing, board.left);
    view! {
        <section class="section board" id="board" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words.boards().heading}</h2>
            <Answered below=HEADING/>
            {none}
            <Columns board ground/>
            <div class="board__tools">
                <Clock timer=standing.timer now returned=returned.clone() ground/>
                <Round standing left returned ground/>
            </div>
        </section>
    }
}

#[component]
fn Facts(card: WorkshopCard) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let number = |n: i64| words.lang.number(count(n));
    let facts = card.facts;
    let venue = if facts.venue.is_empty() { known.venue_open.to_owned() } else { facts.venue };
    let values = [
        words.workshop_format(facts.format).to_owned(),
        words.pick(&card.campaign.title).to_owned(),
        words.day(facts.date.begins()),
        venue,
        (known.filled)(&number(card.claimed), &number(facts.capacity)),
        (known.at_once)(&number(facts.in_progress)),
    ];
    let lines = std::iter::zip(known.facts, values);
    let lines = lines.map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> }).collect_view();
    let closed = card.closed_at.map(|at| view! { <p>{(known.closed)(&words.day(at))}</p> });
    view! {
        <section class="section" aria-labelledby="about">
            <h2 id="about">{known.about}</h2>
            <dl class="pulls__facts">{lines}</dl>
            {closed}
        </section>
    }
}

/// Pulled ideas that no workshop has, each with the way to take it, or why not.
#[component]
fn Offered(offered: Vec<OfferedIdea>, ground: Ground, campaign: CampaignPage) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let none = offered.is_empty().then(|| view! { <p>{known.offered_empty}</p> });
    let rows = offered.into_iter().map(|offered| view! { <Offer offered ground/> }).collect_view();
    let pulls = ground.works.then(|| {
        view! { <p><a id="pulls" href=links::pulls(&campaign.campaign.slug)>{known.pulls}</a></p> }
    });
    view! {
        <section class="section" aria-labelledby="offered">
            <h2 id="offered">{known.offered}</h2>
            {ground.works.then(|| view! { <p>{known.offered_hint}</p> })}
            {none}
            <ul class="desk__rows" role="list">{rows}</ul>
            {pulls}
        </section>
    }
}

#[component]
fn Offer(offered: OfferedIdea, ground: Ground) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let OfferedIdea { pull, idea, bar } = offered;
    let label = (known.claim_name)(&named(words, &idea));
    let act = match bar {
        None => {
            let (fields, id) = (vec![("idea", idea.number.to_string())], format!("claim-{}", idea.number));
            view! { <Press workshop=ground.workshop act="claim" fields id text=known.claim label/> }
                .into_any()
        }
        Some(bar) if ground.works => view! { <p class="field__hint">{words.refusal(&bar)}</p> }.into_any(),
        Some(_) => ().into_any(),
    };
    let id = card_id(idea.number);
    view! { <li class="desk__row" id=id tabindex="-1"><div><Title idea/><p class="facts">{words.pull_name(pull)}</p></div>{act}</li> }
}

/// Number, title and state of an idea; where it is now, if that is elsewhere.
#[component]
fn Title(idea: WorkshopIdea) -> impl IntoView {
    let words = use_words();
    let name = named(words, &idea);
    let state = idea.standing.map(|(status, overlay)| view! { <StatusBadge status overlay/> });
    let merged = idea.merged_into.map(|into| {
        view! { <a id=merged_id(idea.number) href=links::idea(into)>{(words.workshops().merged)(&format!("#{into}"))}</a> }
    });
    let title = if idea.standing.is_some() {
        view! { <a id=idea_id(idea.number) href=links::idea(idea.number)>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    let (id, below) = (title_id(idea.number), title_id(idea.number));
    view! {
        <div>
            <p class="desk__name" id=id>{title}</p>
            <Answered below/>
            <p class="facts">{state}{merged}</p>
        </div>
    }
}

/// Who belongs to the team.
#[component]
fn Team(team: Vec<Member>, units: Vec<Unit>) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let none = team.is_empty().then(|| view! { <p>{known.team_empty}</p> });
    let line = |Member { name, unit, .. }: Member| {
        let unit = unit_name(words, &units, unit);
        let unit = (!unit.is_empty()).then(|| format!(", {unit}"));
        view! { <li>{name}{unit}</li> }
    };
    view! {
        <section class="section" aria-labelledby="team">
            <h2 id="team">{known.team}</h2>
            <p>{known.team_hint}</p>
            {none}
            <ul>{team.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
