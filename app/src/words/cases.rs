//! What moderators work with beside their decisions: notes, tags, prepared answers, many items at once.

use domain::triage::{Aside, Eye, OpinionStep};

use super::{Lang, Words};

impl Words {
    /// What was done beside an idea.
    pub fn aside_name(&self, aside: &Aside) -> String {
        let pair = match aside {
            Aside::Assigned { .. } => ("Zugewiesen", "Assigned"),
            Aside::Tagged { tag, wanted } => {
                return match (self.lang, wanted) {
                    (Lang::De, true) => format!("Schlagwort «{}» gesetzt", tag.as_str()),
                    (Lang::De, false) => format!("Schlagwort «{}» entfernt", tag.as_str()),
                    (Lang::En, true) => format!("Tag “{}” added", tag.as_str()),
                    (Lang::En, false) => format!("Tag “{}” removed", tag.as_str()),
                };
            }
            Aside::Prepared { after: Some(_), .. } => ("Entscheidung vorbereitet", "Decision prepared"),
            Aside::Prepared { after: None, .. } => {
                ("Vorbereitete Entscheidung verworfen", "Prepared decision discarded")
            }
            Aside::Opinion { step: OpinionStep::Asked, .. } => {
                ("Stellungnahme angefragt", "Opinion asked for")
            }
            Aside::Opinion { step: OpinionStep::Revoked, .. } => {
                ("Anfrage einer Stellungnahme zurückgezogen", "Question for an opinion taken back")
            }
            Aside::Opinion { step: OpinionStep::Taken, .. } => {
                ("Stellungnahme zur Kenntnis genommen", "Opinion taken up")
            }
        };
        match self.lang {
            Lang::De => pair.0.to_owned(),
            Lang::En => pair.1.to_owned(),
        }
    }

    /// With whose eyes an idea is looked at.
    pub const fn eye_name(&self, eye: Eye) -> &'static str {
        match (self.lang, eye) {
            (Lang::De, Eye::Visitor) => "Ohne Anmeldung",
            (Lang::De, Eye::Public) => "Öffentlichkeit",
            (Lang::De, Eye::Employee) => "Mitarbeitende",
            (Lang::De, Eye::Author) => "Wer sie geschrieben hat",
            (Lang::En, Eye::Visitor) => "Not signed in",
            (Lang::En, Eye::Public) => "The public",
            (Lang::En, Eye::Employee) => "Staff",
            (Lang::En, Eye::Author) => "Whoever wrote it",
        }
    }
}

/// What moderators work with beside their decisions.
pub struct CaseWords {
    /// Heading of the notes.
    pub notes: &'static str,
    /// Who reads them.
    pub notes_hint: &'static str,
    /// The field of a new note.
    pub note: &'static str,
    /// No moderator may decide.
    pub no_decider: &'static str,
    /// Opens what a comment is about.
    pub context: &'static str,
    /// Over the comment to which it replies; takes who wrote that.
    pub replies_to: fn(&str) -> String,
    /// Over the text of its idea.
    pub about_idea: &'static str,
    /// Keeps the note.
    pub note_submit: &'static str,
    /// Takes one's own note away.
    pub note_remove: &'static str,
    /// The same, said with the first words of the note.
    pub note_remove_of: fn(&str) -> String,
    /// In place of the name of somebody whose account is gone.
    pub former: &'static str,
    /// Heading of the tags.
    pub tags: &'static str,
    /// Puts a tag on.
    pub tag_add: &'static str,
    /// Takes a tag off; takes the tag.
    pub tag_remove: fn(&str) -> String,
    /// Any tag.
    pub every_tag: &'static str,
    /// Chooses a text to begin with.
    pub template: &'static str,
    /// No text yet.
    pub template_none: &'static str,
    /// Puts the text into the answer.
    pub template_insert: &'static str,
    /// Keeps the decision for later.
    pub prepare: &'static str,
    /// That a decision is kept; takes who and when.
    pub prepared: fn(&str, &str) -> String,
    /// Keeps it no longer.
    pub forget_prepared: &'static str,
    /// The name of the navigation between eyes.
    pub view_as: &'static str,
    /// One's own eyes.
    pub own_eyes: &'static str,
    /// Heading of what others see; takes who.
    pub preview: fn(&str) -> String,
    /// Nothing is released for the public.
    pub unreleased: &'static str,
    /// The field that opens an idea by its number.
    pub open_idea: &'static str,
    /// Somebody else has it open; takes the name.
    pub busy: fn(&str) -> String,
    /// Past its date, in front of the deputy.
    pub escalated: &'static str,
    /// What is done to all that are chosen.
    pub bulk: &'static str,
    /// How items are chosen.
    pub bulk_hint: &'static str,
    /// Ticks all items of the page; takes how many.
    pub bulk_all: fn(u64) -> String,
    /// Ticks none.
    pub bulk_none: &'static str,
    /// Chooses an item; takes its number and title.
    pub choose: fn(&str) -> String,
    /// Gives all to somebody.
    pub bulk_assign: &'static str,
    /// Puts a tag on all.
    pub bulk_tag: &'static str,
    /// Settles the reports of all.
    pub bulk_settle: &'static str,
    /// Publishes what is prepared for all.
    pub bulk_publish: &'static str,
    /// Heading of what became of each.
    pub results: &'static str,
    /// Takes all of it back; takes how many items.
    pub undo_many: fn(u64) -> String,
    /// A comment, as one of them; takes the number of its idea.
    pub comment_on: fn(&str) -> String,
}

pub(super) static DE: CaseWords = CaseWords {
    notes: "Interne Notizen",
    notes_hint: "Nur die Moderation liest sie.",
    note: "Neue Notiz",
    no_decider: "Niemand in der Moderation darf hier entscheiden: Alle sind befangen. Die Administration kann jemanden dazuholen.",
    context: "Worum es geht",
    replies_to: |by| format!("Antwortet auf: {by}"),
    about_idea: "Die Idee",
    note_submit: "Notiz speichern",
    note_remove: "Notiz löschen",
    note_remove_of: |beginning| format!("Notiz löschen: {beginning}"),
    former: "ehemalige Mitarbeitende",
    tags: "Schlagwörter",
    tag_add: "Schlagwort setzen",
    tag_remove: |tag| format!("Schlagwort {tag} entfernen"),
    every_tag: "Alle Schlagwörter",
    template: "Textbaustein",
    template_none: "Keiner",
    template_insert: "In die Antwort einfügen",
    prepare: "Vorbereiten",
    prepared: |name, date| format!("Vorbereitet von {name} am {date}. Nur die Moderation sieht das."),
    forget_prepared: "Vorbereitung verwerfen",
    unreleased: "Für die Öffentlichkeit ist hierzu nichts freigegeben.",
    open_idea: "Eine Idee öffnen, auch wenn sie nicht wartet: ihre Nummer",
    view_as: "Ansehen als",
    own_eyes: "Moderation",
    preview: |who| format!("So sieht es: {who}"),
    busy: |name| format!("Wird gerade von {name} bearbeitet."),
    escalated: "Überfällig, Sie vertreten",
    bulk: "Mit ausgewählten Einträgen",
    bulk_hint: "Setzen Sie in der Liste Häkchen. Jeder Eintrag hat sein eigenes Ergebnis. Meldungen zu einem Eintrag werden alle erledigt, auch solche, die Sie nicht geöffnet haben.",
    bulk_all: |items| {
        if items == 1 {
            "Den einen Eintrag auswählen".to_owned()
        } else {
            format!("Alle {items} Einträge dieser Seite auswählen")
        }
    },
    bulk_none: "Keinen auswählen",
    choose: |name| format!("{name} auswählen"),
    bulk_assign: "Zuweisen",
    bulk_tag: "Schlagwort setzen",
    bulk_settle: "Meldungen erledigen",
    bulk_publish: "Vorbereitete Antworten veröffentlichen",
    results: "Das ist daraus geworden",
    undo_many: |many| format!("Alle {many} rückgängig machen"),
    comment_on: |number| format!("Kommentar zu {number}"),
};

pub(super) static EN: CaseWords = CaseWords {
    notes: "Internal notes",
    notes_hint: "Only moderators read them.",
    note: "New note",
    no_decider: "No moderator may decide here: all have a conflict of interest. The administrators can bring somebody in.",
    context: "What it is about",
    replies_to: |by| format!("Replies to: {by}"),
    about_idea: "The idea",
    note_submit: "Save the note",
    note_remove: "Delete the note",
    note_remove_of: |beginning| format!("Delete the note: {beginning}"),
    former: "former staff",
    tags: "Tags",
    tag_add: "Put the tag on",
    tag_remove: |tag| format!("Take the tag {tag} off"),
    every_tag: "Every tag",
    template: "Template",
    template_none: "None",
    template_insert: "Put it into the answer",
    prepare: "Prepare",
    prepared: |name, date| format!("Prepared by {name} on {date}. Only moderators see that."),
    forget_prepared: "Discard what is prepared",
    unreleased: "Nothing of this is released for the public.",
    open_idea: "Open an idea, whether it waits or not: its number",
    view_as: "Look at it as",
    own_eyes: "Moderation",
    preview: |who| format!("As seen by: {who}"),
    busy: |name| format!("{name} is working on it right now."),
    escalated: "Overdue, you stand in",
    bulk: "With the chosen items",
    bulk_hint: "Tick items in the list. Each has its own result. All reports on an item are settled, also those you did not open.",
    bulk_all: |items| {
        if items == 1 {
            "Choose the one item".to_owned()
        } else {
            format!("Choose all {items} items of this page")
        }
    },
    bulk_none: "Choose none",
    choose: |name| format!("Choose {name}"),
    bulk_assign: "Assign",
    bulk_tag: "Put the tag on",
    bulk_settle: "Settle reports",
    bulk_publish: "Publish prepared answers",
    results: "What became of each",
    undo_many: |many| format!("Undo all {many}"),
    comment_on: |number| format!("Comment on {number}"),
};
