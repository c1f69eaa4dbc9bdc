//! Whether what is done has become better: no person, no time, one row per voter and idea.

use domain::{
    ids::IdeaNumber,
    moderation_figures::Figure,
    policy::Permit,
    statistics::K,
    surveys::{Answers, Better, SetBetter, SurveyFigures},
    votes::VoterTag,
};
use sqlx::FromRow;

use crate::{Result, Tx, ideas::IdeaState, tx::on, votes::bytes};

/// What is told of a survey that is closed.
#[derive(FromRow)]
struct FiguresRow {
    closed: bool,
    yes: Option<i64>,
    bit: Option<i64>,
    no: Option<i64>,
    total: Option<i64>,
}

impl FiguresRow {
    fn read(self) -> Option<SurveyFigures> {
        let exact = |n: i64| Figure::Exact(u64::try_from(n).unwrap_or_default());
        let answers = [self.yes, self.bit, self.no].map(|n| n.map_or(Figure::Few, exact));
        let total = self.total.map_or(Figure::Withheld, exact);
        (total != Figure::Exact(0)).then_some(SurveyFigures { answers, total })
    }
}

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

    /// Whether a survey was closed, and its key destroyed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn is_survey_closed(&mut self, idea: IdeaNumber) -> Result<bool> {
        let closed = on!(self, conn => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM surveys WHERE idea = $1 AND survey_key IS NULL)")
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        Ok(closed)
    }

    /// Keeps an answer in the place of an earlier one. It is not counted before [`Self::recount_answers`].
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

    /// Counts the answers of every survey anew in which at least [`K`] people have answered or changed theirs since that was done. It
    /// comes by the clock and not with an answer: whoever knew that it is exactly the fifth would know the whole, and with it what is
    /// hidden.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn recount_answers(&mut self) -> Result<()> {
        on!(self, conn => sqlx::query(
                "UPDATE survey_answers SET told = answer WHERE idea IN (SELECT idea FROM survey_answers \
                 WHERE told IS NULL OR told <> answer GROUP BY idea HAVING COUNT(*) >= $1)",
            )
            .bind(i64::try_from(K).unwrap_or(i64::MAX))
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

    /// How often each answer was given when all were counted last, as it may be told; also after the answers themselves are destroyed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn survey_figures(&mut self, idea: IdeaNumber) -> Result<Option<SurveyFigures>> {
        let row: Option<FiguresRow> = on!(self, conn => sqlx::query_as(
                "SELECT survey_key IS NULL AS closed, yes, bit, no, total FROM surveys WHERE idea = $1",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        match row {
            None => Ok(None),
            Some(row) if row.closed => Ok(row.read()),
            Some(_) => Ok(self.counted_answers(idea).await?.told()),
        }
    }

    async fn counted_answers(&mut self, idea: IdeaNumber) -> Result<Answers> {
        let (yes, bit, no): (i64, i64, i64) = on!(self, conn => sqlx::query_as(
                "SELECT COUNT(CASE WHEN told = 'yes' THEN 1 END), COUNT(CASE WHEN told = 'bit' THEN 1 END), \
                 COUNT(CASE WHEN told = 'no' THEN 1 END) FROM survey_answers WHERE idea = $1",
            )
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        let count = |n: i64| u64::try_from(n).unwrap_or_default();
        Ok(Answers { yes: count(yes), bit: count(bit), no: count(no) })
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

    /// Destroys the answers of a survey with their key. What was told of them last is told from now on, and nothing else is kept.
    /// `false` when that was done already.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn close_survey(&mut self, idea: IdeaNumber) -> Result<bool> {
        let kept = self.counted_answers(idea).await?.told();
        let number = |figure: Figure| match figure {
            Figure::Exact(n) => i64::try_from(n).ok(),
            Figure::Few | Figure::Withheld => None,
        };
        let (answers, total) = kept.map_or(([Some(0); 3], Some(0)), |SurveyFigures { answers, total }| {
            (answers.map(number), number(total))
        });
        let [yes, bit, no] = answers;
        let marked = on!(self, conn => sqlx::query(
                "UPDATE surveys SET survey_key = NULL, yes = $2, bit = $3, no = $4, total = $5 \
                 WHERE idea = $1 AND survey_key IS NOT NULL",
            )
            .bind(idea)
            .bind(yes)
            .bind(bit)
            .bind(no)
            .bind(total)
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
