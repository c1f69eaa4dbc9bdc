//! Forms about canvases: writing in one, deciding between two versions, bringing one back.

use app::{links, pages::canvases::written};
use axum::response::{IntoResponse as _, Redirect};
use domain::{
    canvases::RawCanvas,
    ids::{IdeaNumber, WorkshopId},
    refusals::Refusal,
};
use service::canvases;

use crate::http::{
    forms::{Form, Posted},
    path::{CanvasFieldOf, KeyedBelow},
};

pub async fn write(KeyedBelow(workshop, idea): KeyedBelow<WorkshopId, IdeaNumber>, form: Form) -> Posted {
    let address = links::edit_canvas(workshop, idea);
    let came = |name: &str| form.pairs().find(|(key, _)| *key == name).map(|(_, value)| value);
    let raw = RawCanvas::read(came);
    match canvases::save(form.call(), workshop, idea, &raw, false).await {
        Ok(saved) if saved.conflicts.is_empty() => {
            let next = format!("{address}?done={}", written(&saved.saved));
            Ok(Redirect::to(&next).into_response())
        }
        Ok(saved) => {
            // What nobody else wrote is stored, and both versions of the rest are shown, with what was decided so far.
            let form = form.shown().with("saved", written(&saved.saved));
            form.back(&address, Refusal::Stale.into()).await
        }
        Err(error) => form.back(&address, error).await,
    }
}

pub async fn restore(CanvasFieldOf(workshop, idea, field): CanvasFieldOf, form: Form) -> Posted {
    let address = links::canvas_field(workshop, idea, field);
    let read = form.value("version").parse().ok().zip(form.value("seen").parse().ok());
    let done = match read {
        Some((version, seen)) => canvases::restore(form.call(), (workshop, idea, field), version, seen).await,
        None => Err(Refusal::NotFound.into()),
    };
    form.finish(&address, done, |()| format!("{address}?done=restored")).await
}
