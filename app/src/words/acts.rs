//! What an act of moderation came to. The server alone says it: browsers carry none of these words.

use domain::triage::ActKey;

use super::{Lang, Words};

impl Words {
    /// What was done, for whoever did it; where there is no way back, what comes next or that there is none. `act` is the word of the form,
    /// `about` names what can be taken back.
    pub fn act_done(&self, act: &str, about: Option<ActKey>) -> String {
        let (de, en) = match (act, about) {
            ("undo", _) => return self.triage().undone.to_owned(),
            (_, Some(ActKey { thing, .. })) => {
                let number = thing.idea;
                return match self.lang {
                    Lang::De => format!("Idee {number}: erledigt."),
                    Lang::En => format!("Idea {number}: done."),
                };
            }
            ("note", None) => ("Die Notiz ist gespeichert.", "The note is saved."),
            ("unnote", None) => ("Die Notiz ist gelöscht.", "The note is deleted."),
            ("askerasure", None) => (
                "Die Löschung ist beantragt. Eine zweite Person aus der Moderation muss zustimmen.",
                "Deletion is asked for. A second moderator has to agree.",
            ),
            ("unerase", None) => ("Der Text wird nicht gelöscht.", "The text will not be deleted."),
            ("erase", None) => (
                "Der Text ist endgültig gelöscht. Das lässt sich nicht rückgängig machen.",
                "The text is deleted for good. This cannot be undone.",
            ),
            ("keep", None) => (
                "Die Ideen bleiben zusammengeführt. Wer widersprochen hat, liest Ihre Antwort.",
                "The ideas stay merged. Whoever objected reads your reply.",
            ),
            ("appeal", None) => (
                "Über den Widerspruch ist entschieden, und wer widersprochen hat, liest Ihre Antwort. Das lässt sich nicht rückgängig machen.",
                "The appeal is decided, and whoever appealed reads your reply. This cannot be undone.",
            ),
            (_, None) => return self.triage().done.to_owned(),
        };
        self.either(de, en).to_owned()
    }
}
