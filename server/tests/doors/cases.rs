//! What moderators work with beside their decisions, through the doors.

use serde_json::json;
use store::testing::Fresh;

use crate::{triage::item_of, world::World};

async fn a_template_fills_the_answer_and_nothing_typed_is_lost(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let (chidi, program) = (world.browser("chidi").await, world.program("chidi").await);
    let made =
        program.post("/admin/templates", json!({"name": "Dank", "body": "Danke für die <Idee>."})).await;
    let id = made.json()["id"].to_string();
    let here = item_of(chidi.get("/triage").await.text(), number);
    assert!(chidi.get(&here).await.text().contains("Textbaustein"));
    let fill = [
        ("act", "decide"),
        ("status", "planned"),
        ("answer", "Guten Tag,"),
        ("place", "Hausdruckerei"),
        ("template", &*id),
        ("here", &*here),
        ("act", "fill"),
    ];
    let page = chidi.post(&format!("/triage/{number}"), &fill).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Guten Tag,\n\nDanke für die &lt;Idee&gt;."), "{}", page.text());
    assert!(page.text().contains("value=\"Hausdruckerei\""));
    let planned = page.text().split("value=\"planned\"").nth(1).unwrap();
    assert!(planned.split('>').next().unwrap().contains("checked"), "the state that was chosen stays");
    assert_eq!(world.program("ben").await.get(&format!("/ideas/{number}")).await.json()["status"], "open");
}

async fn prepared_answers_are_published_together_and_each_has_its_own_result(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let first = world.post("ana", "Drucker im Erdgeschoß").await;
    let second = world.post("ana", "Schlüssel für alle").await;
    let own = world.post("chidi", "Meine eigene Idee").await;
    let (chidi, ben) = (world.browser("chidi").await, world.browser("ben").await);
    for number in [first, second] {
        let act = [
            ("status", "planned"),
            ("answer", "Das kommt im **Herbst**."),
            ("seen", "open"),
            ("act", "prepare"),
        ];
        let kept = chidi.post(&format!("/triage/{number}"), &act).await;
        assert_eq!(
            (kept.status, kept.location()),
            (303, &*format!("/triage?done=prepare&about={number}:prepared"))
        );
    }
    let refused = chidi.post(&format!("/triage/{own}"), &[("answer", "Ja."), ("act", "prepare")]).await;
    assert_eq!(refused.status, 403);
    assert!(!ben.get(&format!("/ideas/{first}")).await.text().contains("Herbst"));
    let list = chidi.get("/triage?view=prepared").await;
    assert!(
        list.text().contains("Vorbereitet (2)") && list.text().contains("form=\"bulk\""),
        "{}",
        list.text()
    );
    let open = chidi.get(&item_of(list.text(), first)).await;
    assert!(
        open.text().contains("Vorbereitet von Chidi Okafor")
            && open.text().contains("Das kommt im **Herbst**.")
    );
    // Meanwhile somebody else moves the second.
    world
        .program("eva")
        .await
        .put_json(&format!("/ideas/{second}/status"), json!({"status": "in_review"}))
        .await;
    let again = [("status", "planned"), ("answer", "Das kommt."), ("seen", "open"), ("act", "prepare")];
    assert_eq!(
        chidi.post(&format!("/triage/{second}"), &again).await.status,
        409,
        "what nobody could publish is not kept"
    );
    let (a, b) = (first.to_string(), second.to_string());
    let all = [("item", &*a), ("item", &*b), ("act", "publish"), ("here", "/triage?view=prepared")];
    let page = chidi.post("/triage/bulk", &all).await;
    assert_eq!(page.status, 200);
    let results = page.text().split("id=\"results\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(results.matches("Erledigt.").count(), 1, "{results}");
    assert!(results.contains(&format!("#{second}")), "{results}");
    assert!(ben.get(&format!("/ideas/{first}")).await.text().contains("<strong>Herbst</strong>"));
    assert!(!ben.get(&format!("/ideas/{second}")).await.text().contains("Herbst"));
    let left = chidi.get("/triage?view=prepared").await;
    assert!(left.text().contains("Vorbereitet (1)"));
    assert_eq!(chidi.post("/triage/bulk", &[("act", "publish")]).await.status, 422, "nothing was chosen");
}

async fn many_items_are_assigned_tagged_and_settled_and_a_conflict_stops_none(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let own = world.post("chidi", "Schlüssel für alle").await;
    let comment = world.comment("ben", number, "Der Hausmeister ist faul.").await;
    for path in [format!("/ideas/{number}/report"), format!("/ideas/{own}/report")] {
        world.browser("dee").await.post(&path, &[("reason", "spam")]).await;
    }
    let comment_ = comment.to_string();
    let about = [("reason", "person"), ("comment", &*comment_)];
    world.browser("dee").await.post(&format!("/ideas/{number}/report"), &about).await;
    let chidi = world.program("chidi").await;
    let items = json!([number.to_string(), own.to_string(), format!("{number}.{comment}"), "999999"]);
    let settled = chidi.post("/triage/bulk", json!({"act": "settle", "items": items})).await;
    let problems: Vec<_> =
        settled.json()["items"].as_array().unwrap().iter().map(|one| one["problem"].clone()).collect();
    assert_eq!(
        json!(problems),
        json!([null, "conflict-of-interest", null, "not-found"]),
        "{}",
        settled.text()
    );
    let tagged = chidi.post("/triage/bulk", json!({"act": "tag", "items": items, "tag": "Technik"})).await;
    assert_eq!(tagged.status, 200);
    let eva = world.id("eva").as_i64();
    let given = json!({"act": "assign", "items": [number.to_string(), own.to_string()], "person": eva});
    assert_eq!(chidi.post("/triage/bulk", given).await.status, 200);
    let mine = world.program("eva").await.get("/triage?view=mine&tag=technik").await.json();
    let mut ideas: Vec<_> =
        mine["items"].as_array().unwrap().iter().map(|item| item["idea"].as_i64().unwrap()).collect();
    ideas.dedup();
    assert!(ideas.contains(&number) && ideas.contains(&own), "{mine}");

    // Each has the act that undoes it, where something changed; the queue is read by who takes care of it.
    let acts: Vec<_> =
        settled.json()["items"].as_array().unwrap().iter().map(|one| one["act"].is_i64()).collect();
    assert_eq!(acts, [true, false, true, false], "{}", settled.text());
    let with_eva = format!("/triage?with={eva}&topic=it");
    assert!(!chidi.get(&with_eva).await.json()["items"].as_array().unwrap().is_empty());
    for given in tagged.json()["items"].as_array().unwrap() {
        if let Some(act) = given["act"].as_i64() {
            assert_eq!(chidi.delete(&format!("/triage/acts/{act}")).await.status, 204);
        }
    }
    assert_eq!(chidi.get("/triage?tag=technik").await.json()["items"], json!([]));
    for wrong in ["/triage?with=x", "/triage?within=1"] {
        assert_eq!(chidi.get(wrong).await.status, 422, "{wrong}");
    }
    for wrong in [
        json!({}),
        json!({"act": "tag", "items": ["1"]}),
        json!({"act": "settle", "items": ["x"]}),
        json!({"act": "fly", "items": ["1"]}),
    ] {
        assert_eq!(chidi.post("/triage/bulk", wrong.clone()).await.status, 422, "{wrong}");
    }
    assert_eq!(
        world
            .program("ana")
            .await
            .post("/triage/bulk", json!({"act": "settle", "items": ["1"]}))
            .await
            .status,
        403
    );
}

async fn what_was_done_to_many_is_taken_back_by_one_form(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (first, second) = (world.post("ana", "Drucker im Keller").await, world.post("ben", "Licht").await);
    let chidi = world.browser("chidi").await;
    let (a, b) = (first.to_string(), second.to_string());
    let tag =
        [("item", &*a), ("item", &*b), ("act", "tag"), ("tag", "technik"), ("here", "/triage?kind=new")];
    let page = chidi.post("/triage/bulk", &tag).await;
    assert!(page.text().contains("Alle 2 rückgängig machen"), "{}", page.text());
    let form = page.text().split("action=\"/triage/undo\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let ids: Vec<&str> =
        form.split("name=\"id\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut fields = vec![("here", "/triage?kind=new")];
    fields.extend(ids.iter().map(|id| ("id", *id)));
    let undone = chidi.post("/triage/undo", &fields).await;
    let results = undone.text().split("id=\"results\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(results.matches("Rückgängig gemacht.").count(), 2, "{results}");
    assert!(!results.contains("<form"), "what is undone has nothing to undo");
    assert!(!chidi.get("/triage").await.text().contains("technik"));
    assert_eq!(chidi.post("/triage/undo", &fields).await.status, 409, "each once");
    assert_eq!(chidi.post("/triage/undo", &[("id", "x"), ("id", "y")]).await.status, 404);
    assert_eq!(world.browser("ana").await.post("/triage/undo", &fields).await.status, 403);
}

async fn who_opens_what_a_colleague_has_open_is_told_and_may_decide_all_the_same(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let (chidi, eva) = (world.browser("chidi").await, world.browser("eva").await);
    let here = item_of(chidi.get("/triage").await.text(), number);
    assert!(!chidi.get(&here).await.text().contains("bearbeitet."));
    assert!(eva.get(&here).await.text().contains("Wird gerade von Chidi Okafor bearbeitet."));
    assert!(!chidi.get(&here).await.text().contains("bearbeitet."), "one's own is not news");
    let act = [("act", "decide"), ("status", "in_review")];
    assert_eq!(
        eva.post(&format!("/triage/{number}"), &act).await.status,
        303,
        "it keeps nobody from deciding"
    );
    // Ten minutes later it is over by itself.
    let again = item_of(eva.get("/triage").await.text(), number);
    world.at(crate::world::monday().plus(domain::triage::LOCKED_FOR));
    assert!(!eva.get(&again).await.text().contains("bearbeitet."));
    assert!(chidi.get(&again).await.text().contains("Wird gerade von Eva Lindner bearbeitet."));
    eva.post(
        &format!("/triage/{number}"),
        &[("act", "decide"), ("status", "planned"), ("answer", "Im Herbst.")],
    )
    .await;
    eva.post("/triage/undo", &[]).await;
    assert!(!chidi.get(&again).await.text().contains("bearbeitet."), "whoever has decided is done");
}

async fn a_deputy_is_chosen_among_those_who_moderate(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let eva = world.browser("eva").await;
    let campaign = "/admin/campaigns/fruehjahr-2019";
    let (chidi, ana) = (world.id("chidi").to_string(), world.id("ana").to_string());
    let set = |deputy: String| {
        let eva = eva.clone();
        async move {
            let form =
                [("act", "moderate"), ("answer_days", "10"), ("premoderation", "off"), ("deputy", &*deputy)];
            eva.post(campaign, &form).await.status
        }
    };
    assert_eq!(set(ana).await, 422);
    assert_eq!(set(chidi.clone()).await, 303);
    let page = eva.get(campaign).await;
    assert!(page.text().contains(&format!("<option value=\"{chidi}\" selected")), "{}", page.text());
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    world.at(crate::world::monday().plus(19 * domain::time::DAY));
    let mine = world.browser("chidi").await.get("/triage?view=mine").await;
    assert!(
        mine.text().contains("Überfällig, Sie vertreten") && mine.text().contains(&format!("#{number} "))
    );
    assert!(
        !world
            .browser("eva")
            .await
            .get("/triage?view=mine")
            .await
            .text()
            .contains("Überfällig, Sie vertreten")
    );
    let promised = mine.text().split("bis ").nth(1).unwrap_or_default();
    assert!(promised.starts_with("18. Februar 2019"), "the last day, not the one after: {promised:.40}");
    let program = world.program("eva").await;
    let moderation = "/admin/campaigns/fruehjahr-2019/moderation";
    assert_eq!(program.get(moderation).await.json()["deputy"].to_string(), chidi);
    let wanted = serde_json::json!({"answer_days": 7, "premoderation": "first"});
    assert_eq!(program.put_json(moderation, wanted).await.status, 200);
    let mut now = program.get(moderation).await.json();
    now.as_object_mut().unwrap().remove("version").unwrap();
    assert_eq!(now, serde_json::json!({"answer_days": 7, "premoderation": "first", "deputy": null}));
    let nobody = serde_json::json!({"answer_days": 0, "premoderation": "first", "deputy": 0});
    assert_eq!(program.put_json(moderation, nobody).await.status, 422);
    assert_eq!(world.program("chidi").await.get(moderation).await.status, 403);
}

async fn an_item_is_looked_at_with_the_eyes_of_others_and_they_alone_decide_what_is_seen(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    world.comment("ben", number, "Bei uns auch.").await;
    let (chidi, program) = (world.browser("chidi").await, world.program("chidi").await);
    let here = item_of(chidi.get("/triage").await.text(), number);
    let as_employee = chidi.get(&format!("{here}&as=employee")).await;
    assert!(as_employee.text().contains("So sieht es: Mitarbeitende"), "{}", as_employee.text());
    assert!(
        as_employee.text().contains("Bei uns auch.")
            && !as_employee.text().contains("name=\"act\" value=\"hide\"")
    );
    assert!(!chidi.get(&format!("{here}&as=visitor")).await.text().contains("Bei uns auch.</p>"));
    let seen = |eye: &'static str| {
        let program = program.clone();
        async move { program.get(&format!("/ideas/{number}/preview?as={eye}")).await.json() }
    };
    assert_eq!(seen("employee").await["idea"]["title"], "Drucker im Erdgeschoß");
    assert_eq!(seen("visitor").await["problem"], "sign-in-first");
    assert_eq!(seen("public").await["problem"], "unreleased");
    let hiding = json!({"ground": "person", "sentence": "Da steht ein Name."});
    assert_eq!(program.put_json(&format!("/ideas/{number}/hiding"), hiding).await.status, 200);
    assert_eq!(seen("employee").await["problem"], "not-found");
    assert_eq!(seen("author").await["idea"]["title"], "Drucker im Erdgeschoß");
    let path = format!("/ideas/{number}/preview");
    for who in ["ana", "ben", "fritz"] {
        assert_eq!(world.program(who).await.get(&path).await.status, 403, "{who}");
    }
    assert_eq!(program.get("/ideas/999999/preview").await.status, 404);
    assert_eq!(program.get(&format!("{path}?as=god")).await.status, 422);
    let audit = world.browser("eva").await.get("/admin/audit?verb=view_as").await;
    assert_eq!(
        audit.text().matches("<td>Als andere angesehen").count(),
        1,
        "noted once an hour: {}",
        audit.text()
    );
}

async fn nobody_decides_on_what_concerns_a_unit_above_or_below_their_own(fresh: &Fresh) {
    let world = World::on(fresh).await;
    fresh
        .run("INSERT INTO units (slug, parent_id, name_de, name_en, headcount, position, created_at) \
              VALUES ('haus-3', 1, 'Haus 3', 'House 3', 9, 2, 0), ('bauhof', NULL, 'Bauhof', 'Depot', 9, 3, 0)")
        .await;
    let unit = async |slug: &str| fresh.number(format!("SELECT id FROM units WHERE slug = '{slug}'")).await;
    let (below, beside) = (unit("haus-3").await, unit("bauhof").await);
    let about = async |unit: i64| {
        let number = world.post("ana", "Drucker im Erdgeschoß").await;
        fresh.run(format!("UPDATE ideas SET unit_id = {unit} WHERE number = {number}")).await;
        number
    };
    let (above_it, below_it, beside_it) = (about(1).await, about(below).await, about(beside).await);
    for (own, statuses) in [(1, [403, 403, 200]), (below, [403, 403, 200]), (beside, [200, 200, 403])] {
        fresh.run(format!("UPDATE people SET unit_id = {own} WHERE id = {}", world.id("chidi"))).await;
        let program = world.program("chidi").await;
        for (number, status) in [above_it, below_it, beside_it].into_iter().zip(statuses) {
            let to = json!({"status": "in_review"});
            let path = format!("/ideas/{number}/status");
            assert_eq!(program.put_json(&path, to).await.status, status, "{own} on {number}");
            if status == 200 {
                program.put_json(&path, json!({"status": "open"})).await;
            }
            let items = program.get("/triage").await.json();
            let item = items["items"].as_array().unwrap().iter().find(|item| item["idea"] == number).unwrap();
            assert_eq!(item["conflict"], status == 403);
        }
    }
    fresh.run(format!("UPDATE people SET unit_id = 1 WHERE id = {}", world.id("chidi"))).await;
    let merge = serde_json::json!({"into": below_it, "sentence": "Beide meinen dasselbe."});
    let program = world.program("chidi").await;
    let merged = program.put_json(&format!("/ideas/{beside_it}/merge"), merge).await;
    assert_eq!(merged.status, 403, "nor does anybody merge anything into it");
}

async fn the_staff_council_reads_how_it_is_set_up_and_changes_nothing(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.program("eva").await.post("/admin/templates", json!({"name": "Dank", "body": "Guten Tag,"})).await;
    let fritz = world.browser("fritz").await;
    let overview = fritz.get("/admin").await;
    assert_eq!(overview.status, 200);
    for shown in [
        "/admin/campaigns",
        "/admin/units",
        "/admin/texts",
        "/admin/templates",
        "/admin/synonyms",
        "/admin/audit",
    ] {
        assert!(overview.text().contains(&format!("href=\"{shown}\"")), "{shown}");
        let page = fritz.get(shown).await;
        assert_eq!(page.status, 200, "{shown}");
        if shown != "/admin/audit" {
            assert!(
                page.text().contains("Ändern kann nur die Administration.")
                    && page.text().contains("<fieldset disabled"),
                "{shown}"
            );
        }
    }
    for hidden in ["/admin/people", "/triage"] {
        assert!(!overview.text().contains(&format!("href=\"{hidden}\"")), "{hidden}");
        assert_eq!(fritz.get(hidden).await.status, 403, "{hidden}");
    }
    let change = [("act", "moderate"), ("answer_days", "5"), ("premoderation", "all")];
    assert_eq!(fritz.post("/admin/campaigns/fruehjahr-2019", &change).await.status, 403);
    assert_eq!(
        fritz.post("/admin/templates", &[("act", "add"), ("name", "x"), ("body", "y")]).await.status,
        403
    );
    assert_eq!(fritz.post("/admin/synonyms", &[("body", "a = b")]).await.status, 403);
    assert!(!world.browser("eva").await.get("/admin/units").await.text().contains("<fieldset disabled"));
}

async fn no_id_stands_twice_on_a_page(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let chidi = world.browser("chidi").await;
    let program = world.program("chidi").await;
    program.post("/admin/templates", json!({"name": "Dank", "body": "Guten Tag,"})).await;
    program.put(&format!("/ideas/{number}/tags/technik")).await;
    let here = item_of(chidi.get("/triage").await.text(), number);
    let why = json!({"ground": "insult", "sentence": "Das beleidigt jemanden."});
    for text in ["Der Hausmeister ist faul.", "Und dumm."] {
        let comment = world.comment("dee", number, text).await;
        program.put_json(&format!("/ideas/{number}/comments/{comment}/hiding"), why.clone()).await;
    }
    let (dee, eva) = (world.browser("dee").await, world.browser("eva").await);
    let own = dee.get(&format!("/ideas/{number}")).await;
    assert_eq!(own.text().matches("name=\"verdict\"").count(), 2);
    for page in [chidi.get(&here).await, own, eva.get("/admin/campaigns/fruehjahr-2019").await] {
        let mut ids: Vec<&str> =
            page.text().split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}

async fn the_audit_says_in_words_what_was_done(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Drucker im Erdgeschoß").await;
    let chidi = world.program("chidi").await;
    chidi.put_json(&format!("/ideas/{number}/status"), json!({"status": "in_review"})).await;
    chidi
        .put_json(
            &format!("/ideas/{number}/hiding"),
            json!({"ground": "spam", "sentence": "Das ist Werbung."}),
        )
        .await;
    chidi.delete("/triage/last-act").await;
    chidi.put(&format!("/ideas/{number}/tags/technik")).await;
    let form = [("act", "moderate"), ("answer_days", "5"), ("premoderation", "all")];
    let eva = world.browser("eva").await;
    eva.post("/admin/campaigns/fruehjahr-2019", &form).await;
    let page = eva.get("/admin/audit").await;
    for told in [
        "Offen → In Prüfung",
        "Werbung oder Unsinn",
        "<td>Ausgeblendet",
        "hinzugefügt",
        "Vorab geprüft: Alles; Antwort in 5 Arbeitstagen",
        "Ideenaufruf fruehjahr-2019",
        "lesen, schreiben",
    ] {
        assert!(page.text().contains(told), "{told}: {}", page.text());
    }
    let english = eva.reading("en").get("/admin/audit").await;
    for told in ["Open → Under review", "Advertising or nonsense", "Campaign fruehjahr-2019", "added"] {
        assert!(english.text().contains(told), "{told}");
    }
}

store::contract!(
    an_item_is_looked_at_with_the_eyes_of_others_and_they_alone_decide_what_is_seen,
    nobody_decides_on_what_concerns_a_unit_above_or_below_their_own,
    the_staff_council_reads_how_it_is_set_up_and_changes_nothing,
    no_id_stands_twice_on_a_page,
    the_audit_says_in_words_what_was_done,
    a_template_fills_the_answer_and_nothing_typed_is_lost,
    prepared_answers_are_published_together_and_each_has_its_own_result,
    many_items_are_assigned_tagged_and_settled_and_a_conflict_stops_none,
    what_was_done_to_many_is_taken_back_by_one_form,
    who_opens_what_a_colleague_has_open_is_told_and_may_decide_all_the_same,
    a_deputy_is_chosen_among_those_who_moderate,
);
