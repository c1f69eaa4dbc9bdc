//! Lists with the whole text of each idea, for programs.

use domain::{
    ideas::{IdeaList, IdeaText},
    search::Query,
};

use crate::{Call, Result, ideas};

/// The list that `query` asks for, and the texts of its ideas in the same order.
///
/// # Errors
/// As [`ideas::list`].
pub async fn list(call: &Call, query: &Query) -> Result<(IdeaList, Vec<IdeaText>)> {
    let list = ideas::list(call, query).await?;
    let numbers: Vec<_> = list.ideas.items.iter().map(|card| card.number).collect();
    let mut known = call.service.store().read().await?.texts(&numbers).await?;
    let texts = list.ideas.items.iter().map(|card| {
        // An idea that was taken away between the two statements keeps its place, without its text.
        let gone = || IdeaText { title: card.title.clone(), pinch: String::new(), wish: String::new() };
        known.remove(&card.number).unwrap_or_else(gone)
    });
    let texts = texts.collect();
    Ok((list, texts))
}
