//! Safe HTML, as Markdown of people becomes it, as blocks of a document.

use crate::http::pdf::{Block, Span};

/// The blocks of safe HTML. What is neither a paragraph nor a list item is a paragraph.
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

#[derive(Default)]
struct Prose {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    item: bool,
    bold: bool,
    link: Option<String>,
}

impl Prose {
    fn say(&mut self, text: &str) {
        let text = unescaped(text).replace(['\n', '\t'], " ");
        let begins = self.spans.is_empty();
        let text = if begins { text.trim_start() } else { &text };
        if !text.is_empty() {
            self.spans.push(Span { text: text.to_owned(), bold: self.bold, link: self.link.clone() });
        }
    }

    fn turn(&mut self, tag: &str) {
        let (name, rest) = tag.trim_end_matches('/').trim().split_once(' ').unwrap_or((tag, ""));
        match name.trim_end_matches(['/', ' ']) {
            "strong" => self.bold = true,
            "/strong" => self.bold = false,
            "a" => self.link = attribute(rest, "href"),
            "/a" => self.link = None,
            "li" => {
                self.end();
                self.item = true;
            }
            "/li" => {
                self.end();
                self.item = false;
            }
            "em" | "/em" | "code" | "/code" => {}
            _ => self.end(),
        }
    }

    fn end(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        self.blocks.push(if self.item { Block::Item(spans) } else { Block::Paragraph(spans) });
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
        let link =
            Span { text: "hier".into(), bold: false, link: Some("https://example.org/?a=1&b=2".into()) };
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
                Block::Item(vec![Span::plain("<eins> & zwei")]),
                Block::Item(vec![link]),
                Block::Paragraph(vec![Span::plain("Ende")]),
            ]
        );
    }

    #[test]
    fn what_looks_like_a_code_of_html_stays_what_was_typed() {
        assert_eq!(comment("`&lt;`"), [Block::Paragraph(vec![Span::plain("&lt;")])]);
        assert_eq!(comment(""), []);
    }
}
