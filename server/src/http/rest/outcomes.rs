//! What became of ideas that were pulled.

use axum::{Extension, Json};
use domain::{
    outcomes::{Became, Ledger, LedgerEntry, Outcome, OutcomeRecord, RawOutcome},
    refusals::Refusal,
    surveys::{Better, Survey, SurveyFigures},
};
use serde::{Deserialize, Serialize};
use service::{Call, outcomes, surveys, units};
use utoipa::ToSchema;

use crate::http::{
    path::{Named, Numbered},
    rest::{
        body::{Body, Shape},
        moderation_figures::WireFigure,
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// An outcome. Fields that do not belong to it are as if they had been left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentOutcome {
    /// `done`, `in_progress`, `handed_over`, `not_possible` or `part_of`.
    outcome: String,
    /// The official answer that tells it, as Markdown: 1 to 4,000 characters.
    answer: String,
    /// The slug of the unit that answers.
    unit: String,
    /// `done`: since when, as `2019-03-14`.
    since: String,
    /// `done`: who benefits, 2 to 200 characters.
    benefits: String,
    /// `in_progress`: by when, as `2019-03-14`.
    until: String,
    /// `handed_over`: to whom, 2 to 120 characters.
    place: String,
    /// `not_possible`: `law`, `competence`, `cost`, `exists`, `technology` or `other`.
    ground: String,
    /// `part_of`: the number of another idea of the campaign that was pulled.
    part_of: Option<i64>,
    /// The version that you have read, 0 for none: when there is another by then, it is refused as `stale`.
    version: Option<i64>,
    /// The status that was read; when it is another by now, nothing changes.
    seen: String,
    /// How many official answers were read; when there are more by now, nothing changes.
    seen_answers: Option<u32>,
}

/// An answer to whether it has become better.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentBetter {
    /// `yes`, `bit` or `no`.
    better: String,
}

impl Shape for SentOutcome {
    const FIELDS: &'static [&'static str] = &[
        "outcome",
        "answer",
        "unit",
        "since",
        "benefits",
        "until",
        "place",
        "ground",
        "part_of",
        "version",
        "seen",
        "seen_answers",
    ];
}

impl From<SentOutcome> for RawOutcome {
    fn from(sent: SentOutcome) -> Self {
        let SentOutcome { outcome, answer, unit, since, benefits, until, place, ground, seen, .. } = sent;
        let part_of = sent.part_of.map(|idea| idea.to_string()).unwrap_or_default();
        let version = sent.version.map(|version| version.to_string()).unwrap_or_default();
        let seen_answers = sent.seen_answers.map(|count| count.to_string()).unwrap_or_default();
        Self {
            outcome,
            answer,
            unit,
            since,
            benefits,
            until,
            place,
            ground,
            part_of,
            version,
            seen,
            seen_answers,
        }
    }
}

impl Shape for SentBetter {
    const FIELDS: &'static [&'static str] = &["better"];
}

/// An outcome as it was recorded.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RecordedOutcome)]
pub struct WireOutcome {
    /// Grows from record to record of the idea.
    version: i64,
    /// `done`, `in_progress`, `handed_over`, `not_possible` or `part_of`.
    outcome: &'static str,
    /// The official answer that tells it, as safe HTML.
    html: String,
    /// The slug of the unit that answers.
    unit: Option<String>,
    /// `done`: since when.
    since: Option<String>,
    /// `done`: who benefits.
    benefits: Option<String>,
    /// `in_progress`: by when.
    until: Option<String>,
    /// `handed_over`: to whom.
    place: Option<String>,
    /// `not_possible`: why.
    ground: Option<String>,
    /// `part_of`: the idea that it is part of.
    part_of: Option<i64>,
    /// When it was recorded.
    recorded_at: String,
}

/// An idea that was pulled, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LedgerEntry)]
pub struct WireEntry {
    /// Its number.
    number: i64,
    /// Its title; `null` when not everybody reads it any more.
    title: Option<String>,
    /// `recorded`, `merged`, `gone` (hidden or taken back) or `nothing`.
    became: &'static str,
    /// What was recorded and still stands.
    outcome: Option<WireOutcome>,
    /// The idea that it was merged into.
    merged_into: Option<i64>,
    /// The newest version, 0 while nothing was recorded: for `version` when you record.
    version: i64,
    /// Whether its date has passed, or results are told and it has none.
    overdue: bool,
    /// What was recorded before, the newest first; nothing of what not everybody reads any more.
    earlier: Vec<WireOutcome>,
}

/// How many ideas ended how.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LedgerCounts)]
pub struct WireCounts {
    /// Pulled.
    ideas: u64,
    done: u64,
    in_progress: u64,
    handed_over: u64,
    not_possible: u64,
    /// Part of another that was pulled.
    part_of: u64,
    /// Merged with another before they were pulled.
    merged: u64,
    /// Hidden or taken back.
    gone: u64,
    /// Without an outcome.
    nothing: u64,
    /// Past their date, or without an outcome although results are told.
    overdue: u64,
}

/// What became of every idea that was pulled in a campaign.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ledger)]
pub struct WireLedger {
    counts: WireCounts,
    /// In the order in which they were pulled.
    items: Vec<WireEntry>,
    /// As of when.
    as_of: String,
}

/// How often each answer was given: nothing that fewer than five have given.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SurveyFigures)]
pub struct WireSurveyFigures {
    yes: WireFigure,
    bit: WireFigure,
    no: WireFigure,
    total: WireFigure,
}

/// The survey of an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Survey)]
pub struct WireSurvey {
    /// Whether it takes answers.
    open: bool,
    /// What the token's owner answered: `yes`, `bit` or `no`.
    mine: Option<&'static str>,
    /// What all answered; `null` while there are fewer than five answers.
    figures: Option<WireSurveyFigures>,
}

/// What became of one idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IdeaOutcome)]
pub struct WireIdeaOutcome {
    #[serde(flatten)]
    entry: WireEntry,
    /// Whether it has become better; `null` while there is nothing to ask or to tell.
    survey: Option<WireSurvey>,
}

impl From<Survey> for WireSurvey {
    fn from(survey: Survey) -> Self {
        let Survey { open, mine, figures } = survey;
        let figures = figures.map(|SurveyFigures { answers: [yes, bit, no], total }| WireSurveyFigures {
            yes: yes.into(),
            bit: bit.into(),
            no: no.into(),
            total: total.into(),
        });
        Self { open, mine: mine.map(Better::as_str), figures }
    }
}

/// Slugs of units by their keys.
type Slugs<'a> = &'a [domain::campaigns::Unit];

fn record(record: &OutcomeRecord, units: Slugs<'_>) -> WireOutcome {
    let unit = units.iter().find(|unit| Some(unit.id) == record.unit).map(|unit| unit.slug.clone());
    let mut wire = WireOutcome {
        version: record.version,
        outcome: record.outcome.kind().as_str(),
        html: record.html.clone(),
        unit,
        since: None,
        benefits: None,
        until: None,
        place: None,
        ground: None,
        part_of: None,
        recorded_at: record.at.rfc3339(),
    };
    match &record.outcome {
        Outcome::Done { since, benefits } => {
            wire.since = Some(since.to_string());
            wire.benefits = Some(benefits.clone());
        }
        Outcome::InProgress { until } => wire.until = Some(until.to_string()),
        Outcome::HandedOver { place } => wire.place = Some(place.clone()),
        Outcome::NotPossible { ground } => wire.ground = Some(ground.to_string()),
        Outcome::PartOf { idea } => wire.part_of = Some(idea.as_i64()),
    }
    wire
}

fn entry(known: &LedgerEntry, overdue: bool, units: Slugs<'_>) -> WireEntry {
    let (became, merged_into) = match known.became() {
        Became::Recorded(_) => ("recorded", None),
        Became::Merged(into) => ("merged", Some(into.as_i64())),
        Became::Gone => ("gone", None),
        Became::Nothing => ("nothing", None),
    };
    WireEntry {
        number: known.idea.as_i64(),
        title: Some(known.title.clone()).filter(|title| !title.is_empty()),
        became,
        outcome: known.outcome().map(|known| record(known, units)),
        merged_into,
        version: known.version,
        overdue,
        earlier: known.earlier().iter().map(|known| record(known, units)).collect(),
    }
}

fn ledger(ledger: &Ledger, units: Slugs<'_>) -> WireLedger {
    let counts = ledger.counts();
    WireLedger {
        counts: WireCounts {
            ideas: counts.ideas,
            done: counts.done,
            in_progress: counts.in_progress,
            handed_over: counts.handed_over,
            not_possible: counts.not_possible,
            part_of: counts.part_of,
            merged: counts.merged,
            gone: counts.gone,
            nothing: counts.nothing,
            overdue: counts.overdue,
        },
        items: ledger.entries.iter().map(|known| entry(known, ledger.is_overdue(known), units)).collect(),
        as_of: ledger.at.rfc3339(),
    }
}

/// What became of every idea that was pulled in a campaign: for everybody once results are told, for moderators before as well.
#[utoipa::path(
    get, path = "/campaigns/{slug}/outcomes", operation_id = "list_outcomes", tag = "outcomes",
    params(("slug" = String, Path, description = "The campaign")),
    responses(
        (status = 200, body = WireLedger),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`phase-forbids`: results are not told yet"),
    ),
)]
pub async fn list_outcomes(Extension(call): Extension<Call>, Named(slug): Named) -> Answer<Json<WireLedger>> {
    let found = outcomes::ledger(&call, &slug).await?;
    Ok(Json(ledger(&found, &found.campaign.units)))
}

/// What became of an idea that was pulled, and whether it has become better.
#[utoipa::path(
    get, path = "/ideas/{number}/outcome", operation_id = "get_outcome", tag = "outcomes",
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaOutcome),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea, or it was not pulled"),
    ),
)]
pub async fn get_outcome(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
) -> Answer<Json<WireIdeaOutcome>> {
    read(&call, idea).await
}

/// Records what became of an idea that was pulled. Its status moves with it, and its words are the official answer.
#[utoipa::path(
    put, path = "/ideas/{number}/outcome", operation_id = "put_outcome", tag = "outcomes", request_body = SentOutcome,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireIdeaOutcome),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`not-pulled`, `step-forbidden`, `merge-forbidden` (part of itself, of a part, or of another campaign), or `stale`"),
    ),
)]
pub async fn put_outcome(
    Told(call): Told,
    Numbered(idea): Numbered,
    body: Body<SentOutcome>,
) -> Answer<Json<WireIdeaOutcome>> {
    outcomes::record(&call, idea, &body.whole()?.into()).await?;
    read(&call, idea).await
}

/// Says whether what is done has become better. One answer for each person and idea; another one takes its place, and nobody learns whose
/// it is.
#[utoipa::path(
    put, path = "/ideas/{number}/outcome/survey", operation_id = "put_survey", tag = "outcomes", request_body = SentBetter,
    params(("number" = i64, Path, description = "The idea's number")),
    responses(
        (status = 200, body = WireSurvey),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "`survey-closed`: it is not done, or in the archive"),
    ),
)]
pub async fn put_survey(
    Extension(call): Extension<Call>,
    Numbered(idea): Numbered,
    body: Body<SentBetter>,
) -> Answer<Json<WireSurvey>> {
    let SentBetter { better } = body.whole()?;
    Ok(Json(surveys::set(&call, idea, &better).await?.into()))
}

async fn read(call: &Call, idea: domain::ids::IdeaNumber) -> Answer<Json<WireIdeaOutcome>> {
    let found = outcomes::of(call, idea).await?.ok_or(Refusal::NotFound)?;
    let units = units::choices(call).await?;
    let entry = entry(&found.entry, found.overdue, &units);
    Ok(Json(WireIdeaOutcome { entry, survey: found.survey.map(WireSurvey::from) }))
}
