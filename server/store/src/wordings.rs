//! What stands beside the text of an idea: earlier wordings, additions, official answers.

use domain::{
    ideas::{Addendum, Answer, FormerWording},
    ids::{AddendumId, IdeaNumber, UnitId},
    policy::{Extend, Permit, Reword},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// The official answers, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn answers(&mut self, idea: IdeaNumber) -> Result<Vec<Answer>> {
        let rows: Vec<(String, Option<UnitId>, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT html, unit_id, created_at FROM answers WHERE idea = $1 ORDER BY created_at DESC, id DESC",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(html, unit, at)| Answer { html, unit, at }).collect())
    }

    /// What the author added, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn addenda(&mut self, idea: IdeaNumber) -> Result<Vec<Addendum>> {
        let rows: Vec<(AddendumId, String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT id, html, created_at FROM addenda WHERE idea = $1 ORDER BY id",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|(id, html, at)| Addendum { id, html, at }).collect())
    }

    /// Earlier wordings that people had voted for, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn wordings(&mut self, idea: IdeaNumber) -> Result<Vec<FormerWording>> {
        let rows: Vec<(String, String, String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT title, pinch, wish, created_at FROM wordings WHERE idea = $1 ORDER BY id DESC",
            )
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows
            .into_iter()
            .map(|(title, pinch, wish, replaced_at)| FormerWording { title, pinch, wish, replaced_at })
            .collect())
    }

    /// Gives an idea a new wording. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn reword_idea(&mut self, permit: Permit<Reword>, at: Timestamp) -> Result<()> {
        let Reword { idea, text, keep_old } = permit.into_action();
        if keep_old {
            on!(self, conn => sqlx::query(
                    "INSERT INTO wordings (idea, title, pinch, wish, created_at) \
                     SELECT number, title, pinch, wish, $2 FROM ideas WHERE number = $1",
                )
                .bind(idea)
                .bind(at)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        on!(self, conn => sqlx::query("UPDATE ideas SET title = $2, pinch = $3, wish = $4 WHERE number = $1")
            .bind(idea)
            .bind(text.title)
            .bind(text.pinch)
            .bind(text.wish)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Adds to an idea. `at` is when, the day alone without a name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn extend_idea(
        &mut self,
        permit: Permit<Extend>,
        html: String,
        at: Timestamp,
    ) -> Result<AddendumId> {
        let Extend { idea, body } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO addenda (idea, body, html, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
            )
            .bind(idea)
            .bind(body)
            .bind(html)
            .bind(at)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }
}
