use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider as _,
    instance::{LocationRef, Size},
};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/atkinson-hyperlegible-next-bold.ttf");

/// What stands for a letter that the font has not.
const UNKNOWN: char = '□';

/// The letters of a document.
pub struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// Those that the server brings along.
    ///
    /// # Errors
    /// When they are broken.
    pub fn load() -> Result<Self, String> {
        Ok(Self { regular: Face::load(REGULAR)?, bold: Face::load(BOLD)? })
    }

    /// Bold ones or others.
    pub const fn of(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

/// Letters of one weight.
pub struct Face {
    /// For drawing.
    pub font: Font,
    read: FontRef<'static>,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Result<Self, String> {
        let font = Font::new(bytes.to_vec().into(), 0).ok_or("the letters for documents are broken")?;
        let read = FontRef::new(bytes).map_err(|error| format!("the letters for documents: {error}"))?;
        Ok(Self { font, read })
    }

    /// How broad a text is, in parts of its size.
    pub fn breadth(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.glyph(letter).map_or(0.0, |(_, advance)| advance)).sum()
    }

    /// Whether every letter of a text is drawn as what it is.
    pub fn has(&self, text: &str) -> bool {
        let map = self.read.charmap();
        text.chars().all(|letter| map.map(letter).is_some() || letter.is_whitespace())
    }

    /// The glyphs of a text, each with the letters that it stands for.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        let mut begins = 0;
        for (at, letter) in text.char_indices() {
            let ends = at + letter.len_utf8();
            match (self.glyph(letter), glyphs.last_mut()) {
                (Some((id, advance)), _) => {
                    glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, begins..ends, None));
                    begins = ends;
                }
                (None, Some(before)) => {
                    before.text_range.end = ends;
                    begins = ends;
                }
                // It goes with the letter behind it.
                (None, None) => {}
            }
        }
        glyphs
    }

    /// The glyph of a letter and its breadth; `None` for what only changes the letter before it.
    fn glyph(&self, letter: char) -> Option<(GlyphId, f32)> {
        let map = self.read.charmap();
        let known = match map.map(letter) {
            Some(id) => id,
            None if is_silent(letter) => return None,
            None if letter.is_whitespace() => map.map(' ')?,
            None => map.map(UNKNOWN)?,
        };
        let metrics = self.read.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = metrics.advance_width(known).unwrap_or_default() / self.font.units_per_em();
        Some((GlyphId::new(known.to_u32()), advance))
    }
}

/// Marks that are drawn above others, joiners, variants of pictures, and where a word may be parted.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}')
        || letter.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_kept_for_those_who_read_it_by_program() {
        let faces = Faces::load().unwrap();
        for text in ["Größe", "→ weiter", "👩🏽‍🚒 rückt aus", "Ё", "e\u{301}", "\u{301}e", "«Tür»\u{a0}– „zu“…"]
        {
            let glyphs = faces.of(false).glyphs(text);
            let told: String = glyphs.iter().map(|glyph| &text[glyph.text_range.clone()]).collect();
            assert_eq!(told, text);
            assert!(
                glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0),
                "what no screen reader tells: {text}"
            );
        }
        // Somebody who only sees it sees that something is missing.
        let unknown = faces.of(false).glyphs("□")[0].glyph_id;
        assert!(faces.of(false).glyphs("Ёл").iter().all(|glyph| glyph.glyph_id == unknown));
        assert_ne!(faces.of(false).glyphs("?")[0].glyph_id, unknown);
    }

    #[test]
    fn what_is_not_drawn_as_what_it_is_is_known() {
        let faces = Faces::load().unwrap();
        assert!(faces.of(true).has("Größe «Tür»\u{a0}– „zu“…"));
        assert!(
            !faces.of(false).has("weiter →") && !faces.of(false).has("Ё") && !faces.of(false).has("e\u{301}")
        );
    }

    #[test]
    fn a_w_is_broader_than_an_i_and_bold_broader_than_regular() {
        let faces = Faces::load().unwrap();
        assert!(faces.of(false).breadth("W") > faces.of(false).breadth("i"));
        assert!(faces.of(true).breadth("Formular") > faces.of(false).breadth("Formular"));
    }
}
