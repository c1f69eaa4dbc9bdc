//! Pulled ideas for teams that work with tables and programs.

use app::words::Words;
use axum::{Extension, Json, extract::State, http::HeaderMap};
use domain::{
    campaigns::Unit,
    canvases::DecisionRecord,
    handover::WorkshopHandover,
    ids::{IdeaNumber, WorkshopId},
};
use serde::Serialize;
use service::{Call, handover, pulls};
use utoipa::ToSchema;

use super::problem::Problem;
use crate::{
    http::{
        handover::{
            became, pull_book, pull_dossier, seen_entry, topic_name, workshop_book, workshop_dossier,
            workshop_sheet,
        },
        path::{Keyed, PullOf},
        reader,
        trouble::Answer,
    },
    state::App,
};

/// An idea of a workshop, with all that its team takes along. Nothing here tells who wrote it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandedIdea)]
pub struct WireHandedIdea {
    /// Its number.
    number: i64,
    /// Its title; `null` when not everybody can read it any more, as is all of its text.
    title: Option<String>,
    /// Where the shoe pinches.
    pinch: Option<String>,
    /// The slug of its topic.
    topic: Option<String>,
    /// `pulled`, `understanding`, `designing`, `testing` or `result`.
    stage: &'static str,
    /// Its place there, 1 for the first.
    place: usize,
    /// How many points it got in the last round; `null` when there are no sums.
    points: Option<i64>,
    /// Its votes as the vote was frozen.
    votes: Option<u64>,
    /// Why it was chosen, in the language that `Accept-Language` asks for; `null` for those who do not see choices.
    why: Option<String>,
    /// Its status; `null` when it cannot be read any more.
    status: Option<&'static str>,
    /// The idea that it is part of now.
    merged_into: Option<i64>,
    /// `done`, `in_progress`, `handed_over` or `not_possible`; `null` while nothing is recorded.
    outcome: Option<&'static str>,
    /// What became of it, in a sentence.
    became: Option<String>,
    /// What the team decided on its canvas; `null` while it decided nothing.
    decision: Option<WireDecision>,
}

/// What a team decided of an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandedDecision)]
pub struct WireDecision {
    /// What was decided; Markdown, as all of it.
    decision: String,
    /// What is done next.
    next_step: String,
    /// The slug of the unit that does it.
    responsible_unit: Option<String>,
    /// Until when, as `2019-03-14`.
    due_on: Option<String>,
}

impl WireDecision {
    fn new(record: &DecisionRecord, units: &[Unit]) -> Self {
        let unit = units.iter().find(|unit| Some(unit.id) == record.unit);
        Self {
            decision: record.decision.clone(),
            next_step: record.next_step.clone(),
            responsible_unit: unit.map(|unit| unit.slug.clone()),
            due_on: record.due.map(|day| day.to_string()),
        }
    }
}

/// What a workshop takes along.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkshopHandover)]
pub struct WireWorkshopHandover {
    /// Its key.
    workshop: i64,
    /// What it is called.
    name: String,
    /// The slug of its campaign.
    campaign: String,
    /// Its ideas, column by column.
    ideas: Vec<WireHandedIdea>,
}

impl WireWorkshopHandover {
    /// With sentences in the language of these words.
    pub fn new(handed: &WorkshopHandover, words: &Words) -> Self {
        let (page, handover) = (&handed.page, &handed.handover);
        let placed = page
            .board
            .columns
            .iter()
            .flat_map(|(stage, cards)| (1..).zip(cards).map(move |(place, card)| (*stage, place, card)));
        let ideas = placed.zip(&handover.ideas).map(|((stage, place, card), idea)| {
            let (text, entry) = (idea.text.as_ref(), seen_entry(handed, idea.number));
            let topic = text.and_then(|text| handover.topic(text));
            let slug = |slug: &str| topic_name(words, &handover.campaign, slug);
            let outcome = entry.and_then(|entry| entry.outcome());
            WireHandedIdea {
                number: idea.number.as_i64(),
                title: text.map(|text| text.title.clone()),
                pinch: text.map(|text| text.pinch.clone()),
                topic: topic.map(|topic| topic.slug.clone()),
                stage: stage.as_str(),
                place,
                points: card.points,
                votes: idea.votes,
                why: idea.pulled.as_ref().map(|pulled| words.why_pulled(pulled, slug)),
                status: card.idea.standing.map(|(status, _)| status.as_str()),
                merged_into: card.idea.merged_into.map(IdeaNumber::as_i64),
                outcome: outcome.map(|record| record.outcome.kind().as_str()),
                decision: handed
                    .decisions
                    .get(&idea.number)
                    .map(|record| WireDecision::new(record, &handover.campaign.units)),
                became: entry.map(|entry| became(entry, words)).filter(|sentence| !sentence.is_empty()),
            }
        });
        Self {
            workshop: page.card.id.as_i64(),
            name: page.card.facts.name.clone(),
            campaign: page.card.campaign.slug.clone(),
            ideas: ideas.collect(),
        }
    }
}

/// The ideas of a pull as a workbook, with the recipe and the hashes on a second sheet.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls/{number}/ideas.xlsx", operation_id = "get_pull_workbook", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign"), ("number" = i64, Path, description = "The pull")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_pull_workbook(
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    headers: HeaderMap,
) -> Answer {
    let pull = pulls::load(&call, &slug, number).await?;
    pull_book(&pull, reader::language_of_program(&headers)).download(&format!("{slug}-{number}.xlsx"))
}

/// The ideas of a workshop with their texts, their place on its board, and what became of them.
#[utoipa::path(
    get, path = "/workshops/{id}/ideas", operation_id = "get_workshop_ideas", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = WireWorkshopHandover),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_workshop_ideas(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    headers: HeaderMap,
) -> Answer<Json<WireWorkshopHandover>> {
    let handed = handover::of_workshop(&call, id).await?;
    Ok(Json(WireWorkshopHandover::new(&handed, reader::language_of_program(&headers).words())))
}

/// The ideas of a workshop as a table for spreadsheets: UTF-8 with a mark, semicolons.
#[utoipa::path(
    get, path = "/workshops/{id}/ideas.csv", operation_id = "get_workshop_table", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_workshop_table(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    headers: HeaderMap,
) -> Answer {
    let handed = handover::of_workshop(&call, id).await?;
    let sheet = workshop_sheet(&handed, reader::language_of_program(&headers).words());
    Ok(sheet.csv().download(&format!("workshop-{id}.csv")))
}

/// The same as a workbook, with where the ideas come from on a second sheet.
#[utoipa::path(
    get, path = "/workshops/{id}/ideas.xlsx", operation_id = "get_workshop_workbook", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_workshop_workbook(
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    headers: HeaderMap,
) -> Answer {
    let handed = handover::of_workshop(&call, id).await?;
    let lang = reader::language_of_program(&headers);
    workshop_book(&handed, lang, call.now).download(&format!("workshop-{id}.xlsx"))
}

/// The ideas of a pull with all that everybody can read of them, as an accessible PDF in the language that `Accept-Language` asks for.
#[utoipa::path(
    get, path = "/workshops/campaigns/{slug}/pulls/{number}/dossier.pdf", operation_id = "get_pull_dossier", tag = "workshops",
    params(("slug" = String, Path, description = "The campaign"), ("number" = i64, Path, description = "The pull")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_pull_dossier(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    PullOf(slug, number): PullOf,
    headers: HeaderMap,
) -> Answer {
    pull_dossier(&app, &call, &slug, number, reader::language_of_program(&headers).words()).await
}

/// The ideas of a workshop with all that everybody can read of them and what stands in their canvases, as an accessible PDF.
#[utoipa::path(
    get, path = "/workshops/{id}/dossier.pdf", operation_id = "get_workshop_dossier", tag = "workshops",
    params(("id" = i64, Path, description = "The workshop")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_workshop_dossier(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Keyed(id): Keyed<WorkshopId>,
    headers: HeaderMap,
) -> Answer {
    workshop_dossier(&app, &call, id, reader::language_of_program(&headers).words()).await
}
