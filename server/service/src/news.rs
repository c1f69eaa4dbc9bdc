//! One's own ideas, votes, comments and follows, with what is new since the last visit.
//!
//! Up to where somebody has seen is nobody's business. The mark is sealed for its person, a visit is noted in memory alone, and
//! once an hour everybody's marks are written anew together (`docs/decisions/0011-news-marks.md`).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use domain::{
    events::Event,
    ideas::IdeaCard,
    ids::{CampaignId, CommentId, EventId, IdeaNumber, PersonId},
    news::{EarlierList, MyIdea, MyIdeas, News, PassingVotes},
    people::Scope,
    policy::Sight,
    search::{Mine, Query},
    slices::Slice,
};
use store::{Tx, ideas::IdeaState};
use tracing::warn;

use crate::{
    Call, Error, Result, Service,
    campaigns::{self, City},
    follows,
    ideas::{self, relation_by_account},
    votes,
};

/// How often everybody's marks are written anew. Until then, news stay news: a visit lasts, through reloading and going back.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// People in one transaction, so that nobody waits for it.
const AT_ONCE: u32 = 500;

/// Visits that are not in the database yet: who has seen which event, and no time.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<HashMap<PersonId, EventId>>);

/// What the person who asks has to do with ideas, and notes that they have seen it. Whatever is new is on it, whichever campaign
/// it is of: what is noted as seen was shown.
///
/// # Errors
/// `SignInFirst`.
pub async fn my_ideas(call: &Call) -> Result<MyIdeas> {
    let person = call.actor.take_part(Scope::Read)?.id;
    if campaigns::city(call).await?.current(call.now).is_none() {
        return Ok(MyIdeas::default());
    }
    // Before anything is listed: what happens meanwhile is news next time as well.
    let newest = call.service.store().read().await?.newest_event().await?;
    let mine = Everything::load(call, person).await?;
    let posted = mine.section(call, Mine::Posted).await?;
    let voted = mine.section(call, Mine::Voted).await?;
    let commented = mine.section(call, Mine::Commented).await?;
    let followed = mine.section(call, Mine::Followed).await?;
    let current = campaigns::load(call, None).await?;
    let earlier = mine.earlier(&*campaigns::city(call).await?, current.campaign.id);
    note(&call.service, person, newest);
    let passing = follows::passing_votes(call, person).await?;
    let passing = passing.map(|(until, ideas)| PassingVotes { until, ideas: ideas.len() });
    Ok(MyIdeas { topics: current.topics, posted, voted, commented, followed, earlier, passing })
}

/// Every idea that somebody has to do with, in all campaigns, and what happened since their last visit.
struct Everything {
    /// Numbers of each list.
    numbers: HashMap<Mine, BTreeSet<IdeaNumber>>,
    recent: Recent,
    /// How those stand that have news or are in nobody's lists.
    states: BTreeMap<IdeaNumber, IdeaState>,
    /// Those with news that can be read in full.
    cards: HashMap<IdeaNumber, IdeaCard>,
    /// Where all are that can be read in full.
    read_in: Vec<(CampaignId, IdeaNumber)>,
}

impl Everything {
    async fn load(call: &Call, person: PersonId) -> Result<Self> {
        let city = campaigns::city(call).await?;
        let voters = votes::tags(&city, person);
        let mut tx = call.service.store().read().await?;
        let mut numbers = HashMap::new();
        for list in Mine::ALL.iter().copied() {
            let found: BTreeSet<_> = tx.ideas_of(list, person, &voters).await?.into_iter().collect();
            numbers.insert(list, found);
        }
        let all: BTreeSet<IdeaNumber> = numbers.values().flatten().copied().collect();
        let all: Vec<IdeaNumber> = all.into_iter().collect();
        let recent = Recent::load(call, &mut tx, person, &all).await?;
        let states = tx.idea_states(&all).await?;
        let sight = |state: &IdeaState| {
            let relation = relation_by_account(&call.actor, state);
            call.actor.keep_track_of(&state.standing(relation, call.now))
        };
        let mut whole: HashMap<CampaignId, Vec<IdeaNumber>> = HashMap::new();
        for state in &states {
            if sight(state) == Some(Sight::Full) && recent.has(state.number) {
                whole.entry(state.campaign).or_default().push(state.number);
            }
        }
        let full = states.iter().filter(|state| sight(state) == Some(Sight::Full));
        let read_in = full.map(|state| (state.campaign, state.number)).collect();
        let mut cards = HashMap::new();
        for (campaign, ideas) in whole {
            let voter = votes::tag_in(&city, campaign, person)?;
            let found = tx.unlisted_cards(&ideas, Some(person), voter).await?;
            cards.extend(found.into_iter().map(|card| (card.number, card)));
        }
        let told = |state: &IdeaState| match sight(state) {
            Some(Sight::Full) => recent.has(state.number),
            Some(Sight::Tombstone) => true,
            None => false,
        };
        let states = states.into_iter().filter(told).map(|state| (state.number, state)).collect();
        Ok(Self { numbers, recent, states, cards, read_in })
    }

    /// News first, whichever campaign they are of; then the newest of the current campaign, then what is gone.
    async fn section(&self, call: &Call, list: Mine) -> Result<Slice<MyIdea>> {
        let page = ideas::list(call, &Query { mine: Some(list), ..Query::default() }).await?.ideas;
        let shown = page.items.into_iter().map(|card| (card.number, MyIdea::whole(card, News::default())));
        let shown: Vec<_> = shown.collect();
        let numbers = &self.numbers[&list];
        let special = self.states.values().rev().filter(|state| numbers.contains(&state.number));
        let (news, quiet): (Vec<MyIdea>, Vec<MyIdea>) = special
            .map(|state| self.row(call, state, shown.iter().find(|(number, _)| *number == state.number)))
            .partition(|idea| !idea.news.is_empty());
        let told: BTreeSet<IdeaNumber> = news.iter().map(|idea| idea.number).collect();
        let here: BTreeSet<IdeaNumber> = shown.iter().map(|(number, _)| *number).collect();
        let current = shown.into_iter().filter(|(number, _)| !told.contains(number)).map(|(_, idea)| idea);
        let gone = quiet.into_iter().filter(|idea| idea.card.is_none() && !here.contains(&idea.number));
        Ok(Slice { items: news.iter().cloned().chain(current).chain(gone).collect(), next: page.next })
    }

    /// The campaigns before the current one that have something on a list, the newest first.
    fn earlier(&self, city: &City, current: CampaignId) -> Vec<EarlierList> {
        let mut lists = Vec::new();
        for list in Mine::ALL.iter().copied() {
            let numbers = &self.numbers[&list];
            let of_list = self.read_in.iter().filter(|(_, number)| numbers.contains(number));
            let campaigns: BTreeSet<CampaignId> = of_list.map(|(campaign, _)| *campaign).collect();
            let others = campaigns.into_iter().rev().filter(|campaign| *campaign != current);
            let known = others.filter_map(|campaign| city.campaign(campaign).ok());
            lists.extend(known.map(|known| EarlierList {
                list,
                slug: known.campaign.slug.clone(),
                title: known.campaign.title.clone(),
            }));
        }
        lists
    }

    /// The list's own card counts where it has one: authors read what they took back or what is held.
    fn row(&self, call: &Call, state: &IdeaState, listed: Option<&(IdeaNumber, MyIdea)>) -> MyIdea {
        let by_me = relation_by_account(&call.actor, state).is_author();
        let news = self.recent.tell(state.number, by_me);
        let listed = listed.and_then(|(_, idea)| idea.card.as_ref());
        match listed.or_else(|| self.cards.get(&state.number)) {
            Some(card) => MyIdea::whole(card.clone(), news),
            None => MyIdea::gone(state.number, state.status, state.overlay, &news),
        }
    }
}

/// What happened since the last visit.
struct Recent {
    events: HashMap<IdeaNumber, Vec<Event>>,
    own_comments: BTreeSet<CommentId>,
}

impl Recent {
    async fn load(call: &Call, tx: &mut Tx, person: PersonId, ideas: &[IdeaNumber]) -> Result<Self> {
        let sealed = tx.news_mark(person).await?;
        let mut recent = Self { events: HashMap::new(), own_comments: BTreeSet::new() };
        // On the first visit nothing is new, for everything is.
        if let Some(seen) = unseal(&call.service, person, sealed.as_deref()).filter(|seen| seen.as_i64() > 0)
        {
            recent.events = tx.events_since(seen, ideas).await?;
        }
        let comment = |event: &Event| {
            let (Event::CommentAdded { comment, .. }
            | Event::CommentHidden { comment, .. }
            | Event::CommentRestored { comment, .. }
            | Event::Judged { comment: Some(comment), .. }) = event
            else {
                return None;
            };
            Some(*comment)
        };
        if let Some(first) = recent.events.values().flatten().filter_map(comment).min() {
            recent.own_comments = tx.own_comments(person, first).await?;
        }
        Ok(recent)
    }

    /// Whether anything happened, be it news or not.
    fn has(&self, idea: IdeaNumber) -> bool {
        self.events.contains_key(&idea)
    }

    fn tell(&self, idea: IdeaNumber, by_me: bool) -> News {
        News::of(self.events.get(&idea).into_iter().flatten(), &self.own_comments, by_me)
    }
}

/// Writes everybody's marks anew every hour, for as long as the process lives.
pub async fn keep_marks(service: Service) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = write_marks(&service).await {
            warn!("The news marks were not written: {error}");
        }
    }
}

/// Writes everybody's marks anew, also of those who were not here: a row that changes tells nothing of its person. Servers
/// that do it at once may each forget a visit of the other, and news are shown once more.
///
/// # Errors
/// When the database is away; visits that are not written then are forgotten.
pub async fn write_marks(service: &Service) -> Result<()> {
    let seen = std::mem::take(&mut *service.seen().0.lock().unwrap_or_else(PoisonError::into_inner));
    let mut last = PersonId::from_i64(0);
    loop {
        let marks = service.store().read().await?.news_marks(last, AT_ONCE).await?;
        let Some((person, _)) = marks.last() else { return Ok(()) };
        last = *person;
        let anew = |(person, sealed): (PersonId, Option<Vec<u8>>)| {
            let before = unseal(service, person, sealed.as_deref()).unwrap_or(EventId::from_i64(0));
            let mark = seen.get(&person).map_or(before, |seen| before.max(*seen));
            (person, service.secret().seal(&purpose(person), &mark.as_i64().to_be_bytes(), service.dice()))
        };
        let marks: Vec<_> = marks.into_iter().map(anew).collect();
        let write = service.store().write(move |tx| Box::pin(async move { tx.set_news_marks(marks).await }));
        write.await.map_err(Error::from)?;
    }
}

fn note(service: &Service, person: PersonId, newest: EventId) {
    let mut seen = service.seen().0.lock().unwrap_or_else(PoisonError::into_inner);
    seen.insert(person, newest);
}

/// `None` without a mark, and for one that was sealed for somebody else or by another secret.
fn unseal(service: &Service, person: PersonId, sealed: Option<&[u8]>) -> Option<EventId> {
    let plain = service.secret().unseal(&purpose(person), sealed?)?;
    plain.try_into().ok().map(|bytes| EventId::from_i64(i64::from_be_bytes(bytes)))
}

/// The person is part of the key and of what is authenticated: a mark that is copied to another row opens nothing.
fn purpose(person: PersonId) -> String {
    format!("news mark of {person}")
}
