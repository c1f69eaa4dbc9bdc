//! What phase and state forbid, whoever asks.

use crate::{
    campaigns::{Phase, Schedule},
    ideas::Standing,
    refusals::{Activity, Refusal},
    time::Timestamp,
};

pub(super) fn within(schedule: &Schedule, now: Timestamp, activity: Activity) -> Result<(), Refusal> {
    if allows(activity)(schedule.phase_at(now)) { Ok(()) } else { Err(phase(schedule, now, activity)) }
}

pub(super) fn phase(schedule: &Schedule, now: Timestamp, activity: Activity) -> Refusal {
    Refusal::PhaseForbids {
        activity,
        phase: schedule.phase_at(now),
        next: schedule.next_that(now, allows(activity)),
    }
}

const fn allows(activity: Activity) -> fn(Phase) -> bool {
    match activity {
        Activity::Post => Phase::takes_ideas,
        Activity::Vote => Phase::takes_votes,
        Activity::Comment => Phase::takes_comments,
        Activity::Edit => Phase::takes_edits,
        Activity::SeeOutcomes => Phase::tells_outcomes,
    }
}

pub(super) const fn state(idea: &Standing, activity: Activity) -> Refusal {
    Refusal::StateForbids { activity, status: idea.status, overlay: idea.overlay }
}
