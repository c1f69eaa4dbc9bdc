//! What people wish for, each as a type of its own: [`crate::policy`] answers with a permit for exactly that.

use crate::{
    comments::NewComment,
    ideas::{NewIdea, Wording},
    ids::{CommentId, IdeaNumber},
    text::{AddendumBody, CommentBody, SynonymList},
    triage::Thing,
};

/// The wish to put a new idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostIdea(pub NewIdea);

/// The wish to write a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddComment(pub NewComment);

/// The wish to give an idea a new wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reword {
    /// The idea.
    pub idea: IdeaNumber,
    /// The wording.
    pub text: Wording,
    /// Whether the old wording stays readable: people have voted for it.
    pub keep_old: bool,
}

/// The wish to add something to an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extend {
    /// The idea.
    pub idea: IdeaNumber,
    /// The addition.
    pub body: AddendumBody,
}

/// The wish to hold again what its author has changed since it was let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldAgain(pub Thing);

/// The wish to take an idea back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdraw(pub IdeaNumber);

/// The wish to put one's name to an anonymous idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reveal(pub IdeaNumber);

/// The wish to reword a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RewordComment {
    /// The comment.
    pub comment: CommentId,
    /// The wording.
    pub body: CommentBody,
}

/// The wish to take a comment back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeleteComment(pub CommentId);

/// The wish to report an idea, or one of its comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment, when it is not the idea itself.
    pub comment: Option<CommentId>,
}

/// The wish to keep another list of synonyms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepSynonyms(pub SynonymList);
