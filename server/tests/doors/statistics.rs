//! The statistics: the same for everybody, through every door, and nothing about fewer than five.

use domain::{
    ids::{TopicId, UnitId},
    people::{AccessPath, Role},
    selection::snapshot::{GRACE, OBJECTION},
    time::{DAY, HOUR},
};
use serde_json::{Value, json};
use service::{snapshots, statistics};
use store::{
    seeds::{SeedIdea, SeedPerson, SeedUnit},
    testing::Fresh,
};

use crate::world::{World, address, monday, schedule};

/// Thirty people of the day-care centres, twelve of the archive, three of a small unit. They support three ideas, the last about
/// working time.
async fn crowd(fresh: &Fresh) -> World {
    let world = World::on(fresh).await;
    let unit = |slug: &str, headcount| SeedUnit {
        slug: slug.into(),
        parent: None,
        name_de: slug.into(),
        name_en: slug.into(),
        headcount,
    };
    let units = [unit("archiv", 25), unit("lotsen", 3)];
    let made =
        world.service.store().write(move |tx| Box::pin(async move { tx.seed_units(&units, monday()).await }));
    let more = made.await.unwrap();
    let kitas = UnitId::from_i64(fresh.number("SELECT id FROM units WHERE slug = 'kitas'").await);
    let groups = [
        ("k", 30, kitas, AccessPath::Code),
        ("a", 12, more[0], AccessPath::Account),
        ("l", 3, more[1], AccessPath::Code),
    ];
    let people: Vec<SeedPerson> = groups
        .iter()
        .flat_map(|(letter, people, unit, access)| {
            (1..=*people).map(move |n| SeedPerson {
                email: Some(address(&format!("{letter}{n}"))),
                name: format!("Person {letter}{n}"),
                role: Role::Employee,
                unit: Some(*unit),
                access: *access,
                password_hash: None,
            })
        })
        .collect();
    let made = world
        .service
        .store()
        .write(move |tx| Box::pin(async move { tx.seed_people(&people, monday()).await }));
    made.await.unwrap();
    let time = TopicId::from_i64(fresh.number("SELECT id FROM topics WHERE slug = 'arbeitszeit'").await);
    let idea = |title| world.seeded(None, title);
    let ideas = vec![
        idea("Zweiter Drucker"),
        idea("Schlüssel für alle"),
        SeedIdea { topic: time, ..idea("Gleitzeit") },
    ];
    assert_eq!(world.seed(ideas).await, [1, 2, 3]);
    vote(&world, "k", 1..=20, 1).await;
    vote(&world, "k", 1..=10, 3).await;
    vote(&world, "a", 1..=12, 1).await;
    vote(&world, "a", 1..=6, 3).await;
    vote(&world, "l", 1..=2, 1).await;
    world
}

async fn vote(world: &World, letter: &str, who: std::ops::RangeInclusive<usize>, idea: i64) {
    for n in who {
        let answer = world.program(&format!("{letter}{n}")).await.put(&format!("/ideas/{idea}/vote")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
}

async fn read(world: &World) -> Value {
    let answer = world.program("ben").await.get("/statistics").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn everybody_with_an_account_reads_the_same_figures(fresh: &Fresh) {
    let world = crowd(fresh).await;
    statistics::keep_up(&world.service).await.unwrap();
    let figures = |page: &str| {
        page.split("Stand: ").nth(1).unwrap().split("class=\"footer\"").next().unwrap().to_owned()
    };
    let first = world.browser("ben").await.get("/statistics").await;
    assert_eq!(first.status, 200);
    let shown = figures(first.text());
    for who in ["chidi", "eva", "fritz"] {
        assert_eq!(figures(world.browser(who).await.get("/statistics").await.text()), shown, "{who}");
    }
    for told in [
        "<h3>Wo es drückt",
        "Die meisten Stimmen hat das Thema „it“: 34.",
        "1 der 1 stärksten Ideen werden in mindestens der Hälfte der 2 Bereiche unterstützt.",
        "role=\"img\"",
        "Balkendiagramm: Ideen nach Stand",
        "Dienstkonto",
    ] {
        assert!(first.text().contains(told), "{told}\n{}", first.text());
    }
    assert!(!first.text().contains("style="), "no style in the page, for the policy forbids it");
    let english = world.browser("ben").await.reading("en").get("/statistics?campaign=fruehjahr-2019").await;
    assert!(english.text().contains("too few to show"), "{}", english.text());

    let visitor = world.visitor().get("/statistics").await;
    assert_eq!((visitor.status, visitor.location()), (303, "/sign-in?next=/statistics"));
    assert_eq!(world.browser("ben").await.get("/statistics?campaign=gibt-es-nicht").await.status, 404);
}

async fn page_file_and_interface_tell_the_same_and_nothing_about_fewer_than_five(fresh: &Fresh) {
    let world = crowd(fresh).await;
    assert_eq!(read(&world).await["daily"], Value::Null, "nothing was counted yet");
    statistics::keep_up(&world.service).await.unwrap();
    let told = read(&world).await;
    let topics = &told["daily"]["topics"];
    assert_eq!(topics["topics"], json!(["it", "arbeitszeit"]));
    // Two of the small unit voted: with all others they are too few, so the archive joins them.
    assert_eq!(
        topics["units"],
        json!([
            {"unit": "kitas", "votes": [20, 10], "total": 30},
            {"unit": null, "votes": [14, 6], "total": 20},
        ])
    );
    assert_eq!((&topics["votes"], &topics["total"]), (&json!([34, 16]), &json!(50)));
    let breadth = json!({"units": 2, "ideas": [{"number": 1, "votes": 34, "units": 2}]});
    assert_eq!(told["daily"]["breadth"], breadth);
    // Of those with a work account nobody stayed away, which would tell of each that they voted.
    let access = &told["daily"]["access"];
    assert_eq!(
        access["paths"][0],
        json!({"access": "account", "voted": null, "accounts": 12, "percent": null})
    );
    assert_eq!(told["ideas"], Value::Null, "three ideas");

    let file = world.browser("ben").await.get("/statistics/topics.csv").await;
    assert_eq!(file.status, 200);
    let lines: Vec<_> = file.text().trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
    assert_eq!(
        lines,
        [
            "\"Bereich\";\"it\";\"arbeitszeit\";\"Zusammen\"",
            "\"Kitas\";\"20\";\"10\";\"30\"",
            "\"Übrige und ohne Bereich\";\"14\";\"6\";\"20\"",
            "\"Zusammen\";\"34\";\"16\";\"50\"",
        ]
    );
    let states = world.browser("ben").await.get("/statistics/states.csv").await;
    assert!(states.text().contains("\"Offen\";\"zu wenige Angaben\""), "{}", states.text());
    assert_eq!(world.browser("ben").await.get("/statistics/salaries.csv").await.status, 404);
    let wrong = world.program("ben").await.get("/statistics?unit=kitas").await;
    assert_eq!(wrong.wrong_fields()["unit"], "unknown");
}

async fn a_day_is_counted_once_so_that_no_single_vote_can_be_watched(fresh: &Fresh) {
    let world = crowd(fresh).await;
    statistics::keep_up(&world.service).await.unwrap();
    let before = read(&world).await["daily"].clone();
    vote(&world, "k", 21..=21, 1).await;
    world.at(monday().plus(3 * HOUR));
    statistics::keep_up(&world.service).await.unwrap();
    assert_eq!(read(&world).await["daily"], before);
    world.at(monday().plus(DAY));
    statistics::keep_up(&world.service).await.unwrap();
    let after = read(&world).await;
    assert_eq!(after["daily"], before, "one vote of a unit is not told on the next day either");
    // What came on a day is told with the days before, for it was one vote.
    let course = &after["votes_over_time"];
    assert_eq!(course.as_array().unwrap().len(), 1, "{course}");
    assert_eq!((&course[0]["new"], &course[0]["total"]), (&json!(51), &json!(51)));
    vote(&world, "k", 22..=25, 1).await;
    world.at(monday().plus(2 * DAY));
    statistics::keep_up(&world.service).await.unwrap();
    assert_eq!(read(&world).await["daily"]["topics"]["units"][0]["votes"], json!([25, 10]), "five are");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM day_figures").await, 1);
}

async fn the_figures_outlive_the_ballots(fresh: &Fresh) {
    let world = crowd(fresh).await;
    let closed = schedule().review;
    world.at(closed.plus(GRACE));
    snapshots::keep_up(&world.service).await.unwrap();
    statistics::keep_up(&world.service).await.unwrap();
    let frozen = read(&world).await["daily"].clone();
    assert_eq!(frozen["frozen"], true);
    // Of the small unit too few voted to be told apart in the frozen vote.
    assert_eq!(frozen["topics"]["units"][1], json!({"unit": null, "votes": [14, 6], "total": 20}));
    world.at(closed.plus(GRACE + OBJECTION + DAY));
    snapshots::keep_up(&world.service).await.unwrap();
    assert_eq!(fresh.number("SELECT COUNT(*) FROM votes").await, 0);
    statistics::keep_up(&world.service).await.unwrap();
    let later = read(&world).await;
    for kept in ["topics", "breadth", "access"] {
        assert_eq!(later["daily"][kept], frozen[kept], "{kept}");
    }
    assert_eq!(later["votes_over_time"].as_array().unwrap().last().unwrap()["total"], json!(50));
}

store::contract!(
    everybody_with_an_account_reads_the_same_figures,
    page_file_and_interface_tell_the_same_and_nothing_about_fewer_than_five,
    a_day_is_counted_once_so_that_no_single_vote_can_be_watched,
    the_figures_outlive_the_ballots,
);
