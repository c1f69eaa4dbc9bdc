//! The city's units as a tree, and the form for another.

use domain::{
    campaigns::{Bilingual, Unit},
    refusals::Field,
    text::Label,
    units::{UnitEntry, in_tree_order},
};
use leptos::prelude::*;

use crate::{
    api::admin::units::open_units,
    links,
    loaded::load,
    parts::{
        administration::{BothLines, Complaint, Missing, Newer, Typed, UnitChoice, WayBack},
        shown::shown,
    },
    returned::{Opened, Returned, use_form_key},
    ui::{
        badge::{Badge, Tone},
        button::SubmitButton,
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::Glyph,
    },
    words::{count, use_words},
};

/// The city's units as a tree, and the form for another.
#[component]
pub fn UnitsPage() -> impl IntoView {
    let words = use_words().admin();
    let key = StoredValue::new(use_form_key());
    let page = load(|| (), |()| open_units());
    view! {
        <WayBack/>
        <PageHeading text=words.units/>
        <p class="lead">{words.units_hint}</p>
        {shown(page, move |Opened { what, returned }: Opened<Vec<UnitEntry>>| view! {
            <Units entries=what returned key=key.get_value()/>
        })}
    }
}

#[component]
fn Units(entries: Vec<UnitEntry>, returned: Option<Returned>, key: String) -> impl IntoView {
    let words = use_words().admin();
    let typed = Typed::of(returned.as_ref(), "add");
    let units: Vec<Unit> = entries.iter().map(|entry| entry.unit.clone()).collect();
    let rows = in_tree_order(&units).into_iter().filter_map(|(depth, unit)| {
        let entry = entries.iter().find(|entry| entry.unit.id == unit.id)?.clone();
        Some(view! { <Row entry depth/> })
    });
    let rows = rows.collect_view();
    let name = Bilingual { de: String::new(), en: String::new() };
    view! {
        <ul class="desk__rows" role="list">{rows}</ul>
        <section class="section" aria-labelledby="add">
            <h2 id="add">{words.unit_new}</h2>
            <Complaint typed=typed.clone()/>
            <form class="form form--wide" method="post" action=links::UNITS novalidate>
                <input type="hidden" name="act" value="add"/>
                <input type="hidden" name="idempotency_key" value=key/>
                <UnitFields typed=typed.clone() name headcount=0/>
                <UnitChoice typed field=Field::Parent units stored=String::new() none=words.unit_top/>
                <div class="actions"><SubmitButton>{words.add}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Row(entry: UnitEntry, depth: usize) -> impl IntoView {
    let words = use_words();
    let UnitEntry { unit, headcount, closed_at, .. } = entry;
    let closed = closed_at.map(|from| (words.admin().unit_closed)(&words.day(from)));
    view! {
        <li class="desk__row" data-depth=depth.min(4).to_string()>
            <div>
                <p class="desk__name"><a href=links::unit(&unit.slug)>{words.pick(&unit.name).to_owned()}</a></p>
                <ul class="facts" role="list">
                    <li class="facts__item">{(words.admin().people_count)(count(headcount))}</li>
                    {closed.map(|text| view! { <li><Badge tone=Tone::Neutral glyph=Glyph::Lock text/></li> })}
                    {unit.name.en.is_empty().then(|| view! { <li class="facts__item">"English: "<Missing is=true/></li> })}
                </ul>
            </div>
        </li>
    }
}

/// Name and size of a unit.
#[component]
pub fn UnitFields(
    /// The form.
    typed: Typed,
    /// What is stored.
    name: Bilingual,
    /// What is stored.
    headcount: i64,
    /// Whether a missing language is marked.
    #[prop(optional)]
    mark: bool,
) -> impl IntoView {
    let words = use_words();
    let text =
        FieldText::new(words.field_label(Field::Headcount)).hint(words.admin().headcount_hint).optional();
    let headcount = headcount.to_string();
    let (value, error) = (typed.value(Field::Headcount, &headcount), typed.error(Field::Headcount));
    let newer = typed.stored_meanwhile(Field::Headcount, &headcount);
    view! {
        <BothLines typed fields=[Field::NameDe, Field::NameEn] stored=name mark max=Label::MAX/>
        <TextField name=Field::Headcount.as_str() inputmode="numeric" class="input--short" text value error/>
        <Newer text=newer/>
    }
}
