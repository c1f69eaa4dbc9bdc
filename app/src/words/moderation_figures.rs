//! «Moderation in Zahlen».

use domain::moderation_figures::{Act, Figure};

use super::{Lang, Words};

/// «Moderation in Zahlen».
pub struct ModerationFiguresWords {
    /// The page's heading, and the link to it.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// How small numbers are told.
    pub hint: &'static str,
    /// The section of all campaigns.
    pub all: &'static str,
    /// The name of a campaign's table.
    pub months: fn(&str) -> String,
    /// The head of the first column: months.
    pub month: &'static str,
    /// The head of the first column: campaigns.
    pub campaign: &'static str,
    /// The last row.
    pub total: &'static str,
    /// 1 to 4.
    pub few: &'static str,
    /// A total that would give away one of its parts.
    pub withheld: &'static str,
    /// Nothing was done yet.
    pub none: &'static str,
    /// How promises are kept.
    pub promises: &'static str,
    /// Heads: campaign, promised, in time, median.
    pub promise_columns: [&'static str; 4],
    /// Working days.
    pub workdays: fn(u32) -> String,
}

pub(super) static DE: ModerationFiguresWords = ModerationFiguresWords {
    heading: "Moderation in Zahlen",
    lead: "Was die Moderation getan hat, für alle zu lesen. Ohne Personen und ohne Bereiche.",
    hint: "Zahlen von 1 bis 4 stehen als „unter 5“ da. Eine Summe fehlt, wenn sie eine solche Zahl verraten würde. Was rückgängig gemacht wurde, zählt nicht. Monate gelten nach Weltzeit.",
    all: "Alle Ideenaufrufe",
    months: |title| format!("{title}: Monate, neueste zuerst"),
    month: "Monat",
    campaign: "Ideenaufruf",
    total: "Zusammen",
    few: "unter 5",
    withheld: "zu wenige Angaben",
    none: "Die Moderation musste noch nicht eingreifen.",
    promises: "Zugesagte Antworten",
    promise_columns: [
        "Ideenaufruf",
        "Zugesagt innerhalb von",
        "Rechtzeitig beantwortet",
        "Mittlere Zeit bis zur ersten Antwort",
    ],
    workdays: |n| if n == 1 { "1 Arbeitstag".into() } else { format!("{n} Arbeitstagen") },
};

pub(super) static EN: ModerationFiguresWords = ModerationFiguresWords {
    heading: "Moderation in figures",
    lead: "What moderation did, for everybody to read. Without persons and without units.",
    hint: "Numbers from 1 to 4 are shown as “under 5”. A total is left out where it would give such a number away. What was undone does not count. Months are in universal time.",
    all: "All campaigns",
    months: |title| format!("{title}: months, newest first"),
    month: "Month",
    campaign: "Campaign",
    total: "Together",
    few: "under 5",
    withheld: "too few to tell",
    none: "Moderation has not had to act yet.",
    promises: "Promised answers",
    promise_columns: ["Campaign", "Promised within", "Answered in time", "First answer after, in the middle"],
    workdays: |n| if n == 1 { "1 working day".into() } else { format!("{n} working days") },
};

impl Words {
    /// A figure as it may be told.
    pub fn figure(&self, figure: Figure) -> String {
        match figure {
            Figure::Exact(number) => self.lang.number(number),
            Figure::Few => self.moderation_figures().few.to_owned(),
            Figure::Withheld => self.moderation_figures().withheld.to_owned(),
        }
    }

    /// What is counted, as the head of a column.
    pub const fn act_name(&self, act: Act) -> &'static str {
        let (de, en) = match act {
            Act::Approved => ("Freigegeben", "Approved"),
            Act::Hidden => ("Ausgeblendet", "Hidden"),
            Act::Declined => ("Abgelehnt", "Declined"),
            Act::Restored => ("Wiederhergestellt", "Restored"),
            Act::Merged => ("Zusammengeführt", "Merged"),
            Act::AppealsGranted => ("Widerspruch stattgegeben", "Appeals granted"),
            Act::AppealsRejected => ("Widerspruch zurückgewiesen", "Appeals rejected"),
            Act::ReportsSettled => ("Meldungen erledigt", "Reports settled"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}
