//! The table: each figure beside its must and its aim.

use serde::Serialize;

/// Whether more or less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    More,
    Less,
}

/// One line of the table.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    pub id: &'static str,
    pub what: String,
    pub value: f64,
    pub unit: &'static str,
    pub must: f64,
    pub aim: f64,
    pub better: Better,
    /// Absolute values, for orientation on this machine.
    pub context: String,
}

impl Figure {
    fn reaches(&self, goal: f64) -> bool {
        match self.better {
            Better::More => self.value >= goal,
            Better::Less => self.value <= goal,
        }
    }

    /// How it did, in a word.
    pub fn verdict(&self) -> &'static str {
        match (self.reaches(self.must), self.reaches(self.aim)) {
            (_, true) => "aim",
            (true, false) => "must",
            (false, false) => "MISSED",
        }
    }
}

/// All that was measured; each is told at once, for a run takes its time.
#[derive(Default)]
pub struct Figures(Vec<Figure>);

impl Figures {
    pub fn add(&mut self, more: Vec<Figure>) {
        for Figure { id, what, value, unit, context, .. } in &more {
            eprintln!("{id} {what}: {value:.3} {unit} ({context})");
        }
        self.0.extend(more);
    }

    /// In the order of their numbers.
    pub fn sorted(mut self) -> Vec<Figure> {
        let number = |figure: &Figure| figure.id.trim_start_matches('S').parse().unwrap_or(u32::MAX);
        self.0.sort_by_key(number);
        self.0
    }
}

/// The figures as a Markdown table.
pub fn table(figures: &[Figure]) -> String {
    let mut out = String::from(
        "| # | what | measured | must | aim | reached | context |\n|---|---|---|---|---|---|---|\n",
    );
    for figure in figures {
        let Figure { id, what, value, unit, must, aim, context, .. } = figure;
        let verdict = figure.verdict();
        out.push_str(&format!(
            "| {id} | {what} | {value:.3} {unit} | {must:.3} | {aim:.3} | {verdict} | {context} |\n"
        ));
    }
    out
}
