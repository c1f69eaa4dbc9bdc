//! In which ideas a stem stands, and how much it says there.

/// The place of an idea in the index; it changes when the index tidies up.
pub(crate) type Slot = u32;

/// Weights are kept in steps of 1/512, up to 127.
const STEP: f32 = 512.0;

/// Slots in ascending order, each with the weight of the stem there.
#[derive(Default, Clone)]
pub(crate) struct Postings {
    slots: Vec<Slot>,
    weights: Vec<u16>,
}

impl Postings {
    /// Adds an idea; slots come in ascending order, the same one again adds to its weight.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    pub fn push(&mut self, slot: Slot, weight: f32) {
        let steps = (weight * STEP).round().clamp(1.0, f32::from(u16::MAX)) as u16;
        if self.slots.last() == Some(&slot) {
            if let Some(last) = self.weights.last_mut() {
                *last = last.saturating_add(steps);
            }
        } else {
            self.slots.push(slot);
            self.weights.push(steps);
        }
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Slot, f32)> + '_ {
        self.slots.iter().copied().zip(self.weights.iter().map(|steps| f32::from(*steps) / STEP))
    }

    /// Moves every idea to its new slot, and forgets those that have none.
    pub fn renumber(&mut self, places: &[Option<Slot>]) {
        let kept = self.slots.iter().zip(&self.weights);
        let (slots, weights) =
            kept.filter_map(|(slot, weight)| Some((places[*slot as usize]?, *weight))).unzip();
        *self = Self { slots, weights };
    }

    pub fn tidy(&mut self) {
        self.slots.shrink_to_fit();
        self.weights.shrink_to_fit();
    }
}
