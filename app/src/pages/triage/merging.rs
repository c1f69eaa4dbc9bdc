//! Merging with another idea, splitting into several, and answering those who object. Plain forms: the other idea is read beside
//! this one after a press that only asks for the page anew.

use domain::{
    campaigns::{CampaignPage, Topic},
    ideas::{IdeaPage, IdeaText, Overlay},
    refusals::{Field, FieldError, Fields},
    text::{Pinch, Sentence, Title, Wish},
    triage::{ItemKind, OpenItem, PART_FIELDS, PARTS_MIN, QueueQuery, RawPart},
};
use leptos::prelude::*;

use super::{
    acts::{Hidden, Simple},
    page::Ways,
};
use crate::{
    links,
    parts::{administration::Typed, status_badge::StatusBadge},
    returned::Returned,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        disclosure::Disclosure,
        field::{FieldText, TextArea, TextField},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    words::{count, use_words},
};

/// Two ideas side by side; one below the other where there is no room.
#[component]
pub fn Beside(
    /// The one that is opened.
    page: IdeaPage,
    /// The other.
    other: IdeaPage,
) -> impl IntoView {
    let one = |page: IdeaPage| {
        let words = use_words();
        let IdeaText { title, pinch, wish } = page.text.unwrap_or_default();
        let number = page.standing.number;
        view! {
            <section class="triage__side">
                <h3><a href=links::idea(number)>{format!("#{number} {title}")}</a></h3>
                <p class="triage__facts">
                    <StatusBadge status=page.standing.status overlay=page.standing.overlay/>
                    <span>{(words.common.votes)(count(page.tally.votes))}</span>
                    <span>{words.byline(&page.byline)}</span>
                </p>
                <p class="idea__plain">{pinch}</p>
                {(!wish.is_empty()).then(|| view! { <p class="idea__plain">{wish}</p> })}
            </section>
        }
    };
    view! { <div class="triage__sides">{one(page)}{one(other)}</div> }
}

/// The idea that was asked for, beside the one that is opened; it takes the focus.
#[component]
fn Asked(page: IdeaPage, other: IdeaPage) -> impl IntoView {
    view! {
        <div id="beside" tabindex="-1" role="group" aria-label=use_words().merging().beside>
            <Beside page other/>
        </div>
    }
}

/// Merging: with one of the ideas that may say the same, or with any other by its number.
#[component]
pub fn Merge(
    /// The item.
    open: OpenItem,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let known = use_words().merging();
    let came_back = typed.act() == "merge";
    let typed = if came_back { typed } else { Typed::default() };
    let query = QueueQuery::from_address(ways.here.trim_start_matches(links::TRIAGE));
    let beside = query.beside;
    let asked = beside.map(|idea| idea.to_string()).unwrap_or_default();
    let chosen = typed.value(Field::Into, &asked).get_untracked();
    let offered = open.similar.iter().any(|card| card.number.to_string() == chosen);
    let radio = |value: String, text: String, checked: bool| {
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name="into" value=value checked=checked/>
                <span class="choice__label">{text}</span>
            </label>
        }
    };
    let proposals = open.similar.iter().map(|card| {
        let value = card.number.to_string();
        let checked = value == chosen;
        radio(value, format!("#{} {}", card.number, card.title), checked)
    });
    let proposals = proposals.collect_view();
    let number = RwSignal::new(if offered { String::new() } else { chosen });
    let item = query.item.map(|item| item.to_string());
    let kind = query.kind.map(|kind| kind.as_str());
    view! {
        <div data-key="m" tabindex="-1">
            <Disclosure summary=known.merge open=came_back || beside.is_some()>
                {open.other.map(|other| view! { <Asked page=open.page.clone() other=*other/> })}
                <form class="form" method="post" action=links::triage(open.item.thing.idea) novalidate>
                    <p>{known.merge_hint}</p>
                    <Hidden act="merge" thing=open.item.thing ways/>
                    <input type="hidden" name="view" value=query.view.as_str()/>
                    {kind.map(|kind| view! { <input type="hidden" name="kind" value=kind/> })}
                    {item.map(|item| view! { <input type="hidden" name="item" value=item/> })}
                    {(!open.similar.is_empty()).then(|| view! {
                        <fieldset class="choices">
                            <legend class="field__label">{known.with}</legend>
                            <div class="choices__list">
                                {proposals}
                                {radio(String::new(), known.with_another.to_owned(), !offered)}
                            </div>
                        </fieldset>
                    })}
                    <TextField name="number" id="merge-number" text=FieldText::new(known.number).hint(known.number_hint)
                        value=number error=typed.error_named(Field::Into, known.number) inputmode="numeric"/>
                    <TextArea name="sentence" id="merge-reason" text=FieldText::new(known.reason).hint(known.reason_hint)
                        value=typed.value(Field::Sentence, "") error=typed.error_named(Field::Sentence, known.reason) max=Sentence::MAX rows=3/>
                    <div class="actions">
                        <SubmitButton>{known.merge}</SubmitButton>
                        <button class="button" type="submit" formmethod="get" formaction=format!("{}{}", links::TRIAGE, links::BESIDE)>{known.compare}</button>
                    </div>
                </form>
            </Disclosure>
        </div>
    }
}

/// What can be done when somebody objects to a merge.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Objection(
    /// The item.
    open: OpenItem,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let known = use_words().merging();
    let typed = if typed.act() == "keep" { typed } else { Typed::default() };
    let thing = open.item.thing;
    let objected = open.item.kind == ItemKind::Objection;
    let reason = open.page.kin.merge.clone().map(|merge| (known.because)(&merge.reason));
    let reply = typed.value(Field::Sentence, "");
    let error = typed.error_named(Field::Sentence, known.objection_reply);
    objected.then(|| view! {
        <p>{known.objection_hint}</p>
        {reason.map(|reason| view! { <p class="idea__plain">{reason}</p> })}
        {open.other.clone().map(|other| view! { <Beside page=open.page.clone() other=*other/> })}
        <Simple open=open.clone() act="unmerge" text=known.unmerge key="m" ways=ways.clone()/>
        {if open.needs_other {
            view! { <Notice tone=Tone::Warn><p>{known.needs_other}</p></Notice> }.into_any()
        } else {
            view! {
                <form class="form" method="post" action=links::triage(thing.idea) novalidate>
                    <Hidden act="keep" thing ways/>
                    <TextArea name="sentence" id="objection-reply" text=FieldText::new(known.objection_reply)
                        value=reply error max=Sentence::MAX rows=3/>
                    <div class="actions"><SubmitButton>{known.keep}</SubmitButton></div>
                </form>
            }
            .into_any()
        }}
    })
}

/// Splitting: the texts of the parts.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Split(
    /// The item.
    open: OpenItem,
    /// The form, if it came back.
    typed: Typed,
    /// The same, with the fields of the parts.
    returned: Option<Returned>,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.merging();
    let came_back = typed.act() == "split";
    let returned = returned.filter(|_| came_back);
    let wrong = (came_back && typed.error(Field::Parts).get_untracked().is_some()).then_some(known.too_few);
    let campaign = open.page.campaign.clone();
    let part = |(at, names)| view! { <Part at names campaign=campaign.clone() returned=returned.clone()/> };
    let parts: Vec<_> = PART_FIELDS.iter().enumerate().map(part).collect();
    view! {
        <div data-key="t" tabindex="-1">
            <Disclosure summary=known.split open=came_back>
                <form class="form" method="post" action=links::triage(open.item.thing.idea) novalidate>
                    <p>{known.split_hint}</p>
                    {wrong.map(|wrong| view! { <p class="field__error">{wrong}</p> })}
                    <Hidden act="split" thing=open.item.thing ways/>
                    {parts}
                    <div class="actions"><SubmitButton weight=Weight::Plain>{known.split}</SubmitButton></div>
                </form>
            </Disclosure>
        </div>
    }
}

/// One part. What is wrong with it is found anew from what was typed, for the refusal does not say of which part it is.
#[component]
fn Part(
    at: usize,
    names: &'static [&'static str; 4],
    campaign: CampaignPage,
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let [title, pinch, wish, topic] = *names;
    let typed =
        returned.as_ref().and_then(|form| RawPart::of_form(|name| form.value(name)).into_iter().nth(at));
    let wrong = typed.as_ref().map(wrong_with).unwrap_or_default();
    let error = |field| {
        let wrong = wrong.iter().find(|wrong| wrong.field == field);
        Signal::stored(wrong.map(|wrong| words.field_error(wrong)))
    };
    let RawPart { text, topic: chosen } = typed.unwrap_or_default();
    let label = |field| FieldText::new(words.field_label(field));
    let offered = campaign.topics.iter().filter(|topic| !topic.archived);
    let option = |topic: &Topic| (topic.slug.clone(), words.pick(&topic.name).to_owned());
    let groups = vec![OptionGroup::plain(offered.map(option).collect())];
    let fields = view! {
        <TextField name=title text=label(Field::Title) value=RwSignal::new(text.title) error=error(Field::Title) max=Title::MAX/>
        <TextArea name=pinch text=label(Field::Pinch) value=RwSignal::new(text.pinch) error=error(Field::Pinch) max=Pinch::MAX rows=4/>
        <TextArea name=wish text=label(Field::Wish).optional() value=RwSignal::new(text.wish) error=error(Field::Wish) max=Wish::MAX rows=2/>
        <SelectField name=topic text=label(Field::Topic) none=words.merging().same_topic groups value=RwSignal::new(chosen)/>
    };
    let legend = (words.merging().part)(at + 1);
    let legend = if at < PARTS_MIN { legend } else { format!("{legend} {}", words.common.optional) };
    view! { <fieldset class="choices stack"><legend class="field__label">{legend}</legend>{fields}</fieldset> }
}

/// What is wrong with a part.
pub fn wrong_with(part: &RawPart) -> Vec<FieldError> {
    let mut fields = Fields::default();
    if !part.is_empty() {
        let IdeaText { title, pinch, wish } = &part.text;
        domain::ideas::Wording::take(title, pinch, wish, &mut fields);
    }
    match fields.finish() {
        Err(domain::refusals::Refusal::Invalid { fields }) => fields,
        Ok(()) | Err(_) => Vec::new(),
    }
}

/// Whether this idea can become part of another, or several: as far as the page knows.
pub fn is_whole(open: &OpenItem) -> bool {
    let standing = &open.page.standing;
    open.item.thing.comment.is_none() && standing.overlay == Overlay::None && standing.status.takes_votes()
}
