//! The fair order «Gemischt» as people meet it: pages that neither repeat nor skip, and views that fall evenly.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::{BTreeSet, HashMap};

use domain::{
    exposure::{Day, Fairness, Leg, Place, bucket, gini, legs, offset, shuffle},
    ids::IdeaNumber,
    slices::Cursor,
    time::{HOUR, Timestamp},
};
use proptest::prelude::*;

/// The columns of an idea.
#[derive(Debug, Clone)]
struct Row {
    number: IdeaNumber,
    views: i64,
    bucket: i64,
    bucket_next: i64,
    shuffle: i64,
    votes: i64,
}

/// A table, with the statements that the module's documentation proposes.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    mixed_on: Option<Day>,
}

impl Table {
    fn post(&mut self, day: Day) {
        let number = IdeaNumber::from_i64(i64::try_from(self.rows.len()).unwrap() + 1);
        let shuffle = shuffle(number, day);
        self.rows.push(Row { number, views: 0, bucket: 0, bucket_next: 0, shuffle, votes: 0 });
    }

    fn begin(&mut self, day: Day) {
        if self.mixed_on < Some(day) {
            self.mixed_on = Some(day);
            for row in &mut self.rows {
                row.bucket = row.bucket_next;
                row.shuffle = shuffle(row.number, day);
            }
        }
    }

    fn count_view(&mut self, number: IdeaNumber) {
        let row = self.rows.iter_mut().find(|row| row.number == number).unwrap();
        row.bucket_next += i64::from(row.views + 2 >= (2 << row.bucket_next));
        row.views += 1;
        assert_eq!(row.bucket_next, bucket(row.views));
    }

    /// One statement.
    fn read(&self, leg: Leg, limit: usize) -> Vec<&Row> {
        let mut rows: Vec<&Row> =
            self.rows.iter().filter(|row| leg.holds(row.bucket, row.shuffle, row.number)).collect();
        rows.sort_by_key(|row| (row.shuffle, row.number));
        rows.truncate(limit);
        rows
    }

    fn page(&self, person: u64, after: Option<Cursor>, size: usize) -> (Vec<IdeaNumber>, Option<Cursor>) {
        let day = self.mixed_on.unwrap();
        let offset = offset(person, day);
        let buckets: BTreeSet<i64> = self.rows.iter().map(|row| row.bucket).collect();
        let after = after.and_then(|cursor| Place::from_cursor(cursor, day));
        let mut page = Vec::new();
        for leg in legs(after, offset, &buckets.into_iter().collect::<Vec<_>>()) {
            page.extend(self.read(leg, size - page.len()));
            if page.len() == size {
                break;
            }
        }
        let last =
            page.last().map(|row| Place::of(day, row.bucket, row.shuffle, row.number, offset).cursor());
        (page.into_iter().map(|row| row.number).collect(), last)
    }
}

const TODAY: Day = Day::from_i64(20_500);

proptest! {
    /// While somebody turns pages others post ideas and look at them, in any order.
    #[test]
    fn pages_neither_repeat_nor_skip_while_ideas_arrive_and_views_are_counted(
        views in prop::collection::vec(0_i64..40, 1..60),
        person: u64,
        size in 1_usize..9,
        meanwhile in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 0..200),
    ) {
        let mut table = Table::default();
        for many in &views {
            table.post(TODAY);
            let row = table.rows.last_mut().unwrap();
            (row.views, row.bucket_next) = (*many, bucket(*many));
        }
        table.begin(Day::from_i64(TODAY.as_i64() + 1));
        let today = table.mixed_on.unwrap();
        let here_at_first: BTreeSet<IdeaNumber> = table.rows.iter().map(|row| row.number).collect();

        let mut seen = Vec::new();
        let mut after = None;
        let mut meanwhile = meanwhile.into_iter();
        loop {
            let (page, last) = table.page(person, after, size);
            if page.is_empty() {
                break;
            }
            for number in &page {
                table.count_view(*number);
            }
            seen.extend(page);
            after = last;
            for (posts, which) in meanwhile.by_ref().take(7) {
                if posts {
                    table.post(today);
                } else {
                    let number = table.rows[which.index(table.rows.len())].number;
                    table.count_view(number);
                }
            }
        }
        let distinct: BTreeSet<IdeaNumber> = seen.iter().copied().collect();
        prop_assert_eq!(distinct.len(), seen.len(), "an idea came twice");
        prop_assert!(distinct.is_superset(&here_at_first), "an idea was skipped");
    }

    #[test]
    fn the_legs_follow_the_order_of_places(views in prop::collection::vec(0_i64..40, 1..60), person: u64) {
        let mut table = Table::default();
        for many in &views {
            table.post(TODAY);
            let row = table.rows.last_mut().unwrap();
            (row.views, row.bucket_next) = (*many, bucket(*many));
        }
        table.begin(Day::from_i64(TODAY.as_i64() + 1));
        let day = table.mixed_on.unwrap();
        let turned = offset(person, day);
        let mut places: Vec<Place> =
            table.rows.iter().map(|row| Place::of(day, row.bucket, row.shuffle, row.number, turned)).collect();
        places.sort();
        let sorted: Vec<IdeaNumber> = places.iter().map(|place| place.number).collect();
        prop_assert_eq!(table.page(person, None, 1000).0, sorted);
    }

    #[test]
    fn a_place_survives_the_address_for_its_own_day_only(bucket in 0_i64..30, shuffle in 0..2_147_483_647_i64, key in 1_i64..1_000_000, person: u64) {
        let place = Place::of(TODAY, bucket, shuffle, IdeaNumber::from_i64(key), offset(person, TODAY));
        prop_assert_eq!(Place::from_cursor(place.cursor(), TODAY), Some(place));
        prop_assert_eq!(Place::from_cursor(place.cursor(), Day::from_i64(TODAY.as_i64() + 1)), None);
    }

    #[test]
    fn no_address_makes_it_panic(value: i64, key: i64, person: u64) {
        let after = Place::from_cursor(Cursor { value, key }, TODAY);
        prop_assert!(legs(after, offset(person, TODAY), &[0, 3]).count() <= 4);
    }

    #[test]
    fn sharing_more_evenly_lowers_the_coefficient(values in prop::collection::vec(0_i64..1000, 2..40)) {
        let unequal = gini(&values);
        prop_assert!((0.0..1.0).contains(&unequal));
        let total: i64 = values.iter().sum();
        let mut one_has_all = vec![0; values.len()];
        one_has_all[0] = total;
        prop_assert!(unequal <= gini(&one_has_all) + 1e-12);
        prop_assert!(gini(&vec![total; values.len()]).abs() < 1e-12);
    }
}

#[test]
fn the_day_is_that_of_the_city() {
    let midnight = Timestamp::from_date(2026, 7, 1).plus(-2 * HOUR);
    assert_eq!(Day::of(midnight).as_i64(), Day::of(midnight.plus(-1)).as_i64() + 1);
}

#[test]
fn buckets_double() {
    let buckets: Vec<i64> = [0, 1, 2, 3, 6, 7, 14, 15].into_iter().map(bucket).collect();
    assert_eq!(buckets, [0, 1, 1, 2, 2, 3, 3, 4]);
    assert_eq!(bucket(i64::MAX), 30);
}

/// Draws that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// 300 people arrive over 30 days, each on up to three days, and look at 10 to 40 ideas a time; they vote for one in five that they
/// have not seen before, more for good ones. 200 ideas are posted over the first three weeks.
fn month(fair: bool) -> Fairness {
    let mut dice = Dice(20_190_311);
    let mut table = Table::default();
    let visits: Vec<(i64, u64)> = (0..300)
        .flat_map(|person| {
            let first = i64::try_from(dice.below(30)).unwrap();
            let again = dice.below(3);
            let days = (0..=again).map(|visit| first + i64::try_from(visit).unwrap() * 3);
            days.filter(|day| *day < 30).map(|day| (day, person)).collect::<Vec<_>>()
        })
        .collect();
    let mut seen: HashMap<u64, BTreeSet<IdeaNumber>> = HashMap::new();
    for day in 0..30 {
        let today = Day::from_i64(20_500 + day);
        table.begin(today);
        let posted = if day == 0 {
            20
        } else if day < 21 {
            9
        } else {
            0
        };
        (0..posted).for_each(|_| table.post(today));
        for (_, person) in visits.iter().filter(|(visit, _)| *visit == day) {
            let many = usize::try_from(10 + dice.below(31)).unwrap();
            let page = if fair {
                table.page(*person, None, many).0
            } else {
                let mut by_votes: Vec<&Row> = table.rows.iter().collect();
                by_votes.sort_by_key(|row| std::cmp::Reverse((row.votes, row.number)));
                by_votes.iter().take(many).map(|row| row.number).collect()
            };
            for number in page {
                if seen.entry(*person).or_default().insert(number) {
                    table.count_view(number);
                    // Idea by idea, 5 to 35 of 100 like it.
                    let liked = 5 + number.as_i64().unsigned_abs() * 7919 % 31;
                    table.rows.iter_mut().find(|row| row.number == number).unwrap().votes +=
                        i64::from(dice.below(100) < liked);
                }
            }
        }
    }
    Fairness::of(&table.rows.iter().map(|row| row.views).collect::<Vec<_>>()).unwrap()
}

#[test]
fn views_fall_far_more_evenly_than_in_the_order_of_votes() {
    let (fair, top) = (month(true), month(false));
    println!("fair: {fair:?}");
    println!("top:  {top:?}");
    assert!(fair.gini < 0.25, "{fair:?}");
    assert!(fair.gini < top.gini / 2.0, "{fair:?} {top:?}");
    assert!(fair.smallest > 0);
}
