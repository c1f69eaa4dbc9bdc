//! `dogital unit` and `dogital campaign`: what a new installation begins with.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use domain::{
    campaigns::{Bilingual, Masterplan, RawCampaign},
    topics::RawTopic,
    units::RawUnit,
};
use serde::Deserialize;
use service::{campaigns, texts, topics, units};
use toml::value::Datetime;

use super::{open, said, say};
use crate::config::Config;

#[derive(Subcommand, Debug)]
pub enum Unit {
    /// Add a unit
    Add(AddUnit),
}

#[derive(Args, Debug)]
pub struct AddUnit {
    /// Its name in addresses: small letters, digits, hyphens; left out, it is made of the German name
    #[arg(long, default_value = "")]
    slug: String,
    /// Its German name
    #[arg(long)]
    name_de: String,
    /// Its English name
    #[arg(long, default_value = "")]
    name_en: String,
    /// The slug of the unit above
    #[arg(long, default_value = "")]
    parent: String,
}

#[derive(Subcommand, Debug)]
pub enum Campaign {
    /// Add a campaign with its dates and topics; docs/operation.md shows the file
    Add(AddCampaign),
}

#[derive(Args, Debug)]
pub struct AddCampaign {
    /// A TOML file
    file: PathBuf,
}

impl Unit {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Add(AddUnit { slug, name_de, name_en, parent }) = self;
        let call = open::clockwork(config).await?;
        let unit = RawUnit { name_de, name_en, headcount: String::new() };
        let slug = units::add(&call, &slug, &unit, &parent).await.map_err(said)?;
        say(format_args!("Added the unit {slug}."))
    }
}

impl Campaign {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Add(AddCampaign { file }) = self;
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let sheet = Sheet::parse(&text).with_context(|| format!("{} is no campaign", file.display()))?;
        let call = open::clockwork(config).await?;
        let slug = campaigns::open(&call, &sheet.slug, &sheet.campaign()).await.map_err(said)?;
        for topic in sheet.topics() {
            topics::add(&call, &slug, &topic).await.map_err(said)?;
        }
        say(format_args!("Added the campaign {slug}."))
    }
}

/// The file of a campaign.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    #[serde(default)]
    slug: String,
    title: Bilingual,
    intro: Bilingual,
    rules: Option<Bilingual>,
    dates: Dates,
    topics: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    collecting: Datetime,
    voting: Datetime,
    review: Datetime,
    workshops: Datetime,
    results: Datetime,
    archived: Datetime,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    name: Bilingual,
    masterplan: Masterplan,
}

impl Sheet {
    /// Everything is checked before anything is written.
    fn parse(text: &str) -> anyhow::Result<Self> {
        let sheet: Self =
            toml::from_str(text).map_err(|error| anyhow::anyhow!("{}", one_line(text, &error)))?;
        ensure!(!sheet.topics.is_empty(), "at least one topic is needed");
        sheet.campaign().parse().map_err(|refusal| said(refusal.into()))?;
        for topic in sheet.topics() {
            topic.parse().map_err(|refusal| said(refusal.into()))?;
        }
        Ok(sheet)
    }

    fn campaign(&self) -> RawCampaign {
        let Self { title, intro, rules, dates, .. } = self;
        let rules = rules.clone().unwrap_or_else(texts::rules);
        let Dates { collecting, voting, review, workshops, results, archived } = dates;
        RawCampaign {
            title_de: title.de.clone(),
            title_en: title.en.clone(),
            intro_de: intro.de.clone(),
            intro_en: intro.en.clone(),
            rules_de: rules.de,
            rules_en: rules.en,
            starts: [collecting, voting, review, workshops, results, archived].map(Datetime::to_string),
            end_voting: false,
        }
    }

    fn topics(&self) -> impl Iterator<Item = RawTopic> {
        self.topics.iter().map(|Topic { name, masterplan }| RawTopic {
            name_de: name.de.clone(),
            name_en: name.en.clone(),
            masterplan: masterplan.to_string(),
        })
    }
}

fn one_line(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    format!("line {line}: {}", error.message().replace('\n', " "))
}
