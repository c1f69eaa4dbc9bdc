//! Claim codes: with one, whoever posted an idea without a name can still answer, add, withdraw, or put their name to it.
//!
//! A code is four of 1,024 German words, 40 bits of chance. The database knows its keyed hash alone.

use std::sync::LazyLock;

use domain::{
    ids::{IdeaNumber, PersonId},
    refusals::Refusal,
};
use subtle::ConstantTimeEq as _;

use crate::{Call, limits::Door, ports::Dice, secrets::Secret};

const WORDS_IN_A_CODE: usize = 4;
/// No two of them differ by a single letter, so that a slip of the pen makes no other word.
static WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("claim_words.txt").split_whitespace().collect());

/// A fresh code, e.g. `kran-ofen-igel-wolke`.
pub(crate) fn new_code(dice: &dyn Dice) -> String {
    let word = |_| {
        let mut bytes = [0; 2];
        dice.roll(&mut bytes);
        WORDS[usize::from(u16::from_be_bytes(bytes)) % WORDS.len()]
    };
    (0..WORDS_IN_A_CODE).map(word).collect::<Vec<_>>().join("-")
}

/// What the database keeps of a code. Case, spaces and hyphens do not matter.
pub(crate) fn hash(secret: &Secret, code: &str) -> [u8; 32] {
    let words = code.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    secret.mac("claim code", &[plain.as_bytes()])
}

/// Whether somebody shows the code of an idea. Whoever guesses too often has to wait, rightly or not.
pub(crate) fn is_claimed(
    call: &Call,
    person: PersonId,
    idea: IdeaNumber,
    known: Option<&[u8]>,
    code: &str,
) -> Result<bool, Refusal> {
    let door = Door::of("claim code", &format!("{person} {idea}"));
    call.service.limits().attempt(door, call.now)?;
    let shown = hash(call.service.secret(), code);
    let right = known.is_some_and(|known| bool::from(known.ct_eq(&shown)));
    if right {
        call.service.limits().forgive(door);
    }
    Ok(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::LoadedDice;

    #[test]
    fn a_code_is_four_of_1024_words() {
        assert_eq!(WORDS.len(), 1_024);
        let different: std::collections::HashSet<_> = WORDS.iter().collect();
        assert_eq!(different.len(), WORDS.len());
        assert!(
            WORDS.iter().all(|w| (3..=7).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase()))
        );
        assert_eq!(new_code(&LoadedDice::new(1)).split('-').count(), WORDS_IN_A_CODE);
    }

    #[test]
    fn no_slip_of_the_pen_makes_another_word() {
        let slip = |a: &str, b: &str| {
            let same_front = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
            let (a, b) = (&a[same_front..], &b[same_front..]);
            let same_back = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count();
            (a.len() - same_back).max(b.len() - same_back) <= 1
        };
        for (at, a) in WORDS.iter().enumerate() {
            for b in &WORDS[at + 1..] {
                assert!(!slip(a, b), "{a} and {b}");
            }
        }
    }

    #[test]
    fn how_a_code_is_typed_does_not_matter() {
        let secret = Secret::from_bytes([3; 32]);
        let code = hash(&secret, "kran-ofen-igel-wolke");
        assert_eq!(hash(&secret, "  Kran Ofen, IGEL -- wolke\n"), code);
        assert_ne!(hash(&secret, "kran-ofen-igel"), code);
        assert_ne!(hash(&Secret::from_bytes([4; 32]), "kran-ofen-igel-wolke"), code);
    }
}
