//! The canvas of an idea that a workshop holds.

use domain::{
    audit::Date,
    campaigns::Unit,
    canvases::{CanvasAuthor, CanvasField, CanvasKind, CanvasVersion},
    time::Timestamp,
};

use super::{Lang, Words};

/// The canvas of an idea that a workshop holds.
pub struct CanvasWords {
    /// To it, from a card.
    pub open: &'static str,
    /// The same, with the card.
    pub open_name: fn(&str) -> String,
    /// Its heading; takes the idea.
    pub heading: fn(&str) -> String,
    /// Heading of its form.
    pub edit_heading: fn(&str) -> String,
    /// Heading of the versions of a field; takes the field and the idea.
    pub history_heading: fn(&str, &str) -> String,
    /// Heading of the page of conflicts.
    pub conflict_heading: fn(&str) -> String,
    /// Back to the canvas.
    pub back: &'static str,
    /// Who reads it.
    pub lead: &'static str,
    /// Heading of what the team finds out.
    pub findings: &'static str,
    /// Heading of what it decided.
    pub record: &'static str,
    /// Nothing stands there.
    pub nothing: &'static str,
    /// To the form.
    pub edit: &'static str,
    /// To the versions of a field; takes it.
    pub history: fn(&str) -> String,
    /// About the form.
    pub form_hint: &'static str,
    /// About texts.
    pub text_hint: &'static str,
    /// No unit.
    pub no_unit: &'static str,
    /// What was saved; takes the fields.
    pub saved: fn(&str) -> String,
    /// Nothing was changed.
    pub unchanged: &'static str,
    /// That it was brought back.
    pub restored: &'static str,
    /// Who and when.
    pub changed_by: fn(&str, &str) -> String,
    /// When alone.
    pub changed: fn(&str) -> String,
    /// What the others hear: who, and the field.
    pub news: fn(&str, &str) -> String,
    /// The same without the name.
    pub news_untold: fn(&str) -> String,
    /// The same while one writes there oneself.
    pub news_while: &'static str,
    /// What one had begun is there again.
    pub draft: &'static str,
    /// What happened, on the page of conflicts.
    pub conflict: &'static str,
    /// What is asked of whoever reads it; takes how many.
    pub conflict_lead: fn(u64) -> String,
    /// What stands there now.
    pub theirs: &'static str,
    /// What one wrote oneself.
    pub mine: &'static str,
    /// What stood there before.
    pub before: &'static str,
    /// What the marks mean.
    pub marks: &'static str,
    /// What shall stand there; takes the field.
    pub which: fn(&str) -> String,
    /// Theirs, mine, a third: choices.
    pub choices: [&'static str; 3],
    /// The third text.
    pub own: &'static str,
    /// No version yet.
    pub no_versions: &'static str,
    /// A version by its number.
    pub version: fn(i64) -> String,
    /// It stands there now.
    pub current: &'static str,
    /// Brings a version back.
    pub restore: &'static str,
    /// The same with the number.
    pub restore_name: fn(i64) -> String,
    /// Somebody else was faster.
    pub stale: &'static str,
    /// Prints it.
    pub print_hint: &'static str,
    /// That a form begins with what is in the canvas.
    pub proposal: &'static str,
    /// What a program is told whose fields somebody else changed.
    pub rest_conflict: &'static str,
    /// The decision record in tables: decision, next step, unit, day.
    pub columns: [&'static str; 4],
}

pub(super) static DE: CanvasWords = CanvasWords {
    open: "Canvas",
    open_name: |card| format!("Canvas: {card}"),
    heading: |idea| format!("Canvas: {idea}"),
    edit_heading: |idea| format!("Canvas bearbeiten: {idea}"),
    history_heading: |field, idea| format!("Fassungen von «{field}»: {idea}"),
    conflict_heading: |idea| format!("Zwei Fassungen: {idea}"),
    back: "Zum Canvas",
    lead: "Was das Team herausfindet und entscheidet. Lesen können es das Team, die Moderation und die Administration.",
    findings: "Was wir wissen",
    record: "Was entschieden ist",
    nothing: "Noch nichts",
    edit: "Bearbeiten",
    history: |field| format!("Fassungen von «{field}»"),
    form_hint: "Mehrere können gleichzeitig schreiben. Gespeichert wird nur, was Sie geändert haben, und niemand überschreibt ungesehen, was andere geschrieben haben.",
    text_hint: "Bis 2.000 Zeichen. Listen, *kursiv*, **fett** und Links sind möglich.",
    no_unit: "Noch offen",
    saved: |fields| format!("Gespeichert: {fields}."),
    unchanged: "Sie haben nichts geändert. Es bleibt alles, wie es war.",
    restored: "Gespeichert. Die frühere Fassung wurde wieder eingesetzt.",
    changed_by: |who, when| format!("Geändert von {who}, {when}"),
    changed: |when| format!("Geändert am {when}"),
    news: |who, field| format!("{who} hat «{field}» geändert."),
    news_untold: |field| format!("«{field}» wurde geändert."),
    news_while: "Was Sie hier schreiben, bleibt stehen. Beim Speichern sehen Sie beide Fassungen.",
    draft: "Ihr Entwurf von vorhin steht wieder da. Er ist noch nicht gespeichert.",
    conflict: "Jemand anderes hat inzwischen gespeichert. Nichts ist verloren und nichts überschrieben.",
    conflict_lead: |n| match n {
        1 => "Entscheiden Sie, welche Fassung gelten soll.".into(),
        n => format!("Entscheiden Sie für {n} Felder, welche Fassung gelten soll."),
    },
    theirs: "Steht jetzt da",
    mine: "Ihre Fassung",
    before: "Stand vorher da",
    marks: "Markiert ist, was sich gegenüber vorher geändert hat.",
    which: |field| format!("Was soll in «{field}» stehen?"),
    choices: ["Was jetzt da steht", "Meine Fassung", "Ein dritter Text"],
    own: "Dritter Text",
    no_versions: "Hier hat noch niemand etwas geschrieben.",
    version: |n| format!("Fassung {n}"),
    current: "steht jetzt da",
    restore: "Wieder einsetzen",
    restore_name: |n| format!("Fassung {n} wieder einsetzen"),
    stale: "Jemand anderes hat dieses Feld inzwischen geändert. Sehen Sie sich die neue Fassung an und entscheiden Sie dann.",
    print_hint: "Diese Seite lässt sich auf A4 drucken.",
    proposal: "Vorausgefüllt aus der Entscheidung im Canvas des Workshops. Prüfen Sie es, bevor Sie es festhalten.",
    rest_conflict: "Jemand anderes hat diese Felder inzwischen geändert. Nichts wurde gespeichert. Lesen Sie beide Fassungen und senden Sie die Felder mit der Version, die jetzt gilt.",
    columns: ["Entscheidung", "Nächster Schritt", "Zuständiger Bereich", "Erledigt bis"],
};

pub(super) static EN: CanvasWords = CanvasWords {
    open: "Canvas",
    open_name: |card| format!("Canvas: {card}"),
    heading: |idea| format!("Canvas: {idea}"),
    edit_heading: |idea| format!("Edit canvas: {idea}"),
    history_heading: |field, idea| format!("Versions of \u{201c}{field}\u{201d}: {idea}"),
    conflict_heading: |idea| format!("Two versions: {idea}"),
    back: "To the canvas",
    lead: "What the team finds out and decides. The team, moderators and administrators can read it.",
    findings: "What we know",
    record: "What was decided",
    nothing: "Nothing yet",
    edit: "Edit",
    history: |field| format!("Versions of \u{201c}{field}\u{201d}"),
    form_hint: "Several people can write at the same time. Only what you changed is saved, and nobody overwrites unseen what others wrote.",
    text_hint: "Up to 2,000 characters. Lists, *italics*, **bold** and links are possible.",
    no_unit: "Still open",
    saved: |fields| format!("Saved: {fields}."),
    unchanged: "You changed nothing. Everything stays as it was.",
    restored: "Saved. The earlier version was put back.",
    changed_by: |who, when| format!("Changed by {who}, {when}"),
    changed: |when| format!("Changed on {when}"),
    news: |who, field| format!("{who} changed \u{201c}{field}\u{201d}."),
    news_untold: |field| format!("\u{201c}{field}\u{201d} was changed."),
    news_while: "What you are writing here stays. When you save you will see both versions.",
    draft: "Your draft from before is here again. It is not saved yet.",
    conflict: "Somebody else saved meanwhile. Nothing is lost, and nothing was overwritten.",
    conflict_lead: |n| match n {
        1 => "Decide which version shall count.".into(),
        n => format!("Decide for {n} fields which version shall count."),
    },
    theirs: "There now",
    mine: "Your version",
    before: "There before",
    marks: "What changed from before is marked.",
    which: |field| format!("What shall \u{201c}{field}\u{201d} say?"),
    choices: ["What is there now", "My version", "A third text"],
    own: "Third text",
    no_versions: "Nobody has written anything here yet.",
    version: |n| format!("Version {n}"),
    current: "there now",
    restore: "Bring back",
    restore_name: |n| format!("Bring back version {n}"),
    stale: "Somebody else changed this field meanwhile. Look at the new version, and then decide.",
    print_hint: "This page can be printed on A4.",
    proposal: "Filled in from the decision in the canvas of the workshop. Check it before you record it.",
    rest_conflict: "Somebody else changed these fields meanwhile. Nothing was saved. Read both versions, and send the fields with the version that stands there now.",
    columns: ["Decision", "Next step", "Responsible unit", "Done by"],
};

impl Words {
    /// What a field of a canvas asks for.
    pub const fn canvas_hint(&self, field: CanvasField) -> &'static str {
        let (de, en) = match field {
            CanvasField::Problem => (
                "Was genau drückt, und woran merkt man es?",
                "What exactly pinches, and how does one notice?",
            ),
            CanvasField::Affected => {
                ("Welche Bereiche, wie viele, wie oft?", "Which units, how many people, how often?")
            }
            CanvasField::Causes => (
                "Woher kommt es? Fragen Sie mehrmals «Warum?».",
                "Where does it come from? Ask \u{201c}why?\u{201d} several times.",
            ),
            CanvasField::Options => {
                ("Was könnte helfen? Auch Unfertiges.", "What could help? Unfinished thoughts as well.")
            }
            CanvasField::EffortBenefit => (
                "Was kostet jede Möglichkeit, und was bringt sie?",
                "What does each option take, and what does it bring?",
            ),
            CanvasField::Checks => (
                "Was sagen Recht, Datenschutz und Personalrat?",
                "What do law, data protection and the staff council say?",
            ),
            CanvasField::Decision => ("Was ist entschieden, und warum?", "What was decided, and why?"),
            CanvasField::NextStep => ("Was geschieht als Nächstes?", "What happens next?"),
            CanvasField::ResponsibleUnit => ("Wer es umsetzt.", "Who does it."),
            CanvasField::DueOn => ("Ein Tag, an dem sich nachsehen lässt.", "A day on which one can look."),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }

    /// Who wrote a version, and when.
    pub fn canvas_change(&self, version: &CanvasVersion) -> String {
        let (known, when) = (self.canvases(), self.moment(version.at));
        match &version.by {
            CanvasAuthor::Named(name) => (known.changed_by)(name, &when),
            CanvasAuthor::Former => (known.changed_by)(self.common.former, &when),
            CanvasAuthor::Untold => (known.changed)(&when),
        }
    }

    /// «… hat «Ursachen» geändert».
    pub fn canvas_news(&self, field: CanvasField, by: &CanvasAuthor) -> String {
        let (known, field) = (self.canvases(), self.field_label(field.field()));
        match by {
            CanvasAuthor::Named(name) => (known.news)(name, field),
            CanvasAuthor::Former | CanvasAuthor::Untold => (known.news_untold)(field),
        }
    }

    /// What stands in a field, for reading: the name of a unit, a day in words.
    pub fn canvas_value(&self, field: CanvasField, value: &str, units: &[Unit]) -> String {
        let begins = |day: &str| day.parse::<Date>().ok().map(Date::begins);
        let day = |at: Timestamp| self.day(at);
        match field.kind() {
            CanvasKind::Text => value.to_owned(),
            CanvasKind::Unit => {
                let unit = units.iter().find(|unit| unit.id.to_string() == value);
                unit.map_or_else(|| value.to_owned(), |unit| self.pick(&unit.name).to_owned())
            }
            CanvasKind::Day => begins(value).map_or_else(|| value.to_owned(), day),
        }
    }
}
