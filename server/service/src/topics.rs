//! The topics of a campaign, as administrators keep them.

use std::collections::HashMap;

use domain::{
    audit::{Deed, Verb},
    campaigns::Topic,
    events::Change,
    ids::{CampaignId, TopicId},
    refusals::{Field, Refusal},
    text::{Slug, TextError},
    topics::{
        AddTopic, ArchiveTopic, MergeTopic, OrderTopics, RawTopic, RenameTopic, Step, TopicEntry, step,
    },
    versions::unless_changed,
};
use store::Tx;

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, city},
    idempotency,
};

/// The topics of a campaign in their order, those put away too.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn list(call: &Call, campaign: &str) -> Result<Vec<TopicEntry>> {
    call.actor.read_configuration()?;
    let topics = city(call).await?.called(campaign)?.topics.clone();
    let counts: HashMap<TopicId, i64> =
        call.service.store().read().await?.ideas_by_topic().await?.into_iter().collect();
    let entry = |topic: Topic| TopicEntry { ideas: counts.get(&topic.id).copied().unwrap_or(0), topic };
    Ok(topics.into_iter().map(entry).collect())
}

/// Adds a topic as the last of a campaign, and returns its slug.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`.
pub async fn add(call: &Call, campaign: &str, raw: &RawTopic) -> Result<String> {
    let service = call.service.clone();
    let (of, campaign, call) = (campaign.to_owned(), campaign_called(call, campaign).await?, call.clone());
    let wording = raw.parse()?;
    let store = call.service.store().clone();
    let write = store.write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&call, tx).await? {
                return Ok(answer);
            }
            let topics = topics_of(tx, campaign).await?;
            let taken: Vec<&str> = topics
                .iter()
                .flat_map(|topic| std::iter::once(&topic.slug).chain(&topic.former))
                .map(String::as_str)
                .collect();
            let slug = Slug::of(&wording.name.de, &taken);
            let address = slug.as_str().to_owned();
            tx.add_topic(call.actor.administer(AddTopic { campaign, slug, wording })?, call.now).await?;
            audit::note(&call, tx, deed(&of, &address, "added")).await?;
            tx.announce(Change::CityChanged);
            idempotency::remember(&call, tx, &address).await?;
            Ok::<_, Error>(address)
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Calls a topic something else. Its address stays. Not when somebody else did since `version` was read, where it says one.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn rename(call: &Call, campaign: &str, topic: &str, raw: &RawTopic, version: &str) -> Result<()> {
    let service = call.service.clone();
    let deed = deed(campaign, topic, "renamed");
    let (campaign, topic) =
        (campaign_called(call, campaign).await?, topic_called(call, campaign, topic).await?);
    let permit = call.actor.administer(RenameTopic { topic, wording: raw.parse()? })?;
    let (by, version) = (call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let stored = topics_of(tx, campaign).await?.into_iter().find(|stored| stored.id == topic);
            let stored = TopicEntry { topic: stored.ok_or(Refusal::NotFound)?, ideas: 0 };
            unless_changed(&version, &stored.version())?;
            tx.rename_topic(permit).await?;
            audit::note(&by, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Moves a topic by one place in the order of its campaign.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn place(call: &Call, campaign: &str, topic: &str, direction: Step) -> Result<()> {
    order(call, campaign, topic, move |topics, at| {
        step(topics, at, direction);
        Ok(())
    })
    .await
}

/// Moves a topic to this place in the order of its campaign; the first is 1. Where it stands there already, nothing changes.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid` when the order has no such place.
pub async fn move_to(call: &Call, campaign: &str, topic: &str, place: usize) -> Result<()> {
    order(call, campaign, topic, move |topics, at| {
        let place = place.checked_sub(1).filter(|place| *place < topics.len());
        let place = place.ok_or_else(|| Refusal::field(Field::Place, TextError::Malformed))?;
        let (from, to) = (at.min(place), at.max(place));
        if at < place {
            topics[from..=to].rotate_left(1);
        } else {
            topics[from..=to].rotate_right(1);
        }
        Ok(())
    })
    .await
}

/// Brings the topics of a campaign into another order, in which this one moves from its place. Nothing is noted of the same order.
async fn order(
    call: &Call,
    campaign: &str,
    topic: &str,
    change: impl FnOnce(&mut [TopicId], usize) -> std::result::Result<(), Refusal> + Send + 'static,
) -> Result<()> {
    let service = call.service.clone();
    let deed = deed(campaign, topic, "moved");
    let (campaign, call) = (campaign_called(call, campaign).await?, call.clone());
    let slug = topic.to_owned();
    let store = call.service.store().clone();
    let write = store.write(move |tx| {
        Box::pin(async move {
            let topics = topics_of(tx, campaign).await?;
            let at = topics.iter().position(|topic| topic.slug == slug).ok_or(Refusal::NotFound)?;
            let before: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
            let mut order = before.clone();
            change(&mut order, at)?;
            let permit = call.actor.administer(OrderTopics(order))?;
            if permit.action().0 == before {
                return Ok(());
            }
            tx.order_topics(permit).await?;
            audit::note(&call, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Whether [`merge`] would make a topic part of another, for whoever is asked before it happens.
///
/// # Errors
/// As [`merge`].
pub async fn check_merge(call: &Call, campaign: &str, topic: &str, into: &str) -> Result<()> {
    call.actor.see_administration()?;
    let city = city(call).await?;
    let wish = to_merge(&city.called(campaign)?.topics, topic, into)?;
    Ok(call.actor.administer(wish).map(drop)?)
}

/// Makes a topic part of another of the same campaign: its ideas move, and its address leads to the other from now on.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid` when the other is none, the same, or put away.
pub async fn merge(call: &Call, campaign: &str, topic: &str, into: &str) -> Result<()> {
    let service = call.service.clone();
    let deed = deed(campaign, topic, &format!("merged topic:{campaign}/{into}"));
    let (campaign, call) = (campaign_called(call, campaign).await?, call.clone());
    let (slug, other) = (topic.to_owned(), into.to_owned());
    let store = call.service.store().clone();
    let write = store.write(move |tx| {
        Box::pin(async move {
            let wish = to_merge(&topics_of(tx, campaign).await?, &slug, &other)?;
            tx.merge_topic(call.actor.administer(wish)?).await?;
            audit::note(&call, tx, deed).await?;
            tx.announce(Change::CityChanged);
            tx.announce(Change::SearchOutdated);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Offers a topic no longer for new ideas, or again. Old ideas stay under it.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn archive(call: &Call, campaign: &str, topic: &str, archived: bool) -> Result<()> {
    let service = call.service.clone();
    let deed = deed(campaign, topic, if archived { "archived" } else { "restored" });
    let topic = topic_called(call, campaign, topic).await?;
    let permit = call.actor.administer(ArchiveTopic { topic, archived })?;
    let now = call.now;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.archive_topic(permit, now).await?;
            audit::note(&by, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

fn to_merge(topics: &[Topic], topic: &str, into: &str) -> Result<MergeTopic> {
    let called = |slug: &str| topics.iter().find(|topic| topic.slug == slug);
    let topic = called(topic).ok_or(Refusal::NotFound)?.id;
    let wrong = if into.is_empty() { TextError::Missing } else { TextError::Malformed };
    let into = called(into).filter(|into| into.id != topic && !into.archived);
    Ok(MergeTopic { topic, into: into.ok_or_else(|| Refusal::field(Field::Into, wrong))?.id })
}

async fn campaign_called(call: &Call, slug: &str) -> Result<CampaignId> {
    call.actor.see_administration()?;
    Ok(city(call).await?.called(slug)?.campaign.id)
}

async fn topic_called(call: &Call, campaign: &str, slug: &str) -> Result<TopicId> {
    call.actor.see_administration()?;
    let city = city(call).await?;
    let topic = city.called(campaign)?.topics.iter().find(|topic| topic.slug == slug);
    Ok(topic.ok_or(Refusal::NotFound)?.id)
}

/// Topics of two campaigns may have the same slug.
fn deed(campaign: &str, topic: &str, how: &str) -> Deed {
    Deed::on(Verb::TopicChanged, format!("topic:{campaign}/{topic}")).detail(how)
}

/// The topics of a campaign, as they will stand until this transaction ends.
async fn topics_of(tx: &mut Tx, campaign: CampaignId) -> Result<Vec<Topic>> {
    tx.lock_topics(campaign).await?;
    let all = tx.topics().await?.into_iter();
    Ok(all.filter(|(of, _)| *of == campaign).map(|(_, topic)| topic).collect())
}
