//! What waits for moderation.

use domain::{
    audit::{Deed, Verb},
    campaigns::{Bilingual, Moderation},
    ideas::{IdeaCard, IdeaPage, Overlay, Relation},
    ids::{IdeaNumber, PersonId},
    people::Who,
    policy::Actor,
    refusals::Refusal,
    slices::{PAGE_MAX, Slice},
    text::excerpt,
    triage::{AskedBy, Busy, ItemKey, ItemKind, OpenItem, Queue, QueueItem, QueueQuery, View, workdays},
    units::is_within,
};
use store::{
    Tx,
    triage::{Asked, Cutoff, StoredItem},
};

use crate::{
    Call, Error, Result, audit,
    campaigns::{self, City, Known},
    ideas, search,
    triage::case::{unless_refused, wording_of_comment, wording_of_idea},
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
    let mut tx = call.service.store().read().await?;
    let mut found = match asked_for(query, who, &city) {
        Some(asked) => tx.queue(&Asked { limit: limit + 1, ..asked }, &cutoffs, call.now).await?,
        None => Vec::new(),
    };
    let counts = tx.count_queue(who, &cutoffs, call.now).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    let next = found.last().filter(|_| more).map(|last| last.place);
    let ideas: Vec<IdeaNumber> = found.iter().map(|item| item.thing.idea).collect();
    let tagged = tx.tags_of(&ideas).await?;
    let tags = tx.tags().await?;
    let moderators = moderators(&mut tx).await?;
    let see = |item: StoredItem| {
        let tags = tagged.get(&item.thing.idea).cloned().unwrap_or_default();
        see(call, &city, item, tags)
    };
    let items = found.into_iter().map(see).collect::<Result<_>>()?;
    let campaigns =
        city.known().iter().map(|known| (known.campaign.slug.clone(), known.campaign.title.clone()));
    let units = city.units().iter().map(|unit| (unit.slug.clone(), unit.name.clone()));
    Ok(Queue {
        items: Slice { items, next },
        counts,
        tags,
        moderators,
        campaigns: campaigns.collect(),
        topics: topics(&city),
        units: units.collect(),
    })
}

/// What to ask the database for; `None` when nothing fits: a view and a kind that exclude each other, or a slug that is none.
fn asked_for(query: &QueueQuery, who: PersonId, city: &City) -> Option<Asked> {
    let kinds = query.kinds();
    let campaign = match &query.campaign {
        Some(slug) => Some(city.called(slug).ok()?.campaign.id),
        None => None,
    };
    let topics = match &query.topic {
        Some(slug) => some(city.known().iter().flat_map(|known| &known.topics).filter_map(|topic| {
            let called = topic.slug == *slug || topic.former.contains(slug);
            called.then_some(topic.id)
        }))?,
        None => Vec::new(),
    };
    let units = match &query.unit {
        Some(slug) => {
            let tree: Vec<_> = city.units().iter().map(|unit| (unit.id, unit.parent)).collect();
            let of = city.units().iter().find(|unit| unit.slug == *slug)?.id;
            tree.iter().map(|(unit, _)| *unit).filter(|unit| is_within(&tree, *unit, of)).collect()
        }
        None => Vec::new(),
    };
    (!kinds.is_empty()).then(|| Asked {
        kinds,
        assignee: (query.view == View::Mine).then_some(who),
        overdue: query.view == View::Overdue,
        tag: query.tag.clone(),
        campaign,
        topics,
        units,
        with: query.with,
        after: query.after,
        ..Asked::default()
    })
}

fn some<T>(all: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then_some(all)
}

/// The topics of all campaigns: those that have a slug in common are one choice.
fn topics(city: &City) -> Vec<(String, Bilingual)> {
    let mut topics: Vec<(String, Bilingual)> = Vec::new();
    for topic in city.known().iter().flat_map(|known| &known.topics) {
        if topics.iter().all(|(slug, _)| *slug != topic.slug) {
            topics.push((topic.slug.clone(), topic.name.clone()));
        }
    }
    topics
}

/// For what an idea waits now, the most urgent first.
///
/// # Errors
/// `NotAllowed`.
pub async fn item_of(call: &Call, idea: IdeaNumber) -> Result<Option<ItemKey>> {
    call.actor.see_queue()?;
    let asked = Asked { kinds: View::All.kinds(), idea: Some(idea), limit: 1, ..Asked::default() };
    let mut tx = call.service.store().read().await?;
    Ok(tx.queue(&asked, &[], call.now).await?.pop().map(|item| item.key))
}

/// An item with all it takes to decide, and the idea that is read `beside` it. Others are told for a while that it is open. Reading
/// reports and notes is noted, at most once an hour for a person and a thing. What is opened by its own key, [`ItemKey::of_thing`], need
/// not wait for anything; if it does, it is opened as what waits.
///
/// # Errors
/// `NotAllowed`, `NotFound` once it waits no longer.
pub async fn open(call: &Call, key: ItemKey, beside: Option<IdeaNumber>) -> Result<OpenItem> {
    let who = call.actor.see_queue()?.id;
    let city = campaigns::city(call).await?;
    let asked = Asked { key: Some(key), limit: 1, ..Asked::default() };
    let mut tx = call.service.store().read().await?;
    let named = tx.queue(&asked, &[], call.now).await?.pop().ok_or(Refusal::NotFound)?;
    let stored = waiting(&mut tx, call, named).await?;
    let idea = stored.thing.idea;
    let tags = tx.tags_of(&[idea]).await?.remove(&idea).unwrap_or_default();
    let deciders = deciders(&mut tx, &city, &stored).await?;
    let item = see(call, &city, stored, tags)?;
    // What colleagues say about somebody's own idea is not for them.
    let reports = if item.conflict { Vec::new() } else { tx.open_reports(item.thing).await? };
    let verdicts = tx.verdicts_of(idea).await?;
    // What an appeal is against need not be what was decided last.
    let against = verdicts.into_iter().find(|known| {
        let appeal = known.verdict.appeal.as_ref().map(|filed| filed.id.as_i64());
        known.verdict.thing == item.thing && (item.kind != ItemKind::Appeal || appeal == Some(item.key.of()))
    });
    let needs_other = match item.kind {
        ItemKind::Objection => {
            tx.merge_of(idea).await?.is_some_and(|merge| merge.standing.decided_by == Some(who))
        }
        ItemKind::Held
        | ItemKind::New
        | ItemKind::Waiting
        | ItemKind::Report
        | ItemKind::Appeal
        | ItemKind::Opinion
        | ItemKind::Asked
        | ItemKind::Erasure
        | ItemKind::Prepared
        | ItemKind::Hidden
        | ItemKind::Settled => against.as_ref().is_some_and(|known| known.by.include(who)),
    };
    let asked_by = tx.erasure_asked_by(item.thing).await?;
    let erasure = asked_by.map(|by| if by == who { AskedBy::Oneself } else { AskedBy::Another });
    let notes = if item.conflict { Vec::new() } else { tx.notes(idea, Some(who)).await? };
    let prepared = if item.conflict { None } else { tx.prepared(idea).await? };
    let templates = tx.answer_templates().await?;
    let opinions = if item.conflict { Vec::new() } else { tx.opinions_of(idea).await? };
    // Read before what is shown: what is reworded meanwhile is read again, rather than let through unread.
    let comment = match item.thing.comment {
        Some(comment) => tx.comment(comment).await?,
        None => None,
    };
    drop(tx);
    for (verb, read) in [(Verb::ReadReports, !reports.is_empty()), (Verb::ReadNotes, !notes.is_empty())] {
        if read {
            let deed = Deed::on_idea(verb, idea).comment(item.thing.comment);
            audit::note_reading(call, deed).await?;
        }
    }
    let busy = hold(call, idea, who).await?;
    let page = ideas::page(call, idea, None).await?;
    let addenda = i64::try_from(page.addenda.len()).unwrap_or(i64::MAX);
    let wording = match (&comment, &page.text) {
        (Some(comment), _) => wording_of_comment(comment),
        (None, Some(text)) => wording_of_idea([&text.title, &text.pinch, &text.wish], addenda),
        (None, None) => String::new(),
    };
    let verdict = against.map(|known| known.verdict);
    let merge = page.kin.merge.as_ref().map(|merge| merge.into);
    let similar = if item.thing.comment.is_none() { similar(call, &page).await? } else { Vec::new() };
    let other = match beside.or(merge).filter(|_| item.thing.comment.is_none()) {
        // A number that leads nowhere is told when somebody merges with it.
        Some(number) => unless_refused(ideas::page(call, number, None).await)?.map(Box::new),
        None => None,
    };
    Ok(OpenItem {
        item,
        page,
        wording,
        reports,
        verdict,
        needs_other,
        similar,
        other,
        notes,
        prepared,
        templates,
        opinions: opinions.into_iter().map(|known| known.opinion).collect(),
        erasure,
        busy,
        deciders,
    })
}

/// Everybody who moderates and may decide on an item, by name.
async fn deciders(tx: &mut Tx, city: &City, item: &StoredItem) -> Result<Vec<(PersonId, String)>> {
    let may = |(who, name): (Who, String)| {
        let key = who.id;
        (!is_conflicted(&Actor::Person(who), city, item)).then_some((key, name))
    };
    Ok(tx.moderators().await?.into_iter().filter_map(may).collect())
}

/// Whether somebody may not decide on an item: they wrote it by name, or it is about their unit.
fn is_conflicted(actor: &Actor, city: &City, item: &StoredItem) -> bool {
    let own = actor.who().is_some_and(|who| item.authors.contains(&Some(who.id)));
    let relation = if own { Relation::Author } else { Relation::Reader };
    actor.is_impartial(relation, city.at_stake(actor, item.unit)).is_err()
}

/// The same as what it waits for, if it does.
async fn waiting(tx: &mut Tx, call: &Call, named: StoredItem) -> Result<StoredItem> {
    if named.kind != ItemKind::Settled {
        return Ok(named);
    }
    let (kinds, idea) = (View::All.kinds(), Some(named.thing.idea));
    let asked = Asked { kinds, idea, limit: PAGE_MAX, ..Asked::default() };
    let found = tx.queue(&asked, &[], call.now).await?;
    Ok(found.into_iter().find(|item| item.thing == named.thing).unwrap_or(named))
}

/// Tells others that an idea is open here, unless they have it open themselves: then who does.
async fn hold(call: &Call, idea: IdeaNumber, who: PersonId) -> Result<Option<Busy>> {
    if call.actor.moderate().is_err() {
        return Ok(None);
    }
    let now = call.now;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.hold_item(idea, who, now).await?;
            Ok::<_, Error>(tx.held_by_others(idea, who, now).await?)
        })
    });
    write.await
}

/// Everybody who moderates, by name.
pub(crate) async fn moderators(tx: &mut Tx) -> Result<Vec<(PersonId, String)>> {
    Ok(tx.moderators().await?.into_iter().map(|(who, name)| (who.id, name)).collect())
}

fn cutoffs(call: &Call, city: &City) -> Vec<Cutoff> {
    let before = |days: u16| workdays::overdue_before(call.now, days);
    let cutoff = |known: &Known| {
        let Moderation { answer_days, deputy, .. } = known.moderation;
        Cutoff { campaign: known.campaign.id, before: before(answer_days), deputy }
    };
    city.known().iter().map(cutoff).collect()
}

fn see(call: &Call, city: &City, stored: StoredItem, tags: Vec<String>) -> Result<QueueItem> {
    let days = city.campaign(stored.campaign)?.moderation.answer_days;
    let due = stored.due.unwrap_or_else(|| workdays::due(stored.since, days));
    let me = call.actor.who().map(|who| who.id);
    let conflict = is_conflicted(&call.actor, city, &stored);
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
        escalated: stored.escalated,
        tags,
        assignee: stored.assignee,
        mine,
        conflict,
    })
}

/// With what an idea could be merged: not with itself.
async fn similar(call: &Call, page: &IdeaPage) -> Result<Vec<IdeaCard>> {
    let Some(text) = page.text.as_ref().filter(|_| page.standing.overlay == Overlay::None) else {
        return Ok(Vec::new());
    };
    let found = search::similar(call, &text.title, &text.pinch, Some(page.standing.number)).await?;
    let others = found.into_iter().map(|similar| similar.card);
    Ok(others.filter(|card| card.number != page.standing.number && card.status.takes_votes()).collect())
}
