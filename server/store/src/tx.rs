use domain::events::Change;
use sqlx::{Postgres, Sqlite};

use crate::{Result, pooled::Pooled};

/// A connection to read with or, inside [`crate::Store::write`], the transaction that is being written.
/// Its methods live in the file of their noun.
pub struct Tx {
    pub(crate) conn: Conn,
    /// What readers will hear once this is committed.
    pub(crate) changes: Vec<Change>,
    open: bool,
}

pub(crate) enum Conn {
    Sqlite(Pooled<Sqlite>),
    Postgres(Pooled<Postgres>),
}

/// Runs the same expression on whichever database this transaction is on. A connection on which it was broken off or failed is asked
/// how it is before anybody else has it.
macro_rules! on {
    ($tx:expr, $conn:ident => $body:expr) => {
        match &mut $tx.conn {
            $crate::tx::Conn::Sqlite(pooled) => $crate::tx::on!(in pooled, $conn => $body),
            $crate::tx::Conn::Postgres(pooled) => $crate::tx::on!(in pooled, $conn => $body),
        }
    };
    (in $pooled:ident, $conn:ident => $body:expr) => {{
        $pooled.sound = false;
        let outcome = {
            let $conn = &mut **$pooled;
            $body
        };
        $pooled.sound = outcome.is_ok();
        outcome
    }};
}

/// The text of a statement where the two databases differ. `lock "i": "SELECT …"` locks the rows of `i` on PostgreSQL until the
/// transaction ends; on SQLite the one writer holds everything already.
macro_rules! sql {
    ($tx:expr, sqlite: $sqlite:expr, postgres: $postgres:expr $(,)?) => {
        match &$tx.conn {
            $crate::tx::Conn::Sqlite(_) => $sqlite,
            $crate::tx::Conn::Postgres(_) => $postgres,
        }
    };
    ($tx:expr, lock $alias:literal: $text:literal) => {
        $crate::tx::sql!($tx, sqlite: $text, postgres: concat!($text, " FOR UPDATE OF ", $alias))
    };
}

pub(crate) use {on, sql};

impl Tx {
    pub(crate) const fn new(conn: Conn) -> Self {
        Self { conn, changes: Vec::new(), open: false }
    }

    /// Lets open browsers hear of a change, if and only if the transaction is committed.
    pub fn announce(&mut self, change: Change) {
        self.changes.push(change);
    }

    pub(crate) async fn begin(&mut self) -> Result<()> {
        let begin = sql!(self, sqlite: "BEGIN IMMEDIATE", postgres: "BEGIN");
        self.control(begin, true).await
    }

    pub(crate) async fn commit(&mut self) -> Result<()> {
        self.control("COMMIT", false).await
    }

    pub(crate) async fn rollback(&mut self) -> Result<()> {
        self.control("ROLLBACK", false).await
    }

    /// Runs a statement that has no values and no rows; `open` is whether a transaction is open afterwards.
    pub(crate) async fn control(&mut self, statement: &'static str, open: bool) -> Result<()> {
        on!(self, conn => sqlx::raw_sql(statement).execute(conn).await.map(|_| ()))?;
        self.open = open;
        Ok(())
    }
}

/// A use case that was broken off must not leave its transaction open in the pool.
impl Drop for Tx {
    fn drop(&mut self) {
        if self.open {
            match &mut self.conn {
                Conn::Sqlite(conn) => conn.close_on_drop(),
                Conn::Postgres(conn) => conn.close_on_drop(),
            }
        }
    }
}
