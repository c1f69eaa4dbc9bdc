//! The words of a query, of a title or of a synonym, a hyphenated one taken as one word with its pieces.

use crate::stems;
use crate::tokens::{Token, joined, tokens};

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// The folded word; without hyphens where it has them.
    pub folded: String,
    /// The pieces between hyphens; a single one is the word itself.
    pub pieces: Vec<String>,
    /// Whether it starts with a capital letter, as nouns do.
    pub capital: bool,
    /// Whether capitals tell an abbreviation.
    pub abbreviated: bool,
}

impl Item {
    /// What it has in common with its other forms.
    pub fn stem(&self) -> String {
        stems::german(&self.folded)
    }

    /// Whether it says nothing by itself. An abbreviation always does: «IT» is no English pronoun.
    pub fn is_silent(&self) -> bool {
        self.pieces.len() == 1 && !self.abbreviated && stems::is_silent(&self.folded)
    }
}

/// The words of a text, at most `most`.
pub(crate) fn items(text: &str, most: usize) -> Vec<Item> {
    let tokens: Vec<Token> = tokens(text).take(most).collect();
    let mut joined = joined(&tokens).into_iter().peekable();
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match joined.next_if(|(first, ..)| *first == at) {
            Some((first, last, folded)) => {
                let pieces = tokens[first..=last].iter().map(|token| token.folded.clone()).collect();
                out.push(Item { folded, pieces, capital: token.capital, abbreviated: token.abbreviated });
                at = last + 1;
            }
            None => {
                let (folded, pieces) = (token.folded.clone(), vec![token.folded.clone()]);
                out.push(Item { folded, pieces, capital: token.capital, abbreviated: token.abbreviated });
                at += 1;
            }
        }
    }
    out
}
