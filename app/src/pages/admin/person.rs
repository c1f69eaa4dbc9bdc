//! An account: its role, its unit, whether it is open.

use domain::{
    campaigns::Unit,
    people::{AccessPath, Account},
    refusals::Field,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::people::open_person,
    links,
    loaded::load,
    pages::admin::people::PasswordOnce,
    parts::{
        administration::{Complaint, Newer, RoleChoice, Typed, UnitChoice, WayBack, unit_name},
        shown::headed,
    },
    returned::{Opened, Returned},
    ui::{
        button::{SubmitButton, Weight},
        heading::PageHeading,
    },
    words::use_words,
};

/// An account.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let id = move || params.read().get("id").and_then(|id| id.parse().ok());
    let page = load(id, |id| open_person(id.unwrap_or(domain::ids::PersonId::from_i64(0))));
    view! {
        <WayBack href=links::PEOPLE text=words.people/>
        {headed(page, words.people, |Opened { what: (account, units), returned }: Opened<(Account, Vec<Unit>)>| view! {
            <Person account units returned/>
        })}
    }
}

#[component]
fn Person(account: Account, units: Vec<Unit>, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let version = account.version();
    let Account { id, name, email, role, unit, access, disabled_at } = account;
    let action = links::person(id);
    let typed = Typed::of(returned.as_ref(), "change");
    let once = returned.clone().filter(|form| form.refusal.is_none());
    let stored = units.iter().find(|known| Some(known.id) == unit).map(|known| known.slug.clone());
    let stored = stored.unwrap_or_default();
    let newer_role =
        typed.stored_meanwhile(Field::Role, role.as_str()).map(|_| words.role_name(role).to_owned());
    let unit_stored = || match unit {
        Some(_) => unit_name(words, &units, unit),
        None => words.new_idea().unit_none.to_owned(),
    };
    let newer_unit = typed.stored_meanwhile(Field::Unit, &stored).map(|_| unit_stored());
    view! {
        <PageHeading text=name/>
        <ul class="facts" role="list">
            {email.map(|email| view! { <li class="facts__item">{email}</li> })}
            <li class="facts__item">{access_name(access)}</li>
            {disabled_at.map(|at| view! { <li class="facts__item">{(words.admin().person_is_shut)(&words.day(at))}</li> })}
        </ul>
        {once.map(|form| view! { <PasswordOnce form/> })}
        <section class="section" aria-labelledby="place">
            <h2 id="place">{words.admin().person_place}</h2>
            <p>{words.admin().person_place_hint}</p>
            <Complaint typed=typed.clone() both=true/>
            <form class="form" method="post" action=action.clone() novalidate>
                <input type="hidden" name="act" value="change"/>
                <input type="hidden" name="version" value=version/>
                <RoleChoice typed=typed.clone() stored=role.as_str()/>
                <Newer text=newer_role/>
                <UnitChoice typed field=Field::Unit units stored none=words.new_idea().unit_none/>
                <Newer text=newer_unit/>
                <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
            </form>
        </section>
        {(access == AccessPath::Password).then(|| view! { <Renew action=action.clone() returned=returned.clone()/> })}
        <Shut shut=disabled_at.is_some() action returned/>
    }
}

const fn access_name_of(words: &crate::words::AdminWords, access: AccessPath) -> &'static str {
    match access {
        AccessPath::Account => words.access_account,
        AccessPath::Code => words.access_code,
        AccessPath::Password => words.access_password,
    }
}

fn access_name(access: AccessPath) -> &'static str {
    access_name_of(use_words().admin(), access)
}

/// Makes a new password.
#[component]
fn Renew(action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words().admin();
    let typed = Typed::of(returned.as_ref(), "password");
    view! {
        <section class="section" aria-labelledby="renew">
            <h2 id="renew">{words.password_new}</h2>
            <p>{words.password_new_hint}</p>
            <Complaint typed/>
            <form method="post" action=action>
                <input type="hidden" name="act" value="password"/>
                <SubmitButton weight=Weight::Plain>{words.password_new_do}</SubmitButton>
            </form>
        </section>
    }
}

/// Shuts an account, or opens it again.
#[component]
fn Shut(shut: bool, action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words().admin();
    let (act, text, weight) = if shut {
        ("open", words.person_open, Weight::Plain)
    } else {
        ("shut", words.person_shut_do, Weight::Danger)
    };
    let typed = Typed::of(returned.as_ref(), act);
    let heading = if shut { words.person_open } else { words.person_shut };
    view! {
        <section class="section" aria-labelledby="shut">
            <h2 id="shut">{heading}</h2>
            {(!shut).then(|| view! { <p>{words.person_shut_hint}</p> })}
            <Complaint typed/>
            <form method="post" action=action>
                <input type="hidden" name="act" value=act/>
                <SubmitButton weight>{text}</SubmitButton>
            </form>
        </section>
    }
}
