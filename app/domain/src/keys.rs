//! Keys of forms: with one, a form that is sent twice is taken once. It says for whom the form was drawn.

use crate::ids::PersonId;

/// Before the person for whom a form was drawn.
const FOR: &str = "for-";

/// A key of a form that is drawn for a person, made of bits that nobody can guess. What begins with it is theirs as well.
#[must_use]
pub fn key_for(person: PersonId, bits: &str) -> String {
    format!("{FOR}{person}-{bits}")
}

/// For whom the form was drawn that sends this key; nobody for the keys that programs make.
#[must_use]
pub fn drawn_for(key: &str) -> Option<PersonId> {
    let (person, _) = key.strip_prefix(FOR)?.split_once('-')?;
    person.parse().ok().map(PersonId::from_i64)
}

#[cfg(test)]
mod tests {
    use super::{PersonId, drawn_for, key_for};

    #[test]
    fn a_key_says_for_whom_its_form_was_drawn() {
        let key = key_for(PersonId::from_i64(12), "0f0f");
        for key in [&key, &format!("{key}-idea-0")] {
            assert_eq!(drawn_for(key), Some(PersonId::from_i64(12)), "{key}");
        }
        for own in ["0f0f", "", "for-", "for-1", "for-me-0f", "format-12"] {
            assert_eq!(drawn_for(own), None, "{own}");
        }
    }
}
