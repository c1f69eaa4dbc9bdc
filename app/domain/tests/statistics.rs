//! What is told in statistics: nothing about fewer than five, and nothing from which that follows.

use domain::{
    campaigns::{Bilingual, Masterplan, Topic},
    ids::{IdeaNumber, TopicId},
    people::AccessPath,
    selection::snapshot::{FrozenBallot, FrozenIdea},
    statistics::{
        Access, Breadth, Count, Counts, Groups, K, Safe, SafeTable, SizedUnit, TopicsByUnit, k_safe, percent,
    },
    time::Timestamp,
};
use proptest::prelude::*;

/// What is told, with the sums as a further row and column.
fn told(table: &SafeTable) -> Vec<Vec<Option<u64>>> {
    let rows = table.cells.iter().zip(&table.rows);
    let mut all: Vec<Vec<Safe>> = rows.map(|(row, sum)| [row.as_slice(), &[*sum]].concat()).collect();
    all.push([table.columns.as_slice(), &[table.total]].concat());
    all.iter().map(|row| row.iter().map(|safe| safe.told()).collect()).collect()
}

/// The numbers with their sums.
fn summed(cells: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let mut all: Vec<Vec<u64>> =
        cells.iter().map(|row| [row.as_slice(), &[row.iter().sum()]].concat()).collect();
    let width = all[0].len();
    all.push((0..width).map(|column| all.iter().map(|row| row[column]).sum()).collect());
    all
}

/// Whether whoever knows `shown` can compute the number at a place: solves the sums as linear equations over a large prime field,
/// with a random number in each hidden place that is not asked for.
fn follows(shown: &[Vec<Option<u64>>], at: (usize, usize)) -> bool {
    const PRIME: u64 = 2_147_483_647;
    let (rows, columns) = (shown.len(), shown[0].len());
    let hidden: Vec<(usize, usize)> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter(|(row, column)| shown[*row][*column].is_none())
        .collect();
    let line = |of: &dyn Fn((usize, usize)) -> Option<bool>| -> Vec<u64> {
        let factor = |place| of(place).map_or(0, |plus| if plus { 1 } else { PRIME - 1 });
        hidden.iter().map(|place| factor(*place)).collect()
    };
    let by_row = (0..rows).map(|of| line(&|(row, column)| (row == of).then_some(column + 1 < columns)));
    let by_column = (0..columns).map(|of| line(&|(row, column)| (column == of).then_some(row + 1 < rows)));
    let mut equations: Vec<Vec<u64>> = by_row.chain(by_column).collect();
    // The place follows when its unit vector is a combination of the equations: when adding it does not raise their rank.
    let before = rank(&mut equations.clone(), PRIME);
    equations.push(line(&|place| (place == at).then_some(true)));
    rank(&mut equations, PRIME) == before
}

fn rank(matrix: &mut [Vec<u64>], prime: u64) -> usize {
    let mut rank = 0;
    for column in 0..matrix.first().map_or(0, Vec::len) {
        let Some(pivot) = (rank..matrix.len()).find(|row| matrix[*row][column] != 0) else { continue };
        matrix.swap(rank, pivot);
        let inverse = power(matrix[rank][column], prime - 2, prime);
        let lead: Vec<u64> = matrix[rank].iter().map(|n| n * inverse % prime).collect();
        for row in &mut matrix[rank + 1..] {
            let factor = row[column];
            for (place, lead) in row.iter_mut().zip(&lead) {
                *place = (*place + (prime - factor) * lead) % prime;
            }
        }
        rank += 1;
    }
    rank
}

fn power(mut base: u64, mut exponent: u64, prime: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % prime;
        }
        base = base * base % prime;
        exponent /= 2;
    }
    result
}

/// Looks at a way along hidden places, and says whether it is the one.
type Take<'a> = dyn FnMut(&[(usize, usize)]) -> bool + 'a;

/// Another table in which everything that is told is the same, nothing is below `least`, and the number at a place is different.
fn another(
    numbers: &[Vec<u64>],
    shown: &[Vec<Option<u64>>],
    at: (usize, usize),
    least: u64,
) -> Option<Vec<Vec<u64>>> {
    // Every way along hidden places, turning between rows and columns, that comes back to where it began.
    fn walk(path: &mut Vec<(usize, usize)>, shown: &[Vec<Option<u64>>], take: &mut Take<'_>) -> bool {
        let (row, column) = path[path.len() - 1];
        let along_row = path.len() % 2 == 1;
        if path.len() >= 3 && !along_row && path[0].1 == column && take(path) {
            return true;
        }
        let next: Vec<(usize, usize)> = if along_row {
            (0..shown[0].len()).map(|column| (row, column)).collect()
        } else {
            (0..shown.len()).map(|row| (row, column)).collect()
        };
        for place in next {
            if shown[place.0][place.1].is_none() && !path.contains(&place) {
                path.push(place);
                if walk(path, shown, take) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }
    let (rows, columns) = (shown.len(), shown[0].len());
    let mut found = None;
    let mut take = |path: &[(usize, usize)]| {
        for grows in [true, false] {
            let mut table = numbers.to_vec();
            let fits = path.iter().enumerate().all(|(step, (row, column))| {
                let plus = (*row + 1 == rows) == (*column + 1 == columns);
                let up = (step % 2 == 0) == grows;
                let place = &mut table[*row][*column];
                if up == plus {
                    *place += 1;
                    true
                } else {
                    let can = *place > least;
                    *place = place.saturating_sub(1);
                    can
                }
            });
            if fits {
                found = Some(table);
                return true;
            }
        }
        false
    };
    walk(&mut vec![at], shown, &mut take);
    found
}

fn is_sum_of_its_cells(table: &[Vec<u64>]) -> bool {
    let cells: Vec<Vec<u64>> =
        table[..table.len() - 1].iter().map(|row| row[..row.len() - 1].to_vec()).collect();
    summed(&cells) == table
}

/// Up to three rows and columns of numbers, many of them small.
fn small_tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let number = prop_oneof![3 => 0_u64..5, 2 => 5_u64..12];
    (1_usize..4, 1_usize..4).prop_flat_map(move |(rows, columns)| {
        prop::collection::vec(prop::collection::vec(number.clone(), columns), rows)
    })
}

fn tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
    let number = prop_oneof![2 => 0_u64..5, 3 => 5_u64..90];
    (1_usize..9, 1_usize..7).prop_flat_map(move |(rows, columns)| {
        prop::collection::vec(prop::collection::vec(number.clone(), columns), rows)
    })
}

fn counts(cells: &[Vec<u64>], zeros: bool) -> Counts {
    let counts =
        Counts::table(cells.iter().map(|row| row.iter().copied().map(Count::of).collect()).collect());
    if zeros { counts.telling_zeros() } else { counts }
}

/// Whether a place is asked for: every number, and every sum of more than one.
fn is_asked(shown: &[Vec<Option<u64>>], (row, column): (usize, usize)) -> bool {
    let (rows, columns) = (shown.len() - 1, shown[0].len() - 1);
    (row < rows || rows > 1) && (column < columns || columns > 1)
}

proptest! {
    #[test]
    fn no_number_that_is_told_is_about_fewer_than_five(cells in tables(), zeros: bool) {
        let numbers = summed(&cells);
        for (row, line) in told(&k_safe(&counts(&cells, zeros))).iter().enumerate() {
            for (column, told) in line.iter().enumerate() {
                prop_assert!(told.is_none_or(|n| n >= K || (zeros && n == 0)), "{cells:?}");
                prop_assert!(told.is_none_or(|n| n == numbers[row][column]), "and what is told is true");
            }
        }
    }

    #[test]
    fn no_hidden_number_follows_from_sums_and_differences(cells in tables(), zeros: bool) {
        let shown = told(&k_safe(&counts(&cells, zeros)));
        for row in 0..shown.len() {
            for column in 0..shown[0].len() {
                let at = (row, column);
                if shown[row][column].is_none() && is_asked(&shown, at) {
                    prop_assert!(!follows(&shown, at), "{at:?} of {cells:?} in {shown:?}");
                }
            }
        }
    }

    #[test]
    fn every_hidden_number_could_be_another_with_all_that_is_told_the_same(cells in small_tables(), zeros: bool) {
        let (numbers, shown) = (summed(&cells), told(&k_safe(&counts(&cells, zeros))));
        for row in 0..shown.len() {
            for column in 0..shown[0].len() {
                let at = (row, column);
                if shown[row][column].is_none() && is_asked(&shown, at) {
                    let other = another(&numbers, &shown, at, u64::from(zeros));
                    prop_assert!(other.is_some(), "{at:?} of {cells:?} in {shown:?}");
                    let other = other.unwrap();
                    prop_assert!(is_sum_of_its_cells(&other) && other[row][column] != numbers[row][column]);
                    let same = shown.iter().flatten().zip(other.iter().flatten());
                    prop_assert!(same.clone().all(|(told, n)| told.is_none_or(|told| told == *n)));
                }
            }
        }
    }

    /// Two hidden numbers of three and one beside their sum would tell that four are hidden.
    #[test]
    fn what_the_hidden_numbers_of_a_line_make_together_is_not_about_fewer_than_five(cells in tables(), zeros: bool) {
        let (numbers, shown) = (summed(&cells), told(&k_safe(&counts(&cells, zeros))));
        let (rows, columns) = (shown.len(), shown[0].len());
        let row = |row: usize| (0..columns).map(|column| (row, column)).collect::<Vec<_>>();
        let column = |column: usize| (0..rows).map(|row| (row, column)).collect::<Vec<_>>();
        let lines = (0..rows).map(row).chain((0..columns).map(column));
        for line in lines.filter(|line| line.iter().all(|at| is_asked(&shown, *at))) {
            let (sum, parts) = line.split_last().unwrap();
            let hidden: Vec<u64> =
                parts.iter().filter(|at| shown[at.0][at.1].is_none()).map(|at| numbers[at.0][at.1]).collect();
            if shown[sum.0][sum.1].is_some() && !hidden.is_empty() {
                prop_assert!(hidden.iter().sum::<u64>() >= K, "{line:?} of {cells:?} in {shown:?}");
            }
        }
    }
}

fn unit(slug: &str, people: u64) -> SizedUnit {
    SizedUnit { slug: slug.into(), parent: None, people }
}

fn topic(id: i64, slug: &str) -> Topic {
    let name = Bilingual { de: slug.into(), en: String::new() };
    let (id, slug, masterplan) = (TopicId::from_i64(id), slug.into(), Masterplan::Administration);
    Topic { id, slug, name, masterplan, archived: false, former: Vec::new() }
}

fn idea(number: i64, topic: &str) -> FrozenIdea {
    let number = IdeaNumber::from_i64(number);
    FrozenIdea { number, topic: topic.into(), masterplan: Masterplan::Administration, unit: None }
}

fn ballot(people: u32, unit: Option<&str>, ideas: &[i64]) -> FrozenBallot {
    let ideas = ideas.iter().copied().map(IdeaNumber::from_i64).collect();
    FrozenBallot { people, unit: unit.map(str::to_owned), ideas }
}

#[test]
fn many_votes_of_few_people_are_too_few_to_show() {
    let ideas: Vec<FrozenIdea> =
        (1..=9).map(|number| idea(number, if number < 9 { "it" } else { "zeit" })).collect();
    let groups = Groups::of(&[unit("kitas", 40), unit("archiv", 30), unit("hafen", 25)]);
    let ballots = [
        ballot(2, Some("kitas"), &[1, 2, 3, 4, 5, 6, 7, 8]),
        ballot(9, Some("archiv"), &[1]),
        ballot(7, Some("hafen"), &[1, 2]),
        ballot(6, Some("hafen"), &[9]),
        ballot(8, None, &[9]),
    ];
    let table = TopicsByUnit::of(&ideas, &ballots, &[topic(1, "it"), topic(2, "zeit")], &groups);
    assert_eq!(table.units, ["archiv", "hafen"], "of the day-care centres only two voted");
    let told: Vec<Vec<_>> =
        table.votes.cells.iter().map(|row| row.iter().map(|safe| safe.told()).collect()).collect();
    assert_eq!(told[2], [None, None], "sixteen votes of two people beside eight of others");
    assert_eq!(table.votes.columns[0].told(), Some(16 + 9 + 14));
    assert_eq!(table.votes.total.told(), Some(16 + 9 + 14 + 6 + 8));
    assert_eq!(told[0], [None, None], "else the sixteen would follow");
}

#[test]
fn the_map_counts_units_in_which_five_support_an_idea_and_names_none() {
    let ideas = [idea(1, "it"), idea(2, "it"), idea(3, "it")];
    let groups = Groups::of(&[unit("kitas", 40), unit("archiv", 30), unit("klein", 3)]);
    let ballots = [
        ballot(12, Some("kitas"), &[1, 2]),
        ballot(5, Some("archiv"), &[1]),
        ballot(4, Some("archiv"), &[2]),
        ballot(9, Some("klein"), &[1, 2]),
        ballot(19, None, &[3]),
    ];
    let Breadth { units, ideas } = Breadth::of(&ideas, &ballots, &groups);
    let told: Vec<_> =
        ideas.iter().map(|idea| (idea.number.as_i64(), idea.votes.told(), idea.units.told())).collect();
    assert_eq!((units, told), (2, vec![(1, Some(26), Some(2)), (2, Some(25), Some(1))]));
}

#[test]
fn who_did_not_take_part_is_hidden_with_who_did() {
    let people = |access, voted: usize, not: usize| {
        let one = move |did| (access, did);
        std::iter::repeat_n(one(true), voted).chain(std::iter::repeat_n(one(false), not))
    };
    let all = people(AccessPath::Account, 30, 50).chain(people(AccessPath::Code, 18, 3)).chain(people(
        AccessPath::Password,
        6,
        9,
    ));
    let access = Access::of(all, Timestamp::from_millis(0));
    let told: Vec<_> =
        access.paths.iter().map(|path| (path.access, path.voted.told(), path.accounts.told())).collect();
    assert_eq!(told[1], (AccessPath::Code, None, Some(21)), "18 of 21 would tell that three did not");
    assert_eq!(told[0], (AccessPath::Account, Some(30), Some(80)));
    assert_eq!((access.voted.told(), access.accounts.told()), (Some(54), Some(116)));
    assert_eq!(percent(access.paths[0].voted, access.paths[0].accounts), Some(38));
    assert_eq!(percent(access.paths[1].voted, access.paths[1].accounts), None);
    assert_eq!(percent(access.paths[2].voted, access.paths[2].accounts), None, "of fifteen");

    let alone = Access::of(people(AccessPath::Code, 10, 20), Timestamp::from_millis(0));
    assert_eq!((alone.voted.told(), alone.accounts.told()), (Some(10), Some(30)));
}
