//! The queue of moderation, decisions, and appeals.

use domain::triage::{
    AppealOutcome, DeclineGround, HideGround, ItemKind, MergeBar, Premoderation, RestoreGround, View,
    workdays::Light,
};

use super::{Lang, Words};

/// The queue of moderation, decisions, and appeals.
pub struct TriageWords {
    /// The page's heading, and the link to it.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// The name of the navigation between views.
    pub views: &'static str,
    /// A view with how many items it has.
    pub counted: fn(&str, u64) -> String,
    /// The list, for whoever hears the page.
    pub list: &'static str,
    /// Nothing waits.
    pub nothing: &'static str,
    /// Nothing waits here that could be opened.
    pub nothing_opened: &'static str,
    /// No item is opened.
    pub choose: &'static str,
    /// What moderation did last.
    pub last_act: &'static str,
    /// The item that was opened waits no longer.
    pub gone: &'static str,
    /// To the next item.
    pub next: &'static str,
    /// To the item before.
    pub previous: &'static str,
    /// From the item that is opened back to all.
    pub back_to_list: &'static str,
    /// Which kinds are shown.
    pub kinds: &'static str,
    /// Every kind.
    pub every_kind: &'static str,
    /// Opens what is asked for less often; takes how many of them are chosen.
    pub more_filters: fn(usize) -> String,
    /// Shows what was chosen.
    pub show: &'static str,
    /// Since when it waits, or is hidden; takes the date.
    pub since: fn(&str) -> String,
    /// Until when; takes the date.
    pub due: fn(&str) -> String,
    /// Whoever reads may not decide on it.
    pub biased: &'static str,
    /// Who takes care of it; takes a name.
    pub with: fn(&str) -> String,
    /// Nobody takes care of it.
    pub with_nobody: &'static str,
    /// From how many units reports came.
    pub units: fn(u64) -> String,
    /// Leads to the page of the idea.
    pub to_idea: &'static str,
    /// Takes care of it oneself.
    pub take: &'static str,
    /// Gives it to the chosen person.
    pub give: &'static str,
    /// Lets it through.
    pub approve: &'static str,
    /// Begins to look into it.
    pub look_into: &'static str,
    /// Heading of the form that decides.
    pub decide: &'static str,
    /// What a decision takes.
    pub decide_hint: &'static str,
    /// The status stays.
    pub unchanged: &'static str,
    /// Carries out the decision.
    pub decide_submit: &'static str,
    /// The answer may use Markdown.
    pub answer_hint: &'static str,
    /// Why it is declined.
    pub decline_ground: &'static str,
    /// No unit answers.
    pub no_unit: &'static str,
    /// Hides it.
    pub hide: &'static str,
    /// What hiding means.
    pub hide_hint: &'static str,
    /// Shows it again.
    pub restore: &'static str,
    /// Taking the words of something hidden away for good.
    pub erase: &'static str,
    /// What that means, for whoever asks for it.
    pub erase_hint: &'static str,
    /// Asks for it.
    pub erase_ask: &'static str,
    /// That it waits for somebody else.
    pub erase_waits: &'static str,
    /// What confirming it means.
    pub erase_confirm_hint: &'static str,
    /// Confirms it.
    pub erase_confirm: &'static str,
    /// Leaves the words where they are.
    pub erase_drop: &'static str,
    /// Heading of the reports.
    pub reports: &'static str,
    /// Settles the reports.
    pub settle: &'static str,
    /// Heading of an appeal.
    pub appeal: &'static str,
    /// Decides an appeal.
    pub appeal_submit: &'static str,
    /// What the author is told in reply.
    pub reply: &'static str,
    /// Another person has to decide.
    pub needs_other: &'static str,
    /// The person who asks may not decide.
    pub conflict: &'static str,
    /// Something was done.
    pub done: &'static str,
    /// Something was taken back.
    pub undone: &'static str,
    /// Keys, as a switch.
    pub keys: &'static str,
    /// Keys, as a list that opens.
    pub keys_list: &'static str,
    /// Each key with what it does.
    pub key_names: [(&'static str, &'static str); 16],
    /// Heading over a decision against one's own idea.
    pub verdict: &'static str,
    /// Why: takes the ground.
    pub verdict_ground: fn(&str) -> String,
    /// Appeal, as an act.
    pub appeal_act: &'static str,
    /// What an appeal is.
    pub appeal_hint: &'static str,
    /// The appeal waits.
    pub appeal_waits: &'static str,
    /// Heading in the form of a campaign.
    pub campaign: &'static str,
    /// A comment waits for moderation.
    pub comment_held: &'static str,
    /// A comment is hidden.
    pub comment_hidden: &'static str,
    /// A comment was hidden, and is there again after an appeal.
    pub comment_shown: &'static str,
}

pub(super) static DE: TriageWords = TriageWords {
    heading: "Moderation",
    lead: "Alles, was auf Sie wartet. Das Dringendste steht oben.",
    views: "Ansichten",
    counted: |view, n| format!("{view} ({})", Lang::De.number(n)),
    list: "Was wartet",
    nothing: "Hier wartet nichts.",
    last_act: "Zuletzt von der Moderation",
    nothing_opened: "Hier gibt es gerade nichts zu tun.",
    choose: "Wählen Sie in der Liste aus, womit Sie anfangen.",
    gone: "Das ist schon erledigt.",
    next: "Nächster Eintrag",
    previous: "Voriger Eintrag",
    back_to_list: "Zurück zur Liste",
    kinds: "Was",
    every_kind: "Alle",
    more_filters: |chosen| match chosen {
        0 => "Weitere Filter".to_owned(),
        _ => format!("Weitere Filter ({chosen} gewählt)"),
    },
    show: "Anzeigen",
    since: |date| format!("seit {date}"),
    due: |date| format!("bis {date}"),
    biased: "Befangen",
    with: |name| format!("bei {name}"),
    with_nobody: "bei niemandem",
    units: |n| if n == 1 { "Meldungen aus 1 Bereich".into() } else { format!("Meldungen aus {n} Bereichen") },
    to_idea: "Zur Seite der Idee",
    take: "Ich kümmere mich",
    give: "Zuweisen",
    approve: "Freigeben",
    look_into: "In Prüfung nehmen",
    decide: "Antworten und entscheiden",
    decide_hint: "«Nicht möglich» braucht einen Grund und eine Antwort, «Weitergegeben» eine Stelle und eine Antwort. Frühere Antworten bleiben lesbar.",
    unchanged: "Stand lassen, nur antworten",
    decide_submit: "Veröffentlichen",
    answer_hint: "Alle lesen sie über den Kommentaren. Fett mit **, Listen mit -.",
    decline_ground: "Grund, wenn es nicht möglich ist",
    no_unit: "Kein Bereich",
    hide: "Ausblenden",
    hide_hint: "Dann lesen es nur noch die Moderation und wer es geschrieben hat. Wer es geschrieben hat, kann einmal widersprechen.",
    restore: "Wieder einblenden",
    erase: "Endgültig löschen",
    erase_hint: "Nur für Texte, die niemand aufbewahren darf. Eine zweite Person aus der Moderation muss zustimmen. Über einen Widerspruch wird vorher entschieden. Danach ist der Text mit allen früheren Fassungen weg, auch für Sie; was Sie in Notizen daraus zitiert haben, bleibt.",
    erase_ask: "Löschung beantragen",
    erase_waits: "Sie haben die Löschung beantragt. Eine zweite Person aus der Moderation muss zustimmen.",
    erase_confirm_hint: "Jemand aus der Moderation möchte diesen Text endgültig löschen. Wenn Sie zustimmen, ist er mit allen früheren Fassungen weg. Das lässt sich nicht rückgängig machen.",
    erase_confirm: "Zustimmen und endgültig löschen",
    erase_drop: "Doch nicht löschen",
    reports: "Meldungen",
    settle: "Meldungen erledigen, es bleibt stehen",
    appeal: "Widerspruch",
    appeal_submit: "Über den Widerspruch entscheiden",
    reply: "Antwort auf den Widerspruch",
    needs_other: "Sie haben zuerst entschieden. Über den Widerspruch entscheidet eine andere Person.",
    conflict: "Das ist Ihr eigener Beitrag oder betrifft Ihren Bereich. Eine Kollegin oder ein Kollege entscheidet.",
    done: "Erledigt.",
    undone: "Rückgängig gemacht. Eine Antwort, die dabei war, liegt unter «Vorbereitet».",
    keys: "Einzelne Tasten",
    keys_list: "Welche Taste was tut",
    key_names: [
        ("j", "nächster Eintrag"),
        ("k", "voriger Eintrag"),
        ("a", "freigeben oder in Prüfung nehmen"),
        ("o", "Antwort schreiben"),
        ("d", "nicht möglich"),
        ("m", "zusammenführen oder lösen"),
        ("t", "teilen"),
        ("h", "ausblenden"),
        ("r", "wieder einblenden"),
        ("e", "endgültig löschen"),
        ("s", "Meldungen erledigen"),
        ("w", "über den Widerspruch entscheiden"),
        ("i", "ich kümmere mich"),
        ("n", "Notiz schreiben"),
        ("u", "rückgängig machen"),
        ("?", "diese Liste"),
    ],
    verdict: "Entscheidung der Moderation",
    verdict_ground: |ground| format!("Grund: {ground}"),
    appeal_act: "Widersprechen",
    appeal_hint: "Das geht einmal. Eine andere Person entscheidet darüber.",
    appeal_waits: "Ihr Widerspruch liegt vor. Eine andere Person entscheidet darüber.",
    campaign: "Moderation",
    comment_held: "Ein Kommentar wird geprüft. Noch lesen ihn nur, wer ihn geschrieben hat, und die Moderation.",
    comment_hidden: "Ein Kommentar ist ausgeblendet. Ihn lesen nur, wer ihn geschrieben hat, und die Moderation.",
    comment_shown: "Ihr Kommentar ist wieder für alle zu lesen.",
};

pub(super) static EN: TriageWords = TriageWords {
    heading: "Moderation",
    lead: "All that waits for you. The most urgent comes first.",
    views: "Views",
    counted: |view, n| format!("{view} ({})", Lang::En.number(n)),
    list: "What waits",
    nothing: "Nothing waits here.",
    last_act: "Last act of moderation",
    nothing_opened: "There is nothing to do here at the moment.",
    choose: "Choose in the list what to begin with.",
    gone: "This is settled already.",
    next: "Next item",
    previous: "Item before",
    back_to_list: "Back to the list",
    kinds: "What",
    every_kind: "Everything",
    more_filters: |chosen| match chosen {
        0 => "More filters".to_owned(),
        _ => format!("More filters ({chosen} chosen)"),
    },
    show: "Show",
    since: |date| format!("since {date}"),
    due: |date| format!("by {date}"),
    biased: "Conflict of interest",
    with: |name| format!("with {name}"),
    with_nobody: "with nobody",
    units: |n| if n == 1 { "Reports from 1 unit".into() } else { format!("Reports from {n} units") },
    to_idea: "To the idea's page",
    take: "I take care of it",
    give: "Assign",
    approve: "Let through",
    look_into: "Take into review",
    decide: "Answer and decide",
    decide_hint: "\u{201c}Not possible\u{201d} takes a reason and an answer, \u{201c}Handed over\u{201d} a place and an answer. Earlier answers stay readable.",
    unchanged: "Keep the state, answer only",
    decide_submit: "Publish",
    answer_hint: "Everybody reads it above the comments. Bold with **, lists with -.",
    decline_ground: "Reason, when it is not possible",
    no_unit: "No unit",
    hide: "Hide",
    hide_hint: "Then only moderators and whoever wrote it read it. Whoever wrote it may appeal once.",
    restore: "Show again",
    erase: "Delete for good",
    erase_hint: "Only for texts that nobody may keep. A second moderator has to agree. An appeal is decided first. Then the text is gone with all its earlier wordings, for you too; what notes quote of it stays.",
    erase_ask: "Ask for deletion",
    erase_waits: "You asked for the deletion. A second moderator has to agree.",
    erase_confirm_hint: "A moderator wants to delete this text for good. If you agree, it is gone with all its earlier wordings. This cannot be undone.",
    erase_confirm: "Agree and delete for good",
    erase_drop: "Do not delete after all",
    reports: "Reports",
    settle: "Settle the reports, it stays",
    appeal: "Appeal",
    appeal_submit: "Decide the appeal",
    reply: "Reply to the appeal",
    needs_other: "You decided first. Another person decides the appeal.",
    conflict: "This is your own post, or it concerns your unit. A colleague decides.",
    done: "Done.",
    undone: "Undone. An answer that was part of it is kept under “Prepared”.",
    keys: "Single keys",
    keys_list: "Which key does what",
    key_names: [
        ("j", "next item"),
        ("k", "item before"),
        ("a", "let through, or take into review"),
        ("o", "write an answer"),
        ("d", "not possible"),
        ("m", "merge, or take apart"),
        ("t", "split"),
        ("h", "hide"),
        ("r", "show again"),
        ("e", "delete for good"),
        ("s", "settle reports"),
        ("w", "decide about an appeal"),
        ("i", "I take care of it"),
        ("n", "write a note"),
        ("u", "undo"),
        ("?", "this list"),
    ],
    verdict: "Decision of the moderators",
    verdict_ground: |ground| format!("Reason: {ground}"),
    appeal_act: "Appeal",
    appeal_hint: "There is one appeal. Another person decides it.",
    appeal_waits: "Your appeal has arrived. Another person decides it.",
    campaign: "Moderation",
    comment_held: "A comment is being checked. So far only its author and the moderators read it.",
    comment_hidden: "A comment is hidden. Only its author and the moderators read it.",
    comment_shown: "Your comment can be read by everybody again.",
};

impl Words {
    /// Why something waits.
    pub const fn item_kind_name(&self, kind: ItemKind) -> &'static str {
        let (de, en) = match kind {
            ItemKind::Held => ("Vor dem Erscheinen", "Before it appears"),
            ItemKind::New => ("Neu ohne Antwort", "New without answer"),
            ItemKind::Waiting => ("In Prüfung", "Under review"),
            ItemKind::Report => ("Gemeldet", "Reported"),
            ItemKind::Appeal => ("Widerspruch", "Appeal"),
            ItemKind::Objection => ("Gegen eine Zusammenführung", "Against a merge"),
            ItemKind::Erasure => ("Endgültig löschen?", "Delete for good?"),
            ItemKind::Opinion => ("Stellungnahme da", "Opinion given"),
            ItemKind::Asked => ("Beim Fachbereich", "With a unit"),
            ItemKind::Prepared => ("Vorbereitete Antwort", "Prepared answer"),
            ItemKind::Hidden => ("Ausgeblendet", "Hidden"),
            ItemKind::Settled => ("Wartet auf nichts", "Waits for nothing"),
        };
        self.either(de, en)
    }

    /// A saved view of the queue.
    pub const fn view_name(&self, view: View) -> &'static str {
        let (de, en) = match view {
            View::All => ("Alle", "All"),
            View::Mine => ("Meine", "Mine"),
            View::Waiting => ("Wartet auf Fachbereich", "Waits for a unit"),
            View::Overdue => ("Überfällig", "Overdue"),
            View::Prepared => ("Vorbereitet", "Prepared"),
            View::Hidden => ("Ausgeblendet", "Hidden"),
        };
        self.either(de, en)
    }

    /// How a promise stands.
    pub const fn light_name(&self, light: Light) -> &'static str {
        let (de, en) = match light {
            Light::Green => ("Im Plan", "On time"),
            Light::Amber => ("Bald fällig", "Due soon"),
            Light::Red => ("Überfällig", "Overdue"),
        };
        self.either(de, en)
    }

    /// Why something is hidden.
    pub const fn hide_ground_name(&self, ground: HideGround) -> &'static str {
        let (de, en) = match ground {
            HideGround::Person => ("Nennt oder zeigt eine Person", "Names or shows a person"),
            HideGround::Insult => ("Beleidigt oder bedroht", "Insults or threatens"),
            HideGround::Secret => ("Verrät, was geheim bleiben muss", "Tells what must stay secret"),
            HideGround::Spam => ("Werbung oder Unsinn", "Advertising or nonsense"),
            HideGround::Elsewhere => ("Gehört an eine andere Stelle", "Belongs to another place"),
            HideGround::Other => ("Etwas anderes", "Something else"),
        };
        self.either(de, en)
    }

    /// Why something is shown again.
    pub const fn restore_ground_name(&self, ground: RestoreGround) -> &'static str {
        let (de, en) = match ground {
            RestoreGround::Mistake => ("Das Ausblenden war ein Irrtum", "Hiding it was a mistake"),
            RestoreGround::Mended => ("Der Grund ist weggefallen", "The reason is gone"),
            RestoreGround::Reviewed => ("Nach erneuter Prüfung in Ordnung", "In order after another look"),
            RestoreGround::Other => ("Etwas anderes", "Something else"),
        };
        self.either(de, en)
    }

    /// Why an idea cannot be done.
    pub const fn decline_ground_name(&self, ground: DeclineGround) -> &'static str {
        let (de, en) = match ground {
            DeclineGround::Law => ("Gesetz oder Tarif stehen dagegen", "Law or agreement stand against it"),
            DeclineGround::Competence => ("Die Stadt ist nicht zuständig", "The city is not responsible"),
            DeclineGround::Cost => ("Kostet mehr, als es bringt", "Costs more than it brings"),
            DeclineGround::Exists => ("Gibt es schon", "Exists already"),
            DeclineGround::Technology => {
                ("Technik oder Sicherheit stehen dagegen", "Technology or safety stand against it")
            }
            DeclineGround::Other => ("Etwas anderes", "Something else"),
        };
        self.either(de, en)
    }

    /// A ground by its word in the history; other notes as they are.
    pub fn note(&self, note: &str) -> String {
        if let Ok(ground) = note.parse() {
            return self.decline_ground_name(ground).to_owned();
        }
        note.parse().map_or_else(|()| note.to_owned(), |ground| self.hide_ground_name(ground).to_owned())
    }

    /// Why two ideas do not become one, or one does not become several.
    pub const fn merge_bar(&self, bar: MergeBar) -> &'static str {
        let (de, en) = match bar {
            MergeBar::Itself => (
                "Das ist dieselbe Idee. Nennen Sie die Nummer einer anderen.",
                "This is the same idea. Give the number of another.",
            ),
            MergeBar::Chain => (
                "Eine der beiden Ideen ist schon mit einer anderen zusammengeführt. Lösen Sie das zuerst.",
                "One of the two ideas is merged with another already. Take that apart first.",
            ),
            MergeBar::Closed => (
                "Das geht nur mit Ideen, für die noch gestimmt werden kann.",
                "This takes ideas that can still be voted for.",
            ),
            MergeBar::Campaign => (
                "Die beiden Ideen gehören zu verschiedenen Ideenaufrufen.",
                "The two ideas belong to different calls for ideas.",
            ),
            MergeBar::Late => (
                "In den letzten 24 Stunden vor dem Ende der Abstimmung und danach wird nichts mehr zusammengeführt oder geteilt.",
                "In the last 24 hours before voting ends, and after that, nothing is merged or split.",
            ),
            MergeBar::Parts => (
                "Einer der Teile ist inzwischen kommentiert, beantwortet, ausgeblendet, zurückgezogen oder zusammengeführt.",
                "One of the parts has been commented on, answered, hidden, taken back or merged meanwhile.",
            ),
        };
        self.either(de, en)
    }

    /// How an appeal is decided.
    pub const fn outcome_name(&self, outcome: AppealOutcome) -> &'static str {
        let (de, en) = match outcome {
            AppealOutcome::Upheld => ("Es bleibt dabei", "It stays as it is"),
            AppealOutcome::Granted => ("Der Widerspruch ist berechtigt", "The appeal is right"),
        };
        self.either(de, en)
    }

    /// What is looked at before anybody else sees it.
    pub const fn premoderation_name(&self, rule: Premoderation) -> &'static str {
        let (de, en) = match rule {
            Premoderation::Off => ("Nichts", "Nothing"),
            Premoderation::Anonymous => ("Was ohne Namen kommt", "What comes without a name"),
            Premoderation::First => (
                "Der erste Beitrag einer Person und alles ohne Namen",
                "The first post of a person, and all without a name",
            ),
            Premoderation::All => ("Alles", "Everything"),
        };
        self.either(de, en)
    }

    pub(super) const fn either(&self, de: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}
