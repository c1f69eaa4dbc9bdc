//! Safe HTML, as Markdown of people becomes it, as blocks of a document.

use crate::http::pdf::{Block, Mark, Span};

/// The blocks of safe HTML. What is neither a paragraph nor a list item is a paragraph; lists in lists are one list.
pub fn blocks_of(html: &str) -> Vec<Block> {
    let mut prose = Prose::default();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        prose.say(text);
        let Some((tag, after)) = tag.split_once('>') else { break };
        prose.turn(tag);
        rest = after;
    }
    prose.say(rest);
    prose.end();
    prose.blocks
}

/// Blocks as the lines of one.
pub fn in_one(blocks: Vec<Block>) -> Vec<Span> {
    let mut spans = Vec::new();
    for block in blocks {
        let (mark, more) = match block {
            Block::Paragraph(more) => (String::new(), more),
            Block::Item(Mark::Dot, more) => ("– ".to_owned(), more),
            Block::Item(Mark::Number(number), more) => (format!("{number}. "), more),
            Block::Heading(_, text) | Block::Chapter(text) => (text, Vec::new()),
            Block::Contents | Block::Code { .. } => continue,
        };
        let begins = if spans.is_empty() { mark } else { format!("\n{mark}") };
        if !begins.is_empty() {
            spans.push(Span::plain(begins));
        }
        spans.extend(more);
    }
    spans
}

#[derive(Default)]
struct Prose {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    /// The lists that are open: the number of the next item, where items have one.
    lists: Vec<Option<u64>>,
    item: Option<Mark>,
    bold: bool,
    italic: bool,
    link: Option<String>,
}

impl Prose {
    fn say(&mut self, text: &str) {
        let text = unescaped(text).replace(['\n', '\t'], " ");
        let text = if self.begins_line() { text.trim_start() } else { &text };
        if !text.is_empty() {
            let (bold, italic, link) = (self.bold, self.italic, self.link.clone());
            self.spans.push(Span { text: text.to_owned(), bold, italic, link });
        }
    }

    fn begins_line(&self) -> bool {
        self.spans.last().is_none_or(|span| span.text.ends_with('\n'))
    }

    fn turn(&mut self, tag: &str) {
        let tag = tag.trim_end_matches(['/', ' ']);
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        match name {
            "strong" => self.bold = true,
            "/strong" => self.bold = false,
            "em" => self.italic = true,
            "/em" => self.italic = false,
            "a" => self.link = attribute(rest, "href"),
            "/a" => self.link = None,
            "ul" => self.list(None),
            "ol" => {
                self.list(Some(attribute(rest, "start").and_then(|start| start.parse().ok()).unwrap_or(1)));
            }
            "/ul" | "/ol" => {
                self.end();
                self.lists.pop();
            }
            "li" => {
                self.end();
                let next = self.lists.last_mut().and_then(Option::as_mut);
                self.item = Some(next.map_or(Mark::Dot, |next| {
                    let number = *next;
                    *next = number.saturating_add(1);
                    Mark::Number(number)
                }));
            }
            "br" => self.next_line(),
            "p" | "/p" if self.item.is_some() => self.next_line(),
            "code" | "/code" => {}
            _ => self.end(),
        }
    }

    fn list(&mut self, first: Option<u64>) {
        self.end();
        self.lists.push(first);
    }

    fn next_line(&mut self) {
        if let Some(span) = self.spans.last_mut().filter(|span| !span.text.ends_with('\n')) {
            span.text.truncate(span.text.trim_end().len());
            span.text.push('\n');
        }
    }

    fn end(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        let mark = self.item.take();
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(match mark {
                Some(mark) => Block::Item(mark, spans),
                None => Block::Paragraph(spans),
            });
        }
    }
}

fn attribute(rest: &str, name: &str) -> Option<String> {
    let (_, value) = rest.split_once(&format!("{name}=\""))?;
    Some(unescaped(value.split_once('"')?.0))
}

fn unescaped(text: &str) -> String {
    let known = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    known.iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(markdown: &str) -> Vec<Block> {
        blocks_of(&service::markdown::comment(markdown))
    }

    #[test]
    fn paragraphs_lists_emphasis_and_links_are_kept() {
        let link = Span { link: Some("https://example.org/?a=1&b=2".into()), ..Span::plain("hier") };
        assert_eq!(
            comment(
                "Seit März ein **zweiter** Drucker.\n\n- <eins> & zwei\n- [hier](https://example.org/?a=1&b=2)\n\nEnde"
            ),
            [
                Block::Paragraph(vec![
                    Span::plain("Seit März ein "),
                    Span::bold("zweiter"),
                    Span::plain(" Drucker.")
                ]),
                Block::Item(Mark::Dot, vec![Span::plain("<eins> & zwei")]),
                Block::Item(Mark::Dot, vec![link]),
                Block::Paragraph(vec![Span::plain("Ende")]),
            ]
        );
    }

    #[test]
    fn numbers_of_lists_ends_of_lines_and_italics_are_kept() {
        let numbered = |number: u64, text: &str| Block::Item(Mark::Number(number), vec![Span::plain(text)]);
        let lists = comment("3. drei\n4. vier\n   noch vier\n\n   und weiter\n5. fünf\n   - klein");
        let expected = [
            numbered(3, "drei"),
            Block::Item(Mark::Number(4), ["vier\n", "noch vier\n", "und weiter"].map(Span::plain).to_vec()),
            numbered(5, "fünf"),
            Block::Item(Mark::Dot, vec![Span::plain("klein")]),
        ];
        assert_eq!(lists, expected);
        assert_eq!(
            in_one(lists).iter().map(|span| span.text.as_str()).collect::<String>(),
            "3. drei\n4. vier\nnoch vier\nund weiter\n5. fünf\n– klein"
        );
        let leaning = Span { italic: true, ..Span::plain("sehr") };
        assert_eq!(
            comment("Das ist *sehr* eilig.\nBitte."),
            [Block::Paragraph(vec![
                Span::plain("Das ist "),
                leaning,
                Span::plain(" eilig.\n"),
                Span::plain("Bitte.")
            ])]
        );
    }

    #[test]
    fn what_looks_like_a_code_of_html_stays_what_was_typed() {
        assert_eq!(comment("`&lt;`"), [Block::Paragraph(vec![Span::plain("&lt;")])]);
        assert_eq!(comment(""), []);
    }
}
