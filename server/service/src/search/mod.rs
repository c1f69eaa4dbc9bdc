//! The search: an index in this process, made of what the database holds. Losing it loses nothing.
//!
//! At the start it is read in the background; then it follows every change of this and of the other servers. The server answers
//! meanwhile, and says that the search is warming up.

use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use ::search::{Document, Filters, Found, Index, Request, Synonyms};
use domain::{
    ideas::{IdeaCard, IdeaList, Relation},
    ids::{CampaignId, EventId, IdeaNumber},
    policy::is_findable,
    refusals::Refusal,
    search::{Facets, Finding, Marked, SIMILAR_FROM, SimilarIdea, Sort},
    slices::Slice,
};
use store::{
    lists::ListOf,
    search::{Findable, FoundText},
};
use tracing::info;

mod excerpts;
mod following;

pub use following::keep_up;

use crate::{Call, Result, Service, blocking::off_the_runtime, campaigns, synonyms, votes};

/// Ideas that are read at once.
const BATCH: u32 = 500;

/// What the running product finds ideas with.
#[derive(Default)]
pub(crate) struct Search {
    index: RwLock<Index>,
    warm: AtomicBool,
    /// Whoever reads ideas anew waits for whoever does: else older words could come in after newer ones.
    reading: tokio::sync::Mutex<()>,
}

impl Search {
    fn index(&self) -> Index {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether everything was read once.
    fn is_warm(&self) -> bool {
        self.warm.load(Ordering::Acquire)
    }

    fn replace(&self, index: Index) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
        self.warm.store(true, Ordering::Release);
    }
}

/// The most ideas of somebody's own among which is looked; nobody has as many.
const MINE_MAX: u32 = 10_000;

/// The ideas of a list that hold what `text` looks for. Their order is how well they fit, whatever the order of the list.
///
/// # Errors
/// `SearchWarming` until everything was read.
pub(crate) async fn list(
    call: &Call,
    text: &str,
    wanted: ListOf,
    campaign: domain::campaigns::CampaignPage,
) -> Result<IdeaList> {
    let (found, texts) = look(call, text, &wanted).await?;
    let texts = excerpts::Texts::read(call, &found.hits, texts).await?;
    let mut cards = read_cards(call, wanted.campaign, &numbers(&found)).await?;
    let (mut items, mut marks) = (Vec::new(), Vec::new());
    for hit in found.hits {
        // What was hidden or taken back a moment ago may still be in the index.
        if let Some(at) = cards.iter().position(|card| card.number == hit.number) {
            let card = cards.swap_remove(at);
            marks.push(Marked {
                title: hit.marks.title(&card.title),
                excerpt: hit.marks.excerpt(texts.of(&hit)),
            });
            items.push(card);
        }
    }
    Ok(IdeaList {
        campaign,
        ideas: Slice { items, next: found.next },
        total: i64::try_from(found.total).unwrap_or(i64::MAX),
        finding: Some(Finding { complete: found.complete, marks }),
        facets: Some(spread(found.facets)),
    })
}

/// The texts of what was found, by its number.
type FoundTexts = HashMap<IdeaNumber, FoundText>;

/// What is found, with its texts, as it stands at this moment: what the index has not heard of yet is read before anything of it is shown.
async fn look(call: &Call, text: &str, wanted: &ListOf) -> Result<(Found, FoundTexts)> {
    let only = if wanted.mine.is_some() { Some(mine(call, wanted).await?) } else { None };
    let request = Request {
        text: text.to_owned(),
        filters: Filters { only, ..filters(wanted) },
        limit: usize::try_from(wanted.limit).unwrap_or_default(),
        after: wanted.after,
    };
    let mut found = ask(call, &request).await?;
    let mut texts = found_texts(call, &found).await?;
    let old = outdated(&found, &texts);
    if !old.is_empty() {
        refresh(&call.service, &old).await?;
        found = ask(call, &request).await?;
        texts = found_texts(call, &found).await?;
        let old = outdated(&found, &texts);
        found.hits.retain(|hit| !old.contains(&hit.number));
    }
    Ok((found, texts))
}

async fn ask(call: &Call, request: &Request) -> Result<Found> {
    let (index, request) = (warm_index(call)?, request.clone());
    off_the_runtime(move || index.search(&request)).await
}

fn numbers(found: &Found) -> Vec<IdeaNumber> {
    found.hits.iter().map(|hit| hit.number).collect()
}

async fn found_texts(call: &Call, found: &Found) -> Result<FoundTexts> {
    if found.hits.is_empty() {
        return Ok(FoundTexts::new());
    }
    let texts = call.service.store().read().await?.found_texts(&numbers(found)).await?;
    Ok(texts.into_iter().map(|text| (text.number, text)).collect())
}

/// The hits whose words may be others by now, or that are in no list any more.
fn outdated(found: &Found, texts: &FoundTexts) -> Vec<IdeaNumber> {
    let old =
        found.hits.iter().filter(|hit| texts.get(&hit.number).is_none_or(|text| text.as_of > hit.as_of));
    old.map(|hit| hit.number).collect()
}

/// How a list is spread that nobody looks for words in. The index knows it without asking the database.
pub(crate) fn facets(call: &Call, wanted: &ListOf) -> Option<Facets> {
    let counted = wanted.mine.is_none() && wanted.sort != Sort::Answered;
    let index = warm_index(call).ok().filter(|_| counted)?;
    Some(spread(index.facets(&filters(wanted))))
}

const fn filters(wanted: &ListOf) -> Filters {
    Filters {
        campaign: Some(wanted.campaign),
        topic: wanted.topic,
        unit: wanted.unit,
        status: wanted.status,
        only: None,
    }
}

fn spread(::search::Facets { topics, units, statuses }: ::search::Facets) -> Facets {
    Facets { topics, units, statuses }
}

/// What is somebody's own, in the campaign of the list.
async fn mine(call: &Call, wanted: &ListOf) -> Result<Vec<IdeaNumber>> {
    let all = ListOf {
        sort: Sort::New,
        after: None,
        limit: MINE_MAX,
        topic: None,
        status: None,
        unit: None,
        ..wanted.clone()
    };
    let ideas = call.service.store().read().await?.list_ideas(&all).await?;
    Ok(ideas.items.iter().map(|card| card.number).collect())
}

/// Ideas of the current campaign other than `except` that may say the same, the likeliest first, with the vote of whoever asks. None while the title
/// is short or the search is warming up: a hint is no reason to keep somebody from writing.
///
/// # Errors
/// When this actor may not read.
pub async fn similar(
    call: &Call,
    title: &str,
    text: &str,
    except: Option<IdeaNumber>,
) -> Result<Vec<SimilarIdea>> {
    call.actor.read()?;
    if title.trim().chars().count() < SIMILAR_FROM && text.trim().chars().count() < SIMILAR_FROM {
        return Ok(Vec::new());
    }
    let Ok(index) = warm_index(call) else { return Ok(Vec::new()) };
    let city = campaigns::city(call).await?;
    let Some(campaign) = city.current(call.now).map(|known| known.campaign.id) else { return Ok(Vec::new()) };
    let (title, text) = (title.to_owned(), text.to_owned());
    let found = off_the_runtime(move || index.similar(&title, &text, Some(campaign), except)).await?;
    let numbers: Vec<IdeaNumber> = found.iter().map(|similar| similar.number).collect();
    let cards = read_cards(call, campaign, &numbers).await?;
    let of = |number| cards.iter().find(|card| card.number == number).cloned();
    Ok(found
        .into_iter()
        .filter_map(|similar| Some(SimilarIdea { card: of(similar.number)?, score: similar.score }))
        .collect())
}

fn warm_index(call: &Call) -> std::result::Result<Index, Refusal> {
    let search = call.service.search();
    if search.is_warm() { Ok(search.index()) } else { Err(Refusal::SearchWarming) }
}

async fn read_cards(call: &Call, campaign: CampaignId, ideas: &[IdeaNumber]) -> Result<Vec<IdeaCard>> {
    if ideas.is_empty() {
        return Ok(Vec::new());
    }
    let city = campaigns::city(call).await?;
    let person = call.actor.who().map(|who| who.id);
    let voter = person.map(|person| votes::tag_in(&city, campaign, person)).transpose()?.flatten();
    Ok(call.service.store().read().await?.cards(ideas, person, voter).await?)
}

/// Reads everything anew, and replaces what was there at once.
///
/// # Errors
/// When the database is away.
pub async fn rebuild(service: &Service) -> Result<()> {
    let index = build(service).await?;
    service.search().replace(index);
    Ok(())
}

/// Everything, in an index that nobody asks yet.
async fn build(service: &Service) -> Result<Index> {
    let started = std::time::Instant::now();
    let index = Index::new(words(service).await?);
    let mut after = IdeaNumber::from_i64(0);
    loop {
        let read = service.store().read().await?.findable_after(after, BATCH).await?;
        let Some(last) = read.last() else { break };
        after = last.state.number;
        let taken = index.clone();
        off_the_runtime(move || taken.put(documents(read))).await?;
    }
    info!("The search knows {} ideas, after {} ms", index.len(), started.elapsed().as_millis());
    Ok(index)
}

/// The synonyms that moderators keep.
async fn words(service: &Service) -> Result<Synonyms> {
    Ok(Synonyms::parse(&synonyms::current(service).await?))
}

/// Reads what changed after `seen` anew, whoever changed it and whether or not they could tell of it. Returns the newest event.
///
/// # Errors
/// When the database is away.
pub async fn catch_up(service: &Service, seen: EventId) -> Result<EventId> {
    let mut tx = service.store().read().await?;
    let newest = tx.newest_event().await?;
    let changed = tx.changed_after(seen).await?;
    drop(tx);
    refresh(service, &changed).await?;
    Ok(newest)
}

/// Reads these ideas anew.
///
/// # Errors
/// When the database is away.
pub async fn refresh(service: &Service, ideas: &[IdeaNumber]) -> Result<()> {
    if ideas.is_empty() {
        return Ok(());
    }
    refresh_in(service, service.search().index(), ideas).await
}

async fn refresh_in(service: &Service, index: Index, ideas: &[IdeaNumber]) -> Result<()> {
    let _turn = service.search().reading.lock().await;
    let read = service.store().read().await?.findable(ideas).await?;
    let ideas = ideas.to_vec();
    off_the_runtime(move || {
        let documents = documents(read);
        let gone: Vec<IdeaNumber> =
            ideas.into_iter().filter(|idea| documents.iter().all(|known| known.number != *idea)).collect();
        index.put(documents);
        index.remove(&gone);
    })
    .await
}

/// What of this may be found, as the index takes it.
fn documents(read: Vec<Findable>) -> Vec<Document> {
    let findable =
        |idea: &Findable| is_findable(&idea.state.standing(Relation::Reader, idea.state.created_at));
    read.into_iter().filter(findable).map(document).collect()
}

fn document(idea: Findable) -> Document {
    Document {
        number: idea.state.number,
        campaign: idea.state.campaign,
        topic: idea.topic,
        unit: idea.state.unit,
        status: idea.state.status,
        title: idea.title,
        pinch: idea.pinch,
        wish: idea.wish,
        addenda: idea.addenda.join("\n"),
        comments: idea.comments.join("\n"),
        as_of: idea.as_of,
    }
}
