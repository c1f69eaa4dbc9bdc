use domain::{
    boards::{BoardStanding, Timer},
    refusals::Field,
    time::{HOUR, MINUTE, SECOND, Timestamp},
};
use leptos::prelude::*;

use super::{
    answer::{Answered, ROUND, TIMER},
    board::Press,
    workshop::Ground,
};
use crate::{
    links,
    parts::administration::Typed,
    returned::Returned,
    ui::{
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
    },
    words::{Words, count, use_words},
};

/// The points of the team: a round is begun or ended.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Round(
    /// What is open.
    standing: BoardStanding,
    /// How many points whoever reads has left.
    left: Option<i64>,
    /// The form that came back.
    returned: Option<Returned>,
    /// For whom.
    ground: Ground,
) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let each = standing.round.map(|each| words.lang.number(count(each)));
    let inside = match each {
        Some(each) if ground.works => {
            let left = (known.left)(count(left.unwrap_or_default()), &each);
            let id = "tally".to_owned();
            view! {
                <p>{left}</p>
                <Press workshop=ground.workshop act="tally" id text=known.round_close/>
            }
            .into_any()
        }
        Some(_) => view! { <p>{known.round_on}</p> }.into_any(),
        None if ground.works => {
            let typed = Typed::of(returned.as_ref(), "vote");
            view! { <Amount act="vote" field=Field::Points proposal="3" text=known.round_open typed ground/> }
                .into_any()
        }
        None => ().into_any(),
    };
    (ground.works || standing.round.is_some()).then(|| {
        view! {
            <section class="board__tool" aria-labelledby=ROUND>
                <h3 id=ROUND>{known.round}</h3>
                <Answered below=ROUND/>
                <p class="field__hint">{known.round_hint}</p>
                {inside}
            </section>
        }
    })
}

/// A number, and what it is for.
#[component]
fn Amount(
    act: &'static str,
    field: Field,
    proposal: &'static str,
    text: &'static str,
    typed: Typed,
    ground: Ground,
) -> impl IntoView {
    let label = FieldText::new(use_words().field_label(field));
    view! {
        <form class="board__amount" method="post" action=links::workshop(ground.workshop) novalidate>
            <input type="hidden" name="act" value=act/>
            <TextField name=field.as_str() text=label inputmode="numeric" class="input--short"
                value=typed.value(field, proposal) error=typed.error(field)/>
            <SubmitButton id=act weight=Weight::Plain>{text}</SubmitButton>
        </form>
    }
}

/// The timer of the team. Without a script it says until when; with one it counts.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Clock(
    /// What runs.
    timer: Timer,
    /// The clock of the server.
    now: Timestamp,
    /// The form that came back.
    returned: Option<Returned>,
    /// For whom.
    ground: Ground,
) -> impl IntoView {
    let words = use_words();
    let known = words.boards();
    let shown = face(words, timer, now);
    let [_, pause, resume, reset] = known.timer_acts;
    let press = |act: &'static str, text: &'static str| {
        view! { <Press workshop=ground.workshop act id=act.to_owned() text/> }
    };
    let acts = ground.works.then(|| match timer {
        Timer::Off => {
            let typed = Typed::of(returned.as_ref(), "start");
            let text = known.timer_acts[0];
            view! { <Amount act="start" field=Field::Minutes proposal="10" text typed ground/> }.into_any()
        }
        Timer::Running { until } if until > now => {
            view! { <div class="board__acts">{press("pause", pause)}{press("reset", reset)}</div> }.into_any()
        }
        Timer::Running { .. } => view! { <div class="board__acts">{press("reset", reset)}</div> }.into_any(),
        Timer::Paused { .. } => {
            view! { <div class="board__acts">{press("resume", resume)}{press("reset", reset)}</div> }
                .into_any()
        }
    });
    (ground.works || timer != Timer::Off).then(|| {
        view! {
            <section class="board__tool" aria-labelledby=TIMER>
                <h3 id=TIMER>{known.timer}</h3>
                <Answered below=TIMER/>
                {shown}
                {acts}
            </section>
        }
    })
}

/// What the timer shows. A script counts by what stands in the data: until when, and the words around what is left.
fn face(words: &Words, timer: Timer, now: Timestamp) -> Option<AnyView> {
    let known = words.boards();
    match timer {
        Timer::Off => None,
        Timer::Running { until } if until > now => {
            let time = words.clock(until);
            let (text, counting) = ((known.until)(&time), (known.counting)("{}", &time));
            let until = until.as_millis().to_string();
            Some(
                view! {
                    <p class="board__clock" role="timer" data-until=until data-counting=counting data-up=known.time_up>
                        {text}
                    </p>
                }
                .into_any(),
            )
        }
        Timer::Running { until } => {
            Some(view! { <p class="board__clock">{(known.over)(&words.clock(until))}</p> }.into_any())
        }
        Timer::Paused { left } => {
            Some(view! { <p class="board__clock">{(known.paused)(&span(left))}</p> }.into_any())
        }
    }
}

/// How long is left, `4:12` or `1:04:12`: a second that has begun counts.
pub fn span(left: i64) -> String {
    let seconds = left.max(0).saturating_add(SECOND - 1) / SECOND;
    let (hours, minutes) = (seconds * SECOND / HOUR, seconds * SECOND % HOUR / MINUTE);
    let seconds = seconds % 60;
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use domain::time::{HOUR, MINUTE, SECOND};

    use super::span;

    #[test]
    fn a_span_counts_the_second_that_has_begun() {
        assert_eq!(span(4 * MINUTE + 12 * SECOND), "4:12");
        assert_eq!(span(4 * MINUTE + 11 * SECOND + 1), "4:12");
        assert_eq!((span(1), span(0), span(-5)), ("0:01".into(), "0:00".into(), "0:00".into()));
        assert_eq!(span(HOUR + 4 * MINUTE), "1:04:00");
    }
}
