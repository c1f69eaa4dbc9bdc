//! Different words for one thing: «OZG» and «Onlinezugangsgesetz», «Homeoffice» and «mobiles Arbeiten».

use std::collections::HashMap;

use crate::items::{Item, items};

/// The most words of one expression.
const LONGEST: usize = 4;

/// Groups of expressions that mean the same. An expression has one word or several.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    groups: Vec<Vec<Vec<Item>>>,
    /// Groups by the stems of their expressions.
    by_stems: HashMap<Vec<String>, Vec<usize>>,
}

impl Synonyms {
    /// No synonyms.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The list that the product brings along; moderators go on from it.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(Self::BUILT_IN)
    }

    /// The text of the list that the product brings along, as [`Self::parse`] reads it.
    pub const BUILT_IN: &'static str = include_str!("../lists/synonyms.txt");

    /// Reads one group a line, its expressions parted by `=`; empty lines and lines that start with `#` say nothing.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        Self::new(lines.map(|line| line.split('=')))
    }

    /// Takes groups of expressions. Words beyond the fourth of an expression are not looked at.
    #[must_use]
    pub fn new<'a, G: IntoIterator<Item = &'a str>>(groups: impl IntoIterator<Item = G>) -> Self {
        let mut synonyms = Self::default();
        for group in groups {
            let expressions: Vec<Vec<Item>> = group
                .into_iter()
                .map(|expression| {
                    items(expression, 2 * LONGEST).into_iter().take(LONGEST).collect::<Vec<_>>()
                })
                .filter(|expression| !expression.is_empty())
                .collect();
            if expressions.len() < 2 {
                continue;
            }
            for expression in &expressions {
                let groups = synonyms.by_stems.entry(stems(expression)).or_default();
                if groups.last() != Some(&synonyms.groups.len()) {
                    groups.push(synonyms.groups.len());
                }
            }
            synonyms.groups.push(expressions);
        }
        synonyms
    }

    /// The longest expression that these words start with, as its number of words.
    pub(crate) fn longest(&self, words: &[Item]) -> Option<usize> {
        if self.by_stems.is_empty() {
            return None;
        }
        (1..=LONGEST.min(words.len()))
            .rev()
            .find(|length| self.by_stems.contains_key(&stems(&words[..*length])))
    }

    /// Whether a word that says nothing by itself is an expression of the list. One that the list has in capitals has to be typed
    /// in capitals: «ob» is hardly the «OB».
    pub(crate) fn exempts(&self, word: &Item) -> bool {
        let key = stems(std::slice::from_ref(word));
        let groups = self.by_stems.get(&key).into_iter().flatten();
        groups.flat_map(|group| &self.groups[*group]).any(|listed| match listed.as_slice() {
            [one] => one.stem() == word.stem() && (!one.abbreviated || word.abbreviated),
            _ => false,
        })
    }

    /// The other expressions for this one.
    pub(crate) fn others(&self, expression: &[Item]) -> impl Iterator<Item = &[Item]> {
        let own = stems(expression);
        let groups = self.by_stems.get(&own).into_iter().flatten();
        groups
            .flat_map(|group| &self.groups[*group])
            .filter(move |other| stems(other) != own)
            .map(Vec::as_slice)
    }

    /// The other expressions for a stem, those of one word.
    pub(crate) fn of_stem(&self, stem: &str) -> impl Iterator<Item = &Item> {
        let groups = self.by_stems.get(std::slice::from_ref(&stem.to_owned())).into_iter().flatten();
        groups.flat_map(|group| &self.groups[*group]).filter_map(|other| match other.as_slice() {
            [one] => Some(one),
            _ => None,
        })
    }
}

fn stems(words: &[Item]) -> Vec<String> {
    words.iter().map(Item::stem).collect()
}
