//! Committed changes become known: at once in this process, and on PostgreSQL through LISTEN/NOTIFY in every other.
//!
//! NOTIFY runs after the commit and gathers what has come together meanwhile: inside the transaction it takes a lock that lets
//! commits through one by one (PostgreSQL, `async.c`), each waiting for the disk.

use std::{collections::HashMap, time::Duration};

use domain::{events::Change, ids::IdeaNumber};
use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::{broadcast, mpsc};
use tracing::warn;

const CHANNEL: &str = "dogital_changes";
/// PostgreSQL takes payloads below 8,000 bytes; a change has less than 100.
const PER_NOTICE: usize = 64;
/// How many changes a slow reader may fall behind before it has to ask for the present state.
const BACKLOG: usize = 4_096;
const PAUSE_BEFORE_LISTENING_AGAIN: Duration = Duration::from_secs(1);

/// Spreads committed changes.
#[derive(Clone)]
pub(crate) struct Announcer {
    changes: broadcast::Sender<Change>,
    others: Option<mpsc::UnboundedSender<Change>>,
}

impl Announcer {
    pub(crate) fn in_process() -> Self {
        Self { changes: broadcast::channel(BACKLOG).0, others: None }
    }

    pub(crate) fn over_postgres(pool: &PgPool) -> Self {
        let (others, queue) = mpsc::unbounded_channel();
        let changes = broadcast::channel(BACKLOG).0;
        tokio::spawn(notify(pool.clone(), queue));
        tokio::spawn(listen(pool.clone(), changes.clone()));
        Self { changes, others: Some(others) }
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    pub(crate) fn tell(&self, changes: Vec<Change>) {
        for change in changes {
            // An error means that nobody listens, which is no fault.
            match &self.others {
                Some(others) => drop(others.send(change)),
                None => drop(self.changes.send(change)),
            }
        }
    }
}

async fn notify(pool: PgPool, mut queue: mpsc::UnboundedReceiver<Change>) {
    let mut gathered = Vec::new();
    while queue.recv_many(&mut gathered, PER_NOTICE).await > 0 {
        let mut told = newest(gathered.drain(..));
        // What is written has to be heard of: else an index would keep what somebody has hidden since.
        while let Err(error) = send(&pool, &told).await {
            if pool.is_closed() {
                return;
            }
            warn!("Servers were not told of changes yet: {error}");
            told = vec![Change::Missed];
            tokio::time::sleep(PAUSE_BEFORE_LISTENING_AGAIN).await;
        }
    }
}

async fn send(pool: &PgPool, changes: &[Change]) -> sqlx::Result<()> {
    let payload = serde_json::to_string(changes).unwrap_or_default();
    sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(payload).execute(pool).await.map(|_| ())
}

/// Of several tallies of one idea only the newest is news.
fn newest(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    let mut tallies: HashMap<IdeaNumber, usize> = HashMap::new();
    for change in changes {
        match change {
            Change::Tally { idea, tally } => match tallies.get(&idea).and_then(|at| kept.get_mut(*at)) {
                Some(Change::Tally { tally: known, .. }) => *known = known.newest(tally),
                Some(_) | None => {
                    tallies.insert(idea, kept.len());
                    kept.push(change);
                }
            },
            Change::IdeaPosted { .. }
            | Change::CommentAdded { .. }
            | Change::IdeaChanged { .. }
            | Change::BoardChanged { .. }
            | Change::Missed
            | Change::CityChanged
            | Change::SearchOutdated
            | Change::SearchWordsChanged => kept.push(change),
        }
    }
    kept
}

async fn listen(pool: PgPool, changes: broadcast::Sender<Change>) {
    let mut interrupted = false;
    loop {
        if let Err(error) = hear(&pool, &changes, interrupted).await {
            if pool.is_closed() {
                return;
            }
            warn!("Listening to other servers was interrupted: {error}");
        }
        interrupted = true;
        tokio::time::sleep(PAUSE_BEFORE_LISTENING_AGAIN).await;
    }
}

async fn hear(pool: &PgPool, changes: &broadcast::Sender<Change>, interrupted: bool) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    if interrupted {
        drop(changes.send(Change::Missed));
    }
    loop {
        // `None`: the connection broke; the listener is back on a new one, and what happened between is lost.
        let Some(notice) = listener.try_recv().await? else {
            drop(changes.send(Change::Missed));
            continue;
        };
        for change in serde_json::from_str::<Vec<Change>>(notice.payload()).unwrap_or_default() {
            drop(changes.send(change));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::votes::Tally;

    #[test]
    fn only_the_newest_tally_of_an_idea_is_sent() {
        let idea = IdeaNumber::from_i64(1);
        let tally = |revision| Change::Tally { idea, tally: Tally { votes: revision, revision } };
        let kept = newest([tally(1), Change::IdeaPosted { idea }, tally(3), tally(2)].into_iter());
        assert_eq!(kept, [tally(3), Change::IdeaPosted { idea }]);
    }
}
