//! Numbers and addresses that lead to somebody. Dates, times, amounts, rooms and paragraphs do not.

use super::sentences::{Sentence, Word, is_among};

/// In front of a telephone number.
const PHONE: &str = "tel telefon telefonnummer durchwahl handy handynummer mobil mobilnummer fax rufnummer nebenstelle apparat phone mobile extension ext call";
/// Lines that everybody may know.
const PUBLIC: &str =
    "hotline servicenummer service-nummer zentrale notruf behördennummer sorgentelefon bürgertelefon";
/// What is counted, not called or filed.
const UNITS: &str = "€ euro eur cent uhr h % prozent km m m² qm stück einwohner einwohnerinnen menschen tausend mio millionen jahre personen";
/// In front of a number that leads to a case.
const CASES: &str = "aktenzeichen az gz geschäftszeichen kassenzeichen kundennummer kundennr kunden-nr personalnummer personalnr personal-nr bußgeldnummer vorgangsnummer ticketnummer fallnummer antragsnummer rechnungsnummer vertragsnummer steuernummer steuer-id versicherungsnummer sozialversicherungsnummer rentenversicherungsnummer mitgliedsnummer bg-nummer patientennummer matrikelnummer kontonummer iban case-number";
/// In front of one only when it is long.
const LOOSE: &str = "vorgang ticket fall akte case file reference customer bescheid";
/// What may stand between.
const BETWEEN: &str = "nr nummer number no lautet ist is mit der das die zum id";
/// Mailboxes of offices.
const OFFICE: &str = "info kontakt contact poststelle service noreply no-reply mail post office hilfe support team redaktion presse datenschutz personalrat";

pub(super) fn email(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    let found = sentence.words.iter().find(|word| {
        word.text.split_once('@').is_some_and(|(local, host)| {
            let end = host.rsplit('.').next().unwrap_or_default();
            let host = host.contains('.') && end.len() > 1 && end.chars().all(char::is_alphabetic);
            host && !local.is_empty() && !is_among(&local.to_lowercase(), OFFICE)
        })
    });
    found.map(|word| (word.start, word.end))
}

pub(super) fn phone(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    (0..sentence.words.len()).find_map(|at| dialled(sentence, at).or_else(|| announced(sentence, at)))
}

/// A number that begins like one: 0231 …, +49 …, 0049 ….
fn dialled(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let first = words[at].text;
    let begins =
        first.strip_prefix("+").or_else(|| first.strip_prefix("00")).or_else(|| first.strip_prefix('0'));
    let begins = begins.is_some_and(|rest| rest.starts_with(|c: char| ('1'..='9').contains(&c)));
    if !begins || !is_numeric(first) || is_public(sentence, at) {
        return None;
    }
    let last = run(words, at);
    let digits: usize = words[at..=last].iter().map(|word| digits(word.text)).sum();
    let counted = words.get(last + 1).is_some_and(|after| is_among(&after.lower(), UNITS));
    ((8..=15).contains(&digits) && !counted).then_some((words[at].start, words[last].end))
}

/// A number behind a word for it: «Durchwahl 22 334».
fn announced(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let words = &sentence.words;
    if !is_among(&sentence.lower[at], PHONE) || is_public(sentence, at) {
        return None;
    }
    let next = after_filler(sentence, at)?;
    if !is_numeric(words[next].text) {
        return None;
    }
    let last = run(words, next);
    let digits: usize = words[next..=last].iter().map(|word| digits(word.text)).sum();
    (4..=15).contains(&digits).then_some((words[at].start, words[last].end))
}

pub(super) fn case(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    (0..sentence.words.len()).find_map(|at| iban(&sentence.words, at).or_else(|| filed(sentence, at)))
}

/// A number behind a word for it: «Aktenzeichen 32/2019-004711».
fn filed(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let word = sentence.lower[at].as_str();
    let least = if is_among(word, CASES) {
        3
    } else if is_among(word, LOOSE) {
        5
    } else {
        let long = plain_number(word)
            && digits(word) > 8
            && !sentence.lower.get(at + 1).is_some_and(|after| is_among(after, UNITS));
        return long.then_some((words[at].start, words[at].end));
    };
    let next = after_filler(sentence, at)?;
    let last = run(words, next);
    let found: usize = words[next..=last].iter().map(|word| digits(word.text)).sum();
    (digits(words[next].text) > 0 && found >= least).then_some((words[at].start, words[last].end))
}

/// Two capitals, two digits, and eleven to thirty more, in groups or not (ISO 13616).
fn iban(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let first = words[at].text.as_bytes();
    let begins = first.len() > 3
        && first[..2].iter().all(u8::is_ascii_uppercase)
        && first[2..4].iter().all(u8::is_ascii_digit);
    if !begins {
        return None;
    }
    let group = |word: &&Word<'_>| word.text.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let groups: Vec<_> = words[at..].iter().take_while(group).take(9).collect();
    let length: usize = groups.iter().map(|word| word.text.len()).sum();
    let numbers: usize = groups.iter().map(|word| digits(word.text)).sum();
    ((15..=34).contains(&length) && numbers > 9)
        .then(|| (words[at].start, groups.last().map_or(0, |word| word.end)))
}

/// The next word that says something.
fn after_filler(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    (at + 1..sentence.words.len()).take(3).find(|next| !is_among(&sentence.lower[*next], BETWEEN))
}

/// The last of the words from `at` on that belong to one number.
fn run(words: &[Word<'_>], at: usize) -> usize {
    let more = words[at + 1..].iter().zip(&words[at..]);
    at + more.take_while(|(word, before)| is_numeric(word.text) && !before.parted).count()
}

fn is_public(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.lower[at.saturating_sub(3)..=at].iter().any(|word| is_among(word, PUBLIC))
}

/// Digits, parted as telephone numbers are: no full stops and commas, which dates and amounts have.
fn is_numeric(word: &str) -> bool {
    digits(word) > 0
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '–' | '+' | '(' | ')'))
}

/// Digits and strokes alone, and no date such as 2019-03-01.
fn plain_number(word: &str) -> bool {
    let date = word
        .split(['/', '–'])
        .all(|part| part.len() == 10 && part.bytes().filter(|c| *c == b'-').count() == 2);
    is_numeric(word) && !word.starts_with('+') && !date
}

fn digits(word: &str) -> usize {
    word.bytes().filter(u8::is_ascii_digit).count()
}
