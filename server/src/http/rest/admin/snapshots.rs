use axum::{Extension, Json};
use serde::Serialize;
use service::{
    Call,
    snapshots::{self, Frozen},
};
use utoipa::ToSchema;

use crate::http::{path::Named, rest::problem::Problem, trouble::Answer};

/// The frozen vote of a campaign, in sums.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Snapshot)]
pub struct WireSnapshot {
    /// The slug of the campaign.
    campaign: String,
    /// The end of voting, RFC 3339 in UTC.
    closed_at: String,
    /// Since when it is frozen.
    frozen_at: String,
    /// Since when ballots and key are gone; `null` while objections can be made.
    destroyed_at: Option<String>,
    /// SHA-256 over the canonical form, 64 hexadecimal digits.
    sha256: String,
    /// How many people voted for at least one of the ideas.
    voters: u64,
    /// The ideas that could be chosen, by number.
    ideas: Vec<WireFrozenIdea>,
}

/// An idea of a frozen vote.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FrozenIdea)]
pub struct WireFrozenIdea {
    /// Its number.
    number: i64,
    /// How many people supported it.
    votes: u64,
}

impl From<Frozen> for WireSnapshot {
    fn from(frozen: Frozen) -> Self {
        let Frozen { snapshot, hash, frozen_at, destroyed_at } = frozen;
        let idea = |(number, votes): (domain::ids::IdeaNumber, u64)| WireFrozenIdea {
            number: number.as_i64(),
            votes,
        };
        Self {
            campaign: snapshot.campaign().to_owned(),
            closed_at: snapshot.closed().rfc3339(),
            frozen_at: frozen_at.rfc3339(),
            destroyed_at: destroyed_at.map(|at| at.rfc3339()),
            sha256: hash.to_string(),
            voters: snapshot.people(),
            ideas: snapshot.votes().into_iter().map(idea).collect(),
        }
    }
}

/// The frozen vote of a campaign in sums, without ballots.
#[utoipa::path(
    get, path = "/admin/campaigns/{slug}/snapshot", operation_id = "get_snapshot", tag = "administration",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = WireSnapshot),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "Voting goes on, or there is no such campaign"),
    ),
)]
pub async fn get_snapshot(
    Extension(call): Extension<Call>,
    Named(slug): Named,
) -> Answer<Json<WireSnapshot>> {
    Ok(Json(snapshots::load(&call, &slug).await?.into()))
}
