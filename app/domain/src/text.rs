//! Text that people write: parsed once at the door, then trusted. Lengths count characters, never bytes.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum TextError {
    /// Nothing was written.
    #[error("is missing")]
    Missing,
    /// Fewer characters than needed.
    #[error("has {is} characters, at least {min} are needed")]
    TooShort {
        /// Characters needed.
        min: usize,
        /// Characters there are.
        is: usize,
    },
    /// More characters than there is room for.
    #[error("has {is} characters, at most {max} fit")]
    TooLong {
        /// Characters that fit.
        max: usize,
        /// Characters there are.
        is: usize,
    },
    /// A control character, or one that turns the direction of writing around.
    #[error("holds a character that cannot be shown")]
    Unprintable,
    /// Before what has to come first.
    #[error("comes before what has to come first")]
    TooEarly,
    /// A day that is over.
    #[error("is in the past")]
    Past,
    /// A day that has not come yet.
    #[error("is in the future")]
    Future,
    /// Somebody or something else has it already.
    #[error("is taken already")]
    Taken,
    /// Votes were counted by it.
    #[error("cannot change any more")]
    Fixed,
    /// Not of the form that is asked for, e.g. an e-mail address without `@`.
    #[error("is not of the form that is asked for")]
    Malformed,
    /// There is nobody and nothing of that name.
    #[error("is not known here")]
    Unknown,
}

/// Brings line ends to `\n`, trims, and refuses what cannot be shown or counted.
pub(crate) fn clean(raw: &str, min: usize, max: usize, lines: bool) -> Result<String, TextError> {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| unprintable(c, lines)) {
        return Err(TextError::Unprintable);
    }
    let is = text.chars().count();
    // What lies between words counts towards the least; what nobody can see does not.
    let shown = text.chars().filter(|c| !is_invisible(*c)).count();
    let blank = text.chars().all(|c| c.is_whitespace() || is_invisible(c));
    match shown {
        _ if blank && min > 0 => Err(TextError::Missing),
        _ if shown < min => Err(TextError::TooShort { min, is: shown }),
        _ if is > max => Err(TextError::TooLong { max, is }),
        _ => Ok(text.to_owned()),
    }
}

/// Control characters, and the bidirectional overrides with which a text can lie about its order (Unicode UTR 36).
fn unprintable(c: char, lines: bool) -> bool {
    let line_break = lines && (c == '\n' || c == '\t');
    (c.is_control() && !line_break)
        || (!lines && matches!(c, '\u{2028}' | '\u{2029}'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Characters that take part in a text without showing: those that Unicode tells to ignore where they cannot be shown
/// (Default_Ignorable_Code_Point), and blanks that count as letters or symbols. Joiners and variation selectors are among them;
/// they stay in the text, and only do not count.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident: $min:literal..=$max:literal, lines: $lines:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The fewest characters.
            pub const MIN: usize = $min;
            /// The most characters.
            pub const MAX: usize = $max;

            /// Trims and checks what somebody wrote.
            ///
            /// # Errors
            /// Says what is wrong with it.
            pub fn parse(raw: &str) -> Result<Self, TextError> {
                clean(raw, Self::MIN, Self::MAX, $lines).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }

            /// The text, given away.
            #[must_use]
            pub fn into_string(self) -> String { self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )+};
}

texts! {
    /// What an idea is called: 5 to 120 characters on one line.
    Title: 5..=120, lines: false;
    /// Where the shoe pinches: 20 to 4,000 characters.
    Pinch: 20..=4000, lines: true;
    /// What would help: up to 4,000 characters, and may be empty.
    Wish: 0..=4000, lines: true;
    /// A comment: 1 to 2,000 characters of the Markdown subset.
    CommentBody: 1..=2000, lines: true;
    /// An addition to an idea after others have voted for it: 1 to 2,000 characters.
    AddendumBody: 1..=2000, lines: true;
    /// A person's name as they want to be called: 1 to 80 characters.
    PersonName: 1..=80, lines: false;
    /// What somebody adds to a report: up to 500 characters.
    ReportNote: 0..=500, lines: true;
    /// A report of a barrier: 10 to 4,000 characters.
    BarrierText: 10..=4000, lines: true;
    /// The list of synonyms: up to 20,000 characters, one group a line.
    SynonymList: 0..=20_000, lines: true;
    /// What the city calls something, e.g. a topic: 1 to 120 characters.
    Label: 1..=120, lines: false;
    /// The same in the other language, where it may be missing: up to 120 characters.
    LabelOrNone: 0..=120, lines: false;
    /// What a campaign is about, in a few sentences: up to 1,000 characters.
    Intro: 0..=1000, lines: true;
    /// A text of the city as Markdown: up to 20,000 characters.
    PageText: 0..=20_000, lines: true;
    /// What a template of an answer is called: 1 to 80 characters.
    TemplateName: 1..=80, lines: false;
    /// A template of an answer: 1 to 4,000 characters.
    TemplateBody: 1..=4000, lines: true;
    /// An official answer: 1 to 4,000 characters of the Markdown subset.
    AnswerBody: 1..=4000, lines: true;
    /// What the author of something that was hidden is told: 5 to 1,000 characters.
    Sentence: 5..=1000, lines: true;
    /// Why a decision should be another: 10 to 2,000 characters.
    AppealBody: 10..=2000, lines: true;
    /// What a specialist unit is asked: 10 to 2,000 characters.
    OpinionQuestion: 10..=2000, lines: true;
    /// What a specialist unit says: up to 2,000 characters.
    OpinionText: 0..=2000, lines: true;
    /// What moderators note for each other: 1 to 2,000 characters.
    NoteBody: 1..=2000, lines: true;
    /// Where an idea is handed to: 2 to 120 characters.
    PlaceName: 2..=120, lines: false;
    /// Who has something of what was done: 2 to 200 characters.
    Benefits: 2..=200, lines: false;
    /// What the public reads of an idea: 10 to 2,000 characters.
    PublicText: 10..=2000, lines: true;
    /// A field of a canvas: up to 2,000 characters of the Markdown subset.
    CanvasText: 0..=2000, lines: true;
    /// What an API token is for: 1 to 80 characters.
    TokenName: 1..=80, lines: false;
    /// What a saved search is called: 1 to 60 characters.
    SearchName: 1..=60, lines: false;
    /// Why a workshop takes an idea that no rule chose: 1 to 300 characters.
    WildcardReason: 1..=300, lines: false;
    /// A list as it stands in the address: up to 3,000 characters (200 of another script are escaped by six each), and empty for the
    /// list of everything.
    SearchQuery: 0..=3000, lines: false;
}

/// An e-mail address, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The most characters (RFC 5321, 4.5.3.1.3).
    pub const MAX: usize = 254;

    /// Takes an address with something on both sides of one `@`. Whether mail arrives there, only mail can tell.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = clean(raw, 1, Self::MAX, false)?.to_lowercase();
        match text.split_once('@') {
            Some((local, host))
                if !local.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(' ') =>
            {
                Ok(Self(text))
            }
            Some(_) | None => Err(TextError::Malformed),
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name in an address: small letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The most characters.
    pub const MAX: usize = 60;
    /// Where the product itself has a page.
    const KEPT: &[&str] = &["new", "en", "about"];

    /// Takes a name that can stand in an address as it is.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = clean(raw, 1, Self::MAX, false)?;
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !plain || text.starts_with('-') || text.ends_with('-') {
            return Err(TextError::Malformed);
        }
        if Self::KEPT.contains(&text.as_str()) { Err(TextError::Taken) } else { Ok(Self(text)) }
    }

    /// Makes one of a name that people gave, unlike all that are `taken`.
    #[must_use]
    pub fn of(name: &str, taken: &[&str]) -> Self {
        let made = slug(name);
        let made = if made.is_empty() { "x" } else { &made };
        let free = |slug: &str| !taken.contains(&slug) && !Self::KEPT.contains(&slug);
        if free(made) {
            return Self(made.to_owned());
        }
        let numbered = (2_usize..).map(|n| format!("{made}-{n}")).find(|slug| free(slug));
        Self(numbered.unwrap_or_default())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The first `max` characters, cut at a word, for cards and previews.
#[must_use]
pub fn excerpt(text: &str, max: usize) -> String {
    let mut flat = String::with_capacity(text.len().min(2 * max));
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > max + 1 {
            break;
        }
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
        length += word.chars().count() + 1;
    }
    let Some((end, _)) = flat.char_indices().nth(max) else { return flat };
    let cut = &flat[..end];
    let at = cut.rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    format!("{} …", cut[..at].trim_end())
}

/// The decoration after the number in an idea's address.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_count_characters_not_bytes() {
        assert!(Title::parse("Größe").is_ok());
        assert!(Title::parse(&"ä".repeat(120)).is_ok());
        assert_eq!(Title::parse(&"ä".repeat(121)), Err(TextError::TooLong { max: 120, is: 121 }));
        assert_eq!(Title::parse("Weg"), Err(TextError::TooShort { min: 5, is: 3 }));
        assert_eq!(Title::parse("  \n "), Err(TextError::Missing));
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(Title::parse("Akten\u{0}schrank"), Err(TextError::Unprintable));
        assert_eq!(Title::parse("Akten\nschrank"), Err(TextError::Unprintable));
        assert_eq!(Pinch::parse(&format!("{}\u{202e}", "x".repeat(30))), Err(TextError::Unprintable));
        assert!(
            Pinch::parse("Zeile eins\r\nZeile zwei\tmit Einzug").is_ok_and(|p| !p.as_str().contains('\r'))
        );
    }

    #[test]
    fn addresses_are_lower_case_and_have_two_sides() {
        assert_eq!(
            Email::parse(" Ana@Example.ORG ").map(|e| e.as_str().to_owned()),
            Ok("ana@example.org".to_owned())
        );
        for bad in ["ana", "@x", "a@", "a@b@c", "a b@c"] {
            assert_eq!(Email::parse(bad), Err(TextError::Malformed), "{bad}");
        }
    }

    #[test]
    fn slugs_fold_german_letters() {
        assert_eq!(slug("Größere Fächer – für Straßenwärter!"), "groessere-faecher-fuer-strassenwaerter");
    }

    #[test]
    fn joined_letters_stay_as_they_were_typed() {
        let family = "Büro für 👩\u{200d}👧 im Erdgeschoß";
        assert_eq!(Title::parse(family).map(Title::into_string), Ok(family.to_owned()));
        for line_end in ['\u{2028}', '\u{2029}'] {
            assert_eq!(Title::parse(&format!("Akten{line_end}schrank")), Err(TextError::Unprintable));
        }
    }

    #[test]
    fn a_name_in_an_address_is_unlike_every_other() {
        assert_eq!(Slug::of("Größere Fächer", &[]).as_str(), "groessere-faecher");
        assert_eq!(Slug::of("IT", &["it", "it-2"]).as_str(), "it-3");
        assert_eq!(Slug::of("New", &[]).as_str(), "new-2");
        assert_eq!(Slug::of("日本", &[]).as_str(), "x");
        assert_eq!(Slug::parse("new"), Err(TextError::Taken));
        for bad in ["Frühjahr", "a b", "-a", "a-", "a/b", "A"] {
            assert_eq!(Slug::parse(bad), Err(TextError::Malformed), "{bad}");
        }
        assert!(Slug::parse("fruehjahr-2026").is_ok());
    }

    proptest! {
        #[test]
        fn what_nobody_sees_is_no_text(raw in "[\u{200b}\u{200d}\u{2060}\u{3164}\u{ad}\u{2800}\u{ffa0}\u{fe0f} ]{0,80}") {
            prop_assert_eq!(Title::parse(&raw), Err(TextError::Missing));
            prop_assert_eq!(CommentBody::parse(&raw), Err(TextError::Missing));
            prop_assert_eq!(PersonName::parse(&raw), Err(TextError::Missing));
            let short = Title::parse(&format!("a{raw}b").replace(' ', ""));
            prop_assert_eq!(short, Err(TextError::TooShort { min: 5, is: 2 }));
        }

        #[test]
        fn no_text_makes_the_parsers_panic(raw in any::<String>()) {
            _ = Title::parse(&raw);
            _ = Pinch::parse(&raw);
            _ = CommentBody::parse(&raw);
            _ = Email::parse(&raw);
            _ = slug(&raw);
        }

        #[test]
        fn what_was_parsed_parses_again_to_itself(raw in any::<String>()) {
            if let Ok(body) = CommentBody::parse(&raw) {
                prop_assert_eq!(CommentBody::parse(body.as_str()), Ok(body));
            }
        }

        #[test]
        fn an_excerpt_is_never_longer_than_asked(raw in any::<String>(), max in 1_usize..200) {
            prop_assert!(excerpt(&raw, max).chars().count() <= max + 2);
        }

        #[test]
        fn an_excerpt_says_that_there_is_more(raw in "[a-zä ]{0,60}", max in 1_usize..60) {
            let whole = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            let short = excerpt(&raw, max);
            prop_assert_eq!(short == whole, whole.chars().count() <= max);
            prop_assert_eq!(short.ends_with('…'), short != whole);
        }
    }
}
