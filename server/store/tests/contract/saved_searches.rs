use domain::{
    ids::PersonId,
    saved_searches::{ForgetSearch, SaveSearch, SavedSearch},
    search::{Query, Sort},
    text::SearchName,
};
use store::{Store, testing::Fresh};

use crate::world::{actor, execute, scalar, world};

async fn save(store: &Store, person: PersonId, name: &str, sort: Sort) {
    let search =
        SaveSearch::parse(name, &Query { sort: Some(sort), ..Query::default() }.to_query_string()).unwrap();
    let done = store.write(move |tx| {
        Box::pin(async move {
            let kept = tx.lock_saved_searches(person).await?;
            tx.save_search(actor(person).save_search(search, &kept).unwrap(), person).await
        })
    });
    done.await.expect("the search can be saved");
}

async fn saved(store: &Store, person: PersonId) -> Vec<SavedSearch> {
    store.read().await.unwrap().saved_searches(person).await.unwrap()
}

fn search(name: &str, query: &str) -> SavedSearch {
    SavedSearch { name: name.into(), query: query.into() }
}

async fn a_search_comes_back_under_its_name(store: &Fresh) {
    let world = world(store).await;
    save(store, world.ben, "zuletzt „Größe“ & 100 %", Sort::Trending).await;
    save(store, world.ben, "Anfang", Sort::Top).await;
    save(store, world.ana, "Anfang", Sort::Discussed).await;
    let (first, last) = (search("Anfang", "?sort=top"), search("zuletzt „Größe“ & 100 %", "?sort=trending"));
    assert_eq!(saved(store, world.ben).await, [first, last]);
    assert_eq!(saved(store, world.ana).await, [search("Anfang", "?sort=discussed")]);
}

async fn a_name_stands_for_one_search(store: &Fresh) {
    let world = world(store).await;
    for sort in [Sort::Top, Sort::Top, Sort::Answered] {
        save(store, world.ben, "Immer dieselbe", sort).await;
    }
    assert_eq!(saved(store, world.ben).await, [search("Immer dieselbe", "?sort=answered")]);
}

async fn what_is_forgotten_is_gone_for_one_person(store: &Fresh) {
    let world = world(store).await;
    save(store, world.ben, "Weg damit", Sort::Top).await;
    save(store, world.ana, "Weg damit", Sort::Top).await;
    for _ in 0..2 {
        let permit =
            actor(world.ben).forget_search(ForgetSearch(SearchName::parse("Weg damit").unwrap())).unwrap();
        let ben = world.ben;
        let done = store.write(move |tx| Box::pin(async move { tx.forget_search(permit, ben).await }));
        done.await.unwrap();
    }
    assert_eq!((saved(store, world.ben).await.len(), saved(store, world.ana).await.len()), (0, 1));
    execute(store, "DELETE FROM people WHERE email = 'ana@example.org'").await;
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM saved_searches").await, 0);
}

store::contract!(
    a_search_comes_back_under_its_name,
    a_name_stands_for_one_search,
    what_is_forgotten_is_gone_for_one_person,
);
