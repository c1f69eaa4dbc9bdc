use domain::{
    policy::Actor,
    refusals::Refusal,
    time::{DAY, HOUR, MINUTE},
};
use service::people::{end_session, sessions, sign_in_with_password, sign_out};

use crate::world::{PASSWORD, World, monday, refusal};

#[tokio::test]
async fn a_session_ends_on_signing_out_and_twice_changes_nothing() {
    let world = World::new().await;
    let cookie = world.sign_in(&world.person("Ana").await).await;
    let ana = world.request(&cookie).await;
    sign_out(&ana).await.unwrap();
    assert_eq!(world.request(&cookie).await.actor, Actor::Visitor);
    sign_out(&ana).await.unwrap();
    sign_out(&world.visitor()).await.unwrap();
}

#[tokio::test]
async fn a_session_that_is_used_lasts_a_month_and_no_longer() {
    let world = World::new().await;
    let cookie = world.sign_in(&world.person("Ana").await).await;
    for _ in 0..5 {
        world.later(6 * DAY - HOUR);
        assert!(world.request(&cookie).await.actor.who().is_some());
    }
    world.clock.set(monday().plus(30 * DAY - MINUTE));
    assert!(world.request(&cookie).await.actor.who().is_some());
    world.clock.set(monday().plus(30 * DAY));
    assert_eq!(world.request(&cookie).await.actor, Actor::Visitor);
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_after_a_week() {
    let world = World::new().await;
    let cookie = world.sign_in(&world.person("Ana").await).await;
    world.later(7 * DAY);
    assert_eq!(world.request(&cookie).await.actor, Actor::Visitor);
}

#[tokio::test]
async fn use_is_noted_to_the_hour() {
    let world = World::new().await;
    let cookie = world.sign_in(&world.person("Ana").await).await;
    world.later(95 * MINUTE);
    let ana = world.request(&cookie).await;
    let cards = sessions(&ana).await.unwrap();
    assert_eq!(cards[0].used_at, monday().plus(HOUR));
    assert!(cards[0].current && cards[0].device == "Firefox, Android");
}

#[tokio::test]
async fn other_peoples_sessions_are_not_found() {
    let world = World::new().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let (ana_cookie, ben_cookie) = (world.sign_in(&ana).await, world.sign_in(&ben).await);
    let (ana, ben) = (world.request(&ana_cookie).await, world.request(&ben_cookie).await);
    let hers = ana.session.unwrap();
    assert_eq!(sessions(&ben).await.unwrap().len(), 1);
    assert_eq!(refusal(end_session(&ben, hers).await), Refusal::NotFound);
    assert!(world.request(&ana_cookie).await.actor.who().is_some());
    end_session(&ana, hers).await.unwrap();
    assert_eq!(world.request(&ana_cookie).await.actor, Actor::Visitor);
    assert_eq!(refusal(sessions(&world.visitor()).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn signing_in_again_leaves_the_former_session() {
    let world = World::new().await;
    let email = world.person("Ana").await;
    let former = world.sign_in(&email).await;
    let ana = world.request(&former).await;
    let newer = sign_in_with_password(&ana, email.as_str(), PASSWORD, "x").await.unwrap();
    assert_eq!(world.request(&former).await.actor, Actor::Visitor);
    assert_eq!(newer.ends_at, monday().plus(30 * DAY));
    assert!(world.request(&newer.token.0).await.actor.who().is_some());
}

#[tokio::test]
async fn made_up_cookies_open_nothing() {
    let world = World::new().await;
    world.sign_in(&world.person("Ana").await).await;
    for cookie in ["", "x", "'; DROP TABLE sessions; --", &"A".repeat(43), &"ä".repeat(5_000)] {
        assert_eq!(world.request(cookie).await.actor, Actor::Visitor);
    }
}

#[tokio::test]
async fn trap_12_what_is_over_is_forgotten_and_what_is_not_stays() {
    let world = World::new().await;
    let email = world.person("Ana").await;
    world.sign_in(&email).await;
    world.later(6 * DAY);
    let young = world.sign_in(&email).await;
    world.later(2 * DAY);
    assert_eq!(service::purge::purge(&world.service).await.unwrap().sessions, 1);
    assert_eq!(service::purge::purge(&world.service).await.unwrap().sessions, 0);
    assert!(world.request(&young).await.actor.who().is_some());
}
