//! What people do with comments.

use super::{
    Actor, Permit,
    limits::{phase, state, within},
};
use crate::{
    campaigns::Phase,
    comments::{CommentStanding, NewComment, Veil},
    ideas::{Overlay, Standing, Status},
    people::{Role, Scope},
    refusals::{Activity, Field, Refusal},
    text::{CommentBody, TextError},
    wishes::{AddComment, DeleteComment, RewordComment},
};

impl Actor {
    /// Writing a comment; `answered` is the comment it replies to. A reply goes where that one stands: it may be under an idea that
    /// is merged into this one.
    ///
    /// # Errors
    /// Says why not.
    pub fn add_comment(
        &self,
        comment: NewComment,
        idea: &Standing,
        answered: Option<&CommentStanding>,
    ) -> Result<Permit<AddComment>, Refusal> {
        let who = self.take_part(Scope::Write)?;
        self.comment_on(idea)?;
        match (comment.reply_to, answered) {
            (None, _) => {}
            (Some(_), Some(parent)) if parent.idea != comment.idea => return Err(Refusal::NotFound),
            (Some(_), Some(parent)) if parent.veil != Veil::None => return Err(Refusal::NotFound),
            (Some(_), Some(parent)) if parent.is_reply => return Err(Refusal::TooDeep),
            (Some(_), Some(parent)) if parent.deleted => return Err(Refusal::Deleted),
            (Some(_), Some(_)) => {}
            (Some(_), None) => return Err(Refusal::NotFound),
        }
        let speaks_for_city = match who.role {
            Role::Moderator | Role::Admin => true,
            Role::Employee | Role::Council => false,
        };
        if comment.official && !(speaks_for_city && comment.named) {
            return Err(Refusal::NotAllowed);
        }
        if !comment.named && idea.named {
            return Err(Refusal::field(Field::Named, TextError::Malformed));
        }
        Ok(Permit::for_action(AddComment(comment)))
    }

    /// Whether comments are open to this actor at all: what the form asks before anything is written.
    ///
    /// # Errors
    /// Says why not.
    pub fn comment_on(&self, idea: &Standing) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        self.see_whole(idea)?;
        within(&idea.schedule, idea.now, Activity::Comment)?;
        if idea.status == Status::Held || idea.overlay != Overlay::None {
            return Err(state(idea, Activity::Comment));
        }
        Ok(())
    }

    /// Rewording one's own comment.
    ///
    /// # Errors
    /// Says why not.
    pub fn reword_comment(
        &self,
        body: CommentBody,
        idea: &Standing,
        comment: &CommentStanding,
    ) -> Result<Permit<RewordComment>, Refusal> {
        self.own_comment(idea, comment)?;
        within(&idea.schedule, idea.now, Activity::Comment)?;
        Ok(Permit::for_action(RewordComment { comment: comment.id, body }))
    }

    /// Taking one's own comment back: in every phase before the archive.
    ///
    /// # Errors
    /// Says why not.
    pub fn delete_comment(
        &self,
        idea: &Standing,
        comment: &CommentStanding,
    ) -> Result<Permit<DeleteComment>, Refusal> {
        self.own_comment(idea, comment)?;
        if idea.phase() == Phase::Archived {
            return Err(phase(&idea.schedule, idea.now, Activity::Comment));
        }
        Ok(Permit::for_action(DeleteComment(comment.id)))
    }

    fn own_comment(&self, idea: &Standing, comment: &CommentStanding) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        self.sight(idea)?;
        if comment.idea != idea.number || !self.reads_comment(comment.veil, comment.relation) {
            return Err(Refusal::NotFound);
        }
        if !comment.relation.is_author() {
            return Err(Refusal::OnlyAuthor);
        }
        if comment.deleted {
            return Err(Refusal::Deleted);
        }
        Ok(())
    }
}
