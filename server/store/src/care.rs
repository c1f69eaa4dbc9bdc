//! Looking after the database as a whole.

use crate::{Result, Tx, tx::on};

impl Tx {
    /// Asks for as little as can be asked.
    ///
    /// # Errors
    /// When the database is away or has another schema.
    pub async fn ping(&mut self) -> Result<()> {
        on!(self, conn => sqlx::query("SELECT 1 FROM campaigns LIMIT 1").execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
