//! German full text and similar ideas, in process and in memory.

mod bits;
mod clauses;
mod compounds;
mod document;
mod excerpts;
mod fold;
mod found;
mod index;
mod items;
mod matches;
mod neighbours;
mod pick;
mod postings;
mod query;
mod search;
mod shelf;
mod similar;
mod stems;
mod synonyms;
mod tokens;
mod vocabulary;

pub use document::Document;
pub use found::{Facets, Filters, Found, Hit, Request, Similar};
pub use index::Index;
pub use synonyms::Synonyms;
