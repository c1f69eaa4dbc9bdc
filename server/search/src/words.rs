//! The words of an idea in order, packed: most of what the index holds is this.

use crate::vocabulary::WordId;

/// Stands where a field ends. Words are packed as one more than their number.
const FIELD_END: u16 = 0;
/// Stands before a word whose number needs two pieces. Words that came early have small numbers, and those are the frequent ones.
const LONG: u16 = u16::MAX;

/// Words in order, field by field.
pub(crate) struct Words(Box<[u16]>);

impl Words {
    /// Packs the words of these fields.
    pub fn of(fields: &[Vec<WordId>]) -> Self {
        let mut packed = Vec::with_capacity(fields.iter().map(|field| field.len() + 1).sum());
        for field in fields {
            field.iter().for_each(|word| push(&mut packed, word + 1));
            packed.push(FIELD_END);
        }
        Self(packed.into())
    }

    /// The words in order; `None` where a field ends.
    pub fn iter(&self) -> Unpacked<'_> {
        Unpacked(self.0.iter())
    }

    /// The words of each field, in order.
    pub fn fields(&self) -> impl Iterator<Item = Vec<WordId>> + '_ {
        let mut words = self.iter();
        let field = move || words.by_ref().map_while(|word| word).collect();
        std::iter::repeat_with(field)
    }
}

/// Words as they are unpacked.
#[derive(Clone)]
pub(crate) struct Unpacked<'a>(std::slice::Iter<'a, u16>);

impl Iterator for Unpacked<'_> {
    type Item = Option<WordId>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let number = match *self.0.next()? {
            LONG => {
                let (low, high) = (*self.0.next()?, *self.0.next()?);
                u32::from(high) << 16 | u32::from(low)
            }
            short => u32::from(short),
        };
        Some(number.checked_sub(1))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is cut in two")]
fn push(packed: &mut Vec<u16>, number: u32) {
    match u16::try_from(number) {
        Ok(short) if short < LONG => packed.push(short),
        Ok(_) | Err(_) => packed.extend([LONG, number as u16, (number >> 16) as u16]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::Words;

    proptest! {
        #[test]
        fn what_was_packed_is_unpacked(
            fields in vec(vec(prop_oneof![0..9_u32, 65_530..65_540_u32, 0..1_u32 << 31], 0..20), 1..5)
        ) {
            let words = Words::of(&fields);
            let parted = fields.iter().flat_map(|field| field.iter().copied().map(Some).chain([None]));
            prop_assert!(words.iter().eq(parted));
            prop_assert_eq!(words.fields().take(fields.len()).collect::<Vec<_>>(), fields);
        }
    }
}
