//! Merging and splitting through the doors: plain forms, pages, programs, and what stays unsaid.

use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::Browser,
    world::{PINCH, World},
};

const WHY: &str = "Beide meinen den Drucker im Erdgeschoß.";

/// The address of the item about an idea.
async fn item_of(moderator: &Browser, number: i64) -> String {
    let queue = moderator.get("/triage").await;
    let mut cards = queue.text().split("triage__title").skip(1);
    let card = cards.find(|card| card.contains(&format!("#{number} "))).unwrap();
    let href = card.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    href.replace("&amp;", "&")
}

async fn two_ideas_are_read_side_by_side_and_merged_without_a_script(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let one = world.post("ana", "Drucker im Erdgeschoß klemmt").await;
    let other = world.post("ben", "Der Drucker im Erdgeschoß klemmt immer").await;
    service::search::rebuild(&world.service).await.unwrap();
    let (chidi, ben) = (world.browser("chidi").await, world.browser("ben").await);
    let here = item_of(&chidi, one).await;
    let page = chidi.get(&here).await;
    assert!(page.text().contains("data-key=\"m\""), "{}", page.text());
    assert!(page.text().contains(&format!("name=\"into\" value=\"{other}\"")), "the likely one is proposed");
    let beside = chidi.get(&format!("{here}&into={other}")).await;
    assert!(beside.text().contains("triage__sides") && beside.text().contains("klemmt immer"));

    let act = format!("/triage/{one}");
    let number = other.to_string();
    let nothing = chidi.post(&act, &[("act", "merge"), ("into", ""), ("number", " "), ("here", &here)]).await;
    assert_eq!(nothing.status, 422);
    let itself = one.to_string();
    let same = [("act", "merge"), ("number", &*itself), ("sentence", WHY), ("here", &*here)];
    let same = chidi.post(&act, &same).await;
    assert_eq!(same.status, 409);
    assert!(same.text().contains("Das ist dieselbe Idee."), "{}", same.text());
    let right =
        [("act", "merge"), ("into", "999"), ("number", &*number), ("sentence", WHY), ("next", "/triage")];
    let merged = chidi.post(&act, &right).await;
    assert_eq!((merged.status, merged.location()), (303, &*format!("/triage?done=merge&about={one}")));

    let page = ben.get(&format!("/ideas/{one}")).await;
    assert_eq!(page.status, 200, "the page of the merged one stays readable");
    for said in ["Diese Idee gehört jetzt zu einer anderen", WHY, PINCH, &format!("href=\"/ideas/{other}\"")]
    {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(!page.text().contains("Zusammenführung lösen"), "that is for moderators");
    let target = ben.get(&format!("/ideas/{other}")).await;
    assert!(target.text().contains("Hierher gehören auch") && target.text().contains(WHY));
    assert!(target.text().contains("Ana Yılmaz"), "its author is credited");
    let vote = ben.post(&format!("/ideas/{one}/vote"), &[("wanted", "true")]).await;
    assert_eq!(vote.status, 409);
    let list = ben.get("/").await;
    assert!(!list.text().contains("Drucker im Erdgeschoß klemmt</a>"), "lists show the one that is left");
    let own = chidi.get(&format!("/ideas/{one}")).await;
    assert!(own.text().contains("Zusammenführung lösen"));
    assert_eq!(
        chidi.post(&act, &[("act", "unmerge")]).await.location(),
        format!("/triage?done=unmerge&about={one}")
    );
    assert_eq!(chidi.post("/triage/undo", &[]).await.status, 303);
    assert!(world.counts_right().await);

    // From the page of the idea it goes back there.
    let own = format!("/ideas/{one}");
    let page = chidi.get(&own).await;
    assert!(page.text().contains(&format!("name=\"here\" value=\"{own}\"")), "{}", page.text());
    let apart = [("act", "unmerge"), ("here", &*own)];
    let parted = chidi.post(&act, &apart).await;
    assert_eq!((parted.status, parted.location()), (303, &*own));
    assert!(chidi.get(&own).await.text().contains("Zuletzt von der Moderation"), "its history takes it back");
    let again = chidi.post(&act, &apart).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains(PINCH), "the page comes back: {}", again.text());
}

async fn voters_object_with_one_press_and_nobody_learns_who(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let one = world.post("ana", "Drucker im Erdgeschoß klemmt").await;
    let other = world.post("ben", "Schlüssel für alle Räume").await;
    let dee = world.browser("dee").await;
    dee.post(&format!("/ideas/{one}/vote"), &[("wanted", "true")]).await;
    let (chidi, eva) = (world.browser("chidi").await, world.browser("eva").await);
    let number = other.to_string();
    let merge = [("act", "merge"), ("number", &*number), ("sentence", WHY)];
    assert_eq!(chidi.post(&format!("/triage/{one}"), &merge).await.status, 303);
    let address = format!("/ideas/{one}/objection");
    let page = dee.get(&format!("/ideas/{one}")).await;
    assert!(page.text().contains(&format!("action=\"{address}\"")), "{}", page.text());
    let ben = world.browser("ben").await;
    assert!(!ben.get(&format!("/ideas/{one}")).await.text().contains(&address));
    assert_eq!(ben.post(&address, &[]).await.status, 403);
    assert_eq!(dee.post(&address, &[]).await.status, 303);
    assert!(dee.get(&format!("/ideas/{one}")).await.text().contains("Ihr Widerspruch liegt vor."));
    assert_eq!(world.program("dee").await.put_json(&address, json!({})).await.status, 204, "twice is once");

    let queue = eva.get("/triage?kind=objection").await;
    assert!(queue.text().contains("Gegen eine Zusammenführung"));
    let items = world.program("eva").await.get("/triage?kind=objection").await;
    assert_eq!(items.json()["items"].as_array().unwrap().len(), 1);
    for answer in [queue.text(), items.text()] {
        assert!(!answer.contains("Schröder") && !answer.contains("dee@"), "{answer}");
    }
    let here = item_of(&eva, one).await;
    let page = eva.get(&here).await;
    assert!(page.text().contains("triage__sides") && page.text().contains("Es bleibt dabei"));
    assert!(!page.text().contains("Schröder"), "{}", page.text());
    let act = format!("/triage/{one}");
    let keep = [("act", "keep"), ("sentence", "Beide meinen denselben Raum."), ("here", &*here)];
    assert_eq!(chidi.post(&act, &keep).await.status, 403, "whoever merged does not answer that it stays");
    assert_eq!(eva.post(&act, &keep).await.status, 303);
    assert!(dee.get(&format!("/ideas/{one}")).await.text().contains("Beide meinen denselben Raum."));
    assert!(!eva.get("/triage?kind=objection").await.text().contains("triage__card\""));
    assert!(world.counts_right().await);
}

async fn an_idea_is_split_without_a_script_and_one_again(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker und Schlüssel").await;
    let chidi = world.browser("chidi").await;
    let (act, here) = (format!("/triage/{number}"), item_of(&chidi, number).await);
    let first =
        [("act", "split"), ("title_1", "Drucker im Erdgeschoß"), ("pinch_1", PINCH), ("here", &*here)];
    let back = chidi.post(&act, &[&first[..], &[("title_2", "Neu"), ("pinch_2", PINCH)]].concat()).await;
    assert_eq!(back.status, 422);
    assert!(back.text().contains("value=\"Drucker im Erdgeschoß\""), "what was typed stays: {}", back.text());
    let right =
        [&first[..], &[("title_2", "Schlüssel für alle"), ("pinch_2", PINCH), ("topic_2", "arbeitszeit")]];
    assert_eq!(
        chidi.post(&act, &right.concat()).await.location(),
        format!("/triage?done=split&about={number}")
    );
    let ben = world.browser("ben").await;
    let page = ben.get(&format!("/ideas/{number}")).await;
    assert!(
        page.text().contains("Aus dieser Idee wurden mehrere") && page.text().contains("Schlüssel für alle")
    );
    let program = world.program("ben").await;
    let whole = program.get(&format!("/ideas/{number}")).await.json();
    assert_eq!(whole["overlay"], "split");
    let part = whole["parts"][1].as_i64().unwrap();
    let part = program.get(&format!("/ideas/{part}")).await.json();
    assert_eq!((&part["split_from"], &part["topic"]), (&json!(number), &json!("arbeitszeit")));
    assert_eq!((&part["author"], &part["votes"]), (&json!("Ana Yılmaz"), &json!(1)));
    let chidi = world.program("chidi").await;
    assert_eq!(chidi.delete(&format!("/ideas/{number}/split")).await.json()["overlay"], "none");
    assert_eq!(program.get(&format!("/ideas/{}", part["number"])).await.status, 410);
    let parts = json!({"parts": [{"title": "Nur eines", "pinch": PINCH}]});
    let wrong = chidi.put_json(&format!("/ideas/{number}/split"), parts).await.wrong_fields();
    assert_eq!(wrong["parts"], "too_short");
    assert!(world.counts_right().await);
}

async fn programs_are_led_on_and_may_stay(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let one = world.post("ana", "Drucker im Erdgeschoß klemmt").await;
    let other = world.post("ben", "Der Drucker klemmt immer").await;
    let comment = world.comment("ben", one, "Bei uns auch.").await;
    let (chidi, ben) = (world.program("chidi").await, world.program("ben").await);
    let path = format!("/ideas/{one}/merge");
    let merge = json!({"into": other, "sentence": WHY});
    assert_eq!(ben.put_json(&path, merge.clone()).await.status, 403);
    let wrong = chidi.put_json(&path, json!({})).await.wrong_fields();
    assert_eq!((&*wrong["into"], &*wrong["sentence"]), ("missing", "missing"));
    assert_eq!(chidi.put_json(&path, merge.clone()).await.json()["merged_into"], other);
    let again = chidi.put_json(&path, merge).await;
    assert_eq!((again.status, again.problem().as_str()), (409, "merge-forbidden"));
    let moved = ben.get(&format!("/ideas/{one}")).await;
    assert_eq!((moved.status, moved.location()), (308, format!("/api/v1/ideas/{other}").as_str()));
    let stays = ben.get(&format!("/ideas/{one}?stay=true")).await.json();
    assert_eq!(
        (&stays["overlay"], &stays["merged_into"], &stays["votes"]),
        (&json!("merged"), &json!(other), &json!(2))
    );
    assert_eq!(ben.get(&format!("/ideas/{one}?stay=vielleicht")).await.status, 422);
    let target = ben.get(&format!("/ideas/{other}")).await.json();
    assert_eq!(
        (&target["merged"], &target["votes"], &target["comments"]),
        (&json!([one]), &json!(2), &json!(1))
    );
    let comments = ben.get(&format!("/ideas/{other}/comments")).await.json();
    assert_eq!(
        (&comments["items"][0]["id"], &comments["items"][0]["origin"]),
        (&json!(comment), &json!(one))
    );
    let list = ben.get("/ideas").await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let vote = ben.put(&format!("/ideas/{one}/vote")).await;
    assert_eq!((vote.status, vote.problem().as_str()), (409, "merged"));
    assert_eq!(chidi.delete(&path).await.json()["votes"], 1);
    assert_eq!(chidi.delete(&path).await.status, 409);
    assert!(world.counts_right().await);
}

async fn what_is_hidden_after_others_were_merged_into_it_is_read_nowhere(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let secret = "Verstecktes Geheimnis";
    let one = world.post("ana", "Drucker im Erdgeschoß klemmt").await;
    let other = world.post("ana", secret).await;
    world.comment("ana", other, "Ein Geheimnis im Kommentar").await;
    let chidi = world.program("chidi").await;
    let merge = json!({"into": other, "sentence": WHY});
    assert_eq!(chidi.put_json(&format!("/ideas/{one}/merge"), merge).await.status, 200);
    service::search::rebuild(&world.service).await.unwrap();
    let why = json!({"ground": "secret", "sentence": "Das muss geheim bleiben."});
    assert_eq!(chidi.put_json(&format!("/ideas/{other}/hiding"), why).await.status, 200);
    for who in ["ben", "dee", "fritz"] {
        let (browser, program) = (world.browser(who).await, world.program(who).await);
        let mut answers = Vec::new();
        for address in ["/", "/?q=Geheimnis", "/me", &format!("/ideas/{one}"), &format!("/ideas/{other}")] {
            answers.push(browser.get(address).await);
        }
        for path in ["/ideas", "/ideas?q=Geheimnis", "/ideas?q=Erdgescho%C3%9F"] {
            answers.push(program.get(path).await);
        }
        for number in [one, other] {
            answers.push(program.get(&format!("/ideas/{number}?stay=true")).await);
            answers.push(program.get(&format!("/ideas/{number}/comments")).await);
            answers.push(browser.ask("ideas/load_idea", &[("number", &number.to_string())]).await);
        }
        for answer in answers {
            assert!(
                !answer.text().contains("Verstecktes") && !answer.text().contains("Geheimnis im"),
                "{}",
                answer.text()
            );
        }
        assert_eq!(
            program.get(&format!("/ideas/{one}")).await.json()["overlay"],
            "none",
            "it stands by itself again"
        );
    }
    assert!(world.counts_right().await);
}

store::contract!(
    two_ideas_are_read_side_by_side_and_merged_without_a_script,
    voters_object_with_one_press_and_nobody_learns_who,
    an_idea_is_split_without_a_script_and_one_again,
    programs_are_led_on_and_may_stay,
    what_is_hidden_after_others_were_merged_into_it_is_read_nowhere,
);
