//! What the public reads of outcomes: written by one person of moderation, released by another, taken back by anyone of them.

use domain::{
    audit::{Deed, Verb},
    ids::{IdeaNumber, PublicTextId},
    policy::Actor,
    refusals::Refusal,
    results::{
        DiscardResult, PublicCampaign, PublicResults, RawResult, ReleaseResult, ResultDesk, TakeBackResult,
    },
    triage::Thing,
};
use store::Tx;

use crate::{
    Call, Error, Result, Service, audit,
    campaigns::city,
    idempotency,
    triage::{Asked, Case},
};

/// Everything that is released. Nobody has to be somebody to read it: whoever asks gets the same.
///
/// # Errors
/// When the database is away.
pub async fn released(service: &Service) -> Result<PublicResults> {
    let call = service.call(Actor::Visitor);
    let city = city(&call).await?;
    let mut known = service.store().read().await?.public_results().await?;
    let mut all = PublicResults::default();
    for campaign in city.known().iter().map(|known| &known.campaign) {
        if !campaign.schedule.phase_at(call.now).is_visible() {
            continue;
        }
        if let Some(results) = known.remove(&campaign.id) {
            let (slug, title) = (campaign.slug.clone(), campaign.title.clone());
            all.campaigns.push(PublicCampaign { slug, title, results });
        }
    }
    Ok(all)
}

/// All that is kept for the public of an idea; `None` when no workshop pulled it.
///
/// # Errors
/// `NotAllowed`, `NotFound`.
pub async fn desk(call: &Call, idea: IdeaNumber) -> Result<Option<ResultDesk>> {
    call.actor.see_results()?;
    let mut tx = call.service.store().read().await?;
    tx.idea_state(idea).await?.ok_or(Refusal::NotFound)?;
    Ok(tx.result_desk(idea).await?)
}

/// Puts a text before a second person. What is public stays so until that one releases it.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `NotPulled`, `NoOutcome`, `ConflictOfInterest`, `Stale`; `Invalid` names every wrong field.
pub async fn write(call: &Call, idea: IdeaNumber, raw: &RawResult) -> Result<()> {
    call.actor.moderate()?;
    let wish = raw.parse(idea)?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            if let Some(answer) = idempotency::replay(call, tx).await? {
                return Ok(answer);
            }
            let (case, desk) = look(&asked, tx, idea).await?;
            let permit = call.actor.write_result(wish, &case.standing(call), desk.as_ref())?;
            let of = desk.as_ref().and_then(|desk| desk.entry.story()).ok_or(Refusal::NoOutcome)?;
            tx.write_result(permit, of, call.actor.who().map(|who| who.id), call.now).await?;
            audit::note(call, tx, Deed::on_idea(Verb::ResultWritten, idea)).await?;
            idempotency::remember(call, tx, &()).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Makes public what somebody else wrote: the text that was read, and no other. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `SecondPersonNeeded`, `ConflictOfInterest`, `NoOutcome`, `Stale`.
pub async fn release(call: &Call, idea: IdeaNumber, text: PublicTextId) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let (case, desk) = look(&asked, tx, idea).await?;
            let public = desk.as_ref().and_then(|desk| desk.public.as_ref());
            if public.is_some_and(|public| public.id == text) {
                return Ok(());
            }
            let wish = ReleaseResult { idea, text };
            let permit = call.actor.release_result(wish, &case.standing(call), desk.as_ref())?;
            tx.release_result(permit, call.now).await?;
            audit::note(call, tx, Deed::on_idea(Verb::ResultReleased, idea)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Takes back what the public reads, at once. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`.
pub async fn take_back(call: &Call, idea: IdeaNumber) -> Result<()> {
    let permit = call.actor.take_back_result(TakeBackResult(idea))?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
            if tx.take_back_result(permit, by.now).await? {
                audit::note(&by, tx, Deed::on_idea(Verb::ResultTakenBack, idea)).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Discards what waits for a second person. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`.
pub async fn discard(call: &Call, idea: IdeaNumber) -> Result<()> {
    let permit = call.actor.discard_result(DiscardResult(idea))?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
            if tx.discard_result(permit, by.now).await? {
                audit::note(&by, tx, Deed::on_idea(Verb::ResultWritten, idea).detail("removed")).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The idea as it stands still, with all that is kept for its public.
async fn look(asked: &Asked, tx: &mut Tx, idea: IdeaNumber) -> Result<(Case, Option<ResultDesk>)> {
    let case = asked.load(tx, Thing::idea(idea)).await?;
    Ok((case, tx.result_desk(idea).await?))
}
