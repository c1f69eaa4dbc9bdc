//! The list of ideas.

use super::Lang;

/// The list of ideas.
pub struct ListWords {
    /// The page's heading.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// The promise.
    pub promise: &'static str,
    /// "128 ideas", above the cards.
    pub found: fn(u64) -> String,
    /// As many as are counted, and more.
    pub found_many: fn(u64) -> String,
    /// To the campaign's page.
    pub about: &'static str,
    /// Shows the next ideas below these.
    pub more: &'static str,
    /// The list begins somewhere in the middle.
    pub continued: &'static str,
    /// Announced after a filter changed the list.
    pub announced: fn(u64) -> String,
    /// Name of the navigation with the orders.
    pub order: &'static str,
    /// Least seen first, then shuffled.
    pub order_fair: &'static str,
    /// Most votes first.
    pub order_top: &'static str,
    /// Rising now.
    pub order_trending: &'static str,
    /// Newest first.
    pub order_new: &'static str,
    /// Most comments first.
    pub order_discussed: &'static str,
    /// With an official answer first.
    pub order_answered: &'static str,
    /// Name and heading of the filters.
    pub filter: &'static str,
    /// How many filters are set.
    pub filters_set: fn(u64) -> String,
    /// Filter by topic.
    pub topic: &'static str,
    /// Filter by state.
    pub status: &'static str,
    /// Filter by organisational unit.
    pub unit: &'static str,
    /// Only what concerns the reader.
    pub mine: &'static str,
    /// The reader's ideas.
    pub mine_posted: &'static str,
    /// What the reader voted for.
    pub mine_voted: &'static str,
    /// What the reader commented on.
    pub mine_commented: &'static str,
    /// What the reader follows.
    pub mine_followed: &'static str,
    /// No restriction, as the first choice of a filter.
    pub any: &'static str,
    /// Sends the filters, without a script.
    pub apply: &'static str,
    /// Removes all filters.
    pub reset: &'static str,
    /// No idea exists.
    pub empty: &'static str,
    /// There is no campaign that employees can see.
    pub no_campaign: &'static str,
    /// Leads administrators to where campaigns are made.
    pub make_campaign: &'static str,
    /// No idea exists, and none can be posted.
    pub empty_closed: &'static str,
    /// No idea matches the filters.
    pub empty_filtered: &'static str,
    /// New ideas arrived while the list is open.
    pub show_new: fn(u64) -> String,
    /// Between an idea's author and its unit.
    pub has_answer: &'static str,
    /// The search landmark's field, once search exists.
    pub search: &'static str,
    /// Its button.
    pub search_button: &'static str,
    /// How the fair order works, in one sentence.
    pub fair_hint: &'static str,
    /// Leads to the form that saves the list.
    pub save: &'static str,
    /// The order of what was found.
    pub order_fit: &'static str,
    /// No idea holds all that was looked for; these hold some of it.
    pub found_some: &'static str,
    /// Nothing was found for this text.
    pub found_none: fn(&str) -> String,
}

pub(super) const DE: ListWords = ListWords {
    heading: "Wo drückt der Schuh?",
    lead: "Was kostet Sie im Alltag Zeit und Nerven? Beschreiben Sie es – andere stimmen mit ab.",
    promise: "Jede Idee bekommt eine Rückmeldung.",
    found: |n| match n {
        1 => "1 Idee".into(),
        n => format!("{} Ideen", Lang::De.number(n)),
    },
    found_many: |n| format!("{} Ideen und mehr", Lang::De.number(n)),
    about: "Ablauf und Regeln",
    more: "Mehr anzeigen",
    continued: "Fortsetzung der Liste",
    announced: |n| match n {
        1 => "1 Idee gefunden".into(),
        n => format!("{} Ideen gefunden", Lang::De.number(n)),
    },
    order: "Reihenfolge",
    order_fair: "Gemischt",
    order_top: "Viele Stimmen",
    order_trending: "Im Kommen",
    order_new: "Neu",
    order_discussed: "Viel besprochen",
    order_answered: "Beantwortet",
    filter: "Filter",
    filters_set: |n| match n {
        1 => "1 Filter gesetzt".into(),
        n => format!("{n} Filter gesetzt"),
    },
    topic: "Thema",
    status: "Stand",
    unit: "Bereich",
    mine: "Von mir",
    mine_posted: "Meine Ideen",
    mine_voted: "Drückt mich auch",
    mine_commented: "Von mir kommentiert",
    mine_followed: "Ich folge",
    any: "Alle",
    apply: "Anwenden",
    reset: "Filter zurücksetzen",
    empty: "Noch keine Ideen. Machen Sie den Anfang.",
    no_campaign: "Es gibt noch keinen Ideenaufruf.",
    make_campaign: "Ideenaufruf anlegen",
    empty_closed: "Noch keine Ideen.",
    empty_filtered: "Nichts gefunden. Mit weniger Filtern sehen Sie mehr.",
    show_new: |n| match n {
        1 => "1 neue Idee anzeigen".into(),
        n => format!("{n} neue Ideen anzeigen"),
    },
    has_answer: "Mit Rückmeldung",
    search: "Ideen durchsuchen",
    search_button: "Suchen",
    fair_hint: "Gemischt heißt: Wenig gelesene Ideen stehen vorn.",
    save: "Suche speichern",
    order_fit: "Was am besten passt, steht vorn.",
    found_some: "Keine Idee enthält alles, was Sie suchen. Diese enthalten etwas davon.",
    found_none: |text| format!("Nichts gefunden für „{text}“."),
};

pub(super) const EN: ListWords = ListWords {
    heading: "Where does the shoe pinch?",
    lead: "What costs you time and nerves at work? Tell us – others will vote on it.",
    promise: "Every idea gets an answer.",
    found: |n| match n {
        1 => "1 idea".into(),
        n => format!("{} ideas", Lang::En.number(n)),
    },
    found_many: |n| format!("{} ideas and more", Lang::En.number(n)),
    about: "Dates and rules",
    more: "Show more",
    continued: "Continued from above",
    announced: |n| match n {
        1 => "1 idea found".into(),
        n => format!("{} ideas found", Lang::En.number(n)),
    },
    order: "Order",
    order_fair: "Mixed",
    order_top: "Most votes",
    order_trending: "Rising",
    order_new: "New",
    order_discussed: "Most discussed",
    order_answered: "Answered",
    filter: "Filters",
    filters_set: |n| match n {
        1 => "1 filter set".into(),
        n => format!("{n} filters set"),
    },
    topic: "Topic",
    status: "State",
    unit: "Unit",
    mine: "Mine",
    mine_posted: "My ideas",
    mine_voted: "Pinches me too",
    mine_commented: "I commented",
    mine_followed: "I follow",
    any: "All",
    apply: "Apply",
    reset: "Reset filters",
    empty: "No ideas yet. Be the first.",
    no_campaign: "There is no call for ideas yet.",
    make_campaign: "Make a call for ideas",
    empty_closed: "No ideas yet.",
    empty_filtered: "Nothing found. With fewer filters you see more.",
    show_new: |n| match n {
        1 => "Show 1 new idea".into(),
        n => format!("Show {n} new ideas"),
    },
    has_answer: "Answered",
    search: "Search ideas",
    search_button: "Search",
    fair_hint: "Mixed means: ideas that few people have read come first.",
    save: "Save search",
    order_fit: "The best fit comes first.",
    found_some: "No idea holds all you are looking for. These hold some of it.",
    found_none: |text| format!("Nothing found for “{text}”."),
};
