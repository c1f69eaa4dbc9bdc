//! The canvases of ideas that workshops hold: each version of each field is a row.

use std::collections::BTreeMap;

use domain::{
    canvases::{CanvasEdit, CanvasField, DecisionRecord, SaveCanvas},
    ids::{IdeaNumber, PersonId, UnitId, WorkshopId},
    policy::Permit,
    time::Timestamp,
};
use sqlx::FromRow;

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// A version as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCanvasVersion {
    /// The field.
    pub field: CanvasField,
    /// Counts from 1 in each field.
    pub version: i64,
    /// A text, the key of a unit, a day; empty for nothing.
    pub value: String,
    /// The workshop that held the idea.
    pub workshop: WorkshopId,
    /// What whoever wrote it is called, while their account is there.
    pub author: Option<String>,
    /// When.
    pub at: Timestamp,
}

macro_rules! versions {
    ($which:literal) => {
        concat!(
            "SELECT v.field, v.version, v.value, v.unit_id, v.workshop_id, p.name AS author, v.created_at ",
            "FROM canvas_versions v LEFT JOIN people p ON p.id = v.person_id WHERE v.idea = $1 AND ",
            $which
        )
    };
}

macro_rules! records {
    ($which:literal) => {
        concat!(
            "SELECT v.idea, v.field, v.value, v.unit_id FROM canvas_versions v ",
            "WHERE v.field IN ('decision', 'next_step', 'responsible_unit', 'due_on') AND v.version = ",
            "(SELECT MAX(n.version) FROM canvas_versions n WHERE n.idea = v.idea AND n.field = v.field) AND v.idea IN ",
            $which
        )
    };
}

impl Tx {
    /// The newest version of each field.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn canvas(&mut self, idea: IdeaNumber) -> Result<Vec<StoredCanvasVersion>> {
        let rows: Vec<VersionRow> = on!(self, conn => sqlx::query_as(versions!(
                "v.version = (SELECT MAX(n.version) FROM canvas_versions n WHERE n.idea = v.idea AND n.field = v.field) \
                 ORDER BY v.field"
            ))
            .bind(idea)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(VersionRow::read).collect())
    }

    /// Every version of a field, newest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn canvas_history(
        &mut self,
        idea: IdeaNumber,
        field: CanvasField,
    ) -> Result<Vec<StoredCanvasVersion>> {
        let rows: Vec<VersionRow> = on!(self, conn => sqlx::query_as(versions!(
                "v.field = $2 ORDER BY v.version DESC"
            ))
            .bind(idea)
            .bind(field)
            .fetch_all(conn)
            .await)?;
        Ok(rows.into_iter().map(VersionRow::read).collect())
    }

    /// A version of a field.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn canvas_version(
        &mut self,
        idea: IdeaNumber,
        field: CanvasField,
        version: i64,
    ) -> Result<Option<StoredCanvasVersion>> {
        let row: Option<VersionRow> = on!(self, conn => sqlx::query_as(versions!("v.field = $2 AND v.version = $3"))
            .bind(idea)
            .bind(field)
            .bind(version)
            .fetch_optional(conn)
            .await)?;
        Ok(row.map(VersionRow::read))
    }

    /// Writes these versions. None that is there is written over.
    ///
    /// # Errors
    /// `Conflict` when a version is there already.
    pub async fn save_canvas(
        &mut self,
        permit: Permit<SaveCanvas>,
        person: PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let SaveCanvas { workshop, idea, edits } = permit.into_action();
        for CanvasEdit { field, version, value } in edits {
            let (value, unit) = match field {
                CanvasField::ResponsibleUnit => (String::new(), value.parse::<UnitId>().ok()),
                CanvasField::Problem
                | CanvasField::Affected
                | CanvasField::Causes
                | CanvasField::Options
                | CanvasField::EffortBenefit
                | CanvasField::Checks
                | CanvasField::Decision
                | CanvasField::NextStep
                | CanvasField::DueOn => (value, None),
            };
            on!(self, conn => sqlx::query(
                    "INSERT INTO canvas_versions (idea, field, version, value, unit_id, workshop_id, person_id, created_at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                )
                .bind(idea)
                .bind(field)
                .bind(version)
                .bind(value)
                .bind(unit)
                .bind(workshop)
                .bind(person)
                .bind(now)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// What was decided of these ideas, of those of which anything was.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn decision_records(
        &mut self,
        ideas: &[IdeaNumber],
    ) -> Result<BTreeMap<IdeaNumber, DecisionRecord>> {
        let text = sql!(
            self,
            sqlite: records!("(SELECT value FROM json_each($1))"),
            postgres: records!("(SELECT value::BIGINT FROM json_array_elements_text($1::JSON) AS wanted (value))"),
        );
        let wanted = serde_json::to_string(ideas).unwrap_or_default();
        let rows: Vec<(IdeaNumber, CanvasField, String, Option<UnitId>)> =
            on!(self, conn => sqlx::query_as(text).bind(wanted).fetch_all(conn).await)?;
        let mut records: BTreeMap<IdeaNumber, DecisionRecord> = BTreeMap::new();
        for (idea, field, value, unit) in rows {
            records.entry(idea).or_default().take(field, kept(value, unit));
        }
        Ok(records)
    }
}

fn kept(value: String, unit: Option<UnitId>) -> String {
    unit.map_or(value, |unit| unit.to_string())
}

#[derive(FromRow)]
struct VersionRow {
    field: CanvasField,
    version: i64,
    value: String,
    unit_id: Option<UnitId>,
    workshop_id: WorkshopId,
    author: Option<String>,
    created_at: Timestamp,
}

impl VersionRow {
    fn read(self) -> StoredCanvasVersion {
        let Self { field, version, value, unit_id, workshop_id, author, created_at } = self;
        let value = kept(value, unit_id);
        StoredCanvasVersion { field, version, value, workshop: workshop_id, author, at: created_at }
    }
}
