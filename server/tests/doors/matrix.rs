//! Every address of the product, and what it answers to whom. The routes are read from the product itself, so that a new one
//! stands in the snapshot or fails the test.

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use axum::{body::Body, http::Method};
use domain::{
    ideas::{Overlay, Status},
    people::Scope,
};
use leptos_axum::generate_route_list;
use serde_json::json;
use store::seeds::{SeedComment, SeedIdea};

use crate::{
    knock::{Browser, Program, form},
    openapi,
    world::{PINCH, World, idea, monday},
};

/// Who knocks, by what stands above their column.
pub const COLUMNS: [&str; 8] =
    ["visitor", "author", "employee", "moderator", "admin", "council", "t:read", "t:write"];

/// What a form or a call sends so that it would be taken.
fn sent(route: &str) -> String {
    let idea =
        [("title", "Eine gute Idee"), ("pinch", PINCH), ("wish", ""), ("topic", "it"), ("named", "true")];
    let text = [("body", "Ein Text, der lang genug ist.")];
    match route {
        "/ideas/new" | "/ideas/{number}/edit" => form(&idea),
        "/ideas/{number}/vote" => form(&[("wanted", "true")]),
        "/ideas/{number}/report" => form(&[("reason", "spam")]),
        "/me/name" => form(&[("name", "Neuer Name")]),
        "/ideas/{number}/follow" => form(&[("wanted", "true")]),
        "/me/searches" => form(&[("name", "Meine Suche"), ("query", "?sort=top")]),
        "/admin/synonyms" => form(&[("body", "Kita = Hort")]),
        "/me/searches/forget" => form(&[("name", "Meine Suche")]),
        "/ideas/{number}/outcome" => {
            form(&[("outcome", "in_progress"), ("answer", "Ja."), ("until", "2019-12-31")])
        }
        "/ideas/{number}/result" => form(&[("act", "takeback")]),
        "/ideas/{number}/outcome/survey" => form(&[("better", "yes")]),
        "/triage/{number}" => form(&[("act", "decide"), ("status", "in_review")]),
        "/opinions/{id}" | "/opinion/{token}" => form(&[("possible", "yes")]),
        "/workshops/new" => form(&[("act", "found"), ("name", "")]),
        "/workshops/{id}" => form(&[("act", "claim"), ("idea", "1")]),
        "/workshops/{id}/ideas/{number}/canvas/edit" => {
            form(&[("causes", "Zu wenig Zeit"), ("version-causes", "0")])
        }
        "/workshops/{id}/ideas/{number}/canvas/{field}" => form(&[("version", "1"), ("seen", "2")]),
        "/workshops/{id}/edit" => form(&[("act", "close")]),
        "/workshops/campaigns/{slug}" => form(&[("rule", "votes"), ("places", "1")]),
        "/triage/bulk" => form(&[("act", "settle"), ("item", "999999")]),
        "/triage/appeals/{id}" => form(&[("outcome", "upheld"), ("sentence", "Es bleibt dabei.")]),
        "/sign-in" => form(&[("email", "nobody@example.org"), ("password", "falsch")]),
        route if route.starts_with("/admin/") => administration(route),
        _ => form(&text),
    }
}

/// What a form of the administration sends.
fn administration(route: &str) -> String {
    let (name, plan) = (("name_de", "Neuer Name"), ("masterplan", "bildung"));
    match route {
        "/admin/campaigns/{slug}" => form(&[("act", "change")]),
        "/admin/campaigns/{slug}/topics" => form(&[("act", "add"), name, plan]),
        "/admin/campaigns/{slug}/topics/{topic}" => form(&[("act", "rename"), name, plan]),
        "/admin/campaigns/{slug}/stage" => form(&[("act", "open"), ("name", "Saal 1")]),
        "/admin/units" => form(&[("act", "add"), name]),
        "/admin/units/{slug}" => form(&[("act", "rename"), name]),
        "/admin/texts/{key}" => form(&[("act", "forget"), ("meant", "true")]),
        "/admin/templates" => form(&[("act", "add"), ("name", "Dank"), ("body", "Danke.")]),
        "/admin/templates/{id}" => form(&[("act", "keep"), ("name", "Dank"), ("body", "Danke.")]),
        _ => form(&[("act", "change"), name]),
    }
}

/// What a call of the script sends, and in which format; an empty text for those that read.
pub fn arguments(route: &str, idea: i64, comment: i64) -> (&'static str, String) {
    let words =
        json!({"title": "Eine gute Idee", "pinch": PINCH, "wish": "", "topic": "it", "named": "false"});
    let (number, comment) = (idea.to_string(), comment.to_string());
    let json = |value: serde_json::Value| ("application/json", value.to_string());
    let plain = |fields: &[(&str, &str)]| ("application/x-www-form-urlencoded", form(fields));
    match route.strip_prefix("/fn/app/").map(|path| path.strip_prefix("api/").unwrap_or(path)).unwrap() {
        "campaigns/load_campaign"
        | "forms/open_new_idea"
        | "people/load_my_page"
        | "moderation_figures/load_moderation_figures"
        | "synonyms/open_synonyms" => plain(&[]),
        "audit/open_audit" => plain(&[("address", "verb=hide")]),
        "admin/campaigns/open_campaigns"
        | "admin/campaigns/open_new_campaign"
        | "admin/units/open_units"
        | "admin/people/open_new_person"
        | "admin/texts/open_texts"
        | "admin/templates/open_overview"
        | "admin/templates/open_templates" => plain(&[]),
        "admin/campaigns/open_campaign" => plain(&[("slug", "fruehjahr-2019")]),
        "admin/topics/open_topics" => plain(&[("campaign", "fruehjahr-2019")]),
        "admin/topics/open_topic" => plain(&[("campaign", "fruehjahr-2019"), ("topic", "it")]),
        "admin/units/open_unit" => plain(&[("slug", "kitas")]),
        "admin/people/open_people" => plain(&[("q", "ana"), ("after", "")]),
        "admin/people/open_person" => plain(&[("person", "1")]),
        "admin/texts/open_text" => plain(&[("key", "imprint")]),
        "admin/templates/open_template" => plain(&[("template", "999999")]),
        "opinions/open_opinions" => plain(&[]),
        "opinions/open_opinion" => plain(&[("id", "999999")]),
        "opinions/open_linked_opinion" => plain(&[("token", "geraten")]),
        "stage/load_stage" | "stage/open_stage_desk" => plain(&[("campaign", "fruehjahr-2019")]),
        "statistics/open_statistics" => plain(&[("campaign", "")]),
        "pulls/open_pulls" => plain(&[("path", "/workshops/campaigns/fruehjahr-2019"), ("search", "")]),
        "workshops/act_in_workshop" => {
            let raw = json!({"act": "claim", "idea": "1", "stage": "", "place": "", "version": "", "points": "", "minutes": ""});
            json(json!({"workshop": 999_999, "raw": raw}))
        }
        "workshops/open_workshops" => plain(&[("path", "/workshops"), ("search", "")]),
        "canvases/open_canvas" => plain(&[("path", "/workshops/999999/ideas/1/canvas"), ("search", "")]),
        "canvases/save_canvas" => {
            let fields = json!([["act", "save"], ["causes", "Zu wenig Zeit"], ["version-causes", "0"]]);
            json(json!({"path": "/workshops/999999/ideas/1/canvas/edit", "fields": fields}))
        }
        "handover/open_handover" => plain(&[("path", "/workshops/999999/cards")]),
        "outcomes/open_outcomes" => plain(&[("path", "/outcomes")]),
        "results/open_result" => plain(&[("path", "/ideas/1/result")]),
        "triage/open_triage" => plain(&[("address", "?view=all")]),
        "pages/gallery/render_gallery" => plain(&[("lang", "de")]),
        "comments/add_comment" => json(json!({"raw": {"idea": idea, "reply_to": null, "kind": "question",
            "body": "Ein Text", "named": true, "official": false}})),
        "comments/delete_comment" | "comments/list_versions" => plain(&[("comment", &comment)]),
        "comments/list_comments" => plain(&[("idea", &number)]),
        "comments/reword_comment" => plain(&[("comment", &comment), ("body", "Ein Text")]),
        "forms/open_edit" | "ideas/load_idea" => plain(&[("number", &number)]),
        "forms/post_idea" => json(json!({"form": words, "key": ""})),
        "forms/reword_idea" => json(
            json!({"number": idea, "version": "", "title": "Eine gute Idee", "pinch": PINCH, "wish": ""}),
        ),
        "ideas/list_ideas" => plain(&[("address", "?sort=new")]),
        "comments/add_variant" => json(json!({"idea": idea, "body": "Bei uns ähnlich"})),
        "follows/set_follow" => plain(&[("idea", &number), ("wanted", "true")]),
        "search/list_similar" => plain(&[("title", "Ein zweiter Drucker"), ("text", "")]),
        "views/count_views" => plain(&[("ideas", &number)]),
        "people/end_session" => plain(&[("session", "999999")]),
        "people/rename_me" => plain(&[("name", "Neuer Name")]),
        "reports/report_idea" => json(json!({"idea": idea, "comment": null, "reason": "spam", "note": ""})),
        "reports/report_barrier" => plain(&[("body", "Ein Text, der lang genug ist."), ("contact", "")]),
        "texts/load_text" => plain(&[("key", "imprint"), ("lang", "de")]),
        "votes/set_vote" => plain(&[("idea", &number), ("wanted", "true")]),
        unknown => panic!("say in matrix.rs what {unknown} takes"),
    }
}

/// The routes of the plain router, as its source names them: method and path.
fn plain_routes() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http");
    let mut routes = Vec::new();
    for file in [
        "forms/mod.rs",
        "audit.rs",
        "auth.rs",
        "handover/mod.rs",
        "live.rs",
        "pulls.rs",
        "qr.rs",
        "results.rs",
        "health.rs",
        "site.rs",
        "stage.rs",
        "statistics.rs",
        "rest/mod.rs",
    ] {
        let source = std::fs::read_to_string(folder.join(file)).unwrap();
        for route in source.split(".route(").skip(1) {
            let (path, handler) = route.split_once(',').unwrap();
            let (path, handler) = (path.trim(), handler.trim());
            let path = match path {
                "links::SIGN_IN" => "/sign-in".to_owned(),
                "links::SIGN_OUT" => "/sign-out".to_owned(),
                "NO_FORM" => server::http::forms::NO_FORM.to_owned(),
                "&format!(\"{BASE}/openapi.json\")" => "/api/v1/openapi.json".to_owned(),
                literal => literal
                    .strip_prefix('"')
                    .and_then(|text| text.strip_suffix('"'))
                    .unwrap_or_else(|| panic!("{file}: {literal}"))
                    .to_owned(),
            };
            let method = handler.split('(').next().unwrap().to_uppercase();
            routes.push((method, path));
        }
    }
    routes
}

/// Every file that adds routes is read above.
#[test]
fn no_route_is_added_elsewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    let mut open = vec![folder.clone()];
    while let Some(folder_) = open.pop() {
        for entry in std::fs::read_dir(folder_).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if std::fs::read_to_string(&path).unwrap().contains(".route(") {
                found.insert(path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let read = [
        "audit.rs",
        "auth.rs",
        "forms/mod.rs",
        "handover/mod.rs",
        "health.rs",
        "live.rs",
        "pulls.rs",
        "qr.rs",
        "rest/mod.rs",
        "results.rs",
        "site.rs",
        "stage.rs",
        "statistics.rs",
    ];
    assert_eq!(found, read.iter().map(|file| format!("http/{file}")).collect());
}

/// The addresses of pages, as the router in the browser knows them, too.
fn pages() -> impl Iterator<Item = String> {
    let axum_path = |path: &str| {
        path.split('/')
            .map(|part| part.strip_prefix(':').map_or_else(|| part.to_owned(), |name| format!("{{{name}}}")))
            .collect::<Vec<_>>()
            .join("/")
    };
    generate_route_list(app::routes::App).into_iter().map(move |page| axum_path(page.path()))
}

/// A form that came back is a page at the form's own address, and wakes there.
#[test]
fn every_plain_form_has_a_page_at_its_address() {
    let pages: Vec<String> = pages().collect();
    let covers = |page: &str, form: &str| {
        let (page, form): (Vec<_>, Vec<_>) = (page.split('/').collect(), form.split('/').collect());
        page.len() == form.len()
            && page.iter().zip(&form).all(|(part, of)| part.starts_with('{') || part == of)
    };
    let forms = plain_routes()
        .into_iter()
        .filter(|(method, path)| method == "POST" && path != "/sign-out" && !path.starts_with("/api/"));
    let homeless: Vec<_> = forms.filter(|(_, form)| !pages.iter().any(|page| covers(page, form))).collect();
    assert_eq!(homeless, []);
}

/// All routes: method and path, in their order.
pub fn routes() -> BTreeSet<(String, String)> {
    let pages = pages().map(|page| ("GET".to_owned(), page));
    let calls = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, method)| (method.to_string(), path.to_owned()));
    pages.chain(calls).chain(openapi::calls()).chain(plain_routes()).collect()
}

/// Ideas and comments of Ana's in this state, one for each cell that asks for one, so that no cell changes what another sees.
pub async fn stock(world: &World, count: usize, status: Status, overlay: Overlay) -> Vec<(i64, i64)> {
    let seeded = || SeedIdea { status, overlay, ..world.seeded(Some("ana"), "Zweiter Drucker") };
    let ideas = world.seed((0..count).map(|_| seeded()).collect()).await;
    let ana = world.id("ana");
    let comments: Vec<_> = ideas
        .iter()
        .map(|idea| SeedComment {
            idea: domain::ids::IdeaNumber::from_i64(*idea),
            reply_to: None,
            kind: domain::comments::CommentKind::Experience,
            body: "Mein Kommentar".into(),
            html: "<p>Mein Kommentar</p>".into(),
            author: Some(ana),
            pseudonym: None,
            by_idea_author: false,
            official: false,
            created_at: monday(),
        })
        .collect();
    let made =
        world.service.store().write(move |tx| Box::pin(async move { tx.seed_comments(&comments).await }));
    let comments = made.await.unwrap();
    ideas.into_iter().zip(comments.into_iter().map(|comment| comment.as_i64())).collect()
}

enum Knocker {
    Browser(Browser),
    Program(Program),
}

async fn knocker(world: &World, column: &str) -> Knocker {
    let who = |who: &'static str| async move { Knocker::Browser(world.browser(who).await) };
    match column {
        "visitor" => Knocker::Browser(world.visitor()),
        "author" => who("ana").await,
        "employee" => who("ben").await,
        "moderator" => who("chidi").await,
        "admin" => who("eva").await,
        "council" => who("fritz").await,
        "t:read" => Knocker::Program(world.program_that("dee", &[Scope::Read]).await),
        "t:write" => Knocker::Program(world.program_that("dee", &[Scope::Write]).await),
        other => panic!("{other}"),
    }
}

/// The status that this route answers to whoever knocks.
async fn knock(knocker: &Knocker, method: &str, route: &str, (idea_number, comment): (i64, i64)) -> u16 {
    let mut address =
        route.replace("{number}", &idea_number.to_string()).replace("{comment}", &comment.to_string());
    let names = [
        ("{topic}", "arbeitszeit"),
        ("{key}", "imprint"),
        ("{tag}", "drucker"),
        ("{token}", "geraten"),
        ("{*path}", "fruehjahr-2019"),
        ("{slug}", if route.contains("/units/") { "kitas" } else { "fruehjahr-2019" }),
        ("{id}", "999999"),
        ("{item}", "999999"),
        ("{form}", "bogus"),
        ("{field}", "causes"),
        ("{person}", "999999"),
        ("{file}", "states.csv"),
        ("{campaign}", "fruehjahr-2019"),
    ];
    for (name, value) in names {
        address = address.replace(name, value);
    }
    assert!(!address.contains(['{', '*']), "say in matrix.rs what to put into {route}");
    let script = route.starts_with("/fn/");
    let (kind, mut body) = match method {
        _ if script => arguments(route, idea_number, comment),
        "POST" if route.ends_with("/displays") => ("application/json", json!({"name": "Saal 1"}).to_string()),
        "PUT" if route.ends_with("/topics/{topic}/place") => {
            ("application/json", json!({"place": 1}).to_string())
        }
        "POST" if route.starts_with("/api/") && route.ends_with("/reports") => {
            ("application/json", json!({"reason": "spam"}).to_string())
        }
        "POST" | "PUT" if route.starts_with("/api/v1/admin/") => ("application/json", "{}".to_owned()),
        "PUT" if route.ends_with("/status") || route.ends_with("/prepared-answer") => {
            ("application/json", json!({"status": "in_review"}).to_string())
        }
        "PUT" if route.ends_with("/hiding") => {
            ("application/json", json!({"ground": "spam", "sentence": "Das ist Werbung."}).to_string())
        }
        "PUT" if route.ends_with("/restoring") => {
            ("application/json", json!({"ground": "mistake", "sentence": "Das war ein Irrtum."}).to_string())
        }
        "PUT" if route.ends_with("/ideas/{number}/merge") => {
            let merge = json!({"into": idea_number + 1, "sentence": "Beide meinen dasselbe."});
            ("application/json", merge.to_string())
        }
        "PUT" if route.ends_with("/outcome") => {
            let outcome = json!({"outcome": "in_progress", "answer": "Ja.", "until": "2019-12-31"});
            ("application/json", outcome.to_string())
        }
        "PUT" if route.ends_with("/ideas/{number}/result") => {
            let text = "Ein Text, der lang genug ist.";
            let result = json!({"title": "Ein Titel", "pinch": text, "became": text});
            ("application/json", result.to_string())
        }
        "PUT" if route.ends_with("/release") => ("application/json", json!({"text": 1}).to_string()),
        "PUT" if route.ends_with("/survey") => ("application/json", json!({"better": "yes"}).to_string()),
        "PUT" if route.ends_with("/objection") => ("application/json", "{}".to_owned()),
        "PUT" if route.ends_with("/reply") => {
            ("application/json", json!({"sentence": "Es bleibt dabei."}).to_string())
        }
        "PUT" if route.ends_with("/split") => {
            let part = json!({"title": "Ein Teil davon", "pinch": PINCH});
            ("application/json", json!({"parts": [part, part]}).to_string())
        }
        "PUT" if route.ends_with("/assignee") => ("application/json", json!({"person": 3}).to_string()),
        "PUT" if route.ends_with("/decision") => {
            ("application/json", json!({"outcome": "upheld", "sentence": "Es bleibt dabei."}).to_string())
        }
        "PUT" if route.ends_with("/reply") => ("application/json", json!({"possible": "yes"}).to_string()),
        "POST" if route.ends_with("/opinions") => {
            let question = json!({"unit": "kitas", "question": "Geht das bei Ihnen?", "due": "2019-02-20"});
            ("application/json", question.to_string())
        }
        "POST" if route.ends_with("/pulls") => {
            ("application/json", json!({"rule": "votes", "places": 1}).to_string())
        }
        "POST" | "PUT" if route == "/api/v1/workshops" || route == "/api/v1/workshops/{id}" => {
            let workshop = json!({"campaign": "fruehjahr-2019", "name": "Kitas", "format": "innovation",
                "date": "2019-03-20", "capacity": 6, "in_progress": 3});
            ("application/json", workshop.to_string())
        }
        "PATCH" if route.ends_with("/canvas") => {
            let canvas = json!({"causes": {"version": 0, "value": "Zu wenig Zeit"}});
            ("application/json", canvas.to_string())
        }
        "POST" if route.ends_with("/team") => {
            ("application/json", json!({"email": "ana@example.org"}).to_string())
        }
        "POST" if route == "/api/v1/triage/bulk" => {
            ("application/json", json!({"act": "settle", "items": [idea_number.to_string()]}).to_string())
        }
        "POST" if route.starts_with("/api/") && route.ends_with("/notes") => {
            ("application/json", json!({"body": "Nur für uns."}).to_string())
        }
        "POST" if route.ends_with("/appeals") => {
            ("application/json", json!({"body": "Da steht kein Name."}).to_string())
        }
        "POST"
            if route.starts_with("/api/") && (route.ends_with("comments") || route.ends_with("variants")) =>
        {
            ("application/json", json!({"body": "Ein Text"}).to_string())
        }
        "POST" if route.starts_with("/api/") => ("application/json", idea("Eine gute Idee").to_string()),
        "POST" => ("application/x-www-form-urlencoded", sent(route)),
        _ => ("", String::new()),
    };
    if method == "GET" && script {
        address = format!("{address}?{body}");
        body.clear();
    }
    let method: Method = method.parse().unwrap();
    let mut request = match knocker {
        Knocker::Browser(browser) => browser.copy().request(method, &address),
        Knocker::Program(program) => program.request(method, "/").uri(&address),
    };
    request = request.header("content-type", kind);
    if script && let Some(headers) = request.headers_mut() {
        headers.insert("accept", "application/json".parse().unwrap());
    }
    match knocker {
        Knocker::Browser(browser) => browser.copy().status_of(request, Body::from(body)).await,
        Knocker::Program(program) => program.status_of(request, Body::from(body)).await,
    }
}

/// What each of these routes answers to whom; every cell has an idea of its own.
pub async fn table(world: &World, routes: &BTreeSet<(String, String)>, stock: Vec<(i64, i64)>) -> String {
    let mut stock = stock.into_iter();
    let mut rows = vec![String::new(); routes.len()];
    for column in COLUMNS {
        let knocker = knocker(world, column).await;
        for (row, (method, route)) in rows.iter_mut().zip(routes) {
            // Whoever signs out is gone for the rows after.
            let own = if route == "/sign-out" { &self::knocker(world, column).await } else { &knocker };
            let status = knock(own, method, route, stock.next().unwrap()).await;
            assert!(status < 500, "{method} {route} answers {status} to {column}");
            write!(row, "{status:>10}").unwrap();
        }
    }
    let mut table = format!("{:68}{}\n", "", COLUMNS.map(|column| format!("{column:>10}")).concat());
    for (row, (method, route)) in rows.iter().zip(routes) {
        writeln!(table, "{:68}{row}", format!("{method:6} {route}")).unwrap();
    }
    table
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_every_route_answers_to_whom() {
    let world = World::new().await;
    let routes = routes();
    assert!(routes.len() > 60, "{}", routes.len());
    let stock = stock(&world, routes.len() * COLUMNS.len(), Status::Open, Overlay::None).await;
    insta::assert_snapshot!(table(&world, &routes, stock).await);
}
