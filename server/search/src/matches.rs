//! Which ideas meet a clause, and how well: BM25 over families of words.

use crate::bits::Bits;
use crate::clauses::{Clause, Family, Way};
use crate::postings::Slot;
use crate::shelf::Shelf;
use crate::vocabulary::WordId;

/// Ideas in ascending order of slot, with their scores.
pub(crate) type Matches = Vec<(Slot, f32)>;

/// How fast more of the same word stops to count (BM25's k1).
const SATURATION: f32 = 0.8;

/// Room to add up weights, kept between searches.
#[derive(Default)]
pub(crate) struct Sums {
    values: Vec<f32>,
    seen: Bits,
}

impl Sums {
    /// Room for slots below `end`, all zero.
    pub fn with_room(mut self, end: usize) -> Self {
        if self.values.len() < end {
            self.values.resize(end, 0.0);
            let mut seen = Bits::none(end);
            seen.add_all(&self.seen);
            self.seen = seen;
        }
        self
    }

    pub fn add(&mut self, slot: Slot, value: f32) {
        self.values[slot as usize] += value;
        self.seen.insert(slot);
    }

    /// What was added up, leaving zeros behind.
    pub fn take(&mut self) -> Matches {
        let mut out = Matches::with_capacity(self.seen.count());
        for slot in self.seen.iter() {
            out.push((slot, std::mem::take(&mut self.values[slot as usize])));
        }
        self.seen.clear();
        out
    }
}

/// The ideas that meet a clause, by its best way; `partly` takes those that hold some words of a way.
pub(crate) fn meeting(shelf: &Shelf, clause: &Clause, partly: bool, sums: &mut Sums) -> Matches {
    let mut found: Vec<Matches> = clause.ways.iter().map(|way| going(shelf, way, partly, sums)).collect();
    // Short lists first: the longest is gone through once only.
    found.sort_by_key(Vec::len);
    found
        .into_iter()
        .reduce(|best, next| if best.is_empty() { next } else { either(&best, next) })
        .unwrap_or_default()
}

fn going(shelf: &Shelf, way: &Way, partly: bool, sums: &mut Sums) -> Matches {
    let telling = way.families.iter().filter(|family| !shelf.says_nothing(family, way.adjacent));
    let mut found: Option<Matches> = None;
    for family in telling {
        let next = holding(shelf, family, way.weight, sums);
        found = Some(match found {
            None => next,
            Some(so_far) if partly && !way.adjacent => any(&so_far, &next),
            Some(so_far) => both(&so_far, &next),
        });
    }
    if !way.adjacent {
        return found.unwrap_or_default();
    }
    let candidates = found.unwrap_or_else(|| shelf.live.iter().map(|slot| (slot, 0.0)).collect());
    candidates.into_iter().filter(|(slot, _)| shelf.has_phrase(*slot, &way.families)).collect()
}

/// The ideas with a word of the family.
fn holding(shelf: &Shelf, family: &Family, weight: f32, sums: &mut Sums) -> Matches {
    let postings = |stem| &shelf.vocabulary.stem(stem).postings;
    let mut found: Matches = match family.as_slice() {
        [(stem, each)] => {
            let mut all: Matches = postings(*stem).iter().map(|(slot, times)| (slot, times * each)).collect();
            if !shelf.is_dense() {
                all.retain(|(slot, _)| shelf.live.contains(*slot));
            }
            all
        }
        several => {
            let dense = shelf.is_dense();
            for (stem, each) in several {
                for (slot, times) in postings(*stem).iter() {
                    if dense || shelf.live.contains(slot) {
                        sums.add(slot, times * each);
                    }
                }
            }
            sums.take()
        }
    };
    let rarity = rarity(shelf.len(), found.len()) * weight;
    for (_, times) in &mut found {
        *times = rarity * *times * (SATURATION + 1.0) / (*times + SATURATION);
    }
    found
}

/// What a word says that stands in `with` of `all` ideas, in steps: a page two must not repeat what page one had
/// because somebody posted in between.
#[expect(clippy::cast_precision_loss, reason = "counts of ideas")]
pub(crate) fn rarity(all: usize, with: usize) -> f32 {
    let (all, with) = (all as f32, with as f32);
    let exact = (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln();
    ((exact * 10.0).round() / 10.0).max(0.1)
}

/// In both, scores added.
pub(crate) fn both(a: &Matches, b: &Matches) -> Matches {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() * 16 > long.len() {
        return merge(a, b, false, |a, b| a + b);
    }
    let mut rest = long.as_slice();
    let mut out = Matches::new();
    for (slot, score) in short {
        rest = &rest[rest.partition_point(|(other, _)| other < slot)..];
        if let Some((_, other)) = rest.first().filter(|(other, _)| other == slot) {
            out.push((*slot, score + other));
        }
    }
    out
}

/// In one or both, scores added.
pub(crate) fn any(a: &Matches, b: &Matches) -> Matches {
    merge(a, b, true, |a, b| a + b)
}

/// In one or both, the better score. What is rare beside the other is put in between.
fn either(short: &Matches, mut long: Matches) -> Matches {
    if short.len() * 16 > long.len() {
        return merge(short, &long, true, f32::max);
    }
    let mut new = Matches::new();
    let mut from = 0;
    for (slot, score) in short {
        from += long[from..].partition_point(|(other, _)| other < slot);
        match long.get_mut(from) {
            Some((other, best)) if other == slot => *best = best.max(*score),
            Some(_) | None => new.push((*slot, *score)),
        }
    }
    let mut end = long.len();
    long.extend_from_slice(&new);
    for (before, entry) in new.iter().enumerate().rev() {
        let at = long[..end].partition_point(|(slot, _)| *slot < entry.0);
        long.copy_within(at..end, at + before + 1);
        long[at + before] = *entry;
        end = at;
    }
    long
}

fn merge(a: &Matches, b: &Matches, all: bool, of_both: impl Fn(f32, f32) -> f32) -> Matches {
    let mut out = Matches::with_capacity(if all { a.len() + b.len() } else { a.len().min(b.len()) });
    let (mut i, mut j) = (0, 0);
    while let (Some((slot, one)), Some((other, two))) = (a.get(i), b.get(j)) {
        match slot.cmp(other) {
            std::cmp::Ordering::Less => {
                i += 1;
                if all {
                    out.push((*slot, *one));
                }
            }
            std::cmp::Ordering::Greater => {
                j += 1;
                if all {
                    out.push((*other, *two));
                }
            }
            std::cmp::Ordering::Equal => {
                i += 1;
                j += 1;
                out.push((*slot, of_both(*one, *two)));
            }
        }
    }
    if all {
        out.extend(&a[i..]);
        out.extend(&b[j..]);
    }
    out
}

impl Shelf {
    /// Whether not all ideas with these words are found by them, for they say nothing. In a phrase it is enough that one of them
    /// may: «ob» stands in more ideas than «OB» is found in.
    fn says_nothing(&self, family: &Family, phrase: bool) -> bool {
        let stem = |stem: &u32| self.vocabulary.stem(*stem);
        let unposted = !family.is_empty() && family.iter().all(|(id, _)| stem(id).postings.len() == 0);
        unposted || phrase && family.iter().any(|(id, _)| stem(id).silent)
    }

    /// Whether words of these families follow one another in one field.
    fn has_phrase(&self, slot: Slot, families: &[Family]) -> bool {
        let Some(shelved) = self.get(slot) else { return false };
        let belongs = |word: Option<WordId>, family: &Family| {
            let stem = word.map(|word| self.vocabulary.stem_behind(word));
            stem.is_some_and(|stem| family.iter().any(|(member, _)| *member == stem))
        };
        let [first, rest @ ..] = families else { return false };
        let mut words = shelved.words.iter();
        while let Some(word) = words.next() {
            if belongs(word, first) {
                let mut behind = words.clone();
                if rest.iter().all(|family| behind.next().is_some_and(|word| belongs(word, family))) {
                    return true;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::btree_map, prelude::*};

    use super::{Matches, either, merge};

    proptest! {
        #[test]
        fn what_is_rare_is_put_in_between_as_if_both_were_merged(
            short in btree_map(0..500_u32, 0.0..9.0_f32, 0..12),
            long in btree_map(0..500_u32, 0.0..9.0_f32, 200..300),
        ) {
            let (short, long): (Matches, Matches) = (short.into_iter().collect(), long.into_iter().collect());
            prop_assert_eq!(either(&short, long.clone()), merge(&short, &long, true, f32::max));
        }
    }
}
