//! People and what they are to the product.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{PersonId, SessionId, UnitId},
    time::Timestamp,
    words::words,
};

words! {
    /// What somebody may do beyond taking part. A workshop team is no role: it is employees named in a workshop.
    Role {
        /// Posts, comments, votes, follows, reports.
        Employee = "employee",
        /// Also triages, answers, merges, hides with a reason.
        Moderator = "moderator",
        /// Also keeps campaigns, people, texts and retention.
        Admin = "admin",
        /// The staff council: also reads configuration and audit, changes neither.
        Council = "council",
    }
}

words! {
    /// How somebody came to have an account.
    AccessPath {
        /// The city's single sign-on.
        Account = "account",
        /// A personal access code from a letter.
        Code = "code",
        /// E-mail and password.
        Password = "password",
    }
}

words! {
    /// What an API token may do, never more than its owner.
    Scope {
        /// Read what its owner may read.
        Read = "read",
        /// Post, vote and comment as its owner.
        Write = "write",
    }
}

/// Somebody with an account, as the policy sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The account.
    pub id: PersonId,
    /// The role.
    pub role: Role,
    /// The unit they work for, if known.
    pub unit: Option<UnitId>,
}

/// "Me", as the person sees themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The account.
    pub id: PersonId,
    /// The name others see beside named ideas.
    pub name: String,
    /// The e-mail address, where there is one.
    pub email: Option<String>,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: Option<UnitId>,
    /// How they sign in.
    pub access: AccessPath,
}

/// A browser that is signed in, as its owner sees it under "my sessions".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCard {
    /// The session.
    pub id: SessionId,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was used last, to the hour: enough to recognise it, too little to watch anybody.
    pub used_at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
    /// The kind of browser, e.g. "Firefox, Android".
    pub device: String,
    /// Whether it is the one that asks.
    pub current: bool,
}
