//! Pulls as programs and spreadsheets read them.

use std::collections::BTreeMap;

use app::words::Words;
use domain::{
    ids::IdeaNumber,
    pulls::{KeptPull, PullCard, PullDesk, PullPreview, Titles},
    selection::{
        pull::{LeftOut, Near, Pulled, Unfilled, Why},
        reach::{Reach, Reached},
        recipe::RawRecipe,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::rest::body::Shape;

/// An idea that a recipe takes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PulledIdea)]
pub struct WirePulledIdea {
    /// Its number.
    number: i64,
    /// Its title; `null` when it can no longer be read.
    title: Option<String>,
    /// How many people support it.
    votes: u64,
    /// Its place by votes alone; `null` for a wildcard that could not be pulled otherwise.
    place_by_votes: Option<u32>,
    /// The hours that it takes, under hours.
    hours: Option<u32>,
    /// `chosen`, `guaranteed` or `wildcard`.
    seat: &'static str,
    /// Why it has its place, in a sentence in the language that `Accept-Language` asks for.
    why: String,
}

/// An idea that was next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NearIdea)]
pub struct WireNear {
    /// Its number.
    number: i64,
    /// By how much it missed, in thousandths of the price of the idea that was chosen.
    thousandths: u32,
}

/// How many ideas were out, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LeftOut)]
pub struct WireLeftOut {
    /// Withdrawn, hidden, split or merged since the vote.
    gone: u32,
    /// The filter did not let them pass.
    by_filter: u32,
    /// Too few people support them.
    by_quorum: u32,
    /// Their topic had as many as it may have.
    by_topic: u32,
}

/// A choice beside that of votes alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Compared)]
pub struct WireCompared {
    /// In both.
    both: Vec<i64>,
    /// Only by the recipe.
    only_here: Vec<i64>,
    /// Only by votes alone.
    only_by_votes: Vec<i64>,
}

/// How many people find one of theirs. Each figure is about nobody or at least ten people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reached)]
pub struct WireReached {
    /// The unit; `null` for everybody, and for all units that are told together.
    unit: Option<String>,
    /// How many voted.
    of: u64,
    /// How many find one of theirs by the recipe.
    here: u64,
    /// How many would by votes alone.
    by_votes: u64,
}

/// What a recipe takes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PullResult)]
pub struct WireResult {
    /// The ideas, in order.
    ideas: Vec<WirePulledIdea>,
    /// Ideas that were out because they were pulled before.
    before: Vec<i64>,
    /// Ideas that were next and have no place.
    near: Vec<WireNear>,
    /// How many ideas were out.
    left_out: WireLeftOut,
    /// Places that topics were sure of and did not get.
    unfilled: BTreeMap<String, u32>,
    /// Beside votes alone.
    compared: WireCompared,
    /// Everybody who voted; `null` when it would be told of too few.
    people: Option<WireReached>,
    /// By unit, those that are told together last.
    units: Vec<WireReached>,
}

/// What a recipe would pull now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PullPreview)]
pub struct WirePreview {
    /// Which pull of the campaign it would be.
    number: i64,
    /// SHA-256 of the frozen vote.
    snapshot_sha256: String,
    /// The recipe as canonical text.
    recipe: String,
    /// What it takes.
    result: WireResult,
}

/// A pull in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PullCard)]
pub struct WirePullCard {
    /// Which of the campaign.
    number: i64,
    /// How many ideas it holds.
    ideas: i64,
    /// When, RFC 3339 in UTC.
    pulled_at: String,
}

/// A pull.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Pull)]
pub struct WirePull {
    /// The slug of the campaign.
    campaign: String,
    /// Which of the campaign.
    number: i64,
    /// When, RFC 3339 in UTC.
    pulled_at: String,
    /// The role of whoever pulled; `null` for the command line.
    role: Option<&'static str>,
    /// The recipe as canonical text.
    recipe: String,
    /// SHA-256 of the frozen vote.
    snapshot_sha256: String,
    /// SHA-256 of the canonical text of the result.
    sha256: String,
    /// The ideas, in order.
    ideas: Vec<i64>,
    /// What came of it; `null` when something else comes of it now.
    result: Option<WireResult>,
}

/// A pull that was computed again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Recomputation)]
pub struct WireRecomputation {
    /// SHA-256 of the result as it was kept.
    sha256: String,
    /// SHA-256 of what comes of it now; `null` when nothing does.
    recomputed_sha256: Option<String>,
    /// Whether recipe, vote, result and ideas are what was kept.
    equal: bool,
}

/// The wish to pull ideas for good: a recipe.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentPull {
    /// Which pull of the campaign was previewed; `null` for whichever is next.
    number: Option<i64>,
    /// `balanced`, `balanced-hours`, `equal-shares`, `pav` or `votes`.
    rule: String,
    /// How many ideas.
    places: Option<i64>,
    /// How many hours; with the rule `balanced-hours`.
    hours: Option<i64>,
    /// How many hours an idea takes.
    hours_each: Option<i64>,
    /// Ideas that take something else.
    hours_of: BTreeMap<String, i64>,
    /// `off`, `light` or `strong`.
    balance: String,
    /// The slugs of topics; empty for all.
    topic: Vec<String>,
    /// The masterplans; empty for all.
    masterplan: Vec<String>,
    /// The slugs of units; empty for all.
    unit: Vec<String>,
    /// How many people have to support an idea.
    quorum: Option<i64>,
    /// How many ideas of one topic at most.
    per_topic: Option<i64>,
    /// Topics that are sure of places.
    seats: BTreeMap<String, i64>,
    /// Ideas that are pulled by hand, and why.
    wildcards: BTreeMap<String, String>,
}

impl Shape for SentPull {
    const FIELDS: &'static [&'static str] = &[
        "number",
        "rule",
        "places",
        "hours",
        "hours_each",
        "hours_of",
        "balance",
        "topic",
        "masterplan",
        "unit",
        "quorum",
        "per_topic",
        "seats",
        "wildcards",
    ];
}

impl From<SentPull> for RawRecipe {
    fn from(sent: SentPull) -> Self {
        let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            rule: sent.rule,
            places: text(sent.places),
            hours: text(sent.hours),
            hours_each: text(sent.hours_each),
            hours_of: lines(&sent.hours_of),
            balance: sent.balance,
            topic: sent.topic.join("\n"),
            masterplan: sent.masterplan.join("\n"),
            unit: sent.unit.join("\n"),
            quorum: text(sent.quorum),
            per_topic: text(sent.per_topic),
            seats: lines(&sent.seats),
            wildcards: lines(&sent.wildcards),
        }
    }
}

/// One pair a line; a line break inside a text begins none.
fn lines(pairs: &BTreeMap<String, impl ToString>) -> String {
    let line = |(key, value): (&String, _)| {
        format!("{key} {}", ToString::to_string(value)).replace(['\r', '\n'], " ")
    };
    pairs.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn numbers(ideas: Vec<IdeaNumber>) -> Vec<i64> {
    ideas.into_iter().map(IdeaNumber::as_i64).collect()
}

impl WireReached {
    fn new(unit: Option<String>, Reached { of, here, by_votes }: Reached) -> Self {
        Self { unit, of, here, by_votes }
    }
}

impl WireResult {
    fn new(pulled: Pulled, titles: &Titles, words: &Words) -> Self {
        let Pulled { ideas, before, near, left_out, unfilled, compared, reach } = pulled;
        let LeftOut { gone, by_filter, by_quorum, by_topic } = left_out;
        let Reach { people, units } = reach;
        let idea = |idea: domain::selection::pull::PulledIdea| WirePulledIdea {
            number: idea.number.as_i64(),
            title: titles.get(&idea.number).cloned(),
            votes: idea.votes,
            place_by_votes: idea.place_by_votes,
            hours: idea.hours,
            why: words.why_pulled(&idea, str::to_owned),
            seat: match idea.why {
                Why::Wildcard { .. } => "wildcard",
                Why::Guaranteed { .. } => "guaranteed",
                Why::Chosen { .. } => "chosen",
            },
        };
        let near_idea =
            |Near { number, thousandths }: Near| WireNear { number: number.as_i64(), thousandths };
        Self {
            ideas: ideas.into_iter().map(idea).collect(),
            before: numbers(before),
            near: near.into_iter().map(near_idea).collect(),
            left_out: WireLeftOut { gone, by_filter, by_quorum, by_topic },
            unfilled: unfilled.into_iter().map(|Unfilled { topic, missing }| (topic, missing)).collect(),
            compared: WireCompared {
                both: numbers(compared.both),
                only_here: numbers(compared.only_here),
                only_by_votes: numbers(compared.only_by_votes),
            },
            people: people.map(|people| WireReached::new(None, people)),
            units: units.into_iter().map(|unit| WireReached::new(unit.unit, unit.reached)).collect(),
        }
    }
}

impl WirePreview {
    /// With sentences in the language of these words.
    pub fn new(desk: &PullDesk, preview: PullPreview, words: &Words) -> Self {
        let PullPreview { recipe, pulled, titles } = preview;
        Self {
            number: desk.source.next().as_i64(),
            snapshot_sha256: desk.snapshot.to_string(),
            recipe: recipe.to_string(),
            result: WireResult::new(pulled, &titles, words),
        }
    }
}

impl WirePull {
    /// With sentences in the language of these words.
    pub fn new(pull: KeptPull, words: &Words) -> Self {
        let KeptPull { campaign, number, at, role, recipe, snapshot, hash, ideas, again, titles } = pull;
        let pulled = again.pulled.filter(|_| again.equal);
        Self {
            campaign: campaign.campaign.slug,
            number: number.as_i64(),
            pulled_at: at.rfc3339(),
            role: role.map(domain::people::Role::as_str),
            recipe: recipe.to_string(),
            snapshot_sha256: snapshot.to_string(),
            sha256: hash.to_string(),
            ideas: numbers(ideas),
            result: pulled.map(|pulled| WireResult::new(pulled, &titles, words)),
        }
    }
}

impl From<&KeptPull> for WireRecomputation {
    fn from(pull: &KeptPull) -> Self {
        Self {
            sha256: pull.hash.to_string(),
            recomputed_sha256: pull.again.hash.map(|hash| hash.to_string()),
            equal: pull.again.equal,
        }
    }
}

impl SentPull {
    /// Which pull was previewed; empty for whichever is next.
    pub fn previewed(&self) -> String {
        self.number.map(|number| number.to_string()).unwrap_or_default()
    }
}

impl From<PullCard> for WirePullCard {
    fn from(PullCard { number, ideas, at }: PullCard) -> Self {
        Self { number: number.as_i64(), ideas, pulled_at: at.rfc3339() }
    }
}
