//! API tokens.

use domain::{
    people::Scope,
    text::{Email, TokenName},
};

use crate::{Call, Result, Service};

/// Makes a token for a person and returns it; it is shown this once.
///
/// # Errors
/// `Invalid` when there is no such person.
pub async fn create(call: &Call, person: &Email, name: &TokenName, scopes: &[Scope]) -> Result<String> {
    todo!("{:?}{person:?}{name:?}{scopes:?}", call.now)
}

/// The call behind a bearer token.
///
/// # Errors
/// `SignInFirst` when the token is unknown or revoked.
pub async fn identify(service: &Service, token: &str) -> Result<Call> {
    todo!("{:?}{token}", service.now())
}
