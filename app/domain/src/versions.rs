//! What tells whether somebody else changed something between reading and changing it.

use crate::{
    campaigns::Moderation, ideas::IdeaText, people::Account, refusals::Refusal, templates::AnswerTemplate,
    topics::TopicEntry, units::UnitEntry,
};

/// What tells a version from every other: two of the same version are the same. FNV-1a with 64 bits, for chance is the only
/// adversary here; each part counts with its length. The same in a browser as on a server: what is read in the one is compared in the other.
#[must_use]
pub fn version_of(parts: &[&str]) -> String {
    let lengths = parts.iter().map(|part| (part.len() as u64).to_le_bytes());
    let bytes = parts.iter().zip(lengths).flat_map(|(part, length)| part.bytes().chain(length));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// Whether what is stored is what was read before it was changed. Whoever does not say what they read is not asked.
///
/// # Errors
/// `Stale`.
pub fn unless_changed(read: &str, stored: &str) -> Result<(), Refusal> {
    if read.is_empty() || read == stored { Ok(()) } else { Err(Refusal::Stale) }
}

impl IdeaText {
    /// Changes with every word.
    #[must_use]
    pub fn version(&self) -> String {
        version_of(&[&self.title, &self.pinch, &self.wish])
    }
}

impl TopicEntry {
    /// Changes with what the topic is called and counts for.
    #[must_use]
    pub fn version(&self) -> String {
        let name = &self.topic.name;
        version_of(&[&name.de, &name.en, self.topic.masterplan.as_str()])
    }
}

impl UnitEntry {
    /// Changes with the unit's name and size.
    #[must_use]
    pub fn version(&self) -> String {
        let name = &self.unit.name;
        version_of(&[&name.de, &name.en, &self.headcount.to_string()])
    }
}

impl Account {
    /// Changes with role and unit.
    #[must_use]
    pub fn version(&self) -> String {
        let unit = self.unit.map(|unit| unit.to_string()).unwrap_or_default();
        version_of(&[self.role.as_str(), &unit])
    }
}

impl AnswerTemplate {
    /// Changes with the wording.
    #[must_use]
    pub fn version(&self) -> String {
        version_of(&[&self.name, &self.body])
    }
}

impl Moderation {
    /// Changes with each of the rules.
    #[must_use]
    pub fn version(&self) -> String {
        let deputy = self.deputy.map(|deputy| deputy.to_string()).unwrap_or_default();
        version_of(&[&self.answer_days.to_string(), self.premoderation.as_str(), &deputy])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_changes_with_each_part_and_with_where_one_ends() {
        assert_eq!(version_of(&["Kita", "Nord"]), version_of(&["Kita", "Nord"]));
        for other in [["Kita", "Süd"], ["KitaN", "ord"], ["Nord", "Kita"], ["KitaNord", ""]] {
            assert_ne!(version_of(&["Kita", "Nord"]), version_of(&other), "{other:?}");
        }
        // A pointer of a browser has four bytes.
        assert_eq!(version_of(&["Kita", "Nord"]), "0de754122ab24937");
        assert_eq!(unless_changed("a", "b"), Err(Refusal::Stale));
        assert!(unless_changed("a", "a").is_ok() && unless_changed("", "b").is_ok());
    }
}
