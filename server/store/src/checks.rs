//! Questions about the database as a whole, for `doctor` and for tests.

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Ideas whose counters differ from what they count, or that say more about an anonymous author than they may.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn miscounted(&mut self) -> Result<i64> {
        let found = on!(self, conn => sqlx::query_scalar(
                "SELECT COUNT(*) FROM ideas i WHERE
                   (i.votes <> (SELECT COUNT(DISTINCT v.voter_tag) FROM votes v WHERE v.idea IN
                     (SELECT g.number FROM ideas g WHERE g.number = i.number OR g.merged_into = i.number)) AND NOT EXISTS
                     (SELECT 1 FROM snapshots s WHERE s.campaign_id = i.campaign_id))
                   OR i.comments <> (SELECT COUNT(*) FROM comments c WHERE c.idea IN
                     (SELECT g.number FROM ideas g WHERE g.number = i.number OR g.merged_into = i.number) AND c.deleted_at IS NULL
                     AND c.veil = 'none')
                   OR (i.overlay = 'merged') <> (i.merged_into IS NOT NULL)
                   OR (i.overlay = 'merged') <> EXISTS (SELECT 1 FROM merges m WHERE m.idea = i.number
                     AND m.into_idea = i.merged_into AND m.ended_at IS NULL)
                   OR i.listed <> (i.status <> 'held' AND i.overlay = 'none')
                   OR (NOT i.named AND (i.author_id IS NOT NULL OR i.created_at % 86400000 <> 0))",
            )
            .fetch_one(conn)
            .await)?;
        Ok(found)
    }

    /// Rows and the sum of what is in them, for each table that people fill: equal for equal databases.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn checksum(&mut self) -> Result<Vec<(String, i64, i64)>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT 'people', COUNT(*), CAST(COALESCE(SUM(id * LENGTH(name) + COALESCE(unit_id, 0)), 0) AS BIGINT)
                   FROM people
                 UNION ALL SELECT 'ideas', COUNT(*), CAST(COALESCE(SUM(number * (LENGTH(title) + 3 * LENGTH(pinch)
                   + 5 * LENGTH(wish) + 7 * votes + 11 * COALESCE(author_id, 0)) + created_at % 1000003), 0) AS BIGINT)
                   FROM ideas
                 UNION ALL SELECT 'votes', COUNT(*), CAST(COALESCE(SUM(idea * LENGTH(voter_tag)), 0) AS BIGINT) FROM votes
                 UNION ALL SELECT 'comments', COUNT(*), CAST(COALESCE(SUM(id * (LENGTH(body) + 3 * idea
                   + 5 * COALESCE(reply_to, 0) + 7 * COALESCE(author_id, 0)) + created_at % 1000003), 0) AS BIGINT)
                   FROM comments
                 UNION ALL SELECT 'events', COUNT(*), CAST(COALESCE(SUM(id * LENGTH(event)), 0) AS BIGINT) FROM events
                 UNION ALL SELECT 'verdicts', COUNT(*), CAST(COALESCE(SUM(id * (idea + LENGTH(sentence))), 0) AS BIGINT)
                   FROM verdicts
                 UNION ALL SELECT 'appeals', COUNT(*), CAST(COALESCE(SUM(id * (verdict_id + LENGTH(body))), 0) AS BIGINT)
                   FROM appeals
                 UNION ALL SELECT 'merges', COUNT(*), CAST(COALESCE(SUM(id * (idea + into_idea + LENGTH(reason))), 0) AS BIGINT)
                   FROM merges
                 UNION ALL SELECT 'snapshots', COUNT(*), CAST(COALESCE(SUM(campaign_id * LENGTH(body)), 0) AS BIGINT)
                   FROM snapshots
                 ORDER BY 1",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }
}
