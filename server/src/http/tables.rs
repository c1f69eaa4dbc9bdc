//! Tables, whatever they are written as.

use super::csv::Table;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words. They are never taken for anything else.
    Text(String),
    /// A figure to count with.
    Number(u32),
    /// Nothing is known.
    Nothing,
}

impl Cell {
    /// A figure, where there is one.
    pub fn number(n: Option<impl TryInto<u32>>) -> Self {
        n.and_then(|n| n.try_into().ok()).map_or(Self::Nothing, Self::Number)
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

/// A table with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The name.
    pub name: &'static str,
    /// What stands above each column.
    pub heads: Vec<&'static str>,
    /// The lines, each with a cell for each head.
    pub lines: Vec<Vec<Cell>>,
}

impl Sheet {
    /// As plain text.
    #[must_use]
    pub fn csv(&self) -> Table {
        let mut table = Table::new(&self.heads);
        for line in &self.lines {
            let cells: Vec<String> = line.iter().map(plain).collect();
            table.line(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        table
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Nothing => String::new(),
    }
}
