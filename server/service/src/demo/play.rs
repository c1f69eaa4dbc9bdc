use std::collections::HashMap;

use domain::{
    events::Event,
    ideas::{Overlay, Status},
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    people::Role,
    ranking::hot,
    time::{DAY, HOUR, MINUTE, Timestamp},
};
use rand::{SeedableRng as _, rngs::StdRng};
use store::{
    Tx,
    seeds::{SeedComment, SeedEvent, SeedIdea, SeedVote, SeedWords},
};

use super::{
    Seeded,
    script::{Reply, Scene, Voice},
};
use crate::{
    Error, Result,
    generate::{hex, voters},
    markdown,
    votes::voter_tag,
};

/// Who takes part.
pub(super) struct Cast {
    pub ids: Vec<PersonId>,
    /// By name and by address.
    pub by_name: HashMap<String, PersonId>,
}

/// Turns scenes into rows.
pub(super) struct Play {
    pub units: HashMap<String, UnitId>,
    pub cast: Cast,
    /// The key of the campaign's voter tags.
    pub key: [u8; 32],
    /// One for the author of each idea, should they have no name.
    pub pseudonyms: Vec<String>,
    pub now: Timestamp,
}

/// Why ideas of the demo are merged.
const MERGED: &str = "Beide Ideen meinen dasselbe. Zusammen haben sie mehr Gewicht.";

impl Play {
    pub(super) fn idea(
        &self,
        at: usize,
        scene: &Scene,
        topic: TopicId,
        mut claim: [u8; 32],
    ) -> Result<SeedIdea> {
        let author = self.person(scene.author.as_deref())?;
        claim[0] ^= u8::try_from(at % 256).unwrap_or(0);
        let created_at = self.when(scene.author.is_some(), scene.days_ago, at);
        let votes = i64::try_from(scene.votes).unwrap_or(0);
        let overlay = match (scene.withdrawn, &scene.hidden, scene.merged_into) {
            (true, ..) => Overlay::Withdrawn,
            (false, Some(_), _) => Overlay::Hidden,
            (false, None, Some(_)) => Overlay::Merged,
            (false, None, None) => Overlay::None,
        };
        Ok(SeedIdea {
            topic,
            unit: self.unit(scene.unit.as_deref())?,
            author,
            claim_hash: author.is_none().then(|| claim.to_vec()),
            title: scene.title.clone(),
            pinch: scene.pinch.clone(),
            wish: scene.wish.clone(),
            status: scene.status,
            overlay,
            handed_to: scene.handed_to.clone(),
            supported: votes > i64::from(author.is_some()),
            votes,
            comments: i64::try_from(scene.comment_count()).unwrap_or(0),
            hot: hot(votes, created_at),
            answered_at: scene.answer.as_ref().map(|answer| self.when(true, answer.days_ago, at + 5)),
            created_at,
        })
    }

    /// All that came of the ideas.
    pub(super) async fn act(
        &self,
        tx: &mut Tx,
        scenes: &[Scene],
        ideas: &[SeedIdea],
        numbers: &[IdeaNumber],
    ) -> Result<Seeded> {
        let mut rng = StdRng::seed_from_u64(2_020);
        let mut done = Seeded { people: self.cast.ids.len(), ideas: ideas.len(), votes: 0, comments: 0 };
        let (mut events, mut answers, mut addenda) = (Vec::new(), Vec::new(), Vec::new());
        let tags: Vec<_> = self.cast.ids.iter().map(|id| hex(voter_tag(&self.key, *id).as_bytes())).collect();
        for ((scene, idea), number) in scenes.iter().zip(ideas).zip(numbers) {
            let author = idea.author.and_then(|id| self.cast.ids.iter().position(|known| *known == id));
            let chosen = voters(&mut rng, tags.len(), scene.votes, author);
            let votes: Vec<_> = chosen.iter().map(|at| SeedVote { idea: *number, tag: &tags[*at] }).collect();
            tx.seed_votes(&votes).await?;
            done.votes += votes.len();
            done.comments += scene.comment_count();
            for addendum in &scene.addenda {
                addenda.push(self.words(
                    *number,
                    addendum,
                    self.when(idea.author.is_some(), addendum.days_ago, 3),
                )?);
            }
            if let (Some(answer), Some(at)) = (&scene.answer, idea.answered_at) {
                answers.push(self.words(*number, answer, at)?);
            }
            events.extend(self.history(scene, idea, *number, numbers));
        }
        tx.seed_addenda(&addenda).await?;
        tx.seed_answers(&answers).await?;
        self.talk(tx, scenes, ideas, numbers).await?;
        for (scene, number) in scenes.iter().zip(numbers) {
            if let Some(into) = scene.merged_into.and_then(|into| numbers.get(into)) {
                let at = self.when(true, scene.days_ago / 2, 17);
                tx.seed_merge((*number, *into), MERGED, at).await?;
                let event = Event::IdeaJoined { idea: *into, other: *number };
                events.push(SeedEvent { event, idea: *into, role: Some(Role::Moderator), created_at: at });
            }
        }
        tx.seed_events(&events).await?;
        Ok(done)
    }

    /// How many votes there were as each day began, as if people had come evenly since each idea was posted.
    pub(super) async fn vote_days(
        &self,
        tx: &mut Tx,
        campaign: CampaignId,
        opened_at: Timestamp,
        ideas: &[SeedIdea],
    ) -> Result<()> {
        let day = |at: Timestamp| at.as_millis() / DAY;
        let (opened, today) = (day(opened_at), day(self.now));
        for on in opened + 1..=today {
            let given = |idea: &SeedIdea| {
                let posted = day(idea.created_at);
                idea.votes * (on - posted).max(0) / (today - posted).max(1)
            };
            let shown = ideas.iter().filter(|idea| idea.overlay == Overlay::None);
            tx.keep_vote_day(campaign, on, shown.map(given).sum()).await?;
        }
        Ok(())
    }

    /// Comments first, then the replies, which need their keys.
    async fn talk(
        &self,
        tx: &mut Tx,
        scenes: &[Scene],
        ideas: &[SeedIdea],
        numbers: &[IdeaNumber],
    ) -> Result<()> {
        let (mut first, mut replied) = (Vec::new(), Vec::new());
        for (((scene, idea), number), pseudonym) in
            scenes.iter().zip(ideas).zip(numbers).zip(&self.pseudonyms)
        {
            let mut voices: Vec<&Voice> = scene.comments.iter().collect();
            voices.sort_by_key(|voice| std::cmp::Reverse(voice.days_ago));
            let mut last = idea.created_at;
            for voice in voices {
                let comment = self.comment(*number, None, voice, pseudonym, &mut last)?;
                first.push(comment);
                replied.push((last, voice, pseudonym));
            }
        }
        let ids = tx.seed_comments(&first).await?;
        let mut replies = Vec::new();
        for ((comment, id), (at, voice, pseudonym)) in first.iter().zip(ids).zip(replied) {
            let mut last = at;
            for reply in &voice.replies {
                replies.push(self.comment(comment.idea, Some(id), reply, pseudonym, &mut last)?);
            }
        }
        tx.seed_comments(&replies).await?;
        Ok(())
    }

    /// `last` is when the one before was written; it moves on.
    fn comment(
        &self,
        idea: IdeaNumber,
        reply_to: Option<CommentId>,
        voice: &Voice,
        pseudonym: &str,
        last: &mut Timestamp,
    ) -> Result<SeedComment> {
        let author = self.person(voice.author.as_deref())?;
        let at = self.when(true, voice.days_ago, voice.body.len()).max(last.plus(11 * MINUTE));
        *last = at.min(self.now.plus(-MINUTE));
        Ok(SeedComment {
            idea,
            reply_to,
            kind: voice.kind,
            body: voice.body.clone(),
            html: markdown::comment(&voice.body),
            author,
            pseudonym: author.is_none().then(|| pseudonym.to_owned()),
            by_idea_author: author.is_none(),
            official: voice.official,
            created_at: if author.is_some() { *last } else { last.day() },
        })
    }

    /// What the history of an idea tells, in order.
    fn history(
        &self,
        scene: &Scene,
        idea: &SeedIdea,
        number: IdeaNumber,
        numbers: &[IdeaNumber],
    ) -> Vec<SeedEvent> {
        let by_author = |event, at| SeedEvent { event, idea: number, role: None, created_at: at };
        let by_city =
            |event, at| SeedEvent { event, idea: number, role: Some(Role::Moderator), created_at: at };
        let named = idea.author.is_some();
        let decided_at = idea.answered_at.unwrap_or_else(|| self.when(true, scene.days_ago / 2, 17));
        let mut told = vec![by_author(Event::IdeaPosted { idea: number }, idea.created_at)];
        for addendum in &scene.addenda {
            told.push(by_author(
                Event::IdeaExtended { idea: number },
                self.when(named, addendum.days_ago, 3),
            ));
        }
        match scene.status {
            Status::Held | Status::Open => {}
            Status::InReview
            | Status::InWorkshop
            | Status::Planned
            | Status::Done
            | Status::HandedOver
            | Status::Declined => {
                let note = scene.handed_to.clone();
                told.push(by_city(
                    Event::StatusChanged { idea: number, status: scene.status, note },
                    decided_at,
                ));
            }
        }
        if scene.answer.is_some() {
            told.push(by_city(Event::AnswerGiven { idea: number }, decided_at));
        }
        if let Some(reason) = &scene.hidden {
            told.push(by_city(Event::IdeaHidden { idea: number, reason: reason.clone() }, decided_at));
        }
        if let Some(into) = scene.merged_into.and_then(|into| numbers.get(into)) {
            told.push(by_city(Event::IdeaMerged { idea: number, into: *into }, decided_at));
        }
        if scene.withdrawn {
            let at = if named { decided_at } else { decided_at.day() };
            told.push(by_author(Event::IdeaWithdrawn { idea: number }, at));
        }
        told[1..].sort_by_key(|event| event.created_at);
        told
    }

    fn words(&self, idea: IdeaNumber, reply: &Reply, at: Timestamp) -> Result<SeedWords> {
        let unit = self.unit(reply.unit.as_deref())?;
        Ok(SeedWords {
            idea,
            body: reply.text.clone(),
            html: markdown::comment(&reply.text),
            unit,
            created_at: at,
        })
    }

    /// A moment in working hours of that day, never in the future; the day alone for what bears no name.
    fn when(&self, named: bool, days_ago: i64, salt: usize) -> Timestamp {
        let day = self.now.plus(-days_ago * DAY).day();
        let minutes = i64::try_from(salt * 37 % 560).unwrap_or(0);
        let at = day.plus(6 * HOUR + minutes * MINUTE).min(self.now.plus(-MINUTE));
        if named { at } else { at.day() }
    }

    fn person(&self, name: Option<&str>) -> Result<Option<PersonId>> {
        name.map(|name| self.cast.by_name.get(name).copied().ok_or_else(|| unknown(name))).transpose()
    }

    fn unit(&self, slug: Option<&str>) -> Result<Option<UnitId>> {
        slug.map(|slug| self.units.get(slug).copied().ok_or_else(|| unknown(slug))).transpose()
    }
}

pub(super) fn unknown(name: &str) -> Error {
    Error::Fault(format!("the demo's file speaks of “{name}”, whom it does not introduce"))
}
