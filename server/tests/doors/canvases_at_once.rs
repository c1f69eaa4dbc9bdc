//! The canvas of an idea while two write in it: what comes back, and what the others hear.

use serde_json::json;
use store::testing::Fresh;

use crate::{
    canvases::{canvas, fields, form, hidden, plain, post, written},
    knock::Answer,
    live::Ear,
    world::World,
};

async fn what_two_wrote_comes_back_with_both_versions_and_the_choice(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (_, address, _) = canvas(&world).await;
    let (dee, ben, program) =
        (world.browser("dee").await, world.browser("ben").await, world.program("dee").await);
    assert_eq!(written(&program, &address, "causes", 0, "Der Drucker ist alt").await.status, 200);
    // Both open the form, and both write: Ben another field as well.
    let of_ben = form(&ben, &address, &[("causes", "Der Drucker ist laut"), ("options", "Ein neuer")]).await;
    let of_dee = form(&dee, &address, &[("causes", "Der Drucker ist kaputt")]).await;
    assert_eq!(post(&dee, &address, &of_dee).await.status, 303);
    let page = post(&ben, &address, &of_ben).await;
    assert_eq!(page.status, 409);
    for shown in [
        "Jemand anderes hat inzwischen gespeichert",
        "Gespeichert: Möglichkeiten.",
        "Geändert von Dee Schröder",
        "kaputt</ins>",
        "laut</ins>",
        "alt</del>",
        "Der Drucker ist alt</p>",
    ] {
        assert!(plain(&page).contains(shown), "{shown}\n{}", page.text());
    }
    let now = fields(&program, &address).await;
    assert_eq!(
        (&now["causes"]["value"], &now["options"]["value"]),
        (&json!("Der Drucker ist kaputt"), &json!("Ein neuer"))
    );
    assert!(!page.text().contains("choice-options"), "that one is decided");

    // Without a choice it comes back once more, and nothing typed is lost.
    let read = |page: &Answer| {
        let mut all =
            vec![("act".to_owned(), "resolve".to_owned()), ("causes".to_owned(), "Alt und laut".to_owned())];
        for name in ["version-causes", "before-causes", "mine-causes"] {
            all.push((name.to_owned(), hidden(page, name)));
        }
        all
    };
    let mut decided = read(&page);
    assert!(decided.contains(&("mine-causes".to_owned(), "Der Drucker ist laut".to_owned())), "{decided:?}");
    let undecided = post(&ben, &address, &decided).await;
    assert_eq!(undecided.status, 422);
    for kept in ["laut</ins>", "kaputt</ins>", ">Alt und laut</textarea>", "choice-causes-error"] {
        assert!(plain(&undecided).contains(kept), "{kept}\n{}", undecided.text());
    }
    assert_eq!(read(&undecided), decided, "it is the same page again");

    // A third change, while he decides: the page comes once more.
    assert_eq!(written(&program, &address, "causes", 2, "Der Drucker ist zu weit weg").await.status, 200);
    decided.push(("choice-causes".to_owned(), "own".to_owned()));
    let third = post(&ben, &address, &decided).await;
    assert_eq!(third.status, 409);
    for shown in ["weg</ins>", ">Alt und laut</textarea>", "kaputt</p>"] {
        assert!(plain(&third).contains(shown), "{shown}\n{}", third.text());
    }
    let mut decided = read(&third);
    decided.push(("choice-causes".to_owned(), "mine".to_owned()));
    assert_eq!(post(&ben, &address, &decided).await.status, 303);
    let now = fields(&program, &address).await;
    assert_eq!((&now["causes"]["value"], &now["causes"]["version"]), (&json!("Alt und laut"), &json!(4)));

    // Theirs, and a third text.
    for (choice, stands) in [("theirs", "Von Dee, theirs"), ("own", "Alt und laut")] {
        let old = form(&ben, &address, &[("causes", "Von Ben")]).await;
        let version = fields(&program, &address).await["causes"]["version"].as_i64().unwrap();
        assert_eq!(
            written(&program, &address, "causes", version, &format!("Von Dee, {choice}")).await.status,
            200
        );
        let page = post(&ben, &address, &old).await;
        assert_eq!(page.status, 409, "{choice}");
        let mut decided = read(&page);
        decided.push(("choice-causes".to_owned(), choice.to_owned()));
        assert_eq!(post(&ben, &address, &decided).await.status, 303, "{choice}");
        assert_eq!(fields(&program, &address).await["causes"]["value"], stands, "{choice}");
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb LIKE '%canvas%'").await, 0);
}

async fn of_two_who_write_at_once_one_is_shown_what_the_other_wrote(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (_, address, _) = canvas(&world).await;
    let (dee, ben) = (world.program("dee").await, world.program("ben").await);
    let values = ["eins", "zwei", "drei", "vier", "fünf", "sechs"];
    let writers = values.iter().enumerate().map(|(at, value)| {
        let who = if at % 2 == 0 { &dee } else { &ben };
        written(who, &address, "decision", 0, value)
    });
    let others = ["problem", "causes", "options"].map(|field| written(&ben, &address, field, 0, field));
    let (answers, others) =
        futures::future::join(futures::future::join_all(writers), futures::future::join_all(others)).await;
    assert!(others.iter().all(|answer| answer.status == 200), "other fields are no conflict");
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    let stands = fields(&dee, &address).await["decision"]["value"].clone();
    for (answer, value) in answers.iter().zip(values).filter(|(answer, _)| answer.status != 200) {
        assert_eq!((answer.status, answer.problem().as_str()), (409, "stale"), "{}", answer.text());
        let conflict = &answer.json()["conflicts"][0];
        assert_eq!((&conflict["field"], &conflict["sent"]), (&json!("decision"), &json!(value)));
        assert_eq!((&conflict["now"]["value"], &conflict["now"]["version"]), (&stands, &json!(1)));
    }
    assert_eq!(fresh.number("SELECT COUNT(*) FROM canvas_versions WHERE field = 'decision'").await, 1);
}

async fn the_team_hears_that_something_changed_and_never_what(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (_, address, _) = canvas(&world).await;
    let mut ear = Ear::open(&world, &world.browser("ben").await).await;
    let dee = world.program("dee").await;
    assert_eq!(written(&dee, &address, "causes", 0, "Zu wenig Zeit").await.status, 200);
    ear.until("{\"board_changed\":{\"workshop\":1}}").await;
    for word in ["Zeit", "Schröder", "causes", "person"] {
        assert!(!ear.heard.contains(word), "{word}: {}", ear.heard);
    }
    // A browser asks for the rest, and is told who changed what.
    let ben = world.browser("ben").await;
    let path = format!("{address}/edit");
    let visit = ben.ask("canvases/open_canvas", &[("path", &path), ("search", "")]).await.json();
    let causes = visit["fields"].as_array().unwrap().iter().find(|field| field["name"] == "causes").unwrap();
    assert_eq!(
        (&causes["news"], &causes["version"]),
        (&json!("Dee Schröder hat «Ursachen» geändert."), &json!(1))
    );

    // A script that saves sends what it changed alone, and what is in conflict comes back with the answer.
    let sent = json!({"path": path, "fields": [["act", "save"], ["causes", "Zu wenig Geld"], ["version-causes", "0"], ["problem", "Er klemmt"], ["version-problem", "0"]]});
    let answer = ben.call_json("canvases/save_canvas", sent).await;
    let visit = answer.json();
    assert_eq!(visit["refused"], true, "{visit}");
    let html = visit["html"].as_str().unwrap().replace("<!>", "");
    assert!(
        html.contains("Zeit</ins>") && html.contains("Geld</ins>") && html.contains("Gespeichert: Problem."),
        "{html}"
    );
    let sent = json!({"path": path, "fields": [["act", "save"], ["problem", "Er klemmt oft"], ["version-problem", "1"]]});
    let visit = ben.call_json("canvases/save_canvas", sent).await.json();
    assert_eq!((&visit["refused"], &visit["said"]), (&json!(false), &json!("Gespeichert: Problem.")));
    let stranger = world.browser("fritz").await;
    let sent =
        json!({"path": path, "fields": [["act", "save"], ["problem", "Fremd"], ["version-problem", "2"]]});
    assert_eq!(stranger.call_json("canvases/save_canvas", sent).await.status, 403);
}

store::contract!(
    what_two_wrote_comes_back_with_both_versions_and_the_choice,
    of_two_who_write_at_once_one_is_shown_what_the_other_wrote,
    the_team_hears_that_something_changed_and_never_what,
);
