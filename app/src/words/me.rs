//! One's own page.

/// One's own page.
pub struct MeWords {
    /// The page's heading.
    pub heading: &'static str,
    /// The reader's ideas.
    pub ideas: &'static str,
    /// None yet.
    pub ideas_empty: &'static str,
    /// What the reader voted for.
    pub votes: &'static str,
    /// None yet.
    pub votes_empty: &'static str,
    /// Nobody else sees them.
    pub votes_private: &'static str,
    /// What the reader commented on.
    pub comments: &'static str,
    /// None yet.
    pub comments_empty: &'static str,
    /// Where the reader is signed in.
    pub sessions: &'static str,
    /// The session of this browser.
    pub session_current: &'static str,
    /// When a session began: date.
    pub session_since: fn(&str) -> String,
    /// When a session was last used, in days: date.
    pub session_used: fn(&str) -> String,
    /// Ends a session.
    pub session_end: &'static str,
    /// Ends all others.
    pub session_end_others: &'static str,
    /// Announced after ending.
    pub session_ended: &'static str,
    /// Data and privacy.
    pub data: &'static str,
    /// Claims an anonymous idea.
    pub claim: &'static str,
    /// What claiming is.
    pub claim_hint: &'static str,
    /// Field for the claim code.
    pub claim_field: &'static str,
    /// Button.
    pub claim_submit: &'static str,
}

pub(super) const DE: MeWords = MeWords {
    heading: "Mein Bereich",
    ideas: "Meine Ideen",
    ideas_empty: "Hier erscheinen Ihre Ideen.",
    votes: "Meine Stimmen",
    votes_empty: "Hier erscheint, was Sie auch drückt.",
    votes_private: "Nur Sie sehen das.",
    comments: "Meine Kommentare",
    comments_empty: "Hier erscheint, was Sie kommentiert haben.",
    sessions: "Meine Sitzungen",
    session_current: "Dieses Gerät",
    session_since: |date| format!("Angemeldet seit {date}"),
    session_used: |date| format!("Zuletzt benutzt am {date}"),
    session_end: "Sitzung beenden",
    session_end_others: "Alle anderen beenden",
    session_ended: "Sitzung beendet.",
    data: "Daten und Privatsphäre",
    claim: "Idee ohne Namen wiederfinden",
    claim_hint: "Mit dem Kennwort, das Sie beim Einreichen bekommen haben.",
    claim_field: "Kennwort",
    claim_submit: "Idee öffnen",
};

pub(super) const EN: MeWords = MeWords {
    heading: "My page",
    ideas: "My ideas",
    ideas_empty: "Your ideas will appear here.",
    votes: "My votes",
    votes_empty: "What pinches you, too, will appear here.",
    votes_private: "Only you see this.",
    comments: "My comments",
    comments_empty: "What you commented on will appear here.",
    sessions: "My sessions",
    session_current: "This device",
    session_since: |date| format!("Signed in since {date}"),
    session_used: |date| format!("Last used on {date}"),
    session_end: "End session",
    session_end_others: "End all others",
    session_ended: "Session ended.",
    data: "Data and privacy",
    claim: "Find an idea posted without a name",
    claim_hint: "With the passphrase you were given when you posted it.",
    claim_field: "Passphrase",
    claim_submit: "Open idea",
};
