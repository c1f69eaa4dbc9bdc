//! `dogital person`, `dogital token`, `dogital codes`.

use anyhow::Context as _;
use clap::{Args, Subcommand};
use domain::{
    people::{Role, Scope},
    text::{Email, PersonName, TokenName},
};
use service::{people, tokens};

use super::open;
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Person {
    /// Add somebody who signs in with e-mail and password
    Add(AddPerson),
    /// Everybody with an account: e-mail, role, name
    List,
}

#[derive(Args, Debug)]
pub struct AddPerson {
    /// The address they sign in with
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    email: Email,
    /// The name others see
    #[arg(long, value_parser = |text: &str| PersonName::parse(text))]
    name: PersonName,
    /// employee, moderator, admin or council
    #[arg(long, value_parser = role)]
    role: Role,
    /// The slug of the unit they work for
    #[arg(long)]
    unit: Option<String>,
    /// Left out, they cannot sign in with a password
    #[arg(long)]
    password: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Token {
    /// Make a token and print it, this once, alone on standard output
    Create(CreateToken),
}

#[derive(Args, Debug)]
pub struct CreateToken {
    /// The e-mail address of the person for whom it acts
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    person: Email,
    /// read or write; give the option twice for both
    #[arg(long = "scope", required = true, value_parser = scope)]
    scopes: Vec<Scope>,
    /// What it is for
    #[arg(long, default_value = "command line", value_parser = |text: &str| TokenName::parse(text))]
    name: TokenName,
}

#[derive(Subcommand, Debug)]
pub enum Codes {
    /// Make access codes and print them, this once, one a line
    Create(CreateCodes),
}

#[derive(Args, Debug)]
pub struct CreateCodes {
    /// How many
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
    /// The slug of the unit whose people get them
    #[arg(long)]
    unit: String,
}

impl Person {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Add(AddPerson { email, name, role, unit, password }) => {
                let added =
                    people::add(&call, &email, &name, role, unit.as_deref(), password.as_deref()).await;
                added.map(drop).map_err(super::said)
            }
            Self::List => {
                for person in people::list(&call).await.map_err(super::said)? {
                    println!("{}\t{}\t{}", person.email.unwrap_or_default(), person.role, person.name);
                }
                Ok(())
            }
        }
    }
}

impl Token {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Create(CreateToken { person, scopes, name }) = self;
        let call = open::clockwork(config).await?;
        let token = tokens::create(&call, &person, &name, &scopes).await.map_err(super::said);
        println!("{}", token.context("no token was made")?);
        Ok(())
    }
}

impl Codes {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Create(CreateCodes { count, unit }) = self;
        let call = open::clockwork(config).await?;
        for code in people::create_codes(&call, count, &unit).await.map_err(super::said)? {
            println!("{code}");
        }
        Ok(())
    }
}

fn role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|()| format!("one of {}", words(Role::ALL.iter().map(|role| role.as_str()))))
}

fn scope(word: &str) -> Result<Scope, String> {
    word.parse().map_err(|()| format!("one of {}", words(Scope::ALL.iter().map(|scope| scope.as_str()))))
}

fn words(all: impl Iterator<Item = &'static str>) -> String {
    all.collect::<Vec<_>>().join(", ")
}
