//! What only the server has: who asks, and how a "no" leaves the house.

use domain::{
    campaigns::{Bilingual, CampaignPage},
    ids::IdeaNumber,
    refusals::Refusal,
};
use http::{StatusCode, header, request::Parts};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::{Call, Error, idempotency::IdempotencyKey};

use crate::{
    api::error::ApiError,
    claims::Claims,
    words::{Lang, use_lang},
};

/// The request's call, as the door made it and handed it into context.
///
/// # Errors
/// A fault, when the door did not hand it over.
pub fn request() -> Result<Call, ApiError> {
    use_context::<Call>().ok_or_else(|| fault("no call in context"))
}

/// The request's call, which happens once under the key of its form, however often it comes. `what` tells forms apart whose
/// content reads the same.
///
/// # Errors
/// As [`request`].
pub fn request_once(key: &str, what: &str, form: &impl serde::Serialize) -> Result<Call, ApiError> {
    let call = request()?;
    let body = serde_json::to_vec(form).map_err(|error| fault(&error.to_string()))?;
    let request = call.service.secret().mac("form", &[what.as_bytes(), &body]);
    let plain = (1..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    let idempotency = plain.then(|| IdempotencyKey { key: key.to_owned(), request });
    Ok(Call { idempotency, ..call })
}

/// A key for a form: 128 bits that nobody can guess, and for whom it is drawn.
#[must_use]
pub fn fresh_key(call: &Call) -> String {
    let mut bytes = [0; 16];
    call.service.dice().roll(&mut bytes);
    let bits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match call.actor.who() {
        Some(who) => domain::keys::key_for(who.id, &bits),
        None => bits,
    }
}

/// Leaves in a campaign what a page shows that is not about it: names in the language of the page. Its introduction is on a page of its
/// own.
pub fn shorten(campaign: &mut CampaignPage) {
    let lang = use_lang();
    let intro = &mut campaign.campaign.intro;
    (intro.de, intro.en) = Default::default();
    keep_only(lang, &mut campaign.campaign.title);
    campaign.topics.iter_mut().for_each(|topic| keep_only(lang, &mut topic.name));
    campaign.units.iter_mut().for_each(|unit| keep_only(lang, &mut unit.name));
}

/// Keeps one text where both languages look for what the other lacks: another tab may have changed the language since.
fn keep_only(lang: Lang, text: &mut Bilingual) {
    let english = std::mem::take(&mut text.en);
    if lang == Lang::En && !english.is_empty() {
        text.de = english;
    }
}

/// What a page receives instead of an answer. Sets the status for calls by script; a plain form is answered with a
/// redirect, which another status would strand.
#[must_use]
pub fn refuse(error: Error) -> ApiError {
    let (status, error) = told(error);
    if is_scripted() {
        set_status(status);
    }
    error
}

/// As [`refuse`], for what makes up a page as a whole: without it, the page itself has this status. A page that says that
/// there is no campaign yet is whole.
#[must_use]
pub fn refuse_page(error: Error) -> ApiError {
    let (status, error) = told(error);
    if !error.is(&Refusal::NoCampaign) || is_scripted() {
        set_status(status);
    }
    error
}

/// Says that the page shows only what is left of a thing.
pub fn mark_gone() {
    set_status(StatusCode::GONE);
}

/// Says that the page shows only why there is no form. A script is given what it asked for, and words that itself.
pub fn mark_refused(refusal: &Refusal) {
    if !is_scripted() {
        set_status(status_of(refusal));
    }
}

/// The status of a refusal at every door.
#[must_use]
pub const fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound | Refusal::NoCampaign => StatusCode::NOT_FOUND,
        Refusal::SignInFirst | Refusal::WrongCredentials => StatusCode::UNAUTHORIZED,
        Refusal::NotAllowed
        | Refusal::AdministrationOnly
        | Refusal::OnlyAuthor
        | Refusal::OnlyVoters
        | Refusal::OnlyTeam
        | Refusal::ConflictOfInterest
        | Refusal::SecondPersonNeeded
        | Refusal::ScopeMissing { .. } => StatusCode::FORBIDDEN,
        Refusal::PhaseForbids { .. }
        | Refusal::StateForbids { .. }
        | Refusal::StepForbidden { .. }
        | Refusal::AlreadyAppealed
        | Refusal::NothingToAppeal
        | Refusal::NothingToUndo
        | Refusal::OpinionClosed
        | Refusal::NotPulled
        | Refusal::NoOutcome
        | Refusal::SurveyClosed
        | Refusal::Merged { .. }
        | Refusal::MergeForbidden { .. }
        | Refusal::ObjectionClosed
        | Refusal::AlreadyNamed
        | Refusal::OwnAccount
        | Refusal::LastAdministrator
        | Refusal::TooManySearches { .. }
        | Refusal::PullForbidden { .. }
        | Refusal::WorkshopForbids { .. }
        | Refusal::OtherPerson
        | Refusal::Stale => StatusCode::CONFLICT,
        Refusal::Withdrawn | Refusal::Deleted => StatusCode::GONE,
        Refusal::TooDeep | Refusal::Invalid { .. } | Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::SearchWarming => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// How browsers reach the server, without a slash at the end. The door puts it into context.
#[derive(Clone)]
pub struct PublicUrl(pub String);

/// The claim code that this browser has shown for an idea.
#[must_use]
pub fn claim(idea: IdeaNumber) -> Option<String> {
    use_context::<Claims>().and_then(|claims| claims.code(idea).map(str::to_owned))
}

/// A path as an address that works from anywhere.
#[must_use]
pub fn whole_address(path: &str) -> String {
    let PublicUrl(url) = use_context().unwrap_or_else(|| PublicUrl(String::new()));
    url + path
}

fn told(error: Error) -> (StatusCode, ApiError) {
    match error {
        Error::Refused(refusal) => (status_of(&refusal), ApiError::refused(&refusal)),
        Error::Broken(error) if error.is_passing() => {
            tracing::warn!("Nothing was written: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, ApiError::Unreachable)
        }
        Error::Broken(error) => (StatusCode::INTERNAL_SERVER_ERROR, fault(&error.to_string())),
        Error::Fault(error) => (StatusCode::INTERNAL_SERVER_ERROR, fault(&error)),
    }
}

/// Logs a fault once, under a number that the person also sees.
fn fault(cause: &str) -> ApiError {
    let incident = incident();
    tracing::error!(%incident, "A call failed: {cause}");
    ApiError::Fault { incident }
}

fn incident() -> String {
    let mut bytes = [0; 3];
    if let Some(call) = use_context::<Call>() {
        call.service.dice().roll(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Scripts ask for JSON; a browser that sends a form or asks for a page wants HTML.
fn is_scripted() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        !accept.unwrap_or_default().contains("text/html")
    })
}

fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
    }
}
