//! The states every screen may be in.

/// The states every screen may be in.
pub struct StateWords {
    /// Something is on its way.
    pub loading: &'static str,
    /// No connection; shown as a banner.
    pub offline: &'static str,
    /// Back online; announced.
    pub online: &'static str,
    /// Heading when a page may not be seen.
    pub forbidden: &'static str,
    /// Who may see it.
    pub forbidden_moderation: &'static str,
    /// Way out of a dead end.
    pub to_start: &'static str,
    /// Heading of the page for unknown addresses.
    pub not_found: &'static str,
    /// What may have happened.
    pub not_found_hint: &'static str,
    /// Voting ended; takes a date.
    pub voting_closed: fn(&str) -> String,
    /// Voting has not begun; takes a date.
    pub voting_not_open: fn(&str) -> String,
    /// Collecting runs until, voting runs until; takes both moments.
    pub collecting: fn(&str, &str) -> String,
    /// Voting runs until; takes a date.
    pub voting: fn(&str) -> String,
    /// Posting ended; takes a date.
    pub posting_closed: fn(&str) -> String,
    /// What comes next; takes the phase and its date.
    pub next_phase: fn(&str, &str) -> String,
    /// The result is being worked on.
    pub review: &'static str,
    /// Teams work on the most wanted ideas.
    pub workshops: &'static str,
    /// Outcomes are published.
    pub results: &'static str,
    /// Nothing changes any more.
    pub archived: &'static str,
    /// What secrecy means, in one sentence.
    pub secrecy: &'static str,
    /// Only read, in one sentence.
    pub read_only: &'static str,
    /// Phase: not visible yet.
    pub phase_draft: &'static str,
    /// Phase: post, comment, vote.
    pub phase_collecting: &'static str,
    /// Phase: comment, vote.
    pub phase_voting: &'static str,
    /// Phase: the ranking is frozen.
    pub phase_review: &'static str,
    /// Phase: teams work.
    pub phase_workshops: &'static str,
    /// Phase: outcomes are published.
    pub phase_results: &'static str,
    /// Phase: finished.
    pub phase_archived: &'static str,
}

pub(super) const DE: StateWords = StateWords {
    loading: "Wird geladen …",
    offline: "Keine Verbindung. Stimmen senden wir später, Texte bleiben hier stehen.",
    online: "Verbindung ist wieder da.",
    forbidden: "Diese Seite ist nicht für alle offen",
    forbidden_moderation: "Diese Seite ist nur für die Moderation.",
    to_start: "Zur Startseite",
    not_found: "Diese Seite gibt es nicht",
    not_found_hint: "Vielleicht ist die Adresse unvollständig, oder die Seite wurde entfernt.",
    voting_closed: |date| format!("Die Abstimmung ist beendet. Ergebnisse gibt es ab {date}."),
    voting_not_open: |date| format!("Die Abstimmung startet am {date}."),
    collecting: |posting, voting| format!("Ideen einreichen bis {posting}, abstimmen bis {voting}."),
    voting: |date| format!("Abstimmung läuft bis {date}."),
    posting_closed: |date| format!("Neue Ideen waren bis {date} möglich. Abstimmen geht weiter."),
    next_phase: |phase, date| format!("Wie es weitergeht: {phase} ab {date}."),
    review: "Die Abstimmung ist beendet. Wir werten aus.",
    workshops: "Die Teams arbeiten an den Ideen. Mitlesen und kommentieren können Sie weiter.",
    results: "Die Ergebnisse sind da.",
    archived: "Dieser Ideenaufruf ist abgeschlossen. Sie können alles nachlesen.",
    secrecy: "Wofür Sie stimmen, sieht niemand außer Ihnen.",
    read_only: "Mitlesen können Sie, ändern nicht.",
    phase_draft: "Entwurf",
    phase_collecting: "Sammeln",
    phase_voting: "Abstimmen",
    phase_review: "Auswerten",
    phase_workshops: "Werkstatt",
    phase_results: "Ergebnisse",
    phase_archived: "Archiv",
};

pub(super) const EN: StateWords = StateWords {
    loading: "Loading …",
    offline: "You're offline. Votes are sent later, texts stay here.",
    online: "You're back online.",
    forbidden: "This page is not open to everyone",
    forbidden_moderation: "This page is for moderators only.",
    to_start: "Go to start",
    not_found: "There is no such page",
    not_found_hint: "The address may be incomplete, or the page was removed.",
    voting_closed: |date| format!("Voting has closed. Results will be here from {date}."),
    voting_not_open: |date| format!("Voting opens on {date}."),
    collecting: |posting, voting| format!("Post ideas until {posting}, vote until {voting}."),
    voting: |date| format!("Voting is open until {date}."),
    posting_closed: |date| format!("New ideas were welcome until {date}. Voting goes on."),
    next_phase: |phase, date| format!("What comes next: {phase} from {date}."),
    review: "Voting has closed. We are counting and reading.",
    workshops: "Teams are working on the ideas. You can still read and comment.",
    results: "The results are here.",
    archived: "This call is finished. You can read everything.",
    secrecy: "Nobody but you sees what you vote for.",
    read_only: "You can read along, but not change anything.",
    phase_draft: "Draft",
    phase_collecting: "Collecting",
    phase_voting: "Voting",
    phase_review: "Review",
    phase_workshops: "Workshops",
    phase_results: "Results",
    phase_archived: "Archive",
};
