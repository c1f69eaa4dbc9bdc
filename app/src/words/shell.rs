//! Header, navigation, footer.

/// Header, navigation, footer.
pub struct ShellWords {
    /// Jumps over the header.
    pub skip: &'static str,
    /// Name of the main navigation.
    pub navigation: &'static str,
    /// To the list.
    pub ideas: &'static str,
    /// To the results.
    pub results: &'static str,
    /// To the administration.
    pub administration: &'static str,
    /// To one's own page.
    pub me: &'static str,
    /// Behind how many ideas have news on one's own page.
    pub news: &'static str,
    /// To the form for a new idea.
    pub new_idea: &'static str,
    /// To the doors.
    pub sign_in: &'static str,
    /// Ends the session.
    pub sign_out: &'static str,
    /// The other language, in that language.
    pub other_language: &'static str,
    /// Says who is signed in.
    pub signed_in_as: fn(&str) -> String,
    /// The switch for live numbers.
    pub live: &'static str,
    /// Name of the footer's navigation.
    pub footer: &'static str,
    /// Statement on accessibility.
    pub accessibility: &'static str,
    /// Form to report a barrier.
    pub report_barrier: &'static str,
    /// The product in easy language.
    pub easy_language: &'static str,
    /// The product in sign language.
    pub sign_language: &'static str,
    /// How data is protected.
    pub privacy: &'static str,
    /// Who is responsible.
    pub imprint: &'static str,
    /// What is counted, and what is not.
    pub what_we_count: &'static str,
    /// What became of the ideas that workshops pulled.
    pub outcomes: &'static str,
    /// What moderation did, in figures.
    pub moderation: &'static str,
    /// The statistics.
    pub statistics: &'static str,
    /// The queue of moderation.
    pub triage: &'static str,
    /// To what workshops pull.
    pub workshops: &'static str,
    /// Who stands behind the product.
    pub sender: &'static str,
    /// The component gallery, for those who build.
    pub gallery: &'static str,
}

pub(super) const DE: ShellWords = ShellWords {
    skip: "Zum Inhalt springen",
    navigation: "Hauptmenü",
    ideas: "Ideen",
    results: "Ergebnisse",
    administration: "Verwaltung",
    me: "Mein Bereich",
    news: "neu",
    new_idea: "Idee einreichen",
    sign_in: "Anmelden",
    sign_out: "Abmelden",
    other_language: "English",
    signed_in_as: |name| format!("Angemeldet als {name}"),
    live: "Zahlen live aktualisieren",
    footer: "Rechtliches und Hilfe",
    accessibility: "Barrierefreiheit",
    report_barrier: "Barriere melden",
    easy_language: "Leichte Sprache",
    sign_language: "Gebärdensprache",
    privacy: "Datenschutz",
    imprint: "Impressum",
    what_we_count: "Was wir zählen – und was nicht",
    outcomes: "Ergebnisse der Workshops",
    moderation: "Moderation in Zahlen",
    statistics: "Statistik",
    triage: "Moderation",
    workshops: "Workshops",
    sender: "Eine Initiative der Stadt Dortmund",
    gallery: "Bausteine",
};

pub(super) const EN: ShellWords = ShellWords {
    skip: "Skip to content",
    navigation: "Main menu",
    ideas: "Ideas",
    results: "Results",
    administration: "Administration",
    me: "My page",
    news: "new",
    new_idea: "Post an idea",
    sign_in: "Sign in",
    sign_out: "Sign out",
    other_language: "Deutsch",
    signed_in_as: |name| format!("Signed in as {name}"),
    live: "Update numbers live",
    footer: "Legal and help",
    accessibility: "Accessibility",
    report_barrier: "Report a barrier",
    easy_language: "Easy language",
    sign_language: "Sign language",
    privacy: "Privacy",
    imprint: "Imprint",
    what_we_count: "What we count – and what we don't",
    outcomes: "Outcomes of the workshops",
    moderation: "Moderation in figures",
    statistics: "Statistics",
    triage: "Moderation",
    workshops: "Workshops",
    sender: "An initiative of the City of Dortmund",
    gallery: "Building blocks",
};
