//! Opening sessions, and noting that they are used.

use std::time::Duration;

use domain::{
    ids::{PersonId, SessionId},
    people::{AccessPath, Role},
    text::PersonName,
    time::Timestamp,
};
use store::{
    Tx,
    people::{AccessCode, NewPerson},
    sessions::{NewSession, OpenSession},
};
use tracing::warn;

use crate::{
    Call, Result, Service,
    people::SessionToken,
    secrets::{random_token, sha256},
};

/// The name of people who never said theirs. They can change it.
const NAMELESS: &str = "Person mit Zugangscode";
/// Reading does not wait for long until the hour of use is noted.
const PATIENCE: Duration = Duration::from_millis(200);

/// The session that asks, with its owner. Whoever signs in anew leaves it.
pub(crate) fn former(call: &Call) -> Option<(SessionId, PersonId)> {
    Some((call.session?, call.actor.who()?.id))
}

pub(crate) fn new_session(call: &Call, person: PersonId, device: &str) -> (SessionToken, NewSession) {
    let token = random_token(call.service.dice());
    let token_hash = sha256(token.as_bytes());
    let device = device.chars().filter(|c| !c.is_control()).take(80).collect();
    (SessionToken(token), NewSession { token_hash, person, device })
}

pub(crate) async fn open_session(
    tx: &mut Tx,
    session: NewSession,
    former: Option<(SessionId, PersonId)>,
    now: Timestamp,
) -> Result<Timestamp> {
    if let Some((session, person)) = former {
        tx.end_session(session, person).await?;
    }
    Ok(tx.open_session(&session, now).await?)
}

/// The account that this code made, or makes now.
pub(crate) async fn person_behind(tx: &mut Tx, code: AccessCode, now: Timestamp) -> Result<PersonId> {
    if let Some(person) = code.person {
        return Ok(person);
    }
    let name = PersonName::parse(NAMELESS).expect("this name is one");
    let person = NewPerson {
        email: None,
        name,
        role: Role::Employee,
        unit: code.unit,
        access: AccessPath::Code,
        password_hash: None,
    };
    let person = tx.add_person(&person, now).await?;
    tx.tie_code(code.id, person).await?;
    Ok(person)
}

/// At most one write an hour and session; that it fails, e.g. on a full disk, stops nobody from reading.
pub(crate) async fn note_use(service: &Service, session: &OpenSession, now: Timestamp) {
    if session.used_at >= now.hour() {
        return;
    }
    let id = session.id;
    let note = service.store().write(move |tx| Box::pin(async move { tx.use_session(id, now).await }));
    match tokio::time::timeout(PATIENCE, note).await {
        Ok(Ok(())) => {}
        // It is noted later: the writer goes on without us.
        Err(_) => {}
        Ok(Err(error)) => warn!("The hour of a session's use was not noted: {error}"),
    }
}
