//! The statistics of a campaign: how many, never who.

use std::collections::{BTreeSet, HashMap};

use domain::{
    campaigns::Topic,
    ids::IdeaNumber,
    policy::Actor,
    selection::snapshot::{FrozenBallot, FrozenIdea},
    statistics::{
        Access, AnswerTimes, Breadth, DayFigures, Groups, SizedUnit, States, Statistics, TopicsByUnit,
        in_steps,
    },
    time::{DAY, Timestamp},
    triage::Awaited,
    votes::VoterTag,
};
use store::statistics::Placed;
use tracing::info;

use crate::{
    Call, Error, Result, Service,
    blocking::off_the_runtime,
    campaigns::{self, Known, answer_days, city},
    snapshots,
    votes::voter_tag,
};

/// All figures of the campaign with this slug, or of the current one. Everybody with an account reads the same.
///
/// # Errors
/// `SignInFirst`; `NotFound` when there is no such campaign, `NoCampaign` when there is none at all.
pub async fn load(call: &Call, campaign: Option<&str>) -> Result<Statistics> {
    call.actor.see_statistics()?;
    let page = campaigns::load(call, campaign).await?;
    let (id, opened) = (page.campaign.id, day_of(page.campaign.schedule.collecting));
    let promised = answer_days(call, id).await?;
    let mut tx = call.service.store().read().await?;
    let states = tx.ideas_by_status(id).await?;
    let awaited = tx.awaited(Some(id)).await?;
    let ideas = tx.ideas_by_day(id).await?;
    let votes = tx.vote_days(id).await?;
    let day = tx.day_figures(id).await?.and_then(|(_, body)| serde_json::from_str(&body).ok());
    let named: Vec<_> =
        day.iter().flat_map(|day: &DayFigures| &day.breadth.ideas).map(|idea| idea.number).collect();
    let titles = tx.titles_of(&named).await?;
    drop(tx);
    let at = call.now;
    off_the_runtime(move || {
        let states: Vec<_> =
            states.into_iter().map(|(status, ideas)| (status, u64::try_from(ideas).unwrap_or(0))).collect();
        let awaited: Vec<Awaited> = awaited.into_iter().map(|(_, idea)| idea).collect();
        Statistics {
            campaign: page,
            at,
            states: States::of(&states),
            answers: AnswerTimes::of(&awaited, promised, at),
            ideas: in_steps(&ideas),
            votes: in_steps(&given(opened, &votes)),
            day,
            titles,
        }
    })
    .await
}

/// What was given on each day since the campaign was opened, from what there was in all as days began. Where a day is missing, what
/// came then is told with the next.
fn given(opened: i64, totals: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let (mut days, mut last) = (Vec::new(), (opened, 0));
    for (day, votes) in totals {
        let before = (day - 1).max(last.0);
        days.extend((last.0..before).map(|quiet| (quiet, 0)));
        days.push((before, votes - last.1));
        last = (*day, *votes);
    }
    days
}

const fn day_of(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(DAY)
}

/// Counts what is counted once a day, where it was not counted yet: the sum of votes, and what is told of units and of ways of
/// signing in. Doing it twice does it once.
///
/// # Errors
/// When the database is away; other campaigns do not wait for one that fails.
pub async fn keep_up(service: &Service) -> Result<()> {
    let call = service.call(Actor::Clockwork);
    let city = city(&call).await?;
    let begun = |known: &&Known| known.campaign.schedule.phase_at(call.now).is_visible();
    let mut outcome = Ok(());
    for known in city.known().iter().filter(begun) {
        outcome = outcome.and(count(&call, known).await);
    }
    outcome
}

async fn count(call: &Call, known: &Known) -> Result<()> {
    let (id, today) = (known.campaign.id, day_of(call.now));
    let mut tx = call.service.store().read().await?;
    let before = tx.day_figures(id).await?;
    if before.as_ref().is_some_and(|(day, _)| *day >= today) {
        return Ok(());
    }
    let before = before.and_then(|(_, body)| serde_json::from_str::<DayFigures>(&body).ok());
    if known.vote_key.is_none() && before.as_ref().is_some_and(|before| before.frozen) {
        return Ok(());
    }
    let frozen = tx.is_frozen(id).await?;
    let votes = tx.count_votes(id).await?;
    drop(tx);
    let figures = figures(call, known, frozen, before.clone()).await?;
    // Else what was told before stays, as of its day.
    let figures = figures.filter(|figures| before.is_none_or(|before| figures.may_follow(&before)));
    let body = figures.map(|figures| serde_json::to_string(&figures));
    let body = body.transpose().map_err(|error| Error::Fault(error.to_string()))?;
    let closed = day_of(known.campaign.schedule.review);
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            // Nothing is given after the end of voting, whenever that is counted.
            tx.keep_vote_day(id, today.min(closed + 1), votes).await?;
            if let Some(body) = body {
                tx.keep_day_figures(id, today, body).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await?;
    info!("Counted the day's figures of campaign {id}");
    Ok(())
}

/// From the frozen vote, once there is one; from the ballots, while their key exists.
async fn figures(
    call: &Call,
    known: &Known,
    frozen: bool,
    before: Option<DayFigures>,
) -> Result<Option<DayFigures>> {
    let (id, at, topics) = (known.campaign.id, call.now, known.topics.clone());
    let mut tx = call.service.store().read().await?;
    let units = tx.sized_units().await?;
    let ballots = match known.vote_key {
        Some(key) => Some((key, tx.ballots(id).await?, tx.placed_people().await?)),
        None => None,
    };
    let ideas = tx.ideas_to_freeze(id).await?;
    drop(tx);
    let snapshot = if frozen { Some(snapshots::frozen(call, id).await?.snapshot) } else { None };
    off_the_runtime(move || {
        let live = ballots.map(|(key, ballots, people)| cast(&key, ballots, people, at));
        let access = live.as_ref().map(|(_, access)| access.clone());
        let access = access.or_else(|| before.and_then(|before| before.access));
        let day = |ideas: &[FrozenIdea], ballots: &[FrozenBallot]| DayFigures {
            access: access.clone(),
            ..of_day(ideas, ballots, &topics, &units, frozen, at)
        };
        match (&snapshot, &live) {
            (Some(snapshot), _) => Some(day(snapshot.ideas(), snapshot.ballots())),
            (None, Some((ballots, _))) => Some(day(&ideas, ballots)),
            (None, None) => None,
        }
    })
    .await
}

fn of_day(
    ideas: &[FrozenIdea],
    ballots: &[FrozenBallot],
    topics: &[Topic],
    units: &[SizedUnit],
    frozen: bool,
    at: Timestamp,
) -> DayFigures {
    let groups = Groups::of(units);
    DayFigures {
        at,
        frozen,
        topics: TopicsByUnit::of(ideas, ballots, topics, &groups),
        breadth: Breadth::of(ideas, ballots, &groups),
        access: None,
    }
}

/// The ballots with the units of those who cast them, and who took part by way of signing in. Persons go no further than this.
fn cast(
    key: &[u8; 32],
    ballots: Vec<(IdeaNumber, VoterTag)>,
    people: Vec<Placed>,
    at: Timestamp,
) -> (Vec<FrozenBallot>, Access) {
    let mut ideas_of: HashMap<VoterTag, BTreeSet<IdeaNumber>> = HashMap::new();
    for (idea, tag) in ballots {
        ideas_of.entry(tag).or_default().insert(idea);
    }
    let mut unit_of = HashMap::new();
    let mut accounts = Vec::new();
    for Placed { id, unit, access } in people {
        let tag = voter_tag(key, id);
        accounts.push((access, ideas_of.contains_key(&tag)));
        unit_of.extend(unit.map(|unit| (tag, unit)));
    }
    let ballot = |(tag, ideas): (VoterTag, BTreeSet<_>)| FrozenBallot {
        people: 1,
        unit: unit_of.remove(&tag),
        ideas: ideas.into_iter().collect(),
    };
    (ideas_of.into_iter().map(ballot).collect(), Access::of(accounts, at))
}

#[cfg(test)]
mod tests {
    use super::given;

    #[test]
    fn a_day_without_a_count_is_told_with_the_next() {
        assert_eq!(given(10, &[]), []);
        assert_eq!(given(10, &[(11, 4)]), [(10, 4)]);
        assert_eq!(given(10, &[(10, 1), (11, 4), (14, 9)]), [(10, 1), (10, 3), (11, 0), (12, 0), (13, 5)]);
    }
}
