//! Workshops: administrators found them and name their teams, teams take pulled ideas and give them back.

use std::collections::BTreeMap;

use domain::{
    audit::{Deed, Verb},
    campaigns::Campaign,
    events::{Change, Event},
    ideas::{Overlay, Relation, Status},
    ids::{IdeaNumber, PersonId, PullNumber, WorkshopId},
    people::Scope,
    policy::Permit,
    refusals::{Field, Refusal},
    text::{Email, TextError},
    versions::version_of,
    workshops::{
        ChangeWorkshop, ClaimIdea, CloseWorkshop, OfferedIdea, RawWorkshop, ReleaseIdea, Seats, SetMember,
        Wanted, WorkshopBar, WorkshopCard, WorkshopEntry, WorkshopFacts, WorkshopIdea, WorkshopPage,
    },
};
use store::{
    StoreError, Tx, boards::StoredCard, events::Recorded, ideas::IdeaState, workshops::StoredWorkshop,
};

use crate::{
    Call, Error, Result, audit, boards,
    campaigns::{City, city},
    ideas::audience_of,
    idempotency,
};

/// The workshops of one's own; all of them for those who oversee them.
///
/// # Errors
/// When this actor belongs to none and oversees none.
pub async fn list(call: &Call) -> Result<Vec<WorkshopCard>> {
    call.actor.see_workshops(seats(call).await?.any())?;
    let city = city(call).await?;
    let all = call.service.store().read().await?.workshops(person(call)).await?;
    let seen = all.into_iter().filter(|known| call.actor.see_workshop(&known.standing).is_ok());
    seen.map(|known| card(&city, known)).collect()
}

/// The workshops that the person who asks belongs to, by day.
///
/// # Errors
/// When the database is away.
pub async fn own(call: &Call) -> Result<Vec<(WorkshopId, String)>> {
    let Some(person) = person(call) else { return Ok(Vec::new()) };
    let all = call.service.store().read().await?.workshops(Some(person)).await?;
    let own = all.into_iter().filter(|known| known.standing.member);
    Ok(own.map(|known| (known.standing.id, known.facts.name)).collect())
}

/// What somebody is to the workshops of each campaign.
///
/// # Errors
/// When the database is away.
pub async fn seats(call: &Call) -> Result<Seats> {
    let Some(person) = person(call) else { return Ok(Seats::default()) };
    Ok(Seats::new(call.service.store().read().await?.seats(person).await?))
}

/// A workshop with its ideas and what it could take.
///
/// # Errors
/// `NotFound`; when this actor may not read it.
pub async fn load(call: &Call, id: WorkshopId) -> Result<WorkshopPage> {
    call.actor.read()?;
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    let known = tx.workshop(id, person(call)).await?.ok_or(Refusal::NotFound)?;
    let standing = known.standing;
    call.actor.see_workshop(&standing)?;
    let team = match call.actor.see_team(&standing) {
        Ok(()) => Some(tx.team(id).await?),
        Err(_) => None,
    };
    // After the version of the board, so that nobody acts on more than they have seen; and before all else that is read of ideas,
    // for others take some meanwhile. What is a card is the workshop's own.
    let cards = tx.cards_of(id).await?;
    let Ideas { own, offered } = Ideas::load(call, &mut tx, &known, &cards).await?;
    let board = boards::read(call, &mut tx, &known, (&cards, own)).await?;
    let campaign = city.page(city.campaign(standing.campaign)?, call.now);
    Ok(WorkshopPage { card: card(&city, known)?, campaign, standing, team, board, offered })
}

/// The campaigns that a workshop can be founded for, the one that starts last first.
///
/// # Errors
/// `AdministrationOnly`.
pub async fn campaigns(call: &Call) -> Result<Vec<Campaign>> {
    call.actor.see_administration()?;
    Ok(city(call).await?.known().iter().map(|known| known.campaign.clone()).collect())
}

/// A workshop as administrators keep it.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn entry(call: &Call, id: WorkshopId) -> Result<WorkshopEntry> {
    call.actor.see_administration()?;
    let city = city(call).await?;
    let mut tx = call.service.store().read().await?;
    let known = tx.workshop(id, person(call)).await?.ok_or(Refusal::NotFound)?;
    let campaign = city.page(city.campaign(known.standing.campaign)?, call.now);
    let (team, version) = (tx.team(id).await?, version(&known.facts));
    Ok(WorkshopEntry { card: card(&city, known)?, campaign, team, version })
}

/// Founds a workshop of a campaign; nobody belongs to it yet.
///
/// # Errors
/// `AdministrationOnly`, `Invalid`.
pub async fn found(call: &Call, campaign: &str, raw: &RawWorkshop) -> Result<WorkshopId> {
    call.actor.see_administration()?;
    let campaign = match campaign.trim() {
        "" => Err(TextError::Missing),
        slug => city(call).await?.called(slug).map(|known| known.campaign.id).map_err(|_| TextError::Unknown),
    };
    let permit = call.actor.administer(raw.parse_new(campaign)?)?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&by, tx).await? {
                return Ok(answer);
            }
            let id = tx.found_workshop(permit, by.now).await?;
            note(&by, tx, Verb::WorkshopChanged, id, "opened").await?;
            idempotency::remember(&by, tx, &id).await?;
            Ok::<_, Error>(id)
        })
    });
    write.await
}

/// Changes what a workshop is; with `version`, unless somebody else did since that was read.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn change(call: &Call, id: WorkshopId, raw: &RawWorkshop, version: Option<&str>) -> Result<()> {
    call.actor.see_administration()?;
    let permit = call.actor.administer(ChangeWorkshop { workshop: id, facts: raw.parse()? })?;
    let (by, read) = (call.clone(), version.map(str::to_owned));
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let known = tx.lock_workshop(id, None).await?.ok_or(Refusal::NotFound)?;
            if read.is_some_and(|read| read != self::version(&known.facts)) {
                return Err(Refusal::Stale.into());
            }
            tx.change_workshop(permit).await?;
            tx.announce(Change::BoardChanged { workshop: id });
            note(&by, tx, Verb::WorkshopChanged, id, "").await
        })
    });
    write.await
}

/// Closes a workshop, or opens it again. What it has it keeps. Doing it twice changes nothing.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn close(call: &Call, id: WorkshopId, closed: bool) -> Result<()> {
    let permit = call.actor.administer(CloseWorkshop { workshop: id, closed })?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let known = tx.lock_workshop(id, None).await?.ok_or(Refusal::NotFound)?;
            if known.standing.closed != closed {
                tx.close_workshop(permit, by.now).await?;
                tx.clear_board(id).await?;
                tx.announce(Change::BoardChanged { workshop: id });
                let how = if closed { "closed" } else { "reopened" };
                note(&by, tx, Verb::WorkshopChanged, id, how).await?;
            }
            Ok(())
        })
    });
    write.await
}

/// Names somebody for the team. Doing it twice changes nothing.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`; `Invalid` when nobody has this address.
pub async fn name(call: &Call, id: WorkshopId, email: &str) -> Result<PersonId> {
    call.actor.see_administration()?;
    let email = Email::parse(email).map_err(|error| Refusal::field(Field::Email, error))?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&by, tx).await? {
                return Ok(answer);
            }
            tx.lock_workshop(id, None).await?.ok_or(Refusal::NotFound)?;
            let unknown = || Refusal::field(Field::Email, TextError::Unknown);
            let person = tx.who_has(&email).await?.ok_or_else(unknown)?.id;
            let account = tx.account(person).await?.filter(|account| account.disabled_at.is_none());
            account.ok_or_else(unknown)?;
            let permit = by.actor.administer(SetMember { workshop: id, person, member: true })?;
            set_member(&by, tx, permit).await?;
            idempotency::remember(&by, tx, &person).await?;
            Ok::<_, Error>(person)
        })
    });
    write.await
}

/// Lets somebody go from the team. Doing it twice changes nothing.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn dismiss(call: &Call, id: WorkshopId, person: PersonId) -> Result<()> {
    let permit = call.actor.administer(SetMember { workshop: id, person, member: false })?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_workshop(id, None).await?.ok_or(Refusal::NotFound)?;
            set_member(&by, tx, permit).await
        })
    });
    write.await
}

/// Whoever has no account any more has left every team, and leaves nothing on its board.
pub(crate) async fn leave(call: &Call, tx: &mut Tx, person: PersonId) -> Result<()> {
    for workshop in tx.teams_of(person).await? {
        tx.lock_workshop(workshop, None).await?;
        let permit = call.actor.administer(SetMember { workshop, person, member: false })?;
        set_member(call, tx, permit).await?;
    }
    Ok(())
}

async fn set_member(call: &Call, tx: &mut Tx, permit: Permit<SetMember>) -> Result<()> {
    let wish = *permit.action();
    if !wish.member {
        boards::forget(call, tx, wish.workshop, wish.person).await?;
    }
    if tx.set_member(permit).await? {
        let how = if wish.member { "added" } else { "removed" };
        let subject = format!("person:{}", wish.person);
        let deed = Deed::on(Verb::TeamChanged, subject).detail(format!("workshop:{} {how}", wish.workshop));
        audit::note(call, tx, deed).await?;
    }
    Ok(())
}

/// Takes a pulled idea into a workshop. It is «im Workshop» from then on, and its history names the workshop. Doing it twice
/// changes nothing.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`; `Withdrawn`, `Merged` or `StepForbidden` for what cannot be worked on any more.
pub async fn claim(call: &Call, workshop: WorkshopId, idea: IdeaNumber) -> Result<()> {
    let by = call.clone();
    let wish = ClaimIdea { workshop, idea };
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (state, known, wanted) = locked(&by, tx, wish).await?;
            let permit = by.actor.claim_idea(wish, &known.standing, &wanted)?;
            if wanted.claimed_by.is_some() {
                return Ok(());
            }
            tx.claim_idea(permit).await.map_err(taken)?;
            // Moderators may have sent it there already: then nothing has happened that was not told.
            if state.status != Status::InWorkshop {
                record(&by, tx, &state, Status::InWorkshop, Some(known.facts.name)).await?;
            }
            tx.announce(Change::BoardChanged { workshop });
            let deed = Deed::on_idea(Verb::IdeaClaimed, idea).subject(format!("workshop:{workshop}"));
            audit::note(&by, tx, deed).await
        })
    });
    write.await
}

/// Gives an idea back: it is in review again, unless something else has become of it. Doing it twice changes nothing.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`.
pub async fn release(call: &Call, workshop: WorkshopId, idea: IdeaNumber) -> Result<()> {
    let by = call.clone();
    let wish = ClaimIdea { workshop, idea };
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (state, known, wanted) = locked(&by, tx, wish).await?;
            let permit = by.actor.release_idea(ReleaseIdea(wish), &known.standing, &wanted)?;
            if wanted.claimed_by.is_none() {
                return Ok(());
            }
            if tx.release_idea(permit).await? {
                record(&by, tx, &state, Status::InReview, None).await?;
            }
            tx.announce(Change::BoardChanged { workshop });
            let deed = Deed::on_idea(Verb::IdeaReleased, idea).subject(format!("workshop:{workshop}"));
            audit::note(&by, tx, deed).await
        })
    });
    write.await
}

/// The idea is locked first, as everywhere; then the workshop stands still as well. Who may not work there learns nothing.
async fn locked(call: &Call, tx: &mut Tx, wish: ClaimIdea) -> Result<(IdeaState, StoredWorkshop, Wanted)> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let known = tx.workshop(wish.workshop, Some(person)).await?.ok_or(Refusal::NotFound)?;
    call.actor.work_in(&known.standing)?;
    let state = tx.lock_idea(wish.idea).await?.ok_or(Refusal::NotFound)?;
    let known = tx.lock_workshop(wish.workshop, Some(person)).await?.ok_or(Refusal::NotFound)?;
    let wanted = tx.wanted(known.standing.campaign, &state, call.now).await?;
    Ok((state, known, wanted))
}

/// The same line in the history, and the same news, as when a moderator moves the idea. It names no role: of a small team that
/// would be a name. What is no idea of its own any more moves quietly.
async fn record(
    call: &Call,
    tx: &mut Tx,
    state: &IdeaState,
    status: Status,
    note: Option<String>,
) -> Result<()> {
    match state.overlay {
        Overlay::None | Overlay::Hidden => {}
        Overlay::Merged | Overlay::Split | Overlay::Withdrawn => return Ok(()),
    }
    let event = Event::StatusChanged { idea: state.number, status, note };
    Ok(tx.record(Recorded { event, role: None, at: call.now }, audience_of(state)).await?)
}

/// The key of the table says no where two ask past the locks.
fn taken(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(_) => Refusal::WorkshopForbids { bar: WorkshopBar::Taken }.into(),
        other @ (StoreError::Away(_)
        | StoreError::Full
        | StoreError::Migration(_)
        | StoreError::Broken(_)
        | StoreError::Unreadable(_)) => Error::from(other),
    }
}

/// The ideas of a workshop, and what is pulled in its campaign and free.
struct Ideas {
    own: BTreeMap<IdeaNumber, WorkshopIdea>,
    offered: Vec<OfferedIdea>,
}

impl Ideas {
    async fn load(call: &Call, tx: &mut Tx, known: &StoredWorkshop, cards: &[StoredCard]) -> Result<Self> {
        let campaign = known.standing.campaign;
        let pulled = tx.pulled_ideas(campaign).await?;
        let claimed: BTreeMap<_, _> = tx.claimed_ideas(campaign).await?.into_iter().collect();
        let here = |idea| cards.iter().any(|card| card.idea == idea);
        let of_interest = |(_, idea): &&(PullNumber, IdeaNumber)| here(*idea) || !claimed.contains_key(idea);
        let pulled: Vec<_> = pulled.iter().filter(of_interest).copied().collect();
        let numbers: Vec<IdeaNumber> = pulled.iter().map(|(_, idea)| *idea).collect();
        let states = tx.idea_states(&numbers).await?;
        let mut titles = tx.titles_of(&numbers).await?;
        let (mut own, mut offered) = (BTreeMap::new(), Vec::new());
        for (pull, number) in pulled {
            let Some(state) = states.iter().find(|state| state.number == number) else { continue };
            let idea = shown(call, state, titles.remove(&number));
            if here(number) {
                own.insert(number, idea);
                continue;
            }
            let wanted = Wanted {
                idea: state.standing(Relation::Reader, call.now),
                frozen: true,
                pulled: true,
                claimed_by: None,
            };
            let wish = ClaimIdea { workshop: known.standing.id, idea: number };
            let bar = call.actor.claim_idea(wish, &known.standing, &wanted).err();
            offered.push(OfferedIdea { pull, idea, bar });
        }
        Ok(Self { own, offered })
    }
}

/// As much of an idea as whoever asks may read.
fn shown(call: &Call, state: &IdeaState, title: Option<String>) -> WorkshopIdea {
    let seen = call.actor.see_idea(&state.standing(Relation::Reader, call.now)).is_ok();
    WorkshopIdea {
        number: state.number,
        title,
        standing: seen.then_some((state.status, state.overlay)),
        merged_into: state.merged_into.filter(|_| seen),
    }
}

fn card(city: &City, known: StoredWorkshop) -> Result<WorkshopCard> {
    let StoredWorkshop { standing, facts, closed_at, .. } = known;
    let campaign = city.campaign(standing.campaign)?.campaign.clone();
    Ok(WorkshopCard { id: standing.id, campaign, facts, claimed: standing.claimed, closed_at })
}

fn person(call: &Call) -> Option<PersonId> {
    call.actor.who().map(|who| who.id)
}

fn version(facts: &WorkshopFacts) -> String {
    let (date, capacity, at_once) =
        (facts.date.to_string(), facts.capacity.to_string(), facts.in_progress.to_string());
    version_of(&[&facts.name, facts.format.as_str(), &date, &facts.venue, &capacity, &at_once])
}

async fn note(call: &Call, tx: &mut Tx, verb: Verb, id: WorkshopId, how: &str) -> Result<()> {
    audit::note(call, tx, Deed::on(verb, format!("workshop:{id}")).detail(how)).await
}
