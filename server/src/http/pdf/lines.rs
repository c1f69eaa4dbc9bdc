use super::{Span, face::Faces};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it leans.
    pub italic: bool,
    /// Where it leads to.
    pub link: Option<String>,
    /// Its breadth in points, spaces at its end included.
    pub breadth: f32,
}

/// What may stand beyond the end of a line.
const BLANK: [char; 2] = [' ', '\n'];

/// As much as is never parted, unless it is broader than a line.
struct Piece<'a> {
    text: &'a str,
    of: &'a Span,
    breadth: f32,
    /// Its breadth without the spaces at its end, which may stand beyond the line.
    bare: f32,
    /// Whether the next may begin a line.
    parts: bool,
}

/// Breaks text of this size into lines that are no broader than `room`. All of the text is in them.
pub fn broken(spans: &[Span], size: f32, room: f32, faces: &Faces) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    let mut line: Vec<Piece<'_>> = Vec::new();
    let mut used = 0.0;
    for piece in pieces(spans, size, room, faces) {
        if used + piece.bare > room && !line.is_empty() {
            // What hangs together with this piece goes with it, unless it is all of the line.
            let stays = line.iter().rposition(|piece| piece.parts).map_or(line.len(), |at| at + 1);
            let goes = line.split_off(stays);
            lines.push(std::mem::replace(&mut line, goes));
            used = line.iter().map(|piece| piece.breadth).sum();
            if used + piece.bare > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
        }
        used += piece.breadth;
        let ends = piece.text.ends_with('\n');
        line.push(piece);
        if ends {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
    }
    lines.push(line);
    lines.into_iter().filter(|line| !line.is_empty()).map(joined).collect()
}

/// The pieces of a text: words with the spaces behind them, parts of words behind a hyphen, and parts of what is too broad.
fn pieces<'a>(spans: &'a [Span], size: f32, room: f32, faces: &Faces) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for span in spans {
        let face = faces.of(span.bold);
        let piece = |text: &'a str, parts: bool| {
            let breadth = |text: &str| face.breadth(text) * size;
            Piece {
                text,
                of: span,
                breadth: breadth(text),
                bare: breadth(text.trim_end_matches(BLANK)),
                parts,
            }
        };
        for word in words(&span.text) {
            let parts = word.ends_with([' ', '\n', '-', '–', '/']);
            let mut rest = word;
            while face.breadth(rest.trim_end_matches(BLANK)) * size > room {
                let mut cut = rest.chars().next().map_or(rest.len(), char::len_utf8);
                for (at, _) in rest.char_indices().skip(1) {
                    if face.breadth(&rest[..at]) * size > room {
                        break;
                    }
                    cut = at;
                }
                let (head, tail) = rest.split_at(cut);
                pieces.push(piece(head, true));
                rest = tail;
            }
            if !rest.is_empty() {
                pieces.push(piece(rest, parts));
            }
        }
    }
    pieces
}

fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut begins, mut before) = (0, ' ');
    for (at, letter) in text.char_indices() {
        let after_space = before == ' ' && !BLANK.contains(&letter);
        let after_hyphen = matches!(before, '-' | '–' | '/') && letter.is_alphabetic();
        if at > begins && (before == '\n' || after_space || after_hyphen) {
            words.push(&text[begins..at]);
            begins = at;
        }
        before = letter;
    }
    if begins < text.len() {
        words.push(&text[begins..]);
    }
    words
}

/// Pieces that look the same are one.
fn joined(line: Vec<Piece<'_>>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for Piece { text, of, breadth, .. } in line {
        match runs.last_mut() {
            Some(run) if (run.bold, run.italic, &run.link) == (of.bold, of.italic, &of.link) => {
                run.text.push_str(text);
                run.breadth += breadth;
            }
            Some(_) | None => {
                let (bold, italic, link) = (of.bold, of.italic, of.link.clone());
                runs.push(Run { text: text.to_owned(), bold, italic, link, breadth });
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let text = prop_oneof!["[a-zäöüß ]{0,60}", "[W]{0,120}", "[a-zA-Z/ \n–-]{0,40}", "\\PC{0,30}"];
        let span = (text, any::<bool>(), any::<bool>()).prop_map(|(text, bold, link)| Span {
            text,
            bold,
            italic: !bold,
            link: link.then(|| "https://ideen.example".to_owned()),
        });
        prop::collection::vec(span, 0..6)
    }

    fn said(lines: &[Vec<Run>]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_broad(spans in spans(), room in 60.0_f32..500.0) {
            let faces = Faces::load().unwrap();
            let lines = broken(&spans, 10.5, room, &faces);
            let all: String = spans.iter().map(|span| span.text.as_str()).collect();
            prop_assert_eq!(said(&lines).concat(), all);
            for line in &lines {
                let mut bare = line.clone();
                while let Some(last) = bare.last_mut() {
                    let kept = last.text.trim_end_matches(BLANK).len();
                    last.text.truncate(kept);
                    if kept > 0 {
                        break;
                    }
                    bare.pop();
                }
                let breadth: f32 = bare.iter().map(|run| faces.of(run.bold).breadth(&run.text) * 10.5).sum();
                prop_assert!(breadth <= room + 0.01, "{} > {}", breadth, room);
            }
        }
    }

    #[test]
    fn lines_end_between_words_and_behind_hyphens() {
        let faces = Faces::load().unwrap();
        let text = [Span::plain("Der IT-Dienst antwortet nie")];
        let lines = broken(&text, 10.0, faces.of(false).breadth("Der IT-Dien") * 10.0, &faces);
        assert_eq!(said(&lines), ["Der IT-", "Dienst ", "antwortet ", "nie"]);
    }

    #[test]
    fn a_line_ends_where_it_was_ended() {
        let faces = Faces::load().unwrap();
        let lines = broken(&[Span::plain("Montag\nDienstag\n"), Span::bold("Mittwoch")], 10.0, 400.0, &faces);
        assert_eq!(said(&lines), ["Montag\n", "Dienstag\n", "Mittwoch"]);
    }

    #[test]
    fn what_changes_its_look_within_a_word_stays_one_word() {
        let faces = Faces::load().unwrap();
        let text = [Span::plain("ein "), Span::bold("Fach"), Span::plain("verfahren mehr")];
        let lines = broken(&text, 10.0, faces.of(true).breadth("Fachverfahren") * 10.0, &faces);
        assert_eq!(said(&lines), ["ein ", "Fachverfahren ", "mehr"]);
    }
}
