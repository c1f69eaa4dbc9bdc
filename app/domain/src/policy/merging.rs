//! Making one idea of two, or several of one, and what can be said against it.

use super::{Actor, Permit, triage::step};
use crate::{
    ideas::{Overlay, Standing},
    people::Scope,
    refusals::Refusal,
    triage::{
        KeepMerged, Merge, MergeBar, MergeStanding, OBJECT_WITHIN, Object, SETTLED_BEFORE_THE_END, Split,
        Unmerge, Unsplit,
    },
};

/// Two ideas that are to become one.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The one that becomes part of the other.
    pub idea: &'a Standing,
    /// The other.
    pub into: &'a Standing,
    /// Whether both belong to one campaign.
    pub same_campaign: bool,
    /// Whether others are merged into the first.
    pub gathers: bool,
}

impl Actor {
    /// Merging an idea into another.
    ///
    /// # Errors
    /// Says why not; who may not decide on one of them may not merge the two.
    pub fn merge(&self, wish: Merge, pair: &Pair<'_>) -> Result<Permit<Merge>, Refusal> {
        let Pair { idea, into, same_campaign, gathers } = *pair;
        self.judge(idea)?;
        self.judge(into)?;
        if idea.number == into.number {
            return Err(barred(MergeBar::Itself));
        }
        if gathers || idea.overlay == Overlay::Merged || into.overlay == Overlay::Merged {
            return Err(barred(MergeBar::Chain));
        }
        if !same_campaign {
            return Err(barred(MergeBar::Campaign));
        }
        takes_part(idea)?;
        takes_part(into)?;
        in_time(idea)?;
        Ok(Permit::for_action(wish))
    }

    /// Letting an idea that was merged stand by itself again: until voting ends, for the ballots are frozen then.
    ///
    /// # Errors
    /// Says why not.
    pub fn unmerge(
        &self,
        wish: Unmerge,
        idea: &Standing,
        into: &Standing,
    ) -> Result<Permit<Unmerge>, Refusal> {
        self.judge(idea)?;
        self.judge(into)?;
        if idea.overlay != Overlay::Merged {
            return Err(step(idea));
        }
        before_the_end(idea)?;
        Ok(Permit::for_action(wish))
    }

    /// Objecting to a merge, as somebody who voted for the idea (`voted`) or wrote it.
    ///
    /// # Errors
    /// Says why not.
    pub fn object(
        &self,
        idea: &Standing,
        merge: Option<&MergeStanding>,
        voted: bool,
    ) -> Result<Permit<Object>, Refusal> {
        self.take_part(Scope::Write)?;
        self.sight(idea)?;
        let merge = merge.ok_or(Refusal::ObjectionClosed)?;
        if !(voted || idea.relation.is_author()) {
            return Err(Refusal::OnlyVoters);
        }
        if !(0..=OBJECT_WITHIN).contains(&idea.now.since(merge.at)) {
            return Err(Refusal::ObjectionClosed);
        }
        Ok(Permit::for_action(Object(merge.id)))
    }

    /// Letting a merge stand although somebody objects: another person than whoever merged.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_merged(
        &self,
        wish: KeepMerged,
        idea: &Standing,
        into: &Standing,
        merge: &MergeStanding,
    ) -> Result<Permit<KeepMerged>, Refusal> {
        self.judge(idea)?;
        self.judge(into)?;
        if !merge.objected {
            return Err(Refusal::Stale);
        }
        if merge.decided_by.is_some() && merge.decided_by == self.who().map(|who| who.id) {
            return Err(Refusal::SecondPersonNeeded);
        }
        Ok(Permit::for_action(wish))
    }

    /// Making several ideas of one. `gathers` is whether others are merged into it.
    ///
    /// # Errors
    /// Says why not.
    pub fn split(&self, wish: Split, idea: &Standing, gathers: bool) -> Result<Permit<Split>, Refusal> {
        self.judge(idea)?;
        if gathers || idea.overlay == Overlay::Merged {
            return Err(barred(MergeBar::Chain));
        }
        takes_part(idea)?;
        in_time(idea)?;
        Ok(Permit::for_action(wish))
    }

    /// Making one of what was split, as long as every part is as it was but for votes. Each comes with whether more than votes came to
    /// it.
    ///
    /// # Errors
    /// Says why not.
    pub fn unsplit(&self, idea: &Standing, parts: &[(Standing, bool)]) -> Result<Permit<Unsplit>, Refusal> {
        self.judge(idea)?;
        if idea.overlay != Overlay::Split {
            return Err(step(idea));
        }
        before_the_end(idea)?;
        if parts.iter().any(|(part, grown)| *grown || takes_part(part).is_err()) {
            return Err(barred(MergeBar::Parts));
        }
        Ok(Permit::for_action(Unsplit(idea.number)))
    }
}

const fn barred(bar: MergeBar) -> Refusal {
    Refusal::MergeForbidden { bar }
}

fn takes_part(idea: &Standing) -> Result<(), Refusal> {
    let open = idea.overlay == Overlay::None && idea.status.takes_votes();
    if open { Ok(()) } else { Err(barred(MergeBar::Closed)) }
}

fn in_time(idea: &Standing) -> Result<(), Refusal> {
    let settled = idea.schedule.review.plus(-SETTLED_BEFORE_THE_END);
    if idea.phase().takes_votes() && idea.now < settled { Ok(()) } else { Err(barred(MergeBar::Late)) }
}

pub(super) fn before_the_end(idea: &Standing) -> Result<(), Refusal> {
    if idea.now < idea.schedule.review { Ok(()) } else { Err(barred(MergeBar::Late)) }
}
