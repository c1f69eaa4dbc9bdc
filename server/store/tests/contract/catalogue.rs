//! Every column is in the data catalogue, and nothing else is.

use std::collections::BTreeSet;

use sqlx::{Connection as _, Row as _, SqliteConnection};
use store::testing::fresh_sqlite;

#[tokio::test]
async fn the_data_catalogue_names_every_column_and_no_other() {
    let store = fresh_sqlite().await;
    let mut conn = SqliteConnection::connect(&store.url()).await.unwrap();
    let rows = sqlx::query(
        "SELECT m.name AS t, c.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%'",
    );
    let rows = rows.fetch_all(&mut conn).await.unwrap();
    let stored: BTreeSet<String> =
        rows.iter().map(|row| format!("{}.{}", row.get::<&str, _>("t"), row.get::<&str, _>("c"))).collect();
    let listed = listed(include_str!("../../../../docs/data-catalogue.md"));
    let missing: Vec<_> = stored.difference(&listed).collect();
    let obsolete: Vec<_> = listed.difference(&stored).collect();
    assert!(missing.is_empty(), "docs/data-catalogue.md lacks {missing:?}");
    assert!(obsolete.is_empty(), "docs/data-catalogue.md lists {obsolete:?}, which is stored nowhere");
}

/// `table.column` of each line; every line says purpose, retention and readers.
fn listed(catalogue: &str) -> BTreeSet<String> {
    let (mut table, mut listed) = ("", BTreeSet::new());
    for line in catalogue.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            table = name.trim();
        } else if let Some(row) = line.strip_prefix("| `") {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let [column, purpose, retention, readers, ""] = cells[..] else {
                panic!("not four columns: {line}");
            };
            assert!(!purpose.is_empty() && !retention.is_empty() && !readers.is_empty(), "{line}");
            assert!(listed.insert(format!("{table}.{}", column.trim_end_matches('`'))), "twice: {line}");
        }
    }
    listed
}
