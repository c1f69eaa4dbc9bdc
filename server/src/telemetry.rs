//! What operators see: logs and figures. Never a person, an address or words of people.

use std::{sync::OnceLock, time::Duration};

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing::error;
use tracing_subscriber::{EnvFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::config::Config;

/// Borders of the duration histogram, in seconds.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
const UPKEEP: Duration = Duration::from_secs(5);

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts logging to standard error. Called once, at the start of the process.
pub fn log(config: &Config) {
    let filter = EnvFilter::new(&config.log);
    let registry = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if config.log_json {
        registry.with(lines.json().flatten_event(true)).init();
    } else {
        registry
            .with(lines.with_target(false).with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())))
            .init();
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        // A message that was put together at run time may hold words of people; a literal cannot.
        let message = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(withheld)");
        error!("Panic at {place}: {message}");
    }));
}

/// Starts counting. Called again, it hands out the same figures.
pub fn figures() -> &'static PrometheusHandle {
    FIGURES.get_or_init(|| {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), BUCKETS)
            .expect("there are buckets");
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // An error means that somebody else counts already; then ours stay empty, which is no reason to stop.
        drop(metrics::set_global_recorder(recorder));
        describe();
        handle
    })
}

/// Keeps the figures small while the server runs.
pub async fn keep_up() {
    let mut tick = tokio::time::interval(UPKEEP);
    loop {
        tick.tick().await;
        figures().run_upkeep();
    }
}

fn describe() {
    metrics::describe_counter!("dogital_requests_total", "Requests by method, route and status");
    metrics::describe_histogram!("dogital_request_seconds", "Time to the answer by route");
    metrics::describe_gauge!("dogital_live_connections", "Open live streams");
    metrics::describe_counter!("dogital_faults_total", "Faults that were logged with an incident number");
}
