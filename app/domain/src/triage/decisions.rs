//! What moderators decide, each as a wish of its own.

use serde::{Deserialize, Serialize};

use super::{DeclineGround, HideGround, RestoreGround};
use crate::{
    ideas::Status,
    ids::{CommentId, IdeaNumber, PersonId, ReportId, UnitId},
    refusals::{Field, Fields, Refusal},
    text::{AnswerBody, PlaceName, Sentence, TextError},
};

/// An idea, or one of its comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Thing {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment, when it is not the idea itself.
    pub comment: Option<CommentId>,
}

impl Thing {
    /// An idea itself.
    #[must_use]
    pub const fn idea(idea: IdeaNumber) -> Self {
        Self { idea, comment: None }
    }
}

/// `12` for an idea, `12.34` for its comment.
impl std::fmt::Display for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.comment {
            None => self.idea.fmt(f),
            Some(comment) => write!(f, "{}.{comment}", self.idea),
        }
    }
}

impl std::str::FromStr for Thing {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('.') {
            None => Ok(Self::idea(text.parse()?)),
            Some((idea, comment)) => Ok(Self { idea: idea.parse()?, comment: Some(comment.parse()?) }),
        }
    }
}

/// A decision as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawDecision {
    /// The word of the status; empty to answer without changing it.
    pub status: String,
    /// The official answer as Markdown; empty for none.
    pub answer: String,
    /// The slug of the unit that answers; empty for none.
    pub unit: String,
    /// The word of the ground for declining.
    pub ground: String,
    /// Where it is handed to.
    pub place: String,
    /// The word of the status that the decider had before their eyes; empty when they do not say.
    pub seen: String,
    /// How many official answers the decider had before their eyes; empty when they do not say.
    pub seen_answers: String,
    /// The version of the wording that the decider had before their eyes; empty when they do not say.
    pub seen_wording: String,
    /// When that was prepared which the decider has read and which is settled by this, as in
    /// [`Timestamp::rfc3339`](crate::time::Timestamp::rfc3339); empty for none.
    pub replaces: String,
}

/// An official answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialAnswer {
    /// As Markdown.
    pub body: AnswerBody,
    /// The unit that is responsible.
    pub unit: Option<UnitId>,
}

/// The wish to move an idea to another status, to answer it, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The idea.
    pub idea: IdeaNumber,
    /// The status that the decider had before their eyes.
    pub seen: Option<Status>,
    /// How many official answers they had before their eyes.
    pub seen_answers: Option<i64>,
    /// The version of the wording that they had before their eyes, as in [`AsRead`].
    pub seen_wording: Option<String>,
    /// The status from now on; `None` leaves it.
    pub to: Option<Status>,
    /// The official answer.
    pub answer: Option<OfficialAnswer>,
    /// Why it is declined.
    pub ground: Option<DeclineGround>,
    /// Where it is handed to.
    pub place: Option<PlaceName>,
    /// When that was prepared which is settled by this; empty for none.
    pub replaces: String,
}

/// What of an idea may become another while somebody reads it who decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsRead {
    /// How many official answers it has.
    pub answers: i64,
    /// What tells its wording from any other.
    pub wording: String,
}

impl RawDecision {
    /// Checks it, every wrong field at once. `unit` is what the slug stands for.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(
        &self,
        idea: IdeaNumber,
        unit: Result<Option<UnitId>, TextError>,
    ) -> Result<Decide, Refusal> {
        let mut fields = Fields::default();
        let to = fields.take(Field::Status, word(&self.status));
        let seen = fields.take(Field::Status, word(&self.seen));
        let seen_answers = fields.take(Field::Answer, word(&self.seen_answers));
        let body = filled(&self.answer).map(AnswerBody::parse).transpose();
        let body = fields.take(Field::Answer, body);
        let unit = fields.take(Field::Unit, unit);
        let ground = fields.take(Field::Ground, word(&self.ground));
        let place = fields.take(Field::Place, filled(&self.place).map(PlaceName::parse).transpose());
        fields.finish()?;
        let (Some(to), Some(seen), Some(seen_answers), Some(body), Some(unit), Some(ground), Some(place)) =
            (to, seen, seen_answers, body, unit, ground, place)
        else {
            return Err(Refusal::NotFound);
        };
        let answer = body.map(|body| OfficialAnswer { body, unit });
        let replaces = self.replaces.trim().to_owned();
        let seen_wording = filled(&self.seen_wording).map(|seen| seen.trim().to_owned());
        Ok(Decide { idea, seen, seen_answers, seen_wording, to, answer, ground, place, replaces })
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn word<T: std::str::FromStr>(text: &str) -> Result<Option<T>, TextError> {
    filled(text).map(|text| text.trim().parse().map_err(|_| TextError::Malformed)).transpose()
}

/// The wish to let a held comment through; held ideas move to another status instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approve {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment.
    pub comment: CommentId,
    /// The version of its wording that was read; `None` when the reader does not say.
    pub seen: Option<String>,
}

/// The wish to hide something from everybody but its author and moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hide {
    /// What.
    pub thing: Thing,
    /// Why.
    pub ground: HideGround,
    /// What the author is told.
    pub sentence: Sentence,
}

impl Hide {
    /// Takes a ground and a sentence as a form or a program sends them, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(thing: Thing, ground: &str, sentence: &str) -> Result<Self, Refusal> {
        told(ground, sentence).map(|(ground, sentence)| Self { thing, ground, sentence })
    }
}

/// The wish to show again what was hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// What.
    pub thing: Thing,
    /// Why.
    pub ground: RestoreGround,
    /// What the author is told.
    pub sentence: Sentence,
}

impl Restore {
    /// Takes a ground and a sentence as a form or a program sends them, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(thing: Thing, ground: &str, sentence: &str) -> Result<Self, Refusal> {
        told(ground, sentence).map(|(ground, sentence)| Self { thing, ground, sentence })
    }
}

/// A ground from a list and a sentence to the author; neither can be left out.
fn told<G: std::str::FromStr>(ground: &str, sentence: &str) -> Result<(G, Sentence), Refusal> {
    let mut fields = Fields::default();
    let ground = word(ground).and_then(|ground| ground.ok_or(TextError::Missing));
    let ground = fields.take(Field::Ground, ground);
    let sentence = fields.take(Field::Sentence, Sentence::parse(sentence));
    fields.finish()?;
    ground.zip(sentence).ok_or(Refusal::NotFound)
}

/// The wish to settle the reports of something: they are looked at, and it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettleReports {
    /// The idea or comment.
    pub thing: Thing,
    /// The newest that was read: what came after it waits to be read. `None` for all of them.
    pub newest: Option<ReportId>,
}

/// The wish to give the items of an idea to somebody, or to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assign {
    /// The idea.
    pub idea: IdeaNumber,
    /// Who takes care of it.
    pub to: Option<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDEA: IdeaNumber = IdeaNumber::from_i64(1);

    #[test]
    fn every_wrong_field_of_a_decision_is_named_at_once() {
        let raw = RawDecision {
            status: "vielleicht".into(),
            answer: "ä".repeat(AnswerBody::MAX + 1),
            ground: "laune".into(),
            ..RawDecision::default()
        };
        let Err(Refusal::Invalid { fields }) = raw.parse(IDEA, Err(TextError::Unknown)) else {
            panic!("it was taken")
        };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::Status, Field::Answer, Field::Unit, Field::Ground]);
    }

    #[test]
    fn an_empty_form_decides_nothing_by_itself() {
        let decide = RawDecision::default().parse(IDEA, Ok(None)).unwrap();
        assert_eq!((decide.to, decide.answer, decide.ground), (None, None, None));
    }

    #[test]
    fn nothing_is_hidden_without_a_ground_and_a_sentence() {
        let Err(Refusal::Invalid { fields }) = Hide::parse(Thing::idea(IDEA), "", " ") else {
            panic!("it was taken")
        };
        assert!(fields.iter().all(|wrong| wrong.error == TextError::Missing) && fields.len() == 2);
        assert!(Hide::parse(Thing::idea(IDEA), "person", "Da steht ein Name.").is_ok());
    }
}
