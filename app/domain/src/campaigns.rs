//! Campaigns «Ideenaufruf» and their phases, which follow from dates alone.

use serde::{Deserialize, Serialize};

use crate::{
    exposure::Fairness,
    ids::{CampaignId, PersonId, TopicId, UnitId},
    refusals::{Activity, Field, Fields, Refusal},
    text::{Intro, Label, LabelOrNone, PageText, Slug, TextError},
    time::Timestamp,
    triage::{Premoderation, PromiseKept},
    words::words,
};

words! {
    /// Where a campaign is.
    Phase {
        /// Not visible yet.
        Draft = "draft",
        /// «Sammeln»: post, comment, vote.
        Collecting = "collecting",
        /// «Abstimmen»: comment, vote.
        Voting = "voting",
        /// «Auswerten»: read; the ranking is frozen.
        Review = "review",
        /// «Werkstatt»: read, comment.
        Workshops = "workshops",
        /// «Ergebnisse»: read, comment.
        Results = "results",
        /// «Archiv»: read.
        Archived = "archived",
    }
}

impl Phase {
    /// Whether new ideas are taken.
    #[must_use]
    pub const fn takes_ideas(self) -> bool {
        match self {
            Self::Collecting => true,
            Self::Draft | Self::Voting | Self::Review | Self::Workshops | Self::Results | Self::Archived => {
                false
            }
        }
    }

    /// Whether votes are taken.
    #[must_use]
    pub const fn takes_votes(self) -> bool {
        match self {
            Self::Collecting | Self::Voting => true,
            Self::Draft | Self::Review | Self::Workshops | Self::Results | Self::Archived => false,
        }
    }

    /// Whether comments and addenda are taken.
    #[must_use]
    pub const fn takes_comments(self) -> bool {
        match self {
            Self::Collecting | Self::Voting | Self::Workshops | Self::Results => true,
            Self::Draft | Self::Review | Self::Archived => false,
        }
    }

    /// Whether texts may still be edited: not once the ranking is frozen, for people voted for what they read.
    #[must_use]
    pub const fn takes_edits(self) -> bool {
        self.takes_votes()
    }

    /// Whether employees can see the campaign at all.
    #[must_use]
    pub const fn is_visible(self) -> bool {
        match self {
            Self::Draft => false,
            Self::Collecting
            | Self::Voting
            | Self::Review
            | Self::Workshops
            | Self::Results
            | Self::Archived => true,
        }
    }
}

words! {
    /// One of the city's masterplans, under which topics stand.
    Masterplan {
        /// «Verwaltung».
        Administration = "verwaltung",
        /// «Wirtschaft».
        Economy = "wirtschaft",
        /// «Bildung».
        Education = "bildung",
    }
}

/// When each phase begins. A phase lasts until the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Schedule {
    /// Start of collecting.
    pub collecting: Timestamp,
    /// Start of voting.
    pub voting: Timestamp,
    /// Start of the review: the end of voting.
    pub review: Timestamp,
    /// Start of the workshops.
    pub workshops: Timestamp,
    /// Start of the results.
    pub results: Timestamp,
    /// Start of the archive.
    pub archived: Timestamp,
}

impl Schedule {
    /// Each phase with its beginning, in order.
    #[must_use]
    pub const fn starts(&self) -> [(Phase, Timestamp); 6] {
        [
            (Phase::Collecting, self.collecting),
            (Phase::Voting, self.voting),
            (Phase::Review, self.review),
            (Phase::Workshops, self.workshops),
            (Phase::Results, self.results),
            (Phase::Archived, self.archived),
        ]
    }

    /// The phase at a moment.
    #[must_use]
    pub fn phase_at(&self, now: Timestamp) -> Phase {
        self.starts().iter().rev().find(|(_, start)| *start <= now).map_or(Phase::Draft, |(phase, _)| *phase)
    }

    /// Whether voting, which by the dates of `before` goes on, is over with these.
    #[must_use]
    pub fn ends_voting(&self, before: &Self, now: Timestamp) -> bool {
        self.review <= now && now < before.review
    }

    /// The next phase and its beginning; `None` in the archive.
    #[must_use]
    pub fn next_after(&self, now: Timestamp) -> Option<(Phase, Timestamp)> {
        self.starts().into_iter().find(|(_, start)| *start > now)
    }

    /// The next phase for which `allows` holds, e.g. when comments are taken again.
    #[must_use]
    pub fn next_that(&self, now: Timestamp, allows: impl Fn(Phase) -> bool) -> Option<(Phase, Timestamp)> {
        self.starts().into_iter().find(|(phase, start)| *start > now && allows(*phase))
    }

    /// Whether the phases begin one after the other.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.starts().windows(2).all(|pair| pair[0].1 <= pair[1].1)
    }
}

/// A text in both languages of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A call for ideas.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Campaign {
    /// The key.
    pub id: CampaignId,
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// When each phase begins.
    pub schedule: Schedule,
}

/// What ideas are about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The key.
    pub id: TopicId,
    /// Its name in the address.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
    /// The masterplan it belongs to.
    pub masterplan: Masterplan,
    /// Whether it is no longer offered for new ideas; it still filters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub archived: bool,
    /// The addresses of topics that were merged into it: they lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

impl Topic {
    /// Whether an address means this topic, by its own name or by that of one that was merged into it.
    #[must_use]
    pub fn answers_to(&self, slug: &str) -> bool {
        self.slug == slug || self.former.iter().any(|former| former == slug)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// An organisational unit «Bereich».
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// The key.
    pub id: UnitId,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Its name in the address.
    pub slug: String,
    /// Its name on the screen.
    pub name: Bilingual,
    /// Whether it is no longer offered; it still filters.
    #[serde(default, skip_serializing_if = "is_false")]
    pub closed: bool,
}

/// A campaign with what it takes to choose and filter in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CampaignPage {
    /// The campaign.
    pub campaign: Campaign,
    /// The phase as the page was made.
    pub phase: Phase,
    /// The next phase and its beginning.
    pub next: Option<(Phase, Timestamp)>,
    /// Its topics, in their order.
    pub topics: Vec<Topic>,
    /// The city's units, in their order.
    pub units: Vec<Unit>,
}

/// A campaign as its own page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CampaignVisit {
    /// The campaign.
    pub page: CampaignPage,
    /// Its rules, as safe HTML.
    pub rules: Bilingual,
    /// How evenly views fall on its ideas; `None` without ideas.
    pub fairness: Option<Fairness>,
    /// How the promise of a first answer is kept.
    pub promise: PromiseKept,
}

/// A campaign as a form or a program sends it. Settings of a campaign that come later join here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawCampaign {
    /// The German title.
    pub title_de: String,
    /// The English title; may be missing.
    pub title_en: String,
    /// What it is about, in German.
    pub intro_de: String,
    /// The same in English.
    pub intro_en: String,
    /// The rules in German, as Markdown.
    pub rules_de: String,
    /// The same in English.
    pub rules_en: String,
    /// The start of each phase in the order of [`Schedule::starts`], as [`Timestamp::parse`] reads it.
    pub starts: [String; 6],
    /// Whether voting is meant to end at once, which cannot be taken back.
    pub end_voting: bool,
}

/// A campaign as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignWording {
    /// Its title.
    pub title: Bilingual,
    /// What it is about.
    pub intro: Bilingual,
    /// Its rules, as Markdown.
    pub rules: Bilingual,
    /// When each phase begins.
    pub schedule: Schedule,
}

/// The fields of the starts, in the order of [`Schedule::starts`].
pub const START_FIELDS: [Field; 6] =
    [Field::Collecting, Field::Voting, Field::Review, Field::Workshops, Field::Results, Field::Archived];

impl RawCampaign {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`; the first start that comes before the one ahead of it is named as `TooEarly`.
    pub fn parse(&self) -> Result<CampaignWording, Refusal> {
        let mut fields = Fields::default();
        let title_de = fields.take(Field::TitleDe, Label::parse(&self.title_de));
        let title_en = fields.take(Field::TitleEn, LabelOrNone::parse(&self.title_en));
        let intro_de = fields.take(Field::IntroDe, Intro::parse(&self.intro_de));
        let intro_en = fields.take(Field::IntroEn, Intro::parse(&self.intro_en));
        let rules_de = fields.take(Field::RulesDe, PageText::parse(&self.rules_de));
        let rules_en = fields.take(Field::RulesEn, PageText::parse(&self.rules_en));
        let schedule = take_schedule(&self.starts, &mut fields);
        fields.finish()?;
        let both = |de: Option<String>, en: Option<String>| de.zip(en).map(|(de, en)| Bilingual { de, en });
        let title = both(title_de.map(Label::into_string), title_en.map(LabelOrNone::into_string));
        let intro = both(intro_de.map(Intro::into_string), intro_en.map(Intro::into_string));
        let rules = both(rules_de.map(PageText::into_string), rules_en.map(PageText::into_string));
        let whole = title.zip(intro).zip(rules.zip(schedule));
        let whole = whole.map(|((title, intro), (rules, schedule))| CampaignWording {
            title,
            intro,
            rules,
            schedule,
        });
        whole.ok_or(Refusal::NotFound)
    }
}

fn take_schedule(starts: &[String; 6], fields: &mut Fields) -> Option<Schedule> {
    let mut latest = None;
    let mut read = [None; 6];
    for ((field, text), place) in START_FIELDS.into_iter().zip(starts).zip(&mut read) {
        let start = match text.trim() {
            "" => Err(TextError::Missing),
            text => Timestamp::parse(text).ok_or(TextError::Malformed),
        };
        let start = start.and_then(|start| {
            if latest.is_some_and(|latest| start < latest) { Err(TextError::TooEarly) } else { Ok(start) }
        });
        latest = start.ok().or(latest);
        *place = fields.take(field, start);
    }
    let [Some(collecting), Some(voting), Some(review), Some(workshops), Some(results), Some(archived)] = read
    else {
        return None;
    };
    Some(Schedule { collecting, voting, review, workshops, results, archived })
}

/// The wish to open a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCampaign {
    /// Its name in the address, for ever.
    pub slug: Slug,
    /// What it says.
    pub wording: CampaignWording,
}

/// The wish to change a campaign. Its address stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCampaign {
    /// The campaign.
    pub campaign: CampaignId,
    /// What it says from now on.
    pub wording: CampaignWording,
}

/// How a campaign is moderated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moderation {
    /// Within how many working days of North Rhine-Westphalia the first answer is promised, 1 to 250.
    pub answer_days: u16,
    /// Which posts wait for moderation before anybody else sees them.
    pub premoderation: Premoderation,
    /// Who is shown first what is past its date.
    pub deputy: Option<PersonId>,
}

impl Moderation {
    /// Takes it as a form or a program sends it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(answer_days: &str, premoderation: &str, deputy: &str) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let days = match answer_days.trim() {
            "" => Err(TextError::Missing),
            digits => digits.parse().ok().filter(|days| (1..=250).contains(days)).ok_or(TextError::Malformed),
        };
        let answer_days = fields.take(Field::AnswerDays, days);
        let premoderation = match premoderation.trim() {
            "" => Err(TextError::Missing),
            word => word.parse().map_err(|()| TextError::Malformed),
        };
        let premoderation = fields.take(Field::Premoderation, premoderation);
        let deputy = match deputy.trim() {
            "" => Ok(None),
            key => key.parse().map(Some).map_err(|_| TextError::Malformed),
        };
        let deputy = fields.take(Field::Deputy, deputy);
        fields.finish()?;
        let (Some(answer_days), Some(premoderation), Some(deputy)) = (answer_days, premoderation, deputy)
        else {
            return Err(Refusal::NotFound);
        };
        Ok(Self { answer_days, premoderation, deputy })
    }
}

/// The wish to moderate a campaign in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetModeration {
    /// The campaign.
    pub campaign: CampaignId,
    /// How from now on.
    pub moderation: Moderation,
}

/// What employees see of a campaign on a day, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Noon of the day.
    pub at: Timestamp,
    /// The campaign as it is then.
    pub page: CampaignPage,
    /// What employees may do, each with the refusal that they would read.
    pub allowed: Vec<(Activity, Option<Refusal>)>,
}

/// A campaign as administrators edit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignEntry {
    /// The campaign.
    pub campaign: Campaign,
    /// Its rules as Markdown.
    pub rules: Bilingual,
    /// Changes with the campaign: tells whether somebody else edited it meanwhile.
    pub version: String,
    /// What employees see of it on the day that was asked for.
    pub preview: Preview,
    /// How many topics it offers.
    pub topics: usize,
    /// How it is moderated.
    pub moderation: Moderation,
    /// Everybody who moderates and could be its deputy, by name.
    pub moderators: Vec<(PersonId, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn schedule() -> Schedule {
        let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
        Schedule {
            collecting: day(0),
            voting: day(20),
            review: day(30),
            workshops: day(35),
            results: day(60),
            archived: day(200),
        }
    }

    #[test]
    fn a_phase_begins_at_its_date_and_needs_no_job() {
        let s = schedule();
        assert_eq!(s.phase_at(s.collecting.plus(-1)), Phase::Draft);
        for (phase, start) in s.starts() {
            assert_eq!(s.phase_at(start), phase);
        }
    }

    #[test]
    fn dates_out_of_order_are_named_where_they_are_wrong() {
        let starts = ["2026-01-01T08:00", "2026-02-01T08:00", "2026-01-15T08:00", "", "2026-04-01", "unsinn"];
        let raw = RawCampaign {
            title_de: "Frühjahr".into(),
            starts: starts.map(str::to_owned),
            ..RawCampaign::default()
        };
        let Err(Refusal::Invalid { fields }) = raw.parse() else { panic!("it was taken") };
        let wrong: Vec<_> = fields.iter().map(|wrong| (wrong.field, wrong.error)).collect();
        let expected = [
            (Field::Review, TextError::TooEarly),
            (Field::Workshops, TextError::Missing),
            (Field::Archived, TextError::Malformed),
        ];
        assert_eq!(wrong, expected);
    }

    #[test]
    fn while_the_review_lasts_the_next_comments_are_in_the_workshops() {
        let s = schedule();
        assert_eq!(s.next_that(s.review, Phase::takes_comments), Some((Phase::Workshops, s.workshops)));
        assert_eq!(s.next_after(s.archived), None);
    }
}
