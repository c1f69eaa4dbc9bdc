/// What the database may answer with.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The database said no.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A key or a check of the schema forbids it; the name is the constraint's, where the database tells it.
    #[error("conflict with `{0}`")]
    Conflict(String),
    /// The database cannot be reached or is shutting down. Nothing was written; trying again later is right.
    #[error("the database is away: {0}")]
    Away(String),
    /// There is no room on the disk. Nothing was written.
    #[error("the disk is full")]
    Full,
    /// The schema is not the one this version needs.
    #[error("migration failed: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else: a fault of ours.
    #[error(transparent)]
    Broken(sqlx::Error),
    /// What stands in the database is not what this version wrote.
    #[error("unreadable data in {0}")]
    Unreadable(&'static str),
}

impl StoreError {
    /// Whether nothing was written and trying again later is right: no fault of ours.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Away(_) | Self::Full => true,
            Self::Conflict(_) | Self::Migration(_) | Self::Broken(_) | Self::Unreadable(_) => false,
        }
    }
}

/// PostgreSQL, appendix A: class 08 connection, 57P shutdown, 53100 disk full.
impl From<sqlx::Error> for StoreError {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the driver's errors are not ours to enumerate")]
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error {
            if database.is_unique_violation()
                || database.is_check_violation()
                || database.is_foreign_key_violation()
            {
                return Self::Conflict(
                    database.constraint().unwrap_or_else(|| database.message()).to_owned(),
                );
            }
            match database.code().as_deref() {
                // SQLITE_FULL is 13; PostgreSQL says 53100.
                Some("13" | "53100") => return Self::Full,
                Some(code) if code.starts_with("08") || code.starts_with("57P") => {
                    return Self::Away(database.message().to_owned());
                }
                Some(_) | None => {}
            }
        }
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Tls(_) => Self::Away(error.to_string()),
            other => Self::Broken(other),
        }
    }
}
