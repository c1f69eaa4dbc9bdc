//! Two notes that the browser carries for us, sealed: the claim code of an idea that its author showed, and what the next
//! page shows once. Each is sealed for a person: whoever sits at the same machine next opens none of them.

use app::{claims::Claims, flash::Flash};
use axum::http::{HeaderMap, HeaderValue};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use domain::ids::{IdeaNumber, PersonId};
use service::Call;

use super::reader;
use crate::config::Config;

/// The cookie with what the next page shows once.
pub const FLASH_COOKIE: &str = "flash";
const CLAIM_COOKIE: &str = "claim-";
/// The way from a form to its page takes no longer, even on a bad network; seconds.
const FLASH_AGE: u32 = 300;

/// Opens the claim codes that the browser carries for whoever asks. They are sealed, so that none lies readable on a shared
/// machine.
#[must_use]
pub fn claims_of(call: &Call, headers: &HeaderMap) -> Claims {
    let whose = whose(call);
    Claims(carried(headers).filter_map(|(name, sealed)| open_claim(call, &whose, name, sealed)).collect())
}

/// Keeps a code until the browser is closed.
#[must_use]
pub fn keep_claim(call: &Call, config: &Config, idea: IdeaNumber, code: &str) -> HeaderValue {
    let sealed = seal(call, &claim_of(idea, &whose(call)), code.as_bytes());
    cookie(config, &format!("{CLAIM_COOKIE}{idea}={sealed}; Path=/"))
}

/// Forgets every code that the browser carries.
pub fn forget(headers: &HeaderMap) -> impl Iterator<Item = HeaderValue> {
    carried(headers).filter_map(|(name, _)| forgotten(name))
}

/// Forgets the codes that this person did not show. Sealed they are of no use to them, but their names tell which ideas
/// somebody at this machine has written.
pub fn forget_others(
    call: &Call,
    person: PersonId,
    headers: &HeaderMap,
) -> impl Iterator<Item = HeaderValue> {
    let whose = person.to_string();
    let others =
        carried(headers).filter(move |(name, sealed)| open_claim(call, &whose, name, sealed).is_none());
    others.filter_map(|(name, _)| forgotten(name))
}

/// Keeps what the page of an idea shows once.
#[must_use]
pub fn keep_flash(call: &Call, config: &Config, idea: IdeaNumber, flash: &Flash) -> HeaderValue {
    let json = serde_json::to_vec(&(idea, flash)).unwrap_or_default();
    let sealed = seal(call, &flash_for(&whose(call)), &json);
    cookie(config, &format!("{FLASH_COOKIE}={sealed}; Path=/ideas; Max-Age={FLASH_AGE}"))
}

/// What this page of an idea shows once.
#[must_use]
pub fn flash_of(call: &Call, headers: &HeaderMap, path: &str) -> Option<Flash> {
    let sealed = reader::cookie(headers, FLASH_COOKIE)?;
    let (idea, flash) =
        serde_json::from_slice::<(IdeaNumber, Flash)>(&unseal(call, &flash_for(&whose(call)), sealed)?)
            .ok()?;
    let shown = IdeaNumber::from_address(path.strip_prefix("/ideas/")?)?;
    (shown == idea).then_some(flash)
}

/// It was shown.
#[must_use]
pub fn forget_flash(config: &Config) -> HeaderValue {
    cookie(config, &format!("{FLASH_COOKIE}=; Path=/ideas; Max-Age=0"))
}

/// A cookie that no script reads and no other site sends along.
#[must_use]
pub fn cookie(config: &Config, pair: &str) -> HeaderValue {
    let secure = if config.is_secure() { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{pair}; HttpOnly; SameSite=Lax{secure}"))
        .expect("names, base64 and numbers can stand in a header")
}

fn carried(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    reader::cookies(headers).filter(|(name, _)| name.starts_with(CLAIM_COOKIE))
}

fn open_claim(call: &Call, whose: &str, name: &str, sealed: &str) -> Option<(IdeaNumber, String)> {
    let idea = name.strip_prefix(CLAIM_COOKIE)?.parse().ok()?;
    let code = unseal(call, &claim_of(idea, whose), sealed)?;
    Some((idea, String::from_utf8(code).ok()?))
}

fn forgotten(name: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{name}=; Path=/; Max-Age=0")).ok()
}

/// The account of whoever asks; for visitors, to whom nothing is given, an empty text.
fn whose(call: &Call) -> String {
    call.actor.who().map(|who| who.id.to_string()).unwrap_or_default()
}

fn claim_of(idea: IdeaNumber, whose: &str) -> String {
    format!("claim cookie {idea} of {whose}")
}

fn flash_for(whose: &str) -> String {
    format!("{FLASH_COOKIE} for {whose}")
}

fn seal(call: &Call, purpose: &str, plain: &[u8]) -> String {
    BASE64.encode(call.service.secret().seal(purpose, plain, call.service.dice()))
}

fn unseal(call: &Call, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
    call.service.secret().unseal(purpose, &BASE64.decode(sealed).ok()?)
}
