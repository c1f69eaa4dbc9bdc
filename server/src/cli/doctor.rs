//! `dogital doctor`: checks what the server needs, and changes nothing.

use std::{fs, path::Path};

use anyhow::bail;
use domain::{audit::Chain, time::Timestamp};
use service::{
    ports::{Clock as _, MachineClock},
    secrets::Secret,
};

use super::{open, say};
use crate::{config::Config, http::site::Site};

/// Entries of the audit that are checked.
const NEWEST: i64 = 1_000;

/// Checks everything, prints a line each, and fails when a line says no.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let checks = [
        ("database", database(config).await),
        ("barriers", barriers(config).await),
        ("audit", audit(config).await),
        ("data folder", folder(&config.data_dir)),
        ("secret", secret(&config.secret_file)),
        ("site", Site::read(&config.site_dir).map(|_| config.site_dir.display().to_string())),
        ("public address", address(config)),
        ("clock", clock()),
    ];
    let mut broken = 0;
    for (what, found) in checks {
        match found {
            Ok(note) => say(format_args!("ok    {what}: {note}"))?,
            Err(sentence) => {
                broken += 1;
                say(format_args!("no    {what}: {sentence}"))?;
            }
        }
    }
    if broken > 0 {
        bail!("{broken} of the checks failed");
    }
    say(format_args!("`dogital serve` would listen on {}", config.listen))
}

async fn database(config: &Config) -> Result<String, String> {
    let url = config.database_url.expose();
    if let Some(file) = missing_file(config) {
        return Ok(format!("{file} is not there yet; `dogital migrate` makes it"));
    }
    let store = open::store(config).await.map_err(|error| format!("{error:#}"))?;
    let ready = async { store.read().await?.ping().await };
    ready.await.map_err(|error| format!("{error}; `dogital migrate` brings the schema to this version"))?;
    store.close().await;
    Ok(if url.starts_with("sqlite") { "SQLite answers".into() } else { "PostgreSQL answers".into() })
}

/// The file of the database, where there is none yet.
fn missing_file(config: &Config) -> Option<&str> {
    open::sqlite_file(config.database_url.expose()).filter(|file| !Path::new(file).exists())
}

/// Whoever met a barrier waits for an answer, so that nobody has to know where to look.
async fn barriers(config: &Config) -> Result<String, String> {
    if missing_file(config).is_some() {
        return Ok("none were reported".to_owned());
    }
    let store = open::store(config).await.map_err(|error| format!("{error:#}"))?;
    let reports = async { store.read().await?.barrier_reports().await };
    let reports = reports.await.map_err(|error| error.to_string())?;
    store.close().await;
    Ok(match reports.first() {
        None => "none were reported".to_owned(),
        Some(newest) => format!(
            "{} were reported, the newest on {}; `dogital barriers list` shows them",
            reports.len(),
            newest.created_at.rfc3339()
        ),
    })
}

/// Whether the newest entries of the audit are as they were noted; `dogital audit verify` looks at all of them.
async fn audit(config: &Config) -> Result<String, String> {
    let missing = |file: &Path| format!("{} is not there yet, so there is nothing to check", file.display());
    if let Some(file) =
        open::sqlite_file(config.database_url.expose()).map(Path::new).filter(|file| !file.exists())
    {
        return Ok(missing(file));
    }
    let store = open::store(config).await.map_err(|error| format!("{error:#}"))?;
    let known = config.secret_file.exists().then(|| Secret::load_or_create(&config.secret_file));
    let secret = known.transpose().map_err(|error| error.to_string())?;
    let checked = service::audit::check(&store, secret.as_ref(), Some(NEWEST)).await;
    store.close().await;
    let chain =
        checked.map_err(|error| format!("{error}; `dogital migrate` brings the schema to this version"))?;
    match chain {
        Chain::Whole(_) => Ok(chain.to_string()),
        Chain::Broken { .. } => Err(chain.to_string()),
    }
}

fn folder(path: &Path) -> Result<String, String> {
    if !path.exists() {
        return Ok(format!("{} is not there yet; the first start makes it", path.display()));
    }
    let probe = path.join(".doctor");
    fs::write(&probe, b"probe")
        .and_then(|()| fs::remove_file(&probe))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(format!("{} can be written", path.display()))
}

fn secret(path: &Path) -> Result<String, String> {
    if !path.exists() {
        return Ok(format!("{} is not there yet; the first start makes it", path.display()));
    }
    Secret::load_or_create(path).map(|_| path.display().to_string()).map_err(|error| error.to_string())
}

fn address(config: &Config) -> Result<String, String> {
    let here = config.listen.ip().is_loopback();
    if config.is_secure() || here {
        Ok(config.public_url.clone())
    } else {
        Err(format!("{} is not https://, so passwords would travel in the open", config.public_url))
    }
}

/// A clock before this version was written cannot be right.
fn clock() -> Result<String, String> {
    let now = MachineClock.now();
    if now < Timestamp::from_date(2026, 1, 1) {
        return Err(format!("the clock says {}", now.rfc3339()));
    }
    Ok(now.rfc3339())
}
