//! Who reads and keeps what became of ideas that were pulled, and who says whether it has become better.

use super::{Actor, Permit, Sight, limits::within, triage::decidable};
use crate::{
    campaigns::Schedule,
    ideas::Standing,
    outcomes::{LedgerEntry, Outcome, RecordOutcome},
    people::{Role, Scope},
    refusals::{Activity, Refusal},
    surveys::{SetBetter, is_asked},
    time::Timestamp,
    triage::Decide,
};

impl Actor {
    /// Keeping the ledger of outcomes, through a channel that carries `scope`: moderators and administrators. The one place that says who.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_outcomes(&self, scope: Scope) -> Result<(), Refusal> {
        match self.take_part(scope)?.role {
            Role::Moderator | Role::Admin => Ok(()),
            Role::Employee | Role::Council => Err(Refusal::NotAllowed),
        }
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

    /// Recording what became of an idea, and the decision that tells it; `entry` is what the ledger holds of the idea, if it was pulled.
    ///
    /// # Errors
    /// Says why not; [`Refusal::Stale`] when somebody has recorded since.
    pub fn record_outcome(
        &self,
        wish: RecordOutcome,
        told: Decide,
        idea: &Standing,
        entry: Option<&LedgerEntry>,
    ) -> Result<(Permit<RecordOutcome>, Permit<Decide>), Refusal> {
        self.keep_outcomes(Scope::Write)?;
        match self.sight(idea)? {
            Sight::Full => self.is_impartial(idea.relation, idea.unit)?,
            Sight::Tombstone => return Err(Refusal::Withdrawn),
        }
        let entry = entry.ok_or(Refusal::NotPulled)?;
        if wish.seen.is_some_and(|seen| seen != entry.version()) {
            return Err(Refusal::Stale);
        }
        // The author may appeal against a ground, so it does not change on the quiet.
        if let (Some(Outcome::NotPossible { ground: before }), Outcome::NotPossible { ground }) =
            (entry.outcome().map(|record| &record.outcome), &wish.outcome)
            && before != ground
        {
            return Err(Refusal::StepForbidden { status: entry.status, overlay: entry.overlay });
        }
        // Whoever keeps the ledger decides nothing else by it.
        if told.to.unwrap_or(idea.status) != wish.outcome.kind().status() {
            return Err(Refusal::NotAllowed);
        }
        decidable(&told, idea, 0)?;
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
