//! The whole audit as JSON lines, for whoever recomputes it.

use axum::{
    Extension, Router,
    body::Body,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use futures::stream;
use service::{Call, Error, audit};

use super::trouble::Answer;
use crate::state::App;

/// `/admin/audit.jsonl`.
pub fn router() -> Router<App> {
    Router::new().route("/admin/audit.jsonl", get(download))
}

async fn download(Extension(call): Extension<Call>) -> Answer {
    let lines = audit::export(&call).await?;
    let batches = stream::try_unfold(lines, |mut lines| async move {
        let batch = lines.next().await?;
        if batch.is_empty() {
            return Ok(None);
        }
        let mut text = Vec::new();
        for line in batch {
            serde_json::to_writer(&mut text, &line).map_err(|error| Error::Fault(error.to_string()))?;
            text.push(b'\n');
        }
        Ok::<_, Error>(Some((text, lines)))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\""),
    ];
    Ok((headers, Body::from_stream(batches)).into_response() as Response)
}
