//! A new installation, and one with the demo.

use domain::{
    people::{Role, Scope},
    policy::Actor,
    text::{Email, PersonName, TokenName},
};
use service::{demo, people, reports, tokens};
use store::testing::Fresh;

use crate::{
    knock::{Browser, Program},
    world::{PASSWORD, World, idea, idea_form},
};

async fn without_a_campaign_every_page_says_so_and_shows_administrators_the_way(fresh: &Fresh) {
    let (service, doors) = World::empty(fresh).await;
    let console = service.call(Actor::Clockwork);
    for (email, role) in [("eva@example.org", Role::Admin), ("ana@example.org", Role::Employee)] {
        let (email, name) = (Email::parse(email).unwrap(), PersonName::parse("Jemand").unwrap());
        people::add(&console, &email, &name, role, None, Some(PASSWORD)).await.unwrap();
    }
    for (email, is_admin) in [("eva@example.org", true), ("ana@example.org", false)] {
        let browser = Browser::new(&doors);
        let answer = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303);
        for address in ["/", "/?sort=top", "/ideas/new"] {
            let page = browser.get(address).await;
            assert_eq!(page.status, 200, "{address}");
            assert!(page.text().contains("Es gibt noch keinen Ideenaufruf."), "{address}: {}", page.text());
            assert_eq!(page.text().contains("href=\"/admin/campaigns\""), is_admin, "{address}");
        }
        let page = browser.reading("en").get("/").await;
        assert!(page.text().contains("There is no call for ideas yet."), "{}", page.text());
        assert_eq!(browser.get("/me").await.status, 200);
        let answer = browser.post("/ideas/new", &idea_form("Zweiter Drucker")).await;
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("Ideenaufruf"), "{}", answer.text());
    }
    let (email, name) = (Email::parse("ana@example.org").unwrap(), TokenName::parse("test").unwrap());
    let scopes = [Scope::Read, Scope::Write];
    let token = tokens::create(&console, &email, &name, &scopes).await.unwrap();
    let program = Program::new(&doors, Some(token));
    for path in ["/ideas", "/topics"] {
        let answer = program.get(path).await;
        assert_eq!((answer.status, answer.problem().as_str()), (404, "no-campaign"), "{path}");
    }
    let similar = program.get("/ideas/similar?title=Ein+zweiter+Drucker").await;
    assert_eq!((similar.status, &similar.json()["items"]), (200, &serde_json::json!([])));
    assert_eq!(program.post("/ideas", idea("Zweiter Drucker")).await.problem(), "no-campaign");
}

async fn the_people_of_a_demo_stand_at_its_door_alone(fresh: &Fresh) {
    let (service, doors) = World::empty(fresh).await;
    assert!(!demo::is_there(&service).await.unwrap());
    assert!(!Browser::new(&doors).get("/sign-in").await.text().contains("ana@example.org"));
    demo::seed(&service).await.unwrap();
    assert!(demo::is_there(&service).await.unwrap());
    let doors = World::doors_of(service, fresh, true);
    let page = Browser::new(&doors).get("/sign-in").await;
    for word in ["ana@example.org", "eva@example.org", demo::PASSWORD] {
        assert!(page.text().contains(word), "{word}");
    }
}

async fn a_barrier_that_was_reported_can_be_read(fresh: &Fresh) {
    let (service, doors) = World::empty(fresh).await;
    let fields = [("body", "Der Knopf ist zu klein für mich."), ("contact", "0231 123")];
    assert_eq!(Browser::new(&doors).post("/report-barrier", &fields).await.status, 303);
    let filed = reports::barriers(&service.call(Actor::Clockwork)).await.unwrap();
    assert_eq!(filed.len(), 1);
    assert_eq!(
        (filed[0].body.as_str(), filed[0].contact.as_str()),
        ("Der Knopf ist zu klein für mich.", "0231 123")
    );
    assert!(reports::barriers(&service.call(Actor::Visitor)).await.is_err());
}

store::contract!(
    without_a_campaign_every_page_says_so_and_shows_administrators_the_way,
    the_people_of_a_demo_stand_at_its_door_alone,
    a_barrier_that_was_reported_can_be_read,
);
