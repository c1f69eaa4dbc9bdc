//! One spelling for each sound: «Straße», «STRASSE» and «strasse» are one word, «München» and «Muenchen» too.

/// Lower case without umlauts, ligatures and accents. «ae», «oe» and «ue» become «a», «o» and «u», as ä, ö and ü do:
/// some write «Ueberstunden», some «Uberstunden». The «ue» of «neue», «bauen» and «Quelle» is none of these.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        push(&mut out, c);
    }
    undo_digraphs(&out)
}

fn push(out: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'ä' | 'Ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' => out.push('a'),
        'ö' | 'Ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' => out.push('o'),
        'ü' | 'Ü' | 'ù' | 'ú' | 'û' | 'Ù' | 'Ú' | 'Û' => out.push('u'),
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'È' | 'É' | 'Ê' | 'Ë' => out.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'ı' | 'Ì' | 'Í' | 'Î' | 'Ï' | 'İ' => out.push('i'),
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => out.push('c'),
        'ñ' | 'ń' | 'Ñ' => out.push('n'),
        'š' | 'ś' | 'ş' | 'Š' | 'Ş' => out.push('s'),
        'ž' | 'ź' | 'ż' | 'Ž' => out.push('z'),
        'ł' | 'Ł' => out.push('l'),
        'ğ' | 'Ğ' => out.push('g'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push('a'),
        'œ' | 'Œ' => out.push('o'),
        // Accents that stand alone, as some systems write «ä»: the letter before is folded already.
        '\u{300}'..='\u{36f}' => {}
        other => out.extend(other.to_lowercase()),
    }
}

fn undo_digraphs(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut before = ' ';
    for c in word.chars() {
        let follows = out.chars().next_back();
        let umlaut = c == 'e'
            && match follows {
                Some('a' | 'o') => true,
                Some('u') => !matches!(before, 'q' | 'a' | 'e'),
                _ => false,
            };
        if umlaut {
            // The next «e» belongs to no digraph any more: «Aeen».
            before = ' ';
            continue;
        }
        before = follows.unwrap_or(' ');
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_spelling_for_each_sound() {
        for (a, b) in [
            ("Straße", "STRASSE"),
            ("München", "Muenchen"),
            ("Überstunden", "Uberstunden"),
            ("Überstunden", "Ueberstunden"),
            ("Größe", "groesse"),
            ("Café", "cafe"),
            ("Ko\u{308}ln", "Köln"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn the_ue_of_other_words_stays() {
        assert_eq!(fold("neue"), "neue");
        assert_eq!(fold("Bauen"), "bauen");
        assert_eq!(fold("Quelle"), "quelle");
        assert_eq!(fold("Steuer"), "steuer");
    }
}
