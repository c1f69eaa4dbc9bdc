//! Keys. Each is its own type, so that mixing two up does not compile.
//!
//! They are counters, not time-ordered UUIDs: a UUIDv7 holds its time of birth to the millisecond, which would undo the
//! rounding of anonymous ideas to the day.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Takes a key as it stands in the database, an address or a request.
            #[must_use]
            pub const fn from_i64(key: i64) -> Self { Self(key) }

            /// The key as a number.
            #[must_use]
            pub const fn as_i64(self) -> i64 { self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> { s.parse().map(Self) }
        }
    )+};
}

ids! {
    /// An idea, by the number that people see (`#123`); never reused.
    IdeaNumber;
    /// A person with an account.
    PersonId;
    /// A call for ideas.
    CampaignId;
    /// What an idea is about.
    TopicId;
    /// An organisational unit of the city.
    UnitId;
    /// A comment.
    CommentId;
    /// An addendum to an idea.
    AddendumId;
    /// A signed-in browser, as listed under "my sessions".
    SessionId;
    /// An API token.
    TokenId;
    /// A personal access code.
    CodeId;
    /// A template of an official answer.
    TemplateId;
    /// An entry of the event log.
    EventId;
    /// A job in the outbox.
    JobId;
    /// An entry of the audit.
    AuditId;
    /// An official answer.
    AnswerId;
    /// A decision against an author: hidden or declined.
    VerdictId;
    /// An appeal against one.
    AppealId;
    /// A report.
    ReportId;
    /// That an idea was merged into another.
    MergeId;
    /// An act of moderation that can be undone.
    ActId;
    /// An internal note on an idea.
    NoteId;
    /// A question to a specialist unit.
    OpinionId;
    /// What shows the stage of a campaign in a hall.
    DisplayId;
    /// A pull within its campaign: 1 for the first.
    PullNumber;
    /// A workshop.
    WorkshopId;
    /// What the public reads of an idea, or shall read.
    PublicTextId;
}

impl IdeaNumber {
    /// No idea has it: what an address means that holds no number.
    pub const NONE: Self = Self(0);

    /// Reads the number from an address, where a slug may follow: `142-fahrradkeller`.
    #[must_use]
    pub fn from_address(segment: &str) -> Option<Self> {
        let digits = segment.split('-').next()?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
        plain.then(|| digits.parse().ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::IdeaNumber;

    #[test]
    fn a_slug_after_the_number_is_decoration() {
        assert_eq!(IdeaNumber::from_address("142-fahrradkeller"), Some(IdeaNumber::from_i64(142)));
        assert_eq!(IdeaNumber::from_address("142"), Some(IdeaNumber::from_i64(142)));
        for bad in ["", "-1", "x", "1x", "+5", "99999999999999999999"] {
            assert_eq!(IdeaNumber::from_address(bad), None, "{bad}");
        }
    }
}
