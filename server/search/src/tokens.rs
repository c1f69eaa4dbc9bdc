//! Texts taken apart into words, each with its place in the text.

use crate::fold::fold;

/// A word of a text, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub folded: String,
    /// Whether it starts with a capital letter, as nouns do.
    pub capital: bool,
    /// Whether it has two capital letters or more, as abbreviations do: «IT», «OB». Nothing has in a text that shouts.
    pub abbreviated: bool,
    /// Whether a hyphen alone stands between it and the next: «IT-» of «IT-Support».
    pub hyphenated: bool,
}

/// Longer words are nonsense, or an attempt to make us work; what is beyond is left away.
const LONGEST: usize = 64;

/// The words of a text, in order.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let shouted = is_shouted(text);
    places(text).map(move |(start, end)| {
        let spelled = &text[start..word_end(text, start)];
        let mut folded = fold(clip(inner_capital(spelled).unwrap_or(spelled)));
        // «Kölnstr.» is «Kölnstraße».
        if folded.ends_with("str") {
            folded.push_str("asse");
        }
        let mut behind = text[end..].chars();
        let hyphenated =
            matches!(behind.next(), Some('-' | '‐' | '‑')) && behind.next().is_some_and(is_letter);
        let abbreviated = !shouted && spelled.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        Token { folded, capital: spelled.starts_with(char::is_uppercase), abbreviated, hyphenated }
    })
}

/// Where the words of a text start and end, in bytes; one for each of [`tokens`].
pub(crate) fn places(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_letter)?;
        let end = word_end(text, start);
        // «Kolleg*innen», «Kolleg:innen», «Kolleg_innen», «Kolleg/-innen»: the word is the one before the sign.
        rest = end + gender_ending(&text[end..]).unwrap_or(0);
        Some((start, rest))
    })
}

/// «Straßen- und Radwege»: words that a hyphen joins, as one word: «itsupport». Yields the index of the first piece.
pub(crate) fn joined(tokens: &[Token]) -> Vec<(usize, usize, String)> {
    let mut out = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let mut last = first;
        while tokens[last].hyphenated && last + 1 < tokens.len() {
            last += 1;
        }
        if last > first {
            let word: String = tokens[first..=last].iter().map(|token| token.folded.as_str()).collect();
            // As the same word without hyphens is folded: «Kita-Eltern» is «Kitaeltern».
            out.push((first, last, fold(clip(&word))));
        }
        first = last + 1;
    }
    out
}

/// Whether several words stand in capitals alone, so that capitals mean nothing.
fn is_shouted(text: &str) -> bool {
    !text.contains(char::is_lowercase) && text.split_whitespace().nth(2).is_some()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn word_end(text: &str, start: usize) -> usize {
    let inside = |c: char| is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c);
    text[start..].find(|c| !inside(c)).map_or(text.len(), |length| start + length)
}

/// The length of the feminine ending behind a sign for all genders.
fn gender_ending(behind: &str) -> Option<usize> {
    let endings = ["*innen", ":innen", "_innen", "/innen", "/-innen", "*in", ":in", "_in", "/in", "/-in"];
    let ending = endings.into_iter().find(|ending| behind.starts_with(ending))?;
    let ends = !behind[ending.len()..].starts_with(is_letter);
    ends.then_some(ending.len())
}

/// The word before the ending of «KollegInnen».
fn inner_capital(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("Innen").or_else(|| word.strip_suffix("In"))?;
    stem.ends_with(char::is_lowercase).then_some(stem).filter(|stem| stem.len() > 3)
}

fn clip(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.folded).collect()
    }

    #[test]
    fn every_spelling_of_all_genders_is_one_word() {
        for text in ["Kolleg*innen", "Kolleg:innen", "Kolleg_innen", "Kolleg/-innen", "KollegInnen"] {
            assert_eq!(words(text), ["kolleg"], "{text}");
        }
        assert_eq!(words("und/oder drinnen: innen"), ["und", "oder", "drinnen", "innen"]);
    }

    #[test]
    fn a_short_street_is_a_street() {
        assert_eq!(words("Kölnstr. 5, Bonner Str."), ["kolnstrasse", "5", "bonner", "strasse"]);
    }

    #[test]
    fn capitals_tell_an_abbreviation_but_not_where_everything_is_shouted() {
        let short = |text: &str| -> Vec<String> {
            tokens(text).filter(|token| token.abbreviated).map(|token| token.folded).collect()
        };
        assert_eq!(short("Die IT fragt, ob der OB es weiß"), ["it", "ob"]);
        assert!(short("DIE HEIZUNG IST KALT").is_empty());
    }

    #[test]
    fn hyphens_join() {
        let all: Vec<Token> = tokens("Der IT-Support per E-Mail - und mehr").collect();
        let joined: Vec<String> = joined(&all).into_iter().map(|(_, _, word)| word).collect();
        assert_eq!(joined, ["itsupport", "email"]);
        let all: Vec<Token> = tokens("Kita-Eltern").collect();
        assert_eq!(super::joined(&all)[0].2, fold("Kitaeltern"));
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "„Größe“ ist\tnicht alles";
        let places: Vec<&str> = places(text).map(|(start, end)| &text[start..end]).collect();
        assert_eq!(places, ["Größe", "ist", "nicht", "alles"]);
    }
}
