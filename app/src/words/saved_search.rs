//! Saved searches.

/// Saved searches.
pub struct SavedSearchWords {
    /// Heading of the list of saved searches.
    pub heading: &'static str,
    /// Opens the form that saves the list on the screen.
    pub save: &'static str,
    /// Label of the name.
    pub name: &'static str,
    /// What happens with it.
    pub name_hint: &'static str,
    /// Announced after saving.
    pub saved: &'static str,
    /// None yet.
    pub empty: &'static str,
    /// Deletes one.
    pub delete: &'static str,
    /// The same with the name, for those who do not see where it stands.
    pub delete_name: fn(&str) -> String,
    /// Twenty are kept already; takes how many there can be.
    pub too_many: fn(u64) -> String,
}

pub(super) static DE: SavedSearchWords = SavedSearchWords {
    heading: "Gespeicherte Suchen",
    save: "Suche speichern",
    name: "Name der Suche",
    name_hint: "Gespeichert werden Suchwörter, Reihenfolge und Filter. Nur Sie sehen das.",
    saved: "Suche gespeichert.",
    empty: "Über der Liste der Ideen können Sie eine Suche speichern.",
    delete: "Löschen",
    delete_name: |name| format!("Löschen: {name}"),
    too_many: |most| {
        format!("Mehr als {most} Suchen können Sie nicht speichern. Löschen Sie erst eine in Ihrem Bereich.")
    },
};

pub(super) static EN: SavedSearchWords = SavedSearchWords {
    heading: "Saved searches",
    save: "Save search",
    name: "Name of the search",
    name_hint: "Words, order and filters are saved. Only you see this.",
    saved: "Search saved.",
    empty: "Above the list of ideas you can save a search.",
    delete: "Delete",
    delete_name: |name| format!("Delete: {name}"),
    too_many: |most| format!("You cannot save more than {most} searches. Delete one on your page first."),
};
