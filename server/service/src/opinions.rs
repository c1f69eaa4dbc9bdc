//! Opinions of specialist units: asked by moderators, given by whoever is asked, signed in or with a link.

use domain::{
    audit::{Deed, Verb},
    ids::{IdeaNumber, OpinionId, UnitId},
    opinions::{
        AskOpinion, Opinion, OpinionRequest, OpinionStanding, RawQuestion, RawReply, RevokeOpinion,
        TakeOpinion, Way,
    },
    refusals::{Field, Refusal},
    text::TextError,
    triage::{Aside, OpinionStep, Thing},
    units::is_within,
};
use store::{Tx, ideas::IdeaState, opinions::StoredOpinion};

use crate::{
    Call, Error, Result, audit,
    campaigns::{City, city},
    idempotency,
    secrets::{random_token, sha256},
    triage::{Asked, Case, read_along},
};

/// Asks a unit about an idea. Returns the key, and the token of the link if one was wished for: it is shown this once.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden` for what is not for everybody; `Invalid`.
pub async fn ask(call: &Call, idea: IdeaNumber, raw: &RawQuestion) -> Result<(OpinionId, Option<String>)> {
    call.actor.moderate()?;
    let city = city(call).await?;
    let unit = match raw.unit.trim() {
        "" => Ok(None),
        slug => {
            let known = city.units().iter().find(|unit| unit.slug == slug && !unit.closed);
            known.map(|unit| Some(unit.id)).ok_or(TextError::Unknown)
        }
    };
    let question = raw.parse(unit, call.now)?;
    let token = raw.linked.then(|| random_token(call.service.dice()));
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            if let Some(answer) = idempotency::replay(call, tx).await? {
                return Ok(answer);
            }
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let person = match &question.email {
                None => None,
                Some(email) => {
                    let member = tx.who_has(email).await?.filter(|who| is_of(&city, who.unit, question.unit));
                    Some(member.ok_or_else(|| Refusal::field(Field::Email, TextError::Unknown))?.id)
                }
            };
            let wish = AskOpinion {
                idea,
                unit: question.unit,
                person,
                question: question.question,
                due: question.due,
            };
            let subject = format!("unit:{}", city.unit_slug(Some(question.unit)));
            let permit = call.actor.ask_opinion(wish, &case.standing(call))?;
            let hash = token.as_ref().map(|token| sha256(token.as_bytes()));
            let id = tx.ask_opinion(permit, hash, call.actor.who().map(|who| who.id), call.now).await?;
            let aside = Aside::Opinion { opinion: id, step: OpinionStep::Asked };
            asked.close_aside(tx, &case, aside, case.deed(Verb::OpinionAsked).subject(subject)).await?;
            let answer = (id, token);
            idempotency::remember(call, tx, &answer).await?;
            Ok::<_, Error>(answer)
        })
    });
    write.await
}

/// What was asked about an idea and not taken back, the newest first.
///
/// # Errors
/// `NotAllowed`, `NotFound`.
pub async fn list(call: &Call, idea: IdeaNumber) -> Result<Vec<Opinion>> {
    let mut tx = call.service.store().read().await?;
    read_along(call, &mut tx, idea).await?;
    Ok(tx.opinions_of(idea).await?.into_iter().map(|known| known.opinion).collect())
}

/// Takes a question back; nobody opens or answers it any more. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `OpinionClosed`.
pub async fn revoke(call: &Call, id: OpinionId) -> Result<IdeaNumber> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let (standing, case) = asked_about(&asked, tx, id).await?;
            let permit = call.actor.revoke_opinion(RevokeOpinion(id), &standing, &case.standing(call))?;
            tx.revoke_opinion(permit, call.now).await?;
            if !standing.revoked {
                let aside = Aside::Opinion { opinion: id, step: OpinionStep::Revoked };
                let deed = case.deed(Verb::OpinionAsked).detail("revoked");
                asked.close_aside(tx, &case, aside, deed).await?;
            }
            Ok::<_, Error>(standing.idea)
        })
    });
    write.await
}

/// Takes a reply up: it stays as it is, and waits no longer. Doing it twice changes nothing.
///
/// # Errors
/// `NotAllowed`, `ConflictOfInterest`, `NotFound` without a reply.
pub async fn take(call: &Call, id: OpinionId) -> Result<IdeaNumber> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let (standing, case) = asked_about(&asked, tx, id).await?;
            let permit = call.actor.take_opinion(TakeOpinion(id), &standing, &case.standing(call))?;
            tx.take_opinion(permit, call.now).await?;
            if !standing.taken {
                let aside = Aside::Opinion { opinion: id, step: OpinionStep::Taken };
                let deed = case.deed(Verb::OpinionGiven).detail("taken");
                asked.close_aside(tx, &case, aside, deed).await?;
            }
            Ok::<_, Error>(standing.idea)
        })
    });
    write.await
}

/// What waits for the person who asks, or for anybody of their unit, the first that is due first.
///
/// # Errors
/// `SignInFirst`.
pub async fn requests(call: &Call) -> Result<Vec<OpinionRequest>> {
    let who = call.actor.take_part(domain::people::Scope::Read)?;
    let city = city(call).await?;
    let units: Vec<UnitId> = city.units().iter().map(|unit| unit.id).collect();
    let units: Vec<UnitId> = units.into_iter().filter(|unit| is_of(&city, who.unit, *unit)).collect();
    let mut tx = call.service.store().read().await?;
    let mut found = Vec::new();
    for known in tx.opinions_for(who.id, &units).await? {
        let way = way(call, &city, &known);
        match see(call, &mut tx, known, way).await {
            Ok(request) => found.push(request),
            // What is hidden meanwhile is not there for them either.
            Err(Error::Refused(_)) => {}
            Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
        }
    }
    Ok(found)
}

/// A question, for the unit or the person that is asked.
///
/// # Errors
/// `NotFound` for everybody else.
pub async fn request(call: &Call, id: OpinionId) -> Result<OpinionRequest> {
    call.actor.read()?;
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    let known = tx.opinion(id).await?.ok_or(Refusal::NotFound)?;
    let way = way(call, &city, &known);
    see(call, &mut tx, known, way).await
}

/// A question, for whoever holds its link.
///
/// # Errors
/// `NotFound` when the link opens nothing, or no longer.
pub async fn linked_request(call: &Call, token: &str) -> Result<OpinionRequest> {
    let mut tx = call.service.store().read().await?;
    let known = tx.linked_opinion(sha256(token.as_bytes())).await?.ok_or(Refusal::NotFound)?;
    see(call, &mut tx, known, Way::Link).await
}

/// Gives an opinion, or corrects it.
///
/// # Errors
/// `NotFound`, `OpinionClosed` once it was taken up; `Invalid`.
pub async fn reply(call: &Call, id: OpinionId, raw: &RawReply) -> Result<()> {
    call.actor.take_part(domain::people::Scope::Write)?;
    let city = city(call).await?;
    let known = call.service.store().read().await?.opinion(id).await?.ok_or(Refusal::NotFound)?;
    give(call, id, raw, way(call, &city, &known)).await
}

/// The same with a link.
///
/// # Errors
/// As [`reply`].
pub async fn linked_reply(call: &Call, token: &str, raw: &RawReply) -> Result<()> {
    let known = call.service.store().read().await?.linked_opinion(sha256(token.as_bytes())).await?;
    let id = known.ok_or(Refusal::NotFound)?.standing.id;
    give(call, id, raw, Way::Link).await
}

async fn give(call: &Call, id: OpinionId, raw: &RawReply, way: Way) -> Result<()> {
    let city = city(call).await?;
    let by = call.clone();
    let raw = raw.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, idea) = locked(tx, id).await?;
            let standing = idea.standing(domain::ideas::Relation::Reader, by.now);
            // Who may not know of it does not learn of it by what is wrong with a reply.
            by.actor.see_opinion(&known.standing, &standing, way)?;
            let permit = by.actor.give_opinion(raw.parse(id)?, &known.standing, &standing, way)?;
            tx.give_opinion(permit, by.now).await?;
            let subject = format!("unit:{}", city.unit_slug(Some(known.opinion.unit)));
            let deed = Deed::on_idea(Verb::OpinionGiven, known.standing.idea).subject(subject);
            // Whoever holds a link is nobody that is known here, even with a session.
            let by = match way {
                Way::Link => by.service.call(domain::policy::Actor::Visitor),
                Way::SignedIn { .. } => by,
            };
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The idea is locked first; then the question is read anew.
async fn asked_about(asked: &Asked, tx: &mut Tx, id: OpinionId) -> Result<(OpinionStanding, Case)> {
    let idea = tx.opinion(id).await?.ok_or(Refusal::NotFound)?.standing.idea;
    let case = asked.load(tx, Thing::idea(idea)).await?;
    Ok((tx.opinion(id).await?.ok_or(Refusal::NotFound)?.standing, case))
}

/// The same for whoever gives an opinion, and may know nothing of what is merged.
async fn locked(tx: &mut Tx, id: OpinionId) -> Result<(StoredOpinion, IdeaState)> {
    let idea = tx.opinion(id).await?.ok_or(Refusal::NotFound)?.standing.idea;
    let state = tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
    Ok((tx.opinion(id).await?.ok_or(Refusal::NotFound)?, state))
}

async fn see(call: &Call, tx: &mut Tx, known: StoredOpinion, way: Way) -> Result<OpinionRequest> {
    let StoredOpinion { standing, opinion } = known;
    let idea = tx.idea(standing.idea).await?.ok_or(Refusal::NotFound)?;
    let of = idea.state.standing(domain::ideas::Relation::Reader, call.now);
    call.actor.see_opinion(&standing, &of, way)?;
    let addenda = if idea.extended { tx.addenda(standing.idea).await? } else { Vec::new() };
    Ok(OpinionRequest {
        id: standing.id,
        idea: standing.idea,
        title: idea.title,
        pinch: idea.pinch,
        wish: idea.wish,
        addenda: addenda.into_iter().map(|addendum| addendum.html).collect(),
        question: opinion.question,
        due: opinion.due,
        reply: opinion.reply,
        taken: opinion.taken,
    })
}

fn way(call: &Call, city: &City, known: &StoredOpinion) -> Way {
    let unit = call.actor.who().and_then(|who| who.unit);
    Way::SignedIn { member: is_of(city, unit, known.opinion.unit) }
}

/// Whether somebody of `unit` belongs to `of`: it is the same, or stands below it.
fn is_of(city: &City, unit: Option<UnitId>, of: UnitId) -> bool {
    let tree: Vec<_> = city.units().iter().map(|unit| (unit.id, unit.parent)).collect();
    unit.is_some_and(|unit| is_within(&tree, unit, of))
}
