//! What fields are called on the screen: all of them here, for every refusal may name one. What else a page says of its field
//! stays with the page, and is not carried by everybody.

use domain::refusals::Field;

use super::{Lang, Words};

impl Words {
    /// What a field is called on the screen.
    pub const fn field_label(&self, field: Field) -> &'static str {
        let (de, en) = label(field);
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}

const fn label(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Title => ("Titel", "Title"),
        Field::Pinch => ("Wo drückt der Schuh?", "Where does the shoe pinch?"),
        Field::Wish => ("Was würde helfen?", "What would help?"),
        Field::Topic => ("Thema", "Topic"),
        Field::Unit => ("Bereich", "Unit"),
        Field::Named => ("Wie soll Ihr Name erscheinen?", "How shall your name appear?"),
        Field::Body => ("Text", "Text"),
        Field::Kind => ("Was ist das für ein Kommentar?", "What kind of comment is it?"),
        Field::ReplyTo => ("Antworten", "Reply"),
        Field::Reason => ("Warum melden Sie das?", "Why do you report this?"),
        Field::Note => ("Hinweis an die Moderation", "Note to the moderators"),
        Field::Email => ("E-Mail", "E-mail"),
        Field::Password => ("Passwort", "Password"),
        Field::Code => ("Zugangscode", "Access code"),
        Field::ClaimCode => ("Kennwort", "Passphrase"),
        Field::Name => ("Name", "Name"),
        Field::Sort => ("Reihenfolge", "Order"),
        Field::Status => ("Stand", "State"),
        Field::After | Field::Limit => ("Seiten", "Pages"),
        Field::Query => ("Filter", "Filters"),
        Field::Slug => ("Adresse", "Address"),
        Field::TitleDe => ("Titel (Deutsch)", "Title (German)"),
        Field::TitleEn => ("Titel (Englisch)", "Title (English)"),
        Field::IntroDe => ("Einleitung (Deutsch)", "Introduction (German)"),
        Field::IntroEn => ("Einleitung (Englisch)", "Introduction (English)"),
        Field::RulesDe => ("Regeln (Deutsch)", "Rules (German)"),
        Field::RulesEn => ("Regeln (Englisch)", "Rules (English)"),
        Field::NameDe => ("Name (Deutsch)", "Name (German)"),
        Field::NameEn => ("Name (Englisch)", "Name (English)"),
        Field::BodyDe => ("Text (Deutsch)", "Text (German)"),
        Field::BodyEn => ("Text (Englisch)", "Text (English)"),
        Field::Collecting => ("Sammeln ab", "Collecting from"),
        Field::Voting => ("Abstimmen ab", "Voting from"),
        Field::Review => ("Auswerten ab", "Review from"),
        Field::Workshops => ("Werkstatt ab", "Workshops from"),
        Field::Results => ("Ergebnisse ab", "Results from"),
        Field::Archived => ("Archiv ab", "Archive from"),
        Field::Masterplan => ("Masterplan", "Masterplan"),
        Field::Into => ("Womit wird zusammengeführt?", "Merged with what?"),
        Field::Parent => ("Gehört zu", "Belongs to"),
        Field::Headcount => ("Beschäftigte", "People"),
        Field::ClosedOn => ("Geschlossen ab", "Closed from"),
        Field::Role => ("Rolle", "Role"),
        Field::Version => ("Stand", "State"),
        Field::PartOf => ("Nummer der anderen Idee", "Number of the other idea"),
        Field::Answer => ("Antwort", "Answer"),
        Field::Ground => ("Grund", "Reason"),
        Field::Place => ("Weitergegeben an", "Handed over to"),
        Field::Sentence => ("Satz an die Autorin oder den Autor", "Sentence to the author"),
        Field::Outcome => ("Entscheidung", "Decision"),
        Field::Parts => ("Teile", "Parts"),
        Field::Assignee => ("Zuständig", "Taken care of by"),
        Field::Deputy => {
            ("Vertretung: sieht zuerst, was überfällig ist", "Deputy: is shown first what is overdue")
        }
        Field::Tag => ("Schlagwort", "Tag"),
        Field::Act => ("Handlung", "Act"),
        Field::Question => ("Frage an den Fachbereich", "Question to the unit"),
        Field::Due => ("Antwort bis", "Answer by"),
        Field::Possible => ("Ist das möglich?", "Is it possible?"),
        Field::Effort => ("Aufwand", "Effort"),
        Field::Obstacle => ("Was rechtlich dagegen steht", "What the law says against it"),
        Field::Who => ("Wer würde es tun?", "Who would do it?"),
        Field::Until => ("Bis wann?", "By when?"),
        Field::Remark => ("Anmerkung", "Remark"),
        Field::Items => ("Einträge", "Items"),
        Field::Rule => ("Regel", "Rule"),
        Field::Places => ("Plätze", "Places"),
        Field::Hours => ("Stunden zusammen", "Hours in all"),
        Field::HoursEach => ("Stunden je Idee", "Hours for each idea"),
        Field::HoursOf => ("Stunden einzelner Ideen", "Hours of single ideas"),
        Field::Balance => ("Ausgleich kleiner Bereiche", "Balance for small units"),
        Field::Quorum => ("Mindestens so viele Stimmen", "At least so many votes"),
        Field::PerTopic => ("Höchstens so viele je Thema", "At most so many for each topic"),
        Field::Seats => ("Feste Plätze für Themen", "Seats for topics"),
        Field::Since => ("Umgesetzt seit", "Done since"),
        Field::Benefits => ("Wer hat etwas davon?", "Who benefits?"),
        Field::Became => ("Was ist daraus geworden?", "What became of it?"),
        Field::Better => ("Ist es für Sie besser geworden?", "Has it become better for you?"),
        Field::Wildcards => ("Freie Plätze mit Begründung", "Wildcards with a reason"),
        Field::Campaign => ("Ideenaufruf", "Campaign"),
        Field::Format => ("Art des Workshops", "Kind of workshop"),
        Field::Date => ("Tag", "Day"),
        Field::Venue => ("Ort", "Place"),
        Field::Capacity => ("Ideen höchstens", "Ideas at most"),
        Field::Stage => ("Spalte", "Column"),
        Field::Points => ("Punkte je Person", "Points for each person"),
        Field::Minutes => ("Minuten", "Minutes"),
        Field::InProgress => ("Gleichzeitig in Arbeit höchstens", "At work at once at most"),
        Field::Problem => ("Problem", "Problem"),
        Field::Affected => ("Wen trifft es?", "Who is affected?"),
        Field::Causes => ("Ursachen", "Causes"),
        Field::Options => ("Möglichkeiten", "Options"),
        Field::EffortBenefit => ("Aufwand und Nutzen", "Effort and benefit"),
        Field::Checks => ("Recht und Personalrat", "Law and staff council"),
        Field::Decision => ("Entscheidung", "Decision"),
        Field::NextStep => ("Nächster Schritt", "Next step"),
        Field::ResponsibleUnit => ("Zuständiger Bereich", "Responsible unit"),
        Field::DueOn => ("Erledigt bis", "Done by"),
        Field::AnswerDays => {
            ("Erste Antwort innerhalb von … Arbeitstagen", "First answer within … working days")
        }
        Field::Premoderation => {
            ("Was wird vor dem Erscheinen geprüft?", "What is checked before it appears?")
        }
    }
}
