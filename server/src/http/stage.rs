//! The wall of a hall: opening it, the picture of its address, and the line on which it hears numbers.

use std::{convert::Infallible, time::Duration};

use app::links;
use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
    routing::get,
};
use bytes::Bytes;
use domain::{events::Change, ids::CampaignId, refusals::Refusal, stage::StagePulse};
use futures::{Stream, StreamExt as _, stream};
use service::{Call, Service, stage};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, sleep_until, timeout_at},
};
use tracing::warn;

use super::{
    claims, live,
    path::{Named, OpeningOf},
    qr, reader,
    trouble::{Answer, Trouble},
};
use crate::{config::Config, state::App};

/// A pulse comes at least this often, so that the wall knows that the line stands.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// And not more often than this, however much happens.
const PAUSE: Duration = Duration::from_secs(1);
/// For how long a browser remembers what it may show; seconds.
const REMEMBERED: u32 = 7 * 86_400;

/// The name of the cookie that opens a stage; over TLS one that only this host can set.
#[must_use]
pub fn stage_cookie(config: &Config) -> &'static str {
    if config.is_secure() { "__Host-stage" } else { "stage" }
}

/// What the cookie of a stage opens, if there is one.
pub async fn who(app: &App, headers: &HeaderMap) -> Result<Option<Call>, Trouble> {
    let Some(token) = reader::cookie(headers, stage_cookie(&app.config)) else { return Ok(None) };
    match stage::identify(&app.service, token).await {
        Ok(call) => Ok(Some(call)),
        Err(service::Error::Refused(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `/stage/{campaign}/open/{token}` and `/stage/{campaign}/qr.svg`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/stage/{campaign}/open/{token}", get(open))
        .route("/stage/{campaign}/qr.svg", get(picture))
}

/// Takes the token out of the address into a cookie, so that it does not stand on the wall.
async fn open(State(app): State<App>, OpeningOf(campaign, token): OpeningOf) -> Answer {
    let call = stage::identify(&app.service, &token).await.map_err(|error| match error {
        service::Error::Refused(_) => Trouble::Refused(Refusal::NotFound),
        service::Error::Broken(_) | service::Error::Fault(_) => error.into(),
    })?;
    stage::listen(&call, &campaign).await?;
    let pair = format!("{}={token}; Path=/; Max-Age={REMEMBERED}", stage_cookie(&app.config));
    let cookie = claims::cookie(&app.config, &pair);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&links::stage(&campaign))).into_response())
}

async fn picture(State(app): State<App>, Extension(call): Extension<Call>, Named(campaign): Named) -> Answer {
    let address = stage::join_address(&call, &campaign, &app.config.public_url).await?;
    qr::draw(address)
}

/// What the wall hears: a pulse when something changed, at most once a second, and else now and then. Numbers alone.
pub async fn listen(app: App, call: Call, campaign: &str, headers: HeaderMap) -> Answer {
    let id = stage::listen(&call, campaign).await?;
    let ticket = live::Ticket::new(&app, &call, &headers).for_stage(id);
    let pulses = pulses(app.service.clone(), id);
    let pulses = stream::unfold((Box::pin(pulses), ticket), |(mut pulses, mut ticket)| async move {
        let next = pulses.next().await?;
        ticket.is_good().await.then_some((Ok::<_, Infallible>(next), (pulses, ticket)))
    });
    let hello = live::hello(&call);
    Ok(live::answer(stream::once(async { Ok(hello) }).chain(pulses)))
}

fn pulses(service: Service, campaign: CampaignId) -> impl Stream<Item = Bytes> {
    let changes = service.hub().subscribe();
    stream::unfold((service, changes, true), move |(service, mut changes, first)| async move {
        let changed = if first { true } else { something_changes(&mut changes).await? };
        let written = match stage::pulse(&service, campaign, changed && !first).await {
            Ok(pulse) => written(&pulse),
            // The wall keeps what it has, and says since when.
            Err(error) => {
                warn!("A stage was not told: {error}");
                Bytes::from_static(b":\n\n")
            }
        };
        Some((written, (service, changes, false)))
    })
}

/// Waits until something changed, then for whatever else changes in the same moment. `None` when nobody tells any more.
async fn something_changes(changes: &mut Receiver<Change>) -> Option<bool> {
    let silent_until = Instant::now() + HEARTBEAT;
    loop {
        match timeout_at(silent_until, changes.recv()).await {
            Err(_) => return Some(false),
            Ok(Err(RecvError::Closed)) => return None,
            Ok(Ok(Change::SearchOutdated | Change::SearchWordsChanged)) => {}
            Ok(Ok(_) | Err(RecvError::Lagged(_))) => break,
        }
    }
    sleep_until(Instant::now() + PAUSE).await;
    while changes.try_recv().is_ok() {}
    Some(true)
}

fn written(pulse: &StagePulse) -> Bytes {
    let json = serde_json::to_string(pulse).expect("numbers can always be written");
    format!("event: stage\ndata: {json}\n\n").into()
}
