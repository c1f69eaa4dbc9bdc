//! German full text and similar ideas, in process and in memory, the same for both databases.
//!
//! The index is derived: it is filled from the store at start and told of every change; losing it loses nothing.
//! [`Index::search`] answers what somebody typed, [`Index::similar`] what may say the same as an idea being written.
//!
//! It is an inverted index of our own, not Tantivy. Relations lie between words, not in ideas: endings, parts of
//! compounds, typing errors and synonyms are looked up in the vocabulary when somebody asks, so that a new synonym or a
//! newly learned part holds for ideas of long ago at once. Tantivy wants them decided when an idea is written. A change
//! is found when [`Index::put`] returns, without a commit; sets of ideas are bits, so that facets cost microseconds; and
//! the same lists serve both questions.
//!
//! | file | what it does |
//! |---|---|
//! | `index` | the lock around it all |
//! | `document`, `found` | what goes in, what comes out |
//! | `fold`, `tokens`, `items`, `stems` | from texts to words |
//! | `vocabulary`, `compounds`, `neighbours`, `synonyms` | how words are related |
//! | `shelf`, `words`, `postings`, `bits` | the ideas, and which words stand in which |
//! | `query`, `clauses` | what somebody typed, and by what it can be found |
//! | `matches`, `pick`, `nearness` | which ideas meet it, and how well |
//! | `search`, `similar`, `excerpts` | the two questions and their answers |
//!
//! `cargo xtask bench search --data DIR` says how well and how fast it does.

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
mod nearness;
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
mod words;

pub use document::{Document, Part};
pub use excerpts::Marks;
pub use found::{Facets, Filters, Found, Hit, Request, Similar};
pub use index::Index;
pub use synonyms::Synonyms;
