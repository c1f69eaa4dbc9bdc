//! Views per idea, and the fair order that follows from them; see [`domain::exposure`].

use domain::{
    exposure::{BUCKET_MAX, Day, Leg, Mix, Place, legs},
    ideas::IdeaCard,
    ids::{CampaignId, IdeaNumber, PersonId},
    slices::Slice,
};

use crate::{
    Result, Tx,
    lists::{CardRow, ListOf, narrowed},
    tx::{on, sql},
    votes::{bytes, voted},
};

/// The bucket keeps up by doubling: `bucket_next = floor(log2(views + 1))`.
macro_rules! views {
    ($among:literal) => {
        concat!(
            "UPDATE ideas SET views = views + 1, bucket_next = bucket_next + CASE WHEN bucket_next < 30 ",
            "AND views + 2 >= (2 << CAST(bucket_next AS INTEGER)) THEN 1 ELSE 0 END ",
            "WHERE listed AND (author_id IS NULL OR author_id <> $2) AND number IN ",
            $among
        )
    };
}
/// A person's order of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mixed {
    /// The day whose order is in force.
    pub day: Day,
    /// By how much the circle is turned for the person.
    pub offset: i64,
}

impl Tx {
    /// Lets a day begin, unless it has begun already: from now on ideas stand where their views until now have put them.
    /// Returns the day that is in force.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn begin_day(&mut self, campaign: CampaignId, today: Day) -> Result<Day> {
        let begun = on!(self, conn => sqlx::query("UPDATE campaigns SET mixed_on = $2 WHERE id = $1 AND mixed_on < $2")
            .bind(campaign)
            .bind(today.as_i64())
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        if begun == 1 {
            let Mix { factor, addend } = Mix::of(today);
            on!(self, conn => sqlx::query(
                    "UPDATE ideas SET bucket = bucket_next, \
                     shuffle = ((number * $2 + $3) % 2147483647) * ((number * $2 + $3) % 2147483647) % 2147483647 \
                     WHERE campaign_id = $1",
                )
                .bind(campaign)
                .bind(factor)
                .bind(addend)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        let day: i64 = on!(self, conn => sqlx::query_scalar("SELECT mixed_on FROM campaigns WHERE id = $1")
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(Day::from_i64(day))
    }

    /// One page of a list in the fair order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn list_fairly(&mut self, list: &ListOf, mixed: Mixed) -> Result<Slice<IdeaCard>> {
        let Mixed { day, offset } = mixed;
        let after = list.after.and_then(|cursor| Place::from_cursor(cursor, day));
        let buckets: Vec<i64> = (0..=BUCKET_MAX).collect();
        let mut last: Option<i64> = None;
        let wanted = usize::try_from(list.limit).unwrap_or(usize::MAX);
        let mut found: Vec<(i64, CardRow)> = Vec::new();
        for leg in legs(after, offset, &buckets) {
            if last.is_some_and(|last| leg.bucket > last) {
                break;
            }
            let missing = i64::from(list.limit) + 1 - i64::try_from(found.len()).unwrap_or(i64::MAX);
            let rows = self.leg(list, leg, missing).await?;
            found.extend(rows.into_iter().map(|row| (leg.bucket, row)));
            if found.len() > wanted {
                break;
            }
            // Most pages are full before anybody has to know where the list ends.
            if last.is_none() {
                last = Some(self.last_bucket(list.campaign).await?);
            }
        }
        let more = found.len() > wanted;
        found.truncate(wanted);
        let place =
            |(bucket, row): &(i64, CardRow)| Place::of(day, *bucket, row.value, row.number, offset).cursor();
        let next = found.last().filter(|_| more).map(place);
        Ok(Slice { items: found.into_iter().map(|(_, row)| row.into()).collect(), next })
    }

    async fn last_bucket(&mut self, campaign: CampaignId) -> Result<i64> {
        let last: Option<i64> = on!(self, conn => sqlx::query_scalar(
                "SELECT MAX(bucket) FROM ideas WHERE listed AND campaign_id = $1",
            )
            .bind(campaign)
            .fetch_one(conn)
            .await)?;
        Ok(last.unwrap_or(0))
    }

    async fn leg(&mut self, list: &ListOf, leg: Leg, limit: i64) -> Result<Vec<CardRow>> {
        let rows = on!(self, conn => sqlx::query_as(FAIR)
            .bind(list.campaign)
            .bind(list.topic)
            .bind(list.status)
            .bind(list.unit)
            .bind(leg.after.0)
            .bind(leg.after.1)
            .bind(limit)
            .bind(list.voter.map(bytes))
            .bind(list.person)
            .bind(leg.bucket)
            .bind(leg.before)
            .fetch_all(conn)
            .await)?;
        Ok(rows)
    }

    /// Counts a view for each of these ideas, but for those that are not in everybody's lists or are the person's own.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count_views(&mut self, ideas: &[IdeaNumber], person: PersonId) -> Result<()> {
        let text = sql!(
            self,
            sqlite: views!("(SELECT value FROM json_each($1))"),
            postgres: views!("(SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"),
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        on!(self, conn => sqlx::query(text).bind(wanted).bind(person).execute(conn).await.map(|_| ()))?;
        Ok(())
    }

    /// The views of every idea of a campaign that is in everybody's lists.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn views_of(&mut self, campaign: CampaignId) -> Result<Vec<i64>> {
        let views = on!(self, conn => sqlx::query_scalar("SELECT views FROM ideas WHERE listed AND campaign_id = $1")
            .bind(campaign)
            .fetch_all(conn)
            .await)?;
        Ok(views)
    }
}

/// $1 campaign, $2 topic, $3 status, $4 unit, $5 and $6 the place, $7 limit, $8 voter, $9 person, $10 bucket, $11 the end.
const FAIR: &str = concat!(
    "SELECT i.shuffle AS value, i.number, i.title, substr(i.pinch, 1, 400) AS beginning, i.topic_id, i.unit_id, \
    i.status, i.overlay, i.votes, i.revision, i.comments, i.named, p.name, i.created_at, i.answered_at, \
    ",
    voted!("$8"),
    " AS voted, COALESCE(i.author_id = $9, FALSE) AS mine \
    FROM ideas i LEFT JOIN people p ON p.id = i.author_id AND i.named \
    WHERE i.listed AND i.campaign_id = $1 AND i.bucket = $10 AND (i.shuffle, i.number) > ($5, $6) AND i.shuffle < $11",
    narrowed!(),
    " ORDER BY i.shuffle, i.number LIMIT $7"
);
