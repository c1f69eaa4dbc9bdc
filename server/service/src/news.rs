//! One's own ideas, votes, comments and follows, with what is new since the last visit.
//!
//! Up to where somebody has seen is nobody's business. The mark is sealed for its person, a visit is noted in memory alone, and
//! once an hour everybody's marks are written anew together (`docs/decisions/0011-news-marks.md`).

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use domain::{
    events::Event,
    ideas::{IdeaCard, IdeaList},
    ids::{CommentId, EventId, IdeaNumber, PersonId},
    news::{MyIdea, MyIdeas, News},
    people::Scope,
    search::{Mine, Query},
    slices::Slice,
};
use tracing::warn;

use crate::{Call, Error, Result, Service, campaigns, ideas};

/// How often everybody's marks are written anew. Until then, news stay news: a visit lasts, through reloading and going back.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// People in one transaction, so that nobody waits for it.
const AT_ONCE: u32 = 500;

/// Visits that are not in the database yet: who has seen which event, and no time.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<HashMap<PersonId, EventId>>);

/// What the person who asks has to do with ideas, and notes that they have seen it.
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
    let posted = list(call, Mine::Posted).await?;
    let voted = list(call, Mine::Voted).await?;
    let commented = list(call, Mine::Commented).await?;
    let followed = list(call, Mine::Followed).await?;
    let lists = [&posted, &voted, &commented, &followed];
    let numbers: BTreeSet<_> =
        lists.iter().flat_map(|list| &list.ideas.items).map(|card| card.number).collect();
    let recent = Recent::load(call, person, numbers.into_iter().collect()).await?;
    note(&call.service, person, newest);
    Ok(MyIdeas {
        topics: posted.campaign.topics,
        posted: recent.tell(posted.ideas),
        voted: recent.tell(voted.ideas),
        commented: recent.tell(commented.ideas),
        followed: recent.tell(followed.ideas),
    })
}

async fn list(call: &Call, mine: Mine) -> Result<IdeaList> {
    ideas::list(call, &Query { mine: Some(mine), ..Query::default() }).await
}

/// What happened since the last visit.
struct Recent {
    events: HashMap<IdeaNumber, Vec<Event>>,
    own_comments: BTreeSet<CommentId>,
}

impl Recent {
    async fn load(call: &Call, person: PersonId, ideas: Vec<IdeaNumber>) -> Result<Self> {
        let mut tx = call.service.store().read().await?;
        let sealed = tx.news_mark(person).await?;
        let mut recent = Self { events: HashMap::new(), own_comments: BTreeSet::new() };
        // On the first visit nothing is new, for everything is.
        if let Some(seen) = unseal(&call.service, person, sealed.as_deref()).filter(|seen| seen.as_i64() > 0)
        {
            recent.events = tx.events_since(seen, &ideas).await?;
        }
        let comment = |event: &Event| {
            if let Event::CommentAdded { comment, .. } = event { Some(*comment) } else { None }
        };
        if let Some(first) = recent.events.values().flatten().filter_map(comment).min() {
            recent.own_comments = tx.own_comments(person, first).await?;
        }
        Ok(recent)
    }

    fn tell(&self, ideas: Slice<IdeaCard>) -> Slice<MyIdea> {
        let tell = |card: IdeaCard| {
            let events = self.events.get(&card.number).into_iter().flatten();
            MyIdea { news: News::of(events, &self.own_comments, card.mine), card }
        };
        Slice { items: ideas.items.into_iter().map(tell).collect(), next: ideas.next }
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
