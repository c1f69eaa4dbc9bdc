//! The texts that excerpts are taken from. The index does not keep them: they are read when they are shown, as whoever looks may read them.

use std::collections::HashMap;

use ::search::{Document, Hit, Part};
use domain::ids::IdeaNumber;

use super::{FoundTexts, documents};
use crate::{Call, Result};

/// The texts of one page of hits.
pub(super) struct Texts {
    own: FoundTexts,
    /// With what others added, where that is what is shown.
    whole: HashMap<IdeaNumber, Document>,
}

impl Texts {
    /// Reads what is shown beyond their `own` texts; of most hits, nothing is.
    pub async fn read(call: &Call, hits: &[Hit], own: FoundTexts) -> Result<Self> {
        let added = hits.iter().filter(|hit| matches!(hit.marks.part(), Part::Addenda | Part::Comments));
        let added: Vec<IdeaNumber> = added.map(|hit| hit.number).collect();
        let whole = if added.is_empty() {
            Vec::new()
        } else {
            documents(call.service.store().read().await?.findable(&added).await?)
        };
        Ok(Self { own, whole: whole.into_iter().map(|document| (document.number, document)).collect() })
    }

    /// The text of a hit that its excerpt is taken from; empty when it has just been taken away.
    pub fn of(&self, hit: &Hit) -> &str {
        let (own, whole) = (self.own.get(&hit.number), self.whole.get(&hit.number));
        let text = match hit.marks.part() {
            Part::Pinch => own.map(|own| &own.pinch),
            Part::Wish => own.map(|own| &own.wish),
            Part::Addenda => whole.map(|whole| &whole.addenda),
            Part::Comments => whole.map(|whole| &whole.comments),
        };
        text.map_or("", String::as_str)
    }
}
