//! Comments under an idea.

/// Comments under an idea.
pub struct CommentWords {
    /// Heading above the comments.
    pub heading: &'static str,
    /// A comment's heading: who wrote it.
    pub by: fn(&str) -> String,
    /// Label of the field.
    pub field: &'static str,
    /// Hint under the label.
    pub hint: &'static str,
    /// Sends the comment.
    pub submit: &'static str,
    /// Answers a comment.
    pub reply: &'static str,
    /// Accessible name of that: who is answered.
    pub reply_to: fn(&str) -> String,
    /// "It is like that here".
    pub kind_experience: &'static str,
    /// Something is unclear.
    pub kind_question: &'static str,
    /// A way out.
    pub kind_solution: &'static str,
    /// Something speaks against it.
    pub kind_concern: &'static str,
    /// It is alike elsewhere, but not the same.
    pub kind_variant: &'static str,
    /// Marks an answer of the administration.
    pub official: &'static str,
    /// No comments yet.
    pub empty: &'static str,
    /// No comments, and none can come.
    pub empty_closed: &'static str,
    /// Commenting is over.
    pub closed: &'static str,
    /// Announced after sending.
    pub posted: &'static str,
    /// Deletes one's comment.
    pub delete: &'static str,
    /// Asked before deleting.
    pub delete_question: &'static str,
    /// Moderators may answer for the city.
    pub as_official: &'static str,
    /// Legend of the choice of name under an idea without one.
    pub name: &'static str,
    /// With one's own name.
    pub named: &'static str,
    /// Under a pseudonym that holds within this idea.
    pub anonymous: &'static str,
    /// What that means.
    pub anonymous_hint: &'static str,
    /// Announced after rewording.
    pub reworded: &'static str,
    /// A version of a comment; takes the date it was replaced on.
    pub until: fn(&str) -> String,
    /// Shown in place of a deleted comment.
    pub deleted: &'static str,
    /// Announced after deleting.
    pub was_deleted: &'static str,
    /// Report a comment.
    pub report: &'static str,
    /// Earlier versions of a comment.
    pub versions: &'static str,
    /// The way to deciding on a comment or an idea, whether it waits or not.
    pub moderate: &'static str,
    /// Shows replies that arrived while reading.
    pub show_new: fn(u64) -> String,
    /// Formatting help.
    pub formatting: &'static str,
    /// It names or shows a person.
    pub reason_person: &'static str,
    /// It insults or threatens.
    pub reason_insult: &'static str,
    /// It tells what must stay secret.
    pub reason_secret: &'static str,
    /// It is advertising or makes no sense.
    pub reason_spam: &'static str,
    /// Something else.
    pub reason_other: &'static str,
    /// Sends a report.
    pub report_submit: &'static str,
    /// What a report does.
    pub report_hint: &'static str,
    /// Announced after a report.
    pub reported: &'static str,
    /// Where a comment comes from; takes the number of the idea.
    pub origin: fn(i64) -> String,
}

pub(super) static DE: CommentWords = CommentWords {
    heading: "Kommentare",
    by: |name| format!("Kommentar von {name}"),
    field: "Ihr Kommentar",
    hint: "Schreiben Sie, wie es bei Ihnen ist. Bitte keine Namen anderer.",
    submit: "Kommentieren",
    reply: "Antworten",
    reply_to: |name| format!("Antworten auf {name}"),
    kind_experience: "Erfahrung",
    kind_question: "Frage",
    kind_solution: "Lösung",
    kind_concern: "Bedenken",
    kind_variant: "Bei uns ähnlich",
    official: "Antwort der Verwaltung",
    empty: "Noch keine Kommentare. Kennen Sie das auch? Schreiben Sie, wie es bei Ihnen ist.",
    empty_closed: "Keine Kommentare.",
    closed: "Kommentieren ist beendet. Sie können weiter mitlesen.",
    posted: "Kommentar gesendet.",
    delete: "Löschen",
    delete_question: "Der Text verschwindet. Antworten anderer bleiben.",
    as_official: "Als Antwort der Verwaltung kennzeichnen",
    name: "Wie soll Ihr Name erscheinen?",
    named: "Mit meinem Namen",
    anonymous: "Ohne Namen",
    anonymous_hint: "Unter einem Decknamen, der nur bei dieser Idee gilt.",
    reworded: "Kommentar geändert.",
    until: |date| format!("Bis {date}"),
    deleted: "Dieser Kommentar wurde gelöscht.",
    was_deleted: "Kommentar gelöscht.",
    report: "Melden",
    versions: "Frühere Fassungen",
    moderate: "Moderieren",
    show_new: |n| match n {
        1 => "1 neuen Kommentar anzeigen".into(),
        n => format!("{n} neue Kommentare anzeigen"),
    },
    formatting: "Sie können *betonen*, Listen mit - beginnen und Adressen einfügen.",
    reason_person: "Es nennt oder zeigt eine Person",
    reason_insult: "Es beleidigt oder bedroht",
    reason_secret: "Es verrät Vertrauliches",
    reason_spam: "Werbung oder Unsinn",
    reason_other: "Etwas anderes",
    report_submit: "An die Moderation melden",
    report_hint: "Eine Meldung blendet nichts aus. Die Moderation sieht sie sich an.",
    reported: "Danke. Die Moderation sieht es sich an.",
    origin: |number| format!("geschrieben zu #{number}"),
};

pub(super) static EN: CommentWords = CommentWords {
    heading: "Comments",
    by: |name| format!("Comment by {name}"),
    field: "Your comment",
    hint: "Tell us how it is where you work. No names of other people.",
    submit: "Comment",
    reply: "Reply",
    reply_to: |name| format!("Reply to {name}"),
    kind_experience: "Experience",
    kind_question: "Question",
    kind_solution: "Solution",
    kind_concern: "Concern",
    kind_variant: "Similar here",
    official: "Official answer",
    empty: "No comments yet. Same for you? Tell us how it is where you work.",
    empty_closed: "No comments.",
    closed: "Commenting has closed. You can still read.",
    posted: "Comment sent.",
    delete: "Delete",
    delete_question: "The text disappears. Other people's replies stay.",
    as_official: "Mark as official answer",
    name: "How should your name appear?",
    named: "With my name",
    anonymous: "Without my name",
    anonymous_hint: "Under a pseudonym that only holds for this idea.",
    reworded: "Comment changed.",
    until: |date| format!("Until {date}"),
    deleted: "This comment was deleted.",
    was_deleted: "Comment deleted.",
    report: "Report",
    versions: "Earlier versions",
    moderate: "Moderate",
    show_new: |n| match n {
        1 => "Show 1 new comment".into(),
        n => format!("Show {n} new comments"),
    },
    formatting: "You can *emphasise*, start lists with - and paste addresses.",
    reason_person: "It names or shows a person",
    reason_insult: "It insults or threatens",
    reason_secret: "It tells a secret",
    reason_spam: "Advertising or nonsense",
    reason_other: "Something else",
    report_submit: "Report to the moderators",
    report_hint: "A report hides nothing. The moderators will look at it.",
    reported: "Thank you. The moderators will look at it.",
    origin: |number| format!("written about #{number}"),
};
