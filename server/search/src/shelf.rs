//! The ideas and the words in them: what is behind the lock of [`crate::Index`].

use std::collections::{BTreeMap, HashMap};

use domain::ideas::Status;
use domain::ids::{CampaignId, EventId, IdeaNumber, TopicId, UnitId};

use crate::bits::Bits;
use crate::document::{Document, Field};
use crate::postings::Slot;
use crate::stems;
use crate::synonyms::Synonyms;
use crate::tokens::{Token, joined, tokens};
use crate::vocabulary::{StemId, Vocabulary, WordId};
use crate::words::Words;

/// Texts shorter than this, against the usual length, are no better for being short.
const SHORTEST: f32 = 0.2;

/// How many telling words are the first ones.
const FIRST_WORDS: f32 = 10.0;

/// An idea on the shelf, without its texts: the database has them, and whoever shows them asks it whether they may be shown.
pub(crate) struct Shelved {
    pub number: IdeaNumber,
    campaign: CampaignId,
    topic: TopicId,
    unit: Option<UnitId>,
    status: Status,
    pub as_of: EventId,
    pub words: Words,
}

/// The ideas and the words in them.
#[derive(Default)]
pub(crate) struct Shelf {
    pub vocabulary: Vocabulary,
    pub synonyms: Synonyms,
    /// Slots are given in order of arrival; a changed idea gets a new one.
    slots: Vec<Option<Shelved>>,
    by_number: HashMap<IdeaNumber, Slot>,
    /// The slots that hold an idea.
    pub live: Bits,
    pub campaigns: BTreeMap<CampaignId, Bits>,
    pub topics: BTreeMap<TopicId, Bits>,
    pub units: BTreeMap<UnitId, Bits>,
    pub statuses: BTreeMap<Status, Bits>,
}

impl Shelf {
    /// Ideas that can be found.
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether every slot holds an idea.
    pub fn is_dense(&self) -> bool {
        self.len() == self.end()
    }

    /// One more than the highest slot.
    pub fn end(&self) -> usize {
        self.slots.len()
    }

    /// Where an idea stands.
    pub fn slot_of(&self, number: IdeaNumber) -> Option<Slot> {
        self.by_number.get(&number).copied()
    }

    pub fn get(&self, slot: Slot) -> Option<&Shelved> {
        self.slots.get(slot as usize)?.as_ref()
    }

    /// Puts an idea on the shelf, in place of what stood there under its number. [`Self::settle`] has to follow.
    pub fn put(&mut self, document: &Document) {
        self.remove(document.number);
        let slot = Slot::try_from(self.slots.len()).expect("memory ends before four billion ideas");
        let words = self.read(slot, document);
        let Document { number, campaign, topic, unit, status, as_of, .. } = *document;
        self.live.insert(slot);

        self.campaigns.entry(campaign).or_default().insert(slot);
        self.topics.entry(topic).or_default().insert(slot);
        self.statuses.entry(status).or_default().insert(slot);
        if let Some(unit) = unit {
            self.units.entry(unit).or_default().insert(slot);
        }
        self.by_number.insert(number, slot);
        self.slots.push(Some(Shelved { number, campaign, topic, unit, status, as_of, words }));
    }

    /// Takes an idea off the shelf.
    pub fn remove(&mut self, number: IdeaNumber) {
        let Some(slot) = self.by_number.remove(&number) else { return };
        self.live.remove(slot);
        let Some(shelved) = self.slots[slot as usize].take() else { return };
        for word in shelved.words.iter().flatten() {
            self.vocabulary.unlearn(word);
        }
        let Shelved { campaign, topic, unit, status, .. } = shelved;
        let sets = [
            self.campaigns.get_mut(&campaign),
            self.topics.get_mut(&topic),
            self.statuses.get_mut(&status),
            unit.and_then(|unit| self.units.get_mut(&unit)),
        ];
        for set in sets.into_iter().flatten() {
            set.remove(slot);
        }
    }

    /// Relates new words, and tidies up once a third of the slots is empty.
    pub fn settle(&mut self) {
        self.vocabulary.settle();
        if self.slots.len() > 64 && self.len() * 3 < self.slots.len() * 2 {
            self.tidy();
        }
    }

    /// Gives back memory that growing took.
    pub fn shrink(&mut self) {
        self.slots.shrink_to_fit();
        for stem in self.vocabulary.stems_mut() {
            stem.postings.tidy();
        }
    }

    fn read(&mut self, slot: Slot, document: &Document) -> Words {
        let mut weights: HashMap<StemId, f32> = HashMap::new();
        let mut read = |field: Field<'_>| {
            let tokens: Vec<Token> = tokens(field.text).collect();
            let words: Vec<WordId> =
                tokens.iter().map(|token| self.vocabulary.learn(&token.folded, token.capital)).collect();
            if stems::is_english(tokens.iter().map(|token| token.folded.as_str())) {
                words.iter().for_each(|word| self.vocabulary.learn_english(*word));
            }
            let said = tokens.iter().zip(&words);
            let mut telling: Vec<StemId> = said
                .filter_map(|(token, word)| match self.vocabulary.telling(*word) {
                    None if token.abbreviated => Some(self.vocabulary.stem_behind(*word)),
                    telling => telling,
                })
                .collect();
            #[expect(clippy::cast_precision_loss, reason = "a text has fewer words than a float has digits")]
            let length = (telling.len() as f32 / field.usual).max(SHORTEST);
            for (first, last, word) in joined(&tokens) {
                let whole = self.vocabulary.learn_joined(&word, &words[first..=last]);
                telling.extend(self.vocabulary.telling(whole));
            }
            let each = field.weight / (1.0 - field.by_length + field.by_length * length);
            for (at, stem) in telling.into_iter().enumerate() {
                *weights.entry(stem).or_default() += each * early(at);
            }
            words
        };
        let words = Words::of(&document.fields().map(&mut read));
        for (stem, weight) in weights {
            self.vocabulary.stem_mut(stem).postings.push(slot, weight);
        }
        words
    }

    fn tidy(&mut self) {
        let mut next: Slot = 0;
        let places: Vec<Option<Slot>> = self
            .slots
            .iter()
            .map(|shelved| {
                shelved.as_ref()?;
                next += 1;
                Some(next - 1)
            })
            .collect();
        self.slots.retain(Option::is_some);
        for stem in self.vocabulary.stems_mut() {
            stem.postings.renumber(&places);
        }
        let sets = (self.campaigns.values_mut())
            .chain(self.topics.values_mut())
            .chain(self.units.values_mut())
            .chain(self.statuses.values_mut())
            .chain([&mut self.live]);
        for set in sets {
            let mut moved = Bits::default();
            set.iter().filter_map(|slot| places[slot as usize]).for_each(|slot| moved.insert(slot));
            *set = moved;
        }
        self.by_number.values_mut().for_each(|slot| *slot = places[*slot as usize].unwrap_or(*slot));
    }
}

/// What a word counts by its place in the text: who says at once what it is about, says it in the first words.
fn early(at: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer words than a float has digits")]
    let at = at as f32;
    1.0 + (-at / FIRST_WORDS).exp()
}
