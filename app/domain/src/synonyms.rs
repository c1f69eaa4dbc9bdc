//! The list of synonyms, as moderators write it: one group a line, its words parted by `=`; lines that start with `#` are notes.

/// Why a line of the list says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw<'a> {
    /// There is one word alone, and none that means the same.
    Alone,
    /// There is no word on one side of a `=`.
    Gap,
    /// This word is there twice.
    Twice(&'a str),
}

/// The lines that say nothing, by their numbers from 1 on, and why.
pub fn flaws(list: &str) -> impl Iterator<Item = (usize, Flaw<'_>)> {
    list.lines().enumerate().filter_map(|(at, line)| Some((at + 1, flaw(line.trim())?)))
}

fn flaw(line: &str) -> Option<Flaw<'_>> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let words: Vec<&str> = line.split('=').map(str::trim).collect();
    if words.iter().any(|word| !word.contains(char::is_alphanumeric)) {
        return Some(Flaw::Gap);
    }
    if words.len() == 1 {
        return Some(Flaw::Alone);
    }
    let twice =
        words.iter().enumerate().find(|(at, word)| words[..*at].iter().any(|other| same(word, other)));
    twice.map(|(_, word)| Flaw::Twice(word))
}

/// Whether two spellings differ in capitals and spaces alone.
fn same(word: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    plain(word) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::{Flaw, flaws};

    #[test]
    fn a_line_says_which_words_mean_the_same() {
        for good in
            ["", "# Kita", "Kita = Hort", "\n\n  # Notiz =\nKita=Hort\r\nöD = öffentlicher Dienst\r\n"]
        {
            assert_eq!(flaws(good).next(), None, "{good}");
        }
        for (list, at, flaw) in [
            ("Kita", 1, Flaw::Alone),
            ("=", 1, Flaw::Gap),
            ("Kita =", 1, Flaw::Gap),
            ("Kita = – = Hort", 1, Flaw::Gap),
            ("…", 1, Flaw::Gap),
            ("Kita = Hort\nFahrrad = Rad = FAHRRAD", 2, Flaw::Twice("FAHRRAD")),
            ("Bus und Bahn = ÖPNV = bus  und bahn", 1, Flaw::Twice("bus  und bahn")),
        ] {
            assert_eq!(flaws(list).collect::<Vec<_>>(), [(at, flaw)], "{list}");
        }
        let several = flaws("# Notiz\r\n\r\nKita = Hort\r\nRad\r\n=");
        assert_eq!(several.collect::<Vec<_>>(), [(4, Flaw::Alone), (5, Flaw::Gap)]);
    }
}
