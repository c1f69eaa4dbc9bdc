//! What became of ideas that were pulled.

use std::collections::BTreeMap;

use domain::{
    audit::{Deed, Verb},
    ideas::{IdeaPage, Standing},
    ids::{CampaignId, IdeaNumber},
    outcomes::{IdeaOutcome, Ledger, LedgerEntry, MyOutcomes, RawOutcome, RecordOutcome},
    people::Scope,
    policy::{RecordStanding, Whole},
    refusals::{Field, Refusal},
    text::TextError,
    triage::{DeclineGround, Thing, VerdictKind},
};
use store::Tx;

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, city},
    ideas::relation_by_account,
    idempotency, surveys,
    triage::{Asked, Case, Ready},
    votes,
};

/// What became of every idea that was pulled in a campaign.
///
/// # Errors
/// `NotFound`, `PhaseForbids` before results are told to everybody.
pub async fn ledger(call: &Call, campaign: &str) -> Result<Ledger> {
    let campaign = campaigns::load(call, Some(campaign)).await?;
    call.actor.see_ledger(&campaign.campaign.schedule, call.now)?;
    let mut tx = call.service.store().read().await?;
    let entries = tx.ledger(campaign.campaign.id).await?;
    let keeps = call.actor.keep_outcomes(Scope::Read).is_ok();
    let results = match call.actor.see_results() {
        Ok(()) => tx.result_states(campaign.campaign.id, &entries).await?,
        Err(_) => BTreeMap::new(),
    };
    Ok(Ledger { campaign, entries, at: call.now, keeps, results })
}

/// Every ledger that this actor reads and in which there is something, the campaign that starts last first.
///
/// # Errors
/// When this actor may not read.
pub async fn ledgers(call: &Call) -> Result<Vec<Ledger>> {
    let mut ledgers = Vec::new();
    for campaign in campaigns::list(call).await? {
        if call.actor.see_ledger(&campaign.campaign.schedule, call.now).is_err() {
            continue;
        }
        let ledger = ledger(call, &campaign.campaign.slug).await?;
        if !ledger.entries.is_empty() {
            ledgers.push(ledger);
        }
    }
    Ok(ledgers)
}

/// What became of one idea; `None` when no workshop pulled it.
///
/// # Errors
/// `NotFound` for what this actor may not know of.
pub async fn of(call: &Call, idea: IdeaNumber) -> Result<Option<IdeaOutcome>> {
    call.actor.read()?;
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    let state = tx.idea_state(idea).await?.ok_or(Refusal::NotFound)?;
    let relation = relation_by_account(&call.actor, &state);
    of_seen(call, &mut tx, &state.standing(relation, call.now), city.campaign(state.campaign)?).await
}

/// The same for an idea whose page was read, for whatever its reader is to it: an author without a name shows a claim code there.
///
/// # Errors
/// When the database is away.
pub async fn of_page(call: &Call, page: &IdeaPage) -> Result<Option<IdeaOutcome>> {
    if !page.pulled {
        return Ok(None);
    }
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    of_seen(call, &mut tx, &page.standing, city.campaign(page.campaign.campaign.id)?).await
}

async fn of_seen(
    call: &Call,
    tx: &mut Tx,
    standing: &Standing,
    campaign: &campaigns::Known,
) -> Result<Option<IdeaOutcome>> {
    call.actor.see_idea(standing)?;
    let idea = standing.number;
    let Some(entry) = tx.ledger_of(&[idea]).await?.pop() else { return Ok(None) };
    let survey = surveys::of(call, tx, &entry, standing.phase()).await?;
    let team = works_on(call, tx, idea).await?;
    let keeps = call.actor.keep_outcome_of(team, Scope::Read).is_ok();
    let ballots = campaign.vote_key.is_some();
    let overdue = entry.is_overdue(standing.phase().tells_outcomes(), call.now);
    Ok(Some(IdeaOutcome { entry, survey, overdue, ballots, keeps }))
}

/// Whether whoever asks may open the form for what became of an idea.
///
/// # Errors
/// `NotAllowed`, `SignInFirst`.
pub async fn may_record(call: &Call, idea: IdeaNumber) -> Result<()> {
    let mut tx = call.service.store().read().await?;
    let team = works_on(call, &mut tx, idea).await?;
    Ok(call.actor.keep_outcome_of(team, Scope::Read)?)
}

async fn works_on(call: &Call, tx: &mut Tx, idea: IdeaNumber) -> Result<bool> {
    let Some(who) = call.actor.who() else { return Ok(false) };
    Ok(tx.works_on(who.id, idea).await?)
}

/// Records what became of an idea. Its status moves with it, and its words are the official answer: one decision of moderation, with
/// all that follows from one.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `NotPulled`, `ConflictOfInterest`, `StepForbidden`, `Stale`; `Invalid` names every wrong field.
pub async fn record(call: &Call, idea: IdeaNumber, raw: &RawOutcome) -> Result<()> {
    let team = works_on(call, &mut call.service.store().read().await?, idea).await?;
    call.actor.keep_outcome_of(team, Scope::Write)?;
    let wish = raw.parse(idea, call.now)?;
    let (asked, raw) = (Asked::new(call, None).await?, raw.clone());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            if let Some(answer) = idempotency::replay(call, tx).await? {
                return Ok(answer);
            }
            // Of two that shall become part of each other, one does.
            if let Some(other) = wish.outcome.part_of() {
                tx.lock_pair([idea, other]).await?;
            }
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let known = Known::load(call, tx, &wish).await?;
            let kind = wish.outcome.kind();
            let decision = raw.decision(&wish.outcome, case.idea.status);
            let Ready { wish: told, html } = Ready::parse(&asked, idea, &decision)?;
            let (permit, told) =
                call.actor.record_outcome(wish, told, &case.standing(call), known.standing(&case))?;
            let (answer, _) = asked.carry_out_permitted(tx, &case, told, html).await?;
            let answer = answer.ok_or_else(|| Refusal::field(Field::Answer, TextError::Missing))?;
            tx.record_outcome(permit, answer, call.now).await?;
            let deed = Deed::on_idea(Verb::OutcomeRecorded, idea).detail(kind.as_str());
            audit::note(call, tx, deed).await?;
            idempotency::remember(call, tx, &()).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// What became of the ideas that whoever asks voted for, commented on or follows. Of votes it is known while the ballots exist.
///
/// # Errors
/// `SignInFirst`.
pub async fn mine(call: &Call) -> Result<MyOutcomes> {
    let person = call.actor.take_part(Scope::Read)?.id;
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    let mut ideas = tx.outcomes_for(person, &votes::tags(&city, person)).await?;
    let states = tx.idea_states(&ideas.iter().map(|mine| mine.entry.idea).collect::<Vec<_>>()).await?;
    let seen = |idea| {
        let state = states.iter().find(|state| state.number == idea);
        state.is_some_and(|state| {
            let standing = state.standing(relation_by_account(&call.actor, state), call.now);
            call.actor.see_idea(&standing).is_ok()
        })
    };
    ideas.retain(|mine| seen(mine.entry.idea));
    // Also where nothing was found: perhaps because nobody knows any more.
    let mut ballots = true;
    for campaign in tx.campaigns_with_pulls().await? {
        let known = city.campaign(campaign)?;
        let seen = known.campaign.schedule.phase_at(call.now).is_visible();
        ballots = ballots && (!seen || known.vote_key.is_some());
    }
    Ok(MyOutcomes { ideas, ballots })
}

/// What the rules ask of an idea of which something is recorded, and of what it shall be part of.
struct Known {
    entry: Option<LedgerEntry>,
    whole: Option<(LedgerEntry, CampaignId)>,
    declined: Option<DeclineGround>,
    gathers: bool,
    team: bool,
}

impl Known {
    async fn load(call: &Call, tx: &mut Tx, wish: &RecordOutcome) -> Result<Self> {
        let mut whole = None;
        if let Some(other) = wish.outcome.part_of() {
            let state = tx.idea_state(other).await?;
            whole = tx.ledger_of(&[other]).await?.pop().zip(state.map(|state| state.campaign));
        }
        let verdicts = tx.verdicts_of(wish.idea).await?.into_iter().map(|known| known.verdict);
        let declined = verdicts
            .filter(|verdict| verdict.thing.comment.is_none() && verdict.kind == VerdictKind::Decline)
            .find_map(|verdict| verdict.ground.parse().ok());
        let entry = tx.ledger_of(&[wish.idea]).await?.pop();
        let (gathers, team) = (tx.has_parts(wish.idea).await?, works_on(call, tx, wish.idea).await?);
        Ok(Self { entry, whole, declined, gathers, team })
    }

    fn standing(&self, case: &Case) -> RecordStanding<'_> {
        let whole = self
            .whole
            .as_ref()
            .map(|(entry, campaign)| Whole { entry, same_campaign: *campaign == case.idea.campaign });
        let (entry, declined, gathers) = (self.entry.as_ref(), self.declined, self.gathers);
        RecordStanding { entry, declined, whole, gathers, answers: case.before.answers, team: self.team }
    }
}
