//! Accounts by name or address, and the form for another. Who was here when is stored nowhere, so it cannot be shown.

use domain::{
    campaigns::Unit,
    people::{Account, Role},
    refusals::Field,
    search::escape,
    text::{Email, PersonName},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::admin::people::{PeopleVisit, open_new_person, open_people},
    links,
    loaded::load,
    parts::{
        administration::{Complaint, RoleChoice, Typed, UnitChoice, WayBack, unit_name},
        shown::shown,
    },
    returned::{Opened, Returned, use_form_key},
    ui::{
        badge::{Badge, Tone},
        button::{LinkButton, SubmitButton, Weight},
        empty::Empty,
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// Accounts by name or address.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let words = use_words().admin();
    let query = use_query_map();
    let asked = move || {
        let value = |name: &str| query.read().get(name).unwrap_or_default();
        (value("q"), value("after"))
    };
    let page = load(asked, |(q, after)| open_people(q, after));
    let typed = RwSignal::new(query.read_untracked().get("q").unwrap_or_default());
    view! {
        <WayBack/>
        <PageHeading text=words.people/>
        <p class="lead">{words.people_hint}</p>
        {shown(page, move |visit: PeopleVisit| view! {
            <form class="desk__look" method="get" action=links::PEOPLE role="search">
                <TextField name="q" kind="search" text=FieldText::new(words.people_search) value=typed/>
                <SubmitButton weight=Weight::Plain>{words.search}</SubmitButton>
            </form>
            <p>
                <LinkButton href=links::NEW_PERSON weight=Weight::Primary><Icon glyph=Glyph::Plus/>{words.person_new}</LinkButton>
            </p>
            <People visit q=typed.get_untracked()/>
        })}
    }
}

#[component]
fn People(visit: PeopleVisit, q: String) -> impl IntoView {
    let words = use_words().admin();
    let PeopleVisit { people, units } = visit;
    if people.items.is_empty() {
        return view! { <Empty text=words.people_none glyph=Glyph::People/> }.into_any();
    }
    let units = StoredValue::new(units);
    let rows = people.items.into_iter().map(|account| view! { <Row account units/> }).collect_view();
    let next = people.next.map(|after| format!("{}?q={}&after={after}", links::PEOPLE, escape(&q)));
    view! {
        <ul class="desk__rows" role="list">{rows}</ul>
        {next.map(|href| view! {
            <p><a class="button" href=href rel="next">{words.people_more}<Icon glyph=Glyph::ArrowRight/></a></p>
        })}
    }
    .into_any()
}

#[component]
fn Row(account: Account, units: StoredValue<Vec<Unit>>) -> impl IntoView {
    let words = use_words();
    let Account { id, name, email, role, unit, disabled_at, .. } = account;
    let unit = units.with_value(|units| unit_name(words, units, unit));
    let shut = disabled_at.map(|at| (words.admin().person_is_shut)(&words.day(at)));
    let tone = if role == Role::Employee { Tone::Neutral } else { Tone::Brand };
    view! {
        <li class="desk__row">
            <div>
                <p class="desk__name"><a href=links::person(id)>{name}</a></p>
                <ul class="facts" role="list">
                    <li><Badge tone glyph=Glyph::Person text=words.role_name(role)/></li>
                    {email.map(|email| view! { <li class="facts__item">{email}</li> })}
                    {(!unit.is_empty()).then(|| view! { <li class="facts__item">{unit}</li> })}
                    {shut.map(|text| view! { <li><Badge tone=Tone::Warn glyph=Glyph::Lock text/></li> })}
                </ul>
            </div>
        </li>
    }
}

/// The form for another account.
#[component]
pub fn NewPersonPage() -> impl IntoView {
    let words = use_words().admin();
    let key = StoredValue::new(use_form_key());
    let page = load(|| (), |()| open_new_person());
    view! {
        <WayBack href=links::PEOPLE text=words.people/>
        <PageHeading text=words.person_new/>
        <p class="lead">{words.person_new_hint}</p>
        {shown(page, move |Opened { what, returned }: Opened<Vec<Unit>>| view! {
            <NewPerson units=what returned key=key.get_value()/>
        })}
    }
}

#[component]
fn NewPerson(units: Vec<Unit>, returned: Option<Returned>, key: String) -> impl IntoView {
    let words = use_words();
    let once = returned.as_ref().filter(|form| form.refusal.is_none()).cloned();
    // Whoever was added leaves an empty form behind.
    let typed = Typed::of(returned.as_ref().filter(|form| form.refusal.is_some()), "add");
    let name = FieldText::new(words.field_label(Field::Name));
    let email = FieldText::new(words.field_label(Field::Email));
    view! {
        {once.map(|form| view! { <PasswordOnce form/> })}
        <Complaint typed=typed.clone()/>
        <form class="form" method="post" action=links::NEW_PERSON novalidate>
            <input type="hidden" name="act" value="add"/>
            <input type="hidden" name="idempotency_key" value=key/>
            <TextField name=Field::Name.as_str() text=name max=PersonName::MAX
                value=typed.value(Field::Name, "") error=typed.error(Field::Name)/>
            <TextField name=Field::Email.as_str() kind="email" text=email max=Email::MAX
                value=typed.value(Field::Email, "") error=typed.error(Field::Email)/>
            <RoleChoice typed=typed.clone() stored=Role::Employee.as_str()/>
            <UnitChoice typed field=Field::Unit units stored=String::new() none=words.new_idea().unit_none/>
            <div class="actions"><SubmitButton>{words.admin().add}</SubmitButton></div>
        </form>
    }
}

/// A password that the product made: it is shown this once.
#[component]
pub fn PasswordOnce(
    /// The form, with what was made.
    form: Returned,
) -> impl IntoView {
    let words = use_words().admin();
    let password = form.value("one_time").to_owned();
    (!password.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Ok title=words.password_once>
                <p>{form.value("name").to_owned()}" "{form.value("email").to_owned()}</p>
                <p class="claim-code"><code data-once="true">{password}</code></p>
                <p>{words.password_once_hint}</p>
            </Notice>
        }
    })
}
