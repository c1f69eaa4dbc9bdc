//! Templates of official answers: moderators and administrators keep them, and begin their answers with them.

use domain::{
    audit::{Deed, Verb},
    ids::TemplateId,
    refusals::Refusal,
    templates::{AnswerTemplate, KeepTemplates, TemplateWording},
    topics::{Step, step},
    versions::unless_changed,
};

use crate::{Call, Error, Result, audit, idempotency};

/// Every template, in their order.
///
/// # Errors
/// When this actor does not moderate.
pub async fn list(call: &Call) -> Result<Vec<AnswerTemplate>> {
    call.actor.see_templates()?;
    Ok(call.service.store().read().await?.answer_templates().await?)
}

/// One template.
///
/// # Errors
/// `NotFound`, or when this actor does not moderate.
pub async fn entry(call: &Call, id: TemplateId) -> Result<AnswerTemplate> {
    Ok(list(call).await?.into_iter().find(|template| template.id == id).ok_or(Refusal::NotFound)?)
}

/// Adds a template as the last, and returns its key.
///
/// # Errors
/// `Invalid`, or when this actor does not moderate.
pub async fn add(call: &Call, name: &str, body: &str) -> Result<TemplateId> {
    call.actor.see_templates()?;
    let made = keep(call, KeepTemplates::Add(TemplateWording::parse(name, body)?), "").await?;
    made.ok_or_else(|| Error::Fault("a template has no key".to_owned()))
}

/// Gives a template another wording, unless somebody else did since `version` was read, where it says one.
///
/// # Errors
/// `NotFound`, `Invalid`, `Stale`, or when this actor does not moderate.
pub async fn reword(call: &Call, id: TemplateId, name: &str, body: &str, version: &str) -> Result<()> {
    entry(call, id).await?;
    keep(call, KeepTemplates::Reword(id, TemplateWording::parse(name, body)?), version).await.map(drop)
}

/// Removes a template. Answers that began with it stay.
///
/// # Errors
/// `NotFound`, or when this actor does not moderate.
pub async fn remove(call: &Call, id: TemplateId) -> Result<()> {
    entry(call, id).await?;
    keep(call, KeepTemplates::Remove(id), "").await.map(drop)
}

/// Moves a template by one place.
///
/// # Errors
/// `NotFound`, or when this actor does not moderate.
pub async fn place(call: &Call, id: TemplateId, direction: Step) -> Result<()> {
    let templates = list(call).await?;
    let mut order: Vec<TemplateId> = templates.iter().map(|template| template.id).collect();
    let at = order.iter().position(|known| *known == id).ok_or(Refusal::NotFound)?;
    step(&mut order, at, direction);
    keep(call, KeepTemplates::Order(order), "").await.map(drop)
}

async fn keep(call: &Call, wish: KeepTemplates, version: &str) -> Result<Option<TemplateId>> {
    let permit = call.actor.keep_templates(wish)?;
    let (call, store, version) = (call.clone(), call.service.store().clone(), version.to_owned());
    let write = store.write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&call, tx).await? {
                return Ok(answer);
            }
            tx.lock_name("templates").await?;
            if let KeepTemplates::Reword(id, _) = permit.action() {
                let stored = tx.answer_templates().await?.into_iter().find(|stored| stored.id == *id);
                unless_changed(&version, &stored.ok_or(Refusal::NotFound)?.version())?;
            }
            let made = tx.keep_templates(permit, call.now).await?;
            audit::note(&call, tx, Deed::new(Verb::TemplateChanged)).await?;
            idempotency::remember(&call, tx, &made).await?;
            Ok::<_, Error>(made)
        })
    });
    write.await
}
