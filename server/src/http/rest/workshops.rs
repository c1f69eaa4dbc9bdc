//! Workshops: for those who keep them, and for teams that take ideas by program.

use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    boards::{Card, RawAct, Stage},
    ids::{IdeaNumber, PersonId, WorkshopId},
    refusals::{Field, Refusal},
    text::TextError,
    workshops::{Member, RawWorkshop, WorkshopCard, WorkshopIdea, WorkshopPage},
};
use serde::{Deserialize, Serialize};
use service::{Call, boards, workshops};
use utoipa::ToSchema;

use super::{
    asked::{Asked, Page},
    body::{Body, Shape},
    problem::Problem,
    told::Told,
};
use crate::http::{
    path::{Keyed, KeyedBelow},
    trouble::Answer,
};

/// A workshop in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkshopCard)]
pub struct WireWorkshopCard {
    /// Its key.
    id: i64,
    /// The slug of its campaign.
    campaign: String,
    name: String,
    /// `innovation` or `conference`.
    format: &'static str,
    /// The day, as `2019-03-14`.
    date: String,
    /// Where it is; empty while that is open.
    venue: String,
    /// How many ideas it takes at most.
    capacity: i64,
    /// How many of them are worked on at once at most.
    in_progress: i64,
    /// How many ideas it has.
    claimed: i64,
    /// Since when it is closed; `null` while it works.
    closed_at: Option<String>,
}

/// Somebody in a team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkshopMember)]
pub struct WireMember {
    /// The key of the account.
    person: i64,
    name: String,
    /// The slug of the unit.
    unit: Option<String>,
}

/// An idea of a workshop. Nothing here tells who wrote it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkshopIdea)]
pub struct WireWorkshopIdea {
    /// Its number.
    number: i64,
    /// Its title; `null` when not everybody can read it any more.
    title: Option<String>,
    /// Its status; `null` when it cannot be read any more.
    status: Option<&'static str>,
    /// The idea that it is part of now.
    merged_into: Option<i64>,
}

/// A card on the board of a workshop.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkshopBoardCard)]
pub struct WireBoardCard {
    #[serde(flatten)]
    idea: WireWorkshopIdea,
    /// `pulled`, `understanding`, `designing`, `testing` or `result`.
    stage: &'static str,
    /// Its place there, 1 for the first.
    place: usize,
    /// How many points it got in the last round; `null` when there are no sums.
    points: Option<i64>,
}

/// A workshop.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Workshop)]
pub struct WireWorkshop {
    #[serde(flatten)]
    card: WireWorkshopCard,
    /// Whether the token's owner belongs to its team.
    member: bool,
    /// Its team; `null` for those who do not belong to it and do not name it.
    team: Option<Vec<WireMember>>,
    /// Grows with every change of the cards; whoever moves one says which they have read.
    board_version: i64,
    /// The ideas that it has, column by column.
    ideas: Vec<WireBoardCard>,
    /// Chosen ideas that no workshop has.
    offered: Vec<WireWorkshopIdea>,
}

/// A workshop as it shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentWorkshop {
    /// The slug of its campaign, which stays; may be missing when it is changed.
    campaign: String,
    /// 1 to 120 characters.
    name: String,
    /// `innovation` or `conference`.
    format: String,
    /// The day, as `2019-03-14`.
    date: String,
    /// Where it is, up to 120 characters; may be missing.
    venue: String,
    /// How many ideas it takes at most, 1 to 100.
    capacity: Option<i64>,
    /// How many of them are worked on at once at most, 1 to 100.
    in_progress: Option<i64>,
}

/// Somebody who shall belong to a team.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentMember {
    /// The e-mail address of the account.
    email: String,
}

/// Where a card shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentPlace {
    /// `pulled`, `understanding`, `designing`, `testing` or `result`.
    stage: String,
    /// The place there, 1 for the first; the last without it.
    place: Option<u32>,
    /// The `board_version` that was read.
    version: Option<i64>,
}

impl Shape for SentPlace {
    const FIELDS: &'static [&'static str] = &["stage", "place", "version"];
}

impl Shape for SentWorkshop {
    const FIELDS: &'static [&'static str] =
        &["campaign", "name", "format", "date", "venue", "capacity", "in_progress"];
}

impl Shape for SentMember {
    const FIELDS: &'static [&'static str] = &["email"];
}

impl SentWorkshop {
    fn raw(self) -> (String, RawWorkshop) {
        let Self { campaign, name, format, date, venue, capacity, in_progress } = self;
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let (capacity, in_progress) = (number(capacity), number(in_progress));
        (campaign, RawWorkshop { name, format, date, venue, capacity, in_progress })
    }
}

impl From<WorkshopCard> for WireWorkshopCard {
    fn from(card: WorkshopCard) -> Self {
        let WorkshopCard { id, campaign, facts, claimed, closed_at } = card;
        Self {
            id: id.as_i64(),
            campaign: campaign.slug,
            name: facts.name,
            format: facts.format.as_str(),
            date: facts.date.to_string(),
            venue: facts.venue,
            capacity: facts.capacity,
            in_progress: facts.in_progress,
            claimed,
            closed_at: closed_at.map(|at| at.rfc3339()),
        }
    }
}

impl From<WorkshopIdea> for WireWorkshopIdea {
    fn from(idea: WorkshopIdea) -> Self {
        let WorkshopIdea { number, title, standing, merged_into } = idea;
        Self {
            number: number.as_i64(),
            title,
            status: standing.map(|(status, _)| status.as_str()),
            merged_into: merged_into.map(IdeaNumber::as_i64),
        }
    }
}

impl From<WorkshopPage> for WireWorkshop {
    fn from(page: WorkshopPage) -> Self {
        let WorkshopPage { card, campaign, standing, team, board, offered } = page;
        let column = |(stage, cards): (Stage, Vec<Card>)| {
            (1..).zip(cards).map(move |(place, card)| WireBoardCard {
                idea: card.idea.into(),
                stage: stage.as_str(),
                place,
                points: card.points,
            })
        };
        let member = |Member { id, name, unit }: Member| {
            let unit = campaign.units.iter().find(|known| Some(known.id) == unit);
            WireMember { person: id.as_i64(), name, unit: unit.map(|unit| unit.slug.clone()) }
        };
        Self {
            card: card.into(),
            member: standing.member,
            team: team.map(|team| team.into_iter().map(member).collect()),
            board_version: board.standing.version,
            ideas: board.columns.into_iter().flat_map(column).collect(),
            offered: offered.into_iter().map(|offered| offered.idea.into()).collect(),
        }
    }
}

async fn read(call: &Call, id: WorkshopId) -> Answer<Json<WireWorkshop>> {
    Ok(Json(workshops::load(call, id).await?.into()))
}

/// The workshops of the token's owner; all of them for moderators and administrators.
#[utoipa::path(
    get, path = "/workshops", operation_id = "list_workshops", tag = "workshops",
    responses((status = 200, body = Page<WireWorkshopCard>)),
)]
pub async fn list_workshops(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let all = workshops::list(&call).await?;
    Ok(asked.page(all.into_iter().map(WireWorkshopCard::from).collect(), None))
}

/// Founds a workshop. Nobody belongs to it yet.
#[utoipa::path(
    post, path = "/workshops", operation_id = "post_workshop", tag = "workshops", request_body = SentWorkshop,
    responses((status = 201, body = WireWorkshop)),
)]
pub async fn post_workshop(Told(call): Told, body: Body<SentWorkshop>) -> Answer {
    let (campaign, raw) = body.whole()?.raw();
    let id = workshops::found(&call, &campaign, &raw).await?;
    Ok((StatusCode::CREATED, read(&call, id).await?).into_response())
}

/// A workshop with its ideas, and what it could take.
#[utoipa::path(
    get, path = "/workshops/{id}", operation_id = "get_workshop", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_workshop(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
) -> Answer<Json<WireWorkshop>> {
    read(&call, id).await
}

/// Changes what a workshop is. Its campaign stays.
#[utoipa::path(
    put, path = "/workshops/{id}", operation_id = "put_workshop", tag = "workshops", request_body = SentWorkshop,
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_workshop(
    Told(call): Told,
    Keyed(id): Keyed<WorkshopId>,
    body: Body<SentWorkshop>,
) -> Answer<Json<WireWorkshop>> {
    let (campaign, raw) = body.whole()?.raw();
    if ![String::new(), workshops::entry(&call, id).await?.card.campaign.slug].contains(&campaign) {
        return Err(Refusal::field(Field::Campaign, TextError::Fixed).into());
    }
    workshops::change(&call, id, &raw, None).await?;
    read(&call, id).await
}

/// Closes a workshop. It keeps its ideas, and its team changes nothing any more.
#[utoipa::path(
    put, path = "/workshops/{id}/closure", operation_id = "put_workshop_closure", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn put_workshop_closure(
    Told(call): Told,
    Keyed(id): Keyed<WorkshopId>,
) -> Answer<Json<WireWorkshop>> {
    workshops::close(&call, id, true).await?;
    read(&call, id).await
}

/// Opens a workshop again.
#[utoipa::path(
    delete, path = "/workshops/{id}/closure", operation_id = "delete_workshop_closure", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_workshop_closure(
    Told(call): Told,
    Keyed(id): Keyed<WorkshopId>,
) -> Answer<Json<WireWorkshop>> {
    workshops::close(&call, id, false).await?;
    read(&call, id).await
}

/// Names somebody for the team.
#[utoipa::path(
    post, path = "/workshops/{id}/team", operation_id = "post_workshop_member", tag = "workshops", request_body = SentMember,
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 201, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn post_workshop_member(
    Told(call): Told,
    Keyed(id): Keyed<WorkshopId>,
    body: Body<SentMember>,
) -> Answer {
    workshops::name(&call, id, &body.whole()?.email).await?;
    Ok((StatusCode::CREATED, read(&call, id).await?).into_response())
}

/// Lets somebody go from the team. The same call twice changes nothing.
#[utoipa::path(
    delete, path = "/workshops/{id}/team/{person}", operation_id = "delete_workshop_member", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop"), ("person" = i64, Path, description = "The account")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_workshop_member(
    Told(call): Told,
    KeyedBelow(id, person): KeyedBelow<WorkshopId, PersonId>,
) -> Answer<Json<WireWorkshop>> {
    workshops::dismiss(&call, id, person).await?;
    read(&call, id).await
}

/// Takes a chosen idea into the workshop: for its team. The same call twice changes nothing.
#[utoipa::path(
    put, path = "/workshops/{id}/ideas/{number}", operation_id = "put_workshop_idea", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop"), ("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`workshop-forbids`: the workshop is closed or full, the vote is not frozen, or the idea was not chosen or is in another; `merged` or `step-forbidden`: the idea cannot be worked on any more"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its author took it back"),
    ),
)]
pub async fn put_workshop_idea(
    Told(call): Told,
    KeyedBelow(id, idea): KeyedBelow<WorkshopId, IdeaNumber>,
) -> Answer<Json<WireWorkshop>> {
    workshops::claim(&call, id, idea).await?;
    read(&call, id).await
}

/// Gives an idea back: for the team. The same call twice changes nothing.
#[utoipa::path(
    delete, path = "/workshops/{id}/ideas/{number}", operation_id = "delete_workshop_idea", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop"), ("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`workshop-forbids`: the workshop is closed, or another has the idea"),
    ),
)]
pub async fn delete_workshop_idea(
    Told(call): Told,
    KeyedBelow(id, idea): KeyedBelow<WorkshopId, IdeaNumber>,
) -> Answer<Json<WireWorkshop>> {
    workshops::release(&call, id, idea).await?;
    read(&call, id).await
}

/// Moves a card: for the team. What is there already stays, whatever `version` says.
#[utoipa::path(
    put, path = "/workshops/{id}/ideas/{number}/place", operation_id = "put_workshop_card", tag = "workshops", request_body = SentPlace,
    params(("id" = i64, Path, description = "The workshop"), ("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireWorkshop),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`stale`: somebody else changed the board since `version` was read; `workshop-forbids`: the workshop is closed, or as many ideas are worked on as may be"),
    ),
)]
pub async fn put_workshop_card(
    Told(call): Told,
    KeyedBelow(id, idea): KeyedBelow<WorkshopId, IdeaNumber>,
    body: Body<SentPlace>,
) -> Answer<Json<WireWorkshop>> {
    let SentPlace { stage, place, version } = body.whole()?;
    let raw = RawAct {
        idea: idea.to_string(),
        stage,
        place: place.map(|place| place.to_string()).unwrap_or_default(),
        version: version.map(|version| version.to_string()).unwrap_or_default(),
        ..RawAct::default()
    };
    boards::move_card(&call, id, &raw).await?;
    read(&call, id).await
}
