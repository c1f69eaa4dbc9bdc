//! The administration: who gets in, what comes back, and what others see of it.

use axum::http::Method;
use serde_json::json;
use store::testing::Fresh;

use crate::{
    knock::{Answer, Browser},
    world::{PASSWORD, World},
};

const CAMPAIGN: &str = "/admin/campaigns/fruehjahr-2019";
const PARTS: [&str; 12] = [
    "/admin/campaigns",
    "/admin/campaigns/new",
    CAMPAIGN,
    "/admin/campaigns/fruehjahr-2019/topics",
    "/admin/campaigns/fruehjahr-2019/topics/it",
    "/admin/units",
    "/admin/units/kitas",
    "/admin/people",
    "/admin/people/new",
    "/admin/people/1",
    "/admin/texts",
    "/admin/texts/imprint",
];

/// What stands in the field of this name.
pub fn field(page: &str, name: &str) -> String {
    let input = page.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap();
    input.split("value=\"").nth(1).unwrap_or_default().split('"').next().unwrap().to_owned()
}

async fn administrators_get_in_and_nobody_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    for part in PARTS {
        assert_eq!(eva.get(part).await.status, 200, "{part}");
        assert_eq!(world.visitor().get(part).await.status, 303, "{part}");
        for who in ["ana", "chidi"] {
            let page = world.browser(who).await.get(part).await;
            assert_eq!(page.status, 403, "{part} for {who}");
            assert!(page.text().contains("Das ist nur für die Administration."), "{part} for {who}");
        }
    }
}

async fn the_way_in_is_shown_to_those_who_may(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let leads = |page: &str| page.contains("href=\"/admin\"");
    for (who, shown) in [("eva", true), ("chidi", true), ("ana", false), ("fritz", true)] {
        assert_eq!(leads(world.browser(who).await.get("/me").await.text()), shown, "{who}");
    }
    let overview = world.browser("chidi").await.get("/admin").await;
    let page = overview.text();
    assert!(page.contains("/admin/templates") && page.contains("/admin/synonyms"), "{page}");
    assert!(!page.contains("/admin/people"), "{page}");
    assert!(world.browser("eva").await.get("/admin").await.text().contains("/admin/people"));
}

/// The form of the campaign as a browser would send it.
fn campaign_form<'a>(version: &'a str, title: &'a str, voting: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("act", "change"),
        ("version", version),
        ("title_de", title),
        ("title_en", ""),
        ("intro_de", "Worum es geht"),
        ("intro_en", ""),
        ("rules_de", "## Regel\n\n<script>alert(1)</script>Sachlich bleiben."),
        ("rules_en", ""),
        ("collecting", "2019-02-01T08:00"),
        ("voting", voting),
        ("review", "2019-03-03T08:00"),
        ("workshops", "2019-03-08T08:00"),
        ("results", "2019-04-02T08:00"),
        ("archived", "2019-08-20T08:00"),
    ]
}

async fn a_campaign_with_dates_out_of_order_comes_back_and_one_in_order_is_seen_at_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, ana) = (world.browser("eva").await, world.browser("ana").await);
    ana.get("/campaigns/fruehjahr-2019").await;
    let version = field(eva.get(CAMPAIGN).await.text(), "version");
    let answer = eva.post(CAMPAIGN, &campaign_form(&version, "Herbst & mehr", "2019-01-01T08:00")).await;
    let page = answer.text();
    assert_eq!(answer.status, 422, "{page}");
    assert!(page.contains("«Abstimmen ab» liegt vor dem Beginn der Phase davor."), "{page}");
    assert_eq!(field(page, "title_de"), "Herbst &amp; mehr");
    assert_eq!(field(page, "voting"), "2019-01-01T08:00");

    let form = campaign_form(&version, "Herbst & mehr", "2019-02-21T08:00");
    let answer = eva.post(CAMPAIGN, &form).await;
    assert_eq!((answer.status, answer.location()), (303, &*format!("{CAMPAIGN}?done=saved")));
    let page = ana.get("/campaigns/fruehjahr-2019").await;
    assert!(page.text().contains("Herbst &amp; mehr"), "{}", page.text());
    assert!(page.text().contains("Sachlich bleiben.") && !page.text().contains("alert(1)"));
    // Somebody who had read it before comes too late.
    let late = eva.post(CAMPAIGN, &form).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Inzwischen hat das jemand anderes geändert."), "{}", late.text());
}

async fn a_day_shows_what_employees_will_see(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let on = |day: &str| format!("{CAMPAIGN}?on={day}");
    let before = eva.get(&on("2019-01-15")).await;
    assert!(before.text().contains("Mitarbeitende sehen diesen Ideenaufruf an diesem Tag noch nicht."));
    let voting = eva.get(&on("2019-02-25")).await;
    let page = voting.text();
    assert!(page.contains("So sehen es Mitarbeitende am 25. Februar 2019"), "{page}");
    assert!(page.contains("Einreichen ist beendet.") && page.contains("Abstimmung läuft bis"), "{page}");
    let review = eva.get(&on("2019-03-05")).await;
    assert!(
        review.text().contains("Kommentieren ist gerade nicht möglich. Ab 8. März 2019"),
        "{}",
        review.text()
    );
}

async fn an_account_is_added_with_a_password_that_is_shown_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let form = |email: &'static str| {
        [("act", "add"), ("name", "Gül Öz"), ("email", email), ("role", "moderator"), ("unit", "kitas")]
    };
    let taken = eva.post("/admin/people/new", &form("ana@example.org")).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text().contains("«E-Mail» ist schon vergeben."), "{}", taken.text());
    assert_eq!(field(taken.text(), "name"), "Gül Öz");

    let made = eva.post("/admin/people/new", &form("guel@example.org")).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let password = made.text().split("data-once=\"true\">").nth(1).unwrap().split('<').next().unwrap();
    assert!(!eva.get("/admin/people/new").await.text().contains(password));
    let guel = world.visitor();
    let signed_in = guel.post("/sign-in", &[("email", "guel@example.org"), ("password", password)]).await;
    assert_eq!(signed_in.status, 303);
    assert_eq!(guel.get("/admin/templates").await.status, 200);
    let found = eva.get("/admin/people?q=%C3%B6z").await;
    assert!(found.text().contains("Gül Öz") && !found.text().contains("Ana Yılmaz"), "{}", found.text());
}

async fn nobody_shuts_themselves_out_and_who_is_shut_out_is_gone_at_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, ana) = (world.browser("eva").await, world.browser("ana").await);
    let page = |who| format!("/admin/people/{}", world.id(who));
    let own = eva.post(&page("eva"), &[("act", "shut")]).await;
    assert_eq!(own.status, 409);
    assert!(own.text().contains("Das eigene Konto können Sie nicht sperren"), "{}", own.text());
    let own = eva.post(&page("eva"), &[("act", "change"), ("role", "employee"), ("unit", "")]).await;
    assert_eq!(own.status, 409);

    assert_eq!(ana.get("/me").await.status, 200);
    assert_eq!(eva.post(&page("ana"), &[("act", "shut")]).await.status, 303);
    assert_eq!(ana.get("/me").await.status, 303);
    let sign_in = [("email", "ana@example.org"), ("password", PASSWORD)];
    assert_eq!(world.visitor().post("/sign-in", &sign_in).await.status, 401);
    assert_eq!(eva.post(&page("ana"), &[("act", "open")]).await.status, 303);
    assert_eq!(world.visitor().post("/sign-in", &sign_in).await.status, 303);
}

async fn a_text_is_kept_in_both_languages_and_goes_back(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let version = field(eva.get("/admin/texts/imprint").await.text(), "version");
    let form = |version: &str, de: &str| {
        let fields = [("act", "keep"), ("version", version), ("body_de", de), ("body_en", "")];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = async |browser: &Browser, fields: [(String, String); 4]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post("/admin/texts/imprint", &fields).await
    };
    let empty = send(&eva, form(&version, " ")).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("«Text (Deutsch)» fehlt."), "{}", empty.text());
    assert_eq!(send(&eva, form(&version, "Stadt Musterstadt")).await.status, 303);
    let late = send(&eva, form(&version, "Zu spät")).await;
    assert_eq!(late.status, 409);
    // Both versions stand there, and who saves once more knows what they replace.
    assert!(
        late.text().contains("Zu spät") && late.text().contains("\"both__stored\">Stadt Musterstadt"),
        "{}",
        late.text()
    );
    assert_eq!(
        send(&eva, form(&field(late.text(), "version"), "Stadt Musterstadt, Rathaus")).await.status,
        303
    );
    let visitor = world.visitor();
    assert!(visitor.get("/imprint").await.text().contains("Stadt Musterstadt"));
    assert!(visitor.reading("en").get("/imprint").await.text().contains("Stadt Musterstadt"));
    assert!(eva.get("/admin/texts").await.text().contains("fehlt"));
    let asked = eva.post("/admin/texts/imprint", &[("act", "forget")]).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    assert!(asked.text().contains("Das lässt sich nicht zurücknehmen."), "{}", asked.text());
    assert!(visitor.get("/imprint").await.text().contains("Stadt Musterstadt"), "nothing has happened yet");
    assert_eq!(field(asked.text(), "meant"), "true");
    let forget = async |read: &Answer| {
        let read = field(read.text(), "version");
        eva.post("/admin/texts/imprint", &[("act", "forget"), ("meant", "true"), ("version", &read)]).await
    };
    // Somebody else edits it before that is meant.
    let now = field(eva.get("/admin/texts/imprint").await.text(), "version");
    assert_eq!(send(&eva, form(&now, "Stadt Musterstadt, Amt 10")).await.status, 303);
    let late = forget(&asked).await;
    assert_eq!(late.status, 409);
    assert!(visitor.get("/imprint").await.text().contains("Amt 10"), "it was replaced unread");
    assert_eq!(forget(&late).await.status, 303);
    assert!(!visitor.get("/imprint").await.text().contains("Stadt Musterstadt"));
}

async fn moderators_keep_templates_in_their_order(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let chidi = world.browser("chidi").await;
    for name in ["Dank", "Rückfrage"] {
        let form = [("act", "add"), ("name", name), ("body", "Guten Tag,")];
        assert_eq!(chidi.post("/admin/templates", &form).await.status, 303);
    }
    let long = "x".repeat(81);
    let back =
        chidi.post("/admin/templates", &[("act", "add"), ("name", &long), ("body", "Maß & <i>")]).await;
    assert_eq!(back.status, 422);
    assert!(back.text().contains("Maß &amp; &lt;i&gt;"), "{}", back.text());
    assert_eq!(chidi.post("/admin/templates", &[("act", "up"), ("which", "2")]).await.status, 303);
    let page = chidi.get("/admin/templates").await;
    let place =
        |name: &str| page.text().find(&format!(">{name}<")).unwrap_or_else(|| panic!("{}", page.text()));
    assert!(place("Rückfrage") < place("Dank"));
    assert_eq!(chidi.post("/admin/templates/1", &[("act", "remove")]).await.status, 303);
    assert_eq!(chidi.get("/admin/templates/1").await.status, 404);
    assert_eq!(world.browser("ana").await.get("/admin/templates").await.status, 403);
}

async fn programs_of_administrators_do_the_same(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.program("eva").await;
    let put = async |path: &str, body: serde_json::Value| {
        let request = eva.request(Method::PUT, path).header("content-type", "application/json");
        eva.send(request, body.to_string().into()).await
    };
    let later = eva.get(&format!("{CAMPAIGN}?on=2099-01-01")).await.json();
    assert_eq!(later["phase"], "archived");
    assert_eq!(eva.get(&format!("{CAMPAIGN}?on=2026-02-31")).await.wrong_fields()["on"], "malformed");
    let topics = "/admin/campaigns/fruehjahr-2019/topics";
    let made = eva.post(topics, json!({"name_de": "Räder", "masterplan": "wirtschaft"})).await;
    assert_eq!((made.status, made.json()["slug"].as_str()), (201, Some("raeder")));
    let merged = put(&format!("{topics}/it/merge"), json!({"into": "raeder"})).await.json();
    assert_eq!((merged["slug"].as_str(), &merged["former"]), (Some("raeder"), &json!(["it"])));
    world.post("ana", "Noch unter dem alten Namen").await;
    let listed = world.program("ben").await.get("/ideas?topic=it").await.json();
    assert_eq!(listed["items"][0]["topic"], "raeder");

    let wrong = put("/admin/units/kitas/parent", json!({"parent": "kitas"})).await;
    assert_eq!(wrong.wrong_fields()["parent"], "malformed");
    let own = put(&format!("/admin/people/{}/lock", world.id("eva").as_i64()), json!({})).await;
    assert_eq!((own.status, own.problem().as_str()), (409, "own-account"));
    let body = json!({"name": "Gül", "email": "guel@example.org", "role": "employee"});
    let once = eva.post_once("k", "/admin/people", body.clone()).await;
    assert_eq!(once.status, 201);
    assert_eq!(eva.post_once("k", "/admin/people", body).await.json(), once.json());
    for who in ["ana", "chidi"] {
        let program = world.program(who).await;
        for path in ["/admin/campaigns", topics, "/admin/units", "/admin/people", "/admin/texts"] {
            let answer = program.get(path).await;
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (403, "administration-only"),
                "{who} {path}"
            );
        }
    }
    assert_eq!(world.program("chidi").await.get("/admin/templates").await.status, 200);
    assert_eq!(world.stranger().get("/admin/units").await.status, 401);
}

async fn a_topic_is_merged_only_after_what_that_means_was_read(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    for title in ["Zweiter Drucker", "Dritter Drucker"] {
        world.post("ana", title).await;
    }
    let (topics, it) = (format!("{CAMPAIGN}/topics"), format!("{CAMPAIGN}/topics/it"));
    let merge = [("act", "merge"), ("into", "arbeitszeit")];
    let asked = eva.post(&it, &merge).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    let means = "«it» gibt es danach nicht mehr. Was darunter steht, gehört dann zu «arbeitszeit»: 2 Ideen.";
    assert!(asked.text().contains(means), "{}", asked.text());
    assert!(asked.text().contains("Das lässt sich nicht zurücknehmen."), "{}", asked.text());
    assert_eq!(field(asked.text(), "into"), "arbeitszeit");
    assert!(asked.text().contains(&format!("action=\"{it}\"")), "{}", asked.text());
    assert_eq!(eva.get(&it).await.status, 200, "nothing has happened yet");
    assert!(!eva.get(&it).await.text().contains(means));
    // What cannot be merged is said at once, before anything is asked.
    let wrong = eva.post(&it, &[("act", "merge"), ("into", "")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("«Womit wird zusammengeführt?» fehlt."), "{}", wrong.text());
    assert_eq!(world.browser("chidi").await.post(&it, &merge).await.status, 403);

    let meant = eva.post(&it, &[merge[0], merge[1], ("meant", "true")]).await;
    assert_eq!((meant.status, meant.location()), (303, &*format!("{topics}?done=saved")));
    assert_eq!(eva.get(&format!("{topics}/nirgends")).await.status, 404);
    let noted = "SELECT COUNT(*) FROM audit_entries WHERE detail = 'merged topic:fruehjahr-2019/arbeitszeit'";
    assert_eq!(fresh.number(noted).await, 1, "the audit says where it went");
    let listed = world.program("ben").await.get("/ideas?topic=it").await.json();
    assert_eq!(listed["items"][1]["topic"], "arbeitszeit");
}

async fn a_line_of_synonyms_that_says_nothing_is_named(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let chidi = world.browser("chidi").await;
    let version = field(chidi.get("/admin/synonyms").await.text(), "version");
    let keep =
        async |list: &str| chidi.post("/admin/synonyms", &[("body", list), ("version", &version)]).await;
    for (list, said) in [
        ("# Anmerkung\r\n\r\nKita\r\nOZG = Gesetz", "Zeile 3: Dort steht nur ein Wort."),
        ("Kita = Hort\nOZG = = Gesetz", "Zeile 2: Vor oder nach einem = fehlt ein Wort."),
        ("Kita = Hort =", "Zeile 1: Vor oder nach einem = fehlt ein Wort."),
        ("Kita = Hort\nFahrrad = Rad =  fahrrad", "Zeile 2: «fahrrad» steht dort zweimal."),
    ] {
        let page = keep(list).await;
        assert_eq!(page.status, 422, "{list}");
        assert!(page.text().contains(said), "{said}: {}", page.text());
        assert!(
            page.text().contains(list.lines().last().unwrap()),
            "what was typed is lost: {}",
            page.text()
        );
    }
    assert_eq!(keep("# Anmerkung\n\nKita = Hort\nHort = Betreuung").await.status, 303);
    let late = keep("Rathaus = Amt").await;
    assert_eq!(late.status, 409);
    for (shown, why) in [
        ("Rathaus = Amt", "what was typed is lost"),
        ("\"both__stored\"># Anmerkung", "what would be replaced is not shown"),
        ("Inzwischen hat das jemand anderes geändert.", "nobody says what happened"),
    ] {
        assert!(late.text().contains(shown), "{why}: {}", late.text());
    }
    let version = field(late.text(), "version");
    let form = [("body", "Rathaus = Amt"), ("version", version.as_str())];
    assert_eq!(chidi.post("/admin/synonyms", &form).await.status, 303);
}

async fn programs_keep_the_list_of_synonyms_and_overwrite_nobody(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (chidi, eva) = (world.program("chidi").await, world.program("eva").await);
    let path = "/admin/synonyms";
    let read = chidi.get(path).await.json();
    assert_eq!(world.program("fritz").await.get(path).await.json(), read, "the staff council reads it");
    let kept = chidi.put_json(path, json!({"body": "Kita = Hort", "version": read["version"]})).await;
    assert_eq!((kept.status, &kept.json()["body"]), (200, &json!("Kita = Hort")));
    for version in [read["version"].clone(), json!("")] {
        let stale = eva.put_json(path, json!({"body": "Rad = Fahrrad", "version": version})).await;
        assert_eq!((stale.status, stale.problem().as_str()), (409, "stale"));
    }
    let version = kept.json()["version"].clone();
    for (body, field, problem) in [
        (json!({"body": "Kita", "version": version}), "body", "malformed"),
        (json!({"body": "x".repeat(20_001), "version": version}), "body", "too_long"),
        (json!({"list": "Kita = Hort", "version": version}), "list", "unknown"),
    ] {
        assert_eq!(eva.put_json(path, body).await.wrong_fields()[field], problem, "{field}");
    }
    for who in ["ben", "fritz"] {
        let refused = world.program(who).await.put_json(path, json!({"version": version})).await;
        assert_eq!((refused.status, refused.problem().as_str()), (403, "not-allowed"), "{who}");
    }
    assert_eq!(world.program("ben").await.get(path).await.status, 403);
    assert_eq!(eva.get(path).await.json(), kept.json());
    let noted = eva.get("/audit?verb=synonyms_changed").await.json();
    assert_eq!(noted["items"].as_array().unwrap().len(), 1, "{noted}");
}

async fn programs_move_a_topic_to_its_place(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (eva, path) = (world.program("eva").await, "/admin/campaigns/fruehjahr-2019/topics");
    let third = eva.post(path, json!({"name_de": "Fuhrpark", "masterplan": "bildung"})).await;
    assert_eq!(third.status, 201, "{}", third.text());
    let order = |answer: &Answer| -> Vec<String> {
        let topics = answer.json()["items"].as_array().unwrap().clone();
        topics.iter().map(|topic| topic["slug"].as_str().unwrap().to_owned()).collect()
    };
    let noted = async || eva.get("/audit?verb=topic_changed").await.json()["items"].as_array().unwrap().len();
    let before = noted().await;
    for _ in 0..2 {
        let moved = eva.put_json(&format!("{path}/fuhrpark/place"), json!({"place": 1})).await;
        assert_eq!(order(&moved), ["fuhrpark", "it", "arbeitszeit"]);
        assert_eq!(noted().await, before + 1, "the same place again is no change");
    }
    let moved = eva.put_json(&format!("{path}/fuhrpark/place"), json!({"place": 3})).await;
    assert_eq!(order(&moved), ["it", "arbeitszeit", "fuhrpark"]);
    let moved = eva.put_json(&format!("{path}/it/place"), json!({"place": 2})).await;
    assert_eq!(order(&moved), ["arbeitszeit", "it", "fuhrpark"]);
    assert_eq!(order(&eva.get(path).await), order(&moved));
    for (place, problem) in [
        (json!({}), "missing"),
        (json!({"place": 0}), "malformed"),
        (json!({"place": 4}), "malformed"),
        (json!({"place": -1}), "malformed"),
        (json!({"place": "up"}), "malformed"),
    ] {
        let refused = eva.put_json(&format!("{path}/it/place"), place.clone()).await;
        assert_eq!(refused.wrong_fields()["place"], problem, "{place}");
    }
    for nowhere in [format!("{path}/nirgends/place"), "/admin/campaigns/nie/topics/it/place".to_owned()] {
        assert_eq!(eva.put_json(&nowhere, json!({"place": 1})).await.status, 404, "{nowhere}");
    }
    for who in ["ben", "chidi", "fritz"] {
        let program = world.program(who).await;
        let refused = program.put_json(&format!("{path}/it/place"), json!({"place": 1})).await;
        assert_eq!((refused.status, refused.problem().as_str()), (403, "administration-only"), "{who}");
    }
    assert_eq!(order(&eva.get(path).await), order(&moved));
}

store::contract!(
    administrators_get_in_and_nobody_else,
    programs_of_administrators_do_the_same,
    the_way_in_is_shown_to_those_who_may,
    a_campaign_with_dates_out_of_order_comes_back_and_one_in_order_is_seen_at_once,
    a_day_shows_what_employees_will_see,
    an_account_is_added_with_a_password_that_is_shown_once,
    nobody_shuts_themselves_out_and_who_is_shut_out_is_gone_at_once,
    a_text_is_kept_in_both_languages_and_goes_back,
    moderators_keep_templates_in_their_order,
    a_topic_is_merged_only_after_what_that_means_was_read,
    a_line_of_synonyms_that_says_nothing_is_named,
    programs_keep_the_list_of_synonyms_and_overwrite_nobody,
    programs_move_a_topic_to_its_place,
);
