//! «Moderation in Zahlen»: what moderation did, per campaign and month, for everybody and about nobody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    audit::{Decision, Verb},
    campaigns::Bilingual,
    ids::CampaignId,
    statistics::K,
    time::{DAY, Timestamp},
    triage::PromiseKept,
    words::words,
};

words! {
    /// What is counted.
    Act {
        /// Held posts that were let through.
        Approved = "approved",
        /// Posts that were hidden.
        Hidden = "hidden",
        /// Posts that were declined.
        Declined = "declined",
        /// Posts that are there again.
        Restored = "restored",
        /// Ideas that became part of others.
        Merged = "merged",
        /// Appeals in which the author was right.
        AppealsGranted = "appeals_granted",
        /// Appeals in which it stayed as it was.
        AppealsRejected = "appeals_rejected",
        /// Posts whose reports were settled.
        ReportsSettled = "reports_settled",
    }
}

impl Act {
    /// What an entry of the audit counts as, and whether it takes back an earlier one.
    #[must_use]
    pub fn of(verb: Verb, detail: &str) -> Option<(Self, bool)> {
        if verb == Verb::Undo {
            return detail.parse().ok().and_then(Self::plain).map(|act| (act, true));
        }
        if verb == Verb::AppealDecided {
            return detail.parse().ok().map(|decision| match decision {
                Decision::Granted => (Self::AppealsGranted, false),
                Decision::Rejected => (Self::AppealsRejected, false),
            });
        }
        Self::plain(verb).map(|act| (act, false))
    }

    fn plain(verb: Verb) -> Option<Self> {
        let acts = [
            (Verb::Approve, Self::Approved),
            (Verb::Hide, Self::Hidden),
            (Verb::Decline, Self::Declined),
            (Verb::Restore, Self::Restored),
            (Verb::Merge, Self::Merged),
            (Verb::SettleReports, Self::ReportsSettled),
        ];
        acts.into_iter().find(|(known, _)| *known == verb).map(|(_, act)| act)
    }
}

/// A number as it may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// The number: 0, or 5 and more.
    Exact(u64),
    /// «unter 5»: 1 to 4.
    Few,
    /// A total that would give away one of its parts.
    Withheld,
}

/// A number, and between what bounds those know it who read only what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    value: u64,
    low: u64,
    high: u64,
}

impl From<u64> for Counted {
    fn from(value: u64) -> Self {
        if (1..K).contains(&value) {
            Self { value, low: 1, high: K - 1 }
        } else {
            Self { value, low: value, high: value }
        }
    }
}

impl Counted {
    /// The number as it may be told.
    #[must_use]
    pub const fn figure(self) -> Figure {
        if self.low == self.high {
            Figure::Exact(self.value)
        } else if self.value < K && self.low < K - 1 {
            Figure::Few
        } else {
            Figure::Withheld
        }
    }

    const fn is_hidden(self) -> bool {
        self.low != self.high
    }
}

/// The total of numbers that are told each for itself, by the limit of [`k_safe`](crate::statistics::k_safe) and with totals of totals.
///
/// A number from 1 to 4 is hidden by itself ([`Counted::from`]); nobody stands behind a 0, so it is told. A total is told only when no part
/// can be computed from it: with no hidden part, or with at least two that make five together and could each still be another
/// number; neither may the reader conclude anything from a total that is missing. When exactly one part is hidden, the total is hidden with it. A total can itself be a part of a larger one.
#[must_use]
pub fn safe_total(parts: &[Counted]) -> Counted {
    let sum = |of: fn(&Counted) -> u64| parts.iter().map(of).sum::<u64>();
    let (value, low, high) = (sum(|part| part.value), sum(|part| part.low), sum(|part| part.high));
    let hidden: Vec<&Counted> = parts.iter().filter(|part| part.is_hidden()).collect();
    let behind: u64 = hidden.iter().map(|part| part.value).sum();
    if hidden.is_empty() || (hidden.len() > 1 && behind >= K && low < value && value + 1 < high) {
        Counted { value, low: value, high: value }
    } else if value < K && low < K - 1 {
        // «unter 5» tells as much.
        Counted { value, low, high: high.min(K - 1) }
    } else {
        Counted { value, low, high }
    }
}

/// Acts of one kind on one day, as they were counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tallied {
    /// The campaign of the ideas.
    pub campaign: CampaignId,
    /// Days since 1970 in UTC.
    pub day: i64,
    /// What.
    pub verb: Verb,
    /// The detail that says which kind.
    pub detail: String,
    /// How often.
    pub times: u64,
}

/// A campaign that has figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The campaign.
    pub id: CampaignId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
}

/// A month of a campaign: one figure for each [`Act`], in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// A campaign, month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignFigures {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// The months in which anything was done, newest first.
    pub months: Vec<Month>,
    /// All months together.
    pub total: Vec<Figure>,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModerationFigures {
    /// The campaigns in which anything was done, in the order that was asked for.
    pub campaigns: Vec<CampaignFigures>,
    /// All campaigns together.
    pub total: Vec<Figure>,
    /// How campaigns keep their promise of a first answer, those of which there is enough to tell.
    pub promises: Vec<CampaignPromise>,
}

/// How a campaign keeps its promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignPromise {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// How the promise is kept.
    pub kept: PromiseKept,
}

type Row = Vec<u64>;

impl ModerationFigures {
    /// Adds up what was counted. What was undone does not count.
    #[must_use]
    pub fn of(campaigns: Vec<Named>, tallied: &[Tallied]) -> Self {
        let (mut all, mut shown) = (Vec::new(), Vec::new());
        for Named { id, slug, title } in campaigns {
            let months = months(tallied.iter().filter(|one| one.campaign == id));
            if months.is_empty() {
                continue;
            }
            let rows: Vec<Vec<Counted>> =
                months.values().map(|row| row.iter().map(|n| Counted::from(*n)).collect()).collect();
            let total = columns(&rows);
            let month = |((year, month), row): (&(i64, u8), &Vec<Counted>)| Month {
                year: *year,
                month: *month,
                figures: row.iter().map(|n| n.figure()).collect(),
            };
            let months = months.keys().zip(&rows).rev().map(month).collect();
            let figures = total.iter().map(|n| n.figure()).collect();
            shown.push(CampaignFigures { slug, title, months, total: figures });
            all.push(total);
        }
        let total = columns(&all).iter().map(|n| n.figure()).collect();
        Self { campaigns: shown, total, promises: Vec::new() }
    }
}

/// The acts of each month, oldest first.
fn months<'a>(tallied: impl Iterator<Item = &'a Tallied>) -> BTreeMap<(i64, u8), Row> {
    let mut months: BTreeMap<(i64, u8), Vec<(u64, u64)>> = BTreeMap::new();
    for Tallied { day, verb, detail, times, .. } in tallied {
        let Some((act, undone)) = Act::of(*verb, detail) else { continue };
        let civil = Timestamp::from_millis(day.saturating_mul(DAY)).utc();
        let row = months.entry((civil.year, civil.month)).or_insert_with(|| vec![(0, 0); Act::ALL.len()]);
        let place = Act::ALL.iter().position(|one| *one == act).and_then(|at| row.get_mut(at));
        if let Some((done, taken_back)) = place {
            *(if undone { taken_back } else { done }) += times;
        }
    }
    // An act that was undone in a later month is one less where it was done.
    let mut earlier = vec![0; Act::ALL.len()];
    let net = |(month, row): ((i64, u8), Vec<(u64, u64)>)| {
        let column = |((done, undone), earlier): ((u64, u64), &mut u64)| {
            let undone = undone + *earlier;
            *earlier = undone.saturating_sub(done);
            done.saturating_sub(undone)
        };
        (month, row.into_iter().zip(&mut earlier).map(column).collect())
    };
    months.into_iter().rev().map(net).collect()
}

fn columns(rows: &[Vec<Counted>]) -> Vec<Counted> {
    let column = |at| rows.iter().filter_map(|row| row.get(at).copied()).collect::<Vec<Counted>>();
    (0..Act::ALL.len()).map(|at| safe_total(&column(at))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(counts: &[u64]) -> Figure {
        let parts: Vec<Counted> = counts.iter().map(|n| Counted::from(*n)).collect();
        safe_total(&parts).figure()
    }

    #[test]
    fn one_to_four_are_hidden_and_nothing_else() {
        let figures = [0, 1, 4, 5].map(|n| Counted::from(n).figure());
        assert_eq!(figures, [Figure::Exact(0), Figure::Few, Figure::Few, Figure::Exact(5)]);
    }

    #[test]
    fn a_total_hides_with_its_only_hidden_part() {
        assert_eq!(told(&[7, 8]), Figure::Exact(15));
        assert_eq!(told(&[7, 3, 8]), Figure::Withheld);
        assert_eq!(told(&[0, 3, 0]), Figure::Few);
        assert_eq!(told(&[7, 3, 2]), Figure::Exact(12));
        assert_eq!(told(&[]), Figure::Exact(0));
    }

    #[test]
    fn two_hidden_parts_are_not_told_by_the_least_or_the_most_they_can_be() {
        assert_eq!(told(&[7, 1, 1]), Figure::Withheld);
        assert_eq!(told(&[7, 4, 4]), Figure::Withheld);
        // Else a missing total would say that all are 4, or «unter 5» that all are 1.
        assert_eq!(told(&[3, 4]), Figure::Withheld);
        assert_eq!(told(&[1, 1, 1, 1]), Figure::Withheld);
        assert_eq!(told(&[1, 1, 1, 1, 1]), Figure::Withheld);
    }

    #[test]
    fn a_total_of_totals_keeps_what_they_keep() {
        let (hidden, plain) = (safe_total(&[3.into(), 9.into()]), safe_total(&[6.into(), 9.into()]));
        assert_eq!(safe_total(&[hidden, plain]).figure(), Figure::Withheld);
        assert_eq!(safe_total(&[hidden, safe_total(&[2.into(), 9.into()])]).figure(), Figure::Exact(23));
    }

    proptest! {
        /// Whoever knows the rule and reads what is told finds at least two numbers that each hidden part may be.
        #[test]
        fn no_part_can_be_computed(counts in prop::collection::vec(0_u64..9, 1..5)) {
            let shown: Vec<Figure> = counts.iter().map(|n| Counted::from(*n).figure()).collect();
            let total = told(&counts);
            prop_assume!(shown.contains(&Figure::Few));
            let mut possible: Vec<Vec<u64>> = vec![Vec::new()];
            for figure in &shown {
                let fits = match figure {
                    Figure::Exact(n) => *n..=*n,
                    Figure::Few | Figure::Withheld => 1..=4,
                };
                possible = possible.iter().flat_map(|before| fits.clone().map(move |n| [&before[..], &[n]].concat())).collect();
            }
            possible.retain(|counts| told(counts) == total);
            for (at, figure) in shown.iter().enumerate() {
                let mut values: Vec<u64> = possible.iter().map(|counts| counts[at]).collect();
                values.sort_unstable();
                values.dedup();
                prop_assert!(*figure != Figure::Few || values.len() > 1, "{counts:?} {possible:?}");
            }
        }
    }

    fn tallied(day: i64, verb: Verb, detail: &str, times: u64) -> Tallied {
        Tallied { campaign: CampaignId::from_i64(1), day, verb, detail: detail.into(), times }
    }

    #[test]
    fn what_is_undone_in_a_later_month_is_one_less_in_all() {
        let entries = [
            tallied(0, Verb::Hide, "", 9),
            tallied(31, Verb::Hide, "", 1),
            tallied(33, Verb::Undo, "hide", 3),
            tallied(33, Verb::Merge, "", 6),
        ];
        let months: Vec<Row> = months(entries.iter()).into_values().collect();
        let hidden: Vec<u64> = months.iter().map(|row| row[1]).collect();
        assert_eq!(hidden, [7, 0]);
    }

    #[test]
    fn months_are_rows_and_what_was_undone_does_not_count() {
        let named = |id| Named {
            id: CampaignId::from_i64(id),
            slug: id.to_string(),
            title: Bilingual { de: String::new(), en: String::new() },
        };
        let entries = [
            tallied(0, Verb::Hide, "", 9),
            tallied(31, Verb::Hide, "", 7),
            tallied(33, Verb::Undo, "hide", 2),
            tallied(33, Verb::AppealDecided, "granted", 6),
            tallied(33, Verb::AppealDecided, "rejected", 3),
            tallied(33, Verb::Tag, "", 30),
        ];
        let figures = ModerationFigures::of(vec![named(1), named(2)], &entries);
        assert_eq!(figures.campaigns.len(), 1);
        let campaign = &figures.campaigns[0];
        let months: Vec<_> = campaign.months.iter().map(|month| (month.year, month.month)).collect();
        assert_eq!(months, [(1970, 2), (1970, 1)]);
        let none = Figure::Exact(0);
        let row = |hidden, granted, rejected| vec![none, hidden, none, none, none, granted, rejected, none];
        assert_eq!(campaign.months[0].figures, row(Figure::Exact(5), Figure::Exact(6), Figure::Few));
        assert_eq!(campaign.total, row(Figure::Exact(14), Figure::Exact(6), Figure::Few));
        assert_eq!(figures.total, campaign.total);
    }
}
