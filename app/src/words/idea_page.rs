//! The page of one idea, and what its author does there.

/// The page of one idea, and what its author does there.
pub struct IdeaPageWords {
    /// Take the idea back.
    pub withdraw: &'static str,
    /// Asked before taking it back.
    pub withdraw_question: &'static str,
    /// What follows.
    pub withdraw_consequence: &'static str,
    /// Add to an idea that others voted for.
    pub add_addendum: &'static str,
    /// Hint of the addendum.
    pub addendum_hint: &'static str,
    /// Puts the author's name to the idea.
    pub reveal: &'static str,
    /// What follows.
    pub reveal_consequence: &'static str,
    /// What showing the claim code does.
    pub claim_hint: &'static str,
    /// Shows the claim code.
    pub claim_submit: &'static str,
    /// The idea waits for a look: only its author sees it.
    pub held_notice: &'static str,
    /// Moderation hid the idea: only its author and moderators see it.
    pub hidden_notice: &'static str,
    /// Answers before the newest.
    pub earlier_answers: &'static str,
    /// Posted without a name.
    pub by_nobody: &'static str,
}

pub(super) static DE: IdeaPageWords = IdeaPageWords {
    withdraw: "Idee zurückziehen",
    withdraw_question: "Idee zurückziehen?",
    withdraw_consequence: "Der Text verschwindet. Nummer und Kommentare anderer bleiben.",
    add_addendum: "Nachtrag schreiben",
    addendum_hint: "Was Ihnen noch wichtig ist. Ihr Text bleibt, wie er ist.",
    reveal: "Meinen Namen zeigen",
    reveal_consequence: "Alle Mitarbeitenden sehen dann Ihren Namen bei dieser Idee. Das lässt sich nicht zurücknehmen.",
    claim_hint: "Mit Ihrem Kennwort können Sie sie ergänzen, ändern oder zurückziehen.",
    claim_submit: "Weiter",
    held_notice: "Ihre Idee wird geprüft. Bis dahin sehen nur Sie und die Moderation diese Seite.",
    hidden_notice: "Die Moderation hat diese Idee ausgeblendet. Nur wer sie geschrieben hat und die Moderation sehen diese Seite.",
    earlier_answers: "Frühere Antworten",
    by_nobody: "Ohne Namen eingereicht",
};

pub(super) static EN: IdeaPageWords = IdeaPageWords {
    withdraw: "Withdraw idea",
    withdraw_question: "Withdraw this idea?",
    withdraw_consequence: "The text disappears. The number and other people's comments stay.",
    add_addendum: "Write an addendum",
    addendum_hint: "What else matters to you. Your text stays as it is.",
    reveal: "Show my name",
    reveal_consequence: "All staff then see your name on this idea. This cannot be taken back.",
    claim_hint: "With your passphrase you can add to it, change it or withdraw it.",
    claim_submit: "Continue",
    held_notice: "Your idea is being checked. Until then only you and the moderators see this page.",
    hidden_notice: "The moderators have hidden this idea. Only they and its author see this page.",
    earlier_answers: "Earlier answers",
    by_nobody: "Posted without a name",
};
