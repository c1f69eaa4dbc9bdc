//! Handing pulled ideas over: cards, posters, tables.

/// Handing pulled ideas over.
pub struct HandoverWords {
    /// Heading of the links.
    pub heading: &'static str,
    /// What they are for.
    pub hint: &'static str,
    /// To the cards.
    pub cards: &'static str,
    /// To the posters.
    pub posters: &'static str,
    /// The table with formats.
    pub xlsx: &'static str,
    /// The table as plain text.
    pub csv: &'static str,
    /// For programs.
    pub json: &'static str,
    /// All of it to read.
    pub pdf: &'static str,
    /// Title of the dossier; takes what it is of.
    pub dossier_of: fn(&str) -> String,
    /// What it is.
    pub dossier_hint: &'static str,
    /// How many are in a team.
    pub persons: fn(u64) -> String,
    /// Heading of its contents.
    pub contents: &'static str,
    /// Which page, of how many.
    pub page: fn(&str, &str) -> String,
    /// Heading of ideas that were merged into one.
    pub merged: &'static str,
    /// Heading of what is similar elsewhere.
    pub variants: &'static str,
    /// Heading of what others wrote.
    pub arguments: &'static str,
    /// There are more comments; takes how many.
    pub more_comments: fn(&str) -> String,
    /// Heading of the cards; takes what they are of.
    pub cards_of: fn(&str) -> String,
    /// Heading of the posters.
    pub posters_of: fn(&str) -> String,
    /// How cards are printed.
    pub cards_hint: &'static str,
    /// How posters are printed.
    pub posters_hint: &'static str,
    /// Prints.
    pub print: &'static str,
    /// Which sheet, of how many.
    pub sheet: fn(&str, &str) -> String,
    /// Back to the pull.
    pub back_to_pull: &'static str,
    /// Back to the workshop.
    pub back_to_workshop: &'static str,
    /// There is nothing to print.
    pub empty: &'static str,
    /// The text goes on elsewhere.
    pub more: &'static str,
    /// None of the text has room.
    pub elsewhere: &'static str,
    /// Ideas that are left out; takes their numbers.
    pub unread: fn(&str) -> String,
    /// What the code of a campaign is.
    pub campaign_qr: &'static str,
    /// The table of a workshop: number, title, topic, column, points, votes, state, outcome.
    pub columns: [&'static str; 8],
    /// The table of ideas, and where they come from: names of the sheets.
    pub sheets: [&'static str; 2],
    /// Heads of the second sheet.
    pub origin_columns: [&'static str; 2],
    /// Its lines: campaign, when it was pulled, the recipe as text, as of when it is.
    pub origin: [&'static str; 4],
    /// Whether a pull comes out as it was kept.
    pub recomputed: &'static str,
    /// It does, it does not.
    pub equal: [&'static str; 2],
}

pub(super) static DE: HandoverWords = HandoverWords {
    heading: "Übergabe",
    hint: "Für Pinnwand und Tabelle. Wer eine Idee geschrieben hat, steht nirgends.",
    cards: "Ideenkarten zum Ausdrucken (A6)",
    posters: "Plakate nach Themen (A3)",
    xlsx: "Tabelle für Excel und LibreOffice (XLSX)",
    csv: "Tabelle (CSV)",
    json: "Für Programme (JSON)",
    pdf: "Dossier zum Lesen (PDF)",
    dossier_of: |name| format!("Dossier: {name}"),
    dossier_hint: "Jede Idee mit allem, was alle von ihr lesen können. Wer etwas geschrieben hat, steht nirgends.",
    persons: |n| if n == 1 { "1 Person".into() } else { format!("{n} Personen") },
    contents: "Inhalt",
    page: |at, of| format!("Seite {at} von {of}"),
    merged: "Auch zusammengelegt",
    variants: "Bei uns ähnlich, aber …",
    arguments: "Was andere dazu schreiben",
    more_comments: |n| format!("Weitere Kommentare stehen unter der Adresse: {n}."),
    cards_of: |name| format!("Ideenkarten: {name}"),
    posters_of: |name| format!("Plakate: {name}"),
    cards_hint: "Vier Karten passen auf ein Blatt A4 im Hochformat. Drucken Sie mit 100 % Größe und schneiden Sie an den gestrichelten Linien. Den Druck starten Sie in Ihrem Browser mit Strg und P.",
    posters_hint: "Jedes Thema bekommt ein Plakat in A3 im Hochformat. Wenn Ihr Drucker nur A4 kann, wählen Sie «An Papiergröße anpassen». Den Druck starten Sie in Ihrem Browser mit Strg und P.",
    print: "Drucken",
    sheet: |at, of| format!("Blatt {at} von {of}"),
    back_to_pull: "Zur Auswahl",
    back_to_workshop: "Zum Workshop",
    empty: "Hier ist keine Idee, die sich drucken lässt.",
    more: "Hier gekürzt. Alles steht unter der Adresse.",
    elsewhere: "Der Text ist zu lang für eine Karte. Er steht unter der Adresse.",
    unread: |numbers| {
        format!("Nicht dabei: {numbers}. Diese Ideen sind zusammengelegt, zurückgezogen oder ausgeblendet.")
    },
    campaign_qr: "QR-Code mit der Adresse des Ideenaufrufs",
    columns: ["Nummer", "Titel", "Thema", "Spalte", "Punkte", "Stimmen", "Stand", "Ergebnis"],
    sheets: ["Ideen", "Herkunft"],
    origin_columns: ["Angabe", "Wert"],
    origin: ["Ideenaufruf", "Festgehalten am", "Rezept als Text", "Stand"],
    recomputed: "Nachgerechnet",
    equal: ["Es kommt dasselbe heraus.", "Es kommt etwas anderes heraus."],
};

pub(super) static EN: HandoverWords = HandoverWords {
    heading: "Hand-over",
    hint: "For pin walls and tables. Who wrote an idea stands nowhere.",
    cards: "Idea cards to print (A6)",
    posters: "Posters by topic (A3)",
    xlsx: "Table for Excel and LibreOffice (XLSX)",
    csv: "Table (CSV)",
    json: "For programs (JSON)",
    pdf: "Dossier to read (PDF)",
    dossier_of: |name| format!("Dossier: {name}"),
    dossier_hint: "Each idea with all that everybody can read of it. Who wrote anything stands nowhere.",
    persons: |n| if n == 1 { "1 person".into() } else { format!("{n} people") },
    contents: "Contents",
    page: |at, of| format!("Page {at} of {of}"),
    merged: "Merged into it",
    variants: "Similar with us, but …",
    arguments: "What others write about it",
    more_comments: |n| format!("More comments are at the address: {n}."),
    cards_of: |name| format!("Idea cards: {name}"),
    posters_of: |name| format!("Posters: {name}"),
    cards_hint: "Four cards fit on a sheet of A4, upright. Print at 100 % and cut along the dashed lines. To print, press Ctrl and P in your browser.",
    posters_hint: "Each topic gets a poster in A3, upright. If your printer takes A4 only, choose \u{201c}Fit to paper\u{201d}. To print, press Ctrl and P in your browser.",
    print: "Print",
    sheet: |at, of| format!("Sheet {at} of {of}"),
    back_to_pull: "To the choice",
    back_to_workshop: "To the workshop",
    empty: "There is no idea here that can be printed.",
    more: "Shortened. All of it is at the address.",
    elsewhere: "The text is too long for a card. It is at the address.",
    unread: |numbers| format!("Left out: {numbers}. These ideas are merged, taken back or hidden."),
    campaign_qr: "QR code with the address of the campaign",
    columns: ["Number", "Title", "Topic", "Column", "Points", "Votes", "State", "Outcome"],
    sheets: ["Ideas", "Origin"],
    origin_columns: ["What", "Value"],
    origin: ["Campaign", "Kept on", "Recipe as text", "As of"],
    recomputed: "Computed again",
    equal: ["It comes out the same.", "Something else comes out."],
};
