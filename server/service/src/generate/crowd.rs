use std::sync::Arc;

use domain::{
    events::Event,
    ideas::{Overlay, Status},
    ids::{CampaignId, IdeaNumber, PersonId},
    people::{AccessPath, Role},
    ranking::hot,
    time::{MINUTE, Timestamp},
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use store::{
    Tx,
    seeds::{SeedComment, SeedEvent, SeedIdea, SeedPerson, SeedVote},
};

use super::{
    hex, name,
    shares::{bytes, shares},
    speech, voters,
};
use crate::{
    Error, Result, Service,
    campaigns::{new_sealed_vote_key, unsealed_vote_key},
    demo::{Script, Stage, open_campaign},
    votes::voter_tag,
};

/// What was generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Generated {
    /// People with an account.
    pub people: usize,
    /// Ideas.
    pub ideas: usize,
    /// Votes: fewer than asked for when everybody has voted for everything.
    pub votes: usize,
    /// Comments.
    pub comments: usize,
}

/// Ideas in one transaction, each with its votes and comments, so that counters hold at every moment.
const TOGETHER: usize = 250;
/// Rows in one statement.
const ROWS: usize = 5_000;

/// Adds a crowd to the current campaign, which is opened when there is none. The same seed on the same database makes the same
/// people, ideas, votes and comments.
///
/// # Errors
/// When the key of the campaign's votes was destroyed or is sealed under another secret, or the database is away.
pub async fn generate(
    service: &Service,
    people: usize,
    ideas: usize,
    votes: usize,
    comments: usize,
    rng_seed: u64,
) -> Result<Generated> {
    let mut rng = StdRng::seed_from_u64(rng_seed);
    let (stage, key) = stage(service).await?;
    add_people(service, &mut rng, &stage, people).await?;
    let crowd = service.store().read().await?.person_ids().await?;
    let tags: Arc<Vec<String>> =
        Arc::new(crowd.iter().map(|id| hex(voter_tag(&key, *id).as_bytes())).collect());
    let votes = shares(&mut rng, votes, ideas, crowd.len());
    let comments = shares(&mut rng, if crowd.is_empty() { 0 } else { comments }, ideas, usize::MAX);
    let planner = Planner { crowd: &crowd, stage: &stage, now: service.now(), ideas };
    let planned: Vec<(usize, (usize, usize))> =
        votes.iter().copied().zip(comments.iter().copied()).enumerate().collect();
    for chunk in planned.chunks(TOGETHER) {
        let plan = |(at, (votes, comments)): &(usize, (usize, usize))| {
            planner.idea(&mut rng, *at, *votes, *comments)
        };
        let plans: Vec<Plan> = chunk.iter().map(plan).collect();
        let (campaign, tags) = (stage.campaign, Arc::clone(&tags));
        let write =
            service.store().write(move |tx| Box::pin(async move { write(tx, campaign, plans, &tags).await }));
        write.await?;
    }
    Ok(Generated { people, ideas, votes: votes.iter().sum(), comments: comments.iter().sum() })
}

/// The current campaign with its key, or a new one.
async fn stage(service: &Service) -> Result<(Stage, [u8; 32])> {
    let found = service.store().read().await?.newest_campaign().await?;
    if let Some((campaign, opened_at, sealed)) = found {
        let key = sealed.and_then(|sealed| unsealed_vote_key(service, &sealed));
        let key = key.ok_or_else(unopened)?;
        let (topics, units) = service.store().read().await?.places(campaign).await?;
        return Ok((Stage { campaign, opened_at, topics, units }, key));
    }
    let (script, now) = (Script::read()?, service.now());
    let sealed = new_sealed_vote_key(service);
    let key = unsealed_vote_key(service, &sealed).ok_or_else(unopened)?;
    let open = service
        .store()
        .write(move |tx| Box::pin(async move { open_campaign(tx, &script, sealed, now).await }));
    Ok((open.await?, key))
}

fn unopened() -> Error {
    Error::Fault("the key of this campaign's votes was destroyed, or sealed under another secret".to_owned())
}

async fn add_people(service: &Service, rng: &mut StdRng, stage: &Stage, count: usize) -> Result<()> {
    let last = service.store().read().await?.person_ids().await?.last().map_or(0, |id| id.as_i64());
    let mut people = Vec::with_capacity(count);
    for number in (last + 1..).take(count) {
        people.push(SeedPerson {
            email: Some(format!("p{number}@example.org")),
            name: name(rng),
            role: Role::Employee,
            unit: one_of(rng, &stage.units),
            access: AccessPath::Account,
            password_hash: None,
        });
    }
    let now = service.now();
    let write = service.store().write(move |tx| {
        Box::pin(async move {
            for chunk in people.chunks(ROWS) {
                tx.seed_people(chunk, now).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// An idea and what belongs to it, before it has a number.
struct Plan {
    idea: SeedIdea,
    /// Places in the crowd.
    voters: Vec<usize>,
    /// Comments; a reply names the place of the comment it answers.
    comments: Vec<(Option<usize>, SeedComment)>,
}

struct Planner<'a> {
    crowd: &'a [PersonId],
    stage: &'a Stage,
    now: Timestamp,
    ideas: usize,
}

impl Planner<'_> {
    fn idea(&self, rng: &mut StdRng, at: usize, votes: usize, comments: usize) -> Plan {
        let named = !self.crowd.is_empty() && rng.random_bool(0.7);
        let author = named.then(|| rng.random_range(0..self.crowd.len()));
        let exact = self.moment(at);
        let created_at = if named { exact } else { exact.day() };
        let speech::Speech { title, pinch, wish } = speech::idea(rng);
        let voters = voters(rng, self.crowd.len(), votes, author);
        let by_author = author.is_some_and(|author| voters.contains(&author));
        let counted = i64::try_from(votes).unwrap_or(i64::MAX);
        let idea = SeedIdea {
            topic: one_of(rng, &self.stage.topics).unwrap_or(domain::ids::TopicId::from_i64(0)),
            unit: one_of(rng, &self.stage.units).filter(|_| rng.random_bool(0.8)),
            author: author.map(|at| self.crowd[at]),
            claim_hash: (!named).then(|| bytes(rng)),
            title,
            pinch,
            wish,
            status: status(rng),
            overlay: Overlay::None,
            handed_to: None,
            supported: votes > usize::from(by_author),
            votes: counted,
            comments: i64::try_from(comments).unwrap_or(i64::MAX),
            hot: hot(counted, created_at),
            answered_at: None,
            created_at,
        };
        Plan { idea, voters, comments: self.comments(rng, comments, exact) }
    }

    fn comments(
        &self,
        rng: &mut StdRng,
        count: usize,
        since: Timestamp,
    ) -> Vec<(Option<usize>, SeedComment)> {
        let mut comments: Vec<(Option<usize>, SeedComment)> = Vec::with_capacity(count);
        let step = self.now.since(since) / i64::try_from(count + 1).unwrap_or(1);
        let mut at = since;
        for _ in 0..count {
            at = at.plus(rng.random_range(step / 2..=step.max(1)));
            let parent = (!comments.is_empty() && rng.random_bool(0.3))
                .then(|| rng.random_range(0..comments.len()))
                .filter(|parent| comments[*parent].0.is_none());
            let (kind, body) = speech::comment(rng);
            let comment = SeedComment {
                idea: IdeaNumber::from_i64(0),
                reply_to: None,
                kind,
                html: speech::html(&body),
                body,
                author: one_of(rng, self.crowd),
                pseudonym: None,
                by_idea_author: false,
                official: false,
                created_at: at.min(self.now),
            };
            comments.push((parent, comment));
        }
        comments
    }

    /// Ideas come evenly between the opening and now, in the order of their numbers.
    fn moment(&self, at: usize) -> Timestamp {
        let spent = self.now.since(self.stage.opened_at).max(MINUTE) - MINUTE;
        let (at, all) = (i64::try_from(at).unwrap_or(0), i64::try_from(self.ideas.max(1)).unwrap_or(1));
        self.stage.opened_at.plus(spent / all * at)
    }
}

async fn write(tx: &mut Tx, campaign: CampaignId, plans: Vec<Plan>, tags: &[String]) -> Result<()> {
    let (ideas, rest): (Vec<_>, Vec<_>) =
        plans.into_iter().map(|plan| (plan.idea, (plan.voters, plan.comments))).unzip();
    let numbers = tx.seed_ideas(campaign, &ideas).await?;
    let mut votes = Vec::new();
    let (mut first, mut replies) = (Vec::new(), Vec::new());
    let mut events: Vec<SeedEvent> =
        numbers.iter().zip(&ideas).map(|(number, idea)| posted(*number, idea)).collect();
    for ((voters, comments), number) in rest.into_iter().zip(&numbers) {
        votes.extend(voters.into_iter().map(|at| SeedVote { idea: *number, tag: &tags[at] }));
        let mut places = Vec::with_capacity(comments.len());
        for (parent, mut comment) in comments {
            comment.idea = *number;
            places.push(first.len());
            match parent {
                None => first.push(comment),
                Some(parent) => replies.push((places[parent], comment)),
            }
        }
    }
    for chunk in votes.chunks(ROWS) {
        tx.seed_votes(chunk).await?;
    }
    let ids = tx.seed_comments(&first).await?;
    let mut answers = Vec::with_capacity(replies.len());
    for (parent, mut reply) in replies {
        reply.reply_to = ids.get(parent).copied();
        answers.push(reply);
    }
    let reply_ids = tx.seed_comments(&answers).await?;
    let written = first.iter().zip(ids).chain(answers.iter().zip(reply_ids));
    events.extend(written.map(|(comment, id)| SeedEvent {
        event: Event::CommentAdded { idea: comment.idea, comment: id },
        idea: comment.idea,
        role: None,
        created_at: comment.created_at,
    }));
    for chunk in events.chunks(ROWS) {
        tx.seed_events(chunk).await?;
    }
    Ok(())
}

fn posted(idea: IdeaNumber, row: &SeedIdea) -> SeedEvent {
    SeedEvent { event: Event::IdeaPosted { idea }, idea, role: None, created_at: row.created_at }
}

fn status(rng: &mut StdRng) -> Status {
    match rng.random_range(0..100) {
        0..80 => Status::Open,
        80..90 => Status::InReview,
        90..95 => Status::Planned,
        95..97 => Status::InWorkshop,
        97..99 => Status::Declined,
        _ => Status::Done,
    }
}

fn one_of<T: Copy>(rng: &mut StdRng, of: &[T]) -> Option<T> {
    if of.is_empty() { None } else { of.get(rng.random_range(0..of.len())).copied() }
}
