//! Writing, reading and changing comments.

use domain::{
    comments::{Comment, CommentVersion, RawComment},
    ids::{CommentId, IdeaNumber},
};

use crate::{Call, Result};

/// The comments of an idea: oldest first, each reply behind what it answers. `claim` is the idea's claim code, if its author
/// shows it: what was written with it is theirs then.
///
/// # Errors
/// As for reading the idea.
pub async fn list(call: &Call, idea: IdeaNumber, claim: Option<&str>) -> Result<Vec<Comment>> {
    todo!("{:?}{idea:?}{claim:?}", call.now)
}

/// Writes a comment. With the idea's claim code it is marked as by the idea's author.
///
/// # Errors
/// `Invalid`, `TooDeep`, `PhaseForbids`, `StateForbids`, `NotAllowed`.
pub async fn add(call: &Call, raw: &RawComment, claim: Option<&str>) -> Result<Comment> {
    todo!("{:?}{raw:?}{claim:?}", call.now)
}

/// Rewords one's own comment; the former version stays readable. What was written with the idea's claim code is changed with it.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `Deleted`, `PhaseForbids`.
pub async fn edit(call: &Call, comment: CommentId, body: &str, claim: Option<&str>) -> Result<Comment> {
    todo!("{:?}{comment:?}{body}{claim:?}", call.now)
}

/// Takes one's own comment back. It stays as a tombstone while replies stand below it. Returns the idea it belonged to.
///
/// # Errors
/// `OnlyAuthor`, `Deleted`, `PhaseForbids`.
pub async fn delete(call: &Call, comment: CommentId, claim: Option<&str>) -> Result<IdeaNumber> {
    todo!("{:?}{comment:?}{claim:?}", call.now)
}

/// Earlier versions of a comment, newest first.
///
/// # Errors
/// As for reading the idea.
pub async fn versions(call: &Call, comment: CommentId) -> Result<Vec<CommentVersion>> {
    todo!("{:?}{comment:?}", call.now)
}
