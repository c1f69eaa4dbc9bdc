//! A PostgreSQL of our own: fresh, on its own port, gone with this process.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::setup;
use crate::workspace::{find_program, read, run, say};

/// Stops the database when its standard input closes, which happens however the owner ends, even by force.
const WATCH: &str = r#"trap "" INT TERM HUP; read -r _; "$@"; rm -rf "$FOLDER""#;

/// A running cluster, with durability as a real installation has it. Dropping it stops it.
pub struct Cluster {
    programs: PathBuf,
    port: u16,
    watch: Child,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        say("Starting a PostgreSQL for this run");
        let folder = read(&mut as_owner("mktemp", ["-d", "-t", "dogital-postgres.XXXXXX"])?)?;
        let folder = folder.trim();
        let data = format!("{folder}/data");
        let log = format!("{folder}/log");
        let port = free_port()?;

        // Before anything else, so that from here on nothing is left behind.
        let pg_ctl = programs.join("pg_ctl");
        let watch = Command::new("sh")
            .args(["-c", WATCH, "sh"])
            .args(words(&as_owner(&pg_ctl, ["-D", &data, "-m", "fast", "-w", "-s", "stop"])?))
            .env("FOLDER", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("sh could not be started")?;
        let cluster = Self { programs, port, watch };

        let initdb = cluster.programs.join("initdb");
        let choices = ["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"];
        read(&mut as_owner(initdb, choices)?).context("PostgreSQL could not be set up")?;
        let options = format!("-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300");
        let mut start = as_owner(&pg_ctl, ["-D", &data, "-o", &options, "-l", &log, "-w", "-s", "start"])?;
        if let Err(error) = run(start.stdout(Stdio::null())) {
            eprintln!("{}", fs::read_to_string(&log).unwrap_or_default());
            return Err(error.context("PostgreSQL did not start"));
        }
        Ok(cluster)
    }

    /// The address of a database in this cluster; `postgres` is always there.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and returns its address.
    pub fn create(&self, database: &str) -> Result<String> {
        let port = self.port.to_string();
        run(Command::new(self.programs.join("createdb")).args([
            "-h",
            "127.0.0.1",
            "-p",
            &port,
            "-U",
            "postgres",
            database,
        ]))?;
        Ok(self.url(database))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        if let Err(error) = self.watch.wait() {
            eprintln!("PostgreSQL was told to stop, but whether it did is unknown: {error}");
        }
    }
}

/// The folder with `initdb` and the others, from the Debian package if there is none.
fn programs() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    setup::debian_package("postgresql")?;
    installed().context("the package postgresql brought no initdb")
}

fn installed() -> Option<PathBuf> {
    // Debian keeps each version in a folder of its own, off the search path.
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().or_else(|| find_program(&["initdb"])?.parent().map(Path::to_owned))
}

/// PostgreSQL refuses to run as root; then the user of the Debian package runs it.
fn as_owner<'a>(program: impl AsRef<Path>, arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
    let program = program.as_ref();
    let mut command = if setup::is_root()? {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    // The other user may not read the folder we are in.
    command.args(arguments).current_dir("/");
    Ok(command)
}

fn words(command: &Command) -> impl Iterator<Item = &std::ffi::OsStr> {
    std::iter::once(command.get_program()).chain(command.get_args())
}

fn free_port() -> Result<u16> {
    let port = TcpListener::bind("127.0.0.1:0").context("no port is free")?.local_addr()?.port();
    ensure!(port != 0, "no port is free");
    Ok(port)
}
