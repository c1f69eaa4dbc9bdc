use std::sync::Arc;

use domain::{
    campaigns::{Masterplan, Schedule},
    comments::{Comment, CommentKind, RawComment},
    events::Change,
    ideas::{IdeaPage, Overlay, RawIdea, Status},
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    people::{AccessPath, Role, Who},
    policy::Actor,
    refusals::Refusal,
    time::{DAY, HOUR, Timestamp},
    triage::Thing,
    votes::{Ballot, SetVote},
};
use service::{
    Call, Error, Service, campaigns, comments, ideas,
    ports::{LoadedDice, StoppedClock},
    secrets::Secret,
    triage, votes,
};
use store::{
    StoreError,
    seeds::{SeedCampaign, SeedIdea, SeedPerson, SeedTopic, SeedUnit},
    testing::{Fresh, fresh_sqlite},
};

pub const PINCH: &str = "Der Drucker im Erdgeschoß klemmt jeden Morgen.";

/// A campaign of spring 2019 while ideas are collected. Ana posts, Ben votes, Chidi moderates.
pub struct World {
    pub service: Service,
    pub clock: Arc<StoppedClock>,
    pub campaign: CampaignId,
    pub topic: TopicId,
    pub ana: Call,
    pub ben: Call,
    pub chidi: Call,
    pub visitor: Call,
    // Dropped last, for the database goes with it.
    database: Fresh,
}

pub fn monday() -> Timestamp {
    Timestamp::from_date(2019, 2, 4).plus(14 * HOUR + 123)
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

impl World {
    pub async fn new() -> Self {
        Self::on(fresh_sqlite().await).await
    }

    /// The same in a database that is there already.
    pub async fn on(database: Fresh) -> Self {
        let clock = StoppedClock::at(monday());
        let standing: Arc<StoppedClock> = Arc::clone(&clock);
        let service = Service::new(
            database.clone(),
            Secret::from_bytes([9; 32]),
            standing,
            Arc::new(LoadedDice::new(1)),
        );
        let vote_key = campaigns::new_sealed_vote_key(&service);
        let made = service.store().write(move |tx| {
            Box::pin(async move {
                tx.seed_units(&[unit()], monday()).await?;
                let people = tx.seed_people(&people(), monday()).await?;
                let (campaign, topics) = tx.seed_campaign(&campaign(vote_key), monday()).await?;
                Ok::<_, StoreError>((people, campaign, topics))
            })
        });
        let (people, campaign, topics) = made.await.unwrap();
        let call = |at: usize, role| service.call(Actor::Person(Who { id: people[at], role, unit: None }));
        Self {
            ana: call(0, Role::Employee),
            ben: call(1, Role::Employee),
            chidi: call(2, Role::Moderator),
            visitor: service.call(Actor::Visitor),
            service,
            clock,
            campaign,
            topic: topics[0],
            database,
        }
    }

    /// The same person at another moment.
    pub fn at(&self, call: &Call, now: Timestamp) -> Call {
        self.clock.set(now);
        Call { now, ..call.clone() }
    }

    /// Somebody posts an idea; the claim code comes with those without a name.
    pub async fn post(&self, by: &Call, title: &str, named: bool) -> (IdeaNumber, Option<String>) {
        let posted = ideas::post(by, &raw(title, named)).await.unwrap();
        (posted.number, posted.claim_code)
    }

    /// An idea of Ana's in a state that moderation brings about.
    pub async fn idea_in(&self, title: &str, status: Status, overlay: Overlay) -> IdeaNumber {
        let idea = SeedIdea {
            topic: self.topic,
            unit: None,
            author: Some(id(&self.ana)),
            claim_hash: None,
            title: title.into(),
            pinch: PINCH.into(),
            wish: String::new(),
            status,
            overlay,
            handed_to: None,
            supported: true,
            votes: 0,
            comments: 0,
            hot: 0,
            answered_at: None,
            created_at: monday(),
        };
        let campaign = self.campaign;
        let made = self
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.seed_ideas(campaign, &[idea]).await }));
        made.await.unwrap()[0]
    }

    /// Two days later there is another campaign.
    pub async fn next_campaign(&self) {
        let vote_key = campaigns::new_sealed_vote_key(&self.service);
        let later = |at: Timestamp| at.plus(2 * DAY);
        let Schedule { collecting, voting, review, workshops, results, archived } = schedule();
        let next = SeedCampaign {
            slug: "sommer-2019".into(),
            schedule: Schedule {
                collecting: later(collecting),
                voting: later(voting),
                review: later(review),
                workshops: later(workshops),
                results: later(results),
                archived: later(archived),
            },
            ..campaign(vote_key)
        };
        let made = self
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.seed_campaign(&next, monday()).await.map(drop) }));
        made.await.unwrap();
    }

    /// Another person who moderates.
    pub async fn colleague(&self) -> Call {
        self.database
            .run(
                "INSERT INTO people (email, name, role, access, created_at) \
                 VALUES ('gül@example.org', 'Gül Aydın', 'moderator', 'password', 0)",
            )
            .await;
        let key = self.database.number("SELECT MAX(id) FROM people").await;
        self.as_moderator(PersonId::from_i64(key), None)
    }

    /// Somebody who moderates, of a unit or of none.
    pub fn as_moderator(&self, id: PersonId, unit: Option<UnitId>) -> Call {
        self.service.call(Actor::Person(Who { id, role: Role::Moderator, unit }))
    }

    /// So many more employees.
    pub async fn crowd(&self, many: usize) -> Vec<Call> {
        let one = |at: usize| SeedPerson {
            email: Some(format!("crowd{at}@example.org")),
            name: format!("Person {at}"),
            role: Role::Employee,
            unit: None,
            access: AccessPath::Password,
            password_hash: None,
        };
        let people: Vec<SeedPerson> = (0..many).map(one).collect();
        let made = self
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.seed_people(&people, monday()).await }));
        let who = |id| Who { id, role: Role::Employee, unit: None };
        made.await.unwrap().into_iter().map(|id| self.service.call(Actor::Person(who(id)))).collect()
    }

    /// What is looked at before anybody else sees it.
    pub async fn premoderate(&self, rule: &str) {
        campaigns::set_moderation(&self.service.call(Actor::Clockwork), "fruehjahr-2019", "10", rule, "", "")
            .await
            .unwrap();
    }

    /// Runs a statement, for what no use case brings about.
    pub async fn run(&self, text: String) {
        self.database.run(text).await;
    }

    /// Asks the database for one number.
    pub async fn number(&self, text: &str) -> i64 {
        self.database.number(text).await
    }

    /// What moderation does with an idea.
    pub async fn set_overlay(&self, idea: IdeaNumber, overlay: Overlay) {
        let idea = idea.as_i64();
        self.database
            .run(format!("UPDATE ideas SET overlay = '{overlay}', listed = FALSE WHERE number = {idea}"))
            .await;
    }

    pub async fn comment(&self, by: &Call, idea: IdeaNumber, body: &str) -> Comment {
        comments::add(by, &raw_comment(idea, body), None).await.unwrap()
    }

    pub async fn vote(&self, by: &Call, idea: IdeaNumber, wanted: bool) -> Ballot {
        votes::set(by, SetVote { idea, wanted }).await.unwrap()
    }

    pub async fn page(&self, by: &Call, idea: IdeaNumber) -> IdeaPage {
        ideas::page(by, idea, None).await.unwrap()
    }
}

pub fn raw(title: &str, named: bool) -> RawIdea {
    RawIdea {
        title: title.into(),
        pinch: PINCH.into(),
        wish: "Ein zweiter Drucker.".into(),
        topic: "it".into(),
        unit: "kitas".into(),
        named,
    }
}

pub fn raw_comment(idea: IdeaNumber, body: &str) -> RawComment {
    RawComment {
        idea,
        reply_to: None,
        kind: CommentKind::Experience,
        body: body.into(),
        named: true,
        official: false,
    }
}

pub fn nameless(idea: IdeaNumber, body: &str) -> RawComment {
    RawComment { named: false, ..raw_comment(idea, body) }
}

pub fn reply(idea: IdeaNumber, to: CommentId, body: &str) -> RawComment {
    RawComment { reply_to: Some(to), ..raw_comment(idea, body) }
}

pub fn id(call: &Call) -> PersonId {
    call.actor.who().unwrap().id
}

/// What open browsers have heard meanwhile.
pub fn heard(news: &mut tokio::sync::broadcast::Receiver<Change>) -> Vec<Change> {
    std::iter::from_fn(|| news.try_recv().ok()).collect()
}

/// Why the rules said no.
pub fn refusal<T>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("a fault instead of a refusal: {error}"),
        Ok(_) => panic!("it was allowed"),
    }
}

fn unit() -> SeedUnit {
    SeedUnit {
        slug: "kitas".into(),
        parent: None,
        name_de: "Kitas".into(),
        name_en: "Day care".into(),
        headcount: 40,
    }
}

fn people() -> [SeedPerson; 3] {
    let person = |name: &str, email: &str, role| SeedPerson {
        email: Some(email.into()),
        name: name.into(),
        role,
        unit: None,
        access: AccessPath::Password,
        password_hash: None,
    };
    [
        person("Ana Yılmaz", "ana@example.org", Role::Employee),
        person("Ben Kowalski", "ben@example.org", Role::Employee),
        person("Chidi Okafor", "chidi@example.org", Role::Moderator),
    ]
}

fn campaign(vote_key: Vec<u8>) -> SeedCampaign {
    let both = |text: &str| [text.to_owned(), text.to_owned()];
    let topic = |slug: &str| SeedTopic {
        slug: slug.into(),
        name_de: slug.into(),
        name_en: slug.into(),
        masterplan: Masterplan::Administration,
    };
    SeedCampaign {
        slug: "fruehjahr-2019".into(),
        title: both("Frühjahr"),
        intro: both("Worum es geht"),
        rules: both("<p>Regeln</p>"),
        schedule: schedule(),
        vote_key,
        topics: vec![topic("it"), topic("arbeitszeit")],
    }
}

/// Shows again what was hidden, with a word to its author.
pub async fn restore(call: &Call, thing: Thing) -> service::Result<()> {
    triage::restore(call, thing, "mistake", "Das war ein Irrtum.").await
}
