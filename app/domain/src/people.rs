//! People and what they are to the product.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{PersonId, SessionId, UnitId},
    refusals::{Field, Fields, Refusal},
    text::{Email, PersonName, TextError},
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

/// An account as administrators see it. No last visit, no count: those would be figures about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The account.
    pub id: PersonId,
    /// The name others see.
    pub name: String,
    /// The e-mail address, where there is one.
    pub email: Option<String>,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: Option<UnitId>,
    /// How they sign in.
    pub access: AccessPath,
    /// Since when nobody can sign in with it.
    pub disabled_at: Option<Timestamp>,
}

/// An account as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawAccount {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The word of the role.
    pub role: String,
    /// The unit's slug; empty for none.
    pub unit: String,
}

/// The wish to add an account. Its password is made by the product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddAccount {
    /// The name.
    pub name: PersonName,
    /// The address.
    pub email: Email,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: Option<UnitId>,
}

/// The wish to give somebody another role or unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeAccount {
    /// The account.
    pub person: PersonId,
    /// The role from now on.
    pub role: Role,
    /// The unit from now on.
    pub unit: Option<UnitId>,
}

/// The wish to shut an account, or to open it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShutAccount {
    /// The account.
    pub person: PersonId,
    /// Whether nobody can sign in with it from now on.
    pub shut: bool,
}

/// The wish to give an account a new password. Its sessions end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewPassword(pub PersonId);

impl RawAccount {
    /// Checks it, every wrong field at once; `unit` is the unit with that slug, where it is known.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self, unit: Option<UnitId>) -> Result<AddAccount, Refusal> {
        let mut fields = Fields::default();
        let name = fields.take(Field::Name, PersonName::parse(&self.name));
        let email = fields.take(Field::Email, Email::parse(&self.email));
        let (role, unit) = take_place(&self.role, &self.unit, unit, &mut fields);
        fields.finish()?;
        let whole = name.zip(email).zip(role.zip(unit));
        let whole = whole.map(|((name, email), (role, unit))| AddAccount { name, email, role, unit });
        whole.ok_or(Refusal::NotFound)
    }
}

/// Reads role and unit.
pub fn take_place(
    role: &str,
    slug: &str,
    unit: Option<UnitId>,
    fields: &mut Fields,
) -> (Option<Role>, Option<Option<UnitId>>) {
    let role = match role {
        "" => Err(TextError::Missing),
        word => word.parse().map_err(|()| TextError::Malformed),
    };
    let unit = if slug.is_empty() { Ok(None) } else { unit.map(Some).ok_or(TextError::Malformed) };
    (fields.take(Field::Role, role), fields.take(Field::Unit, unit))
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
