//! Making one idea of two, or several of one, and what people say against it.

use domain::{
    audit::{Deed, Verb},
    events::{Change, Event},
    ideas::Overlay,
    ids::{IdeaNumber, MergeId, PersonId},
    people::Scope,
    policy::Pair,
    refusals::{Field, Refusal},
    text::Sentence,
    triage::{KeepMerged, Kin, Merge, MergeNotice, OBJECT_WITHIN, RawPart, Split, Thing, Unmerge},
};
use store::{
    Tx,
    events::{Audience, Recorded},
    ideas::{IdeaState, StoredIdea},
    triage::{Decided, Link},
};

use super::case::Asked;
use crate::{
    Call, Error, Result, audit,
    campaigns::City,
    ideas::{audience_of, relation_by_account},
    secrets::Secret,
    votes,
};

/// Merges an idea into another: a link, never a copy. `into` is a number as somebody typed it.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `MergeForbidden`; `Invalid` without a number and a reason.
pub async fn merge(call: &Call, idea: IdeaNumber, into: &str, reason: &str) -> Result<()> {
    call.actor.moderate()?;
    let wish = Merge::parse(idea, into, reason)?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let into = wish.into;
            // Both stand still from here on, the lower number first.
            let [_, other] = tx.lock_pair([idea, into]).await?;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let other = other.ok_or(Refusal::field(Field::Into, domain::text::TextError::Unknown))?;
            let pair = Pair {
                idea: &case.standing(call),
                into: &asked.standing_of(&other),
                same_campaign: case.idea.campaign == other.campaign,
                gathers: tx.gathers(idea).await?,
            };
            let permit = call.actor.merge(wish, &pair)?;
            let by = call.actor.who().map(|who| who.id);
            let link = tx.merge(permit, by, call.now).await?;
            asked.record_joined(tx, &[link]).await?;
            let decided = Decided { joined: vec![link], ..Decided::default() };
            let done = case.done(call, tx, Verb::Merge, decided).await?;
            asked.close(tx, done, case.deed(Verb::Merge).detail(format!("#{into}"))).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Lets an idea that was merged stand by itself again, with the votes that it has.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`, `PhaseForbids`.
pub async fn unmerge(call: &Call, idea: IdeaNumber) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let other = asked.target(tx, &case.idea).await?;
            let into = asked.standing_of(&other);
            let permit = call.actor.unmerge(Unmerge(idea), &case.standing(call), &into)?;
            let parted = tx.unmerge(permit, call.now).await?;
            asked.record_parted(tx, &parted).await?;
            let decided = Decided { parted, ..Decided::default() };
            let done = case.done(call, tx, Verb::Unmerge, decided).await?;
            asked.close(tx, done, case.deed(Verb::Unmerge).detail(format!("#{}", other.number))).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Objects to a merge, as somebody who voted for the idea or wrote it. A second time changes nothing.
///
/// # Errors
/// `NotFound`, `OnlyVoters`, `ObjectionClosed`.
pub async fn object(call: &Call, idea: IdeaNumber, claim: Option<&str>) -> Result<()> {
    call.actor.take_part(Scope::Write)?;
    let asked = Asked::new(call, claim).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let who = call.actor.take_part(Scope::Write)?.id;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let merge = tx.merge_of(idea).await?.map(|merge| merge.standing);
            let voted = voted_at(tx, &asked.city, &case.idea, who).await?;
            let permit = call.actor.object(&case.standing(call), merge.as_ref(), voted)?;
            let tag = objector_tag(call.service.secret(), permit.action().0, who);
            tx.object(permit, tag, call.now.day()).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Lets a merge stand although somebody objects, and tells them why.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `Stale`; `SecondPersonNeeded` for whoever merged; `Invalid` without a sentence.
pub async fn keep_merged(call: &Call, idea: IdeaNumber, reply: &str) -> Result<()> {
    call.actor.moderate()?;
    let reply = Sentence::parse(reply).map_err(|error| Refusal::field(Field::Sentence, error))?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let merge = tx.merge_of(idea).await?.ok_or(Refusal::Stale)?.standing;
            let other = asked.target(tx, &case.idea).await?;
            let into = asked.standing_of(&other);
            let wish = KeepMerged { merge: merge.id, reply };
            let permit = call.actor.keep_merged(wish, &case.standing(call), &into, &merge)?;
            tx.keep_merged(permit).await?;
            asked.record(tx, Event::MergeKept { idea }, Audience::Everyone).await?;
            audit::note(call, tx, Deed::on_idea(Verb::ObjectionAnswered, idea)).await
        })
    });
    write.await
}

/// Makes several ideas of one, and returns their numbers. Who voted for it has a vote for each until they choose.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `MergeForbidden`; `Invalid` names what is wrong with the parts.
pub async fn split(call: &Call, idea: IdeaNumber, parts: &[RawPart]) -> Result<Vec<IdeaNumber>> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let state = call.service.store().read().await?.idea_state(idea).await?.ok_or(Refusal::NotFound)?;
    let topics = &asked.city.campaign(state.campaign)?.topics;
    let topic = |slug: &str| topics.iter().find(|topic| topic.answers_to(slug) && !topic.archived);
    let wish = Split::parse(idea, parts, |slug| topic(slug).map(|topic| topic.id))?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            tx.hold_topics(state.campaign).await?;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let gathers = tx.gathers(idea).await?;
            let permit = call.actor.split(wish, &case.standing(call), gathers)?;
            let parts = tx.split(permit).await?;
            asked.record(tx, Event::IdeaSplit { idea, parts: parts.clone() }, Audience::Everyone).await?;
            for part in &parts {
                let event = Event::IdeaSplitOff { idea: *part, other: idea };
                asked.record(tx, event, Audience::Everyone).await?;
            }
            let done = case.done(call, tx, Verb::Split, Decided::default()).await?;
            asked.close(tx, done, case.deed(Verb::Split).detail(numbers(&parts))).await?;
            Ok::<_, Error>(parts)
        })
    });
    write.await
}

/// Makes one of what was split, as long as nobody wrote anything under a part. Votes for a part are votes for the whole.
///
/// # Errors
/// `NotAllowed`, `NotFound`, `ConflictOfInterest`, `StepForbidden`; `MergeForbidden` when a part has gone its own way.
pub async fn unsplit(call: &Call, idea: IdeaNumber) -> Result<()> {
    call.actor.moderate()?;
    let asked = Asked::new(call, None).await?;
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let call = &asked.call;
            let case = asked.load(tx, Thing::idea(idea)).await?;
            let parts = asked.parts(tx, idea).await?;
            let permit = call.actor.unsplit(&case.standing(call), &parts)?;
            let parts = tx.unsplit(permit).await?;
            asked.record_unsplit(tx, idea, &parts).await?;
            let decided = Decided { parts, ..Decided::default() };
            let done = case.done(call, tx, Verb::Unsplit, decided).await?;
            asked.close(tx, done, case.deed(Verb::Unsplit)).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

impl Asked {
    /// What an idea is merged into.
    async fn target(&self, tx: &mut Tx, idea: &IdeaState) -> Result<IdeaState> {
        let place = idea.place();
        Ok(tx.idea_state(place).await?.ok_or(Refusal::NotFound)?)
    }

    /// The parts of an idea that is split, standing still, each with whether more than votes came to it.
    pub(super) async fn parts(
        &self,
        tx: &mut Tx,
        idea: IdeaNumber,
    ) -> Result<Vec<(domain::ideas::Standing, bool)>> {
        let mut parts = Vec::new();
        for number in tx.part_numbers(idea).await? {
            let part = tx.lock_idea(number).await?.ok_or(Refusal::NotFound)?;
            let standing = part.standing(relation_by_account(&self.call.actor, &part), self.call.now);
            parts.push((standing, tx.has_grown(number).await?));
        }
        Ok(parts)
    }

    /// Both sides of each merge hear of it, and of the votes they have now.
    pub(super) async fn record_joined(&self, tx: &mut Tx, links: &[Link]) -> Result<()> {
        for Link { idea, into, .. } in links.iter().copied() {
            self.record(tx, Event::IdeaMerged { idea, into }, Audience::Everyone).await?;
            self.record(tx, Event::IdeaJoined { idea: into, other: idea }, Audience::Everyone).await?;
        }
        announce_tallies(tx, links).await
    }

    /// What was split is one again, and its parts are gone.
    pub(super) async fn record_unsplit(
        &self,
        tx: &mut Tx,
        idea: IdeaNumber,
        parts: &[IdeaNumber],
    ) -> Result<()> {
        self.record(tx, Event::IdeaUnsplit { idea }, Audience::Everyone).await?;
        for part in parts.iter().copied() {
            self.record(tx, Event::IdeaMerged { idea: part, into: idea }, Audience::Everyone).await?;
        }
        announce_tally(tx, idea).await
    }

    /// Both sides of each merge hear that they are two again.
    pub(super) async fn record_parted(&self, tx: &mut Tx, links: &[Link]) -> Result<()> {
        record_parted(tx, links, &self.call, self.call.actor.role()).await
    }
}

/// Both sides of each merge hear that they are two again: as far as they are there to be heard of.
pub(crate) async fn record_parted(
    tx: &mut Tx,
    links: &[Link],
    call: &Call,
    role: Option<domain::people::Role>,
) -> Result<()> {
    for Link { idea, into, .. } in links.iter().copied() {
        for (idea, other) in [(idea, into), (into, idea)] {
            let Some(state) = tx.idea_state(idea).await? else { continue };
            let recorded = Recorded { event: Event::IdeaUnmerged { idea, other }, role, at: call.now };
            tx.record(recorded, audience_of(&state)).await?;
        }
    }
    announce_tallies(tx, links).await
}

async fn announce_tallies(tx: &mut Tx, links: &[Link]) -> Result<()> {
    let mut ideas: Vec<IdeaNumber> = links.iter().flat_map(|link| [link.idea, link.into]).collect();
    ideas.sort_unstable();
    ideas.dedup();
    for idea in ideas {
        announce_tally(tx, idea).await?;
    }
    Ok(())
}

async fn announce_tally(tx: &mut Tx, idea: IdeaNumber) -> Result<()> {
    let Some(state) = tx.idea_state(idea).await? else { return Ok(()) };
    match audience_of(&state) {
        Audience::Everyone => tx.announce(Change::Tally { idea, tally: state.tally }),
        Audience::Nobody => {}
    }
    Ok(())
}

/// How an idea hangs together with others, as whoever asks learns of it.
pub(crate) async fn kin(
    call: &Call,
    tx: &mut Tx,
    city: &City,
    idea: &StoredIdea,
    author: bool,
) -> Result<Kin> {
    let number = idea.state.number;
    let overlay = idea.state.overlay;
    let merge =
        if overlay == Overlay::Merged { notice(call, tx, city, &idea.state, author).await? } else { None };
    let parts = if overlay == Overlay::Split { tx.parts_of(number).await? } else { Vec::new() };
    let merged = if idea.gathers { tx.merged_into(number).await? } else { Vec::new() };
    Ok(Kin { merge, merged, parts, split_from: idea.split_from })
}

async fn notice(
    call: &Call,
    tx: &mut Tx,
    city: &City,
    idea: &IdeaState,
    author: bool,
) -> Result<Option<MergeNotice>> {
    let Some(merge) = tx.merge_of(idea.number).await? else { return Ok(None) };
    let standing = merge.standing;
    let in_time = call.now.since(standing.at) <= OBJECT_WITHIN;
    let objection = match call.actor.who().map(|who| who.id) {
        Some(who) if in_time && (author || voted_at(tx, city, idea, who).await?) => {
            let tag = objector_tag(call.service.secret(), standing.id, who);
            Some(tx.has_objected(standing.id, tag).await?)
        }
        Some(_) | None => None,
    };
    let (into, at) = (standing.into, standing.at);
    Ok(Some(MergeNotice {
        into,
        title: merge.title,
        reason: merge.reason,
        at,
        reply: merge.reply,
        objection,
    }))
}

/// Whether somebody voted for an idea itself.
async fn voted_at(tx: &mut Tx, city: &City, idea: &IdeaState, who: PersonId) -> Result<bool> {
    let tag = votes::tag_in(city, idea.campaign, who)?;
    Ok(tx.marks(idea.number, tag, who).await?.voted)
}

/// One objection each, and nobody learns whose.
fn objector_tag(secret: &Secret, merge: MergeId, person: PersonId) -> [u8; 32] {
    secret.mac("objection", &[&merge.as_i64().to_be_bytes(), &person.as_i64().to_be_bytes()])
}

/// Numbers of ideas as the history tells them.
pub(crate) fn numbers(ideas: &[IdeaNumber]) -> String {
    let ideas: Vec<String> = ideas.iter().map(|idea| format!("#{idea}")).collect();
    ideas.join(", ")
}
