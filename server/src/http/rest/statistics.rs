use axum::{Extension, Json, response::IntoResponse as _};
use domain::{
    ideas::Status,
    ids::IdeaNumber,
    people::AccessPath,
    statistics::{
        Access, AnswerTimes, Bin, Breadth, BroadIdea, Course, Reached, Safe, Statistics, Step, TopicsByUnit,
        percent,
    },
    time::Timestamp,
};
use serde::Serialize;
use service::{Call, statistics};
use utoipa::ToSchema;

use super::{asked::Asked, problem::Problem};
use crate::http::trouble::Answer;

/// The statistics of a campaign. A number is `null` when there are too few to show, or when it would give such a number away.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Statistics)]
pub struct WireStatistics {
    /// The campaign's name in requests.
    campaign: String,
    /// As of when.
    at: String,
    /// Ideas by state.
    states: Vec<WireState>,
    /// All ideas that can be read.
    ideas: Option<u64>,
    /// How long ideas waited for their first answer.
    answers: WireAnswers,
    /// Ideas day by day.
    ideas_over_time: Vec<WireStep>,
    /// Votes day by day.
    votes_over_time: Vec<WireStep>,
    /// What is counted once a day; `null` before the first time.
    daily: Option<WireDaily>,
}

/// A state with its ideas.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StateFigure)]
pub struct WireState {
    /// The state, as ideas have it.
    status: &'static str,
    /// How many.
    ideas: Option<u64>,
}

/// How long ideas waited for their first answer, in working days of North Rhine-Westphalia.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerTimes)]
pub struct WireAnswers {
    /// Within how many the first answer is promised.
    promised: u16,
    /// The histogram.
    bins: Vec<WireBin>,
    /// How many ideas are answered.
    answered: Option<u64>,
    /// Half of them waited no longer; `null` of fewer than 20.
    median: Option<u32>,
    /// Nine of ten of them waited no longer; likewise.
    ninety_percent: Option<u32>,
    /// Of a hundred ideas that were answered or due, how many were answered in time; likewise.
    in_time_percent: Option<u32>,
}

/// Ideas that waited for so many working days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerTime)]
pub struct WireBin {
    /// At least.
    from: u32,
    /// At most; `null` for the last, which has no end.
    to: Option<u32>,
    /// How many.
    ideas: Option<u64>,
}

/// What came within some days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CourseStep)]
pub struct WireStep {
    /// The first day, like `2019-03-14`, in UTC.
    from: String,
    /// The last.
    to: String,
    /// How many came.
    new: Option<u64>,
    /// How many there were in all when it ended.
    total: Option<u64>,
}

/// What is counted once a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DailyFigures)]
pub struct WireDaily {
    /// As of when.
    at: String,
    /// Whether the vote is frozen.
    frozen: bool,
    /// Votes by topic and by the unit of those who voted.
    topics: WireTopics,
    /// Breadth against strength.
    breadth: WireBreadth,
    /// Participation by way of signing in; `null` when it can no longer be counted.
    access: Option<WireAccess>,
}

/// Votes by topic and by the unit of those who voted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TopicsByUnit)]
pub struct WireTopics {
    /// The slugs of the topics, in the order of the numbers.
    topics: Vec<String>,
    /// The units, in their order; the last stands for all others and has no name.
    units: Vec<WireUnitVotes>,
    /// The sums of the topics.
    votes: Vec<Option<u64>>,
    /// All votes.
    total: Option<u64>,
}

/// The votes of a unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UnitVotes)]
pub struct WireUnitVotes {
    /// Its slug.
    unit: Option<String>,
    /// For each topic.
    votes: Vec<Option<u64>>,
    /// Their sum.
    total: Option<u64>,
}

/// In how many units ideas are supported.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Breadth)]
pub struct WireBreadth {
    /// How many units there are to be supported in.
    units: u64,
    /// The ideas with the most votes, 20 at least.
    ideas: Vec<WireBroadIdea>,
}

/// An idea, and in how many units it is supported.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BroadIdea)]
pub struct WireBroadIdea {
    /// Its number.
    number: i64,
    /// Its votes.
    votes: Option<u64>,
    /// In how many units at least five people support it.
    units: Option<u64>,
}

/// Participation by way of signing in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Participation)]
pub struct WireAccess {
    /// As of when.
    at: String,
    /// Each way that anybody has.
    paths: Vec<WireReached>,
    /// All who voted.
    voted: Option<u64>,
    /// All accounts.
    accounts: Option<u64>,
}

/// Participation of those with one way of signing in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ParticipationPath)]
pub struct WireReached {
    /// `account`, `code` or `password`.
    access: &'static str,
    /// Those who voted at least once.
    voted: Option<u64>,
    /// All of them.
    accounts: Option<u64>,
    /// Of a hundred, how many voted; `null` of fewer than 20.
    percent: Option<u32>,
}

/// The statistics of a campaign: the same figures that everybody reads at `/statistics`.
#[utoipa::path(
    get, path = "/statistics", operation_id = "get_statistics", tag = "campaigns",
    params(("campaign" = Option<String>, Query, description = "The slug of a campaign; without it the current one")),
    responses(
        (status = 200, body = WireStatistics),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such campaign"),
    ),
)]
pub async fn get_statistics(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    asked.only(&["campaign"])?;
    let campaign = Some(asked.value("campaign")).filter(|slug| !slug.is_empty());
    Ok(Json(WireStatistics::from(statistics::load(&call, campaign).await?)).into_response())
}

fn told(numbers: &[Safe]) -> Vec<Option<u64>> {
    numbers.iter().map(|number| number.told()).collect()
}

impl From<Statistics> for WireStatistics {
    fn from(of: Statistics) -> Self {
        let state =
            |(status, ideas): (Status, Safe)| WireState { status: status.as_str(), ideas: ideas.told() };
        Self {
            campaign: of.campaign.campaign.slug,
            at: of.at.rfc3339(),
            ideas: of.states.total.told(),
            states: of.states.states.into_iter().map(state).collect(),
            answers: of.answers.into(),
            ideas_over_time: steps(&of.ideas),
            votes_over_time: steps(&of.votes),
            daily: of.day.map(|day| WireDaily {
                at: day.at.rfc3339(),
                frozen: day.frozen,
                topics: day.topics.into(),
                breadth: day.breadth.into(),
                access: day.access.map(WireAccess::from),
            }),
        }
    }
}

fn steps(course: &Course) -> Vec<WireStep> {
    let day = |at: Timestamp| at.rfc3339().chars().take(10).collect();
    let step = |Step { from, to, new, total }: &Step| WireStep {
        from: day(*from),
        to: day(*to),
        new: new.told(),
        total: total.told(),
    };
    course.steps.iter().map(step).collect()
}

impl From<AnswerTimes> for WireAnswers {
    fn from(times: AnswerTimes) -> Self {
        let bin = |Bin { from, to, ideas }| WireBin { from, to, ideas: Safe::told(ideas) };
        Self {
            promised: times.promised,
            bins: times.bins.into_iter().map(bin).collect(),
            answered: times.answered.told(),
            median: times.median,
            ninety_percent: times.ninety,
            in_time_percent: times.in_time,
        }
    }
}

impl From<TopicsByUnit> for WireTopics {
    fn from(TopicsByUnit { units, topics, votes }: TopicsByUnit) -> Self {
        let names = units.into_iter().map(Some).chain([None]);
        let rows = names.zip(votes.cells.iter().zip(&votes.rows));
        let row = |(unit, (cells, total)): (_, (&Vec<Safe>, &Safe))| WireUnitVotes {
            unit,
            votes: told(cells),
            total: total.told(),
        };
        Self {
            topics,
            units: rows.map(row).collect(),
            votes: told(&votes.columns),
            total: votes.total.told(),
        }
    }
}

impl From<Breadth> for WireBreadth {
    fn from(Breadth { units, ideas }: Breadth) -> Self {
        let idea = |BroadIdea { number, votes, units }| WireBroadIdea {
            number: IdeaNumber::as_i64(number),
            votes: Safe::told(votes),
            units: Safe::told(units),
        };
        Self { units, ideas: ideas.into_iter().map(idea).collect() }
    }
}

impl From<Access> for WireAccess {
    fn from(Access { at, paths, voted, accounts }: Access) -> Self {
        let path = |Reached { access, voted, accounts }| WireReached {
            access: AccessPath::as_str(access),
            voted: Safe::told(voted),
            accounts: Safe::told(accounts),
            percent: percent(voted, accounts),
        };
        Self {
            at: at.rfc3339(),
            paths: paths.into_iter().map(path).collect(),
            voted: voted.told(),
            accounts: accounts.told(),
        }
    }
}
