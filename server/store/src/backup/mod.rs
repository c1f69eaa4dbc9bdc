//! Copies of the whole database, made while it works, and brought back into an empty one.

mod errors;
mod postgres;
mod sqlite;

pub use errors::BackupError;

use std::path::Path;

use crate::Store;

impl Store {
    /// Writes a copy of the database, as it is at one moment, into a file that does not exist yet; readable by its owner alone.
    /// Others read and write meanwhile. An SQLite database becomes an SQLite database, PostgreSQL an archive of `pg_dump`.
    ///
    /// # Errors
    /// When the file exists, there is no room, or the copy is not whole.
    pub async fn backup(&self, file: &Path) -> Result<(), BackupError> {
        if file.exists() {
            return Err(BackupError::Refused(format!(
                "{} exists already; choose another name",
                file.display()
            )));
        }
        if self.url().starts_with("postgres") {
            postgres::backup(self.url(), file).await
        } else {
            sqlite::backup(self.url(), file).await
        }
    }

    /// Brings a copy back into the database at `url`, which must be empty and not in use.
    ///
    /// # Errors
    /// When the copy is damaged, of a newer version or of another program, or the database holds people or ideas.
    pub async fn restore(url: &str, file: &Path) -> Result<(), BackupError> {
        if !file.is_file() {
            return Err(BackupError::Refused(format!("there is no file {}", file.display())));
        }
        if url.starts_with("postgres") {
            postgres::restore(url, file).await
        } else {
            sqlite::restore(url, file).await
        }
    }
}
