//! Accounts as administrators keep them. What people do with their own is in [`crate::people`].

use domain::{
    ids::{PersonId, UnitId},
    people::{AccessPath, Account, AddAccount, ChangeAccount, RenewPassword, Role, ShutAccount},
    policy::Permit,
    slices::{Cursor, Slice},
    time::Timestamp,
};
use sqlx::FromRow;

use crate::{
    Result, Tx,
    people::NewPerson,
    tx::{on, sql},
};

/// $1 and $2 the text in the two spellings that `LIKE` may meet, $3 the account after which to go on, $4 the limit.
const ACCOUNTS: &str = "SELECT id, name, email, role, unit_id, access, disabled_at FROM people
    WHERE ($1 = '' OR LOWER(name) LIKE $1 ESCAPE '\\' OR name LIKE $2 ESCAPE '\\' OR email LIKE $1 ESCAPE '\\')
      AND ($3 = 0 OR (name, id) > (SELECT p.name, p.id FROM people p WHERE p.id = $3))
    ORDER BY name, id LIMIT $4";

impl Tx {
    /// Accounts whose name or address holds this text, by name; all of them for an empty one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn accounts(
        &mut self,
        text: &str,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Slice<Account>> {
        let (low, title) = patterns(text);
        let rows: Vec<AccountRow> = on!(self, conn => sqlx::query_as(ACCOUNTS)
            .bind(low)
            .bind(title)
            .bind(after.map_or(0, |place| place.key))
            .bind(i64::from(limit) + 1)
            .fetch_all(conn)
            .await)?;
        let mut items: Vec<Account> = rows.into_iter().map(Account::from).collect();
        let room = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > room;
        items.truncate(room);
        let last = items.last().filter(|_| more).map(|last| Cursor { value: 0, key: last.id.as_i64() });
        Ok(Slice { items, next: last })
    }

    /// One account.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn account(&mut self, person: PersonId) -> Result<Option<Account>> {
        let found: Option<AccountRow> = on!(self, conn => sqlx::query_as(
                "SELECT id, name, email, role, unit_id, access, disabled_at FROM people WHERE id = $1",
            )
            .bind(person)
            .fetch_optional(conn)
            .await)?;
        Ok(found.map(Account::from))
    }

    /// One account, and it will be so until this transaction ends.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_account(&mut self, person: PersonId) -> Result<Option<Account>> {
        let text = sql!(self, lock "p": "SELECT p.id, p.name, p.email, p.role, p.unit_id, p.access, p.disabled_at FROM people p WHERE p.id = $1");
        let found: Option<AccountRow> =
            on!(self, conn => sqlx::query_as(text).bind(person).fetch_optional(conn).await)?;
        Ok(found.map(Account::from))
    }

    /// The administrators whose account is open. While the transaction lasts nobody else changes them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lock_administrators(&mut self) -> Result<Vec<PersonId>> {
        let text = sql!(self, lock "p": "SELECT p.id FROM people p WHERE p.role = 'admin' AND p.disabled_at IS NULL ORDER BY p.id");
        let found = on!(self, conn => sqlx::query_scalar(text).fetch_all(conn).await)?;
        Ok(found)
    }

    /// Adds an account that signs in with a password.
    ///
    /// # Errors
    /// `Conflict` when the address is taken.
    pub async fn add_account(
        &mut self,
        permit: Permit<AddAccount>,
        password_hash: String,
        now: Timestamp,
    ) -> Result<PersonId> {
        let AddAccount { name, email, role, unit } = permit.into_action();
        let access = AccessPath::Password;
        let person =
            NewPerson { email: Some(email), name, role, unit, access, password_hash: Some(password_hash) };
        self.add_person(&person, now).await
    }

    /// Gives somebody another role or unit. Whoever moderates no longer gives up their items.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn change_account(&mut self, permit: Permit<ChangeAccount>) -> Result<()> {
        let ChangeAccount { person, role, unit } = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE people SET role = $2, unit_id = $3 WHERE id = $1")
            .bind(person)
            .bind(role.as_str())
            .bind(unit)
            .execute(conn)
            .await
            .map(|_| ()))?;
        self.relieve(person).await
    }

    /// Shuts an account and ends its sessions, or opens it again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn shut_account(&mut self, permit: Permit<ShutAccount>, now: Timestamp) -> Result<()> {
        let ShutAccount { person, shut } = permit.into_action();
        if shut {
            return self.disable_person(person, now).await;
        }
        on!(self, conn => sqlx::query("UPDATE people SET disabled_at = NULL WHERE id = $1")
            .bind(person)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Gives an account a new password and ends its sessions.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn renew_password(
        &mut self,
        permit: Permit<RenewPassword>,
        password_hash: String,
    ) -> Result<()> {
        let RenewPassword(person) = permit.into_action();
        on!(self, conn => sqlx::query("UPDATE people SET password_hash = $2 WHERE id = $1")
            .bind(person)
            .bind(password_hash)
            .execute(conn)
            .await
            .map(|_| ()))?;
        on!(self, conn => sqlx::query("DELETE FROM sessions WHERE person_id = $1")
            .bind(person)
            .execute(conn)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

/// The text in small letters, and with capitals where names have them: SQLite folds the case of ASCII letters alone, so that
/// «ö» would not find «Özil».
fn patterns(text: &str) -> (String, String) {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return (String::new(), String::new());
    }
    let mut titled = String::new();
    for letter in text.chars() {
        if titled.is_empty() || titled.ends_with([' ', '-']) {
            titled.extend(letter.to_uppercase());
        } else {
            titled.push(letter);
        }
    }
    (pattern(&text), pattern(&titled))
}

fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if ['%', '_', '\\'].contains(&letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[derive(FromRow)]
struct AccountRow {
    id: PersonId,
    name: String,
    email: Option<String>,
    role: Role,
    unit_id: Option<UnitId>,
    access: AccessPath,
    disabled_at: Option<Timestamp>,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        let AccountRow { id, name, email, role, unit_id: unit, access, disabled_at } = row;
        Self { id, name, email, role, unit, access, disabled_at }
    }
}
