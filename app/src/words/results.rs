//! What the public reads of outcomes, and where it is written and released.

use domain::outcomes::OutcomeKind;

use super::Lang;

/// What the public reads of outcomes, and where it is written and released.
pub struct ResultWords {
    /// The heading of the overview for the public.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Nothing is released yet.
    pub quiet: &'static str,
    /// There is no such page.
    pub unknown: &'static str,
    /// To the overview.
    pub to_overview: &'static str,
    /// How many results there are.
    pub count: fn(u64) -> String,
    /// How many are of a kind.
    pub of_kind: fn(OutcomeKind, u64) -> String,
    /// As of when.
    pub as_of: fn(&str) -> String,
    /// The heading of a masterplan; takes its name.
    pub plan: fn(&str) -> String,
    /// Where the shoe pinched.
    pub pinch: &'static str,
    /// What became of it.
    pub became: &'static str,
    /// How many supported it.
    pub votes: fn(&str) -> String,
    /// How small numbers are told.
    pub votes_hint: &'static str,
    /// The address of a single result.
    pub link: &'static str,
    /// Takes everything out as a table.
    pub csv: &'static str,
    /// Heads of the table: masterplan, outcome, title, pinch, what became of it, votes.
    pub csv_columns: [&'static str; 6],
    /// The heading where it is written; takes number and title.
    pub desk: fn(&str) -> String,
    /// What happens there.
    pub desk_hint: &'static str,
    /// To the form.
    pub write: &'static str,
    /// What to take care of.
    pub write_hint: &'static str,
    /// Sends it.
    pub submit: &'static str,
    /// What seems to be about persons.
    pub personal: &'static str,
    /// What waits for a second person.
    pub waiting: &'static str,
    /// One has written it oneself.
    pub waiting_own: &'static str,
    /// What releasing does; takes number and title.
    pub release_hint: fn(&str) -> String,
    /// Releases it.
    pub release: &'static str,
    /// Discards it.
    pub discard: &'static str,
    /// What the public reads now.
    pub public: &'static str,
    /// It reads nothing.
    pub public_none: &'static str,
    /// Since when; takes the day.
    pub public_since: fn(&str) -> String,
    /// It tells of another outcome than the one that stands.
    pub outdated: &'static str,
    /// What taking back does.
    pub take_back_hint: &'static str,
    /// Takes it back.
    pub take_back: &'static str,
    /// To the public page.
    pub to_public: &'static str,
    /// There is no outcome yet.
    pub no_outcome: &'static str,
    /// In the ledger: to the desk.
    pub open: &'static str,
    /// In the ledger: a text waits.
    pub state_waiting: &'static str,
    /// In the ledger: the public reads it.
    pub state_public: &'static str,
    /// In the ledger: the public reads what is not so any more.
    pub state_outdated: &'static str,
    /// It seems to lead into the product.
    pub inside: &'static str,
    /// There is no such page of the public ones, or none just now.
    pub trouble: &'static str,
    /// To whom barriers are reported where there is no form.
    pub barrier_contact: &'static str,
}

pub(super) static DE: ResultWords = ResultWords {
    heading: "Ergebnisse",
    lead: "Das haben unsere Mitarbeitenden vorgeschlagen – und das ist daraus geworden.",
    quiet: "Hier ist noch nichts veröffentlicht. Sobald es Ergebnisse gibt, stehen sie auf dieser Seite. Schauen Sie gern wieder vorbei.",
    unknown: "Unter dieser Adresse gibt es keine Ergebnisse.",
    to_overview: "Alle Ergebnisse",
    count: |n| match n {
        1 => "1 Ergebnis".into(),
        n => format!("{} Ergebnisse", Lang::De.number(n)),
    },
    of_kind: |kind, n| {
        let name = match kind {
            OutcomeKind::Done => "umgesetzt",
            OutcomeKind::InProgress => "in Arbeit",
            OutcomeKind::HandedOver => "weitergegeben",
            OutcomeKind::NotPossible => "nicht möglich",
            OutcomeKind::PartOf => "Teil einer anderen Idee",
        };
        format!("{} {name}", Lang::De.number(n))
    },
    as_of: |day| format!("Stand: {day}"),
    plan: |name| format!("Masterplan {name}"),
    pinch: "Wo drückte der Schuh?",
    became: "Das ist daraus geworden",
    votes: |n| format!("{n} Beschäftigte haben diese Idee unterstützt."),
    votes_hint: "Wie viele Beschäftigte eine Idee unterstützt haben, steht hier ab fünf.",
    link: "Adresse dieses Ergebnisses",
    csv: "Als Tabelle herunterladen (CSV)",
    csv_columns: [
        "Masterplan",
        "Ergebnis",
        "Titel",
        "Wo drückte der Schuh?",
        "Was ist daraus geworden?",
        "Unterstützung",
    ],
    desk: |idea| format!("Öffentliches Ergebnis: {idea}"),
    desk_hint: "Was hier steht, liest nach der Freigabe die ganze Stadt. Eine Person schreibt den Text, eine zweite gibt ihn frei. Zurücknehmen kann ihn jede Person der Moderation sofort.",
    write: "Text für die Öffentlichkeit",
    write_hint: "Keine Namen, keine Bereiche, keine internen Abkürzungen und nichts, woran man eine Person erkennt. Der Vorschlag kommt aus der Idee und ihrer Antwort.",
    submit: "Zur Freigabe geben",
    personal: "Das könnte eine Person erkennen lassen",
    waiting: "Wartet auf Freigabe",
    waiting_own: "Sie haben diesen Text geschrieben. Eine zweite Person aus der Moderation muss ihn freigeben.",
    release_hint: |idea| {
        format!(
            "Mit der Freigabe steht dieser Text zu {idea} öffentlich im Internet, und Suchmaschinen finden ihn. Lesen Sie ihn bitte ganz."
        )
    },
    release: "Öffentlich machen",
    discard: "Entwurf verwerfen",
    public: "Das liest die Öffentlichkeit",
    public_none: "Zu dieser Idee ist nichts veröffentlicht.",
    public_since: |day| format!("Öffentlich seit {day}"),
    outdated: "Inzwischen ist ein anderes Ergebnis festgehalten. Bitte passen Sie den öffentlichen Text an oder nehmen Sie ihn zurück.",
    take_back_hint: "Der Text verschwindet sofort von der öffentlichen Seite. Aus einem früher erzeugten statischen Export verschwindet er erst, wenn dieser neu erzeugt wird.",
    take_back: "Zurücknehmen",
    to_public: "Zur öffentlichen Seite",
    no_outcome: "Zuerst braucht diese Idee ein Ergebnis.",
    open: "Öffentlicher Text",
    state_waiting: "Öffentlicher Text wartet auf Freigabe",
    state_public: "Öffentlich",
    state_outdated: "Öffentlich, aber nicht mehr das festgehaltene Ergebnis",
    inside: "Außerhalb öffnet sich das nicht, denn es führt in das interne Angebot:",
    trouble: "Diese Seite ist gerade nicht zu lesen",
    barrier_contact: "Barriere melden: Kontakt im Impressum",
};

pub(super) static EN: ResultWords = ResultWords {
    heading: "Results",
    lead: "This is what our staff suggested – and what became of it.",
    quiet: "Nothing has been published here yet. As soon as there are results, they are on this page. You are welcome to look in again.",
    unknown: "There are no results at this address.",
    to_overview: "All results",
    count: |n| match n {
        1 => "1 result".into(),
        n => format!("{} results", Lang::En.number(n)),
    },
    of_kind: |kind, n| {
        let name = match kind {
            OutcomeKind::Done => "done",
            OutcomeKind::InProgress => "in progress",
            OutcomeKind::HandedOver => "handed over",
            OutcomeKind::NotPossible => "not possible",
            OutcomeKind::PartOf => "part of another idea",
        };
        format!("{} {name}", Lang::En.number(n))
    },
    as_of: |day| format!("As of {day}"),
    plan: |name| format!("Masterplan {name}"),
    pinch: "Where did the shoe pinch?",
    became: "What became of it",
    votes: |n| format!("{n} members of staff supported this idea."),
    votes_hint: "How many members of staff supported an idea is told here from five on.",
    link: "Address of this result",
    csv: "Download as a table (CSV)",
    csv_columns: [
        "Masterplan",
        "Outcome",
        "Title",
        "Where did the shoe pinch?",
        "What became of it?",
        "Support",
    ],
    desk: |idea| format!("Public result: {idea}"),
    desk_hint: "Once it is released, the whole city reads what is here. One person writes the text, a second one releases it. Any moderator can take it back at once.",
    write: "Text for the public",
    write_hint: "No names, no units, no internal abbreviations, and nothing by which a person could be recognised. The proposal comes from the idea and its answer.",
    submit: "Hand in for release",
    personal: "This might let somebody be recognised",
    waiting: "Waits to be released",
    waiting_own: "You wrote this text. A second moderator has to release it.",
    release_hint: |idea| {
        format!(
            "Once released, this text about {idea} is public on the internet, and search engines find it. Read all of it."
        )
    },
    release: "Make it public",
    discard: "Discard the draft",
    public: "What the public reads",
    public_none: "Nothing about this idea is published.",
    public_since: |day| format!("Public since {day}"),
    outdated: "Another outcome has been recorded since. Change the public text, or take it back.",
    take_back_hint: "The text vanishes from the public page at once. From a static export that was made before, it vanishes when that is made anew.",
    take_back: "Take it back",
    to_public: "To the public page",
    no_outcome: "This idea needs an outcome first.",
    open: "Public text",
    state_waiting: "Public text waits to be released",
    state_public: "Public",
    state_outdated: "Public, but not the recorded outcome any more",
    inside: "Nobody outside can open this, for it leads into the internal service:",
    trouble: "This page cannot be read just now",
    barrier_contact: "Report a barrier: contact in the imprint",
};
