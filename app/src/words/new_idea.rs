//! Posting and editing an idea.

/// Posting and editing an idea.
pub struct NewIdeaWords {
    /// The page's heading.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Hint of the title.
    pub title_hint: &'static str,
    /// Hint of the pinch.
    pub pinch_hint: &'static str,
    /// Hint of the wish.
    pub wish_hint: &'static str,
    /// First choice of the topic.
    pub topic_choose: &'static str,
    /// First choice of the unit.
    pub unit_none: &'static str,
    /// Hint of the unit.
    pub unit_hint: &'static str,
    /// With the author's name.
    pub named: &'static str,
    /// What that means.
    pub named_hint: &'static str,
    /// Without the author's name.
    pub anonymous: &'static str,
    /// What that means.
    pub anonymous_hint: &'static str,
    /// Beside the button, with a name chosen: takes the name.
    pub seen_named: fn(&str) -> String,
    /// Beside the button, without a name chosen.
    pub seen_anonymous: &'static str,
    /// Beside the button, as long as nothing is chosen.
    pub seen_unchosen: &'static str,
    /// Posts.
    pub submit: &'static str,
    /// Shows how it will look.
    pub preview: &'static str,
    /// Back to writing.
    pub keep_writing: &'static str,
    /// The draft was kept: clock.
    pub draft_saved: fn(&str) -> String,
    /// An earlier draft was found.
    pub draft_restored: &'static str,
    /// Throws the draft away.
    pub draft_discard: &'static str,
    /// It was thrown away.
    pub draft_discarded: &'static str,
    /// A plain form arrived after the session had ended.
    pub signed_out_hint: &'static str,
    /// The form is a new one: what was changed since the first version can be sent.
    pub send_changed: &'static str,
    /// Above how the idea reads by now, when another window has changed it.
    pub edited_elsewhere: &'static str,
    /// Where misconduct belongs.
    pub misconduct: &'static str,
    /// The link beside it.
    pub misconduct_link: &'static str,
    /// Region of similar ideas.
    pub similar: &'static str,
    /// Heading of similar ideas, with their number.
    pub similar_found: fn(usize) -> String,
    /// What to do with them.
    pub similar_hint: &'static str,
    /// What leaves the browser so that they can be found.
    pub similar_sent: &'static str,
    /// Announced when similar ideas were found.
    pub similar_announced: fn(usize) -> String,
    /// Opens the field for a variant of an idea.
    pub variant: &'static str,
    /// Label of that field.
    pub variant_field: &'static str,
    /// What becomes of it.
    pub variant_hint: &'static str,
    /// Sends it.
    pub variant_submit: &'static str,
    /// Announced after sending.
    pub variant_sent: &'static str,
    /// Thanks, with the number.
    pub thanks: fn(i64) -> String,
    /// What happens next, and what is promised.
    pub next_step: fn(u16) -> String,
    /// The same while moderation has yet to let it through.
    pub next_step_held: &'static str,
    /// One more.
    pub another: &'static str,
    /// Heading of the claim code.
    pub claim_code: &'static str,
    /// What the code is for.
    pub claim_code_use: &'static str,
    /// That it is shown once.
    pub claim_code_hint: &'static str,
    /// Where the browser does not copy it.
    pub copy_by_hand: &'static str,
    /// Which idea it belongs to, for the printed page.
    pub claim_number: fn(i64) -> String,
    /// Prints the page.
    pub print: &'static str,
    /// Heading of the edit page.
    pub edit_heading: &'static str,
    /// Before others have voted.
    pub edit_before_votes: &'static str,
    /// Only typos may still be changed.
    pub edit_after_votes: &'static str,
    /// Saves the changes.
    pub edit_submit: &'static str,
    /// No new ideas are taken.
    pub closed: &'static str,
}

pub(super) static DE: NewIdeaWords = NewIdeaWords {
    heading: "Idee einreichen",
    lead: "Ein Satz reicht. Rechtschreibung ist egal.",
    title_hint: "Ein kurzer Satz genügt.",
    pinch_hint: "Was stört, wen trifft es, wie oft?",
    wish_hint: "Wenn Sie schon eine Lösung sehen. Das Problem allein genügt auch.",
    topic_choose: "Thema wählen",
    unit_none: "Keinen bestimmten",
    unit_hint: "Wen betrifft es vor allem?",
    named: "Mit meinem Namen",
    named_hint: "Alle Mitarbeitenden sehen Ihren Namen. Ihre Stimme zählt gleich mit.",
    anonymous: "Ohne Namen",
    anonymous_hint: "Niemand sieht, von wem die Idee ist, auch die Moderation nicht. Mit einem Kennwort können Sie später ergänzen, zurückziehen oder doch Ihren Namen zeigen.",
    seen_named: |name| format!("Alle Mitarbeitenden sehen unter der Idee: {name}."),
    seen_anonymous: "Niemand sieht, von wem die Idee ist. Sie bekommen gleich Ihr Kennwort.",
    seen_unchosen: "Wenn Sie nichts auswählen, erscheint Ihre Idee ohne Namen.",
    submit: "Einreichen",
    preview: "Vorschau",
    keep_writing: "Weiter schreiben",
    draft_saved: |clock| format!("Entwurf gespeichert, {clock}"),
    draft_restored: "Ihr Entwurf ist wieder da.",
    draft_discard: "Entwurf verwerfen",
    draft_discarded: "Entwurf verworfen.",
    signed_out_hint: "Ihre Sitzung ist abgelaufen, Ihr Text ist noch da. Melden Sie sich in einem neuen Fenster an und senden Sie ihn dann hier noch einmal.",
    send_changed: "Senden Sie noch einmal, dann kommt auch die geänderte an.",
    edited_elsewhere: "So lautet Ihre Idee jetzt. Senden Sie noch einmal, dann gilt Ihre Fassung von unten.",
    misconduct: "Es geht um einen Rechtsverstoß? Dafür gibt es die interne Meldestelle.",
    misconduct_link: "Zur Meldestelle",
    similar: "Ähnliche Ideen",
    similar_found: |n| format!("Ähnliche Ideen ({n})"),
    similar_hint: "Drückt dort der gleiche Schuh? Dann stimmen Sie mit ab. Ist es bei Ihnen etwas anders, ergänzen Sie es.",
    similar_sent: "Während Sie schreiben, suchen wir ähnliche Ideen. Dafür geht der Anfang Ihres Textes an den Server; er wird dort nicht gespeichert.",
    similar_announced: |n| match n {
        1 => "1 ähnliche Idee gefunden".into(),
        n => format!("{n} ähnliche Ideen gefunden"),
    },
    variant: "Bei uns ähnlich, aber …",
    variant_field: "Was ist bei Ihnen anders?",
    variant_hint: "Das erscheint dort als Kommentar mit Ihrem Namen, und Ihre Stimme zählt mit.",
    variant_submit: "Dort ergänzen und mitstimmen",
    variant_sent: "Ihre Ergänzung steht dort, Ihre Stimme zählt.",
    thanks: |n| format!("Danke. Ihre Idee ist da – Nummer {n}."),
    next_step: |days| {
        let days = if days == 1 { "eines Arbeitstags".into() } else { format!("von {days} Arbeitstagen") };
        format!(
            "Andere können jetzt mitlesen und abstimmen. Sie bekommen innerhalb {days} eine erste Antwort. Sie steht hier auf dieser Seite."
        )
    },
    next_step_held: "Die Moderation sieht sie durch. Sobald sie freigegeben ist, können andere hier mitlesen und abstimmen.",
    another: "Noch eine Idee",
    claim_code: "Ihr Kennwort für diese Idee",
    claim_code_use: "Mit diesen vier Wörtern weisen Sie sich als Verfasser*in aus: um zu ergänzen, zu antworten, zurückzuziehen oder später doch Ihren Namen zu zeigen.",
    claim_code_hint: "Schreiben Sie es jetzt auf. Wir zeigen es nur dieses eine Mal. Weil nirgends steht, von wem die Idee ist, kann niemand es wiederfinden, auch wir nicht.",
    copy_by_hand: "Ihr Browser kopiert hier nicht selbst. Bitte schreiben Sie das Kennwort auf.",
    claim_number: |n| format!("Gehört zu Idee Nummer {n}."),
    print: "Drucken",
    edit_heading: "Idee bearbeiten",
    edit_before_votes: "Bis andere abstimmen, können Sie frei ändern. Danach bleibt die alte Fassung für alle lesbar, denn für sie wurde gestimmt.",
    edit_after_votes: "Andere haben schon abgestimmt. Sie können Tippfehler ändern, jede Änderung ist für alle sichtbar. Für Neues schreiben Sie einen Nachtrag.",
    edit_submit: "Änderung speichern",
    closed: "Neue Ideen nehmen wir gerade nicht an. Mitlesen können Sie weiter.",
};

pub(super) static EN: NewIdeaWords = NewIdeaWords {
    heading: "Post an idea",
    lead: "One sentence is enough. Don't worry about spelling.",
    title_hint: "A short sentence will do.",
    pinch_hint: "What is wrong, who is hit, how often?",
    wish_hint: "If you already see a solution. The problem alone is fine, too.",
    topic_choose: "Choose a topic",
    unit_none: "None in particular",
    unit_hint: "Whom does it concern most?",
    named: "With my name",
    named_hint: "All staff see your name. Your own vote counts at once.",
    anonymous: "Without my name",
    anonymous_hint: "Nobody sees whose idea it is, not even moderators. With a passphrase you can add to it, withdraw it or show your name later.",
    seen_named: |name| format!("All staff will see under the idea: {name}."),
    seen_anonymous: "Nobody sees whose idea it is. You get your passphrase next.",
    seen_unchosen: "If you choose nothing, your idea appears without a name.",
    submit: "Post",
    preview: "Preview",
    keep_writing: "Keep writing",
    draft_saved: |clock| format!("Draft saved, {clock}"),
    draft_restored: "Your draft is back.",
    draft_discard: "Discard draft",
    draft_discarded: "Draft discarded.",
    signed_out_hint: "Your session has ended, your text is still here. Sign in in a new window, then send it again here.",
    send_changed: "Send again, and the changed one arrives as well.",
    edited_elsewhere: "This is how your idea reads now. Send again to put your version below in its place.",
    misconduct: "Is it about a breach of law? There is an internal reporting office for that.",
    misconduct_link: "To the reporting office",
    similar: "Similar ideas",
    similar_found: |n| format!("Similar ideas ({n})"),
    similar_hint: "Does the same shoe pinch there? Then vote for it. If it is a little different where you work, add that.",
    similar_sent: "While you write, we look for similar ideas. For that, the beginning of your text goes to the server; it is not stored there.",
    similar_announced: |n| match n {
        1 => "1 similar idea found".into(),
        n => format!("{n} similar ideas found"),
    },
    variant: "Similar here, but …",
    variant_field: "What is different where you work?",
    variant_hint: "It appears there as a comment with your name, and your vote counts.",
    variant_submit: "Add it there and vote",
    variant_sent: "Your variant is there, your vote counts.",
    thanks: |n| format!("Thank you. We've got it – idea number {n}."),
    next_step: |days| {
        let days = if days == 1 { "one working day".into() } else { format!("{days} working days") };
        format!("Others can read it and vote now. You get a first answer within {days}, here on this page.")
    },
    next_step_held: "Moderators look through it. Once they let it through, others can read it and vote, here on this page.",
    another: "Another idea",
    claim_code: "Your passphrase for this idea",
    claim_code_use: "With these words (they are German) you show that you wrote the idea: to add to it, answer, withdraw it, or put your name to it later.",
    claim_code_hint: "Write it down now. We show it this one time. As it is stored nowhere who wrote the idea, nobody can find it again, not even us.",
    copy_by_hand: "Your browser does not copy here by itself. Please write the passphrase down.",
    claim_number: |n| format!("Belongs to idea number {n}."),
    print: "Print",
    edit_heading: "Edit idea",
    edit_before_votes: "Until others vote you can change everything. After that the old wording stays readable for all, as it is what they voted for.",
    edit_after_votes: "Others have voted already. You can correct typos, and everyone sees each change. For anything new, write an addendum.",
    edit_submit: "Save change",
    closed: "We are not taking new ideas at the moment. You can still read.",
};
