//! Templates of official answers.

use domain::{
    ids::TemplateId,
    policy::Permit,
    templates::{AnswerTemplate, KeepTemplates},
    time::Timestamp,
};

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Every template, in their order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn answer_templates(&mut self) -> Result<Vec<AnswerTemplate>> {
        let rows: Vec<(TemplateId, String, String)> = on!(self, conn => sqlx::query_as("SELECT id, name, body FROM answer_templates ORDER BY position, id")
                .fetch_all(conn)
                .await)?;
        Ok(rows.into_iter().map(|(id, name, body)| AnswerTemplate { id, name, body }).collect())
    }

    /// Carries out a wish. A new template is the last, and its key comes back.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn keep_templates(
        &mut self,
        permit: Permit<KeepTemplates>,
        now: Timestamp,
    ) -> Result<Option<TemplateId>> {
        match permit.into_action() {
            KeepTemplates::Add(wording) => {
                let id = on!(self, conn => sqlx::query_scalar(
                        "INSERT INTO answer_templates (name, body, position, created_at)
                         SELECT $1, $2, COALESCE(MAX(position), -1) + 1, $3 FROM answer_templates RETURNING id",
                    )
                    .bind(wording.name)
                    .bind(wording.body)
                    .bind(now)
                    .fetch_one(conn)
                    .await)?;
                Ok(Some(id))
            }
            KeepTemplates::Reword(id, wording) => {
                on!(self, conn => sqlx::query("UPDATE answer_templates SET name = $2, body = $3 WHERE id = $1")
                    .bind(id)
                    .bind(wording.name)
                    .bind(wording.body)
                    .execute(conn)
                    .await
                    .map(|_| ()))?;
                Ok(None)
            }
            KeepTemplates::Remove(id) => {
                on!(self, conn => sqlx::query("DELETE FROM answer_templates WHERE id = $1")
                    .bind(id)
                    .execute(conn)
                    .await
                    .map(|_| ()))?;
                Ok(None)
            }
            KeepTemplates::Order(order) => {
                for (position, id) in (0_i64..).zip(order) {
                    on!(self, conn => sqlx::query("UPDATE answer_templates SET position = $2 WHERE id = $1")
                        .bind(id)
                        .bind(position)
                        .execute(conn)
                        .await
                        .map(|_| ()))?;
                }
                Ok(None)
            }
        }
    }
}
