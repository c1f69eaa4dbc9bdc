//! Accounts, signing in, sessions and access codes.

use domain::{
    audit::{Deed, Verb},
    ids::{PersonId, SessionId, UnitId},
    people::{AccessPath, Me, Role, Scope, SessionCard},
    policy::Actor,
    refusals::{Field, Refusal},
    text::{Email, PersonName, TextError},
    time::{DAY, Timestamp},
};
use store::people::{CodeBatch, NewCodes, NewPerson};

use crate::{
    Call, Error, Result, Service, accounts, audit, codes,
    errors::taken_or,
    limits::Door,
    passwords,
    secrets::sha256,
    sessions::{former, new_session, note_use, open_session, person_behind},
};

/// Letters go out weeks before a campaign, and campaigns last months.
const CODES_LAST: i64 = 365 * DAY;

/// The random value in the session cookie: 256 bits in base64url. The database knows its hash alone.
#[derive(Clone)]
pub struct SessionToken(pub String);

/// A session that was just opened.
#[derive(Clone)]
pub struct SignedIn {
    /// What goes into the cookie.
    pub token: SessionToken,
    /// Who has signed in.
    pub person: PersonId,
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
    let address = Email::parse(email).ok();
    let door = Door::of("password", address.as_ref().map_or(email, Email::as_str));
    call.service.limits().attempt(door, call.now)?;
    let login = match &address {
        Some(address) => call.service.store().read().await?.login(address).await?,
        None => None,
    };
    let hash = login.as_ref().and_then(|login| login.password_hash.clone());
    let right = passwords::matches(password, hash).await?;
    let login = login.filter(|_| right).ok_or(Refusal::WrongCredentials)?;
    call.service.limits().forgive(door);
    let (token, session) = new_session(call, login.person, device);
    let (now, former) = (call.now, former(call));
    let open = call.service.store().write(move |tx| Box::pin(open_session(tx, session, former, now)));
    Ok(SignedIn { token, person: login.person, ends_at: open.await? })
}

/// Signs in with a personal access code; the first use makes the account. Case, spaces and hyphens do not matter.
///
/// # Errors
/// `WrongCredentials`, `TooManyRequests`.
pub async fn sign_in_with_code(call: &Call, code: &str, device: &str) -> Result<SignedIn> {
    let plain = codes::plain(code);
    let door = Door::of("code", &plain);
    call.service.limits().attempt(door, call.now)?;
    let hash = codes::hash(call.service.secret(), &plain);
    // Wrong codes stay away from the one writer.
    let known = call.service.store().read().await?.knows_code(hash, call.now).await?;
    if !known {
        return Err(Refusal::WrongCredentials.into());
    }
    call.service.limits().forgive(door);
    let (token, mut session) = new_session(call, PersonId::from_i64(0), device);
    let (now, former) = (call.now, former(call));
    let open = call.service.store().write(move |tx| {
        Box::pin(async move {
            let code = tx.access_code(hash, now).await?.ok_or(Refusal::WrongCredentials)?;
            let person = person_behind(tx, code, now).await?;
            session.person = person;
            Ok::<_, Error>((person, open_session(tx, session, former, now).await?))
        })
    });
    let (person, ends_at) = open.await?;
    Ok(SignedIn { token, person, ends_at })
}

/// The call behind a session cookie: a visitor's when the session is unknown, idle for too long, or over. With `used`, it is noted
/// that somebody uses the session.
///
/// # Errors
/// When the database is away.
pub async fn identify(service: &Service, token: &str, used: bool) -> Result<Call> {
    let mut call = service.call(Actor::Visitor);
    let found = service.store().read().await?.session(sha256(token.as_bytes()), call.now).await?;
    if let Some(session) = found {
        if used {
            note_use(service, &session, call.now).await;
        }
        call.session = Some(session.id);
        call.actor = Actor::Person(session.who);
        call.name = Some(session.name);
    }
    Ok(call)
}

/// Ends the session that asks. Ending it twice changes nothing.
///
/// # Errors
/// When the database is away.
pub async fn sign_out(call: &Call) -> Result<()> {
    let Some((session, person)) = former(call) else { return Ok(()) };
    let end =
        call.service.store().write(move |tx| Box::pin(async move { tx.end_session(session, person).await }));
    end.await?;
    Ok(())
}

/// The person who asks.
///
/// # Errors
/// `SignInFirst`.
pub async fn me(call: &Call) -> Result<Me> {
    let who = call.actor.take_part(Scope::Read)?;
    let me = call.service.store().read().await?.me(who.id).await?;
    Ok(me.ok_or(Refusal::SignInFirst)?)
}

/// Changes the name that others see.
///
/// # Errors
/// `Invalid`, `SignInFirst`.
pub async fn rename(call: &Call, name: &str) -> Result<()> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let name = PersonName::parse(name).map_err(|error| Refusal::field(Field::Name, error))?;
    let rename =
        call.service.store().write(move |tx| Box::pin(async move { tx.rename_person(person, &name).await }));
    Ok(rename.await?)
}

/// The sessions of the person who asks, newest first.
///
/// # Errors
/// `SignInFirst`.
pub async fn sessions(call: &Call) -> Result<Vec<SessionCard>> {
    let who = call.actor.take_part(Scope::Read)?;
    Ok(call.service.store().read().await?.sessions_of(who.id, call.session, call.now).await?)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// `NotFound` for anybody else's.
pub async fn end_session(call: &Call, session: SessionId) -> Result<()> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let end =
        call.service.store().write(move |tx| Box::pin(async move { tx.end_session(session, person).await }));
    if end.await? { Ok(()) } else { Err(Refusal::NotFound.into()) }
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
    call.actor.keep_people()?;
    let unit = match unit {
        Some(slug) => Some(self::unit(call, slug).await?),
        None => None,
    };
    let password_hash = match password {
        Some(password) => Some(passwords::hash(checked(password)?, call.service.dice()).await?),
        None => None,
    };
    let access = if password_hash.is_some() { AccessPath::Password } else { AccessPath::Account };
    let (email, name) = (Some(email.clone()), name.clone());
    let person = NewPerson { email, name, role, unit, access, password_hash };
    let by = call.clone();
    let add = call.service.store().write(move |tx| {
        Box::pin(async move {
            let id = tx.add_person(&person, by.now).await.map_err(|error| taken_or(error, Field::Email))?;
            let deed = Deed::on(Verb::PersonAdded, format!("person:{id}")).detail(person.role.as_str());
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(id)
        })
    });
    add.await
}

/// Shuts an account: its sessions and tokens end, its posts stay. Shutting it twice changes nothing.
///
/// # Errors
/// `Invalid` when nobody has this address.
pub async fn disable(call: &Call, email: &Email) -> Result<()> {
    accounts::shut(call, with_address(call, email).await?, true).await
}

/// Opens an account that was shut. Its tokens open again; its sessions are over.
///
/// # Errors
/// `Invalid` when nobody has this address.
pub async fn enable(call: &Call, email: &Email) -> Result<()> {
    accounts::shut(call, with_address(call, email).await?, false).await
}

async fn with_address(call: &Call, email: &Email) -> Result<PersonId> {
    call.actor.keep_people()?;
    let who = call.service.store().read().await?.who_has(email).await?;
    Ok(who.ok_or_else(nobody)?.id)
}

/// Nobody has this address.
pub(crate) fn nobody() -> Refusal {
    Refusal::field(Field::Email, TextError::Unknown)
}

/// Everybody with an account, by name. From the command line.
///
/// # Errors
/// When the database is away.
pub async fn list(call: &Call) -> Result<Vec<Me>> {
    call.actor.keep_people()?;
    Ok(call.service.store().read().await?.people().await?)
}

/// Access codes that were just made.
#[derive(Clone)]
pub struct FreshCodes {
    /// The codes, which are shown this once.
    pub codes: Vec<String>,
    /// The name under which they can be revoked together.
    pub batch: String,
    /// When they stop working.
    pub expires_at: Timestamp,
}

/// Makes personal access codes for a unit and returns them; they are shown this once.
///
/// # Errors
/// `Invalid` when the unit is unknown.
pub async fn create_codes(call: &Call, count: u32, unit: &str) -> Result<FreshCodes> {
    call.actor.keep_people()?;
    let id = self::unit(call, unit).await?;
    let codes: Vec<String> = (0..count).map(|_| codes::roll(call.service.dice())).collect();
    let secret = call.service.secret();
    let new = NewCodes {
        hashes: codes.iter().map(|code| codes::hash(secret, &codes::plain(code))).collect(),
        unit: Some(id),
        batch: format!("{unit} {}", call.now.rfc3339()),
        expires_at: call.now.plus(CODES_LAST),
    };
    let (batch, expires_at) = (new.batch.clone(), new.expires_at);
    let (by, deed) =
        (call.clone(), Deed::on(Verb::CodesCreated, format!("unit:{unit}")).detail(count.to_string()));
    let create = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.add_codes(&new, by.now).await?;
            audit::note(&by, tx, deed).await
        })
    });
    create.await?;
    Ok(FreshCodes { codes, batch, expires_at })
}

/// Stops all codes of a batch and says how many. Accounts that came of them stay, and sign in no more with these codes.
///
/// # Errors
/// When the database is away.
pub async fn revoke_codes(call: &Call, batch: &str) -> Result<u64> {
    call.actor.keep_people()?;
    let (by, batch) = (call.clone(), batch.to_owned());
    let revoke = call.service.store().write(move |tx| {
        Box::pin(async move {
            let revoked = tx.revoke_codes(&batch, by.now).await?;
            if revoked > 0 {
                audit::note(&by, tx, Deed::new(Verb::CodesRevoked).detail(revoked.to_string())).await?;
            }
            Ok::<_, Error>(revoked)
        })
    });
    revoke.await
}

/// The batches of access codes that work, oldest first.
///
/// # Errors
/// When the database is away.
pub async fn code_batches(call: &Call) -> Result<Vec<CodeBatch>> {
    call.actor.keep_people()?;
    Ok(call.service.store().read().await?.code_batches(call.now).await?)
}

/// The unit with this slug.
///
/// # Errors
/// `Invalid` when there is none.
pub async fn unit(call: &Call, slug: &str) -> Result<UnitId> {
    let found = call.service.store().read().await?.unit_called(slug).await?;
    Ok(found.ok_or_else(|| Refusal::field(Field::Unit, TextError::Unknown))?)
}

fn checked(password: &str) -> Result<&str> {
    let is = password.chars().count();
    let problem = match is {
        0 => TextError::Missing,
        _ if is < passwords::MIN => TextError::TooShort { min: passwords::MIN, is },
        _ if password.len() > passwords::MAX => TextError::TooLong { max: passwords::MAX, is },
        _ => return Ok(password),
    };
    Err(Refusal::field(Field::Password, problem).into())
}
