//! What a word of a query can be found by: its family, what it is made of, other spellings, other words for it.

use crate::items::Item;
use crate::stems;
use crate::synonyms::Synonyms;
use crate::vocabulary::{StemId, Vocabulary};

/// Words by which one wish of a query is met; any of its ways will do, the better ones count more.
#[derive(Debug, Default)]
pub(crate) struct Clause {
    pub ways: Vec<Way>,
}

/// One way to meet a wish: all of these families stand in the idea.
#[derive(Debug)]
pub(crate) struct Way {
    pub families: Vec<Family>,
    /// Whether they stand next to each other, in this order.
    pub adjacent: bool,
    /// What it counts against the word itself.
    pub weight: f32,
}

/// Stems that stand for one word, each with what it counts.
pub(crate) type Family = Vec<(StemId, f32)>;

/// A compound that holds the word: «Dienstplan» for «Plan».
const COMPOUND: f32 = 0.6;
/// A word that is one only in English.
const ENGLISH: f32 = 0.8;
/// All parts of the word, somewhere in the idea.
const PARTS: f32 = 0.6;
/// The word with a typing error.
const MISSPELLED: f32 = 0.5;
/// Another word for it.
const SYNONYM: f32 = 0.5;
/// A word that begins alike: «Beleuchtung» for «beleuchtet».
const COGNATE: f32 = 0.4;

/// Finds out what words can be found by.
pub(crate) struct Clauses<'a> {
    pub vocabulary: &'a Vocabulary,
    pub synonyms: &'a Synonyms,
}

impl Clauses<'_> {
    /// One clause for each word that says something; the words of an expression with synonyms share one.
    pub fn of_words(&self, words: &[Item]) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut rest = words;
        while let [first, behind @ ..] = rest {
            match self.synonyms.longest(rest) {
                Some(length) if length > 1 => {
                    clauses.push(self.of_expression(&rest[..length]));
                    rest = &rest[length..];
                }
                Some(_) | None => {
                    if !first.is_silent() || self.synonyms.exempts(first) {
                        clauses.push(self.of_word(first));
                    }
                    rest = behind;
                }
            }
        }
        clauses
    }

    /// A clause for each word, wide enough for ideas that only may say the same: words that begin alike will do.
    pub fn of_wide(&self, word: &Item) -> Option<Clause> {
        let mut clause = self.of_words(std::slice::from_ref(word)).pop()?;
        let cognates = self.vocabulary.cognates(&word.folded);
        if !cognates.is_empty() {
            clause.ways.push(Way::one(cognates.into_iter().map(|stem| (stem, 1.0)).collect(), COGNATE));
        }
        Some(clause)
    }

    /// The words in this order, whatever their endings.
    pub fn of_phrase(&self, words: &[Item]) -> Clause {
        let pieces = words.iter().flat_map(|word| &word.pieces);
        let families = pieces.map(|piece| self.exact(piece)).collect();
        let phrase = Way { families, adjacent: true, weight: 1.0 };
        let joined = words.len() == 1 && words[0].pieces.len() > 1;
        let whole = joined.then(|| Way::one(self.family(&words[0]), 1.0));
        Clause { ways: std::iter::once(phrase).chain(whole).collect() }
    }

    /// What is left away with an unwanted word: its compounds too, but nothing that only looks like it.
    pub fn of_unwanted(&self, words: &[Item]) -> Clause {
        match words {
            [word] if word.pieces.len() == 1 && !word.is_silent() => {
                Clause { ways: vec![Way::one(self.family(word), 1.0)] }
            }
            words => self.of_phrase(words),
        }
    }

    /// Words that say nothing by themselves: it is their order that counts, and what else they may be called.
    pub fn of_silent(&self, words: &[Item]) -> Clause {
        let mut clause = self.of_phrase(words);
        self.add_synonyms(&mut clause.ways, words);
        clause
    }

    fn of_expression(&self, words: &[Item]) -> Clause {
        let telling: Vec<&Item> = words.iter().filter(|word| !word.is_silent()).collect();
        if telling.is_empty() {
            return self.of_silent(words);
        }
        let families = telling.iter().map(|word| self.family(word)).collect();
        let mut ways = vec![Way { families, adjacent: false, weight: 1.0 }];
        self.add_synonyms(&mut ways, words);
        Clause { ways }
    }

    fn of_word(&self, word: &Item) -> Clause {
        let mut ways = vec![Way::one(self.family(word), 1.0)];
        if word.pieces.len() > 1 {
            let families = word.pieces.iter().map(|piece| self.exact(piece)).collect();
            ways.push(Way { families, adjacent: true, weight: 1.0 });
        }
        let parts = self.parts(word);
        if parts.len() > 1 {
            ways.push(Way { families: parts, adjacent: false, weight: PARTS });
        }
        let misspelled = self.misspelled(word);
        if !misspelled.is_empty() {
            ways.push(Way::one(misspelled, MISSPELLED));
        }
        self.add_synonyms(&mut ways, std::slice::from_ref(word));
        Clause { ways }
    }

    fn add_synonyms(&self, ways: &mut Vec<Way>, expression: &[Item]) {
        for other in self.synonyms.others(expression) {
            let families: Vec<Family> = other.iter().map(|word| self.family(word)).collect();
            // Several words for one do not say more than the one.
            #[expect(clippy::cast_precision_loss, reason = "an expression has few words")]
            let weight = SYNONYM / families.len() as f32;
            ways.push(Way { families, adjacent: other.len() > 1, weight });
        }
    }

    /// The word with any ending, and the compounds that hold it.
    pub fn family(&self, word: &Item) -> Family {
        self.family_of(&word.folded)
    }

    fn family_of(&self, folded: &str) -> Family {
        let mut family = self.exact(folded);
        if let Some(stem) = self.vocabulary.find_stem(&stems::german(folded)) {
            let within = &self.vocabulary.stem(stem).within;
            family.extend(within.iter().map(|compound| (*compound, COMPOUND)));
        }
        family
    }

    /// The word with any ending, German or English.
    fn exact(&self, folded: &str) -> Family {
        let mut family: Family =
            self.vocabulary.find_stem(&stems::german(folded)).map(|stem| (stem, 1.0)).into_iter().collect();
        for stem in self.vocabulary.english_family(folded) {
            if family.iter().all(|(known, _)| known != stem) {
                family.push((*stem, ENGLISH));
            }
        }
        family
    }

    fn parts(&self, word: &Item) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        for piece in word.pieces.iter().filter(|_| word.pieces.len() > 1) {
            if !stems::is_silent(piece) {
                families.push(self.family_of(piece));
            }
        }
        if families.is_empty() {
            for piece in self.vocabulary.pieces(&word.folded) {
                let mut family = self.family_of(&piece);
                for other in self.synonyms.of_stem(&stems::german(&piece)) {
                    family.extend(self.exact(&other.folded).into_iter().map(|(stem, _)| (stem, SYNONYM)));
                }
                families.push(family);
            }
        }
        families
    }

    /// A frequent word is hardly a typing error, and hardly one of a frequent word.
    fn misspelled(&self, word: &Item) -> Family {
        let own = self.vocabulary.find(&word.folded);
        let own_stem = own.map(|id| self.vocabulary.stem_behind(id));
        let count = own.map_or(0, |id| self.vocabulary.count(id));
        let mut family: Family = Vec::new();
        for other in self.vocabulary.misspellings(&word.folded) {
            let stem = self.vocabulary.stem_behind(other);
            let likely = count < 3 || self.vocabulary.count(other) < 3;
            if likely && Some(stem) != own_stem && family.iter().all(|(known, _)| *known != stem) {
                family.push((stem, 1.0));
            }
        }
        family
    }
}

impl Way {
    fn one(family: Family, weight: f32) -> Self {
        Self { families: vec![family], adjacent: false, weight }
    }
}

impl Clause {
    /// Every stem it can be found by, for highlighting.
    pub fn stems(&self) -> impl Iterator<Item = StemId> + '_ {
        self.ways.iter().flat_map(|way| &way.families).flatten().map(|(stem, _)| *stem)
    }
}
