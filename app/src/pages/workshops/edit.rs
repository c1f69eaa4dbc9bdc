use domain::{
    campaigns::{Campaign, Unit},
    ids::WorkshopId,
    refusals::{Field, Refusal},
    text::{Email, Label, LabelOrNone},
    workshops::{Member, WorkshopEntry, WorkshopFacts, WorkshopFormat},
};
use leptos::prelude::*;

use crate::{
    drawn::html,
    links,
    parts::administration::{Complaint, Typed, unit_name},
    returned::Returned,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        choices::{Choice, Choices},
        field::{FieldText, TextField},
        icon::{Glyph, Icon},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    words::{count, use_words},
};

/// The form for another workshop.
pub fn draw_new(campaigns: &[Campaign], returned: Option<&Returned>, key: String) -> String {
    html(|| {
        let words = use_words();
        let typed = Typed::of(returned, "found");
        let option = |campaign: &Campaign| (campaign.slug.clone(), words.pick(&campaign.title).to_owned());
        let groups = vec![OptionGroup::plain(campaigns.iter().map(option).collect())];
        let first = campaigns.first().map(|campaign| campaign.slug.clone()).unwrap_or_default();
        let (value, error) = (typed.value(Field::Campaign, &first), typed.error(Field::Campaign));
        let text = FieldText::new(words.field_label(Field::Campaign));
        view! {
            <Back href=links::WORKSHOPS.to_owned() text=words.workshops().back/>
            <p class="lead">{words.workshops().found_hint}</p>
            <Complaint typed=typed.clone()/>
            <form class="form" method="post" action=links::NEW_WORKSHOP novalidate>
                <input type="hidden" name="act" value="found"/>
                <input type="hidden" name="idempotency_key" value=key/>
                <SelectField name=Field::Campaign.as_str() text groups value error/>
                <Facts typed facts=None/>
                <div class="actions"><SubmitButton>{words.workshops().found}</SubmitButton></div>
            </form>
        }
    })
}

/// A workshop as administrators keep it: what it is, who belongs to it, and whether it is closed.
pub fn draw_edit(entry: WorkshopEntry, returned: Option<&Returned>, search: &str) -> String {
    let saved = returned.is_none() && search.contains("done=");
    html(|| {
        let words = use_words();
        let WorkshopEntry { card, campaign, team, version } = entry;
        let typed = Typed::of(returned, "change");
        let any = returned.map(|form| Typed::of(Some(form), form.value("act"))).unwrap_or_default();
        let stale = typed.refusal() == Some(&Refusal::Stale);
        let stored = stale.then(|| view! { <Meanwhile facts=card.facts.clone()/> });
        let saved = saved.then(|| {
            view! { <Notice tone=Tone::Ok><p>{words.admin().saved}</p></Notice> }
        });
        view! {
            <Back href=links::workshop(card.id) text=words.workshops().back_to_one/>
            {saved}
            <Complaint typed=any/>
            {stored}
            <form class="form" method="post" action=links::edit_workshop(card.id) novalidate>
                <input type="hidden" name="act" value="change"/>
                <input type="hidden" name="version" value=version/>
                <Facts typed facts=Some(card.facts)/>
                <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
            </form>
            <Team workshop=card.id team units=campaign.units returned=returned.cloned()/>
            <Closing workshop=card.id closed=card.closed_at.is_some()/>
        }
    })
}

#[component]
fn Back(href: String, text: &'static str) -> impl IntoView {
    view! { <p><a class="desk__back" href=href><Icon glyph=Glyph::ArrowLeft/>{text}</a></p> }
}

/// What somebody else stored meanwhile, for those who are about to store something else.
#[component]
fn Meanwhile(facts: WorkshopFacts) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let number = |n: i64| words.lang.number(count(n));
    let venue = if facts.venue.is_empty() { known.venue_open.to_owned() } else { facts.venue };
    let lines = [
        (Field::Name, facts.name),
        (Field::Format, words.workshop_format(facts.format).to_owned()),
        (Field::Date, words.day(facts.date.begins())),
        (Field::Venue, venue),
        (Field::Capacity, number(facts.capacity)),
        (Field::InProgress, number(facts.in_progress)),
    ];
    let line = |(field, value)| view! { <dt>{words.field_label(field)}</dt> <dd>{value}</dd> };
    let lines = lines.map(line).collect_view();
    view! {
        <Notice title=known.meanwhile>
            <dl class="pulls__facts">{lines}</dl>
        </Notice>
    }
}

/// The fields of what a workshop is.
#[component]
fn Facts(typed: Typed, facts: Option<WorkshopFacts>) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let stored = |read: fn(&WorkshopFacts) -> String, proposal: &str| {
        facts.as_ref().map_or_else(|| proposal.to_owned(), read)
    };
    let name = stored(|facts| facts.name.clone(), "");
    let format = stored(|facts| facts.format.to_string(), WorkshopFormat::Innovation.as_str());
    let date = stored(|facts| facts.date.to_string(), "");
    let venue = stored(|facts| facts.venue.clone(), "");
    let capacity = stored(|facts| facts.capacity.to_string(), "6");
    let in_progress = stored(|facts| facts.in_progress.to_string(), "3");
    let choice = |format: &WorkshopFormat| Choice {
        value: format.as_str(),
        label: words.workshop_format(*format),
        hint: None,
    };
    let choices = WorkshopFormat::ALL.iter().map(choice).collect();
    let legend = words.field_label(Field::Format);
    let text = |field| FieldText::new(words.field_label(field));
    view! {
        <TextField name="name" text=text(Field::Name) max=Label::MAX value=typed.value(Field::Name, &name) error=typed.error(Field::Name)/>
        <Choices name="format" legend choices value=typed.value(Field::Format, &format) error=typed.error(Field::Format)/>
        <TextField name="date" kind="date" class="input--short" text=text(Field::Date) value=typed.value(Field::Date, &date) error=typed.error(Field::Date)/>
        <TextField name="venue" text=text(Field::Venue).hint(known.venue_hint).optional() max=LabelOrNone::MAX
            value=typed.value(Field::Venue, &venue) error=typed.error(Field::Venue)/>
        <TextField name="capacity" inputmode="numeric" class="input--short" text=text(Field::Capacity).hint(known.capacity_hint)
            value=typed.value(Field::Capacity, &capacity) error=typed.error(Field::Capacity)/>
        <TextField name="in_progress" inputmode="numeric" class="input--short" text=text(Field::InProgress).hint(known.in_progress_hint)
            value=typed.value(Field::InProgress, &in_progress) error=typed.error(Field::InProgress)/>
    }
}

/// Who belongs to the team, and the form for another.
#[component]
fn Team(
    workshop: WorkshopId,
    team: Vec<Member>,
    units: Vec<Unit>,
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let known = words.workshops();
    let typed = Typed::of(returned.as_ref(), "add");
    let none = team.is_empty().then(|| view! { <p>{known.team_empty}</p> });
    let rows = team.into_iter().map(|member| {
        let unit = unit_name(words, &units, member.unit);
        view! { <MemberRow workshop member unit/> }
    });
    let text = FieldText::new(words.field_label(Field::Email)).hint(known.team_email_hint);
    view! {
        <section class="section" aria-labelledby="team">
            <h2 id="team">{known.team}</h2>
            <p>{known.team_hint}</p>
            {none}
            <ul class="desk__rows" role="list">{rows.collect_view()}</ul>
            <form class="form" method="post" action=links::edit_workshop(workshop) novalidate>
                <input type="hidden" name="act" value="add"/>
                <TextField name="email" kind="email" text max=Email::MAX value=typed.value(Field::Email, "") error=typed.error(Field::Email)/>
                <div class="actions"><SubmitButton weight=Weight::Plain>{known.team_add}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn MemberRow(workshop: WorkshopId, member: Member, unit: String) -> impl IntoView {
    let words = use_words().workshops();
    let Member { id, name, .. } = member;
    let remove = (words.team_remove)(&name);
    let unit = (!unit.is_empty()).then(|| format!(", {unit}"));
    view! {
        <li class="desk__row">
            <p>{name}{unit}</p>
            <form method="post" action=links::edit_workshop(workshop)>
                <input type="hidden" name="act" value="remove"/>
                <input type="hidden" name="person" value=id.to_string()/>
                <button class="button" type="submit" aria-label=remove>{words.remove}</button>
            </form>
        </li>
    }
}

/// Closes a workshop, or opens it again.
#[component]
fn Closing(workshop: WorkshopId, closed: bool) -> impl IntoView {
    let words = use_words().workshops();
    let (act, text) = if closed { ("reopen", words.reopen) } else { ("close", words.close) };
    view! {
        <section class="section" aria-labelledby="closing">
            <h2 id="closing">{words.closing}</h2>
            <p>{words.close_hint}</p>
            <form method="post" action=links::edit_workshop(workshop)>
                <input type="hidden" name="act" value=act/>
                <SubmitButton weight=Weight::Plain>{text}</SubmitButton>
            </form>
        </section>
    }
}
