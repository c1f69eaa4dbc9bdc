//! How long a list has grown by «Mehr anzeigen», for whoever comes back to it.

use std::cell::RefCell;

use domain::{ideas::IdeaList, search::Query};

use crate::{
    api::{error::ApiError, ideas::list_ideas},
    browser,
};

thread_local! {
    /// The address of the list that has grown last, and how many ideas it showed.
    static GROWN: RefCell<Option<(String, usize)>> = const { RefCell::new(None) };
}

/// Remembers how many ideas a list shows.
pub fn keep_length(query: &Query, shown: usize) {
    GROWN.set(Some((query.to_query_string(), shown)));
}

/// The list of ideas at `address`; for whoever comes back to it, as long as it was.
///
/// # Errors
/// When its first page does not come.
pub async fn list_as_left(address: String) -> Result<IdeaList, ApiError> {
    let wanted = length_left(&address);
    let mut list = list_ideas(address.clone()).await?;
    while let Some(after) = list.ideas.next.filter(|_| list.ideas.items.len() < wanted) {
        let further = Query { after: Some(after), ..Query::from_address(&address) };
        // What does not come now comes by a press, as before.
        let Ok(more) = list_ideas(further.to_query_string()).await else { break };
        add(&mut list, more);
    }
    Ok(list)
}

fn length_left(address: &str) -> usize {
    if !browser::came_back() {
        return 0;
    }
    GROWN.with_borrow(|grown| grown.as_ref().filter(|(of, _)| of == address).map_or(0, |(_, shown)| *shown))
}

/// Where the order moved meanwhile, an idea may come twice.
fn add(list: &mut IdeaList, more: IdeaList) {
    let marks = more.finding.map(|finding| finding.marks).unwrap_or_default();
    let mut marks = marks.into_iter().map(Some).chain(std::iter::repeat(None));
    list.ideas.next = more.ideas.next;
    for (card, mark) in more.ideas.items.into_iter().zip(&mut marks) {
        if list.ideas.items.iter().any(|known| known.number == card.number) {
            continue;
        }
        list.ideas.items.push(card);
        if let Some(finding) = &mut list.finding {
            finding.marks.extend(mark);
        }
    }
}
