use std::{io, path::Path, process::Command};

use sqlx::{Connection as _, PgConnection};

use super::{
    BackupError,
    sqlite::{empty_beside, put_in_place},
};

pub(super) async fn backup(url: &str, file: &Path) -> Result<(), BackupError> {
    let part = empty_beside(file)?;
    let mut command = tool("pg_dump", url);
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(&part);
    run(command).await?;
    put_in_place(&part, file)
}

pub(super) async fn restore(url: &str, file: &Path) -> Result<(), BackupError> {
    let mut conn = PgConnection::connect(url).await?;
    let known: bool =
        sqlx::query_scalar("SELECT to_regclass('people') IS NOT NULL AND to_regclass('ideas') IS NOT NULL")
            .fetch_one(&mut conn)
            .await?;
    let full: bool = known
        && sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM ideas)")
            .fetch_one(&mut conn)
            .await?;
    conn.close().await?;
    if full {
        return Err(BackupError::Refused(
            "the database holds people or ideas; a copy is brought back into an empty one alone".to_owned(),
        ));
    }
    let mut command = tool("pg_restore", url);
    command.args([
        "--no-owner",
        "--no-privileges",
        "--clean",
        "--if-exists",
        "--exit-on-error",
        "--single-transaction",
    ]);
    command.arg(file);
    run(command).await
}

/// A program of PostgreSQL; the password goes through the environment, where other users of the machine do not see it.
fn tool(program: &str, url: &str) -> Command {
    let mut command = Command::new(program);
    let (address, password) = without_password(url);
    command.arg(format!("--dbname={address}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

async fn run(mut command: Command) -> Result<(), BackupError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = tokio::task::spawn_blocking(move || command.output()).await;
    let output = match done {
        Ok(Ok(output)) => output,
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => {
            let sentence =
                format!("{program} is missing; install the client programs of PostgreSQL on this machine");
            return Err(BackupError::Refused(sentence));
        }
        Ok(Err(error)) => return Err(BackupError::File { file: program, error }),
        Err(error) => return Err(BackupError::Refused(format!("{program} was broken off: {error}"))),
    };
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(BackupError::Refused(format!("{program} failed: {}", said.trim())))
}

/// Takes the password out of `postgres://user:password@host/database`.
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let end = rest.find('/').unwrap_or(rest.len());
        let (login, host) = rest.split_at_checked(rest.get(..end)?.rfind('@')?)?;
        let (user, password) = login.split_once(':')?;
        Some((format!("{scheme}://{user}{host}"), decoded(password)))
    });
    parts.map_or_else(|| (url.to_owned(), None), |(address, password)| (address, Some(password)))
}

/// Percent-decoding (RFC 3986, 2.1).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let digits = others.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let code = digits.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'%');
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { others.get(2..).unwrap_or_default() } else { others };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_the_address() {
        let split = |url| without_password(url);
        let part = |address: &str, password: &str| (address.to_owned(), Some(password.to_owned()));
        assert_eq!(split("postgres://a:b%40c@host:5432/d?x=1"), part("postgres://a@host:5432/d?x=1", "b@c"));
        assert_eq!(split("postgres://a:p%zz@h/d"), part("postgres://a@h/d", "p%zz"));
        assert_eq!(split("postgres://a@host/d"), ("postgres://a@host/d".to_owned(), None));
        assert_eq!(split("postgres:///d?host=/run"), ("postgres:///d?host=/run".to_owned(), None));
    }
}
