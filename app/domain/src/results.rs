//! Results: what the public reads of outcomes. Each is released by itself, in words of its own, by a second person.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Bilingual, Masterplan},
    ideas::Overlay,
    ids::{IdeaNumber, PersonId, PublicTextId},
    outcomes::{Ledger, LedgerEntry, OutcomeKind},
    refusals::{Field, Fields, Refusal},
    statistics::K,
    text::{PublicText, TextError, Title},
    time::Timestamp,
};

/// A public text as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawResult {
    /// Its title.
    pub title: String,
    /// Where the shoe pinched.
    pub pinch: String,
    /// What became of it.
    pub became: String,
    /// The newest text that whoever writes had before their eyes; 0 for none, empty when they do not say.
    pub version: String,
}

/// The wish to put a text before a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteResult {
    /// The idea.
    pub idea: IdeaNumber,
    /// Its title.
    pub title: Title,
    /// Where the shoe pinched.
    pub pinch: PublicText,
    /// What became of it.
    pub became: PublicText,
    /// The newest text that whoever writes had before their eyes.
    pub seen: Option<i64>,
}

impl RawResult {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self, idea: IdeaNumber) -> Result<WriteResult, Refusal> {
        let mut fields = Fields::default();
        let title = fields.take(Field::Title, Title::parse(&self.title));
        let pinch = fields.take(Field::Pinch, PublicText::parse(&self.pinch));
        let became = fields.take(Field::Became, PublicText::parse(&self.became));
        let seen = match self.version.trim() {
            "" => Ok(None),
            number => number.parse().map(Some).map_err(|_| TextError::Malformed),
        };
        let seen = fields.take(Field::Version, seen);
        fields.finish()?;
        let whole = title.zip(pinch).zip(became.zip(seen));
        let whole =
            whole.map(|((title, pinch), (became, seen))| WriteResult { idea, title, pinch, became, seen });
        whole.ok_or(Refusal::NotFound)
    }
}

/// The wish to make a text public that somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseResult {
    /// The idea.
    pub idea: IdeaNumber,
    /// The text that was read.
    pub text: PublicTextId,
}

/// The wish that the public reads nothing of an idea any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeBackResult(pub IdeaNumber);

/// The wish that a text waits for a second person no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiscardResult(pub IdeaNumber);

/// A text that waits or is public, as those who keep outcomes read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptResult {
    /// Its key.
    pub id: PublicTextId,
    /// What became of the idea when it was written.
    pub kind: OutcomeKind,
    /// The version of that record; `None` once it was undone.
    pub tells: Option<i64>,
    /// Its title.
    pub title: String,
    /// Where the shoe pinched.
    pub pinch: String,
    /// What became of it.
    pub became: String,
    /// Who wrote it; `None` once that account is gone.
    pub written_by: Option<PersonId>,
    /// When it was written.
    pub written_at: Timestamp,
    /// Since when it is public.
    pub released_at: Option<Timestamp>,
}

/// All that is kept for the public of an idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultDesk {
    /// The idea, and what became of it.
    pub entry: LedgerEntry,
    /// What waits for a second person.
    pub waiting: Option<KeptResult>,
    /// What the public reads.
    pub public: Option<KeptResult>,
    /// The newest text there ever was; 0 without one.
    pub version: i64,
}

impl ResultDesk {
    /// Whether what the public reads tells of another record than the one that stands.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.public.as_ref().is_some_and(|public| !self.entry.is_told_by(public.tells))
    }
}

/// How the results of an idea stand, beside its entry in the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultState {
    /// Whether a text waits for a second person.
    pub waiting: bool,
    /// Whether the public reads one.
    pub public: bool,
    /// Whether what it reads tells of another record than the one that stands.
    pub outdated: bool,
}

impl LedgerEntry {
    /// Whether a public text that tells of this record tells what stands.
    #[must_use]
    pub fn is_told_by(&self, tells: Option<i64>) -> bool {
        tells.is_some() && tells == self.story().map(|record| record.version)
    }
}

impl Ledger {
    /// Whether the public reads something of an idea that is not so any more.
    #[must_use]
    pub fn is_outdated(&self, entry: &LedgerEntry) -> bool {
        entry.overlay == Overlay::None && self.results.get(&entry.idea).is_some_and(|state| state.outdated)
    }
}

/// A result as the public reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicResult {
    /// The number of the idea.
    pub idea: IdeaNumber,
    /// The masterplan.
    pub masterplan: Masterplan,
    /// What became of it.
    pub kind: OutcomeKind,
    /// Its title.
    pub title: String,
    /// Where the shoe pinched.
    pub pinch: String,
    /// What became of it, in words.
    pub became: String,
    /// How many supported it; `None` when that is told of too few.
    pub votes: Option<u64>,
    /// Since when it is public.
    pub released_at: Timestamp,
}

/// How many votes the public is told of.
#[must_use]
pub fn told_votes(votes: i64) -> Option<u64> {
    u64::try_from(votes).ok().filter(|votes| *votes >= K)
}

/// The results of a campaign as the public reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicCampaign {
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// Its results, by masterplan and number.
    pub results: Vec<PublicResult>,
}

impl PublicCampaign {
    /// Since when the newest of its results is public.
    #[must_use]
    pub fn as_of(&self) -> Option<Timestamp> {
        self.results.iter().map(|result| result.released_at).max()
    }

    /// How many of its results are of this kind.
    #[must_use]
    pub fn count(&self, kind: OutcomeKind) -> usize {
        self.results.iter().filter(|result| result.kind == kind).count()
    }
}

/// All that the public reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicResults {
    /// The campaigns of which something is released, the one that starts last first.
    pub campaigns: Vec<PublicCampaign>,
}
