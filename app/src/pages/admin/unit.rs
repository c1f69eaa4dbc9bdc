//! A unit: its name, its place, whether it is open, and what it was called before.

use domain::{
    campaigns::Unit,
    refusals::Field,
    units::{UnitEntry, UnitPast},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::units::{UnitVisit, open_unit},
    links,
    loaded::load,
    pages::admin::units::UnitFields,
    parts::{
        administration::{Complaint, Typed, UnitChoice, WayBack, unit_name},
        shown::headed,
    },
    returned::{Opened, Returned},
    ui::{
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
        heading::PageHeading,
        table::Table,
        time::Day,
    },
    words::use_words,
};

/// A unit.
#[component]
pub fn UnitPage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let page = load(move || params.read().get("slug").unwrap_or_default(), open_unit);
    view! {
        <WayBack href=links::UNITS text=words.units/>
        {headed(page, words.units, |opened: Opened<UnitVisit>| view! { <Whole opened/> })}
    }
}

#[component]
fn Whole(opened: Opened<UnitVisit>) -> impl IntoView {
    let words = use_words();
    let Opened { what: UnitVisit { entry, past, all }, returned } = opened;
    let version = entry.version();
    let UnitEntry { unit, headcount, closed_at, .. } = entry;
    let units: Vec<Unit> = all.into_iter().map(|entry| entry.unit).collect();
    let action = links::unit(&unit.slug);
    let typed = Typed::of(returned.as_ref(), "rename");
    view! {
        <PageHeading text=words.pick(&unit.name).to_owned()/>
        {closed_at.map(|from| view! { <p class="lead">{(words.admin().unit_closed)(&words.day(from))}</p> })}
        <section class="section" aria-labelledby="name">
            <h2 id="name">{words.admin().unit_name}</h2>
            <Complaint typed=typed.clone() both=true/>
            <form class="form form--wide" method="post" action=action.clone() novalidate>
                <input type="hidden" name="act" value="rename"/>
                <input type="hidden" name="version" value=version/>
                <UnitFields typed name=unit.name.clone() headcount mark=true/>
                <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
            </form>
        </section>
        <Place unit units=units.clone() action=action.clone() returned=returned.clone()/>
        <Close closed=closed_at.is_some() action returned/>
        <History past units/>
    }
}

#[component]
fn Place(unit: Unit, units: Vec<Unit>, action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words().admin();
    let typed = Typed::of(returned.as_ref(), "move");
    let stored = units.iter().find(|other| Some(other.id) == unit.parent).map(|other| other.slug.clone());
    let others = units.into_iter().filter(|other| other.id != unit.id).collect();
    view! {
        <section class="section" aria-labelledby="place">
            <h2 id="place">{words.unit_move}</h2>
            <Complaint typed=typed.clone()/>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="act" value="move"/>
                <UnitChoice typed field=Field::Parent units=others stored=stored.unwrap_or_default() none=words.unit_top/>
                <div class="actions"><SubmitButton weight=Weight::Plain>{words.unit_move_do}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Close(closed: bool, action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let typed = Typed::of(returned.as_ref(), "close");
    let text = FieldText::new(words.field_label(Field::ClosedOn)).hint(words.admin().unit_close_hint);
    let (value, error) = (typed.value(Field::ClosedOn, ""), typed.error(Field::ClosedOn));
    let form = if closed {
        view! {
            <input type="hidden" name="act" value="reopen"/>
            <div class="actions"><SubmitButton weight=Weight::Plain>{words.admin().unit_reopen}</SubmitButton></div>
        }
        .into_any()
    } else {
        view! {
            <input type="hidden" name="act" value="close"/>
            <TextField name=Field::ClosedOn.as_str() kind="date" class="input--short" text value error/>
            <div class="actions"><SubmitButton weight=Weight::Plain>{words.admin().unit_close}</SubmitButton></div>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="close">
            <h2 id="close">{if closed { words.admin().unit_reopen } else { words.admin().unit_close }}</h2>
            <Complaint typed/>
            <form class="form" method="post" action=action novalidate>{form}</form>
        </section>
    }
}

/// What a unit was called, and where it stood.
#[component]
fn History(past: Vec<UnitPast>, units: Vec<Unit>) -> impl IntoView {
    let words = use_words();
    let admin = words.admin();
    if past.is_empty() {
        return view! {
            <section class="section" aria-labelledby="history">
                <h2 id="history">{admin.history}</h2>
                <p>{admin.history_empty}</p>
            </section>
        }
        .into_any();
    }
    let row = |UnitPast { name, parent, from, until }: UnitPast| {
        let above = unit_name(words, &units, parent);
        let above = if above.is_empty() { admin.unit_top.to_owned() } else { above };
        view! {
            <tr>
                <th scope="row">{words.pick(&name).to_owned()}</th>
                <td>{above}</td>
                <td><Day at=from/></td>
                <td><Day at=until/></td>
            </tr>
        }
    };
    let heads = [admin.name, admin.above, admin.from, admin.until];
    let rows = past.into_iter().map(row).collect_view();
    view! {
        <section class="section">
            <Table caption=admin.history columns=heads.to_vec()>{rows}</Table>
        </section>
    }
    .into_any()
}
