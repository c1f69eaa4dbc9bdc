//! What the public reads of outcomes, and what waits to be released.

use std::collections::BTreeMap;

use domain::{
    campaigns::Masterplan,
    ids::{AnswerId, CampaignId, IdeaNumber, PersonId, PublicTextId},
    outcomes::{LedgerEntry, OutcomeKind, OutcomeRecord},
    policy::Permit,
    results::{
        DiscardResult, KeptResult, PublicResult, ReleaseResult, ResultDesk, ResultState, TakeBackResult,
        WriteResult, told_votes,
    },
    time::Timestamp,
};
use sqlx::FromRow;

use crate::{Result, Tx, tx::on};

#[derive(FromRow)]
struct KeptRow {
    id: PublicTextId,
    kind: OutcomeKind,
    answer_id: Option<AnswerId>,
    title: String,
    pinch: String,
    became: String,
    written_by: Option<PersonId>,
    created_at: Timestamp,
    released_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
}

impl From<KeptRow> for KeptResult {
    fn from(row: KeptRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            tells: row.answer_id.map(AnswerId::as_i64),
            title: row.title,
            pinch: row.pinch,
            became: row.became,
            written_by: row.written_by,
            written_at: row.created_at,
            released_at: row.released_at,
        }
    }
}

#[derive(FromRow)]
struct PublicRow {
    campaign_id: CampaignId,
    idea: IdeaNumber,
    masterplan: Masterplan,
    kind: OutcomeKind,
    title: String,
    pinch: String,
    became: String,
    votes: i64,
    released_at: Timestamp,
}

impl Tx {
    /// All that is kept for the public of an idea; `None` when it was not pulled.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn result_desk(&mut self, idea: IdeaNumber) -> Result<Option<ResultDesk>> {
        let Some(entry) = self.ledger_of(&[idea]).await?.pop() else { return Ok(None) };
        let rows: Vec<KeptRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, kind, answer_id, title, pinch, became, written_by, created_at, released_at, ended_at \
                 FROM public_texts WHERE idea = $1 ORDER BY id DESC",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        let version = rows.first().map_or(0, |newest| newest.id.as_i64());
        let (mut waiting, mut public) = (None, None);
        for row in rows.into_iter().filter(|row| row.ended_at.is_none()) {
            let place = if row.released_at.is_some() { &mut public } else { &mut waiting };
            *place = Some(KeptResult::from(row));
        }
        Ok(Some(ResultDesk { entry, waiting, public, version }))
    }

    /// How the results of the ideas in the ledger of a campaign stand, of those for which there is any text.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn result_states(
        &mut self,
        campaign: CampaignId,
        ledger: &[LedgerEntry],
    ) -> Result<BTreeMap<IdeaNumber, ResultState>> {
        let rows: Vec<(IdeaNumber, bool, Option<AnswerId>)> = on!(self, conn => sqlx::query_as(
                "SELECT r.idea, r.released_at IS NOT NULL, r.answer_id FROM public_texts r JOIN ideas i ON i.number = r.idea \
                 WHERE i.campaign_id = $1 AND r.ended_at IS NULL ORDER BY r.idea",
            )
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        let mut states: BTreeMap<IdeaNumber, ResultState> = BTreeMap::new();
        for (idea, released, answer) in rows {
            let state = states.entry(idea).or_default();
            if released {
                let entry = ledger.iter().find(|entry| entry.idea == idea);
                let told = entry.is_some_and(|entry| entry.is_told_by(answer.map(AnswerId::as_i64)));
                (state.public, state.outdated) = (true, !told);
            } else {
                state.waiting = true;
            }
        }
        Ok(states)
    }

    /// Everything that is released, by campaign, masterplan and number: of ideas alone that every colleague still reads.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn public_results(&mut self) -> Result<BTreeMap<CampaignId, Vec<PublicResult>>> {
        let rows: Vec<PublicRow> = on!(self, conn => sqlx::query_as(
                "SELECT i.campaign_id, r.idea, t.masterplan, r.kind, r.title, r.pinch, r.became, i.votes, r.released_at \
                 FROM public_texts r JOIN ideas i ON i.number = r.idea JOIN topics t ON t.id = i.topic_id \
                 WHERE r.released_at IS NOT NULL AND r.ended_at IS NULL AND i.listed ORDER BY r.idea",
            )
            .fetch_all(conn)
            .await)?;
        let mut results: BTreeMap<CampaignId, Vec<PublicResult>> = BTreeMap::new();
        for row in rows {
            results.entry(row.campaign_id).or_default().push(PublicResult {
                idea: row.idea,
                masterplan: row.masterplan,
                kind: row.kind,
                title: row.title,
                pinch: row.pinch,
                became: row.became,
                votes: told_votes(row.votes),
                released_at: row.released_at,
            });
        }
        for campaign in results.values_mut() {
            campaign.sort_by_key(|result| (result.masterplan, result.idea));
        }
        Ok(results)
    }

    /// Puts a text before a second person, in the place of one that waits. What is public stays so.
    ///
    /// # Errors
    /// `Conflict` when somebody else put one at the same time.
    pub async fn write_result(
        &mut self,
        permit: Permit<WriteResult>,
        of: &OutcomeRecord,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<()> {
        let (kind, answer) = (of.outcome.kind(), of.version);
        let WriteResult { idea, title, pinch, became, .. } = permit.into_action();
        self.end_waiting(idea, now).await?;
        on!(self, conn => sqlx::query(
                "INSERT INTO public_texts (idea, kind, answer_id, title, pinch, became, written_by, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(idea)
            .bind(kind)
            .bind(answer)
            .bind(title)
            .bind(pinch)
            .bind(became)
            .bind(by)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Makes a text public in the place of another.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn release_result(&mut self, permit: Permit<ReleaseResult>, now: Timestamp) -> Result<()> {
        let ReleaseResult { idea, text } = permit.into_action();
        self.end_public(idea, now).await?;
        on!(self, conn => sqlx::query("UPDATE public_texts SET released_at = $3 WHERE id = $2 AND idea = $1")
            .bind(idea)
            .bind(text)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The public reads nothing of an idea any more; `false` when it read nothing before.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn take_back_result(&mut self, permit: Permit<TakeBackResult>, now: Timestamp) -> Result<bool> {
        let TakeBackResult(idea) = permit.into_action();
        self.end_public(idea, now).await
    }

    /// What waits for a second person waits no longer; `false` when nothing did.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn discard_result(&mut self, permit: Permit<DiscardResult>, now: Timestamp) -> Result<bool> {
        let DiscardResult(idea) = permit.into_action();
        self.end_waiting(idea, now).await
    }

    async fn end_waiting(&mut self, idea: IdeaNumber, now: Timestamp) -> Result<bool> {
        let ended = on!(self, conn => sqlx::query(
                "UPDATE public_texts SET ended_at = $2 WHERE idea = $1 AND released_at IS NULL AND ended_at IS NULL",
            )
            .bind(idea)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(ended > 0)
    }

    async fn end_public(&mut self, idea: IdeaNumber, now: Timestamp) -> Result<bool> {
        let ended = on!(self, conn => sqlx::query(
                "UPDATE public_texts SET ended_at = $2 WHERE idea = $1 AND released_at IS NOT NULL AND ended_at IS NULL",
            )
            .bind(idea)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(ended > 0)
    }
}
