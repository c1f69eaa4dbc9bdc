//! One's own ideas, votes, comments and follows, with what is new since the last visit.
//!
//! Up to where somebody has seen is nobody's business. The mark is sealed for its person, a visit is noted in memory alone, and
//! at the start and once an hour everybody's marks are written anew together (`docs/decisions/0011-news-marks.md`).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
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
    time::{MINUTE, Timestamp},
    votes::VoterTag,
};
use store::{Tx, ideas::IdeaState, news::SealedMark};
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
/// How long what the bells say holds at most. Finding it out reads as much as a page.
const BELL: i64 = MINUTE;

/// What is not in the database: visits since the marks were written, and what the bells said last.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<Memory>);

#[derive(Debug, Default)]
struct Memory {
    /// Who has seen which event, and no time.
    visits: HashMap<PersonId, EventId>,
    /// The newest event when the marks were last written. Whoever has no mark came later, so that all they have to do with is
    /// newer.
    round: Option<EventId>,
    /// What was found for whom since `bells_from`; a time of its own nobody has here either.
    bells: HashMap<PersonId, usize>,
    bells_from: Option<Timestamp>,
}

impl Memory {
    fn bell(&mut self, person: PersonId, now: Timestamp) -> Option<usize> {
        if self.bells_from.is_none_or(|from| now.since(from) >= BELL) {
            self.bells.clear();
            self.bells_from = Some(now);
        }
        self.bells.get(&person).copied()
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

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

/// How many ideas have news that the person who asks has not seen. What is told holds for a minute at most, or until they look.
///
/// # Errors
/// When the database is away.
pub async fn unseen(call: &Call, person: PersonId) -> Result<usize> {
    let told = call.service.seen().lock().bell(person, call.now);
    if let Some(ideas) = told {
        return Ok(ideas);
    }
    let ideas = count_unseen(call, person).await?;
    call.service.seen().lock().bells.insert(person, ideas);
    Ok(ideas)
}

async fn count_unseen(call: &Call, person: PersonId) -> Result<usize> {
    let city = campaigns::city(call).await?;
    // One's own page is empty then, and sees nothing.
    if city.current(call.now).is_none() {
        return Ok(0);
    }
    let visit = call.service.seen().lock().visits.get(&person).copied();
    let mut tx = call.service.store().read().await?;
    let seen = written(&call.service, &mut tx, person).await?.max(visit);
    let Some(seen) = seen else { return Ok(0) };
    if tx.newest_event().await? <= seen {
        return Ok(0);
    }
    let tracked = Tracked::load(call, &mut tx, (person, &votes::tags(&city, person)), Some(seen)).await?;
    Ok(tracked.states.iter().filter(|(state, sight)| !tracked.news(call, state, *sight).is_empty()).count())
}

/// Every idea that somebody has to do with, in all campaigns, and what happened since.
struct Tracked {
    /// Numbers of each list.
    numbers: HashMap<Mine, BTreeSet<IdeaNumber>>,
    recent: Recent,
    /// How those stand that are theirs to see.
    states: Vec<(IdeaState, Sight)>,
}

impl Tracked {
    async fn load(
        call: &Call,
        tx: &mut Tx,
        (person, voters): (PersonId, &[VoterTag]),
        seen: Option<EventId>,
    ) -> Result<Self> {
        let mut numbers = HashMap::new();
        for list in Mine::ALL.iter().copied() {
            let found: BTreeSet<_> = tx.ideas_of(list, person, voters).await?.into_iter().collect();
            numbers.insert(list, found);
        }
        let all: BTreeSet<IdeaNumber> = numbers.values().flatten().copied().collect();
        let all: Vec<IdeaNumber> = all.into_iter().collect();
        let recent = Recent::load(tx, person, &all, seen).await?;
        let states = tx.idea_states(&all).await?.into_iter().filter_map(|state| {
            let relation = relation_by_account(&call.actor, &state);
            let sight = call.actor.keep_track_of(&state.standing(relation, call.now))?;
            Some((state, sight))
        });
        Ok(Self { numbers, recent, states: states.collect() })
    }

    fn news(&self, call: &Call, state: &IdeaState, sight: Sight) -> News {
        let by_me = relation_by_account(&call.actor, state).is_author();
        let news = self.recent.tell(state.number, by_me);
        match sight {
            Sight::Full => news,
            Sight::Tombstone => news.of_what_is_gone(),
        }
    }
}

/// The same, with what of it can be read.
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
        let mut tx = call.service.store().read().await?;
        let seen = written(&call.service, &mut tx, person).await?;
        let voters = votes::tags(&city, person);
        let Tracked { numbers, recent, states } =
            Tracked::load(call, &mut tx, (person, &voters), seen).await?;
        let mut whole: HashMap<CampaignId, Vec<IdeaNumber>> = HashMap::new();
        let mut read_in = Vec::new();
        for (state, _) in states.iter().filter(|(_, sight)| *sight == Sight::Full) {
            read_in.push((state.campaign, state.number));
            if recent.has(state.number) {
                whole.entry(state.campaign).or_default().push(state.number);
            }
        }
        let mut cards = HashMap::new();
        for (campaign, ideas) in whole {
            let voter = votes::tag_in(&city, campaign, person)?;
            let found = tx.unlisted_cards(&ideas, Some(person), voter).await?;
            cards.extend(found.into_iter().map(|card| (card.number, card)));
        }
        let told = |state: &IdeaState, sight| match sight {
            Sight::Full => recent.has(state.number),
            Sight::Tombstone => true,
        };
        let states = states.into_iter().filter(|(state, sight)| told(state, *sight));
        let states = states.map(|(state, _)| (state.number, state)).collect();
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
            None => MyIdea::gone(state.number, state.status, state.overlay, news),
        }
    }
}

/// What happened since the last visit.
struct Recent {
    events: HashMap<IdeaNumber, Vec<Event>>,
    own_comments: BTreeSet<CommentId>,
}

impl Recent {
    /// Without a mark nothing is new, for everything is.
    async fn load(
        tx: &mut Tx,
        person: PersonId,
        ideas: &[IdeaNumber],
        seen: Option<EventId>,
    ) -> Result<Self> {
        let mut recent = Self { events: HashMap::new(), own_comments: BTreeSet::new() };
        if let Some(seen) = seen {
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

/// Writes everybody's marks anew at once and every hour, for as long as the process lives.
pub async fn keep_marks(service: Service) {
    loop {
        if let Err(error) = write_marks(&service).await {
            warn!("The news marks were not written: {error}");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Writes everybody's marks anew, also of those who were not here: a row that changes tells nothing of its person. Servers
/// that do it at once may each forget a visit of the other, and news are shown once more.
///
/// # Errors
/// When the database is away; visits that are not written then are forgotten.
pub async fn write_marks(service: &Service) -> Result<()> {
    let newest = service.store().read().await?.newest_event().await?;
    let (visits, round) = {
        let mut memory = service.seen().lock();
        (std::mem::take(&mut memory.visits), memory.round.replace(newest))
    };
    let mut last = PersonId::from_i64(0);
    loop {
        let marks = service.store().read().await?.news_marks(last, AT_ONCE).await?;
        let Some((person, _)) = marks.last() else { return Ok(()) };
        last = *person;
        let anew = |(person, sealed): (PersonId, SealedMark)| {
            let before = unseal(service, person, sealed.as_deref()).or(round).unwrap_or(newest);
            let mark = visits.get(&person).map_or(before, |seen| before.max(*seen));
            (person, service.secret().seal(&purpose(person), &mark.as_i64().to_be_bytes(), service.dice()))
        };
        let marks: Vec<_> = marks.into_iter().map(anew).collect();
        let write = service.store().write(move |tx| Box::pin(async move { tx.set_news_marks(marks).await }));
        write.await.map_err(Error::from)?;
    }
}

fn note(service: &Service, person: PersonId, newest: EventId) {
    let mut memory = service.seen().lock();
    memory.visits.insert(person, newest);
    memory.bells.remove(&person);
}

/// Up to where somebody has seen, as far as it was written.
async fn written(service: &Service, tx: &mut Tx, person: PersonId) -> Result<Option<EventId>> {
    let sealed = tx.news_mark(person).await?;
    let round = service.seen().lock().round;
    Ok(unseal(service, person, sealed.as_deref()).or(round))
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
