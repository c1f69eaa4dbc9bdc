use domain::{
    people::{AccessPath, Me, Role},
    text::{Email, PersonName},
    time::{DAY, Timestamp},
};
use store::{StoreError, people::NewCodes, people::NewPerson, testing::Fresh};

use crate::world::{now, person, world};

async fn an_address_belongs_to_one_person(store: &Fresh) {
    let world = world(store).await;
    let again = store
        .write(|tx| Box::pin(async move { tx.add_person(&person("Anna", "ana@example.org"), now()).await }));
    assert!(matches!(again.await, Err(StoreError::Conflict(_))));
    let nobody = || NewPerson { email: None, ..person("Mia", "mia@example.org") };
    for _ in 0..2 {
        let without = store.write(move |tx| Box::pin(async move { tx.add_person(&nobody(), now()).await }));
        without.await.unwrap();
    }
    let mut tx = store.read().await.unwrap();
    let people = tx.people().await.unwrap();
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ana Yılmaz", "Ben Kowalski", "Mia", "Mia"]);
    assert_eq!(tx.person_ids().await.unwrap()[0], world.ana);
}

async fn a_person_comes_back_as_they_were_added(store: &Fresh) {
    let world = world(store).await;
    let eva = NewPerson {
        role: Role::Admin,
        unit: Some(world.unit),
        password_hash: Some("$argon2id$…".to_owned()),
        ..person("Eva Lindner", "eva@example.org")
    };
    let id = store.write(move |tx| Box::pin(async move { tx.add_person(&eva, now()).await })).await.unwrap();
    let rename = store.write(move |tx| {
        Box::pin(async move { tx.rename_person(id, &PersonName::parse("Eva Größe").unwrap()).await })
    });
    rename.await.unwrap();
    let mut tx = store.read().await.unwrap();
    let expected = Me {
        id,
        name: "Eva Größe".to_owned(),
        email: Some("eva@example.org".to_owned()),
        role: Role::Admin,
        unit: Some(world.unit),
        access: AccessPath::Password,
    };
    assert_eq!(tx.me(id).await.unwrap(), Some(expected));
    let email = Email::parse("eva@example.org").unwrap();
    let login = tx.login(&email).await.unwrap().unwrap();
    assert_eq!((login.person, login.password_hash.as_deref()), (id, Some("$argon2id$…")));
    let who = tx.who_has(&email).await.unwrap().unwrap();
    assert_eq!((who.id, who.role, who.unit), (id, Role::Admin, Some(world.unit)));
    assert_eq!(tx.unit_called("kita").await.unwrap(), Some(world.unit));
    assert_eq!(tx.unit_called("mond").await.unwrap(), None);
}

async fn a_disabled_person_has_no_login_but_keeps_the_address(store: &Fresh) {
    let world = world(store).await;
    let disable = store.write(move |tx| Box::pin(async move { tx.disable_person(world.ana, now()).await }));
    disable.await.unwrap();
    let mut tx = store.read().await.unwrap();
    let email = Email::parse("ana@example.org").unwrap();
    assert!(tx.login(&email).await.unwrap().is_none());
    assert!(tx.who_has(&email).await.unwrap().is_some());
}

async fn a_code_is_known_until_it_ends_and_tied_once(store: &Fresh) {
    let world = world(store).await;
    let codes = NewCodes {
        hashes: vec![[1; 32], [2; 32]],
        unit: Some(world.unit),
        batch: "kita".to_owned(),
        expires_at: now().plus(DAY),
    };
    store.write(move |tx| Box::pin(async move { tx.add_codes(&codes, now()).await })).await.unwrap();
    let tie = store.write(move |tx| {
        Box::pin(async move {
            let code = tx.access_code([1; 32], now()).await?.unwrap();
            assert_eq!((code.unit, code.person), (Some(world.unit), None));
            tx.tie_code(code.id, world.ana).await?;
            tx.tie_code(code.id, world.ben).await?;
            Ok::<_, StoreError>(tx.access_code([1; 32], now()).await?.unwrap())
        })
    });
    assert_eq!(tie.await.unwrap().person, Some(world.ana));
    let known = |hash: u8, at: Timestamp| async move {
        let mut tx = store.read().await.unwrap();
        (
            tx.knows_code([hash; 32], at).await.unwrap(),
            tx.access_code([hash; 32], at).await.unwrap().is_some(),
        )
    };
    assert_eq!(known(2, now()).await, (true, true));
    assert_eq!(known(3, now()).await, (false, false));
    assert_eq!(known(2, now().plus(DAY)).await, (false, false));
    store.write(move |tx| Box::pin(async move { tx.disable_person(world.ana, now()).await })).await.unwrap();
    assert_eq!(known(1, now()).await, (true, false));
    let revoked = store.write(|tx| Box::pin(async move { tx.revoke_codes("kita", now()).await }));
    assert_eq!(revoked.await.unwrap(), 2);
    assert_eq!(known(2, now()).await, (false, false));
}

store::contract!(
    an_address_belongs_to_one_person,
    a_person_comes_back_as_they_were_added,
    a_disabled_person_has_no_login_but_keeps_the_address,
    a_code_is_known_until_it_ends_and_tied_once,
);
