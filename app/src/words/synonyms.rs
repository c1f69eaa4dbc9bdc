//! The list of synonyms.

use domain::synonyms::Flaw;

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
    /// A line with one word; takes its number.
    pub alone: fn(&str) -> String,
    /// A line in which a word is missing; takes its number.
    pub gap: fn(&str) -> String,
    /// A line with a word twice; takes its number and the word.
    pub twice: fn(&str, &str) -> String,
}

impl SynonymsWords {
    /// What is wrong with a line of the list.
    pub fn flaw(&self, line: usize, flaw: Flaw<'_>) -> String {
        let line = line.to_string();
        match flaw {
            Flaw::Alone => (self.alone)(&line),
            Flaw::Gap => (self.gap)(&line),
            Flaw::Twice(word) => (self.twice)(&line, word),
        }
    }
}

pub(super) static DE: SynonymsWords = SynonymsWords {
    heading: "Wortliste der Suche",
    lead: "Verschiedene Wörter für dasselbe: Wer das eine sucht, findet auch das andere. Gilt sofort für alle.",
    field: "Wortgruppen",
    hint: "Eine Gruppe je Zeile, mit = zwischen den Wörtern: Kita = Kindertagesstätte = Kindergarten. Zeilen mit # am Anfang sind Anmerkungen.",
    alone: |line| {
        format!(
            "Zeile {line}: Dort steht nur ein Wort. Schreiben Sie mit = ein zweites dazu oder löschen Sie die Zeile."
        )
    },
    gap: |line| {
        format!("Zeile {line}: Vor oder nach einem = fehlt ein Wort. Ergänzen Sie es oder löschen Sie das =.")
    },
    twice: |line, word| format!("Zeile {line}: «{word}» steht dort zweimal. Einmal genügt."),
};

pub(super) static EN: SynonymsWords = SynonymsWords {
    heading: "Words of the search",
    lead: "Different words for one thing: whoever looks for one finds the other, too. It holds for everybody at once.",
    field: "Groups of words",
    hint: "One group a line, with = between the words: Kita = Kindertagesstätte = Kindergarten. Lines that start with # are notes.",
    alone: |line| format!("Line {line}: there is one word alone. Add another with = or delete the line."),
    gap: |line| format!("Line {line}: a word is missing before or after a =. Add it or delete the =."),
    twice: |line, word| format!("Line {line}: \u{201c}{word}\u{201d} is there twice. Once is enough."),
};
