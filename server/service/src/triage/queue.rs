//! What waits for moderation.

use domain::{
    audit::{Deed, Verb},
    ideas::{IdeaCard, IdeaPage, Overlay, Relation},
    ids::IdeaNumber,
    refusals::Refusal,
    slices::{PAGE_MAX, Slice},
    text::excerpt,
    time::HOUR,
    triage::{ItemKey, ItemKind, OpenItem, Queue, QueueItem, QueueQuery, Thing, View, workdays},
};
use store::triage::{Asked, Cutoff, StoredItem};

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, City},
    ideas, search,
    triage::case::unless_refused,
};

/// Characters of what was written, in the list.
const EXCERPT: usize = 160;

/// A page of the queue, the most urgent first, and how many items wait.
///
/// # Errors
/// `NotAllowed`.
pub async fn list(call: &Call, query: &QueueQuery) -> Result<Queue> {
    let who = call.actor.see_queue()?.id;
    let city = campaigns::city(call).await?;
    let cutoffs = cutoffs(call, &city);
    let limit = query.limit.clamp(1, PAGE_MAX);
    let kind = match query.view {
        View::Waiting => Some(ItemKind::Waiting),
        View::All | View::Mine | View::Overdue => query.kind,
    };
    let asked = Asked {
        kind,
        assignee: (query.view == View::Mine).then_some(who),
        key: None,
        overdue: query.view == View::Overdue,
        after: query.after,
        limit: limit + 1,
    };
    let mut tx = call.service.store().read().await?;
    let mut found = tx.queue(&asked, &cutoffs).await?;
    let counts = tx.count_queue(who, &cutoffs).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    let next = found.last().filter(|_| more).map(|last| last.place);
    let items = found.into_iter().map(|item| see(call, &city, item)).collect::<Result<_>>()?;
    Ok(Queue { items: Slice { items, next }, counts })
}

/// An item with all it takes to decide, and the idea that is read `beside` it. Reading reports is noted, at most once an hour for a person.
///
/// # Errors
/// `NotAllowed`, `NotFound` once it waits no longer.
pub async fn open(call: &Call, key: ItemKey, beside: Option<IdeaNumber>) -> Result<OpenItem> {
    let who = call.actor.see_queue()?.id;
    let city = campaigns::city(call).await?;
    let asked = Asked { key: Some(key), limit: 1, ..Asked::default() };
    let mut tx = call.service.store().read().await?;
    let stored = tx.queue(&asked, &[]).await?.pop().ok_or(Refusal::NotFound)?;
    let item = see(call, &city, stored)?;
    let reports = tx.open_reports(item.thing).await?;
    let verdicts = tx.verdicts_of(item.thing.idea).await?;
    let against = verdicts.into_iter().find(|known| known.verdict.thing == item.thing);
    let decided_by = match item.kind {
        ItemKind::Objection => {
            tx.merge_of(item.thing.idea).await?.and_then(|merge| merge.standing.decided_by)
        }
        ItemKind::Held | ItemKind::New | ItemKind::Waiting | ItemKind::Report | ItemKind::Appeal => {
            against.as_ref().and_then(|known| known.decided_by)
        }
    };
    let needs_other = decided_by == Some(who);
    let moderators = tx.moderators().await?.into_iter().map(|(id, name, _)| (id, name)).collect();
    drop(tx);
    if !reports.is_empty() {
        note_reading(call, item.thing).await?;
    }
    let page = ideas::page(call, item.thing.idea, None).await?;
    let verdict = against.map(|known| known.verdict);
    let merge = page.kin.merge.as_ref().map(|merge| merge.into);
    let similar = if item.thing.comment.is_none() { similar(call, &page).await? } else { Vec::new() };
    let other = match beside.or(merge).filter(|_| item.thing.comment.is_none()) {
        // A number that leads nowhere is told when somebody merges with it.
        Some(number) => unless_refused(ideas::page(call, number, None).await)?.map(Box::new),
        None => None,
    };
    Ok(OpenItem { item, page, reports, verdict, needs_other, similar, other, moderators })
}

fn cutoffs(call: &Call, city: &City) -> Vec<Cutoff> {
    let before = |days: u16| workdays::overdue_before(call.now, days);
    city.known()
        .iter()
        .map(|known| Cutoff { campaign: known.campaign.id, before: before(known.moderation.answer_days) })
        .collect()
}

fn see(call: &Call, city: &City, stored: StoredItem) -> Result<QueueItem> {
    let days = city.campaign(stored.campaign)?.moderation.answer_days;
    let due = workdays::due(stored.since, days);
    let me = call.actor.who().map(|who| who.id);
    let own = stored.authors.iter().any(|author| author.is_some() && *author == me);
    let relation = if own { Relation::Author } else { Relation::Reader };
    let mine = stored.assignee.as_ref().is_some_and(|(person, _)| Some(*person) == me);
    Ok(QueueItem {
        key: stored.key,
        kind: stored.kind,
        thing: stored.thing,
        title: stored.title,
        excerpt: excerpt(&stored.beginning, EXCERPT),
        status: stored.status,
        since: stored.since,
        due,
        light: workdays::Light::of(due, call.now),
        weight: stored.weight,
        assignee: stored.assignee.map(|(_, name)| name),
        mine,
        conflict: call.actor.is_impartial(relation, stored.unit).is_err(),
    })
}

/// With what an idea could be merged: not with itself.
async fn similar(call: &Call, page: &IdeaPage) -> Result<Vec<IdeaCard>> {
    let Some(text) = page.text.as_ref().filter(|_| page.standing.overlay == Overlay::None) else {
        return Ok(Vec::new());
    };
    let found = search::similar(call, &text.title, &text.pinch).await?;
    let others = found.into_iter().map(|similar| similar.card);
    Ok(others.filter(|card| card.number != page.standing.number && card.status.takes_votes()).collect())
}

async fn note_reading(call: &Call, thing: Thing) -> Result<()> {
    let (person, since) = (call.actor.who().map(|who| who.id), call.now.plus(-HOUR));
    if call.service.store().read().await?.is_audited(person, Verb::ReadReports, since).await? {
        return Ok(());
    }
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let deed = Deed::on_idea(Verb::ReadReports, thing.idea).comment(thing.comment);
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}
