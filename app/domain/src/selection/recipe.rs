//! A recipe «Rezept»: by what, how many and which ideas a workshop pulls from a frozen vote.
//!
//! Rules that a frozen vote cannot feed are not offered: it knows no views, so there is no Wilson lower bound (which is a share
//! of views, see [`crate::ranking`]), and no times, so there is no trend. Votes alone are the plain list.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ballots::Balance;
use crate::{
    campaigns::Masterplan,
    ids::IdeaNumber,
    refusals::{Field, Fields, Refusal},
    text::{Slug, TextError, WildcardReason},
    words::words,
};

words! {
    /// The word for a [`PullRule`].
    RuleName {
        /// Sequential Phragmén: the default.
        Balanced = "balanced",
        /// Equal Shares under hours.
        BalancedHours = "balanced-hours",
        /// Equal Shares, each idea one place.
        EqualShares = "equal-shares",
        /// Sequential PAV.
        Pav = "pav",
        /// Votes alone.
        MostVotes = "votes",
    }
}

macro_rules! numbers {
    ($($(#[$meta:meta])* $name:ident: $min:literal..=$max:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The smallest.
            pub const MIN: Self = Self($min);
            /// The largest.
            pub const MAX: Self = Self($max);

            /// Takes a whole number as somebody typed it.
            ///
            /// # Errors
            /// Says what is wrong with it.
            pub fn parse(raw: &str) -> Result<Self, TextError> {
                match raw.trim() {
                    "" => Err(TextError::Missing),
                    digits => digits.parse().ok().map(Self).filter(|number| (Self::MIN..=Self::MAX).contains(number)).ok_or(TextError::Malformed),
                }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u32 { self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )+};
}

numbers! {
    /// How many ideas a workshop pulls.
    Places: 1..=100;
    /// Hours that a workshop has, or that an idea takes of them.
    Hours: 1..=1000;
    /// How many people have to support an idea. One is as good as none: what nobody supports is never chosen.
    Quorum: 1..=1_000_000;
    /// How many ideas of one topic are pulled at most.
    PerTopic: 1..=100;
    /// How many places a topic is sure of.
    Seats: 1..=100;
}

/// What ideas take of a workshop's hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Costs {
    /// What an idea takes.
    pub each: Hours,
    /// Those that take something else.
    pub of: BTreeMap<IdeaNumber, Hours>,
}

/// By what a workshop pulls, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PullRule {
    /// Sequential Phragmén; the only one that carries on from earlier pulls, and never takes an idea back when k grows.
    Balanced {
        /// How many ideas.
        places: Places,
        /// «Ausgleich kleiner Bereiche».
        balance: Balance,
    },
    /// Equal Shares with costs, completed by Add1U and then votes.
    BalancedHours {
        /// How many hours there are.
        hours: Hours,
        /// What ideas take of them.
        costs: Costs,
        /// «Ausgleich kleiner Bereiche».
        balance: Balance,
    },
    /// Equal Shares, completed by Phragmén: the second opinion with the strongest guarantee.
    EqualShares {
        /// How many ideas.
        places: Places,
        /// «Ausgleich kleiner Bereiche».
        balance: Balance,
    },
    /// Sequential PAV.
    Pav {
        /// How many ideas.
        places: Places,
        /// «Ausgleich kleiner Bereiche».
        balance: Balance,
    },
    /// One person, one vote, and the most votes.
    MostVotes {
        /// How many ideas.
        places: Places,
    },
}

impl PullRule {
    /// Its word.
    #[must_use]
    pub const fn name(&self) -> RuleName {
        match self {
            Self::Balanced { .. } => RuleName::Balanced,
            Self::BalancedHours { .. } => RuleName::BalancedHours,
            Self::EqualShares { .. } => RuleName::EqualShares,
            Self::Pav { .. } => RuleName::Pav,
            Self::MostVotes { .. } => RuleName::MostVotes,
        }
    }

    /// «Ausgleich kleiner Bereiche»; off where votes alone count.
    #[must_use]
    pub const fn balance(&self) -> Balance {
        match self {
            Self::Balanced { balance, .. }
            | Self::BalancedHours { balance, .. }
            | Self::EqualShares { balance, .. }
            | Self::Pav { balance, .. } => *balance,
            Self::MostVotes { .. } => Balance::Off,
        }
    }

    /// How much there is to give: places, or hours.
    #[must_use]
    pub const fn budget(&self) -> u32 {
        match self {
            Self::Balanced { places, .. }
            | Self::EqualShares { places, .. }
            | Self::Pav { places, .. }
            | Self::MostVotes { places } => places.get(),
            Self::BalancedHours { hours, .. } => hours.get(),
        }
    }

    /// What ideas take of the hours, if there are any.
    #[must_use]
    pub const fn costs(&self) -> Option<&Costs> {
        match self {
            Self::BalancedHours { costs, .. } => Some(costs),
            Self::Balanced { .. } | Self::EqualShares { .. } | Self::Pav { .. } | Self::MostVotes { .. } => {
                None
            }
        }
    }

    /// How much an idea takes of the budget: one place, or its hours.
    #[must_use]
    pub fn cost(&self, idea: IdeaNumber) -> u32 {
        self.costs().map_or(1, |costs| costs.of.get(&idea).unwrap_or(&costs.each).get())
    }
}

/// Which ideas may be pulled. Of each kind one has to match; an empty kind lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The addresses of topics.
    pub topics: BTreeSet<Slug>,
    /// The masterplans.
    pub masterplans: BTreeSet<Masterplan>,
    /// The addresses of the units that ideas are about.
    pub units: BTreeSet<Slug>,
}

/// How a workshop pulls. Its text form (`Display`, `FromStr`) is canonical: one recipe, one text.
///
/// Wildcards come first, then the seats that topics are sure of, then all others, and all within the places or hours: a
/// workshop that asked for ten ideas gets ten. A wildcard counts for its topic, towards the seats and towards the most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    pub(super) rule: PullRule,
    pub(super) filter: Filter,
    pub(super) quorum: Quorum,
    pub(super) per_topic: Option<PerTopic>,
    pub(super) seats: BTreeMap<Slug, Seats>,
    pub(super) wildcards: BTreeMap<IdeaNumber, WildcardReason>,
    pub(super) gone: BTreeSet<IdeaNumber>,
}

/// A recipe as a form or a program sends it. Lists are words, or lines of two words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RawRecipe {
    /// The word of a [`RuleName`].
    pub rule: String,
    /// How many ideas; not read under hours.
    pub places: String,
    /// How many hours; read under hours alone, as are the next two.
    pub hours: String,
    /// How many hours an idea takes.
    pub hours_each: String,
    /// A line for each idea that takes something else: `142 6`.
    pub hours_of: String,
    /// The word of a [`Balance`]; empty for off. Not read where votes alone count.
    pub balance: String,
    /// The addresses of topics, separated by blanks or commas; empty for all.
    pub topic: String,
    /// The words of masterplans; empty for all.
    pub masterplan: String,
    /// The addresses of the units that ideas are about; empty for all.
    pub unit: String,
    /// How many people have to support an idea; empty for one.
    pub quorum: String,
    /// How many ideas of one topic at most; empty for any number.
    pub per_topic: String,
    /// A line for each topic that is sure of places: `kitas-und-schulen 2`.
    pub seats: String,
    /// A line for each idea that is pulled by hand: `142 Because …`.
    pub wildcards: String,
}

impl Recipe {
    /// Checks it, every wrong field at once. What the rule has no use for is not read.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(raw: &RawRecipe) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let rule = parse_rule(raw, &mut fields);
        let topics = fields.take(Field::Topic, each(&raw.topic, Slug::parse));
        let masterplans = fields.take(Field::Masterplan, each(&raw.masterplan, word));
        let units = fields.take(Field::Unit, each(&raw.unit, Slug::parse));
        let quorum = filled(&raw.quorum).map_or(Ok(Quorum::MIN), Quorum::parse);
        let quorum = fields.take(Field::Quorum, quorum);
        let per_topic = fields.take(Field::PerTopic, filled(&raw.per_topic).map(PerTopic::parse).transpose());
        let seats = fields.take(Field::Seats, pairs(&raw.seats, Slug::parse, Seats::parse));
        let wildcards = pairs(&raw.wildcards, parse_idea, WildcardReason::parse);
        let wildcards = fields.take(Field::Wildcards, wildcards);
        fields.finish()?;
        let (Some(rule), Some(topics), Some(masterplans), Some(units), Some(quorum)) =
            (rule, topics, masterplans, units, quorum)
        else {
            return Err(Refusal::NotFound);
        };
        let (Some(per_topic), Some(seats), Some(wildcards)) = (per_topic, seats, wildcards) else {
            return Err(Refusal::NotFound);
        };
        let filter = Filter { topics, masterplans, units };
        Self { rule, filter, quorum, per_topic, seats, wildcards, gone: BTreeSet::new() }.checked()
    }

    /// Leaves these ideas out. They were in the vote, and nobody can read them any more when it is pulled: taken back, hidden, merged
    /// or split since. It is a part of the recipe so that a pull can be recomputed whatever becomes of ideas later; nobody types it.
    #[must_use]
    pub fn without(mut self, gone: impl IntoIterator<Item = IdeaNumber>) -> Self {
        self.gone = gone.into_iter().collect();
        self
    }

    /// The ideas that nobody could read any more.
    #[must_use]
    pub const fn gone(&self) -> &BTreeSet<IdeaNumber> {
        &self.gone
    }

    /// Refuses promises that contradict each other, whatever the vote.
    fn checked(self) -> Result<Self, Refusal> {
        let budget = u64::from(self.rule.budget());
        let by_hand: u64 = self.wildcards.keys().map(|idea| u64::from(self.rule.cost(*idea))).sum();
        if by_hand > budget {
            return Err(Refusal::field(Field::Wildcards, TextError::Malformed));
        }
        // How many hours a seat will take, only the vote tells.
        let seats: u64 = self.seats.values().map(|seats| u64::from(seats.get())).sum();
        let too_many = self.rule.costs().is_none() && by_hand + seats > budget;
        let most = self.per_topic.map_or(u32::MAX, PerTopic::get);
        if too_many || self.seats.values().any(|seats| seats.get() > most) {
            return Err(Refusal::field(Field::Seats, TextError::Malformed));
        }
        Ok(self)
    }

    /// By what it pulls, and how much.
    #[must_use]
    pub const fn rule(&self) -> &PullRule {
        &self.rule
    }

    /// Which ideas may be pulled; wildcards need not pass.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// How many people have to support an idea; wildcards need nobody.
    #[must_use]
    pub const fn quorum(&self) -> Quorum {
        self.quorum
    }

    /// How many ideas of one topic at most. More of them are only pulled by hand.
    #[must_use]
    pub const fn per_topic(&self) -> Option<PerTopic> {
        self.per_topic
    }

    /// How many places topics are sure of.
    #[must_use]
    pub const fn seats(&self) -> &BTreeMap<Slug, Seats> {
        &self.seats
    }

    /// The ideas that are pulled by hand, and why.
    #[must_use]
    pub const fn wildcards(&self) -> &BTreeMap<IdeaNumber, WildcardReason> {
        &self.wildcards
    }
}

fn parse_rule(raw: &RawRecipe, fields: &mut Fields) -> Option<PullRule> {
    match fields.take(Field::Rule, word(&raw.rule))? {
        RuleName::Balanced => {
            let (places, balance) = parse_places_and_balance(raw, fields)?;
            Some(PullRule::Balanced { places, balance })
        }
        RuleName::EqualShares => {
            let (places, balance) = parse_places_and_balance(raw, fields)?;
            Some(PullRule::EqualShares { places, balance })
        }
        RuleName::Pav => {
            let (places, balance) = parse_places_and_balance(raw, fields)?;
            Some(PullRule::Pav { places, balance })
        }
        RuleName::MostVotes => {
            let places = fields.take(Field::Places, Places::parse(&raw.places))?;
            Some(PullRule::MostVotes { places })
        }
        RuleName::BalancedHours => {
            let hours = fields.take(Field::Hours, Hours::parse(&raw.hours));
            let each = fields.take(Field::HoursEach, Hours::parse(&raw.hours_each));
            let of = fields.take(Field::HoursOf, pairs(&raw.hours_of, parse_idea, Hours::parse));
            let balance = fields.take(Field::Balance, parse_balance(raw));
            let costs = Costs { each: each?, of: of? };
            Some(PullRule::BalancedHours { hours: hours?, costs, balance: balance? })
        }
    }
}

fn parse_places_and_balance(raw: &RawRecipe, fields: &mut Fields) -> Option<(Places, Balance)> {
    let places = fields.take(Field::Places, Places::parse(&raw.places));
    let balance = fields.take(Field::Balance, parse_balance(raw));
    places.zip(balance)
}

fn parse_balance(raw: &RawRecipe) -> Result<Balance, TextError> {
    filled(&raw.balance).map_or(Ok(Balance::Off), word)
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

/// One of the words that a field allows.
fn word<T: std::str::FromStr<Err = ()>>(text: &str) -> Result<T, TextError> {
    filled(text).ok_or(TextError::Missing)?.trim().parse().map_err(|()| TextError::Malformed)
}

/// The number of an idea, as `142` or `#142`.
fn parse_idea(text: &str) -> Result<IdeaNumber, TextError> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let number = digits.parse().ok().filter(|number| *number > 0);
    number.map(IdeaNumber::from_i64).ok_or(TextError::Malformed)
}

fn each<T: Ord>(text: &str, parse: impl Fn(&str) -> Result<T, TextError>) -> Result<BTreeSet<T>, TextError> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    words.filter(|word| !word.is_empty()).map(parse).collect()
}

/// Lines of a key and a value. A key stands there once.
fn pairs<K: Ord, V>(
    text: &str,
    key: impl Fn(&str) -> Result<K, TextError>,
    value: impl Fn(&str) -> Result<V, TextError>,
) -> Result<BTreeMap<K, V>, TextError> {
    let mut pairs = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, rest) = line.split_once(char::is_whitespace).ok_or(TextError::Missing)?;
        if pairs.insert(key(name)?, value(rest)?).is_some() {
            return Err(TextError::Taken);
        }
    }
    Ok(pairs)
}
