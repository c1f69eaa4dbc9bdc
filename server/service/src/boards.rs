//! The board of a workshop: its team moves cards, gives points, sets the timer. None of it is in the audit: that would be a record
//! of who worked when.

use std::collections::BTreeMap;

use domain::{
    boards::{
        Board, BoardStanding, Card, LastMove, RawAct, SetDots, SetRound, SetTimer, Stage, Timer, points_each,
    },
    events::Change,
    ids::{IdeaNumber, PersonId, WorkshopId},
    people::Scope,
    refusals::Refusal,
    workshops::{WorkshopBar, WorkshopIdea},
};
use store::{
    Tx,
    boards::{StoredCard, columns},
    workshops::StoredWorkshop,
};

use crate::{Call, Error, Result, Service, secrets::Secret, workshops};

/// What the keys of rounds are sealed for.
const SEALED_FOR: &str = "round key";

/// Does what a form says, and returns the idea that it was about.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`, `Invalid`; `Stale` when somebody else moved a card since.
pub async fn act(call: &Call, workshop: WorkshopId, raw: &RawAct) -> Result<Option<IdeaNumber>> {
    call.actor.take_part(Scope::Write)?;
    match raw.act.as_str() {
        "claim" => workshops::claim(call, workshop, raw.idea()?).await?,
        "release" => workshops::release(call, workshop, raw.idea()?).await?,
        "move" => move_card(call, workshop, raw).await?,
        "undo" => return undo(call, workshop).await.map(Some),
        "vote" => set_round(call, workshop, Some(raw.points.clone())).await?,
        "tally" => set_round(call, workshop, None).await?,
        "dots" => set_dots(call, workshop, raw.idea()?, &raw.points).await?,
        "start" | "pause" | "resume" | "reset" => set_timer(call, workshop, raw).await?,
        _ => return Err(Refusal::NotFound.into()),
    }
    Ok(raw.idea().ok())
}

/// Has a card somewhere. What is there already is no question, even from an old board: the same wish twice changes nothing.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`, `Invalid`, `Stale`.
pub async fn move_card(call: &Call, workshop: WorkshopId, raw: &RawAct) -> Result<()> {
    let (by, raw) = (call.clone(), raw.clone());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, person) = locked(&by, tx, workshop).await?;
            let (idea, to, seen) = (raw.idea()?, raw.place()?, raw.version.parse().ok());
            let cards = columns(&tx.cards_of(workshop).await?);
            let from = cards.place_of(idea).ok_or(Refusal::NotFound)?;
            if from == cards.settled(idea, to) {
                return Ok(());
            }
            let (standing, board) = (&known.standing, &known.board);
            let permit = by.actor.move_card((idea, to), seen, standing, (board, &cards))?;
            tx.move_card(permit).await?;
            tx.keep_move(workshop, person, Some(LastMove { idea, from, to: to.stage })).await?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Puts the card back that whoever asks moved last.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`, `NothingToUndo`.
pub async fn undo(call: &Call, workshop: WorkshopId) -> Result<IdeaNumber> {
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, person) = locked(&by, tx, workshop).await?;
            let (last, cards) =
                (tx.last_move(workshop, person).await?, columns(&tx.cards_of(workshop).await?));
            let permit = by.actor.undo_move(last, &known.standing, (&known.board, &cards))?;
            tx.move_card(permit).await?;
            tx.keep_move(workshop, person, None).await?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(last.ok_or(Refusal::NothingToUndo)?.idea)
        })
    });
    write.await
}

async fn set_round(call: &Call, workshop: WorkshopId, points: Option<String>) -> Result<()> {
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, _) = locked(&by, tx, workshop).await?;
            let points = points.map(|points| points_each(&points)).transpose()?;
            let wish = SetRound { workshop, points };
            let permit = by.actor.set_round(wish, &known.standing, &known.board)?;
            let key = wish.points.map(|_| new_sealed_key(&by.service));
            tx.set_round(permit, key).await?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Nobody else hears of it: the board would tell that somebody gave points.
async fn set_dots(call: &Call, workshop: WorkshopId, idea: IdeaNumber, points: &str) -> Result<()> {
    let points = points.parse().map_err(|_| Refusal::NotFound)?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, person) = locked(&by, tx, workshop).await?;
            columns(&tx.cards_of(workshop).await?).place_of(idea).ok_or(Refusal::NotFound)?;
            let no_round = Refusal::WorkshopForbids { bar: WorkshopBar::NoRound };
            let tag = tag(&by, tx, workshop, person).await?.ok_or(no_round)?;
            let given = tx.dots(workshop, tag).await?;
            let others = given.iter().filter(|(other, _)| *other != idea).map(|(_, points)| points).sum();
            let wish = SetDots { workshop, idea, points };
            let permit = by.actor.set_dots(wish, others, &known.standing, &known.board)?;
            tx.set_dots(permit, tag).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

async fn set_timer(call: &Call, workshop: WorkshopId, raw: &RawAct) -> Result<()> {
    let (by, raw) = (call.clone(), raw.clone());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, _) = locked(&by, tx, workshop).await?;
            let now = known.board.timer;
            let timer = match raw.act.as_str() {
                "start" => now.started(&raw.minutes, by.now)?,
                "pause" => now.paused(by.now),
                "resume" => now.resumed(by.now),
                _ => Timer::Off,
            };
            let permit = by.actor.set_timer(SetTimer { workshop, timer }, &known.standing)?;
            tx.set_timer(permit).await?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The workshop stands still; who may not work there learns nothing of its board.
async fn locked(call: &Call, tx: &mut Tx, workshop: WorkshopId) -> Result<(StoredWorkshop, PersonId)> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let known = tx.lock_workshop(workshop, Some(person)).await?.ok_or(Refusal::NotFound)?;
    call.actor.work_in(&known.standing)?;
    Ok((known, person))
}

/// Leaves nothing of the points that somebody gave who goes. The workshop stands still.
pub(crate) async fn forget(call: &Call, tx: &mut Tx, workshop: WorkshopId, person: PersonId) -> Result<()> {
    if let Some(tag) = tag(call, tx, workshop, person).await? {
        tx.forget_dots(workshop, tag).await?;
    }
    Ok(())
}

fn new_sealed_key(service: &Service) -> Vec<u8> {
    let mut key = [0; 32];
    service.dice().roll(&mut key);
    service.secret().seal(SEALED_FOR, &key, service.dice())
}

/// What stands for a person beside their points, for as long as a round is open: its key goes with it.
async fn tag(call: &Call, tx: &mut Tx, workshop: WorkshopId, person: PersonId) -> Result<Option<[u8; 32]>> {
    let Some(sealed) = tx.round_key(workshop).await? else { return Ok(None) };
    let key = call.service.secret().unseal(SEALED_FOR, &sealed).and_then(|key| key.try_into().ok());
    let key = key.map(Secret::from_bytes);
    let key = key.ok_or_else(|| {
        Error::Fault(format!("the key of the round of workshop {workshop} cannot be unsealed"))
    })?;
    Ok(Some(key.mac("dots", &[&person.as_i64().to_be_bytes()])))
}

/// A board for whoever asks; `ideas` are its cards, as far as they may read them. A card without an idea is left out: it was
/// given back while this was being read.
pub(crate) async fn read(
    call: &Call,
    tx: &mut Tx,
    known: &StoredWorkshop,
    (stored, mut ideas): (&[StoredCard], BTreeMap<IdeaNumber, WorkshopIdea>),
) -> Result<Board> {
    let (workshop, standing): (WorkshopId, BoardStanding) = (known.standing.id, known.board);
    let person = call.actor.who().map(|who| who.id).filter(|_| known.standing.member);
    let tag = match person.filter(|_| standing.round.is_some()) {
        Some(person) => tag(call, tx, workshop, person).await?,
        None => None,
    };
    let given: BTreeMap<_, _> = match tag {
        Some(tag) => tx.dots(workshop, tag).await?.into_iter().collect(),
        None => BTreeMap::new(),
    };
    let last = match person.filter(|_| !known.standing.closed) {
        Some(person) => tx.last_move(workshop, person).await?,
        None => None,
    };
    let cards = columns(stored);
    let undo = last.filter(|last| cards.place_of(last.idea).is_some_and(|now| now.stage == last.to));
    let summed = stored.iter().any(|card| card.points.is_some());
    let mut columns = Vec::new();
    for stage in Stage::ALL {
        let mut shown = Vec::new();
        for card in stored.iter().filter(|card| card.stage == *stage) {
            let Some(idea) = ideas.remove(&card.idea) else { continue };
            let own = given.get(&card.idea).copied().unwrap_or_default();
            shown.push(Card { idea, own, points: card.points });
        }
        columns.push((*stage, shown));
    }
    let left = standing.round.filter(|_| person.is_some()).map(|each| each - given.values().sum::<i64>());
    Ok(Board { standing, columns, left, summed, undo: undo.map(|last| last.idea) })
}
