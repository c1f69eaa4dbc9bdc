//! The address of an idea or a campaign as a picture, for walls and slides.

use app::links;
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use fast_qr::{
    QRBuilder,
    convert::{Builder as _, Shape, svg::SvgBuilder},
};
use service::Call;

use super::{
    path::{Named, Numbered},
    trouble::{Answer, Trouble},
};
use crate::state::App;

/// `/ideas/{number}/qr.svg` and `/campaigns/{slug}/qr.svg`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/ideas/{number}/qr.svg", get(of_idea))
        .route("/campaigns/{slug}/qr.svg", get(of_campaign))
}

async fn of_idea(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Numbered(number): Numbered,
) -> Answer {
    service::ideas::page(&call, number, None).await?;
    draw(format!("{}{}", app.config.public_url, links::idea(number)))
}

async fn of_campaign(State(app): State<App>, Extension(call): Extension<Call>, Named(slug): Named) -> Answer {
    let page = service::campaigns::load(&call, Some(&slug)).await?;
    draw(format!("{}{}", app.config.public_url, links::campaign(&page.campaign.slug)))
}

/// An address as a picture, with its quiet zone.
pub fn draw(address: String) -> Answer {
    let code = QRBuilder::new(address).build().map_err(|error| Trouble::fault(&error.to_string()))?;
    let svg = SvgBuilder::default().shape(Shape::Square).to_str(&code);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response() as Response)
}
