use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    refusals::{Field, Refusal},
    text::TextError,
    topics::{RawTopic, TopicEntry},
};
use serde::{Deserialize, Serialize};
use service::{Call, topics};
use utoipa::ToSchema;

use crate::http::{
    path::{Named, TopicOf},
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// A topic as administrators keep it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptTopic)]
pub struct WireTopic {
    /// Its name in requests.
    slug: String,
    /// Its German name.
    name_de: String,
    /// Its English name; may be empty.
    name_en: String,
    /// `verwaltung`, `wirtschaft` or `bildung`.
    masterplan: &'static str,
    /// Whether it is no longer offered for new ideas.
    archived: bool,
    /// Ideas under it, whatever their state.
    ideas: i64,
    /// The names of topics that were merged into it: they lead here.
    former: Vec<String>,
    /// Send it back with a change; it tells whether somebody else changed the topic meanwhile.
    version: String,
}

/// A topic as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentTopic {
    /// 1 to 120 characters.
    name_de: String,
    /// Up to 120 characters.
    name_en: String,
    /// `verwaltung`, `wirtschaft` or `bildung`.
    masterplan: String,
    /// The `version` that was read, when it is changed; without one nobody is asked whether it changed meanwhile.
    version: String,
}

impl Shape for SentTopic {
    const FIELDS: &'static [&'static str] = &["name_de", "name_en", "masterplan", "version"];
}

/// Where a topic stands.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentTopicPlace {
    /// Its place in the order, those put away counted too; the first is 1.
    place: Option<usize>,
}

impl Shape for SentTopicPlace {
    const FIELDS: &'static [&'static str] = &["place"];
}

/// Where a topic goes.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = SentTopicMerge)]
#[serde(default, deny_unknown_fields)]
pub struct SentMerge {
    /// The slug of the topic that goes on.
    into: String,
}

impl Shape for SentMerge {
    const FIELDS: &'static [&'static str] = &["into"];
}

impl From<TopicEntry> for WireTopic {
    fn from(entry: TopicEntry) -> Self {
        let version = entry.version();
        let TopicEntry { topic, ideas } = entry;
        Self {
            slug: topic.slug,
            name_de: topic.name.de,
            name_en: topic.name.en,
            masterplan: topic.masterplan.as_str(),
            archived: topic.archived,
            ideas,
            former: topic.former,
            version,
        }
    }
}

impl From<SentTopic> for RawTopic {
    fn from(sent: SentTopic) -> Self {
        Self { name_de: sent.name_de, name_en: sent.name_en, masterplan: sent.masterplan }
    }
}

async fn read(call: &Call, campaign: &str, slug: &str) -> Answer<Json<WireTopic>> {
    let entries = topics::list(call, campaign).await?;
    let entry = entries.into_iter().find(|entry| entry.topic.answers_to(slug)).ok_or(Refusal::NotFound)?;
    Ok(Json(entry.into()))
}

async fn list(call: &Call, campaign: &str, asked: &Asked) -> Answer {
    let entries = topics::list(call, campaign).await?;
    Ok(asked.page(entries.into_iter().map(WireTopic::from).collect(), None))
}

/// The topics of a campaign in their order, those put away too.
#[utoipa::path(
    get, path = "/admin/campaigns/{slug}/topics", operation_id = "list_kept_topics", tag = "administration",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = Page<WireTopic>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn list_kept_topics(Extension(call): Extension<Call>, Named(slug): Named, asked: Asked) -> Answer {
    list(&call, &slug, &asked).await
}

/// Adds a topic as the last of a campaign.
#[utoipa::path(
    post, path = "/admin/campaigns/{slug}/topics", operation_id = "post_topic", tag = "administration", request_body = SentTopic,
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 201, body = WireTopic),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn post_topic(Told(call): Told, Named(slug): Named, body: Body<SentTopic>) -> Answer {
    let topic = topics::add(&call, &slug, &body.whole()?.into()).await?;
    Ok((StatusCode::CREATED, read(&call, &slug, &topic).await?).into_response())
}

/// Calls a topic something else. Its slug stays.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}/topics/{topic}", operation_id = "put_topic", tag = "administration", request_body = SentTopic,
    params(("slug" = String, Path, description = "The campaign"), ("topic" = String, Path, description = "The topic")),
    responses(
        (status = 200, body = WireTopic),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "Somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_topic(Told(call): Told, TopicOf(slug, topic): TopicOf, body: Body<SentTopic>) -> Answer {
    let sent = body.whole()?;
    let version = sent.version.clone();
    topics::rename(&call, &slug, &topic, &sent.into(), &version).await?;
    Ok(read(&call, &slug, &topic).await?.into_response())
}

/// Moves a topic to a place in the order of its campaign, which comes back. The same call twice changes nothing.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}/topics/{topic}/place", operation_id = "put_topic_place", tag = "administration", request_body = SentTopicPlace,
    params(("slug" = String, Path, description = "The campaign"), ("topic" = String, Path, description = "The topic")),
    responses(
        (status = 200, body = Page<WireTopic>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_topic_place(
    Told(call): Told,
    TopicOf(slug, topic): TopicOf,
    asked: Asked,
    body: Body<SentTopicPlace>,
) -> Answer {
    let place = body.whole()?.place.ok_or_else(|| Refusal::field(Field::Place, TextError::Missing))?;
    topics::move_to(&call, &slug, &topic, place).await?;
    list(&call, &slug, &asked).await
}

/// Offers a topic no longer for new ideas.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}/topics/{topic}/archive", operation_id = "put_topic_archive", tag = "administration",
    params(("slug" = String, Path, description = "The campaign"), ("topic" = String, Path, description = "The topic")),
    responses(
        (status = 200, body = WireTopic),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_topic_archive(Told(call): Told, TopicOf(slug, topic): TopicOf) -> Answer {
    topics::archive(&call, &slug, &topic, true).await?;
    Ok(read(&call, &slug, &topic).await?.into_response())
}

/// Offers a topic again.
#[utoipa::path(
    delete, path = "/admin/campaigns/{slug}/topics/{topic}/archive", operation_id = "delete_topic_archive", tag = "administration",
    params(("slug" = String, Path, description = "The campaign"), ("topic" = String, Path, description = "The topic")),
    responses(
        (status = 200, body = WireTopic),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_topic_archive(Told(call): Told, TopicOf(slug, topic): TopicOf) -> Answer {
    topics::archive(&call, &slug, &topic, false).await?;
    Ok(read(&call, &slug, &topic).await?.into_response())
}

/// Makes a topic part of another, which comes back. Its ideas move, and its slug leads to the other.
#[utoipa::path(
    put, path = "/admin/campaigns/{slug}/topics/{topic}/merge", operation_id = "put_topic_merge", tag = "administration", request_body = SentMerge,
    params(("slug" = String, Path, description = "The campaign"), ("topic" = String, Path, description = "The topic")),
    responses(
        (status = 200, body = WireTopic),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_topic_merge(
    Told(call): Told,
    TopicOf(slug, topic): TopicOf,
    body: Body<SentMerge>,
) -> Answer {
    let SentMerge { into } = body.whole()?;
    topics::merge(&call, &slug, &topic, &into).await?;
    Ok(read(&call, &slug, &into).await?.into_response())
}
