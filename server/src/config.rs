//! Configuration: a flag wins over an environment variable, that over `dogital.toml`, that over the default.
//!
//! Each section is one struct, read from flags, environment and file alike; [`Config`] is the checked whole.

use std::{
    fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

use clap::Args;
use serde::Deserialize;

/// Where the file of the configuration is when nobody says otherwise.
const FILE: &str = "dogital.toml";

/// Everything that can be set, as it was typed.
#[derive(Args, Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The configuration file [default: dogital.toml, where there is one]
    #[arg(id = "config", long = "config", env = "DOGITAL_CONFIG", value_name = "FILE", global = true)]
    #[serde(skip)]
    pub file: Option<PathBuf>,
    /// The database and the files beside it.
    #[command(flatten)]
    pub storage: Storage,
    /// How browsers reach the server.
    #[command(flatten)]
    pub web: Web,
    /// What operators see.
    #[command(flatten)]
    pub telemetry: Telemetry,
    /// How much one account or address may ask for.
    #[command(flatten)]
    pub limits: Limits,
}

/// `[storage]`: the database and the files beside it.
#[derive(Args, Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Storage {
    /// sqlite://FILE or postgres://USER:PASSWORD@HOST/DATABASE [default: sqlite://data/dogital.db]
    #[arg(long, env = "DOGITAL_DATABASE_URL", value_name = "URL", global = true, hide_env_values = true)]
    pub database_url: Option<Hidden>,
    /// The folder of the files that are not the database [default: data]
    #[arg(long, env = "DOGITAL_DATA_DIR", value_name = "FOLDER", global = true)]
    pub data_dir: Option<PathBuf>,
    /// The file of the installation's secret; made at the first start [default: secret in the data folder]
    #[arg(long, env = "DOGITAL_SECRET_FILE", value_name = "FILE", global = true)]
    pub secret_file: Option<PathBuf>,
}

/// `[web]`: how browsers reach the server.
#[derive(Args, Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Web {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "DOGITAL_LISTEN", value_name = "ADDRESS", global = true)]
    pub listen: Option<String>,
    /// How browsers reach the server; https:// switches on secure cookies and HSTS [default: http:// and the listening address]
    #[arg(long, env = "DOGITAL_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<String>,
    /// What browsers load [default: site beside the binary, else target/site]
    #[arg(long, env = "DOGITAL_SITE_DIR", value_name = "FOLDER", global = true)]
    pub site_dir: Option<PathBuf>,
    /// Proxies whose X-Forwarded-For is believed, as addresses parted by commas [default: 127.0.0.1,::1]
    #[arg(long, env = "DOGITAL_TRUSTED_PROXIES", value_name = "ADDRESSES", global = true)]
    pub trusted_proxies: Option<String>,
}

/// `[telemetry]`: what operators see.
#[derive(Args, Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telemetry {
    /// What is logged, e.g. info,store=debug [default: info]
    #[arg(long, env = "DOGITAL_LOG", value_name = "FILTER", global = true)]
    pub log: Option<String>,
    /// text or json [default: text on a terminal, json otherwise]
    #[arg(long, env = "DOGITAL_LOG_FORMAT", value_name = "FORMAT", global = true)]
    pub log_format: Option<String>,
    /// A listener of its own for /metrics, e.g. 127.0.0.1:9464 [default: none]
    #[arg(long, env = "DOGITAL_METRICS_LISTEN", value_name = "ADDRESS", global = true)]
    pub metrics_listen: Option<String>,
    /// A bearer token that opens /metrics on the main listener [default: none, /metrics is closed there]
    #[arg(long, env = "DOGITAL_METRICS_TOKEN", value_name = "TOKEN", global = true, hide_env_values = true)]
    pub metrics_token: Option<Hidden>,
}

/// `[limits]`: how much one account or address may ask for. A whole city may share an address, so only what nobody is
/// signed in for counts by address.
#[derive(Args, Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Changes a second by one account, on average; 0 lifts the limit [default: 20]
    #[arg(long, env = "DOGITAL_WRITES_PER_SECOND", value_name = "N", global = true)]
    pub writes_per_second: Option<u32>,
    /// Sign-ins and other requests of visitors a second from one address, on average; 0 lifts the limit [default: 50]
    #[arg(long, env = "DOGITAL_VISITS_PER_SECOND", value_name = "N", global = true)]
    pub visits_per_second: Option<u32>,
}

/// A setting that belongs into no log.
#[derive(Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// The setting itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Hidden {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("\"…\"")
    }
}

/// The configuration, whole and checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite://…` or `postgres://…`.
    pub database_url: Hidden,
    /// The folder of the files that are not the database.
    pub data_dir: PathBuf,
    /// The file of the installation's secret.
    pub secret_file: PathBuf,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// How browsers reach the server, without a slash at the end.
    pub public_url: String,
    /// What browsers load.
    pub site_dir: PathBuf,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The filter of the log.
    pub log: String,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// The listener of `/metrics`.
    pub metrics_listen: Option<SocketAddr>,
    /// The token that opens `/metrics` on the main listener.
    pub metrics_token: Option<Hidden>,
    /// Changes a second by one account; 0 means any number.
    pub writes_per_second: u32,
    /// Requests of visitors a second from one address; 0 means any number.
    pub visits_per_second: u32,
}

/// Why the configuration cannot be used: one sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl Config {
    /// Fills up what flags and environment left open, from the file and then the defaults, and checks everything.
    ///
    /// # Errors
    /// When the file is unreadable or broken, or a value is not what it has to be.
    pub fn load(typed: Settings) -> Result<Self, ConfigError> {
        let file = read_file(typed.file.as_deref())?;
        Self::check(typed.or(file))
    }

    /// Whether browsers reach the server over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    fn check(Settings { storage, web, telemetry, limits, .. }: Settings) -> Result<Self, ConfigError> {
        let data_dir = storage.data_dir.unwrap_or_else(|| "data".into());
        let listen = address("DOGITAL_LISTEN", web.listen.as_deref().unwrap_or("127.0.0.1:3000"))?;
        let metrics_listen =
            telemetry.metrics_listen.map(|text| address("DOGITAL_METRICS_LISTEN", &text)).transpose()?;
        Ok(Self {
            database_url: database_url(storage.database_url)?,
            secret_file: storage.secret_file.unwrap_or_else(|| data_dir.join("secret")),
            data_dir,
            listen,
            public_url: public_url(web.public_url, listen)?,
            site_dir: web.site_dir.unwrap_or_else(default_site),
            trusted_proxies: proxies(web.trusted_proxies.as_deref().unwrap_or("127.0.0.1,::1"))?,
            log: log_filter(telemetry.log)?,
            log_json: log_json(telemetry.log_format.as_deref())?,
            metrics_listen,
            metrics_token: telemetry.metrics_token.filter(|token| !token.0.is_empty()),
            writes_per_second: limits.writes_per_second.unwrap_or(20),
            visits_per_second: limits.visits_per_second.unwrap_or(50),
        })
    }
}

impl Settings {
    /// Each value of ours, or else the other's.
    fn or(self, other: Self) -> Self {
        Self {
            file: self.file,
            storage: Storage {
                database_url: self.storage.database_url.or(other.storage.database_url),
                data_dir: self.storage.data_dir.or(other.storage.data_dir),
                secret_file: self.storage.secret_file.or(other.storage.secret_file),
            },
            web: Web {
                listen: self.web.listen.or(other.web.listen),
                public_url: self.web.public_url.or(other.web.public_url),
                site_dir: self.web.site_dir.or(other.web.site_dir),
                trusted_proxies: self.web.trusted_proxies.or(other.web.trusted_proxies),
            },
            telemetry: Telemetry {
                log: self.telemetry.log.or(other.telemetry.log),
                log_format: self.telemetry.log_format.or(other.telemetry.log_format),
                metrics_listen: self.telemetry.metrics_listen.or(other.telemetry.metrics_listen),
                metrics_token: self.telemetry.metrics_token.or(other.telemetry.metrics_token),
            },
            limits: Limits {
                writes_per_second: self.limits.writes_per_second.or(other.limits.writes_per_second),
                visits_per_second: self.limits.visits_per_second.or(other.limits.visits_per_second),
            },
        }
    }
}

fn read_file(named: Option<&Path>) -> Result<Settings, ConfigError> {
    let path = named.unwrap_or(Path::new(FILE));
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| broken_file(path, &text, &error)),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            Ok(Settings::default())
        }
        Err(error) => wrong(format!("the configuration file {} cannot be read: {error}", path.display())),
    }
}

fn broken_file(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = error.message().replace('\n', " ");
    ConfigError(format!("the configuration file {}, line {line}: {message}", path.display()))
}

fn database_url(url: Option<Hidden>) -> Result<Hidden, ConfigError> {
    let url = url.unwrap_or_else(|| Hidden::from("sqlite://data/dogital.db"));
    let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|kind| url.0.starts_with(kind));
    // The address may hold a password, so the sentence does not repeat it.
    if known {
        Ok(url)
    } else {
        wrong("DOGITAL_DATABASE_URL must begin with sqlite:// or postgres://".to_owned())
    }
}

fn address(name: &str, text: &str) -> Result<SocketAddr, ConfigError> {
    match text.replace("localhost:", "127.0.0.1:").parse() {
        Ok(address) => Ok(address),
        Err(_) => wrong(format!("{name} must be an address and a port like 127.0.0.1:3000, not {text:?}")),
    }
}

fn public_url(url: Option<String>, listen: SocketAddr) -> Result<String, ConfigError> {
    let Some(url) = url else { return Ok(format!("http://{listen}")) };
    let trimmed = url.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    match host.map(str::parse::<http::uri::Authority>) {
        Some(Ok(_)) => Ok(trimmed.to_owned()),
        Some(Err(_)) | None => wrong(format!(
            "DOGITAL_PUBLIC_URL must be http:// or https:// and a host without a path, not {url:?}"
        )),
    }
}

fn proxies(text: &str) -> Result<Vec<IpAddr>, ConfigError> {
    let addresses = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    addresses
        .map(|part| match part.parse() {
            Ok(address) => Ok(address),
            Err(_) => {
                wrong(format!("DOGITAL_TRUSTED_PROXIES must be addresses parted by commas, not {part:?}"))
            }
        })
        .collect()
}

fn log_filter(filter: Option<String>) -> Result<String, ConfigError> {
    let filter = filter.unwrap_or_else(|| "info".to_owned());
    match filter.parse::<tracing_subscriber::EnvFilter>() {
        Ok(_) => Ok(filter),
        Err(_) => wrong(format!("DOGITAL_LOG must be a filter like info,store=debug, not {filter:?}")),
    }
}

fn log_json(format: Option<&str>) -> Result<bool, ConfigError> {
    match format {
        Some("json") => Ok(true),
        Some("text") => Ok(false),
        None => Ok(!std::io::IsTerminal::is_terminal(&std::io::stderr())),
        Some(other) => wrong(format!("DOGITAL_LOG_FORMAT must be text or json, not {other:?}")),
    }
}

fn default_site() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site")));
    beside.filter(|site| site.is_dir()).unwrap_or_else(|| "target/site".into())
}

fn wrong<T>(sentence: String) -> Result<T, ConfigError> {
    Err(ConfigError(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut Settings)) -> Result<Config, String> {
        let mut settings = Settings::default();
        change(&mut settings);
        Config::check(settings).map_err(|error| error.to_string())
    }

    #[test]
    fn the_defaults_are_enough() {
        let config = with(|_| {}).unwrap();
        assert_eq!(config.public_url, "http://127.0.0.1:3000");
        assert_eq!(config.secret_file, Path::new("data/secret"));
        assert!(!config.is_secure());
    }

    #[test]
    fn each_wrong_value_is_named_and_a_password_is_not_repeated() {
        let error = with(|s| s.storage.database_url = Some("mysql://u:geheim@h/d".into())).unwrap_err();
        assert!(error.contains("DOGITAL_DATABASE_URL") && !error.contains("geheim"), "{error}");
        assert!(with(|s| s.web.listen = Some("3000".into())).unwrap_err().contains("DOGITAL_LISTEN"));
        for bad in ["ideen.example", "https://", "https://a/b", "ftp://a"] {
            assert!(with(|s| s.web.public_url = Some(bad.into())).is_err(), "{bad}");
        }
        assert!(with(|s| s.telemetry.log_format = Some("xml".into())).is_err());
        assert!(with(|s| s.web.trusted_proxies = Some("proxy".into())).is_err());
    }

    #[test]
    fn a_secret_shows_in_no_log() {
        let config = with(|s| s.storage.database_url = Some("postgres://u:geheim@h/d".into())).unwrap();
        assert!(!format!("{config:?}").contains("geheim"));
    }

    #[test]
    fn a_broken_file_names_the_line() {
        let text = "[web]\nlisten = \"127.0.0.1:1\"\nlisen = 3\n";
        let error = toml::from_str::<Settings>(text).unwrap_err();
        let sentence = broken_file(Path::new("dogital.toml"), text, &error).to_string();
        assert!(sentence.contains("line 3") && sentence.contains("lisen"), "{sentence}");
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let file: Settings =
            toml::from_str("[web]\nlisten = \"127.0.0.1:1\"\n[limits]\nwrites_per_second = 7").unwrap();
        let mut typed = Settings::default();
        typed.web.listen = Some("127.0.0.1:2".into());
        let config = Config::check(typed.or(file)).unwrap();
        assert_eq!((config.listen.port(), config.writes_per_second), (2, 7));
    }
}
