//! Merging and splitting: links between ideas, never copies, so that each can be undone.

use serde::{Deserialize, Serialize};

use crate::{
    ideas::{Byline, IdeaText, Wording},
    ids::{IdeaNumber, MergeId, PersonId, TopicId},
    refusals::{Field, Fields, Refusal},
    text::{Sentence, TextError},
    time::{DAY, HOUR, Timestamp},
    words::words,
};

/// For so long before voting ends nothing is merged and nothing is split: people need time to see where their vote counts.
pub const SETTLED_BEFORE_THE_END: i64 = 24 * HOUR;

/// For so long those who voted for an idea that was merged, and its author, may object.
pub const OBJECT_WITHIN: i64 = 14 * DAY;

words! {
    /// Why two ideas do not become one, or one does not become several.
    MergeBar {
        /// It is the same idea.
        Itself = "itself",
        /// One of them is merged already, or others are merged into it: there are no chains.
        Chain = "chain",
        /// One of them takes no votes any more.
        Closed = "closed",
        /// They belong to two campaigns.
        Campaign = "campaign",
        /// Voting ends soon, or has ended.
        Late = "late",
        /// A part of what was split is no longer as it was: commented on, answered, taken back, hidden or merged.
        Parts = "parts",
    }
}

/// The wish that an idea becomes part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The idea.
    pub idea: IdeaNumber,
    /// The idea it becomes part of.
    pub into: IdeaNumber,
    /// What everybody is told.
    pub reason: Sentence,
}

impl Merge {
    /// Takes a number and a reason as a form or a program sends them, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(idea: IdeaNumber, into: &str, reason: &str) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let into = match into.trim().trim_start_matches('#') {
            "" => Err(TextError::Missing),
            number => number.parse().map_err(|_| TextError::Malformed),
        };
        let into = fields.take(Field::Into, into);
        let reason = fields.take(Field::Sentence, Sentence::parse(reason));
        fields.finish()?;
        into.zip(reason).map(|(into, reason)| Self { idea, into, reason }).ok_or(Refusal::NotFound)
    }
}

/// The wish that an idea that was merged stands by itself again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmerge(pub IdeaNumber);

/// The wish of somebody who voted for an idea, or wrote it, that it were not merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object(pub MergeId);

/// The wish to let a merge stand although somebody objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepMerged {
    /// The merge.
    pub merge: MergeId,
    /// What those who object are told.
    pub reply: Sentence,
}

/// All that the rules ask of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeStanding {
    /// The merge.
    pub id: MergeId,
    /// The idea.
    pub idea: IdeaNumber,
    /// The idea it is part of.
    pub into: IdeaNumber,
    /// Who merged them; `None` once that account is gone, and when nobody in particular did.
    pub decided_by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// Whether somebody objects and has no answer.
    pub objected: bool,
}

/// Of a merge, what is told on the page of the idea that was merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeNotice {
    /// The idea it is part of.
    pub into: IdeaNumber,
    /// What that one is called.
    pub title: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// What those who objected are told, when it stays.
    pub reply: String,
    /// Whether the person who asks may object, or has: `None` when they may not.
    pub objection: Option<bool>,
}

/// Another idea that belongs to this one: merged into it, split off it, or what it was split off from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// Its number.
    pub number: IdeaNumber,
    /// What it is called.
    pub title: String,
    /// Who wrote it, as far as readers learn.
    pub byline: Byline,
    /// Why it was merged; empty for parts.
    pub reason: String,
}

/// How an idea hangs together with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kin {
    /// What it is part of.
    pub merge: Option<MergeNotice>,
    /// What was merged into it.
    pub merged: Vec<Relative>,
    /// What became of it when it was split.
    pub parts: Vec<Relative>,
    /// What it was split off from.
    pub split_from: Option<IdeaNumber>,
}

/// The fewest ideas that one is split into.
pub const PARTS_MIN: usize = 2;

/// The most ideas that one is split into.
pub const PARTS_MAX: usize = 4;

/// A part as somebody typed it; one without any words is as if it were not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawPart {
    /// The text.
    pub text: IdeaText,
    /// The slug of its topic; empty for that of the whole.
    pub topic: String,
}

/// A part of an idea that is to be split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its text.
    pub text: Wording,
    /// Its topic; `None` for that of the whole.
    pub topic: Option<TopicId>,
}

/// The wish to make several ideas of one that holds several pinches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The idea.
    pub idea: IdeaNumber,
    /// What becomes of it.
    pub parts: Vec<Part>,
}

impl Split {
    /// Takes the parts as a form or a program sends them, every wrong field at once. `topic` knows the topics by their slugs.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(
        idea: IdeaNumber,
        parts: &[RawPart],
        topic: impl Fn(&str) -> Option<TopicId>,
    ) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let written: Vec<&RawPart> = parts.iter().filter(|part| !part.is_empty()).collect();
        let number = match written.len() {
            is if is < PARTS_MIN => Err(TextError::TooShort { min: PARTS_MIN, is }),
            is if is > PARTS_MAX => Err(TextError::TooLong { max: PARTS_MAX, is }),
            _ => Ok(()),
        };
        fields.take(Field::Parts, number);
        let parts = written.into_iter().filter_map(|raw| {
            let IdeaText { title, pinch, wish } = &raw.text;
            let topic = match raw.topic.trim() {
                "" => Ok(None),
                slug => topic(slug).map(Some).ok_or(TextError::Unknown),
            };
            let text = Wording::take(title, pinch, wish, &mut fields);
            let topic = fields.take(Field::Topic, topic);
            text.zip(topic).map(|(text, topic)| Part { text, topic })
        });
        let parts = parts.collect();
        fields.finish()?;
        Ok(Self { idea, parts })
    }
}

/// What a form calls title, pinch, wish and topic of each part.
pub const PART_FIELDS: [[&str; 4]; PARTS_MAX] = [
    ["title_1", "pinch_1", "wish_1", "topic_1"],
    ["title_2", "pinch_2", "wish_2", "topic_2"],
    ["title_3", "pinch_3", "wish_3", "topic_3"],
    ["title_4", "pinch_4", "wish_4", "topic_4"],
];

impl RawPart {
    /// The parts as a form holds them.
    pub fn of_form<'a>(value: impl Fn(&str) -> &'a str) -> Vec<Self> {
        let part = |[title, pinch, wish, topic]: &[&str; 4]| {
            let text = |name| value(name).to_owned();
            let (text, topic) =
                (IdeaText { title: text(title), pinch: text(pinch), wish: text(wish) }, text(topic));
            Self { text, topic }
        };
        PART_FIELDS.iter().map(part).collect()
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let IdeaText { title, pinch, wish } = &self.text;
        [title, pinch, wish].iter().all(|text| text.trim().is_empty())
    }
}

/// The wish that what was split is one again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsplit(pub IdeaNumber);

#[cfg(test)]
mod tests {
    use super::*;

    const IDEA: IdeaNumber = IdeaNumber::from_i64(1);

    fn part(title: &str) -> RawPart {
        let text = |text: &str| text.to_owned();
        let pinch = if title.is_empty() { "" } else { "Der Drucker im Erdgeschoß klemmt jeden Morgen." };
        RawPart {
            text: IdeaText { title: text(title), pinch: text(pinch), wish: String::new() },
            topic: String::new(),
        }
    }

    #[test]
    fn nothing_is_merged_without_a_number_and_a_reason() {
        let Err(Refusal::Invalid { fields }) = Merge::parse(IDEA, "", "") else { panic!("it was taken") };
        assert_eq!(
            fields.iter().map(|wrong| wrong.field).collect::<Vec<_>>(),
            [Field::Into, Field::Sentence]
        );
        let merge = Merge::parse(IDEA, " #12 ", "Beides meint den Drucker.").unwrap();
        assert_eq!(merge.into, IdeaNumber::from_i64(12));
    }

    #[test]
    fn an_idea_is_split_into_two_at_least_and_empty_parts_do_not_count() {
        let split = |parts: &[RawPart]| Split::parse(IDEA, parts, |_| None);
        let wrong = |outcome: Result<Split, Refusal>| match outcome {
            Err(Refusal::Invalid { fields }) => fields.iter().map(|wrong| wrong.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(wrong(split(&[part("Drucker"), part("")])), [Field::Parts]);
        assert_eq!(wrong(split(&vec![part("Drucker"); PARTS_MAX + 1])), [Field::Parts]);
        assert_eq!(wrong(split(&[part("Drucker"), part("Nee")])), [Field::Title]);
        let unknown = RawPart { topic: "wetter".into(), ..part("Drucker") };
        assert_eq!(wrong(split(&[part("Drucker"), unknown])), [Field::Topic]);
        assert_eq!(split(&[part("Drucker"), part(""), part("Scanner")]).unwrap().parts.len(), 2);
    }
}
