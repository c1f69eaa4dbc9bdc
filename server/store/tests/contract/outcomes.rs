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
    policy::{Actor, RecordStanding, Whole},
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
            let to = outcome.kind().status().filter(|to| *to != standing.status);
            let (place, ground) = match &outcome {
                Outcome::HandedOver { place } => (Some(domain::text::PlaceName::parse(place).unwrap()), None),
                Outcome::NotPossible { ground } => (None, Some(*ground)),
                Outcome::Done { .. } | Outcome::InProgress { .. } | Outcome::PartOf { .. } => (None, None),
            };
            let body = AnswerBody::parse("Größe **zählt**").unwrap();
            let told = Decide {
                idea,
                seen: None,
                seen_answers: None,
                seen_wording: None,
                to,
                answer: Some(OfficialAnswer { body, unit: None }),
                ground,
                place,
                replaces: String::new(),
            };
            let wish = RecordOutcome { idea, outcome, seen: None };
            let whole = match wish.outcome.part_of() {
                Some(other) => tx.ledger_of(&[other]).await?.pop(),
                None => None,
            };
            let recorded = RecordStanding {
                entry: Some(&known),
                whole: whole.as_ref().map(|entry| Whole { entry, same_campaign: true }),
                ..RecordStanding::default()
            };
            let (permit, told) = moderator().record_outcome(wish, told, &standing, recorded).unwrap();
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
    assert!(before.iter().all(|entry| entry.records.is_empty() && entry.version == 0));
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

async fn nothing_that_was_recorded_of_what_is_gone_is_read_and_its_version_stays(store: &Fresh) {
    let (world, [_, second, _]) = pulled(store).await;
    let answer = record(store, second, every_outcome()[4].clone()).await;
    world.withdraw(store, second).await;
    let gone = entry(store, second).await;
    assert_eq!((gone.records.len(), gone.version), (0, answer.as_i64()));
}

async fn a_move_ends_what_was_recorded_and_the_same_outcome_stays_when_it_is_recorded_again(store: &Fresh) {
    let (_, [first, ..]) = pulled(store).await;
    record(store, first, every_outcome()[0].clone()).await;
    record(store, first, every_outcome()[3].clone()).await;
    let ended = |entry: &LedgerEntry| entry.records.iter().map(|record| record.ended).collect::<Vec<_>>();
    assert_eq!(ended(&entry(store, first).await), [false, false]);
    record(store, first, every_outcome()[4].clone()).await;
    assert_eq!(ended(&entry(store, first).await), [false, true, true]);
}

async fn an_idea_gathers_those_that_are_recorded_as_part_of_it(store: &Fresh) {
    let (world, [first, second, _]) = pulled(store).await;
    let gathers = || async { store.read().await.unwrap().has_parts(first).await.unwrap() };
    assert!(!gathers().await);
    let answer = record(store, second, Outcome::PartOf { idea: first }).await;
    assert!(gathers().await);
    let known = entry(store, second).await;
    assert_eq!((known.part_of(), known.status), (Some(first), Status::Open), "it stays where it is");
    let mut tx = store.read().await.unwrap();
    assert!(tx.tells_outcome(answer).await.unwrap());
    assert!(!tx.tells_outcome(AnswerId::from_i64(99)).await.unwrap());
    assert_eq!(tx.campaigns_with_pulls().await.unwrap(), [world.campaign]);
    drop(tx);
    // Recorded anew, it is no part any more.
    record(store, second, every_outcome()[4].clone()).await;
    assert!(!gathers().await);
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
                    tx.set_better(permit, voter(tag)).await?;
                    tx.recount_answers().await
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
    assert_eq!(tx.survey_figures(first).await.unwrap(), None, "four people are not counted");
    assert_eq!(tx.better_of(first, voter(2)).await.unwrap(), Some(Better::Bit));
    assert_eq!(tx.better_of(first, voter(9)).await.unwrap(), None);
    assert_eq!(tx.survey_key(first).await.unwrap(), Some(vec![1]), "a survey begins once");
    assert!(!tx.is_survey_closed(first).await.unwrap());
    assert!(tx.surveys_to_close(crate::world::schedule().archived.plus(-1)).await.unwrap().is_empty());
    assert_eq!(tx.surveys_to_close(crate::world::schedule().archived).await.unwrap(), [first]);
    drop(tx);
    let figures = || async { store.read().await.unwrap().survey_figures(first).await.unwrap() };
    for tag in 5..=9 {
        set(tag, Better::Yes).await;
    }
    let five = Answers { yes: 2, bit: 2, no: 1 }.told();
    assert_eq!(figures().await, five, "counted with the fifth");
    // One person who changes their mind again and again is not counted, and neither is one that has come back to their answer.
    for answer in [Better::No, Better::Bit, Better::No, Better::Bit, Better::No, Better::Yes] {
        set(9, answer).await;
        assert_eq!(figures().await, five);
    }
    set(10, Better::Yes).await;
    let nine = Answers { yes: 7, bit: 2, no: 1 }.told();
    assert_eq!(figures().await, nine, "five are new since: four, and the tenth");
    set(1, Better::No).await;
    let close = || store.write(move |tx| Box::pin(async move { tx.close_survey(first).await }));
    assert!(close().await.unwrap() && !close().await.unwrap());
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM survey_answers").await, 0);
    assert_eq!(
        scalar(store, "SELECT COUNT(*) FROM surveys WHERE yes = 7 AND bit IS NULL AND no IS NULL").await,
        1
    );
    assert_eq!(figures().await, nine, "what was told last is told from now on");
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.survey_key(first).await.unwrap(), None);
    assert!(tx.is_survey_closed(first).await.unwrap());
}

store::contract!(
    every_outcome_is_read_as_it_was_recorded_the_newest_first,
    an_outcome_goes_with_the_answer_that_tells_it_and_the_one_before_stands_again,
    what_is_handed_on_stands_where_it_is_now,
    the_title_of_what_is_gone_is_not_read,
    nothing_that_was_recorded_of_what_is_gone_is_read_and_its_version_stays,
    a_move_ends_what_was_recorded_and_the_same_outcome_stays_when_it_is_recorded_again,
    an_idea_gathers_those_that_are_recorded_as_part_of_it,
    people_are_told_of_what_they_took_part_in,
    an_answer_counts_once_for_each_voter_and_can_change,
);
