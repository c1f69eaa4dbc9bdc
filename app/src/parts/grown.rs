//! How long a list has grown by «Mehr anzeigen», for whoever comes back to it.

use std::cell::RefCell;

use domain::search::Query;

use crate::browser;

thread_local! {
    /// The address of the list that has grown last, and how many ideas it showed.
    static GROWN: RefCell<Option<(String, u32)>> = const { RefCell::new(None) };
}

/// Remembers how many ideas a list shows.
pub fn keep_length(query: &Query, shown: usize) {
    GROWN.set(Some((query.to_query_string(), u32::try_from(shown).unwrap_or(u32::MAX))));
}

/// How many ideas the list at `address` showed, for whoever comes back to it.
pub fn length_left(address: &str) -> Option<u32> {
    let grown = browser::came_back().then(|| GROWN.with_borrow(Clone::clone)).flatten();
    grown.filter(|(of, _)| of == address).map(|(_, shown)| shown)
}
