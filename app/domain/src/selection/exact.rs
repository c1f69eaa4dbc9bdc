//! Sums of fractions without rounding, for the cases in which rounding would decide.
//!
//! Every price in Phragmén's rule and in Equal Shares is a sum of whole multiples of earlier prices, divided by a whole number.
//! So the earlier prices ("atoms") are kept over one common denominator, which only ever is multiplied: no division, no
//! shortening, and a comparison is two sums and two products.

use std::cmp::Ordering;

/// A natural number of any length: 64 bits a limb, lowest first, no zeros at the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Natural(Vec<u64>);

impl Natural {
    fn from_u128(value: u128) -> Self {
        let mut limbs = vec![low(value), low(value >> 64)];
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self(limbs)
    }

    fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0;
        for (at, limb) in self.0.iter_mut().enumerate() {
            let sum = u128::from(*limb) + u128::from(other.0.get(at).copied().unwrap_or(0)) + carry;
            *limb = low(sum);
            carry = sum >> 64;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Takes away what is not larger.
    fn subtract(&mut self, other: &Self) {
        debug_assert!(*self >= *other, "a natural number would become negative");
        let mut borrow = false;
        for (at, limb) in self.0.iter_mut().enumerate() {
            let (first, under) = limb.overflowing_sub(other.0.get(at).copied().unwrap_or(0));
            let (second, again) = first.overflowing_sub(u64::from(borrow));
            *limb = second;
            borrow = under || again;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn times(&self, other: &Self) -> Self {
        let mut limbs = vec![0; self.0.len() + other.0.len()];
        for (shift, a) in self.0.iter().enumerate() {
            let mut carry = 0;
            for (at, b) in other.0.iter().enumerate() {
                let sum = u128::from(*a) * u128::from(*b) + u128::from(limbs[shift + at]) + carry;
                limbs[shift + at] = low(sum);
                carry = sum >> 64;
            }
            limbs[shift + other.0.len()] = low(carry);
        }
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self(limbs)
    }
}

/// The lower half.
#[expect(clippy::cast_possible_truncation, reason = "the upper half is carried")]
const fn low(value: u128) -> u64 {
    value as u64
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `Σ terms[a] · atom a ÷ divisor`. Atom 0 is the number one.
#[derive(Debug, Clone, Default)]
pub(super) struct Amount {
    pub terms: Vec<i128>,
    pub divisor: u128,
}

impl Amount {
    /// `numerator ÷ divisor`.
    pub(super) fn fraction(numerator: i128, divisor: u128) -> Self {
        Self { terms: vec![numerator], divisor }
    }

    /// Adds `factor` times an atom.
    pub(super) fn add(&mut self, atom: u32, factor: i128) {
        let atom = atom as usize;
        if self.terms.len() <= atom {
            self.terms.resize(atom + 1, 0);
        }
        self.terms[atom] += factor;
    }
}

/// The atoms so far.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    /// Numerators over the common denominator, which is the numerator of atom 0.
    atoms: Vec<Natural>,
    /// Atoms that nobody has compared with yet: most votes never need them.
    pending: Vec<Amount>,
}

impl Ledger {
    pub(super) fn new() -> Self {
        Self { atoms: vec![Natural::from_u128(1)], pending: Vec::new() }
    }

    /// Makes an atom of an amount that is not negative.
    pub(super) fn define(&mut self, amount: Amount) -> u32 {
        self.pending.push(amount);
        u32::try_from(self.atoms.len() + self.pending.len() - 1).unwrap_or(u32::MAX)
    }

    /// Compares two amounts.
    pub(super) fn compare(&mut self, a: &Amount, b: &Amount) -> Ordering {
        self.settle();
        let (by_a, by_b) = (Natural::from_u128(a.divisor), Natural::from_u128(b.divisor));
        let ((a_plus, a_minus), (b_plus, b_minus)) = (self.numerator(a), self.numerator(b));
        let mut left = a_plus.times(&by_b);
        left.add(&b_minus.times(&by_a));
        let mut right = b_plus.times(&by_a);
        right.add(&a_minus.times(&by_b));
        left.cmp(&right)
    }

    fn settle(&mut self) {
        for amount in std::mem::take(&mut self.pending) {
            let (mut value, negative) = self.numerator(&amount);
            value.subtract(&negative);
            let by = Natural::from_u128(amount.divisor);
            for atom in &mut self.atoms {
                *atom = atom.times(&by);
            }
            self.atoms.push(value);
        }
    }

    /// What is added and what is taken away, over the common denominator.
    fn numerator(&self, amount: &Amount) -> (Natural, Natural) {
        let (mut positive, mut negative) = (Natural::default(), Natural::default());
        for (term, atom) in amount.terms.iter().zip(&self.atoms) {
            let side = if *term < 0 { &mut negative } else { &mut positive };
            if *term != 0 {
                side.add(&atom.times(&Natural::from_u128(term.unsigned_abs())));
            }
        }
        (positive, negative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn naturals_count_like_numbers(a in 0..u128::MAX / 4, b in 0..u128::MAX / 4, c: u64, d: u64) {
            let (x, y) = (Natural::from_u128(a), Natural::from_u128(b));
            let mut sum = x.clone();
            sum.add(&y);
            prop_assert_eq!(&sum, &Natural::from_u128(a + b));
            sum.subtract(&y);
            prop_assert_eq!(&sum, &x);
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            let product = Natural::from_u128(c.into()).times(&Natural::from_u128(d.into()));
            prop_assert_eq!(product, Natural::from_u128(u128::from(c) * u128::from(d)));
        }

        #[test]
        fn a_long_product_can_be_taken_apart_again(a: u128, b: u128, c: u128) {
            // (a + b)·c = a·c + b·c
            let (x, y, z) = (Natural::from_u128(a), Natural::from_u128(b), Natural::from_u128(c));
            let mut sum = x.clone();
            sum.add(&y);
            let mut parts = x.times(&z);
            parts.add(&y.times(&z));
            prop_assert_eq!(sum.times(&z), parts);
        }

        #[test]
        fn amounts_compare_like_fractions(a in -999_i128..999, b in 1_u128..999, c in -999_i128..999, d in 1_u128..999) {
            let mut ledger = Ledger::new();
            let seventh = ledger.define(Amount::fraction(1, 7));
            let with_sevenths = |whole: i128, divisor: u128| {
                let mut amount = Amount::fraction(0, divisor);
                amount.add(seventh, 7 * whole);
                amount
            };
            let expected = (a * d.cast_signed()).cmp(&(c * b.cast_signed()));
            prop_assert_eq!(ledger.compare(&Amount::fraction(a, b), &Amount::fraction(c, d)), expected);
            prop_assert_eq!(ledger.compare(&with_sevenths(a, b), &Amount::fraction(c, d)), expected);
        }
    }
}
