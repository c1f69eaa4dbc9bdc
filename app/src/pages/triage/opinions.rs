//! What specialist units were asked about the item, what they said, and the form to ask.

use domain::{
    campaigns::Unit,
    opinions::{Opinion, OpinionReply},
    refusals::Field,
    text::OpinionQuestion,
    time::Timestamp,
    triage::Thing,
};
use leptos::prelude::*;

use super::{acts::Hidden, page::Ways};
use crate::{
    links,
    parts::administration::{Typed, UnitChoice, unit_name},
    returned::Returned,
    ui::{
        badge::{Badge, Tone},
        button::{SubmitButton, Weight},
        disclosure::Disclosure,
        field::{FieldText, TextArea, TextField},
        icon::Glyph,
        notice::Notice,
        time::Day,
    },
    words::use_words,
};

/// The field of a form that came back with what is shown this once.
pub const ONE_TIME: &str = "one_time";

/// A link that is shown this once.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn LinkOnce(
    /// The form that came back with it.
    returned: Option<Returned>,
    /// How browsers reach the server.
    site: String,
) -> impl IntoView {
    let token = returned.map(|form| form.value(ONE_TIME).to_owned()).filter(|token| !token.is_empty());
    token.map(|token| {
        let href = format!("{site}{}", links::linked_opinion(&token));
        let shown = href.clone();
        view! {
            <div id="once" tabindex="-1" role="status">
                <Notice tone=Tone::Ok>
                    <p>{use_words().opinion().link_once}</p>
                    <p class="triage__link"><a href=href rel="external noreferrer">{shown}</a></p>
                </Notice>
            </div>
        }
    })
}

/// What was asked about an idea, and the form to ask.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Opinions(
    /// The idea.
    thing: Thing,
    /// What was asked, the newest first.
    opinions: Vec<Opinion>,
    /// Every unit.
    units: Vec<Unit>,
    /// When the page was made.
    now: Timestamp,
    /// Whether the person who asks may ask: the item is not theirs.
    asks: bool,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let known = use_words().opinion();
    let ways = ways.staying();
    let (again, all) = (ways.clone(), units.clone());
    let one = move |opinion: Opinion| {
        view! { <One thing opinion units=all.clone() now ways=again.clone()/> }
    };
    view! {
        <section class="section" aria-labelledby="opinions">
            <h3 id="opinions">{known.opinions}</h3>
            {opinions.into_iter().map(one).collect_view()}
            {asks.then(|| view! { <Ask thing units typed=typed.only("ask") ways/> })}
        </section>
    }
}

#[component]
fn One(thing: Thing, opinion: Opinion, units: Vec<Unit>, now: Timestamp, ways: Ways) -> impl IntoView {
    let words = use_words();
    let known = words.opinion();
    let Opinion { id, unit, person, question, due, link_until, reply, taken, .. } = opinion;
    let waits = reply.is_none();
    let open = !waits && !taken;
    let act = |act, text, ways: &Ways| {
        view! {
            <form method="post" action=links::triage(thing.idea)>
                <Hidden act thing ways=ways.clone()/>
                <input type="hidden" name="opinion" value=id.to_string()/>
                <SubmitButton weight=Weight::Plain>{text}</SubmitButton>
            </form>
        }
    };
    view! {
        <div class="triage__card">
            <p class="triage__facts">
                <strong>{unit_name(words, &units, Some(unit))}</strong>
                {person.map(|name| view! { <span>{name}</span> })}
                <span>{(known.due)(&words.day(due.plus(-1)))}</span>
                {(waits && due <= now).then(|| view! { <Badge tone=Tone::Danger glyph=Glyph::Warning text=known.overdue/> })}
                {link_until.filter(|_| waits).map(|until| view! { <span>{(known.link_until)(&words.day(until))}</span> })}
                {taken.then(|| view! { <Badge tone=Tone::Ok glyph=Glyph::Done text=known.taken/> })}
            </p>
            <p class="idea__plain">{question}</p>
            {match reply {
                None => view! { <p>{known.waits}</p> }.into_any(),
                Some(reply) => view! { <Said reply/> }.into_any(),
            }}
            <div class="actions">
                {open.then(|| act("take", known.take, &ways))}
                {(!taken).then(|| act("revoke", known.revoke, &ways))}
            </div>
        </div>
    }
}

#[component]
fn Said(reply: OpinionReply) -> impl IntoView {
    let line = |(label, text)| view! { <div><dt><strong>{label}</strong></dt><dd class="idea__plain">{text}</dd></div> };
    let lines = use_words().reply_lines(&reply).into_iter().map(line).collect_view();
    view! { <p><Day at=reply.at/></p> <dl class="triage__reports">{lines}</dl> }
}

#[component]
fn Ask(thing: Thing, units: Vec<Unit>, typed: Typed, ways: Ways) -> impl IntoView {
    let words = use_words();
    let known = words.opinion();
    let open = !typed.act().is_empty();
    let text = |field| FieldText::new(words.field_label(field));
    let none = words.triage().no_unit;
    let linked = typed.value(Field::Kind, "").get_untracked() == "link";
    view! {
        <Disclosure summary=known.ask open>
            <form class="form" method="post" action=links::triage(thing.idea) novalidate>
                <p>{known.ask_hint}</p>
                <Hidden act="ask" thing ways/>
                <UnitChoice typed=typed.clone() field=Field::Unit id="asked-unit" units stored=String::new() none required=true/>
                <TextField name="email" id="asked-email" kind="email" text=text(Field::Email).hint(known.email_hint).optional()
                    value=typed.value(Field::Email, "") error=typed.error(Field::Email)/>
                <TextArea name="question" text=text(Field::Question) value=typed.value(Field::Question, "")
                    error=typed.error(Field::Question) max=OpinionQuestion::MAX rows=3/>
                <TextField name="due" kind="date" class="input--short" text=text(Field::Due)
                    value=typed.value(Field::Due, "") error=typed.error(Field::Due)/>
                <label class="choice">
                    <input class="choice__control" type="checkbox" name="kind" value="link" checked=linked/>
                    <span class="choice__label">{known.link}</span>
                </label>
                <div class="actions"><SubmitButton weight=Weight::Plain>{known.ask}</SubmitButton></div>
            </form>
        </Disclosure>
    }
}
