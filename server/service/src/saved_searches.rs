//! Saved searches: a list under a name, for the person alone.

use domain::{
    people::Scope,
    refusals::{Field, Refusal},
    saved_searches::{ForgetSearch, SaveSearch, SavedSearch},
    text::SearchName,
};

use crate::{Call, Error, Result};

/// The saved searches of the person who asks, by name.
///
/// # Errors
/// `SignInFirst`.
pub async fn list(call: &Call) -> Result<Vec<SavedSearch>> {
    let who = call.actor.take_part(Scope::Read)?;
    Ok(call.service.store().read().await?.saved_searches(who.id).await?)
}

/// Keeps the list that the address `query` asks for under a name. One that bears the name already gives way, so that saving twice
/// changes nothing.
///
/// # Errors
/// `Invalid`, `TooManySearches`.
pub async fn save(call: &Call, name: &str, query: &str) -> Result<()> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let search = SaveSearch::parse(name, query)?;
    let actor = call.actor.clone();
    let save = call.service.store().write(move |tx| {
        Box::pin(async move {
            let kept = tx.lock_saved_searches(person).await?;
            let permit = actor.save_search(search, &kept)?;
            Ok::<_, Error>(tx.save_search(permit, person).await?)
        })
    });
    save.await
}

/// Keeps the search of this name no longer. Forgetting twice changes nothing.
///
/// # Errors
/// `Invalid`, `SignInFirst`.
pub async fn forget(call: &Call, name: &str) -> Result<()> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let name = SearchName::parse(name).map_err(|error| Refusal::field(Field::Name, error))?;
    let permit = call.actor.forget_search(ForgetSearch(name))?;
    let forget =
        call.service.store().write(move |tx| Box::pin(async move { tx.forget_search(permit, person).await }));
    Ok(forget.await?)
}
