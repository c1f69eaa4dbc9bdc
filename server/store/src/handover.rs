//! What goes on paper of ideas.

use std::collections::BTreeMap;

use domain::{
    handover::HandedText,
    ids::{IdeaNumber, TopicId},
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

macro_rules! texts {
    ($which:literal) => {
        concat!("SELECT number, title, pinch, topic_id FROM ideas WHERE listed AND number IN ", $which)
    };
}

impl Tx {
    /// The texts of these ideas, of those that everybody can read.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn handed_texts(&mut self, ideas: &[IdeaNumber]) -> Result<BTreeMap<IdeaNumber, HandedText>> {
        let text = sql!(
            self,
            sqlite: texts!("(SELECT value FROM json_each($1))"),
            postgres: texts!("(SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"),
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, String, String, TopicId)> =
            on!(self, conn => sqlx::query_as(text).bind(wanted).fetch_all(conn).await)?;
        let texts = rows.into_iter().map(|(number, title, pinch, topic)| {
            let text = HandedText { title, pinch, topic };
            (number, text)
        });
        Ok(texts.collect())
    }
}
