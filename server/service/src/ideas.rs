//! Posting and reading ideas. What their authors do with them later is in [`crate::authors`].

use std::sync::atomic::Ordering;

use domain::{
    events::Event,
    ideas::{
        Byline, COUNTED, HistoryEntry, IdeaList, IdeaPage, IdeaText, Milestone, NewIdea, Overlay, PostedIdea,
        RawIdea, Relation, Status, Wording,
    },
    ids::IdeaNumber,
    people::Scope,
    policy::{Actor, Sight},
    refusals::{Field, Fields, Refusal},
    search::{Query, Sort},
    slices::{PAGE_MAX, Slice},
    text::TextError,
    triage::Verdict,
    votes::{Ballot, SetVote},
};
use store::{
    Tx,
    events::{Audience, Recorded},
    ideas::{IdeaState, Origin, Posting, StoredIdea},
    lists::{self, ListOf},
    votes::Marks,
};

pub use crate::authors::{check_claim, edit, extend, reveal, withdraw};
use crate::{
    Call, Result,
    campaigns::{self, City, Known},
    claims, comments, idempotency, search, triage, views, votes,
};

/// The list that `query` asks for. A filter that names nothing finds nothing.
///
/// # Errors
/// When this actor may not read, or the campaign is unknown.
pub async fn list(call: &Call, query: &Query) -> Result<IdeaList> {
    let page = campaigns::load(call, query.campaign.as_deref()).await?;
    let topic = query.topic.as_deref().map(|slug| page.topics.iter().find(|topic| topic.answers_to(slug)));
    let unit = query.unit.as_deref().map(|slug| page.units.iter().find(|unit| unit.slug == slug));
    if topic == Some(None) || unit == Some(None) {
        return Ok(IdeaList { campaign: page, ideas: Slice::empty(), total: 0, finding: None, facets: None });
    }
    let (topic, unit) = (topic.flatten().map(|topic| topic.id), unit.flatten().map(|unit| unit.id));
    let city = campaigns::city(call).await?;
    let person = call.actor.who().map(|who| who.id);
    let wanted = ListOf {
        campaign: page.campaign.id,
        sort: query.order(page.phase),
        topic,
        status: query.status,
        unit,
        mine: query.mine,
        after: query.after,
        limit: query.limit.clamp(1, PAGE_MAX),
        person,
        voter: person.map(|person| votes::tag_in(&city, page.campaign.id, person)).transpose()?.flatten(),
    };
    if let Some(text) = &query.q {
        return search::list(call, text, wanted, page).await;
    }
    let mixed =
        if wanted.sort == Sort::Fair { Some(views::mixed(call, &city, &wanted).await?) } else { None };
    let mut tx = call.service.store().read().await?;
    let ideas = match mixed {
        Some(mixed) => tx.list_fairly(&wanted, mixed).await?,
        None => tx.list_ideas(&wanted).await?,
    };
    let total = count(&mut tx, &wanted, city.campaign(wanted.campaign)?).await?;
    Ok(IdeaList { campaign: page, ideas, total, finding: None, facets: search::facets(call, &wanted) })
}

/// How many ideas the list has, as far as they are counted.
async fn count(tx: &mut Tx, list: &ListOf, known: &Known) -> Result<i64> {
    if list.is_whole() && known.many.load(Ordering::Relaxed) {
        return Ok(COUNTED + 1);
    }
    let total = tx.count_ideas(list).await?;
    if list.is_whole() && total > COUNTED {
        known.many.store(true, Ordering::Relaxed);
    }
    Ok(total)
}

/// An idea with all that its page shows. `claim` is the claim code of an anonymous idea, if its author shows it; a wrong one
/// shows what everybody sees.
///
/// # Errors
/// `NotFound`; a withdrawn idea comes as a tombstone (`text` is `None`).
pub async fn page(call: &Call, number: IdeaNumber, claim: Option<&str>) -> Result<IdeaPage> {
    page_by(call, number, |idea| relation_to(call, number, Some(idea), claim).unwrap_or(Relation::Reader))
        .await
}

/// The same for whoever is this to it.
pub(crate) async fn page_by(
    call: &Call,
    number: IdeaNumber,
    relation: impl FnOnce(&IdeaState) -> Relation + Send,
) -> Result<IdeaPage> {
    call.actor.read()?;
    let city = campaigns::city(call).await?;
    let mut tx = call.service.store().read().await?;
    let idea = tx.idea(number).await?.ok_or(Refusal::NotFound)?;
    let relation = relation(&idea.state);
    let sight = call.actor.see_idea(&idea.state.standing(relation, call.now))?;
    read_page(call, &mut tx, &city, idea, relation, sight).await
}

async fn read_page(
    call: &Call,
    tx: &mut Tx,
    city: &City,
    idea: StoredIdea,
    relation: Relation,
    sight: Sight,
) -> Result<IdeaPage> {
    let state = &idea.state;
    let known = city.campaign(state.campaign)?;
    let history: Vec<_> = tx.history_of(state.number).await?.into_iter().filter_map(history_entry).collect();
    let comments = comments::read(call, tx, city, state, relation).await?;
    let mut answers = if idea.answered { tx.answers(state.number).await? } else { Vec::new() }.into_iter();
    let whole = sight == Sight::Full;
    let kin = triage::kin(call, tx, city, &idea, relation.is_author()).await?;
    // Votes and followers of what was merged are counted where it is now.
    let place = match state.merged_into {
        Some(into) => tx.idea_state(into).await?.ok_or(Refusal::NotFound)?,
        None => state.clone(),
    };
    let marks = marks(call, tx, city, &place).await?;
    Ok(IdeaPage {
        campaign: city.page(known, call.now),
        standing: state.standing(relation, call.now),
        topic: idea.topic,
        unit: state.unit,
        handed_to: idea.handed_to,
        pulled: idea.pulled,
        erased: history.iter().any(|line| line.milestone == Milestone::Erased),
        ballot: Ballot { tally: place.tally, mine: marks.voted },
        following: marks.follows,
        byline: if whole { lists::byline(state.named, idea.author_name) } else { Byline::Anonymous },
        created_at: state.created_at,
        answer: answers.next(),
        earlier_answers: answers.collect(),
        kin,
        verdict: verdict(call, tx, state, relation).await?,
        addenda: if whole && idea.extended { tx.addenda(state.number).await? } else { Vec::new() },
        // Old wordings are kept once somebody else has voted, not before.
        wordings: if whole && state.supported && idea.reworded {
            tx.wordings(state.number).await?
        } else {
            Vec::new()
        },
        history,
        comments,
        comment_count: idea.comments,
        tally: place.tally,
        text: whole.then_some(IdeaText { title: idea.title, pinch: idea.pinch, wish: idea.wish }),
    })
}

/// What was decided against an idea, for its author and for moderators; and what an author was told when it was taken back.
async fn verdict(call: &Call, tx: &mut Tx, idea: &IdeaState, relation: Relation) -> Result<Option<Verdict>> {
    let judged = idea.overlay == Overlay::Hidden || idea.status == Status::Declined;
    if !judged && relation.is_author() {
        let taken_back = tx.taken_back(idea.number).await?;
        return Ok(taken_back.into_iter().find(|verdict| verdict.thing.comment.is_none()));
    }
    if !judged || !(relation.is_author() || call.actor.moderates()) {
        return Ok(None);
    }
    let verdicts = tx.verdicts_of(idea.number).await?;
    Ok(verdicts.into_iter().map(|known| known.verdict).find(|known| known.thing.comment.is_none()))
}

async fn marks(call: &Call, tx: &mut Tx, city: &City, idea: &IdeaState) -> Result<Marks> {
    let Some(who) = call.actor.who() else { return Ok(Marks::default()) };
    let tag = votes::tag_in(city, idea.campaign, who.id)?;
    Ok(tx.marks(idea.number, tag, who.id).await?)
}

fn history_entry(recorded: Recorded) -> Option<HistoryEntry> {
    let milestone = recorded.event.milestone()?;
    let (status, note) = match recorded.event {
        Event::StatusChanged { status, note, .. } => (Some(status), note),
        Event::IdeaHidden { reason, .. } => (None, Some(reason).filter(|reason| !reason.is_empty())),
        Event::IdeaMerged { into: other, .. }
        | Event::IdeaJoined { other, .. }
        | Event::IdeaUnmerged { other, .. }
        | Event::IdeaSplitOff { other, .. } => (None, Some(format!("#{other}"))),
        Event::IdeaSplit { parts, .. } => (None, Some(triage::numbers(&parts))),
        Event::IdeaPosted { .. }
        | Event::IdeaEdited { .. }
        | Event::IdeaExtended { .. }
        | Event::IdeaWithdrawn { .. }
        | Event::AuthorRevealed { .. }
        | Event::AnswerGiven { .. }
        | Event::MergeKept { .. }
        | Event::IdeaUnsplit { .. }
        | Event::AnswerUndone { .. }
        | Event::IdeaRestored { .. }
        | Event::IdeaErased { .. }
        | Event::CommentHidden { .. }
        | Event::CommentRestored { .. }
        | Event::Judged { .. }
        | Event::CommentAdded { .. }
        | Event::CommentEdited { .. }
        | Event::CommentDeleted { .. } => (None, None),
    };
    Some(HistoryEntry { milestone, status, note, role: recorded.role, at: recorded.at })
}

/// Posts an idea in the current campaign. A named author votes for it; a vote of an author without a name would name them.
///
/// # Errors
/// `Invalid` names every wrong field; `PhaseForbids`.
pub async fn post(call: &Call, raw: &RawIdea) -> Result<PostedIdea> {
    call.actor.take_part(Scope::Write)?;
    let city = campaigns::city(call).await?;
    let known = city.current(call.now).ok_or(Refusal::NoCampaign)?;
    let idea = parse(raw, &city, known)?;
    let (campaign, schedule) = (known.campaign.id, known.campaign.schedule);
    let rule = known.moderation.premoderation;
    let asked = call.clone();
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let call = &asked;
                if let Some(answer) = idempotency::replay(call, tx).await? {
                    return Ok(answer);
                }
                let who = call.actor.take_part(Scope::Write)?;
                let named = idea.named;
                let permit = call.actor.post_idea(idea, &schedule, call.now)?;
                let claim_code = (!named).then(|| claims::new_code(call.service.dice()));
                let origin = match &claim_code {
                    None => Origin::Named(who.id),
                    Some(code) => Origin::Unnamed { claim_hash: claims::hash(call.service.secret(), code) },
                };
                let at = if named { call.now } else { call.now.day() };
                let held = triage::is_held(tx, rule, named, who.id).await?;
                let (status, audience) =
                    if held { (Status::Held, Audience::Nobody) } else { (Status::Open, Audience::Everyone) };
                let number = tx.post_idea(permit, Posting { campaign, origin, status, at }).await?;
                let event = Event::IdeaPosted { idea: number };
                tx.record(Recorded { event, role: None, at }, audience).await?;
                // The author of a held idea votes for it when it is let through.
                if named
                    && !held
                    && let Some(idea) = tx.lock_idea(number).await?
                {
                    votes::cast(call, tx, &city, SetVote { idea: number, wanted: true }, &idea).await?;
                }
                let posted = PostedIdea { number, claim_code };
                idempotency::remember(call, tx, &posted).await?;
                Ok(posted)
            })
        })
        .await
}

/// Whether all of an idea can be read, as posting it would ask.
///
/// # Errors
/// `Invalid` names every wrong field.
pub async fn check(call: &Call, raw: &RawIdea) -> Result<()> {
    let city = campaigns::city(call).await?;
    let known = city.current(call.now).ok_or(Refusal::NoCampaign)?;
    Ok(parse(raw, &city, known).map(drop)?)
}

fn parse(raw: &RawIdea, city: &City, known: &Known) -> std::result::Result<NewIdea, Refusal> {
    let mut fields = Fields::default();
    let text = Wording::take(&raw.title, &raw.pinch, &raw.wish, &mut fields);
    let topic = match known.topics.iter().find(|topic| topic.answers_to(&raw.topic) && !topic.archived) {
        Some(topic) => Ok(topic.id),
        None if raw.topic.is_empty() => Err(TextError::Missing),
        None => Err(TextError::Malformed),
    };
    let topic = fields.take(Field::Topic, topic);
    let unit = match city.units().iter().find(|unit| unit.slug == raw.unit && !unit.closed) {
        Some(unit) => Ok(Some(unit.id)),
        None if raw.unit.is_empty() => Ok(None),
        None => Err(TextError::Malformed),
    };
    let unit = fields.take(Field::Unit, unit);
    match (text, topic, unit) {
        (Some(text), Some(topic), Some(unit)) => {
            fields.finish().map(|()| NewIdea { text, topic, unit, named: raw.named })
        }
        _ => Err(fields.finish().err().unwrap_or(Refusal::NotFound)),
    }
}

/// What somebody is to an idea by their account alone.
pub(crate) fn relation_by_account(actor: &Actor, idea: &IdeaState) -> Relation {
    let is_author = idea.named && idea.author.is_some() && idea.author == actor.who().map(|who| who.id);
    if is_author { Relation::Author } else { Relation::Reader }
}

/// What somebody is to the idea of this number, by their account or by the claim code they show. A guess of the code is counted whether
/// there is such an idea or not: neither the answer nor how often they may guess tells them of one that they may not know of.
pub(crate) fn relation_to(
    call: &Call,
    number: IdeaNumber,
    idea: Option<&IdeaState>,
    claim: Option<&str>,
) -> std::result::Result<Relation, Refusal> {
    let by_account = idea.map_or(Relation::Reader, |idea| relation_by_account(&call.actor, idea));
    let (Some(code), Some(who)) = (claim, call.actor.who()) else { return Ok(by_account) };
    // What bears a name has no code any more. Whoever reads it anyway guesses nothing.
    let is_read = |idea: &IdeaState| call.actor.see_idea(&idea.standing(by_account, call.now)).is_ok();
    if by_account.is_author() || idea.is_some_and(|idea| idea.named && is_read(idea)) {
        return Ok(by_account);
    }
    let known = idea.filter(|idea| !idea.named).and_then(|idea| idea.claim_hash.as_deref());
    let right = claims::is_claimed(call, who.id, number, known, code)?;
    Ok(if right { Relation::Claimed } else { by_account })
}

/// The idea of this number, once it is known what somebody is to it ([`relation_to`]).
pub(crate) fn with_relation(
    call: &Call,
    number: IdeaNumber,
    idea: Option<IdeaState>,
    claim: Option<&str>,
) -> std::result::Result<(IdeaState, Relation), Refusal> {
    let relation = relation_to(call, number, idea.as_ref(), claim)?;
    Ok((idea.ok_or(Refusal::NotFound)?, relation))
}

/// Who hears of what happens to an idea: nobody while it is held or hidden.
pub(crate) fn audience_of(idea: &IdeaState) -> Audience {
    match (idea.overlay, idea.status) {
        (Overlay::Hidden, _) | (_, Status::Held) => Audience::Nobody,
        (Overlay::None | Overlay::Merged | Overlay::Split | Overlay::Withdrawn, _) => Audience::Everyone,
    }
}
