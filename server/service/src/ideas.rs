//! Posting, reading and changing ideas.

use domain::{
    ideas::{IdeaList, IdeaPage, PostedIdea, RawIdea},
    ids::IdeaNumber,
    search::Query,
};

use crate::{Call, Result};

/// The list that `query` asks for.
///
/// # Errors
/// When this actor may not read, or the campaign is unknown.
pub async fn list(call: &Call, query: &Query) -> Result<IdeaList> {
    todo!("{:?}{query:?}", call.now)
}

/// An idea with all that its page shows. `claim` is the claim code of an anonymous idea, if its author shows it.
///
/// # Errors
/// `NotFound`, `Merged`; a withdrawn idea comes as a tombstone (`text` is `None`).
pub async fn page(call: &Call, number: IdeaNumber, claim: Option<&str>) -> Result<IdeaPage> {
    todo!("{:?}{number:?}{claim:?}", call.now)
}

/// Posts an idea in the current campaign. A named author votes for it.
///
/// # Errors
/// `Invalid` names every wrong field; `PhaseForbids`.
pub async fn post(call: &Call, raw: &RawIdea) -> Result<PostedIdea> {
    todo!("{:?}{raw:?}", call.now)
}

/// Gives one's own idea a new wording.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `PhaseForbids`, `StateForbids`.
pub async fn edit(
    call: &Call,
    number: IdeaNumber,
    title: &str,
    pinch: &str,
    wish: &str,
    claim: Option<&str>,
) -> Result<()> {
    todo!("{:?}{number:?}{title}{pinch}{wish}{claim:?}", call.now)
}

/// Adds to one's own idea «Nachtrag».
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `PhaseForbids`, `StateForbids`.
pub async fn extend(call: &Call, number: IdeaNumber, body: &str, claim: Option<&str>) -> Result<()> {
    todo!("{:?}{number:?}{body}{claim:?}", call.now)
}

/// Takes one's own idea back. The number and what others wrote stay.
///
/// # Errors
/// `OnlyAuthor`, `Withdrawn`, `PhaseForbids`.
pub async fn withdraw(call: &Call, number: IdeaNumber, claim: Option<&str>) -> Result<()> {
    todo!("{:?}{number:?}{claim:?}", call.now)
}

/// Puts one's name to an anonymous idea.
///
/// # Errors
/// `OnlyAuthor` without the right claim code, `AlreadyNamed`.
pub async fn reveal(call: &Call, number: IdeaNumber, claim: &str) -> Result<()> {
    todo!("{:?}{number:?}{claim:?}", call.now)
}

/// Whether `claim` is the code of this idea, checked against guessing.
///
/// # Errors
/// `OnlyAuthor` when it is not.
pub async fn check_claim(call: &Call, number: IdeaNumber, claim: &str) -> Result<()> {
    todo!("{:?}{number:?}{claim:?}", call.now)
}
