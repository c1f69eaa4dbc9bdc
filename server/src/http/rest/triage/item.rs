use axum::{Extension, Json, response::IntoResponse};
use domain::triage::{AskedBy, Counts, ItemKey, OpenItem, QueueQuery, ReportLine, Verdict};
use serde::Serialize;
use service::{Call, triage};
use utoipa::ToSchema;

use super::queue::WireItem;
use crate::http::{path::Keyed, rest::problem::Problem, trouble::Answer};

/// How many items wait in each view.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QueueCounts)]
pub struct WireCounts {
    /// In all, without what was asked of specialist units and what is prepared.
    all: i64,
    /// For the token's owner.
    mine: i64,
    /// In review, or asked.
    waiting: i64,
    /// Past their date.
    overdue: i64,
    /// Prepared answers.
    prepared: i64,
}

/// An item with what it takes to decide; the idea itself is at `GET /ideas/{number}`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OpenItem)]
pub struct WireOpenItem {
    /// The item.
    item: WireItem,
    /// What tells its wording from any other: sent along, it keeps what was reworded meanwhile from being decided unread.
    wording: String,
    /// Reports that nobody has settled, oldest first.
    reports: Vec<WireReport>,
    /// What was decided against it and is in force.
    verdict: Option<WireVerdict>,
    /// Whether another person has to decide the appeal or the objection.
    needs_other: bool,
    /// Numbers of ideas that may say the same, the likeliest first.
    similar: Vec<i64>,
    /// The idea that somebody does not want it to be part of.
    merged_into: Option<i64>,
    /// Whether it is wished to be erased: `oneself` or `another` for who asked for it.
    erasure: Option<&'static str>,
    /// Who else has it open.
    busy: Option<String>,
}

/// A report. Whoever filed it stays unknown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReportLine)]
pub struct WireReport {
    /// The key; it grows from report to report.
    id: i64,
    /// `person`, `insult`, `secret`, `spam`, `elsewhere` or `other`.
    reason: &'static str,
    /// What was added; may be empty.
    note: String,
    /// When.
    at: String,
}

/// A decision against the author.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Verdict)]
pub struct WireVerdict {
    /// `hide` or `decline`.
    kind: &'static str,
    /// The word of the ground.
    ground: String,
    /// What the author was told.
    sentence: String,
    /// The key of the appeal, for `PUT /appeals/{id}/decision`.
    appeal: Option<i64>,
    /// What the author says against it.
    appeal_body: Option<String>,
}

impl From<Counts> for WireCounts {
    fn from(Counts { all, mine, waiting, overdue, prepared }: Counts) -> Self {
        Self { all, mine, waiting, overdue, prepared }
    }
}

impl From<ReportLine> for WireReport {
    fn from(ReportLine { id, reason, note, at }: ReportLine) -> Self {
        Self { id: id.as_i64(), reason: reason.as_str(), note, at: at.rfc3339() }
    }
}

impl From<Verdict> for WireVerdict {
    fn from(Verdict { kind, ground, sentence, appeal, .. }: Verdict) -> Self {
        let (appeal, appeal_body) = appeal.map(|filed| (filed.id.as_i64(), filed.body)).unzip();
        Self { kind: kind.as_str(), ground, sentence, appeal, appeal_body }
    }
}

impl From<OpenItem> for WireOpenItem {
    fn from(open: OpenItem) -> Self {
        let erasure = open.erasure.map(|by| match by {
            AskedBy::Oneself => "oneself",
            AskedBy::Another => "another",
        });
        Self {
            item: open.item.into(),
            wording: open.wording,
            reports: open.reports.into_iter().map(WireReport::from).collect(),
            verdict: open.verdict.map(WireVerdict::from),
            needs_other: open.needs_other,
            similar: open.similar.iter().map(|card| card.number.as_i64()).collect(),
            merged_into: open.page.kin.merge.map(|merge| merge.into.as_i64()),
            erasure,
            busy: open.busy.map(|busy| busy.name),
        }
    }
}

/// How many items wait, for moderators and administrators.
#[utoipa::path(
    get, path = "/triage/counts", operation_id = "get_triage_counts", tag = "triage",
    responses((status = 200, body = WireCounts)),
)]
pub async fn get_triage_counts(Extension(call): Extension<Call>) -> Answer {
    let query = QueueQuery { limit: 1, ..QueueQuery::default() };
    Ok(Json(WireCounts::from(triage::list(&call, &query).await?.counts)).into_response())
}

/// An item with what it takes to decide. Others are told for a while that it is open; that reports and notes were read is noted.
#[utoipa::path(
    get, path = "/triage/items/{item}", operation_id = "get_triage_item", tag = "triage",
    params(("item" = i64, Path, description = "The item's key, from `GET /triage`; the number of an idea × 16 + 11, or the key of a comment × 16 + 12, for what need not wait")),
    responses(
        (status = 200, body = WireOpenItem),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "It waits no longer"),
    ),
)]
pub async fn get_triage_item(Extension(call): Extension<Call>, Keyed(key): Keyed<ItemKey>) -> Answer {
    Ok(Json(WireOpenItem::from(triage::open(&call, key, None).await?)).into_response())
}
