//! Full text: what somebody typed, against every idea.

use domain::slices::Cursor;

use crate::bits::Bits;
use crate::clauses::{Clause, Clauses};
use crate::excerpts::Marker;
use crate::found::{Found, Hit, Request};
use crate::matches::{Matches, Sums, any, both, meeting};
use crate::pick::page;
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
        wanted.push(clauses.of_phrase(&query.words));
    }
    let (matches, complete) = if wanted.is_empty() {
        (shelf.live.iter().map(|slot| (slot, 0.0)).collect(), true)
    } else {
        matching(shelf, &wanted, sums)
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
    let (ranked, more) = page(shelf, &matches, &set, request.after, limit);
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
                number: shelved.document.number,
                score: score(*value),
                title_html: marker.title(shelved),
                excerpt_html: marker.excerpt(shelved),
            })
        })
        .collect();
    Found { hits, total: set.count(), complete, next, facets }
}

#[expect(clippy::cast_precision_loss, reason = "scores are far below what fits")]
fn score(millionths: i64) -> f64 {
    millionths as f64 / 1_000_000.0
}

/// The ideas that meet every clause; if there are none, those that meet some.
fn matching(shelf: &Shelf, clauses: &[Clause], sums: &mut Sums) -> (Matches, bool) {
    let mut each: Vec<Matches> = clauses.iter().map(|clause| meeting(shelf, clause, false, sums)).collect();
    if let [only] = clauses {
        return match each.into_iter().next() {
            Some(found) if !found.is_empty() => (found, true),
            // One word that stands nowhere: perhaps some of its parts do.
            Some(_) | None => (meeting(shelf, only, true, sums), false),
        };
    }
    each.sort_by_key(Vec::len);
    let joined = |join: fn(&Matches, &Matches) -> Matches| {
        each[2..].iter().fold(join(&each[0], &each[1]), |so_far, next| join(&so_far, next))
    };
    let all = joined(both);
    if all.is_empty() { (joined(any), false) } else { (all, true) }
}
