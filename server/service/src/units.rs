//! The city's units, as administrators keep them.

use domain::{
    audit::{Deed, Verb},
    campaigns::Unit,
    events::Change,
    ids::UnitId,
    refusals::{Field, Refusal},
    text::{Slug, TextError},
    time::Timestamp,
    units::{AddUnit, CloseUnit, MoveUnit, RawUnit, RenameUnit, UnitEntry, UnitPast, is_within},
    versions::unless_changed,
};

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, city},
    errors::taken_or,
    idempotency,
};

/// Every unit in its place, those that are closed too.
///
/// # Errors
/// `AdministrationOnly`.
pub async fn list(call: &Call) -> Result<Vec<UnitEntry>> {
    call.actor.read_configuration()?;
    Ok(call.service.store().read().await?.unit_entries(call.now).await?)
}

/// A unit with what it was called before, the newest first.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn entry(call: &Call, slug: &str) -> Result<(UnitEntry, Vec<UnitPast>)> {
    let units = list(call).await?;
    let entry = units.into_iter().find(|entry| entry.unit.slug == slug).ok_or(Refusal::NotFound)?;
    let past = call.service.store().read().await?.unit_history(entry.unit.id).await?;
    Ok((entry, past))
}

/// Every unit, for choosing one.
///
/// # Errors
/// When this actor may not read.
pub async fn choices(call: &Call) -> Result<Vec<Unit>> {
    call.actor.read()?;
    Ok(city(call).await?.units().to_vec())
}

/// Adds a unit below the one with the slug `parent` (at the top for an empty one), and returns its own slug, which is made of
/// its name where none was given.
///
/// # Errors
/// `AdministrationOnly`, `Invalid`.
pub async fn add(call: &Call, slug: &str, raw: &RawUnit, parent: &str) -> Result<String> {
    let service = call.service.clone();
    let units = list(call).await?;
    let wording = raw.parse()?;
    let parent = above(&units, parent)?;
    let taken: Vec<&str> = units.iter().map(|entry| entry.unit.slug.as_str()).collect();
    let slug = match slug.trim() {
        "" => Slug::of(&wording.name.de, &taken),
        typed => Slug::parse(typed).map_err(|error| Refusal::field(Field::Slug, error))?,
    };
    let address = slug.as_str().to_owned();
    let permit = call.actor.administer(AddUnit { slug, wording, parent })?;
    let (call, store) = (call.clone(), call.service.store().clone());
    let write = store.write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&call, tx).await? {
                return Ok(answer);
            }
            tx.add_unit(permit, call.now).await.map_err(|error| taken_or(error, Field::Slug))?;
            audit::note(&call, tx, Deed::on(Verb::UnitChanged, format!("unit:{address}")).detail("added"))
                .await?;
            tx.announce(Change::CityChanged);
            idempotency::remember(&call, tx, &address).await?;
            Ok::<_, Error>(address)
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Calls a unit something else, or corrects its size. What it was called stays in its history. Not when somebody else did since
/// `version` was read, where it says one.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn rename(call: &Call, slug: &str, raw: &RawUnit, version: &str) -> Result<()> {
    let service = call.service.clone();
    let unit = called(&list(call).await?, slug)?;
    let permit = call.actor.administer(RenameUnit { unit, wording: raw.parse()? })?;
    let deed = Deed::on(Verb::UnitChanged, format!("unit:{slug}")).detail("renamed");
    let (by, version) = (call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_tree().await?;
            let stored = tx.unit_entries(by.now).await?.into_iter().find(|entry| entry.unit.id == unit);
            unless_changed(&version, &stored.ok_or(Refusal::NotFound)?.version())?;
            tx.rename_unit(permit, by.now).await?;
            audit::note(&by, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Moves a unit below another, or to the top. Never below itself.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`.
pub async fn place(call: &Call, slug: &str, parent: &str) -> Result<()> {
    let service = call.service.clone();
    let units = list(call).await?;
    let (unit, parent) = (called(&units, slug)?, above(&units, parent)?);
    let permit = call.actor.administer(MoveUnit { unit, parent })?;
    let place =
        units.iter().find(|entry| Some(entry.unit.id) == parent).map_or("-", |entry| &entry.unit.slug);
    let deed = Deed::on(Verb::UnitChanged, format!("unit:{slug}")).detail(format!("moved unit:{place}"));
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let tree = tx.lock_tree().await?;
            if parent.is_some_and(|parent| is_within(&tree, parent, unit)) {
                return Err(Refusal::field(Field::Parent, TextError::Malformed).into());
            }
            tx.move_unit(permit, by.now).await?;
            audit::note(&by, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

/// Closes a unit from the beginning of a day on (`2026-03-01`). It is no longer offered then, and still filters.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`.
pub async fn close(call: &Call, slug: &str, day: &str) -> Result<()> {
    let from = match day.trim() {
        "" => Err(TextError::Missing),
        day => Timestamp::parse(day).ok_or(TextError::Malformed),
    };
    let unit = called(&list(call).await?, slug)?;
    let from = from.map_err(|error| Refusal::field(Field::ClosedOn, error))?;
    set_closed(call, slug, CloseUnit { unit, from: Some(from) }).await
}

/// Opens a unit that was closed.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn reopen(call: &Call, slug: &str) -> Result<()> {
    let unit = called(&list(call).await?, slug)?;
    set_closed(call, slug, CloseUnit { unit, from: None }).await
}

async fn set_closed(call: &Call, slug: &str, wish: CloseUnit) -> Result<()> {
    let day = |from: Timestamp| from.local_input()[..10].to_owned();
    let what = wish.from.map_or_else(|| "reopened".to_owned(), |from| format!("closed {}", day(from)));
    let deed = Deed::on(Verb::UnitChanged, format!("unit:{slug}")).detail(what);
    let (permit, service) = (call.actor.administer(wish)?, call.service.clone());
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.close_unit(permit).await?;
            audit::note(&by, tx, deed).await?;
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    campaigns::anew_after(&service, write).await
}

fn called(units: &[UnitEntry], slug: &str) -> std::result::Result<UnitId, Refusal> {
    let unit = units.iter().find(|entry| entry.unit.slug == slug);
    unit.map(|entry| entry.unit.id).ok_or(Refusal::NotFound)
}

fn above(units: &[UnitEntry], slug: &str) -> std::result::Result<Option<UnitId>, Refusal> {
    if slug.is_empty() {
        return Ok(None);
    }
    let parent = called(units, slug);
    parent.map(Some).map_err(|_| Refusal::field(Field::Parent, TextError::Unknown))
}
