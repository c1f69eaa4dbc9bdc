use domain::{
    boards::{Board, Card, CardPlace, Stage},
    ids::{IdeaNumber, WorkshopId},
};
use leptos::prelude::*;

use super::{answer::Answered, named, workshop::Ground};
use crate::{
    links,
    parts::status_badge::StatusBadge,
    ui::{badge::Tone, icon::Glyph},
    words::{Words, count, use_words},
};

/// The id of a card in the page, or of an idea that is free: no idea is both.
pub fn card_id(idea: IdeaNumber) -> String {
    format!("card-{idea}")
}

/// The id of its title.
pub fn title_id(idea: IdeaNumber) -> String {
    format!("title-{idea}")
}

/// The id of the link to it.
pub fn idea_id(idea: IdeaNumber) -> String {
    format!("idea-{idea}")
}

/// The id of the link to what it is part of now.
pub fn merged_id(idea: IdeaNumber) -> String {
    format!("merged-{idea}")
}

/// Something to press: a form of hidden fields and a button.
#[component]
pub fn Press(
    /// The workshop.
    workshop: WorkshopId,
    /// What it does.
    act: &'static str,
    /// With what.
    #[prop(optional)]
    fields: Vec<(&'static str, String)>,
    /// The id of the button, by which the focus finds it again.
    id: String,
    /// The words on it.
    text: &'static str,
    /// Its name, where several have the same words.
    #[prop(optional)]
    label: Option<String>,
) -> impl IntoView {
    let hidden = fields.into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value/> }
    });
    view! {
        <form method="post" action=links::workshop(workshop)>
            <input type="hidden" name="act" value=act/>
            {hidden.collect_view()}
            <button class="button" type="submit" id=id aria-label=label>{text}</button>
        </form>
    }
}

/// The columns with their cards, and the way back from one's last move.
#[component]
pub fn Columns(
    /// The board.
    board: Board,
    /// For whom.
    ground: Ground,
) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let number = |n: usize| words.lang.number(count(n));
    let limit = words.lang.number(count(board.standing.limit));
    let at_work = (known.at_work)(&number(board.in_progress()), &limit);
    let undo = board.undo.and_then(|idea| board.cards().find(|card| card.idea.number == idea));
    let undo = undo.filter(|_| ground.works).map(|card| {
        let hint = (known.undo_hint)(&named(words, &card.idea));
        view! {
            <div class="board__undo">
                <p>{hint}</p>
                <Press workshop=ground.workshop act="undo" id="undo".to_owned() text=words.common.undo/>
            </div>
        }
    });
    let round = board.standing.round;
    let left = board.left.unwrap_or_default();
    let columns = board.columns.into_iter().map(|(stage, cards)| {
        let round = round.map(|_| left);
        view! { <Column stage cards ground round/> }
    });
    view! {
        <p>{at_work}</p>
        {undo}
        <div class="board__columns">{columns.collect_view()}</div>
    }
}

#[component]
fn Column(stage: Stage, cards: Vec<Card>, ground: Ground, round: Option<i64>) -> impl IntoView {
    let words = use_words();
    let of = cards.len();
    let id = format!("stage-{stage}");
    let heading = id.clone();
    let none = cards.is_empty().then(|| view! { <p class="board__empty">{words.boards().empty}</p> });
    let cards = (1..).zip(cards).map(|(at, card)| {
        view! { <CardItem card place=CardPlace { stage, at } of ground round/> }
    });
    let counted = words.lang.number(count(of));
    let said = (words.boards().cards)(count(of));
    view! {
        <section class="board__column" aria-labelledby=heading data-stage=stage.as_str()>
            <h3 class="board__stage" id=id>
                {words.stage_name(stage)}" "
                <span class="board__count" aria-hidden="true">{counted}</span>
                <span class="visually-hidden">{said}</span>
            </h3>
            {none}
            <ol class="board__cards" role="list">{cards.collect_view()}</ol>
        </section>
    }
}

#[component]
fn CardItem(card: Card, place: CardPlace, of: usize, ground: Ground, round: Option<i64>) -> impl IntoView {
    let words = use_words();
    let idea = card.idea.clone();
    let name = named(words, &idea);
    let label = name.clone();
    let state = idea.standing.filter(|_| !idea.is_at_work());
    let state = state.map(|(status, overlay)| view! { <StatusBadge status overlay/> });
    let merged = idea.merged_into.map(|into| {
        view! { <a id=merged_id(idea.number) href=links::idea(into)>{(words.workshops().merged)(&format!("#{into}"))}</a> }
    });
    let title = if idea.standing.is_some() {
        view! { <a id=idea_id(idea.number) href=links::idea(idea.number)>{name.clone()}</a> }.into_any()
    } else {
        name.clone().into_any()
    };
    let canvas = (words.canvases().open_name)(&name);
    let canvas = view! {
        <p><a id=format!("canvas-{}", idea.number) href=links::canvas(ground.workshop, idea.number) aria-label=canvas>
            {words.canvases().open}
        </a></p>
    };
    let acts = ground.works.then(|| {
        view! { <Moves idea=idea.number name=name.clone() place of ground/> }
    });
    let ends = ground.works && place.stage == Stage::Result && idea.standing.is_some();
    let outcome = ends.then(|| {
        let label = (words.outcomes().form)(&name);
        view! {
            <p><a class="button" href=links::outcome(idea.number) aria-label=label>{words.outcomes().record}</a></p>
        }
    });
    view! {
        <li class="board__card" id=card_id(idea.number) tabindex="-1" aria-label=label>
            <h4 class="board__title" id=title_id(idea.number)>{title}</h4>
            <Answered below=title_id(idea.number)/>
            <p class="facts">{state}{merged}</p>
            <Dots card name round ground/>
            {outcome}
            {canvas}
            {acts}
        </li>
    }
}

/// Up and down, to another column, and back to where it came from.
#[component]
fn Moves(idea: IdeaNumber, name: String, place: CardPlace, of: usize, ground: Ground) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let to = move |at: usize| {
        vec![
            ("idea", idea.to_string()),
            ("stage", place.stage.to_string()),
            ("place", at.to_string()),
            ("version", ground.version.to_string()),
        ]
    };
    let workshop = ground.workshop;
    let step = |at: Option<usize>, which: usize, word: &str| {
        at.map(|at| {
            let (id, label) = (format!("{word}-{idea}"), (known.names[which])(&name));
            view! { <Press workshop act="move" fields=to(at) id text=known.up_down[which] label/> }
        })
    };
    let up = step(Some(place.at - 1).filter(|at| *at > 0), 0, "up");
    let down = step(Some(place.at + 1).filter(|at| *at <= of), 1, "down");
    let release = (words.workshops().release_name)(&name);
    view! {
        <div class="board__acts">
            {up}
            {down}
            <MoveTo idea name stage=place.stage ground/>
            <Press workshop act="release" fields=vec![("idea", idea.to_string())] id=format!("release-{idea}")
                text=words.workshops().release label=release/>
        </div>
    }
}

/// «Verschieben nach …»: another column, at its end.
#[component]
fn MoveTo(idea: IdeaNumber, name: String, stage: Stage, ground: Ground) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let id = format!("to-{idea}");
    let others = Stage::ALL.iter().filter(|other| **other != stage);
    let wanted = ground.wanted.filter(|(other, _)| *other == idea).map(|(_, stage)| stage);
    let option = |other: &Stage| {
        let selected = wanted == Some(*other);
        view! { <option value=other.as_str() selected=selected>{words.stage_name(*other)}</option> }
    };
    let options = others.map(option).collect_view();
    view! {
        <form class="board__move" method="post" action=links::workshop(ground.workshop)>
            <input type="hidden" name="act" value="move"/>
            <input type="hidden" name="idea" value=idea.to_string()/>
            <input type="hidden" name="version" value=ground.version.to_string()/>
            <label class="field__label" for=id.clone()>
                {known.move_to}<span class="visually-hidden">" "{name.clone()}</span>
            </label>
            <select class="input" id=id name="stage" autocomplete="off">{options}</select>
            <button class="button" type="submit" id=format!("move-{idea}") aria-label=(known.names[2])(&name)>
                {known.move_card}
            </button>
        </form>
    }
}

/// One's own points while a round is open, else those of the last one.
#[component]
fn Dots(card: Card, name: String, round: Option<i64>, ground: Ground) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let (idea, own) = (card.idea.number, card.own);
    let Some(left) = round else {
        let points = card.points.map(|points| {
            let text = (known.points)(count(points));
            view! { <p><crate::ui::badge::Badge tone=Tone::Brand glyph=Glyph::Pressure text/></p> }
        });
        return points.into_any();
    };
    if !ground.works {
        return ().into_any();
    }
    let press = |points: i64, id: &str, text: &'static str, label: String| {
        let fields = vec![("idea", idea.to_string()), ("points", points.to_string())];
        let id = format!("{id}-{idea}");
        view! { <Press workshop=ground.workshop act="dots" fields id text label/> }
    };
    let give = (left > 0).then(|| press(own + 1, "give", known.give, (known.give_name)(&name)));
    let take = (own > 0).then(|| press(own - 1, "take", known.take, (known.take_name)(&name)));
    view! {
        <p>{(known.own)(count(own))}</p>
        <div class="board__acts">{give}{take}</div>
    }
    .into_any()
}

/// Where a card is, in words: `#12 Fahrradkeller`, column, place, how many are there.
pub fn placed(
    words: &Words,
    board: &Board,
    idea: IdeaNumber,
    say: fn([&str; 4]) -> String,
) -> Option<String> {
    let card = board.cards().find(|card| card.idea.number == idea)?;
    let (place, of) = board.place_of(idea)?;
    let (at, of) = (words.lang.number(count(place.at)), words.lang.number(count(of)));
    Some(say([&named(words, &card.idea), words.stage_name(place.stage), &at, &of]))
}
