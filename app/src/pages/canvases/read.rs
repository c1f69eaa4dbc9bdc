use domain::{
    campaigns::Unit,
    canvases::{CanvasField, CanvasKind, CanvasPage, CanvasVersion},
    ids::{IdeaNumber, WorkshopId},
};
use leptos::prelude::*;

use super::{named, visit};
use crate::{
    api::canvases::CanvasVisit,
    drawn::html,
    links,
    ui::{
        badge::Tone,
        button::{LinkButton, Weight},
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// The canvas for reading and printing.
pub fn draw_canvas(page: &CanvasPage) -> CanvasVisit {
    let words = use_words();
    let heading = (words.canvases().heading)(&named(words, page));
    let (workshop, idea) = (page.card.id, page.idea.number);
    let html = html(|| {
        let known = words.canvases();
        let edit = page.bar.is_none().then(|| {
            let href = links::edit_canvas(workshop, idea);
            view! { <LinkButton id="edit" href weight=Weight::Primary>{known.edit}</LinkButton> }
        });
        let bar = page.bar.as_ref().map(|bar| words.refusal(bar));
        let bar = bar.map(|bar| view! { <Notice tone=Tone::Info><p>{bar}</p></Notice> });
        let part = |record: bool| {
            let fields = CanvasField::ALL.iter().filter(move |field| field.is_record() == record);
            fields.map(|field| view! { <Entry field=*field page=page/> }).collect_view()
        };
        view! {
            <Ways workshop idea name=page.card.facts.name.clone()/>
            <p class="lead">{known.lead}</p>
            {bar}
            <div class="actions canvas__acts">{edit}</div>
            <section class="section canvas" aria-labelledby="findings">
                <h2 id="findings">{known.findings}</h2>
                <div class="canvas__fields">{part(false)}</div>
            </section>
            <section class="section canvas" aria-labelledby="record">
                <h2 id="record">{known.record}</h2>
                <div class="canvas__fields">{part(true)}</div>
            </section>
            <p class="canvas__acts">{known.print_hint}</p>
        }
    });
    visit(page, heading, html)
}

/// Back to the board, and to the idea.
#[component]
fn Ways(workshop: WorkshopId, idea: IdeaNumber, name: String) -> impl IntoView {
    view! {
        <p class="canvas__acts">
            <a class="desk__back" id="to-board" href=links::workshop(workshop)><Icon glyph=Glyph::ArrowLeft/>{name}</a>
            " · " <a id="to-idea" href=links::idea(idea)>{format!("#{idea}")}</a>
        </p>
    }
}

/// A field, as it stands.
#[component]
fn Entry<'a>(field: CanvasField, page: &'a CanvasPage) -> impl IntoView + use<> {
    let words = use_words();
    let label = words.field_label(field.field());
    let now = page.canvas.get(field).cloned();
    let (workshop, idea, units) = (page.card.id, page.idea.number, page.campaign.units.clone());
    let meta = now.clone().map(|now| {
        let href = links::canvas_field(workshop, idea, field);
        let history = (words.canvases().history)(label);
        view! {
            <p class="canvas__meta">
                {words.canvas_change(&now)}
                <span class="canvas__acts">" · " <a id=format!("history-{field}") href=href>{history}</a></span>
            </p>
        }
    });
    view! {
        <section class="canvas__field" aria-labelledby=format!("field-{field}")>
            <h3 class="canvas__label" id=format!("field-{field}")>{label}</h3>
            <Value field now units/>
            {meta}
        </section>
    }
}

/// What stands in a field, or that nothing does.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Value(
    /// The field.
    field: CanvasField,
    /// The version.
    now: Option<CanvasVersion>,
    /// The units of the city.
    units: Vec<Unit>,
) -> impl IntoView {
    let words = use_words();
    let now = now.filter(|now| !now.value.is_empty());
    match (field.kind(), now) {
        (_, None) => view! { <p class="canvas__nothing">{words.canvases().nothing}</p> }.into_any(),
        (CanvasKind::Text, Some(now)) => view! { <div class="prose" inner_html=now.html></div> }.into_any(),
        (CanvasKind::Unit | CanvasKind::Day, Some(now)) => {
            view! { <p>{words.canvas_value(field, &now.value, &units)}</p> }.into_any()
        }
    }
}
