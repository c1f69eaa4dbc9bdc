//! Compounds and what they are made of: «stundenvertretungsplan» is «stunden», «vertretung» and «plan».
//!
//! Parts are words of our own list, and words that stand alone in the ideas often enough.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::fold::fold;
use crate::stems;

static LISTED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../lists/word_parts.txt").lines().filter(|line| !line.starts_with('#'));
    let words: Vec<String> = lines.flat_map(str::split_whitespace).map(fold).collect();
    let stems: Vec<String> =
        words.iter().map(|word| stems::german(word)).filter(|stem| stem.len() > 3).collect();
    words.into_iter().chain(stems).collect()
});

/// Endings that are words only by their looks.
const ENDINGS: &[&str] = &[
    "heit", "keit", "schaft", "lich", "isch", "tion", "ment", "ling", "chen", "lein", "ung", "ungen",
    "lichen", "liche", "licher", "liches", "ische", "ischen", "bare", "baren", "sam", "haft", "weise",
    "wert", "voll", "frei", "reich", "arm", "innen", "ende", "enden", "eren", "sten", "sche", "schen",
];

/// What joins two parts; the «e» of «Schule» is dropped in «Schulbus».
const JOINTS: &[&str] = &["", "s", "n", "en", "es", "er", "e"];

/// Knows which words others are made of.
#[derive(Default)]
pub(crate) struct Compounds {
    /// Words of the ideas that are parts, and their stems, with how often they were seen.
    learned: HashMap<Box<str>, u32>,
}

impl Compounds {
    /// Seen so often, a word is surely no typing error.
    pub const COMMON: u32 = 3;

    /// Whether our own list has it.
    pub fn is_listed(&self, folded: &str) -> bool {
        LISTED.contains(folded)
    }

    /// Whether others can be made of it.
    pub fn is_part(&self, folded: &str) -> bool {
        LISTED.contains(folded) || self.learned.contains_key(folded)
    }

    /// Takes in a word that stands in the ideas; says whether that makes it a part.
    pub fn learn(&mut self, folded: &str, count: u32) -> bool {
        let letters = folded.len();
        let needed = if letters < 5 { 4 } else { Self::COMMON };
        let fits = (4..=14).contains(&letters) && folded.bytes().all(|byte| byte.is_ascii_lowercase());
        if !fits
            || count != needed
            || ENDINGS.contains(&folded)
            || self.is_part(folded)
            || stems::is_silent(folded)
        {
            return false;
        }
        // What is made of two parts already teaches nothing new.
        self.learned.insert(folded.into(), count);
        let stem = stems::german(folded);
        if stem.len() > 4 && !self.is_part(&stem) {
            self.learned.insert(stem.into(), count);
        }
        true
    }

    /// The pieces of a word, longer ones with their own pieces too; empty when it is simple.
    pub fn split(&self, folded: &str) -> Vec<String> {
        let mut out = Vec::new();
        if folded.len() >= 6 && folded.is_ascii() && !LISTED.contains(folded) {
            for piece in self.best(folded) {
                if piece.len() >= 8 && piece.len() < folded.len() {
                    out.extend(self.split(&piece));
                }
                out.push(piece);
            }
        }
        out.retain(|piece| !stems::is_silent(piece));
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The fewest pieces that make up the whole word; of these, the one with the longest shortest piece.
    fn best(&self, folded: &str) -> Vec<String> {
        let length = folded.len();
        // By where it ends: the number of pieces, the length of the shortest, and where the last one starts and stops.
        let mut ways: Vec<Option<Way>> = vec![None; length + 1];
        ways[0] = Some(Way { pieces: 0, shortest: usize::MAX, start: 0, stop: 0, swallowed: false });
        for start in 0..length.saturating_sub(2) {
            let Some(so_far) = ways[start] else { continue };
            for (stop, swallowed) in (start + 3..=length).flat_map(|stop| [(stop, false), (stop, true)]) {
                if swallowed && !swallows(&folded[..start]) {
                    continue;
                }
                let piece = piece(&folded[start..stop], swallowed);
                if stop - start == length || !self.fits(&piece, stop == length) {
                    continue;
                }
                for joint in JOINTS {
                    let end = stop + joint.len();
                    let stands = folded[stop..].starts_with(joint) && (joint.is_empty() || end < length);
                    if stands {
                        let (pieces, shortest) = (so_far.pieces + 1, so_far.shortest.min(piece.len()));
                        let way = Way { pieces, shortest, start, stop, swallowed };
                        if ways[end].is_none_or(|other| way.beats(other)) {
                            ways[end] = Some(way);
                        }
                    }
                }
            }
        }
        let mut pieces = Vec::new();
        let mut end = length;
        while let Some(way) = ways[end].filter(|way| way.pieces > 0) {
            pieces.push(piece(&folded[way.start..way.stop], way.swallowed).into_owned());
            end = way.start;
        }
        pieces
    }

    fn fits(&self, piece: &str, last: bool) -> bool {
        if ENDINGS.contains(&piece) && !LISTED.contains(piece) {
            return false;
        }
        if self.is_part(piece) {
            return true;
        }
        // The last part has the endings of the whole; the first ones may be small words: «Überstunden».
        (last && piece.len() > 3 && {
            let stem = stems::german(piece);
            stem.len() > 2 && self.is_part(&stem)
        }) || (!last && piece.len() > 3 && stems::is_silent(piece))
    }
}

/// Whether an «e» that follows is taken for the second half of an umlaut: «Kitaeltern» is folded to «kitaltern».
fn swallows(before: &str) -> bool {
    before.ends_with(['a', 'o', 'u'])
}

fn piece(letters: &str, swallowed: bool) -> Cow<'_, str> {
    if swallowed { format!("e{letters}").into() } else { letters.into() }
}

#[derive(Clone, Copy)]
struct Way {
    pieces: usize,
    shortest: usize,
    start: usize,
    stop: usize,
    /// Whether its first letter was taken for half of an umlaut.
    swallowed: bool,
}

impl Way {
    const fn beats(self, other: Self) -> bool {
        self.pieces < other.pieces || self.pieces == other.pieces && self.shortest > other.shortest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(word: &str) -> Vec<String> {
        Compounds::default().split(&fold(word))
    }

    #[test]
    fn parts_are_found_with_what_joins_them() {
        for (word, parts) in [
            ("Stundenvertretungsplan", &["plan", "stunde", "vertretung"][..]),
            ("Dienstpläne", &["dienst", "plane"]),
            ("Überstunden", &["stunden"]),
            ("Schulbuskarte", &["bus", "karte", "schul"]),
            ("Aktenschränke", &["akte", "schranke"]),
            ("Bürgerservice", &["burger", "service"]),
            ("Kitaeltern", &["kita", "eltern"]),
            ("Büroeinrichtung", &["buro", "einrichtung"]),
            ("Menüeintrag", &["menu", "eintrag"]),
        ] {
            let found = split(word);
            for part in parts {
                assert!(
                    found.iter().any(|piece| piece == part || stems::german(piece) == stems::german(part)),
                    "{word} {found:?}"
                );
            }
        }
    }

    #[test]
    fn simple_words_stay_whole() {
        for word in [
            "Arbeit",
            "Montag",
            "Vertretung",
            "Verwaltung",
            "Betrag",
            "Antrag",
            "Beratung",
            "Sicherheit",
            "Freiheit",
        ] {
            assert!(split(word).is_empty(), "{word} {:?}", split(word));
        }
    }

    #[test]
    fn a_word_that_stands_alone_often_becomes_a_part() {
        let mut compounds = Compounds::default();
        assert!(compounds.split("lasurgerat").is_empty());
        assert!(compounds.learn("lasur", 3));
        assert_eq!(compounds.split("lasurgerat"), ["gerat", "lasur"]);
    }
}
