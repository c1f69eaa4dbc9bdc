use std::{io, path::Path};

use crate::StoreError;

/// Why a copy was not made or not brought back. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be read or written.
    #[error("{file}: {error}")]
    File {
        /// The file.
        file: String,
        /// What the machine says.
        error: io::Error,
    },
    /// A sentence for the person at the command line.
    #[error("{0}")]
    Refused(String),
}

impl BackupError {
    pub(super) fn file(file: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let file = file.display().to_string();
        move |error| Self::File { file: file.clone(), error }
    }
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
