//! Workshops: teams that take ideas of a frozen vote and work on them. What a team pulls stands in [`crate::pulls`].

use std::collections::BTreeMap;

use crate::{
    audit::Date,
    boards::Board,
    campaigns::{Campaign, CampaignPage},
    ideas::{Overlay, Standing, Status},
    ids::{CampaignId, IdeaNumber, PersonId, PullNumber, UnitId, WorkshopId},
    refusals::{Field, Fields, Refusal},
    text::{Label, LabelOrNone, TextError},
    time::Timestamp,
    words::words,
};

/// The most ideas of a workshop.
pub const CAPACITY_MAX: i64 = 100;

words! {
    /// What kind of workshop it is.
    WorkshopFormat {
        /// «Innovationsworkshop»: a small team.
        Innovation = "innovation",
        /// A session of the «Verwaltungskonferenz».
        Conference = "conference",
    }
}

words! {
    /// Why a workshop takes no idea, or nothing is done in it.
    WorkshopBar {
        /// It is closed.
        Closed = "closed",
        /// The vote of its campaign is not frozen yet.
        NotFrozen = "not_frozen",
        /// The idea was not pulled from that vote.
        NotPulled = "not_pulled",
        /// Another workshop has it.
        Taken = "taken",
        /// It has as many ideas as it may have.
        Full = "full",
        /// Not everybody can read the idea.
        Unread = "unread",
        /// As many ideas are worked on as may be at once.
        AtWork = "at_work",
        /// A round of points is open already.
        RoundOpen = "round_open",
        /// No round of points is open.
        NoRound = "no_round",
        /// So many points are not left.
        NoPoints = "no_points",
        /// The timer runs already, or stands still.
        TimerOn = "timer_on",
        /// Its campaign is in the archive.
        Archived = "archived",
    }
}

/// A workshop as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawWorkshop {
    /// What it is called.
    pub name: String,
    /// The word of a [`WorkshopFormat`].
    pub format: String,
    /// The day, as `2019-03-14`.
    pub date: String,
    /// Where it is; may be empty.
    pub venue: String,
    /// How many ideas it takes.
    pub capacity: String,
    /// How many of them are worked on at once.
    pub in_progress: String,
}

/// What a workshop is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopFacts {
    /// What it is called.
    pub name: String,
    /// What kind it is.
    pub format: WorkshopFormat,
    /// The day.
    pub date: Date,
    /// Where it is; empty when that is open.
    pub venue: String,
    /// How many ideas it takes at most.
    pub capacity: i64,
    /// How many of them are in the middle columns of its board at most.
    pub in_progress: i64,
}

impl RawWorkshop {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self) -> Result<WorkshopFacts, Refusal> {
        let mut fields = Fields::default();
        let facts = self.take(&mut fields);
        fields.finish()?;
        facts.ok_or(Refusal::NotFound)
    }

    /// The same for one that is to be founded; `campaign` is what its slug stands for.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse_new(&self, campaign: Result<CampaignId, TextError>) -> Result<FoundWorkshop, Refusal> {
        let mut fields = Fields::default();
        let campaign = fields.take(Field::Campaign, campaign);
        let facts = self.take(&mut fields);
        fields.finish()?;
        let whole = campaign.zip(facts).map(|(campaign, facts)| FoundWorkshop { campaign, facts });
        whole.ok_or(Refusal::NotFound)
    }

    fn take(&self, fields: &mut Fields) -> Option<WorkshopFacts> {
        let name = fields.take(Field::Name, Label::parse(&self.name));
        let format = fields.take(Field::Format, filled(&self.format).and_then(word));
        let date = fields.take(Field::Date, filled(&self.date).and_then(word));
        let venue = fields.take(Field::Venue, LabelOrNone::parse(&self.venue));
        let capacity = fields.take(Field::Capacity, number(&self.capacity));
        let in_progress = fields.take(Field::InProgress, number(&self.in_progress));
        Some(WorkshopFacts {
            name: name?.into_string(),
            format: format?,
            date: date?,
            venue: venue?.into_string(),
            capacity: capacity?,
            in_progress: in_progress?,
        })
    }
}

fn filled(text: &str) -> Result<&str, TextError> {
    Some(text.trim()).filter(|text| !text.is_empty()).ok_or(TextError::Missing)
}

fn word<T: std::str::FromStr>(text: &str) -> Result<T, TextError> {
    text.parse().map_err(|_| TextError::Malformed)
}

/// A number of ideas: one at least.
fn number(text: &str) -> Result<i64, TextError> {
    let number: i64 = filled(text).and_then(word)?;
    if (1..=CAPACITY_MAX).contains(&number) { Ok(number) } else { Err(TextError::Malformed) }
}

/// The wish to found a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWorkshop {
    /// The campaign whose ideas it works on.
    pub campaign: CampaignId,
    /// What it is.
    pub facts: WorkshopFacts,
}

/// The wish to change what a workshop is. Its campaign stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWorkshop {
    /// The workshop.
    pub workshop: WorkshopId,
    /// What it is from now on.
    pub facts: WorkshopFacts,
}

/// The wish to close a workshop, or to open it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloseWorkshop {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Whether it is closed from now on.
    pub closed: bool,
}

/// The wish to have somebody in the team of a workshop, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetMember {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Whoever it is.
    pub person: PersonId,
    /// Whether they belong to the team from now on.
    pub member: bool,
}

/// The wish to take an idea into a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimIdea {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The idea.
    pub idea: IdeaNumber,
}

/// The wish to give an idea back that a workshop has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseIdea(pub ClaimIdea);

/// All that the rules ask of a workshop, for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkshopStanding {
    /// The workshop.
    pub id: WorkshopId,
    /// The campaign.
    pub campaign: CampaignId,
    /// How many ideas it takes at most.
    pub capacity: i64,
    /// How many it has.
    pub claimed: i64,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether the person belongs to its team.
    pub member: bool,
}

/// All that the rules ask of an idea that a workshop wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// How it stands.
    pub idea: Standing,
    /// Whether the vote of the workshop's campaign is frozen.
    pub frozen: bool,
    /// Whether it was pulled from that vote.
    pub pulled: bool,
    /// The workshop that has it.
    pub claimed_by: Option<WorkshopId>,
}

/// What somebody is to the workshops of a campaign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    /// They belong to none.
    #[default]
    Nowhere,
    /// They belong to one that is closed.
    Closed,
    /// They belong to one that works.
    Open,
}

/// The workshops that somebody belongs to, by campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seats(BTreeMap<CampaignId, Seat>);

impl Seats {
    /// From the campaign of each workshop, and whether that is closed.
    pub fn new(workshops: impl IntoIterator<Item = (CampaignId, bool)>) -> Self {
        let mut seats: BTreeMap<CampaignId, Seat> = BTreeMap::new();
        for (campaign, closed) in workshops {
            let seat = seats.entry(campaign).or_default();
            *seat = (*seat).max(if closed { Seat::Closed } else { Seat::Open });
        }
        Self(seats)
    }

    /// What they are to the workshops of this campaign.
    #[must_use]
    pub fn of(&self, campaign: CampaignId) -> Seat {
        self.0.get(&campaign).copied().unwrap_or_default()
    }

    /// Whether they belong to any.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }
}

/// A workshop in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopCard {
    /// The key.
    pub id: WorkshopId,
    /// The campaign.
    pub campaign: Campaign,
    /// What it is.
    pub facts: WorkshopFacts,
    /// How many ideas it has.
    pub claimed: i64,
    /// Since when it is closed.
    pub closed_at: Option<Timestamp>,
}

/// Somebody in a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: Option<UnitId>,
}

/// An idea as those read it who work with it. Its author is not their business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopIdea {
    /// The number.
    pub number: IdeaNumber,
    /// The title, while everybody can read it.
    pub title: Option<String>,
    /// How it stands; nothing when whoever asks may not know of it any more.
    pub standing: Option<(Status, Overlay)>,
    /// The idea that it is part of now.
    pub merged_into: Option<IdeaNumber>,
}

impl WorkshopIdea {
    /// Whether it is what ideas of a workshop are: everybody reads it, and it is in a workshop.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.standing == Some((Status::InWorkshop, Overlay::None))
    }
}

/// A pulled idea that no workshop has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedIdea {
    /// The pull that took it.
    pub pull: PullNumber,
    /// The idea.
    pub idea: WorkshopIdea,
    /// Why it cannot be taken by whoever asks.
    pub bar: Option<Refusal>,
}

/// A workshop with all that its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopPage {
    /// The workshop.
    pub card: WorkshopCard,
    /// Its campaign, with topics and units.
    pub campaign: CampaignPage,
    /// What the rules ask.
    pub standing: WorkshopStanding,
    /// Its team, for the team itself and for those who name it.
    pub team: Option<Vec<Member>>,
    /// The ideas that it has.
    pub board: Board,
    /// The ideas that it could take.
    pub offered: Vec<OfferedIdea>,
}

/// A workshop as administrators keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopEntry {
    /// The workshop.
    pub card: WorkshopCard,
    /// Its campaign, with topics and units.
    pub campaign: CampaignPage,
    /// Its team, by name.
    pub team: Vec<Member>,
    /// What tells whether somebody else changed it meanwhile.
    pub version: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw() -> RawWorkshop {
        RawWorkshop {
            name: "Bürgerdienste".into(),
            format: "innovation".into(),
            date: "2019-03-20".into(),
            venue: String::new(),
            capacity: "6".into(),
            in_progress: "3".into(),
        }
    }

    #[test]
    fn a_workshop_may_lack_its_place_and_nothing_else() {
        assert_eq!(raw().parse().map(|facts| facts.capacity), Ok(6));
        let Err(Refusal::Invalid { fields }) = RawWorkshop::default().parse() else { panic!("an empty one") };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::Name, Field::Format, Field::Date, Field::Capacity, Field::InProgress]);
        for capacity in ["0", "-1", "101", "viele", "1.5"] {
            let wrong = RawWorkshop { capacity: capacity.into(), ..raw() }.parse();
            assert_eq!(wrong, Err(Refusal::field(Field::Capacity, TextError::Malformed)), "{capacity}");
        }
    }

    #[test]
    fn a_seat_in_an_open_workshop_counts_more_than_one_in_a_closed_one() {
        let campaign = CampaignId::from_i64(1);
        for workshops in [[(campaign, true), (campaign, false)], [(campaign, false), (campaign, true)]] {
            assert_eq!(Seats::new(workshops).of(campaign), Seat::Open);
        }
        assert_eq!(Seats::new([(campaign, true)]).of(campaign), Seat::Closed);
        assert_eq!(Seats::new([(campaign, true)]).of(CampaignId::from_i64(2)), Seat::Nowhere);
        assert!(!Seats::default().any());
    }
}
