//! What every rule reports for each idea it chooses.

/// One idea was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Its position.
    pub idea: u32,
    /// What decided: Phragmén's time, the price per head of Equal Shares, or the weight of the votes in PAV.
    pub price: f64,
    /// All ideas that were exactly as good, the chosen one among them, ascending.
    pub tied: Vec<u32>,
    /// The best of the others, and what decided against it.
    pub runner_up: Option<(u32, f64)>,
}

impl Round {
    /// How far behind the runner-up was, as a share of the price: 0.008 reads "0,8 % fehlten".
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        let (_, price) = self.runner_up?;
        Some((price - self.price).abs() / self.price.abs())
    }
}

/// The ideas of some rounds, in order.
#[must_use]
pub fn order(rounds: &[Round]) -> Vec<u32> {
    rounds.iter().map(|round| round.idea).collect()
}

/// The rule that every selection breaks ties by: the lowest position, which is the oldest idea.
#[must_use]
pub fn lowest(tied: &[u32]) -> u32 {
    tied.iter().copied().min().unwrap_or_default()
}
