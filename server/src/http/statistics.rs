//! Figures to take along, as tables for spreadsheets.

use app::{
    pages::statistics::{Cell, Grid, grid},
    words::Words,
};
use axum::{
    Extension, Router,
    http::{HeaderMap, Uri},
    response::Response,
    routing::get,
};
use domain::{refusals::Refusal, statistics::FigureName};
use service::{Call, statistics};

use super::{csv::Table, path::Keyed, reader, trouble::Answer, urlencoded};
use crate::state::App;

/// `/statistics/{figure}.csv`.
pub fn router() -> Router<App> {
    Router::new().route("/statistics/{file}", get(as_table))
}

async fn as_table(
    Extension(call): Extension<Call>,
    Keyed(CsvOf(figure)): Keyed<CsvOf>,
    address: Uri,
    headers: HeaderMap,
) -> Answer {
    let asked = urlencoded::pairs(address.query().unwrap_or_default());
    let campaign = asked.iter().find(|(name, slug)| name == "campaign" && !slug.is_empty());
    let words = reader::language(&headers).words();
    let statistics = statistics::load(&call, campaign.map(|(_, slug)| slug.as_str())).await?;
    // Before a figure was counted for the first time, there is nothing to take along.
    let table = grid(words, figure, &statistics).ok_or(Refusal::NotFound)?;
    Ok(csv(&table, words, &format!("{}-{figure}.csv", statistics.campaign.campaign.slug)))
}

/// The name of a file: that of a figure, with its ending.
struct CsvOf(FigureName);

impl std::str::FromStr for CsvOf {
    type Err = ();

    fn from_str(file: &str) -> Result<Self, ()> {
        file.strip_suffix(".csv").ok_or(())?.parse().map(Self)
    }
}

fn csv(grid: &Grid, words: &Words, name: &str) -> Response {
    let heads: Vec<&str> = grid.heads.iter().map(String::as_str).collect();
    let mut table = Table::new(&heads);
    for (name, cells) in &grid.rows {
        // Without separators, so that a spreadsheet reads them as numbers.
        let plain = |cell: &Cell| match cell {
            Cell::Number(number) if number.told().is_some() => number.told().map(|n| n.to_string()),
            Cell::Number(_) | Cell::Text(_) => None,
        };
        let cells: Vec<String> =
            cells.iter().map(|cell| plain(cell).unwrap_or_else(|| cell.shown(words))).collect();
        let line: Vec<&str> = [name.as_str()].into_iter().chain(cells.iter().map(String::as_str)).collect();
        table.line(&line);
    }
    table.download(name)
}
