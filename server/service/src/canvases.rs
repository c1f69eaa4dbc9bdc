//! The canvas of an idea that a workshop holds. None of it is in the audit: the history of each field says all that there is to say, and goes
//! to those alone who read the canvas.

use std::collections::BTreeMap;

use domain::{
    campaigns::Unit,
    canvases::{
        Canvas, CanvasAuthor, CanvasChange, CanvasConflict, CanvasField, CanvasKind, CanvasPage, CanvasSaved,
        CanvasVersion, DecisionRecord, RawCanvas, RawCanvasChange, SaveCanvas,
    },
    events::Change,
    ids::{IdeaNumber, PersonId, WorkshopId},
    people::Scope,
    refusals::{Fields, Refusal},
    text::TextError,
    workshops::WorkshopPage,
};
use store::{StoreError, Tx, canvases::StoredCanvasVersion, workshops::StoredWorkshop};

use crate::{Call, Error, Result, campaigns::city, markdown, outcomes, workshops};

/// The canvas of an idea that this workshop holds.
///
/// # Errors
/// `NotFound`; when this actor may not read the workshop.
pub async fn load(call: &Call, workshop: WorkshopId, idea: IdeaNumber) -> Result<CanvasPage> {
    let page = workshops::load(call, workshop).await?;
    let card = page.board.cards().find(|card| card.idea.number == idea).ok_or(Refusal::NotFound)?;
    let (idea, bar) = (card.idea.clone(), call.actor.write_canvas(&page.standing, page.campaign.phase).err());
    let stored = call.service.store().read().await?.canvas(idea.number).await?;
    let team = page.team.is_some();
    let canvas = Reader { workshop, team }.canvas(stored);
    Ok(CanvasPage { card: page.card, campaign: page.campaign, idea, canvas, team, bar })
}

/// The canvases of all ideas that a workshop holds.
///
/// # Errors
/// When the database is away.
pub async fn all(call: &Call, page: &WorkshopPage) -> Result<BTreeMap<IdeaNumber, Canvas>> {
    let reader = Reader { workshop: page.card.id, team: page.team.is_some() };
    let mut tx = call.service.store().read().await?;
    let mut canvases = BTreeMap::new();
    for card in page.board.cards() {
        let stored = tx.canvas(card.idea.number).await?;
        canvases.insert(card.idea.number, reader.canvas(stored));
    }
    Ok(canvases)
}

/// The same, with every version of one of its fields, newest first.
///
/// # Errors
/// `NotFound`; when this actor may not read the workshop.
pub async fn history(
    call: &Call,
    workshop: WorkshopId,
    idea: IdeaNumber,
    field: CanvasField,
) -> Result<(CanvasPage, Vec<CanvasVersion>)> {
    let page = load(call, workshop, idea).await?;
    let all = call.service.store().read().await?.canvas_history(idea, field).await?;
    let reader = Reader { workshop, team: page.team };
    Ok((page, all.into_iter().map(|stored| reader.read(stored)).collect()))
}

/// Writes what was changed. What somebody else changed meanwhile is not overwritten; with `whole`, nothing is written then.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`, `Invalid`.
pub async fn save(
    call: &Call,
    workshop: WorkshopId,
    idea: IdeaNumber,
    raw: &RawCanvas,
    whole: bool,
) -> Result<CanvasSaved> {
    call.actor.take_part(Scope::Write)?;
    let (city, by, raw) = (city(call).await?, call.clone(), raw.clone());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, person) = held(&by, tx, workshop, idea).await?;
            let page = city.page(city.campaign(known.standing.campaign)?, by.now);
            by.actor.write_canvas(&known.standing, page.phase)?;
            let canvas = newest(tx, Reader::of(&by, &known), idea).await?;
            let changes = changes(tx, idea, &raw, (&canvas, &page.units)).await?;
            let merge = canvas.merge(changes)?;
            if merge.edits.is_empty() || (whole && !merge.conflicts.is_empty()) {
                return Ok(CanvasSaved { saved: Vec::new(), conflicts: merge.conflicts });
            }
            let saved = merge.edits.iter().map(|edit| edit.field).collect();
            let wish = SaveCanvas { workshop, idea, edits: merge.edits };
            let permit = by.actor.save_canvas(wish, &known.standing, page.phase)?;
            tx.save_canvas(permit, person, by.now).await.map_err(raced)?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(CanvasSaved { saved, conflicts: merge.conflicts })
        })
    });
    write.await
}

/// Has what stood in a field in an earlier version stand there again, as a new version. `seen` is the newest version that was read.
///
/// # Errors
/// `OnlyTeam`, `NotFound`, `WorkshopForbids`; `Stale` when somebody else changed the field since.
pub async fn restore(
    call: &Call,
    (workshop, idea, field): (WorkshopId, IdeaNumber, CanvasField),
    version: i64,
    seen: i64,
) -> Result<()> {
    call.actor.take_part(Scope::Write)?;
    let (city, by) = (city(call).await?, call.clone());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let (known, person) = held(&by, tx, workshop, idea).await?;
            let phase = city.page(city.campaign(known.standing.campaign)?, by.now).phase;
            by.actor.write_canvas(&known.standing, phase)?;
            let value = tx.canvas_version(idea, field, version).await?.ok_or(Refusal::NotFound)?.value;
            let canvas = newest(tx, Reader::of(&by, &known), idea).await?;
            if seen != canvas.version(field) {
                return Err(Refusal::Stale.into());
            }
            let before = canvas.value(field).to_owned();
            let edits = canvas.merge(vec![CanvasChange { field, seen, before, value }])?.edits;
            if edits.is_empty() {
                return Ok(());
            }
            let permit =
                by.actor.save_canvas(SaveCanvas { workshop, idea, edits }, &known.standing, phase)?;
            tx.save_canvas(permit, person, by.now).await.map_err(raced)?;
            tx.announce(Change::BoardChanged { workshop });
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The fields of a form that came back on which somebody has to decide, as they stand now. With `stale`, it came back for what somebody else
/// wrote meanwhile, and all else was written; if not, nothing was written, and what was to be decided still is.
///
/// # Errors
/// When the database is away.
pub async fn conflicts(
    call: &Call,
    page: &CanvasPage,
    raw: &RawCanvas,
    stale: bool,
) -> Result<Vec<CanvasConflict>> {
    let mut tx = call.service.store().read().await?;
    let (idea, canvas, units) = (page.idea.number, &page.canvas, &page.campaign.units);
    let mut conflicts = Vec::new();
    for (field, change) in &raw.0 {
        let wanted = match (stale, change.wanted(), &change.conflict) {
            (true, Ok(Some(wanted)), _) => Some((&change.seen, wanted)),
            (false, _, Some(conflict)) => Some((&conflict.before, conflict.mine.as_str())),
            (true, Ok(None) | Err(_), _) | (false, _, None) => None,
        };
        let (Some(now), Some((seen, mine))) = (canvas.get(*field), wanted) else { continue };
        let seen = seen.parse().unwrap_or_default();
        let mine = field.parse(mine, units).unwrap_or_else(|_| mine.to_owned());
        let before = value_of(&mut tx, idea, *field, canvas, seen).await?;
        let decided = seen == now.version || [&now.value, &before].contains(&&mine);
        if !(stale && decided) {
            conflicts.push(CanvasConflict { field: *field, before, now: now.clone(), mine });
        }
    }
    Ok(conflicts)
}

/// What workshops decided of an idea, for those who record what became of it.
///
/// # Errors
/// When this actor does not.
pub async fn decided(call: &Call, idea: IdeaNumber) -> Result<DecisionRecord> {
    outcomes::may_record(call, idea).await?;
    let mut records = call.service.store().read().await?.decision_records(&[idea]).await?;
    Ok(records.remove(&idea).unwrap_or_default())
}

/// The workshop stands still, and holds this idea. Who may write nothing there learns nothing of it.
async fn held(
    call: &Call,
    tx: &mut Tx,
    workshop: WorkshopId,
    idea: IdeaNumber,
) -> Result<(StoredWorkshop, PersonId)> {
    let person = call.actor.take_part(Scope::Write)?.id;
    let known = tx.lock_workshop(workshop, Some(person)).await?.ok_or(Refusal::NotFound)?;
    call.actor.see_workshop(&known.standing).map_err(|_| Refusal::OnlyTeam)?;
    let holds = tx.cards_of(workshop).await?.iter().any(|card| card.idea == idea);
    if holds { Ok((known, person)) } else { Err(Refusal::NotFound.into()) }
}

async fn newest(tx: &mut Tx, reader: Reader, idea: IdeaNumber) -> Result<Canvas> {
    Ok(reader.canvas(tx.canvas(idea).await?))
}

/// What was written, with what it was written over; every wrong field at once.
async fn changes(
    tx: &mut Tx,
    idea: IdeaNumber,
    raw: &RawCanvas,
    (canvas, units): (&Canvas, &[Unit]),
) -> Result<Vec<CanvasChange>> {
    let (mut fields, mut read) = (Fields::default(), BTreeMap::new());
    for (field, change) in &raw.0 {
        let known = match change.wanted() {
            Ok(Some(wanted)) => field.parse(wanted, units).and_then(|value| Ok(Some((seen(change)?, value)))),
            Ok(None) => Ok(None),
            Err(error) => Err(error),
        };
        if let Some(Some(wanted)) = fields.take(field.field(), known) {
            read.insert(*field, wanted);
        }
    }
    fields.finish()?;
    let mut changes = Vec::new();
    for (field, (seen, value)) in read {
        let before = value_of(tx, idea, field, canvas, seen).await?;
        changes.push(CanvasChange { field, seen, before, value });
    }
    Ok(changes)
}

fn seen(change: &RawCanvasChange) -> std::result::Result<i64, TextError> {
    change.seen.trim().parse().map_err(|_| TextError::Malformed)
}

/// What stood in a field in this version.
async fn value_of(
    tx: &mut Tx,
    idea: IdeaNumber,
    field: CanvasField,
    canvas: &Canvas,
    version: i64,
) -> Result<String> {
    if version == canvas.version(field) {
        return Ok(canvas.value(field).to_owned());
    }
    let stored = tx.canvas_version(idea, field, version).await?;
    Ok(stored.map(|stored| stored.value).unwrap_or_default())
}

/// The key of the table says no where two write past the lock.
fn raced(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(_) => Refusal::Stale.into(),
        other @ (StoreError::Away(_)
        | StoreError::Full
        | StoreError::Migration(_)
        | StoreError::Broken(_)
        | StoreError::Unreadable(_)) => Error::from(other),
    }
}

/// For whom versions are read.
#[derive(Clone, Copy)]
struct Reader {
    workshop: WorkshopId,
    /// Whether they may know who belongs to its team.
    team: bool,
}

impl Reader {
    fn of(call: &Call, known: &StoredWorkshop) -> Self {
        Self { workshop: known.standing.id, team: call.actor.see_team(&known.standing).is_ok() }
    }

    fn canvas(self, newest: Vec<StoredCanvasVersion>) -> Canvas {
        Canvas::new(newest.into_iter().map(|stored| (stored.field, self.read(stored))))
    }

    /// Who wrote in another workshop is told to nobody: it was another team.
    fn read(self, stored: StoredCanvasVersion) -> CanvasVersion {
        let StoredCanvasVersion { field, version, value, workshop, author, at } = stored;
        let by = match author {
            _ if !self.team || workshop != self.workshop => CanvasAuthor::Untold,
            Some(name) => CanvasAuthor::Named(name),
            None => CanvasAuthor::Former,
        };
        let html = match field.kind() {
            CanvasKind::Text => markdown::comment(&value),
            CanvasKind::Unit | CanvasKind::Day => String::new(),
        };
        CanvasVersion { version, value, html, by, at }
    }
}
