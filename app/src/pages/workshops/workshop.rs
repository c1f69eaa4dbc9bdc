use domain::{
    campaigns::{CampaignPage, Unit},
    ids::WorkshopId,
    workshops::{Member, OfferedIdea, WorkshopCard, WorkshopIdea, WorkshopPage, WorkshopStanding},
};
use leptos::prelude::*;

use crate::{
    drawn::html,
    links,
    parts::{administration::unit_name, status_badge::StatusBadge},
    returned::{Returned, field_errors},
    ui::{
        badge::Tone,
        button::{LinkButton, SubmitButton, Weight},
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::{Words, count, use_words},
};

/// A workshop: its facts, its team, its ideas, and what it could take.
pub fn draw_workshop(page: WorkshopPage, keeps: bool, returned: Option<Returned>, search: &str) -> String {
    let said = said(use_words(), &page, returned.is_some(), search);
    html(|| {
        let words = use_words().workshops();
        let WorkshopPage { card, campaign, standing, team, ideas, offered } = page;
        let edit = keeps.then(|| view! { <p><LinkButton href=links::edit_workshop(card.id)>{words.edit}</LinkButton></p> });
        let units = campaign.units.clone();
        let team = team.map(|team| view! { <Team team units/> });
        view! {
            <p><a class="desk__back" href=links::WORKSHOPS><Icon glyph=Glyph::ArrowLeft/>{words.back}</a></p>
            <Answer returned said/>
            <Rights name=card.facts.name.clone() standing/>
            <Facts card/>
            {edit}
            <Ideas ideas standing/>
            <Offered offered standing campaign/>
            {team}
        }
    })
}

/// What was just done, as the address tells it.
fn said(words: &Words, page: &WorkshopPage, refused: bool, search: &str) -> Option<String> {
    let value = |name: &str| {
        let pairs = search.trim_start_matches('?').split('&');
        pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let number = value("idea").filter(|_| !refused)?.parse().ok()?;
    let offered = page.offered.iter().map(|offered| &offered.idea);
    let idea = page.ideas.iter().chain(offered).find(|idea| idea.number == number)?;
    match value("done")? {
        "claim" => Some((words.workshops().claimed)(&named(words, idea))),
        "release" => Some((words.workshops().released)(&named(words, idea))),
        _ => None,
    }
}

/// `#12 Fahrradkeller`.
fn named(words: &Words, idea: &WorkshopIdea) -> String {
    format!("#{} {}", idea.number, idea.title.as_deref().unwrap_or(words.pulls().unseen))
}

/// Why something was not done, or that it was.
#[component]
fn Answer(returned: Option<Returned>, said: Option<String>) -> impl IntoView {
    let words = use_words();
    let refusal = returned.and_then(|form| form.refusal).filter(|refusal| field_errors(Some(refusal)).is_empty());
    let refused = refusal.map(|refusal| {
        view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> }
    });
    let done = said.map(|said| view! { <div role="status"><Notice tone=Tone::Ok><p>{said}</p></Notice></div> });
    view! { {refused} {done} }
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
    view! { <dl class="pulls__facts">{lines}</dl> {closed} }
}

#[component]
fn Ideas(ideas: Vec<WorkshopIdea>, standing: WorkshopStanding) -> impl IntoView {
    let words = use_words().workshops();
    let works = standing.member && !standing.closed;
    let none = ideas.is_empty().then(|| view! { <p>{words.ideas_empty}</p> });
    let rows = ideas.into_iter().map(|idea| {
        let act = works.then(|| view! { <Act workshop=standing.id idea=idea.clone() claims=false/> });
        view! { <li class="desk__row"><Title idea/>{act}</li> }
    });
    view! {
        <section class="section" aria-labelledby="ideas">
            <h2 id="ideas">{words.ideas}</h2>
            {none}
            <ul class="desk__rows" role="list">{rows.collect_view()}</ul>
        </section>
    }
}

/// Pulled ideas that no workshop has, each with the way to take it, or why not.
#[component]
fn Offered(offered: Vec<OfferedIdea>, standing: WorkshopStanding, campaign: CampaignPage) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let works = standing.member && !standing.closed;
    let none = offered.is_empty().then(|| view! { <p>{known.offered_empty}</p> });
    let rows = offered.into_iter().map(|OfferedIdea { pull, idea, bar }| {
        let act = match bar {
            None => view! { <Act workshop=standing.id idea=idea.clone() claims=true/> }.into_any(),
            Some(bar) if works => view! { <p class="field__hint">{words.refusal(&bar)}</p> }.into_any(),
            Some(_) => ().into_any(),
        };
        let pull = words.pull_name(pull);
        view! { <li class="desk__row"><div><Title idea/><p class="facts">{pull}</p></div>{act}</li> }
    });
    let rows = rows.collect_view();
    let pulls = standing.member.then(|| {
        view! { <p><a href=links::pulls(&campaign.campaign.slug)>{known.pulls}</a></p> }
    });
    view! {
        <section class="section" aria-labelledby="offered">
            <h2 id="offered">{known.offered}</h2>
            {works.then(|| view! { <p>{known.offered_hint}</p> })}
            {none}
            <ul class="desk__rows" role="list">{rows}</ul>
            {pulls}
        </section>
    }
}

/// Number, title and state of an idea; where it is now, if that is elsewhere.
#[component]
fn Title(idea: WorkshopIdea) -> impl IntoView {
    let words = use_words();
    let name = named(words, &idea);
    let state = idea.standing.map(|(status, overlay)| view! { <StatusBadge status overlay/> });
    let merged = idea.merged_into.map(|into| {
        view! { <a href=links::idea(into)>{(words.workshops().merged)(&format!("#{into}"))}</a> }
    });
    let title = if idea.standing.is_some() {
        view! { <a href=links::idea(idea.number)>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    view! { <div><p class="desk__name">{title}</p><p class="facts">{state}{merged}</p></div> }
}

/// Takes an idea, or gives it back.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
fn Act(workshop: WorkshopId, idea: WorkshopIdea, claims: bool) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let name = named(words, &idea);
    let (act, text, label) = if claims {
        ("claim", known.claim, (known.claim_name)(&name))
    } else {
        ("release", known.release, (known.release_name)(&name))
    };
    view! {
        <form method="post" action=links::workshop(workshop)>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="idea" value=idea.number.to_string()/>
            <button class="button" type="submit" aria-label=label>{text}</button>
        </form>
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
