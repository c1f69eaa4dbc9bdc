use std::{path::PathBuf, sync::Arc};

use domain::{
    people::Role,
    policy::Actor,
    refusals::Refusal,
    text::{Email, PersonName},
    time::{HOUR, Timestamp},
};
use service::{
    Call, Error, Service, people,
    ports::{Dice as _, LoadedDice, StoppedClock, TrueDice},
    secrets::Secret,
};
use store::Store;

/// A product on an empty database of its own, with a clock that stands at nine o'clock on a Monday in March.
pub struct World {
    pub service: Service,
    pub clock: Arc<StoppedClock>,
    folder: PathBuf,
}

pub const PASSWORD: &str = "die Tür geht auf";

pub fn monday() -> Timestamp {
    Timestamp::from_date(2026, 3, 2).plus(9 * HOUR)
}

impl World {
    pub async fn new() -> Self {
        let mut name = [0; 8];
        TrueDice.roll(&mut name);
        let folder = std::env::temp_dir().join(format!("dogital-people-{:016x}", u64::from_be_bytes(name)));
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::connect(&format!("sqlite://{}", folder.join("test.db").display())).await.unwrap();
        store.migrate().await.unwrap();
        let clock = StoppedClock::at(monday());
        let dice = Arc::new(LoadedDice::new(1));
        let clock_port: Arc<StoppedClock> = Arc::clone(&clock);
        let service = Service::new(store, Secret::from_bytes([9; 32]), clock_port, dice);
        Self { service, clock, folder }
    }

    /// The command line of the machine.
    pub fn console(&self) -> Call {
        self.service.call(Actor::Clockwork)
    }

    /// Somebody before signing in.
    pub fn visitor(&self) -> Call {
        self.service.call(Actor::Visitor)
    }

    /// Adds a person who signs in with [`PASSWORD`].
    pub async fn person(&self, name: &str) -> Email {
        self.person_as(name, Role::Employee).await
    }

    pub async fn person_as(&self, name: &str, role: Role) -> Email {
        let email = email(name);
        let name = PersonName::parse(name).unwrap();
        people::add(&self.console(), &email, &name, role, None, Some(PASSWORD)).await.unwrap();
        email
    }

    /// Signs in and returns what stands in the cookie.
    pub async fn sign_in(&self, email: &Email) -> String {
        let signed_in =
            people::sign_in_with_password(&self.visitor(), email.as_str(), PASSWORD, "Firefox, Android")
                .await;
        signed_in.unwrap().token.0
    }

    /// What a request with this cookie may do, now.
    pub async fn request(&self, cookie: &str) -> Call {
        people::identify(&self.service, cookie, true).await.unwrap()
    }

    pub fn later(&self, millis: i64) {
        self.clock.set(self.service.now().plus(millis));
    }

    /// Access codes for a unit, which is made on the way.
    pub async fn codes(&self, count: u32) -> Vec<String> {
        let unit = store::seeds::SeedUnit {
            slug: "kitas".to_owned(),
            parent: None,
            name_de: "Kitas".to_owned(),
            name_en: "Day care".to_owned(),
            headcount: 10,
        };
        let add = self
            .service
            .store()
            .write(move |tx| Box::pin(async move { tx.seed_units(&[unit], monday()).await.map(|_| ()) }));
        add.await.unwrap();
        people::create_codes(&self.console(), count, "kitas").await.unwrap().codes
    }

    /// A file in this world's folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

pub fn email(name: &str) -> Email {
    Email::parse(&format!("{}@example.org", name.to_lowercase())).unwrap()
}

/// Why the rules said no.
pub fn refusal<T>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("a fault instead of a refusal: {error}"),
        Ok(_) => panic!("it was allowed"),
    }
}
