//! What people do with ideas: post, vote, follow, edit, report.

use super::{
    Actor, Permit,
    limits::{phase, state, within},
};
use crate::{
    campaigns::{Phase, Schedule},
    comments::{CommentStanding, Veil},
    follows::SetFollow,
    ideas::{NewIdea, Overlay, Standing, Status, Wording},
    ids::IdeaNumber,
    people::Scope,
    refusals::{Activity, Refusal},
    text::AddendumBody,
    time::Timestamp,
    triage::Thing,
    votes::SetVote,
    wishes::{Extend, HoldAgain, PostIdea, Report, Reveal, Reword, Withdraw},
};

impl Actor {
    /// Posting an idea in a campaign.
    ///
    /// # Errors
    /// Says why not.
    pub fn post_idea(
        &self,
        idea: NewIdea,
        schedule: &Schedule,
        now: Timestamp,
    ) -> Result<Permit<PostIdea>, Refusal> {
        self.take_part(Scope::Write)?;
        within(schedule, now, Activity::Post)?;
        Ok(Permit::for_action(PostIdea(idea)))
    }

    /// Voting, or taking the vote back.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_vote(&self, vote: SetVote, idea: &Standing) -> Result<Permit<SetVote>, Refusal> {
        self.take_part(Scope::Write)?;
        self.see_whole(idea)?;
        within(&idea.schedule, idea.now, Activity::Vote)?;
        if !idea.status.takes_votes() || idea.overlay != Overlay::None {
            return Err(state(idea, Activity::Vote));
        }
        Ok(Permit::for_action(vote))
    }

    /// Following an idea, or no longer, in every phase: it writes nothing that others could read. What somebody sees, even as
    /// a tombstone, they may stop following.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_follow(&self, follow: SetFollow, idea: &Standing) -> Result<Permit<SetFollow>, Refusal> {
        self.take_part(Scope::Write)?;
        if follow.wanted {
            self.see_whole(idea)?;
        } else {
            self.see_idea(idea)?;
        }
        Ok(Permit::for_action(follow))
    }

    /// No longer following what one follows, whatever has become of the idea: held, hidden and merged ones too.
    ///
    /// # Errors
    /// Says why not.
    pub fn stop_following(&self, idea: IdeaNumber) -> Result<Permit<SetFollow>, Refusal> {
        self.take_part(Scope::Write)?;
        Ok(Permit::for_action(SetFollow { idea, wanted: false }))
    }

    /// Giving one's own idea a new wording. Once others have voted, the old wording stays readable.
    ///
    /// # Errors
    /// Says why not.
    pub fn reword(&self, text: Wording, idea: &Standing) -> Result<Permit<Reword>, Refusal> {
        self.edit(idea)?;
        Ok(Permit::for_action(Reword { idea: idea.number, text, keep_old: idea.supported }))
    }

    /// Whether the wording is open to this actor: what the page asks before the form is shown.
    ///
    /// # Errors
    /// Says why not.
    pub fn edit(&self, idea: &Standing) -> Result<(), Refusal> {
        self.own(idea)?;
        within(&idea.schedule, idea.now, Activity::Edit)?;
        if idea.overlay != Overlay::None || !(idea.status.takes_votes() || idea.status == Status::Held) {
            return Err(state(idea, Activity::Edit));
        }
        Ok(())
    }

    /// Adding to one's own idea.
    ///
    /// # Errors
    /// Says why not.
    pub fn extend(&self, body: AddendumBody, idea: &Standing) -> Result<Permit<Extend>, Refusal> {
        self.own(idea)?;
        self.comment_on(idea)?;
        Ok(Permit::for_action(Extend { idea: idea.number, body }))
    }

    /// Holding again what its author changes where all they post is held: else it would be harmless only until it was let through. `None`
    /// where nobody else reads it anyway. What moderation has taken further stays as it is.
    ///
    /// # Errors
    /// Says why not.
    pub fn hold_again(
        &self,
        idea: &Standing,
        comment: Option<&CommentStanding>,
    ) -> Result<Option<Permit<HoldAgain>>, Refusal> {
        self.take_part(Scope::Write)?;
        let thing = Thing { idea: idea.number, comment: comment.map(|comment| comment.id) };
        let shown = match comment {
            Some(comment) => comment.veil == Veil::None,
            None => match idea.status {
                Status::Open => true,
                Status::Held => false,
                Status::InReview
                | Status::InWorkshop
                | Status::Planned
                | Status::Done
                | Status::HandedOver
                | Status::Declined => return Err(state(idea, Activity::Edit)),
            },
        };
        Ok(shown.then(|| Permit::for_action(HoldAgain(thing))))
    }

    /// Taking one's own idea back: at any time before the archive.
    ///
    /// # Errors
    /// Says why not.
    pub fn withdraw(&self, idea: &Standing) -> Result<Permit<Withdraw>, Refusal> {
        self.own(idea)?;
        match idea.phase() {
            Phase::Archived | Phase::Draft => return Err(phase(&idea.schedule, idea.now, Activity::Edit)),
            Phase::Collecting | Phase::Voting | Phase::Review | Phase::Workshops | Phase::Results => {}
        }
        match idea.overlay {
            Overlay::Withdrawn => Err(Refusal::Withdrawn),
            Overlay::None | Overlay::Hidden | Overlay::Merged | Overlay::Split => {
                Ok(Permit::for_action(Withdraw(idea.number)))
            }
        }
    }

    /// Putting one's name to an anonymous idea, by the claim code.
    ///
    /// # Errors
    /// Says why not.
    pub fn reveal(&self, idea: &Standing) -> Result<Permit<Reveal>, Refusal> {
        self.own(idea)?;
        if idea.named {
            return Err(Refusal::AlreadyNamed);
        }
        Ok(Permit::for_action(Reveal(idea.number)))
    }

    /// Reporting an idea or a comment. A report sorts the queue of moderation; it hides nothing.
    ///
    /// # Errors
    /// Says why not.
    pub fn report(&self, report: Report, idea: &Standing) -> Result<Permit<Report>, Refusal> {
        self.take_part(Scope::Write)?;
        self.sight(idea)?;
        Ok(Permit::for_action(report))
    }

    /// The author: by account, or by claim code. What they may not know of stays hidden from others.
    fn own(&self, idea: &Standing) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        if idea.relation.is_author() {
            return match idea.overlay {
                Overlay::Withdrawn => Err(Refusal::Withdrawn),
                Overlay::None | Overlay::Hidden | Overlay::Merged | Overlay::Split => Ok(()),
            };
        }
        self.sight(idea)?;
        Err(Refusal::OnlyAuthor)
    }
}
