//! Words with their places, sentence by sentence.

/// A word without the marks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// As it was written.
    pub text: &'a str,
    /// Where it begins in the whole text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether a mark parts it from the next word.
    pub parted: bool,
}

impl Word<'_> {
    /// In small letters, for comparing.
    pub fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// A capital, then small letters alone (hyphens aside): what a name looks like, or a German noun.
    pub fn is_titled(&self) -> bool {
        let mut parts = self.text.split('-');
        parts.all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.clone().next().is_some()
                && letters.all(|letter| letter.is_lowercase() || letter == '\'' || letter == '’')
        })
    }
}

/// The words of one sentence.
pub(super) struct Sentence<'a> {
    /// The words, in order.
    pub words: Vec<Word<'a>>,
    /// The sentence in small letters, for single signs.
    pub lower: Vec<String>,
}

impl Sentence<'_> {
    /// Whether any of these small words stands in it.
    pub fn has(&self, wanted: &str) -> bool {
        self.lower.iter().any(|word| is_among(word, wanted))
    }
}

/// Whether a word is one of those in a list that is parted by spaces.
pub(super) fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// After these a full stop ends nothing.
const ABBREVIATIONS: &str =
    "dr prof nr az gz tel str abs art z.b bzw ca usw mr mrs ms no ext st kath ev ggf inkl vgl";

/// Parts a text into sentences.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let (mut sentences, mut words, mut lines) = (Vec::new(), Vec::new(), 0);
    for (start, raw) in pieces(text) {
        let line = text.get(lines..start).is_some_and(|gap| gap.contains('\n'));
        lines = start;
        if line {
            finish(&mut sentences, &mut words);
        }
        let Some(word) = bare(raw, start) else { continue };
        let ends = raw.ends_with(['!', '?', ';']) || (raw.ends_with('.') && !goes_on(word.text));
        words.push(word);
        if ends {
            finish(&mut sentences, &mut words);
        }
    }
    finish(&mut sentences, &mut words);
    sentences
}

fn goes_on(word: &str) -> bool {
    let ordinal = word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    ordinal || word.chars().count() == 1 || is_among(&word.to_lowercase(), ABBREVIATIONS)
}

fn finish<'a>(sentences: &mut Vec<Sentence<'a>>, words: &mut Vec<Word<'a>>) {
    if !words.is_empty() {
        let words = std::mem::take(words);
        let lower = words.iter().map(Word::lower).collect();
        sentences.push(Sentence { words, lower });
    }
}

/// What stands between white space, with its place.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace().map(move |piece| (piece.as_ptr() as usize - base, piece))
}

/// A piece without the marks around it; `None` for marks alone. A plus before a number belongs to it.
fn bare(raw: &str, start: usize) -> Option<Word<'_>> {
    let mark = |c: char| !c.is_alphanumeric();
    let front = raw.trim_start_matches(|c: char| mark(c) && c != '+');
    let text = front.trim_end_matches(mark);
    let start = start + (raw.len() - front.len());
    let parted = front.len() > text.len() && !front.ends_with(['.', '/', '-', '’', '\'']);
    (!text.is_empty()).then_some(Word { text, start, end: start + text.len(), parted })
}
