//! Merging and splitting. A merge is a link: `merged_into` is filled while the overlay says so, and the counters of the other idea
//! are counted anew from rows that nobody moved. Locks go from an idea to what is merged into it, never back.

use domain::{
    ids::{IdeaNumber, MergeId, PersonId},
    policy::Permit,
    ranking::hot,
    text::Sentence,
    time::Timestamp,
    triage::{KeepMerged, Merge, MergeStanding, Object, Relative, Split, Unmerge, Unsplit},
};

use crate::{Result, Tx, ideas::IdeaState, lists::byline, tx::on, votes::group};

/// A merge as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMerge {
    /// What the rules ask of it.
    pub standing: MergeStanding,
    /// What the other idea is called.
    pub title: String,
    /// What everybody is told.
    pub reason: String,
    /// What those who objected are told.
    pub reply: String,
}

/// Two ideas that a use case tied together, or parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Link {
    /// The merge.
    pub id: MergeId,
    /// The idea.
    pub idea: IdeaNumber,
    /// The other, into which it is or was merged.
    #[sqlx(rename = "into_idea")]
    pub into: IdeaNumber,
}

impl Tx {
    /// As [`Tx::lock_idea`], and what it is merged into stands still as well: a comment of the one counts at the other.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_kin(&mut self, idea: IdeaNumber) -> Result<Option<IdeaState>> {
        let into: Option<Option<IdeaNumber>> = on!(self, conn => sqlx::query_scalar("SELECT merged_into FROM ideas WHERE number = $1")
                .bind(idea)
                .fetch_optional(conn)
                .await)?;
        if let Some(into) = into.flatten() {
            self.lock_idea(into).await?;
        }
        self.lock_idea(idea).await
    }

    /// Two ideas that shall be tied together, the first of the two first. The lower number is locked first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_pair(&mut self, pair: [IdeaNumber; 2]) -> Result<[Option<IdeaState>; 2]> {
        let [one, other] = pair;
        if one <= other {
            let one = self.lock_idea(one).await?;
            return Ok([one, self.lock_idea(other).await?]);
        }
        let other = self.lock_idea(other).await?;
        Ok([self.lock_idea(one).await?, other])
    }

    /// Whether others are merged into an idea.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn gathers(&mut self, idea: IdeaNumber) -> Result<bool> {
        let gathers = on!(self, conn => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM ideas WHERE merged_into = $1)")
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        Ok(gathers)
    }

    /// Whether more than votes came to an idea: comments, an answer, an addendum, or others that are merged into it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_grown(&mut self, idea: IdeaNumber) -> Result<bool> {
        let grown = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM ideas WHERE merged_into = $1) OR EXISTS (SELECT 1 FROM comments WHERE idea = $1) \
                 OR EXISTS (SELECT 1 FROM answers WHERE idea = $1) OR EXISTS (SELECT 1 FROM addenda WHERE idea = $1)",
            )
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        Ok(grown)
    }

    /// The merge by which an idea is part of another now.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn merge_of(&mut self, idea: IdeaNumber) -> Result<Option<StoredMerge>> {
        let row: Option<MergeRow> = on!(self, conn => sqlx::query_as(
                "SELECT m.id, m.idea, m.into_idea, m.reason, m.decided_by, m.created_at, m.objected_at, m.reply, i.title \
                 FROM merges m JOIN ideas i ON i.number = m.into_idea WHERE m.idea = $1 AND m.ended_at IS NULL",
            )
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(StoredMerge::from))
    }

    /// What is merged into an idea, in the order of their numbers.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn merged_into(&mut self, idea: IdeaNumber) -> Result<Vec<Relative>> {
        self.relatives(
            "SELECT i.number, i.title, i.named, p.name, m.reason FROM merges m JOIN ideas i ON i.number = m.idea \
             LEFT JOIN people p ON p.id = i.author_id AND i.named \
             WHERE m.into_idea = $1 AND m.ended_at IS NULL ORDER BY i.number",
            idea,
        )
        .await
    }

    /// What became of an idea that was split, in the order of their numbers: as far as everybody sees them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn parts_of(&mut self, idea: IdeaNumber) -> Result<Vec<Relative>> {
        self.relatives(
            "SELECT i.number, i.title, i.named, p.name, '' AS reason FROM ideas i \
             LEFT JOIN people p ON p.id = i.author_id AND i.named \
             WHERE i.split_from = $1 AND i.overlay IN ('none', 'merged') ORDER BY i.number",
            idea,
        )
        .await
    }

    /// The numbers of the parts of an idea that is split, whatever has become of them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn part_numbers(&mut self, idea: IdeaNumber) -> Result<Vec<IdeaNumber>> {
        let parts = on!(self, conn => sqlx::query_scalar(
                "SELECT number FROM ideas WHERE split_from = $1 ORDER BY number",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(parts)
    }

    async fn relatives(&mut self, text: &'static str, idea: IdeaNumber) -> Result<Vec<Relative>> {
        let rows: Vec<(IdeaNumber, String, bool, Option<String>, String)> =
            on!(self, conn => sqlx::query_as(text).bind(idea).fetch_all(conn).await)?;
        let relative = |(number, title, named, name, reason)| Relative {
            number,
            title,
            byline: byline(named, name),
            reason,
        };
        Ok(rows.into_iter().map(relative).collect())
    }

    /// Ties an idea to another. Both were locked by [`Tx::lock_pair`].
    ///
    /// # Errors
    /// When the database is away.
    pub async fn merge(
        &mut self,
        permit: Permit<Merge>,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Link> {
        let Merge { idea, into, reason } = permit.into_action();
        self.begin_merge((idea, into), &reason, by, now).await
    }

    async fn begin_merge(
        &mut self,
        (idea, into): (IdeaNumber, IdeaNumber),
        reason: &Sentence,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Link> {
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO merges (idea, into_idea, reason, decided_by, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
            )
            .bind(idea)
            .bind(into)
            .bind(reason.as_str().to_owned())
            .bind(by)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        let link = Link { id, idea, into };
        self.tie(link).await?;
        Ok(link)
    }

    /// Lets an idea stand by itself again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unmerge(&mut self, permit: Permit<Unmerge>, now: Timestamp) -> Result<Vec<Link>> {
        let Unmerge(idea) = permit.into_action();
        self.part(idea, now).await
    }

    /// Ends every merge that an idea has to do with: nothing stays merged into what is gone.
    pub(crate) async fn part(&mut self, idea: IdeaNumber, now: Timestamp) -> Result<Vec<Link>> {
        let links: Vec<Link> = on!(self, conn => sqlx::query_as(
                "SELECT id, idea, into_idea FROM merges WHERE (idea = $1 OR into_idea = $1) AND ended_at IS NULL ORDER BY id",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        for link in &links {
            self.untie(*link, now).await?;
        }
        Ok(links)
    }

    /// The merges of these keys that are in force, or that are not.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn links(&mut self, merges: &[MergeId], in_force: bool) -> Result<Vec<Link>> {
        let mut links = Vec::new();
        for merge in merges {
            let link: Option<Link> = on!(self, conn => sqlx::query_as(
                    "SELECT id, idea, into_idea FROM merges WHERE id = $1 AND (ended_at IS NULL) = $2",
                )
                .bind(*merge)
                .bind(in_force)
                .fetch_optional(conn)
                .await)?;
            links.extend(link);
        }
        Ok(links)
    }

    /// Ties together again what an act had parted.
    pub(super) async fn renew(&mut self, link: Link) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE merges SET ended_at = NULL WHERE id = $1")
            .bind(link.id)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.tie(link).await
    }

    async fn tie(&mut self, Link { idea, into, .. }: Link) -> Result<()> {
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET overlay = 'merged', merged_into = $2, listed = FALSE WHERE number = $1",
            )
            .bind(idea)
            .bind(into)
            .execute(conn)
            .await
            .map(|_| ()))?;
        // Others stand behind its text now.
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET supported = TRUE WHERE number = $2 \
                 AND EXISTS (SELECT 1 FROM ideas m WHERE m.number = $1 AND (m.supported OR m.votes > 0))",
            )
            .bind(idea)
            .bind(into)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.recount(into).await
    }

    pub(super) async fn untie(&mut self, link: Link, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE merges SET ended_at = $2 WHERE id = $1")
            .bind(link.id)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query(
                "UPDATE ideas SET overlay = 'none', merged_into = NULL, listed = (status <> 'held') WHERE number = $1",
            )
            .bind(link.idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.recount(link.idea).await?;
        self.recount(link.into).await
    }

    /// Counts voters and comments of an idea anew, with all that is merged into it. A frozen vote stays as it was frozen: its ballots
    /// may be gone.
    pub(crate) async fn recount(&mut self, idea: IdeaNumber) -> Result<()> {
        let counted: Option<(i64, Timestamp)> = on!(self, conn => sqlx::query_as(concat!(
                "SELECT (SELECT COUNT(DISTINCT v.voter_tag) FROM votes v WHERE v.idea IN ", group!("$1"), "), i.created_at ",
                "FROM ideas i WHERE i.number = $1 ",
                "AND NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.campaign_id = i.campaign_id)"
            ))
            .bind(idea)
            .fetch_optional(conn)
            .await)?;
        if let Some((votes, created_at)) = counted {
            let (text, hot) =
                ("UPDATE ideas SET votes = $2, hot = $3 WHERE number = $1", hot(votes, created_at));
            on!(self, conn => sqlx::query(text).bind(idea).bind(votes).bind(hot).execute(conn).await.map(|_| ()))?;
        }
        on!(self, conn => sqlx::query(concat!(
                "UPDATE ideas SET revision = revision + 1, comments = (SELECT COUNT(*) FROM comments k ",
                "WHERE k.deleted_at IS NULL AND k.veil = 'none' AND k.idea IN ", group!("$1"), ") WHERE number = $1"
            ))
            .bind(idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Keeps an objection; the same person twice is one. `day` is today, no closer: an objection may tell of a vote.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn object(
        &mut self,
        permit: Permit<Object>,
        objector: [u8; 32],
        day: Timestamp,
    ) -> Result<bool> {
        let Object(merge) = permit.into_action();
        let new = on!(self, conn => sqlx::query(
                "INSERT INTO objections (merge_id, objector_tag) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(merge)
            .bind(objector.to_vec())
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if new == 1 {
            on!(self, conn => sqlx::query(
                    "UPDATE merges SET objected_at = COALESCE(objected_at, $2) WHERE id = $1",
                )
                .bind(merge)
                .bind(day)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(new == 1)
    }

    /// Whether somebody has objected to a merge.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn has_objected(&mut self, merge: MergeId, objector: [u8; 32]) -> Result<bool> {
        let has = on!(self, conn => sqlx::query_scalar(
                "SELECT EXISTS (SELECT 1 FROM objections WHERE merge_id = $1 AND objector_tag = $2)",
            )
            .bind(merge)
            .bind(objector.to_vec())
            .fetch_one(conn)
            .await)?;
        Ok(has)
    }

    /// Lets a merge stand, with an answer to those who object.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_merged(&mut self, permit: Permit<KeepMerged>) -> Result<()> {
        let KeepMerged { merge, reply } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE merges SET objected_at = NULL, reply = $2 WHERE id = $1")
            .bind(merge)
            .bind(reply)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Makes several ideas of one, and says which. Each has its author, its age, its status, its answers, those who follow it and, until they
    /// choose, those who voted for it; its own ballots and comments stay with it.
    ///
    /// # Errors
    /// `Conflict` when a topic is gone.
    pub async fn split(&mut self, permit: Permit<Split>) -> Result<Vec<IdeaNumber>> {
        let Split { idea, parts } = permit.into_action();
        let mut numbers = Vec::new();
        for part in parts {
            let number: IdeaNumber = on!(self, conn => sqlx::query_scalar(
                    "INSERT INTO ideas (campaign_id, topic_id, unit_id, named, author_id, claim_hash, title, pinch, wish, status, \
                     overlay, listed, supported, votes, hot, shuffle, answered_at, created_at, split_from) \
                     SELECT o.campaign_id, COALESCE((SELECT t.merged_into FROM topics t WHERE t.id = $2), $2, o.topic_id), o.unit_id, o.named, o.author_id, o.claim_hash, $3, $4, $5, \
                     o.status, 'none', TRUE, o.supported, o.votes, o.hot, o.shuffle, o.answered_at, o.created_at, o.number \
                     FROM ideas o WHERE o.number = $1 RETURNING number",
                )
                .bind(idea)
                .bind(part.topic)
                .bind(part.text.title)
                .bind(part.text.pinch)
                .bind(part.text.wish)
                .fetch_one(conn)
                .await)?;
            for text in [
                "INSERT INTO votes (idea, voter_tag) SELECT $2, voter_tag FROM votes WHERE idea = $1",
                "INSERT INTO follows (person_id, idea) SELECT person_id, $2 FROM follows WHERE idea = $1",
                "INSERT INTO answers (idea, body, html, unit_id, created_at) \
                 SELECT $2, body, html, unit_id, created_at FROM answers WHERE idea = $1 ORDER BY id",
            ] {
                on!(self, conn => sqlx::query(text).bind(idea).bind(number).execute(conn).await.map(|_| ()))?;
            }
            numbers.push(number);
        }
        self.cover_split(idea).await?;
        Ok(numbers)
    }

    /// Makes one of what was split, and says what of: the parts are taken back, and whoever has a vote for one of them has it for the
    /// whole. Whoever took their vote back from every part took it back from the whole.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unsplit(&mut self, permit: Permit<Unsplit>) -> Result<Vec<IdeaNumber>> {
        let Unsplit(idea) = permit.into_action();
        self.rejoin(idea).await
    }

    pub(super) async fn rejoin(&mut self, idea: IdeaNumber) -> Result<Vec<IdeaNumber>> {
        for text in [
            "DELETE FROM votes WHERE idea = $1 AND voter_tag NOT IN \
             (SELECT v.voter_tag FROM votes v JOIN ideas p ON p.number = v.idea WHERE p.split_from = $1)",
            "INSERT INTO votes (idea, voter_tag) SELECT DISTINCT p.split_from, v.voter_tag FROM votes v \
             JOIN ideas p ON p.number = v.idea WHERE p.split_from = $1 ON CONFLICT DO NOTHING",
            "UPDATE ideas SET overlay = 'none', listed = TRUE WHERE number = $1",
        ] {
            on!(self, conn => sqlx::query(text).bind(idea).execute(conn).await.map(|_| ()))?;
        }
        let parts = on!(self, conn => sqlx::query_scalar(
                "UPDATE ideas SET overlay = 'withdrawn', listed = FALSE, split_from = NULL WHERE split_from = $1 RETURNING number",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        self.recount(idea).await?;
        Ok(parts)
    }

    /// Makes parts again of what a moment ago were parts.
    pub(super) async fn split_again(&mut self, idea: IdeaNumber, parts: &[IdeaNumber]) -> Result<()> {
        for part in parts {
            on!(self, conn => sqlx::query(
                    "UPDATE ideas SET overlay = 'none', listed = TRUE, split_from = $2 WHERE number = $1",
                )
                .bind(*part)
                .bind(idea)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    pub(super) async fn cover_split(&mut self, idea: IdeaNumber) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE ideas SET overlay = 'split', listed = FALSE WHERE number = $1")
            .bind(idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct MergeRow {
    id: MergeId,
    idea: IdeaNumber,
    into_idea: IdeaNumber,
    reason: String,
    decided_by: Option<PersonId>,
    created_at: Timestamp,
    objected_at: Option<Timestamp>,
    reply: String,
    title: String,
}

impl From<MergeRow> for StoredMerge {
    fn from(row: MergeRow) -> Self {
        let standing = MergeStanding {
            id: row.id,
            idea: row.idea,
            into: row.into_idea,
            decided_by: row.decided_by,
            at: row.created_at,
            objected: row.objected_at.is_some(),
        };
        Self { standing, title: row.title, reason: row.reason, reply: row.reply }
    }
}
