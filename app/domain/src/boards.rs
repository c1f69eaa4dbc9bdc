//! The board of a workshop: each of its ideas is a card in one column; the team moves them, gives them points, and has a timer.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IdeaNumber, WorkshopId},
    refusals::{Field, Refusal},
    text::TextError,
    time::{MINUTE, Timestamp},
    words::words,
    workshops::{WorkshopBar, WorkshopIdea},
};

/// The most points that each of a team has in a round.
pub const POINTS_MAX: i64 = 10;
/// The longest time that a timer runs, in minutes.
pub const MINUTES_MAX: i64 = 240;
/// Of points that fewer people gave no sums are told, as everywhere.
pub const FEWEST: usize = 5;

words! {
    /// A column.
    Stage {
        /// It was taken, and nobody works on it yet.
        Pulled = "pulled",
        /// What is the matter, and for whom.
        Understanding = "understanding",
        /// What could help.
        Designing = "designing",
        /// Whether it helps.
        Testing = "testing",
        /// What came of it.
        Result = "result",
    }
}

impl Stage {
    /// Whether what is here is being worked on: so much at once is limited.
    #[must_use]
    pub const fn is_in_progress(self) -> bool {
        match self {
            Self::Understanding | Self::Designing | Self::Testing => true,
            Self::Pulled | Self::Result => false,
        }
    }
}

/// Where a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardPlace {
    /// The column.
    pub stage: Stage,
    /// Its place in it, 1 for the first.
    pub at: usize,
}

/// The cards of a board, column by column. Each is in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cards([Vec<IdeaNumber>; Stage::ALL.len()]);

impl Cards {
    /// From every card with its column, those of a column in their order.
    pub fn new(cards: impl IntoIterator<Item = (IdeaNumber, Stage)>) -> Self {
        let mut all = Self::default();
        for (idea, stage) in cards {
            all.0[column(stage)].push(idea);
        }
        all
    }

    /// The cards of a column, in their order.
    #[must_use]
    pub fn of(&self, stage: Stage) -> &[IdeaNumber] {
        &self.0[column(stage)]
    }

    /// Where a card is.
    #[must_use]
    pub fn place_of(&self, idea: IdeaNumber) -> Option<CardPlace> {
        Stage::ALL.iter().find_map(|stage| {
            let at = self.of(*stage).iter().position(|card| *card == idea)?;
            Some(CardPlace { stage: *stage, at: at + 1 })
        })
    }

    /// Where a card comes to that is wished there: behind the last place it is the last.
    #[must_use]
    pub fn settled(&self, idea: IdeaNumber, to: CardPlace) -> CardPlace {
        let column = self.of(to.stage);
        let places = if column.contains(&idea) { column.len() } else { column.len() + 1 };
        CardPlace { at: to.at.clamp(1, places), ..to }
    }

    /// How many are worked on.
    #[must_use]
    pub fn in_progress(&self) -> usize {
        let worked_on = Stage::ALL.iter().filter(|stage| stage.is_in_progress());
        worked_on.map(|stage| self.of(*stage).len()).sum()
    }

    /// The same cards with one of them elsewhere. What comes in from outside is not worked on
    /// while `limit` are; what is in the middle already may move there.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for no card of this board; `WorkshopForbids`.
    pub fn with_moved(&self, idea: IdeaNumber, to: CardPlace, limit: i64) -> Result<Self, Refusal> {
        let from = self.place_of(idea).ok_or(Refusal::NotFound)?;
        let enters = to.stage.is_in_progress() && !from.stage.is_in_progress();
        if enters && i64::try_from(self.in_progress()).is_ok_and(|now| now >= limit) {
            return Err(Refusal::WorkshopForbids { bar: WorkshopBar::AtWork });
        }
        let to = self.settled(idea, to);
        let mut moved = self.clone();
        moved.0[column(from.stage)].retain(|card| *card != idea);
        moved.0[column(to.stage)].insert(to.at - 1, idea);
        Ok(moved)
    }
}

const fn column(stage: Stage) -> usize {
    match stage {
        Stage::Pulled => 0,
        Stage::Understanding => 1,
        Stage::Designing => 2,
        Stage::Testing => 3,
        Stage::Result => 4,
    }
}

/// A timer for the whole team, by the clock of the server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Timer {
    /// Nothing runs.
    #[default]
    Off,
    /// It runs until then; it may have run out.
    Running {
        /// Until when.
        until: Timestamp,
    },
    /// It stands still.
    Paused {
        /// How many milliseconds are left.
        left: i64,
    },
}

impl Timer {
    /// Starts with so many minutes. Whoever has an old page before their eyes does not take the time from a team that it runs for.
    ///
    /// # Errors
    /// `WorkshopForbids` while it runs or stands still; `Invalid`.
    pub fn started(self, minutes: &str, now: Timestamp) -> Result<Self, Refusal> {
        match self {
            Self::Running { until } if until > now => return Err(timer_on()),
            Self::Paused { .. } => return Err(timer_on()),
            Self::Running { .. } | Self::Off => {}
        }
        let minutes = amount(minutes, MINUTES_MAX).map_err(|error| Refusal::field(Field::Minutes, error))?;
        Ok(Self::Running { until: now.plus(minutes * MINUTE) })
    }

    /// Stands still from now on. What has run out is over.
    #[must_use]
    pub fn paused(self, now: Timestamp) -> Self {
        match self {
            Self::Running { until } if until > now => Self::Paused { left: until.since(now) },
            Self::Running { .. } | Self::Off => Self::Off,
            Self::Paused { left } => Self::Paused { left },
        }
    }

    /// Goes on from where it stood still.
    #[must_use]
    pub const fn resumed(self, now: Timestamp) -> Self {
        match self {
            Self::Paused { left } => Self::Running { until: now.plus(left) },
            Self::Off | Self::Running { .. } => self,
        }
    }
}

const fn timer_on() -> Refusal {
    Refusal::WorkshopForbids { bar: WorkshopBar::TimerOn }
}

/// A number from 1 on.
fn amount(text: &str, most: i64) -> Result<i64, TextError> {
    match text.trim() {
        "" => Err(TextError::Missing),
        text => text.parse().ok().filter(|n| (1..=most).contains(n)).ok_or(TextError::Malformed),
    }
}

/// How many points each of the team has in a round, as a form sends it.
///
/// # Errors
/// `Invalid`.
pub fn points_each(text: &str) -> Result<i64, Refusal> {
    amount(text, POINTS_MAX).map_err(|error| Refusal::field(Field::Points, error))
}

/// Something that a team does in its workshop, as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawAct {
    /// `claim`, `release`, `move`, `undo`, `vote`, `dots`, `tally`, `start`, `pause`, `resume` or `reset`.
    pub act: String,
    /// The number of the idea.
    pub idea: String,
    /// The word of the column that it shall be in.
    pub stage: String,
    /// The place there; empty for the last.
    pub place: String,
    /// The version of the board that whoever acts has before their eyes.
    pub version: String,
    /// Points.
    pub points: String,
    /// Minutes.
    pub minutes: String,
}

impl RawAct {
    /// Reads its fields: `read` says what stands in the one of this name.
    pub fn read(read: impl Fn(&'static str) -> String) -> Self {
        Self {
            act: read("act"),
            idea: read("idea"),
            stage: read("stage"),
            place: read("place"),
            version: read("version"),
            points: read("points"),
            minutes: read("minutes"),
        }
    }

    /// Its fields, by the names of the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("act", &self.act),
            ("idea", &self.idea),
            ("stage", &self.stage),
            ("place", &self.place),
            ("version", &self.version),
            ("points", &self.points),
            ("minutes", &self.minutes),
        ]
    }

    /// The idea that it is about.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn idea(&self) -> Result<IdeaNumber, Refusal> {
        self.idea.parse().map_err(|_| Refusal::NotFound)
    }

    /// Where its card shall be.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn place(&self) -> Result<CardPlace, Refusal> {
        let wrong = |_| Refusal::field(Field::Stage, TextError::Malformed);
        let stage = self.stage.parse().map_err(|()| Refusal::field(Field::Stage, TextError::Malformed))?;
        let at = if self.place.is_empty() { usize::MAX } else { self.place.parse().map_err(wrong)? };
        Ok(CardPlace { stage, at })
    }
}

/// The wish to have a card somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveCard {
    /// The workshop.
    pub workshop: WorkshopId,
    /// All cards, as they shall be.
    pub cards: Cards,
}

/// The wish to begin a round of points, or to end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetRound {
    /// The workshop.
    pub workshop: WorkshopId,
    /// How many points each has; `None` ends the round.
    pub points: Option<i64>,
}

/// The wish to give an idea so many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetDots {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The idea.
    pub idea: IdeaNumber,
    /// How many it has from whoever asks from now on.
    pub points: i64,
}

/// The wish to set the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetTimer {
    /// The workshop.
    pub workshop: WorkshopId,
    /// As it is from now on.
    pub timer: Timer,
}

/// What the rules ask of a board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BoardStanding {
    /// Grows with every change of the cards.
    pub version: i64,
    /// How many cards are worked on at once at most.
    pub limit: i64,
    /// How many points each has, while a round is open.
    pub round: Option<i64>,
    /// The timer.
    pub timer: Timer,
}

/// The last move of somebody, so that they can undo it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastMove {
    /// The card.
    pub idea: IdeaNumber,
    /// Where it was.
    pub from: CardPlace,
    /// The column that it came to: while it is there, it can go back.
    pub to: Stage,
}

/// A board with all that its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// What the rules ask.
    pub standing: BoardStanding,
    /// The cards of each column.
    pub columns: Vec<(Stage, Vec<Card>)>,
    /// How many points whoever asks has left in the round that is open.
    pub left: Option<i64>,
    /// Whether the last round ended with sums.
    pub summed: bool,
    /// The card that whoever asks can put back.
    pub undo: Option<IdeaNumber>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The idea.
    pub idea: WorkshopIdea,
    /// How many points whoever asks gives it in the round that is open.
    pub own: i64,
    /// How many it got in the last round.
    pub points: Option<i64>,
}

impl Board {
    /// Every card.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.columns.iter().flat_map(|(_, cards)| cards)
    }

    /// How many cards are worked on.
    #[must_use]
    pub fn in_progress(&self) -> usize {
        let worked_on = self.columns.iter().filter(|(stage, _)| stage.is_in_progress());
        worked_on.map(|(_, cards)| cards.len()).sum()
    }

    /// Where a card is, and how many are there.
    #[must_use]
    pub fn place_of(&self, idea: IdeaNumber) -> Option<(CardPlace, usize)> {
        self.columns.iter().find_map(|(stage, cards)| {
            let at = cards.iter().position(|card| card.idea.number == idea)?;
            Some((CardPlace { stage: *stage, at: at + 1 }, cards.len()))
        })
    }
}
