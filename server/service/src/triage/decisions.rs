//! Status and answer.

use domain::{
    audit::Verb,
    events::{Change, Event},
    ideas::Status,
    ids::{ActId, AnswerId, CommentId, IdeaNumber, PersonId, UnitId},
    people::{Role, Who},
    policy::{Actor, Permit},
    refusals::Refusal,
    text::TextError,
    triage::{Approve, Decide, RawDecision, Thing},
    votes::SetVote,
};
use store::{
    Tx,
    events::{Audience, Recorded},
    triage::Decided,
};

use super::case::{Asked, Case, unless_refused, wording_of_comment};
use crate::{Call, Error, Result, campaigns::City, idempotency, markdown, votes};

/// Moves an idea to another status, answers it, or both. Earlier answers stay. Letting a held idea through is such a move.
///
/// # Errors
/// `NotAllowed`, `ConflictOfInterest`, `StepForbidden`, `Stale`; `Invalid` names what the move asks for and lacks.
pub async fn decide(call: &Call, idea: IdeaNumber, raw: &RawDecision) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let ready = Ready::parse(&asked, idea, raw)?;
    let store = call.service.store().clone();
    let write = store.write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            if let Some(answer) = idempotency::replay(call, tx).await? {
                return Ok(answer);
            }
            let case = asked.load(tx, Thing::idea(idea)).await?;
            asked.carry_out(tx, &case, ready).await?;
            idempotency::remember(call, tx, &()).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// A decision that can be read, with its answer as safe HTML.
pub(crate) struct Ready {
    pub(crate) wish: Decide,
    pub(crate) html: Option<String>,
}

impl Ready {
    pub(crate) fn parse(
        asked: &Asked,
        idea: IdeaNumber,
        raw: &RawDecision,
    ) -> std::result::Result<Self, Refusal> {
        let wish = raw.parse(idea, unit_of(&asked.city, &raw.unit))?;
        let html = wish.answer.as_ref().map(|answer| markdown::comment(answer.body.as_str()));
        Ok(Self { wish, html })
    }
}

impl Asked {
    /// Decides, with all that follows from it; says which answer was given, and with which act.
    pub(crate) async fn carry_out(
        &self,
        tx: &mut Tx,
        case: &Case,
        ready: Ready,
    ) -> Result<(Option<AnswerId>, ActId)> {
        let (call, Ready { wish, html }) = (&self.call, ready);
        let permit = call.actor.decide(wish, &case.standing(call), &case.as_read())?;
        self.carry_out_permitted(tx, case, permit, html).await
    }

    /// The same for whoever has asked already.
    pub(crate) async fn carry_out_permitted(
        &self,
        tx: &mut Tx,
        case: &Case,
        permit: Permit<Decide>,
        html: Option<String>,
    ) -> Result<(Option<AnswerId>, ActId)> {
        let (call, wish) = (&self.call, permit.action());
        let idea = wish.idea;
        let (to, answered) = (wish.to, wish.answer.is_some());
        let (note, ground) = (note_of(wish), wish.ground);
        let by = call.actor.who().map(|who| who.id);
        let decided = tx.decide(permit, html, by, call.now).await?;
        if let Some(status) = to {
            self.record(tx, Event::StatusChanged { idea, status, note }, Audience::Everyone).await?;
        }
        if answered {
            self.record(tx, Event::AnswerGiven { idea }, Audience::Everyone).await?;
        }
        let approved = to.is_some() && case.idea.status == Status::Held;
        if approved {
            tx.announce(Change::IdeaPosted { idea });
            vote_of_author(self, tx, case).await?;
        }
        let verb = verb_of(case.idea.status, to, answered);
        let detail = match (to, ground) {
            (Some(Status::Declined), Some(ground)) => ground.to_string(),
            (Some(to), _) => format!("{}->{to}", case.idea.status),
            (None, _) => String::new(),
        };
        let answer = decided.answer;
        let done = case.done(call, tx, verb, decided).await?;
        let act = self.close(tx, done, case.deed(verb).detail(detail)).await?;
        Ok((answer, act))
    }
}

/// Lets a held comment through; `seen` is the version of its wording that was read, empty when nobody says.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`, `Stale`.
pub async fn approve(call: &Call, idea: IdeaNumber, comment: CommentId, seen: &str) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let thing = Thing { idea, comment: Some(comment) };
    let seen = Some(seen.trim().to_owned()).filter(|seen| !seen.is_empty());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, thing).await?;
            let Some((stored, standing)) = &case.comment else {
                return Err(Refusal::NotFound.into());
            };
            let (wish, wording) = (Approve { idea, comment, seen }, wording_of_comment(stored));
            let permit = call.actor.approve(wish, &case.standing(call), standing, &wording)?;
            tx.approve_comment(permit).await?;
            let event = Event::CommentAdded { idea: case.idea.place(), comment };
            // The time of a comment without a name says no more than when it was let through.
            let at = if stored.named { call.now } else { call.now.day() };
            let recorded = Recorded { event, role: None, at };
            tx.record(recorded, case.audience()).await?;
            let judged = Event::Judged { idea: case.idea.place(), comment: Some(comment) };
            tx.record(Recorded { event: judged, role: None, at }, case.audience()).await?;
            let done = case.done(call, tx, Verb::Approve, Decided::default()).await?;
            asked.close(tx, done, case.deed(Verb::Approve)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// What the public history says beside the status: where it was handed to, or the word of the ground.
fn note_of(wish: &Decide) -> Option<String> {
    match wish.to? {
        Status::HandedOver => wish.place.as_ref().map(|place| place.as_str().to_owned()),
        Status::Declined => wish.ground.map(|ground| ground.to_string()),
        Status::Held
        | Status::Open
        | Status::InReview
        | Status::InWorkshop
        | Status::Planned
        | Status::Done => None,
    }
}

const fn verb_of(from: Status, to: Option<Status>, answered: bool) -> Verb {
    match (from, to) {
        (Status::Held, Some(_)) => Verb::Approve,
        (_, Some(Status::Declined)) => Verb::Decline,
        (Status::Declined, Some(_)) => Verb::Restore,
        (_, Some(_)) if answered => Verb::Answer,
        (_, Some(_)) => Verb::StatusChanged,
        (_, None) => Verb::Answer,
    }
}

/// The unit with this slug; none when nothing was chosen.
fn unit_of(city: &City, slug: &str) -> std::result::Result<Option<UnitId>, TextError> {
    match slug.trim() {
        "" => Ok(None),
        slug => {
            let unit = city.units().iter().find(|unit| unit.slug == slug).map(|unit| unit.id);
            unit.map(Some).ok_or(TextError::Unknown)
        }
    }
}

/// Named authors vote for their own idea. While it was held, they could not; when votes are closed by now, they cannot either.
async fn vote_of_author(asked: &Asked, tx: &mut Tx, case: &Case) -> Result<()> {
    let Some(author) = case.idea.author.filter(|_| case.idea.named) else { return Ok(()) };
    let number = case.thing.idea;
    let Some(idea) = tx.lock_idea(number).await? else { return Ok(()) };
    let call = as_author(&asked.call, author);
    let vote = SetVote { idea: number, wanted: true };
    unless_refused(votes::cast(&call, tx, &asked.city, vote, &idea).await).map(drop)
}

fn as_author(call: &Call, author: PersonId) -> Call {
    let who = Who { id: author, role: Role::Employee, unit: None };
    Call { actor: Actor::Person(who), ..call.clone() }
}
