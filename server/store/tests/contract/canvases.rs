use domain::{
    campaigns::Phase,
    canvases::{CanvasEdit, CanvasField, DecisionRecord, SaveCanvas},
    ids::{IdeaNumber, PersonId, WorkshopId},
};
use store::{StoreError, canvases::StoredCanvasVersion, testing::Fresh};

use crate::{
    workshops::{claim, found, pulled, release, standing},
    world::{World, actor, execute, now, world},
};

/// A workshop with an idea.
async fn held(store: &Fresh) -> (World, WorkshopId, IdeaNumber) {
    let world = world(store).await;
    let idea = pulled(store, &world, 2).await[0];
    let workshop = found(store, &world, "Bürgerdienste", "2019-03-20").await;
    claim(store, &world, workshop, idea).await.unwrap();
    (world, workshop, idea)
}

async fn save(
    store: &Fresh,
    world: &World,
    (workshop, idea): (WorkshopId, IdeaNumber),
    by: PersonId,
    edits: &[(CanvasField, i64, &str)],
) -> Result<(), StoreError> {
    let edit = |(field, version, value): &(CanvasField, i64, &str)| CanvasEdit {
        field: *field,
        version: *version,
        value: (*value).to_owned(),
    };
    let wish = SaveCanvas { workshop, idea, edits: edits.iter().map(edit).collect() };
    let permit = actor(by).save_canvas(wish, &standing(world, workshop), Phase::Workshops).unwrap();
    store.write(move |tx| Box::pin(async move { tx.save_canvas(permit, by, now()).await })).await
}

async fn canvas(store: &Fresh, idea: IdeaNumber) -> Vec<(CanvasField, i64, String)> {
    let all = store.read().await.unwrap().canvas(idea).await.unwrap();
    all.into_iter().map(|stored| (stored.field, stored.version, stored.value)).collect()
}

async fn the_newest_version_of_each_field_stands_in_it_and_every_one_is_kept(store: &Fresh) {
    let (world, workshop, idea) = held(store).await;
    let here = (workshop, idea);
    save(
        store,
        &world,
        here,
        world.ana,
        &[(CanvasField::Causes, 1, "Größe"), (CanvasField::DueOn, 1, "2019-06-30")],
    )
    .await
    .unwrap();
    save(store, &world, here, world.ben, &[(CanvasField::Causes, 2, "")]).await.unwrap();
    assert_eq!(
        canvas(store, idea).await,
        [(CanvasField::Causes, 2, String::new()), (CanvasField::DueOn, 1, "2019-06-30".into())]
    );
    let mut tx = store.read().await.unwrap();
    let all = tx.canvas_history(idea, CanvasField::Causes).await.unwrap();
    let told: Vec<_> =
        all.iter().map(|v| (v.version, v.value.as_str(), v.author.as_deref(), v.workshop)).collect();
    let [ana, ben] = ["Ana", "Ben"]
        .map(|first| all.iter().filter_map(|v| v.author.as_deref()).find(|name| name.starts_with(first)));
    assert!(ana.is_some() && ben.is_some(), "{all:?}");
    assert_eq!(told, [(2, "", ben, workshop), (1, "Größe", ana, workshop)]);
    let first = tx.canvas_version(idea, CanvasField::Causes, 1).await.unwrap();
    assert_eq!(first.map(|StoredCanvasVersion { value, at, .. }| (value, at)), Some(("Größe".into(), now())));
    assert_eq!(tx.canvas_version(idea, CanvasField::Causes, 3).await.unwrap(), None);
    assert_eq!(tx.canvas_history(idea, CanvasField::Options).await.unwrap(), []);
}

async fn a_version_that_is_there_is_not_written_over(store: &Fresh) {
    let (world, workshop, idea) = held(store).await;
    let here = (workshop, idea);
    save(store, &world, here, world.ben, &[(CanvasField::Causes, 1, "Zeit")]).await.unwrap();
    let late = [(CanvasField::Options, 1, "Mehr Zeit"), (CanvasField::Causes, 1, "Geld")];
    let late = save(store, &world, here, world.ana, &late).await;
    assert!(matches!(late, Err(StoreError::Conflict(_))), "{late:?}");
    assert_eq!(canvas(store, idea).await, [(CanvasField::Causes, 1, "Zeit".into())], "all or nothing");
}

async fn a_unit_is_one_of_the_city_and_the_decision_is_read_at_once(store: &Fresh) {
    let (world, workshop, idea) = held(store).await;
    let unit = world.unit;
    let key = unit.to_string();
    let edits = [
        (CanvasField::Problem, 1, "Es ist dunkel"),
        (CanvasField::Decision, 1, "Lampen"),
        (CanvasField::Decision, 2, "Mehr Lampen"),
        (CanvasField::NextStep, 1, "Bestellen"),
        (CanvasField::ResponsibleUnit, 1, key.as_str()),
        (CanvasField::DueOn, 1, "2019-06-30"),
    ];
    save(store, &world, (workshop, idea), world.ben, &edits).await.unwrap();
    let stands = canvas(store, idea).await;
    assert!(stands.contains(&(CanvasField::ResponsibleUnit, 1, key.clone())), "{stands:?}");
    let mut tx = store.read().await.unwrap();
    let known = tx.decision_records(&[idea, IdeaNumber::from_i64(9_999)]).await.unwrap();
    let record = DecisionRecord {
        decision: "Mehr Lampen".into(),
        next_step: "Bestellen".into(),
        unit: Some(unit),
        due: Some("2019-06-30".parse().unwrap()),
    };
    assert_eq!(known.into_iter().collect::<Vec<_>>(), [(idea, record)]);
    drop(tx);
    let unknown = [(CanvasField::ResponsibleUnit, 2, "99999")];
    assert!(save(store, &world, (workshop, idea), world.ben, &unknown).await.is_err());
}

async fn what_was_written_outlives_the_workshop_and_the_name_goes_with_the_account(store: &Fresh) {
    let (world, workshop, idea) = held(store).await;
    save(store, &world, (workshop, idea), world.ben, &[(CanvasField::Causes, 1, "Zeit")]).await.unwrap();
    assert!(release(store, &world, workshop, idea).await);
    assert_eq!(canvas(store, idea).await, [(CanvasField::Causes, 1, "Zeit".into())]);
    execute(store, "DELETE FROM people WHERE email = 'ben@example.org'").await;
    let all = store.read().await.unwrap().canvas(idea).await.unwrap();
    assert_eq!((all.len(), &all[0].author), (1, &None));
}

store::contract!(
    the_newest_version_of_each_field_stands_in_it_and_every_one_is_kept,
    a_version_that_is_there_is_not_written_over,
    a_unit_is_one_of_the_city_and_the_decision_is_read_at_once,
    what_was_written_outlives_the_workshop_and_the_name_goes_with_the_account,
);
