//! What differs between two texts, word by word.

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Kept(String),
    /// Only in the old one.
    Removed(String),
    /// Only in the new one.
    Added(String),
}

/// The way from one text to the other: the longest common sequence of words stays.
pub fn difference(before: &str, after: &str) -> Vec<Piece> {
    let old: Vec<&str> = before.split_inclusive(char::is_whitespace).collect();
    let new: Vec<&str> = after.split_inclusive(char::is_whitespace).collect();
    let common = common_lengths(&old, &new);
    let (mut i, mut j, mut pieces) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        let same = old.get(i).is_some_and(|word| new.get(j) == Some(word));
        let removing = j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]);
        if same {
            extend(&mut pieces, Piece::Kept(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if removing {
            extend(&mut pieces, Piece::Removed(old[i].to_owned()));
            i += 1;
        } else {
            extend(&mut pieces, Piece::Added(new[j].to_owned()));
            j += 1;
        }
    }
    pieces
}

/// `common[i][j]`: how many words the texts share from word `i` of the one and `j` of the other on.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1].saturating_add(1)
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    common
}

/// Joins words of the same fate.
fn extend(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Kept(text)), Piece::Kept(word))
        | (Some(Piece::Removed(text)), Piece::Removed(word))
        | (Some(Piece::Added(text)), Piece::Added(word)) => text.push_str(&word),
        (_, piece) => pieces.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Piece, difference};

    #[test]
    fn what_stays_stays_together() {
        assert_eq!(
            difference("Der Drucker ist immer kaputt", "Der Drucker ist oft kaputt"),
            [
                Piece::Kept("Der Drucker ist ".into()),
                Piece::Removed("immer ".into()),
                Piece::Added("oft ".into()),
                Piece::Kept("kaputt".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_difference(before in "[ab \n]{0,40}", after in "[ab \n]{0,40}") {
            let (mut old, mut new) = (String::new(), String::new());
            for piece in difference(&before, &after) {
                match piece {
                    Piece::Kept(text) => { old.push_str(&text); new.push_str(&text); }
                    Piece::Removed(text) => old.push_str(&text),
                    Piece::Added(text) => new.push_str(&text),
                }
            }
            prop_assert_eq!(old, before);
            prop_assert_eq!(new, after);
        }
    }
}
