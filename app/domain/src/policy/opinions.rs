//! What goes to specialist units, and what comes back.

use super::{Actor, Permit};
use crate::{
    ideas::{Overlay, Relation, Standing, Status},
    ids::PersonId,
    opinions::{AskOpinion, GiveOpinion, OpinionStanding, RevokeOpinion, TakeOpinion, Way},
    people::{Role, Scope, Who},
    policy::Sight,
    refusals::Refusal,
    time::Timestamp,
};

impl Actor {
    /// Asking a specialist unit about an idea that everybody reads.
    ///
    /// # Errors
    /// Says why not.
    pub fn ask_opinion(&self, wish: AskOpinion, idea: &Standing) -> Result<Permit<AskOpinion>, Refusal> {
        self.judge(idea)?;
        if idea.overlay != Overlay::None || idea.status == Status::Held {
            return Err(Refusal::StepForbidden { status: idea.status, overlay: idea.overlay });
        }
        Ok(Permit::for_action(wish))
    }

    /// Taking a question back, while it is not answered and taken up.
    ///
    /// # Errors
    /// Says why not.
    pub fn revoke_opinion(
        &self,
        wish: RevokeOpinion,
        opinion: &OpinionStanding,
        idea: &Standing,
    ) -> Result<Permit<RevokeOpinion>, Refusal> {
        self.moderate()?;
        self.is_impartial(idea.relation, idea.unit)?;
        if opinion.taken { Err(Refusal::OpinionClosed) } else { Ok(Permit::for_action(wish)) }
    }

    /// Taking a reply up.
    ///
    /// # Errors
    /// Says why not.
    pub fn take_opinion(
        &self,
        wish: TakeOpinion,
        opinion: &OpinionStanding,
        idea: &Standing,
    ) -> Result<Permit<TakeOpinion>, Refusal> {
        self.moderate()?;
        self.is_impartial(idea.relation, idea.unit)?;
        if opinion.revoked || !opinion.replied {
            Err(Refusal::NotFound)
        } else {
            Ok(Permit::for_action(wish))
        }
    }

    /// Reading a question: whoever holds its link while that opens, and the unit or the person that is asked. What everybody
    /// must not read of the idea, they do not read either.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for everybody else.
    pub fn see_opinion(&self, opinion: &OpinionStanding, idea: &Standing, way: Way) -> Result<(), Refusal> {
        let invited = match way {
            Way::Link => opinion.link_until.is_some_and(|until| idea.now < until),
            Way::SignedIn { member } => {
                let who = self.take_part(Scope::Read).or_else(|_| self.take_part(Scope::Write))?;
                opinion.person.map_or(member, |person| person == who.id)
            }
        };
        let colleague = Who { id: PersonId::from_i64(0), role: Role::Employee, unit: None };
        let idea = Standing { relation: Relation::Reader, ..idea.clone() };
        let read = Self::Person(colleague).see_idea(&idea) == Ok(Sight::Full);
        if invited && read && !opinion.revoked { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Giving an opinion, or correcting it until moderation takes it up.
    ///
    /// # Errors
    /// Says why not.
    pub fn give_opinion(
        &self,
        wish: GiveOpinion,
        opinion: &OpinionStanding,
        idea: &Standing,
        way: Way,
    ) -> Result<Permit<GiveOpinion>, Refusal> {
        self.see_opinion(opinion, idea, way)?;
        match way {
            Way::Link => {}
            Way::SignedIn { .. } => {
                self.take_part(Scope::Write)?;
            }
        }
        if opinion.taken { Err(Refusal::OpinionClosed) } else { Ok(Permit::for_action(wish)) }
    }
}

/// Until when a link opens for a question that is due then.
#[must_use]
pub const fn link_until(due: Timestamp) -> Timestamp {
    due.plus(crate::opinions::LINK_AFTER)
}
