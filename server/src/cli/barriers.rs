//! `dogital barriers`.

use clap::{Args, Subcommand};
use serde_json::json;
use service::reports;

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Barriers {
    /// What people reported, newest first
    List(List),
}

#[derive(Args, Debug)]
pub struct List {
    /// As JSON, one report a line
    #[arg(long)]
    json: bool,
}

impl Barriers {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::List(List { json }) = self;
        let call = open::clockwork(config).await?;
        for report in reports::barriers(&call).await.map_err(said)? {
            let (at, contact) = (report.created_at.rfc3339(), report.contact);
            if json {
                say(json!({ "at": at, "contact": contact, "body": report.body }))?;
            } else {
                let answer = if contact.is_empty() { "no contact" } else { &contact };
                say(format_args!("{at}, {answer}\n{}\n", report.body))?;
            }
        }
        Ok(())
    }
}
