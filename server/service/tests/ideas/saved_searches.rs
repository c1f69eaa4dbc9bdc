use domain::{
    refusals::{Field, Refusal},
    saved_searches::MOST,
    text::TextError,
};
use service::{Call, saved_searches};

use crate::world::{World, refusal};

async fn names(call: &Call) -> Vec<String> {
    saved_searches::list(call).await.unwrap().into_iter().map(|saved| saved.name).collect()
}

const TOP: &str = "?sort=top";

#[tokio::test]
async fn a_saved_search_leads_to_the_start_of_its_list_and_is_ones_own() {
    let world = World::new().await;
    saved_searches::save(&world.ben, " Ganz oben ", "?after=3.4&sort=top").await.unwrap();
    let saved = saved_searches::list(&world.ben).await.unwrap();
    assert_eq!((saved[0].name.as_str(), saved[0].query.as_str()), ("Ganz oben", "?sort=top"));
    for other in [&world.ana, &world.chidi] {
        assert_eq!(names(other).await, [] as [String; 0]);
        saved_searches::forget(other, "Ganz oben").await.unwrap();
    }
    assert_eq!(names(&world.ben).await, ["Ganz oben"]);
    saved_searches::forget(&world.ben, "Ganz oben").await.unwrap();
    saved_searches::forget(&world.ben, "Ganz oben").await.unwrap();
    assert_eq!(names(&world.ben).await, [] as [String; 0]);
}

#[tokio::test]
async fn twenty_are_kept_and_each_of_them_may_still_change() {
    let world = World::new().await;
    for n in 0..MOST {
        saved_searches::save(&world.ben, &format!("Suche {n}"), TOP).await.unwrap();
    }
    let more = saved_searches::save(&world.ben, "Eine mehr", TOP).await;
    assert_eq!(refusal(more), Refusal::TooManySearches { most: 20 });
    saved_searches::save(&world.ben, "Suche 7", "").await.unwrap();
    assert_eq!(names(&world.ben).await.len(), MOST);
    saved_searches::save(&world.ana, "Eine mehr", TOP).await.unwrap();
}

#[tokio::test]
async fn of_many_that_are_saved_at_once_no_more_are_kept() {
    let world = World::new().await;
    let at_once = (0..MOST + 10).map(|n| {
        let call = world.ben.clone();
        async move { saved_searches::save(&call, &format!("Suche {n}"), TOP).await.is_ok() }
    });
    let taken = futures::future::join_all(at_once).await;
    assert_eq!(taken.into_iter().filter(|taken| *taken).count(), MOST);
    assert_eq!(names(&world.ben).await.len(), MOST);
}

#[tokio::test]
async fn a_search_needs_a_name_and_a_person() {
    let world = World::new().await;
    let nameless = saved_searches::save(&world.ben, "  ", TOP).await;
    assert_eq!(refusal(nameless), Refusal::field(Field::Name, TextError::Missing));
    assert_eq!(refusal(saved_searches::save(&world.visitor, "Oben", TOP).await), Refusal::SignInFirst);
    assert_eq!(refusal(saved_searches::list(&world.visitor).await), Refusal::SignInFirst);
    assert_eq!(refusal(saved_searches::forget(&world.visitor, "Oben").await), Refusal::SignInFirst);
}
