use domain::{
    comments::CommentKind,
    text::{Pinch, Title},
};
use rand::{RngExt as _, rngs::StdRng};

use super::{
    names::pick,
    phrases::{PLACES, STORIES, THINGS, TROUBLES, VOICES, WISHES},
};

/// What somebody writes down.
pub(super) struct Speech {
    pub title: String,
    pub pinch: String,
    pub wish: String,
}

/// An idea: most are short, a few are very long.
pub(super) fn idea(rng: &mut StdRng) -> Speech {
    let (thing, place, trouble) = (pick(rng, THINGS), pick(rng, PLACES), pick(rng, TROUBLES));
    let title = match rng.random_range(0..3) {
        0 => format!("{thing} {trouble}"),
        1 => format!("{thing} {place} {trouble}"),
        _ => format!("{place}: {thing} {trouble}"),
    };
    let mut pinch = format!("{} {place} {trouble}.", capital(thing));
    for count in 0..sentences(rng) {
        pinch.push_str(if count % 5 == 4 { "\n\n" } else { " " });
        pinch.push_str(&fill(rng, STORIES, place));
    }
    let wish = match rng.random_range(0..5) {
        0 => String::new(),
        1 => format!("{} {}", fill(rng, WISHES, place), fill(rng, WISHES, place)),
        _ => fill(rng, WISHES, place),
    };
    Speech { title: cut(&capital(&title), Title::MAX), pinch: cut(&pinch, Pinch::MAX), wish }
}

/// A comment.
pub(super) fn comment(rng: &mut StdRng) -> (CommentKind, String) {
    let (kind, voices) = match rng.random_range(0..10) {
        0..5 => (CommentKind::Experience, VOICES[0]),
        5..7 => (CommentKind::Question, VOICES[1]),
        7..9 => (CommentKind::Solution, VOICES[2]),
        _ => (CommentKind::Concern, VOICES[3]),
    };
    let place = pick(rng, PLACES);
    let mut body = fill(rng, voices, place);
    for _ in 0..sentences(rng) / 3 {
        body.push(' ');
        body.push_str(&fill(rng, STORIES, place));
    }
    (kind, body)
}

/// A plain text of one paragraph or several as HTML; the phrases hold nothing that would have to be escaped.
pub(super) fn html(body: &str) -> String {
    format!("<p>{body}</p>\n")
}

/// Half have up to two further sentences, one in a hundred more than twenty.
fn sentences(rng: &mut StdRng) -> usize {
    let mut count = 0;
    while count < 40 && rng.random_bool(if count < 3 { 0.7 } else { 0.82 }) {
        count += 1;
    }
    count
}

fn fill(rng: &mut StdRng, of: &[&str], place: &str) -> String {
    let number = rng.random_range(2..40).to_string();
    pick(rng, of).replace("{ort}", place).replace("{zahl}", &number)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::{CommentBody, Wish};
    use rand::SeedableRng as _;

    #[test]
    fn what_is_generated_could_have_been_typed() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut lengths = Vec::new();
        for _ in 0..2_000 {
            let Speech { title, pinch, wish } = idea(&mut rng);
            assert!(Title::parse(&title).is_ok(), "{title}");
            assert!(Wish::parse(&wish).is_ok(), "{wish}");
            lengths.push(Pinch::parse(&pinch).unwrap().as_str().chars().count());
            let (_, body) = comment(&mut rng);
            assert!(CommentBody::parse(&body).is_ok() && !body.contains(['<', '&', '{']), "{body}");
        }
        lengths.sort_unstable();
        assert!(lengths[1_000] < 600 && lengths[1_990] > 1_000, "{} {}", lengths[1_000], lengths[1_990]);
    }
}
