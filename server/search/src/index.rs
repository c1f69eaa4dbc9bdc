//! The index as others see it.

use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use domain::ids::{CampaignId, IdeaNumber};

use crate::document::Document;
use crate::found::{Facets, Filters, Found, Request, Similar};
use crate::matches::Sums;
use crate::shelf::Shelf;
use crate::synonyms::Synonyms;
use crate::{search, similar};

/// Ideas taken in between two looks at whether somebody wants to search.
const BATCH: usize = 200;

/// Every idea that can be found. Clones share one index; searches run side by side, changes one after the other.
#[derive(Clone, Default)]
pub struct Index {
    shelf: Arc<RwLock<Shelf>>,
}

thread_local! {
    static SUMS: RefCell<Sums> = RefCell::default();
}

impl Index {
    /// An empty index.
    #[must_use]
    pub fn new(synonyms: Synonyms) -> Self {
        let index = Self::default();
        index.set_synonyms(synonyms);
        index
    }

    /// Takes ideas in, each in place of what was there under its number. Searches see them when this returns.
    pub fn put(&self, documents: Vec<Document>) {
        let many = documents.len() > BATCH;
        let mut documents = documents.into_iter().peekable();
        while documents.peek().is_some() {
            let mut shelf = self.write();
            documents.by_ref().take(BATCH).for_each(|document| shelf.put(&document));
            // Compounds are taken apart once, at the end.
            if documents.peek().is_none() {
                shelf.settle();
                if many {
                    shelf.shrink();
                }
            }
        }
    }

    /// Forgets ideas. Searches do not see them any more when this returns.
    pub fn remove(&self, numbers: &[IdeaNumber]) {
        let mut shelf = self.write();
        numbers.iter().for_each(|number| shelf.remove(*number));
        shelf.settle();
    }

    /// Looks for other words from now on.
    pub fn set_synonyms(&self, synonyms: Synonyms) {
        self.write().synonyms = synonyms;
    }

    /// How many ideas can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.read().len()
    }

    /// Whether no idea can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One page of the ideas that hold what was typed. Any text will do; one without words finds nothing.
    #[must_use]
    pub fn search(&self, request: &Request) -> Found {
        let shelf = self.read();
        with_sums(&shelf, |sums| search::search(&shelf, request, sums))
    }

    /// How the ideas are spread that are what `filters` asks for, each facet without its own filter.
    #[must_use]
    pub fn facets(&self, filters: &Filters) -> Facets {
        let shelf = self.read();
        shelf.facets(&shelf.live, filters)
    }

    /// Ideas other than `except` that may say the same as this title and text, at most five, the likeliest first. The title alone will do.
    #[must_use]
    pub fn similar(
        &self,
        title: &str,
        text: &str,
        campaign: Option<CampaignId>,
        except: Option<IdeaNumber>,
    ) -> Vec<Similar> {
        let shelf = self.read();
        with_sums(&shelf, |sums| similar::similar(&shelf, title, text, campaign, except, sums))
    }

    // A panic while writing leaves a shelf behind on which at worst one idea is not found.
    fn read(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Shelf> {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn with_sums<T>(shelf: &Shelf, work: impl FnOnce(&mut Sums) -> T) -> T {
    SUMS.with(|kept| {
        let mut sums = kept.take().with_room(shelf.end());
        let out = work(&mut sums);
        kept.replace(sums);
        out
    })
}
