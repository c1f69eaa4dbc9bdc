//! Personal access codes from letters: `XXXX-XXXX-XXXX`.

use crate::{ports::Dice, secrets::Secret};

/// No 0, O, 1, I, L, no B beside 8, no U beside V: what is typed off paper must not be guessed.
const LETTERS: &[u8; 29] = b"23456789ACDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;
const GROUP: usize = 4;

/// A new code: 29^12 possibilities, 58 bits.
pub(crate) fn roll(dice: &dyn Dice) -> String {
    let mut code = String::new();
    let mut count = 0;
    while count < LENGTH {
        let mut byte = [0];
        dice.roll(&mut byte);
        // Bytes from 232 on would make the first letters more frequent.
        let even = usize::from(byte[0]) < 256 / LETTERS.len() * LETTERS.len();
        if let Some(letter) = LETTERS.get(usize::from(byte[0]) % LETTERS.len()).filter(|_| even) {
            if count > 0 && count % GROUP == 0 {
                code.push('-');
            }
            code.push(char::from(*letter));
            count += 1;
        }
    }
    code
}

/// A code as somebody typed it, without what does not count: case, spaces, hyphens.
pub(crate) fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(|c| c.is_alphanumeric()).take(4 * LENGTH);
    letters.flat_map(char::to_uppercase).collect()
}

/// The name under which the database knows a code.
pub(crate) fn hash(secret: &Secret, plain: &str) -> [u8; 32] {
    secret.mac("access code", &[plain.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::LoadedDice;

    #[test]
    fn a_code_has_three_groups_of_letters_that_cannot_be_confused() {
        let dice = LoadedDice::new(7);
        for _ in 0..200 {
            let code = roll(&dice);
            assert!(code.split('-').map(str::len).eq([4, 4, 4]), "{code}");
            assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'B', 'U']), "{code}");
        }
    }

    #[test]
    fn case_spaces_and_hyphens_do_not_count() {
        assert_eq!(plain(" abcd-2345–wxyz\n"), "ABCD2345WXYZ");
        assert_eq!(plain("ABCD 2345 WXYZ"), "ABCD2345WXYZ");
    }
}
