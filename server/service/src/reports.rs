//! Reports: «Melden» for ideas and comments, and barriers.

use domain::{
    comments::{ReportReason, Veil},
    ids::{CommentId, IdeaNumber, UnitId},
    people::Scope,
    policy::Report,
    refusals::{Field, Fields, Refusal},
    text::{BarrierText, ReportNote},
};

use store::reports::BarrierReport;

use crate::{Call, Result, ideas::relation_by_account, idempotency};

/// Reports an idea or one of its comments. Reporting the same thing again changes nothing while the first report waits; once that is
/// settled, it is a new one: what was looked at may have become another since.
///
/// # Errors
/// `Invalid`, `NotFound`, `SignInFirst`.
pub async fn report(
    call: &Call,
    idea: IdeaNumber,
    comment: Option<CommentId>,
    reason: ReportReason,
    note: &str,
) -> Result<()> {
    call.actor.take_part(Scope::Write)?;
    let note = ReportNote::parse(note).map_err(|error| Refusal::field(Field::Note, error))?;
    let call = call.clone();
    let store = call.service.store().clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                if let Some(answer) = idempotency::replay(&call, tx).await? {
                    return Ok(answer);
                }
                let state = tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
                if let Some(comment) = comment {
                    let found = tx.comment(comment).await?.filter(|found| found.idea == idea);
                    found
                        .filter(|found| found.deleted_at.is_none() && found.veil == Veil::None)
                        .ok_or(Refusal::NotFound)?;
                }
                let relation = relation_by_account(&call.actor, &state);
                let permit =
                    call.actor.report(Report { idea, comment }, &state.standing(relation, call.now))?;
                let (reporter, unit) = (reporter_tag(&call, idea, comment)?, unit_tag(&call, idea, comment)?);
                tx.add_report(permit, reporter, unit, reason, note, call.now).await?;
                idempotency::remember(&call, tx, &()).await?;
                Ok(())
            })
        })
        .await
}

/// Reports a barrier of the platform. Nobody has to be signed in, and the contact may be empty. The same request sent again
/// files nothing.
///
/// # Errors
/// `Invalid`.
pub async fn report_barrier(call: &Call, body: &str, contact: &str) -> Result<()> {
    let mut fields = Fields::default();
    let body = fields.take(Field::Body, BarrierText::parse(body));
    let contact = fields.take(Field::Email, ReportNote::parse(contact));
    fields.finish()?;
    let (Some(body), Some(contact)) = (body, contact) else { return Ok(()) };
    let call = call.clone();
    let store = call.service.store().clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                if let Some(answer) = idempotency::replay(&call, tx).await? {
                    return Ok(answer);
                }
                tx.add_barrier_report(body, contact, call.now).await?;
                idempotency::remember(&call, tx, &()).await?;
                Ok(())
            })
        })
        .await
}

/// The reports of barriers, newest first: for whoever answers them.
///
/// # Errors
/// `NotAllowed`.
pub async fn barriers(call: &Call) -> Result<Vec<BarrierReport>> {
    call.actor.keep_people()?;
    Ok(call.service.store().read().await?.barrier_reports().await?)
}

/// One report per person and thing, and nobody learns whose.
fn reporter_tag(call: &Call, idea: IdeaNumber, comment: Option<CommentId>) -> Result<[u8; 32]> {
    let who = call.actor.take_part(Scope::Write)?;
    let comment = comment.map_or(0, CommentId::as_i64);
    let parts = [who.id.as_i64().to_be_bytes(), idea.as_i64().to_be_bytes(), comment.to_be_bytes()];
    Ok(call.service.secret().mac("report", &[&parts[0], &parts[1], &parts[2]]))
}

/// Stands for all of one unit and one thing, so that a unit counts once, however many of it report. Another one for each thing.
fn unit_tag(call: &Call, idea: IdeaNumber, comment: Option<CommentId>) -> Result<[u8; 32]> {
    let unit = call.actor.take_part(Scope::Write)?.unit.map_or(0, UnitId::as_i64);
    let comment = comment.map_or(0, CommentId::as_i64);
    let parts = [unit.to_be_bytes(), idea.as_i64().to_be_bytes(), comment.to_be_bytes()];
    Ok(call.service.secret().mac("reporting unit", &[&parts[0], &parts[1], &parts[2]]))
}
