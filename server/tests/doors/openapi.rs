//! The description of the interface: what it says is there, and nothing is there that it does not say.

use std::{collections::BTreeSet, path::Path, process::Command};

use axum::body::Body;
use domain::{people::Scope, time::Timestamp};
use serde_json::{Value, json};
use service::snapshots;

use crate::{
    knock::Program,
    world::{World, monday},
};

fn described() -> Value {
    serde_json::from_str(&server::http::rest::openapi_json()).unwrap()
}

/// Every call: method and path.
pub fn calls() -> Vec<(String, String)> {
    let document = described();
    let paths = document["paths"].as_object().unwrap();
    let calls = paths.iter().flat_map(|(path, item)| {
        let methods = item
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| ["get", "put", "post", "patch", "delete"].contains(&key.as_str()));
        methods.map(move |method| (method.to_uppercase(), path.clone()))
    });
    calls.collect()
}

#[test]
fn the_file_in_the_tree_is_what_the_command_prints() {
    let printed = Command::new(env!("CARGO_BIN_EXE_dogital")).arg("openapi").output().unwrap();
    assert!(printed.status.success());
    let kept = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json")).unwrap();
    assert!(printed.stdout == kept, "write it anew: dogital openapi > server/openapi.json");
}

#[tokio::test]
async fn the_server_tells_the_same_to_everybody() {
    let world = World::new().await;
    let answer = world.stranger().get("/openapi.json").await;
    assert_eq!((answer.status, answer.json()), (200, described()));
    assert_eq!(answer.json()["openapi"], "3.1.0");
}

#[tokio::test]
async fn every_described_call_answers_as_described() {
    let world = World::new().await;
    world.post("ana", "Zweiter Drucker").await;
    let (ben, eva, document) = (world.program("ben").await, world.program("eva").await, described());
    for name in ["Dank", "Rückfrage"] {
        eva.post("/admin/templates", json!({"name": name, "body": "Guten Tag,"})).await;
    }
    for _ in 0..3 {
        let made = eva.post("/workshops", workshop()).await.json()["id"].clone();
        eva.post(&format!("/workshops/{made}/team"), json!({"email": "eva@example.org"})).await;
    }
    for name in ["Saal 1", "Saal 2"] {
        eva.post("/admin/campaigns/fruehjahr-2019/displays", json!({"name": name})).await;
    }
    for (method, path) in calls() {
        let operation = &document["paths"][&path][method.to_lowercase()];
        for status in ["400", "401", "403", "422", "429", "500", "503"] {
            assert!(operation["responses"][status].is_object(), "{method} {path} does not tell of {status}");
        }
        // What these take are ideas in many states; doors/triage.rs, outcomes.rs and results.rs bring them about.
        if ["triage", "outcomes"].iter().any(|tag| operation["tags"][0] == *tag) {
            continue;
        }
        let kept = ["/admin/", "/audit", "/workshops"].iter().any(|part| path.contains(part));
        let program = if kept { &eva } else { &ben };
        let query = if path.ends_with("/campaigns/{slug}/preview") { "?rule=votes&places=1" } else { "" };
        let address = format!("{}{query}", address(&method, &path));
        let request =
            program.request(method.parse().unwrap(), &address).header("content-type", "application/json");
        let text = path.ends_with("/comments") || path.ends_with("/variants");
        let body = match (method.as_str(), text) {
            ("POST" | "PUT", false) if path.contains("/admin/") => administration(program, &address).await,
            ("POST", false) if path.ends_with("/pulls") => {
                let recipe = json!({"rule": "votes", "places": 1, "wildcards": {"1": "Es eilt"}});
                Body::from(recipe.to_string())
            }
            ("POST", false) if path.ends_with("/team") => {
                Body::from(json!({"email": "ben@example.org"}).to_string())
            }
            ("PUT", false) if path.ends_with("/place") => {
                Body::from(json!({"stage": "pulled", "place": 1}).to_string())
            }
            ("PATCH", false) if path.ends_with("/canvas") => {
                Body::from(json!({"causes": {"version": 0, "value": "Zu wenig Zeit"}}).to_string())
            }
            ("POST", false) if path.ends_with("/workshops") => Body::from(workshop().to_string()),
            ("PUT", false) if path.ends_with("/workshops/{id}") => Body::from(workshop().to_string()),
            ("POST", true) => Body::from("{\"body\":\"Bei uns auch.\"}"),
            ("POST", false) => Body::from(crate::world::idea("Eine gute Idee").to_string()),
            _ => Body::empty(),
        };
        if path.ends_with("/snapshot") {
            world.at(Timestamp::from_date(2019, 6, 1));
            snapshots::keep_up(&world.service).await.unwrap();
            world.at(monday());
        }
        let answer = program.send(request, body).await;
        let response = &operation["responses"][answer.status.to_string()];
        assert!(answer.status < 300, "{method} {path}: {}", String::from_utf8_lossy(&answer.body));
        assert!(response.is_object(), "{method} {path} does not tell of {}", answer.status);
        const FILES: [&str; 3] = [
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/pdf",
        ];
        if let Some(file) = FILES.iter().find(|file| response["content"][**file].is_object()) {
            assert!(answer.header("content-type").starts_with(file), "{method} {path}");
            continue;
        }
        let fields = resolve(&document, &response["content"]["application/json"]["schema"]);
        let said: BTreeSet<_> = answer.json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(said, fields, "{method} {path}");
    }
}

#[tokio::test]
async fn a_change_that_is_answered_as_a_reader_would_be_takes_both_scopes() {
    let world = World::new().await;
    let (writer, document) = (world.program_that("eva", &[Scope::Write]).await, described());
    let answered = |operation: &Value, status: &str| {
        operation["responses"][status]["content"]["application/json"]["schema"].clone()
    };
    let paths = document["paths"].as_object().unwrap();
    let readable: Vec<Value> =
        paths.values().map(|item| answered(&item["get"], "200")).filter(|schema| !schema.is_null()).collect();
    let mut asked = 0;
    for (method, path) in calls().into_iter().filter(|(method, _)| method != "GET") {
        let operation = &paths[&path][method.to_lowercase()];
        let read = ["200", "201"].iter().any(|status| readable.contains(&answered(operation, status)));
        if !(read || path.contains("/admin/")) {
            continue;
        }
        // Nothing of this is there: whoever hears of that was let in.
        let nowhere: Vec<_> =
            path.split('/').map(|part| if part.starts_with('{') { "999999" } else { part }).collect();
        let request = writer.request(method.parse().unwrap(), &nowhere.join("/"));
        let answer = writer.send(request, Body::empty()).await;
        assert_eq!((answer.status, answer.problem().as_str()), (403, "scope-missing"), "{method} {path}");
        asked += 1;
    }
    assert!(asked > 40, "{asked}");
}

/// A workshop as a program founds and changes it.
fn workshop() -> Value {
    json!({"campaign": "fruehjahr-2019", "name": "Kitas", "format": "innovation", "date": "2019-03-20",
        "capacity": 6, "in_progress": 3})
}

/// Where the call goes, with what is there.
fn address(method: &str, path: &str) -> String {
    let id = if path.contains("/people/") || method != "DELETE" { "1" } else { "2" };
    let id = if path.contains("/people/") { "4" } else { id };
    let id = if path.ends_with("/workshops/{id}/closure") { "3" } else { id };
    let slug = if path.contains("/units/") { "kitas" } else { "fruehjahr-2019" };
    let names = [
        ("{number}", "1"),
        ("{slug}", slug),
        // What was merged meanwhile stands nowhere any more.
        ("{topic}", if path.ends_with("/place") { "arbeitszeit" } else { "it" }),
        ("{key}", "imprint"),
        ("{id}", id),
        ("{person}", "1"),
    ];
    names.into_iter().fold(path.to_owned(), |address, (name, value)| address.replace(name, value))
}

/// What a call of the administration sends so that it is taken: what is there already, with what the call is about.
async fn administration(program: &Program, address: &str) -> Body {
    let path = address.strip_prefix("/api/v1").unwrap();
    let starts = ["collecting", "voting", "review", "workshops", "results", "archived"];
    let mut sent = match path.rsplit('/').next().unwrap() {
        "campaigns" => json!({"title_de": "Herbst"}),
        "displays" => json!({"name": "Saal 3"}),
        "topics" | "it" => json!({"name_de": "Fuhrpark", "masterplan": "bildung"}),
        "merge" => json!({"into": "arbeitszeit"}),
        "units" | "kitas" => json!({"name_de": "Ämter", "headcount": 7}),
        "parent" => json!({"parent": ""}),
        "closure" => json!({"closed_on": "2030-01-01"}),
        "moderation" => json!({"answer_days": 7, "premoderation": "off"}),
        "people" => json!({"name": "Gül", "email": "guel@example.org", "role": "employee"}),
        "4" => json!({"role": "moderator", "unit": "kitas"}),
        "lock" | "archive" => json!({}),
        "place" => json!({"place": 1}),
        "synonyms" => {
            let version = program.get(path).await.json()["version"].clone();
            json!({"body": "Kita = Hort", "version": version})
        }
        "fruehjahr-2019" | "imprint" => json!({"title_de": "Frühjahr", "body_de": "Impressum"}),
        _ => json!({"name": "Dank", "body": "Guten Tag,"}),
    };
    if ["fruehjahr-2019", "imprint"].iter().any(|end| path.ends_with(end)) {
        sent["version"] = program.get(path).await.json()["version"].clone();
        sent.as_object_mut().unwrap().remove(if path.ends_with("imprint") { "title_de" } else { "body_de" });
    }
    if path.ends_with("/campaigns") || path.ends_with("fruehjahr-2019") {
        let year = if path.ends_with("/campaigns") { 2020 } else { 2019 };
        for (month, phase) in (2..).zip(starts) {
            sent[phase] = format!("{year}-{month:02}-01T08:00:00Z").into();
        }
    }
    Body::from(sent.to_string())
}

/// Whether what a call answered is what the description says.
pub fn assert_described(method: &str, path: &str, answer: &Value) {
    let document = described();
    let response = &document["paths"][format!("/api/v1{path}")][method]["responses"]["200"];
    let fields = resolve(&document, &response["content"]["application/json"]["schema"]);
    let said: BTreeSet<_> = answer.as_object().unwrap().keys().cloned().collect();
    assert_eq!(said, fields, "{method} {path}");
}

/// The names of a schema's fields, those of its parts included.
fn resolve(document: &Value, schema: &Value) -> BTreeSet<String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/components/schemas/")) {
        return resolve(document, &document["components"]["schemas"][name]);
    }
    let own = schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys().cloned());
    let parts = schema["allOf"].as_array().into_iter().flatten();
    own.chain(parts.flat_map(|part| resolve(document, part))).collect()
}
