//! The board of a workshop: moving, undoing, points, the timer, and what the others hear of it.

use domain::time::MINUTE;
use serde_json::{Value, json};
use store::testing::Fresh;

use crate::{
    knock::{Answer, Browser, Program},
    live::Ear,
    workshops::{claim, found, pulled, refused},
    world::World,
};

/// A workshop of Dee, Ben and these, which has two ideas.
pub async fn board(world: &World, more: &[&str]) -> (String, Vec<i64>) {
    let ideas = pulled(world, 3).await;
    let team = [&["dee", "ben"], more].concat();
    let workshop = found(world, "Bürgerdienste", &team).await;
    let dee = world.program("dee").await;
    for idea in &ideas[..2] {
        assert_eq!(claim(&dee, &workshop, *idea).await.status, 200);
    }
    (workshop, ideas)
}

pub async fn version(program: &Program, workshop: &str) -> i64 {
    program.get(workshop).await.json()["board_version"].as_i64().unwrap()
}

pub async fn moved(program: &Program, workshop: &str, idea: i64, stage: &str, version: i64) -> Answer {
    let place = json!({"stage": stage, "version": version});
    program.put_json(&format!("{workshop}/ideas/{idea}/place"), place).await
}

/// Number, column and place of every card.
pub async fn cards(program: &Program, workshop: &str) -> Vec<(i64, String, i64)> {
    let ideas = program.get(workshop).await.json()["ideas"].as_array().unwrap().clone();
    let card = |card: &Value| {
        let number = |name: &str| card[name].as_i64().unwrap();
        (number("number"), card["stage"].as_str().unwrap().to_owned(), number("place"))
    };
    ideas.iter().map(card).collect()
}

fn at(number: i64, stage: &str, place: i64) -> (i64, String, i64) {
    (number, stage.to_owned(), place)
}

/// Presses a button of the board, as a browser without a script.
pub async fn press(browser: &Browser, workshop: &str, fields: &[(&str, &str)]) -> Answer {
    browser.post(workshop, fields).await
}

async fn a_card_is_moved_without_a_script_and_put_back_by_whoever_moved_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, ben, program) =
        (world.browser("dee").await, world.browser("ben").await, world.program("dee").await);
    let (idea, read) = (ideas[0].to_string(), version(&program, &workshop).await.to_string());
    let page = dee.get(&workshop).await;
    for told in [
        "In Arbeit: 0 von höchstens 1",
        "Verschieben nach …",
        "Nach unten: #1 Drucker",
        "Nach oben: #2 Schlüssel",
        &format!("name=\"version\" value=\"{read}\""),
    ] {
        assert!(page.text().contains(told), "{told}\n{}", page.text());
    }
    assert!(!page.text().contains("Nach oben: #1 Drucker"), "the first goes no further up");
    let wish = [("act", "move"), ("idea", &*idea), ("stage", "designing"), ("version", &*read)];
    let done = press(&dee, &workshop, &wish).await;
    let next = format!("{workshop}?done=move&idea={idea}#card-{idea}");
    assert_eq!((done.status, done.location()), (303, next.as_str()), "{}", done.text());
    let page = dee.get(&format!("{workshop}?done=move&idea={idea}")).await;
    assert!(page.text().contains("«Entwerfen», Position 1 von 1"), "{}", page.text());
    assert!(page.text().contains("Zuletzt haben Sie verschoben: #1 Drucker"));
    assert!(!ben.get(&workshop).await.text().contains("Zuletzt haben Sie verschoben"));
    let expected = [at(ideas[1], "pulled", 1), at(ideas[0], "designing", 1)];
    assert_eq!(cards(&program, &workshop).await, expected);

    let others = press(&ben, &workshop, &[("act", "undo")]).await;
    assert_eq!(others.status, 409, "it is not his to undo");
    let undone = press(&dee, &workshop, &[("act", "undo")]).await;
    assert_eq!(undone.status, 303, "{}", undone.text());
    let expected = [at(ideas[0], "pulled", 1), at(ideas[1], "pulled", 2)];
    assert_eq!(cards(&program, &workshop).await, expected, "in its old place");
    assert_eq!(press(&dee, &workshop, &[("act", "undo")]).await.status, 409);

    let down = [("act", "move"), ("idea", &*idea), ("stage", "pulled"), ("place", "2")];
    let now = version(&program, &workshop).await.to_string();
    assert_eq!(press(&dee, &workshop, &[&down[..], &[("version", &now)]].concat()).await.status, 303);
    assert_eq!(cards(&program, &workshop).await[0].0, ideas[1]);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE verb LIKE '%move%'").await, 0);
}

async fn what_would_be_too_much_at_once_is_refused_with_the_reason(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let dee = world.program("dee").await;
    let read = version(&dee, &workshop).await;
    assert_eq!(moved(&dee, &workshop, ideas[0], "testing", read).await.status, 200);
    let full = refused(&moved(&dee, &workshop, ideas[1], "understanding", read + 1).await);
    assert_eq!((full.0, full.1.as_str()), (409, "workshop-forbids"));
    assert!(full.2.contains("as may be at work at once"), "{}", full.2);
    assert_eq!(
        moved(&dee, &workshop, ideas[0], "designing", read + 1).await.status,
        200,
        "within the middle"
    );
    assert_eq!(moved(&dee, &workshop, ideas[0], "result", read + 2).await.status, 200);
    assert_eq!(moved(&dee, &workshop, ideas[1], "understanding", read + 3).await.status, 200);
    let wrong = moved(&dee, &workshop, ideas[1], "nirgends", read + 4).await;
    assert_eq!(wrong.wrong_fields()["stage"], "malformed");
    assert_eq!(
        moved(&dee, &workshop, ideas[2], "result", read + 4).await.status,
        404,
        "no card of this board"
    );
}

async fn of_two_who_move_at_once_none_loses_a_card_and_one_is_shown_the_board(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, ben) = (world.program("dee").await, world.program("ben").await);
    let read = version(&dee, &workshop).await;
    let at_once = [
        moved(&dee, &workshop, ideas[0], "result", read),
        moved(&ben, &workshop, ideas[1], "testing", read),
        moved(&dee, &workshop, ideas[1], "result", read),
        moved(&ben, &workshop, ideas[0], "designing", read),
    ];
    let answers = futures::future::join_all(at_once).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!((answer.status, answer.problem().as_str()), (409, "stale"), "{}", answer.text());
    }
    let now = cards(&dee, &workshop).await;
    assert_eq!((now.len(), version(&dee, &workshop).await), (2, read + 1));

    // Without a script the answer is the board as it is, with the reason; the wish can be made again.
    let browser = world.browser("ben").await;
    let (idea, old) = (ideas[0].to_string(), read.to_string());
    let stage = if now.contains(&at(ideas[0], "result", 1)) { "pulled" } else { "result" };
    let wish = [("act", "move"), ("idea", &*idea), ("stage", stage), ("version", &*old)];
    let late = press(&browser, &workshop, &wish).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Jemand anderes hat das Board inzwischen geändert"), "{}", late.text());
    assert!(late.text().contains(&format!("name=\"version\" value=\"{}\"", read + 1)));

    // What is where it shall be is no question, whatever the version: the same wish twice changes nothing.
    let place = json!({"stage": now[0].1, "place": now[0].2, "version": 0});
    let path = format!("{workshop}/ideas/{}/place", now[0].0);
    assert_eq!(dee.put_json(&path, place).await.status, 200);
    assert_eq!(version(&dee, &workshop).await, read + 1);
}

async fn the_whole_team_hears_that_the_board_changed_and_nothing_more(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let mut ear = Ear::open(&world, &world.browser("ben").await).await;
    let (dee, browser) = (world.program("dee").await, world.browser("dee").await);
    let read = version(&dee, &workshop).await;
    moved(&dee, &workshop, ideas[0], "result", read).await;
    ear.until("{\"board_changed\":{\"workshop\":1}}").await;
    press(&browser, &workshop, &[("act", "vote"), ("points", "3")]).await;
    let idea = ideas[0].to_string();
    let dots = [("act", "dots"), ("idea", &*idea), ("points", "1")];
    assert_eq!(press(&browser, &workshop, &dots).await.status, 303);
    // PostgreSQL may tell of what came before the stream was opened: what follows last counts.
    world.program("ben").await.put(&format!("/ideas/{}/follow", ideas[2])).await;
    press(&browser, &workshop, &[("act", "reset")]).await;
    assert_eq!(dee.delete(&format!("{workshop}/ideas/{}", ideas[1])).await.status, 200);
    ear.until(&format!("{{\"idea_changed\":{{\"idea\":{}}}}}", ideas[1])).await;
    for word in ["Drucker", "Schröder", "person", "points", "stage"] {
        assert!(!ear.heard.contains(word), "{word}: {}", ear.heard);
    }
    let boards = ear.changes().iter().filter(|change| change["board_changed"].is_object()).count();
    assert!(boards >= 3, "{}", ear.heard);
}

async fn points_are_secret_while_they_are_given_and_forgotten_afterwards(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &["ana", "chidi", "eva"]).await;
    let (dee, ben) = (world.browser("dee").await, world.browser("ben").await);
    let [first, second] = [ideas[0].to_string(), ideas[1].to_string()];
    let give = |idea: String, points: &'static str| {
        vec![
            ("act".to_owned(), "dots".to_owned()),
            ("idea".to_owned(), idea),
            ("points".to_owned(), points.to_owned()),
        ]
    };
    let send = async |browser: &Browser, fields: &[(String, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        press(browser, &workshop, &fields).await.status
    };
    assert_eq!(send(&dee, &give(first.clone(), "1")).await, 409, "no round is open");
    assert_eq!(press(&dee, &workshop, &[("act", "vote"), ("points", "viele")]).await.status, 422);
    assert_eq!(press(&dee, &workshop, &[("act", "vote"), ("points", "2")]).await.status, 303);
    assert_eq!(press(&ben, &workshop, &[("act", "vote"), ("points", "9")]).await.status, 409, "one is open");
    assert_eq!(send(&dee, &give(first.clone(), "2")).await, 303);
    assert_eq!(send(&dee, &give(second.clone(), "1")).await, 409, "no point is left");
    assert_eq!(send(&dee, &give(first.clone(), "1")).await, 303);
    assert_eq!(send(&dee, &give(second.clone(), "1")).await, 303);
    let page = ben.get(&workshop).await;
    assert!(page.text().contains("Noch 2 von 2 Punkten") && page.text().contains("Von Ihnen: 0 Punkte"));
    assert!(!page.text().contains("Von Ihnen: 1 Punkt<"), "{}", page.text());
    let told = world.program("ben").await.get(&workshop).await;
    assert!(told.json()["ideas"].as_array().unwrap().iter().all(|idea| idea["points"].is_null()));
    let tags = "SELECT COUNT(DISTINCT voter_tag) FROM dots";
    assert_eq!(fresh.number(tags).await, 1);

    // Of four people nothing is told.
    for who in ["ben", "ana", "chidi"] {
        assert_eq!(send(&world.browser(who).await, &give(first.clone(), "2")).await, 303, "{who}");
    }
    assert_eq!(press(&ben, &workshop, &[("act", "tally")]).await.status, 303);
    let page = ben.get(&format!("{workshop}?done=tally")).await;
    assert!(page.text().contains("Weniger als 5 Personen haben Punkte vergeben"), "{}", page.text());
    assert_eq!(fresh.number("SELECT COUNT(*) FROM dots").await, 0);

    press(&ben, &workshop, &[("act", "vote"), ("points", "2")]).await;
    for who in ["dee", "ben", "ana", "chidi", "eva"] {
        assert_eq!(send(&world.browser(who).await, &give(first.clone(), "2")).await, 303, "{who}");
    }
    assert_eq!(press(&ben, &workshop, &[("act", "tally")]).await.status, 303);
    assert_eq!(press(&ben, &workshop, &[("act", "tally")]).await.status, 409, "it is over");
    let told = world.program("fritz").await.get(&workshop).await.status;
    assert_eq!(told, 403);
    let told = world.program("ben").await.get(&workshop).await.json();
    let points: Vec<_> =
        told["ideas"].as_array().unwrap().iter().map(|idea| idea["points"].clone()).collect();
    assert_eq!(points, [10, 0]);
    assert!(ben.get(&workshop).await.text().contains("10 Punkte"));
    assert_eq!(fresh.number("SELECT COUNT(*) FROM dots").await, 0, "who gave what is not kept");
    press(&ben, &workshop, &[("act", "vote"), ("points", "1")]).await;
    let sums = "SELECT COUNT(*) FROM workshop_ideas WHERE points IS NOT NULL";
    assert_eq!(fresh.number(sums).await, 0, "with a new round the old sums go");
}

async fn a_timer_runs_for_everybody_by_the_clock_of_the_server(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, _) = board(&world, &[]).await;
    let (dee, ben) = (world.browser("dee").await, world.browser("ben").await);
    let start = world.service.now();
    let wrong = press(&dee, &workshop, &[("act", "start"), ("minutes", "ewig")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("id=\"minutes-error\"") && wrong.text().contains("value=\"ewig\""));
    assert_eq!(press(&dee, &workshop, &[("act", "start"), ("minutes", "10")]).await.status, 303);
    let page = ben.get(&workshop).await;
    assert!(page.text().contains(">Läuft bis ") && page.text().contains("data-until="), "{}", page.text());
    world.at(start.plus(4 * MINUTE));
    assert_eq!(press(&ben, &workshop, &[("act", "pause")]).await.status, 303);
    world.at(start.plus(30 * MINUTE));
    assert!(dee.get(&workshop).await.text().contains("Angehalten, noch 6:00"));
    assert_eq!(press(&dee, &workshop, &[("act", "resume")]).await.status, 303);
    world.at(start.plus(35 * MINUTE));
    assert!(ben.get(&workshop).await.text().contains(">Läuft bis "));
    world.at(start.plus(36 * MINUTE));
    assert!(ben.get(&workshop).await.text().contains("Die Zeit ist um"));
    assert_eq!(press(&ben, &workshop, &[("act", "reset")]).await.status, 303);
    assert!(!dee.get(&workshop).await.text().contains("Die Zeit ist um"));
}

async fn only_the_team_does_anything_and_nothing_once_it_is_closed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, idea) = (world.program("dee").await, ideas[0].to_string());
    let read = version(&dee, &workshop).await;
    let now = read.to_string();
    let acts: [&[(&str, &str)]; 7] = [
        &[("act", "move"), ("idea", &idea), ("stage", "result"), ("version", &now)],
        &[("act", "undo")],
        &[("act", "vote"), ("points", "3")],
        &[("act", "tally")],
        &[("act", "dots"), ("idea", &idea), ("points", "1")],
        &[("act", "start"), ("minutes", "5")],
        &[("act", "release"), ("idea", &idea)],
    ];
    for who in ["chidi", "eva", "fritz"] {
        let browser = world.browser(who).await;
        for act in acts {
            assert_eq!(press(&browser, &workshop, act).await.status, 403, "{who} {act:?}");
        }
    }
    let reader = world.browser("chidi").await.get(&workshop).await;
    assert!(reader.status == 200 && reader.text().contains("Drucker"));
    assert!(!reader.text().contains("name=\"act\""), "{}", reader.text());

    let browser = world.browser("dee").await;
    assert_eq!(press(&browser, &workshop, acts[0]).await.status, 303);
    press(&browser, &workshop, acts[2]).await;
    press(&browser, &workshop, acts[4]).await;
    press(&browser, &workshop, acts[5]).await;
    assert_eq!(world.program("eva").await.put(&format!("{workshop}/closure")).await.status, 200);
    for act in acts {
        assert_eq!(press(&browser, &workshop, act).await.status, 409, "{act:?}");
    }
    for table in
        ["dots", "board_moves", "workshops WHERE round_points IS NOT NULL OR timer_until IS NOT NULL"]
    {
        assert_eq!(fresh.number(format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(cards(&dee, &workshop).await.len(), 2, "it keeps its ideas");
}

async fn the_script_gets_the_board_back_with_what_happened_to_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, program) = (world.browser("dee").await, world.program("dee").await);
    let read = version(&program, &workshop).await;
    let raw = |stage: &str, version: i64| {
        json!({"act": "move", "idea": ideas[0].to_string(), "stage": stage, "place": "",
            "version": version.to_string(), "points": "", "minutes": ""})
    };
    let call = "workshops/act_in_workshop";
    let done = dee.call_json(call, json!({"workshop": 1, "raw": raw("testing", read)})).await;
    assert_eq!(done.status, 200, "{}", done.text());
    let visit = done.json();
    assert_eq!((&visit["refused"], &visit["focus"]), (&json!(false), &json!(format!("card-{}", ideas[0]))));
    assert!(visit["said"].as_str().unwrap().contains("«Testen», Position 1 von 1"), "{visit}");
    assert!(visit["html"].as_str().unwrap().contains("Rückgängig"));
    let late = dee.call_json(call, json!({"workshop": 1, "raw": raw("result", read)})).await.json();
    assert_eq!(late["refused"], true);
    assert!(late["said"].as_str().unwrap().contains("inzwischen geändert"), "{late}");
    let now = format!("name=\"version\" value=\"{}\"", read + 1);
    assert!(late["html"].as_str().unwrap().contains(&now), "{late}");
    let stranger =
        world.browser("fritz").await.call_json(call, json!({"workshop": 1, "raw": raw("result", 9)})).await;
    assert_eq!(stranger.status, 403);
}

async fn whoever_goes_leaves_nothing_on_the_board(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let dee = world.program("dee").await;
    let read = version(&dee, &workshop).await;
    moved(&dee, &workshop, ideas[0], "result", read).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM board_moves").await, 1);
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("dee"))).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM board_moves").await, 0);
    let ben = world.program("ben").await;
    assert_eq!(cards(&ben, &workshop).await.len(), 2);
    assert_eq!(ben.delete(&format!("{workshop}/ideas/{}", ideas[0])).await.status, 200);
    assert_eq!(cards(&ben, &workshop).await, [at(ideas[1], "pulled", 1)]);
}

async fn an_answer_stands_at_the_card_and_what_was_chosen_stays_chosen(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let (dee, program) = (world.browser("dee").await, world.program("dee").await);
    let read = version(&program, &workshop).await;
    assert_eq!(moved(&program, &workshop, ideas[0], "testing", read).await.status, 200);
    let (idea, now) = (ideas[1].to_string(), (read + 1).to_string());
    let wish = [("act", "move"), ("idea", &*idea), ("stage", "designing"), ("version", &*now)];
    let full = press(&dee, &workshop, &wish).await;
    assert_eq!(full.status, 409);
    let (before, after) = full.text().split_once("id=\"answer\"").unwrap();
    assert!(before.contains(&format!("id=\"title-{idea}\"")), "{before}");
    assert!(!before.contains(&format!("id=\"to-{idea}\"")), "before the controls of the card");
    assert!(
        after.contains(&format!("data-below=\"title-{idea}\"")) && after.contains("autofocus"),
        "{after}"
    );
    let choice = after.split_once(&format!("id=\"to-{idea}\"")).unwrap().1.split_once("</select>").unwrap().0;
    assert!(choice.contains("value=\"designing\" selected"), "{choice}");
    assert_eq!(choice.matches("selected").count(), 1, "{choice}");
    assert_eq!(full.text().matches("id=\"answer\"").count(), 1, "said once");

    // What is about no card stands at the tool that it is about, and the browser goes there.
    let wrong = press(&dee, &workshop, &[("act", "start"), ("minutes", "ewig")]).await;
    assert!(wrong.text().contains("id=\"answer\" tabindex=\"-1\" data-below=\"timer\""), "{}", wrong.text());
    let started = press(&dee, &workshop, &[("act", "start"), ("minutes", "5")]).await;
    assert_eq!(started.location(), format!("{workshop}?done=start#timer"));
    let page = dee.get(&format!("{workshop}?done=start")).await;
    assert!(page.text().contains("Die Zeit läuft für das ganze Team."), "{}", page.text());
    assert!(page.text().contains("1 Karte<") && !page.text().contains("1 Karten"), "{}", page.text());

    // The script gives the focus back by these.
    for id in ["idea-", "title-", "card-"] {
        for idea in &ideas {
            assert!(page.text().contains(&format!("id=\"{id}{idea}\"")), "{id}{idea}");
        }
    }
    for id in ["all-workshops", "pulls", "vote"] {
        assert!(page.text().contains(&format!("id=\"{id}\"")), "{id}");
    }
}

async fn an_address_says_what_was_done_as_long_as_it_is_so(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = board(&world, &[]).await;
    let dee = world.browser("dee").await;
    let said =
        async |search: &str| dee.get(&format!("{workshop}?{search}")).await.text().contains("id=\"answer\"");
    assert!(!said("done=vote").await && !said("done=start").await && !said("done=pause").await);
    assert!(said("done=reset").await);
    let (own, free) = (ideas[0], ideas[2]);
    assert!(said(&format!("done=claim&idea={own}")).await && !said(&format!("done=claim&idea={free}")).await);
    assert!(
        !said(&format!("done=release&idea={own}")).await && said(&format!("done=release&idea={free}")).await
    );
    press(&dee, &workshop, &[("act", "vote"), ("points", "3")]).await;
    assert!(said("done=vote").await && !said("done=tally").await);
    press(&dee, &workshop, &[("act", "tally")]).await;
    assert!(said("done=tally").await && !said("done=vote").await);
}

async fn an_old_page_does_not_take_the_time_from_a_team(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, _) = board(&world, &[]).await;
    let (dee, ben) = (world.browser("dee").await, world.browser("ben").await);
    let start = world.service.now();
    let press_start = [("act", "start"), ("minutes", "10")];
    assert_eq!(press(&dee, &workshop, &press_start).await.status, 303);
    let until = fresh.number("SELECT timer_until FROM workshops").await;
    let late = press(&ben, &workshop, &[("act", "start"), ("minutes", "90")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Die Zeit läuft schon"), "{}", late.text());
    assert_eq!(fresh.number("SELECT timer_until FROM workshops").await, until);
    assert_eq!(press(&ben, &workshop, &[("act", "pause")]).await.status, 303);
    assert_eq!(press(&dee, &workshop, &press_start).await.status, 409, "it stands still");
    assert_eq!(press(&ben, &workshop, &[("act", "resume")]).await.status, 303);
    world.at(start.plus(30 * MINUTE));
    assert_eq!(press(&dee, &workshop, &press_start).await.status, 303, "it has run out");
}

store::contract!(
    an_answer_stands_at_the_card_and_what_was_chosen_stays_chosen,
    an_address_says_what_was_done_as_long_as_it_is_so,
    an_old_page_does_not_take_the_time_from_a_team,
    a_card_is_moved_without_a_script_and_put_back_by_whoever_moved_it,
    what_would_be_too_much_at_once_is_refused_with_the_reason,
    of_two_who_move_at_once_none_loses_a_card_and_one_is_shown_the_board,
    the_whole_team_hears_that_the_board_changed_and_nothing_more,
    points_are_secret_while_they_are_given_and_forgotten_afterwards,
    a_timer_runs_for_everybody_by_the_clock_of_the_server,
    only_the_team_does_anything_and_nothing_once_it_is_closed,
    the_script_gets_the_board_back_with_what_happened_to_it,
    whoever_goes_leaves_nothing_on_the_board,
);
