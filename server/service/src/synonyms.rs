//! Different words for one thing, as moderators keep them: one group a line, its expressions parted by `=`.

use ::search::Synonyms;
use domain::{
    events::Change,
    refusals::{Field, Refusal},
    text::SynonymList,
};

use crate::{Call, Error, Result, Service};

/// The list's place among the texts that the city edits; it has one for all languages.
const KEY: &str = "synonyms";
const LANG: &str = "de";

/// The list as moderators read and edit it.
///
/// # Errors
/// When this actor may not keep it.
pub async fn load(call: &Call) -> Result<String> {
    if !call.actor.moderates() {
        return Err(Refusal::NotAllowed.into());
    }
    current(&call.service).await
}

/// Puts another list in its place, unless somebody else did since `seen` was read. Every server looks for the new words at once.
///
/// # Errors
/// `NotAllowed`, `Invalid`, `Stale`.
pub async fn keep(call: &Call, list: &str, seen: &str) -> Result<()> {
    let list = SynonymList::parse(list).map_err(|error| Refusal::field(Field::Body, error))?;
    let permit = call.actor.keep_synonyms(list)?;
    let (now, seen) = (call.now, plain(seen));
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let known = tx.text(KEY, LANG).await?.unwrap_or_else(|| Synonyms::BUILT_IN.to_owned());
            if plain(&known) != seen {
                return Err(Refusal::Stale.into());
            }
            tx.set_text(KEY, LANG, permit.into_action().0.as_str(), now).await?;
            tx.announce(Change::SearchOutdated);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The list as it is: the city's own, or the one the product brings along.
pub(crate) async fn current(service: &Service) -> Result<String> {
    let own = service.store().read().await?.text(KEY, LANG).await?;
    Ok(own.unwrap_or_else(|| Synonyms::BUILT_IN.to_owned()))
}

/// Forms send line ends of their own.
fn plain(list: &str) -> String {
    list.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
