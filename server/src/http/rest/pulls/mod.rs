//! What workshops pull from frozen votes.

use axum::{
    Extension, Json,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use domain::{ids::PullNumber, refusals::Refusal, selection::recipe::RawRecipe};
use service::{Call, pulls};

use super::{
    asked::{Asked, Page},
    body::Body,
    problem::Problem,
    told::Told,
};
use crate::http::{
    handover::pull_sheet,
    path::{Named, PullOf},
    reader,
    trouble::Answer,
};

mod wire;

pub use wire::WirePull;
use wire::{SentPull, WirePreview, WirePullCard, WireRecomputation};

/// What a recipe would pull now. Changes nothing.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/preview", operation_id = "get_pull_preview", tag = "workshops",
    params(
        ("slug" = String, Path, description = "The campaign"),
        ("rule" = String, Query, description = "`balanced`, `balanced-hours`, `equal-shares`, `pav` or `votes`"),
        ("places" = Option<String>, Query, description = "How many ideas; not with `balanced-hours`"),
        ("hours" = Option<String>, Query, description = "How many hours; only with `balanced-hours`, as the next two"),
        ("hours_each" = Option<String>, Query, description = "How many hours an idea takes"),
        ("hours_of" = Option<String>, Query, description = "A line for each idea that takes something else: `142 6`"),
        ("balance" = Option<String>, Query, description = "`off`, `light` or `strong`"),
        ("topic" = Option<String>, Query, description = "Slugs of topics, several times or separated by commas"),
        ("masterplan" = Option<String>, Query, description = "Masterplans, likewise"),
        ("unit" = Option<String>, Query, description = "Slugs of units, likewise"),
        ("quorum" = Option<String>, Query, description = "How many people have to support an idea"),
        ("per_topic" = Option<String>, Query, description = "How many ideas of one topic at most"),
        ("seats" = Option<String>, Query, description = "A line for each topic that is sure of places: `it 2`"),
        ("wildcards" = Option<String>, Query, description = "A line for each idea that is pulled by hand: `142 Because …`"),
    ),
    responses(
        (status = 200, body = WirePreview),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign, or its vote is not frozen yet"),
    ),
)]
pub async fn get_pull_preview(
    Extension(call): Extension<Call>,
    Named(slug): Named,
    headers: HeaderMap,
    asked: Asked,
) -> Answer<Json<WirePreview>> {
    let raw = RawRecipe::from_pairs(asked.pairs());
    asked.only(&RawRecipe::default().fields().map(|(field, _)| field.as_str()))?;
    let (desk, preview) = pulls::open(&call, &slug, Some(&raw)).await?;
    let preview = preview.ok_or(Refusal::NotFound)??;
    Ok(Json(WirePreview::new(&desk, preview, reader::language_of_program(&headers).words())))
}

/// The pulls of a campaign, in order.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls", operation_id = "list_pulls", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = Page<WirePullCard>),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign, or its vote is not frozen yet"),
    ),
)]
pub async fn list_pulls(Extension(call): Extension<Call>, Named(slug): Named, asked: Asked) -> Answer {
    let source = pulls::source(&call, &slug).await?;
    Ok(asked.page(source.pulls.into_iter().map(WirePullCard::from).collect(), None))
}

/// Pulls ideas for good.
#[utoipa::path(
    post, path = "/workshops/campaigns/{slug}/pulls", operation_id = "post_pull", tag = "workshops", request_body = SentPull,
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 201, body = WirePull),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign, or its vote is not frozen yet"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`pull-forbidden`: somebody else pulled since the preview, or no idea is left"),
    ),
)]
pub async fn post_pull(
    Told(call): Told,
    Named(slug): Named,
    headers: HeaderMap,
    body: Body<SentPull>,
) -> Answer {
    let sent = body.whole()?;
    let previewed = sent.previewed();
    let number = pulls::pull(&call, &slug, &sent.into(), &previewed).await?;
    Ok((StatusCode::CREATED, read(&call, &slug, number, &headers).await?).into_response())
}

/// A pull with its ideas, and why each has its place.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls/{number}", operation_id = "get_pull", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign"), ("number" = i64, Path, description = "The pull")),
    responses(
        (status = 200, body = WirePull),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_pull(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    headers: HeaderMap,
) -> Answer<Json<WirePull>> {
    read(&call, &slug, number, &headers).await
}

async fn read(call: &Call, slug: &str, number: PullNumber, headers: &HeaderMap) -> Answer<Json<WirePull>> {
    let words = reader::language_of_program(headers).words();
    Ok(Json(WirePull::new(pulls::load(call, slug, number).await?, words)))
}

/// Computes a pull again from the vote, the recipe and the earlier pulls.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls/{number}/recomputation", operation_id = "get_recomputation", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign"), ("number" = i64, Path, description = "The pull")),
    responses(
        (status = 200, body = WireRecomputation),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_recomputation(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
) -> Answer<Json<WireRecomputation>> {
    Ok(Json((&pulls::load(&call, &slug, number).await?).into()))
}

/// The ideas of a pull as a table for spreadsheets: UTF-8 with a mark, semicolons.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls/{number}/table", operation_id = "get_pull_table", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign"), ("number" = i64, Path, description = "The pull")),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_pull_table(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    headers: HeaderMap,
) -> Answer {
    let pull = pulls::load(&call, &slug, number).await?;
    let sheet = pull_sheet(&pull, reader::language_of_program(&headers).words());
    Ok(sheet.csv().download(&format!("{slug}-{number}.csv")))
}
