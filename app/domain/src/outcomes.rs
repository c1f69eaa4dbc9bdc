//! Outcomes: every idea that was pulled ends in exactly one, told in the official answer that goes with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    audit::Date,
    campaigns::{CampaignPage, Phase},
    ideas::{Overlay, Status},
    ids::{IdeaNumber, TopicId, UnitId},
    refusals::{Field, Fields, Refusal},
    results::ResultState,
    surveys::Survey,
    text::{AnswerBody, Benefits, PlaceName, TextError},
    time::Timestamp,
    triage::{DeclineGround, RawDecision},
    words::words,
};

words! {
    /// What became of an idea.
    OutcomeKind {
        /// «umgesetzt».
        Done = "done",
        /// «in Arbeit», with a date.
        InProgress = "in_progress",
        /// «weitergegeben an …».
        HandedOver = "handed_over",
        /// «nicht möglich», because.
        NotPossible = "not_possible",
        /// «gehört zu …», another idea that was pulled.
        PartOf = "part_of",
    }
}

impl OutcomeKind {
    /// The status that an idea has with it; `None` for one that leaves it as it is.
    #[must_use]
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::Done => Some(Status::Done),
            Self::InProgress => Some(Status::Planned),
            Self::HandedOver => Some(Status::HandedOver),
            Self::NotPossible => Some(Status::Declined),
            Self::PartOf => None,
        }
    }

    /// Whether it can be recorded of an idea in this status: through the table of moves, or once more as it is.
    #[must_use]
    pub fn follows(self, status: Status) -> bool {
        match self.status() {
            Some(to) => status == to || status.requirement(to).is_some(),
            None => status != Status::Held,
        }
    }
}

/// What became of an idea, with what belongs to it. The words that explain it are the official answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is done.
    Done {
        /// Since when.
        since: Date,
        /// Who has something of it.
        benefits: String,
    },
    /// It is being worked on.
    InProgress {
        /// Until when.
        until: Date,
    },
    /// Somebody else goes on with it.
    HandedOver {
        /// Who.
        place: String,
    },
    /// It cannot be done.
    NotPossible {
        /// Why, from the list.
        ground: DeclineGround,
    },
    /// Another idea that was pulled has taken it in. Neither votes nor status move.
    PartOf {
        /// Which.
        idea: IdeaNumber,
    },
}

impl Outcome {
    /// Which it is.
    #[must_use]
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Self::Done { .. } => OutcomeKind::Done,
            Self::InProgress { .. } => OutcomeKind::InProgress,
            Self::HandedOver { .. } => OutcomeKind::HandedOver,
            Self::NotPossible { .. } => OutcomeKind::NotPossible,
            Self::PartOf { .. } => OutcomeKind::PartOf,
        }
    }

    /// The idea that it is part of.
    #[must_use]
    pub const fn part_of(&self) -> Option<IdeaNumber> {
        if let Self::PartOf { idea } = self { Some(*idea) } else { None }
    }
}

/// An outcome as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawOutcome {
    /// The word of an [`OutcomeKind`].
    pub outcome: String,
    /// What changed, what comes next, or why not: the official answer as Markdown.
    pub answer: String,
    /// The slug of the unit that answers; empty for none.
    pub unit: String,
    /// Since when it is done, as `2019-03-14`.
    pub since: String,
    /// Who has something of it.
    pub benefits: String,
    /// Until when it will be done, as `2019-03-14`.
    pub until: String,
    /// Who it is handed over to.
    pub place: String,
    /// The word of the ground for which it is not possible.
    pub ground: String,
    /// The number of the idea that it is part of now.
    pub part_of: String,
    /// Which version whoever records had before their eyes; 0 for none, empty when they do not say.
    pub version: String,
    /// The word of the status that they had before their eyes; empty when they do not say.
    pub seen: String,
    /// How many official answers they had before their eyes; empty when they do not say.
    pub seen_answers: String,
}

/// The wish to record what became of an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordOutcome {
    /// The idea.
    pub idea: IdeaNumber,
    /// What became of it.
    pub outcome: Outcome,
    /// Which version whoever records had before their eyes.
    pub seen: Option<i64>,
}

impl RawOutcome {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self, idea: IdeaNumber, now: Timestamp) -> Result<RecordOutcome, Refusal> {
        let mut fields = Fields::default();
        let kind = match self.outcome.trim() {
            "" => Err(TextError::Missing),
            word => word.parse().map_err(|()| TextError::Malformed),
        };
        let kind = fields.take(Field::Outcome, kind);
        let outcome = kind.and_then(|kind| self.take(kind, now, &mut fields));
        // Parsed again with the decision; a form tells all that is wrong at once.
        fields.take(Field::Answer, AnswerBody::parse(&self.answer));
        let seen = match self.version.trim() {
            "" => Ok(None),
            number => number.parse().map(Some).map_err(|_| TextError::Malformed),
        };
        let seen = fields.take(Field::Version, seen);
        fields.finish()?;
        let whole = outcome.zip(seen).map(|(outcome, seen)| RecordOutcome { idea, outcome, seen });
        whole.ok_or(Refusal::NotFound)
    }

    fn take(&self, kind: OutcomeKind, now: Timestamp, fields: &mut Fields) -> Option<Outcome> {
        match kind {
            OutcomeKind::Done => {
                let since = day(&self.since)
                    .and_then(|since| if since.begins() > now { Err(TextError::Future) } else { Ok(since) });
                let since = fields.take(Field::Since, since);
                let benefits = fields.take(Field::Benefits, Benefits::parse(&self.benefits));
                Some(Outcome::Done { since: since?, benefits: benefits?.into_string() })
            }
            OutcomeKind::InProgress => {
                let until = day(&self.until)
                    .and_then(|until| if until.ends() <= now { Err(TextError::Past) } else { Ok(until) });
                Some(Outcome::InProgress { until: fields.take(Field::Until, until)? })
            }
            OutcomeKind::HandedOver => {
                let place = fields.take(Field::Place, PlaceName::parse(&self.place))?;
                Some(Outcome::HandedOver { place: place.into_string() })
            }
            OutcomeKind::NotPossible => {
                let ground = match self.ground.trim() {
                    "" => Err(TextError::Missing),
                    word => word.parse().map_err(|()| TextError::Malformed),
                };
                Some(Outcome::NotPossible { ground: fields.take(Field::Ground, ground)? })
            }
            OutcomeKind::PartOf => {
                let idea = match self.part_of.trim().trim_start_matches('#') {
                    "" => Err(TextError::Missing),
                    number => IdeaNumber::from_address(number).ok_or(TextError::Malformed),
                };
                Some(Outcome::PartOf { idea: fields.take(Field::PartOf, idea)? })
            }
        }
    }

    /// The decision that goes with it, for an idea in this status: the same answer, and the move where there is one.
    #[must_use]
    pub fn decision(&self, outcome: &Outcome, status: Status) -> RawDecision {
        let to = outcome.kind().status().filter(|to| *to != status);
        let (ground, place) = match outcome {
            Outcome::HandedOver { place } => (String::new(), place.clone()),
            Outcome::NotPossible { ground } => (ground.to_string(), String::new()),
            Outcome::Done { .. } | Outcome::InProgress { .. } | Outcome::PartOf { .. } => {
                (String::new(), String::new())
            }
        };
        RawDecision {
            status: to.map(|to| to.to_string()).unwrap_or_default(),
            answer: self.answer.clone(),
            unit: self.unit.clone(),
            ground,
            place,
            seen: self.seen.clone(),
            seen_answers: self.seen_answers.clone(),
            ..RawDecision::default()
        }
    }
}

fn day(text: &str) -> Result<Date, TextError> {
    match text.trim() {
        "" => Err(TextError::Missing),
        text => text.parse().map_err(|_| TextError::Malformed),
    }
}

/// An outcome as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeRecord {
    /// The key of the answer that tells it. It grows from record to record and is never given twice, also after one was undone.
    pub version: i64,
    /// Whether moderation has moved the idea in another way since: then it is what was told before.
    pub ended: bool,
    /// What became of it.
    pub outcome: Outcome,
    /// The answer that tells it, as Markdown.
    pub body: String,
    /// The same as safe HTML.
    pub html: String,
    /// The unit that answers.
    pub unit: Option<UnitId>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// An idea that was pulled, with all that was recorded of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// The idea.
    pub idea: IdeaNumber,
    /// Its title; empty when not everybody reads it any more.
    pub title: String,
    /// Its topic.
    pub topic: TopicId,
    /// Its status.
    pub status: Status,
    /// What lies over the status.
    pub overlay: Overlay,
    /// The idea it was merged into.
    pub merged_into: Option<IdeaNumber>,
    /// What was recorded, the newest first; nothing of what not everybody reads any more.
    pub records: Vec<OutcomeRecord>,
    /// The newest version, also of what nobody reads; 0 while nothing was recorded.
    pub version: i64,
}

/// What became of an idea that was pulled: exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became<'a> {
    /// What was recorded last, for the idea still stands so.
    Recorded(&'a OutcomeRecord),
    /// It is part of another now.
    Merged(IdeaNumber),
    /// Not for everybody any more: hidden, taken back, or several others now.
    Gone,
    /// Nothing yet.
    Nothing,
}

impl LedgerEntry {
    /// What became of it. What moderation decided since, in another way, goes before what was recorded: then it has to be recorded anew,
    /// also when the status returns.
    #[must_use]
    pub fn became(&self) -> Became<'_> {
        match (self.overlay, self.merged_into) {
            (Overlay::Merged, Some(into)) => return Became::Merged(into),
            (Overlay::Merged | Overlay::Split | Overlay::Hidden | Overlay::Withdrawn, _) => {
                return Became::Gone;
            }
            (Overlay::None, _) => {}
        }
        let stands = |record: &&OutcomeRecord| {
            !record.ended && record.outcome.kind().status().is_none_or(|status| status == self.status)
        };
        let newest = self.records.first().filter(stands);
        newest.map_or(Became::Nothing, Became::Recorded)
    }

    /// What is recorded and still stands.
    #[must_use]
    pub fn outcome(&self) -> Option<&OutcomeRecord> {
        match self.became() {
            Became::Recorded(record) => Some(record),
            Became::Merged(_) | Became::Gone | Became::Nothing => None,
        }
    }

    /// Earlier records: all but what still stands.
    #[must_use]
    pub fn earlier(&self) -> &[OutcomeRecord] {
        &self.records[usize::from(self.outcome().is_some())..]
    }

    /// What the public can be told of: what stands and is no part of another, which is told there.
    #[must_use]
    pub fn story(&self) -> Option<&OutcomeRecord> {
        self.outcome().filter(|record| record.outcome.kind() != OutcomeKind::PartOf)
    }

    /// The idea that it was recorded as part of, while that stands.
    #[must_use]
    pub fn part_of(&self) -> Option<IdeaNumber> {
        self.outcome()?.outcome.part_of()
    }

    /// Whether somebody waits in vain: its date has passed, or results are told (`begun`) and there is none.
    #[must_use]
    pub fn is_overdue(&self, begun: bool, now: Timestamp) -> bool {
        match self.became() {
            Became::Nothing => begun,
            Became::Recorded(record) => match record.outcome {
                Outcome::InProgress { until } => until.ends() <= now,
                Outcome::Done { .. }
                | Outcome::HandedOver { .. }
                | Outcome::NotPossible { .. }
                | Outcome::PartOf { .. } => false,
            },
            Became::Merged(_) | Became::Gone => false,
        }
    }
}

impl Phase {
    /// Whether everybody reads what became of the ideas that were pulled.
    #[must_use]
    pub const fn tells_outcomes(self) -> bool {
        match self {
            Self::Results | Self::Archived => true,
            Self::Draft | Self::Collecting | Self::Voting | Self::Review | Self::Workshops => false,
        }
    }
}

/// What became of every idea that was pulled in a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// The campaign.
    pub campaign: CampaignPage,
    /// The ideas, in the order in which they were pulled.
    pub entries: Vec<LedgerEntry>,
    /// As of when.
    pub at: Timestamp,
    /// Whether whoever reads it keeps it as well.
    pub keeps: bool,
    /// How the public texts stand, for those who keep it.
    pub results: BTreeMap<IdeaNumber, ResultState>,
}

/// How many ideas ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerCounts {
    /// Pulled.
    pub ideas: u64,
    /// Done.
    pub done: u64,
    /// In progress.
    pub in_progress: u64,
    /// Handed over.
    pub handed_over: u64,
    /// Not possible.
    pub not_possible: u64,
    /// Part of another that was pulled.
    pub part_of: u64,
    /// Merged with another before they were pulled.
    pub merged: u64,
    /// Not for everybody any more.
    pub gone: u64,
    /// Without an outcome.
    pub nothing: u64,
    /// Past their date, or without an outcome although results are told.
    pub overdue: u64,
}

impl Ledger {
    /// Whether results are told.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.campaign.phase.tells_outcomes()
    }

    /// Whether somebody waits for an entry in vain.
    #[must_use]
    pub fn is_overdue(&self, entry: &LedgerEntry) -> bool {
        entry.is_overdue(self.has_begun(), self.at)
    }

    /// How many ideas ended how.
    #[must_use]
    pub fn counts(&self) -> LedgerCounts {
        let mut counts = LedgerCounts::default();
        for entry in &self.entries {
            counts.ideas += 1;
            counts.overdue += u64::from(self.is_overdue(entry));
            let place = match entry.became() {
                Became::Recorded(record) => match record.outcome.kind() {
                    OutcomeKind::Done => &mut counts.done,
                    OutcomeKind::InProgress => &mut counts.in_progress,
                    OutcomeKind::HandedOver => &mut counts.handed_over,
                    OutcomeKind::NotPossible => &mut counts.not_possible,
                    OutcomeKind::PartOf => &mut counts.part_of,
                },
                Became::Merged(_) => &mut counts.merged,
                Became::Gone => &mut counts.gone,
                Became::Nothing => &mut counts.nothing,
            };
            *place += 1;
        }
        counts
    }
}

/// What somebody had to do with an idea before there was an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// They voted for it; known while the ballots exist.
    pub voted: bool,
    /// They commented on it by name.
    pub commented: bool,
    /// They follow it.
    pub follows: bool,
}

impl Part {
    /// Whether they had anything to do with it.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.voted || self.commented || self.follows
    }
}

/// What became of an idea that somebody had to do with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyOutcome {
    /// The idea with what was recorded.
    pub entry: LedgerEntry,
    /// What they had to do with it.
    pub part: Part,
}

/// What became of an idea, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaOutcome {
    /// What was recorded.
    pub entry: LedgerEntry,
    /// Whether it has become better for people; `None` when there is nothing to ask or to tell.
    pub survey: Option<Survey>,
    /// Whether somebody waits for it in vain.
    pub overdue: bool,
    /// Whether it is still known who voted: the ballots exist.
    pub ballots: bool,
    /// Whether whoever looks records outcomes.
    pub keeps: bool,
}

/// What became of the ideas that somebody had to do with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyOutcomes {
    /// The ideas, the newest outcome first.
    pub ideas: Vec<MyOutcome>,
    /// Whether it is still known who voted wherever ideas were pulled: all ballots exist.
    pub ballots: bool,
}
