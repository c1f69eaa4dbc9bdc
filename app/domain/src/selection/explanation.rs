//! Why an idea was chosen, in figures that a sentence can be made of. The wording stands with the other texts.
//!
//! Votes are secret, so nothing here is about a person: a number of people is told from ten on, smaller units are pooled, and a
//! part is left out when it would follow from the whole and the other part (see [`super::aggregates`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    aggregates::{Coverage, Part, People, both_enough, enough, pool},
    ballots::Ballots,
    phragmen::Load,
    rounds::{Round, order},
};

/// What voters start with.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// Nothing: Phragmén and PAV.
    Nothing,
    /// What they owe from earlier selections.
    Loads(Vec<Load>),
    /// The same budget for each unit of weight: Equal Shares.
    Budget(f64),
}

/// The rule by which an idea was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Sequential Phragmén, on its own or after Equal Shares.
    Phragmen,
    /// Equal Shares; what the idea is worth to a supporter: 1, or its cost with cost utility.
    EqualShares {
        /// By how much the price has to be multiplied to be what a supporter pays.
        utility: u32,
    },
    /// Sequential PAV.
    Pav,
    /// By votes alone.
    Votes,
}

/// Everything about one selection that a person may ask for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Each chosen idea, by rank.
    pub chosen: Vec<Choice>,
    /// «2.310 von 2.480 Beschäftigten finden mindestens eine Idee von sich»: how many active people support a chosen idea;
    /// nothing when fewer than ten are active.
    pub people: Option<Coverage>,
    /// The same by unit, where units are known.
    pub units: Vec<Part<Coverage>>,
    /// «Anders als nach Stimmen»: chosen, though plain votes would not have.
    pub joined: Vec<u32>,
    /// Not chosen, though plain votes would have, most votes first.
    pub left_out: Vec<u32>,
}

/// Why one idea was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The idea's position.
    pub idea: u32,
    /// 1 for the first.
    pub rank: u32,
    /// How many people support it.
    pub supporters: People,
    /// Its place by plain votes, from 1.
    pub place_by_votes: u32,
    /// What decided.
    pub reason: Reason,
    /// Who was next, and by what part of the price they were behind: 0.008 reads «fehlten 0,8 %».
    pub runner_up: Option<RunnerUp>,
    /// Ideas that were exactly as good: the older idea goes first.
    pub as_good: Vec<u32>,
    /// Who paid, by unit, in places or hours; nothing where units are unknown, or where nobody pays.
    pub paid_by: Vec<Part<f64>>,
}

/// What decided for an idea.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// «weil ihre 312 Unterstützenden als Nächste zusammen einen Platz bezahlen konnten».
    SavedTogether {
        /// How many people paid.
        payers: People,
        /// When they had saved enough: what each of them has paid since the start, for each unit of weight.
        time: f64,
    },
    /// «1.040 haben je 0,00096 Plätze bezahlt, 23 ihren Rest».
    SharedCosts {
        /// How many people paid.
        payers: People,
        /// What those paid who had enough, for each unit of weight.
        share: f64,
        /// How many had enough, and how many gave all they had left; nothing when either would be told of too few.
        in_full_and_rest: Option<(u64, u64)>,
    },
    /// «wer schon vertreten ist, zählt halb, dann ein Drittel».
    CountedLess {
        /// The weight of the votes, after dividing.
        weight: f64,
        /// How many supporters had no chosen idea yet, and how many had; nothing when either would be told of too few.
        new_and_represented: Option<(u64, u64)>,
    },
    /// «weil sie die meisten Stimmen hatte».
    MostVotes {
        /// The votes, by weight.
        weight: f64,
    },
}

/// The best of the ideas that were not chosen in this round.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// Its position.
    pub idea: u32,
    /// How far behind it was, as a part of the chosen idea's price.
    pub gap: f64,
}

/// Explains a selection by going through its rounds again. `steps` says for each which rule it was chosen by.
#[must_use]
pub fn explain(ballots: &Ballots, start: &Start, steps: &[(Rule, Round)]) -> Explanation {
    let by_votes: Vec<u32> = ballots.most_votes(ballots.ideas()).into_iter().map(|(idea, _)| idea).collect();
    let mut places = vec![0; ballots.ideas()];
    for (place, idea) in (1..).zip(&by_votes) {
        places[*idea as usize] = place;
    }
    let rounds: Vec<Round> = steps.iter().map(|(_, round)| round.clone()).collect();
    let ideas = order(&rounds);
    let mut replay = Replay::new(ballots, start);
    let chosen = (1..).zip(steps).map(|(rank, (rule, round))| {
        let (reason, paid_by) = replay.step(*rule, round);
        Choice {
            idea: round.idea,
            rank,
            supporters: enough(count(ballots, ballots.supporters(round.idea))),
            place_by_votes: places[round.idea as usize],
            reason,
            runner_up: round.runner_up.zip(round.gap()).map(|((idea, _), gap)| RunnerUp { idea, gap }),
            as_good: round.tied.iter().copied().filter(|idea| *idea != round.idea).collect(),
            paid_by,
        }
    });
    let chosen = chosen.collect();
    let votes_alone = &by_votes[..ideas.len().min(by_votes.len())];
    let (people, units) = coverage(ballots, &replay.chosen);
    Explanation {
        chosen,
        people: enough(people.of).map(|_| people),
        units,
        joined: ideas.iter().copied().filter(|idea| !votes_alone.contains(idea)).collect(),
        left_out: votes_alone.iter().copied().filter(|idea| !ideas.contains(idea)).collect(),
    }
}

/// The rounds once more, with what each voter owes.
struct Replay<'a> {
    ballots: &'a Ballots,
    loads: Vec<f64>,
    /// How many chosen ideas each voter supports.
    chosen: Vec<u32>,
}

impl<'a> Replay<'a> {
    fn new(ballots: &'a Ballots, start: &Start) -> Self {
        let loads = match start {
            Start::Nothing => vec![0.0; ballots.voters()],
            Start::Loads(loads) => loads.iter().map(|load| load.in_places()).collect(),
            Start::Budget(budget) => vec![-budget; ballots.voters()],
        };
        Self { ballots, loads, chosen: vec![0; ballots.voters()] }
    }

    fn step(&mut self, rule: Rule, round: &Round) -> (Reason, Vec<Part<f64>>) {
        let (reason, paid_by) = match rule {
            Rule::Phragmen => {
                let payments = self.pay(round.idea, |load| (round.price - load).max(0.0));
                let payers = payments.iter().map(|(voter, _)| self.ballots.people(*voter)).sum();
                let payers = self.payers(round.idea, payers);
                (Reason::SavedTogether { payers, time: round.price }, self.by_unit(payers, &payments))
            }
            Rule::EqualShares { utility } => {
                let share = round.price * f64::from(utility);
                let payments = self.pay(round.idea, |load| share.min(-load));
                let in_full = |paid: f64| paid > share * (1.0 - 1e-9);
                let (full, rest) = self.split(&payments, in_full);
                let payers = self.payers(round.idea, full + rest);
                let in_full_and_rest = payers.and_then(|_| both_enough(full, rest));
                (Reason::SharedCosts { payers, share, in_full_and_rest }, self.by_unit(payers, &payments))
            }
            Rule::Pav => {
                let supporters = self.ballots.supporters(round.idea).iter();
                let counted: Vec<_> =
                    supporters.map(|voter| (*voter, f64::from(self.chosen[*voter as usize]))).collect();
                let (new, represented) = self.split(&counted, |chosen| chosen < 0.5);
                let new_and_represented = both_enough(new, represented);
                (Reason::CountedLess { weight: round.price, new_and_represented }, Vec::new())
            }
            Rule::Votes => (Reason::MostVotes { weight: round.price }, Vec::new()),
        };
        for voter in self.ballots.supporters(round.idea) {
            self.chosen[*voter as usize] += 1;
        }
        (reason, paid_by)
    }

    /// Lets supporters pay, and says who paid how much for each unit of weight.
    fn pay(&mut self, idea: u32, payment: impl Fn(f64) -> f64) -> Vec<(u32, f64)> {
        let mut payments = Vec::new();
        for &voter in self.ballots.supporters(idea) {
            let load = &mut self.loads[voter as usize];
            let paid = payment(*load);
            // Less is a rest from rounding.
            if paid > 1e-15 {
                *load += paid;
                payments.push((voter, paid));
            }
        }
        payments
    }

    fn split(&self, voters: &[(u32, f64)], first: impl Fn(f64) -> bool) -> (u64, u64) {
        voters.iter().fold((0, 0), |(yes, no), (voter, value)| {
            let people = self.ballots.people(*voter);
            if first(*value) { (yes + people, no) } else { (yes, no + people) }
        })
    }

    /// How many paid. Everybody reads how many support an idea, so nothing is told when few of those did not pay.
    fn payers(&self, idea: u32, payers: u64) -> People {
        let others = count(self.ballots, self.ballots.supporters(idea)) - payers;
        both_enough(payers, others).map(|(payers, _)| payers)
    }

    #[expect(clippy::cast_precision_loss, reason = "shown rounded")]
    fn by_unit(&self, payers: People, payments: &[(u32, f64)]) -> Vec<Part<f64>> {
        if payers.is_none() {
            return Vec::new();
        }
        let mut units: BTreeMap<u32, (u64, f64)> = BTreeMap::new();
        for (voter, paid) in payments {
            let Some(unit) = self.ballots.unit(*voter) else { continue };
            let (people, sum) = units.entry(unit).or_default();
            *people += self.ballots.people(*voter);
            *sum += paid * self.ballots.mass(*voter) as f64;
        }
        pool(units, |a, b| a + b)
    }
}

fn coverage(ballots: &Ballots, chosen: &[u32]) -> (Coverage, Vec<Part<Coverage>>) {
    let mut all = Coverage::default();
    let mut units: BTreeMap<u32, (u64, Coverage)> = BTreeMap::new();
    for (voter, chosen) in (0..).zip(chosen) {
        let people = ballots.people(voter);
        let own = Coverage { covered: if *chosen > 0 { people } else { 0 }, of: people };
        all = all.with(own);
        if let Some(unit) = ballots.unit(voter) {
            let (sum, coverage) = units.entry(unit).or_default();
            *sum += people;
            *coverage = coverage.with(own);
        }
    }
    (all, pool(units, Coverage::with))
}

fn count(ballots: &Ballots, voters: &[u32]) -> u64 {
    voters.iter().map(|voter| ballots.people(*voter)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selection::aggregates::PEOPLE_MIN;
    use crate::selection::{equal_shares::EqualShares, phragmen::Phragmen};

    /// 60 people of a large unit and 25 of two small ones (13 and 12), and 5 of a tiny one. Position 3 is for the small.
    fn ballots() -> Ballots {
        let lists: Vec<&[u32]> =
            [vec![&[0, 1, 2][..]; 60], vec![&[3][..]; 25], vec![&[3, 0][..]; 5]].concat();
        let units = [vec![0; 60], vec![1; 13], vec![2; 12], vec![3; 5]].concat();
        Ballots::new(4, &lists).unwrap().in_units(units).unwrap()
    }

    fn by_phragmen(ballots: &Ballots) -> Explanation {
        let rounds = Phragmen::new(ballots).rounds(3);
        explain(
            ballots,
            &Start::Nothing,
            &rounds.into_iter().map(|round| (Rule::Phragmen, round)).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn it_says_what_plain_votes_would_have_chosen_instead() {
        let explanation = by_phragmen(&ballots());
        assert_eq!(explanation.joined, [3]);
        assert_eq!(explanation.left_out, [2]);
        assert_eq!(explanation.people, Some(Coverage { covered: 90, of: 90 }));
        assert_eq!(explanation.chosen[0].place_by_votes, 1);
    }

    #[test]
    fn a_unit_of_five_is_pooled_with_the_smallest_so_that_it_does_not_follow_from_the_sum() {
        let explanation = by_phragmen(&ballots());
        let units: Vec<_> = explanation.units.iter().map(|part| (part.unit, part.people)).collect();
        assert_eq!(units, [(Some(0), 60), (Some(1), 13), (None, 17)]);
    }

    #[test]
    fn what_is_paid_is_one_place() {
        for choice in by_phragmen(&ballots()).chosen {
            let paid: f64 = choice.paid_by.iter().map(|part| part.value).sum();
            assert!((paid - 1.0).abs() < 1e-9, "{choice:?}");
            assert!(choice.paid_by.iter().all(|part| part.people >= PEOPLE_MIN));
        }
    }

    #[test]
    fn nothing_is_told_about_nine_people() {
        let ballots = Ballots::new(1, &[[0]; 9]).unwrap().in_units(vec![0; 9]).unwrap();
        let rounds = Phragmen::new(&ballots).rounds(1);
        let explanation = explain(&ballots, &Start::Nothing, &[(Rule::Phragmen, rounds[0].clone())]);
        assert_eq!(explanation.chosen[0].supporters, None);
        assert_eq!(explanation.chosen[0].reason, Reason::SavedTogether { payers: None, time: 1.0 / 9.0 });
        assert_eq!(explanation.chosen[0].paid_by, []);
        assert_eq!(explanation.units, []);
        assert_eq!(explanation.people, None);
    }

    #[test]
    fn equal_shares_tell_who_paid_in_full() {
        let ballots = ballots();
        let mut run = EqualShares::new(&ballots, 3);
        let steps: Vec<_> =
            run.rounds(3).into_iter().map(|round| (Rule::EqualShares { utility: 1 }, round)).collect();
        let explanation = explain(&ballots, &Start::Budget(3.0 / 90.0), &steps);
        let Reason::SharedCosts { payers, in_full_and_rest, .. } = &explanation.chosen[0].reason else {
            panic!()
        };
        assert_eq!((*payers, *in_full_and_rest), (Some(65), Some((65, 0))));
    }
}
