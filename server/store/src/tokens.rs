//! Tokens of programs.

use domain::{
    ids::{PersonId, UnitId},
    people::{Role, Scope, Who},
    text::TokenName,
    time::Timestamp,
};

use crate::{Result, StoreError, Tx, tx::on};

/// A token as the command line lists it; nothing of it opens anything.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TokenCard {
    /// The owner's e-mail address, where there is one.
    pub email: Option<String>,
    /// What it is for.
    pub name: String,
    /// What it may do, parted by spaces.
    pub scopes: String,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Tx {
    /// Adds a token.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_token(
        &mut self,
        token_hash: [u8; 32],
        person: PersonId,
        name: &TokenName,
        scopes: &[Scope],
        now: Timestamp,
    ) -> Result<()> {
        let scopes: Vec<&str> = scopes.iter().map(|scope| scope.as_str()).collect();
        on!(self, conn => sqlx::query(
                "INSERT INTO tokens (token_hash, person_id, name, scopes, created_at) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(token_hash.to_vec())
            .bind(person)
            .bind(name)
            .bind(scopes.join(" "))
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The owner of a token and what it may do, unless it is revoked or its owner disabled.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn token(&mut self, token_hash: [u8; 32]) -> Result<Option<(Who, Vec<Scope>)>> {
        let found: Option<(PersonId, Role, Option<UnitId>, String)> = on!(self, conn => sqlx::query_as(
                "SELECT p.id, p.role, p.unit_id, t.scopes FROM tokens t JOIN people p ON p.id = t.person_id
                 WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND p.disabled_at IS NULL",
            )
            .bind(token_hash.to_vec())
            .fetch_optional(conn)
            .await)?;
        let Some((id, role, unit, scopes)) = found else { return Ok(None) };
        let scopes = scopes.split(' ').filter(|word| !word.is_empty()).map(str::parse);
        let scopes = scopes.collect::<std::result::Result<_, ()>>();
        Ok(Some((Who { id, role, unit }, scopes.map_err(|()| StoreError::Unreadable("tokens.scopes"))?)))
    }

    /// The tokens that work, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tokens(&mut self) -> Result<Vec<TokenCard>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT p.email, t.name, t.scopes, t.created_at FROM tokens t JOIN people p ON p.id = t.person_id
                 WHERE t.revoked_at IS NULL AND p.disabled_at IS NULL ORDER BY t.id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Stops all tokens of a person with this name, and says how many.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn revoke_tokens(&mut self, person: PersonId, name: &TokenName, now: Timestamp) -> Result<u64> {
        let done = on!(self, conn => sqlx::query(
                "UPDATE tokens SET revoked_at = $3 WHERE person_id = $1 AND name = $2 AND revoked_at IS NULL",
            )
            .bind(person)
            .bind(name)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(done)
    }
}
