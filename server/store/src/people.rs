//! People, their units and their access codes.

use domain::{
    ids::{CodeId, PersonId, UnitId},
    people::{AccessPath, Me, Role, Who},
    text::{Email, PersonName},
    time::Timestamp,
};
use sqlx::FromRow;

use crate::{
    Result, Tx,
    tx::{on, sql},
};

/// What signing in needs to know of an account.
#[derive(Clone)]
pub struct Login {
    /// The person.
    pub person: PersonId,
    /// Argon2id in PHC form; `None` for people who sign in differently.
    pub password_hash: Option<String>,
}

/// A person to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The address, where there is one.
    pub email: Option<Email>,
    /// The name others see.
    pub name: PersonName,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: Option<UnitId>,
    /// How they sign in.
    pub access: AccessPath,
    /// Argon2id in PHC form.
    pub password_hash: Option<String>,
}

/// An access code that is valid.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct AccessCode {
    /// The code.
    pub id: CodeId,
    /// The unit it was made for.
    #[sqlx(rename = "unit_id")]
    pub unit: Option<UnitId>,
    /// The account that its first use made.
    #[sqlx(rename = "person_id")]
    pub person: Option<PersonId>,
}

/// Access codes to be added: their keyed hashes, and what they share.
#[derive(Debug, Clone)]
pub struct NewCodes {
    /// HMAC-SHA256 of each code.
    pub hashes: Vec<[u8; 32]>,
    /// The unit whose people get them.
    pub unit: Option<UnitId>,
    /// The name under which they can be revoked together.
    pub batch: String,
    /// When they stop working.
    pub expires_at: Timestamp,
}

/// Access codes that were made together. How many of them were used, and by whom, is not told.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct CodeBatch {
    /// The name under which they can be revoked together.
    pub batch: String,
    /// How many there are.
    pub codes: i64,
    /// When they stop working.
    pub expires_at: Timestamp,
}

impl Tx {
    /// The account with this address, unless it is disabled.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn login(&mut self, email: &Email) -> Result<Option<Login>> {
        let found: Option<(PersonId, Option<String>)> = on!(self, conn => sqlx::query_as(
                "SELECT id, password_hash FROM people WHERE email = $1 AND disabled_at IS NULL",
            )
            .bind(email)
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(|(person, password_hash)| Login { person, password_hash }))
    }

    /// A person with this address, as the policy sees them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn who_has(&mut self, email: &Email) -> Result<Option<Who>> {
        let found: Option<(PersonId, Role, Option<UnitId>)> = on!(self, conn => sqlx::query_as(
                "SELECT id, role, unit_id FROM people WHERE email = $1",
            )
            .bind(email)
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(|(id, role, unit)| Who { id, role, unit }))
    }

    /// A person, as they see themselves.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn me(&mut self, person: PersonId) -> Result<Option<Me>> {
        let found = on!(self, conn => sqlx::query_as::<_, MeRow>(
                "SELECT id, name, email, role, unit_id, access FROM people WHERE id = $1",
            )
            .bind(person)
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(Me::from))
    }

    /// Everybody with an account, by name.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn people(&mut self) -> Result<Vec<Me>> {
        let found = on!(self, conn => sqlx::query_as::<_, MeRow>(
                "SELECT id, name, email, role, unit_id, access FROM people ORDER BY name, id",
            )
            .fetch_all(conn)
            .await)?;
        Ok(found.into_iter().map(Me::from).collect())
    }

    /// Adds a person.
    ///
    /// # Errors
    /// `Conflict` when the address is taken.
    pub async fn add_person(&mut self, person: &NewPerson, now: Timestamp) -> Result<PersonId> {
        let id = on!(self, conn => sqlx::query_scalar(
                "INSERT INTO people (email, name, role, unit_id, access, password_hash, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
            )
            .bind(person.email.as_ref())
            .bind(&person.name)
            .bind(person.role.as_str())
            .bind(person.unit)
            .bind(person.access.as_str())
            .bind(person.password_hash.as_deref())
            .bind(now)
            .fetch_one(conn)
            .await)?;
        Ok(id)
    }

    /// Changes the name that others see.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn rename_person(&mut self, person: PersonId, name: &PersonName) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE people SET name = $2 WHERE id = $1")
            .bind(person)
            .bind(name)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Shuts an account and ends its sessions, and gives up their items. Shutting it twice keeps the first moment.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn disable_person(&mut self, person: PersonId, now: Timestamp) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE people SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL")
            .bind(person)
            .bind(now)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("DELETE FROM sessions WHERE person_id = $1")
            .bind(person)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.relieve(person).await
    }

    /// The unit with this slug.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn unit_called(&mut self, slug: &str) -> Result<Option<UnitId>> {
        let found = on!(self, conn => sqlx::query_scalar("SELECT id FROM units WHERE slug = $1")
            .bind(slug)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// Adds access codes.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn add_codes(&mut self, codes: &NewCodes, now: Timestamp) -> Result<()> {
        for hash in &codes.hashes {
            on!(self, conn => sqlx::query(
                    "INSERT INTO access_codes (code_hash, unit_id, batch, created_at, expires_at)
                     VALUES ($1, $2, $3, $4, $5)",
                )
                .bind(hash.to_vec())
                .bind(codes.unit)
                .bind(&codes.batch)
                .bind(now)
                .bind(codes.expires_at)
                .execute(conn)
                .await
                .map(|_| ()))?;
        }
        Ok(())
    }

    /// Whether [`Self::access_code`] would find this code.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn knows_code(&mut self, hash: [u8; 32], now: Timestamp) -> Result<bool> {
        let found: Option<CodeId> = on!(self, conn => sqlx::query_scalar(
                "SELECT id FROM access_codes WHERE code_hash = $1 AND revoked_at IS NULL AND expires_at > $2",
            )
            .bind(hash.to_vec())
            .bind(now)
            .fetch_optional(conn)
            .await)?;
        Ok(found.is_some())
    }

    /// The access code with this keyed hash, unless it is revoked, over, or its account disabled. While the transaction lasts
    /// nobody else can use it for the first time.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn access_code(&mut self, hash: [u8; 32], now: Timestamp) -> Result<Option<AccessCode>> {
        let text = sql!(self, lock "c": "SELECT c.id, c.unit_id, c.person_id FROM access_codes c
            LEFT JOIN people p ON p.id = c.person_id WHERE c.code_hash = $1 AND c.revoked_at IS NULL AND c.expires_at > $2 AND p.disabled_at IS NULL");
        let found = on!(self, conn => sqlx::query_as(text)
            .bind(hash.to_vec())
            .bind(now)
            .fetch_optional(conn)
            .await)?;
        Ok(found)
    }

    /// Ties a code to the account that its first use made.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tie_code(&mut self, code: CodeId, person: PersonId) -> Result<()> {
        on!(self, conn => sqlx::query("UPDATE access_codes SET person_id = $2 WHERE id = $1 AND person_id IS NULL")
            .bind(code)
            .bind(person)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// The batches of access codes that work, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn code_batches(&mut self, now: Timestamp) -> Result<Vec<CodeBatch>> {
        let found = on!(self, conn => sqlx::query_as(
                "SELECT batch, COUNT(*) AS codes, MAX(expires_at) AS expires_at FROM access_codes
                 WHERE revoked_at IS NULL AND expires_at > $1 GROUP BY batch ORDER BY MIN(id)",
            )
            .bind(now)
            .fetch_all(conn)
            .await)?;
        Ok(found)
    }

    /// Stops all codes of a batch and says how many. Accounts that came of them stay.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn revoke_codes(&mut self, batch: &str, now: Timestamp) -> Result<u64> {
        let done = on!(self, conn => sqlx::query(
                "UPDATE access_codes SET revoked_at = $2 WHERE batch = $1 AND revoked_at IS NULL",
            )
            .bind(batch)
            .bind(now)
            .execute(conn)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(done)
    }
}

#[derive(FromRow)]
struct MeRow {
    id: PersonId,
    name: String,
    email: Option<String>,
    role: Role,
    unit_id: Option<UnitId>,
    access: AccessPath,
}

impl From<MeRow> for Me {
    fn from(row: MeRow) -> Self {
        let MeRow { id, name, email, role, unit_id: unit, access } = row;
        Self { id, name, email, role, unit, access }
    }
}
