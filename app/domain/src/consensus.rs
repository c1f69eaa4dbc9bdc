//! What groups of staff agree on, and what divides them: by function, site or unit, so nobody has to be clustered.
//!
//! A group's rate is smoothed: `r_g = (votes_g + 1) / (seen_g + 2)`. Group-informed consensus is `Π_g r_g` (Small, Bjorkegren,
//! Erkkilä, Shaw, Megill, "Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces", RECERCA 26 (2021)).

/// The fewest viewers a group needs before anything about it is shown: this is about staff.
pub const VIEWERS_MIN: u64 = 10;

/// What one group made of one idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Votes from the group.
    pub votes: u64,
    /// People of the group who had the idea before their eyes.
    pub seen: u64,
}

impl Group {
    /// The smoothed share: `(votes + 1) / (seen + 2)`.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    pub fn rate(self) -> f64 {
        (self.votes as f64 + 1.0) / (self.seen as f64 + 2.0)
    }
}

/// The groups that are large enough to be shown.
#[must_use]
pub fn shown(groups: &[Group]) -> Vec<Group> {
    groups.iter().copied().filter(|group| group.seen >= VIEWERS_MIN).collect()
}

/// «Alle einig»: the product of the rates. It falls with every further group, so compare ideas with the same groups only.
#[must_use]
pub fn consensus(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.rate()).product()
}

/// The geometric mean of the rates: consensus that can be compared where the number of groups differs. 0 without groups.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a number of groups")]
pub fn mean_consensus(groups: &[Group]) -> f64 {
    if groups.is_empty() {
        return 0.0;
    }
    // A sum of logarithms: a product of hundreds of rates would vanish.
    (groups.iter().map(|group| group.rate().ln()).sum::<f64>() / groups.len() as f64).exp()
}

/// «Brücke»: the rate of the group that likes it least. 0 without groups.
#[must_use]
pub fn bridging(groups: &[Group]) -> f64 {
    groups.iter().map(|group| group.rate()).reduce(f64::min).unwrap_or(0.0)
}

/// «Umstritten»: the largest rate less the smallest. 0 without groups.
#[must_use]
pub fn dividing(groups: &[Group]) -> f64 {
    let largest = groups.iter().map(|group| group.rate()).reduce(f64::max).unwrap_or(0.0);
    largest - bridging(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_that_one_group_loves_divides_and_does_not_bridge() {
        let loved_by_one = [Group { votes: 90, seen: 100 }, Group { votes: 2, seen: 100 }];
        let liked_by_both = [Group { votes: 45, seen: 100 }, Group { votes: 47, seen: 100 }];
        assert!(dividing(&loved_by_one) > dividing(&liked_by_both));
        assert!(bridging(&loved_by_one) < bridging(&liked_by_both));
        assert!(consensus(&loved_by_one) < consensus(&liked_by_both));
    }

    #[test]
    fn a_group_of_nine_is_not_shown() {
        assert_eq!(shown(&[Group { votes: 9, seen: 9 }, Group { votes: 0, seen: 10 }]).len(), 1);
    }

    #[test]
    fn the_mean_does_not_fall_when_an_equal_group_is_added() {
        let one = [Group { votes: 3, seen: 12 }];
        assert!((mean_consensus(&one) - mean_consensus(&one.repeat(40))).abs() < 1e-12);
    }
}
