//! The form to report a barrier.

/// The form to report a barrier.
pub struct ReportBarrierWords {
    /// One sentence under the heading.
    pub lead: &'static str,
    /// Field: what is in the way.
    pub body: &'static str,
    /// Its hint.
    pub body_hint: &'static str,
    /// Field: where to answer.
    pub contact: &'static str,
    /// Its hint.
    pub contact_hint: &'static str,
    /// Sends it.
    pub submit: &'static str,
    /// Heading of the thanks.
    pub thanks: &'static str,
    /// What happens next.
    pub next_step: &'static str,
    /// One more.
    pub another: &'static str,
}

pub(super) static DE: ReportBarrierWords = ReportBarrierWords {
    lead: "Etwas lässt sich nicht lesen, bedienen oder verstehen? Sagen Sie uns, wo. Dafür brauchen Sie kein Konto.",
    body: "Was stört Sie?",
    body_hint: "Auf welcher Seite, womit, was haben Sie erwartet?",
    contact: "Wie erreichen wir Sie?",
    contact_hint: "Name, E-Mail oder Telefon. Ohne Angabe können wir nicht antworten, beheben aber trotzdem.",
    submit: "Barriere melden",
    thanks: "Danke. Ihre Meldung ist da.",
    next_step: "Wir sehen sie uns an und beheben, was wir können.",
    another: "Noch eine Barriere melden",
};

pub(super) static EN: ReportBarrierWords = ReportBarrierWords {
    lead: "Something cannot be read, used or understood? Tell us where. You need no account for that.",
    body: "What is in the way?",
    body_hint: "On which page, with what, and what did you expect?",
    contact: "How can we reach you?",
    contact_hint: "Name, e-mail or phone. Without it we cannot answer, but we will still mend it.",
    submit: "Report barrier",
    thanks: "Thank you. We got your report.",
    next_step: "We will look at it and mend what we can.",
    another: "Report another barrier",
};
