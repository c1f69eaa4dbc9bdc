//! The administration.

/// The administration.
pub struct AdminWords {
    /// In front of those who may only read.
    pub reads_only: &'static str,
    /// The heading of the overview, and the link to it.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Back to the overview.
    pub back: &'static str,
    /// Something was kept.
    pub saved: &'static str,
    /// Nothing is chosen yet.
    pub choose: &'static str,
    /// What somebody else has stored meanwhile, above it.
    pub now_stored: &'static str,
    /// In its place, where they emptied it.
    pub nothing: &'static str,
    /// Nobody stands in for who answers late.
    pub no_deputy: &'static str,
    /// Somebody else has changed it: what can be done.
    pub changed: &'static str,
    /// Shows what is stored, instead of what was typed.
    pub take_stored: &'static str,
    /// Voting is meant to end at once.
    pub end_voting: &'static str,
    /// What that means.
    pub end_voting_hint: &'static str,
    /// A language is empty.
    pub missing: &'static str,
    /// Adds what the form says.
    pub add: &'static str,
    /// Leads to a form.
    pub change: &'static str,
    /// Moves one place up; takes the name.
    pub up: fn(&str) -> String,
    /// Moves one place down; takes the name.
    pub down: fn(&str) -> String,
    /// Heading of the campaigns.
    pub campaigns: &'static str,
    /// What they are.
    pub campaigns_hint: &'static str,
    /// Opens another campaign.
    pub campaign_new: &'static str,
    /// The name of a campaign in its address.
    pub campaign_slug_hint: &'static str,
    /// Heading of title and introduction.
    pub campaign_texts: &'static str,
    /// Heading of the rules.
    pub campaign_rules: &'static str,
    /// How rules are written.
    pub markdown_hint: &'static str,
    /// Heading of the dates.
    pub campaign_dates: &'static str,
    /// What they mean.
    pub campaign_dates_hint: &'static str,
    /// Heading of the preview.
    pub preview: &'static str,
    /// What it shows.
    pub preview_hint: &'static str,
    /// The day of the preview.
    pub preview_day: &'static str,
    /// Shows it.
    pub preview_show: &'static str,
    /// Whose eyes it shows; takes a day.
    pub preview_on: fn(&str) -> String,
    /// Before the campaign is visible.
    pub preview_hidden: &'static str,
    /// Something is possible.
    pub possible: &'static str,
    /// Topics of a campaign; takes how many.
    pub topics_count: fn(u64) -> String,
    /// Heading of the topics; takes the campaign.
    pub topics_of: fn(&str) -> String,
    /// The topics.
    pub topics: &'static str,
    /// What their order and state mean.
    pub topics_hint: &'static str,
    /// Heading of the form for another topic.
    pub topic_new: &'static str,
    /// Heading of the form that merges.
    pub topic_merge: &'static str,
    /// What merging does.
    pub topic_merge_hint: &'static str,
    /// What that means; takes the topic that ends, the one that goes on, and how many ideas move.
    pub topic_merge_means: fn(&str, &str, &str) -> String,
    /// Leads to what merging means.
    pub topic_merge_next: &'static str,
    /// Merges.
    pub topic_merge_do: &'static str,
    /// Offered no longer.
    pub topic_archived: &'static str,
    /// Heading of putting away.
    pub topic_archive: &'static str,
    /// What that does.
    pub topic_archive_hint: &'static str,
    /// Offers it again.
    pub topic_restore: &'static str,
    /// Heading of the units.
    pub units: &'static str,
    /// What they are.
    pub units_hint: &'static str,
    /// Heading of the form for another unit.
    pub unit_new: &'static str,
    /// What the number of people is for.
    pub headcount_hint: &'static str,
    /// People in a unit; takes how many.
    pub people_count: fn(u64) -> String,
    /// Stands for the top of the tree.
    pub unit_top: &'static str,
    /// Heading of name and size.
    pub unit_name: &'static str,
    /// Heading of moving.
    pub unit_move: &'static str,
    /// Moves.
    pub unit_move_do: &'static str,
    /// Heading of closing.
    pub unit_close: &'static str,
    /// What that does.
    pub unit_close_hint: &'static str,
    /// Opens it again.
    pub unit_reopen: &'static str,
    /// Closed; takes a day.
    pub unit_closed: fn(&str) -> String,
    /// Heading of the history.
    pub history: &'static str,
    /// Nothing has changed yet.
    pub history_empty: &'static str,
    /// Column: the name.
    pub name: &'static str,
    /// Column: the unit above.
    pub above: &'static str,
    /// Column: since when.
    pub from: &'static str,
    /// Column: until when.
    pub until: &'static str,
    /// Column: ideas.
    pub ideas: &'static str,
    /// Column: the state.
    pub state: &'static str,
    /// Column: the order.
    pub order: &'static str,
    /// Heading of the people.
    pub people: &'static str,
    /// What they are, and what is not shown.
    pub people_hint: &'static str,
    /// The field of the search.
    pub people_search: &'static str,
    /// Searches.
    pub search: &'static str,
    /// Nobody was found.
    pub people_none: &'static str,
    /// More people.
    pub people_more: &'static str,
    /// Heading of the form for another person.
    pub person_new: &'static str,
    /// How they will sign in.
    pub person_new_hint: &'static str,
    /// Heading of the password that is shown once.
    pub password_once: &'static str,
    /// What to do with it.
    pub password_once_hint: &'static str,
    /// Heading of role and unit.
    pub person_place: &'static str,
    /// From when it holds.
    pub person_place_hint: &'static str,
    /// Heading of a new password.
    pub password_new: &'static str,
    /// What that does.
    pub password_new_hint: &'static str,
    /// Makes it.
    pub password_new_do: &'static str,
    /// Heading of shutting.
    pub person_shut: &'static str,
    /// What that does.
    pub person_shut_hint: &'static str,
    /// Shuts.
    pub person_shut_do: &'static str,
    /// Opens again.
    pub person_open: &'static str,
    /// It is shut; takes a day.
    pub person_is_shut: fn(&str) -> String,
    /// Signs in with single sign-on.
    pub access_account: &'static str,
    /// Signs in with an access code.
    pub access_code: &'static str,
    /// Signs in with a password.
    pub access_password: &'static str,
    /// Heading of the texts.
    pub texts: &'static str,
    /// What they are.
    pub texts_hint: &'static str,
    /// As the product brought it.
    pub text_delivered: &'static str,
    /// The city's own.
    pub text_own: &'static str,
    /// Places to fill in; takes how many.
    pub text_gaps: fn(u64) -> String,
    /// Back to the delivered text.
    pub text_reset: &'static str,
    /// What that does.
    pub text_reset_hint: &'static str,
    /// What it means, asked before it happens.
    pub text_reset_means: &'static str,
    /// To the page itself.
    pub text_show: &'static str,
    /// Heading of the templates.
    pub templates: &'static str,
    /// What they are.
    pub templates_hint: &'static str,
    /// There are none.
    pub templates_none: &'static str,
    /// Heading of the form for another template.
    pub template_new: &'static str,
    /// What it is called.
    pub template_name: &'static str,
    /// The text.
    pub template_body: &'static str,
    /// Removes it.
    pub template_remove: &'static str,
    /// What that does.
    pub template_remove_hint: &'static str,
    /// What the list of synonyms is.
    pub synonyms_hint: &'static str,
}

use super::Lang;

pub(super) static DE: AdminWords = AdminWords {
    reads_only: "Sie lesen hier mit. Ändern kann nur die Administration.",
    heading: "Verwaltung",
    lead: "Alles, was die Plattform braucht, damit andere mitmachen können.",
    back: "Zur Verwaltung",
    saved: "Gespeichert.",
    choose: "Bitte wählen",
    now_stored: "Inzwischen gespeichert:",
    nothing: "nichts",
    no_deputy: "keine Vertretung",
    changed: "Inzwischen hat das jemand anderes geändert. Speichern Sie noch einmal, dann gilt Ihre Fassung. Oder nehmen Sie die andere.",
    take_stored: "Die andere Fassung nehmen",
    end_voting: "Die Abstimmung sofort beenden",
    end_voting_hint: "Das lässt sich nicht zurücknehmen: Die Stimmen werden eingefroren.",
    missing: "fehlt",
    add: "Hinzufügen",
    change: "Ändern",
    up: |name| format!("«{name}» nach oben"),
    down: |name| format!("«{name}» nach unten"),
    campaigns: "Ideenaufrufe",
    campaigns_hint: "Titel, Texte, Termine und Themen.",
    campaign_new: "Neuer Ideenaufruf",
    campaign_slug_hint: "Steht in der Adresse und bleibt für immer. Leer heißt: Wir bilden sie aus dem Titel.",
    campaign_texts: "Titel und Einleitung",
    campaign_rules: "Regeln",
    markdown_hint: "Zwischenüberschriften beginnen mit ##, Aufzählungen mit -, **fett** steht zwischen Sternen.",
    campaign_dates: "Termine",
    campaign_dates_hint: "Jede Phase dauert, bis die nächste beginnt. Es gilt die Uhrzeit der Stadt. Auch begonnene Phasen lassen sich verschieben.",
    preview: "Vorschau",
    preview_hint: "So sehen es Mitarbeitende an einem Tag um 12 Uhr, nach den gespeicherten Terminen.",
    preview_day: "Tag",
    preview_show: "Vorschau zeigen",
    preview_on: |day| format!("So sehen es Mitarbeitende am {day}"),
    preview_hidden: "Mitarbeitende sehen diesen Ideenaufruf an diesem Tag noch nicht.",
    possible: "möglich",
    topics_count: |n| match n {
        1 => "1 Thema".into(),
        n => format!("{} Themen", Lang::De.number(n)),
    },
    topics_of: |title| format!("Themen: {title}"),
    topics: "Themen",
    topics_hint: "In dieser Reihenfolge stehen sie zur Auswahl. Abgelegte Themen gibt es nur noch beim Filtern.",
    topic_new: "Neues Thema",
    topic_merge: "Mit einem anderen Thema zusammenführen",
    topic_merge_hint: "Alle Ideen wechseln zum anderen Thema. Alte Adressen führen dorthin. Das lässt sich nicht zurücknehmen.",
    topic_merge_means: |topic, into, ideas| {
        format!("«{topic}» gibt es danach nicht mehr. Was darunter steht, gehört dann zu «{into}»: {ideas}.")
    },
    topic_merge_next: "Weiter",
    topic_merge_do: "Zusammenführen",
    topic_archived: "abgelegt",
    topic_archive: "Thema ablegen",
    topic_archive_hint: "Für neue Ideen steht es dann nicht mehr zur Wahl. Alte Ideen behalten es.",
    topic_restore: "Wieder anbieten",
    units: "Bereiche",
    units_hint: "Ämter, Betriebe und Abteilungen, mit ihrer Geschichte.",
    unit_new: "Neuer Bereich",
    headcount_hint: "Damit Zahlen erst ab fünf Menschen gezeigt werden.",
    people_count: |n| match n {
        1 => "1 Person".into(),
        n => format!("{} Personen", Lang::De.number(n)),
    },
    unit_top: "Ganz oben",
    unit_name: "Name und Größe",
    unit_move: "Einordnung",
    unit_move_do: "Verschieben",
    unit_close: "Bereich schließen",
    unit_close_hint: "Ab diesem Tag steht er nicht mehr zur Wahl. Alte Ideen behalten ihn.",
    unit_reopen: "Wieder öffnen",
    unit_closed: |day| format!("geschlossen ab {day}"),
    history: "Frühere Namen und Einordnungen",
    history_empty: "Bisher hat sich nichts geändert.",
    name: "Name",
    above: "Gehörte zu",
    from: "Von",
    until: "Bis",
    ideas: "Ideen",
    state: "Stand",
    order: "Reihenfolge",
    people: "Personen und Rollen",
    people_hint: "Wer mitmachen kann und was jemand darf. Wann jemand da war, steht hier nicht: Das speichern wir nicht.",
    people_search: "Name oder E-Mail",
    search: "Suchen",
    people_none: "Niemand gefunden.",
    people_more: "Weitere Personen",
    person_new: "Neue Person",
    person_new_hint: "Wir bilden ein Passwort. Sie sehen es einmal und geben es weiter.",
    password_once: "Passwort, nur dieses eine Mal",
    password_once_hint: "Geben Sie es persönlich weiter. Danach kennt es hier niemand mehr.",
    person_place: "Rolle und Bereich",
    person_place_hint: "Gilt ab dem nächsten Klick der Person.",
    password_new: "Neues Passwort",
    password_new_hint: "Das alte gilt dann nicht mehr. Die Person ist überall abgemeldet.",
    password_new_do: "Passwort bilden",
    person_shut: "Konto sperren",
    person_shut_hint: "Die Person ist sofort überall abgemeldet und kann sich nicht mehr anmelden. Ihre Beiträge bleiben. Sie verlässt alle Workshop-Teams, und was sie in der Moderation übernommen hatte, liegt bei niemandem: Das kommt nicht zurück, wenn Sie die Sperre aufheben.",
    person_shut_do: "Sperren",
    person_open: "Sperre aufheben",
    person_is_shut: |day| format!("gesperrt seit {day}"),
    access_account: "Dienstkonto",
    access_code: "Zugangscode",
    access_password: "E-Mail und Passwort",
    texts: "Texte",
    texts_hint: "Impressum, Datenschutz und die anderen Seiten am Fuß jeder Seite.",
    text_delivered: "mitgeliefert",
    text_own: "eigener Text",
    text_gaps: |n| match n {
        1 => "1 Angabe fehlt".into(),
        n => format!("{} Angaben fehlen", Lang::De.number(n)),
    },
    text_reset: "Zurück zum mitgelieferten Text",
    text_reset_hint: "Ihr eigener Text geht dabei verloren, in beiden Sprachen.",
    text_reset_means: "Das lässt sich nicht zurücknehmen.",
    text_show: "Seite ansehen",
    templates: "Antwort-Vorlagen",
    templates_hint: "Textbausteine, mit denen offizielle Antworten beginnen.",
    templates_none: "Noch keine Vorlagen.",
    template_new: "Neue Vorlage",
    template_name: "Name der Vorlage",
    template_body: "Text der Vorlage",
    template_remove: "Vorlage löschen",
    template_remove_hint: "Antworten, die mit ihr begonnen haben, bleiben.",
    synonyms_hint: "Verschiedene Wörter für dasselbe, nach denen die Suche geht.",
};

pub(super) static EN: AdminWords = AdminWords {
    reads_only: "You read along here. Only administrators can change anything.",
    heading: "Administration",
    lead: "Everything the platform needs so that others can take part.",
    back: "To the administration",
    saved: "Saved.",
    choose: "Please choose",
    now_stored: "Stored meanwhile:",
    nothing: "nothing",
    no_deputy: "no deputy",
    changed: "Somebody else has changed this meanwhile. Save once more and your version counts. Or take the other one.",
    take_stored: "Take the other version",
    end_voting: "End voting at once",
    end_voting_hint: "This cannot be taken back: the votes are frozen.",
    missing: "missing",
    add: "Add",
    change: "Change",
    up: |name| format!("Move \u{201c}{name}\u{201d} up"),
    down: |name| format!("Move \u{201c}{name}\u{201d} down"),
    campaigns: "Calls for ideas",
    campaigns_hint: "Title, texts, dates and topics.",
    campaign_new: "New call for ideas",
    campaign_slug_hint: "Stands in the address and stays for ever. If empty, we make it of the title.",
    campaign_texts: "Title and introduction",
    campaign_rules: "Rules",
    markdown_hint: "Headings begin with ##, lists with -, **bold** stands between stars.",
    campaign_dates: "Dates",
    campaign_dates_hint: "A phase lasts until the next begins, by the clocks of the city. Phases that have begun can be moved, too.",
    preview: "Preview",
    preview_hint: "What staff see on a day at noon, by the dates that are saved.",
    preview_day: "Day",
    preview_show: "Show preview",
    preview_on: |day| format!("What staff see on {day}"),
    preview_hidden: "Staff do not see this call on that day yet.",
    possible: "possible",
    topics_count: |n| match n {
        1 => "1 topic".into(),
        n => format!("{} topics", Lang::En.number(n)),
    },
    topics_of: |title| format!("Topics: {title}"),
    topics: "Topics",
    topics_hint: "They are offered in this order. Topics that were put away are there for filtering only.",
    topic_new: "New topic",
    topic_merge: "Merge into another topic",
    topic_merge_hint: "All ideas move to the other topic. Old addresses lead there. This cannot be undone.",
    topic_merge_means: |topic, into, ideas| {
        format!(
            "\u{201c}{topic}\u{201d} is no more after that. What stands under it then belongs to \u{201c}{into}\u{201d}: {ideas}."
        )
    },
    topic_merge_next: "Continue",
    topic_merge_do: "Merge",
    topic_archived: "put away",
    topic_archive: "Put topic away",
    topic_archive_hint: "It is no longer offered for new ideas. Old ideas keep it.",
    topic_restore: "Offer again",
    units: "Units",
    units_hint: "Units, with their history.",
    unit_new: "New unit",
    headcount_hint: "So that figures are shown from five people on.",
    people_count: |n| match n {
        1 => "1 person".into(),
        n => format!("{} people", Lang::En.number(n)),
    },
    unit_top: "At the top",
    unit_name: "Name and size",
    unit_move: "Place",
    unit_move_do: "Move",
    unit_close: "Close unit",
    unit_close_hint: "It is no longer offered from that day on. Old ideas keep it.",
    unit_reopen: "Open again",
    unit_closed: |day| format!("closed from {day}"),
    history: "Former names and places",
    history_empty: "Nothing has changed yet.",
    name: "Name",
    above: "Belonged to",
    from: "From",
    until: "Until",
    ideas: "Ideas",
    state: "State",
    order: "Order",
    people: "People and roles",
    people_hint: "Who can take part, and what they may do. When somebody was here is not shown: we do not store it.",
    people_search: "Name or e-mail",
    search: "Search",
    people_none: "Nobody found.",
    people_more: "More people",
    person_new: "New person",
    person_new_hint: "We make a password. You see it once and hand it on.",
    password_once: "Password, this once",
    password_once_hint: "Hand it on in person. Nobody here knows it afterwards.",
    person_place: "Role and unit",
    person_place_hint: "Holds from the person's next click on.",
    password_new: "New password",
    password_new_hint: "The old one stops working. The person is signed out everywhere.",
    password_new_do: "Make password",
    person_shut: "Disable account",
    person_shut_hint: "The person is signed out everywhere at once and cannot sign in. What they wrote stays. They leave all workshop teams, and what they had taken over in moderation is with nobody: enabling the account again does not bring that back.",
    person_shut_do: "Disable",
    person_open: "Enable again",
    person_is_shut: |day| format!("disabled since {day}"),
    access_account: "Work account",
    access_code: "Access code",
    access_password: "E-mail and password",
    texts: "Texts",
    texts_hint: "Imprint, privacy and the other pages at the foot of every page.",
    text_delivered: "as delivered",
    text_own: "own text",
    text_gaps: |n| match n {
        1 => "1 detail is missing".into(),
        n => format!("{} details are missing", Lang::En.number(n)),
    },
    text_reset: "Back to the delivered text",
    text_reset_hint: "Your own text is lost by it, in both languages.",
    text_reset_means: "This cannot be undone.",
    text_show: "Show page",
    templates: "Answer templates",
    templates_hint: "Texts that official answers begin with.",
    templates_none: "No templates yet.",
    template_new: "New template",
    template_name: "Name of the template",
    template_body: "Text of the template",
    template_remove: "Delete template",
    template_remove_hint: "Answers that began with it stay.",
    synonyms_hint: "Different words for one thing, which the search goes by.",
};
