//! Which idea is next, without pricing all of them again.
//!
//! In Phragmén's rule as in Equal Shares the price of an idea never falls while others are chosen. So an old price is a lower
//! bound: ideas wait in a heap by their last known price, and only those that come to the top are priced again. At 10,000 ideas
//! that is a few hundred sums a run instead of half a million.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// An idea and its last known price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bid {
    pub price: f64,
    pub idea: u32,
}

impl Eq for Bid {}

impl Ord for Bid {
    /// The heap gives out its largest: the cheapest idea, and the lowest position among equals.
    fn cmp(&self, other: &Self) -> Ordering {
        other.price.total_cmp(&self.price).then(other.idea.cmp(&self.idea))
    }
}

impl PartialOrd for Bid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether two prices are so close that rounding may have parted or joined them. `slack` is in the unit of the prices and
/// covers prices near zero, which are the difference of two large sums.
pub(super) fn near(a: f64, b: f64, slack: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) + slack
}

/// The ideas that are not chosen yet.
#[derive(Debug, Clone)]
pub(super) struct Queue {
    heap: BinaryHeap<Bid>,
    slack: f64,
}

impl Queue {
    pub(super) fn new(bids: impl IntoIterator<Item = Bid>, slack: f64) -> Self {
        Self { heap: bids.into_iter().collect(), slack }
    }

    pub(super) fn near(&self, a: f64, b: f64) -> bool {
        near(a, b, self.slack)
    }

    /// Takes out the cheapest idea, all that are near it and the runner-up, with their prices of now, cheapest first.
    /// An idea without a price drops out for good.
    pub(super) fn cheapest(&mut self, mut price: impl FnMut(u32) -> Option<f64>) -> Vec<Bid> {
        let mut fresh = Vec::new();
        let (mut best, mut second) = (f64::INFINITY, f64::INFINITY);
        while let Some(top) = self.heap.peek() {
            if top.price > second && !self.near(top.price, best) {
                break;
            }
            let idea = top.idea;
            self.heap.pop();
            if let Some(price) = price(idea) {
                fresh.push(Bid { price, idea });
                (best, second) = if price < best { (price, best) } else { (best, second.min(price)) };
            }
        }
        fresh.sort_by(|a, b| b.cmp(a));
        fresh
    }

    /// Lets ideas wait again.
    pub(super) fn put_back(&mut self, bids: impl IntoIterator<Item = Bid>) {
        self.heap.extend(bids);
    }
}
