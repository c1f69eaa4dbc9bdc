use axum::Extension;
use domain::{
    ids::CommentId,
    triage::{QueueItem, QueueQuery, TagName, workdays::Light},
};
use serde::Serialize;
use service::{Call, triage};
use utoipa::ToSchema;

use crate::http::{
    rest::asked::{Asked, Page},
    trouble::Answer,
};

/// Something that waits for moderation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QueueItem)]
pub struct WireItem {
    /// Its key, for as long as it waits.
    key: i64,
    /// `held`, `new`, `waiting`, `report`, `appeal`, `objection`, `opinion`, `asked`, `erasure` or `prepared`; `hidden` in the view of that name; `settled` for what was opened and waits for nothing.
    kind: &'static str,
    /// The idea.
    idea: i64,
    /// The comment, when it is not the idea itself.
    comment: Option<i64>,
    /// The title of the idea.
    title: String,
    /// The beginning of what was written.
    excerpt: String,
    /// The status of the idea.
    status: &'static str,
    /// Since when it waits; the day alone for ideas without a name.
    since: String,
    /// When the promised answer is due.
    due: String,
    /// `green`, `amber` or `red`.
    light: &'static str,
    /// From how many units reports came.
    units: i64,
    /// Whether it is past its date, and the token's owner stands in for whoever should have answered.
    escalated: bool,
    /// Its tags.
    tags: Vec<String>,
    /// The name of whoever takes care of it.
    assignee: Option<String>,
    /// Whether the token's owner takes care of it.
    mine: bool,
    /// Whether the token's owner may not decide on it.
    conflict: bool,
}

impl From<QueueItem> for WireItem {
    fn from(item: QueueItem) -> Self {
        let light = match item.light {
            Light::Green => "green",
            Light::Amber => "amber",
            Light::Red => "red",
        };
        Self {
            key: item.key.as_i64(),
            kind: item.kind.as_str(),
            idea: item.thing.idea.as_i64(),
            comment: item.thing.comment.map(CommentId::as_i64),
            title: item.title,
            excerpt: item.excerpt,
            status: item.status.as_str(),
            since: item.since.rfc3339(),
            due: item.due.rfc3339(),
            light,
            units: item.weight,
            escalated: item.escalated,
            tags: item.tags,
            assignee: item.assignee.map(|(_, name)| name),
            mine: item.mine,
            conflict: item.conflict,
        }
    }
}

/// What waits for moderation, the most urgent first, for moderators and administrators.
#[utoipa::path(
    get, path = "/triage", operation_id = "list_triage", tag = "triage",
    params(
        ("view" = Option<String>, Query, description = "`all` (as default), `mine`, `waiting` for a specialist unit, `overdue`, `prepared`, or `hidden`, which waits for nothing"),
        ("kind" = Option<String>, Query, description = "only `held`, `new`, `waiting`, `report`, `appeal`, `objection`, `opinion`, `asked`, `erasure`, `prepared` or `hidden`"),
        ("tag" = Option<String>, Query, description = "only with this tag"),
        ("campaign" = Option<String>, Query, description = "only from the campaign with this slug"),
        ("topic" = Option<String>, Query, description = "only from topics with this slug"),
        ("unit" = Option<String>, Query, description = "only what concerns the unit with this slug, or one below it"),
        ("with" = Option<String>, Query, description = "only what the person with this key takes care of, or `nobody`"),
        ("limit" = Option<u32>, Query, description = "entries on a page, 1 to 100; 20 as default", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "the place after which to go on; from `next`"),
    ),
    responses((status = 200, body = Page<WireItem>)),
)]
pub async fn list_triage(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let mut query = QueueQuery::default();
    asked.read(|key, value| match key {
        "view" => Some(value.parse().map(|view| query.view = view).is_ok()),
        "kind" => Some(value.parse().map(|kind| query.kind = Some(kind)).is_ok()),
        "tag" => Some(TagName::parse(value).map(|tag| query.tag = Some(tag)).is_ok()),
        "campaign" => Some(take(&mut query.campaign, value)),
        "topic" => Some(take(&mut query.topic, value)),
        "unit" => Some(take(&mut query.unit, value)),
        "with" => Some(value.parse().map(|with| query.with = Some(with)).is_ok()),
        "after" => Some(value.parse().map(|place| query.after = Some(place)).is_ok()),
        "limit" => Some(asked.limit().map(|limit| query.limit = limit).is_some()),
        _ => None,
    })?;
    let page = triage::list(&call, &query).await?.items;
    Ok(asked.page(page.items.into_iter().map(WireItem::from).collect(), page.next))
}

/// An empty slug asks for nothing in particular, as on the page.
fn take(slug: &mut Option<String>, value: &str) -> bool {
    *slug = Some(value.to_owned()).filter(|slug| !slug.is_empty());
    true
}
