//! With whose eyes a moderator looks at an idea.

use crate::words::words;

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
