//! With whose eyes a moderator looks at an idea.

use serde::{Deserialize, Serialize};

use crate::{ideas::IdeaPage, refusals::Refusal, results::PublicResult, words::words};

words! {
    /// With whose eyes an idea is looked at.
    Eye {
        /// Of somebody who is not signed in.
        Visitor = "visitor",
        /// Of the public: released results, never anything else.
        Public = "public",
        /// Of a colleague who has nothing to do with it.
        Employee = "employee",
        /// Of whoever wrote it.
        Author = "author",
    }
}

/// What they see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// The idea, or what is left of it.
    Page(Box<IdeaPage>),
    /// The result that is released.
    Result(Box<PublicResult>),
    /// No result is released.
    Unreleased,
    /// Nothing, and why.
    Nothing(Refusal),
}
