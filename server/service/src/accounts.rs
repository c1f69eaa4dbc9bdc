//! Accounts, as administrators keep them. What people do with their own is in [`crate::people`].

use domain::{
    audit::{Deed, Verb},
    events::Change,
    ids::{PersonId, UnitId},
    people::{Account, ChangeAccount, RawAccount, RenewPassword, ShutAccount, take_place},
    refusals::{Field, Fields, Refusal},
    slices::{Cursor, PAGE, Slice},
    versions::unless_changed,
};

use crate::{
    Call, Error, Result, audit,
    campaigns::{anew_after, city},
    codes,
    errors::taken_or,
    idempotency, passwords, workshops,
};

/// Accounts whose name or address holds this text, by name; all of them for an empty one. Reading is noted, at most once an hour for
/// a person.
///
/// # Errors
/// `AdministrationOnly`.
pub async fn search(call: &Call, text: &str, after: Option<Cursor>) -> Result<Slice<Account>> {
    call.actor.see_administration()?;
    audit::note_reading(call, Deed::new(Verb::ReadPeople)).await?;
    Ok(call.service.store().read().await?.accounts(text, after, PAGE).await?)
}

/// One account. Reading is noted as in [`search`].
///
/// # Errors
/// `AdministrationOnly`, `NotFound`.
pub async fn entry(call: &Call, person: PersonId) -> Result<Account> {
    let account = known(call, person).await?;
    audit::note_reading(call, Deed::new(Verb::ReadPeople)).await?;
    Ok(account)
}

async fn known(call: &Call, person: PersonId) -> Result<Account> {
    call.actor.see_administration()?;
    Ok(call.service.store().read().await?.account(person).await?.ok_or(Refusal::NotFound)?)
}

/// Adds an account and returns it with its password, which is shown this once.
///
/// # Errors
/// `AdministrationOnly`, `Invalid`.
pub async fn add(call: &Call, raw: &RawAccount) -> Result<(PersonId, String)> {
    call.actor.see_administration()?;
    let wish = raw.parse(unit_called(call, &raw.unit).await?)?;
    let role = wish.role;
    let permit = call.actor.administer(wish)?;
    let password = codes::roll(call.service.dice());
    let hash = passwords::hash(&password, call.service.dice()).await?;
    let (call, store) = (call.clone(), call.service.store().clone());
    let write = store.write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&call, tx).await? {
                return Ok(answer);
            }
            let added = tx.add_account(permit, hash, call.now).await;
            let person = added.map_err(|error| taken_or(error, Field::Email))?;
            let deed = Deed::on(Verb::PersonAdded, format!("person:{person}")).detail(role.as_str());
            audit::note(&call, tx, deed).await?;
            let answer = (person, password);
            idempotency::remember(&call, tx, &answer).await?;
            Ok::<_, Error>(answer)
        })
    });
    write.await
}

/// Gives somebody another role or unit. It holds from their next request on. The items of whoever moderates no longer belong to
/// nobody. Not when somebody else did since `version` was read, where it says one.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`, `OwnAccount`, `LastAdministrator`.
pub async fn change(call: &Call, person: PersonId, role: &str, unit: &str, version: &str) -> Result<()> {
    known(call, person).await?;
    let city = city(call).await?;
    let mut fields = Fields::default();
    let (role, unit) = take_place(role, unit, city.unit_called(unit), &mut fields);
    fields.finish()?;
    let (role, unit) = role.zip(unit).ok_or(Refusal::NotFound)?;
    let (actor, by, version) = (call.actor.clone(), call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let administrators = tx.lock_administrators().await?;
            let permit = actor.change_account(ChangeAccount { person, role, unit }, &administrators)?;
            let before = tx.lock_account(person).await?.ok_or(Refusal::NotFound)?;
            unless_changed(&version, &before.version())?;
            tx.change_account(permit).await?;
            if before.role != role {
                let change = format!("{}->{role}", before.role);
                let deed = Deed::on(Verb::RoleChanged, format!("person:{person}")).detail(change);
                audit::note(&by, tx, deed).await?;
            }
            if before.unit != unit {
                let change = format!("{}->{}", city.unit_slug(before.unit), city.unit_slug(unit));
                let deed = Deed::on(Verb::PersonMoved, format!("person:{person}")).detail(change);
                audit::note(&by, tx, deed).await?;
            }
            // They may have been somebody's deputy.
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    anew_after(&call.service, write).await
}

/// Shuts an account, which ends its sessions and leaves its items to nobody, or opens it again. Doing it twice changes nothing.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `OwnAccount`, `LastAdministrator`.
pub async fn shut(call: &Call, person: PersonId, shut: bool) -> Result<()> {
    known(call, person).await?;
    let (actor, now) = (call.actor.clone(), call.now);
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            // Workshops are locked before people, as where somebody is named for a team.
            if shut {
                workshops::leave(&by, tx, person).await?;
            }
            let administrators = tx.lock_administrators().await?;
            let permit = actor.shut_account(ShutAccount { person, shut }, &administrators)?;
            tx.shut_account(permit, now).await?;
            audit::note(
                &by,
                tx,
                Deed::on(
                    if shut { Verb::PersonDisabled } else { Verb::PersonEnabled },
                    format!("person:{person}"),
                ),
            )
            .await?;
            // They may have been somebody's deputy.
            tx.announce(Change::CityChanged);
            Ok::<_, Error>(())
        })
    });
    anew_after(&call.service, write).await
}

/// Gives an account a new password and returns it, this once. Its sessions end.
///
/// # Errors
/// `AdministrationOnly`, `NotFound` also for people who sign in otherwise.
pub async fn renew_password(call: &Call, person: PersonId) -> Result<String> {
    let account = known(call, person).await?;
    if account.access != domain::people::AccessPath::Password {
        return Err(Refusal::NotFound.into());
    }
    let permit = call.actor.administer(RenewPassword(person))?;
    let password = codes::roll(call.service.dice());
    let hash = passwords::hash(&password, call.service.dice()).await?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.renew_password(permit, hash).await?;
            audit::note(&by, tx, Deed::on(Verb::PasswordRenewed, format!("person:{person}"))).await?;
            Ok::<_, Error>(())
        })
    });
    write.await?;
    Ok(password)
}

async fn unit_called(call: &Call, slug: &str) -> Result<Option<UnitId>> {
    Ok(city(call).await?.unit_called(slug))
}
