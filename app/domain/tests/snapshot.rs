//! What a frozen vote promises, whatever the vote.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    campaigns::Masterplan,
    ids::IdeaNumber,
    selection::{
        aggregates::PEOPLE_MIN,
        snapshot::{FrozenIdea, NotCanonical, Snapshot, Voter},
    },
    time::Timestamp,
};
use proptest::prelude::*;

fn ideas(count: i64) -> Vec<FrozenIdea> {
    let idea = |n| FrozenIdea {
        number: IdeaNumber::from_i64(n),
        topic: if n % 2 == 0 { "it".into() } else { "kitas-und-schulen".into() },
        masterplan: Masterplan::ALL[n.unsigned_abs() as usize % Masterplan::ALL.len()],
        unit: (n % 3 == 0).then(|| "kitas".into()),
    };
    (1..=count).map(idea).collect()
}

fn voters() -> impl Strategy<Value = Vec<Voter>> {
    let voter = (prop::option::of(0..4_u8), prop::collection::btree_set(1..9_i64, 0..5));
    let voter = voter.prop_map(|(unit, ideas)| Voter {
        unit: unit.map(|unit| format!("unit-{unit}")),
        ideas: ideas.into_iter().map(IdeaNumber::from_i64).collect(),
    });
    prop::collection::vec(voter, 0..80)
}

fn freeze(ideas: Vec<FrozenIdea>, voters: Vec<Voter>) -> Snapshot {
    Snapshot::freeze("fruehjahr-2019".into(), Timestamp::from_date(2019, 3, 3), ideas, voters)
}

proptest! {
    #[test]
    fn the_order_in_which_it_is_read_changes_nothing(
        (voters, shuffled) in voters().prop_flat_map(|voters| (Just(voters.clone()), Just(voters).prop_shuffle())),
    ) {
        let mut backwards = ideas(6);
        backwards.reverse();
        prop_assert_eq!(freeze(ideas(6), voters).to_string(), freeze(backwards, shuffled).to_string());
    }

    #[test]
    fn what_is_written_is_read(voters in voters()) {
        let snapshot = freeze(ideas(6), voters);
        prop_assert_eq!(snapshot.to_string().parse::<Snapshot>(), Ok(snapshot));
    }

    #[test]
    fn sums_are_those_of_the_ballots(voters in voters()) {
        let snapshot = freeze(ideas(6), voters.clone());
        for (idea, votes) in snapshot.votes() {
            prop_assert_eq!(votes, voters.iter().filter(|voter| voter.ideas.contains(&idea)).count() as u64);
        }
        let some: BTreeSet<IdeaNumber> = (1..=6).map(IdeaNumber::from_i64).collect();
        let people = voters.iter().filter(|voter| !voter.ideas.is_disjoint(&some)).count() as u64;
        prop_assert_eq!(snapshot.people(), people);
    }

    /// A unit is told from ten voters on, and the rest is never a few whom it leaves over.
    #[test]
    fn no_unit_of_a_few_can_be_told_or_reckoned(voters in voters()) {
        let snapshot = freeze(ideas(6), voters);
        let mut sizes: BTreeMap<Option<&str>, u64> = BTreeMap::new();
        for ballot in snapshot.ballots() {
            *sizes.entry(ballot.unit.as_deref()).or_default() += u64::from(ballot.people);
        }
        for (unit, people) in &sizes {
            let whole = unit.is_none() && sizes.len() == 1;
            prop_assert!(*people >= PEOPLE_MIN || whole, "{unit:?} has {people}");
        }
    }
}

#[test]
fn another_form_of_the_same_is_refused() {
    let voter = |ideas: &[i64]| Voter {
        unit: None,
        ideas: ideas.iter().copied().map(IdeaNumber::from_i64).collect(),
    };
    let text = freeze(ideas(2), vec![voter(&[1]), voter(&[1, 2])]).to_string();
    assert!(text.parse::<Snapshot>().is_ok());
    for (from, to) in [
        ("ballot 1 - 1 2", "ballot 1 - 2 1"),
        ("ballot 1 - 1\n", "ballot 01 - 1\n"),
        ("ballot 1 - 1\n", "ballot 0 - 1\n"),
        ("ballot 1 - 1\n", "ballot 1 - 1\nballot 1 - 1\n"),
        ("snapshot 1", "snapshot 2"),
        ("\n", "\r\n"),
    ] {
        assert_eq!(text.replacen(from, to, 1).parse::<Snapshot>().unwrap_err(), NotCanonical, "{to}");
    }
}
