use std::sync::Arc;

use domain::{
    audit::{Deed, Verb},
    comments::{CommentStanding, Veil},
    events::Event,
    ideas::{Relation, Standing},
    ids::{ActId, UnitId},
    people::Scope,
    policy::Actor,
    refusals::Refusal,
    triage::{AsRead, Aside, Done, Thing},
};
use store::{
    Tx,
    comments::StoredComment,
    events::{Audience, Recorded},
    ideas::IdeaState,
    triage::{Decided, Link, StandingBefore},
};

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, City},
    comments::standing_of,
    ideas::{audience_of, relation_by_account, with_relation},
    secrets::wording_of,
};

/// Somebody asks to decide on something, perhaps as its author with a claim code.
pub(crate) struct Asked {
    pub(crate) call: Call,
    pub(super) city: Arc<City>,
    claim: Option<String>,
}

/// An idea, perhaps with one of its comments, as it stands still while something is decided.
pub(crate) struct Case {
    pub(super) thing: Thing,
    pub(crate) idea: IdeaState,
    pub(super) relation: Relation,
    pub(super) comment: Option<(StoredComment, CommentStanding)>,
    pub(crate) before: StandingBefore,
    /// The unit whose interest is at stake.
    stake: Option<UnitId>,
}

impl Asked {
    pub(crate) async fn new(call: &Call, claim: Option<&str>) -> Result<Self> {
        Ok(Self { call: call.clone(), city: campaigns::city(call).await?, claim: claim.map(str::to_owned) })
    }

    /// The idea is locked first, as everywhere, and what it is merged into before it; then its comments stand still.
    pub(crate) async fn load(&self, tx: &mut Tx, thing: Thing) -> Result<Case> {
        let idea = tx.lock_kin(thing.idea).await?;
        self.case(tx, thing, idea).await
    }

    /// The same for whoever only looks: nobody waits for it.
    pub(super) async fn look(&self, tx: &mut Tx, thing: Thing) -> Result<Case> {
        let idea = tx.idea(thing.idea).await?.map(|idea| idea.state);
        self.case(tx, thing, idea).await
    }

    async fn case(&self, tx: &mut Tx, thing: Thing, idea: Option<IdeaState>) -> Result<Case> {
        let (idea, relation) = with_relation(&self.call, thing.idea, idea, self.claim.as_deref())?;
        let before = tx.standing_before(thing.idea).await?.ok_or(Refusal::NotFound)?;
        let comment = match thing.comment {
            None => None,
            Some(id) => {
                let stored = tx.comment(id).await?.filter(|found| found.idea == thing.idea);
                let stored = stored.ok_or(Refusal::NotFound)?;
                let standing = standing_of(&self.call, &self.city, &idea, relation, &stored)?;
                Some((stored, standing))
            }
        };
        let stake = self.city.at_stake(&self.call.actor, idea.unit);
        Ok(Case { thing, idea, relation, comment, before, stake })
    }

    /// How another idea stands that an act is about, with the unit whose interest is at stake.
    pub(super) fn standing_of(&self, other: &IdeaState) -> Standing {
        self.standing_to(&self.call.actor, other)
    }

    /// The same for somebody else.
    pub(super) fn standing_to(&self, actor: &Actor, other: &IdeaState) -> Standing {
        let standing = other.standing(relation_by_account(actor, other), self.call.now);
        Standing { unit: self.city.at_stake(actor, other.unit), ..standing }
    }

    /// Writes down what a moderator did, by role and never by name.
    pub(super) async fn record(&self, tx: &mut Tx, event: Event, audience: Audience) -> Result<()> {
        let (role, at) = (self.call.actor.role(), self.call.now);
        Ok(tx.record(Recorded { event, role, at }, audience).await?)
    }

    /// Keeps the act so that it can be undone, and notes it.
    pub(super) async fn close(&self, tx: &mut Tx, done: Done, deed: Deed) -> Result<ActId> {
        let (by, idea) = (self.call.actor.take_part(Scope::Write)?.id, done.thing.idea);
        tx.release_item(idea, by).await?;
        self.keep(tx, done, deed).await
    }

    /// The same for what changed beside an idea, on which work goes on.
    pub(crate) async fn close_aside(
        &self,
        tx: &mut Tx,
        case: &Case,
        aside: Aside,
        deed: Deed,
    ) -> Result<ActId> {
        let done = case.done(&self.call, tx, deed.verb, Decided::default()).await?;
        self.keep(tx, Done { aside: Some(aside), ..done }, deed).await
    }

    async fn keep(&self, tx: &mut Tx, done: Done, deed: Deed) -> Result<ActId> {
        let by = self.call.actor.take_part(Scope::Write)?.id;
        let act = tx.keep_act(by, &done).await?;
        audit::note(&self.call, tx, deed).await?;
        Ok(act)
    }
}

impl Case {
    pub(crate) fn standing(&self, call: &Call) -> Standing {
        Standing { unit: self.stake, ..self.idea.standing(self.relation, call.now) }
    }

    /// As it reads now.
    pub(crate) fn as_read(&self) -> AsRead {
        let StandingBefore { answers, title, pinch, wish, addenda, .. } = &self.before;
        AsRead { answers: *answers, wording: wording_of_idea([title, pinch, wish], *addenda) }
    }

    pub(super) fn comment(&self) -> Option<&CommentStanding> {
        self.comment.as_ref().map(|(_, standing)| standing)
    }

    pub(super) fn veil(&self) -> Option<Veil> {
        self.comment().map(|comment| comment.veil)
    }

    /// Who hears of what happens to a comment of this idea.
    pub(super) fn audience(&self) -> Audience {
        audience_of(&self.idea)
    }

    /// The act that was just carried out: what is different now is read anew, so that it can be told whether somebody changed the
    /// same thing since.
    pub(super) async fn done(&self, call: &Call, tx: &mut Tx, verb: Verb, decided: Decided) -> Result<Done> {
        let after = tx.standing_before(self.thing.idea).await?.ok_or(Refusal::NotFound)?;
        let veil = match self.thing.comment.zip(self.veil()) {
            None => None,
            Some((id, before)) => tx.comment(id).await?.map(|now| (before, now.veil)),
        };
        let Decided { answer, verdict, lifted, joined, parted, parts, taken } = decided;
        let keys = |links: Vec<Link>| links.into_iter().map(|link| link.id).collect();
        let settled = (verb == Verb::Hide || verb == Verb::SettleReports).then_some(call.now);
        Ok(Done {
            verb,
            thing: self.thing,
            before: (self.before.status, self.before.overlay),
            after: (after.status, after.overlay),
            veil,
            handed_to: self.before.handed_to.clone(),
            answer,
            verdict,
            lifted,
            settled,
            aside: None,
            joined: keys(joined),
            parted: keys(parted),
            parts,
            taken,
            at: call.now,
        })
    }

    /// What is noted of an act on this thing.
    pub(crate) fn deed(&self, verb: Verb) -> Deed {
        Deed::on_idea(verb, self.thing.idea).comment(self.thing.comment)
    }
}

/// The version of what is read of an idea: title, pinch and wish, with so many additions.
pub(super) fn wording_of_idea([title, pinch, wish]: [&str; 3], addenda: i64) -> String {
    wording_of(&[title, pinch, wish, &addenda.to_string()])
}

/// The version of what is read of a comment.
pub(super) fn wording_of_comment(comment: &StoredComment) -> String {
    wording_of(&[&comment.body])
}

/// What a rule says no to is no fault when a use case can go on without it.
pub(super) fn unless_refused<T>(done: Result<T>) -> Result<Option<T>> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error @ (Error::Broken(_) | Error::Fault(_))) => Err(error),
    }
}
