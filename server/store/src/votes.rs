//! Votes: no person, no time, one row per voter and idea.

use domain::{
    ids::{IdeaNumber, PersonId},
    policy::Permit,
    ranking::hot,
    votes::{Ballot, SetVote, Tally, VoterTag},
};

use crate::{Result, Tx, ideas::IdeaState, tx::on};

/// What one person has with an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Marks {
    /// Whether they voted for it.
    pub voted: bool,
    /// Whether they follow it.
    pub follows: bool,
}

impl Tx {
    /// What one person has with an idea; `voter` is their tag, while the key of the campaign exists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn marks(
        &mut self,
        idea: IdeaNumber,
        voter: Option<VoterTag>,
        person: PersonId,
    ) -> Result<Marks> {
        let marks = on!(self, conn => sqlx::query_as(
                "SELECT EXISTS (SELECT 1 FROM votes WHERE idea = $1 AND voter_tag = $2) AS voted, \
                 EXISTS (SELECT 1 FROM follows WHERE person_id = $3 AND idea = $1) AS follows",
            )
            .bind(idea)
            .bind(voter.map(bytes))
            .bind(person)
            .fetch_one(conn)
            .await)?;
        Ok(marks)
    }

    /// Carries out a wish and returns the ballot as it is then; the revision grows only when something changed.
    /// `idea` was read by [`Tx::lock_idea`] in this transaction, `by_author` is whether its author votes.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn set_vote(
        &mut self,
        permit: Permit<SetVote>,
        voter: VoterTag,
        idea: &IdeaState,
        by_author: bool,
    ) -> Result<Ballot> {
        let SetVote { idea: number, wanted } = permit.into_action();
        let text = if wanted {
            "INSERT INTO votes (idea, voter_tag) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM votes WHERE idea = $1 AND voter_tag = $2"
        };
        let rows = on!(self, conn => sqlx::query(text)
            .bind(number)
            .bind(bytes(voter))
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if rows == 0 {
            return Ok(Ballot { tally: idea.tally, mine: wanted });
        }
        let step = if wanted { 1 } else { -1 };
        let (votes, revision) = on!(self, conn => sqlx::query_as(
                "UPDATE ideas SET votes = votes + $2, revision = revision + 1, hot = $3, supported = (supported OR $4) \
                 WHERE number = $1 RETURNING votes, revision",
            )
            .bind(number)
            .bind(step)
            .bind(hot(idea.tally.votes + step, idea.created_at))
            .bind(wanted && !by_author)
            .fetch_one(conn)
            .await)?;
        Ok(Ballot { tally: Tally { votes, revision }, mine: wanted })
    }
}

pub(crate) fn bytes(voter: VoterTag) -> Vec<u8> {
    voter.as_bytes().to_vec()
}
