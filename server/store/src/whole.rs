//! The whole texts of many ideas at once.

use std::collections::HashMap;

use domain::{ideas::IdeaText, ids::IdeaNumber};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

impl Tx {
    /// The texts of these ideas. Whoever asks has seen them in a list.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn texts(&mut self, ideas: &[IdeaNumber]) -> Result<HashMap<IdeaNumber, IdeaText>> {
        let list = sql!(
            self,
            sqlite: "SELECT number, title, pinch, wish FROM ideas WHERE number IN (SELECT value FROM json_each($1))",
            postgres: "SELECT number, title, pinch, wish FROM ideas WHERE number IN \
                       (SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))",
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, String, String, String)> =
            on!(self, conn => sqlx::query_as(list).bind(wanted).fetch_all(conn).await)?;
        Ok(rows
            .into_iter()
            .map(|(number, title, pinch, wish)| (number, IdeaText { title, pinch, wish }))
            .collect())
    }
}
