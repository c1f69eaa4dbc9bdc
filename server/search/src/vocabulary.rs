//! Every word that stands in the ideas, and how words are related: by stem, as parts of compounds, by a typing error.
//!
//! The relations lie between words, not in the ideas: when the index learns that «plan» is a word, «Dienstplan» in
//! ideas of long ago is found by it, and no idea has to be read again.

use std::collections::HashMap;

use crate::compounds::Compounds;
use crate::neighbours::Neighbours;
use crate::postings::Postings;
use crate::stems;

/// A word as it is spelled, folded.
pub(crate) type WordId = u32;
/// A stem: what the words of one family share, and what ideas are found by.
pub(crate) type StemId = u32;

/// Letters in which words that begin alike agree.
const ROOT: usize = 5;
/// Letters by which one of them may be longer.
const COGNATE_ENDING: usize = 4;

/// A word as it is spelled, folded.
pub(crate) struct Word {
    pub spelled: Box<str>,
    /// Whether it says nothing by itself.
    pub silent: bool,
    /// Occurrences in ideas.
    count: u32,
    /// Whether it was seen in an English text.
    english: bool,
    /// The stems it is made of; empty for a simple word.
    pub parts: Vec<StemId>,
    /// Whether a hyphen showed its parts.
    hyphenated: bool,
}

/// A stem and the ideas with it.
#[derive(Default)]
pub(crate) struct Stem {
    pub postings: Postings,
    /// How often it was seen, and how often of these with a small letter.
    seen: u32,
    small: u32,
    /// Whether a word of it says nothing by itself: ideas hold it that are not found by it.
    pub silent: bool,
    /// Stems of longer words of which this is a part.
    pub within: Vec<StemId>,
}

/// Every word and how words are related.
#[derive(Default)]
pub(crate) struct Vocabulary {
    words: Vec<Word>,
    /// The stem of each word: whoever looks for words that follow one another asks for those of whole ideas, so that they lie close together.
    stem_of_word: Vec<StemId>,
    by_spelling: HashMap<Box<str>, WordId>,
    stems: Vec<Stem>,
    by_stem: HashMap<Box<str>, StemId>,
    by_root: HashMap<[u8; ROOT], Vec<(Box<str>, StemId)>>,
    by_english_stem: HashMap<Box<str>, Vec<StemId>>,
    compounds: Compounds,
    neighbours: Neighbours,
    /// Words that have come since compounds were last taken apart.
    fresh: Vec<WordId>,
}

impl Vocabulary {
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }

    /// The stem by which this word finds ideas, unless it says nothing.
    pub fn telling(&self, id: WordId) -> Option<StemId> {
        let word = self.word(id);
        (!word.silent).then_some(self.stem_behind(id))
    }

    /// The stem of a word.
    pub fn stem_behind(&self, id: WordId) -> StemId {
        self.stem_of_word[id as usize]
    }

    pub fn find(&self, folded: &str) -> Option<WordId> {
        self.by_spelling.get(folded).copied()
    }

    pub fn stem(&self, id: StemId) -> &Stem {
        &self.stems[id as usize]
    }

    pub fn stem_mut(&mut self, id: StemId) -> &mut Stem {
        &mut self.stems[id as usize]
    }

    pub fn stems_mut(&mut self) -> &mut [Stem] {
        &mut self.stems
    }

    /// How much a word is used as a noun, 0 to 1: nouns say what an idea is about.
    pub fn nounness(&self, folded: &str) -> f32 {
        let Some(stem) = self.find_stem(&stems::german(folded)) else { return 1.0 };
        let Stem { seen, small, .. } = self.stem(stem);
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let share = *small as f32 / (*seen).max(1) as f32;
        1.0 - share
    }

    pub fn find_stem(&self, stem: &str) -> Option<StemId> {
        self.by_stem.get(stem).copied()
    }

    /// Stems that English texts hold and that are one in English: «policy» and «policies».
    pub fn english_family(&self, folded: &str) -> &[StemId] {
        self.by_english_stem.get(stems::english(folded).as_str()).map_or(&[], Vec::as_slice)
    }

    /// Stems that begin with this one's, or it with theirs: «beleucht» and «beleuchtet».
    pub fn cognates(&self, folded: &str) -> Vec<StemId> {
        let own = stems::german(folded);
        let alike = |other: &str| {
            own != other
                && own.len().abs_diff(other.len()) <= COGNATE_ENDING
                && (own.starts_with(other) || other.starts_with(&own))
        };
        let near = root(&own).and_then(|root| self.by_root.get(&root)).into_iter().flatten();
        near.filter(|(other, _)| alike(other)).map(|(_, stem)| *stem).collect()
    }

    /// The words that may be this one with a typing error.
    pub fn misspellings(&self, folded: &str) -> Vec<WordId> {
        self.neighbours.of(folded, |id| &self.words[id as usize].spelled)
    }

    /// Occurrences in ideas; words of our own list are common.
    pub fn count(&self, id: WordId) -> u32 {
        let word = self.word(id);
        if self.compounds.is_listed(&word.spelled) { word.count.max(Compounds::COMMON) } else { word.count }
    }

    /// The pieces of a word that is made of others.
    pub fn pieces(&self, folded: &str) -> Vec<String> {
        self.compounds.split(folded)
    }

    /// Takes in a word of an idea.
    pub fn learn(&mut self, folded: &str, capital: bool) -> WordId {
        let id = self.find(folded).unwrap_or_else(|| self.add(folded));
        let word = &mut self.words[id as usize];
        word.count += 1;
        let stem = &mut self.stems[self.stem_of_word[id as usize] as usize];
        stem.seen += 1;
        stem.small += u32::from(!capital);
        if self.compounds.learn(folded, word.count) {
            self.fresh.push(id);
        }
        id
    }

    /// Forgets one occurrence: an idea that is changed often does not make its typing errors words.
    pub fn unlearn(&mut self, id: WordId) {
        let word = &mut self.words[id as usize];
        word.count = word.count.saturating_sub(1);
    }

    /// Takes in a word that hyphens join.
    pub fn learn_joined(&mut self, folded: &str, pieces: &[WordId]) -> WordId {
        let id = self.learn(folded, true);
        let parts: Vec<StemId> = pieces.iter().map(|piece| self.stem_behind(*piece)).collect();
        self.words[id as usize].hyphenated = true;
        self.relate(id, parts);
        id
    }

    /// Notes that a word stands in an English text.
    pub fn learn_english(&mut self, id: WordId) {
        let word = &mut self.words[id as usize];
        if !word.english {
            word.english = true;
            let family = self.by_english_stem.entry(stems::english(&word.spelled).into()).or_default();
            let stem = self.stem_of_word[id as usize];
            if !family.contains(&stem) {
                family.push(stem);
            }
        }
    }

    /// Takes compounds apart that have come, or that hold a word which was not known to be one.
    pub fn settle(&mut self) {
        let fresh = std::mem::take(&mut self.fresh);
        if fresh.is_empty() {
            return;
        }
        let parts: Vec<&str> = fresh
            .iter()
            .map(|id| &*self.words[*id as usize].spelled)
            .filter(|spelled| self.compounds.is_part(spelled))
            .collect();
        // A few new parts are sought in all words; after many it is faster to look at all words anew.
        let many = parts.len() > 16;
        let stale = |word: &Word| many || parts.iter().any(|part| word.spelled.contains(part));
        let mut ids: Vec<WordId> =
            (0..).zip(&self.words).filter(|(_, word)| stale(word)).map(|(id, _)| id).collect();
        ids.extend(fresh);
        for id in ids {
            self.take_apart(id);
        }
    }

    fn take_apart(&mut self, id: WordId) {
        let word = self.word(id);
        if word.hyphenated {
            return;
        }
        let pieces = self.compounds.split(&word.spelled);
        let parts = pieces.iter().map(|piece| self.stem_of(&stems::german(piece))).collect();
        self.relate(id, parts);
    }

    fn relate(&mut self, id: WordId, mut parts: Vec<StemId>) {
        let whole = self.stem_behind(id);
        parts.retain(|part| *part != whole);
        if self.word(id).parts == parts {
            return;
        }
        for part in std::mem::take(&mut self.words[id as usize].parts) {
            self.stems[part as usize].within.retain(|other| *other != whole);
        }
        for part in &parts {
            let within = &mut self.stems[*part as usize].within;
            if !within.contains(&whole) {
                within.push(whole);
            }
        }
        self.words[id as usize].parts = parts;
    }

    fn add(&mut self, folded: &str) -> WordId {
        let id = WordId::try_from(self.words.len()).expect("memory ends before four billion words");
        let stem = self.stem_of(&stems::german(folded));
        let silent = stems::is_silent(folded);
        if !silent {
            self.neighbours.add(id, folded);
        }
        self.stems[stem as usize].silent |= silent;
        let spelled: Box<str> = folded.into();
        self.by_spelling.insert(spelled.clone(), id);
        let parts = Vec::new();
        self.words.push(Word { spelled, silent, count: 0, english: false, parts, hyphenated: false });
        self.stem_of_word.push(stem);
        self.fresh.push(id);
        id
    }

    fn stem_of(&mut self, stem: &str) -> StemId {
        if let Some(id) = self.find_stem(stem) {
            return id;
        }
        let id = StemId::try_from(self.stems.len()).expect("memory ends before four billion words");
        self.stems.push(Stem::default());
        self.by_stem.insert(stem.into(), id);
        if let Some(root) = root(stem) {
            self.by_root.entry(root).or_default().push((stem.into(), id));
        }
        id
    }
}

fn root(stem: &str) -> Option<[u8; ROOT]> {
    stem.as_bytes().first_chunk().copied()
}
