//! «Ist es für Sie besser geworden?»: answers are kept under a key of their own for each idea, and nobody learns whose they are.

use domain::{
    audit::{Deed, Verb},
    campaigns::Phase,
    ids::{IdeaNumber, PersonId},
    outcomes::LedgerEntry,
    people::Scope,
    policy::Actor,
    refusals::{Field, Refusal},
    surveys::{SetBetter, Survey, is_asked, is_done},
    text::TextError,
    votes::VoterTag,
};
use store::Tx;
use tracing::info;

use crate::{Call, Error, Result, Service, audit, ideas::relation_by_account, votes::voter_tag};

/// What the random key of a survey is sealed for.
const SEALED_FOR: &str = "survey key";

/// Answers, or answers otherwise. The same answer twice changes nothing, and no log, event or audit tells of it.
///
/// # Errors
/// `NotFound`, `SurveyClosed`; `Invalid` for an answer that is none.
pub async fn set(call: &Call, idea: IdeaNumber, answer: &str) -> Result<Survey> {
    call.actor.take_part(Scope::Write)?;
    let answer = match answer.trim() {
        "" => Err(TextError::Missing),
        word => word.parse().map_err(|()| TextError::Malformed),
    };
    let answer = answer.map_err(|error| Refusal::field(Field::Better, error))?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let person = by.actor.take_part(Scope::Write)?.id;
            let state = tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
            let standing = state.standing(relation_by_account(&by.actor, &state), by.now);
            let entry = tx.ledger_of(&[idea]).await?.pop();
            let permit = by.actor.answer_survey(SetBetter { idea, answer }, &standing, entry.as_ref())?;
            tx.begin_survey(&state, new_sealed_key(&by.service)).await?;
            // As they were told before: what comes of an answer is not read off right after it.
            let figures = tx.survey_figures(idea).await?;
            // What was destroyed does not begin again.
            let tag = tag(&by.service, tx, idea, person).await?.ok_or(Refusal::SurveyClosed)?;
            tx.set_better(permit, tag).await?;
            Ok::<_, Error>(Survey { open: true, mine: Some(answer), figures })
        })
    });
    write.await
}

/// The survey of an idea, for whoever looks; `None` when there is nothing to ask or to tell.
pub(crate) async fn of(
    call: &Call,
    tx: &mut Tx,
    entry: &LedgerEntry,
    phase: Phase,
) -> Result<Option<Survey>> {
    if !is_done(entry) {
        return Ok(None);
    }
    let idea = entry.idea;
    let figures = tx.survey_figures(idea).await?;
    let mine = match call.actor.who() {
        Some(who) => match tag(&call.service, tx, idea, who.id).await? {
            Some(tag) => tx.better_of(idea, tag).await?,
            None => None,
        },
        None => None,
    };
    let open = is_asked(entry, phase) && !tx.is_survey_closed(idea).await?;
    Ok((open || figures.is_some()).then_some(Survey { open, mine, figures }))
}

/// Counts the answers of surveys anew where enough people have answered since.
///
/// # Errors
/// When the database is away.
pub async fn recount(service: &Service) -> Result<()> {
    let write = service.store().write(|tx| Box::pin(async move { tx.recount_answers().await }));
    write.await.map_err(Error::from)
}

/// Destroys the answers and keys of surveys whose campaign is in the archive. What would never be told is not kept either.
///
/// # Errors
/// When the database is away.
pub async fn close(service: &Service) -> Result<()> {
    let call = service.call(Actor::Clockwork);
    let due = service.store().read().await?.surveys_to_close(call.now).await?;
    for idea in due {
        let by = call.clone();
        let write = service.store().write(move |tx| {
            Box::pin(async move {
                tx.lock_idea(idea).await?;
                if tx.close_survey(idea).await? {
                    audit::note(&by, tx, Deed::on_idea(Verb::SurveyClosed, idea)).await?;
                    info!(idea.number = %idea, "The answers to the survey of idea {idea} and their key are destroyed");
                }
                Ok::<_, Error>(())
            })
        });
        write.await?;
    }
    Ok(())
}

fn new_sealed_key(service: &Service) -> Vec<u8> {
    let mut key = [0; 32];
    service.dice().roll(&mut key);
    service.secret().seal(SEALED_FOR, &key, service.dice())
}

/// Stands for a person in one survey; `None` without a key.
async fn tag(service: &Service, tx: &mut Tx, idea: IdeaNumber, person: PersonId) -> Result<Option<VoterTag>> {
    let Some(sealed) = tx.survey_key(idea).await? else { return Ok(None) };
    let key: Option<[u8; 32]> =
        service.secret().unseal(SEALED_FOR, &sealed).and_then(|key| key.try_into().ok());
    let key =
        key.ok_or_else(|| Error::Fault(format!("the key of the survey of idea {idea} cannot be unsealed")))?;
    Ok(Some(voter_tag(&key, person)))
}
