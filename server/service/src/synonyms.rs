//! Different words for one thing, as moderators keep them: one group a line, its expressions parted by `=`.

use ::search::Synonyms;
use domain::{
    audit::{Deed, Verb},
    events::Change,
    refusals::{Field, Refusal},
    synonyms::flaws,
    text::{SynonymList, TextError},
    versions::version_of,
};

use crate::{Call, Error, Result, Service, audit};

/// The list's place among the texts that the city edits; it has one for all languages.
const KEY: &str = "synonyms";
const LANG: &str = "de";

/// The list, and what tells it from an earlier one.
pub struct Kept {
    /// The list as it was typed.
    pub list: String,
    /// Changes with the list.
    pub version: String,
}

impl Kept {
    fn new(list: String) -> Self {
        Self { version: version_of(&[&list]), list }
    }
}

/// The list as moderators read and edit it.
///
/// # Errors
/// When this actor may not keep it.
pub async fn load(call: &Call) -> Result<Kept> {
    call.actor.read_synonyms()?;
    Ok(Kept::new(current(&call.service).await?))
}

/// Puts another list in its place, unless somebody else did since `version` was read. Every server looks for the new words at
/// once. A line that says nothing is refused: whoever wrote it meant something, and the search would pass over it in silence.
///
/// # Errors
/// `NotAllowed`, `Invalid`, `Stale`.
pub async fn keep(call: &Call, list: &str, version: &str) -> Result<()> {
    let list = SynonymList::parse(list).map_err(|error| Refusal::field(Field::Body, error))?;
    let permit = call.actor.keep_synonyms(list)?;
    if flaws(permit.action().0.as_str()).next().is_some() {
        return Err(Refusal::field(Field::Body, TextError::Malformed).into());
    }
    let (by, version) = (call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_name(KEY).await?;
            let known = tx.text(KEY, LANG).await?.unwrap_or_else(|| Synonyms::BUILT_IN.to_owned());
            if Kept::new(known).version != version {
                return Err(Refusal::Stale.into());
            }
            tx.set_text(KEY, LANG, permit.into_action().0.as_str(), by.now).await?;
            tx.announce(Change::SearchWordsChanged);
            audit::note(&by, tx, Deed::new(Verb::SynonymsChanged)).await?;
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
