//! Who follows what. Asked for one's own alone: there is no statement that goes from an idea to its followers.

use domain::{
    follows::SetFollow,
    ids::{IdeaNumber, PersonId},
    policy::Permit,
};

use crate::{Result, Tx, tx::on, votes::group};

impl Tx {
    /// Whether a person follows an idea, or what is merged into it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn follows(&mut self, person: PersonId, idea: IdeaNumber) -> Result<bool> {
        let follows = on!(self, conn => sqlx::query_scalar(
                concat!("SELECT EXISTS (SELECT 1 FROM follows WHERE person_id = $1 AND idea IN ", group!("$2"), ")"),
            )
            .bind(person)
            .bind(idea)
            .fetch_one(conn)
            .await)?;
        Ok(follows)
    }

    /// Carries out a wish; the same one twice changes nothing. Whoever stops following an idea hears of what is merged into it no longer.
    ///
    /// # Errors
    /// `Conflict` when the person is gone.
    pub async fn set_follow(&mut self, permit: Permit<SetFollow>, person: PersonId) -> Result<()> {
        let SetFollow { idea, wanted } = permit.into_action();
        let text = if wanted {
            "INSERT INTO follows (person_id, idea) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        } else {
            concat!("DELETE FROM follows WHERE person_id = $1 AND idea IN ", group!("$2"))
        };
        on!(self, conn => sqlx::query(text)
            .bind(person)
            .bind(idea)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}
