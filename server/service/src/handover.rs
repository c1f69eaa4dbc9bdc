//! Handing pulled ideas over to those who work on them: on paper, as tables, to programs. It shows nothing that the pages of a pull and of a
//! workshop do not show, and asks the same rules.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    handover::{HandedIdea, HandedText, Handover, WorkshopHandover},
    ideas::IdeaPage,
    ids::{IdeaNumber, PullNumber, WorkshopId},
    pulls::KeptPull,
    selection::pull::PulledIdea,
};

use crate::{Call, Error, Result, ideas, pulls, snapshots, workshops};

/// The ideas of a pull, in order.
///
/// # Errors
/// `NotFound`; when this actor may not see pulls.
pub async fn of_pull(call: &Call, campaign: &str, number: PullNumber) -> Result<(KeptPull, Handover)> {
    let pull = pulls::load(call, campaign, number).await?;
    let mut texts = call.service.store().read().await?.handed_texts(&pull.ideas).await?;
    let ideas = pull.ideas.iter().map(|number| {
        let pulled = explained(&pull, *number).cloned();
        let votes = pulled.as_ref().map(|pulled| pulled.votes);
        HandedIdea { number: *number, text: texts.remove(number), votes, pulled }
    });
    let handover = Handover { campaign: pull.campaign.clone(), ideas: ideas.collect() };
    Ok((pull, handover))
}

/// The ideas of a workshop, column by column. Whoever sees the workshop and no pulls gets them without the reasons.
///
/// # Errors
/// `NotFound`; when this actor may not read it.
pub async fn of_workshop(call: &Call, id: WorkshopId) -> Result<WorkshopHandover> {
    let page = workshops::load(call, id).await?;
    let numbers: Vec<IdeaNumber> = page.board.cards().map(|card| card.idea.number).collect();
    let votes = if numbers.is_empty() {
        BTreeMap::new()
    } else {
        snapshots::frozen(call, page.standing.campaign).await?.snapshot.votes()
    };
    let pulls = pulls_of(call, &page.campaign.campaign.slug, &numbers, page.standing.campaign).await?;
    let mut tx = call.service.store().read().await?;
    let mut texts: BTreeMap<IdeaNumber, HandedText> = tx.handed_texts(&numbers).await?;
    let entries = tx.ledger_of(&numbers).await?;
    let decisions = tx.decision_records(&numbers).await?;
    let ideas = numbers.iter().map(|number| HandedIdea {
        number: *number,
        text: texts.remove(number),
        votes: votes.get(number).copied(),
        pulled: pulls.iter().find_map(|pull| explained(pull, *number)).cloned(),
    });
    let handover = Handover { campaign: page.campaign.clone(), ideas: ideas.collect() };
    let entries = entries.into_iter().map(|entry| (entry.idea, entry)).collect();
    Ok(WorkshopHandover { page, handover, entries, decisions, pulls })
}

/// All that whoever asks reads of each of these ideas that everybody can read.
///
/// # Errors
/// When the database is away.
pub async fn pages(call: &Call, handover: &Handover) -> Result<BTreeMap<IdeaNumber, IdeaPage>> {
    let mut pages = BTreeMap::new();
    for (idea, _) in handover.read() {
        match ideas::page(call, idea.number, None).await {
            Ok(page) => {
                pages.insert(idea.number, page);
            }
            // Gone a moment ago.
            Err(Error::Refused(_)) => {}
            Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
        }
    }
    Ok(pages)
}

/// The pulls that took these ideas, as far as whoever asks may see them.
async fn pulls_of(
    call: &Call,
    slug: &str,
    ideas: &[IdeaNumber],
    campaign: domain::ids::CampaignId,
) -> Result<Vec<KeptPull>> {
    let all = call.service.store().read().await?.pulled_ideas(campaign).await?;
    let of: BTreeSet<PullNumber> =
        all.into_iter().filter(|(_, idea)| ideas.contains(idea)).map(|(pull, _)| pull).collect();
    let mut pulls = Vec::new();
    for number in of {
        match self::pulls::load(call, slug, number).await {
            Ok(pull) => pulls.push(pull),
            Err(Error::Refused(_)) => {}
            Err(error @ (Error::Broken(_) | Error::Fault(_))) => return Err(error),
        }
    }
    Ok(pulls)
}

/// Why a pull took an idea, when it comes out as it was kept.
fn explained(pull: &KeptPull, number: IdeaNumber) -> Option<&PulledIdea> {
    let pulled = pull.again.pulled.as_ref().filter(|_| pull.again.equal)?;
    pulled.ideas.iter().find(|idea| idea.number == number)
}
