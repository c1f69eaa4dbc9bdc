use std::collections::HashMap;

/// Units of fewer people are told with the unit above.
pub const UNIT_MIN: u64 = 20;

/// A unit with how many people work there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizedUnit {
    /// Its address.
    pub slug: String,
    /// The address of the unit above.
    pub parent: Option<String>,
    /// People who work there.
    pub people: u64,
}

/// Units that are large enough to be told apart, each with the small ones below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    named: Vec<String>,
    of: HashMap<String, usize>,
}

impl Groups {
    /// Joins units of fewer than [`UNIT_MIN`] people to the unit above, from the bottom. What is too small at the top joins all others.
    #[must_use]
    pub fn of(units: &[SizedUnit]) -> Self {
        let mut people: Vec<u64> = units.iter().map(|unit| unit.people).collect();
        let at: HashMap<&str, usize> = units.iter().enumerate().map(|(at, unit)| (&*unit.slug, at)).collect();
        let parent = |unit: usize| units[unit].parent.as_deref().and_then(|slug| at.get(slug).copied());
        // No further up than there are units, whatever is stored.
        let depth = |unit: usize| {
            std::iter::successors(Some(unit), |unit| parent(*unit)).take(units.len() + 1).count()
        };
        let mut upwards: Vec<usize> = (0..units.len()).collect();
        upwards.sort_by_key(|unit| (std::cmp::Reverse(depth(*unit)), *unit));
        let mut joins: Vec<Option<usize>> = (0..units.len()).map(Some).collect();
        for unit in upwards {
            if people[unit] >= UNIT_MIN {
                continue;
            }
            let above = parent(unit).filter(|above| depth(*above) < depth(unit));
            if let Some(above) = above {
                people[above] += people[unit];
            }
            joins[unit] = above;
        }
        let mut named = Vec::new();
        let mut index = vec![None; units.len()];
        for (unit, slot) in index.iter_mut().enumerate().filter(|(unit, _)| joins[*unit] == Some(*unit)) {
            *slot = Some(named.len());
            named.push(units[unit].slug.clone());
        }
        let others = named.len();
        let group = |mut unit: usize| loop {
            match joins[unit] {
                Some(above) if above == unit => break index[unit].unwrap_or(others),
                Some(above) => unit = above,
                None => break others,
            }
        };
        let of = units.iter().enumerate().map(|(at, unit)| (unit.slug.clone(), group(at))).collect();
        Self { named, of }
    }

    /// The addresses of the units that are told apart, in their order. All others are one more group behind them.
    #[must_use]
    pub fn named(&self) -> &[String] {
        &self.named
    }

    /// How many groups there are, that of all others among them.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.named.len() + 1
    }

    /// There is always that of all others.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The group of somebody who works in this unit, or in none.
    #[must_use]
    pub fn group(&self, unit: Option<&str>) -> usize {
        unit.and_then(|slug| self.of.get(slug).copied()).unwrap_or(self.named.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(slug: &str, parent: Option<&str>, people: u64) -> SizedUnit {
        SizedUnit { slug: slug.into(), parent: parent.map(str::to_owned), people }
    }

    #[test]
    fn a_small_unit_is_told_with_the_one_above_and_a_small_one_at_the_top_with_all_others() {
        let groups = Groups::of(&[
            unit("kitas", None, 5),
            unit("kita-nord", Some("kitas"), 12),
            unit("kita-sued", Some("kitas"), 19),
            unit("archiv", None, 19),
            unit("it", None, 40),
            unit("netz", Some("it"), 20),
            unit("kabel", Some("netz"), 1),
        ]);
        assert_eq!(groups.named(), ["kitas", "it", "netz"]);
        let of = |slug| groups.group(Some(slug));
        assert_eq!(["kitas", "kita-nord", "kita-sued"].map(of), [0, 0, 0]);
        assert_eq!(["it", "netz", "kabel"].map(of), [1, 2, 2]);
        assert_eq!((of("archiv"), groups.group(None), of("gibt-es-nicht")), (3, 3, 3));
        assert_eq!(groups.len(), 4);
    }

    #[test]
    fn units_in_a_circle_end_somewhere() {
        let groups = Groups::of(&[unit("a", Some("b"), 3), unit("b", Some("a"), 3)]);
        assert_eq!((groups.named().len(), groups.group(Some("a")), groups.group(Some("b"))), (0, 0, 0));
    }
}
