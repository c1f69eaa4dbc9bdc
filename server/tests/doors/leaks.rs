//! What somebody may not know is in no answer of any door.

use domain::{
    ideas::{Overlay, Status},
    people::Scope,
};
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::{Answer, Browser, Program},
    world::{PINCH, World, idea_form},
};

const HELD: &str = "Heldenhaftes Geheimnis";
const HIDDEN: &str = "Verstecktes Geheimnis";
const GONE: &str = "Getilgtes Geheimnis";
const UNNAMED: &str = "Namenlose Beobachtung";

/// The numbers of one idea of each kind, all by Ana.
struct Ideas {
    held: i64,
    hidden: i64,
    gone: i64,
    unnamed: i64,
    /// Everybody reads it; two of its comments are behind a veil.
    open: i64,
    comments: Vec<i64>,
}

async fn city(fresh: &Fresh) -> (World, Ideas) {
    let world = World::on(fresh).await;
    let mut ideas = Ideas {
        held: world.post("ana", HELD).await,
        hidden: world.post("ana", HIDDEN).await,
        gone: world.post("ana", GONE).await,
        unnamed: world.post_unnamed("ana", UNNAMED).await.0,
        open: world.post("ana", "Offen für alle").await,
        comments: Vec::new(),
    };
    for (words, veil) in [(HELD, "held"), (HIDDEN, "hidden")] {
        let comment = world.comment("ana", ideas.open, &format!("{words} im Schleier")).await;
        fresh.run(format!("UPDATE comments SET veil = '{veil}' WHERE id = {comment}")).await;
        ideas.comments.push(comment);
    }
    fresh.run(format!("UPDATE ideas SET comments = 0 WHERE number = {}", ideas.open)).await;
    // Their words in every place where words stand: comments, earlier versions, addenda, earlier wordings.
    let ana = world.browser("ana").await;
    for (number, words) in [(ideas.held, HELD), (ideas.hidden, HIDDEN), (ideas.gone, GONE)] {
        let page = format!("/ideas/{number}");
        world.program("dee").await.put(&format!("{page}/vote")).await;
        // Comments outlive the idea that its author takes back.
        let said = if number == ideas.gone { "Stimmt" } else { words };
        let comment = world.comment("ana", number, &format!("{said} im Kommentar")).await;
        ana.post(&format!("{page}/comments/{comment}"), &[("body", &format!("{said}, neu gefasst"))]).await;
        ana.post(&format!("{page}/addenda"), &[("body", &format!("{words} im Nachtrag"))]).await;
        let title = format!("{words} neu");
        ana.post(&format!("{page}/edit"), &[("title", &title), ("pinch", PINCH), ("wish", words)]).await;
        ideas.comments.push(comment);
    }
    // The search still knows them: what it finds is asked for again.
    service::search::rebuild(&world.service).await.unwrap();
    fresh
        .run(format!("UPDATE ideas SET status = 'held', listed = FALSE WHERE number = {}", ideas.held))
        .await;
    fresh
        .run(format!("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = {}", ideas.hidden))
        .await;
    fresh
        .run(format!("UPDATE ideas SET overlay = 'withdrawn', listed = FALSE WHERE number = {}", ideas.gone))
        .await;
    (world, ideas)
}

/// Everything that can be read, as a program.
async fn by_program(program: &Program, ideas: &Ideas) -> Vec<(String, Answer)> {
    let mut paths = ["/campaigns", "/topics", "/me", "/statistics", "/campaigns/fruehjahr-2019/outcomes"]
        .map(str::to_owned)
        .to_vec();
    for word in ["Geheimnis", "Heldenhaftes", "Namenlose"] {
        paths.push(format!("/ideas/similar?title={word}&text={word}"));
        paths.push(format!("/ideas?q={word}"));
    }
    for sort in ["fair", "new", "top", "trending", "discussed", "answered"] {
        paths.push(format!("/ideas?sort={sort}&limit=100"));
        for status in ["held", "open"] {
            paths.push(format!("/ideas?sort={sort}&status={status}"));
        }
        for mine in ["posted", "voted", "commented"] {
            paths.push(format!("/ideas?sort={sort}&mine={mine}"));
        }
    }
    for number in [ideas.held, ideas.hidden, ideas.gone, ideas.unnamed, ideas.open] {
        paths.extend([format!("/ideas/{number}"), format!("/ideas/{number}/comments")]);
    }
    let mut answers = Vec::new();
    for path in paths {
        answers.push((path.clone(), program.get(&path).await));
    }
    for number in [ideas.held, ideas.hidden, ideas.gone] {
        let path = format!("/ideas/{number}");
        answers.push((format!("vote {path}"), program.put(&format!("{path}/vote")).await));
        let body = json!({"body": "Und nun?"});
        answers.push((format!("comment {path}"), program.post(&format!("{path}/comments"), body).await));
    }
    answers
}

/// Everything that can be read, as a browser with and without its script.
async fn by_browser(browser: &Browser, ideas: &Ideas) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    let lists = [
        "/",
        "/?q=Geheimnis",
        "/?status=held",
        "/?mine=posted",
        "/?mine=commented",
        "/?sort=top",
        "/me",
        "/ideas/new",
        "/campaigns/fruehjahr-2019",
        "/statistics",
        "/moderation",
        "/outcomes",
        "/outcomes/fruehjahr-2019",
        "/results",
        "/results/fruehjahr-2019",
    ];
    for address in lists {
        answers.push((address.to_owned(), browser.get(address).await));
    }
    for number in [ideas.held, ideas.hidden, ideas.gone, ideas.unnamed] {
        let (page, key) = (format!("/ideas/{number}"), number.to_string());
        for address in [page.clone(), format!("{page}/edit"), format!("{page}/qr.svg")] {
            answers.push((address.clone(), browser.get(&address).await));
        }
        for act in ["vote", "comments", "report", "addenda", "withdraw", "reveal", "claim", "edit"] {
            let fields = [
                ("wanted", "true"),
                ("body", "Und nun?"),
                ("reason", "spam"),
                ("title", "Gut genug"),
                ("pinch", PINCH),
                ("claim_code", "kran-ofen-igel-wolke"),
            ];
            if number != ideas.unnamed {
                answers
                    .push((format!("{page}/{act}"), browser.post(&format!("{page}/{act}"), &fields).await));
            }
        }
        for (function, name) in
            [("ideas/load_idea", "number"), ("comments/list_comments", "idea"), ("forms/open_edit", "number")]
        {
            answers.push((format!("{function} {number}"), browser.ask(function, &[(name, &key)]).await));
        }
    }
    for comment in &ideas.comments {
        let key = comment.to_string();
        answers.push((
            format!("versions {key}"),
            browser.ask("comments/list_versions", &[("comment", &key)]).await,
        ));
        answers.push((
            format!("delete {key}"),
            browser.call("comments/delete_comment", &[("comment", &key)]).await,
        ));
        let address = format!("/ideas/{}/comments/{key}", ideas.unnamed);
        answers.push((address.clone(), browser.post(&address, &[("body", "Und nun?")]).await));
    }
    for query in ["", "%3Fsort%3Dnew", "%3Fsort%3Dtop%26status%3Dheld", "%3Fq%3DGeheimnis"] {
        let path = format!("/fn/app/api/ideas/list_ideas?address={query}");
        let request = browser.request(axum::http::Method::GET, &path);
        let answer =
            browser.send(request.header("accept", "application/json"), axum::body::Body::empty()).await;
        answers.push((query.to_owned(), answer));
    }
    let similar = [("title", "Heldenhaftes Geheimnis"), ("text", "Namenlose")];
    answers.push(("similar".to_owned(), browser.ask("search/list_similar", &similar).await));
    answers.push(("my page".to_owned(), browser.ask("people/load_my_page", &[]).await));
    answers
}

fn assert_silent(who: &str, words: &[&str], answers: &[(String, Answer)]) {
    for (asked, answer) in answers {
        let said = String::from_utf8_lossy(&answer.body);
        let headers = format!("{:?}", answer.headers);
        for word in words {
            assert!(
                !said.contains(word) && !headers.contains(word),
                "{who} reads {word:?} in {asked}: {said}"
            );
        }
        assert!(answer.status < 500, "{who}: {asked} answers {}: {said}", answer.status);
    }
}

async fn what_is_held_hidden_or_withdrawn_is_read_by_nobody_else(fresh: &Fresh) {
    let (world, ideas) = city(fresh).await;
    for who in ["ben", "dee", "fritz"] {
        let words = [HELD, HIDDEN, GONE];
        assert_silent(who, &words, &by_browser(&world.browser(who).await, &ideas).await);
        assert_silent(who, &words, &by_program(&world.program(who).await, &ideas).await);
    }
    // What everybody must not read is there all the same: its author and moderation read it.
    for who in ["ana", "chidi", "eva"] {
        let program = world.program_that(who, &[Scope::Read]).await;
        for (number, words) in [(ideas.held, HELD), (ideas.hidden, HIDDEN)] {
            assert!(program.get(&format!("/ideas/{number}")).await.text().contains(words), "{who}");
        }
    }
    let chidi = world.browser("chidi").await;
    for (asked, answer) in by_browser(&chidi, &ideas).await {
        assert!(
            !answer.text().contains(GONE),
            "what its author took back is gone for moderation too: {asked}"
        );
    }
}

async fn who_wrote_without_a_name_is_read_by_nobody(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (unnamed, code) = world.post_unnamed("ana", UNNAMED).await;
    let path = format!("/ideas/{unnamed}");
    let comment = json!({"body": "Noch eine Beobachtung", "named": false});
    assert_eq!(world.program("ana").await.post(&format!("{path}/comments"), comment).await.status, 201);
    let ana = world.browser("ana").await;
    ana.post(&format!("{path}/claim"), &[("claim_code", &code)]).await;
    ana.post(&format!("{path}/comments"), &[("body", "Als Urheberin"), ("named", "false")]).await;
    ana.post(&format!("{path}/addenda"), &[("body", "Nachtrag der Urheberin")]).await;
    let (held, hidden, gone, open) = (unnamed, unnamed, unnamed, unnamed);
    let ideas = Ideas { held, hidden, gone, unnamed, open, comments: Vec::new() };
    service::search::rebuild(&world.service).await.unwrap();
    for who in ["ben", "chidi", "eva", "fritz"] {
        let words = ["Yılmaz", "ana@example.org", code.as_str()];
        assert_silent(who, &words, &by_browser(&world.browser(who).await, &ideas).await);
        assert_silent(who, &words, &by_program(&world.program(who).await, &ideas).await);
    }
    // Nor does her own token tell: whoever looks over her shoulder sees an idea like any other.
    let own = world.program("ana").await;
    for path in ["/ideas?mine=posted", "/ideas?mine=commented"] {
        assert_eq!(own.get(path).await.json()["items"], json!([]), "{path}");
    }
    assert!(!own.get(&path).await.text().contains("Yılmaz"));
}

async fn who_voted_for_what_is_read_by_nobody(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let path = format!("/ideas/{number}");
    assert_eq!(world.program("dee").await.put(&format!("{path}/vote")).await.status, 200);
    let (held, hidden, gone, unnamed, open) = (number, number, number, number, number);
    let ideas = Ideas { held, hidden, gone, unnamed, open, comments: Vec::new() };
    service::search::rebuild(&world.service).await.unwrap();
    for who in ["ana", "ben", "chidi", "eva", "fritz"] {
        let words = ["Schröder", "dee@example.org"];
        let browser = world.browser(who).await;
        assert_silent(
            who,
            &words,
            &[(path.clone(), browser.get(&path).await), ("/".into(), browser.get("/").await)],
        );
        let answer = browser.ask("ideas/load_idea", &[("number", &number.to_string())]).await;
        assert_silent(who, &words, &[("load_idea".into(), answer)]);
        assert_silent(who, &words, &by_program(&world.program_that(who, &[Scope::Read]).await, &ideas).await);
    }
}

async fn what_moderators_write_for_each_other_is_read_by_nobody_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Offen für alle").await;
    let chidi = world.program("chidi").await;
    let path = format!("/ideas/{number}");
    let note = json!({"body": "Notizgeheimnis"});
    assert_eq!(chidi.post(&format!("{path}/notes"), note).await.status, 201);
    assert_eq!(chidi.put(&format!("{path}/tags/tagesgeheimnis")).await.status, 204);
    let prepared = json!({"status": "planned", "answer": "Antwortgeheimnis"});
    assert_eq!(chidi.put_json(&format!("{path}/prepared-answer"), prepared).await.status, 200);
    service::search::rebuild(&world.service).await.unwrap();
    let (held, hidden, gone, unnamed, open) = (number, number, number, number, number);
    let ideas = Ideas { held, hidden, gone, unnamed, open, comments: Vec::new() };
    let words = ["Notizgeheimnis", "tagesgeheimnis", "Antwortgeheimnis"];
    for who in ["ana", "ben", "fritz"] {
        let (browser, program) = (world.browser(who).await, world.program(who).await);
        assert_silent(who, &words, &by_browser(&browser, &ideas).await);
        assert_silent(who, &words, &by_program(&program, &ideas).await);
        let mut answers = Vec::new();
        for path in [
            "/triage",
            "/triage?view=prepared",
            "/triage?tag=x",
            "/moderation",
            "/admin/audit",
            "/admin/audit.jsonl",
        ] {
            answers.push((path.to_owned(), browser.get(path).await));
        }
        for path in
            [format!("{path}/notes"), format!("{path}/prepared-answer"), "/triage?view=prepared".into()]
        {
            let answer = program.get(&path).await;
            assert_eq!(answer.status, 403, "{who}: {path}");
            answers.push((path, answer));
        }
        for word in ["Notizgeheimnis", "tagesgeheimnis", "Antwortgeheimnis"] {
            let found = program.get(&format!("/ideas?q={word}")).await;
            assert_eq!(found.json()["items"], json!([]), "{who}: {word}");
        }
        assert_silent(who, &words, &answers);
    }
    let page = chidi.get(&format!("{path}/notes")).await;
    assert!(page.text().contains("Notizgeheimnis"), "colleagues read it");
}

async fn a_draft_is_not_there_before_its_day(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.idea_in("ana", "Frühes Geheimnis", Status::Open, Overlay::None).await;
    let (ben, ana) = (world.browser("ben").await, world.browser("ana").await);
    world.at(crate::world::schedule().collecting.plus(-1));
    for (who, browser) in [("ben", &ben), ("ana", &ana)] {
        for address in ["/", "/ideas/new", "/campaigns/fruehjahr-2019", &format!("/ideas/{number}")] {
            let page = browser.get(address).await;
            assert_silent(who, &["Frühes", "Worum es geht"], &[(address.to_owned(), page)]);
        }
        let answer = browser.post("/ideas/new", &idea_form("Zu früh gekommen")).await;
        assert_eq!(answer.status, 404, "{who}");
    }
}

store::contract!(
    what_is_held_hidden_or_withdrawn_is_read_by_nobody_else,
    who_wrote_without_a_name_is_read_by_nobody,
    who_voted_for_what_is_read_by_nobody,
    what_moderators_write_for_each_other_is_read_by_nobody_else,
    a_draft_is_not_there_before_its_day,
);
