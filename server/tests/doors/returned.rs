//! A plain form that is refused comes back as a page with what was typed, in the reader's language, and nothing of it runs.

use domain::time::HOUR;
use store::testing::Fresh;

use crate::{
    knock::{Answer, Browser},
    world::{World, idea_form, monday, schedule},
};

/// Typed into every field that is tried.
const TYPED: &str = "Maß & </textarea><i>Zahl</i>";
const SHOWN: &str = "Maß &amp; &lt;/textarea&gt;&lt;i&gt;Zahl&lt;/i&gt;";

fn too_long() -> String {
    format!("{TYPED}{}", "x".repeat(4_001))
}

/// The page says no in this language, and still holds what was typed.
fn assert_kept(answer: &Answer, status: u16, lang: &str, sentence: &str) {
    let page = answer.text();
    assert_eq!(answer.status, status, "{page}");
    assert!(answer.header("content-type").starts_with("text/html"));
    assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
    assert!(page.contains(sentence), "{sentence}: {page}");
    // What is read out first says that something is wrong.
    let (_, title) = page.split_once("<title>").unwrap();
    let prefix = if lang == "de" { "Fehler: " } else { "Error: " };
    assert_eq!(title.starts_with(prefix), status != 200, "{title}");
    assert!(!title.starts_with(&prefix.repeat(2)), "said twice: {title}");
    assert!(page.contains(SHOWN), "what was typed is lost: {page}");
    assert!(!page.contains("<i>Zahl"), "what was typed runs: {page}");
}

/// Sends the form in both languages.
async fn refused(browser: &Browser, address: &str, form: &[(&str, &str)], status: u16, said: [&str; 2]) {
    for (lang, sentence) in ["de", "en"].into_iter().zip(said) {
        assert_kept(&browser.reading(lang).post(address, form).await, status, lang, sentence);
    }
}

async fn a_form_that_is_too_long_comes_back_with_what_was_typed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let comment = world.comment("ana", number, "Mein Kommentar").await;
    // From the first vote of somebody else on, authors may add to their idea.
    world.program("dee").await.put(&format!("/ideas/{number}/vote")).await;
    let (ana, page, long) = (world.browser("ana").await, format!("/ideas/{number}"), too_long());
    let said = ["ist zu lang. Bitte kürzen Sie auf", "is too long. Shorten it to"];
    refused(&ana, "/ideas/new", &[("title", "Gut genug"), ("pinch", &long), ("topic", "it")], 422, said)
        .await;
    refused(&ana, &format!("{page}/edit"), &[("title", "Gut genug"), ("pinch", &long)], 422, said).await;
    refused(&ana, &format!("{page}/comments"), &[("body", &long)], 422, said).await;
    let reply = [("body", long.as_str()), ("reply_to", &comment.to_string())];
    refused(&ana, &format!("{page}/comments"), &reply, 422, said).await;
    refused(&ana, &format!("{page}/comments/{comment}"), &[("body", &long)], 422, said).await;
    refused(&ana, &format!("{page}/addenda"), &[("body", &long)], 422, said).await;
    refused(&ana, &format!("{page}/report"), &[("reason", "other"), ("note", &long)], 422, said).await;
    refused(&ana, "/me/name", &[("name", &long)], 422, said).await;
    refused(&ana, "/report-barrier", &[("body", &long)], 422, said).await;
    refused(&world.visitor(), "/report-barrier", &[("body", &long), ("contact", "")], 422, said).await;
}

async fn every_wrong_field_of_an_idea_is_named_beside_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.browser("ana").await;
    let form = [("title", "Weg"), ("pinch", ""), ("wish", TYPED), ("topic", "mars"), ("named", "true")];
    let page = ana.post("/ideas/new", &form).await;
    assert_kept(&page, 422, "de", "«Titel» ist zu kurz.");
    for sentence in ["«Wo drückt der Schuh?» fehlt.", "«Thema» sieht nicht richtig aus."] {
        assert!(page.text().contains(sentence), "{sentence}");
    }
    assert!(page.text().contains("value=\"Weg\""));
}

async fn a_preview_posts_nothing_and_keeps_everything(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.browser("ana").await;
    let mut form = idea_form(TYPED);
    form.push(("preview", "true"));
    assert_kept(&ana.post("/ideas/new", &form).await, 200, "de", "Ana Yılmaz");
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 0);
}

async fn a_session_that_is_over_costs_nobody_their_text(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (page, visitor) = (format!("/ideas/{number}"), world.visitor());
    let said = ["Melden Sie sich an", "Sign in first"];
    let mut form = idea_form("Gut genug");
    form[1].1 = TYPED;
    refused(&visitor, "/ideas/new", &form, 401, said).await;
    refused(&visitor, &format!("{page}/comments"), &[("body", TYPED)], 401, said).await;
    refused(&visitor, &format!("{page}/addenda"), &[("body", TYPED)], 401, said).await;
    refused(&visitor, &format!("{page}/edit"), &[("title", "Gut"), ("pinch", TYPED)], 401, said).await;
    refused(&visitor, &format!("{page}/report"), &[("reason", "spam"), ("note", TYPED)], 401, said).await;
    assert!(!visitor.post(&format!("{page}/comments"), &[("body", "x")]).await.text().contains("Zweiter"));
}

async fn no_page_loses_what_was_typed_into_its_forms(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let addresses = [
        format!("/triage/{number}"),
        "/triage/appeals/1".into(),
        "/admin/units".into(),
        "/admin/texts/privacy".into(),
        "/admin/campaigns/fruehjahr-2019".into(),
        "/admin/templates".into(),
        "/admin/synonyms".into(),
        "/workshops/new".into(),
        "/workshops/1".into(),
        format!("/workshops/1/ideas/{number}/canvas/edit"),
        format!("/ideas/{number}/outcome"),
        format!("/ideas/{number}/result"),
        "/opinions/1".into(),
    ];
    let (ben, form) =
        (world.browser("ben").await, [("act", "decide"), ("answer", TYPED), ("idempotency_key", "k7")]);
    for address in addresses {
        let page = world.visitor().post(&address, &form).await;
        assert_eq!(page.status, 401, "{address}");
        let hint = "Ihre Sitzung ist abgelaufen, Ihr Text ist noch da.";
        assert!(page.text().contains(SHOWN) && page.text().contains(hint), "{address}: {}", page.text());
        let again = format!("<form class=\"stack\" method=\"post\" action=\"{address}\">");
        assert!(page.text().contains(&again), "{address}");
        assert!(page.text().contains("type=\"hidden\" name=\"idempotency_key\" value=\"k7\""), "{address}");
        // What its program does not know of, it would lose once it wakes.
        assert!(!page.text().contains("<script type=\"module\""), "{address}");
        // Whoever lost the role meanwhile keeps it, too.
        let page = ben.post(&address, &form).await;
        assert!([403, 404].contains(&page.status), "{address}: {}", page.status);
        assert!(page.text().contains(SHOWN), "{address}");
    }
    let (unnamed, _) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let page = ben.post(&format!("/ideas/{unnamed}/addenda"), &[("body", TYPED)]).await;
    assert_kept(&page, 403, "de", "Das kann nur, wer den Text geschrieben hat.");
}

async fn whoever_has_to_sign_in_again_reads_where_they_are(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for (address, name) in [
        ("/admin/campaigns/fruehjahr-2019", "Ideenaufrufe"),
        ("/admin/campaigns/fruehjahr-2019/stage", "Saalansicht"),
        ("/admin/campaigns/fruehjahr-2019/topics", "Themen"),
        ("/admin/campaigns/fruehjahr-2019/topics/it", "Themen"),
        ("/admin/people/1", "Personen und Rollen"),
        ("/admin/templates/1", "Antwort-Vorlagen"),
        ("/admin/texts/privacy", "Texte"),
        ("/admin/units/10", "Bereiche"),
        ("/opinions/1", "Anfragen an Ihren Bereich"),
    ] {
        let page = world.visitor().post(address, &[("body", TYPED)]).await;
        assert_eq!(page.status, 401, "{address}");
        assert!(
            page.text().contains(&format!("<title>Fehler: {name} – DOgital</title>")),
            "{address}: {}",
            page.text()
        );
        assert_eq!(page.text().matches("<h1").count(), 1, "{address}");
        // Signing in leads nobody away from what they typed.
        assert!(page.text().contains(" target=\"_blank\" href=\"/sign-in?next="), "{address}");
        assert!(!page.text().contains("button\" href=\"/sign-in"), "{address}");
    }
}

async fn a_form_without_a_text_comes_back_with_why(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let comment = world.comment("ana", number, "Mein Kommentar").await;
    let (ana, ben, page) =
        (world.browser("ana").await, world.browser("ben").await, format!("/ideas/{number}"));
    assert_eq!(ana.post("/me/sessions/999999/end", &[]).await.location(), "/me#sessions", "it is over");
    let only_author = "Das kann nur, wer den Text geschrieben hat.";
    let delete = format!("{page}/comments/{comment}/delete");
    for (address, form, status, why) in [
        (format!("{page}/withdraw"), ("", ""), 403, only_author),
        (format!("{page}/reveal"), ("", ""), 403, only_author),
        (delete, ("", ""), 403, only_author),
        (format!("{page}/objection"), ("", ""), 409, "Widersprechen ging 14 Tage lang"),
        (format!("{page}/outcome/survey"), ("better", "x"), 422, "notice--danger"),
        (
            format!("{page}/appeal"),
            ("body", "Bitte noch einmal ansehen."),
            409,
            "Dagegen gibt es nichts zu widersprechen",
        ),
        ("/me/searches/forget".into(), ("name", ""), 422, "notice--danger"),
    ] {
        let back = ben.post(&address, &[form]).await;
        assert_eq!(back.status, status, "{address}");
        let (_, main) = back.text().split_once("<main").unwrap();
        let (main, _) = main.split_once("<script").unwrap_or((main, ""));
        assert!(main.contains(why), "{address} does not say why: {main}");
        assert!(!back.text().contains("<script type=\"module\""), "{address}");
    }
    assert_eq!(ana.post(&format!("{page}/withdraw"), &[]).await.status, 303);
    let again = ana.post(&format!("{page}/withdraw"), &[]).await;
    assert_eq!(again.status, 410);
    assert!(again.text().contains("Sie wurde zurückgezogen oder gelöscht."), "{}", again.text());
}

async fn a_changed_form_that_was_there_already_is_taken_when_it_is_sent_again(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.browser("ana").await;
    let send = async |title, key: &str| {
        let mut form = idea_form(title);
        form.push(("idempotency_key", key));
        ana.post("/ideas/new", &form).await
    };
    assert_eq!(send("Zweiter Drucker", "k1").await.status, 303);
    let back = send(TYPED, "k1").await;
    assert_kept(&back, 422, "de", "Die erste Fassung ist da.");
    assert!(back.text().contains("Senden Sie noch einmal, dann kommt auch die geänderte an."));
    assert!(!back.text().contains("Seite neu laden"), "what was typed would be lost");
    let (_, key) = back.text().split_once("name=\"idempotency_key\" value=\"").unwrap();
    assert_eq!(send(TYPED, key.split_once('"').unwrap().0).await.status, 303);
    assert_eq!(fresh.number("SELECT COUNT(*) FROM ideas").await, 2);
}

async fn an_idea_changed_in_two_windows_loses_neither_wording(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ana, address) = (world.browser("ana").await, format!("/ideas/{number}/edit"));
    let version = |page: &Answer| {
        let (_, after) =
            page.text().split_once("name=\"version\" value=\"").expect("the form says what was read");
        after.split_once('"').unwrap().0.to_owned()
    };
    let read = version(&ana.get(&address).await);
    let send = async |title, pinch, read: &str| {
        ana.post(&address, &[("version", read), ("title", title), ("pinch", pinch), ("wish", "")]).await
    };
    let first = "Der Drucker im zweiten Stock klemmt seit Montag.";
    assert_eq!(send("Im einen Fenster", first, &read).await.status, 303);
    let back = send("Im anderen Fenster", TYPED, &read).await;
    assert_kept(&back, 409, "de", "So lautet Ihre Idee jetzt.");
    assert!(back.text().contains(first), "{}", back.text());
    assert_eq!(send("Im anderen Fenster", TYPED, &version(&back)).await.status, 303);
}

async fn whoever_sends_too_much_gets_their_text_back(fresh: &Fresh) {
    let world = World::with(fresh, |settings| settings.limits.writes_per_second = Some(1)).await;
    let ben = world.browser("ben").await;
    let mut sent = 0;
    while ben.post("/ideas/1/vote", &[]).await.status != 429 {
        sent += 1;
        assert!(sent < 1_000, "the budget never ends");
    }
    let page = ben.post("/ideas/1/comments", &[("body", TYPED)]).await;
    assert_eq!(page.status, 429);
    assert!(page.text().contains(SHOWN) && page.text().contains("action=\"/ideas/1/comments\""));
    assert!(!page.header("retry-after").is_empty());
}

async fn a_phase_that_is_over_costs_nobody_their_text(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let page = format!("/ideas/{number}");
    world.at(schedule().review.plus(HOUR));
    let ana = world.browser("ana").await;
    let mut form = idea_form("Gut genug");
    form[1].1 = TYPED;
    refused(&ana, "/ideas/new", &form, 409, ["Einreichen ist beendet.", "Posting has ended."]).await;
    let said = ["Kommentieren ist gerade nicht möglich.", "Commenting is not possible at the moment."];
    refused(&ana, &format!("{page}/comments"), &[("body", TYPED)], 409, said).await;
    refused(&ana, &format!("{page}/addenda"), &[("body", TYPED)], 409, said).await;
    let said = ["Bearbeiten ist beendet.", "Editing has ended."];
    refused(&ana, &format!("{page}/edit"), &[("title", "Gut genug"), ("pinch", TYPED)], 409, said).await;
}

async fn the_address_of_a_form_leads_to_its_page(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let number = world.post("ana", "Zweiter Drucker").await;
    let (ana, page) = (world.browser("ana").await, format!("/ideas/{number}"));
    for act in ["vote", "comments", "report", "addenda", "withdraw", "reveal", "claim"] {
        let answer = ana.get(&format!("{page}/{act}?lang=en")).await;
        assert_eq!((answer.status, answer.location()), (303, format!("{page}/{act}").as_str()));
        let answer = ana.get(answer.location()).await;
        assert_eq!((answer.status, answer.location()), (303, page.as_str()), "{act}");
    }
    let comment = format!("{page}/comments/1");
    for address in
        ["/me/name", "/me/votes/follow", "/me/sessions/1/end", &comment, &format!("{comment}/delete")]
    {
        assert_eq!(ana.get(address).await.status, 200, "{address}");
    }
    assert_eq!(ana.get("/ideas/new/vote").await.status, 404);
}

async fn a_wrong_claim_code_comes_back(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let (ana, address) = (world.browser("ana").await, format!("/ideas/{number}/claim"));
    assert_kept(
        &ana.post(&address, &[("claim_code", TYPED)]).await,
        403,
        "de",
        "«Kennwort» ist hier nicht bekannt",
    );
    let nowhere = ana.post("/ideas/999999/claim", &[("claim_code", TYPED)]).await;
    assert_kept(&nowhere, 404, "de", "Diese Seite gibt es nicht");
    let right = ana.post(&address, &[("claim_code", &code)]).await;
    assert_eq!((right.status, right.location()), (303, format!("/ideas/{number}").as_str()));
    assert!(!right.set_cookies()[0].contains(&code), "the code is sealed");
    world.at(monday().plus(HOUR));
    let edited = ana.post(&format!("/ideas/{number}/addenda"), &[("body", "Nachtrag ohne Namen")]).await;
    assert_eq!((edited.status, edited.location()), (303, format!("/ideas/{number}#added").as_str()));
    let again = ana.post(&format!("/ideas/{number}/addenda"), &[("body", "Noch ein Nachtrag")]).await;
    assert_eq!(again.status, 303);
    let page = ana.get(&format!("/ideas/{number}")).await;
    assert!(page.text().contains("Nachtrag ohne Namen"));
    let newest = page.text().split("id=\"added\"").nth(1);
    let newest = newest.and_then(|after| after.split("</section>").next()).expect("the newest has a place");
    assert!(newest.contains("Noch ein Nachtrag"), "{newest}");
}

store::contract!(
    a_form_that_is_too_long_comes_back_with_what_was_typed,
    every_wrong_field_of_an_idea_is_named_beside_it,
    a_preview_posts_nothing_and_keeps_everything,
    a_session_that_is_over_costs_nobody_their_text,
    no_page_loses_what_was_typed_into_its_forms,
    whoever_has_to_sign_in_again_reads_where_they_are,
    a_form_without_a_text_comes_back_with_why,
    a_changed_form_that_was_there_already_is_taken_when_it_is_sent_again,
    an_idea_changed_in_two_windows_loses_neither_wording,
    whoever_sends_too_much_gets_their_text_back,
    a_phase_that_is_over_costs_nobody_their_text,
    the_address_of_a_form_leads_to_its_page,
    a_wrong_claim_code_comes_back,
);
