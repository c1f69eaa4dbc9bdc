//! `dogital serve` and `dogital work`.

use std::{
    future::{Future, IntoFuture as _},
    io::ErrorKind,
    net::SocketAddr,
    time::Duration,
};

use anyhow::{Context as _, anyhow};
use axum::serve::ListenerExt as _;
use service::{Service, demo, jobs, news, search};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::{open, said, say};
use crate::{
    config::Config,
    http::{self, health, pages, site::Site},
    state::App,
    telemetry,
};

/// Requests that are being answered get this long when the server is told to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers requests until the process is told to end.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    telemetry::figures();
    let site = Site::read(&config.site_dir).map_err(|sentence| anyhow!(sentence))?;
    // Before the database, so that a second server on the same port does nothing at all.
    let listener = listen(config.listen).await?;
    let service = open::service(&config).await?;
    let shutdown = CancellationToken::new();
    let store = service.store().clone();
    tokio::spawn(telemetry::keep_up());
    tokio::spawn(work_off(service.clone(), shutdown.clone()));
    tokio::spawn(search::keep_up(service.clone()));
    tokio::spawn(keep_marks(service.clone(), shutdown.clone()));
    let visited = service.clone();
    if let Some(address) = config.metrics_listen {
        let figures = listen(address).await?;
        tokio::spawn(axum::serve(figures, health::figures_router()).into_future());
    }
    let demo = demo::is_there(&service).await.map_err(said)?;
    let app = App::new(service, config, site, demo, shutdown.clone());
    // Before anybody is answered, who could tell it to end.
    let told = told_to_end()?;
    info!("Listening on {}, reached at {}", app.config.listen, app.config.public_url);
    // To the person at the terminal, whatever is logged.
    say(format_args!("DOgital answers at {}", app.config.public_url))?;
    // What leaves in several pieces would wait 40 ms for an acknowledgement otherwise.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            warn!("TCP_NODELAY was refused: {error}");
        }
    });
    let surface = http::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let ending = shutdown.clone();
    let server =
        axum::serve(listener, surface).with_graceful_shutdown(async move { ending.cancelled().await });
    finish(server.into_future(), told, shutdown).await?;
    if let Err(error) = news::write_marks(&visited).await {
        warn!("What people saw last was not written: {error}");
    }
    store.close().await;
    Ok(())
}

/// Works off jobs until the process is told to end.
pub async fn work(config: &Config) -> anyhow::Result<()> {
    let service = open::service(config).await?;
    let told = told_to_end()?;
    tokio::select! {
        () = jobs::work(service.clone()) => {}
        () = told => {}
    }
    service.store().close().await;
    Ok(())
}

/// Works off jobs until the server ends.
async fn work_off(service: Service, ending: CancellationToken) {
    ending.run_until_cancelled(jobs::work(service)).await;
}

/// Writes the marks of one's own pages until the server ends.
async fn keep_marks(service: Service, ending: CancellationToken) {
    ending.run_until_cancelled(news::keep_marks(service)).await;
}

async fn finish(
    server: impl Future<Output = std::io::Result<()>>,
    told: impl Future<Output = ()>,
    shutdown: CancellationToken,
) -> anyhow::Result<()> {
    tokio::pin!(server);
    tokio::select! {
        ended = &mut server => return ended.context("the server ended"),
        () = told => info!("Ending: no new requests, those at work are finished"),
    }
    shutdown.cancel();
    let last = async {
        let ended = server.await;
        pages::all_drawn().await;
        ended
    };
    match tokio::time::timeout(PATIENCE, last).await {
        Ok(ended) => ended.context("the server ended"),
        Err(_) => {
            warn!("Some requests were not finished within {} s", PATIENCE.as_secs());
            Ok(())
        }
    }
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let kind = error.kind();
        if kind == ErrorKind::AddrInUse {
            anyhow!("{address} is in use; end the other program or set DOGITAL_LISTEN")
        } else if kind == ErrorKind::PermissionDenied {
            anyhow!("{address} may not be listened on by this user")
        } else {
            anyhow!("{address} cannot be listened on: {error}")
        }
    })
}

/// Hears SIGTERM and Ctrl-C from now on, and waits for one of them.
fn told_to_end() -> anyhow::Result<impl Future<Output = ()>> {
    let hear = |kind| signal(kind).context("the signals that end the server cannot be heard");
    let (mut terminate, mut interrupt) = (hear(SignalKind::terminate())?, hear(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
