//! What a new installation begins with: its units and its first campaign. From the command line.

use domain::{
    campaigns::{Bilingual, Masterplan, Schedule},
    refusals::{Field, Refusal},
    text::TextError,
};
use store::{
    StoreError,
    seeds::{SeedCampaign, SeedTopic, SeedUnit},
};

use crate::{
    Call, Error, Result,
    campaigns::{forget, new_sealed_vote_key},
    markdown::document,
    people, texts,
};

/// A unit to be added.
#[derive(Debug, Clone)]
pub struct NewUnit {
    /// Its name in addresses.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
    /// The slug of the unit above.
    pub parent: Option<String>,
}

/// A campaign to be added.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// Its rules in Markdown; `None` for those that the product brings along.
    pub rules: Option<Bilingual>,
    /// When its phases begin.
    pub schedule: Schedule,
    /// Its topics, in their order.
    pub topics: Vec<NewTopic>,
}

/// A topic of a campaign to be added.
#[derive(Debug, Clone)]
pub struct NewTopic {
    /// Its name in the address.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
    /// The masterplan it belongs to.
    pub masterplan: Masterplan,
}

/// Adds a unit.
///
/// # Errors
/// `Invalid` when its slug is taken or the unit above unknown.
pub async fn add_unit(call: &Call, unit: NewUnit) -> Result<()> {
    call.actor.keep_people()?;
    if let Some(parent) = &unit.parent {
        people::unit(call, parent).await?;
    }
    let NewUnit { slug, name: Bilingual { de: name_de, en: name_en }, parent } = unit;
    let (unit, now) = (SeedUnit { slug, parent, name_de, name_en, headcount: 0 }, call.now);
    let add =
        call.service.store().write(move |tx| Box::pin(async move { tx.seed_units(&[unit], now).await }));
    add.await.map_err(|error| taken(error, Field::Unit))?;
    forget(&call.service);
    Ok(())
}

/// Adds a campaign with its topics.
///
/// # Errors
/// `Invalid` when its slug is taken.
pub async fn add_campaign(call: &Call, campaign: NewCampaign) -> Result<()> {
    call.actor.keep_people()?;
    let NewCampaign { slug, title, intro, rules, schedule, topics } = campaign;
    let rules = match rules {
        Some(rules) => [document(&rules.de), document(&rules.en)],
        None => [texts::load(call, "rules", "de").await?, texts::load(call, "rules", "en").await?],
    };
    let topic = |NewTopic { slug, name: Bilingual { de: name_de, en: name_en }, masterplan }| SeedTopic {
        slug,
        name_de,
        name_en,
        masterplan,
    };
    let campaign = SeedCampaign {
        slug,
        title: [title.de, title.en],
        intro: [intro.de, intro.en],
        rules,
        schedule,
        vote_key: new_sealed_vote_key(&call.service),
        topics: topics.into_iter().map(topic).collect(),
    };
    let now = call.now;
    let add =
        call.service.store().write(move |tx| Box::pin(async move { tx.seed_campaign(&campaign, now).await }));
    add.await.map_err(|error| taken(error, Field::Name))?;
    forget(&call.service);
    Ok(())
}

fn taken(error: StoreError, field: Field) -> Error {
    match error {
        StoreError::Conflict(_) => Refusal::field(field, TextError::Taken).into(),
        other @ (StoreError::Away(_)
        | StoreError::Full
        | StoreError::Migration(_)
        | StoreError::Broken(_)
        | StoreError::Unreadable(_)) => Error::from(other),
    }
}
