//! One's own page.

use super::Lang;

/// One's own page.
pub struct MeWords {
    /// The page's heading.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Names the ways to its parts.
    pub on_this_page: &'static str,
    /// The reader's ideas.
    pub ideas: &'static str,
    /// What is missing here.
    pub ideas_note: &'static str,
    /// None yet.
    pub ideas_empty: &'static str,
    /// What the reader voted for.
    pub votes: &'static str,
    /// None yet.
    pub votes_empty: &'static str,
    /// Nobody else sees them.
    pub votes_private: &'static str,
    /// What the reader commented on.
    pub comments: &'static str,
    /// None yet.
    pub comments_empty: &'static str,
    /// What is missing here.
    pub comments_note: &'static str,
    /// What the reader follows.
    pub followed: &'static str,
    /// Who sees it.
    pub followed_note: &'static str,
    /// None yet.
    pub followed_empty: &'static str,
    /// An idea that is gone, by its number.
    pub gone: fn(i64) -> String,
    /// Button: no longer follows an idea that is gone.
    pub unfollow: &'static str,
    /// Until a day it is known what they voted for.
    pub passing: fn(&str) -> String,
    /// Button: follows all of these ideas.
    pub follow_voted: fn(u64) -> String,
    /// Texts that were begun.
    pub drafts: &'static str,
    /// Where they lie.
    pub drafts_note: &'static str,
    /// None.
    pub drafts_empty: &'static str,
    /// A draft of a new idea.
    pub draft_new: &'static str,
    /// A comment that was begun; takes the number of the idea.
    pub draft_comment: fn(i64) -> String,
    /// A draft of a new wording: the idea's number.
    pub draft_edit: fn(i64) -> String,
    /// A draft of a canvas.
    pub draft_canvas: &'static str,
    /// To the whole list.
    pub all: &'static str,
    /// Before the lists of earlier campaigns.
    pub earlier: &'static str,
    /// Heading: the name that others read.
    pub name_heading: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// Where it is shown.
    pub name_hint: &'static str,
    /// The name was kept.
    pub name_saved: &'static str,
    /// Where the reader is signed in.
    pub sessions: &'static str,
    /// What they are for.
    pub sessions_hint: &'static str,
    /// The session of this browser.
    pub session_current: &'static str,
    /// A browser that does not say what it is.
    pub session_unknown: &'static str,
    /// When a session began: date.
    pub session_since: fn(&str) -> String,
    /// When a session was last used, in days: date.
    pub session_used: fn(&str) -> String,
    /// Ends a session.
    pub session_end: &'static str,
    /// Ends all others.
    pub session_end_others: &'static str,
    /// Announced after ending.
    pub session_ended: &'static str,
    /// Heading above the button to sign out.
    pub leave: &'static str,
    /// Why.
    pub leave_hint: &'static str,
    /// Data and privacy.
    pub data: &'static str,
    /// Claims an anonymous idea.
    pub claim: &'static str,
    /// What claiming is.
    pub claim_hint: &'static str,
    /// Button.
    pub claim_submit: &'static str,
}

pub(super) static DE: MeWords = MeWords {
    heading: "Mein Bereich",
    lead: "Das alles sehen nur Sie. Wir zählen nicht, wer wie viel mitmacht.",
    on_this_page: "Auf dieser Seite",
    ideas: "Meine Ideen",
    ideas_note: "Ideen ohne Namen stehen nicht hier, denn sie sind mit niemandem verbunden. Öffnen Sie sie über ihre Nummer und das Kennwort.",
    ideas_empty: "Hier erscheinen Ihre Ideen.",
    votes: "Meine Stimmen",
    votes_empty: "Hier erscheint, was Sie auch drückt.",
    votes_private: "Nur Sie sehen das.",
    comments: "Meine Kommentare",
    comments_empty: "Hier erscheint, was Sie kommentiert haben.",
    comments_note: "Kommentare ohne Namen stehen nicht hier, denn auch sie sind mit niemandem verbunden.",
    followed: "Ich folge",
    followed_note: "Nur Sie sehen das. Niemand zählt, wer wem folgt.",
    followed_empty: "Hier erscheinen Ideen, denen Sie folgen. «Folgen» steht auf der Seite jeder Idee.",
    gone: |n| format!("Idee {n}"),
    unfollow: "Nicht mehr folgen",
    drafts: "Angefangene Texte",
    drafts_note: "Sie liegen nur in diesem Fenster Ihres Browsers und verschwinden, wenn Sie es schließen oder sich abmelden.",
    drafts_empty: "In diesem Fenster ist nichts angefangen.",
    passing: |day| {
        format!(
            "Bis {day} wissen wir noch, wofür Sie gestimmt haben. Danach werden die Stimmzettel vernichtet, und niemand kann Ihnen mehr sagen, was aus diesen Ideen geworden ist. Wollen Sie es erfahren, dann folgen Sie ihnen. Gespeichert wird, dass Sie ihnen folgen; das sehen nur Sie."
        )
    },
    follow_voted: |n| match n {
        1 => "Der Idee folgen, für die ich gestimmt habe".into(),
        n => format!("Allen {} Ideen folgen, für die ich gestimmt habe", Lang::De.number(n)),
    },
    draft_new: "Neue Idee",
    draft_comment: |n| format!("Kommentar zu Idee {n}"),
    draft_edit: |n| format!("Änderung an Idee {n}"),
    draft_canvas: "Canvas einer Idee",
    all: "Alle ansehen",
    earlier: "Aus früheren Ideenaufrufen:",
    name_heading: "Mein Name",
    name: "Name",
    name_hint: "So steht er unter Ideen und Kommentaren, die Sie mit Namen schreiben, auch unter früheren.",
    name_saved: "Der Name ist gespeichert.",
    sessions: "Meine Sitzungen",
    sessions_hint: "Hier sind Sie angemeldet. Kennen Sie ein Gerät nicht, beenden Sie die Sitzung.",
    session_current: "Dieses Gerät",
    session_unknown: "Unbekanntes Gerät",
    session_since: |date| format!("Angemeldet seit {date}"),
    session_used: |date| format!("Zuletzt benutzt: {date} (auf die Stunde genau)"),
    session_end: "Sitzung beenden",
    session_end_others: "Alle anderen beenden",
    session_ended: "Sitzung beendet.",
    leave: "Fertig? Bitte abmelden.",
    leave_hint: "Besonders an Geräten, die mehrere benutzen. Angefangene Texte werden dabei gelöscht.",
    data: "Daten und Privatsphäre",
    claim: "Idee ohne Namen wiederfinden",
    claim_hint: "Mit dem Kennwort, das Sie beim Einreichen bekommen haben.",
    claim_submit: "Idee öffnen",
};

pub(super) static EN: MeWords = MeWords {
    heading: "My page",
    lead: "Only you see any of this. We don't count who takes part how much.",
    on_this_page: "On this page",
    ideas: "My ideas",
    ideas_note: "Ideas without a name are not listed, as they are linked to nobody. Open them by their number and the passphrase.",
    ideas_empty: "Your ideas will appear here.",
    votes: "My votes",
    votes_empty: "What pinches you, too, will appear here.",
    votes_private: "Only you see this.",
    comments: "My comments",
    comments_empty: "What you commented on will appear here.",
    comments_note: "Comments without a name are not listed, as they, too, are linked to nobody.",
    followed: "I follow",
    followed_note: "Only you see this. Nobody counts who follows what.",
    followed_empty: "Ideas that you follow will appear here. \u{201c}Follow\u{201d} is on the page of every idea.",
    gone: |n| format!("Idea {n}"),
    unfollow: "Stop following",
    drafts: "Texts you have begun",
    drafts_note: "They are in this window of your browser alone, and gone when you close it or sign out.",
    drafts_empty: "Nothing is begun in this window.",
    passing: |day| {
        format!(
            "Until {day} we still know what you voted for. Then the ballots are destroyed, and nobody can tell you any more what became of these ideas. If you want to hear of it, follow them. What is stored is that you follow them; only you see that."
        )
    },
    follow_voted: |n| match n {
        1 => "Follow the idea that I voted for".into(),
        n => format!("Follow all {} ideas that I voted for", Lang::En.number(n)),
    },
    draft_new: "New idea",
    draft_comment: |n| format!("Comment on idea {n}"),
    draft_edit: |n| format!("Change to idea {n}"),
    draft_canvas: "Canvas of an idea",
    all: "See all",
    earlier: "From earlier campaigns:",
    name_heading: "My name",
    name: "Name",
    name_hint: "It stands under ideas and comments that you post with your name, earlier ones too.",
    name_saved: "The name is saved.",
    sessions: "My sessions",
    sessions_hint: "You are signed in here. If you don't know a device, end its session.",
    session_current: "This device",
    session_unknown: "Unknown device",
    session_since: |date| format!("Signed in since {date}"),
    session_used: |date| format!("Last used: {date} (to the hour)"),
    session_end: "End session",
    session_end_others: "End all others",
    session_ended: "Session ended.",
    leave: "Done? Please sign out.",
    leave_hint: "Above all on devices that several people use. Texts you have begun are deleted with it.",
    data: "Data and privacy",
    claim: "Find an idea posted without a name",
    claim_hint: "With the passphrase you were given when you posted it.",
    claim_submit: "Open idea",
};
