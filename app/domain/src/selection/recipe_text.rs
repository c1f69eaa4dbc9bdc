//! The canonical text of a recipe: one line for each setting, in one order, so that it can be kept and hashed.

use std::{
    collections::BTreeSet,
    fmt::{self, Display},
    str::FromStr,
};

use super::recipe::{PullRule, RawRecipe, Recipe};

const HEAD: &str = "dogital recipe 1";

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
        self.wildcards.iter().try_for_each(|(idea, reason)| writeln!(f, "wildcards {idea} {reason}"))
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
        let raw = read(text).ok_or(NotARecipe)?;
        let recipe = Self::parse(&raw).map_err(|_| NotARecipe)?;
        // Whatever else the text holds, or in another order, is not what was kept.
        if recipe.to_string() == text { Ok(recipe) } else { Err(NotARecipe) }
    }
}

fn read(text: &str) -> Option<RawRecipe> {
    let mut lines = text.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let mut raw = RawRecipe::default();
    for line in lines {
        let (name, value) = line.split_once(' ')?;
        let field = match name {
            "rule" => &mut raw.rule,
            "places" => &mut raw.places,
            "hours" => &mut raw.hours,
            "hours_each" => &mut raw.hours_each,
            "hours_of" => &mut raw.hours_of,
            "balance" => &mut raw.balance,
            "topic" => &mut raw.topic,
            "masterplan" => &mut raw.masterplan,
            "unit" => &mut raw.unit,
            "quorum" => &mut raw.quorum,
            "per_topic" => &mut raw.per_topic,
            "seats" => &mut raw.seats,
            "wildcards" => &mut raw.wildcards,
            _ => return None,
        };
        field.push_str(value);
        field.push('\n');
    }
    Some(raw)
}
