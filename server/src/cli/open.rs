//! From the configuration to the running product.

use std::{fs, path::Path, sync::Arc};

use anyhow::{Context as _, bail};
use service::{
    Call, Service,
    ports::{MachineClock, TrueDice},
    secrets::Secret,
};
use store::Store;

use crate::config::Config;

/// Connects to the database, as it is.
pub async fn store(config: &Config) -> anyhow::Result<Store> {
    make_folder(config)?;
    Store::connect(config.database_url.expose()).await.context("the database cannot be opened")
}

/// Makes the folder of an SQLite database.
pub fn make_folder(config: &Config) -> anyhow::Result<()> {
    let file = sqlite_file(config.database_url.expose()).map(Path::new);
    match file.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display())),
        None => Ok(()),
    }
}

/// Connects to the database, brings its schema to this version and reads the secret.
pub async fn service(config: &Config) -> anyhow::Result<Service> {
    let secret = secret(config)?;
    let store = store(config).await?;
    store.migrate().await.context("the schema cannot be brought to this version")?;
    Ok(Service::new(store, secret, Arc::new(MachineClock), Arc::new(TrueDice)))
}

/// A call from the machine's own command line.
pub async fn clockwork(config: &Config) -> anyhow::Result<Call> {
    Ok(service(config).await?.call(domain::policy::Actor::Clockwork))
}

/// `dogital migrate`.
pub async fn migrate(config: &Config) -> anyhow::Result<()> {
    let store = store(config).await?;
    store.migrate().await.context("the schema cannot be brought to this version")?;
    store.close().await;
    Ok(())
}

/// Makes the data folder where there is none, and the secret at the first start.
pub fn secret(config: &Config) -> anyhow::Result<Secret> {
    let folder = &config.data_dir;
    if let Err(error) = fs::create_dir_all(folder) {
        bail!("the data folder {} cannot be made: {error}", folder.display());
    }
    Ok(Secret::load_or_create(&config.secret_file)?)
}

/// The file of an SQLite database.
pub fn sqlite_file(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    let path = path.split('?').next().unwrap_or(path);
    (!path.is_empty() && path != ":memory:").then_some(path)
}
