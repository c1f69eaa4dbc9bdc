//! Ideas that may say the same as one that is just being typed.

use std::collections::HashMap;

use domain::ids::CampaignId;

use crate::clauses::Clauses;
use crate::found::{Filters, Similar};
use crate::items::{Item, items};
use crate::matches::{Sums, meeting};
use crate::pick::page;
use crate::shelf::Shelf;

/// The most that is worth looking at.
const MOST: usize = 5;
/// Words of a title beyond are not looked at.
const TITLE_WORDS: usize = 24;
/// Words of a text beyond are not looked at.
const TEXT_WORDS: usize = 60;
/// What a word of the text counts against one of the title.
const TEXT: f32 = 0.5;

pub(crate) fn similar(
    shelf: &Shelf,
    title: &str,
    text: &str,
    campaign: Option<CampaignId>,
    limit: usize,
    sums: &mut Sums,
) -> Vec<Similar> {
    let clauses = Clauses { vocabulary: &shelf.vocabulary, synonyms: &shelf.synonyms };
    let mut total = Sums::default().with_room(shelf.end());
    let mut weights: HashMap<String, f32> = HashMap::new();
    let mut order: Vec<(Item, f32)> = Vec::new();
    for (text, most, weight) in [(title, TITLE_WORDS, 1.0), (text, TEXT_WORDS, TEXT)] {
        for item in items(text, most) {
            let known = weights.entry(item.stem()).or_default();
            if *known == 0.0 {
                order.push((item, weight));
            }
            *known += weight;
        }
    }
    let mut most = 0.0_f32;
    for (item, weight) in &order {
        for clause in clauses.of_words(std::slice::from_ref(item)) {
            let found = meeting(shelf, &clause, true, sums);
            most += weight * 8.0;
            for (slot, score) in found {
                total.add(slot, score * weight);
            }
        }
    }
    let matches = total.take();
    let among = shelf.passing(&Filters { campaign, ..Filters::default() });
    let (ranked, _) = page(shelf, &matches, &among, None, limit.clamp(1, MOST));
    ranked
        .into_iter()
        .filter_map(|(value, _, slot)| {
            let number = shelf.get(slot)?.document.number;
            #[expect(clippy::cast_precision_loss, reason = "scores are far below what fits")]
            let score = value as f64 / 1_000_000.0 / f64::from(most);
            Some(Similar { number, score })
        })
        .collect()
}
