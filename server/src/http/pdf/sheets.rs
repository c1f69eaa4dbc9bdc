use super::{
    Block, Document, Mark, Span,
    face::Faces,
    lines::{Run, broken},
};

/// A4 in points.
pub const PAPER: (f32, f32) = (595.28, 841.89);
/// Where the text begins from the left, and where head and foot stand.
pub const LEFT: f32 = 62.0;
pub const HEAD: f32 = 40.0;
pub const FOOT: f32 = PAPER.1 - 36.0;
/// How broad the text is.
pub const ROOM: f32 = PAPER.0 - 2.0 * LEFT;

const TOP: f32 = 76.0;
const BOTTOM: f32 = PAPER.1 - 68.0;
/// How far items stand in.
const INDENT: f32 = 18.0;
/// What numbers of pages need in the contents.
const PAGE_NUMBER: f32 = 34.0;
/// The side of a code, its quiet margin included.
const CODE: f32 = 84.0;
const TEXT: f32 = 10.5;

/// How text of one kind is set, in points.
struct Style {
    size: f32,
    line: f32,
    before: f32,
}

const fn style_of(block: &Block) -> Style {
    match block {
        Block::Heading(1, _) => Style { size: 24.0, line: 29.0, before: 0.0 },
        Block::Chapter(_) => Style { size: 16.0, line: 21.0, before: 0.0 },
        Block::Heading(2, _) => Style { size: 14.0, line: 19.0, before: 14.0 },
        Block::Heading(3, _) => Style { size: 11.5, line: 16.0, before: 12.0 },
        Block::Heading(_, _) => Style { size: 10.0, line: 15.0, before: 8.0 },
        Block::Paragraph(_) => Style { size: TEXT, line: 15.0, before: 5.0 },
        Block::Item(..) => Style { size: TEXT, line: 15.0, before: 2.0 },
        Block::Contents => Style { size: TEXT, line: 17.0, before: 4.0 },
        Block::Code { .. } => Style { size: TEXT, line: CODE, before: 10.0 },
    }
}

/// A line on a page.
#[derive(Debug, Clone)]
pub struct Line {
    /// The block it belongs to.
    pub block: usize,
    /// Where its letters begin and stand, from the upper left.
    pub at: (f32, f32),
    /// The size of its letters.
    pub size: f32,
    /// What it says.
    pub runs: Vec<Run>,
    /// The mark of an item that stands before it.
    pub mark: Option<Mark>,
    /// The heading it leads to, and whether the number of its page stands behind it.
    pub leads: Option<(usize, bool)>,
}

/// What is drawn on a page.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its lines, from above.
    pub lines: Vec<Line>,
    /// Its codes: the block, the upper left corner, the side.
    pub codes: Vec<(usize, (f32, f32), f32)>,
}

/// A document on pages.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// The pages.
    pub sheets: Vec<Sheet>,
    /// Where the title, chapters and headings of level 2 begin: the block, its page from 0, from above.
    pub headings: Vec<(usize, usize, f32)>,
    y: f32,
}

impl Layout {
    /// Puts a document on pages.
    pub fn new(document: &Document, faces: &Faces) -> Self {
        let mut layout = Self { sheets: vec![Sheet::default()], headings: Vec::new(), y: TOP };
        for (at, block) in document.blocks.iter().enumerate() {
            let style = style_of(block);
            match block {
                Block::Chapter(text) => {
                    layout.next_page();
                    layout.heading(at);
                    layout.put(
                        at,
                        broken(&[Span::bold(text.clone())], style.size, ROOM, faces),
                        &style,
                        None,
                    );
                }
                Block::Heading(level, text) => {
                    let lines = broken(&[Span::bold(text.clone())], style.size, ROOM, faces);
                    // A heading is never the last on its page, nor are a heading and one below it.
                    let below = if *level < 4 { 4.0 } else { 2.0 };
                    layout.keep(style.before + count(&lines) * style.line + below * 15.0);
                    layout.skip(style.before);
                    if *level < 3 {
                        layout.heading(at);
                    }
                    layout.put(at, lines, &style, None);
                }
                Block::Paragraph(spans) => {
                    layout.skip(style.before);
                    layout.put(at, broken(spans, style.size, ROOM, faces), &style, None);
                }
                Block::Item(mark, spans) => {
                    layout.skip(style.before);
                    let lines = broken(spans, style.size, ROOM - INDENT, faces);
                    layout.put(at, lines, &style, Some(*mark));
                }
                Block::Contents => layout.contents(at, &document.blocks, &style, faces),
                Block::Code { .. } => {
                    layout.keep(style.before + style.line);
                    layout.skip(style.before);
                    let corner = (LEFT, layout.y);
                    layout.sheet().codes.push((at, corner, CODE));
                    layout.y += CODE;
                }
            }
        }
        layout
    }

    /// The page of a heading, from 1.
    pub fn page_of(&self, heading: usize) -> usize {
        self.headings.iter().find(|(block, ..)| *block == heading).map_or(1, |(_, page, _)| page + 1)
    }

    /// Where a code stands: its page from 0, its upper left corner, its side.
    pub fn place_of_code(&self, block: usize) -> Option<(usize, (f32, f32), f32)> {
        let mut placed = (0..).zip(&self.sheets).flat_map(|(page, sheet)| {
            sheet.codes.iter().map(move |(of, corner, side)| (*of, (page, *corner, *side)))
        });
        placed.find(|(of, _)| *of == block).map(|(_, place)| place)
    }

    fn contents(&mut self, at: usize, blocks: &[Block], style: &Style, faces: &Faces) {
        for (heading, block) in blocks.iter().enumerate() {
            let Block::Chapter(text) = block else { continue };
            let lines = broken(&[Span::plain(text.clone())], style.size, ROOM - PAGE_NUMBER, faces);
            let last = lines.len();
            self.keep(count(&lines) * style.line);
            self.put(at, lines, style, None);
            let put = self.sheet().lines.iter_mut().rev().take(last);
            for (from_below, line) in put.enumerate() {
                line.leads = Some((heading, from_below == 0));
            }
        }
    }

    fn put(&mut self, block: usize, lines: Vec<Vec<Run>>, style: &Style, mark: Option<Mark>) {
        let left = if mark.is_some() { LEFT + INDENT } else { LEFT };
        for (which, runs) in lines.into_iter().enumerate() {
            self.keep(style.line);
            let base = self.y + style.line - (style.line - style.size) / 2.0 - style.size * 0.2;
            let mark = mark.filter(|_| which == 0);
            let line = Line { block, at: (left, base), size: style.size, runs, mark, leads: None };
            self.sheet().lines.push(line);
            self.y += style.line;
        }
    }

    fn heading(&mut self, block: usize) {
        let (page, y) = (self.sheets.len() - 1, self.y);
        self.headings.push((block, page, y));
    }

    /// No space stands at the top of a page.
    fn skip(&mut self, space: f32) {
        if self.y > TOP {
            self.y += space;
        }
    }

    /// Goes on with the next page when this one has no more room for so much.
    fn keep(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.next_page();
        }
    }

    fn next_page(&mut self) {
        if self.y > TOP {
            self.sheets.push(Sheet::default());
            self.y = TOP;
        }
    }

    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn count(lines: &[Vec<Run>]) -> f32 {
    lines.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: "Dossier".into(),
            lang: "de",
            head: "Ideenaufruf".into(),
            page: |at, of| format!("Seite {at} von {of}"),
            blocks,
        }
    }

    fn laid(blocks: Vec<Block>) -> Layout {
        Layout::new(&document(blocks), &Faces::load().unwrap())
    }

    #[test]
    fn nothing_stands_outside_the_page_and_all_of_it_is_there() {
        let long = Block::Paragraph(vec![Span::plain("Dienstreisekostenabrechnungsformular ".repeat(400))]);
        let item = Block::Item(Mark::Number(12), vec![Span::plain("W".repeat(300))]);
        let code = Block::Code { address: "https://ideen.example/ideas/1".into(), alt: "Code".into() };
        let layout = laid(std::iter::repeat_n([long, item, code], 3).flatten().collect());
        assert!(layout.sheets.len() > 6, "{}", layout.sheets.len());
        let mut said = 0;
        for sheet in &layout.sheets {
            for line in &sheet.lines {
                assert!(line.at.1 > TOP && line.at.1 < BOTTOM, "{line:?}");
                let breadth: f32 = line.runs.iter().map(|run| run.breadth).sum();
                assert!(line.at.0 + breadth < PAPER.0 - LEFT + 4.0, "{line:?}");
                said += line.runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
            }
            assert!(sheet.codes.iter().all(|(_, (_, y), side)| *y + side <= BOTTOM));
        }
        assert_eq!(said, 3 * (400 * 37 + 300));
    }

    #[test]
    fn a_heading_is_never_alone_below() {
        for lines in 30..60 {
            let text = || Block::Paragraph(vec![Span::plain("Text")]);
            let mut blocks: Vec<Block> = (0..lines).map(|_| text()).collect();
            let below = Block::Heading(4, "Problem".into());
            blocks.extend([Block::Heading(3, "Was wir wissen".into()), below, text()]);
            let layout = laid(blocks);
            let page_of = |block| {
                layout.sheets.iter().position(|sheet| sheet.lines.iter().any(|line| line.block == block))
            };
            assert_eq!(page_of(lines), page_of(lines + 1));
            assert_eq!(page_of(lines), page_of(lines + 2));
        }
    }

    #[test]
    fn the_contents_lead_to_the_pages_of_the_chapters() {
        let chapter = |n: usize| {
            [Block::Chapter(format!("Idee {n}")), Block::Paragraph(vec![Span::plain("Text ".repeat(900))])]
        };
        let mut blocks = vec![Block::Heading(1, "Dossier".into()), Block::Contents];
        blocks.extend((1..=3).flat_map(chapter));
        let layout = laid(blocks);
        let leads: Vec<_> = layout.sheets[0].lines.iter().filter_map(|line| line.leads).collect();
        assert_eq!(leads, [(2, true), (4, true), (6, true)]);
        let pages: Vec<_> = leads.iter().map(|(heading, _)| layout.page_of(*heading)).collect();
        assert!(pages[0] == 2 && pages[1] > 3 && pages[2] > pages[1], "{pages:?}");
    }
}
