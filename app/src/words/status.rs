//! The states of an idea, as people read them.

/// The states of an idea, as people read them.
pub struct StatusWords {
    /// Waits for a look before it is shown.
    pub held: &'static str,
    /// Takes votes and comments.
    pub open: &'static str,
    /// A unit is looking into it.
    pub under_review: &'static str,
    /// A workshop team has it.
    pub in_workshop: &'static str,
    /// Decided, not begun.
    pub planned: &'static str,
    /// It happened.
    pub done: &'static str,
    /// Somebody else is responsible.
    pub handed_over: &'static str,
    /// It will not happen; a reason is given.
    pub declined: &'static str,
    /// Lives on in another idea.
    pub merged: &'static str,
    /// In the history: another idea was merged into it.
    pub joined: &'static str,
    /// In the history: it and another are two again.
    pub unmerged: &'static str,
    /// In the history: it stays merged, although somebody objected.
    pub merge_kept: &'static str,
    /// Lives on in several ideas.
    pub split: &'static str,
    /// In the history: it was split off another.
    pub split_off: &'static str,
    /// In the history: what was split is one again.
    pub unsplit: &'static str,
    /// Taken out of sight by moderation.
    pub hidden: &'static str,
    /// In the history: it is shown again.
    pub restored: &'static str,
    /// Two people of moderation took its words away.
    pub erased: &'static str,
    /// Taken back by its author.
    pub withdrawn: &'static str,
    /// The first entry of every history.
    pub submitted: &'static str,
    /// In the history: the status changed.
    pub changed: &'static str,
    /// In the history: an official answer was given.
    pub answered: &'static str,
    /// In the history: an official answer was taken back.
    pub answer_undone: &'static str,
    /// In the history: the text was edited after others had voted.
    pub edited: &'static str,
    /// In the history: the author added something.
    pub extended: &'static str,
    /// In the history: the author put their name to it.
    pub revealed: &'static str,
}

pub(super) const DE: StatusWords = StatusWords {
    held: "Wird geprüft",
    open: "Offen",
    under_review: "In Prüfung",
    in_workshop: "Im Workshop",
    planned: "Geplant",
    done: "Umgesetzt",
    handed_over: "Weitergegeben",
    declined: "Nicht möglich",
    merged: "Zusammengeführt",
    joined: "Eine andere Idee gehört jetzt hierher",
    unmerged: "Wieder getrennt",
    merge_kept: "Bleibt nach Widerspruch zusammengeführt",
    split: "Geteilt",
    split_off: "Aus einer anderen Idee hervorgegangen",
    unsplit: "Wieder eine Idee",
    hidden: "Ausgeblendet",
    restored: "Wieder eingeblendet",
    erased: "Endgültig gelöscht",
    withdrawn: "Zurückgezogen",
    submitted: "Eingereicht",
    changed: "Stand geändert",
    answered: "Rückmeldung gegeben",
    answer_undone: "Rückmeldung zurückgenommen",
    edited: "Text geändert",
    extended: "Nachtrag geschrieben",
    revealed: "Name genannt",
};

pub(super) const EN: StatusWords = StatusWords {
    held: "Being checked",
    open: "Open",
    under_review: "Under review",
    in_workshop: "In a workshop",
    planned: "Planned",
    done: "Done",
    handed_over: "Handed over",
    declined: "Not possible",
    merged: "Merged",
    joined: "Another idea belongs here now",
    unmerged: "Separate again",
    merge_kept: "Stays merged after an objection",
    split: "Split",
    split_off: "Split off another idea",
    unsplit: "One idea again",
    hidden: "Hidden",
    restored: "Shown again",
    erased: "Deleted for good",
    withdrawn: "Withdrawn",
    submitted: "Submitted",
    changed: "State changed",
    answered: "Answer given",
    answer_undone: "Answer taken back",
    edited: "Text edited",
    extended: "Addendum written",
    revealed: "Name given",
};
