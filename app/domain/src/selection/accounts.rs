//! Who owes what. A voter's **load** is what their places have cost so far, per unit of weight; a budget is a negative load.
//!
//! Each load stands here twice: as `f64`, to compute with, and as a chain of lines (`earlier line + factor · atom`), from which
//! [`super::exact`] can tell it without rounding. Voters with the same history share the same line.

use std::cmp::Ordering;

use super::exact::{Amount, Ledger};

/// The line of a load of exactly zero.
pub(super) const ZERO: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Line {
    before: u32,
    atom: u32,
    factor: i64,
}

/// The loads of all voters.
#[derive(Debug, Clone)]
pub(super) struct Accounts {
    loads: Vec<f64>,
    /// Each voter's last line.
    last: Vec<u32>,
    lines: Vec<Line>,
    ledger: Ledger,
}

impl Accounts {
    /// Nobody owes anything.
    pub(super) fn empty(voters: usize) -> Self {
        Self { loads: vec![0.0; voters], last: vec![ZERO; voters], lines: Vec::new(), ledger: Ledger::new() }
    }

    /// Everybody has the budget `numerator ÷ divisor` for each unit of weight.
    #[expect(clippy::cast_precision_loss, reason = "the exact value stands beside it")]
    pub(super) fn endowed(voters: usize, numerator: i128, divisor: u128) -> Self {
        let mut accounts = Self::empty(voters);
        let atom = accounts.ledger.define(Amount::fraction(numerator, divisor));
        let line = accounts.line(ZERO, atom, -1);
        accounts.loads.fill(-(numerator as f64) / divisor as f64);
        accounts.last.fill(line);
        accounts
    }

    /// Everybody owes what they owed after an earlier selection, in the given unit.
    #[expect(clippy::cast_precision_loss, reason = "the exact value stands beside it")]
    pub(super) fn carried(loads: impl ExactSizeIterator<Item = i64>, units_in_one: u64) -> Self {
        let mut accounts = Self::empty(loads.len());
        let unit = accounts.ledger.define(Amount::fraction(1, units_in_one.into()));
        for (voter, load) in loads.enumerate().filter(|(_, load)| *load != 0) {
            accounts.loads[voter] = load as f64 / units_in_one as f64;
            accounts.last[voter] = accounts.line(ZERO, unit, load);
        }
        accounts
    }

    fn line(&mut self, before: u32, atom: u32, factor: i64) -> u32 {
        self.lines.push(Line { before, atom, factor });
        u32::try_from(self.lines.len() - 1).unwrap_or(ZERO)
    }

    pub(super) fn load(&self, voter: u32) -> f64 {
        self.loads[voter as usize]
    }

    pub(super) fn loads(&self) -> &[f64] {
        &self.loads
    }

    /// Names the exact load: voters with the same line owe the same.
    pub(super) fn last_line(&self, voter: u32) -> u32 {
        self.last[voter as usize]
    }

    /// Adds `factor` times the load that a line stands for.
    pub(super) fn add_exactly(&self, line: u32, factor: i128, to: &mut Amount) {
        let mut at = line;
        while at != ZERO {
            let Line { before, atom, factor: own } = self.lines[at as usize];
            to.add(atom, factor * i128::from(own));
            at = before;
        }
    }

    pub(super) fn define(&mut self, amount: Amount) -> u32 {
        self.ledger.define(amount)
    }

    pub(super) fn compare(&mut self, a: &Amount, b: &Amount) -> Ordering {
        self.ledger.compare(a, b)
    }

    /// Which of these amounts are the smallest, all of them when several are equal.
    pub(super) fn smallest<'a>(&mut self, amounts: impl IntoIterator<Item = &'a Amount>) -> Vec<usize> {
        let mut smallest: Option<(&Amount, Vec<usize>)> = None;
        for (at, amount) in amounts.into_iter().enumerate() {
            let Some((least, places)) = &mut smallest else {
                smallest = Some((amount, vec![at]));
                continue;
            };
            match self.ledger.compare(amount, least) {
                Ordering::Less => smallest = Some((amount, vec![at])),
                Ordering::Equal => places.push(at),
                Ordering::Greater => {}
            }
        }
        smallest.map(|(_, places)| places).unwrap_or_default()
    }

    /// Compares the load that a line stands for with an amount.
    pub(super) fn compare_line(&mut self, line: u32, amount: &Amount) -> Ordering {
        let mut load = Amount::fraction(0, 1);
        self.add_exactly(line, 1, &mut load);
        self.ledger.compare(&load, amount)
    }

    /// These voters now owe this much, all the same.
    pub(super) fn set(&mut self, voters: impl IntoIterator<Item = u32>, amount: Amount, load: f64) {
        let atom = self.ledger.define(amount);
        let line = self.line(ZERO, atom, 1);
        for voter in voters {
            self.loads[voter as usize] = load;
            self.last[voter as usize] = line;
        }
    }

    /// These voters now owe nothing: they have spent their budget.
    pub(super) fn clear(&mut self, voters: impl IntoIterator<Item = u32>) {
        for voter in voters {
            self.loads[voter as usize] = 0.0;
            self.last[voter as usize] = ZERO;
        }
    }

    /// Each of these voters owes that much more, and zero at most.
    pub(super) fn raise(&mut self, voters: &[u32], amount: Amount, by: f64) {
        let atom = self.ledger.define(amount);
        // Lines before this payment → lines after it, so that equal histories stay together.
        let mut after = vec![ZERO; self.lines.len()];
        for &voter in voters {
            let before = self.last[voter as usize];
            // Whoever owes exactly nothing has no budget to pay from.
            if before == ZERO {
                continue;
            }
            if after[before as usize] == ZERO {
                after[before as usize] = self.line(before, atom, 1);
            }
            self.last[voter as usize] = after[before as usize];
            let load = &mut self.loads[voter as usize];
            *load = (*load + by).min(0.0);
        }
    }
}
