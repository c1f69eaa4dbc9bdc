//! Signing in and out by plain forms.

use domain::time::DAY;
use service::people;
use store::testing::Fresh;

use crate::{
    knock::Answer,
    world::{HOST, PASSWORD, World, idea_form, monday},
};

const ANA: (&str, &str) = ("email", "ana@example.org");
const BEN: (&str, &str) = ("email", "ben@example.org");

fn session_line(answer: &Answer) -> String {
    let lines = answer.set_cookies();
    let ours: Vec<_> = lines.iter().filter(|line| line.contains("session=")).collect();
    assert_eq!(ours.len(), 1, "{lines:?}");
    (*ours[0]).to_owned()
}

async fn a_password_opens_the_door(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.visitor();
    assert_eq!(browser.get("/").await.location(), "/sign-in?next=/");
    let answer = browser.post("/sign-in", &[ANA, ("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location()), (303, "/"));
    let line = session_line(&answer);
    assert!(line.starts_with("session=") && line.ends_with("; HttpOnly; SameSite=Lax"), "{line}");
    assert!(line.contains("; Path=/; Max-Age=2592000;"), "{line}");
    assert!(!line.contains("Secure") && !line.contains("Domain"), "{line}");
    let page = browser.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Ana Yılmaz"));
}

async fn over_tls_no_other_host_can_set_the_session(fresh: &Fresh) {
    let world =
        World::with(fresh, |settings| settings.web.public_url = Some(format!("https://{HOST}"))).await;
    let browser = world.visitor();
    let answer = browser.post("/sign-in", &[ANA, ("password", PASSWORD)]).await;
    let line = session_line(&answer);
    assert!(
        line.starts_with("__Host-session=") && line.ends_with("; HttpOnly; SameSite=Lax; Secure"),
        "{line}"
    );
    assert!(line.contains("; Path=/;") && !line.contains("Domain"), "{line}");
    assert_eq!(browser.get("/me").await.status, 200);
    // A cookie that any page of the domain could have set opens nothing.
    let token = browser.cookie("__Host-session").unwrap();
    let other = world.visitor();
    other.set_cookie("session", &token);
    assert_eq!(other.get("/me").await.status, 303);
}

async fn an_access_code_opens_the_same_account_every_time(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let codes = people::create_codes(&world.console(), 1, "kitas").await.unwrap().codes;
    let (first, second) = (world.visitor(), world.visitor());
    let answer = first.post("/sign-in", &[("code", &codes[0]), ("next", "/ideas/new")]).await;
    assert_eq!((answer.status, answer.location()), (303, "/ideas/new"));
    assert!(session_line(&answer).ends_with("; HttpOnly; SameSite=Lax"));
    assert_eq!(first.post("/me/name", &[("name", "Frieda Fuchs")]).await.status, 303);
    let sloppy = format!("  {} ", codes[0].to_lowercase().replace('-', " "));
    assert_eq!(second.post("/sign-in", &[("code", &sloppy)]).await.status, 303);
    assert!(second.get("/me").await.text().contains("Frieda Fuchs"));
}

async fn signing_in_again_opens_another_session_and_ends_the_former(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ana").await;
    let former = browser.copy();
    assert_eq!(browser.post("/sign-in", &[ANA, ("password", PASSWORD)]).await.status, 303);
    assert_ne!(browser.cookie("session"), former.cookie("session"));
    assert_eq!(browser.get("/me").await.status, 200);
    assert_eq!(former.get("/me").await.location(), "/sign-in?next=/me");
}

async fn a_session_that_somebody_planted_is_not_taken_over(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.visitor();
    browser.set_cookie("session", "planted");
    assert_eq!(browser.post("/sign-in", &[ANA, ("password", PASSWORD)]).await.status, 303);
    assert_ne!(browser.cookie("session").as_deref(), Some("planted"));
}

async fn signing_in_leads_back_and_never_to_another_site(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for (next, leads) in [
        ("/ideas/7?x=1#comments", "/ideas/7?x=1#comments"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/\t/evil.example/", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
    ] {
        let form = [ANA, ("password", PASSWORD), ("next", next)];
        let answer = world.visitor().post("/sign-in", &form).await;
        assert_eq!((answer.status, answer.location()), (303, leads), "{next:?}");
        assert_eq!(answer.set_cookies().len(), 1, "{next:?}");
    }
}

async fn a_wrong_password_is_a_page_that_keeps_the_address(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let form = [("email", "ana+\"<b>\"@example.org"), ("password", "falsch-geraten"), ("next", "/me")];
    for (lang, sentence) in
        [("de", "E-Mail oder Passwort stimmen nicht."), ("en", "E-mail or password is wrong.")]
    {
        let answer = world.visitor().reading(lang).post("/sign-in", &form).await;
        let page = answer.text();
        assert_eq!((answer.status, answer.set_cookies().len()), (401, 0));
        assert!(page.contains(sentence) && page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
        assert!(page.contains("value=\"ana+&quot;&lt;b&gt;&quot;@example.org\""), "{page}");
        assert!(page.contains("value=\"/me\""), "the way back is kept: {page}");
        assert!(!page.contains("falsch-geraten") && !page.contains("<b>\"@"), "{page}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

async fn nobody_learns_which_addresses_have_an_account(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let known = world.visitor().post("/sign-in", &[ANA, ("password", "falsch")]).await;
    let form = [("email", "nobody@example.org"), ("password", "falsch")];
    let unknown = world.visitor().post("/sign-in", &form).await;
    let bare = |answer: &Answer| {
        let text = answer.text().replace("nobody@example.org", "ana@example.org");
        let nonce = text.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        text.replace(&nonce, "")
    };
    assert_eq!((known.status, unknown.status), (401, 401));
    assert_eq!(bare(&known), bare(&unknown));
}

async fn a_wrong_code_and_an_empty_form_say_what_to_do(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let wrong = world.visitor().post("/sign-in", &[("code", "ABCD-EFGH-JKLM")]).await;
    assert_eq!(wrong.status, 401);
    assert!(
        wrong.text().contains("Diesen Code kennen wir nicht.") && wrong.text().contains("ABCD-EFGH-JKLM")
    );
    let empty = world.visitor().reading("en").post("/sign-in", &[]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("is missing. Fill in the field."));
}

async fn guessing_at_one_account_has_to_wait_and_nobody_else(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for _ in 0..10 {
        assert_eq!(world.visitor().post("/sign-in", &[ANA, ("password", "geraten")]).await.status, 401);
    }
    let waits = world.visitor().post("/sign-in", &[ANA, ("password", PASSWORD)]).await;
    assert_eq!((waits.status, waits.header("retry-after")), (429, "30"));
    assert!(waits.text().contains("ana@example.org") && waits.text().contains("Zu viele Versuche."));
    world.browser("ben").await;
    world.at(monday().plus(31_000));
    world.browser("ana").await;
}

async fn signing_out_ends_the_session_and_clears_the_browser(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let browser = world.browser("ana").await;
    let stolen = browser.copy();
    let answer = browser.post("/sign-out", &[]).await;
    assert_eq!((answer.status, answer.location()), (303, "/sign-in?signed-out=true"));
    assert!(session_line(&answer).starts_with("session=; Path=/; Max-Age=0;"));
    let cleared = answer.header("clear-site-data");
    assert!(cleared.contains("\"cache\"") && cleared.contains("\"storage\""), "{cleared}");
    assert_eq!(browser.cookie("session"), None);
    assert_eq!(stolen.get("/me").await.location(), "/sign-in?next=/me");
    assert_eq!(stolen.call("votes/set_vote", &[("idea", "1"), ("wanted", "true")]).await.status, 401);
    assert!(browser.get(answer.location()).await.text().contains("Sie sind abgemeldet."));
    // Out is out, as often as one likes.
    assert_eq!(browser.post("/sign-out", &[]).await.status, 303);
}

async fn a_session_ends_a_week_after_its_last_use_and_a_month_after_its_first(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (used, idle) = (world.browser("ana").await, world.browser("ana").await);
    for day in 1..30 {
        world.at(monday().plus(day * DAY));
        assert_eq!(used.get("/me").await.status, 200, "day {day}");
    }
    assert_eq!(idle.get("/me").await.status, 303);
    world.at(monday().plus(30 * DAY));
    assert_eq!(used.get("/me").await.status, 303);
}

async fn whoever_is_shut_out_is_out_at_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (browser, program) = (world.browser("ana").await, world.program("ana").await);
    let email = domain::text::Email::parse("ana@example.org").unwrap();
    people::disable(&world.console(), &email).await.unwrap();
    assert_eq!(browser.get("/me").await.status, 303);
    assert_eq!(program.get("/me").await.status, 401);
    assert_eq!(world.visitor().post("/sign-in", &[ANA, ("password", PASSWORD)]).await.status, 401);
}

async fn the_codes_that_somebody_showed_stay_theirs_when_their_session_is_over(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Ohne Namen gesagt").await;
    let (browser, path, name) =
        (world.browser("ana").await, format!("/ideas/{number}"), format!("claim-{number}"));
    assert_eq!(browser.post(&format!("{path}/claim"), &[("claim_code", &code)]).await.status, 303);
    fresh.run(format!("UPDATE ideas SET overlay = 'hidden', listed = FALSE WHERE number = {number}")).await;
    browser.set_cookie("session", "over");
    assert_eq!(browser.post("/sign-in", &[ANA, ("password", PASSWORD)]).await.status, 303);
    assert_eq!(browser.get(&path).await.status, 200, "its author reads what is hidden");

    let shown = browser.cookie(&name).unwrap();
    browser.set_cookie("session", "over");
    assert_eq!(browser.post("/sign-in", &[BEN, ("password", PASSWORD)]).await.status, 303);
    assert_eq!(browser.get(&path).await.status, 404);
    assert_eq!(browser.cookie(&name), None, "its name alone would tell which idea Ana wrote");
    browser.set_cookie(&name, &shown);
    assert_eq!(browser.get(&path).await.status, 404, "what was sealed for Ana opens for nobody else");
}

async fn what_is_shown_once_is_shown_to_nobody_but_whom_it_is_for(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (ana, ben) = (world.browser("ana").await, world.browser("ben").await);
    let mut form = idea_form("Ohne Namen gesagt");
    form.last_mut().unwrap().1 = "false";
    let posted = ana.post("/ideas/new", &form).await;
    ben.set_cookie("flash", &ana.cookie("flash").unwrap());
    let others = ben.get(posted.location()).await;
    assert_eq!(others.status, 200);
    assert!(!others.text().contains("class=\"claim-code\""), "{}", others.text());
    assert!(ana.get(posted.location()).await.text().contains("class=\"claim-code\""));
}

async fn the_claim_code_of_what_is_held_is_shown_once_and_opens_it(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let held = [("act", "moderate"), ("answer_days", "3"), ("premoderation", "anonymous")];
    assert_eq!(world.browser("eva").await.post("/admin/campaigns/fruehjahr-2019", &held).await.status, 303);
    let ana = world.browser("ana").await;
    let mut form = idea_form("Ohne Namen gesagt");
    form.last_mut().unwrap().1 = "false";
    let posted = ana.post("/ideas/new", &form).await;
    let (page, claim) = (posted.location(), format!("{}/claim", posted.location()));
    let once = ana.get(page).await;
    assert_eq!(once.status, 404);
    assert!(
        once.text().contains("Sobald sie freigegeben ist")
            && !once.text().contains("Diese Seite gibt es nicht")
    );
    let (_, code) = once.text().split_once("class=\"claim-code\"").expect("the code is shown");
    let code = code.split(['>', '<']).nth(1).unwrap();

    for lost in [page, "/ideas/4711"] {
        let lost = ana.get(lost).await;
        assert!(
            lost.text().contains("Diese Seite gibt es nicht") && lost.text().contains("Das ist meine Idee")
        );
        assert!(!lost.text().contains("claim-code"));
    }
    for claim in [&*claim, "/ideas/4711/claim"] {
        let wrong = ana.post(claim, &[("claim_code", "kran-ofen-igel-wolke")]).await;
        assert_eq!(wrong.status, 404);
        assert!(
            wrong.text().contains("«Kennwort» ist hier nicht bekannt")
                && wrong.text().contains("kran-ofen-igel-wolke")
        );
    }
    let ben = world.browser("ben").await;
    for _ in 0..12 {
        let wrong = [("claim_code", "kran-ofen-igel-wolke")];
        let answers = [ben.post(&claim, &wrong).await, ben.post("/ideas/4711/claim", &wrong).await];
        let [held, nothing] =
            answers.map(|answer| (answer.status, answer.text().contains("ist hier nicht bekannt")));
        assert_eq!(held, nothing, "who guesses learns nothing, however often");
    }
    let right = ana.post(&claim, &[("claim_code", code)]).await;
    assert_eq!((right.status, right.location()), (303, page));
    let opened = ana.get(page).await;
    assert_eq!(opened.status, 200);
    assert!(opened.text().contains("Ihre Idee wird geprüft"));
    let visitor = world.visitor().get("/ideas/4711").await;
    assert!(!visitor.text().contains("Das ist meine Idee"), "whoever is not signed in signs in first");
}

async fn whoever_is_signed_in_already_reads_so_at_the_doors(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ana = world.browser("ana").await;
    for address in ["/sign-in", "/sign-in?next=/ideas/7", "/sign-in?signed-out=true"] {
        let page = ana.get(address).await;
        let (_, body) = page.text().split_once("<main").unwrap();
        assert!(body.contains("Angemeldet als Ana Yılmaz"), "{address}: {body}");
        assert!(body.contains("action=\"/sign-out\"") && body.contains("href=\"/\""), "{address}: {body}");
        assert!(body.contains("name=\"password\""), "others may sign in instead: {body}");
        for untrue in ["Melden Sie sich an, um", "Sie sind abgemeldet."] {
            assert!(!body.contains(untrue), "{address}: {untrue}");
        }
    }
    let visitor = world.visitor().get("/sign-in").await;
    assert!(!visitor.text().contains("/sign-out"), "{}", visitor.text());
}

store::contract!(
    a_password_opens_the_door,
    over_tls_no_other_host_can_set_the_session,
    an_access_code_opens_the_same_account_every_time,
    signing_in_again_opens_another_session_and_ends_the_former,
    a_session_that_somebody_planted_is_not_taken_over,
    signing_in_leads_back_and_never_to_another_site,
    a_wrong_password_is_a_page_that_keeps_the_address,
    nobody_learns_which_addresses_have_an_account,
    a_wrong_code_and_an_empty_form_say_what_to_do,
    guessing_at_one_account_has_to_wait_and_nobody_else,
    signing_out_ends_the_session_and_clears_the_browser,
    a_session_ends_a_week_after_its_last_use_and_a_month_after_its_first,
    whoever_is_shut_out_is_out_at_once,
    the_codes_that_somebody_showed_stay_theirs_when_their_session_is_over,
    what_is_shown_once_is_shown_to_nobody_but_whom_it_is_for,
    the_claim_code_of_what_is_held_is_shown_once_and_opens_it,
    whoever_is_signed_in_already_reads_so_at_the_doors,
);
