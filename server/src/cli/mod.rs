//! The command line: each command says in one sentence what is wrong, and ends with 0, 1 or, on wrong usage, 2.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write as _},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    config::{Config, Settings},
    telemetry,
};

mod audit;
mod backup;
mod barriers;
mod codes;
mod doctor;
mod founding;
mod letters;
mod open;
mod people;
mod pulls;
mod results;
mod search;
mod seed;
mod serve;
mod snapshot;
mod stage;
mod tokens;

/// An idea platform for the people of a city administration.
#[derive(Parser, Debug)]
#[command(name = "dogital", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Answer requests, and work off the jobs; brings the schema to this version first
    Serve,
    /// Work off the jobs without answering requests
    Work,
    /// Bring the schema to this version; twice changes nothing
    Migrate,
    /// Put in the demo campaign, or a generated crowd
    Seed(seed::Seed),
    /// Check everything the server needs; changes nothing
    Doctor,
    /// Print the description of the REST interface
    Openapi,
    /// Accounts
    #[command(subcommand)]
    Person(people::Person),
    /// Tokens for the REST interface
    #[command(subcommand)]
    Token(tokens::Token),
    /// Access codes for people without an e-mail address
    #[command(subcommand)]
    Codes(codes::Codes),
    /// The city's organisational units
    #[command(subcommand)]
    Unit(founding::Unit),
    /// Calls for ideas
    #[command(subcommand)]
    Campaign(founding::Campaign),
    /// Reports of barriers of the platform
    #[command(subcommand)]
    Barriers(barriers::Barriers),
    /// The search
    #[command(subcommand)]
    Search(search::Search),
    /// What moderation and administration did
    #[command(subcommand)]
    Audit(audit::Audit),
    /// The frozen votes of campaigns
    #[command(subcommand)]
    Snapshot(snapshot::Snapshot),
    /// The hall views of campaigns
    #[command(subcommand)]
    Stage(stage::Stage),
    /// What workshops pulled from them
    #[command(subcommand)]
    Pull(pulls::Pull),
    /// What the public reads of outcomes
    #[command(subcommand)]
    Results(results::Results),
    /// Write a consistent copy of the database, while the server runs
    Backup(backup::Backup),
    /// Put a copy back into an empty database, while the server is stopped
    Restore(backup::Restore),
}

/// Parses the command line and carries the command out.
#[must_use]
pub fn main() -> ExitCode {
    let Arguments { settings, command } = Arguments::parse();
    match start(settings, command) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough, as `head` has.
        Err(error) if is_cut_off(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(settings: Settings, command: Command) -> anyhow::Result<()> {
    if let Command::Openapi = command {
        return say(crate::http::rest::openapi_json());
    }
    let config = Config::load(settings)?;
    telemetry::log(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(run(config, command))
}

async fn run(config: Config, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve => serve::serve(config).await,
        Command::Work => serve::work(&config).await,
        Command::Migrate => open::migrate(&config).await,
        Command::Seed(seed) => seed.run(&config).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Openapi => Ok(()),
        Command::Person(person) => person.run(&config).await,
        Command::Token(token) => token.run(&config).await,
        Command::Codes(codes) => codes.run(&config).await,
        Command::Unit(unit) => unit.run(&config).await,
        Command::Campaign(campaign) => campaign.run(&config).await,
        Command::Barriers(barriers) => barriers.run(&config).await,
        Command::Search(search) => search.run(&config).await,
        Command::Audit(audit) => audit.run(&config).await,
        Command::Snapshot(snapshot) => snapshot.run(&config).await,
        Command::Stage(stage) => stage.run(&config).await,
        Command::Pull(pull) => pull.run(&config).await,
        Command::Results(results) => results.run(&config).await,
        Command::Backup(backup) => backup.run(&config).await,
        Command::Restore(restore) => restore.run(&config).await,
    }
}

/// Writes a line to standard output.
fn say(line: impl Display) -> anyhow::Result<()> {
    Ok(writeln!(io::stdout(), "{line}")?)
}

fn is_cut_off(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// What a use case said, as a sentence for the terminal.
fn said(error: service::Error) -> anyhow::Error {
    match error {
        service::Error::Refused(refusal) => {
            anyhow::anyhow!(app::words::Lang::En.words().refusal(&refusal))
        }
        service::Error::Broken(broken) => anyhow::Error::new(broken),
        service::Error::Fault(cause) => anyhow::anyhow!(cause),
    }
}
