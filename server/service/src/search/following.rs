//! Following what changes, also while everything is read anew: that takes long, and nobody shall wait for it.

use std::{
    collections::BTreeSet,
    pin::pin,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use domain::{
    events::Change,
    ids::{EventId, IdeaNumber},
};
use tokio::sync::{
    Notify,
    broadcast::{Receiver, error::RecvError},
};
use tracing::warn;

use super::{build, refresh_in, words};
use crate::{Result, Service};

/// The pause after the database was away.
const PAUSE: Duration = Duration::from_secs(1);
/// How often it is asked whether something was not told of: a process may end between a change and the telling.
const ROUND: Duration = Duration::from_secs(20);

/// Reads everything, then follows every change, until the process ends.
pub async fn keep_up(service: Service) {
    let ear = Ear::new();
    let news = service.hub().subscribe();
    tokio::select! {
        () = ear.listen(news) => {}
        () = work(&service, &ear) => {}
        () = catch_up(&service) => {}
    }
}

/// Each round reads again from where the round before last ended: on PostgreSQL an event may appear after one with a higher number.
async fn catch_up(service: &Service) {
    let mut rounds = tokio::time::interval(ROUND);
    let (mut before, mut last) = (None, None);
    loop {
        rounds.tick().await;
        let done = match before.or(last) {
            Some(seen) => super::catch_up(service, seen).await,
            None => newest(service).await,
        };
        match done {
            Ok(newest) => (before, last) = (last, Some(newest)),
            Err(error) => warn!("The search could not ask what it missed: {error}"),
        }
    }
}

async fn newest(service: &Service) -> Result<EventId> {
    Ok(service.store().read().await?.newest_event().await?)
}

async fn work(service: &Service, ear: &Ear) {
    loop {
        let heard = ear.heard().await;
        if let Err(error) = act(service, ear, &heard).await {
            warn!("The search has to wait: {error}");
            ear.hear_again(heard);
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn act(service: &Service, ear: &Ear, heard: &Heard) -> Result<()> {
    if heard.all {
        return renew(service, ear).await;
    }
    if heard.words {
        service.search().index().set_synonyms(words(service).await?);
    }
    let changed: Vec<IdeaNumber> = heard.changed.iter().copied().collect();
    super::refresh(service, &changed).await
}

/// Reads everything anew. What changes meanwhile is found in the old index at once, and in the new one before it is used.
async fn renew(service: &Service, ear: &Ear) -> Result<()> {
    let mut meanwhile = Heard::default();
    let mut building = pin!(build(service));
    let index = loop {
        tokio::select! {
            built = &mut building => break built?,
            mut heard = ear.heard() => {
                // Once more: it began before whatever asked for it now.
                let again = std::mem::take(&mut heard.all);
                if service.search().is_warm() {
                    act_on_old(service, &heard).await;
                }
                heard.all = again;
                meanwhile.add(heard);
            }
        }
    };
    if meanwhile.words {
        index.set_synonyms(words(service).await?);
    }
    let changed: Vec<IdeaNumber> = meanwhile.changed.iter().copied().collect();
    if !changed.is_empty() {
        refresh_in(service, index.clone(), &changed).await?;
    }
    service.search().replace(index);
    if meanwhile.all {
        ear.hear_again(Heard { all: true, ..Heard::default() });
    }
    Ok(())
}

/// The index that is about to be replaced: an error costs nothing that the new one does not bring.
async fn act_on_old(service: &Service, heard: &Heard) {
    let changed: Vec<IdeaNumber> = heard.changed.iter().copied().collect();
    if let Err(error) = super::refresh(service, &changed).await {
        warn!("The search did not follow a change yet: {error}");
    }
}

/// What is to be done: numbers of ideas, not changes, so that it does not grow while nobody has time for it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Heard {
    changed: BTreeSet<IdeaNumber>,
    /// The synonyms are others now.
    words: bool,
    /// Everything has to be read anew.
    all: bool,
}

impl Heard {
    fn add(&mut self, more: Self) {
        self.changed.extend(more.changed);
        self.words |= more.words;
        self.all |= more.all;
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Takes in changes as they come, whatever else is being done.
struct Ear {
    heard: Mutex<Heard>,
    rung: Notify,
}

impl Ear {
    /// At first everything has to be read.
    fn new() -> Self {
        Self { heard: Mutex::new(Heard { all: true, ..Heard::default() }), rung: Notify::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn listen(&self, mut news: Receiver<Change>) {
        loop {
            let mut heard = Heard::default();
            match news.recv().await {
                Ok(
                    Change::IdeaPosted { idea }
                    | Change::CommentAdded { idea, .. }
                    | Change::IdeaChanged { idea },
                ) => {
                    heard.changed.insert(idea);
                }
                // Votes are not looked for.
                Ok(Change::Tally { .. } | Change::BoardChanged { .. } | Change::CityChanged) => continue,
                Ok(Change::SearchWordsChanged) => heard.words = true,
                Ok(Change::Missed | Change::SearchOutdated) | Err(RecvError::Lagged(_)) => heard.all = true,
                Err(RecvError::Closed) => return,
            }
            self.hear_again(heard);
        }
    }

    fn hear_again(&self, heard: Heard) {
        self.lock().add(heard);
        self.rung.notify_one();
    }

    /// What was heard since; waits until there is something.
    async fn heard(&self) -> Heard {
        loop {
            let heard = std::mem::take(&mut *self.lock());
            if !heard.is_empty() {
                return heard;
            }
            self.rung.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::votes::Tally;
    use tokio::sync::broadcast;

    use super::*;

    #[tokio::test]
    async fn however_long_a_rebuild_takes_no_vote_and_no_change_makes_it_start_again() {
        let (sender, news) = broadcast::channel(8);
        let ear = Ear::new();
        assert!(ear.heard().await.all, "at first everything is read");
        let idea = IdeaNumber::from_i64;
        let busy = async {
            for n in 0..100 {
                sender.send(Change::Tally { idea: idea(1), tally: Tally { votes: n, revision: n } }).unwrap();
                sender.send(Change::IdeaChanged { idea: idea(1 + n % 3) }).unwrap();
                // Nobody takes what was heard: a rebuild is going on.
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            () = ear.listen(news) => panic!("the news do not end"),
            () = async { busy.await; tokio::task::yield_now().await } => {}
        }
        let heard = ear.heard().await;
        assert_eq!(heard, Heard { changed: [1, 2, 3].map(idea).into(), ..Heard::default() });
    }
}
