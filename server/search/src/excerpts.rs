//! Pieces of texts as safe HTML, with what was found marked.

use crate::document::Document;
use crate::shelf::{FIELD_END, Shelved};
use crate::tokens::places;
use crate::vocabulary::{StemId, Vocabulary, WordId};

/// The usual length of an excerpt, in bytes.
const LENGTH: usize = 220;
/// What stands before the first mark.
const BEFORE: usize = 60;

/// Marks what was found.
pub(crate) struct Marker<'a> {
    pub vocabulary: &'a Vocabulary,
    /// Stems that were looked for, in ascending order.
    pub wanted: &'a [StemId],
}

impl Marker<'_> {
    /// The whole title.
    pub fn title(&self, shelved: &Shelved) -> String {
        let words = shelved.words.split(|word| *word == FIELD_END).next().unwrap_or_default();
        let marks = self.marks(&shelved.document.title, words);
        html(&shelved.document.title, &marks)
    }

    /// The piece of the other fields that holds most of what was looked for; the beginning when none holds any.
    pub fn excerpt(&self, shelved: &Shelved) -> String {
        let Document { pinch, wish, addenda, comments, .. } = &shelved.document;
        let words = shelved.words.split(|word| *word == FIELD_END).skip(1);
        let mut best: Option<(usize, &str, Marks)> = None;
        for (text, words) in [pinch, wish, addenda, comments].into_iter().zip(words) {
            let found = self.different(words);
            if found > best.as_ref().map_or(0, |(most, ..)| *most) {
                best = Some((found, text, self.marks(text, words)));
            }
        }
        let (_, text, marks) = best.unwrap_or((0, pinch, Vec::new()));
        let start = window(text, &marks);
        let end = char_end(text, (start + LENGTH).min(text.len()));
        let end =
            if end < text.len() { text[start..end].rfind(' ').map_or(end, |at| start + at) } else { end };
        let inside: Marks = marks
            .into_iter()
            .filter(|mark| start <= mark.start && mark.end <= end)
            .map(|mark| Mark { start: mark.start - start, end: mark.end - start, ..mark })
            .collect();
        let before = if start > 0 { "… " } else { "" };
        let behind = if end < text.len() { " …" } else { "" };
        format!("{before}{}{behind}", html(&text[start..end], &inside))
    }

    fn wanted(&self, word: WordId) -> Option<StemId> {
        let word = self.vocabulary.word(word);
        if self.wanted.binary_search(&word.stem).is_ok() {
            return Some(word.stem);
        }
        None
    }

    fn different(&self, words: &[WordId]) -> usize {
        let mut stems: Vec<StemId> = words.iter().filter_map(|word| self.wanted(*word)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems.len()
    }

    fn marks(&self, text: &str, words: &[WordId]) -> Marks {
        if !words.iter().any(|word| self.wanted(*word).is_some()) {
            return Vec::new();
        }
        let with_places = words.iter().zip(places(text));
        with_places
            .filter_map(|(word, (start, end))| Some(Mark { start, end, stem: self.wanted(*word)? }))
            .collect()
    }
}

/// A word that was found, in bytes.
struct Mark {
    start: usize,
    end: usize,
    stem: StemId,
}

type Marks = Vec<Mark>;

/// Where the window with most different marks starts.
fn window(text: &str, marks: &Marks) -> usize {
    let mut best = (0, 0);
    for (at, mark) in marks.iter().enumerate() {
        let mut stems: Vec<StemId> = marks[at..]
            .iter()
            .take_while(|other| other.end <= mark.start + LENGTH - BEFORE)
            .map(|other| other.stem)
            .collect();
        stems.sort_unstable();
        stems.dedup();
        if stems.len() > best.0 {
            best = (stems.len(), mark.start);
        }
    }
    if best.1 + LENGTH / 2 < LENGTH {
        return 0;
    }
    let from = char_end(text, best.1.saturating_sub(BEFORE));
    text[from..best.1].find(' ').map_or(best.1, |space| from + space + 1)
}

/// The next place where a character ends.
fn char_end(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn html(text: &str, marks: &Marks) -> String {
    let mut out = String::with_capacity(text.len() + marks.len() * 13);
    let mut rest = 0;
    for mark in marks {
        escape(&mut out, &text[rest..mark.start]);
        out.push_str("<mark>");
        escape(&mut out, &text[mark.start..mark.end]);
        out.push_str("</mark>");
        rest = mark.end;
    }
    escape(&mut out, &text[rest..]);
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
}
