//! Pseudonyms for comments without a name: stable within one idea, unlinkable between two.

use std::sync::LazyLock;

use domain::ids::{IdeaNumber, PersonId};
use store::Tx;

use crate::{Result, ports::Dice, secrets::Secret};

/// Stems that take the endings of the strong declension: flink-er Fuchs, flink-e Eule, flink-es Reh.
const ADJECTIVES: &str = "Bunt Flink Froh Fein Frisch Gelb Golden Groß Grün Gut Hell Jung Keck Klar Klein Klug Kühn Lang \
    Leicht Leis Lieb Munter Mutig Neu Redlich Rasch Rot Ruhig Rund Sacht Samtig Sanft Schlau Schnell \
    Silbern Sonnig Still Tapfer Treu Wach Warm Weich Weis Weit Wendig Wild Zart Blau Braun Eifrig Emsig \
    Fleißig Freundlich Fröhlich Gelassen Geduldig Heiter Herzlich Kräftig Lustig Pfiffig Stark Stolz";

/// Animals, by the ending that they ask for.
const ANIMALS: [(&str, &str); 3] = [
    (
        "er",
        "Adler Biber Dachs Delfin Eisvogel Elch Esel Falke Fasan Fink Fisch Frosch Fuchs Habicht Hamster Hase \
    Hecht Hirsch Igel Iltis Käfer Karpfen Kauz Kiebitz Kolibri Kranich Kuckuck Lachs Luchs Marder Otter \
    Papagei Pelikan Pinguin Pirol Reiher Schwan Seehund Specht Spatz Star Stieglitz Storch Uhu Zaunkönig \
    Zeisig",
    ),
    (
        "e",
        "Ameise Amsel Biene Dohle Drossel Elster Ente Eule Forelle Gans Giraffe Grille Hummel Katze Lerche \
    Libelle Meise Möwe Robbe Schwalbe Taube Wachtel Ziege",
    ),
    (
        "es",
        "Eichhörnchen Hermelin Kamel Kaninchen Lamm Murmeltier Nashorn Pferd Reh Rotkehlchen Seepferdchen \
    Wiesel Zebra",
    ),
];

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    adjectives: ADJECTIVES.split_whitespace().collect(),
    animals: ANIMALS
        .iter()
        .flat_map(|(ending, animals)| animals.split_whitespace().map(move |animal| (*ending, animal)))
        .collect(),
});

struct Words {
    adjectives: Vec<&'static str>,
    animals: Vec<(&'static str, &'static str)>,
}

/// Stands for the writer of a comment without a name, within one idea.
pub(crate) fn author_tag(campaign_key: &[u8; 32], idea: IdeaNumber, person: PersonId) -> [u8; 32] {
    Secret::from_bytes(*campaign_key).mac("comment author", &[&seed_of(idea, person)])
}

/// The pseudonym of a person in an idea: the one they have there, or the first of theirs that nobody has there.
/// Its name has nothing of the tag: who reads one learns nothing of the other.
pub(crate) async fn of_person(
    tx: &mut Tx,
    campaign_key: &[u8; 32],
    idea: IdeaNumber,
    person: PersonId,
) -> Result<String> {
    match tx.pseudonym_in(idea, Some(author_tag(campaign_key, idea, person))).await? {
        Some(name) => Ok(name),
        None => free(tx, &Secret::from_bytes(*campaign_key), idea, &seed_of(idea, person)).await,
    }
}

/// The pseudonym of an idea's author, which is not the one their account has there: it follows from the idea alone.
pub(crate) async fn of_author(tx: &mut Tx, secret: &Secret, idea: IdeaNumber) -> Result<String> {
    match tx.pseudonym_in(idea, None).await? {
        Some(name) => Ok(name),
        None => free(tx, secret, idea, &idea.as_i64().to_be_bytes()).await,
    }
}

/// A pseudonym that nothing leads back from.
pub(crate) fn of_nobody(dice: &dyn Dice) -> String {
    let mut seed = [0; 32];
    dice.roll(&mut seed);
    spell(&seed)
}

/// Names of a seed that are tried before two people share one.
const ATTEMPTS: u8 = 20;

async fn free(tx: &mut Tx, key: &Secret, idea: IdeaNumber, seed: &[u8]) -> Result<String> {
    let mut name = String::new();
    for attempt in 0..ATTEMPTS {
        name = spell(&key.mac("pseudonym", &[seed, &[attempt]]));
        if !tx.has_pseudonym(idea, &name).await? {
            break;
        }
    }
    Ok(name)
}

fn seed_of(idea: IdeaNumber, person: PersonId) -> Vec<u8> {
    [idea.as_i64().to_be_bytes(), person.as_i64().to_be_bytes()].concat()
}

fn spell(seed: &[u8; 32]) -> String {
    let [a, b, c, d, ..] = *seed;
    let pick = |bytes: [u8; 2], of: usize| usize::from(u16::from_be_bytes(bytes)) % of;
    let adjective = WORDS.adjectives[pick([a, b], WORDS.adjectives.len())];
    let (ending, animal) = WORDS.animals[pick([c, d], WORDS.animals.len())];
    format!("{adjective}{ending} {animal}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn adjectives_agree_with_their_animals() {
        let flink = WORDS.adjectives.iter().position(|word| *word == "Flink").unwrap();
        let spell_at = |animal: &str| {
            let animal = WORDS.animals.iter().position(|(_, word)| *word == animal).unwrap();
            let mut seed = [0; 32];
            seed[..2].copy_from_slice(&u16::try_from(flink).unwrap().to_be_bytes());
            seed[2..4].copy_from_slice(&u16::try_from(animal).unwrap().to_be_bytes());
            spell(&seed)
        };
        assert_eq!(spell_at("Fuchs"), "Flinker Fuchs");
        assert_eq!(spell_at("Eule"), "Flinke Eule");
        assert_eq!(spell_at("Reh"), "Flinkes Reh");
    }

    #[test]
    fn no_word_comes_twice() {
        let adjectives: HashSet<_> = WORDS.adjectives.iter().collect();
        let animals: HashSet<_> = WORDS.animals.iter().map(|(_, animal)| animal).collect();
        assert_eq!((adjectives.len(), animals.len()), (WORDS.adjectives.len(), WORDS.animals.len()));
    }

    #[test]
    fn in_another_idea_the_same_person_is_somebody_else() {
        let tag = |idea, person| author_tag(&[5; 32], IdeaNumber::from_i64(idea), PersonId::from_i64(person));
        assert_eq!(tag(1, 1), tag(1, 1));
        assert_ne!(tag(1, 1), tag(2, 1));
        assert_ne!(tag(1, 1), tag(1, 2));
    }
}
