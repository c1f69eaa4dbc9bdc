//! Ideas that may say the same as one that is just being typed.

use std::cmp::Reverse;
use std::collections::HashMap;

use domain::ids::{CampaignId, IdeaNumber};
use domain::search::{SIMILAR_MAX, SIMILAR_TEXT, SIMILAR_TITLE};

use crate::clauses::Clauses;
use crate::found::{Filters, Similar};
use crate::items::{Item, items};
use crate::matches::{Sums, meeting, rarity};
use crate::nearness::Nearness;
use crate::pick::{Ranked, millionths, page};
use crate::shelf::Shelf;

/// What a word of the text counts against one of the title.
const TEXT: f32 = 0.5;
/// What a word counts that stands with a small letter where others stand with capitals.
const SMALL: f32 = 0.7;
/// What a word loses that ideas use with a small letter: nouns say what it is about.
const NO_NOUN: f32 = 0.4;
/// What is less alike than this, from 0 to 1, only distracts.
const FLOOR: f64 = 0.35;
/// What is less alike than this share of the best does so, too.
const SHARE_OF_BEST: f64 = 0.5;
/// So many of the best are looked at more closely.
const CLOSER: usize = 200;

pub(crate) fn similar(
    shelf: &Shelf,
    title: &str,
    text: &str,
    campaign: Option<CampaignId>,
    except: Option<IdeaNumber>,
    sums: &mut Sums,
) -> Vec<Similar> {
    let clauses = Clauses { vocabulary: &shelf.vocabulary, synonyms: &shelf.synonyms };
    let mut total = Sums::default().with_room(shelf.end());
    // What an idea would have that says all of it once.
    let mut whole = 0.0_f32;
    let words = weighed(title, text);
    let with_case = words.iter().any(|(word, _)| word.capital);
    for (word, weight) in &words {
        let Some(clause) = clauses.of_wide(word) else { continue };
        let small = if with_case && !word.capital { SMALL } else { 1.0 };
        let noun = 1.0 - NO_NOUN * (1.0 - shelf.vocabulary.nounness(&word.folded));
        let weight = weight * small * noun;
        let found = meeting(shelf, &clause, true, sums);
        whole += weight * rarity(shelf.len(), found.len());
        found.into_iter().for_each(|(slot, score)| total.add(slot, score * weight));
    }
    let mut among = shelf.passing(&Filters { campaign, ..Filters::default() });
    if let Some(slot) = except.and_then(|number| shelf.slot_of(number)) {
        among.remove(slot);
    }
    let (mut ranked, _) = page(shelf, &total.take(), &among, None, CLOSER);
    let near = Nearness::new(shelf, &clauses, &items(title, SIMILAR_TITLE));
    for (score, _, slot) in &mut ranked {
        *score += millionths(near.bonus(shelf, *slot));
    }
    ranked.sort_unstable_by_key(|entry| Reverse(*entry));
    let best = ranked.into_iter().take(SIMILAR_MAX);
    worth_a_look(best.filter_map(|entry| as_similar(shelf, entry, whole)).collect())
}

fn worth_a_look(mut similar: Vec<Similar>) -> Vec<Similar> {
    let best = similar.first().map_or(0.0, |first| first.score);
    similar.retain(|idea| idea.score >= FLOOR.max(SHARE_OF_BEST * best));
    similar
}

/// The words, each once, with what it counts.
fn weighed(title: &str, text: &str) -> Vec<(Item, f32)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut words: Vec<(Item, f32)> = Vec::new();
    for (text, most, weight) in [(title, SIMILAR_TITLE, 1.0), (text, SIMILAR_TEXT, TEXT)] {
        for word in items(text, most).into_iter().filter(|word| !word.is_silent()) {
            match places.get(&word.stem()) {
                Some(at) => words[*at].1 += weight,
                None => {
                    places.insert(word.stem(), words.len());
                    words.push((word, weight));
                }
            }
        }
    }
    words
}

#[expect(clippy::cast_precision_loss, reason = "scores are far below what fits")]
fn as_similar(shelf: &Shelf, (score, _, slot): Ranked, whole: f32) -> Option<Similar> {
    let number = shelf.get(slot)?.number;
    let share = score as f64 / 1_000_000.0 / f64::from(whole.max(f32::MIN_POSITIVE));
    Some(Similar { number, score: share.min(1.0) })
}
