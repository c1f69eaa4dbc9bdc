//! After whatever people and moderators do, each tally is the number of distinct voters, as a model of plain sets says.

use std::collections::{BTreeMap, BTreeSet};

use domain::{ideas::Overlay, ids::IdeaNumber, triage::Thing, votes::SetVote};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, TestRunner},
};
use service::{Call, Error, Result, ideas, triage, votes};

use crate::{
    merging::part,
    world::{World, id, restore},
};

/// People, the authors of the first two ideas among them.
const PEOPLE: usize = 5;

#[derive(Debug, Clone, Copy)]
enum Step {
    Vote { who: usize, idea: usize, wanted: bool },
    Merge { idea: usize, into: usize },
    Unmerge { idea: usize },
    Split { idea: usize },
    Unsplit { idea: usize },
    Hide { idea: usize },
    Restore { idea: usize },
    Withdraw { idea: usize },
    Undo,
    RemoveAccount,
}

fn step() -> impl Strategy<Value = Step> {
    let idea = || 0..9_usize;
    prop_oneof![
        12 => (0..PEOPLE, idea(), any::<bool>()).prop_map(|(who, idea, wanted)| Step::Vote { who, idea, wanted }),
        6 => (idea(), idea()).prop_map(|(idea, into)| Step::Merge { idea, into }),
        3 => idea().prop_map(|idea| Step::Unmerge { idea }),
        1 => idea().prop_map(|idea| Step::Split { idea }),
        1 => idea().prop_map(|idea| Step::Unsplit { idea }),
        1 => idea().prop_map(|idea| Step::Hide { idea }),
        2 => idea().prop_map(|idea| Step::Restore { idea }),
        1 => idea().prop_map(|idea| Step::Withdraw { idea }),
        2 => Just(Step::Undo),
        1 => Just(Step::RemoveAccount),
    ]
}

/// What people did, as if nobody had ever merged anything, and what is merged now.
#[derive(Debug, Clone, Default)]
struct Model {
    ideas: Vec<IdeaNumber>,
    ballots: BTreeMap<IdeaNumber, BTreeSet<usize>>,
    into: BTreeMap<IdeaNumber, IdeaNumber>,
    parts: BTreeMap<IdeaNumber, Vec<IdeaNumber>>,
}

impl Model {
    fn group(&self, idea: IdeaNumber) -> Vec<IdeaNumber> {
        let merged = self.into.iter().filter(|(_, into)| **into == idea).map(|(merged, _)| *merged);
        std::iter::once(idea).chain(merged).collect()
    }

    fn voters(&self, idea: IdeaNumber) -> BTreeSet<usize> {
        self.group(idea).iter().flat_map(|idea| self.ballots[idea].iter().copied()).collect()
    }

    fn vote(&mut self, who: usize, idea: IdeaNumber, wanted: bool) {
        if !wanted {
            for idea in self.group(idea) {
                self.ballots.get_mut(&idea).unwrap().remove(&who);
            }
        } else if !self.voters(idea).contains(&who) {
            self.ballots.get_mut(&idea).unwrap().insert(who);
        }
    }

    fn part(&mut self, idea: IdeaNumber) {
        self.into.retain(|merged, into| *merged != idea && *into != idea);
    }

    fn split(&mut self, idea: IdeaNumber, parts: &[IdeaNumber]) {
        for part in parts {
            self.ballots.insert(*part, self.ballots[&idea].clone());
            self.ideas.push(*part);
        }
        self.parts.insert(idea, parts.to_vec());
    }

    fn unsplit(&mut self, idea: IdeaNumber) {
        let parts = self.parts.remove(&idea).unwrap();
        let voters = parts.iter().flat_map(|part| self.ballots[part].iter().copied()).collect();
        self.ballots.insert(idea, voters);
    }
}

/// What the rules say no to changes nothing.
fn allowed<T>(done: Result<T>) -> Option<T> {
    match done {
        Ok(done) => Some(done),
        Err(Error::Refused(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

struct Sequence<'a> {
    world: &'a World,
    people: Vec<Call>,
    model: Model,
    /// The acts that were not undone, with how things hung together before and after each.
    acts: Vec<(Step, Model, Model)>,
}

impl Sequence<'_> {
    async fn take(&mut self, step: Step) {
        let chidi = &self.world.chidi;
        let at = |idea: usize| self.model.ideas[idea % self.model.ideas.len()];
        let before = self.model.clone();
        let done = match step {
            Step::Vote { who, idea, wanted } => {
                let idea = at(idea);
                if allowed(votes::set(&self.people[who], SetVote { idea, wanted }).await).is_some() {
                    self.model.vote(who, idea, wanted);
                }
                return;
            }
            Step::Merge { idea, into } => {
                let (idea, into) = (at(idea), at(into));
                let merged = triage::merge(chidi, idea, &into.to_string(), "Beides meint dasselbe.").await;
                allowed(merged).map(|()| self.model.into.extend([(idea, into)]))
            }
            Step::Unmerge { idea } => {
                let idea = at(idea);
                allowed(triage::unmerge(chidi, idea).await).map(|()| self.model.part(idea))
            }
            Step::Split { idea } => {
                let idea = at(idea);
                let texts = [part("Das eine Anliegen"), part("Das andere Anliegen")];
                let parts = triage::split(chidi, idea, &texts).await;
                allowed(parts).map(|parts| self.model.split(idea, &parts))
            }
            Step::Unsplit { idea } => {
                let idea = at(idea);
                allowed(triage::unsplit(chidi, idea).await).map(|()| self.model.unsplit(idea))
            }
            Step::Hide { idea } => {
                let idea = at(idea);
                let hidden = triage::hide(chidi, Thing::idea(idea), "other", "Das prüfen wir noch.").await;
                allowed(hidden).map(|()| self.model.part(idea))
            }
            Step::Restore { idea } => allowed(restore(chidi, Thing::idea(at(idea))).await),
            Step::Withdraw { idea } => {
                let idea = at(idea);
                for author in &self.people[..2] {
                    if allowed(ideas::withdraw(author, idea, None).await).is_some() {
                        self.model.part(idea);
                    }
                }
                return;
            }
            Step::Undo => {
                let undone = allowed(triage::undo(chidi, None).await);
                if undone.is_some()
                    && let Some((step, before, after)) = self.acts.pop()
                {
                    self.undo(step, before, &after);
                }
                return;
            }
            // The ballots of whoever is gone lead to nobody, and stay.
            Step::RemoveAccount => {
                let gone = id(&self.people[PEOPLE - 1]).as_i64();
                return self.world.run(format!("DELETE FROM people WHERE id = {gone}")).await;
            }
        };
        if done.is_some() {
            self.acts.push((step, before, self.model.clone()));
        }
    }

    /// Only what the act had tied or parted: votes that came since are kept.
    fn undo(&mut self, step: Step, before: Model, after: &Model) {
        match step {
            Step::Split { idea } => {
                let idea = before.ideas[idea % before.ideas.len()];
                self.model.unsplit(idea);
            }
            Step::Unsplit { .. } => {
                let joined = before.parts.into_iter().filter(|(idea, _)| !after.parts.contains_key(idea));
                self.model.parts.extend(joined);
            }
            Step::Vote { .. }
            | Step::Merge { .. }
            | Step::Unmerge { .. }
            | Step::Hide { .. }
            | Step::Restore { .. }
            | Step::Withdraw { .. }
            | Step::Undo
            | Step::RemoveAccount => {
                self.model
                    .into
                    .retain(|merged, _| !after.into.contains_key(merged) || before.into.contains_key(merged));
                let parted = before.into.into_iter().filter(|(merged, _)| !after.into.contains_key(merged));
                self.model.into.extend(parted);
            }
        }
    }

    async fn check(&self, step: &str) {
        let (world, model) = (self.world, &self.model);
        for idea in &model.ideas {
            let votes =
                world.number(&format!("SELECT votes FROM ideas WHERE number = {}", idea.as_i64())).await;
            assert_eq!(
                usize::try_from(votes).unwrap(),
                model.voters(*idea).len(),
                "#{idea} after {step}: {model:?}"
            );
        }
    }
}

async fn each_tally_is_the_number_of_distinct_voters_after_any_sequence(world: World) {
    let crowd = world.crowd(PEOPLE - 2).await;
    let people: Vec<Call> = [world.ana.clone(), world.ben.clone()].into_iter().chain(crowd).collect();
    let mut runner = TestRunner::deterministic();
    let strategy = prop::collection::vec(step(), 45);
    for _ in 0..(Config::default().cases / 16).max(1) {
        let mut model = Model::default();
        for (at, author) in [(0, &people[0]), (1, &people[1]), (0, &people[0]), (1, &people[1])] {
            let (idea, _) = world.post(author, "Wo der Schuh drückt", true).await;
            model.ideas.push(idea);
            model.ballots.insert(idea, BTreeSet::from([at]));
        }
        let mut sequence = Sequence { world: &world, people: people.clone(), model, acts: Vec::new() };
        let mut said = String::new();
        for step in strategy.new_tree(&mut runner).unwrap().current() {
            said = format!("{said}{step:?}; ");
            sequence.take(step).await;
            sequence.check(&said).await;
        }
        for idea in sequence.model.ideas.clone() {
            if world.page(&world.chidi, idea).await.standing.overlay == Overlay::Merged {
                triage::unmerge(&world.chidi, idea).await.unwrap();
                sequence.model.part(idea);
            }
        }
        assert!(sequence.model.into.is_empty());
        sequence.check("everything was parted").await;
        let counted = world.service.store().read().await.unwrap().miscounted().await.unwrap();
        assert_eq!(counted, 0, "{said}");
    }
}

crate::merging::stories!(each_tally_is_the_number_of_distinct_voters_after_any_sequence);
