//! The audit: what is noted, that nobody changes it unseen, and who reads it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::{
    audit::{Chain, Flaw},
    ids::AuditId,
    people::Scope,
    text::{Email, TokenName},
};
use serde_json::json;
use service::{audit, tokens};
use store::testing::Fresh;
use tokio::{runtime::Handle, task::JoinSet, task::block_in_place};

use crate::world::{World, address};

/// Notes one act more.
async fn act(world: &World, n: usize) {
    let (ana, name) =
        (Email::parse(&address("ana")).unwrap(), TokenName::parse(&format!("Nummer {n}")).unwrap());
    tokens::create(&world.console(), &ana, &name, &[Scope::Read]).await.unwrap();
}

async fn chain(world: &World) -> Chain {
    audit::verify(&world.console()).await.unwrap()
}

fn entries(chain: &Chain) -> i64 {
    match chain {
        Chain::Whole(state) => state.entries,
        Chain::Broken { .. } => panic!("{chain}"),
    }
}

/// Whether the database itself says no.
fn refuses(fresh: &Fresh, text: &str) -> bool {
    catch_unwind(AssertUnwindSafe(|| block_in_place(|| Handle::current().block_on(fresh.run(text))))).is_err()
}

/// What somebody can do who owns the database.
async fn unguard(fresh: &Fresh) {
    let postgres = fresh.url().starts_with("postgres");
    for (table, triggers) in [
        ("audit_entries", ["audit_entries_stay", "audit_entries_actor", "audit_entries_last"].as_slice()),
        ("audit_head", ["audit_head_grows", "audit_head_stays"].as_slice()),
    ] {
        for trigger in triggers {
            let on = if postgres { format!(" ON {table}") } else { String::new() };
            fresh.run(format!("DROP TRIGGER {trigger}{on}")).await;
        }
    }
}

async fn the_database_takes_no_change_of_what_was_noted(fresh: &Fresh) {
    let world = World::on(fresh).await;
    act(&world, 1).await;
    act(&world, 2).await;
    for text in [
        "UPDATE audit_entries SET detail = 'write' WHERE id = 1",
        "UPDATE audit_entries SET created_at = created_at + 1",
        "DELETE FROM audit_entries WHERE id = 2",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET count = 1",
    ] {
        assert!(refuses(fresh, text), "{text}");
    }
    assert_eq!(entries(&chain(&world).await), 2);
}

async fn whoever_changes_an_entry_in_spite_of_it_is_found_out(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for n in 0..4 {
        act(&world, n).await;
    }
    world.program("eva").await.post("/admin/templates", json!({"name": "Dank", "body": "Guten Tag,"})).await;
    // The token of the program is one, too.
    assert_eq!(entries(&chain(&world).await), 6);
    unguard(fresh).await;
    let hash = "(SELECT e.hash FROM audit_entries e WHERE e.id = 4)";
    for (column, value) in [
        ("created_at", "created_at + 1"),
        ("actor_tag", hash),
        ("role", "'council'"),
        ("verb", "'hide'"),
        ("idea", "7"),
        ("comment_id", "7"),
        ("subject", "subject || 'x'"),
        ("detail", "detail || 'x'"),
        ("previous_hash", hash),
        ("hash", hash),
    ] {
        for id in [1, 3, 6] {
            fresh.run(format!("CREATE TABLE kept AS SELECT * FROM audit_entries WHERE id = {id}")).await;
            fresh.run(format!("UPDATE audit_entries SET {column} = {value} WHERE id = {id}")).await;
            let expected = Chain::Broken { at: AuditId::from_i64(id), flaw: Flaw::Changed };
            assert_eq!(chain(&world).await, expected, "{column} of {id}");
            let back =
                format!("UPDATE audit_entries SET {column} = (SELECT {column} FROM kept) WHERE id = {id}");
            fresh.run(back).await;
            fresh.run("DROP TABLE kept").await;
            assert_eq!(entries(&chain(&world).await), 6);
        }
    }
}

async fn an_entry_that_is_gone_is_missed(fresh: &Fresh) {
    let world = World::on(fresh).await;
    for n in 0..4 {
        act(&world, n).await;
    }
    unguard(fresh).await;
    fresh.run("DELETE FROM audit_entries WHERE id = 4").await;
    assert_eq!(chain(&world).await, Chain::Broken { at: AuditId::from_i64(4), flaw: Flaw::Missing });
    fresh.run("UPDATE audit_head SET count = 3").await;
    assert_eq!(chain(&world).await, Chain::Broken { at: AuditId::from_i64(3), flaw: Flaw::HeadDisagrees });
    fresh.run("DELETE FROM audit_entries WHERE id = 2").await;
    assert_eq!(chain(&world).await, Chain::Broken { at: AuditId::from_i64(2), flaw: Flaw::Missing });
}

async fn acts_at_the_same_time_stand_one_behind_the_other(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let mut acts = JoinSet::new();
    for n in 0..30 {
        let (console, ana) = (world.console(), Email::parse(&address("ana")).unwrap());
        acts.spawn(async move {
            let name = TokenName::parse(&format!("Nummer {n}")).unwrap();
            tokens::create(&console, &ana, &name, &[Scope::Read]).await
        });
    }
    while let Some(done) = acts.join_next().await {
        done.unwrap().unwrap();
    }
    assert_eq!(entries(&chain(&world).await), 30);
}

async fn an_account_that_goes_leaves_the_chain_whole(fresh: &Fresh) {
    let world = World::on(fresh).await;
    world.program("eva").await.post("/admin/templates", json!({"name": "Dank", "body": "Guten Tag,"})).await;
    fresh.run(format!("DELETE FROM people WHERE id = {}", world.id("eva"))).await;
    assert_eq!(fresh.number("SELECT COUNT(*) FROM audit_entries WHERE actor_id IS NULL").await, 2);
    assert_eq!(entries(&chain(&world).await), 2);
}

async fn administrators_and_the_staff_council_read_it_and_that_is_noted_once(fresh: &Fresh) {
    let world = World::on(fresh).await;
    act(&world, 1).await;
    for path in ["/admin/audit", "/admin/audit.jsonl"] {
        assert_eq!(world.visitor().get(path).await.status, 303);
        for who in ["ana", "chidi"] {
            assert_eq!(world.browser(who).await.get(path).await.status, 403, "{path} for {who}");
        }
    }
    let before = entries(&chain(&world).await);
    for who in ["eva", "fritz"] {
        let browser = world.browser(who).await;
        for _ in 0..3 {
            let page = browser.get("/admin/audit").await;
            assert_eq!(page.status, 200, "{who}");
            assert!(page.text().contains("Zugriffsschlüssel erstellt"), "{}", page.text());
        }
    }
    assert_eq!(entries(&chain(&world).await), before + 2);
    let lines = world.browser("fritz").await.get("/admin/audit.jsonl").await;
    let first: serde_json::Value = serde_json::from_str(lines.text().lines().next().unwrap()).unwrap();
    assert_eq!((first["id"].as_i64(), first["verb"].as_str()), (Some(1), Some("token_created")));
    assert!(!lines.text().contains(&address("ana")), "no addresses stand in it");
}

async fn everybody_reads_what_moderation_did_in_figures(fresh: &Fresh) {
    let world = World::on(fresh).await;
    assert_eq!(world.visitor().get("/moderation").await.status, 303);
    let page = world.browser("ana").await.get("/moderation").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Moderation in Zahlen"), "{}", page.text());
}

async fn an_account_leads_administrators_to_whose_it_is_and_names_nobody(fresh: &Fresh) {
    let world = World::on(fresh).await;
    act(&world, 1).await;
    let ana = world.id("ana");
    let (account, way) = (format!("Konto {ana}"), format!("<a href=\"/admin/people/{ana}\">Konto {ana}"));
    let read = world.browser("eva").await.get("/admin/audit").await;
    assert!(read.text().contains(&way) && !read.text().contains("Yılmaz"), "{}", read.text());
    // The staff council reads no accounts.
    let read = world.browser("fritz").await.get("/admin/audit").await;
    assert!(read.text().contains(&account) && !read.text().contains("/admin/people"), "{}", read.text());
}

async fn a_filter_that_cannot_be_read_says_so(fresh: &Fresh) {
    let world = World::on(fresh).await;
    act(&world, 1).await;
    let eva = world.browser("eva").await;
    let wrong = eva.get("/admin/audit?verb=&idea=zw%C3%B6lf&from=2019-13-01&until=").await;
    assert_eq!(wrong.status, 200);
    let page = wrong.text();
    assert_eq!(page.matches("Das konnten wir nicht lesen.").count(), 2, "{page}");
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 2, "{page}");
    assert!(page.contains("value=\"zwölf\""), "what was typed stays: {page}");
    let right = eva.get("/admin/audit?verb=&idea=%2312&from=2019-12-01&until=").await;
    assert!(!right.text().contains("aria-invalid=\"true\""), "{}", right.text());
}

store::contract!(
    the_database_takes_no_change_of_what_was_noted,
    whoever_changes_an_entry_in_spite_of_it_is_found_out,
    an_entry_that_is_gone_is_missed,
    acts_at_the_same_time_stand_one_behind_the_other,
    a_filter_that_cannot_be_read_says_so,
    an_account_that_goes_leaves_the_chain_whole,
    administrators_and_the_staff_council_read_it_and_that_is_noted_once,
    everybody_reads_what_moderation_did_in_figures,
    an_account_leads_administrators_to_whose_it_is_and_names_nobody,
);
