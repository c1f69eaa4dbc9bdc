//! Words that one typing error apart: a letter missing, added, wrong, or two swapped; two errors in long words.

use std::collections::HashMap;

use crate::vocabulary::WordId;

/// Shorter words are not corrected: too many of them are one letter apart and both right.
const SHORTEST: usize = 6;
/// From here on a word may have two errors.
const LONG: usize = 12;

/// Words by their first and by their last letters: one error leaves one of the two whole, but for two letters swapped in the very
/// middle of the shortest words. These are kept by what is around it, too.
#[derive(Default)]
pub(crate) struct Neighbours {
    by_start: HashMap<[u8; 3], Vec<Sketch>>,
    by_end: HashMap<[u8; 3], Vec<Sketch>>,
    around: HashMap<[u8; 4], Vec<WordId>>,
}

/// What rules most words out without looking at them.
struct Sketch {
    id: WordId,
    length: u8,
    letters: u32,
}

impl Neighbours {
    pub fn add(&mut self, id: WordId, folded: &str) {
        // One letter missing from the shortest that is corrected.
        if folded.len() + 1 < SHORTEST {
            return;
        }
        let (length, letters) = sketch(folded);
        for (index, key) in [(&mut self.by_start, start(folded)), (&mut self.by_end, end(folded))] {
            index.entry(key).or_default().push(Sketch { id, length, letters });
        }
        if let Some(key) = around(folded) {
            self.around.entry(key).or_default().push(id);
        }
    }

    /// Words near this one, without itself.
    pub fn of<'a>(&self, folded: &str, spelled: impl Fn(WordId) -> &'a str) -> Vec<WordId> {
        if folded.chars().count() < SHORTEST || folded.chars().any(char::is_numeric) {
            return Vec::new();
        }
        let errors = allowed(folded.len());
        let (length, letters) = sketch(folded);
        let near = |sketch: &&Sketch| {
            usize::from(sketch.length.abs_diff(length)) <= errors
                && (sketch.letters ^ letters).count_ones() as usize <= 2 * errors
        };
        let buckets = [self.by_start.get(&start(folded)), self.by_end.get(&end(folded))];
        let mut found: Vec<WordId> = buckets
            .into_iter()
            .flatten()
            .flatten()
            .filter(near)
            .map(|sketch| sketch.id)
            .chain(around(folded).and_then(|key| self.around.get(&key)).into_iter().flatten().copied())
            .filter(|id| {
                let other = spelled(*id);
                other != folded && distance(folded, other, errors) <= errors
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

const fn allowed(length: usize) -> usize {
    if length < LONG { 1 } else { 2 }
}

fn start(word: &str) -> [u8; 3] {
    let bytes = word.as_bytes();
    [bytes[0], bytes[1], bytes[2]]
}

fn end(word: &str) -> [u8; 3] {
    let bytes = &word.as_bytes()[word.len() - 3..];
    [bytes[0], bytes[1], bytes[2]]
}

/// The letters around the middle of one of the shortest words.
fn around(word: &str) -> Option<[u8; 4]> {
    match word.as_bytes() {
        [first, second, _, _, fifth, sixth] => Some([*first, *second, *fifth, *sixth]),
        _ => None,
    }
}

fn sketch(word: &str) -> (u8, u32) {
    let letters = word.bytes().fold(0_u32, |set, byte| set | 1 << (byte % 32));
    (u8::try_from(word.len()).unwrap_or(u8::MAX), letters)
}

/// Letters to add, drop, change or swap with their neighbour; more than `most` is only said to be more.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut two_before: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (before[j] + 1).min(row[j - 1] + 1).min(before[j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(two_before[j - 2] + 1);
            }
        }
        if row.iter().all(|so_far| *so_far > most) {
            return most + 1;
        }
        two_before = std::mem::replace(&mut before, row);
    }
    before[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_error() {
        for (a, b, expected) in [
            ("drucker", "drukcer", 1),
            ("drucker", "druckr", 1),
            ("drucker", "trucker", 1),
            ("haus", "maus", 1),
            ("a", "a", 0),
        ] {
            assert_eq!(distance(a, b, 2), expected, "{a} {b}");
        }
        assert!(distance("drucker", "heizung", 2) > 2);
    }

    #[test]
    fn every_single_error_in_seven_letters_is_near() {
        let mut words = Neighbours::default();
        words.add(0, "drucker");
        for wrong in
            ["rucker", "ddrucker", "trucker", "rducker", "drcuker", "drukcer", "druckre", "drucke", "druxker"]
        {
            assert_eq!(words.of(wrong, |_| "drucker"), [0], "{wrong}");
        }
        assert!(words.of("druck", |_| "drucker").is_empty());
    }
}
