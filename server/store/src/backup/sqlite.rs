use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    str::FromStr as _,
    time::Duration,
};

use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteLockingMode},
};

use super::BackupError;
use crate::connect::newest_sqlite_migration;

pub(super) async fn backup(url: &str, file: &Path) -> Result<(), BackupError> {
    // VACUUM INTO takes an empty file, so that the copy is never readable for others.
    let part = empty_beside(file)?;
    let mut conn =
        SqliteConnectOptions::from_str(url)?.busy_timeout(Duration::from_secs(10)).connect().await?;
    sqlx::query("VACUUM INTO $1").bind(text(&part)?).execute(&mut conn).await?;
    conn.close().await?;
    check(&part).await?;
    put_in_place(&part, file)
}

pub(super) async fn restore(url: &str, file: &Path) -> Result<(), BackupError> {
    check(file).await?;
    let options = SqliteConnectOptions::from_str(url)?;
    let target = options.get_filename().to_owned();
    if target.exists() {
        refuse_if_used(options).await?;
    }
    let part = empty_beside(&target)?;
    fs::copy(file, &part).map_err(BackupError::file(&part))?;
    // What is left of the empty database's log must not be played onto the copy.
    for ending in ["-wal", "-shm"] {
        remove(&beside(&target, ending))?;
    }
    put_in_place(&part, &target)
}

/// Whether a file is a whole database of this product, of this version or an older one.
async fn check(file: &Path) -> Result<(), BackupError> {
    let other = || BackupError::Refused(format!("{} is no database of this product", file.display()));
    let options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    let mut conn = options.connect().await.map_err(|_| other())?;
    let state: String =
        sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut conn).await.map_err(|_| other())?;
    if state != "ok" {
        return Err(BackupError::Refused(format!("{} is damaged: {state}", file.display())));
    }
    let version: i64 = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations WHERE success")
        .fetch_one(&mut conn)
        .await
        .map_err(|_| other())?;
    has_rows(&mut conn).await.map_err(|_| other())?;
    conn.close().await?;
    if version > newest_sqlite_migration() {
        let sentence = format!("{} was written by a newer version; install that one first", file.display());
        return Err(BackupError::Refused(sentence));
    }
    Ok(())
}

async fn refuse_if_used(options: SqliteConnectOptions) -> Result<(), BackupError> {
    let in_use = || BackupError::Refused("the database is in use; stop the server first".to_owned());
    // In write-ahead mode nobody else may have it open for this to work.
    let options = options.locking_mode(SqliteLockingMode::Exclusive).busy_timeout(Duration::ZERO);
    let mut conn = options.connect().await.map_err(|_| in_use())?;
    let tables: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('people', 'ideas')")
            .fetch_one(&mut conn)
            .await
            .map_err(|_| in_use())?;
    let full = tables > 0 && has_rows(&mut conn).await.map_err(|_| in_use())?;
    conn.close().await?;
    if full {
        return Err(BackupError::Refused(
            "the database holds people or ideas; a copy is brought back into an empty one alone".to_owned(),
        ));
    }
    Ok(())
}

async fn has_rows(conn: &mut SqliteConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM ideas)")
        .fetch_one(conn)
        .await
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

fn text(file: &Path) -> Result<&str, BackupError> {
    file.to_str().ok_or_else(|| BackupError::Refused(format!("{} is no name in UTF-8", file.display())))
}

fn remove(file: &Path) -> Result<(), BackupError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BackupError::file(file)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// An empty file that its owner alone can read, to be written and then put in place.
pub(super) fn empty_beside(file: &Path) -> Result<PathBuf, BackupError> {
    let part = beside(file, ".part");
    remove(&part)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&part).map_err(BackupError::file(&part))?;
    Ok(part)
}

/// Makes what was written durable before it gets its name.
pub(super) fn put_in_place(part: &Path, file: &Path) -> Result<(), BackupError> {
    let place = || {
        fs::File::open(part)?.sync_all()?;
        fs::rename(part, file)?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    };
    place().map_err(BackupError::file(file))
}
