use rand::{RngExt as _, rngs::StdRng, seq::SliceRandom as _};

/// Parts of `total` for `count` things: a few get much, many get little, none more than `most`. They sum up to `total` unless
/// all are full.
pub(super) fn shares(rng: &mut StdRng, total: usize, count: usize, most: usize) -> Vec<usize> {
    let rank = |at: usize| 1.0 / num(at + 5).powf(0.9);
    let all: f64 = (0..count).map(rank).sum();
    let mut shares: Vec<usize> = (0..count).map(|at| floor(num(total) * rank(at) / all).min(most)).collect();
    let mut left = total.min(count.saturating_mul(most)) - shares.iter().sum::<usize>();
    while left > 0 {
        for share in shares.iter_mut().filter(|share| **share < most) {
            if left == 0 {
                break;
            }
            *share += 1;
            left -= 1;
        }
    }
    shares.shuffle(rng);
    shares
}

/// `count` different voters out of `all`, with the author first among them.
pub(crate) fn voters(rng: &mut StdRng, all: usize, count: usize, author: Option<usize>) -> Vec<usize> {
    let mut chosen = rand::seq::index::sample(rng, all, count.min(all)).into_vec();
    if let Some(author) = author.filter(|author| !chosen.contains(author))
        && let Some(first) = chosen.first_mut()
    {
        *first = author;
    }
    // Sorted, so that the place in the database tells nothing, and the index grows in order.
    chosen.sort_unstable();
    chosen
}

/// Lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Random bytes that nobody needs to be unable to guess.
pub(super) fn bytes(rng: &mut StdRng) -> Vec<u8> {
    (0..32).map(|_| rng.random()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn num(n: usize) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a count")]
fn floor(part: f64) -> usize {
    part.floor().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    #[test]
    fn the_parts_are_the_whole_and_few_get_much() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut parts = shares(&mut rng, 300_000, 10_000, 11_000);
        assert_eq!(parts.iter().sum::<usize>(), 300_000);
        parts.sort_unstable();
        assert!(parts[5_000] < 30 && parts[9_999] > 2_000, "{} {}", parts[5_000], parts[9_999]);
        assert_eq!(shares(&mut rng, 100, 3, 10), [10, 10, 10]);
        assert!(shares(&mut rng, 5, 0, 10).is_empty());
    }

    #[test]
    fn voters_differ_and_the_author_is_one() {
        let mut rng = StdRng::seed_from_u64(1);
        let mut chosen = voters(&mut rng, 50, 20, Some(7));
        assert!(chosen.contains(&7));
        chosen.dedup();
        assert_eq!(chosen.len(), 20);
        assert_eq!(voters(&mut rng, 3, 20, None), [0, 1, 2]);
        assert!(voters(&mut rng, 3, 0, Some(1)).is_empty());
    }
}
