use domain::{
    boards::Timer,
    ids::IdeaNumber,
    refusals::Refusal,
    workshops::{WorkshopIdea, WorkshopPage},
};
use leptos::prelude::*;

use super::{
    board::{card_id, placed, title_id},
    named,
};
use crate::{
    returned::{Returned, field_errors},
    ui::{
        badge::Tone,
        error_summary::{ErrorSummary, FormError},
        notice::Notice,
    },
    words::{Words, count, use_words},
};

/// The id of the answer to what was just done.
pub const ANSWER: &str = "answer";
/// The id of the heading of the board.
pub const HEADING: &str = "board-heading";
/// The id of the heading of the timer.
pub const TIMER: &str = "timer";
/// The id of the heading of the points.
pub const ROUND: &str = "round";

/// What is answered to a form: that it was done, or why not.
#[derive(Clone)]
pub struct Answer {
    /// The id of the heading of what it is about: it stands below.
    pub below: String,
    /// In words.
    pub said: String,
    /// Why it was not done.
    refusal: Option<Refusal>,
}

impl Answer {
    /// To the form that came back; else to what the address says was done: `?done=move&idea=12`.
    pub fn of(words: &Words, page: &WorkshopPage, returned: Option<&Returned>, search: &str) -> Option<Self> {
        let refused = returned.and_then(|form| Some((form, form.refusal.clone()?)));
        if let Some((form, refusal)) = refused {
            let below = place(page, form.value("act"), form.value("idea").parse().ok());
            return Some(Self { below, said: told(words, &refusal), refusal: Some(refusal) });
        }
        let value = |name: &str| {
            let mut pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let (act, idea) = (value("done")?, value("idea").and_then(|idea| idea.parse().ok()));
        let said = done(words, page, act, idea)?;
        Some(Self { below: place(page, act, idea), said, refusal: None })
    }

    /// The id of what takes the focus: the card that it is about, else the answer itself.
    pub fn focus(&self) -> String {
        let idea = self.below.strip_prefix("title-").and_then(|idea| idea.parse().ok());
        idea.map_or_else(|| ANSWER.to_owned(), card_id)
    }
}

/// The id of the heading of what an act is about.
pub fn about(act: &str, idea: Option<IdeaNumber>) -> String {
    match (act, idea) {
        ("start" | "pause" | "resume" | "reset", _) => TIMER.to_owned(),
        ("vote" | "tally", _) => ROUND.to_owned(),
        (_, Some(idea)) => title_id(idea),
        (_, None) => HEADING.to_owned(),
    }
}

/// The same, while it is on the page.
fn place(page: &WorkshopPage, act: &str, idea: Option<IdeaNumber>) -> String {
    let below = about(act, idea);
    let works = page.standing.member && !page.standing.closed;
    let is_there = match &*below {
        TIMER | ROUND => works,
        _ => idea.is_some_and(|idea| on_board(page, idea).or_else(|| free(page, idea)).is_some()),
    };
    if is_there { below } else { HEADING.to_owned() }
}

fn on_board(page: &WorkshopPage, idea: IdeaNumber) -> Option<&WorkshopIdea> {
    page.board.cards().map(|card| &card.idea).find(|known| known.number == idea)
}

fn free(page: &WorkshopPage, idea: IdeaNumber) -> Option<&WorkshopIdea> {
    page.offered.iter().map(|offered| &offered.idea).find(|known| known.number == idea)
}

/// What was done, as long as it is so: an address may be loaded again much later.
fn done(words: &Words, page: &WorkshopPage, act: &str, idea: Option<IdeaNumber>) -> Option<String> {
    let (known, board) = (words.boards(), &page.board);
    let (timer, round) = (board.standing.timer, board.standing.round.is_some());
    let runs = matches!(timer, Timer::Running { .. });
    let [started, paused, resumed, reset] = known.timer_set;
    match act {
        "claim" => on_board(page, idea?).map(|idea| (words.workshops().claimed)(&named(words, idea))),
        "release" => free(page, idea?).map(|idea| (words.workshops().released)(&named(words, idea))),
        "move" => placed(words, board, idea?, known.moved),
        "undo" => placed(words, board, idea?, known.undone),
        "vote" => round.then(|| known.round_opened.to_owned()),
        "tally" if round => None,
        "tally" if board.summed => Some(known.round_closed.to_owned()),
        "tally" => Some(known.round_closed_few.to_owned()),
        "dots" => Some((known.dots_set)(count(board.left?))),
        "start" => runs.then(|| started.to_owned()),
        "pause" => matches!(timer, Timer::Paused { .. }).then(|| paused.to_owned()),
        "resume" => runs.then(|| resumed.to_owned()),
        "reset" => (timer == Timer::Off).then(|| reset.to_owned()),
        _ => None,
    }
}

/// Why something was not done, for those who see how the board is now.
fn told(words: &Words, refusal: &Refusal) -> String {
    if *refusal == Refusal::Stale { words.boards().changed.to_owned() } else { words.refusal(refusal) }
}

/// The answer, if this is its place. A refusal takes the focus, so that whoever has no script is shown it.
#[component]
pub fn Answered(
    /// The id of the heading above.
    #[prop(into)]
    below: String,
) -> impl IntoView {
    let words = use_words();
    let answer = use_context::<Answer>().filter(|answer| answer.below == below)?;
    let Answer { said, refusal, .. } = answer;
    let wrong = field_errors(refusal.as_ref()).iter();
    let wrong: Vec<_> = wrong
        .map(|wrong| FormError { field: wrong.field.as_str(), message: words.field_error(wrong) })
        .collect();
    let tone = if refusal.is_some() { Tone::Danger } else { Tone::Ok };
    let focused = refusal.is_some() && wrong.is_empty();
    let said = wrong.is_empty().then(|| view! { <Notice tone><p>{said}</p></Notice> });
    Some(view! {
        <div class="board__answer" id=ANSWER tabindex="-1" data-below=below autofocus=focused>
            {said} <ErrorSummary errors=Signal::stored(wrong)/>
        </div>
    })
}
