//! What people keep for themselves.

use super::{Actor, Permit};
use crate::{
    people::Scope,
    refusals::Refusal,
    saved_searches::{ForgetSearch, MOST, SaveSearch, SavedSearch},
};

impl Actor {
    /// Saving a search beside those that are `kept`; one of the same name gives way.
    ///
    /// # Errors
    /// Says why not.
    pub fn save_search(
        &self,
        search: SaveSearch,
        kept: &[SavedSearch],
    ) -> Result<Permit<SaveSearch>, Refusal> {
        self.take_part(Scope::Write)?;
        let others = kept.iter().filter(|saved| saved.name != search.name.as_str());
        if others.count() >= MOST {
            return Err(Refusal::TooManySearches { most: MOST });
        }
        Ok(Permit::for_action(search))
    }

    /// Keeping a search of one's own no longer.
    ///
    /// # Errors
    /// Says why not.
    pub fn forget_search(&self, search: ForgetSearch) -> Result<Permit<ForgetSearch>, Refusal> {
        self.take_part(Scope::Write)?;
        Ok(Permit::for_action(search))
    }
}
