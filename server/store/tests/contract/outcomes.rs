use domain::{
    audit::Digest,
    ideas::{Relation, Status},
    ids::PullNumber,
    outcomes::Part,
    pulls::PullIdeas,
    selection::recipe::{RawRecipe, Recipe},
    text::AnswerBody,
};
use domain::{
    ids::{AnswerId, IdeaNumber, PersonId},
    outcomes::{LedgerEntry, Outcome, OutcomeKind, RecordOutcome},
    people::{Role, Who},
    policy::Actor,
    surveys::{Answers, Better, SetBetter},
    triage::{Decide, DeclineGround, OfficialAnswer},
    workshops::Seat,
};
use store::{StoreError, testing::Fresh};

use crate::world::{World, actor, execute, locked, now, scalar, vote, voter, world};

fn moderator() -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(1), role: Role::Moderator, unit: None })
}

/// Two ideas that were pulled, the second first, and one that was not.
pub async fn pulled(store: &Fresh) -> (World, [IdeaNumber; 3]) {
    let world = world(store).await;
    let ideas = [
        world.idea(store, "Größe").await,
        world.idea(store, "Zweite Idee").await,
        world.idea(store, "Dritte Idee").await,
    ];
    let raw = RawRecipe { rule: "votes".into(), places: "2".into(), ..RawRecipe::default() };
    let wish = PullIdeas {
        campaign: world.campaign,
        number: PullNumber::from_i64(1),
        recipe: Recipe::parse(&raw).unwrap(),
        snapshot: Digest::ZERO,
        ideas: vec![ideas[1], ideas[0]],
        body: String::new(),
        hash: Digest::ZERO,
    };
    let (permit, campaign) = (Actor::Clockwork.pull_ideas(wish, Seat::Nowhere).unwrap(), world.campaign);
    let kept = store.write(move |tx| {
        Box::pin(async move {
            tx.keep_snapshot(campaign, String::new(), Digest::ZERO, now()).await?;
            tx.keep_pull(permit, None, now()).await
        })
    });
    kept.await.unwrap();
    (world, ideas)
}

async fn entry(store: &Fresh, idea: IdeaNumber) -> LedgerEntry {
    store.read().await.unwrap().ledger_of(&[idea]).await.unwrap().pop().unwrap()
}

/// Records as the use case does: a decision, and the outcome that its answer tells.
pub async fn record(store: &Fresh, idea: IdeaNumber, outcome: Outcome) -> AnswerId {
    let known = entry(store, idea).await;
    let done = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let to = outcome.kind().status();
            let (place, ground) = match &outcome {
                Outcome::HandedOver { place } => (Some(domain::text::PlaceName::parse(place).unwrap()), None),
                Outcome::NotPossible { ground } => (None, Some(*ground)),
                Outcome::Done { .. } | Outcome::InProgress { .. } => (None, None),
            };
            let body = AnswerBody::parse("Größe **zählt**").unwrap();
            let told = Decide {
                idea,
                seen: None,
                seen_answers: None,
                to: (to != standing.status).then_some(to),
                answer: Some(OfficialAnswer { body, unit: None }),
                ground,
                place,
                replaces: String::new(),
            };
            let wish = RecordOutcome { idea, outcome, seen: None };
            let (permit, told) = moderator().record_outcome(wish, told, &standing, Some(&known)).unwrap();
            let decided = tx.decide(told, Some("<p>Größe</p>".into()), None, now()).await?;
            let answer = decided.answer.unwrap();
            tx.record_outcome(permit, answer, now()).await?;
            Ok::<_, StoreError>(answer)
        })
    });
    done.await.unwrap()
}

pub fn every_outcome() -> Vec<Outcome> {
    vec![
        Outcome::InProgress { until: "2019-12-31".parse().unwrap() },
        Outcome::HandedOver { place: "Straßenbauamt".into() },
        Outcome::NotPossible { ground: DeclineGround::Technology },
        Outcome::InProgress { until: "2020-02-29".parse().unwrap() },
        Outcome::Done { since: "2019-02-04".parse().unwrap(), benefits: "Alle Kitas 🖨".into() },
    ]
}

async fn every_outcome_is_read_as_it_was_recorded_the_newest_first(store: &Fresh) {
    let (world, [first, second, other]) = pulled(store).await;
    let before = store.read().await.unwrap().ledger(world.campaign).await.unwrap();
    assert_eq!(
        before.iter().map(|entry| entry.idea).collect::<Vec<_>>(),
        [second, first],
        "as they were pulled"
    );
    assert!(before.iter().all(|entry| entry.records.is_empty() && entry.version() == 0));
    for outcome in every_outcome() {
        record(store, first, outcome).await;
    }
    let known = entry(store, first).await;
    let recorded: Vec<Outcome> = known.records.iter().map(|record| record.outcome.clone()).collect();
    assert_eq!(recorded, every_outcome().into_iter().rev().collect::<Vec<_>>());
    assert_eq!(known.records.iter().map(|record| record.version).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    let newest = &known.records[0];
    assert_eq!(
        (newest.body.as_str(), newest.html.as_str(), newest.at),
        ("Größe **zählt**", "<p>Größe</p>", now())
    );
    assert_eq!((known.status, known.title.as_str(), known.topic), (Status::Done, "Größe", world.topic));
    assert!(store.read().await.unwrap().ledger_of(&[other]).await.unwrap().is_empty());
    assert!(store.read().await.unwrap().ledger_of(&[]).await.unwrap().is_empty());
}

async fn an_outcome_goes_with_the_answer_that_tells_it_and_the_one_before_stands_again(store: &Fresh) {
    let (_, [first, ..]) = pulled(store).await;
    record(store, first, every_outcome()[0].clone()).await;
    record(store, first, every_outcome()[4].clone()).await;
    execute(store, "DELETE FROM answers WHERE id = (SELECT MAX(id) FROM answers)").await;
    let kinds: Vec<_> =
        entry(store, first).await.records.iter().map(|record| record.outcome.kind()).collect();
    assert_eq!(kinds, [OutcomeKind::InProgress]);
}

async fn what_is_handed_on_stands_where_it_is_now(store: &Fresh) {
    let (_, [first, ..]) = pulled(store).await;
    for place in ["Straßenbauamt", "Hochbauamt"] {
        record(store, first, Outcome::HandedOver { place: place.into() }).await;
    }
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM ideas WHERE handed_to = 'Hochbauamt'").await, 1);
    record(store, first, every_outcome()[4].clone()).await;
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM ideas WHERE handed_to IS NOT NULL").await, 0);
}

async fn the_title_of_what_is_gone_is_not_read(store: &Fresh) {
    let (world, [first, second, _]) = pulled(store).await;
    world.withdraw(store, second).await;
    let titles: Vec<String> = store
        .read()
        .await
        .unwrap()
        .ledger(world.campaign)
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.title)
        .collect();
    assert_eq!(titles, ["", "Größe"]);
    assert_eq!(entry(store, first).await.title, "Größe");
}

async fn people_are_told_of_what_they_took_part_in(store: &Fresh) {
    let (world, [first, second, other]) = pulled(store).await;
    for idea in [first, second, other] {
        vote(store, idea, voter(3), true).await;
    }
    world.comment(store, second, "Bei uns auch.").await;
    let told = |voters: Vec<_>| async move {
        let told = store.read().await.unwrap().outcomes_for(world.ben, &voters).await.unwrap();
        told.into_iter().map(|mine| (mine.entry.idea, mine.part)).collect::<Vec<_>>()
    };
    assert!(told(vec![voter(3)]).await.is_empty(), "there is nothing to tell yet");
    record(store, first, every_outcome()[4].clone()).await;
    record(store, second, every_outcome()[0].clone()).await;
    let voted = Part { voted: true, ..Part::default() };
    let both = Part { commented: true, ..voted };
    let mut found = told(vec![voter(3)]).await;
    found.sort_by_key(|(idea, _)| *idea);
    assert_eq!(found, [(first, voted), (second, both)]);
    // Once the ballots are gone nobody knows who voted.
    assert_eq!(told(Vec::new()).await, [(second, Part { commented: true, ..Part::default() })]);
}

async fn an_answer_counts_once_for_each_voter_and_can_change(store: &Fresh) {
    let (_, [first, ..]) = pulled(store).await;
    record(store, first, every_outcome()[4].clone()).await;
    let known = entry(store, first).await;
    let set = |tag: u8, answer: Better| {
        let known = known.clone();
        async move {
            let done = store.write(move |tx| {
                Box::pin(async move {
                    let state = locked(tx, first).await;
                    let standing = state.standing(Relation::Reader, now());
                    let wish = SetBetter { idea: first, answer };
                    let permit =
                        actor(PersonId::from_i64(1)).answer_survey(wish, &standing, Some(&known)).unwrap();
                    tx.begin_survey(&state, vec![tag]).await?;
                    tx.set_better(permit, voter(tag)).await
                })
            });
            done.await.unwrap();
        }
    };
    for (tag, answer) in
        [(1, Better::Yes), (2, Better::No), (2, Better::Bit), (3, Better::Bit), (4, Better::No)]
    {
        set(tag, answer).await;
    }
    let mut tx = store.read().await.unwrap();
    let counted = Answers { yes: 1, bit: 2, no: 1 };
    assert_eq!(tx.survey_answers(first).await.unwrap(), counted);
    assert_eq!(tx.better_of(first, voter(2)).await.unwrap(), Some(Better::Bit));
    assert_eq!(tx.better_of(first, voter(9)).await.unwrap(), None);
    assert_eq!(tx.survey_key(first).await.unwrap(), Some(vec![1]), "a survey begins once");
    assert!(tx.surveys_to_close(crate::world::schedule().archived.plus(-1)).await.unwrap().is_empty());
    assert_eq!(tx.surveys_to_close(crate::world::schedule().archived).await.unwrap(), [first]);
    drop(tx);
    let close = || store.write(move |tx| Box::pin(async move { tx.close_survey(first, counted).await }));
    assert!(close().await.unwrap() && !close().await.unwrap());
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM survey_answers").await, 0);
    let mut tx = store.read().await.unwrap();
    assert_eq!(
        (tx.survey_key(first).await.unwrap(), tx.survey_answers(first).await.unwrap()),
        (None, counted)
    );
}

store::contract!(
    every_outcome_is_read_as_it_was_recorded_the_newest_first,
    an_outcome_goes_with_the_answer_that_tells_it_and_the_one_before_stands_again,
    what_is_handed_on_stands_where_it_is_now,
    the_title_of_what_is_gone_is_not_read,
    people_are_told_of_what_they_took_part_in,
    an_answer_counts_once_for_each_voter_and_can_change,
);
