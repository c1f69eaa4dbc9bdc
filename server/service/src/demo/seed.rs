use std::collections::HashMap;

use domain::{
    ids::UnitId,
    people::{AccessPath, Role},
    text::Email,
    time::Timestamp,
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use store::{Tx, seeds::SeedPerson};

use super::{
    PASSWORD, PEOPLE, Script, open_campaign,
    play::{Cast, Play, unknown},
    script::Character,
};
use crate::{
    Error, Result, Service,
    campaigns::{new_sealed_vote_key, unsealed_vote_key},
    generate::name,
    passwords, pseudonyms,
};

/// What the demo brought; nothing when there were ideas already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seeded {
    /// People with an account.
    pub people: usize,
    /// Ideas.
    pub ideas: usize,
    /// Votes.
    pub votes: usize,
    /// Comments.
    pub comments: usize,
}

/// Fills an empty database with the demo. A database that has ideas is left alone.
///
/// # Errors
/// When the database is away.
pub async fn seed(service: &Service) -> Result<Seeded> {
    if service.store().read().await?.has_ideas().await? {
        return Ok(Seeded::default());
    }
    let script = Script::read()?;
    let password = passwords::hash(PASSWORD, service.dice()).await?;
    let sealed = new_sealed_vote_key(service);
    let key = unsealed_vote_key(service, &sealed)
        .ok_or_else(|| Error::Fault("a fresh key does not open".to_owned()))?;
    let pseudonyms = script.ideas.iter().map(|_| pseudonyms::of_nobody(service.dice())).collect();
    let mut claims = [0; 32];
    service.dice().roll(&mut claims);
    let now = service.now();
    let write = service.store().write(move |tx| {
        Box::pin(async move {
            if tx.has_ideas().await? {
                return Ok(Seeded::default());
            }
            let stage = open_campaign(tx, &script, sealed, now).await?;
            let units = script.units.iter().map(|unit| unit.slug.clone()).zip(stage.units).collect();
            let topics: HashMap<_, _> =
                script.topics.iter().map(|topic| topic.slug.as_str()).zip(stage.topics).collect();
            let cast = gather(tx, &script, &units, &password, now).await?;
            let play = Play { units, cast, key, pseudonyms, now };
            let mut rows = Vec::new();
            for (at, scene) in script.ideas.iter().enumerate() {
                let topic = topics.get(scene.topic.as_str()).ok_or_else(|| unknown(&scene.topic))?;
                rows.push(play.idea(at, scene, *topic, claims)?);
            }
            let numbers = tx.seed_ideas(stage.campaign, &rows).await?;
            play.vote_days(tx, stage.campaign, stage.opened_at, &rows).await?;
            play.act(tx, &script.ideas, &rows, &numbers).await
        })
    });
    write.await
}

/// Whether the database holds the demo: everybody to try it with has an account.
///
/// # Errors
/// When the database is away.
pub async fn is_there(service: &Service) -> Result<bool> {
    let mut tx = service.store().read().await?;
    for (_, email, _) in PEOPLE {
        let email = Email::parse(email).map_err(|error| Error::Fault(error.to_string()))?;
        if tx.login(&email).await?.is_none_or(|login| login.password_hash.is_none()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The people of the script, and as many more as the most popular idea needs voters.
async fn gather(
    tx: &mut Tx,
    script: &Script,
    units: &HashMap<String, UnitId>,
    password: &str,
    now: Timestamp,
) -> Result<Cast> {
    let mut rng = StdRng::seed_from_u64(2_019);
    let named = |person: &Character| SeedPerson {
        email: person.email.clone(),
        name: person.name.clone(),
        role: person.role,
        unit: person.unit.as_ref().and_then(|unit| units.get(unit)).copied(),
        access: if person.email.is_some() { AccessPath::Password } else { AccessPath::Code },
        password_hash: person.email.as_ref().map(|_| password.to_owned()),
    };
    let mut people: Vec<_> = script.people.iter().map(named).collect();
    let most = script.ideas.iter().map(|idea| idea.votes).max().unwrap_or(0);
    let mut known: Vec<UnitId> = units.values().copied().collect();
    known.sort_unstable();
    while people.len() < most + most / 4 {
        people.push(SeedPerson {
            email: None,
            name: name(&mut rng),
            role: Role::Employee,
            unit: known.get(rng.random_range(0..known.len().max(1))).copied(),
            access: AccessPath::Code,
            password_hash: None,
        });
    }
    let ids = tx.seed_people(&people, now).await?;
    let mut by_name = HashMap::new();
    for (person, id) in script.people.iter().zip(&ids) {
        by_name.insert(person.name.clone(), *id);
        by_name.extend(person.email.clone().map(|email| (email, *id)));
    }
    Ok(Cast { ids, by_name })
}
