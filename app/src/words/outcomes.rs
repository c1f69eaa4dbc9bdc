//! What became of ideas that were pulled: the ledger, the box on the page of an idea, and the survey.

use domain::{
    outcomes::{LedgerCounts, Outcome, OutcomeKind, Part},
    surveys::Better,
};

use super::{Lang, Words};

/// What became of ideas that were pulled.
pub struct OutcomeWords {
    /// The heading of the overview, and the link to it.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// There is no ledger to read.
    pub none: &'static str,
    /// The heading of a ledger; takes the title of the campaign.
    pub ledger: fn(&str) -> String,
    /// To the ledger.
    pub to_ledger: &'static str,
    /// As of when.
    pub as_of: fn(&str) -> String,
    /// What somebody waits for in vain.
    pub overdue: &'static str,
    /// Why that is shown first.
    pub overdue_hint: &'static str,
    /// Its date has passed.
    pub late: fn(&str) -> String,
    /// Results are told, and it has none.
    pub missing: &'static str,
    /// Merged.
    pub merged: &'static str,
    /// Into which; takes the number.
    pub merged_into: fn(i64) -> String,
    /// Not for everybody any more.
    pub gone: &'static str,
    /// The same of one idea.
    pub gone_hint: &'static str,
    /// Without an outcome.
    pub nothing: &'static str,
    /// A heading with how many.
    pub counted: fn(&str, u64) -> String,
    /// Nothing ended so.
    pub nobody: &'static str,
    /// What was recorded before.
    pub earlier: &'static str,
    /// When something was recorded.
    pub recorded: fn(&str) -> String,
    /// Records an outcome.
    pub record: &'static str,
    /// Records another.
    pub record_again: &'static str,
    /// The heading of the form; takes number and title.
    pub form: fn(&str) -> String,
    /// What the form does.
    pub form_hint: &'static str,
    /// What is asked first.
    pub which: &'static str,
    /// The label of the words.
    pub words: &'static str,
    /// What they are for.
    pub words_hint: &'static str,
    /// Who answers: nobody in particular.
    pub no_unit: &'static str,
    /// What belongs to one of the outcomes; takes its name.
    pub only: fn(&str) -> String,
    /// Sends the form.
    pub submit: &'static str,
    /// The idea is not among those that were pulled.
    pub not_pulled: &'static str,
    /// Not everybody reads the idea any more.
    pub not_listed: &'static str,
    /// The box on the page of an idea.
    pub became: &'static str,
    /// To the official answer below.
    pub to_answer: &'static str,
    /// How it is known that somebody voted.
    pub known_by_ballot: &'static str,
    /// How else it is known.
    pub known_otherwise: &'static str,
    /// The section on one's own page.
    pub mine: &'static str,
    /// There is nothing in it, while all ballots exist.
    pub mine_empty: &'static str,
    /// There is nothing in it otherwise.
    pub mine_empty_without: &'static str,
    /// What the public reads and what is not so any more.
    pub outdated: &'static str,
    /// What to do about it.
    pub outdated_hint: &'static str,
    /// To the idea that another is part of; takes its number.
    pub to_whole: fn(i64) -> String,
    /// What is in it, while all ballots exist.
    pub mine_with_ballots: &'static str,
    /// What is in it otherwise.
    pub mine_without: &'static str,
    /// Who sees the answer to the survey.
    pub survey_hint: &'static str,
    /// Sends it.
    pub survey_submit: &'static str,
    /// Sends another.
    pub survey_again: &'static str,
    /// What all answered.
    pub survey_figures: &'static str,
    /// Too few have answered.
    pub survey_few: &'static str,
    /// All answers together; takes the figure.
    pub survey_total: fn(&str) -> String,
}

pub(super) static DE: OutcomeWords = OutcomeWords {
    heading: "Ergebnisse",
    lead: "Jede Idee, die in einen Workshop kam, endet in genau einem Ergebnis. Hier steht, in welchem.",
    none: "Noch gibt es keine Ergebnisse zu lesen. Sobald die Ergebnisse eines Ideenaufrufs beginnen, stehen sie hier.",
    ledger: |title| format!("Ergebnisse: {title}"),
    to_ledger: "Alle Ergebnisse dieses Ideenaufrufs",
    as_of: |moment| format!("Stand: {moment}"),
    overdue: "Überfällig",
    overdue_hint: "Darauf warten Menschen, die mitgestimmt haben. Bitte halten Sie fest, was daraus geworden ist.",
    late: |day| format!("Der Termin war am {day}."),
    missing: "Noch ohne Ergebnis, obwohl die Ergebnisse schon veröffentlicht werden.",
    merged: "Zusammengeführt",
    merged_into: |number| format!("Gehört jetzt zu Idee {number}. Dort steht das Ergebnis."),
    gone: "Zurückgezogen oder ausgeblendet",
    gone_hint: "Diese Idee ist nicht mehr für alle zu lesen.",
    nothing: "Noch ohne Ergebnis",
    counted: |name, n| format!("{name} ({n})"),
    nobody: "Keine.",
    earlier: "Früher festgehalten",
    recorded: |day| format!("Festgehalten am {day}"),
    record: "Ergebnis festhalten",
    record_again: "Ergebnis ändern",
    form: |idea| format!("Ergebnis festhalten: {idea}"),
    form_hint: "Ihr Text wird die offizielle Antwort, und der Stand der Idee ändert sich mit. Was vorher festgehalten war, bleibt nachlesbar.",
    which: "Was ist daraus geworden?",
    words: "Was hat sich geändert, was kommt als Nächstes, oder warum geht es nicht?",
    words_hint: "Das lesen alle als offizielle Antwort.",
    no_unit: "Kein bestimmter Bereich",
    only: |name| format!("Nur bei «{name}»"),
    submit: "Ergebnis festhalten",
    not_pulled: "Diese Idee ist in keiner Auswahl für einen Workshop.",
    not_listed: "Diese Idee ist zurückgezogen, ausgeblendet, geteilt oder zusammengeführt. Für sie wird nichts festgehalten.",
    became: "Das ist daraus geworden",
    to_answer: "Zur Antwort",
    known_by_ballot: "Das sehen nur Sie. Wir wissen es, solange es die Stimmzettel gibt; sie werden nach der Frist für Einwände vernichtet.",
    known_otherwise: "Das sehen nur Sie. Wer mitgestimmt hat, weiß niemand mehr, denn die Stimmzettel sind vernichtet.",
    mine: "Sie haben mitgemacht – das ist daraus geworden",
    mine_empty: "Noch hat keine Idee, für die Sie gestimmt, die Sie kommentiert haben oder der Sie folgen, ein Ergebnis aus einem Workshop.",
    mine_empty_without: "Die Stimmzettel beendeter Abstimmungen sind vernichtet: Wofür Sie dort gestimmt haben, weiß niemand mehr. Von den Ideen, die Sie mit Namen kommentiert haben oder denen Sie folgen, hat noch keine ein Ergebnis aus einem Workshop.",
    outdated: "Öffentlich steht etwas anderes",
    outdated_hint: "Zu diesen Ideen liest die Öffentlichkeit einen Text, der nicht mehr zum festgehaltenen Ergebnis gehört. Bitte passen Sie ihn an oder nehmen Sie ihn zurück.",
    to_whole: |number| format!("Zum Ergebnis von Idee {number}"),
    mine_with_ballots: "Ideen, für die Sie gestimmt, die Sie mit Namen kommentiert haben oder denen Sie folgen. Ihre Stimmen erkennen wir an den Stimmzetteln, solange es sie gibt.",
    mine_without: "Die Stimmzettel beendeter Abstimmungen sind vernichtet: Wofür Sie dort gestimmt haben, weiß niemand mehr. Hier stehen Ideen, die Sie mit Namen kommentiert haben oder denen Sie folgen, und solche, deren Stimmzettel es noch gibt.",
    survey_hint: "Ihre Antwort sieht niemand außer Ihnen. Gezeigt werden nur Summen ab fünf Antworten; neu gezählt wird höchstens einmal in der Stunde.",
    survey_submit: "Antworten",
    survey_again: "Antwort ändern",
    survey_figures: "Was andere sagen",
    survey_few: "Es gibt noch zu wenige Antworten, um sie zu zeigen.",
    survey_total: |figure| format!("Antworten zusammen: {figure}"),
};

pub(super) static EN: OutcomeWords = OutcomeWords {
    heading: "Outcomes",
    lead: "Every idea that a workshop pulled ends in exactly one outcome. Here is which.",
    none: "There are no outcomes to read yet. Once the results of a campaign begin, they are here.",
    ledger: |title| format!("Outcomes: {title}"),
    to_ledger: "All outcomes of this campaign",
    as_of: |moment| format!("As of {moment}"),
    overdue: "Overdue",
    overdue_hint: "People who voted wait for these. Record what became of them.",
    late: |day| format!("The date was {day}."),
    missing: "Still without an outcome, although results are being told.",
    merged: "Merged",
    merged_into: |number| format!("Belongs to idea {number} now. The outcome is there."),
    gone: "Withdrawn or hidden",
    gone_hint: "Not everybody reads this idea any more.",
    nothing: "Without an outcome",
    counted: |name, n| format!("{name} ({n})"),
    nobody: "None.",
    earlier: "Recorded before",
    recorded: |day| format!("Recorded on {day}"),
    record: "Record the outcome",
    record_again: "Change the outcome",
    form: |idea| format!("Record the outcome: {idea}"),
    form_hint: "Your text becomes the official answer, and the state of the idea changes with it. What was recorded before stays readable.",
    which: "What became of it?",
    words: "What changed, what comes next, or why not?",
    words_hint: "Everybody reads this as the official answer.",
    no_unit: "No unit in particular",
    only: |name| format!("Only with \u{201c}{name}\u{201d}"),
    submit: "Record the outcome",
    not_pulled: "No workshop has pulled this idea.",
    not_listed: "This idea is taken back, hidden, split or merged. Nothing is recorded for it.",
    became: "What became of it",
    to_answer: "To the answer",
    known_by_ballot: "Only you see this. We know it while the ballots exist; they are destroyed after the time for objections.",
    known_otherwise: "Only you see this. Nobody knows any more who voted, for the ballots are destroyed.",
    mine: "You took part – this is what became of it",
    mine_empty: "No idea that you voted for, commented on or follow has an outcome of a workshop yet.",
    mine_empty_without: "The ballots of votes that have ended are destroyed: nobody knows any more what you voted for there. No idea that you commented on by name or follow has an outcome of a workshop yet.",
    outdated: "The public reads something else",
    outdated_hint: "About these ideas the public reads a text that does not belong to the recorded outcome any more. Change it, or take it back.",
    to_whole: |number| format!("To the outcome of idea {number}"),
    mine_with_ballots: "Ideas that you voted for, commented on by name or follow. We know your votes by the ballots, while they exist.",
    mine_without: "The ballots of votes that have ended are destroyed: nobody knows any more what you voted for there. Here are ideas that you commented on by name or follow, and those whose ballots still exist.",
    survey_hint: "Nobody but you sees your answer. Only sums of at least five answers are shown, counted anew once an hour at most.",
    survey_submit: "Answer",
    survey_again: "Change the answer",
    survey_figures: "What others say",
    survey_few: "There are too few answers to show them yet.",
    survey_total: |figure| format!("Answers together: {figure}"),
};

impl Words {
    /// What an outcome is called.
    pub const fn outcome_kind_name(&self, kind: OutcomeKind) -> &'static str {
        let (de, en) = match kind {
            OutcomeKind::Done => ("Umgesetzt", "Done"),
            OutcomeKind::InProgress => ("In Arbeit", "In progress"),
            OutcomeKind::HandedOver => ("Weitergegeben", "Handed over"),
            OutcomeKind::NotPossible => ("Nicht möglich", "Not possible"),
            OutcomeKind::PartOf => ("Teil einer anderen Idee", "Part of another idea"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }

    /// What became of an idea, in a sentence.
    pub fn outcome(&self, outcome: &Outcome) -> String {
        let de = matches!(self.lang, Lang::De);
        match outcome {
            Outcome::Done { since, benefits } => {
                let day = self.day(since.begins());
                if de {
                    format!("Umgesetzt seit {day}. Davon haben etwas: {benefits}.")
                } else {
                    format!("Done since {day}. Who benefits: {benefits}.")
                }
            }
            Outcome::InProgress { until } => {
                let day = self.day(until.begins());
                if de {
                    format!("In Arbeit, Termin: {day}.")
                } else {
                    format!("In progress, to be done by {day}.")
                }
            }
            Outcome::HandedOver { place } => {
                if de {
                    format!("Weitergegeben an: {place}.")
                } else {
                    format!("Handed over to: {place}.")
                }
            }
            Outcome::NotPossible { ground } => {
                let ground = self.decline_ground_name(*ground);
                if de {
                    format!("Nicht möglich. Grund: {ground}.")
                } else {
                    format!("Not possible. Reason: {ground}.")
                }
            }
            Outcome::PartOf { idea } => {
                if de {
                    format!("Gehört jetzt zur ausgewählten Idee #{idea}. Wie es weitergeht, steht dort.")
                } else {
                    format!(
                        "Belongs to idea #{idea}, which was pulled as well. What happens next is told there."
                    )
                }
            }
        }
    }

    /// How all of it ended, in a sentence; `begun` is whether results are told.
    pub fn ledger_headline(&self, counts: LedgerCounts, begun: bool) -> String {
        let n = |n| self.lang.number(n);
        let LedgerCounts { ideas, done, overdue, nothing, .. } = counts;
        let mut parts = match self.lang {
            Lang::De if ideas == 1 => vec![format!("1 ausgewählte Idee, {} umgesetzt", n(done))],
            Lang::De => vec![format!("{} ausgewählte Ideen, {} umgesetzt", n(ideas), n(done))],
            Lang::En if ideas == 1 => vec![format!("1 idea pulled, {} done", n(done))],
            Lang::En => vec![format!("{} ideas pulled, {} done", n(ideas), n(done))],
        };
        if overdue > 0 {
            parts.push(match self.lang {
                Lang::De => format!("{} überfällig", n(overdue)),
                Lang::En => format!("{} overdue", n(overdue)),
            });
        }
        if nothing > 0 {
            // Once results are told, what has no outcome is overdue: the same ideas are not counted as others.
            parts.push(match (self.lang, begun) {
                (Lang::De, true) => format!("davon {} ohne Ergebnis", n(nothing)),
                (Lang::De, false) => format!("{} ohne Ergebnis", n(nothing)),
                (Lang::En, true) => format!("{} of them without an outcome", n(nothing)),
                (Lang::En, false) => format!("{} without an outcome", n(nothing)),
            });
        }
        parts.join(", ")
    }

    /// Why somebody is shown what became of an idea; nothing for those who had nothing to do with it.
    pub const fn part(&self, part: Part) -> Option<&'static str> {
        let (de, en) = match part {
            Part { voted: true, .. } => (
                "Sie haben mitgestimmt – das ist daraus geworden.",
                "You voted for it – this is what became of it.",
            ),
            Part { commented: true, .. } => (
                "Sie haben kommentiert – das ist daraus geworden.",
                "You commented on it – this is what became of it.",
            ),
            Part { follows: true, .. } => (
                "Sie folgen dieser Idee – das ist daraus geworden.",
                "You follow this idea – this is what became of it.",
            ),
            Part { .. } => return None,
        };
        Some(match self.lang {
            Lang::De => de,
            Lang::En => en,
        })
    }

    /// An answer to whether it has become better.
    pub const fn better_name(&self, better: Better) -> &'static str {
        let (de, en) = match better {
            Better::Yes => ("Ja", "Yes"),
            Better::Bit => ("Ein bisschen", "A bit"),
            Better::No => ("Nein", "No"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::outcomes::LedgerCounts;

    use crate::words::Lang;

    #[test]
    fn the_headline_counts_no_idea_as_two() {
        let counts = LedgerCounts { ideas: 12, done: 5, overdue: 2, nothing: 3, ..LedgerCounts::default() };
        let words = Lang::De.words();
        assert_eq!(
            words.ledger_headline(counts, false),
            "12 ausgewählte Ideen, 5 umgesetzt, 2 überfällig, 3 ohne Ergebnis"
        );
        let begun = LedgerCounts { overdue: 5, ..counts };
        assert_eq!(
            words.ledger_headline(begun, true),
            "12 ausgewählte Ideen, 5 umgesetzt, 5 überfällig, davon 3 ohne Ergebnis"
        );
        assert_eq!(
            Lang::En.words().ledger_headline(LedgerCounts { ideas: 1, ..LedgerCounts::default() }, true),
            "1 idea pulled, 0 done"
        );
    }
}
