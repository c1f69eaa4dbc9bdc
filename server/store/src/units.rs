//! The city's units as administrators keep them, with what they were called before.

use domain::{
    campaigns::{Bilingual, Unit},
    ids::UnitId,
    policy::Permit,
    time::Timestamp,
    units::{AddUnit, CloseUnit, MoveUnit, RenameUnit, UnitEntry, UnitPast},
};

use crate::{
    Result, Tx,
    tx::{on, sql},
};

impl Tx {
    /// The city's units, each in its place; whether one is closed is told for this moment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn units(&mut self, now: Timestamp) -> Result<Vec<Unit>> {
        Ok(self.unit_entries(now).await?.into_iter().map(|entry| entry.unit).collect())
    }

    /// The same with what only administrators read.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unit_entries(&mut self, now: Timestamp) -> Result<Vec<UnitEntry>> {
        let rows: Vec<UnitRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, parent_id, slug, name_de, name_en, headcount, closed_at, created_at
                 FROM units ORDER BY position, id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(|row| row.into_entry(now)).collect())
    }

    /// Every unit with the one above. While the transaction lasts nobody else moves one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_tree(&mut self) -> Result<Vec<(UnitId, Option<UnitId>)>> {
        let text = sql!(self, lock "u": "SELECT u.id, u.parent_id FROM units u ORDER BY u.id");
        let rows = on!(self, conn => sqlx::query_as(text).fetch_all(conn).await)?;
        Ok(rows)
    }

    /// What a unit was called and where it stood, the newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unit_history(&mut self, unit: UnitId) -> Result<Vec<UnitPast>> {
        let entered: Option<Timestamp> = on!(self, conn => sqlx::query_scalar("SELECT created_at FROM units WHERE id = $1")
            .bind(unit)
            .fetch_optional(conn)
            .await)?;
        let rows: Vec<(Option<UnitId>, String, String, Timestamp)> = on!(self, conn => sqlx::query_as(
                "SELECT parent_id, name_de, name_en, created_at FROM unit_history WHERE unit_id = $1 ORDER BY id",
            )
            .bind(unit)
            .fetch_all(conn)
            .await)?;
        let mut from = entered.unwrap_or(Timestamp::from_millis(0));
        let mut past = Vec::with_capacity(rows.len());
        for (parent, de, en, until) in rows {
            past.push(UnitPast { name: Bilingual { de, en }, parent, from, until });
            from = until;
        }
        past.reverse();
        Ok(past)
    }

    /// Adds a unit behind all others.
    ///
    /// # Errors
    /// `Conflict` when its slug is taken.
    pub async fn add_unit(&mut self, permit: Permit<AddUnit>, now: Timestamp) -> Result<UnitId> {
        let AddUnit { slug, wording, parent } = permit.into_action();
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO units (slug, name_de, name_en, headcount, parent_id, position, created_at)
                 SELECT $1, $2, $3, $4, $5, COALESCE(MAX(position), -1) + 1, $6 FROM units RETURNING id",
            )
            .bind(slug)
            .bind(wording.name.de)
            .bind(wording.name.en)
            .bind(wording.headcount)
            .bind(parent)
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Calls a unit something else. What it was called stays in its history, unless only its size changed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn rename_unit(&mut self, permit: Permit<RenameUnit>, now: Timestamp) -> Result<()> {
        let RenameUnit { unit, wording } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO unit_history (unit_id, parent_id, name_de, name_en, created_at)
                 SELECT id, parent_id, name_de, name_en, $2 FROM units WHERE id = $1 AND (name_de <> $3 OR name_en <> $4)",
            )
            .bind(unit)
            .bind(now)
            .bind(&wording.name.de)
            .bind(&wording.name.en)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE units SET name_de = $2, name_en = $3, headcount = $4 WHERE id = $1")
            .bind(unit)
            .bind(wording.name.de)
            .bind(wording.name.en)
            .bind(wording.headcount)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Moves a unit below another, or to the top. Where it stood stays in its history; the same place changes nothing.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn move_unit(&mut self, permit: Permit<MoveUnit>, now: Timestamp) -> Result<()> {
        let MoveUnit { unit, parent } = permit.into_action();
        on!(self, conn => sqlx::query(
                "INSERT INTO unit_history (unit_id, parent_id, name_de, name_en, created_at)
                 SELECT id, parent_id, name_de, name_en, $2 FROM units
                 WHERE id = $1 AND COALESCE(parent_id, 0) <> COALESCE($3, 0)",
            )
            .bind(unit)
            .bind(now)
            .bind(parent)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("UPDATE units SET parent_id = $2 WHERE id = $1")
            .bind(unit)
            .bind(parent)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Closes a unit from a moment on, or opens it again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn close_unit(&mut self, permit: Permit<CloseUnit>) -> Result<()> {
        let CloseUnit { unit, from } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE units SET closed_at = $2 WHERE id = $1")
            .bind(unit)
            .bind(from)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct UnitRow {
    id: UnitId,
    parent_id: Option<UnitId>,
    slug: String,
    name_de: String,
    name_en: String,
    headcount: i64,
    closed_at: Option<Timestamp>,
    created_at: Timestamp,
}

impl UnitRow {
    fn into_entry(self, now: Timestamp) -> UnitEntry {
        let name = Bilingual { de: self.name_de, en: self.name_en };
        let closed = self.closed_at.is_some_and(|from| from <= now);
        UnitEntry {
            unit: Unit { id: self.id, parent: self.parent_id, slug: self.slug, name, closed },
            headcount: self.headcount,
            closed_at: self.closed_at,
            created_at: self.created_at,
        }
    }
}
