//! Hints while somebody types: what seems to be in the text, and where it belongs.

use domain::personal::{Finding, Kind};

use super::Words;

/// Hints while somebody types.
pub struct PersonalWords {
    /// Above the hints.
    pub heading: &'static str,
    /// A name; takes the words themselves, as all of them do.
    pub name: fn(&str) -> String,
    /// A telephone number.
    pub phone: fn(&str) -> String,
    /// An e-mail address.
    pub email: fn(&str) -> String,
    /// A number of a case or an account.
    pub case: fn(&str) -> String,
    /// Somebody's health.
    pub health: fn(&str) -> String,
    /// Misconduct.
    pub misconduct: fn(&str) -> String,
    /// That nothing of it is sent, and nothing is in the way.
    pub local: &'static str,
}

impl Words {
    /// What a finding means, and what to do about it.
    pub fn finding(&self, finding: &Finding<'_>) -> String {
        let words = &self.personal();
        let hint = match finding.kind {
            Kind::Name => words.name,
            Kind::Phone => words.phone,
            Kind::Email => words.email,
            Kind::Case => words.case,
            Kind::Health => words.health,
            Kind::Misconduct => words.misconduct,
        };
        hint(finding.fragment)
    }
}

pub(super) static DE: PersonalWords = PersonalWords {
    heading: "Gehört das hierher?",
    name: |text| {
        format!("«{text}» sieht nach einem Namen aus. Schreiben Sie, was geschieht, nicht, wer es ist.")
    },
    phone: |text| {
        format!("«{text}» sieht nach einer Telefonnummer aus. Lassen Sie sie weg, alle lesen hier mit.")
    },
    email: |text| {
        format!("«{text}» sieht nach einer E-Mail-Adresse aus. Lassen Sie sie weg, alle lesen hier mit.")
    },
    case: |text| {
        format!(
            "«{text}» führt zu einem einzelnen Vorgang. Angaben dazu gehören ins Fachverfahren, hier genügt, was allgemein nicht klappt."
        )
    },
    health: |text| {
        format!(
            "«{text}» sagt etwas über die Gesundheit einer Person. Lassen Sie es weg, auch wenn Sie keinen Namen nennen."
        )
    },
    misconduct: |text| {
        format!(
            "«{text}»: Geht es um einen Rechtsverstoß? Dafür gibt es die interne Meldestelle. Dort sind Sie geschützt, hier nicht."
        )
    },
    local: "Der Hinweis entsteht nur in Ihrem Browser. Sie können trotzdem absenden.",
};

pub(super) static EN: PersonalWords = PersonalWords {
    heading: "Does this belong here?",
    name: |text| format!("\u{201c}{text}\u{201d} looks like a name. Write what happens, not who it is."),
    phone: |text| {
        format!("\u{201c}{text}\u{201d} looks like a telephone number. Leave it out, everybody reads this.")
    },
    email: |text| {
        format!("\u{201c}{text}\u{201d} looks like an e-mail address. Leave it out, everybody reads this.")
    },
    case: |text| {
        format!(
            "\u{201c}{text}\u{201d} leads to a single case. Its details belong in the specialist system; here it is enough to say what does not work in general."
        )
    },
    health: |text| {
        format!("\u{201c}{text}\u{201d} tells of somebody's health. Leave it out, even if you give no name.")
    },
    misconduct: |text| {
        format!(
            "\u{201c}{text}\u{201d}: is it about a breach of law? There is an internal reporting office for that. There you are protected, here you are not."
        )
    },
    local: "This hint is made in your browser alone. You can send the text all the same.",
};

#[cfg(test)]
mod tests {
    use domain::personal::{Kind, look};

    use crate::words::Lang;

    #[test]
    fn every_kind_has_its_own_words_in_both_languages() {
        let text = "Frau Kaya ist krank und lässt sich bestechen. Tel. 50-12345, a@example.org, Az. 4711";
        let found = look(text);
        assert_eq!(found.iter().map(|found| found.kind).collect::<Vec<_>>(), Kind::ALL);
        for lang in [Lang::De, Lang::En] {
            let mut hints: Vec<_> = found.iter().map(|found| lang.words().finding(found)).collect();
            assert!(hints.iter().zip(&found).all(|(hint, found)| hint.contains(found.fragment)));
            hints.dedup();
            assert_eq!(hints.len(), Kind::ALL.len());
        }
    }
}
