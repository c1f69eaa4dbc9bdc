//! Handing ideas over to people who work on them away from the screen: cards and posters on paper, tables and programs. Nothing of it says
//! who wrote an idea.

use std::collections::BTreeMap;

use crate::{
    campaigns::{CampaignPage, Topic},
    canvases::DecisionRecord,
    ids::{IdeaNumber, TopicId},
    outcomes::LedgerEntry,
    pulls::KeptPull,
    selection::pull::PulledIdea,
    workshops::WorkshopPage,
};

/// How many cards of the size A6 are on a sheet of A4.
pub const CARDS_PER_SHEET: usize = 4;

/// What everybody can read of an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedText {
    /// Its title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What it is about.
    pub topic: TopicId,
}

/// An idea that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIdea {
    /// Its number.
    pub number: IdeaNumber,
    /// Its text; nothing when not everybody can read it any more.
    pub text: Option<HandedText>,
    /// Its votes as the vote was frozen; nothing when that cannot be told.
    pub votes: Option<u64>,
    /// Why it was pulled; nothing when its pull comes out differently today, or whoever asks may not see it.
    pub pulled: Option<PulledIdea>,
}

/// Ideas that go on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Their campaign, with its topics.
    pub campaign: CampaignPage,
    /// The ideas, in order.
    pub ideas: Vec<HandedIdea>,
}

impl Handover {
    /// The ideas that everybody can read, each with its text.
    pub fn read(&self) -> impl Iterator<Item = (&HandedIdea, &HandedText)> {
        self.ideas.iter().filter_map(|idea| Some((idea, idea.text.as_ref()?)))
    }

    /// The others.
    #[must_use]
    pub fn unread(&self) -> Vec<IdeaNumber> {
        self.ideas.iter().filter(|idea| idea.text.is_none()).map(|idea| idea.number).collect()
    }

    /// What an idea is about.
    #[must_use]
    pub fn topic(&self, text: &HandedText) -> Option<&Topic> {
        self.campaign.topics.iter().find(|topic| topic.id == text.topic)
    }

    /// The posters: each has ideas of one topic, in the order of the topics, and a topic with more than fit on one has several.
    #[must_use]
    pub fn posters(&self) -> Vec<Poster<'_>> {
        let mut posters = Vec::new();
        for topic in &self.campaign.topics {
            let mut sheets: Vec<Vec<(&HandedIdea, &HandedText)>> = Vec::new();
            let mut left = 0;
            for (idea, text) in self.read().filter(|(_, text)| text.topic == topic.id) {
                let height = paper::poster_height(&text.title);
                if height > left {
                    sheets.push(Vec::new());
                    left = paper::POSTER;
                }
                left = left.saturating_sub(height);
                if let Some(sheet) = sheets.last_mut() {
                    sheet.push((idea, text));
                }
            }
            let of = sheets.len();
            posters.extend((1..).zip(sheets).map(|(at, ideas)| Poster { topic, at, of, ideas }));
        }
        posters
    }
}

/// A sheet of A3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster<'a> {
    /// What its ideas are about.
    pub topic: &'a Topic,
    /// Which sheet of the topic it is, from 1.
    pub at: usize,
    /// How many the topic has.
    pub of: usize,
    /// Its ideas, in order.
    pub ideas: Vec<(&'a HandedIdea, &'a HandedText)>,
}

/// A workshop that hands over what it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopHandover {
    /// The workshop with its board.
    pub page: WorkshopPage,
    /// Its ideas, column by column.
    pub handover: Handover,
    /// What became of them.
    pub entries: BTreeMap<IdeaNumber, LedgerEntry>,
    /// What the team decided of them, of those of which it decided anything.
    pub decisions: BTreeMap<IdeaNumber, DecisionRecord>,
    /// The pulls that they came by, of those that whoever asks may see.
    pub pulls: Vec<KeptPull>,
}

/// The beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Whole sentences in one line; empty when not even the first has room.
    pub text: String,
    /// Whether it is all of the text.
    pub whole: bool,
}

impl Excerpt {
    /// As many sentences from the beginning as have room. None is cut.
    #[must_use]
    pub fn new(text: &str, room: usize) -> Self {
        let mut taken = String::new();
        for sentence in sentences(text) {
            let longer = if taken.is_empty() { sentence } else { format!("{taken} {sentence}") };
            if paper::breadth(&longer) > room {
                return Self { text: taken, whole: false };
            }
            taken = longer;
        }
        Self { text: taken, whole: true }
    }

    /// What has room on a card of the pinch, beside this title and this explanation.
    #[must_use]
    pub fn on_card(text: &str, title: &str, why: &str) -> Self {
        Self::new(text, paper::card_room(title, why))
    }

    /// What has room on a card of an explanation.
    #[must_use]
    pub fn of_why(why: &str) -> Self {
        Self::new(why, paper::WHY_ROOM)
    }
}

/// The sentences of a text, each with its white space made single. In doubt two are one: a point behind a number, a letter or an
/// abbreviation may be none of theirs.
fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence: Vec<&str> = Vec::new();
        for word in line.split_whitespace() {
            sentence.push(word);
            if ends_sentence(word) {
                all.push(std::mem::take(&mut sentence).join(" "));
            }
        }
        if !sentence.is_empty() {
            all.push(sentence.join(" "));
        }
    }
    all
}

/// Behind these a sentence goes on.
const ABBREVIATIONS: &[&str] = &[
    "abs", "abt", "allg", "art", "bes", "bspw", "bzgl", "bzw", "ca", "dgl", "dipl", "dr", "etc", "evtl",
    "exkl", "fr", "gem", "ggf", "hr", "ing", "inkl", "insb", "jhdt", "lfd", "lt", "max", "med", "mind",
    "min", "mio", "mrd", "nr", "prof", "sog", "st", "std", "str", "tel", "ua", "usw", "vgl", "zb", "zzgl",
];

fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', '\'', '»', '«', '“', '”', ')', ']']);
    let Some(stem) = bare.strip_suffix('.') else { return bare.ends_with(['!', '?', '…']) };
    let letters: Vec<char> = stem.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let last: String = letters.iter().rev().flat_map(|c| c.to_lowercase()).collect();
    letters.len() > 1 && !ABBREVIATIONS.contains(&last.as_str())
}

/// How much has room on paper. Breadths are in half letters of running text, heights in tenths of a millimetre, as
/// `style/sheets.css` sets them, with letters to spare in each line: words do not fill lines.
mod paper {
    /// What has room of an explanation on a card.
    pub const WHY_ROOM: usize = 500;
    /// The height that a poster has for its ideas.
    pub const POSTER: usize = 2_500;

    /// The height that the pinch, the title and the explanation share on a card.
    const CARD: usize = 925;
    /// Height and breadth of a line.
    const TITLE: (usize, usize) = (60, 64);
    const PINCH: (usize, usize) = (49, 100);
    const WHY: (usize, usize) = (40, 108);
    /// The line that says that the rest is elsewhere.
    const MORE: usize = 45;
    const POSTER_TITLE: (usize, usize) = (127, 78);
    /// Below a title: its votes, and the space to the next.
    const POSTER_VOTES: usize = 190;

    /// How broad a text is: letters are not equally broad.
    pub fn breadth(text: &str) -> usize {
        let letter = |c: char| match c {
            'W' | 'M' | '@' | '%' | '—' | '…' => 4,
            'm' | 'w' => 3,
            c if c.is_uppercase() => 3,
            // Signs of other scripts are as broad as high.
            c if c > '\u{2e7f}' => 4,
            _ => 2,
        };
        text.chars().map(letter).sum()
    }

    fn height(text: &str, (line, broad): (usize, usize)) -> usize {
        breadth(text).div_ceil(broad) * line
    }

    /// How broad the pinch on a card may be.
    pub fn card_room(title: &str, why: &str) -> usize {
        let left = CARD.saturating_sub(height(title, TITLE) + height(why, WHY) + MORE);
        left / PINCH.0 * PINCH.1
    }

    /// How high an idea is on a poster.
    pub fn poster_height(title: &str) -> usize {
        height(title, POSTER_TITLE) + POSTER_VOTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_with_a_whole_sentence() {
        let text = "Der Drucker klemmt. Morgens warten alle davor! Seit dem 3. März z. B. zwei Stunden. Ende";
        let excerpt = |letters: usize| Excerpt::new(text, letters * 3);
        assert_eq!(excerpt(1_000), Excerpt { text: text.into(), whole: true });
        assert_eq!(excerpt(20), Excerpt { text: "Der Drucker klemmt.".into(), whole: false });
        assert_eq!(excerpt(50).text, "Der Drucker klemmt. Morgens warten alle davor!");
        assert_eq!(excerpt(5), Excerpt { text: String::new(), whole: false });
    }

    #[test]
    fn no_sentence_ends_behind_a_date_or_an_abbreviation() {
        for one in [
            "Am 3. März war die Dr. Müller da",
            "Das gilt z. B. Montags",
            "Formulare inkl. Anlagen fehlen",
            "Gemäß Abs. 2 der Satzung",
        ] {
            assert_eq!(sentences(one), [one]);
        }
        assert_eq!(sentences("Erstens\n\n- Zweitens:  so\tviel"), ["Erstens", "- Zweitens: so viel"]);
        assert_eq!(sentences("Das passt nie. So geht es nicht."), ["Das passt nie.", "So geht es nicht."]);
        assert_eq!(sentences("«Das klemmt.» Warum? Darum…"), ["«Das klemmt.»", "Warum?", "Darum…"]);
    }

    #[test]
    fn the_longest_title_leaves_room_for_sentences_and_a_short_one_for_more() {
        let (long, short) = ("Formulare ".repeat(12), "Drucker");
        let why = "Als 1. gewählt, weil 30 Unterstützende als Nächste zusammen einen Platz bezahlen konnten.";
        let (least, most) = (paper::card_room(&long, why), paper::card_room(short, why));
        assert!(least >= 2 * 250 && most > least, "{least} {most}");
        assert!(paper::card_room(&"W".repeat(120), &"W".repeat(300)) < least);
        assert!(paper::poster_height(&"W".repeat(120)) < paper::POSTER, "every title has room on a poster");
    }
}
