use domain::{
    refusals::{Field, Refusal},
    text::TextError,
};
use store::StoreError;

/// What a use case answers with.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case did not happen. Either way, nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules said no: an answer for people.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database said no: a fault, or a database that is away.
    #[error(transparent)]
    Broken(#[from] StoreError),
    /// Something else is broken, e.g. a key that cannot be unsealed.
    #[error("{0}")]
    Fault(String),
}

/// A constraint that says no means that the field is taken.
pub(crate) fn taken_or(error: StoreError, field: Field) -> Error {
    match error {
        StoreError::Conflict(_) => Refusal::field(field, TextError::Taken).into(),
        other @ (StoreError::Away(_)
        | StoreError::Full
        | StoreError::Migration(_)
        | StoreError::Broken(_)
        | StoreError::Unreadable(_)) => Error::from(other),
    }
}
