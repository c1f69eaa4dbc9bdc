//! The dossier: a PDF that people who do not see it can read as well.

use domain::time::DAY;
use lopdf::{Document, Object};
use serde_json::json;
use store::testing::Fresh;

use crate::{
    canvases::written,
    knock::Answer,
    pulls::{frozen, pull},
    workshops::{claim, found, pulled},
    world::{World, schedule},
};

const PULL: &str = "/workshops/campaigns/fruehjahr-2019/pulls/1";

/// A document, and what it says in the order in which it is read, without spaces: the reader guesses them from distances.
fn read(answer: &Answer) -> (Document, String) {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let document = Document::load_mem(&answer.body).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    (document, bare(&text))
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The names of everything that a document says it consists of.
fn meanings(document: &Document) -> Vec<String> {
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let kinds =
        elements.filter(|element| element.get(b"Type").is_ok_and(|kind| *kind == Object::from("StructElem")));
    let names = kinds.filter_map(|element| element.get(b"S").and_then(Object::as_name).ok());
    names.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// The levels of the headings, in the order in which they are read.
fn levels(document: &Document, of: &Object, found: &mut Vec<u8>) {
    let Ok((_, of)) = document.dereference(of) else { return };
    if let Ok(kids) = of.as_array() {
        for kid in kids {
            levels(document, kid, found);
        }
    } else if let Ok(element) = of.as_dict() {
        if let Ok([b'H', level]) = element.get(b"S").and_then(Object::as_name) {
            found.push(level - b'0');
        }
        if let Ok(kids) = element.get(b"K") {
            levels(document, kids, found);
        }
    }
}

async fn a_dossier_holds_what_everybody_reads_of_an_idea_and_nobodys_name(fresh: &Fresh) {
    let world = frozen(fresh).await;
    world.at(schedule().workshops.plus(DAY));
    world.comment("ben", 1, "Bei uns **genauso**, im *Archiv*:\n\n3. morgens\n4. abends").await;
    pull(&world, json!({"rule": "balanced", "places": 5})).await;
    let eva = world.browser("eva").await;
    let answer = eva.get(&format!("{PULL}/dossier.pdf")).await;
    let (document, text) = read(&answer);
    for told in [
        "Dossier: Frühjahr, Auswahl 1",
        "Inhalt",
        "5 Ideen",
        "#1 Drucker",
        "#4 Fahrradkeller",
        "30 Stimmen",
        "Als 1. gewählt, weil 30 Unterstützende als Nächste zusammen einen Platz bezahlen konnten.",
        "Wo drückt der Schuh?",
        "Der Drucker im Erdgeschoß klemmt jeden Morgen.",
        "Bei uns genauso, im Archiv: 3. morgens 4. abends",
        "ideen.example/ideas/4",
        "Seite 2 von ",
    ] {
        assert!(text.contains(&bare(told)), "{told}\n{text}");
    }
    for name in ["Yılmaz", "AnaY", "Kowalski", "BenK"] {
        assert!(!text.contains(name), "{name}\n{text}");
    }
    assert!(document.get_pages().len() >= 6, "a page for what it is, and one for each idea");
    // The same again, to the last byte.
    assert_eq!(eva.get(&format!("{PULL}/dossier.pdf")).await.body, answer.body);
    let english = eva.reading("en").get(&format!("{PULL}/dossier.pdf")).await;
    assert!(read(&english).1.contains("Wheredoestheshoepinch?"));
    let program = world.program("eva").await.get(&format!("{PULL}/dossier.pdf")).await;
    assert!(read(&program).1.contains("#1Drucker"));
}

async fn those_who_do_not_see_a_dossier_can_read_it(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 2})).await;
    let (document, _) = read(&world.browser("eva").await.get(&format!("{PULL}/dossier.pdf")).await);
    let root = document.catalog().unwrap();
    assert_eq!(root.get(b"Lang").unwrap().as_str().unwrap(), b"de");
    let marked = root.get(b"MarkInfo").unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(root.get(b"Outlines").is_ok() && root.get(b"StructTreeRoot").is_ok());
    let meanings = meanings(&document);
    for kind in ["H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Link", "Figure"] {
        assert!(meanings.iter().any(|name| name == kind), "{kind}: {meanings:?}");
    }
    let mut found = Vec::new();
    levels(&document, root.get(b"StructTreeRoot").unwrap(), &mut found);
    assert_eq!(found[..3], [1, 2, 2], "title, contents, first idea");
    assert!(found.contains(&3));
    assert!(found.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is left out: {found:?}");
    let about = document.objects.values().filter_map(|object| object.as_stream().ok());
    let about =
        about.filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| *kind == Object::from("XML")));
    let about: Vec<_> = about.map(|stream| String::from_utf8_lossy(&stream.content).into_owned()).collect();
    assert!(
        about.iter().any(|xml| xml.contains("pdfuaid:part") && xml.contains("Dossier: Frühjahr, Auswahl 1"))
    );
}

async fn a_workshop_has_its_dossier_and_others_have_none(fresh: &Fresh) {
    let world = World::on(fresh).await;
    pulled(&world, 3).await;
    let workshop = found(&world, "Bürgerdienste", &["dee"]).await;
    let dee = world.program("dee").await;
    assert_eq!(claim(&dee, &workshop, 1).await.status, 200);
    let address = format!("{workshop}/dossier.pdf");
    let (_, text) = read(&world.browser("dee").await.get(&address).await);
    assert!(
        text.contains("Dossier:Bürgerdienste") && text.contains("Team:1Person") && text.contains("#1Drucker"),
        "{text}"
    );
    assert!(!text.contains("Schlüssel"), "it has not taken it: {text}");
    let canvas = format!("{workshop}/ideas/1/canvas");
    for (field, value) in [
        ("problem", "Der Einzug ist *abgenutzt*.\n\n- ein Teil fehlt"),
        ("decision", "Ein neues Gerät."),
        ("due_on", "2019-09-30"),
    ] {
        assert_eq!(written(&dee, &canvas, field, 0, value).await.status, 200, "{field}");
    }
    let (document, german) = read(&world.browser("dee").await.get(&address).await);
    for told in [
        "Was wir wissen",
        "Der Einzug ist abgenutzt. • ein Teil fehlt",
        "Was entschieden ist",
        "Ein neues Gerät.",
        "30. September 2019",
    ] {
        assert!(german.contains(&bare(told)), "{told}\n{german}");
    }
    assert!(meanings(&document).iter().any(|name| name == "H4"), "each field has its heading");
    assert!(!german.contains("Schröder"), "not who wrote it: {german}");
    let pulled = read(&world.browser("eva").await.get(&format!("{PULL}/dossier.pdf")).await).1;
    assert!(!pulled.contains("Einzug"), "the canvas belongs to the workshop: {pulled}");
    let outcome = json!({"outcome": "handed_over", "answer": "Die IT *übernimmt*.", "place": "IT-Abteilung"});
    assert_eq!(world.program("chidi").await.put_json("/ideas/1/outcome", outcome).await.status, 200);
    let english = read(&dee.get(&address).await).1;
    for told in ["#1Drucker", "DieITübernimmt.", "IT-Abteilung", "History"] {
        assert!(english.contains(told), "{told}\n{english}");
    }
    assert_eq!(world.browser("fritz").await.get(&address).await.status, 403);
    assert_eq!(world.browser("fritz").await.get(&format!("{PULL}/dossier.pdf")).await.status, 403);
    assert_eq!(world.browser("eva").await.get("/workshops/99/dossier.pdf").await.status, 404);
    assert_eq!(dee.get("/workshops/99/dossier.pdf").await.status, 404);
}

async fn what_nobody_reads_any_more_is_named_and_not_told(fresh: &Fresh) {
    let world = frozen(fresh).await;
    world.at(schedule().workshops.plus(DAY));
    let comment = world.comment("ben", 1, "Das hier verbirgt die Moderation").await;
    pull(&world, json!({"rule": "votes", "places": 3})).await;
    fresh.run("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = 2").await;
    fresh.run(format!("UPDATE comments SET veil = 'hidden' WHERE id = {comment}")).await;
    let (_, text) = read(&world.browser("eva").await.get(&format!("{PULL}/dossier.pdf")).await);
    assert!(text.contains("Nichtdabei:#2."), "{text}");
    assert!(!text.contains("Schlüssel") && !text.contains("verbirgt"), "{text}");
}

async fn letters_that_the_font_has_not_and_words_without_end_break_nothing(fresh: &Fresh) {
    let world = frozen(fresh).await;
    pull(&world, json!({"rule": "votes", "places": 1})).await;
    let title = "W".repeat(120);
    let pinch = format!("→ Ёлка 👩🏽‍🚒 {} Ende", "Dienstreisekostenabrechnungsformular".repeat(90));
    fresh.run(format!("UPDATE ideas SET title = '{title}', pinch = '{pinch}' WHERE number = 1")).await;
    let (document, text) = read(&world.browser("eva").await.get(&format!("{PULL}/dossier.pdf")).await);
    assert!(document.get_pages().len() >= 3);
    assert!(text.contains(&title) && text.contains("Ende"), "{text}");
    // What is drawn as a mark is told beside it, in UTF-16.
    let drawn: Vec<u8> =
        document.get_pages().values().flat_map(|page| document.get_page_content(*page)).collect();
    let told: Vec<u8> = "→ Ёлка 👩🏽‍🚒".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let has = |wanted: &[u8]| drawn.windows(wanted.len()).any(|bytes| bytes == wanted);
    assert!(has(b"/ActualText"));
    let hex: String = told.iter().map(|byte| format!("{byte:02X}")).collect();
    assert!(has(&told) || has(hex.as_bytes()), "{}", String::from_utf8_lossy(&drawn));
}

store::contract!(
    a_dossier_holds_what_everybody_reads_of_an_idea_and_nobodys_name,
    those_who_do_not_see_a_dossier_can_read_it,
    a_workshop_has_its_dossier_and_others_have_none,
    what_nobody_reads_any_more_is_named_and_not_told,
    letters_that_the_font_has_not_and_words_without_end_break_nothing,
);
