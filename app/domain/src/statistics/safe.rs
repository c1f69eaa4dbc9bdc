use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// The fewest people a number may be about.
pub const K: u64 = 5;

/// No share is told of fewer.
pub const SHARE_MIN: u64 = 20;

/// A number that may be told, or that there are too few to tell. Only [`k_safe`] makes one; what was kept is read back as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Safe(Option<u64>);

impl Safe {
    /// The number; `None` when there are too few to tell, or when it would give such a number away.
    #[must_use]
    pub const fn told(self) -> Option<u64> {
        self.0
    }
}

/// A number before it is known whether it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// How many different people or ideas stand behind it.
    pub behind: u64,
}

impl Count {
    /// A number of which each stands for another person or idea.
    #[must_use]
    pub const fn of(value: u64) -> Self {
        Self { value, behind: value }
    }
}

/// Numbers in rows and columns. What stands in different rows is about different people or ideas; what stands in different columns
/// of a row may be about the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    cells: Vec<Vec<Count>>,
    totals: bool,
    zeros: bool,
}

impl Counts {
    /// Rows of equal length that are told together with their sums.
    #[must_use]
    pub const fn table(cells: Vec<Vec<Count>>) -> Self {
        Self { cells, totals: true, zeros: false }
    }

    /// One number after the other, told together with their sum.
    #[must_use]
    pub fn list(counts: impl IntoIterator<Item = Count>) -> Self {
        Self::table(counts.into_iter().map(|count| vec![count]).collect())
    }

    /// Tells no sums: they would mean nothing.
    #[must_use]
    pub const fn without_totals(mut self) -> Self {
        self.totals = false;
        self
    }

    /// Tells that there is none, where that says nothing about anybody: no idea is no person. Of a unit it would say what nobody
    /// there supports.
    #[must_use]
    pub const fn telling_zeros(mut self) -> Self {
        self.zeros = true;
        self
    }
}

/// Numbers that may be told. Sums stand beside the rows and below the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeTable {
    /// The numbers, row by row.
    pub cells: Vec<Vec<Safe>>,
    /// The sum of each row.
    pub rows: Vec<Safe>,
    /// The sum of each column.
    pub columns: Vec<Safe>,
    /// The sum of all.
    pub total: Safe,
}

impl SafeTable {
    /// The numbers of a list.
    #[must_use]
    pub fn list(&self) -> Vec<Safe> {
        self.cells.iter().filter_map(|row| row.first().copied()).collect()
    }
}

/// **The** k-rule of the product: the only source of every number of the statistics.
///
/// 1. A number is hidden while fewer than [`K`] stand behind it.
/// 2. A row or column whose hidden numbers are all such hides a further one that is none, or its sum: else what they make together
///    would follow, and who knows the rule would know their bounds.
/// 3. Whatever is hidden could be another number, with everything that is told as it is: there is a circle of hidden numbers through
///    it, along which one can be added and taken away in turn without changing any sum or coming below the least there can be. While
///    that is not so, the smallest told number beside it is hidden too.
///
/// A number that is determined by sums lies on no such circle: hidden numbers are the edges of a graph whose vertices are rows and
/// columns, sums among them (D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17, 1988).
#[must_use]
pub fn k_safe(counts: &Counts) -> SafeTable {
    let mut grid = Grid::new(counts);
    while let Some((at, candidates)) = grid.unprotected() {
        grid.hide_one(at, candidates);
    }
    grid.told()
}

/// A percentage, rounded; `None` unless both numbers are told, and of at least [`SHARE_MIN`].
#[must_use]
pub fn percent(part: Safe, whole: Safe) -> Option<u32> {
    let (part, whole) = (part.told()?, whole.told()?);
    if whole < SHARE_MIN {
        return None;
    }
    u32::try_from((part * 200 + whole) / (whole * 2)).ok()
}

/// A place: row and column.
type At = (usize, usize);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nobody asks for it, but it is known to whoever can add.
    Unasked,
    Hidden,
    Shown,
}

/// The numbers with their sums as a further row and a further column.
struct Grid {
    counts: Vec<Vec<Count>>,
    fates: Vec<Vec<Fate>>,
    rows: usize,
    columns: usize,
    /// What a hidden number is at least.
    least: u64,
}

impl Grid {
    fn new(asked: &Counts) -> Self {
        let (rows, columns) = (asked.cells.len(), asked.cells.first().map_or(0, Vec::len));
        let mut counts = asked.cells.clone();
        for row in &mut counts {
            let sum = Count {
                value: row.iter().map(|count| count.value).sum(),
                // The same people may stand behind all of them.
                behind: row.iter().map(|count| count.behind).max().unwrap_or(0),
            };
            row.push(sum);
        }
        let below = (0..=columns).map(|column| Count {
            value: counts.iter().map(|row| row[column].value).sum(),
            behind: counts.iter().map(|row| row[column].behind).sum(),
        });
        let below = below.collect();
        counts.push(below);
        let least = u64::from(asked.zeros);
        let mut grid = Self { counts, fates: Vec::new(), rows, columns, least };
        let fate = |at: At| {
            let asks = grid.is_cell(at) || asked.totals && grid.is_sum(at);
            let Count { value, behind } = grid.counts[at.0][at.1];
            match asks {
                false => Fate::Unasked,
                true if behind >= K || asked.zeros && value == 0 => Fate::Shown,
                true => Fate::Hidden,
            }
        };
        grid.fates =
            (0..=rows).map(|row| (0..=columns).map(|column| fate((row, column))).collect()).collect();
        grid
    }

    const fn is_cell(&self, (row, column): At) -> bool {
        row < self.rows && column < self.columns
    }

    /// Whether it is a sum of more than one number: that of a single one says the same again.
    const fn is_sum(&self, (row, column): At) -> bool {
        let beside = column == self.columns && row < self.rows && self.columns > 1;
        let below = row == self.rows && column < self.columns && self.rows > 1;
        let of_all = row == self.rows && column == self.columns && self.rows > 1 && self.columns > 1;
        beside || below || of_all
    }

    fn places(&self) -> impl Iterator<Item = At> + use<> {
        let (rows, columns) = (self.rows, self.columns);
        (0..=rows).flat_map(move |row| (0..=columns).map(move |column| (row, column)))
    }

    fn row(&self, row: usize) -> impl Iterator<Item = At> + use<> {
        (0..=self.columns).map(move |column| (row, column))
    }

    fn column(&self, column: usize) -> impl Iterator<Item = At> + use<> {
        (0..=self.rows).map(move |row| (row, column))
    }

    fn fate(&self, (row, column): At) -> Fate {
        self.fates[row][column]
    }

    fn count(&self, (row, column): At) -> Count {
        self.counts[row][column]
    }

    /// A number that is hidden in vain, and those of which one has to be hidden too.
    fn unprotected(&self) -> Option<(At, Vec<At>)> {
        let rows = (0..=self.rows).map(|row| self.row(row).collect::<Vec<_>>());
        let columns = (0..=self.columns).map(|column| self.column(column).collect());
        rows.chain(columns).find_map(|line| self.alone(&line)).or_else(|| self.exposed())
    }

    /// A line whose hidden numbers are all too few, if it holds another number to hide.
    fn alone(&self, line: &[At]) -> Option<(At, Vec<At>)> {
        // Without a sum a line tells nothing about what is hidden in it.
        let knows = line.iter().all(|at| self.fate(*at) != Fate::Unasked);
        let hidden = || line.iter().copied().filter(|at| self.fate(*at) == Fate::Hidden);
        let few = hidden().all(|at| self.count(at).behind < K);
        let more = |at: &At| self.fate(*at) == Fate::Shown && self.count(*at).behind >= K;
        let candidates: Vec<At> = line.iter().copied().filter(more).collect();
        let at = hidden().next().filter(|_| knows && few && !candidates.is_empty())?;
        Some((at, candidates))
    }

    /// A number that can be no other.
    fn exposed(&self) -> Option<(At, Vec<At>)> {
        let at = self.places().find(|at| self.fate(*at) == Fate::Hidden && !self.could_be_another(*at))?;
        let shown = |at: &At| self.fate(*at) == Fate::Shown;
        let beside: Vec<At> = self.row(at.0).chain(self.column(at.1)).filter(shown).collect();
        Some((at, if beside.is_empty() { self.places().filter(shown).collect() } else { beside }))
    }

    /// Hides the smallest of the candidates that protects a place, else the smallest; sums last.
    fn hide_one(&mut self, at: At, mut candidates: Vec<At>) {
        candidates
            .sort_by_key(|at| (self.count(*at).behind < K, !self.is_cell(*at), self.count(*at).value, *at));
        let protects = candidates.iter().copied().find(|(row, column)| {
            self.fates[*row][*column] = Fate::Hidden;
            let protects = self.could_be_another(at);
            self.fates[*row][*column] = Fate::Shown;
            protects
        });
        if let Some((row, column)) = protects.or_else(|| candidates.first().copied()) {
            self.fates[row][column] = Fate::Hidden;
        }
    }

    /// Whether all sums stay as they are with another number in this place, and others where numbers are hidden.
    fn could_be_another(&self, at: At) -> bool {
        (self.may_grow(at) && self.leads_back(at, true))
            || (self.may_shrink(at) && self.leads_back(at, false))
    }

    /// Whether more can be added on the side of the numbers, which is taking away on that of the sums.
    fn may_grow(&self, at: At) -> bool {
        self.fate(at) != Fate::Shown && (self.is_plus(at) || self.count(at).value > self.least)
    }

    fn may_shrink(&self, at: At) -> bool {
        self.fate(at) != Fate::Shown && (!self.is_plus(at) || self.count(at).value > self.least)
    }

    /// In a row and in a column, numbers count against their sum; the sum of all counts with the numbers.
    const fn is_plus(&self, (row, column): At) -> bool {
        (row == self.rows) == (column == self.columns)
    }

    /// Whether a change in this place can be made good along other hidden numbers: from its column, or its row when it shrinks, by
    /// turns down and up to the other one.
    fn leads_back(&self, (row, column): At, grows: bool) -> bool {
        let size = self.rows + 1;
        let (from, to) = if grows { (size + column, row) } else { (row, size + column) };
        let mut seen = vec![false; size + self.columns + 1];
        let mut open = VecDeque::from([from]);
        seen[from] = true;
        while let Some(vertex) = open.pop_front() {
            if vertex == to {
                return true;
            }
            let next: Vec<usize> = if vertex < size {
                let goes = |at: &At| *at != (row, column) && self.may_grow(*at);
                self.row(vertex).filter(goes).map(|(_, column)| size + column).collect()
            } else {
                let goes = |at: &At| *at != (row, column) && self.may_shrink(*at);
                self.column(vertex - size).filter(goes).map(|(row, _)| row).collect()
            };
            for vertex in next {
                if !std::mem::replace(&mut seen[vertex], true) {
                    open.push_back(vertex);
                }
            }
        }
        false
    }

    fn told(&self) -> SafeTable {
        let safe = |at: At| Safe((self.fate(at) == Fate::Shown).then(|| self.count(at).value));
        let (rows, columns) = (self.rows, self.columns);
        SafeTable {
            cells: (0..rows).map(|row| (0..columns).map(|column| safe((row, column))).collect()).collect(),
            rows: (0..rows).map(|row| safe((row, columns))).collect(),
            columns: (0..columns).map(|column| safe((rows, column))).collect(),
            total: safe((rows, columns)),
        }
    }
}
