//! Whether what is done has become better: no person, no time, one row per voter and idea.

use domain::{
    ids::IdeaNumber,
    policy::Permit,
    surveys::{Answers, Better, SetBetter},
    votes::VoterTag,
};

use crate::{Result, Tx, ideas::IdeaState, tx::on, votes::bytes};

impl Tx {
    /// The sealed key of a survey; `None` while nobody has answered, and once it is destroyed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn survey_key(&mut self, idea: IdeaNumber) -> Result<Option<Vec<u8>>> {
        let key: Option<Option<Vec<u8>>> = on!(self, conn => sqlx::query_scalar("SELECT survey_key FROM surveys WHERE idea = $1")
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(key.flatten())
    }

    /// Begins a survey with this sealed key, unless there is one.
    ///
    /// # Errors
    /// `Conflict` when the idea is gone.
    pub async fn begin_survey(&mut self, idea: &IdeaState, sealed_key: Vec<u8>) -> Result<()> {
        on!(self, conn => sqlx::query("INSERT INTO surveys (idea, survey_key) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(idea.number)
            .bind(sealed_key)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Keeps an answer in the place of an earlier one.
    ///
    /// # Errors
    /// `Conflict` when there is no such survey.
    pub async fn set_better(&mut self, permit: Permit<SetBetter>, voter: VoterTag) -> Result<()> {
        let SetBetter { idea, answer } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO survey_answers (idea, voter_tag, answer) VALUES ($1, $2, $3) \
                 ON CONFLICT (idea, voter_tag) DO UPDATE SET answer = excluded.answer",
            )
            .bind(idea)
            .bind(bytes(voter))
            .bind(answer)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// What one voter answered.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn better_of(&mut self, idea: IdeaNumber, voter: VoterTag) -> Result<Option<Better>> {
        let answer = on!(self, conn => sqlx::query_scalar("SELECT answer FROM survey_answers WHERE idea = $1 AND voter_tag = $2")
            .bind(idea)
            .bind(bytes(voter))
            .fetch_optional(conn)
            .await)?;
        Ok(answer)
    }

    /// How often each answer was given, also after the answers themselves are destroyed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn survey_answers(&mut self, idea: IdeaNumber) -> Result<Answers> {
        let row: Option<(i64, i64, i64)> = on!(self, conn => sqlx::query_as(
                "SELECT s.yes + (SELECT COUNT(*) FROM survey_answers a WHERE a.idea = s.idea AND a.answer = 'yes'), \
                   s.bit + (SELECT COUNT(*) FROM survey_answers a WHERE a.idea = s.idea AND a.answer = 'bit'), \
                   s.no + (SELECT COUNT(*) FROM survey_answers a WHERE a.idea = s.idea AND a.answer = 'no') \
                 FROM surveys s WHERE s.idea = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        let count = |n: i64| u64::try_from(n).unwrap_or_default();
        Ok(row.map_or_else(Answers::default, |(yes, bit, no)| Answers {
            yes: count(yes),
            bit: count(bit),
            no: count(no),
        }))
    }

    /// Ideas whose survey still has its key although their campaign is in the archive at this moment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn surveys_to_close(&mut self, now: domain::time::Timestamp) -> Result<Vec<IdeaNumber>> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT s.idea FROM surveys s JOIN ideas i ON i.number = s.idea JOIN campaigns c ON c.id = i.campaign_id \
                 WHERE s.survey_key IS NOT NULL AND c.archived_at <= $1 ORDER BY s.idea",
            )
            .bind(now)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Destroys the answers of a survey with their key; `kept` is what is told of them from now on. `false` when that was done already.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn close_survey(&mut self, idea: IdeaNumber, kept: Answers) -> Result<bool> {
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let marked = on!(self, conn => sqlx::query(
                "UPDATE surveys SET survey_key = NULL, yes = $2, bit = $3, no = $4 WHERE idea = $1 AND survey_key IS NOT NULL",
            )
            .bind(idea)
            .bind(count(kept.yes))
            .bind(count(kept.bit))
            .bind(count(kept.no))
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if marked == 0 {
            return Ok(false);
        }
        on!(self, conn => sqlx::query("DELETE FROM survey_answers WHERE idea = $1")
            .bind(idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(true)
    }
}
