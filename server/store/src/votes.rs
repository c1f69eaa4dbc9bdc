//! Votes: no person, no time, one row per voter and idea.

use domain::{
    ids::{IdeaNumber, PersonId},
    policy::Permit,
    ranking::hot,
    votes::{Ballot, SetVote, Tally, VoterTag},
};

use crate::{Result, Tx, ideas::IdeaState, tx::on};

/// An idea and all that is merged into it.
macro_rules! group {
    ($idea:literal) => {
        concat!(
            "(SELECT ",
            $idea,
            " UNION ALL SELECT m.number FROM ideas m WHERE m.merged_into = ",
            $idea,
            ")"
        )
    };
}

/// Whether somebody voted for an idea `i` or for what is merged into it. Each is asked as a range of one idea. The votes of a person lie
/// together in `votes_voter`, but asked for by both columns alike, SQLite looks where each idea has its votes, and reads a page of the
/// file for each. PostgreSQL would look up every idea that the person voted for, to see what it is merged into; nearly nothing is.
macro_rules! voted {
    ($voter:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM votes v WHERE v.voter_tag = ",
            $voter,
            " AND v.idea >= i.number AND v.idea <= i.number) OR EXISTS (SELECT 1 FROM ideas m ",
            "WHERE m.merged_into >= i.number AND m.merged_into <= i.number AND EXISTS (SELECT 1 FROM votes v WHERE v.voter_tag = ",
            $voter,
            " AND v.idea >= m.number AND v.idea <= m.number)))"
        )
    };
}

pub(crate) use {group, voted};

/// What one person has with an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Marks {
    /// Whether they voted for it.
    pub voted: bool,
    /// Whether they follow it.
    pub follows: bool,
}

impl Tx {
    /// What one person has with an idea and all that is merged into it; `voter` is their tag, while the key of the campaign exists.
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
                concat!(
                    "SELECT EXISTS (SELECT 1 FROM votes WHERE voter_tag = $2 AND idea IN ", group!("$1"), ") AS voted, ",
                    "EXISTS (SELECT 1 FROM follows WHERE person_id = $3 AND idea IN ", group!("$1"), ") AS follows"
                ),
            )
            .bind(idea)
            .bind(voter.map(bytes))
            .bind(person)
            .fetch_one(conn)
            .await)?;
        Ok(marks)
    }

    /// Carries out a wish and returns the ballot as it is then; the revision grows only when something changed. Whoever voted for what
    /// is merged into the idea has voted for it, and takes their vote back there as well.
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
            concat!(
                "INSERT INTO votes (idea, voter_tag) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM ideas m CROSS JOIN votes v ",
                "WHERE m.merged_into = $1 AND v.idea = m.number AND v.voter_tag = $2) ON CONFLICT DO NOTHING RETURNING idea"
            )
        } else {
            concat!("DELETE FROM votes WHERE voter_tag = $2 AND idea IN ", group!("$1"), " RETURNING idea")
        };
        let changed: Vec<IdeaNumber> = on!(self, conn => sqlx::query_scalar(text).bind(number).bind(bytes(voter)).fetch_all(conn).await)?;
        if changed.is_empty() {
            return Ok(Ballot { tally: idea.tally, mine: wanted });
        }
        for merged in changed.into_iter().filter(|changed| *changed != number) {
            on!(self, conn => sqlx::query("UPDATE ideas SET votes = votes - 1, revision = revision + 1 WHERE number = $1")
                .bind(merged)
                .execute(conn)
                .await
                .map(|_| ()))?;
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
