//! The audit: what moderation and administration did.

use domain::{audit::Verb, triage::RestoreGround};

use super::{Lang, Words};

/// The page of the audit.
pub struct AuditWords {
    /// The page's heading.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// How long the chain is, and how it ends.
    pub state: fn(&str, &str) -> String,
    /// The end that is noted cannot be read.
    pub no_state: &'static str,
    /// The heading of the filters.
    pub filters: &'static str,
    /// Only this act.
    pub verb: &'static str,
    /// Any act.
    pub every_verb: &'static str,
    /// Only this idea.
    pub idea: &'static str,
    /// From this day on.
    pub from: &'static str,
    /// Up to this day.
    pub until: &'static str,
    /// What stands in a field cannot be read.
    pub unreadable: &'static str,
    /// Shows what fits.
    pub show: &'static str,
    /// Takes the whole chain out.
    pub download: &'static str,
    /// The name of the table.
    pub caption: &'static str,
    /// Heads: number, when, role, act, what, how, hash.
    pub columns: [&'static str; 7],
    /// In place of a role: the command line.
    pub console: &'static str,
    /// A comment's number.
    pub comment: fn(&str) -> String,
    /// Nothing fits.
    pub none: &'static str,
}

pub(super) static DE: AuditWords = AuditWords {
    heading: "Protokoll",
    lead: "Was Moderation und Administration getan haben, mit der Rolle und ohne Namen. Einträge lassen sich weder ändern noch löschen. Auch das Lesen dieser Seite steht darin.",
    state: |entries, head| format!("Einträge: {entries}. Letzte Prüfsumme: {head}"),
    no_state: "Das Ende der Kette ist nicht lesbar. Prüfen Sie es mit „dogital audit verify“.",
    filters: "Auswahl",
    verb: "Handlung",
    every_verb: "Alle Handlungen",
    idea: "Nummer der Idee",
    from: "Von",
    until: "Bis",
    unreadable: "Das konnten wir nicht lesen. Ausgewählt wurde danach nicht.",
    show: "Anzeigen",
    download: "Alles herunterladen (JSON Lines)",
    caption: "Einträge, neueste zuerst",
    columns: ["Nr.", "Zeitpunkt", "Rolle", "Handlung", "Gegenstand", "Einzelheit", "Prüfsumme"],
    console: "Befehlszeile",
    comment: |id| format!("Kommentar {id}"),
    none: "Dazu gibt es keinen Eintrag.",
};

pub(super) static EN: AuditWords = AuditWords {
    heading: "Audit",
    lead: "What moderation and administration did, by role and without names. Entries can neither be changed nor deleted. Reading this page is noted, too.",
    state: |entries, head| format!("Entries: {entries}. Last hash: {head}"),
    no_state: "The end of the chain cannot be read. Check it with “dogital audit verify”.",
    filters: "Selection",
    verb: "Act",
    every_verb: "All acts",
    idea: "Number of the idea",
    from: "From",
    until: "Until",
    unreadable: "We could not read this. Nothing was selected by it.",
    show: "Show",
    download: "Download everything (JSON lines)",
    caption: "Entries, newest first",
    columns: ["No.", "When", "Role", "Act", "What", "How", "Hash"],
    console: "Command line",
    comment: |id| format!("Comment {id}"),
    none: "There is no such entry.",
};

impl Words {
    /// What an act is called.
    pub const fn verb_name(&self, verb: Verb) -> &'static str {
        let (de, en) = names(verb);
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

impl Words {
    /// How something was done, in words; what a later version wrote stays as it is.
    pub fn audit_detail(&self, verb: Option<Verb>, detail: &str) -> String {
        if let Some((from, to)) = detail.split_once("->") {
            return format!("{} → {}", self.audit_word(verb, from), self.audit_word(verb, to));
        }
        if let Some((rule, rest)) = detail.split_once(", ") {
            let rule = rule
                .parse()
                .map_or_else(|()| rule.to_owned(), |rule| self.premoderation_name(rule).to_owned());
            let (days, deputy) = rest.split_once(", ").unwrap_or((rest, ""));
            let days = days.trim_end_matches(" days");
            let told = match self.lang {
                Lang::De => format!("Vorab geprüft: {rule}; Antwort in {days} Arbeitstagen"),
                Lang::En => format!("Checked before: {rule}; answer within {days} working days"),
            };
            return match (deputy, self.lang) {
                ("", _) => told,
                (deputy, Lang::De) => format!("{told}; Vertretung: {}", self.audit_subject(deputy)),
                (deputy, Lang::En) => format!("{told}; deputy: {}", self.audit_subject(deputy)),
            };
        }
        detail.split(' ').map(|word| self.audit_word(verb, word)).collect::<Vec<_>>().join(", ")
    }

    fn audit_word(&self, verb: Option<Verb>, word: &str) -> String {
        let known = match verb {
            Some(Verb::Undo) => word.parse().ok().map(|act| self.verb_name(act)),
            Some(Verb::Hide) => word.parse().ok().map(|ground| self.hide_ground_name(ground)),
            // Moving on what was declined is told by where it moved.
            Some(Verb::Restore) if word.parse::<RestoreGround>().is_ok() => {
                word.parse().ok().map(|ground| self.restore_ground_name(ground))
            }
            Some(Verb::Decline) => word.parse().ok().map(|ground| self.decline_ground_name(ground)),
            Some(Verb::OutcomeRecorded) => word.parse().ok().map(|kind| self.outcome_kind_name(kind)),
            // A unit may be called like a word of the product.
            Some(Verb::PersonMoved) => return if word == "-" { "–" } else { word }.to_owned(),
            Some(Verb::CampaignChanged) => word.parse().ok().map(|phase| self.phase_name(phase)),
            Some(Verb::RoleChanged | Verb::PersonAdded) => word.parse().ok().map(|role| self.role_name(role)),
            _ => word.parse().ok().map(|status| self.status_name(status)),
        };
        let (de, en) = match (known, word) {
            (Some(known), _) => return known.to_owned(),
            (None, "added") => ("hinzugefügt", "added"),
            (None, "removed") => ("entfernt", "removed"),
            (None, "renamed") => ("umbenannt", "renamed"),
            (None, "moved") => ("verschoben", "moved"),
            (None, "closed") => ("geschlossen", "closed"),
            (None, "reopened") => ("wieder geöffnet", "reopened"),
            (None, "opened") => ("eröffnet", "opened"),
            (None, "merged") => ("zusammengeführt", "merged"),
            (None, "archived") => ("abgelegt", "put away"),
            (None, "restored") => ("zurückgeholt", "brought back"),
            (None, "ordered") => ("umgeordnet", "put in order"),
            (None, "revoked") => ("zurückgezogen", "taken back"),
            (None, "taken") => ("übernommen", "taken up"),
            (None, "granted") => ("stattgegeben", "granted"),
            (None, "rejected") => ("zurückgewiesen", "rejected"),
            (None, "read") => ("lesen", "read"),
            (None, "write") => ("schreiben", "write"),
            (None, "audit") => ("Protokoll", "audit"),
            (None, other) => return self.audit_subject(other),
        };
        match self.lang {
            Lang::De => de.to_owned(),
            Lang::En => en.to_owned(),
        }
    }

    /// What something was done to: `person:12` as «Konto 12».
    pub fn audit_subject(&self, subject: &str) -> String {
        let Some((kind, key)) = subject.split_once(':') else {
            return match (subject, self.lang) {
                ("audit", Lang::De) => "Protokoll".to_owned(),
                (other, _) => other.to_owned(),
            };
        };
        let (de, en) = match kind {
            "person" => ("Konto", "Account"),
            "campaign" => ("Ideenaufruf", "Campaign"),
            "topic" => ("Thema", "Topic"),
            "unit" => ("Bereich", "Unit"),
            "text" => ("Text", "Text"),
            "pull" => ("Auswahl", "Choice"),
            "workshop" => ("Workshop", "Workshop"),
            _ => return subject.to_owned(),
        };
        let key = if key == "-" { "–" } else { key };
        match self.lang {
            Lang::De => format!("{de} {key}"),
            Lang::En => format!("{en} {key}"),
        }
    }
}

const fn names(verb: Verb) -> (&'static str, &'static str) {
    match verb {
        Verb::Approve => ("Freigegeben", "Approved"),
        Verb::Answer => ("Beantwortet", "Answered"),
        Verb::StatusChanged => ("Stand geändert", "State changed"),
        Verb::Hide => ("Ausgeblendet", "Hidden"),
        Verb::Restore => ("Wiederhergestellt", "Restored"),
        Verb::Decline => ("Abgelehnt", "Declined"),
        Verb::Merge => ("Zusammengeführt", "Merged"),
        Verb::Unmerge => ("Zusammenführung aufgehoben", "Merge taken back"),
        Verb::Split => ("Geteilt", "Split"),
        Verb::Unsplit => ("Teilung aufgehoben", "Split taken back"),
        Verb::ObjectionAnswered => ("Widerspruch beantwortet", "Objection answered"),
        Verb::SettleReports => ("Meldungen erledigt", "Reports settled"),
        Verb::AppealDecided => ("Über Widerspruch entschieden", "Appeal decided"),
        Verb::EraseAsked => ("Endgültige Löschung beantragt", "Deletion for good asked for"),
        Verb::EraseConfirmed => ("Endgültige Löschung bestätigt", "Deletion for good confirmed"),
        Verb::Undo => ("Rückgängig gemacht", "Undone"),
        Verb::Assign => ("Zugewiesen", "Assigned"),
        Verb::Prepare => ("Entscheidung vorbereitet", "Decision prepared"),
        Verb::Note => ("Interne Notiz", "Internal note"),
        Verb::Tag => ("Schlagwort geändert", "Tag changed"),
        Verb::PromiseChanged => ("Zugesagtes Datum geändert", "Promised date changed"),
        Verb::OpinionAsked => ("Stellungnahme angefragt", "Opinion asked for"),
        Verb::OpinionGiven => ("Stellungnahme abgegeben", "Opinion given"),
        Verb::PremoderationChanged => ("Vorabprüfung geändert", "Check before publication changed"),
        Verb::CampaignChanged => ("Ideenaufruf geändert", "Campaign changed"),
        Verb::VotesFrozen => ("Stimmen eingefroren", "Votes frozen"),
        Verb::VotesDestroyed => ("Stimmzettel und Schlüssel vernichtet", "Ballots and key destroyed"),
        Verb::IdeasPulled => ("Ideen für einen Workshop ausgewählt", "Ideas chosen for a workshop"),
        Verb::WorkshopChanged => ("Workshop geändert", "Workshop changed"),
        Verb::TeamChanged => ("Team eines Workshops geändert", "Team of a workshop changed"),
        Verb::IdeaClaimed => ("In einen Workshop geholt", "Taken into a workshop"),
        Verb::IdeaReleased => ("Aus einem Workshop zurückgegeben", "Given back by a workshop"),
        Verb::OutcomeRecorded => ("Ergebnis festgehalten", "Outcome recorded"),
        Verb::ResultWritten => ("Öffentlichen Text geschrieben", "Public text written"),
        Verb::ResultReleased => ("Ergebnis veröffentlicht", "Result released"),
        Verb::ResultTakenBack => ("Veröffentlichtes Ergebnis zurückgenommen", "Released result taken back"),
        Verb::SurveyClosed => {
            ("Umfrage beendet und Schlüssel vernichtet", "Survey closed and its key destroyed")
        }
        Verb::TopicChanged => ("Thema geändert", "Topic changed"),
        Verb::UnitChanged => ("Bereich geändert", "Unit changed"),
        Verb::PersonAdded => ("Konto angelegt", "Account made"),
        Verb::RoleChanged => ("Rolle geändert", "Role changed"),
        Verb::PersonMoved => ("Bereich eines Kontos geändert", "Unit of an account changed"),
        Verb::PersonDisabled => ("Konto gesperrt", "Account shut"),
        Verb::PersonEnabled => ("Konto entsperrt", "Account opened again"),
        Verb::PasswordRenewed => ("Passwort erneuert", "Password renewed"),
        Verb::TextChanged => ("Text geändert", "Text changed"),
        Verb::TemplateChanged => ("Vorlage geändert", "Template changed"),
        Verb::SynonymsChanged => ("Wortliste geändert", "Words of the search changed"),
        Verb::TokenCreated => ("Zugriffsschlüssel erstellt", "Token made"),
        Verb::TokenRevoked => ("Zugriffsschlüssel widerrufen", "Token revoked"),
        Verb::CodesCreated => ("Zugangscodes erstellt", "Access codes made"),
        Verb::CodesRevoked => ("Zugangscodes widerrufen", "Access codes revoked"),
        Verb::ReadReports => ("Meldungen gelesen", "Reports read"),
        Verb::ReadNotes => ("Interne Notizen gelesen", "Internal notes read"),
        Verb::ReadPeople => ("Liste der Konten gelesen", "List of accounts read"),
        Verb::ReadAudit => ("Protokoll gelesen", "Audit read"),
        Verb::ViewAs => ("Als andere angesehen", "Looked at as others"),
        Verb::Exported => ("Daten heruntergeladen", "Data taken out"),
    }
}
