//! Who reads and keeps what became of ideas that were pulled, and who says whether it has become better.

use super::{Actor, Permit, Sight, limits::within, triage::decidable};
use crate::{
    campaigns::Schedule,
    ideas::{Overlay, Standing},
    ids::IdeaNumber,
    outcomes::{LedgerEntry, Outcome, RecordOutcome},
    people::{Role, Scope},
    refusals::{Activity, Field, Refusal},
    surveys::{SetBetter, is_asked},
    text::TextError,
    time::Timestamp,
    triage::{AsRead, Decide, DeclineGround, MergeBar},
};

/// What an idea shall be recorded as part of.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// What the ledger holds of it.
    pub entry: &'a LedgerEntry,
    /// Whether both belong to one campaign.
    pub same_campaign: bool,
}

/// All that the rules ask of an idea of which something is recorded.
#[derive(Debug, Clone, Copy, Default)]
pub struct RecordStanding<'a> {
    /// What the ledger holds of it, if it was pulled.
    pub entry: Option<&'a LedgerEntry>,
    /// The ground of the decline that is in force, whoever declined it and where.
    pub declined: Option<DeclineGround>,
    /// What it shall be part of, if that was pulled.
    pub whole: Option<Whole<'a>>,
    /// Whether others are recorded as part of it.
    pub gathers: bool,
    /// How many official answers it has.
    pub answers: i64,
    /// Whether whoever records belongs to the team of the workshop that has it.
    pub team: bool,
}

impl Actor {
    /// Keeping the ledger of outcomes, through a channel that carries `scope`: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_outcomes(&self, scope: Scope) -> Result<(), Refusal> {
        match self.take_part(scope)?.role {
            Role::Moderator | Role::Admin => Ok(()),
            Role::Employee | Role::Council => Err(Refusal::NotAllowed),
        }
    }

    /// Saying what became of one idea: whoever keeps the ledger, and the team of the workshop that has the idea.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_outcome_of(&self, team: bool, scope: Scope) -> Result<(), Refusal> {
        if team { self.take_part(scope).map(drop) } else { self.keep_outcomes(scope) }
    }

    /// Reading the ledger of a campaign: whoever keeps it at any time, everybody once results are told.
    ///
    /// # Errors
    /// Says why not, and from when on.
    pub fn see_ledger(&self, schedule: &Schedule, now: Timestamp) -> Result<(), Refusal> {
        self.read()?;
        if self.keep_outcomes(Scope::Read).is_ok() {
            return Ok(());
        }
        within(schedule, now, Activity::SeeOutcomes)
    }

    /// Recording what became of an idea, and the decision that tells it.
    ///
    /// # Errors
    /// Says why not; [`Refusal::Stale`] when somebody has recorded since.
    pub fn record_outcome(
        &self,
        wish: RecordOutcome,
        told: Decide,
        idea: &Standing,
        standing: RecordStanding<'_>,
    ) -> Result<(Permit<RecordOutcome>, Permit<Decide>), Refusal> {
        self.keep_outcome_of(standing.team, Scope::Write)?;
        match self.sight(idea)? {
            Sight::Full => self.is_impartial(idea.relation, idea.unit)?,
            Sight::Tombstone => return Err(Refusal::Withdrawn),
        }
        let entry = standing.entry.ok_or(Refusal::NotPulled)?;
        if wish.seen.is_some_and(|seen| seen != entry.version) {
            return Err(Refusal::Stale);
        }
        match &wish.outcome {
            // The author may appeal against a ground, so it does not change on the quiet.
            Outcome::NotPossible { ground } if standing.declined.is_some_and(|before| before != *ground) => {
                return Err(Refusal::StepForbidden { status: entry.status, overlay: entry.overlay });
            }
            Outcome::PartOf { idea } => part_of(&wish, *idea, standing)?,
            Outcome::Done { .. }
            | Outcome::InProgress { .. }
            | Outcome::HandedOver { .. }
            | Outcome::NotPossible { .. } => {}
        }
        // Whoever keeps the ledger decides nothing else by it.
        if told.to.unwrap_or(idea.status) != wish.outcome.kind().status().unwrap_or(idea.status) {
            return Err(Refusal::NotAllowed);
        }
        let now = AsRead { answers: standing.answers, ..AsRead::default() };
        decidable(&told, idea, &now)?;
        Ok((Permit::for_action(wish), Permit::for_action(told)))
    }

    /// Saying whether what is done has become better: everybody who sees it, while people are asked.
    ///
    /// # Errors
    /// Says why not.
    pub fn answer_survey(
        &self,
        wish: SetBetter,
        idea: &Standing,
        entry: Option<&LedgerEntry>,
    ) -> Result<Permit<SetBetter>, Refusal> {
        self.take_part(Scope::Write)?;
        self.see_whole(idea)?;
        let asked = entry.is_some_and(|entry| is_asked(entry, idea.phase()));
        if asked { Ok(Permit::for_action(wish)) } else { Err(Refusal::SurveyClosed) }
    }
}

/// An idea is part of one that was pulled and that everybody reads; and nothing is part of a part.
fn part_of(wish: &RecordOutcome, idea: IdeaNumber, standing: RecordStanding<'_>) -> Result<(), Refusal> {
    let barred = |bar| Err(Refusal::MergeForbidden { bar });
    if idea == wish.idea {
        return barred(MergeBar::Itself);
    }
    let Some(whole) = standing.whole.filter(|whole| whole.entry.overlay == Overlay::None) else {
        return Err(Refusal::field(Field::PartOf, TextError::Unknown));
    };
    if !whole.same_campaign {
        return barred(MergeBar::Campaign);
    }
    if standing.gathers || whole.entry.part_of().is_some() {
        return barred(MergeBar::Chain);
    }
    Ok(())
}
