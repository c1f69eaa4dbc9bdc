//! What is new at an idea since the last visit.

use super::Lang;

/// What is new at an idea since the last visit.
pub struct NewsWords {
    /// Before all of it.
    pub label: &'static str,
    /// Comments that came.
    pub comments: fn(u64) -> String,
    /// It stands elsewhere now; takes the standing.
    pub moved: fn(&str) -> String,
    /// Another became part of it, or is apart again, or stays.
    pub regrouped: &'static str,
    /// An official answer came.
    pub answered: &'static str,
    /// Its author added something.
    pub extended: &'static str,
    /// Its author reworded it.
    pub reworded: &'static str,
    /// Moderation decided on something of one's own.
    pub judged: &'static str,
}

pub(super) static DE: NewsWords = NewsWords {
    label: "Neu:",
    comments: |n| match n {
        1 => "1 neuer Kommentar".into(),
        n => format!("{} neue Kommentare", Lang::De.number(n)),
    },
    moved: |standing| format!("neuer Stand: {standing}"),
    regrouped: "Zusammenführung",
    answered: "beantwortet",
    extended: "Nachtrag",
    reworded: "Text geändert",
    judged: "Entscheidung der Moderation",
};

pub(super) static EN: NewsWords = NewsWords {
    label: "New:",
    comments: |n| match n {
        1 => "1 new comment".into(),
        n => format!("{} new comments", Lang::En.number(n)),
    },
    moved: |standing| format!("new state: {standing}"),
    regrouped: "merge",
    answered: "answered",
    extended: "addendum",
    reworded: "text edited",
    judged: "decision of moderation",
};
