//! Voting.

use domain::votes::{Ballot, SetVote};

use crate::{Call, Result};

/// Carries out the wish. The same wish twice changes nothing, and the second answer equals the first.
///
/// # Errors
/// `NotFound`, `PhaseForbids`, `StateForbids`, `Merged`, `Withdrawn`.
pub async fn set(call: &Call, vote: SetVote) -> Result<Ballot> {
    todo!("{:?}{vote:?}", call.now)
}
