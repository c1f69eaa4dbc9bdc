//! Sets of ideas, one bit each: a hundred thousand ideas are crossed and counted in microseconds.

use crate::postings::Slot;

/// A set of slots.
#[derive(Default, Clone)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// An empty set with room for slots below `end`.
    pub fn none(end: usize) -> Self {
        Self(vec![0; end.div_ceil(64)])
    }

    pub fn insert(&mut self, slot: Slot) {
        let word = slot as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (slot % 64);
    }

    pub fn remove(&mut self, slot: Slot) {
        if let Some(word) = self.0.get_mut(slot as usize / 64) {
            *word &= !(1 << (slot % 64));
        }
    }

    pub fn contains(&self, slot: Slot) -> bool {
        self.0.get(slot as usize / 64).is_some_and(|word| word >> (slot % 64) & 1 == 1)
    }

    /// Keeps what the other has, too.
    pub fn keep(&mut self, other: &Self) {
        for (at, word) in self.0.iter_mut().enumerate() {
            *word &= other.0.get(at).copied().unwrap_or(0);
        }
    }

    /// Adds what the other has.
    pub fn add_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    pub fn clear(&mut self) {
        self.0.fill(0);
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many both have.
    pub fn count_both(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The slots in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = Slot> + '_ {
        (0_u32..).zip(&self.0).flat_map(|(at, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let lowest = word.trailing_zeros();
                word &= word.wrapping_sub(1);
                (lowest < 64).then_some(at * 64 + lowest)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_hold_what_they_were_given() {
        let mut some = Bits::none(10);
        for slot in [3, 64, 200] {
            some.insert(slot);
        }
        some.remove(64);
        assert_eq!(some.iter().collect::<Vec<_>>(), [3, 200]);
        let mut other = Bits::default();
        other.insert(3);
        assert_eq!((some.count(), some.count_both(&other)), (2, 1));
        some.keep(&other);
        assert!(some.contains(3) && !some.contains(200));
    }
}
