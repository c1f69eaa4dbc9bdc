//! One idea: its vote, its parts, its history.

use super::Lang;

/// One idea: its vote, its parts, its history.
pub struct IdeaWords {
    /// The vote button's accessible name: title, votes.
    pub vote_name: fn(&str, u64) -> String,
    /// The word on the button before voting.
    pub vote: &'static str,
    /// The word on the pressed button.
    pub voted: &'static str,
    /// "votes" under the figure, alone.
    pub votes_word: fn(u64) -> &'static str,
    /// Announced after a vote was counted.
    pub vote_counted: fn(u64) -> String,
    /// Announced after a vote was taken back.
    pub vote_withdrawn: fn(u64) -> String,
    /// Beside the way back.
    pub vote_taken_back: &'static str,
    /// The vote did not reach the server or was refused.
    pub vote_failed: &'static str,
    /// The vote waits for a connection.
    pub vote_queued: &'static str,
    /// Shown where the reader may not vote, with the figure.
    pub votes_closed: &'static str,
    /// Before the number: "Idea 129".
    pub number: fn(i64) -> String,
    /// Heading of the pinch.
    pub pinch: &'static str,
    /// Heading of the wish.
    pub wish: &'static str,
    /// Heading of an addendum.
    pub addendum: &'static str,
    /// Heading of the history.
    pub history: &'static str,
    /// Heading of the official answer.
    pub answer: &'static str,
    /// Who answered, and when: unit, date.
    pub answered_by: fn(&str, &str) -> String,
    /// No answer yet.
    pub no_answer: &'static str,
    /// The answer is due: date.
    pub answer_due: fn(&str) -> String,
    /// Heading of the side with the link.
    pub share: &'static str,
    /// Label of the address field.
    pub share_link: &'static str,
    /// Text for the QR picture.
    pub share_qr: fn(i64) -> String,
    /// Report a problem.
    pub report: &'static str,
    /// Take the idea back.
    pub withdraw: &'static str,
    /// Asked before taking it back.
    pub withdraw_question: &'static str,
    /// What follows.
    pub withdraw_consequence: &'static str,
    /// Add to an idea that others voted for.
    pub add_addendum: &'static str,
    /// Shown in place of a withdrawn idea.
    pub tombstone: &'static str,
    /// Its words were taken away for good.
    pub erased: &'static str,
    /// The idea waits for a look: only its author sees it.
    pub held_notice: &'static str,
    /// Who posted: name.
    pub by: fn(&str) -> String,
    /// Posted without a name.
    pub by_nobody: &'static str,
    /// What changed between versions.
    pub changes: &'static str,
    /// Somebody changed the idea while it is being read.
    pub changed_meanwhile: &'static str,
    /// Moderation hid the idea: only its author and moderators see it.
    pub hidden_notice: &'static str,
    /// Heading of what its author may do.
    pub own: &'static str,
    /// Hint of the addendum.
    pub addendum_hint: &'static str,
    /// Puts the author's name to the idea.
    pub reveal: &'static str,
    /// What follows.
    pub reveal_consequence: &'static str,
    /// For the author of an idea without a name.
    pub claim: &'static str,
    /// What showing the claim code does.
    pub claim_hint: &'static str,
    /// Shows the claim code.
    pub claim_submit: &'static str,
    /// Where it was handed to.
    pub handed_to: fn(&str) -> String,
    /// What stands in a difference before what was taken out, for those who do not see it.
    pub removed: &'static str,
    /// What stands in a difference before what was put in, for those who do not see it.
    pub added: &'static str,
    /// Answers before the newest.
    pub earlier_answers: &'static str,
}

pub(super) const DE: IdeaWords = IdeaWords {
    vote_name: |title, n| match n {
        1 => format!("Drückt mich auch: {title}, 1 Stimme"),
        n => format!("Drückt mich auch: {title}, {} Stimmen", Lang::De.number(n)),
    },
    vote: "Drückt mich auch",
    voted: "Ihre Stimme",
    votes_word: |n| if n == 1 { "Stimme" } else { "Stimmen" },
    vote_counted: |n| match n {
        1 => "Stimme gezählt. 1 Stimme.".into(),
        n => format!("Stimme gezählt. {} Stimmen.", Lang::De.number(n)),
    },
    vote_withdrawn: |n| match n {
        1 => "Stimme zurückgenommen. 1 Stimme.".into(),
        n => format!("Stimme zurückgenommen. {} Stimmen.", Lang::De.number(n)),
    },
    vote_taken_back: "Stimme zurückgenommen.",
    vote_failed: "Das hat nicht geklappt. Ihre Stimme wurde nicht gezählt.",
    vote_queued: "Wird gesendet, sobald Sie wieder online sind.",
    votes_closed: "Abstimmung beendet",
    number: |n| format!("Idee {n}"),
    pinch: "Wo drückt der Schuh?",
    wish: "Was würde helfen?",
    addendum: "Nachtrag",
    history: "Verlauf",
    answer: "Rückmeldung",
    answered_by: |unit, date| format!("{unit}, {date}"),
    no_answer: "Noch keine Rückmeldung.",
    answer_due: |date| format!("Wir melden uns bis {date}."),
    share: "Weitersagen",
    share_link: "Adresse dieser Idee",
    share_qr: |n| format!("QR-Code mit der Adresse von Idee {n}"),
    report: "Melden",
    withdraw: "Idee zurückziehen",
    withdraw_question: "Idee zurückziehen?",
    withdraw_consequence: "Der Text verschwindet. Nummer und Kommentare anderer bleiben.",
    add_addendum: "Nachtrag schreiben",
    tombstone: "Diese Idee wurde zurückgezogen.",
    erased: "Zwei Personen aus der Moderation haben den Text dieser Idee endgültig gelöscht. Die Kommentare bleiben.",
    held_notice: "Ihre Idee wird geprüft. Bis dahin sehen nur Sie und die Moderation diese Seite.",
    by: |name| format!("Von {name}"),
    by_nobody: "Ohne Namen eingereicht",
    changes: "Was geändert wurde",
    changed_meanwhile: "Inzwischen hat sich an dieser Idee etwas geändert.",
    hidden_notice: "Die Moderation hat diese Idee ausgeblendet. Nur wer sie geschrieben hat und die Moderation sehen diese Seite.",
    own: "Ihre Idee",
    addendum_hint: "Was Ihnen noch wichtig ist. Ihr Text bleibt, wie er ist.",
    reveal: "Meinen Namen zeigen",
    reveal_consequence: "Alle Mitarbeitenden sehen dann Ihren Namen bei dieser Idee. Das lässt sich nicht zurücknehmen.",
    claim: "Das ist meine Idee",
    claim_hint: "Mit Ihrem Kennwort können Sie sie ergänzen, ändern oder zurückziehen.",
    claim_submit: "Weiter",
    handed_to: |place| format!("Weitergegeben an: {place}"),
    removed: "gestrichen:",
    added: "neu:",
    earlier_answers: "Frühere Antworten",
};

pub(super) const EN: IdeaWords = IdeaWords {
    vote_name: |title, n| match n {
        1 => format!("Pinches me too: {title}, 1 vote"),
        n => format!("Pinches me too: {title}, {} votes", Lang::En.number(n)),
    },
    vote: "Pinches me too",
    voted: "Your vote",
    votes_word: |n| if n == 1 { "vote" } else { "votes" },
    vote_counted: |n| match n {
        1 => "Vote counted. 1 vote.".into(),
        n => format!("Vote counted. {} votes.", Lang::En.number(n)),
    },
    vote_withdrawn: |n| match n {
        1 => "Vote taken back. 1 vote.".into(),
        n => format!("Vote taken back. {} votes.", Lang::En.number(n)),
    },
    vote_taken_back: "Vote taken back.",
    vote_failed: "That didn't work. Your vote was not counted.",
    vote_queued: "Will be sent as soon as you are online again.",
    votes_closed: "Voting has closed",
    number: |n| format!("Idea {n}"),
    pinch: "Where does the shoe pinch?",
    wish: "What would help?",
    addendum: "Addendum",
    history: "History",
    answer: "Our answer",
    answered_by: |unit, date| format!("{unit}, {date}"),
    no_answer: "No answer yet.",
    answer_due: |date| format!("We will answer by {date}."),
    share: "Share",
    share_link: "Address of this idea",
    share_qr: |n| format!("QR code with the address of idea {n}"),
    report: "Report",
    withdraw: "Withdraw idea",
    withdraw_question: "Withdraw this idea?",
    withdraw_consequence: "The text disappears. The number and other people's comments stay.",
    add_addendum: "Write an addendum",
    tombstone: "This idea was withdrawn.",
    erased: "Two moderators deleted the text of this idea for good. The comments stay.",
    held_notice: "Your idea is being checked. Until then only you and the moderators see this page.",
    by: |name| format!("By {name}"),
    by_nobody: "Posted without a name",
    changes: "What was changed",
    changed_meanwhile: "Something about this idea has changed meanwhile.",
    hidden_notice: "The moderators have hidden this idea. Only they and its author see this page.",
    own: "Your idea",
    addendum_hint: "What else matters to you. Your text stays as it is.",
    reveal: "Show my name",
    reveal_consequence: "All staff then see your name on this idea. This cannot be taken back.",
    claim: "This is my idea",
    claim_hint: "With your passphrase you can add to it, change it or withdraw it.",
    claim_submit: "Continue",
    handed_to: |place| format!("Handed over to: {place}"),
    removed: "removed:",
    added: "new:",
    earlier_answers: "Earlier answers",
};
