use domain::{
    campaigns::{Masterplan, Schedule},
    ids::{CampaignId, TopicId, UnitId},
    time::{DAY, Timestamp},
};
use store::{
    Tx,
    seeds::{SeedCampaign, SeedTopic, SeedUnit},
};

use super::{Script, script::Named};
use crate::{Result, markdown::document, openings::at_eight};

/// What ideas need around them.
pub(crate) struct Stage {
    pub campaign: CampaignId,
    pub opened_at: Timestamp,
    pub topics: Vec<TopicId>,
    pub units: Vec<UnitId>,
}

/// Opens the demo's campaign with its topics and, where there are none, its units.
pub(crate) async fn open_campaign(
    tx: &mut Tx,
    script: &Script,
    vote_key: Vec<u8>,
    now: Timestamp,
) -> Result<Stage> {
    let schedule = schedule(now);
    let topic = |topic: &Named| SeedTopic {
        slug: topic.slug.clone(),
        name_de: topic.name.clone(),
        name_en: topic.name_en.clone(),
        masterplan: topic.masterplan.unwrap_or(Masterplan::Administration),
    };
    let opening = &script.campaign;
    let campaign = SeedCampaign {
        slug: opening.slug.clone(),
        title: [opening.title.clone(), opening.title_en.clone()],
        intro: [opening.intro.clone(), opening.intro_en.clone()],
        rules: [document(&opening.rules), document(&opening.rules_en)],
        schedule,
        vote_key,
        topics: script.topics.iter().map(topic).collect(),
    };
    let (campaign, topics) = tx.seed_campaign(&campaign, now).await?;
    tx.seed_rules(campaign, &opening.rules, &opening.rules_en).await?;
    let (_, mut units) = tx.places(campaign).await?;
    if units.is_empty() {
        let unit = |unit: &Named| SeedUnit {
            slug: unit.slug.clone(),
            parent: unit.parent.clone(),
            name_de: unit.name.clone(),
            name_en: unit.name_en.clone(),
            headcount: unit.headcount.unwrap_or(0),
        };
        units = tx.seed_units(&script.units.iter().map(unit).collect::<Vec<_>>(), now).await?;
    }
    Ok(Stage { campaign, opened_at: schedule.collecting, topics, units })
}

/// Collecting for three weeks already, and for two more.
fn schedule(now: Timestamp) -> Schedule {
    let today = now.day();
    let week = |n: i64| at_eight(today.plus(n * 7 * DAY));
    Schedule {
        collecting: today.plus(-3 * 7 * DAY),
        voting: week(2),
        review: week(4),
        workshops: week(5),
        results: week(10),
        archived: week(40),
    }
}
