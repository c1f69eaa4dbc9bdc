//! What teams take along: cards, posters, tables, and the same for programs.

use std::io::{Cursor, Read as _};

use domain::people::Scope;
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::Answer,
    pulls::{freeze, frozen, pull},
    workshops::{claim, found, pulled},
    world::World,
};

const PULL: &str = "/workshops/campaigns/fruehjahr-2019/pulls/1";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file of a workbook.
fn part(book: &Answer, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&book.body)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of a workbook, as its cells number them.
fn strings(book: &Answer) -> Vec<String> {
    let shared = part(book, "xl/sharedStrings.xml");
    let items = shared.split("<si>").skip(1).map(|item| item.split("</t>").next().unwrap());
    items.map(|item| item.split_once('>').unwrap().1.to_owned()).collect()
}

/// What stands in a cell of the first sheet: the kind that the workbook says it is, and its content.
fn cell(book: &Answer, place: &str) -> (String, String) {
    let sheet = part(book, "xl/worksheets/sheet1.xml");
    let cell = sheet.split(&format!("<c r=\"{place}\"")).nth(1).unwrap();
    let (head, rest) = cell.split_once('>').unwrap();
    let kind = head.split_once("t=\"").map_or("n", |(_, kind)| kind.split('"').next().unwrap());
    let value = rest.split("<v>").nth(1).unwrap().split('<').next().unwrap();
    let value =
        if kind == "s" { strings(book)[value.parse::<usize>().unwrap()].clone() } else { value.into() };
    (kind.to_owned(), value)
}

/// A page as people read it, without the marks between its parts.
fn read(page: &Answer) -> String {
    assert_eq!(page.status, 200, "{}", page.text());
    page.text().replace("<!>", "")
}

async fn cards_hold_what_a_pin_wall_needs_and_nobodys_name(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "balanced", "places": 5})).await;
    let eva = world.browser("eva").await;
    let page = read(&eva.get(&format!("{PULL}/cards")).await);
    for told in [
        "Ideenkarten: Frühjahr, Auswahl 1",
        "#4</span>",
        "Fahrradkeller",
        "Der Drucker im Erdgeschoß klemmt jeden Morgen.",
        "30 Stimmen",
        "Als 1. gewählt, weil 30 Unterstützende als Nächste zusammen einen Platz bezahlen konnten.",
        "src=\"/ideas/4/qr.svg\"",
        "ideen.example/ideas/4<",
        "aria-label=\"Blatt 2 von 2\"",
        "Drucken",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    let drawn = page.split("class=\"drawn\"").nth(1).unwrap().split("</main>").next().unwrap();
    assert_eq!(drawn.matches("class=\"paper-card\"").count(), 5);
    assert_eq!(drawn.matches("sheet--cards").count(), 2, "four on a sheet");
    assert!(!drawn.contains("Yılmaz") && !drawn.contains("Ana"), "{drawn}");
    assert!(!drawn.contains("style="), "the content security policy forbids it");
    let english = eva.reading("en").get(&format!("{PULL}/cards")).await;
    assert!(english.text().contains("Idea cards: "), "{}", english.text());
    assert!(english.text().contains("cut along the dashed lines"), "{}", english.text());
}

async fn the_votes_on_paper_are_those_of_the_frozen_vote(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 2})).await;
    fresh.run("UPDATE ideas SET votes = 977").await;
    let eva = world.browser("eva").await;
    for address in ["cards", "posters"] {
        let page = read(&eva.get(&format!("{PULL}/{address}")).await);
        assert!(page.contains("30 Stimmen") && !page.contains("977"), "{page}");
    }
    // What comes out differently today is told without votes and reasons.
    fresh.run("UPDATE pulls SET body = REPLACE(body, 'votes 30', 'votes 31')").await;
    let page = read(&eva.get(&format!("{PULL}/cards")).await);
    assert!(page.contains("Drucker") && !page.contains("30 Stimmen"), "{page}");
    assert!(!page.contains("paper-card__why"), "{page}");
}

async fn a_long_text_ends_with_a_whole_sentence_and_says_so(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 3})).await;
    let (title, sentence) = ("Formulare ".repeat(12).trim().to_owned(), "Das Formular passt nie.");
    let long = format!("{sentence} ").repeat(170);
    fresh
        .run(format!("UPDATE ideas SET title = '{title}', pinch = '{}' WHERE number = 1", long.trim()))
        .await;
    fresh
        .run(format!("UPDATE ideas SET pinch = '{}' WHERE number = 2", "Formulare ".repeat(400).trim()))
        .await;
    let page = read(&world.browser("eva").await.get(&format!("{PULL}/cards")).await);
    let shown = page.split("<p class=\"paper-card__pinch\">").nth(1).unwrap().split("</p>").next().unwrap();
    let sentences = shown.matches(sentence).count();
    assert!(sentences >= 5, "{shown}");
    assert_eq!(shown, [sentence; 170][..sentences].join(" "), "none is cut");
    assert!(page.contains("Hier gekürzt. Alles steht unter der Adresse."));
    assert!(page.contains("Der Text ist zu lang für eine Karte. Er steht unter der Adresse."));
    assert!(page.contains(&title), "titles are never shortened");
}

async fn what_nobody_reads_any_more_has_no_card_and_is_named(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 3})).await;
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 2").await;
    let eva = world.browser("eva").await;
    for address in ["cards", "posters"] {
        let page = read(&eva.get(&format!("{PULL}/{address}")).await);
        assert!(page.contains("Nicht dabei: #2."), "{page}");
        assert!(!page.contains("Schlüssel"), "{page}");
    }
}

async fn each_topic_has_its_posters_and_none_is_too_full(fresh: &Fresh) {
    let world = World::on(fresh).await;
    freeze(&world).await;
    pull(&world, json!({"rule": "votes", "places": 6})).await;
    fresh.run("UPDATE ideas SET topic_id = (SELECT MAX(id) FROM topics) WHERE number = 6").await;
    fresh
        .run(format!("UPDATE ideas SET title = '{}' WHERE number < 6", "Formulare ".repeat(12).trim()))
        .await;
    let page = read(&world.browser("eva").await.get(&format!("{PULL}/posters")).await);
    let posters: Vec<_> = page.split("class=\"sheet sheet--poster\"").skip(1).collect();
    assert!(posters.len() >= 3, "{page}");
    let ideas: Vec<_> =
        posters.iter().map(|poster| poster.matches("class=\"poster__idea\"").count()).collect();
    assert_eq!(ideas.iter().sum::<usize>(), 6);
    assert!(ideas.iter().all(|ideas| (1..=4).contains(ideas)), "{ideas:?}");
    assert!(page.contains("Blatt 1 von 2"), "{page}");
    for poster in &posters {
        assert!(poster.contains("src=\"/campaigns/fruehjahr-2019/qr.svg\""), "{poster}");
        assert!(poster.contains("ideen.example/campaigns/fruehjahr-2019<"), "{poster}");
    }
    let eva = world.browser("eva").await;
    let code = eva.get("/campaigns/fruehjahr-2019/qr.svg").await;
    assert_eq!((code.status, code.header("content-type")), (200, "image/svg+xml"));
    assert_eq!(eva.get("/campaigns/gibts-nicht/qr.svg").await.status, 404);
    assert_eq!(world.visitor().get("/campaigns/fruehjahr-2019/qr.svg").await.status, 303);
}

async fn a_workbook_holds_figures_as_figures_and_no_formulas(fresh: &Fresh) {
    let world = frozen(fresh).await;
    let wildcards = json!({"rule": "votes", "places": 5, "wildcards": {"3": "+1 von allen"}});
    let kept = pull(&world, wildcards).await;
    for (number, title) in [(1, "+49 231 fehlt"), (2, "-2 Stufen"), (4, "@alle & <jede>")] {
        fresh.run(format!("UPDATE ideas SET title = '{title}' WHERE number = {number}")).await;
    }
    let eva = world.browser("eva").await;
    let book = eva.get(&format!("{PULL}/ideas.xlsx")).await;
    assert_eq!((book.status, book.header("content-type")), (200, KIND));
    assert_eq!(book.header("content-disposition"), "attachment; filename=\"fruehjahr-2019-1.xlsx\"");
    let text = |text: &str| ("s".to_owned(), text.to_owned());
    let number = |number: &str| ("n".to_owned(), number.to_owned());
    assert_eq!(
        [cell(&book, "A1"), cell(&book, "C1"), cell(&book, "D1")],
        ["Platz", "Titel", "Stimmen"].map(text)
    );
    assert_eq!([cell(&book, "A2"), cell(&book, "B2"), cell(&book, "D2")], ["1", "3", "30"].map(number));
    assert_eq!(cell(&book, "C2"), text("=Summe"));
    let strings = strings(&book);
    for title in ["+49 231 fehlt", "-2 Stufen", "@alle &amp; &lt;jede&gt;"] {
        assert!(strings.iter().any(|known| known == title), "{title} in {strings:?}");
    }
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:G6\"/>"), "{sheet}");
    assert!(sheet.contains("<cols>"), "{sheet}");
    assert!(part(&book, "xl/styles.xml").contains("<b/>"), "the heads are bold");
    assert!(part(&book, "docProps/core.xml").contains("<dc:title>Frühjahr: Auswahl 1</dc:title>"));
    let custom = part(&book, "docProps/custom.xml");
    assert!(custom.contains("name=\"Language\"") && custom.contains(">de<"), "{custom}");
    // The second sheet says where it comes from.
    for known in ["snapshot_sha256", "sha256"] {
        let hash = kept[known].as_str().unwrap();
        assert!(strings.iter().any(|text| text == hash), "{known}");
    }
    assert!(strings.iter().any(|text| text.starts_with("dogital recipe 1")), "{strings:?}");
    assert!(part(&book, "xl/workbook.xml").contains("name=\"Herkunft\""));

    let rest = world.program("eva").await.get(&format!("{PULL}/ideas.xlsx")).await;
    assert_eq!((rest.status, cell(&rest, "A1").1.as_str()), (200, "Place"));
    let again = world.program("eva").await.get(&format!("{PULL}/ideas.xlsx")).await;
    assert_eq!(rest.header("etag"), again.header("etag"), "the same pull is the same file");
    assert_eq!(world.program("eva").await.get(&format!("{PULL}/ideas.xlsx?x=1")).await.status, 422);
}

/// A workshop of Dee's with these two ideas.
async fn team(world: &World) -> (String, Vec<i64>) {
    let ideas = pulled(world, 3).await;
    let workshop = found(world, "Bürgerdienste", &["dee"]).await;
    let dee = world.program("dee").await;
    for idea in &ideas[..2] {
        assert_eq!(claim(&dee, &workshop, *idea).await.status, 200);
    }
    (workshop, ideas)
}

async fn a_workshop_takes_its_ideas_along_with_board_votes_and_outcome(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = team(&world).await;
    let dee = world.program("dee").await;
    let outcome = json!({"outcome": "handed_over", "answer": "Die IT übernimmt.", "place": "IT-Abteilung"});
    let recorded =
        world.program("chidi").await.put_json(&format!("/ideas/{}/outcome", ideas[0]), outcome).await;
    assert_eq!(recorded.status, 200, "{}", recorded.text());

    let taken = dee.get(&format!("{workshop}/ideas")).await.json();
    let first = &taken["ideas"][0];
    assert_eq!((first["number"].as_i64(), first["votes"].as_i64()), (Some(ideas[0]), Some(30)), "{taken}");
    assert_eq!((first["stage"].as_str(), first["topic"].as_str()), (Some("pulled"), Some("it")), "{taken}");
    assert_eq!(first["outcome"], "handed_over");
    assert!(first["became"].as_str().unwrap().contains("IT-Abteilung"), "{taken}");
    assert!(first["why"].as_str().unwrap().contains("most votes"), "{taken}");
    assert!(!taken.to_string().contains("author") && !taken.to_string().contains("Ana"), "{taken}");

    let browser = world.browser("dee").await;
    let table = browser.get(&format!("{workshop}/ideas.csv")).await;
    let lines: Vec<_> = table.text().lines().collect();
    assert!(lines[0].contains("\"Spalte\";\"Punkte\";\"Stimmen\";\"Stand\";\"Ergebnis\""), "{}", lines[0]);
    assert!(lines[1].contains("\"Geholt\";\"\";\"30\"") && lines[1].contains("IT-Abteilung"), "{}", lines[1]);
    assert_eq!(lines.len(), 3);
    let book = browser.get(&format!("{workshop}/ideas.xlsx")).await;
    assert_eq!((book.status, book.header("content-type")), (200, KIND));
    assert_eq!(cell(&book, "F2"), ("n".to_owned(), "30".to_owned()));
    assert!(strings(&book).iter().any(|text| text.starts_with("dogital recipe 1")));
    let json = browser.get(&format!("{workshop}/ideas.json")).await;
    assert_eq!(json.json()["ideas"][0]["number"], ideas[0]);
    for ending in ["csv", "xlsx"] {
        assert_eq!(dee.get(&format!("{workshop}/ideas.{ending}")).await.status, 200, "{ending}");
    }
    for sheets in ["cards", "posters"] {
        let page = browser.get(&format!("{workshop}/{sheets}")).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("Bürgerdienste") && page.text().contains("30 Stimmen"),
            "{}",
            page.text()
        );
    }
    let page = browser.get(&workshop).await;
    for link in ["/cards", "/posters", "/dossier.pdf", "/ideas.xlsx", "/ideas.csv", "/ideas.json"] {
        assert!(page.text().contains(&format!("href=\"{workshop}{link}\"")), "{link}\n{}", page.text());
    }
    let kept = world.browser("eva").await.get(PULL).await;
    for link in ["/cards", "/posters", "/dossier.pdf", "/ideas.xlsx", "/ideas.csv", "/ideas.json"] {
        assert!(kept.text().contains(&format!("href=\"{PULL}{link}\"")), "{link}\n{}", kept.text());
    }
}

async fn only_those_who_see_it_take_it_along(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (workshop, ideas) = team(&world).await;
    let files = ["cards", "posters", "ideas.xlsx", "ideas.csv", "ideas.json"];
    let status = |who: &'static str, of: String| {
        let world = &world;
        async move {
            let browser = world.browser(who).await;
            let mut found = Vec::new();
            for file in files {
                found.push(browser.get(&format!("{of}/{file}")).await.status);
            }
            found
        }
    };
    for (who, pull, own) in [("eva", 200, 200), ("dee", 200, 200), ("chidi", 403, 200), ("ben", 403, 403)] {
        assert_eq!(status(who, PULL.to_owned()).await, [pull; 5], "{who}");
        assert_eq!(status(who, workshop.clone()).await, [own; 5], "{who}");
    }
    assert_eq!(world.visitor().get(&format!("{workshop}/ideas.csv")).await.status, 303);
    assert_eq!(world.browser("eva").await.get("/workshops/999/cards").await.status, 404);
    assert_eq!(world.browser("eva").await.get(&format!("{PULL}9/cards")).await.status, 404);
    let reading = world.program_that("dee", &[Scope::Read]).await;
    assert_eq!(reading.get(&format!("{workshop}/ideas")).await.status, 200);
    let writing = world.program_that("dee", &[Scope::Write]).await;
    assert_eq!(writing.get(&format!("{workshop}/ideas")).await.status, 403);
    // Whoever oversees workshops and sees no pulls gets the votes, and no reasons.
    let chidi = world.program("chidi").await.get(&format!("{workshop}/ideas")).await.json();
    assert_eq!(
        (chidi["ideas"][0]["votes"].as_i64(), chidi["ideas"][0]["why"].as_str()),
        (Some(30), None),
        "{chidi}"
    );
    // What is hidden from the team is hidden on paper and in tables.
    fresh
        .run(format!("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = {}", ideas[0]))
        .await;
    let dee = world.browser("dee").await;
    for file in ["cards", "posters", "ideas.csv", "ideas.json"] {
        let answer = dee.get(&format!("{workshop}/{file}")).await;
        assert!(!answer.text().contains("Drucker</"), "{file}\n{}", answer.text());
        assert!(!answer.text().contains("\"Drucker\""), "{file}\n{}", answer.text());
    }
}

async fn nothing_to_print_says_so(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let workshop = found(&world, "Leer", &["dee"]).await;
    let dee = world.browser("dee").await;
    for sheets in ["cards", "posters"] {
        let page = dee.get(&format!("{workshop}/{sheets}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Hier ist keine Idee, die sich drucken lässt."), "{}", page.text());
    }
    assert_eq!(dee.get(&format!("{workshop}/ideas.csv")).await.text().lines().count(), 1);
    assert_eq!(dee.get(&format!("{workshop}/ideas.xlsx")).await.status, 200);
    assert!(!dee.get(&workshop).await.text().contains("/cards"), "nothing to hand over yet");
}

store::contract!(
    cards_hold_what_a_pin_wall_needs_and_nobodys_name,
    the_votes_on_paper_are_those_of_the_frozen_vote,
    a_long_text_ends_with_a_whole_sentence_and_says_so,
    what_nobody_reads_any_more_has_no_card_and_is_named,
    each_topic_has_its_posters_and_none_is_too_full,
    a_workbook_holds_figures_as_figures_and_no_formulas,
    a_workshop_takes_its_ideas_along_with_board_votes_and_outcome,
    only_those_who_see_it_take_it_along,
    nothing_to_print_says_so,
);
