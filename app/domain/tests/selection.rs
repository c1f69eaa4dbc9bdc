//! What the selection rules promise, whatever the vote.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use domain::selection::{
    ballots::{Balance, Ballots},
    completion::{by_increment, by_votes},
    equal_shares::{Endowment, EqualShares, Utility},
    pav::SequentialPav,
    phragmen::{Load, Overrun, Phragmen},
    rounds::order,
};
use proptest::prelude::*;

const IDEAS: u32 = 9;

/// Small votes, where ties are frequent.
fn votes() -> impl Strategy<Value = Ballots> {
    let list = prop::collection::btree_set(0..IDEAS, 0..6).prop_map(Vec::from_iter);
    let weighted = (prop::collection::vec((list, 1_u32..4), 1..25), any::<bool>());
    weighted.prop_map(|(voters, even)| {
        let (lists, weights): (Vec<Vec<u32>>, Vec<u32>) = voters.into_iter().unzip();
        let weights = if even { vec![1; weights.len()] } else { weights };
        Ballots::new(IDEAS as usize, &lists).unwrap().weighing(&weights).unwrap()
    })
}

/// Parties without common voters: how many voters each has. Each party has as many ideas as there are places.
fn d_hondt(parties: &[u32], places: u32) -> Vec<u32> {
    let mut seats = vec![0_u32; parties.len()];
    for _ in 0..places {
        let better = |a: usize, b: usize| {
            // The first party wins a tie, as the lowest idea does.
            parties[a] * (seats[b] + 1) >= parties[b] * (seats[a] + 1)
        };
        let next = (1..parties.len()).fold(0, |best, party| if better(best, party) { best } else { party });
        seats[next] += 1;
    }
    seats
}

fn seats(order: &[u32], parties: usize, places: u32) -> Vec<u32> {
    let mut seats = vec![0; parties];
    for idea in order {
        seats[(idea / places) as usize] += 1;
    }
    seats
}

proptest! {
    #[test]
    fn one_place_more_takes_no_place_away(ballots in votes(), k in 0..IDEAS as usize) {
        let phragmen = |k| order(&Phragmen::new(&ballots).rounds(k));
        let pav = |k| order(&SequentialPav::new(&ballots).rounds(k));
        prop_assert!(phragmen(k + 1).starts_with(&phragmen(k)));
        prop_assert!(pav(k + 1).starts_with(&pav(k)));
    }

    #[test]
    fn times_never_fall_and_every_place_is_paid_for(ballots in votes()) {
        let mut run = Phragmen::new(&ballots);
        let rounds = run.rounds(IDEAS as usize);
        prop_assert!(rounds.is_sorted_by(|a, b| a.price <= b.price + 1e-12));
        let paid: f64 = (0..).zip(run.loads_in_places()).map(|(voter, load)| load * ballots.mass(voter) as f64).sum();
        prop_assert!((paid - rounds.len() as f64).abs() < 1e-9);
    }

    #[test]
    fn nobody_pays_more_than_their_endowment(ballots in votes(), k in 1..IDEAS) {
        let mut run = EqualShares::new(&ballots, k);
        let share = f64::from(k) / ballots.total_mass() as f64;
        let rounds = run.rounds(IDEAS as usize);
        prop_assert!(rounds.len() <= k as usize);
        prop_assert!(run.budgets().iter().all(|left| (0.0..=share * (1.0 + 1e-12)).contains(left)));
        let left: f64 = (0..).zip(run.budgets()).map(|(voter, left)| left * ballots.mass(voter) as f64).sum();
        prop_assert!((left - (f64::from(k) - rounds.len() as f64)).abs() < 1e-9);
    }

    #[test]
    fn completions_fill_up_and_choose_nothing_twice(ballots in votes(), k in 1..IDEAS) {
        let supported = (0..IDEAS).filter(|idea| ballots.support(*idea) > 0).count();
        let expected = supported.min(k as usize);
        let mut run = EqualShares::new(&ballots, k);
        let first = order(&run.rounds(k as usize));
        let mut both = first.clone();
        both.extend(order(&run.complete_by_phragmen(&first).rounds(k as usize - first.len())));
        let mut completed = vec![both, by_votes(&ballots, &first, k as usize)];
        completed.extend(by_increment(&ballots, k).map(|found| order(&found.rounds)));
        for mut ideas in completed {
            prop_assert_eq!(ideas.len(), expected);
            ideas.sort_unstable();
            ideas.dedup();
            prop_assert_eq!(ideas.len(), expected);
        }
    }

    #[test]
    fn parties_without_common_voters_get_their_seats_by_d_hondt(parties in prop::collection::vec(1_u32..30, 2..5), places in 1_u32..8) {
        let lists: Vec<Vec<u32>> = (0..).zip(&parties).map(|(party, _)| (party * places..(party + 1) * places).collect()).collect();
        let ballots = Ballots::new(parties.len() * places as usize, &lists).unwrap().standing_for(parties.clone()).unwrap();
        let expected = d_hondt(&parties, places);
        let phragmen = order(&Phragmen::new(&ballots).rounds(places as usize));
        prop_assert_eq!(&seats(&phragmen, parties.len(), places), &expected);
        let pav = order(&SequentialPav::new(&ballots).rounds(places as usize));
        prop_assert_eq!(&seats(&pav, parties.len(), places), &expected);
    }

    #[test]
    fn carried_loads_are_never_negative_and_never_fall(first in votes(), k in 1_usize..5, old in prop::collection::vec(0_i64..2_000_000_000_000_000, 25)) {
        let before: Vec<Load> = old.into_iter().take(first.voters()).map(Load::from_i64).collect();
        let mut run = Phragmen::carrying(&first, &before).unwrap();
        let rounds = run.rounds(k);
        let after = run.loads();
        prop_assert!(before.iter().zip(&after).all(|(before, after)| Load::default() <= *before && before <= after));
        prop_assert!(after.iter().all(|load| *load <= run.clock()));
        let sum = |loads: &[Load]| (0..).zip(loads).map(|(voter, load)| load.in_places() * first.mass(voter) as f64).sum::<f64>();
        prop_assert!((sum(&after) - sum(&before) - rounds.len() as f64).abs() < 1e-6);
    }

    #[test]
    fn equal_loads_from_earlier_change_nothing(ballots in votes(), load in 0_i64..2_000_000_000_000_000) {
        let loads = vec![Load::from_i64(load); ballots.voters()];
        let carried = order(&Phragmen::carrying(&ballots, &loads).unwrap().rounds(5));
        prop_assert_eq!(carried, order(&Phragmen::new(&ballots).rounds(5)));
    }

    #[test]
    fn two_selections_with_loads_carried_over_are_one(ballots in votes(), k in 1_usize..4) {
        // As long as rounding to 10⁻¹⁵ places does not part a tie, so compare the times.
        let whole: Vec<f64> = Phragmen::new(&ballots).rounds(k + 1).iter().map(|round| round.price).collect();
        let mut first = Phragmen::new(&ballots);
        let chosen = order(&first.rounds(k));
        let without: Vec<Vec<u32>> = (0..).take(ballots.voters()).map(|voter| ballots.approvals(voter).iter().copied().filter(|idea| !chosen.contains(idea)).collect()).collect();
        let weights: Vec<u32> = (0..).take(ballots.voters()).map(|voter| u32::try_from(ballots.mass(voter)).unwrap()).collect();
        let rest = Ballots::new(IDEAS as usize, &without).unwrap().weighing(&weights).unwrap();
        let next = Phragmen::carrying(&rest, &first.loads()).unwrap().next_round();
        prop_assert_eq!(next.is_some(), whole.len() > k);
        if let Some(next) = next {
            prop_assert!((next.price - whole[k]).abs() < 1e-9);
        }
    }

    #[test]
    fn nothing_costs_more_than_there_is(ballots in votes(), costs in prop::collection::vec(1_u32..9, IDEAS as usize), budget in 0_u32..30) {
        let total = |ideas: &[u32]| ideas.iter().map(|idea| costs[*idea as usize]).sum::<u32>();
        for overrun in [Overrun::Skip, Overrun::Stop] {
            let mut run = Phragmen::with_costs(&ballots, &costs, budget.into(), overrun).unwrap();
            prop_assert!(total(&order(&run.rounds(IDEAS as usize))) <= budget);
        }
        let endowment = Endowment { numerator: budget.into(), divisor: ballots.total_mass() };
        for utility in [Utility::Cardinality, Utility::Cost] {
            let mut run = EqualShares::with_costs(&ballots, &costs, utility, endowment).unwrap();
            prop_assert!(total(&order(&run.rounds(IDEAS as usize))) <= budget);
        }
    }

    #[test]
    fn a_ballot_for_three_people_is_three_ballots(ballots in votes()) {
        let lists: Vec<&[u32]> = (0..).take(ballots.voters()).map(|voter| ballots.approvals(voter)).collect();
        let together = Ballots::new(IDEAS as usize, &lists).unwrap().standing_for(vec![3; lists.len()]).unwrap();
        let apart: Vec<&[u32]> = lists.iter().flat_map(|list| [*list; 3]).collect();
        let apart = Ballots::new(IDEAS as usize, &apart).unwrap();
        prop_assert_eq!(order(&Phragmen::new(&together).rounds(6)), order(&Phragmen::new(&apart).rounds(6)));
        prop_assert_eq!(order(&EqualShares::new(&together, 6).rounds(6)), order(&EqualShares::new(&apart, 6).rounds(6)));
        prop_assert_eq!(order(&SequentialPav::new(&together).rounds(6)), order(&SequentialPav::new(&apart).rounds(6)));
    }
}

#[test]
fn a_small_unit_weighs_more_only_when_the_city_says_so() {
    assert_eq!(
        [Balance::Off, Balance::Light, Balance::Strong].map(|balance| balance.weight(16)),
        [1, 500, 250]
    );
    assert_eq!(Balance::Off.weights(&[0, 0, 1]), [1, 1, 1]);
    assert_eq!(Balance::Strong.weights(&[0, 0, 0, 0, 1]), [500, 500, 500, 500, 1000]);
}

#[test]
fn ballots_that_make_no_sense_are_refused() {
    assert!(Ballots::new(2, &[[2]]).is_err());
    assert!(Ballots::from_pairs(2, 1, [(1, 0)]).is_err());
    let ballots = Ballots::new(2, &[[0]]).unwrap();
    assert!(ballots.clone().weighing(&[]).is_err());
    assert!(ballots.clone().weighing(&[0]).is_err());
    assert!(Phragmen::with_costs(&ballots, &[1, 0], 1, Overrun::Skip).is_err());
}

#[test]
fn a_vote_without_votes_chooses_nothing() {
    let ballots = Ballots::new(3, &[[0_u32; 0]; 2]).unwrap();
    assert_eq!(Phragmen::new(&ballots).rounds(2), []);
    assert_eq!(EqualShares::new(&ballots, 2).rounds(2), []);
    assert_eq!(SequentialPav::new(&ballots).rounds(2), []);
    assert_eq!(Ballots::new::<[u32; 0]>(0, &[]).unwrap().most_votes(3), []);
}
