use std::time::{Duration, Instant};

use domain::{
    people::{AccessPath, Role},
    policy::Actor,
    refusals::{Field, Refusal},
    text::TextError,
    time::{DAY, HOUR, MINUTE},
};
use service::people::{self, create_codes, disable, sign_in_with_code, sign_in_with_password};

use crate::world::{PASSWORD, World, email, refusal};

const DEVICE: &str = "Chrome, Windows";

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_answer_alike() {
    let world = World::new().await;
    world.person("Ana").await;
    let mut took = Vec::new();
    for (address, password) in
        [("ana@example.org", "falsch falsch"), ("nobody@example.org", PASSWORD), ("kein Name", PASSWORD)]
    {
        let mut fastest = Duration::MAX;
        for _ in 0..4 {
            let start = Instant::now();
            let answer = sign_in_with_password(&world.visitor(), address, password, DEVICE).await;
            fastest = fastest.min(start.elapsed());
            assert_eq!(refusal(answer), Refusal::WrongCredentials, "{address}");
        }
        took.push(fastest);
    }
    // All of them pay for one Argon2; without it the answer would come in a hundredth of the time.
    let (fastest, slowest) = (took.iter().min().unwrap(), took.iter().max().unwrap());
    assert!(*slowest < *fastest * 8, "{took:?}");
}

#[tokio::test]
async fn case_and_blanks_of_the_address_do_not_matter() {
    let world = World::new().await;
    world.person("Ana").await;
    let cookie =
        sign_in_with_password(&world.visitor(), " ANA@Example.org ", PASSWORD, DEVICE).await.unwrap();
    let me = people::me(&world.request(&cookie.token.0).await).await.unwrap();
    assert_eq!((me.name.as_str(), me.access), ("Ana", AccessPath::Password));
}

#[tokio::test]
async fn fifty_failures_lock_that_account_alone_and_for_a_while() {
    let world = World::new().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    for attempt in 0..50 {
        let answer = sign_in_with_password(&world.visitor(), ana.as_str(), "geraten", DEVICE).await;
        let no = refusal(answer);
        if attempt < 10 {
            assert_eq!(no, Refusal::WrongCredentials);
        } else {
            assert!(matches!(no, Refusal::TooManyRequests { retry_after_seconds: 1..=30 }), "{no:?}");
        }
    }
    let locked = sign_in_with_password(&world.visitor(), ana.as_str(), PASSWORD, DEVICE).await;
    assert!(matches!(refusal(locked), Refusal::TooManyRequests { .. }));
    world.sign_in(&ben).await;
    world.later(15 * MINUTE);
    world.sign_in(&ana).await;
}

#[tokio::test]
async fn fifty_attempts_at_once_are_not_all_the_first() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let (call, address) = (world.visitor(), ana.as_str());
    let attempts = (0..50).map(|_| sign_in_with_password(&call, address, "geraten", DEVICE));
    let answers = futures::future::join_all(attempts).await;
    let tried = answers
        .into_iter()
        .filter(|answer| matches!(answer, Err(service::Error::Refused(Refusal::WrongCredentials))));
    assert_eq!(tried.count(), 10);
}

#[tokio::test]
async fn a_code_opens_an_account_once_and_the_same_one_again() {
    let world = World::new().await;
    let codes = world.codes(2).await;
    let typed = codes[0].to_lowercase().replace('-', " ");
    let first = sign_in_with_code(&world.visitor(), &codes[0], DEVICE).await.unwrap();
    let again = sign_in_with_code(&world.visitor(), &typed, DEVICE).await.unwrap();
    let other = sign_in_with_code(&world.visitor(), &codes[1], DEVICE).await.unwrap();
    let [first, again, other] = [first, again, other].map(|signed_in| signed_in.token.0);
    let me = people::me(&world.request(&first).await).await.unwrap();
    assert_eq!(
        (me.name.as_str(), me.access, me.role),
        ("Person mit Zugangscode", AccessPath::Code, Role::Employee)
    );
    assert!(me.email.is_none() && me.unit.is_some());
    assert_eq!(people::me(&world.request(&again).await).await.unwrap().id, me.id);
    assert_ne!(people::me(&world.request(&other).await).await.unwrap().id, me.id);
    people::rename(&world.request(&first).await, "Mia").await.unwrap();
    assert_eq!(people::me(&world.request(&again).await).await.unwrap().name, "Mia");
}

#[tokio::test]
async fn a_code_used_many_times_at_once_opens_one_account() {
    let world = World::new().await;
    let codes = world.codes(1).await;
    let call = world.visitor();
    let uses = (0..8).map(|_| sign_in_with_code(&call, &codes[0], DEVICE));
    let cookies = futures::future::join_all(uses).await;
    assert!(cookies.iter().all(Result::is_ok));
    assert_eq!(people::list(&world.console()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_code_ends_after_a_year_and_when_it_is_revoked() {
    let world = World::new().await;
    let codes = world.codes(1).await;
    assert_eq!(
        refusal(sign_in_with_code(&world.visitor(), "2345-6789-ACDE", DEVICE).await),
        Refusal::WrongCredentials
    );
    assert_eq!(refusal(sign_in_with_code(&world.visitor(), "", DEVICE).await), Refusal::WrongCredentials);
    world.later(364 * DAY);
    assert!(sign_in_with_code(&world.visitor(), &codes[0], DEVICE).await.is_ok());
    let newer = create_codes(&world.console(), 1, "kitas").await.unwrap();
    let working = people::code_batches(&world.console()).await.unwrap();
    assert!(working.iter().any(|known| known.batch == newer.batch && known.codes == 1));
    assert_eq!(people::revoke_codes(&world.console(), &newer.batch).await.unwrap(), 1);
    assert_eq!(people::revoke_codes(&world.console(), &newer.batch).await.unwrap(), 0);
    let working = people::code_batches(&world.console()).await.unwrap();
    assert!(working.iter().all(|known| known.batch != newer.batch));
    assert_eq!(
        refusal(sign_in_with_code(&world.visitor(), &newer.codes[0], DEVICE).await),
        Refusal::WrongCredentials
    );
    world.later(2 * DAY);
    assert_eq!(
        refusal(sign_in_with_code(&world.visitor(), &codes[0], DEVICE).await),
        Refusal::WrongCredentials
    );
}

#[tokio::test]
async fn a_disabled_account_is_shut_at_once_and_at_every_door() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let cookie = world.sign_in(&ana).await;
    disable(&world.console(), &ana).await.unwrap();
    assert_eq!(world.request(&cookie).await.actor, Actor::Visitor);
    let answer = sign_in_with_password(&world.visitor(), ana.as_str(), PASSWORD, DEVICE).await;
    assert_eq!(refusal(answer), Refusal::WrongCredentials);
    disable(&world.console(), &ana).await.unwrap();
    assert_eq!(
        refusal(disable(&world.console(), &email("Nobody")).await),
        Refusal::field(Field::Email, TextError::Unknown)
    );
}

#[tokio::test]
async fn only_administrators_and_the_machine_keep_people() {
    let world = World::new().await;
    let (ana, eva) = (world.person("Ana").await, world.person_as("Eva", Role::Admin).await);
    let ana = world.request(&world.sign_in(&ana).await).await;
    let eva = world.request(&world.sign_in(&eva).await).await;
    assert_eq!(refusal(people::list(&ana).await), Refusal::AdministrationOnly);
    assert_eq!(refusal(people::list(&world.visitor()).await), Refusal::SignInFirst);
    assert_eq!(refusal(create_codes(&ana, 1, "kitas").await), Refusal::AdministrationOnly);
    assert_eq!(people::list(&eva).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_address_belongs_to_one_person_and_passwords_have_a_length() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let name = domain::text::PersonName::parse("Anna").unwrap();
    let twice = people::add(&world.console(), &ana, &name, Role::Employee, None, None).await;
    assert!(matches!(refusal(twice), Refusal::Invalid { .. }));
    let short = people::add(&world.console(), &email("Mo"), &name, Role::Employee, None, Some("kurz")).await;
    assert!(matches!(refusal(short), Refusal::Invalid { .. }));
    let nowhere =
        people::add(&world.console(), &email("Mo"), &name, Role::Employee, Some("mond"), None).await;
    assert!(matches!(refusal(nowhere), Refusal::Invalid { .. }));
    world.later(HOUR);
    let without = people::add(&world.console(), &email("Mo"), &name, Role::Employee, None, None).await;
    assert!(without.is_ok());
    let answer = sign_in_with_password(&world.visitor(), "mo@example.org", "", DEVICE).await;
    assert_eq!(refusal(answer), Refusal::WrongCredentials);
}
