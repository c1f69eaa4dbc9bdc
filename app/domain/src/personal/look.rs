use super::{
    health, misconduct, names, numbers,
    sentences::{Sentence, sentences},
};

/// What a text seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The name of a person.
    Name,
    /// A telephone number.
    Phone,
    /// A person's e-mail address.
    Email,
    /// A number that leads to a case or an account: file, customer, tax, bank.
    Case,
    /// Somebody's health.
    Health,
    /// Misconduct of somebody, for which there is an office of its own.
    Misconduct,
}

impl Kind {
    /// Every kind, in the order of [`look`].
    pub const ALL: &'static [Self] =
        &[Self::Name, Self::Phone, Self::Email, Self::Case, Self::Health, Self::Misconduct];
}

/// A kind, and the first place that gave rise to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding<'a> {
    /// What it seems to be.
    pub kind: Kind,
    /// The words themselves. They belong to nobody but whoever typed them.
    pub fragment: &'a str,
}

/// What a text seems to hold: each kind once, with the first place where it was found. It keeps nothing and never panics.
#[must_use]
pub fn look(text: &str) -> Vec<Finding<'_>> {
    let sentences = sentences(text);
    let first = |find: fn(&Sentence<'_>) -> Option<(usize, usize)>| {
        let place = sentences.iter().find_map(|sentence| find(sentence))?;
        text.get(place.0..place.1)
    };
    let find = |kind: &Kind| {
        let fragment = match kind {
            Kind::Name => first(names::find),
            Kind::Phone => first(numbers::phone),
            Kind::Email => first(numbers::email),
            Kind::Case => first(numbers::case),
            Kind::Health => first(health::find),
            Kind::Misconduct => first(misconduct::find),
        };
        fragment.map(|fragment| Finding { kind: *kind, fragment })
    };
    Kind::ALL.iter().filter_map(find).collect()
}
