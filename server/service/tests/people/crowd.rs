use service::{
    demo::{self, PASSWORD, PEOPLE, Seeded},
    generate::{Generated, generate},
    people,
};
use store::Store;

use crate::world::World;

#[tokio::test]
async fn the_demo_comes_once_and_its_people_can_sign_in() {
    let world = World::new().await;
    let seeded = demo::seed(&world.service).await.unwrap();
    assert_eq!(seeded.ideas, 66);
    assert!(seeded.votes > 5_000 && seeded.comments > 200 && seeded.people > 300, "{seeded:?}");
    assert_eq!(demo::seed(&world.service).await.unwrap(), Seeded::default());
    assert_eq!(people::list(&world.console()).await.unwrap().len(), seeded.people);
    for (name, email, _) in PEOPLE {
        let cookie = people::sign_in_with_password(&world.visitor(), email, PASSWORD, "x").await.unwrap();
        assert_eq!(people::me(&world.request(&cookie.token.0).await).await.unwrap().name, *name);
    }
    assert_sound(&world).await;
}

#[tokio::test]
async fn the_crowd_is_the_same_for_the_same_seed() {
    let mut copies = Vec::new();
    for seed in [7, 7, 8] {
        let world = World::new().await;
        let made = generate(&world.service, 50, 40, 600, 200, seed).await.unwrap();
        assert_eq!(made, Generated { people: 50, ideas: 40, votes: 600, comments: 200 });
        assert_sound(&world).await;
        copies.push(checksum(&world).await);
    }
    assert_eq!(copies[0], copies[1]);
    assert_ne!(copies[0], copies[2]);
}

#[tokio::test]
async fn a_crowd_joins_the_demo_and_a_second_one_too() {
    let world = World::new().await;
    demo::seed(&world.service).await.unwrap();
    for seed in 1..3 {
        generate(&world.service, 20, 10, 100, 30, seed).await.unwrap();
    }
    assert_sound(&world).await;
}

#[tokio::test]
async fn a_crowd_without_people_says_nothing_and_votes_for_nothing() {
    let world = World::new().await;
    let made = generate(&world.service, 0, 3, 100, 100, 1).await.unwrap();
    assert_eq!(made, Generated { people: 0, ideas: 3, votes: 0, comments: 0 });
    assert_eq!(generate(&world.service, 0, 0, 5, 5, 1).await.unwrap(), Generated::default());
}

#[tokio::test]
async fn a_copy_made_under_load_restores_to_the_same() {
    let world = World::new().await;
    generate(&world.service, 30, 20, 200, 50, 1).await.unwrap();
    let copy = world.file("copy.db");
    let load = async {
        for seed in 2..12 {
            generate(&world.service, 5, 5, 20, 5, seed).await.unwrap();
        }
    };
    let (done, ()) = tokio::join!(world.service.store().backup(&copy), load);
    done.unwrap();
    let again = world.service.store().backup(&copy).await.unwrap_err();
    assert!(again.to_string().contains("exists already"), "{again}");

    let quiet = world.file("quiet.db");
    world.service.store().backup(&quiet).await.unwrap();
    let url = format!("sqlite://{}", world.file("restored.db").display());
    Store::restore(&url, &quiet).await.unwrap();
    let restored = Store::connect(&url).await.unwrap();
    restored.migrate().await.unwrap();
    assert_eq!(restored.read().await.unwrap().checksum().await.unwrap(), checksum(&world).await);
    let busy = Store::restore(&url, &quiet).await.unwrap_err();
    assert!(busy.to_string().contains("in use") || busy.to_string().contains("holds people"), "{busy}");

    let url = format!("sqlite://{}", world.file("under-load.db").display());
    Store::restore(&url, &copy).await.unwrap();
    let restored = Store::connect(&url).await.unwrap();
    assert_eq!(restored.read().await.unwrap().miscounted().await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_no_copy_is_not_restored() {
    let world = World::new().await;
    let url = format!("sqlite://{}", world.file("target.db").display());
    std::fs::write(world.file("junk"), "not a database at all").unwrap();
    for wrong in ["missing", "junk"] {
        assert!(Store::restore(&url, &world.file(wrong)).await.is_err(), "{wrong}");
        assert!(!world.file("target.db").exists());
    }
}

/// Counters are what they count, and no anonymous idea has an author or an hour.
async fn assert_sound(world: &World) {
    assert_eq!(world.service.store().read().await.unwrap().miscounted().await.unwrap(), 0);
}

async fn checksum(world: &World) -> Vec<(String, i64, i64)> {
    world.service.store().read().await.unwrap().checksum().await.unwrap()
}
