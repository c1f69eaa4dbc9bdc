//! `dogital token`.

use clap::{Args, Subcommand};
use domain::{
    people::Scope,
    text::{Email, TokenName},
};
use service::tokens;

use super::{open, people::words, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Token {
    /// Make a token and print it, this once, alone on standard output
    Create(Create),
    /// The tokens that work: owner, name, scopes, day of making
    List,
    /// Stop all tokens of a person with this name
    Revoke(Revoke),
}

#[derive(Args, Debug)]
pub struct Create {
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

#[derive(Args, Debug)]
pub struct Revoke {
    /// The e-mail address of the person for whom it acts
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    person: Email,
    /// What it is for, as `token list` shows it
    #[arg(long, default_value = "command line", value_parser = |text: &str| TokenName::parse(text))]
    name: TokenName,
}

impl Token {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Create(Create { person, scopes, name }) => {
                say(tokens::create(&call, &person, &name, &scopes).await.map_err(said)?)
            }
            Self::List => {
                for token in tokens::list(&call).await.map_err(said)? {
                    let (email, made) = (token.email.unwrap_or_default(), token.created_at.rfc3339());
                    say(format_args!("{email}\t{}\t{}\t{made}", token.name, token.scopes))?;
                }
                Ok(())
            }
            Self::Revoke(Revoke { person, name }) => {
                match tokens::revoke(&call, &person, &name).await.map_err(said)? {
                    0 => anyhow::bail!("{} has no token with the name “{name}” that works", person.as_str()),
                    revoked => say(format_args!("Revoked {revoked}.")),
                }
            }
        }
    }
}

fn scope(word: &str) -> Result<Scope, String> {
    word.parse().map_err(|()| format!("one of {}", words(Scope::ALL.iter().map(|scope| scope.as_str()))))
}
