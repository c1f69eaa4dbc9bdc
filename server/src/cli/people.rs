//! `dogital person`.

use clap::{Args, Subcommand};
use domain::{
    people::Role,
    text::{Email, PersonName},
};
use service::people;

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Person {
    /// Add somebody who signs in with e-mail and password
    Add(AddPerson),
    /// Everybody with an account: e-mail, role, name
    List,
    /// Shut an account: its sessions and tokens end, its posts stay
    Disable(Whose),
    /// Open an account that was shut
    Enable(Whose),
}

#[derive(Args, Debug)]
pub struct Whose {
    /// The address they sign in with
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    email: Email,
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

impl Person {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let call = open::clockwork(config).await?;
        match self {
            Self::Add(AddPerson { email, name, role, unit, password }) => {
                let added =
                    people::add(&call, &email, &name, role, unit.as_deref(), password.as_deref()).await;
                added.map(drop).map_err(said)
            }
            Self::List => {
                for person in people::list(&call).await.map_err(said)? {
                    let email = person.email.unwrap_or_default();
                    say(format_args!("{email}\t{}\t{}", person.role, person.name))?;
                }
                Ok(())
            }
            Self::Disable(Whose { email }) => people::disable(&call, &email).await.map_err(said),
            Self::Enable(Whose { email }) => people::enable(&call, &email).await.map_err(said),
        }
    }
}

fn role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|()| format!("one of {}", words(Role::ALL.iter().map(|role| role.as_str()))))
}

/// The words that can be chosen from, for the sentence about a wrong one.
pub fn words(all: impl Iterator<Item = &'static str>) -> String {
    all.collect::<Vec<_>>().join(", ")
}
