//! What the rules and the fields of a form say no to, and what to do.

/// What the rules and the fields of a form say no to, and what to do.
pub struct ErrorWords {
    /// A field must not stay empty; takes its label.
    pub required: fn(&str) -> String,
    /// Too short; takes the label and the least length.
    pub too_short: fn(&str, u64) -> String,
    /// Too long; takes the label and the greatest length.
    pub too_long: fn(&str, u64) -> String,
    /// Characters that cannot be shown; takes the label.
    pub unreadable: fn(&str) -> String,
    /// One of the choices must be taken; takes the legend.
    pub choose: fn(&str) -> String,
    /// Not of the form that is asked for; takes the label.
    pub malformed: fn(&str) -> String,
    /// There is nothing of this name.
    pub unknown: fn(&str) -> String,
    /// There is no such thing.
    pub not_found: &'static str,
    /// Only for people who are signed in.
    pub sign_in_first: &'static str,
    /// Needs another role.
    pub not_allowed: &'static str,
    /// Comes before what has to come first; takes the label.
    pub too_early: fn(&str) -> String,
    /// A day that is over; takes the label.
    pub past: fn(&str) -> String,
    /// A day that has not come; takes the label.
    pub future: fn(&str) -> String,
    /// Somebody or something else has it; takes the label.
    pub taken: fn(&str) -> String,
    pub fixed: fn(&str) -> String,
    /// Only administrators may do this.
    pub administration_only: &'static str,
    /// Nobody takes their own rights away.
    pub own_account: &'static str,
    /// Nobody would be left.
    pub last_administrator: &'static str,
    /// Only whoever wrote it may do this.
    pub only_author: &'static str,
    /// The phase forbids it; takes the activity.
    pub phase_forbids: fn(&str) -> String,
    /// The phase forbids it until a date; takes the activity and the date.
    pub phase_forbids_until: fn(&str, &str) -> String,
    /// The state of the idea forbids it; takes the activity and the state.
    pub state_forbids: fn(&str, &str) -> String,
    /// Posting, as the subject of a sentence.
    pub post: &'static str,
    /// Voting, as the subject of a sentence.
    pub vote: &'static str,
    /// Commenting, as the subject of a sentence.
    pub comment: &'static str,
    /// Editing, as the subject of a sentence.
    pub edit: &'static str,
    /// Reading the outcomes, as the subject of a sentence.
    pub see_outcomes: &'static str,
    /// It is part of another idea now; takes its number.
    pub merged: fn(i64) -> String,
    /// It was taken back already.
    pub deleted: &'static str,
    /// Replies go two levels deep.
    pub too_deep: &'static str,
    /// The idea bears a name already.
    pub already_named: &'static str,
    /// The sign-in did not work.
    pub wrong_credentials: &'static str,
    /// Too many attempts; takes minutes.
    pub too_many: fn(u64) -> String,
    /// The token may not do this; takes the scope.
    pub scope_missing: fn(&str) -> String,
    /// The same key came with another request.
    pub key_reused: &'static str,
    /// Somebody else is signed in by now.
    pub other_person: &'static str,
    /// Somebody else changed it.
    pub changed_meanwhile: &'static str,
    /// The search reads everything anew.
    pub search_warming: &'static str,
    /// Nobody decides on their own.
    pub conflict_of_interest: &'static str,
    /// Somebody else has to decide.
    pub second_person: &'static str,
    /// There is no such step; takes the state.
    pub step_forbidden: fn(&str) -> String,
    /// There was an appeal already.
    pub already_appealed: &'static str,
    /// There is nothing to appeal against.
    pub nothing_to_appeal: &'static str,
    /// There is nothing to undo.
    pub nothing_to_undo: &'static str,
    /// The time to object to a merge is over.
    pub objection_closed: &'static str,
    /// Only voters and the author object to a merge.
    pub only_voters: &'static str,
    /// The idea is a tombstone.
    pub withdrawn: &'static str,
    /// The opinion was taken up.
    pub opinion_closed: &'static str,
    /// No workshop has the idea.
    pub not_pulled: &'static str,
    /// The idea has no outcome.
    pub no_outcome: &'static str,
    /// The survey is closed.
    pub survey_closed: &'static str,
}

use super::Lang;

pub(super) const DE: ErrorWords = ErrorWords {
    required: |label| format!("«{label}» fehlt. Bitte füllen Sie das Feld aus."),
    too_short: |label, least| {
        format!("«{label}» ist zu kurz. Bitte schreiben Sie mindestens {} Zeichen.", Lang::De.number(least))
    },
    too_long: |label, most| {
        format!("«{label}» ist zu lang. Bitte kürzen Sie auf {} Zeichen.", Lang::De.number(most))
    },
    unreadable: |label| {
        format!("«{label}» enthält Zeichen, die wir nicht anzeigen können. Bitte löschen Sie sie.")
    },
    choose: |legend| format!("«{legend}» fehlt. Bitte wählen Sie aus."),
    malformed: |label| format!("«{label}» sieht nicht richtig aus. Bitte prüfen Sie die Schreibweise."),
    unknown: |label| format!("«{label}» ist hier nicht bekannt. Bitte prüfen Sie die Schreibweise."),
    not_found: "Das gibt es nicht oder nicht mehr.",
    sign_in_first: "Melden Sie sich an, dann geht es weiter.",
    not_allowed: "Das ist nur für die Moderation.",
    too_early: |label| {
        format!("«{label}» liegt vor dem Beginn der Phase davor. Bitte wählen Sie einen späteren Zeitpunkt.")
    },
    fixed: |label| format!("«{label}» steht fest: Die Stimmen sind schon eingefroren."),
    past: |label| format!("«{label}» liegt in der Vergangenheit. Bitte wählen Sie einen späteren Tag."),
    future: |label| format!("«{label}» liegt in der Zukunft. Bitte wählen Sie einen früheren Tag."),
    taken: |label| format!("«{label}» ist schon vergeben. Bitte wählen Sie etwas anderes."),
    administration_only: "Das ist nur für die Administration.",
    own_account: "Das eigene Konto können Sie nicht sperren und nicht herabstufen. Bitten Sie eine andere Person aus der Administration.",
    last_administrator: "Das ist das letzte Konto der Administration. Geben Sie zuerst einer anderen Person diese Rolle.",
    only_author: "Das kann nur, wer den Text geschrieben hat.",
    phase_forbids: |what| format!("{what} ist beendet. Sie können weiter mitlesen."),
    phase_forbids_until: |what, date| format!("{what} ist gerade nicht möglich. Ab {date} geht es weiter."),
    state_forbids: |what, state| format!("{what} ist hier nicht möglich. Stand der Idee: {state}."),
    post: "Einreichen",
    vote: "Abstimmen",
    comment: "Kommentieren",
    edit: "Bearbeiten",
    see_outcomes: "Die Ergebnisse ansehen",
    merged: |into| format!("Diese Idee wurde mit Idee {into} zusammengeführt. Machen Sie dort weiter."),
    deleted: "Das ist schon gelöscht.",
    too_deep: "Auf eine Antwort können Sie nicht antworten. Antworten Sie auf den ersten Kommentar.",
    already_named: "Diese Idee trägt schon einen Namen.",
    wrong_credentials: "Diese Angaben kennen wir nicht. Bitte prüfen Sie die Zeichen.",
    too_many: |n| {
        if n == 1 {
            "Zu viele Versuche. In 1 Minute geht es weiter.".into()
        } else {
            format!("Zu viele Versuche. In {n} Minuten geht es weiter.")
        }
    },
    scope_missing: |scope| format!("Diesem Schlüssel fehlt das Recht «{scope}»."),
    key_reused: "Dieses Formular ist schon mit anderem Inhalt angekommen. Die erste Fassung ist da.",
    other_person: "Inzwischen ist in diesem Browser jemand anderes angemeldet. Es wurde nichts gesendet. Laden Sie die Seite neu.",
    changed_meanwhile: "Inzwischen wurde das geändert. Sehen Sie nach, was jetzt gilt; Ihr Text bleibt.",
    search_warming: "Die Suche liest gerade alle Ideen neu. Bitte versuchen Sie es in ein paar Sekunden noch einmal.",
    conflict_of_interest: "Das ist Ihr eigener Beitrag oder betrifft Ihren Bereich. Bitte geben Sie ihn an eine Kollegin oder einen Kollegen.",
    second_person: "Das muss eine zweite Person aus der Moderation tun. Bitte geben Sie es an eine Kollegin oder einen Kollegen.",
    step_forbidden: |state| format!("Von hier aus geht das nicht. Stand: {state}."),
    already_appealed: "Sie haben schon Widerspruch eingelegt. Das geht einmal.",
    nothing_to_appeal: "Dagegen gibt es nichts zu widersprechen: Die Entscheidung gilt nicht mehr.",
    nothing_to_undo: "Das lässt sich nicht mehr rückgängig machen: Es ist zu lange her, oder jemand hat inzwischen weitergearbeitet.",
    objection_closed: "Widersprechen ging 14 Tage lang, oder die beiden Ideen sind nicht mehr zusammengeführt.",
    only_voters: "Widersprechen kann, wer für diese Idee gestimmt oder sie geschrieben hat.",
    withdrawn: "Diese Idee gibt es nicht mehr: Sie wurde zurückgezogen oder gelöscht.",
    opinion_closed: "Die Moderation hat die Stellungnahme schon übernommen. Sie bleibt, wie sie ist.",
    not_pulled: "Diese Idee ist in keiner Auswahl für einen Workshop. Ein Ergebnis bekommt nur, was ausgewählt wurde.",
    no_outcome: "Diese Idee hat noch kein Ergebnis, das sich veröffentlichen lässt. Halten Sie es zuerst fest.",
    survey_closed: "Danach fragen wir, sobald eine Idee umgesetzt ist und bis der Ideenaufruf im Archiv ist.",
};

pub(super) const EN: ErrorWords = ErrorWords {
    required: |label| format!("\u{201c}{label}\u{201d} is missing. Fill in the field."),
    too_short: |label, least| {
        format!("\u{201c}{label}\u{201d} is too short. Write at least {} characters.", Lang::En.number(least))
    },
    too_long: |label, most| {
        format!("\u{201c}{label}\u{201d} is too long. Shorten it to {} characters.", Lang::En.number(most))
    },
    unreadable: |label| format!("\u{201c}{label}\u{201d} holds characters we cannot show. Delete them."),
    choose: |legend| format!("\u{201c}{legend}\u{201d} is missing. Choose one."),
    malformed: |label| format!("\u{201c}{label}\u{201d} does not look right. Check the spelling."),
    unknown: |label| format!("\u{201c}{label}\u{201d} is not known here. Check the spelling."),
    not_found: "There is no such thing, or not any more.",
    sign_in_first: "Sign in first, then go on.",
    not_allowed: "This is for moderators only.",
    too_early: |label| {
        format!(
            "\u{201c}{label}\u{201d} is before the beginning of the phase ahead of it. Choose a later moment."
        )
    },
    fixed: |label| format!("\u{201c}{label}\u{201d} cannot change any more: the votes are frozen already."),
    past: |label| format!("\u{201c}{label}\u{201d} is in the past. Choose a later day."),
    future: |label| format!("\u{201c}{label}\u{201d} is in the future. Choose an earlier day."),
    taken: |label| format!("\u{201c}{label}\u{201d} is taken already. Choose another."),
    administration_only: "This is for administrators only.",
    own_account: "You cannot disable or demote your own account. Ask another administrator.",
    last_administrator: "This is the last administrator. Give somebody else that role first.",
    only_author: "Only the person who wrote it can do this.",
    phase_forbids: |what| format!("{what} has ended. You can still read."),
    phase_forbids_until: |what, date| {
        format!("{what} is not possible at the moment. It goes on from {date}.")
    },
    state_forbids: |what, state| format!("{what} is not possible here. State of the idea: {state}."),
    post: "Posting",
    vote: "Voting",
    comment: "Commenting",
    edit: "Editing",
    see_outcomes: "Reading the outcomes",
    merged: |into| format!("This idea was merged with idea {into}. Go on there."),
    deleted: "This is deleted already.",
    too_deep: "You cannot reply to a reply. Reply to the first comment.",
    already_named: "This idea bears a name already.",
    wrong_credentials: "We don't know these details. Check the characters.",
    too_many: |n| {
        if n == 1 {
            "Too many attempts. Try again in 1 minute.".into()
        } else {
            format!("Too many attempts. Try again in {n} minutes.")
        }
    },
    scope_missing: |scope| format!("This token lacks the scope \u{201c}{scope}\u{201d}."),
    key_reused: "This form has arrived with other content already. The first version is there.",
    other_person: "Somebody else is signed in in this browser by now. Nothing was sent. Reload the page.",
    changed_meanwhile: "This was changed meanwhile. See what holds now; your text stays.",
    search_warming: "The search is reading all ideas anew. Try again in a few seconds.",
    conflict_of_interest: "This is your own post, or it concerns your unit. Give it to a colleague.",
    second_person: "A second moderator has to do this. Give it to a colleague.",
    step_forbidden: |state| format!("This is not possible from here. State: {state}."),
    already_appealed: "You have appealed already. There is one appeal.",
    nothing_to_appeal: "There is nothing to appeal against: the decision is in force no longer.",
    nothing_to_undo: "This cannot be undone any more: it was too long ago, or somebody went on meanwhile.",
    objection_closed: "There were 14 days to object, or the two ideas are not merged any more.",
    only_voters: "Whoever voted for this idea or wrote it can object.",
    withdrawn: "This idea is gone: it was withdrawn or deleted.",
    opinion_closed: "Moderation has taken the opinion up already. It stays as it is.",
    not_pulled: "No workshop has pulled this idea. Only what was pulled gets an outcome.",
    no_outcome: "This idea has no outcome yet that could be published. Record it first.",
    survey_closed: "We ask this once an idea is done, and until the campaign is in the archive.",
};
