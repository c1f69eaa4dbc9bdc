//! What the city is made of.

use std::{path::PathBuf, sync::OnceLock};

use domain::{
    campaigns::{Masterplan, Schedule},
    people::{AccessPath, Role},
    time::{DAY, HOUR, Timestamp},
};
use serde_json::{Value, json};
use store::seeds::{SeedCampaign, SeedPerson, SeedTopic, SeedUnit};

use crate::world::address;

/// [`crate::world::PASSWORD`], hashed.
const HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$ZG9vcnMtb2YtZG9naXRhbA$7Mo87DX7kRf/xSf20vtOz32hHW66XfoB8jbgFxAEfu8";
/// Everybody: e-mail address before the `@example.org`, name, role.
pub const PEOPLE: [(&str, &str, Role); 6] = [
    ("ana", "Ana Yılmaz", Role::Employee),
    ("ben", "Ben Kowalski", Role::Employee),
    ("chidi", "Chidi Okafor", Role::Moderator),
    ("dee", "Dee Schröder", Role::Employee),
    ("eva", "Eva Lindner", Role::Admin),
    ("fritz", "Fritz Adler", Role::Council),
];

/// An afternoon while ideas are collected.
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

/// What the build of the browser's half leaves, in small.
pub fn site() -> &'static PathBuf {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("built-site-{}", std::process::id()));
        let names = ["app.css", "app.js", "app.wasm", "icons.svg", "favicon.svg"];
        let placed = |name: &str| name.replacen('.', ".0123abcd.", 1);
        std::fs::create_dir_all(folder.join("pkg")).unwrap();
        for name in names {
            std::fs::write(folder.join("pkg").join(placed(name)), name).unwrap();
        }
        let manifest: Value = names.iter().map(|name| ((*name).to_owned(), json!(placed(name)))).collect();
        std::fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
        folder
    })
}

pub fn unit() -> SeedUnit {
    SeedUnit {
        slug: "kitas".into(),
        parent: None,
        name_de: "Kitas".into(),
        name_en: "Day care".into(),
        headcount: 40,
    }
}

pub fn people() -> Vec<SeedPerson> {
    let person = |(email, name, role): &(&str, &str, Role)| SeedPerson {
        email: Some(address(email)),
        name: (*name).to_owned(),
        role: *role,
        unit: None,
        access: AccessPath::Password,
        password_hash: Some(HASH.to_owned()),
    };
    PEOPLE.iter().map(person).collect()
}

pub fn campaign(vote_key: Vec<u8>) -> SeedCampaign {
    let both = |de: &str, en: &str| [de.to_owned(), en.to_owned()];
    let topic = |slug: &str| SeedTopic {
        slug: slug.into(),
        name_de: slug.into(),
        name_en: slug.into(),
        masterplan: Masterplan::Administration,
    };
    SeedCampaign {
        slug: "fruehjahr-2019".into(),
        title: both("Frühjahr", "Spring"),
        intro: both("Worum es geht", "What it is about"),
        rules: both("<p>Regeln</p>", "<p>Rules</p>"),
        schedule: schedule(),
        vote_key,
        topics: vec![topic("it"), topic("arbeitszeit")],
    }
}
