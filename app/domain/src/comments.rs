//! Comments, two levels deep.

use serde::{Deserialize, Serialize};

use crate::{
    ideas::{Byline, Relation},
    ids::{CommentId, IdeaNumber},
    text::CommentBody,
    time::Timestamp,
    triage::Verdict,
    words::words,
};

words! {
    /// What a comment brings.
    CommentKind {
        /// «Erfahrung»: it is like that here too, or not.
        Experience = "experience",
        /// «Frage».
        Question = "question",
        /// «Lösung».
        Solution = "solution",
        /// «Bedenken».
        Concern = "concern",
        /// «Bei uns ähnlich, aber …»: what somebody was about to post as an idea of its own.
        Variant = "variant",
    }
}

impl CommentKind {
    /// What the form of a comment offers; a variant comes from the form of a new idea.
    pub const CHOICES: [Self; 4] = [Self::Experience, Self::Question, Self::Solution, Self::Concern];
}

words! {
    /// Why somebody reports something. Reports sort the queue of moderation; they hide nothing.
    ReportReason {
        /// It names or shows a person.
        Person = "person",
        /// It insults or threatens.
        Insult = "insult",
        /// It tells what must stay secret.
        Secret = "secret",
        /// It is advertising or makes no sense.
        Spam = "spam",
        /// Something else, said in the note.
        Other = "other",
    }
}

words! {
    /// What keeps a comment from everybody but its author and moderators.
    Veil {
        /// Nothing does.
        None = "none",
        /// It waits for moderation.
        Held = "held",
        /// Hidden by moderation, with a reason.
        Hidden = "hidden",
    }
}

/// A comment as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Comment {
    /// The key.
    pub id: CommentId,
    /// The comment it answers; that one answers none.
    pub reply_to: Option<CommentId>,
    /// What it brings.
    pub kind: CommentKind,
    /// Safe HTML; `None` on a tombstone.
    pub html: Option<String>,
    /// What its author wrote, for editing; only for its author.
    pub source: Option<String>,
    /// Who wrote it.
    pub byline: Byline,
    /// What the person who asks is to it.
    pub relation: Relation,
    /// Whether it speaks for the city.
    pub official: bool,
    /// When it was written; the day alone when anonymous.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub edited_at: Option<Timestamp>,
    /// Whether it was taken back: it stays as a tombstone while replies stand below it. To others, one behind a veil looks the same.
    pub deleted: bool,
    /// What keeps it from others.
    pub veil: Veil,
    /// What was decided against it; for its author and moderators alone.
    pub verdict: Option<Box<Verdict>>,
    /// The idea it was written under, where that is merged into the one it is read at.
    pub origin: Option<IdeaNumber>,
}

/// All that the rules ask of a comment, for one person. The rules of its idea come on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommentStanding {
    /// The comment.
    pub id: CommentId,
    /// The idea.
    pub idea: IdeaNumber,
    /// Whether it answers a comment itself.
    pub is_reply: bool,
    /// Whether it was taken back.
    pub deleted: bool,
    /// What keeps it from others.
    pub veil: Veil,
    /// What the person who asks is to it.
    pub relation: Relation,
}

/// An earlier version of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentVersion {
    /// Safe HTML.
    pub html: String,
    /// When it was replaced.
    pub replaced_at: Timestamp,
}

/// A new comment as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawComment {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub reply_to: Option<CommentId>,
    /// What it brings.
    pub kind: CommentKind,
    /// The text.
    pub body: String,
    /// Whether it carries the author's name.
    pub named: bool,
    /// Whether it speaks for the city.
    pub official: bool,
}

/// A new comment, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComment {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub reply_to: Option<CommentId>,
    /// What it brings.
    pub kind: CommentKind,
    /// The text.
    pub body: CommentBody,
    /// Whether it carries the author's name; comments without one stand only under ideas without one.
    pub named: bool,
    /// Whether it speaks for the city; moderators only.
    pub official: bool,
}
