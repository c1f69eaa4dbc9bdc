//! One page of the best, and what all of them are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::slices::Cursor;

use crate::bits::Bits;
use crate::found::{Facets, Filters};
use crate::matches::Matches;
use crate::postings::Slot;
use crate::shelf::Shelf;

/// A match in the order of the list: by score in millionths, then the newer idea first.
pub(crate) type Ranked = (i64, i64, Slot);

/// The best of the matches that are in `among` and behind `after`, at most `limit`, and whether there are more.
pub(crate) fn page(
    shelf: &Shelf,
    matches: &Matches,
    among: &Bits,
    after: Option<Cursor>,
    limit: usize,
) -> (Vec<Ranked>, bool) {
    let mut best: Vec<Ranked> = Vec::new();
    let keep = limit.saturating_add(1);
    // Everything below cannot be on the page any more.
    let mut least = f32::NEG_INFINITY;
    for (slot, score) in matches {
        if *score < least || !among.contains(*slot) {
            continue;
        }
        let millionths = millionths(*score);
        let Some(shelved) = shelf.get(*slot) else { continue };
        let number = shelved.number.as_i64();
        if after.is_some_and(|after| (millionths, number) >= (after.value, after.key)) {
            continue;
        }
        best.push((millionths, number, *slot));
        if best.len() >= keep.saturating_mul(4).max(64) {
            least = below(cut(&mut best, keep));
        }
    }
    cut(&mut best, keep);
    best.sort_unstable_by_key(|entry| Reverse(*entry));
    let more = best.len() > limit;
    best.truncate(limit);
    (best, more)
}

/// Keeps the best, and says what the least of them has.
fn cut(best: &mut Vec<Ranked>, keep: usize) -> i64 {
    if best.len() <= keep {
        return i64::MIN;
    }
    best.select_nth_unstable_by_key(keep - 1, |entry| Reverse(*entry));
    best.truncate(keep);
    best.last().map_or(i64::MIN, |least| least.0)
}

/// A score in millionths, in steps of a thousand: what floats lose by another order of adding must not move an idea.
#[expect(clippy::cast_possible_truncation, reason = "scores are far below what fits")]
pub(crate) fn millionths(score: f32) -> i64 {
    (f64::from(score) * 1_000.0).round() as i64 * 1_000
}

/// A score that is surely less than these millionths, and cheaper to compare with.
#[expect(clippy::cast_precision_loss, reason = "scores are far below what fits")]
fn below(millionths: i64) -> f32 {
    millionths as f32 / 1_000_000.0 - 0.01
}

impl Shelf {
    /// The ideas that are what the filters ask for.
    pub(crate) fn passing(&self, filters: &Filters) -> Bits {
        let mut passing = self.live.clone();
        let nothing = Bits::default();
        let mut narrow = |set: Option<Option<&Bits>>| {
            if let Some(set) = set {
                passing.keep(set.unwrap_or(&nothing));
            }
        };
        narrow(filters.campaign.map(|campaign| self.campaigns.get(&campaign)));
        narrow(filters.topic.map(|topic| self.topics.get(&topic)));
        narrow(filters.unit.map(|unit| self.units.get(&unit)));
        narrow(filters.status.map(|status| self.statuses.get(&status)));
        if let Some(only) = &filters.only {
            let mut these = Bits::default();
            for slot in only.iter().filter_map(|number| self.slot_of(*number)) {
                these.insert(slot);
            }
            passing.keep(&these);
        }
        passing
    }

    /// What these matches are, each facet without its own filter.
    pub(crate) fn facets(&self, matching: &Bits, filters: &Filters) -> Facets {
        let among = |filters: Filters| {
            let mut set = self.passing(&filters);
            set.keep(matching);
            set
        };
        Facets {
            topics: counts(&self.topics, &among(Filters { topic: None, ..filters.clone() })),
            units: counts(&self.units, &among(Filters { unit: None, ..filters.clone() })),
            statuses: counts(&self.statuses, &among(Filters { status: None, ..filters.clone() })),
        }
    }
}

fn counts<K: Copy>(sets: &BTreeMap<K, Bits>, among: &Bits) -> Vec<(K, usize)> {
    sets.iter().map(|(key, set)| (*key, set.count_both(among))).filter(|(_, count)| *count > 0).collect()
}
