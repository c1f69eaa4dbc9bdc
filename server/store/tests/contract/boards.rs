use domain::{
    boards::{BoardStanding, CardPlace, Cards, LastMove, SetDots, SetRound, SetTimer, Stage, Timer},
    ids::{IdeaNumber, WorkshopId},
    workshops::WorkshopStanding,
};
use store::{
    StoreError,
    boards::{StoredCard, columns},
    testing::Fresh,
};

use crate::{
    workshops::{claim, found, pulled, release, set_member, standing},
    world::{World, actor, execute, now, world},
};

const TAG: [u8; 32] = [1; 32];

/// A workshop of Ben's with three ideas.
async fn board(store: &Fresh) -> (World, WorkshopStanding, Vec<IdeaNumber>) {
    let world = world(store).await;
    let ideas = pulled(store, &world, 3).await;
    let id = found(store, &world, "Bürgerdienste", "2019-03-20").await;
    set_member(store, id, world.ben, true).await;
    for idea in &ideas {
        claim(store, &world, id, *idea).await.unwrap();
    }
    (world, standing(&world, id), ideas)
}

async fn cards(store: &Fresh, workshop: WorkshopId) -> Vec<StoredCard> {
    store.read().await.unwrap().cards_of(workshop).await.unwrap()
}

async fn stored(store: &Fresh, workshop: WorkshopId) -> BoardStanding {
    store.read().await.unwrap().workshop(workshop, None).await.unwrap().unwrap().board
}

async fn move_card(
    store: &Fresh,
    world: &World,
    workshop: &WorkshopStanding,
    idea: IdeaNumber,
    to: CardPlace,
) {
    let (now, board) = (columns(&cards(store, workshop.id).await), stored(store, workshop.id).await);
    let board = BoardStanding { limit: 9, ..board };
    let permit =
        actor(world.ben).move_card((idea, to), Some(board.version), workshop, (&board, &now)).unwrap();
    let done = store.write(move |tx| Box::pin(async move { tx.move_card(permit).await }));
    assert_eq!(done.await.unwrap(), board.version + 1);
}

async fn cards_are_read_in_the_order_in_which_they_were_put(store: &Fresh) {
    let (world, workshop, ideas) = board(store).await;
    let all = columns(&cards(store, workshop.id).await);
    assert_eq!(all.of(Stage::Pulled), ideas, "in the order in which they were taken");
    assert_eq!(stored(store, workshop.id).await.version, 3, "each was a change");
    let result = |at| CardPlace { stage: Stage::Result, at };
    move_card(store, &world, &workshop, ideas[0], result(1)).await;
    move_card(store, &world, &workshop, ideas[2], result(1)).await;
    move_card(store, &world, &workshop, ideas[1], result(2)).await;
    let all = columns(&cards(store, workshop.id).await);
    assert_eq!(all.of(Stage::Result), [ideas[2], ideas[1], ideas[0]]);
    assert_eq!(all.of(Stage::Pulled), []);
    assert!(release(store, &world, workshop.id, ideas[1]).await);
    let left = columns(&cards(store, workshop.id).await);
    assert_eq!(left.of(Stage::Result), [ideas[2], ideas[0]]);
    assert_eq!(stored(store, workshop.id).await.version, 7);
    assert_eq!(left, Cards::new([(ideas[2], Stage::Result), (ideas[0], Stage::Result)]));
}

async fn the_last_move_of_each_is_kept_until_card_or_person_go(store: &Fresh) {
    let (world, workshop, ideas) = board(store).await;
    let id = workshop.id;
    let last = |idea| LastMove { idea, from: CardPlace { stage: Stage::Pulled, at: 2 }, to: Stage::Testing };
    let keep =
        |person, last| store.write(move |tx| Box::pin(async move { tx.keep_move(id, person, last).await }));
    keep(world.ben, Some(last(ideas[0]))).await.unwrap();
    keep(world.ben, Some(last(ideas[1]))).await.unwrap();
    keep(world.ana, Some(last(ideas[2]))).await.unwrap();
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.last_move(id, world.ben).await.unwrap(), Some(last(ideas[1])));
    assert_eq!(tx.last_move(id, world.ana).await.unwrap(), Some(last(ideas[2])));
    drop(tx);
    keep(world.ben, None).await.unwrap();
    assert_eq!(store.read().await.unwrap().last_move(id, world.ben).await.unwrap(), None);
    keep(world.ben, Some(last(ideas[0]))).await.unwrap();
    release(store, &world, id, ideas[0]).await;
    assert_eq!(store.read().await.unwrap().last_move(id, world.ben).await.unwrap(), None);
    execute(store, "DELETE FROM people WHERE email = 'ana@example.org'").await;
    assert_eq!(store.read().await.unwrap().last_move(id, world.ana).await.unwrap(), None);
}

async fn set_round(store: &Fresh, world: &World, workshop: &WorkshopStanding, points: Option<i64>) {
    let board = stored(store, workshop.id).await;
    let wish = SetRound { workshop: workshop.id, points };
    let permit = actor(world.ben).set_round(wish, workshop, &board).unwrap();
    store
        .write(move |tx| Box::pin(async move { tx.set_round(permit, points.map(|_| vec![7; 3])).await }))
        .await
        .unwrap();
}

async fn give(
    store: &Fresh,
    world: &World,
    workshop: &WorkshopStanding,
    idea: IdeaNumber,
    points: i64,
    tag: [u8; 32],
) {
    let board = stored(store, workshop.id).await;
    let wish = SetDots { workshop: workshop.id, idea, points };
    let permit = actor(world.ben).set_dots(wish, 0, workshop, &board).unwrap();
    store.write(move |tx| Box::pin(async move { tx.set_dots(permit, tag).await })).await.unwrap();
}

async fn of_points_only_the_sums_of_enough_people_stay(store: &Fresh) {
    let (world, workshop, ideas) = board(store).await;
    let points =
        |cards: Vec<StoredCard>| -> Vec<Option<i64>> { cards.into_iter().map(|card| card.points).collect() };
    set_round(store, &world, &workshop, Some(3)).await;
    assert_eq!(stored(store, workshop.id).await.round, Some(3));
    let key = async || store.read().await.unwrap().round_key(workshop.id).await.unwrap();
    assert_eq!(key().await, Some(vec![7; 3]));
    give(store, &world, &workshop, ideas[0], 2, TAG).await;
    give(store, &world, &workshop, ideas[0], 1, TAG).await;
    give(store, &world, &workshop, ideas[1], 2, TAG).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.dots(workshop.id, TAG).await.unwrap(), [(ideas[0], 1), (ideas[1], 2)]);
    assert!(tx.dots(workshop.id, [9; 32]).await.unwrap().is_empty());
    drop(tx);
    give(store, &world, &workshop, ideas[1], 0, TAG).await;
    assert_eq!(store.read().await.unwrap().dots(workshop.id, TAG).await.unwrap(), [(ideas[0], 1)]);
    set_round(store, &world, &workshop, None).await;
    assert_eq!(points(cards(store, workshop.id).await), [None, None, None], "of one person nothing is told");
    assert!(store.read().await.unwrap().dots(workshop.id, TAG).await.unwrap().is_empty());
    assert_eq!(key().await, None, "the key goes with the round");

    set_round(store, &world, &workshop, Some(3)).await;
    for n in 1..=5 {
        give(store, &world, &workshop, ideas[0], 3, [n; 32]).await;
    }
    give(store, &world, &workshop, ideas[1], 1, [6; 32]).await;
    set_round(store, &world, &workshop, None).await;
    assert_eq!(points(cards(store, workshop.id).await), [Some(15), Some(1), Some(0)]);
    assert_eq!(stored(store, workshop.id).await.round, None);
    set_round(store, &world, &workshop, Some(1)).await;
    assert_eq!(points(cards(store, workshop.id).await), [None, None, None]);
    give(store, &world, &workshop, ideas[2], 1, TAG).await;
    release(store, &world, workshop.id, ideas[2]).await;
    assert!(store.read().await.unwrap().dots(workshop.id, TAG).await.unwrap().is_empty());
}

async fn a_timer_is_read_as_it_was_set_and_what_is_under_way_ends_with_the_board(store: &Fresh) {
    let (world, workshop, ideas) = board(store).await;
    let id = workshop.id;
    for timer in [
        Timer::Running { until: now() },
        Timer::Paused { left: 90_000 },
        Timer::Off,
        Timer::Paused { left: 1 },
    ] {
        let permit = actor(world.ben).set_timer(SetTimer { workshop: id, timer }, &workshop).unwrap();
        store.write(move |tx| Box::pin(async move { tx.set_timer(permit).await })).await.unwrap();
        assert_eq!(stored(store, id).await.timer, timer);
    }
    set_round(store, &world, &workshop, Some(3)).await;
    give(store, &world, &workshop, ideas[0], 1, TAG).await;
    let last =
        LastMove { idea: ideas[0], from: CardPlace { stage: Stage::Pulled, at: 1 }, to: Stage::Result };
    let ended = store.write(move |tx| {
        Box::pin(async move {
            tx.keep_move(id, world.ben, Some(last)).await?;
            tx.clear_board(id).await?;
            Ok::<_, StoreError>((tx.last_move(id, world.ben).await?, tx.dots(id, TAG).await?))
        })
    });
    assert_eq!(ended.await.unwrap(), (None, Vec::new()));
    let board = stored(store, id).await;
    assert_eq!((board.round, board.timer), (None, Timer::Off));
    assert_eq!(store.read().await.unwrap().round_key(id).await.unwrap(), None);
    let renewed = store.write(move |tx| Box::pin(async move { tx.renew_board(id).await }));
    assert_eq!(renewed.await.unwrap(), board.version + 1);
}

async fn whoever_leaves_the_team_leaves_neither_points_nor_a_move(store: &Fresh) {
    let (world, workshop, ideas) = board(store).await;
    let id = workshop.id;
    set_round(store, &world, &workshop, Some(3)).await;
    give(store, &world, &workshop, ideas[0], 1, TAG).await;
    give(store, &world, &workshop, ideas[1], 2, TAG).await;
    give(store, &world, &workshop, ideas[0], 3, [2; 32]).await;
    let last =
        LastMove { idea: ideas[0], from: CardPlace { stage: Stage::Pulled, at: 1 }, to: Stage::Result };
    let left = store.write(move |tx| {
        Box::pin(async move {
            tx.keep_move(id, world.ben, Some(last)).await?;
            tx.forget_dots(id, TAG).await
        })
    });
    left.await.unwrap();
    assert_eq!(store.read().await.unwrap().teams_of(world.ben).await.unwrap(), [id]);
    assert!(store.read().await.unwrap().works_on(world.ben, ideas[0]).await.unwrap());
    assert!(set_member(store, id, world.ben, false).await);
    let mut tx = store.read().await.unwrap();
    assert!(tx.teams_of(world.ben).await.unwrap().is_empty());
    assert!(!tx.works_on(world.ben, ideas[0]).await.unwrap());
    assert_eq!(tx.last_move(id, world.ben).await.unwrap(), None);
    assert!(tx.dots(id, TAG).await.unwrap().is_empty());
    assert_eq!(tx.dots(id, [2; 32]).await.unwrap(), [(ideas[0], 3)], "those of others stay");
}

store::contract!(
    cards_are_read_in_the_order_in_which_they_were_put,
    the_last_move_of_each_is_kept_until_card_or_person_go,
    of_points_only_the_sums_of_enough_people_stay,
    a_timer_is_read_as_it_was_set_and_what_is_under_way_ends_with_the_board,
    whoever_leaves_the_team_leaves_neither_points_nor_a_move,
);
