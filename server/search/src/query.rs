//! What somebody typed: words, "phrases in quotes", and -what -"should not be there".

use crate::items::{Item, items};

/// A query is read to here.
const LONGEST: usize = 1_000;
/// Words beyond are not looked for.
const MOST_WORDS: usize = 24;

/// What is looked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Words outside quotes, in order.
    pub words: Vec<Item>,
    /// Phrases, in order.
    pub phrases: Vec<Vec<Item>>,
    /// Words and phrases that must not be there.
    pub excluded: Vec<Vec<Item>>,
}

impl Query {
    /// Reads whatever was typed. What has no words says nothing; a quote that is not closed quotes nothing.
    pub fn parse(text: &str) -> Self {
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        let mut query = Self::default();
        let mut rest = &text[..end];
        while let Some(start) = rest.find(is_quote) {
            let quoted = &rest[start..];
            let inner = &quoted[quoted.chars().next().map_or(0, char::len_utf8)..];
            let Some(stop) = inner.find(is_quote) else { break };
            let before = rest[..start].strip_suffix(['-', '−', '–']);
            let excluded = before.filter(|before| before.is_empty() || before.ends_with(char::is_whitespace));
            query.take_words(excluded.unwrap_or(&rest[..start]));
            query.take_phrase(&inner[..stop], excluded.is_some());
            rest = &inner[stop..];
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
        query.take_words(rest);
        // Who shouts all words means no abbreviation.
        if query.words.len() > 2 && query.words.iter().all(|word| word.abbreviated) {
            query.words.iter_mut().for_each(|word| word.abbreviated = false);
        }
        query
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.excluded.is_empty()
    }

    fn take_words(&mut self, text: &str) {
        for piece in text.split_whitespace() {
            match piece.strip_prefix(['-', '−', '–']) {
                Some(unwanted) => self.take_phrase(unwanted, true),
                None => {
                    let room = MOST_WORDS.saturating_sub(self.words.len());
                    self.words.extend(items(piece, room));
                }
            }
        }
    }

    fn take_phrase(&mut self, text: &str, excluded: bool) {
        let place = if excluded { &mut self.excluded } else { &mut self.phrases };
        let words = items(text, MOST_WORDS);
        if !words.is_empty() && place.len() < MOST_WORDS {
            place.push(words);
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»' | '‟')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(items: &[Item]) -> Vec<&str> {
        items.iter().map(|item| item.folded.as_str()).collect()
    }

    #[test]
    fn words_phrases_and_what_is_unwanted() {
        let query = Query::parse("Fenster \"im Büro\" -Keller -„dritter Stock“ E-Mail");
        assert_eq!(spelled(&query.words), ["fenster", "email"]);
        assert_eq!(query.phrases.len(), 1);
        assert_eq!(spelled(&query.phrases[0]), ["im", "buro"]);
        assert_eq!(
            query.excluded.iter().map(|words| spelled(words)).collect::<Vec<_>>(),
            [vec!["keller"], vec!["dritter", "stock"]]
        );
    }

    #[test]
    fn an_open_quote_quotes_nothing() {
        let query = Query::parse("Fenster \"im Büro");
        assert_eq!(spelled(&query.words), ["fenster", "im", "buro"]);
        assert!(Query::parse("-- \"\" … - \"").is_empty());
    }
}
