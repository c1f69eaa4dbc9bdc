//! The canonical text of a recipe: one line for each setting, in one order, so that it can be kept and hashed. And the address
//! of a preview, which holds a recipe as it was typed.

use std::{
    collections::BTreeSet,
    fmt::{self, Display},
    str::FromStr,
};

use super::recipe::{PullRule, RawRecipe, Recipe};
use crate::{
    ids::IdeaNumber,
    refusals::Field,
    search::{escape, unescape},
};

const HEAD: &str = "dogital recipe 1";
const WITHOUT: &str = "without";

/// Each line ends with `\n`. What is not set has no line; quorum and balance always have theirs, where the rule knows them.
impl Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\nrule {}", self.rule.name())?;
        match &self.rule {
            PullRule::Balanced { places, balance }
            | PullRule::EqualShares { places, balance }
            | PullRule::Pav { places, balance } => writeln!(f, "places {places}\nbalance {balance}")?,
            PullRule::MostVotes { places } => writeln!(f, "places {places}")?,
            PullRule::BalancedHours { hours, costs, balance } => {
                writeln!(f, "hours {hours}\nhours_each {}", costs.each)?;
                costs.of.iter().try_for_each(|(idea, hours)| writeln!(f, "hours_of {idea} {hours}"))?;
                writeln!(f, "balance {balance}")?;
            }
        }
        list(f, "topic", &self.filter.topics)?;
        list(f, "masterplan", &self.filter.masterplans)?;
        list(f, "unit", &self.filter.units)?;
        writeln!(f, "quorum {}", self.quorum)?;
        self.per_topic.iter().try_for_each(|most| writeln!(f, "per_topic {most}"))?;
        self.seats.iter().try_for_each(|(topic, seats)| writeln!(f, "seats {topic} {seats}"))?;
        self.wildcards.iter().try_for_each(|(idea, reason)| writeln!(f, "wildcards {idea} {reason}"))?;
        list(f, WITHOUT, &self.gone)
    }
}

fn list<T: Display>(f: &mut fmt::Formatter<'_>, name: &str, words: &BTreeSet<T>) -> fmt::Result {
    words.iter().try_for_each(|word| writeln!(f, "{name} {word}"))
}

/// A text that is not the canonical form of a recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the canonical form of a recipe")]
pub struct NotARecipe;

impl FromStr for Recipe {
    type Err = NotARecipe;

    fn from_str(text: &str) -> Result<Self, NotARecipe> {
        let (raw, gone) = read(text).ok_or(NotARecipe)?;
        let recipe = Self::parse(&raw).map_err(|_| NotARecipe)?.without(gone);
        // Whatever else the text holds, or in another order, is not what was kept.
        if recipe.to_string() == text { Ok(recipe) } else { Err(NotARecipe) }
    }
}

fn read(text: &str) -> Option<(RawRecipe, Vec<IdeaNumber>)> {
    let mut lines = text.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let (mut raw, mut gone) = (RawRecipe::default(), Vec::new());
    for line in lines {
        let (name, value) = line.split_once(' ')?;
        if name == WITHOUT {
            gone.push(value.parse().ok()?);
            continue;
        }
        let field = raw.field_mut(name)?;
        field.push_str(value);
        field.push('\n');
    }
    Some((raw, gone))
}

impl RawRecipe {
    /// Its fields under their names, in one order.
    #[must_use]
    pub fn fields(&self) -> [(Field, &str); 13] {
        [
            (Field::Rule, &self.rule),
            (Field::Places, &self.places),
            (Field::Hours, &self.hours),
            (Field::HoursEach, &self.hours_each),
            (Field::HoursOf, &self.hours_of),
            (Field::Balance, &self.balance),
            (Field::Topic, &self.topic),
            (Field::Masterplan, &self.masterplan),
            (Field::Unit, &self.unit),
            (Field::Quorum, &self.quorum),
            (Field::PerTopic, &self.per_topic),
            (Field::Seats, &self.seats),
            (Field::Wildcards, &self.wildcards),
        ]
    }

    fn field_mut(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "rule" => &mut self.rule,
            "places" => &mut self.places,
            "hours" => &mut self.hours,
            "hours_each" => &mut self.hours_each,
            "hours_of" => &mut self.hours_of,
            "balance" => &mut self.balance,
            "topic" => &mut self.topic,
            "masterplan" => &mut self.masterplan,
            "unit" => &mut self.unit,
            "quorum" => &mut self.quorum,
            "per_topic" => &mut self.per_topic,
            "seats" => &mut self.seats,
            "wildcards" => &mut self.wildcards,
            _ => return None,
        })
    }

    /// Reads what a form or an address holds, and passes over what is none of its fields. What comes several times, as ticked
    /// boxes do, is a list.
    #[must_use]
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut raw = Self::default();
        for (name, value) in pairs {
            if let Some(field) = raw.field_mut(name).filter(|_| !value.is_empty()) {
                if !field.is_empty() {
                    field.push('\n');
                }
                field.push_str(value);
            }
        }
        raw
    }

    /// Reads the address of a preview, as [`Self::to_query_string`] writes it; `None` when it holds no recipe.
    #[must_use]
    pub fn from_address(address: &str) -> Option<Self> {
        let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> =
            pairs.filter_map(|(name, value)| Some((unescape(name)?, unescape(value)?))).collect();
        let asks = pairs.iter().any(|(name, _)| name == Field::Rule.as_str());
        asks.then(|| Self::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))))
    }

    /// The address of its preview: `?rule=balanced&places=10`.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let filled = self.fields().into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = filled.map(|(name, value)| format!("{name}={}", escape(value))).collect();
        format!("?{}", pairs.join("&"))
    }
}
