//! Accounts, signing in, sessions and access codes.

use domain::{
    ids::{PersonId, SessionId, UnitId},
    people::{Me, Role, SessionCard},
    text::{Email, PersonName},
    time::Timestamp,
};

use crate::{Call, Result, Service};

/// The random value in the session cookie: 256 bits in base64url. The database knows its hash alone.
#[derive(Clone)]
pub struct SessionToken(pub String);

/// A session that was just opened.
#[derive(Clone)]
pub struct SignedIn {
    /// What goes into the cookie.
    pub token: SessionToken,
    /// When the session ends at the latest.
    pub ends_at: Timestamp,
}

/// Signs in with e-mail and password. Takes as long for unknown addresses as for wrong passwords.
///
/// # Errors
/// `WrongCredentials`, `TooManyRequests`.
pub async fn sign_in_with_password(
    call: &Call,
    email: &str,
    password: &str,
    device: &str,
) -> Result<SignedIn> {
    todo!("{:?}{email}{password}{device}", call.now)
}

/// Signs in with a personal access code; the first use makes the account. Case, spaces and hyphens do not matter.
///
/// # Errors
/// `WrongCredentials`, `TooManyRequests`.
pub async fn sign_in_with_code(call: &Call, code: &str, device: &str) -> Result<SignedIn> {
    todo!("{:?}{code}{device}", call.now)
}

/// The call behind a session cookie: a visitor's when the session is unknown, idle for too long, or over.
///
/// # Errors
/// When the database is away.
pub async fn identify(service: &Service, token: &str) -> Result<Call> {
    todo!("{:?}{token}", service.now())
}

/// Ends the session that asks. Ending it twice changes nothing.
///
/// # Errors
/// When the database is away.
pub async fn sign_out(call: &Call) -> Result<()> {
    todo!("{:?}", call.now)
}

/// The person who asks.
///
/// # Errors
/// `SignInFirst`.
pub async fn me(call: &Call) -> Result<Me> {
    todo!("{:?}", call.now)
}

/// Changes the name that others see.
///
/// # Errors
/// `Invalid`, `SignInFirst`.
pub async fn rename(call: &Call, name: &str) -> Result<()> {
    todo!("{:?}{name}", call.now)
}

/// The sessions of the person who asks, newest first.
///
/// # Errors
/// `SignInFirst`.
pub async fn sessions(call: &Call) -> Result<Vec<SessionCard>> {
    todo!("{:?}", call.now)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// `NotFound` for anybody else's.
pub async fn end_session(call: &Call, session: SessionId) -> Result<()> {
    todo!("{:?}{session:?}", call.now)
}

/// Adds a person, from the command line.
///
/// # Errors
/// `Invalid` when the address is taken or the unit unknown.
pub async fn add(
    call: &Call,
    email: &Email,
    name: &PersonName,
    role: Role,
    unit: Option<&str>,
    password: Option<&str>,
) -> Result<PersonId> {
    todo!("{:?}{email:?}{name:?}{role:?}{unit:?}{password:?}", call.now)
}

/// Everybody with an account, by name. From the command line.
///
/// # Errors
/// When the database is away.
pub async fn list(call: &Call) -> Result<Vec<Me>> {
    todo!("{:?}", call.now)
}

/// Makes personal access codes for a unit and returns them; they are shown this once.
///
/// # Errors
/// `Invalid` when the unit is unknown.
pub async fn create_codes(call: &Call, count: u32, unit: &str) -> Result<Vec<String>> {
    todo!("{:?}{count}{unit}", call.now)
}

/// The unit with this slug.
///
/// # Errors
/// `Invalid` when there is none.
pub async fn unit(call: &Call, slug: &str) -> Result<UnitId> {
    todo!("{:?}{slug}", call.now)
}
