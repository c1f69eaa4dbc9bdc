use std::num::NonZeroU16;

use fast_qr::QRBuilder;
use krilla::{
    Document as Pdf, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::{Page, PageSettings},
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup,
        TagTree,
    },
};

use super::{
    Block, Document, Mark,
    face::Faces,
    sheets::{FOOT, HEAD, LEFT, Layout, Line, PAPER, ROOM, Sheet},
};

/// Red, green, blue.
type Ink = (u8, u8, u8);
const INK: Ink = (26, 20, 35);
const SOFT: Ink = (82, 74, 94);
const LINK: Ink = (74, 32, 122);
const BLACK: Ink = (0, 0, 0);
/// The size of what stands at the head and foot of pages.
const SMALL: f32 = 8.5;
/// How far the mark of an item ends before its text.
const MARK_GAP: f32 = 7.0;
/// How far italic letters lean.
const LEAN: f32 = 0.2;

/// Draws a document that has found its pages.
///
/// # Errors
/// When something of it is not accessible.
pub fn write(document: &Document, layout: &Layout, faces: &Faces) -> Result<Vec<u8>, String> {
    let wrong = |error| format!("the document is not accessible: {error:?}");
    let rules = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let settings = SerializeSettings {
        configuration: rules.map_err(|error| format!("{error:?}"))?,
        ..Default::default()
    };
    let mut pen =
        Pen { document, layout, faces, meant: (0..document.blocks.len()).map(|_| Vec::new()).collect() };
    let mut pdf = Pdf::new_with(settings);
    for (at, sheet) in layout.sheets.iter().enumerate() {
        let paper = PageSettings::from_wh(PAPER.0, PAPER.1).ok_or("paper has a size")?;
        pen.page(pdf.start_page_with(paper), at, sheet)?;
    }
    pdf.set_outline(pen.bookmarks());
    pdf.set_tag_tree(pen.meaning());
    let metadata = Metadata::new().title(document.title.clone()).language(document.lang.to_owned());
    pdf.set_metadata(metadata.creator("DOgital".to_owned()));
    pdf.finish().map_err(wrong)
}

/// What a drawn piece is to its block.
#[derive(Clone, Copy)]
enum Meant {
    Text(Identifier),
    Mark(Identifier),
    /// Drawn text that leads somewhere; what may be pressed, once the page is drawn.
    Link {
        entry: Option<usize>,
        text: Identifier,
        press: Option<Identifier>,
    },
}

/// Something to press on the page that is being drawn.
struct Press {
    block: usize,
    which: usize,
    place: Rect,
    target: Target,
    alt: String,
}

struct Pen<'a> {
    document: &'a Document,
    layout: &'a Layout,
    faces: &'a Faces,
    /// What was drawn of each block, in the order in which it is read.
    meant: Vec<Vec<Meant>>,
}

impl Pen<'_> {
    fn page(&mut self, mut page: Page<'_>, at: usize, sheet: &Sheet) -> Result<(), String> {
        let mut surface = page.surface();
        let mut presses = Vec::new();
        self.margin(&mut surface, ArtifactType::Header, &self.document.head, HEAD);
        for line in &sheet.lines {
            presses.extend(self.line(&mut surface, line)?);
        }
        for (block, corner, side) in &sheet.codes {
            self.code(&mut surface, *block, *corner, *side)?;
        }
        let foot = (self.document.page)(&(at + 1).to_string(), &self.layout.sheets.len().to_string());
        self.margin(&mut surface, ArtifactType::Footer, &foot, FOOT);
        surface.finish();
        for Press { block, which, place, target, alt } in presses {
            let link = Annotation::new_link(LinkAnnotation::new(place, target), Some(alt));
            let pressed = page.add_tagged_annotation(link);
            if let Some(Meant::Link { press, .. }) = self.meant[block].get_mut(which) {
                *press = Some(pressed);
            }
        }
        page.finish();
        Ok(())
    }

    /// What stands on every page and is read on none.
    fn margin(&self, surface: &mut Surface<'_>, kind: ArtifactType, text: &str, y: f32) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        let mut shown = text.to_owned();
        while self.faces.of(false).breadth(&shown) * SMALL > ROOM {
            shown.truncate(shown.trim_end_matches('…').len());
            shown.pop();
            shown.push('…');
        }
        self.text(surface, &shown, false, SMALL, (LEFT, y), SOFT);
        surface.end_tagged();
    }

    fn text(&self, surface: &mut Surface<'_>, text: &str, bold: bool, size: f32, at: (f32, f32), ink: Ink) {
        let face = self.faces.of(bold);
        surface.set_fill(Some(filled(ink)));
        surface.draw_glyphs(
            Point::from_xy(at.0, at.1),
            &face.glyphs(text),
            face.font.clone(),
            text,
            size,
            false,
        );
    }

    fn line(&mut self, surface: &mut Surface<'_>, line: &Line) -> Result<Vec<Press>, String> {
        let mut presses = Vec::new();
        let (mut x, y) = line.at;
        if let Some(mark) = line.mark {
            let shown = mark.shown();
            let left = x - MARK_GAP - self.faces.of(false).breadth(&shown) * line.size;
            let mark = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.text(surface, &shown, false, line.size, (left, y), INK);
            surface.end_tagged();
            self.meant[line.block].push(Meant::Mark(mark));
        }
        let end = line.at.0 + line.runs.iter().map(|run| run.breadth).sum::<f32>();
        for run in &line.runs {
            let leads = run.link.is_some() || line.leads.is_some();
            // One glyph stands for many letters there; what they are is told beside it.
            let told = (!self.faces.of(run.bold).has(&run.text)).then_some(run.text.as_str());
            let tagged = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(told)));
            if run.italic {
                surface.push_transform(&Transform::from_row(1.0, 0.0, -LEAN, 1.0, LEAN * y, 0.0));
            }
            self.text(surface, &run.text, run.bold, line.size, (x, y), if leads { LINK } else { INK });
            if run.italic {
                surface.pop();
            }
            if let Some((heading, true)) = line.leads {
                let number = self.layout.page_of(heading).to_string();
                let breadth = self.faces.of(false).breadth(&number) * line.size;
                self.text(surface, &number, false, line.size, (LEFT + ROOM - breadth, y), INK);
            }
            surface.end_tagged();
            let target = match (&run.link, line.leads) {
                (Some(link), _) => {
                    Some((Target::Action(Action::Link(LinkAction::new(link.clone()))), link.clone(), None))
                }
                (None, Some((heading, _))) => Some((self.place_of(heading), run.text.clone(), Some(heading))),
                (None, None) => None,
            };
            match target {
                Some((target, alt, entry)) => {
                    let right = if entry.is_some() { LEFT + ROOM } else { x + run.breadth };
                    let place =
                        Rect::from_ltrb(x, y - line.size, right.max(end.min(right)), y + line.size * 0.3);
                    let (block, which) = (line.block, self.meant[line.block].len());
                    self.meant[block].push(Meant::Link { entry, text: tagged, press: None });
                    let place = place.ok_or("a link has a place")?;
                    presses.push(Press { block, which, place, target, alt });
                }
                None => self.meant[line.block].push(Meant::Text(tagged)),
            }
            x += run.breadth;
        }
        Ok(presses)
    }

    fn place_of(&self, heading: usize) -> Target {
        Target::Destination(self.destination(heading).into())
    }

    fn destination(&self, heading: usize) -> XyzDestination {
        let found = self.layout.headings.iter().find(|(block, ..)| *block == heading);
        let (page, y) = found.map_or((0, 0.0), |(_, page, y)| (*page, *y));
        XyzDestination::new(page, Point::from_xy(LEFT, (y - 12.0).max(0.0)))
    }

    fn code(
        &mut self,
        surface: &mut Surface<'_>,
        block: usize,
        corner: (f32, f32),
        side: f32,
    ) -> Result<(), String> {
        let Some(Block::Code { address, .. }) = self.document.blocks.get(block) else { return Ok(()) };
        let code = QRBuilder::new(address.clone()).build().map_err(|error| format!("{error:?}"))?;
        // Four modules of quiet on each side.
        #[expect(clippy::cast_precision_loss, reason = "at most 177")]
        let module = side / (code.size as f32 + 8.0);
        let mut path = PathBuilder::new();
        for row in 0..code.size {
            for column in 0..code.size {
                if !code[row][column].value() {
                    continue;
                }
                #[expect(clippy::cast_precision_loss, reason = "at most 177")]
                let (left, above) =
                    (corner.0 + (column as f32 + 4.0) * module, corner.1 + (row as f32 + 4.0) * module);
                // A little broader, so that no gap shines through.
                let dot = Rect::from_xywh(left, above, module * 1.02, module * 1.02);
                path.push_rect(dot.ok_or("a module has a size")?);
            }
        }
        let drawn = surface.start_tagged(ContentTag::Other);
        surface.set_fill(Some(filled(BLACK)));
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
        surface.end_tagged();
        self.meant[block].push(Meant::Text(drawn));
        Ok(())
    }

    fn bookmarks(&self) -> Outline {
        let mut outline = Outline::new();
        for (block, ..) in &self.layout.headings {
            if let Some(Block::Heading(_, text) | Block::Chapter(text)) = self.document.blocks.get(*block) {
                outline.push_child(OutlineNode::new(text.clone(), self.destination(*block)));
            }
        }
        outline
    }

    /// What everything that was drawn means, in the order in which it is read.
    fn meaning(self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(self.document.lang.to_owned()));
        let mut items: Option<(ListNumbering, TagGroup)> = None;
        for (at, (block, meant)) in self.document.blocks.iter().zip(self.meant).enumerate() {
            let kind = match block {
                Block::Item(Mark::Dot, _) => Some(ListNumbering::Disc),
                Block::Item(Mark::Number(_), _) => Some(ListNumbering::Decimal),
                Block::Heading(..)
                | Block::Chapter(_)
                | Block::Paragraph(_)
                | Block::Contents
                | Block::Code { .. } => None,
            };
            if let Some((_, list)) = items.take_if(|(of, _)| Some(*of) != kind) {
                tree.push(list);
            }
            match block {
                Block::Heading(level, text) => {
                    let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
                    tree.push(TagGroup::with_children(Tag::Hn(level, Some(text.clone())), nodes(meant)));
                }
                Block::Contents => tree.push(contents(meant)),
                Block::Chapter(text) => {
                    let level = NonZeroU16::MIN.saturating_add(1);
                    tree.push(TagGroup::with_children(Tag::Hn(level, Some(text.clone())), nodes(meant)));
                }
                Block::Code { alt, .. } => {
                    let place = self.layout.place_of_code(at);
                    let place = place.and_then(|(page, (left, above), side)| {
                        Some(BBox::new(page, Rect::from_xywh(left, above, side, side)?))
                    });
                    let figure = Tag::Figure(Some(alt.clone())).with_bbox(place);
                    tree.push(TagGroup::with_children(figure, nodes(meant)));
                }
                Block::Paragraph(_) => tree.push(TagGroup::with_children(Tag::P, nodes(meant))),
                Block::Item(..) => {
                    let kind = kind.unwrap_or(ListNumbering::Disc);
                    let (_, list) = items.get_or_insert_with(|| (kind, TagGroup::new(Tag::L(kind))));
                    list.push(item(meant));
                }
            }
        }
        if let Some((_, list)) = items {
            tree.push(list);
        }
        tree
    }
}

fn filled((red, green, blue): Ink) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn node(meant: Meant) -> Node {
    match meant {
        Meant::Text(text) | Meant::Mark(text) => text.into(),
        Meant::Link { text, press, .. } => {
            let mut link = TagGroup::new(Tag::Link);
            link.push(text);
            if let Some(press) = press {
                link.push(press);
            }
            link.into()
        }
    }
}

fn nodes(meant: Vec<Meant>) -> Vec<Node> {
    meant.into_iter().map(node).collect()
}

fn item(meant: Vec<Meant>) -> TagGroup {
    let (marks, texts): (Vec<_>, Vec<_>) =
        meant.into_iter().partition(|meant| matches!(meant, Meant::Mark(_)));
    let mut item = TagGroup::new(Tag::LI);
    item.push(TagGroup::with_children(Tag::Lbl, nodes(marks)));
    item.push(TagGroup::with_children(Tag::LBody, nodes(texts)));
    item
}

/// The lines of one chapter are one entry.
fn contents(meant: Vec<Meant>) -> TagGroup {
    let mut contents = TagGroup::new(Tag::TOC);
    let mut last: Option<(usize, TagGroup)> = None;
    for meant in meant {
        let entry = if let Meant::Link { entry, .. } = &meant { entry.unwrap_or_default() } else { 0 };
        let node = node(meant);
        match &mut last {
            Some((of, group)) if *of == entry => group.push(node),
            Some(_) | None => {
                let before = last.replace((entry, TagGroup::with_children(Tag::TOCI, vec![node])));
                if let Some((_, group)) = before {
                    contents.push(group);
                }
            }
        }
    }
    if let Some((_, group)) = last {
        contents.push(group);
    }
    contents
}
