use sqlx::{Connection as _, PgConnection, Row as _, SqliteConnection};
use store::testing::{fresh_postgres, fresh_sqlite};

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let Some(postgres) = fresh_postgres().await else { return };
    let sqlite = fresh_sqlite().await;
    let mut conn = SqliteConnection::connect(&sqlite.url()).await.unwrap();
    let here = sqlx::query(
        "SELECT m.name AS t, c.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%' ORDER BY 1, 2",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let mut conn = PgConnection::connect(&postgres.url()).await.unwrap();
    let there = sqlx::query(
        "SELECT table_name::TEXT COLLATE \"C\" AS t, column_name::TEXT COLLATE \"C\" AS c FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%' ORDER BY 1, 2",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let here: Vec<(String, String)> = here.iter().map(|row| (row.get("t"), row.get("c"))).collect();
    let there: Vec<(String, String)> = there.iter().map(|row| (row.get("t"), row.get("c"))).collect();
    assert!(here.len() > 80);
    assert_eq!(here, there);
}
