//! What administrators change, and what it means for everybody else.

use domain::{
    campaigns::{Masterplan, Phase, RawCampaign},
    ids::PersonId,
    people::{RawAccount, Role, Who},
    policy::Actor,
    refusals::{Field, Refusal},
    search::Query,
    text::TextError,
    time::DAY,
    topics::{RawTopic, Step},
    units::RawUnit,
};
use service::{Call, accounts, campaigns, ideas, topics, units};

use crate::world::{World, raw, refusal, schedule};

const CAMPAIGN: &str = "fruehjahr-2019";

/// An administrator with an account of their own.
async fn admin(world: &World, name: &str) -> (PersonId, Call) {
    let raw = RawAccount {
        name: name.into(),
        email: format!("{name}@example.org"),
        role: "admin".into(),
        unit: String::new(),
    };
    let console = world.service.call(Actor::Clockwork);
    let (id, _) = accounts::add(&console, &raw).await.unwrap();
    (id, world.service.call(Actor::Person(Who { id, role: Role::Admin, unit: None })))
}

fn topic(name: &str) -> RawTopic {
    RawTopic { name_de: name.into(), name_en: String::new(), masterplan: "bildung".into() }
}

fn unit(name: &str) -> RawUnit {
    RawUnit { name_de: name.into(), ..RawUnit::default() }
}

async fn under(call: &Call, slug: &str) -> i64 {
    let query = Query { topic: Some(slug.into()), ..Query::default() };
    ideas::list(call, &query).await.unwrap().total
}

#[tokio::test]
async fn merging_topics_moves_their_ideas_and_the_old_address_leads_to_the_new() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    assert_eq!(topics::add(&eva, CAMPAIGN, &topic("Fuhrpark & Räder")).await.unwrap(), "fuhrpark-raeder");
    topics::merge(&eva, CAMPAIGN, "it", "arbeitszeit").await.unwrap();
    topics::merge(&eva, CAMPAIGN, "arbeitszeit", "fuhrpark-raeder").await.unwrap();
    for slug in ["it", "arbeitszeit", "fuhrpark-raeder"] {
        assert_eq!(under(&world.ben, slug).await, 1, "{slug}");
    }
    // A form that was opened before still posts.
    ideas::post(&world.ben, &raw("Noch ein Drucker", true)).await.unwrap();
    assert_eq!(under(&world.ben, "fuhrpark-raeder").await, 2);
    let left = topics::list(&eva, CAMPAIGN).await.unwrap();
    assert_eq!(
        left.iter().map(|entry| (entry.topic.slug.as_str(), entry.ideas)).collect::<Vec<_>>(),
        [("fuhrpark-raeder", 2)]
    );
    // The address of a topic that is gone is not given away.
    assert_eq!(topics::add(&eva, CAMPAIGN, &topic("IT")).await.unwrap(), "it-2");
}

#[tokio::test]
async fn a_topic_is_merged_into_another_that_is_offered_and_into_no_other() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    topics::archive(&eva, CAMPAIGN, "arbeitszeit", true).await.unwrap();
    for into in ["it", "arbeitszeit", "mars"] {
        let wrong = Refusal::field(Field::Into, TextError::Malformed);
        assert_eq!(refusal(topics::merge(&eva, CAMPAIGN, "it", into).await), wrong, "{into}");
    }
    let missing = Refusal::field(Field::Into, TextError::Missing);
    assert_eq!(refusal(topics::merge(&eva, CAMPAIGN, "it", "").await), missing);
    assert_eq!(
        refusal(topics::merge(&world.chidi, CAMPAIGN, "it", "arbeitszeit").await),
        Refusal::AdministrationOnly
    );
}

#[tokio::test]
async fn a_topic_that_is_put_away_takes_no_new_ideas_and_still_filters() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    topics::archive(&eva, CAMPAIGN, "it", true).await.unwrap();
    let late = ideas::post(&world.ben, &raw("Noch ein Drucker", true)).await;
    assert_eq!(refusal(late), Refusal::field(Field::Topic, TextError::Malformed));
    assert_eq!(under(&world.ben, "it").await, 1);
    topics::archive(&eva, CAMPAIGN, "it", false).await.unwrap();
    ideas::post(&world.ben, &raw("Noch ein Drucker", true)).await.unwrap();
}

#[tokio::test]
async fn topics_change_places_and_names_and_keep_their_addresses() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    topics::place(&eva, CAMPAIGN, "arbeitszeit", Step::Up).await.unwrap();
    topics::rename(&eva, CAMPAIGN, "it", &topic("Digitales"), "").await.unwrap();
    let page = campaigns::load(&world.ben, None).await.unwrap();
    let names: Vec<_> =
        page.topics.iter().map(|topic| (topic.slug.as_str(), topic.name.de.as_str())).collect();
    assert_eq!(names, [("arbeitszeit", "arbeitszeit"), ("it", "Digitales")]);
    assert_eq!(page.topics[1].masterplan, Masterplan::Education);
}

#[tokio::test]
async fn a_unit_never_stands_below_itself() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    assert_eq!(units::add(&eva, "", &unit("Kita Nord"), "kitas").await.unwrap(), "kita-nord");
    assert_eq!(units::add(&eva, "", &unit("Gruppe Bären"), "kita-nord").await.unwrap(), "gruppe-baeren");
    let wrong = Refusal::field(Field::Parent, TextError::Malformed);
    for parent in ["kitas", "kita-nord", "gruppe-baeren"] {
        assert_eq!(refusal(units::place(&eva, "kitas", parent).await), wrong, "{parent}");
    }
    let unknown = Refusal::field(Field::Parent, TextError::Unknown);
    assert_eq!(refusal(units::place(&eva, "kitas", "mars").await), unknown);
    units::place(&eva, "gruppe-baeren", "").await.unwrap();
    units::place(&eva, "kitas", "gruppe-baeren").await.unwrap();
}

#[tokio::test]
async fn a_unit_remembers_what_it_was_called_and_where_it_stood() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    units::add(&eva, "", &unit("Jugendamt"), "").await.unwrap();
    let later = world.at(&eva, eva.now.plus(DAY));
    units::rename(&later, "kitas", &RawUnit { headcount: "40".into(), ..unit("FABIDO") }, "").await.unwrap();
    let later = world.at(&eva, eva.now.plus(2 * DAY));
    units::place(&later, "kitas", "jugendamt").await.unwrap();
    // The same again is no change.
    units::place(&later, "kitas", "jugendamt").await.unwrap();
    let (entry, past) = units::entry(&later, "kitas").await.unwrap();
    assert_eq!((entry.unit.name.de.as_str(), entry.headcount), ("FABIDO", 40));
    let told: Vec<_> = past.iter().map(|past| (past.name.de.as_str(), past.from, past.until)).collect();
    let (made, renamed, moved) = (entry.created_at, eva.now.plus(DAY), eva.now.plus(2 * DAY));
    assert_eq!(told, [("FABIDO", renamed, moved), ("Kitas", made, renamed)]);
}

#[tokio::test]
async fn a_closed_unit_is_offered_no_longer_from_its_day_on() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    units::close(&eva, "kitas", "2019-02-10").await.unwrap();
    world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let ben = world.at(&world.ben, schedule().collecting.plus(12 * DAY));
    let late = ideas::post(&ben, &raw("Noch ein Drucker", true)).await;
    assert_eq!(refusal(late), Refusal::field(Field::Unit, TextError::Malformed));
    let query = Query { unit: Some("kitas".into()), ..Query::default() };
    assert_eq!(ideas::list(&ben, &query).await.unwrap().total, 1);
    units::reopen(&world.at(&eva, ben.now), "kitas").await.unwrap();
    ideas::post(&ben, &raw("Noch ein Drucker", true)).await.unwrap();
    assert_eq!(
        refusal(units::close(&eva, "kitas", "morgen").await),
        Refusal::field(Field::ClosedOn, TextError::Malformed)
    );
}

#[tokio::test]
async fn one_administrator_is_always_left() {
    let world = World::new().await;
    let (eva_id, eva) = admin(&world, "eva").await;
    let (fred_id, fred) = admin(&world, "fred").await;
    assert_eq!(refusal(accounts::shut(&eva, eva_id, true).await), Refusal::OwnAccount);
    assert_eq!(refusal(accounts::change(&eva, eva_id, "moderator", "", "").await), Refusal::OwnAccount);
    accounts::change(&eva, eva_id, "admin", "kitas", "").await.unwrap();
    accounts::change(&eva, fred_id, "employee", "", "").await.unwrap();
    // Fred asked before he knew: his rights are gone when it counts.
    assert_eq!(refusal(accounts::shut(&fred, eva_id, true).await), Refusal::AdministrationOnly);
    let console = world.service.call(Actor::Clockwork);
    assert_eq!(refusal(accounts::shut(&console, eva_id, true).await), Refusal::LastAdministrator);
    assert_eq!(
        refusal(accounts::change(&console, eva_id, "council", "", "").await),
        Refusal::LastAdministrator
    );
}

fn spring() -> RawCampaign {
    let starts = ["01-07T08:00", "01-28T08:00", "02-11T08:00", "02-18T08:00", "04-01T08:00", "12-01T08:00"];
    RawCampaign {
        title_de: "Frühjahr 2020".into(),
        rules_de: "# Regeln\n\nSachlich bleiben.".into(),
        starts: starts.map(|start| format!("2020-{start}")),
        ..RawCampaign::default()
    }
}

#[tokio::test]
async fn a_campaign_is_opened_as_a_draft_and_begins_by_its_date() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    assert_eq!(campaigns::open(&eva, "", &spring()).await.unwrap(), "fruehjahr-2020");
    let taken = Refusal::field(Field::Slug, TextError::Taken);
    assert_eq!(refusal(campaigns::open(&eva, "fruehjahr-2020", &spring()).await), taken);
    topics::add(&eva, "fruehjahr-2020", &topic("it")).await.unwrap();
    assert_eq!(refusal(campaigns::load(&world.ben, Some("fruehjahr-2020")).await), Refusal::NotFound);
    let entry = campaigns::entry(&eva, "fruehjahr-2020", Some("2020-01-30")).await.unwrap();
    assert_eq!((entry.preview.page.phase, entry.topics), (Phase::Voting, 1));
    let refused: Vec<bool> = entry.preview.allowed.iter().map(|(_, refusal)| refusal.is_some()).collect();
    assert_eq!(refused, [true, false, false, false, true]);

    let ben = world.at(&world.ben, entry.campaign.schedule.collecting);
    let idea = ideas::post(&ben, &raw("Drucker im Erdgeschoß", true)).await.unwrap().number;
    assert!(world.vote(&world.at(&world.ana, ben.now), idea, true).await.mine, "its ballots have a key");
}

#[tokio::test]
async fn a_phase_that_has_begun_can_be_moved_and_everybody_knows_at_once() {
    let world = World::new().await;
    let (_, eva) = admin(&world, "eva").await;
    assert_eq!(campaigns::load(&world.ben, None).await.unwrap().phase, Phase::Collecting);
    let entry = campaigns::entry(&eva, CAMPAIGN, None).await.unwrap();
    let mut starts = entry.campaign.schedule.starts().map(|(_, start)| start.rfc3339());
    starts[1] = eva.now.plus(-DAY).rfc3339();
    let raw = RawCampaign { title_de: "Frühjahr".into(), starts, ..RawCampaign::default() };
    campaigns::change(&eva, CAMPAIGN, &raw, &entry.version).await.unwrap();
    assert_eq!(campaigns::load(&world.ben, None).await.unwrap().phase, Phase::Voting);
    assert_eq!(refusal(campaigns::change(&eva, CAMPAIGN, &raw, &entry.version).await), Refusal::Stale);
    assert_eq!(
        refusal(campaigns::change(&world.chidi, CAMPAIGN, &raw, "").await),
        Refusal::AdministrationOnly
    );

    // What freezes the votes for ever is asked for by name.
    let entry = campaigns::entry(&eva, CAMPAIGN, None).await.unwrap();
    let mut slip = raw;
    slip.starts[2] = eva.now.rfc3339();
    let past = Refusal::field(Field::Review, TextError::Past);
    assert_eq!(refusal(campaigns::change(&eva, CAMPAIGN, &slip, &entry.version).await), past);
    assert_eq!(campaigns::load(&world.ben, None).await.unwrap().phase, Phase::Voting);
    let meant = RawCampaign { end_voting: true, ..slip };
    campaigns::change(&eva, CAMPAIGN, &meant, &entry.version).await.unwrap();
    assert_eq!(campaigns::load(&world.ben, None).await.unwrap().phase, Phase::Review);
}
