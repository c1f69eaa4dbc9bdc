//! GET /live: what changes, as server-sent events. Each change is written out once, however many listen.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use domain::{
    events::Change,
    ids::CampaignId,
    time::{MINUTE, Timestamp},
};
use futures::{Stream, StreamExt as _, stream};
use service::{Call, hub::Hub};
use tokio::sync::broadcast::{self, Receiver, error::RecvError};
use tokio_stream::wrappers::{BroadcastStream, errors::BroadcastStreamRecvError};
use tokio_util::sync::CancellationToken;

use super::{
    identify, stage,
    trouble::{Answer, Trouble},
    urlencoded,
};
use crate::state::App;

/// Proxies close what is silent for longer (nginx: 60 s), and a browser notices a dead connection by it.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often it is looked at whether somebody may still listen; with the next news or heartbeat after that.
const CHECK_EVERY: i64 = MINUTE;
/// How far a slow reader may fall behind before it has to ask for the present state.
const BACKLOG: usize = 1_024;
const LAGGED: Bytes = Bytes::from_static(b"event: lagged\ndata: {}\n\n");
const BEAT: Bytes = Bytes::from_static(b":\n\n");

/// The stream that all subscribers share. Cheap to clone, for every request does.
#[derive(Clone)]
pub struct Live {
    /// Never read: new subscribers start where it would.
    news: Arc<Receiver<Bytes>>,
}

impl Live {
    /// Starts to spread what the hub hears, until `shutdown`; then every subscriber's stream ends.
    #[must_use]
    pub fn start(hub: &Hub, shutdown: CancellationToken) -> Self {
        let (sender, news) = broadcast::channel(BACKLOG);
        let changes = hub.subscribe();
        tokio::spawn(async move {
            tokio::select! {
                () = spread(changes, &sender) => {}
                () = shutdown.cancelled() => {}
            }
        });
        Self { news: Arc::new(news) }
    }

    fn listen(&self) -> impl Stream<Item = Bytes> + Send + use<> {
        BroadcastStream::new(self.news.resubscribe()).map(|news| match news {
            Ok(written) => written,
            Err(BroadcastStreamRecvError::Lagged(_)) => LAGGED,
        })
    }
}

async fn spread(mut changes: Receiver<Change>, sender: &broadcast::Sender<Bytes>) {
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    loop {
        let written = tokio::select! {
            change = changes.recv() => match change {
                Ok(Change::SearchOutdated | Change::SearchWordsChanged | Change::CityChanged) => continue,
                Ok(Change::Missed) | Err(RecvError::Lagged(_)) => LAGGED,
                Ok(change) => written(&change),
                Err(RecvError::Closed) => return,
            },
            _ = heartbeat.tick() => BEAT,
        };
        // An error means that nobody listens, which is no fault.
        drop(sender.send(written));
    }
}

fn written(change: &Change) -> Bytes {
    let json = serde_json::to_string(change).expect("ids and numbers can always be written");
    format!("event: change\ndata: {json}\n\n").into()
}

/// The live stream.
pub fn router() -> Router<App> {
    Router::new().route("/live", get(listen))
}

async fn listen(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    address: Uri,
    headers: HeaderMap,
) -> Answer {
    let asked = urlencoded::pairs(address.query().unwrap_or_default());
    if let Some((_, campaign)) = asked.iter().find(|(name, _)| name == "stage") {
        return stage::listen(app, call, campaign, headers).await;
    }
    call.actor.read()?;
    let hello = hello(&call);
    let ticket = Ticket::new(&app, &call, &headers);
    let news = app.live.listen();
    let news = stream::unfold((Box::pin(news), ticket), |(mut news, mut ticket)| async move {
        let next = news.next().await?;
        ticket.is_good().await.then_some((Ok::<_, Infallible>(next), (news, ticket)))
    });
    Ok(answer(stream::once(async { Ok(hello) }).chain(news)))
}

/// A stream of events.
pub(super) fn answer(stream: impl Stream<Item = Result<Bytes, Infallible>> + Send + 'static) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // nginx keeps small answers back otherwise.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(stream)).into_response()
}

/// What somebody listens with. It is looked at again while they do, so that nobody hears anything for long after signing out,
/// the end of the session or token, or the shutting of the account.
pub(super) struct Ticket {
    /// Counts as long as the stream lives.
    #[expect(dead_code, reason = "it is held, not read")]
    open: Open,
    checked_at: Timestamp,
    headers: HeaderMap,
    app: App,
    /// The campaign whose stage it is; `None` for all news.
    stage: Option<CampaignId>,
}

impl Ticket {
    pub(super) fn new(app: &App, call: &Call, headers: &HeaderMap) -> Self {
        let headers = credentials(headers);
        Self { open: Open::count(), checked_at: call.now, headers, app: app.clone(), stage: None }
    }

    /// For the stage of a campaign alone.
    pub(super) fn for_stage(self, campaign: CampaignId) -> Self {
        Self { stage: Some(campaign), ..self }
    }

    /// Whether whoever opened the stream may still hear it. A database that is away ends no stream.
    pub(super) async fn is_good(&mut self) -> bool {
        let now = self.app.service.now();
        if now.since(self.checked_at) < CHECK_EVERY {
            return true;
        }
        self.checked_at = now;
        // On the heap while it runs: inside the stream its room would be kept for every listener, as long as they listen.
        match Box::pin(identify::who(&self.app, &self.headers, false)).await {
            Ok(call) => match self.stage {
                Some(campaign) => call.actor.see_stage(campaign).is_ok(),
                None => call.actor.read().is_ok(),
            },
            Err(Trouble::Refused(_)) => false,
            Err(_) => true,
        }
    }
}

/// What says who somebody is, copied: a header that is kept keeps the whole request in memory.
fn credentials(headers: &HeaderMap) -> HeaderMap {
    let names = [header::COOKIE, header::AUTHORIZATION];
    let of = |name: HeaderName| {
        let copies =
            headers.get_all(&name).into_iter().map(|value| HeaderValue::from_bytes(value.as_bytes()));
        copies.filter_map(Result::ok).map(|value| (name.clone(), value)).collect::<Vec<_>>()
    };
    names.into_iter().flat_map(of).collect()
}

/// Spreads the returns after a restart over some seconds, so that thousands do not come at once.
pub(super) fn hello(call: &Call) -> Bytes {
    let mut roll = [0; 2];
    call.service.dice().roll(&mut roll);
    let retry = 1_000 + u32::from(u16::from_be_bytes(roll)) % 4_000;
    format!("retry: {retry}\n:\n\n").into()
}

/// One open stream, in the figures.
struct Open;

impl Open {
    fn count() -> Self {
        metrics::gauge!("dogital_live_connections").increment(1.0);
        Self
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        metrics::gauge!("dogital_live_connections").decrement(1.0);
    }
}
