//! Pieces of texts as safe HTML, with what was found marked.

use crate::document::Part;
use crate::shelf::Shelved;
use crate::tokens::places;
use crate::vocabulary::{StemId, Vocabulary, WordId};

/// The usual length of an excerpt, in bytes.
const LENGTH: usize = 220;
/// What stands before the first mark.
const BEFORE: usize = 60;

/// Finds what was found in an idea.
pub(crate) struct Marker<'a> {
    pub vocabulary: &'a Vocabulary,
    /// Stems that were looked for, in ascending order.
    pub wanted: &'a [StemId],
}

impl Marker<'_> {
    /// What was found in the title, and in the part that holds most of it; in the pinch when none holds any.
    pub fn marks(&self, shelved: &Shelved) -> Marks {
        let mut fields = shelved.words.fields().map(|words| self.found(&words));
        let title = fields.next().unwrap_or_default();
        let mut best = (0, Part::Pinch, Vec::new());
        for (part, found) in Part::ALL.into_iter().zip(fields) {
            let different = different(found.iter().map(|word| word.stem));
            if different > best.0 {
                best = (different, part, found);
            }
        }
        let (_, part, text) = best;
        Marks { title, part, text }
    }

    fn found(&self, words: &[WordId]) -> Vec<FoundWord> {
        let stems = words.iter().map(|word| self.vocabulary.stem_behind(*word));
        stems
            .enumerate()
            .filter(|(_, stem)| self.wanted.binary_search(stem).is_ok())
            .map(|(at, stem)| FoundWord { at, stem })
            .collect()
    }
}

/// Which words of an idea were looked for. The index does not keep texts: whoever shows a hit brings them, as they were put in.
/// With another text other words are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    title: Vec<FoundWord>,
    part: Part,
    text: Vec<FoundWord>,
}

/// A word that was found, by its place among the words of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FoundWord {
    at: usize,
    stem: StemId,
}

impl Marks {
    /// The part of the idea that an excerpt is taken from.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The whole title as safe HTML, with what was found in `<mark>`.
    #[must_use]
    pub fn title(&self, title: &str) -> String {
        html(title, &spots(title, &self.title))
    }

    /// A telling piece of [`Self::part`] as safe HTML, with what was found in `<mark>`.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> String {
        let spots = spots(text, &self.text);
        let start = window(text, &spots);
        let end = char_end(text, (start + LENGTH).min(text.len()));
        let end =
            if end < text.len() { text[start..end].rfind(' ').map_or(end, |at| start + at) } else { end };
        let inside: Vec<Spot> = spots
            .into_iter()
            .filter(|spot| start <= spot.start && spot.end <= end)
            .map(|spot| Spot { start: spot.start - start, end: spot.end - start, ..spot })
            .collect();
        let before = if start > 0 { "… " } else { "" };
        let behind = if end < text.len() { " …" } else { "" };
        format!("{before}{}{behind}", html(&text[start..end], &inside))
    }
}

/// A word that was found, in bytes.
struct Spot {
    start: usize,
    end: usize,
    stem: StemId,
}

/// Where in a text the words stand, which are in order.
fn spots(text: &str, words: &[FoundWord]) -> Vec<Spot> {
    let mut places = places(text).enumerate();
    let spot = |word: &FoundWord| {
        let (_, (start, end)) = places.find(|(at, _)| *at == word.at)?;
        Some(Spot { start, end, stem: word.stem })
    };
    words.iter().map_while(spot).collect()
}

fn different(stems: impl Iterator<Item = StemId>) -> usize {
    let mut stems: Vec<StemId> = stems.collect();
    stems.sort_unstable();
    stems.dedup();
    stems.len()
}

/// Where the window with most different words starts.
fn window(text: &str, spots: &[Spot]) -> usize {
    let mut best = (0, 0);
    for (at, spot) in spots.iter().enumerate() {
        let near = spots[at..].iter().take_while(|other| other.end <= spot.start + LENGTH - BEFORE);
        let different = different(near.map(|other| other.stem));
        if different > best.0 {
            best = (different, spot.start);
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

fn html(text: &str, spots: &[Spot]) -> String {
    let mut out = String::with_capacity(text.len() + spots.len() * 13);
    let mut rest = 0;
    for spot in spots {
        escape(&mut out, &text[rest..spot.start]);
        out.push_str("<mark>");
        escape(&mut out, &text[spot.start..spot.end]);
        out.push_str("</mark>");
        rest = spot.end;
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
