//! The canonical text of a pull, to be kept under its SHA-256. All figures are whole numbers.

use std::fmt::{self, Display};

use super::{
    pull::{Decided, Grounds, LeftOut, Near, Pulled, PulledIdea, Why},
    reach::Reached,
};
use crate::ids::IdeaNumber;

const HEAD: &str = "dogital pull 1";

/// What is not there, or not told.
const NOTHING: &str = "-";

/// Each line ends with `\n`. Nothing in it is about fewer than ten people but the tallies that everybody reads.
impl Display for Pulled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        line(f, "before", &self.before)?;
        self.ideas.iter().try_for_each(|idea| write!(f, "{idea}"))?;
        self.near.iter().try_for_each(|near| writeln!(f, "near {near}"))?;
        let LeftOut { gone, by_filter, by_quorum, by_topic } = self.left_out;
        writeln!(f, "left_out gone {gone} filter {by_filter} quorum {by_quorum} topic {by_topic}")?;
        self.unfilled
            .iter()
            .try_for_each(|unfilled| writeln!(f, "unfilled {} {}", unfilled.topic, unfilled.missing))?;
        line(f, "both", &self.compared.both)?;
        line(f, "only_here", &self.compared.only_here)?;
        line(f, "only_by_votes", &self.compared.only_by_votes)?;
        self.reach.people.iter().try_for_each(|people| writeln!(f, "reach {people}"))?;
        self.reach.units.iter().try_for_each(|unit| {
            writeln!(f, "reach_unit {} {}", unit.unit.as_deref().unwrap_or(NOTHING), unit.reached)
        })
    }
}

impl Display for PulledIdea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "idea {} votes {} place ", self.number, self.votes)?;
        or_nothing(f, self.place_by_votes)?;
        self.hours.iter().try_for_each(|hours| write!(f, " hours {hours}"))?;
        match &self.why {
            Why::Wildcard { reason } => writeln!(f, " wildcard {reason}")?,
            Why::Guaranteed { topic } => writeln!(f, " guaranteed {topic}")?,
            Why::Chosen { round } => writeln!(f, " chosen {round}")?,
        }
        self.grounds.iter().try_for_each(|grounds| write!(f, "{grounds}"))
    }
}

impl Display for Grounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decided {
            Decided::SavedTogether { payers } => {
                write!(f, "grounds saved_together payers ")?;
                or_nothing(f, payers)?;
            }
            Decided::SharedCosts { payers, in_full_and_rest } => {
                write!(f, "grounds shared_costs payers ")?;
                or_nothing(f, payers)?;
                pair(f, " in_full_and_rest", in_full_and_rest)?;
            }
            Decided::CountedLess { new_and_represented } => {
                write!(f, "grounds counted_less")?;
                pair(f, " new_and_represented", new_and_represented)?;
            }
            Decided::MostVotes => write!(f, "grounds most_votes")?,
        }
        writeln!(f)?;
        self.runner_up.iter().try_for_each(|next| writeln!(f, "runner_up {next}"))?;
        if self.as_good.is_empty() { Ok(()) } else { line(f, "as_good", &self.as_good) }
    }
}

impl Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.thousandths)
    }
}

impl Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} here {} by_votes {}", self.of, self.here, self.by_votes)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, ideas: &[IdeaNumber]) -> fmt::Result {
    write!(f, "{name}")?;
    ideas.iter().try_for_each(|idea| write!(f, " {idea}"))?;
    writeln!(f)
}

fn or_nothing(f: &mut fmt::Formatter<'_>, number: Option<impl Display>) -> fmt::Result {
    match number {
        Some(number) => write!(f, "{number}"),
        None => write!(f, "{NOTHING}"),
    }
}

fn pair(f: &mut fmt::Formatter<'_>, name: &str, pair: Option<(u64, u64)>) -> fmt::Result {
    pair.iter().try_for_each(|(one, other)| write!(f, "{name} {one} {other}"))
}
