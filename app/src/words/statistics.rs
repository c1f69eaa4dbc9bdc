//! The statistics of a campaign.

use domain::{people::AccessPath, statistics::FigureName};

use super::{Lang, Words};

/// The statistics of a campaign.
pub struct StatisticsWords {
    /// The page's heading.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// How small numbers are told.
    pub hint: &'static str,
    /// To the definitions.
    pub definitions: &'static str,
    /// The campaigns to choose from.
    pub campaigns: &'static str,
    /// In place of a number.
    pub few: &'static str,
    /// As of when.
    pub as_of: fn(&str) -> String,
    /// As of when, for what is counted once a day.
    pub as_of_day: fn(&str) -> String,
    /// What is counted once a day was not counted yet.
    pub not_yet: &'static str,
    /// Opens the table.
    pub as_table: &'static str,
    /// To the file of a figure: takes its heading.
    pub download: fn(&str) -> String,
    /// The sum.
    pub together: &'static str,
    /// Share of a hundred.
    pub percent: fn(u32) -> String,

    /// What is found of the states: all, and those that are done.
    pub states_found: fn(&str, Option<&str>) -> String,
    /// Heads: state, ideas.
    pub states_columns: [&'static str; 2],
    /// What the chart is.
    pub states_chart: &'static str,

    /// What is found of the answers: the median and nine of ten.
    pub answers_found: fn(&str, &str) -> String,
    /// Too few are answered.
    pub answers_few: &'static str,
    /// How the promise is kept: the share, and what is promised.
    pub answers_in_time: fn(&str, &str) -> String,
    /// Heads: working days, ideas.
    pub answers_columns: [&'static str; 2],
    /// What the chart is.
    pub answers_chart: &'static str,
    /// Working days after "within".
    pub workdays: fn(u32) -> String,
    /// Working days from and to; without an end.
    pub days_between: fn(u32, Option<u32>) -> String,
    /// The marks of the median, of nine of ten and of what is promised.
    pub marks: [&'static str; 3],

    /// What is found of topics: that with the most votes, and how many.
    pub topics_found: fn(&str, &str) -> String,
    /// The name of the table.
    pub topics_table: &'static str,
    /// The head of its first column.
    pub unit: &'static str,
    /// Its last row.
    pub others: &'static str,
    /// What the colours mean.
    pub topics_hint: &'static str,

    /// What is found of breadth: how many of how many ideas, and of how many units.
    pub breadth_found: fn(&str, &str, &str) -> String,
    /// No idea has enough votes.
    pub breadth_none: &'static str,
    /// Heads: number in the picture, idea, units, votes.
    pub breadth_columns: [&'static str; 4],
    /// What the chart is.
    pub breadth_chart: &'static str,
    /// Under the axes: units, votes.
    pub breadth_axes: [&'static str; 2],
    /// In the corners: many votes of few units, many votes of many units.
    pub breadth_corners: [&'static str; 2],
    /// How it is read.
    pub breadth_hint: &'static str,

    /// What is found of ideas: how many, since when.
    pub ideas_found: fn(&str, &str) -> String,
    /// The same of votes.
    pub votes_found: fn(&str, &str) -> String,
    /// There is nothing yet.
    pub course_none: &'static str,
    /// Heads: days, new, in all.
    pub course_columns: [&'static str; 3],
    /// What the charts are: ideas, votes.
    pub course_charts: [&'static str; 2],
    /// Days from and to.
    pub days: fn(&str, &str) -> String,
    /// How days are joined.
    pub course_hint: &'static str,

    /// What is found of ways of signing in: those who voted, of how many accounts.
    pub access_found: fn(&str, &str) -> String,
    /// That too few have voted to say how many; takes the accounts.
    pub access_few: fn(&str) -> String,
    /// It can no longer be counted.
    pub access_none: &'static str,
    /// Heads: way, voted, accounts, share.
    pub access_columns: [&'static str; 4],
    /// What the chart is.
    pub access_chart: &'static str,
    /// How it is counted.
    pub access_hint: &'static str,
    /// A way, with how many voted and how many accounts there are.
    pub access_line: fn(&str, &str) -> String,
}

pub(super) static DE: StatisticsWords = StatisticsWords {
    heading: "Statistik",
    lead: "Wie viele mitmachen, wo der Schuh drückt und was aus den Ideen wird. Alle lesen dieselben Zahlen, und keine handelt von einer einzelnen Person.",
    hint: "Wo weniger als 5 dahinterstehen, steht „zu wenige Angaben“. Ließe sich eine solche Zahl aus den anderen ausrechnen, fehlt noch eine zweite. Bereiche mit weniger als 20 Beschäftigten zählen beim Bereich darüber mit.",
    definitions: "Wie jede Zahl entsteht: Was wir zählen",
    campaigns: "Ideenaufrufe",
    few: "zu wenige Angaben",
    as_of: |moment| format!("Stand: {moment}"),
    as_of_day: |moment| format!("Wird einmal am Tag gezählt. Stand: {moment}"),
    not_yet: "Das wird einmal am Tag gezählt, zum ersten Mal innerhalb der nächsten Stunde.",
    as_table: "Als Tabelle anzeigen",
    download: |heading| format!("{heading} als CSV-Datei"),
    together: "Zusammen",
    percent: |share| format!("{share}\u{a0}%"),

    states_found: |all, done| match done {
        Some(done) => format!("{done} von {all} Ideen sind umgesetzt."),
        None => format!("{all} Ideen sind zu lesen."),
    },
    states_columns: ["Stand", "Ideen"],
    states_chart: "Balkendiagramm: Ideen nach Stand",

    answers_found: |median, ninety| {
        format!(
            "Die Hälfte der beantworteten Ideen wartete höchstens {median} auf die erste Antwort, neun von zehn höchstens {ninety}."
        )
    },
    answers_few: "Es sind noch zu wenige Ideen beantwortet, um eine mittlere Wartezeit zu nennen.",
    answers_in_time: |share, promised| {
        format!(
            "Rechtzeitig beantwortet sind {share} der Ideen, die fällig waren. Zugesagt ist eine Antwort innerhalb von {promised}."
        )
    },
    answers_columns: ["Arbeitstage bis zur ersten Antwort", "Ideen"],
    answers_chart: "Säulendiagramm: Ideen nach Arbeitstagen bis zur ersten Antwort",
    workdays: |n| if n == 1 { "1 Arbeitstag".into() } else { format!("{n} Arbeitstage") },
    days_between: |from, to| match to {
        Some(to) if to == from => format!("{from}"),
        Some(to) => format!("{from}–{to}"),
        None => format!("ab {from}"),
    },
    marks: ["Hälfte", "9 von 10", "zugesagt"],

    topics_found: |topic, votes| format!("Die meisten Stimmen hat das Thema „{topic}“: {votes}."),
    topics_table: "Stimmen nach Thema und nach dem Bereich derer, die gestimmt haben",
    unit: "Bereich",
    others: "Übrige und ohne Bereich",
    topics_hint: "Je kräftiger die Farbe, desto mehr Stimmen. Ein Punkt heißt: zu wenige Angaben.",

    breadth_found: |broad, of, units| {
        format!(
            "{broad} der {of} stärksten Ideen werden in mindestens der Hälfte der {units} Bereiche unterstützt."
        )
    },
    breadth_none: "Noch hat keine Idee 20 Stimmen.",
    breadth_columns: ["Nr. im Bild", "Idee", "Bereiche", "Stimmen"],
    breadth_chart: "Punktdiagramm: Ideen nach der Zahl der Bereiche und der Stimmen",
    breadth_axes: ["Bereiche mit mindestens 5 Unterstützenden", "Stimmen"],
    breadth_corners: ["brennt örtlich", "brennt überall"],
    breadth_hint: "Rechts steht, was viele Bereiche unterstützen, oben, was viele Stimmen hat. Welche Bereiche das sind, wird nirgends gesagt.",

    ideas_found: |all, since| format!("{all} Ideen seit dem {since}."),
    votes_found: |all, since| format!("{all} Stimmen seit dem {since}."),
    course_none: "Noch ist nichts gezählt.",
    course_columns: ["Tage", "Neu", "Insgesamt"],
    course_charts: [
        "Liniendiagramm: Ideen insgesamt, Tag für Tag",
        "Liniendiagramm: Stimmen insgesamt, Tag für Tag",
    ],
    days: |from, to| if from == to { from.to_owned() } else { format!("{from} bis {to}") },
    course_hint: "Nur für die ganze Stadt. Tage werden zusammengefasst, bis mindestens 5 dazugekommen sind; sie gelten nach Weltzeit.",

    access_found: |voted, accounts| {
        format!("{voted} von {accounts} Konten haben mindestens einmal abgestimmt.")
    },
    access_few: |accounts| {
        format!(
            "Wie viele von {accounts} Konten abgestimmt haben, lässt sich nicht nennen: Es sind zu wenige Angaben."
        )
    },
    access_none: "Die Stimmzettel sind vernichtet. Diese Zahl lässt sich nicht mehr bilden.",
    access_columns: ["Anmeldung", "Haben abgestimmt", "Konten", "Anteil"],
    access_chart: "Balkendiagramm: Personen, die abgestimmt haben, nach Art der Anmeldung",
    access_hint: "Gezählt werden Konten nach der Art, wie sie angelegt wurden. Womit sich jemand beim Abstimmen angemeldet hat, wird nicht gespeichert.",
    access_line: |voted, accounts| format!("{voted} von {accounts}"),
};

pub(super) static EN: StatisticsWords = StatisticsWords {
    heading: "Statistics",
    lead: "How many take part, where the shoe pinches and what becomes of ideas. Everybody reads the same figures, and none is about a single person.",
    hint: "Where fewer than 5 stand behind a figure, it says “too few to show”. If such a figure could be worked out from the others, a second one is missing. Units with fewer than 20 people count with the one above.",
    definitions: "How each figure comes about: What we count",
    campaigns: "Campaigns",
    few: "too few to show",
    as_of: |moment| format!("As of {moment}"),
    as_of_day: |moment| format!("Counted once a day. As of {moment}"),
    not_yet: "This is counted once a day, for the first time within the next hour.",
    as_table: "Show as a table",
    download: |heading| format!("{heading} as a CSV file"),
    together: "Together",
    percent: |share| format!("{share}%"),

    states_found: |all, done| match done {
        Some(done) => format!("{done} of {all} ideas are done."),
        None => format!("There are {all} ideas to read."),
    },
    states_columns: ["State", "Ideas"],
    states_chart: "Bar chart: ideas by state",

    answers_found: |median, ninety| {
        format!(
            "Half of the answered ideas waited {median} at most for their first answer, nine of ten {ninety} at most."
        )
    },
    answers_few: "Too few ideas are answered so far to name a typical wait.",
    answers_in_time: |share, promised| {
        format!(
            "{share} of the ideas that were due were answered in time. An answer is promised within {promised}."
        )
    },
    answers_columns: ["Working days to the first answer", "Ideas"],
    answers_chart: "Column chart: ideas by working days to the first answer",
    workdays: |n| if n == 1 { "1 working day".into() } else { format!("{n} working days") },
    days_between: |from, to| match to {
        Some(to) if to == from => format!("{from}"),
        Some(to) => format!("{from}–{to}"),
        None => format!("{from} and more"),
    },
    marks: ["half", "9 of 10", "promised"],

    topics_found: |topic, votes| format!("The topic “{topic}” has the most votes: {votes}."),
    topics_table: "Votes by topic and by the department of those who voted",
    unit: "Unit",
    others: "All others and without a department",
    topics_hint: "The stronger the colour, the more votes. A dot means: too few to show.",

    breadth_found: |broad, of, units| {
        format!(
            "{broad} of the {of} strongest ideas are supported in at least half of the {units} departments."
        )
    },
    breadth_none: "No idea has 20 votes yet.",
    breadth_columns: ["No. in the picture", "Idea", "Units", "Votes"],
    breadth_chart: "Scatter chart: ideas by number of departments and of votes",
    breadth_axes: ["departments with at least 5 supporters", "votes"],
    breadth_corners: ["pinches in places", "pinches everywhere"],
    breadth_hint: "On the right stands what many departments support, at the top what has many votes. Which departments these are is told nowhere.",

    ideas_found: |all, since| format!("{all} ideas since {since}."),
    votes_found: |all, since| format!("{all} votes since {since}."),
    course_none: "Nothing is counted yet.",
    course_columns: ["Days", "New", "In all"],
    course_charts: ["Line chart: ideas in all, day by day", "Line chart: votes in all, day by day"],
    days: |from, to| if from == to { from.to_owned() } else { format!("{from} to {to}") },
    course_hint: "For the whole city only. Days are joined until at least 5 came; they are in universal time.",

    access_found: |voted, accounts| format!("{voted} of {accounts} accounts have voted at least once."),
    access_few: |accounts| {
        format!("How many of {accounts} accounts have voted cannot be told: there are too few to show.")
    },
    access_none: "The ballots are destroyed. This figure can no longer be made.",
    access_columns: ["Sign-in", "Have voted", "Accounts", "Share"],
    access_chart: "Bar chart: people who voted, by way of signing in",
    access_hint: "Accounts are counted by the way they were made. What somebody signed in with when voting is not stored.",
    access_line: |voted, accounts| format!("{voted} of {accounts}"),
};

impl Words {
    /// The heading of a figure.
    pub const fn figure_name(&self, figure: FigureName) -> &'static str {
        let (de, en) = match figure {
            FigureName::States => ("Stand der Ideen", "State of the ideas"),
            FigureName::Answers => ("Zeit bis zur ersten Antwort", "Time to the first answer"),
            FigureName::Topics => ("Wo es drückt", "Where it pinches"),
            FigureName::Breadth => ("Was viele Bereiche verbindet", "What many departments share"),
            FigureName::Ideas => ("Ideen im Verlauf", "Ideas over time"),
            FigureName::Votes => ("Stimmen im Verlauf", "Votes over time"),
            FigureName::Access => ("Wer erreicht wird", "Who is reached"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }

    /// A way of signing in.
    pub const fn access_name(&self, access: AccessPath) -> &'static str {
        let (de, en) = match access {
            AccessPath::Account => ("Dienstkonto", "Work account"),
            AccessPath::Code => ("Zugangscode", "Access code"),
            AccessPath::Password => ("E-Mail und Passwort", "E-mail and password"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}
