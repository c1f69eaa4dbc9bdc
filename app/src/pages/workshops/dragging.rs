//! Cards that are dragged to where they shall be. The buttons and the menu of a card do all of it as well.

use domain::boards::RawAct;
use leptos::{
    ev::DragEvent,
    web_sys::{Element, HtmlInputElement},
};
use wasm_bindgen::JsCast;

use crate::browser::{all, report};

/// What is carried, so that nothing else is taken for a card.
const KIND: &str = "application/x-dogital-card";
const CARD: &str = ".board__card";
const COLUMN: &str = ".board__column";
/// On the card in the hand.
const TAKEN: &str = "board__card--taken";
/// On the column that it is above.
const TARGET: &str = "board__column--target";
/// On the card before which it would be put, and on the last one, where it would be the last.
const BEFORE: &str = "board__card--before";
const BEHIND: &str = "board__card--behind";

/// A card in the hand, as it stood when it was taken: what the others do meanwhile shall not be undone unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    idea: String,
    version: String,
}

/// Lets the cards of this board be dragged, if whoever looks may move them.
pub fn allow(board: &Element) {
    for card in all(board, CARD).filter(|card| field(card, "version").is_some()) {
        report(card.set_attribute("draggable", "true"));
    }
}

/// The card that is taken; links and text are dragged as everywhere.
pub fn take(event: &DragEvent) -> Option<Taken> {
    let card = under(event).filter(|target| target.matches(CARD).unwrap_or(false))?;
    let taken = Taken { idea: field(&card, "idea")?, version: field(&card, "version")? };
    let hand = event.data_transfer()?;
    hand.set_effect_allowed("move");
    report(hand.set_data(KIND, &taken.idea));
    report(card.class_list().add_1(TAKEN));
    Some(taken)
}

/// Shows where the card would be put.
pub fn hover(event: &DragEvent, board: &Element, taken: &Taken) {
    unmark(board, &[TARGET, BEFORE, BEHIND]);
    let Some(gap) = Gap::under(event, taken).filter(|_| carries_card(event)) else { return };
    event.prevent_default();
    report(gap.column.class_list().add_1(TARGET));
    if let Some(next) = gap.others.get(gap.above) {
        report(next.class_list().add_1(BEFORE));
    } else if let Some(last) = gap.others.last() {
        report(last.class_list().add_1(BEHIND));
    }
}

/// What putting the card down asks for, and the ids of the controls that need no more what stands in them; `None` where it was.
pub fn put_down(event: &DragEvent, taken: Taken) -> Option<(RawAct, Vec<String>)> {
    let gap = Gap::under(event, &taken).filter(|_| carries_card(event))?;
    event.prevent_default();
    let stage = gap.column.get_attribute("data-stage")?;
    let stays = gap.before == Some(gap.above);
    let sent = vec![format!("to-{}", taken.idea)];
    let act = RawAct {
        act: "move".to_owned(),
        idea: taken.idea,
        stage,
        place: (gap.above + 1).to_string(),
        version: taken.version,
        ..RawAct::default()
    };
    (!stays).then_some((act, sent))
}

/// Unmarks where the card would be put once it is above nothing of the board, or nothing is dragged any more.
pub fn leave(event: &DragEvent, board: &Element) {
    let to = event.related_target().and_then(|target| target.dyn_into::<Element>().ok());
    if !board.contains(to.as_deref()) {
        unmark(board, &[TARGET, BEFORE, BEHIND]);
    }
}

/// Nothing is in the hand any more.
pub fn let_go(board: &Element) {
    unmark(board, &[TAKEN, TARGET, BEFORE, BEHIND]);
}

fn carries_card(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|hand| hand.types().includes(&KIND.into(), 0))
}

/// Where a card would be put.
struct Gap {
    column: Element,
    /// The other cards there.
    others: Vec<Element>,
    /// How many of them are above.
    above: usize,
    /// How many were above it there, if it was there.
    before: Option<usize>,
}

impl Gap {
    fn under(event: &DragEvent, taken: &Taken) -> Option<Self> {
        let column = under(event)?.closest(COLUMN).ok()??;
        let is_taken = |card: &Element| field(card, "idea").as_ref() == Some(&taken.idea);
        let cards: Vec<Element> = all(&column, CARD).collect();
        let before = cards.iter().position(is_taken);
        let others: Vec<Element> = cards.into_iter().filter(|card| !is_taken(card)).collect();
        let height = f64::from(event.client_y());
        let above = others.iter().take_while(|card| middle(card) < height).count();
        Some(Self { column, others, above, before })
    }
}

fn middle(card: &Element) -> f64 {
    let place = card.get_bounding_client_rect();
    place.top() + place.height() / 2.0
}

/// What the form that moves a card says.
fn field(within: &Element, name: &str) -> Option<String> {
    let input = within.query_selector(&format!(".board__move [name={name}]")).ok()??;
    input.dyn_into::<HtmlInputElement>().ok().map(|input| input.value())
}

fn under(event: &DragEvent) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}

fn unmark(board: &Element, marks: &[&str]) {
    for mark in marks {
        for marked in all(board, &format!(".{mark}")) {
            report(marked.class_list().remove_1(mark));
        }
    }
}
