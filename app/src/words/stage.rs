//! The hall mode.

use domain::stage::Scene;

use super::{Lang, Words};

/// The hall mode.
pub struct StageWords {
    /// What it is called.
    pub heading: &'static str,
    /// As of when it stands, when the line is gone.
    pub lost: fn(&str) -> String,
    /// The picture of the address.
    pub code: fn(&str) -> String,
    /// How to take part.
    pub join: &'static str,
    /// Without a phone that scans.
    pub join_hint: &'static str,
    /// What is counted: ideas, votes, comments.
    pub counted: [&'static str; 3],
    /// Nobody voted yet.
    pub nothing: &'static str,
    /// Thanks.
    pub thanks: &'static str,
    /// What comes next, and when.
    pub next: fn(&str, &str) -> String,
    /// Name of the buttons.
    pub controls: &'static str,
    /// Holds the picture.
    pub hold: &'static str,
    /// Lets it go on.
    pub go_on: &'static str,
    /// To the scene before.
    pub previous: &'static str,
    /// To the next scene.
    pub following: &'static str,
    /// Shows nothing.
    pub blank: &'static str,
    /// Fills the screen.
    pub full: &'static str,
    /// Says what keys do.
    pub help: &'static str,
    /// Each key, and what it does.
    pub keys: [(&'static str, &'static str); 6],
    /// The switch for keys.
    pub keys_on: &'static str,

    /// Heading of what opens the stage of a campaign.
    pub desk_of: fn(&str) -> String,
    /// What it is.
    pub desk_lead: &'static str,
    /// What it is, in the overview.
    pub desk_hint: &'static str,
    /// Nothing opens it.
    pub no_displays: &'static str,
    /// Heading of the form.
    pub open: &'static str,
    /// Its button.
    pub open_do: &'static str,
    /// Where it is used.
    pub display_name: &'static str,
    /// For instance.
    pub display_hint: &'static str,
    /// To the stage itself.
    pub look: &'static str,
    /// The address was made.
    pub once: &'static str,
    /// It is shown this once.
    pub once_hint: &'static str,
    /// Since when it opens.
    pub since: fn(&str) -> String,
    /// Ends it; takes its name.
    pub end: fn(&str) -> String,
}

pub(super) static DE: StageWords = StageWords {
    heading: "Saalansicht",
    lost: |clock| format!("Stand {clock} – Verbindung wird gesucht"),
    code: |address| format!("QR-Code zu {address}"),
    join: "Scannen Sie den Code, oder tippen Sie die Adresse:",
    join_hint: "Anmelden mit Dienstkonto oder Zugangscode. Wofür Sie stimmen, sieht niemand.",
    counted: ["Ideen", "Stimmen", "Kommentare"],
    nothing: "Noch hat niemand abgestimmt. Machen Sie den Anfang.",
    thanks: "Jede Idee bekommt eine Rückmeldung.",
    next: |phase, day| format!("Wie es weitergeht: {phase} ab {day}."),
    controls: "Steuerung",
    hold: "Anhalten",
    go_on: "Weiter",
    previous: "Vorige Szene",
    following: "Nächste Szene",
    blank: "Bild aus",
    full: "Ganzer Bildschirm",
    help: "Hilfe",
    keys: [
        ("Leertaste", "anhalten und weiter"),
        ("→", "nächste Szene"),
        ("←", "vorige Szene"),
        ("B", "Bild aus und an"),
        ("F", "ganzer Bildschirm"),
        ("?", "diese Hilfe"),
    ],
    keys_on: "Tasten",
    desk_of: |title| format!("Saalansicht: {title}"),
    desk_lead: "Zeigt den Ideenaufruf an der Wand eines Saals: Mitmachen, Zähler, Spitze, Themen. Der Rechner im Saal braucht keine Anmeldung, sondern eine eigene Adresse. Sie öffnet nichts als diese Ansicht.",
    desk_hint: "Den Ideenaufruf an der Wand eines Saals zeigen.",
    no_displays: "Noch ist keine Ansicht geöffnet.",
    open: "Ansicht öffnen",
    open_do: "Adresse erzeugen",
    display_name: "Wo?",
    display_hint: "Zum Beispiel: Rathaus, Saal 1",
    look: "Saalansicht hier ansehen",
    once: "Diese Adresse öffnet die Saalansicht",
    once_hint: "Sie steht nur dieses eine Mal da. Öffnen Sie sie auf dem Rechner im Saal; dort verschwindet sie aus der Adresszeile.",
    since: |day| format!("seit {day}"),
    end: |name| format!("Beenden: {name}"),
};

pub(super) static EN: StageWords = StageWords {
    heading: "Hall view",
    lost: |clock| format!("As of {clock} – looking for the connection"),
    code: |address| format!("QR code to {address}"),
    join: "Scan the code, or type the address:",
    join_hint: "Sign in with your work account or an access code. Nobody sees what you vote for.",
    counted: ["Ideas", "Votes", "Comments"],
    nothing: "Nobody has voted yet. Be the first.",
    thanks: "Every idea gets an answer.",
    next: |phase, day| format!("What comes next: {phase} from {day}."),
    controls: "Controls",
    hold: "Hold",
    go_on: "Go on",
    previous: "Previous scene",
    following: "Next scene",
    blank: "Blank",
    full: "Full screen",
    help: "Help",
    keys: [
        ("Space", "hold and go on"),
        ("→", "next scene"),
        ("←", "previous scene"),
        ("B", "blank and back"),
        ("F", "full screen"),
        ("?", "this help"),
    ],
    keys_on: "Keys",
    desk_of: |title| format!("Hall view: {title}"),
    desk_lead: "Shows the campaign on the wall of a hall: how to join, counter, top, topics. The machine in the hall needs no sign-in but an address of its own. It opens nothing but this view.",
    desk_hint: "Show the campaign on the wall of a hall.",
    no_displays: "No view is open yet.",
    open: "Open a view",
    open_do: "Make an address",
    display_name: "Where?",
    display_hint: "For example: town hall, room 1",
    look: "Look at the hall view here",
    once: "This address opens the hall view",
    once_hint: "It is shown this once. Open it on the machine in the hall; there it disappears from the address bar.",
    since: |day| format!("since {day}"),
    end: |name| format!("End: {name}"),
};

impl Words {
    /// What a scene is headed.
    pub const fn scene_name(&self, scene: Scene) -> &'static str {
        let (de, en) = match scene {
            Scene::Join => ("Wo drückt der Schuh?", "Where does the shoe pinch?"),
            Scene::Counter => ("Bisher", "So far"),
            Scene::Top => ("Das drückt die meisten", "This pinches most"),
            Scene::Topics => ("Wo es drückt", "Where it pinches"),
            Scene::Idea => ("Eine Idee", "One idea"),
            Scene::Thanks => ("Danke fürs Mitmachen", "Thank you for taking part"),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}
