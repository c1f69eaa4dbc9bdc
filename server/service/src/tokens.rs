//! API tokens.

use domain::{
    audit::{Deed, Verb},
    people::Scope,
    policy::Actor,
    refusals::Refusal,
    text::{Email, TokenName},
};
use store::tokens::TokenCard;

use crate::{
    Call, Error, Result, Service, audit,
    people::nobody,
    secrets::{random_token, sha256},
};

/// What every token begins with, so that a token in the wrong place is recognised.
const PREFIX: &str = "dgt_";

/// Makes a token for a person and returns it; it is shown this once.
///
/// # Errors
/// `Invalid` when there is no such person.
pub async fn create(call: &Call, person: &Email, name: &TokenName, scopes: &[Scope]) -> Result<String> {
    call.actor.keep_people()?;
    let token = format!("{PREFIX}{}", random_token(call.service.dice()));
    let hash = sha256(token.as_bytes());
    let (by, person, name, scopes) = (call.clone(), person.clone(), name.clone(), scopes.to_vec());
    let create = call.service.store().write(move |tx| {
        Box::pin(async move {
            let owner = tx.who_has(&person).await?.ok_or_else(nobody)?;
            tx.add_token(hash, owner.id, &name, &scopes, by.now).await?;
            let words: Vec<_> = scopes.iter().map(|scope| scope.as_str()).collect();
            let deed = Deed::on(Verb::TokenCreated, format!("person:{}", owner.id)).detail(words.join(" "));
            audit::note(&by, tx, deed).await
        })
    });
    create.await?;
    Ok(token)
}

/// Stops all tokens of a person with this name, and says how many.
///
/// # Errors
/// `Invalid` when there is no such person.
pub async fn revoke(call: &Call, person: &Email, name: &TokenName) -> Result<u64> {
    call.actor.keep_people()?;
    let (by, person, name) = (call.clone(), person.clone(), name.clone());
    let revoke = call.service.store().write(move |tx| {
        Box::pin(async move {
            let owner = tx.who_has(&person).await?.ok_or_else(nobody)?;
            let revoked = tx.revoke_tokens(owner.id, &name, by.now).await?;
            if revoked > 0 {
                audit::note(&by, tx, Deed::on(Verb::TokenRevoked, format!("person:{}", owner.id))).await?;
            }
            Ok::<_, Error>(revoked)
        })
    });
    revoke.await
}

/// The tokens that work, oldest first.
///
/// # Errors
/// When the database is away.
pub async fn list(call: &Call) -> Result<Vec<TokenCard>> {
    call.actor.keep_people()?;
    Ok(call.service.store().read().await?.tokens().await?)
}

/// The call behind a bearer token.
///
/// # Errors
/// `SignInFirst` when the token is unknown or revoked.
pub async fn identify(service: &Service, token: &str) -> Result<Call> {
    if !token.starts_with(PREFIX) {
        return Err(Refusal::SignInFirst.into());
    }
    let found = service.store().read().await?.token(sha256(token.as_bytes())).await?;
    let (owner, scopes) = found.ok_or(Refusal::SignInFirst)?;
    Ok(service.call(Actor::Program { owner, scopes }))
}
