//! Full text: what somebody typed, against every idea.

use domain::{ids::IdeaNumber, slices::Cursor};

use crate::bits::Bits;
use crate::clauses::{Clause, Clauses};
use crate::excerpts::Marker;
use crate::found::{Filters, Found, Hit, Request};
use crate::matches::{Matches, Sums, any, both, meeting};
use crate::pick::{millionths, page};
use crate::query::Query;
use crate::shelf::Shelf;
use crate::vocabulary::StemId;

/// The most hits on a page.
const MOST: usize = 100;

pub(crate) fn search(shelf: &Shelf, request: &Request, sums: &mut Sums) -> Found {
    let query = Query::parse(&request.text);
    if query.is_empty() {
        return Found::default();
    }
    let clauses = Clauses { vocabulary: &shelf.vocabulary, synonyms: &shelf.synonyms };
    let mut wanted = clauses.of_words(&query.words);
    wanted.extend(query.phrases.iter().map(|words| clauses.of_phrase(words)));
    if wanted.is_empty() && !query.words.is_empty() {
        // Nothing but words that say nothing: then it is their order that counts.
        wanted.push(clauses.of_silent(&query.words));
    }
    let (matches, complete) = if wanted.is_empty() {
        (shelf.live.iter().map(|slot| (slot, 0.0)).collect(), true)
    } else {
        matching(shelf, &wanted, &request.filters, sums)
    };
    let mut set = Bits::none(shelf.end());
    matches.iter().for_each(|(slot, _)| set.insert(*slot));
    for words in &query.excluded {
        for (slot, _) in meeting(shelf, &clauses.of_unwanted(words), false, sums) {
            set.remove(slot);
        }
    }
    let facets = shelf.facets(&set, &request.filters);
    set.keep(&shelf.passing(&request.filters));
    let limit = request.limit.clamp(1, MOST);
    let after = request.after.map(|after| present_place(shelf, &matches, after));
    let (ranked, more) = page(shelf, &matches, &set, after, limit);
    let next = ranked.last().filter(|_| more).map(|(value, key, _)| Cursor { value: *value, key: *key });
    let mut stems: Vec<StemId> = wanted.iter().flat_map(Clause::stems).collect();
    stems.sort_unstable();
    stems.dedup();
    let marker = Marker { vocabulary: &shelf.vocabulary, wanted: &stems };
    let hits = ranked
        .iter()
        .filter_map(|(value, _, slot)| {
            let shelved = shelf.get(*slot)?;
            Some(Hit {
                number: shelved.number,
                score: score(*value),
                marks: marker.marks(shelved),
                as_of: shelved.as_of,
            })
        })
        .collect();
    Found { hits, total: set.count(), complete, next, facets }
}

/// Where the last idea of the page before stands now: what others posted since has changed all scores a little, hardly the order.
fn present_place(shelf: &Shelf, matches: &Matches, after: Cursor) -> Cursor {
    let Some(slot) = shelf.slot_of(IdeaNumber::from_i64(after.key)) else { return after };
    let at = matches.binary_search_by_key(&slot, |(slot, _)| *slot);
    at.map_or(after, |at| Cursor { value: millionths(matches[at].1), key: after.key })
}

#[expect(clippy::cast_precision_loss, reason = "scores are far below what fits")]
fn score(millionths: i64) -> f64 {
    millionths as f64 / 1_000_000.0
}

/// The ideas that meet every clause; if there are none in this campaign, those that meet some. Scores are added in the order of
/// the query: which word is the rarest changes, and sums of floats with it.
fn matching(shelf: &Shelf, clauses: &[Clause], filters: &Filters, sums: &mut Sums) -> (Matches, bool) {
    let nothing = Bits::default();
    let campaign = filters.campaign.map(|campaign| shelf.campaigns.get(&campaign).unwrap_or(&nothing));
    let campaign = campaign.filter(|campaign| campaign.count() < shelf.len());
    let mut here = |clause: &Clause, partly: bool| {
        let mut found = meeting(shelf, clause, partly, sums);
        if let Some(campaign) = campaign {
            found.retain(|(slot, _)| campaign.contains(*slot));
        }
        found
    };
    if let [only] = clauses {
        let found = here(only, false);
        // One word that stands nowhere: perhaps some of its parts do.
        return if found.is_empty() { (here(only, true), false) } else { (found, true) };
    }
    let each: Vec<Matches> = clauses.iter().map(|clause| here(clause, false)).collect();
    let joined = |join: fn(&Matches, &Matches) -> Matches| {
        each[2..].iter().fold(join(&each[0], &each[1]), |so_far, next| join(&so_far, next))
    };
    // Nothing meets all of them where one is met by nothing.
    let all = if each.iter().any(Vec::is_empty) { Matches::new() } else { joined(both) };
    if all.is_empty() { (joined(any), false) } else { (all, true) }
}
