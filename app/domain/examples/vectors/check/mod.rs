//! The check itself, for the command and for the test on our own vectors.
//!
//! | file | what it does |
//! |---|---|
//! | `folders` | finds the files and what each holds |
//! | `report` | counts what was checked, what differed, and what was not checked and why |
//! | `fields` | reads a file so that nothing in it is overlooked |
//! | `instances` | a vote with expected selections: what to run |
//! | `rules`, `mes`, `costs` | one rule after the other |
//! | `ties` | all selections over all ways to break ties |
//! | `polis`, `formulas` | votes with groups, and orders by a formula |

mod costs;
mod fields;
mod formulas;
mod instances;
mod mes;
mod polis;
mod report;
mod rules;
mod ties;

pub mod folders;
