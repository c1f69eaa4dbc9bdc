//! The list of synonyms.

/// The list of synonyms.
pub struct SynonymsWords {
    /// The page's heading, and the link to it.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Label of the list.
    pub field: &'static str,
    /// How it is written.
    pub hint: &'static str,
}

pub(super) static DE: SynonymsWords = SynonymsWords {
    heading: "Wortliste der Suche",
    lead: "Verschiedene Wörter für dasselbe: Wer das eine sucht, findet auch das andere. Gilt sofort für alle.",
    field: "Wortgruppen",
    hint: "Eine Gruppe je Zeile, mit = zwischen den Wörtern: Kita = Kindertagesstätte = Kindergarten. Zeilen mit # am Anfang sind Anmerkungen.",
};

pub(super) static EN: SynonymsWords = SynonymsWords {
    heading: "Words of the search",
    lead: "Different words for one thing: whoever looks for one finds the other, too. It holds for everybody at once.",
    field: "Groups of words",
    hint: "One group a line, with = between the words: Kita = Kindertagesstätte = Kindergarten. Lines that start with # are notes.",
};
