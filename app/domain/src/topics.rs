//! Topics as administrators keep them.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Bilingual, Masterplan, Topic},
    ids::{CampaignId, TopicId},
    refusals::{Field, Fields, Refusal},
    text::{Label, LabelOrNone, Slug, TextError},
};

/// A topic with how much depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// The topic.
    pub topic: Topic,
    /// Ideas under it, whatever their state.
    pub ideas: i64,
}

/// A topic as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawTopic {
    /// The German name.
    pub name_de: String,
    /// The English name; may be missing.
    pub name_en: String,
    /// The word of the masterplan.
    pub masterplan: String,
}

/// What a topic is called, and the masterplan it counts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicWording {
    /// Its name on the screen.
    pub name: Bilingual,
    /// The masterplan it belongs to.
    pub masterplan: Masterplan,
}

impl RawTopic {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self) -> Result<TopicWording, Refusal> {
        let mut fields = Fields::default();
        let name = take_name(&self.name_de, &self.name_en, &mut fields);
        let plan = match self.masterplan.as_str() {
            "" => Err(TextError::Missing),
            word => word.parse().map_err(|()| TextError::Malformed),
        };
        let plan: Option<Masterplan> = fields.take(Field::Masterplan, plan);
        fields.finish()?;
        name.zip(plan).map(|(name, masterplan)| TopicWording { name, masterplan }).ok_or(Refusal::NotFound)
    }
}

/// Reads a name in both languages, of which the English one may be missing.
pub fn take_name(de: &str, en: &str, fields: &mut Fields) -> Option<Bilingual> {
    let de = fields.take(Field::NameDe, Label::parse(de));
    let en = fields.take(Field::NameEn, LabelOrNone::parse(en));
    de.zip(en).map(|(de, en)| Bilingual { de: de.into_string(), en: en.into_string() })
}

/// The wish to add a topic, as the last of its campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddTopic {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name in the address, for ever.
    pub slug: Slug,
    /// What it is called.
    pub wording: TopicWording,
}

/// The wish to call a topic something else. Its address stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameTopic {
    /// The topic.
    pub topic: TopicId,
    /// What it is called from now on.
    pub wording: TopicWording,
}

/// The wish to bring the topics of a campaign into this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderTopics(pub Vec<TopicId>);

/// The wish to make one topic part of another: its ideas move, and its address leads to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeTopic {
    /// The topic that ends.
    pub topic: TopicId,
    /// The topic that goes on.
    pub into: TopicId,
}

/// The wish to offer a topic no longer, or again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveTopic {
    /// The topic.
    pub topic: TopicId,
    /// Whether it is put away.
    pub archived: bool,
}

/// One place up or down in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Step {
    /// Reads the word of a form.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Moves what stands at `at` by one place. At the end of the list nothing changes.
pub fn step<T>(list: &mut [T], at: usize, step: Step) {
    let other = match step {
        Step::Up => at.checked_sub(1),
        Step::Down => Some(at + 1),
    };
    if let Some(other) = other.filter(|other| at < list.len() && *other < list.len()) {
        list.swap(at, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_goes_no_further_up_and_the_last_no_further_down() {
        let mut list = [1, 2, 3];
        step(&mut list, 0, Step::Up);
        step(&mut list, 2, Step::Down);
        step(&mut list, 7, Step::Down);
        assert_eq!(list, [1, 2, 3]);
        step(&mut list, 1, Step::Up);
        assert_eq!(list, [2, 1, 3]);
    }

    #[test]
    fn a_topic_may_lack_its_english_name_and_no_other() {
        let raw =
            RawTopic { name_de: "Fuhrpark".into(), masterplan: "wirtschaft".into(), ..RawTopic::default() };
        assert!(raw.parse().is_ok());
        let Err(Refusal::Invalid { fields }) = RawTopic::default().parse() else { panic!("an empty one") };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::NameDe, Field::Masterplan]);
    }
}
