//! `dogital unit` and `dogital campaign`: what a new installation begins with.

use std::{collections::BTreeSet, fs, path::PathBuf};

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use domain::{
    campaigns::{Bilingual, Masterplan, Schedule},
    text::is_slug,
    time::{HOUR, MINUTE, Timestamp},
};
use serde::Deserialize;
use service::founding::{self, NewCampaign, NewTopic, NewUnit};
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
    /// Its name in addresses: small letters, digits, hyphens
    #[arg(long, value_parser = slug)]
    slug: String,
    /// Its German name
    #[arg(long)]
    name_de: String,
    /// Its English name
    #[arg(long)]
    name_en: String,
    /// The slug of the unit above
    #[arg(long)]
    parent: Option<String>,
}

#[derive(Subcommand, Debug)]
pub enum Campaign {
    /// Add a campaign with its dates and topics; docs/operation.md shows the file
    Add(AddCampaign),
}

#[derive(Args, Debug)]
pub struct AddCampaign {
    /// A TOML file
    #[arg(id = "campaign", value_name = "FILE")]
    file: PathBuf,
}

impl Unit {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Add(AddUnit { slug, name_de: de, name_en: en, parent }) = self;
        let call = open::clockwork(config).await?;
        let unit = NewUnit { slug: slug.clone(), name: Bilingual { de, en }, parent };
        founding::add_unit(&call, unit).await.map_err(said)?;
        say(format_args!("Added the unit {slug}."))
    }
}

impl Campaign {
    /// Carries the command out.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::Add(AddCampaign { file }) = self;
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let campaign = parse(&text).with_context(|| format!("{} is no campaign", file.display()))?;
        let call = open::clockwork(config).await?;
        let slug = campaign.slug.clone();
        founding::add_campaign(&call, campaign).await.map_err(said)?;
        say(format_args!("Added the campaign {slug}. Running servers show it within five seconds."))
    }
}

/// The file of a campaign.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
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
    slug: String,
    name: Bilingual,
    masterplan: Masterplan,
}

fn parse(text: &str) -> anyhow::Result<NewCampaign> {
    let Sheet { slug, title, intro, rules, dates, topics } =
        toml::from_str(text).map_err(|error| anyhow::anyhow!("{}", one_line(text, &error)))?;
    let slugs: BTreeSet<&str> = topics.iter().map(|topic| topic.slug.as_str()).collect();
    for slug in slugs.iter().copied().chain([slug.as_str()]) {
        ensure!(is_slug(slug), "“{slug}” must be of small letters, digits and hyphens");
    }
    ensure!(
        !topics.is_empty() && slugs.len() == topics.len(),
        "each topic needs a slug of its own, and one is needed"
    );
    for text in [&title, &intro].into_iter().chain(topics.iter().map(|topic| &topic.name)) {
        ensure!(
            !text.de.trim().is_empty() && !text.en.trim().is_empty(),
            "a German or English text is empty"
        );
    }
    let schedule = Schedule {
        collecting: moment(dates.collecting)?,
        voting: moment(dates.voting)?,
        review: moment(dates.review)?,
        workshops: moment(dates.workshops)?,
        results: moment(dates.results)?,
        archived: moment(dates.archived)?,
    };
    ensure!(schedule.is_ordered(), "the dates must follow each other");
    let topics = topics
        .into_iter()
        .map(|Topic { slug, name, masterplan }| NewTopic { slug, name, masterplan })
        .collect();
    Ok(NewCampaign { slug, title, intro, rules, schedule, topics })
}

/// A day, or a day and a time, as the clocks of the city show it.
fn moment(written: Datetime) -> anyhow::Result<Timestamp> {
    let day = written.date.filter(|_| written.offset.is_none());
    let day =
        day.with_context(|| format!("{written} must be a day like 2027-02-01, or 2027-02-01T08:00:00"))?;
    let (hour, minute) = written.time.map_or((0, 0), |time| (time.hour, time.minute));
    let midnight = Timestamp::from_date(i64::from(day.year), day.month, day.day);
    let wall = midnight.plus(i64::from(hour) * HOUR + i64::from(minute) * MINUTE);
    let summer = wall.plus(-2 * HOUR);
    Ok(if summer.local() == wall.utc() { summer } else { wall.plus(-HOUR) })
}

fn one_line(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    format!("line {line}: {}", error.message().replace('\n', " "))
}

fn slug(text: &str) -> Result<String, String> {
    if is_slug(text) { Ok(text.to_owned()) } else { Err("small letters, digits and hyphens".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_the_city() {
        let at = |text: &str| moment(text.parse().unwrap()).unwrap().rfc3339();
        assert_eq!(at("2027-02-01"), "2027-01-31T23:00:00Z");
        assert_eq!(at("2027-07-01"), "2027-06-30T22:00:00Z");
        assert_eq!(at("2027-07-01T08:30:00"), "2027-07-01T06:30:00Z");
        assert!(moment("2027-07-01T08:30:00Z".parse().unwrap()).is_err());
        assert!(moment("08:30:00".parse().unwrap()).is_err());
    }
}
