//! Each page has one address, and what is none leads nowhere.

use store::testing::Fresh;

use crate::world::World;

async fn another_spelling_of_an_address_leads_to_the_one(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    assert_eq!(number, 1);
    let ana = world.browser("ana").await;
    for (spelt, one) in [
        ("/ideas/1/", "/ideas/1"),
        ("/ideas//1//?sort=new&after=2", "/ideas/1?sort=new&after=2"),
        ("/ideas/0001", "/ideas/1"),
        ("/ideas/0001-drucker/?lang=en", "/ideas/1-drucker?lang=en"),
        ("/ideas/01/edit/", "/ideas/1/edit"),
        ("/triage/0001", "/triage/1"),
        ("/sign-in/?next=/me", "/sign-in?next=/me"),
        ("/evil.example/", "/evil.example"),
    ] {
        for browser in [&ana, &world.visitor()] {
            let answer = browser.get(spelt).await;
            assert_eq!((answer.status, answer.location()), (308, one), "{spelt}");
        }
        assert_ne!(ana.get(one).await.status, 308, "{one}");
    }
    for as_it_is in ["/", "/ideas/1", "/ideas/1-drucker", "/?q=//", "/ideas/0", "/ideas/new"] {
        assert_ne!(ana.get(as_it_is).await.status, 308, "{as_it_is}");
    }
    // A browser would read them as the address of another site.
    for away in ["//evil.example/", "/\\evil.example/"] {
        assert_ne!(ana.get(away).await.status, 308, "{away}");
    }
    assert_ne!(ana.post("/ideas/1/vote/", &[("wanted", "true")]).await.status, 308, "forms are not sent on");
}

async fn what_is_no_address_of_an_idea_shows_none(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let ana = world.browser("ana").await;
    for nowhere in ["bogus", "votes", "comments/1/2/3"] {
        let page = ana.get(&format!("/ideas/{number}/{nowhere}")).await;
        assert_eq!(page.status, 404, "{nowhere}");
        assert!(!page.text().contains("Zweiter Drucker"), "{nowhere}: {}", page.text());
        assert!(page.text().contains("<h1"), "{nowhere}: {}", page.text());
    }
    let door = world.visitor().get(&format!("/ideas/{number}/bogus")).await;
    assert_eq!(
        (door.status, door.location()),
        (303, format!("/sign-in?next=/ideas/{number}/bogus").as_str())
    );
}

store::contract!(another_spelling_of_an_address_leads_to_the_one, what_is_no_address_of_an_idea_shows_none,);
