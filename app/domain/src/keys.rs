//! Keys of forms: with one, a form that is sent twice is taken once, and only from the person for whom it was drawn.

use crate::ids::PersonId;

/// Before the person for whom a form was drawn.
const FOR: &str = "for-";

/// A key of a form that is drawn for a person, made of bits that nobody can guess. What begins with it is theirs as well.
#[must_use]
pub fn key_for(person: PersonId, bits: &str) -> String {
    format!("{FOR}{person}-{bits}")
}

/// Whether a key is of a form that was drawn for somebody else: who sits at the same machine next must not sign what another person
/// has written there. Keys that programs make are for nobody.
#[must_use]
pub fn is_for_another(key: &str, person: PersonId) -> bool {
    let drawn_for = key.strip_prefix(FOR).and_then(|rest| rest.split_once('-'));
    drawn_for.is_some_and(|(drawn_for, _)| drawn_for != person.to_string())
}

#[cfg(test)]
mod tests {
    use super::{PersonId, is_for_another, key_for};

    #[test]
    fn a_form_is_taken_from_the_person_for_whom_it_was_drawn() {
        let [ana, ben] = [1, 12].map(PersonId::from_i64);
        let key = key_for(ana, "0f0f");
        assert!(!is_for_another(&key, ana) && is_for_another(&key, ben));
        assert!(!is_for_another(&format!("{key}-idea-0"), ana), "a key that was made of it");
        assert!(is_for_another(&key_for(ben, "0f0f"), ana), "not a beginning of the number alone");
        for own in ["0f0f", "", "for-", "for-1", "format-12"] {
            assert!(!is_for_another(own, ana), "{own}");
        }
    }
}
