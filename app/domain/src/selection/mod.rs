//! How k ideas are chosen so that many people find one of theirs among them: selection «Ausgewogen».
//!
//! | file | what it holds |
//! |---|---|
//! | `snapshot` | the vote as it was when voting ended, without persons |
//! | `ballots` | who supports what, both ways round; plain votes; «Ausgleich kleiner Bereiche» |
//! | `phragmen` | sequential Phragmén: the default, and the order «Faire Reihenfolge» |
//! | `equal_shares` | Method of Equal Shares, for a number of ideas or for hours |
//! | `completion` | what fills the places that Equal Shares leaves free |
//! | `pav` | sequential proportional approval voting |
//! | `most_votes` | votes alone: the plain list |
//! | `recipe`, `recipe_text` | by what a workshop pulls from a snapshot, and that as text |
//! | `pull`, `pull_text` | what it pulled, why, and what votes alone would have pulled; and that as text |
//! | `choosing` | how: wildcards, guaranteed seats, all others |
//! | `reach` | how many people find one of theirs, as far as it may be told |
//! | `rounds` | what every rule reports for each idea it chooses |
//! | `explanation` | why an idea was chosen, in figures that a sentence can be made of |
//! | `aggregates` | figures about people, and what is too few to be told |
//! | `accounts`, `exact`, `queue` | what the rules share: who owes what, without rounding, and which idea is next |
//!
//! Ideas and voters are positions, from 0. Positions follow the numbers of the ideas, so **the lowest position wins every
//! tie**: the older idea goes first.
//!
//! **Arithmetic.** Ties are common in small votes, and a result has to be the same whoever recomputes it. Floating point alone
//! would let the order of additions decide, and fractions alone grow to hundreds of digits. So prices are compared in `f64`,
//! and whatever lies within a billionth of each other is compared again in whole numbers of any length ([`exact`]), which
//! decide. Only `+ − × ÷ √` are used, which IEEE 754 defines to the last bit, in the browser as on the server. The whole
//! numbers are a page of our own: all they need is to add, multiply and compare, and no crate has to come along into WASM.

mod accounts;
mod choosing;
mod exact;
mod pull_text;
mod queue;

pub mod aggregates;
pub mod ballots;
pub mod completion;
pub mod equal_shares;
pub mod explanation;
pub mod most_votes;
pub mod pav;
pub mod phragmen;
pub mod pull;
pub mod reach;
pub mod recipe;
pub mod recipe_text;
pub mod rounds;
pub mod snapshot;
