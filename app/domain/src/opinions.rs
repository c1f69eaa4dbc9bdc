//! Opinions «Stellungnahmen»: an idea goes to a specialist unit with a question and a date. Who is asked sees the idea and never
//! its author; what they reply comes back to moderators.

use serde::{Deserialize, Serialize};

use crate::{
    audit::Date,
    ids::{IdeaNumber, OpinionId, PersonId, UnitId},
    refusals::{Field, Fields, Refusal},
    text::{Email, OpinionQuestion, OpinionText, PlaceName, TextError},
    time::{DAY, Timestamp},
    words::words,
};

/// For how long after its date the link of a question opens.
pub const LINK_AFTER: i64 = 14 * DAY;

words! {
    /// Whether an idea can be done.
    Possible {
        /// It can.
        Yes = "yes",
        /// A part of it can.
        Partly = "partly",
        /// It cannot.
        No = "no",
    }
}

/// What an idea would take: `s`, `m` or `l`, or hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Effort(String);

impl Effort {
    /// The most hours.
    const HOURS: u32 = 100_000;

    /// Takes a size or a number of hours.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = raw.trim().to_lowercase();
        let hours = text.parse().is_ok_and(|hours: u32| (1..=Self::HOURS).contains(&hours));
        let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        if (hours && plain) || ["s", "m", "l"].contains(&text.as_str()) {
            Ok(Self(text))
        } else {
            Err(TextError::Malformed)
        }
    }

    /// As it was taken.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A question as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawQuestion {
    /// The slug of the unit.
    pub unit: String,
    /// The e-mail address of whoever of it shall answer; empty for anybody of the unit.
    pub email: String,
    /// The question.
    pub question: String,
    /// The last day, as `2026-03-01`.
    pub due: String,
    /// Whether a link is made with which nobody has to sign in.
    pub linked: bool,
}

/// The wish to ask a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskOpinion {
    /// The idea.
    pub idea: IdeaNumber,
    /// The unit.
    pub unit: UnitId,
    /// Whoever of it shall answer; `None` for anybody.
    pub person: Option<PersonId>,
    /// The question.
    pub question: OpinionQuestion,
    /// Until when.
    pub due: Timestamp,
}

/// A question that was read, before it is known who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The unit.
    pub unit: UnitId,
    /// The address of whoever of it shall answer.
    pub email: Option<Email>,
    /// The question.
    pub question: OpinionQuestion,
    /// Until when.
    pub due: Timestamp,
}

impl RawQuestion {
    /// Checks it, every wrong field at once. `unit` is what the slug stands for.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(
        &self,
        unit: Result<Option<UnitId>, TextError>,
        now: Timestamp,
    ) -> Result<Question, Refusal> {
        let mut fields = Fields::default();
        let unit = fields.take(Field::Unit, unit.and_then(|unit| unit.ok_or(TextError::Missing)));
        let email = match self.email.trim() {
            "" => Ok(None),
            typed => Email::parse(typed).map(Some),
        };
        let email = fields.take(Field::Email, email);
        let question = fields.take(Field::Question, OpinionQuestion::parse(&self.question));
        let due = match day(&self.due) {
            Ok(None) => Err(TextError::Missing),
            Ok(Some(day)) if day.ends() <= now => Err(TextError::Past),
            Ok(Some(day)) => Ok(day.ends()),
            Err(error) => Err(error),
        };
        let due = fields.take(Field::Due, due);
        fields.finish()?;
        let (Some(unit), Some(email), Some(question), Some(due)) = (unit, email, question, due) else {
            return Err(Refusal::NotFound);
        };
        Ok(Question { unit, email, question, due })
    }
}

/// A reply as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawReply {
    /// The word of a [`Possible`].
    pub possible: String,
    /// An [`Effort`]; empty when it is not known.
    pub effort: String,
    /// What the law says against it; empty for nothing.
    pub obstacle: String,
    /// Who would do it; may be empty.
    pub who: String,
    /// Until when, as `2026-03-01`; may be empty.
    pub until: String,
    /// What else there is to say; may be empty.
    pub remark: String,
}

/// The wish to give an opinion, or to correct it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveOpinion {
    /// What was asked.
    pub opinion: OpinionId,
    /// Whether it can be done.
    pub possible: Possible,
    /// What it would take.
    pub effort: Option<Effort>,
    /// What the law says against it.
    pub obstacle: OpinionText,
    /// Who would do it.
    pub who: Option<PlaceName>,
    /// Until when.
    pub until: Option<Date>,
    /// What else there is to say.
    pub remark: OpinionText,
}

impl RawReply {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self, opinion: OpinionId) -> Result<GiveOpinion, Refusal> {
        let mut fields = Fields::default();
        let possible = match self.possible.trim() {
            "" => Err(TextError::Missing),
            word => word.parse().map_err(|()| TextError::Malformed),
        };
        let possible = fields.take(Field::Possible, possible);
        let effort = fields.take(Field::Effort, filled(&self.effort).map(Effort::parse).transpose());
        let obstacle = fields.take(Field::Obstacle, OpinionText::parse(&self.obstacle));
        let who = fields.take(Field::Who, filled(&self.who).map(PlaceName::parse).transpose());
        let until = fields.take(Field::Until, day(&self.until));
        let remark = fields.take(Field::Remark, OpinionText::parse(&self.remark));
        fields.finish()?;
        let (Some(possible), Some(effort), Some(obstacle), Some(who), Some(until), Some(remark)) =
            (possible, effort, obstacle, who, until, remark)
        else {
            return Err(Refusal::NotFound);
        };
        Ok(GiveOpinion { opinion, possible, effort, obstacle, who, until, remark })
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn day(text: &str) -> Result<Option<Date>, TextError> {
    filled(text).map(|text| text.trim().parse().map_err(|_| TextError::Malformed)).transpose()
}

/// The wish that nobody answers a question any more: it and its link are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevokeOpinion(pub OpinionId);

/// The wish to take a reply up: it stays as it is, and leaves the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeOpinion(pub OpinionId);

/// All that the rules ask of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpinionStanding {
    /// The question.
    pub id: OpinionId,
    /// The idea.
    pub idea: IdeaNumber,
    /// Whoever shall answer it; `None` for anybody of the unit.
    pub person: Option<PersonId>,
    /// Until when its link opens; `None` without one.
    pub link_until: Option<Timestamp>,
    /// Whether it was taken back.
    pub revoked: bool,
    /// Whether there is a reply.
    pub replied: bool,
    /// Whether moderation has taken the reply up.
    pub taken: bool,
}

/// How somebody comes to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// With its link.
    Link,
    /// Signed in; whether they belong to the unit.
    SignedIn {
        /// Whether their unit is the one that is asked, or stands below it.
        member: bool,
    },
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionReply {
    /// Whether it can be done.
    pub possible: Possible,
    /// What it would take; empty when it is not known.
    pub effort: String,
    /// What the law says against it; empty for nothing.
    pub obstacle: String,
    /// Who would do it; may be empty.
    pub who: String,
    /// Until when, as `2026-03-01`; may be empty.
    pub until: String,
    /// What else there is to say; may be empty.
    pub remark: String,
    /// When it was given, or corrected.
    pub at: Timestamp,
}

/// A question as moderators read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The key.
    pub id: OpinionId,
    /// The unit.
    pub unit: UnitId,
    /// The name of whoever shall answer; `None` for anybody.
    pub person: Option<String>,
    /// The question.
    pub question: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Until when.
    pub due: Timestamp,
    /// Until when its link opens; `None` without one.
    pub link_until: Option<Timestamp>,
    /// The reply, once there is one.
    pub reply: Option<OpinionReply>,
    /// Whether it was taken up.
    pub taken: bool,
}

/// A question as whoever is asked reads it: the idea, and nothing about its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionRequest {
    /// The key.
    pub id: OpinionId,
    /// The idea.
    pub idea: IdeaNumber,
    /// Its title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help; may be empty.
    pub wish: String,
    /// Additions as safe HTML, oldest first.
    pub addenda: Vec<String>,
    /// The question.
    pub question: String,
    /// Until when.
    pub due: Timestamp,
    /// The reply so far.
    pub reply: Option<OpinionReply>,
    /// Whether moderation has taken it up.
    pub taken: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effort_is_a_size_or_hours() {
        for (typed, taken) in [
            (" S ", Some("s")),
            ("l", Some("l")),
            ("12", Some("12")),
            ("0", None),
            ("-3", None),
            ("viel", None),
            ("012", None),
            ("1000000", None),
        ] {
            assert_eq!(Effort::parse(typed).ok().as_ref().map(Effort::as_str), taken, "{typed}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let now = Timestamp::from_date(2026, 3, 2);
        let raw = RawQuestion {
            email: "x".into(),
            question: "Geht?".into(),
            due: "2026-03-01".into(),
            ..RawQuestion::default()
        };
        let Err(Refusal::Invalid { fields }) = raw.parse(Ok(None), now) else { panic!("it was taken") };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::Unit, Field::Email, Field::Question, Field::Due]);
        let reply = RawReply { effort: "viel".into(), until: "morgen".into(), ..RawReply::default() };
        let Err(Refusal::Invalid { fields }) = reply.parse(OpinionId::from_i64(1)) else {
            panic!("it was taken")
        };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::Possible, Field::Effort, Field::Until]);
    }

    #[test]
    fn today_is_a_date_until_it_is_over() {
        let noon = Timestamp::from_date(2026, 3, 2).plus(DAY / 2);
        let raw = RawQuestion {
            question: "Geht das bei Ihnen?".into(),
            due: "2026-03-02".into(),
            ..RawQuestion::default()
        };
        let asked = raw.parse(Ok(Some(UnitId::from_i64(1))), noon).unwrap();
        assert_eq!(asked.due.rfc3339(), "2026-03-02T23:00:00Z");
    }
}
