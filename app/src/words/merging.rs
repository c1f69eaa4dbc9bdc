//! Merging and splitting ideas, and what people say against it.

/// Merging and splitting ideas, and what people say against it.
pub struct MergingWords {
    /// Heading over where a merged idea went.
    pub merged: &'static str,
    /// What that means for votes, comments and followers.
    pub merged_hint: &'static str,
    /// Leads to the other idea; takes its number.
    pub go: fn(i64) -> String,
    /// Why two ideas were merged; takes the reason.
    pub because: fn(&str) -> String,
    /// Objects to a merge.
    pub object: &'static str,
    /// What objecting does.
    pub object_hint: &'static str,
    /// The objection has arrived.
    pub objected: &'static str,
    /// Heading over the answer to those who objected.
    pub objection_reply: &'static str,
    /// Heading over what was merged into an idea.
    pub gathered: &'static str,
    /// Heading over the parts of an idea.
    pub parts: &'static str,
    /// What that means for voters.
    pub parts_hint: &'static str,
    /// What an idea was split off from; takes the number.
    pub split_from: fn(i64) -> String,
    /// Merges, as an act.
    pub merge: &'static str,
    /// What merging means.
    pub merge_hint: &'static str,
    /// With which idea.
    pub with: &'static str,
    /// None of the proposals.
    pub with_another: &'static str,
    /// The number of another idea.
    pub number: &'static str,
    /// What the number is for.
    pub number_hint: &'static str,
    /// Why, for everybody to read.
    pub reason: &'static str,
    /// Who reads the reason.
    pub reason_hint: &'static str,
    /// Opens the other idea beside this one.
    pub compare: &'static str,
    /// The name of the two ideas side by side.
    pub beside: &'static str,
    /// Takes a merge apart.
    pub unmerge: &'static str,
    /// Splits, as an act.
    pub split: &'static str,
    /// What splitting means.
    pub split_hint: &'static str,
    /// A part; takes its place, from 1.
    pub part: fn(usize) -> String,
    /// The topic of a part is that of the whole.
    pub same_topic: &'static str,
    /// There are not enough parts.
    pub too_few: &'static str,
    /// Takes a split back.
    pub unsplit: &'static str,
    /// Somebody objects; what can be done.
    pub objection_hint: &'static str,
    /// Lets the merge stand.
    pub keep: &'static str,
    /// Another person has to answer.
    pub needs_other: &'static str,
}

pub(super) static DE: MergingWords = MergingWords {
    merged: "Diese Idee gehört jetzt zu einer anderen",
    merged_hint: "Alle Stimmen zählen dort, jede Person einmal, auch wer für beide gestimmt hat. Auch die Kommentare stehen dort, und wer dieser Idee folgt, folgt der anderen.",
    go: |number| format!("Zur Idee #{number}"),
    because: |reason| format!("Warum: {reason}"),
    object: "Das ist nicht dasselbe",
    object_hint: "Wer für diese Idee gestimmt oder sie geschrieben hat, kann 14 Tage lang widersprechen. Niemand erfährt, von wem der Widerspruch kommt.",
    objected: "Ihr Widerspruch liegt vor. Die Moderation antwortet hier, oder die Ideen werden wieder getrennt.",
    objection_reply: "Antwort auf den Widerspruch",
    gathered: "Hierher gehören auch",
    parts: "Aus dieser Idee wurden mehrere",
    parts_hint: "Sie enthielt mehrere Anliegen. Wer dafür gestimmt hat, hat jetzt für jeden Teil gestimmt. Nehmen Sie Ihre Stimme dort zurück, wo Sie sie nicht meinen.",
    split_from: |number| format!("Ein Teil von #{number}"),
    merge: "Zusammenführen",
    merge_hint: "Diese Idee wird Teil einer anderen. Stimmen zählen zusammen, jede Person einmal, und alle Beteiligten erfahren den Grund. Das lässt sich lösen, bis die Abstimmung endet.",
    with: "Mit welcher Idee?",
    with_another: "Mit einer anderen, deren Nummer ich nenne",
    number: "Nummer der anderen Idee",
    number_hint: "Zum Beispiel 123. Was hier steht, geht der Auswahl vor.",
    reason: "Warum gehören sie zusammen?",
    reason_hint: "Das lesen alle, auf beiden Seiten.",
    compare: "Nebeneinander lesen",
    beside: "Beide Ideen nebeneinander",
    unmerge: "Zusammenführung lösen",
    split: "Teilen",
    split_hint: "Aus einem Beitrag mit mehreren Anliegen werden mehrere Ideen. Jede behält Autorin oder Autor und Alter. Stimmen zählen für jeden Teil, bis die Leute wählen.",
    part: |at| format!("Teil {at}"),
    too_few: "Bitte beschreiben Sie mindestens zwei Teile.",
    same_topic: "Thema der ganzen Idee",
    unsplit: "Teilung aufheben",
    objection_hint: "Jemand, der für diese Idee gestimmt oder sie geschrieben hat, meint etwas anderes. Lösen Sie die Zusammenführung, oder antworten Sie, warum es dabei bleibt.",
    keep: "Es bleibt dabei",
    needs_other: "Sie haben zusammengeführt. Dass es dabei bleibt, entscheidet eine andere Person. Lösen können Sie es selbst.",
};

pub(super) static EN: MergingWords = MergingWords {
    merged: "This idea belongs to another now",
    merged_hint: "All votes count there, each person once, even who voted for both. The comments are there as well, and whoever follows this idea follows the other.",
    go: |number| format!("To idea #{number}"),
    because: |reason| format!("Why: {reason}"),
    object: "This is not the same",
    object_hint: "Whoever voted for this idea or wrote it can object for 14 days. Nobody learns who objected.",
    objected: "Your objection has arrived. The moderators answer here, or the ideas become two again.",
    objection_reply: "Reply to the objection",
    gathered: "What belongs here as well",
    parts: "This idea became several",
    parts_hint: "It held several pinches. Whoever voted for it has now voted for each part. Take your vote back where you do not mean it.",
    split_from: |number| format!("A part of #{number}"),
    merge: "Merge",
    merge_hint: "This idea becomes part of another. Votes count together, each person once, and all concerned learn why. It can be taken apart until voting ends.",
    with: "With which idea?",
    with_another: "With another, whose number I give",
    number: "Number of the other idea",
    number_hint: "For example 123. What stands here counts before the choice.",
    reason: "Why do they belong together?",
    reason_hint: "Everybody reads it, on both sides.",
    compare: "Read side by side",
    beside: "Both ideas side by side",
    unmerge: "Take the merge apart",
    split: "Split",
    split_hint: "A post with several pinches becomes several ideas. Each keeps its author and its age. Votes count for each part until people choose.",
    part: |at| format!("Part {at}"),
    too_few: "Please describe at least two parts.",
    same_topic: "Topic of the whole idea",
    unsplit: "Take the split back",
    objection_hint: "Somebody who voted for this idea or wrote it means something else. Take the merge apart, or answer why it stays.",
    keep: "It stays as it is",
    needs_other: "You merged them. That it stays is decided by another person. You can take it apart yourself.",
};
