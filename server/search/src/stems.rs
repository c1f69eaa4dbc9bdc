//! What is left of a word without its endings, and words that say nothing.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::fold;

static GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::German));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static SILENT: LazyLock<HashSet<String>> = LazyLock::new(|| list(include_str!("../lists/silent_words.txt")));
static ENGLISH_SILENT: LazyLock<HashSet<String>> =
    LazyLock::new(|| list(include_str!("../lists/silent_words_english.txt")));

fn list(text: &str) -> HashSet<String> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(fold).collect()
}

/// The German stem of a folded word.
pub(crate) fn german(folded: &str) -> String {
    GERMAN.stem(masculine(folded)).into_owned()
}

/// The English stem of a folded word.
pub(crate) fn english(folded: &str) -> String {
    let stem = ENGLISH.stem(folded);
    // «issues» is folded to «issus»: of such words Porter keeps the «s».
    let singular = stem.strip_suffix('s').filter(|short| short.len() > 2 && short.ends_with(['u', 'o']));
    singular.unwrap_or(&stem).to_owned()
}

/// Whether a folded word says nothing by itself. Single letters never do.
pub(crate) fn is_silent(folded: &str) -> bool {
    folded.chars().nth(1).is_none() && !folded.starts_with(|c: char| c.is_numeric())
        || SILENT.contains(folded)
        || ENGLISH_SILENT.contains(folded)
}

/// Whether these folded words read as English: one in six is an English word that German does not have.
pub(crate) fn is_english<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH_SILENT.contains(word));
    }
    english * 6 >= all && english > 0
}

/// «radfahrerinnen» as «radfahrer»: Snowball leaves feminine endings standing.
fn masculine(folded: &str) -> &str {
    let singular = folded.strip_suffix("nen").unwrap_or(folded);
    let endings = ["erin", "entin", "istin", "antin", "orin", "atin", "egin"];
    match endings.into_iter().find(|ending| singular.len() > ending.len() + 2 && singular.ends_with(ending)) {
        Some(_) => &singular[..singular.len() - 2],
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_do_not_matter() {
        for (a, b) in [
            ("vertretung", "vertretungen"),
            ("plan", "plane"),
            ("mitarbeiterinnen", "mitarbeiter"),
            ("kollegin", "kollegen"),
            ("akte", "akten"),
        ] {
            assert_eq!(german(a), german(b), "{a} {b}");
        }
        for (a, b) in [("policies", "policy"), ("issues", "issue"), ("shoes", "shoe"), ("values", "value")] {
            assert_eq!(english(&fold(a)), english(&fold(b)), "{a} {b}");
        }
    }

    #[test]
    fn english_is_told_from_german() {
        let english = "the heating in the office is broken";
        let german = "die heizung im buro ist in der nacht kaputt";
        assert!(is_english(english.split(' ')));
        assert!(!is_english(german.split(' ')));
    }
}
