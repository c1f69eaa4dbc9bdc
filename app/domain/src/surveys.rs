//! Surveys: «Ist es für Sie besser geworden?», one question on an idea that is done. Answers are secret like votes.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::Phase,
    ids::IdeaNumber,
    moderation_figures::{Counted, Figure, safe_total},
    outcomes::{LedgerEntry, Outcome},
    statistics::K,
    words::words,
};

words! {
    /// Whether it has become better.
    Better {
        /// It has.
        Yes = "yes",
        /// A bit.
        Bit = "bit",
        /// It has not.
        No = "no",
    }
}

/// The wish to answer, or to answer otherwise than before. The same answer twice changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetBetter {
    /// The idea.
    pub idea: IdeaNumber,
    /// The answer.
    pub answer: Better,
}

/// How often each answer was given, as it was counted: for [`Answers::told`] alone. Answers are counted anew once [`K`] people have
/// answered, or answered otherwise, since they were counted last: nobody learns from the next figures what one person said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// Yes.
    pub yes: u64,
    /// A bit.
    pub bit: u64,
    /// No.
    pub no: u64,
}

/// How often each answer was given, as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyFigures {
    /// One for each [`Better`], in their order.
    pub answers: [Figure; 3],
    /// All together.
    pub total: Figure,
}

impl Answers {
    /// The only way in which answers are told and kept: nothing before there are five, and no answer that fewer than five have given.
    #[must_use]
    pub fn told(self) -> Option<SurveyFigures> {
        let Self { yes, bit, no } = self;
        let parts = [yes, bit, no].map(Counted::from);
        let figures =
            SurveyFigures { answers: parts.map(Counted::figure), total: safe_total(&parts).figure() };
        (self.count() >= K).then_some(figures)
    }

    /// How many there are.
    #[must_use]
    pub const fn count(self) -> u64 {
        self.yes + self.bit + self.no
    }
}

/// The survey of an idea, for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// Whether it takes answers.
    pub open: bool,
    /// What this person answered; known to them alone, and only while it runs.
    pub mine: Option<Better>,
    /// What all answered; `None` while that is told of too few.
    pub figures: Option<SurveyFigures>,
}

/// Whether people are asked: once an idea is done, and until its campaign is in the archive.
#[must_use]
pub fn is_asked(entry: &LedgerEntry, phase: Phase) -> bool {
    is_done(entry)
        && match phase {
            Phase::Collecting | Phase::Voting | Phase::Review | Phase::Workshops | Phase::Results => true,
            Phase::Draft | Phase::Archived => false,
        }
}

/// Whether there is something that could have become better.
#[must_use]
pub fn is_done(entry: &LedgerEntry) -> bool {
    entry.outcome().is_some_and(|record| match record.outcome {
        Outcome::Done { .. } => true,
        Outcome::InProgress { .. }
        | Outcome::HandedOver { .. }
        | Outcome::NotPossible { .. }
        | Outcome::PartOf { .. } => false,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_is_told_of_fewer_than_five_answers() {
        assert_eq!(Answers { yes: 4, bit: 0, no: 0 }.told(), None);
        assert_eq!(Answers { yes: 2, bit: 1, no: 1 }.told(), None);
        let five = Answers { yes: 5, bit: 0, no: 0 }.told().unwrap();
        assert_eq!((five.answers[0], five.total), (Figure::Exact(5), Figure::Exact(5)));
    }

    #[test]
    fn a_single_small_answer_takes_the_total_with_it() {
        let told = Answers { yes: 20, bit: 3, no: 0 }.told().unwrap();
        assert_eq!(told.answers, [Figure::Exact(20), Figure::Few, Figure::Exact(0)]);
        assert_eq!(told.total, Figure::Withheld);
    }

    proptest! {
        #[test]
        fn no_answer_of_one_to_four_people_is_told_or_can_be_computed(yes in 0_u64..40, bit in 0_u64..40, no in 0_u64..40) {
            let counts = [yes, bit, no];
            let Some(told) = (Answers { yes, bit, no }).told() else {
                prop_assert!(yes + bit + no < K);
                return Ok(());
            };
            // Every way to fill in what is not told that fits with what is.
            let fits = |told: Figure, n: u64| match told {
                Figure::Exact(known) => n == known,
                Figure::Few => (1..K).contains(&n),
                Figure::Withheld => true,
            };
            for (at, count) in counts.into_iter().enumerate() {
                prop_assert!(fits(told.answers[at], count));
                if !(1..K).contains(&count) { continue; }
                let mut possible = std::collections::BTreeSet::new();
                for a in 0..40_u64 { for b in 0..40_u64 { for c in 0..40_u64 {
                    let all = [a, b, c];
                    if all.iter().zip(told.answers).all(|(n, told)| fits(told, *n)) && fits(told.total, a + b + c) {
                        possible.insert(all[at]);
                    }
                }}}
                prop_assert!(possible.len() > 1, "{told:?} gives away {count}");
            }
        }
    }
}
