//! Words that follow one another in a title say more when they do so in an idea, too.

use crate::clauses::{Clauses, Family};
use crate::items::Item;
use crate::matches::rarity;
use crate::postings::Slot;
use crate::shelf::Shelf;
use crate::vocabulary::StemId;

/// Words stand together up to this distance.
const TOGETHER: usize = 2;
/// Words are near each other up to this distance, in either order.
const NEAR: usize = 4;
/// What two words that stand together add, against what the commoner of them says.
const WEIGHT: f32 = 0.5;

/// Words of a title, and what each says.
pub(crate) struct Nearness {
    /// Stems in ascending order, each with the places of the words in the title that it stands for.
    members: Vec<(StemId, usize)>,
    rarities: Vec<f32>,
}

impl Nearness {
    pub fn new(shelf: &Shelf, clauses: &Clauses<'_>, words: &[Item]) -> Self {
        let telling = words.iter().filter(|word| !word.is_silent());
        let families: Vec<Family> = telling.map(|word| clauses.family(word)).collect();
        let size = |family: &Family| -> usize {
            family.iter().map(|(stem, _)| shelf.vocabulary.stem(*stem).postings.len()).sum()
        };
        let all = shelf.len();
        let rarities = families.iter().map(|family| rarity(all, size(family).min(all))).collect();
        let places = families.iter().enumerate();
        let mut members: Vec<(StemId, usize)> =
            places.flat_map(|(at, family)| family.iter().map(move |(stem, _)| (*stem, at))).collect();
        members.sort_unstable();
        Self { members, rarities }
    }

    /// What neighbours in the title that are neighbours here add to the score.
    pub fn bonus(&self, shelf: &Shelf, slot: Slot) -> f32 {
        let Some(shelved) = shelf.get(slot).filter(|_| self.rarities.len() > 1) else { return 0.0 };
        let mut seen: Vec<Option<usize>> = vec![None; self.rarities.len()];
        let mut best: Vec<f32> = vec![0.0; self.rarities.len()];
        for (at, word) in shelved.words.iter().enumerate() {
            // Where a field ends, nothing is near, but it counts as a step.
            let Some(word) = word else { continue };
            for place in self.places(shelf.vocabulary.stem_behind(word)) {
                let distance = |other: usize| seen.get(other).copied().flatten().map(|before| at - before);
                if let Some(distance) = place.checked_sub(1).and_then(distance) {
                    best[place - 1] = best[place - 1].max(closeness(distance, true));
                }
                if let Some(distance) = distance(place + 1) {
                    best[place] = best[place].max(closeness(distance, false));
                }
                seen[place] = Some(at);
            }
        }
        let pairs = best.iter().zip(self.rarities.windows(2));
        WEIGHT * pairs.map(|(close, pair)| close * pair[0].min(pair[1])).sum::<f32>()
    }

    fn places(&self, stem: StemId) -> impl Iterator<Item = usize> + '_ {
        let from = self.members.partition_point(|(member, _)| *member < stem);
        self.members[from..].iter().take_while(move |(member, _)| *member == stem).map(|(_, place)| *place)
    }
}

const fn closeness(distance: usize, in_order: bool) -> f32 {
    if distance == 0 {
        0.0
    } else if in_order && distance <= TOGETHER {
        1.0
    } else if distance <= NEAR {
        0.5
    } else {
        0.0
    }
}
