//! A city to knock at: one campaign while ideas are collected, and its people.

use std::sync::Arc;

use axum::Router;
use domain::{
    ideas::{Overlay, Status},
    ids::{CampaignId, IdeaNumber, PersonId, TopicId},
    people::Scope,
    policy::Actor,
    text::{Email, TokenName},
    time::Timestamp,
};
use serde_json::{Value, json};
use server::{
    config::{Config, Settings},
    http::{router, site::Site},
    state::App,
};
use service::{
    Call, Service, campaigns,
    ports::{LoadedDice, StoppedClock},
    secrets::Secret,
    tokens,
};
use store::{
    StoreError,
    seeds::SeedIdea,
    testing::{Fresh, fresh_sqlite},
};
use tokio_util::sync::CancellationToken;

use crate::{
    city,
    knock::{Browser, Program},
};

pub use city::{monday, schedule};

/// How browsers reach the server.
pub const HOST: &str = "ideen.example";
pub const PASSWORD: &str = "schuhdrueckt";
pub const PINCH: &str = "Der Drucker im Erdgeschoß klemmt jeden Morgen.";

/// The product behind its doors, with everything that holds still in a test.
pub struct World {
    pub doors: Router,
    pub service: Service,
    pub clock: Arc<StoppedClock>,
    pub campaign: CampaignId,
    pub topic: TopicId,
    people: Vec<PersonId>,
    _shutdown: tokio_util::sync::DropGuard,
    // Dropped last, for the database goes with it.
    _database: Option<Fresh>,
}

impl World {
    /// On a database of its own, where it does not matter which.
    pub async fn new() -> Self {
        let database = fresh_sqlite().await;
        let world = Self::on(&database).await;
        Self { _database: Some(database), ..world }
    }

    /// On this database.
    pub async fn on(database: &Fresh) -> Self {
        Self::with(database, |_| {}).await
    }

    /// On this database, with other settings.
    pub async fn with(database: &Fresh, change: impl FnOnce(&mut Settings)) -> Self {
        let clock = StoppedClock::at(monday());
        let standing: Arc<StoppedClock> = Arc::clone(&clock);
        let service = Service::new(
            (**database).clone(),
            Secret::from_bytes([9; 32]),
            standing,
            Arc::new(LoadedDice::new(1)),
        );
        let vote_key = campaigns::new_sealed_vote_key(&service);
        let made = service.store().write(move |tx| {
            Box::pin(async move {
                tx.seed_units(&[city::unit()], monday()).await?;
                let people = tx.seed_people(&city::people(), monday()).await?;
                let (campaign, topics) = tx.seed_campaign(&city::campaign(vote_key), monday()).await?;
                Ok::<_, StoreError>((people, campaign, topics))
            })
        });
        let (people, campaign, topics) = made.await.unwrap();
        let mut settings = Settings::default();
        settings.storage.database_url = Some(database.url().as_str().into());
        settings.web.public_url = Some(format!("http://{HOST}"));
        change(&mut settings);
        let shutdown = CancellationToken::new();
        let config = Config::load(settings).unwrap();
        let app =
            App::new(service.clone(), config, Site::read(city::site()).unwrap(), false, shutdown.clone());
        Self {
            doors: router(&app),
            service,
            clock,
            campaign,
            topic: topics[0],
            people,
            _shutdown: shutdown.drop_guard(),
            _database: None,
        }
    }

    /// Without units, campaign and people, as after `cargo xtask start --empty`.
    pub async fn empty(database: &Fresh) -> (Service, Router) {
        let service = Service::new(
            (**database).clone(),
            Secret::from_bytes([9; 32]),
            StoppedClock::at(monday()) as Arc<StoppedClock>,
            Arc::new(LoadedDice::new(1)),
        );
        (service.clone(), Self::doors_of(service, database, false))
    }

    /// The doors of this service, which offer the people of the demo or do not.
    pub fn doors_of(service: Service, database: &Fresh, demo: bool) -> Router {
        let mut settings = Settings::default();
        settings.storage.database_url = Some(database.url().as_str().into());
        settings.web.public_url = Some(format!("http://{HOST}"));
        let (config, site) = (Config::load(settings).unwrap(), Site::read(city::site()).unwrap());
        router(&App::new(service, config, site, demo, CancellationToken::new()))
    }

    /// A browser in which nobody is signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.doors)
    }

    /// A browser in which somebody has signed in.
    pub async fn browser(&self, who: &str) -> Browser {
        let browser = self.visitor();
        let email = address(who);
        let answer = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{who}: {}", answer.text());
        browser
    }

    /// A program that reads and writes for somebody.
    pub async fn program(&self, who: &str) -> Program {
        self.program_that(who, &[Scope::Read, Scope::Write]).await
    }

    /// A program with these scopes.
    pub async fn program_that(&self, who: &str, scopes: &[Scope]) -> Program {
        let (email, name) = (Email::parse(&address(who)).unwrap(), TokenName::parse("test").unwrap());
        let token = tokens::create(&self.console(), &email, &name, scopes).await.unwrap();
        Program::new(&self.doors, Some(token))
    }

    /// A program without a token.
    pub fn stranger(&self) -> Program {
        Program::new(&self.doors, None)
    }

    /// The command line of the machine.
    pub fn console(&self) -> Call {
        self.service.call(Actor::Clockwork)
    }

    pub fn id(&self, who: &str) -> PersonId {
        self.people[city::PEOPLE.iter().position(|(email, ..)| *email == who).unwrap()]
    }

    /// It is this moment from now on.
    pub fn at(&self, now: Timestamp) {
        self.clock.set(now);
    }

    /// Somebody posts an idea under their name.
    pub async fn post(&self, by: &str, title: &str) -> i64 {
        let answer = self.program(by).await.post("/ideas", idea(title)).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()["number"].as_i64().unwrap()
    }

    /// Somebody posts an idea without a name; its claim code comes with it.
    pub async fn post_unnamed(&self, by: &str, title: &str) -> (i64, String) {
        let mut idea = idea(title);
        idea["named"] = false.into();
        let posted = self.program(by).await.post("/ideas", idea).await.json();
        (posted["number"].as_i64().unwrap(), posted["claim_code"].as_str().unwrap().to_owned())
    }

    /// Somebody comments, and the comment's key comes back.
    pub async fn comment(&self, by: &str, idea: i64, body: &str) -> i64 {
        let path = format!("/ideas/{idea}/comments");
        let answer = self.program(by).await.post(&path, json!({"body": body})).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()["id"].as_i64().unwrap()
    }

    /// An idea of somebody's in a state that moderation brings about.
    pub async fn idea_in(&self, by: &str, title: &str, status: Status, overlay: Overlay) -> i64 {
        self.seed(vec![SeedIdea { status, overlay, ..self.seeded(Some(by), title) }]).await[0]
    }

    /// An open idea as the seed takes it.
    pub fn seeded(&self, by: Option<&str>, title: &str) -> SeedIdea {
        SeedIdea {
            topic: self.topic,
            unit: None,
            author: by.map(|who| self.id(who)),
            claim_hash: None,
            title: title.into(),
            pinch: PINCH.into(),
            wish: String::new(),
            status: Status::Open,
            overlay: Overlay::None,
            handed_to: None,
            supported: true,
            votes: 0,
            comments: 0,
            hot: 0,
            answered_at: None,
            created_at: if by.is_some() { monday() } else { monday().day() },
        }
    }

    pub async fn seed(&self, ideas: Vec<SeedIdea>) -> Vec<i64> {
        let campaign = self.campaign;
        let made = self
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.seed_ideas(campaign, &ideas).await }));
        made.await.unwrap().into_iter().map(IdeaNumber::as_i64).collect()
    }

    /// Whether every counter is what it counts.
    pub async fn counts_right(&self) -> bool {
        self.service.store().read().await.unwrap().miscounted().await.unwrap() == 0
    }
}

/// The e-mail address of somebody.
pub fn address(who: &str) -> String {
    format!("{who}@example.org")
}

/// A good idea as a program sends it.
pub fn idea(title: &str) -> Value {
    json!({"title": title, "pinch": PINCH, "wish": "Ein zweiter Drucker.", "topic": "it", "named": true})
}

/// A good idea as a form sends it.
pub fn idea_form(title: &str) -> Vec<(&str, &str)> {
    vec![("title", title), ("pinch", PINCH), ("wish", ""), ("topic", "it"), ("unit", ""), ("named", "true")]
}
