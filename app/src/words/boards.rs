//! The board of a workshop.

use domain::boards::Stage;

use super::{Lang, Words};

/// The board of a workshop.
pub struct BoardWords {
    /// Its heading.
    pub heading: &'static str,
    /// How many are worked on, of how many.
    pub at_work: fn(&str, &str) -> String,
    /// How many cards a column has.
    pub cards: fn(u64) -> String,
    /// Nothing in a column.
    pub empty: &'static str,
    /// The choice of a column.
    pub move_to: &'static str,
    /// Moves the card.
    pub move_card: &'static str,
    /// Each act on a card, with the card: up, down, move.
    pub names: [fn(&str) -> String; 3],
    /// Up and down, short.
    pub up_down: [&'static str; 2],
    /// That a card was moved: card, column, place, how many are there.
    pub moved: fn([&str; 4]) -> String,
    /// That it was put back: the same.
    pub undone: fn([&str; 4]) -> String,
    /// What can be undone; takes the card.
    pub undo_hint: fn(&str) -> String,
    /// Heading of the points.
    pub round: &'static str,
    /// About points.
    pub round_hint: &'static str,
    /// Begins a round.
    pub round_open: &'static str,
    /// Ends it.
    pub round_close: &'static str,
    /// How many are left, of how many.
    pub left: fn(u64, &str) -> String,
    /// For those who do not belong to the team.
    pub round_on: &'static str,
    /// One's own points of a card.
    pub own: fn(u64) -> String,
    /// Gives a point, takes one back: short, and with the card.
    pub give: &'static str,
    /// Takes one back.
    pub take: &'static str,
    /// Gives a point, with the card.
    pub give_name: fn(&str) -> String,
    /// Takes one back, with the card.
    pub take_name: fn(&str) -> String,
    /// The points of the last round.
    pub points: fn(u64) -> String,
    /// That a round began.
    pub round_opened: &'static str,
    /// That it ended, with sums.
    pub round_closed: &'static str,
    /// That it ended, and too few gave points.
    pub round_closed_few: &'static str,
    /// How many points are left after giving; takes how many.
    pub dots_set: fn(u64) -> String,
    /// Heading of the timer.
    pub timer: &'static str,
    /// Starts, pauses, goes on, resets.
    pub timer_acts: [&'static str; 4],
    /// Until when it runs; takes the time.
    pub until: fn(&str) -> String,
    /// That it has run out; takes the time.
    pub over: fn(&str) -> String,
    /// That it stands still; takes how long is left.
    pub paused: fn(&str) -> String,
    /// How long is left, while a script counts; takes it, and until when.
    pub counting: fn(&str, &str) -> String,
    /// That the time is up.
    pub time_up: &'static str,
    /// That the timer was started, paused, goes on, was reset.
    pub timer_set: [&'static str; 4],
    /// Somebody else was faster.
    pub changed: &'static str,
}

pub(super) static DE: BoardWords = BoardWords {
    heading: "Board",
    at_work: |now, limit| format!("In Arbeit: {now} von höchstens {limit}"),
    cards: |n| if n == 1 { "1 Karte".into() } else { format!("{n} Karten") },
    empty: "Keine Karte",
    move_to: "Verschieben nach …",
    move_card: "Verschieben",
    names: [
        |card| format!("Nach oben: {card}"),
        |card| format!("Nach unten: {card}"),
        |card| format!("Verschieben: {card}"),
    ],
    up_down: ["Nach oben", "Nach unten"],
    moved: |[card, column, at, of]| format!("{card} steht jetzt in «{column}», Position {at} von {of}."),
    undone: |[card, column, at, of]| {
        format!("Rückgängig gemacht: {card} steht wieder in «{column}», Position {at} von {of}.")
    },
    undo_hint: |card| format!("Zuletzt haben Sie verschoben: {card}"),
    round: "Punkte vergeben",
    round_hint: "Alle im Team verteilen gleich viele Punkte. Die Summen sieht das Team erst nach dem Ende, und nur wenn mindestens 5 Personen Punkte vergeben haben. Wer wofür Punkte gegeben hat, sieht niemand; danach wird es gelöscht. In einem kleinen Team lässt es sich aus den Summen manchmal erraten.",
    round_open: "Runde beginnen",
    round_close: "Runde beenden",
    left: |left, each| match left {
        1 => format!("Noch 1 von {each} Punkten"),
        left => format!("Noch {left} von {each} Punkten"),
    },
    round_on: "Das Team vergibt gerade Punkte.",
    own: |n| match n {
        1 => "Von Ihnen: 1 Punkt".into(),
        n => format!("Von Ihnen: {n} Punkte"),
    },
    give: "Punkt geben",
    take: "Punkt zurücknehmen",
    give_name: |card| format!("Punkt geben: {card}"),
    take_name: |card| format!("Punkt zurücknehmen: {card}"),
    points: |n| match n {
        1 => "1 Punkt".into(),
        n => format!("{n} Punkte"),
    },
    round_opened: "Die Runde hat begonnen.",
    round_closed: "Die Runde ist zu Ende. Die Summen stehen auf den Karten.",
    round_closed_few: "Die Runde ist zu Ende. Weniger als 5 Personen haben Punkte vergeben, deshalb gibt es keine Summen.",
    dots_set: |left| match left {
        1 => "Gespeichert. Noch 1 Punkt.".into(),
        left => format!("Gespeichert. Noch {left} Punkte."),
    },
    timer: "Zeit",
    timer_acts: ["Zeit starten", "Anhalten", "Weiter", "Zurücksetzen"],
    until: |time| format!("Läuft bis {time}"),
    over: |time| format!("Die Zeit ist um (seit {time})."),
    paused: |left| format!("Angehalten, noch {left}"),
    counting: |left, time| format!("Noch {left}, bis {time}"),
    time_up: "Die Zeit ist um.",
    timer_set: [
        "Die Zeit läuft für das ganze Team.",
        "Die Zeit ist für das ganze Team angehalten.",
        "Die Zeit läuft für das ganze Team weiter.",
        "Die Zeit ist für das ganze Team zurückgesetzt.",
    ],
    changed: "Jemand anderes hat das Board inzwischen geändert. So sieht es jetzt aus.",
};

pub(super) static EN: BoardWords = BoardWords {
    heading: "Board",
    at_work: |now, limit| format!("In progress: {now} of at most {limit}"),
    cards: |n| if n == 1 { "1 card".into() } else { format!("{n} cards") },
    empty: "No card",
    move_to: "Move to …",
    move_card: "Move",
    names: [|card| format!("Up: {card}"), |card| format!("Down: {card}"), |card| format!("Move: {card}")],
    up_down: ["Up", "Down"],
    moved: |[card, column, at, of]| {
        format!("{card} is in \u{201c}{column}\u{201d} now, position {at} of {of}.")
    },
    undone: |[card, column, at, of]| {
        format!("Undone: {card} is in \u{201c}{column}\u{201d} again, position {at} of {of}.")
    },
    undo_hint: |card| format!("You last moved: {card}"),
    round: "Give points",
    round_hint: "Everybody in the team has the same number of points. The team sees the sums only after the end, and only if at least 5 people gave points. Nobody sees who gave points to what; after that it is deleted. In a small team it can sometimes be guessed from the sums.",
    round_open: "Begin a round",
    round_close: "End the round",
    left: |left, each| match left {
        1 => format!("1 of {each} points left"),
        left => format!("{left} of {each} points left"),
    },
    round_on: "The team is giving points.",
    own: |n| match n {
        1 => "From you: 1 point".into(),
        n => format!("From you: {n} points"),
    },
    give: "Give a point",
    take: "Take a point back",
    give_name: |card| format!("Give a point: {card}"),
    take_name: |card| format!("Take a point back: {card}"),
    points: |n| match n {
        1 => "1 point".into(),
        n => format!("{n} points"),
    },
    round_opened: "The round has begun.",
    round_closed: "The round is over. The sums are on the cards.",
    round_closed_few: "The round is over. Fewer than 5 people gave points, so there are no sums.",
    dots_set: |left| match left {
        1 => "Saved. 1 point left.".into(),
        left => format!("Saved. {left} points left."),
    },
    timer: "Time",
    timer_acts: ["Start the time", "Pause", "Go on", "Reset"],
    until: |time| format!("Runs until {time}"),
    over: |time| format!("The time is up (since {time})."),
    paused: |left| format!("Paused, {left} left"),
    counting: |left, time| format!("{left} left, until {time}"),
    time_up: "The time is up.",
    timer_set: [
        "The time is running for the whole team.",
        "The time is paused for the whole team.",
        "The time goes on for the whole team.",
        "The time is reset for the whole team.",
    ],
    changed: "Somebody else changed the board meanwhile. This is how it looks now.",
};

impl Words {
    /// What a column is called.
    pub const fn stage_name(&self, stage: Stage) -> &'static str {
        match (self.lang, stage) {
            (Lang::De, Stage::Pulled) => "Geholt",
            (Lang::De, Stage::Understanding) => "Verstehen",
            (Lang::De, Stage::Designing) => "Entwerfen",
            (Lang::De, Stage::Testing) => "Testen",
            (Lang::De, Stage::Result) => "Ergebnis",
            (Lang::En, Stage::Pulled) => "Taken",
            (Lang::En, Stage::Understanding) => "Understand",
            (Lang::En, Stage::Designing) => "Design",
            (Lang::En, Stage::Testing) => "Test",
            (Lang::En, Stage::Result) => "Result",
        }
    }
}
