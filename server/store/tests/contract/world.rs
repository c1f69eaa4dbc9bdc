//! A small city to test in: one campaign, two topics, a unit, Ana and Ben.

use domain::{
    campaigns::{Masterplan, Schedule},
    comments::{CommentKind, NewComment, Veil},
    ideas::{NewIdea, Relation, Status, Wording},
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    people::{AccessPath, Role, Who},
    policy::Actor,
    text::{CommentBody, Email, PersonName, Pinch, Title, Wish},
    time::{DAY, HOUR, Timestamp},
    votes::{Ballot, SetVote, VoterTag},
};
use sqlx::Connection as _;
use store::{
    Store, StoreError, Tx,
    comments::Signature,
    ideas::{IdeaState, Origin, Posting},
    lists::ListOf,
    people::NewPerson,
    seeds::{SeedCampaign, SeedTopic, SeedUnit},
};

/// An afternoon while ideas are collected.
pub fn now() -> Timestamp {
    Timestamp::from_date(2019, 2, 4).plus(14 * HOUR + 1)
}

pub fn schedule() -> Schedule {
    let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
    Schedule {
        collecting: day(0),
        voting: day(20),
        review: day(30),
        workshops: day(35),
        results: day(60),
        archived: day(200),
    }
}

pub fn both(text: &str) -> [String; 2] {
    [format!("{text} äöüß"), format!("{text} in English")]
}

#[derive(Clone, Copy)]
pub struct World {
    pub campaign: CampaignId,
    pub topic: TopicId,
    pub other_topic: TopicId,
    pub unit: UnitId,
    pub ana: PersonId,
    pub ben: PersonId,
}

pub async fn world(store: &Store) -> World {
    let made = store.write(|tx| Box::pin(async move { make(tx).await }));
    made.await.expect("the world can be made")
}

async fn make(tx: &mut Tx) -> Result<World, StoreError> {
    let [name_de, name_en] = both("Kita");
    let unit = SeedUnit { slug: "kita".into(), parent: None, name_de, name_en, headcount: 40 };
    let unit = tx.seed_units(&[unit], now()).await?[0];
    let (campaign, topics) = tx.seed_campaign(&campaign("fruehjahr-2019"), now()).await?;
    let ana = tx.add_person(&person("Ana Yılmaz", "ana@example.org"), now()).await?;
    let ben = tx.add_person(&person("Ben Kowalski", "ben@example.org"), now()).await?;
    Ok(World { campaign, topic: topics[0], other_topic: topics[1], unit, ana, ben })
}

pub fn campaign(slug: &str) -> SeedCampaign {
    SeedCampaign {
        slug: slug.into(),
        title: both("Frühjahr"),
        intro: both("Worum es geht"),
        rules: both("<p>Regeln</p>"),
        schedule: schedule(),
        vote_key: vec![0, 1, 255],
        topics: vec![topic("it"), topic("arbeitszeit")],
    }
}

pub fn topic(slug: &str) -> SeedTopic {
    let [name_de, name_en] = both(slug);
    SeedTopic { slug: slug.into(), name_de, name_en, masterplan: Masterplan::Economy }
}

pub fn person(name: &str, email: &str) -> NewPerson {
    NewPerson {
        email: Some(Email::parse(email).unwrap()),
        name: PersonName::parse(name).unwrap(),
        role: Role::Employee,
        unit: None,
        access: AccessPath::Password,
        password_hash: None,
    }
}

pub fn actor(id: PersonId) -> Actor {
    Actor::Person(Who { id, role: Role::Employee, unit: None })
}

pub fn voter(n: u8) -> VoterTag {
    VoterTag::from_bytes([n; 16])
}

pub fn wording(title: &str) -> Wording {
    Wording {
        title: Title::parse(title).unwrap(),
        pinch: Pinch::parse("Der Drucker im Erdgeschoß klemmt jeden Morgen.\n\n„Größe“ zählt.").unwrap(),
        wish: Wish::parse("Ein zweiter Drucker 🖨").unwrap(),
    }
}

impl World {
    pub fn posting(&self, origin: Origin) -> Posting {
        let at = match origin {
            Origin::Named(_) => now(),
            Origin::Unnamed { .. } => now().day(),
        };
        Posting { campaign: self.campaign, origin, status: Status::Open, at }
    }

    pub fn new_idea(&self, title: &str, named: bool) -> NewIdea {
        NewIdea { text: wording(title), topic: self.topic, unit: Some(self.unit), named }
    }

    /// Ana posts an idea.
    pub async fn idea(&self, store: &Store, title: &str) -> IdeaNumber {
        self.post(store, self.new_idea(title, true), self.posting(Origin::Named(self.ana))).await
    }

    pub async fn post(&self, store: &Store, idea: NewIdea, posting: Posting) -> IdeaNumber {
        let permit = actor(self.ana).post_idea(idea, &schedule(), now()).unwrap();
        let posted = store.write(move |tx| Box::pin(async move { tx.post_idea(permit, posting).await }));
        posted.await.expect("the idea can be posted")
    }

    pub async fn withdraw(&self, store: &Store, idea: IdeaNumber) {
        let author = actor(self.ana);
        let done = store.write(move |tx| {
            Box::pin(async move {
                let state = locked(tx, idea).await;
                let permit = author.withdraw(&state.standing(Relation::Author, now())).unwrap();
                tx.withdraw_idea(permit, now()).await.map(drop)
            })
        });
        done.await.expect("the idea can be withdrawn");
    }

    /// Ben comments by name.
    pub async fn comment(&self, store: &Store, idea: IdeaNumber, body: &str) -> CommentId {
        let (comment, ben) = (new_comment(idea, body, true), self.ben);
        let added = store.write(move |tx| {
            Box::pin(async move {
                let state = locked(tx, idea).await;
                let standing = state.standing(Relation::Reader, now());
                let permit = actor(ben).add_comment(comment, &standing, None).unwrap();
                tx.add_comment(permit, Signature::Named(ben), Veil::None, "<p>Ja</p>".into(), now()).await
            })
        });
        added.await.expect("the comment can be written")
    }

    pub fn list(&self) -> ListOf {
        ListOf {
            campaign: self.campaign,
            sort: domain::search::Sort::New,
            topic: None,
            status: None,
            unit: None,
            mine: None,
            after: None,
            limit: 20,
            person: None,
            voter: None,
        }
    }
}

pub fn new_comment(idea: IdeaNumber, body: &str, named: bool) -> NewComment {
    NewComment {
        idea,
        reply_to: None,
        kind: CommentKind::Concern,
        body: CommentBody::parse(body).unwrap(),
        named,
        official: false,
    }
}

pub async fn locked(tx: &mut Tx, idea: IdeaNumber) -> IdeaState {
    tx.lock_idea(idea).await.expect("the database is there").expect("the idea is there")
}

pub async fn state(store: &Store, idea: IdeaNumber) -> IdeaState {
    store.read().await.unwrap().idea_state(idea).await.unwrap().expect("the idea is there")
}

pub async fn vote(store: &Store, idea: IdeaNumber, tag: VoterTag, wanted: bool) -> Ballot {
    let done = store.write(move |tx| {
        Box::pin(async move {
            let state = locked(tx, idea).await;
            let permit = actor(PersonId::from_i64(1))
                .set_vote(SetVote { idea, wanted }, &state.standing(Relation::Reader, now()))
                .unwrap();
            tx.set_vote(permit, tag, &state, false).await
        })
    });
    done.await.expect("the vote can be cast")
}

/// Asks the database itself, past the store.
pub async fn scalar(store: &store::testing::Fresh, text: &'static str) -> i64 {
    let url = store.url();
    if url.starts_with("postgres") {
        let mut conn = sqlx::PgConnection::connect(&url).await.unwrap();
        sqlx::query_scalar(text).fetch_one(&mut conn).await.unwrap()
    } else {
        let mut conn = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query_scalar(text).fetch_one(&mut conn).await.unwrap()
    }
}

/// Changes the database itself, past the store: for states that only later use cases bring about.
pub async fn execute(store: &store::testing::Fresh, text: &'static str) {
    let url = store.url();
    if url.starts_with("postgres") {
        let mut conn = sqlx::PgConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(text).execute(&mut conn).await.unwrap();
    } else {
        let mut conn = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(text).execute(&mut conn).await.unwrap();
    }
}
