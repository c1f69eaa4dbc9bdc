use domain::{
    audit::Digest,
    ideas::{Relation, Status},
    ids::{IdeaNumber, PersonId, PullNumber, WorkshopId},
    policy::Actor,
    pulls::PullIdeas,
    selection::recipe::{RawRecipe, Recipe},
    time::{DAY, Timestamp},
    workshops::{
        ChangeWorkshop, ClaimIdea, CloseWorkshop, FoundWorkshop, RawWorkshop, ReleaseIdea, Seat, SetMember,
        Wanted, WorkshopFacts, WorkshopFormat, WorkshopStanding,
    },
};
use store::{StoreError, Tx, testing::Fresh};

use crate::world::{World, actor, execute, locked, now, state, world};

fn facts(name: &str, date: &str) -> WorkshopFacts {
    let raw = RawWorkshop {
        name: name.into(),
        format: "innovation".into(),
        date: date.into(),
        venue: "Größenwahn 7".into(),
        capacity: "2".into(),
        in_progress: "1".into(),
    };
    raw.parse().unwrap()
}

pub async fn found(store: &Fresh, world: &World, name: &str, date: &str) -> WorkshopId {
    let wish = FoundWorkshop { campaign: world.campaign, facts: facts(name, date) };
    let permit = Actor::Clockwork.administer(wish).unwrap();
    store.write(move |tx| Box::pin(async move { tx.found_workshop(permit, now()).await })).await.unwrap()
}

pub async fn set_member(store: &Fresh, workshop: WorkshopId, person: PersonId, member: bool) -> bool {
    let permit = Actor::Clockwork.administer(SetMember { workshop, person, member }).unwrap();
    store.write(move |tx| Box::pin(async move { tx.set_member(permit).await })).await.unwrap()
}

async fn close(store: &Fresh, workshop: WorkshopId, closed: bool, at: Timestamp) {
    let permit = Actor::Clockwork.administer(CloseWorkshop { workshop, closed }).unwrap();
    store.write(move |tx| Box::pin(async move { tx.close_workshop(permit, at).await })).await.unwrap();
}

/// Ideas that were pulled.
pub async fn pulled(store: &Fresh, world: &World, count: usize) -> Vec<IdeaNumber> {
    let mut ideas = Vec::new();
    for _ in 0..count {
        ideas.push(world.idea(store, "Zweiter Drucker").await);
    }
    let raw = RawRecipe { rule: "votes".into(), places: "2".into(), ..RawRecipe::default() };
    let wish = PullIdeas {
        campaign: world.campaign,
        number: PullNumber::from_i64(1),
        recipe: Recipe::parse(&raw).unwrap(),
        snapshot: Digest::ZERO,
        ideas: ideas.clone(),
        body: "x\n".into(),
        hash: Digest::ZERO,
    };
    let permit = Actor::Clockwork.pull_ideas(wish, Seat::Nowhere).unwrap();
    let campaign = world.campaign;
    let kept = store.write(move |tx| {
        Box::pin(async move {
            tx.keep_snapshot(campaign, "x\n".into(), Digest::ZERO, now()).await?;
            tx.keep_pull(permit, None, now()).await
        })
    });
    kept.await.unwrap();
    ideas
}

/// What the rules say yes to, whatever the database knows.
pub fn standing(world: &World, id: WorkshopId) -> WorkshopStanding {
    WorkshopStanding { id, campaign: world.campaign, capacity: 9, claimed: 0, closed: false, member: true }
}

async fn wanted(tx: &mut Tx, idea: IdeaNumber) -> Wanted {
    let idea = locked(tx, idea).await.standing(Relation::Reader, now());
    Wanted { idea, frozen: true, pulled: true, claimed_by: None }
}

pub async fn claim(
    store: &Fresh,
    world: &World,
    workshop: WorkshopId,
    idea: IdeaNumber,
) -> Result<(), StoreError> {
    let (standing, member) = (standing(world, workshop), actor(world.ben));
    let claimed = store.write(move |tx| {
        Box::pin(async move {
            let wanted = wanted(tx, idea).await;
            let permit = member.claim_idea(ClaimIdea { workshop, idea }, &standing, &wanted).unwrap();
            tx.claim_idea(permit).await
        })
    });
    claimed.await
}

pub async fn release(store: &Fresh, world: &World, workshop: WorkshopId, idea: IdeaNumber) -> bool {
    let (standing, member) = (standing(world, workshop), actor(world.ben));
    let released = store.write(move |tx| {
        Box::pin(async move {
            let wanted = wanted(tx, idea).await;
            let wish = ReleaseIdea(ClaimIdea { workshop, idea });
            let permit = member.release_idea(wish, &standing, &wanted).unwrap();
            tx.release_idea(permit).await
        })
    });
    released.await.unwrap()
}

async fn a_workshop_is_read_as_it_was_founded_and_changed(store: &Fresh) {
    let world = world(store).await;
    let later = found(store, &world, "Kitas", "2019-04-01").await;
    let id = found(store, &world, "Bürgerdienste", "2019-03-20").await;
    let mut tx = store.read().await.unwrap();
    let known = tx.workshop(id, Some(world.ben)).await.unwrap().unwrap();
    assert_eq!(known.facts, facts("Bürgerdienste", "2019-03-20"));
    let standing =
        WorkshopStanding { capacity: 2, claimed: 0, closed: false, member: false, ..standing(&world, id) };
    assert_eq!((known.standing, known.closed_at), (standing, None));
    let listed = |tx: Vec<store::workshops::StoredWorkshop>| -> Vec<_> {
        tx.into_iter().map(|known| known.standing.id).collect()
    };
    assert_eq!(listed(tx.workshops(None).await.unwrap()), [id, later], "by day");
    assert_eq!(tx.workshop(WorkshopId::from_i64(99), None).await.unwrap(), None);
    drop(tx);

    let new =
        WorkshopFacts { format: WorkshopFormat::Conference, capacity: 3, ..facts("Ämter", "2019-05-02") };
    let permit = Actor::Clockwork.administer(ChangeWorkshop { workshop: id, facts: new.clone() }).unwrap();
    store.write(move |tx| Box::pin(async move { tx.change_workshop(permit).await })).await.unwrap();
    let locked = store.write(move |tx| Box::pin(async move { tx.lock_workshop(id, None).await }));
    assert_eq!(locked.await.unwrap().unwrap().facts, new);

    close(store, id, true, now()).await;
    close(store, id, true, now().plus(DAY)).await;
    let mut tx = store.read().await.unwrap();
    let closed = tx.workshop(id, None).await.unwrap().unwrap();
    assert_eq!((closed.standing.closed, closed.closed_at), (true, Some(now())), "the first moment");
    assert_eq!(listed(tx.workshops(None).await.unwrap()), [later, id], "those that work first");
    drop(tx);
    close(store, id, false, now()).await;
    assert_eq!(store.read().await.unwrap().workshop(id, None).await.unwrap().unwrap().closed_at, None);
}

async fn whoever_has_no_account_any_more_has_left_every_team(store: &Fresh) {
    let world = world(store).await;
    let id = found(store, &world, "Bürgerdienste", "2019-03-20").await;
    assert!(set_member(store, id, world.ben, true).await);
    assert!(!set_member(store, id, world.ben, true).await, "twice changes nothing");
    assert!(set_member(store, id, world.ana, true).await);
    let names = |team: Vec<domain::workshops::Member>| -> Vec<String> {
        team.into_iter().map(|member| member.name).collect()
    };
    let mut tx = store.read().await.unwrap();
    assert_eq!(names(tx.team(id).await.unwrap()), ["Ana Yılmaz", "Ben Kowalski"]);
    assert!(tx.workshop(id, Some(world.ben)).await.unwrap().unwrap().standing.member);
    assert!(!tx.workshop(id, None).await.unwrap().unwrap().standing.member);
    assert_eq!(tx.seats(world.ben).await.unwrap(), [(world.campaign, false)]);
    drop(tx);
    close(store, id, true, now()).await;
    assert_eq!(store.read().await.unwrap().seats(world.ben).await.unwrap(), [(world.campaign, true)]);

    execute(store, "UPDATE people SET disabled_at = 1 WHERE email = 'ana@example.org'").await;
    assert_eq!(names(store.read().await.unwrap().team(id).await.unwrap()), ["Ben Kowalski"]);
    execute(store, "DELETE FROM people WHERE email = 'ben@example.org'").await;
    let mut tx = store.read().await.unwrap();
    assert!(tx.team(id).await.unwrap().is_empty());
    assert!(tx.seats(world.ben).await.unwrap().is_empty());
    drop(tx);
    assert!(set_member(store, id, world.ana, false).await);
    assert!(!set_member(store, id, world.ana, false).await, "twice changes nothing");
}

async fn an_idea_is_in_one_workshop_and_its_status_follows(store: &Fresh) {
    let world = world(store).await;
    let ideas = pulled(store, &world, 2).await;
    let here = found(store, &world, "Bürgerdienste", "2019-03-20").await;
    let there = found(store, &world, "Kitas", "2019-03-21").await;
    claim(store, &world, here, ideas[0]).await.unwrap();
    assert_eq!(state(store, ideas[0]).await.status, Status::InWorkshop);
    let twice = claim(store, &world, there, ideas[0]).await;
    assert!(matches!(twice, Err(StoreError::Conflict(_))), "{twice:?}");
    let fresh = world.idea(store, "Nicht ausgewählt").await;
    let never = claim(store, &world, there, fresh).await;
    assert!(matches!(never, Err(StoreError::Conflict(_))), "{never:?}");
    assert_eq!(state(store, fresh).await.status, Status::Open, "nothing of it stays");

    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.claimed_ideas(world.campaign).await.unwrap(), [(ideas[0], here)]);
    assert_eq!(tx.workshop(here, None).await.unwrap().unwrap().standing.claimed, 1);
    let (first, second) = (state(store, ideas[0]).await, state(store, ideas[1]).await);
    let asked = tx.wanted(world.campaign, &first, now()).await.unwrap();
    assert_eq!((asked.frozen, asked.pulled, asked.claimed_by), (true, true, Some(here)));
    assert_eq!(tx.wanted(world.campaign, &second, now()).await.unwrap().claimed_by, None);
    let unpulled = state(store, fresh).await;
    assert!(!tx.wanted(world.campaign, &unpulled, now()).await.unwrap().pulled);
    drop(tx);

    assert!(!release(store, &world, there, ideas[0]).await, "it is another's");
    assert!(release(store, &world, here, ideas[0]).await);
    assert!(!release(store, &world, here, ideas[0]).await, "twice changes nothing");
    assert_eq!(state(store, ideas[0]).await.status, Status::InReview);
    claim(store, &world, there, ideas[1]).await.unwrap();
    execute(store, "UPDATE ideas SET status = 'planned' WHERE status = 'in_workshop'").await;
    assert!(!release(store, &world, there, ideas[1]).await);
    assert_eq!(state(store, ideas[1]).await.status, Status::Planned, "what it has become it stays");
}

async fn of_many_who_take_one_idea_at_once_one_has_it(store: &Fresh) {
    let world = world(store).await;
    let idea = pulled(store, &world, 1).await[0];
    let mut workshops = Vec::new();
    for at in 0..8 {
        workshops.push(found(store, &world, &format!("Workshop {at}"), "2019-03-20").await);
    }
    let at_once = workshops.iter().map(|workshop| claim(store, &world, *workshop, idea));
    let done = futures::future::join_all(at_once).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
    assert!(done.iter().all(|done| matches!(done, Ok(()) | Err(StoreError::Conflict(_)))), "{done:?}");
    assert_eq!(store.read().await.unwrap().claimed_ideas(world.campaign).await.unwrap().len(), 1);
}

store::contract!(
    a_workshop_is_read_as_it_was_founded_and_changed,
    whoever_has_no_account_any_more_has_left_every_team,
    an_idea_is_in_one_workshop_and_its_status_follows,
    of_many_who_take_one_idea_at_once_one_has_it,
);
