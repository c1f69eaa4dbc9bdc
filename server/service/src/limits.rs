//! Guessing is slow: whoever fails often at one door has to wait before that door alone. Addresses of the network are limited
//! at the edge; a whole city may sit behind one.
//!
//! It is kept in memory: a restart forgives, and several servers forgive a little more.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::{
    refusals::Refusal,
    time::{HOUR, MINUTE, SECOND, Timestamp},
};

use crate::secrets::sha256;

/// Failures before one has to wait.
const FREE: u32 = 10;
/// The first wait; each further failure doubles it.
const FIRST_WAIT: i64 = 30 * SECOND;
const LONGEST_WAIT: i64 = 15 * MINUTE;
/// A door is forgotten when nobody failed at it for so long.
const REMEMBERED: i64 = HOUR;
/// Doors kept in mind, at most: about 10 MB.
const DOORS: usize = 100_000;

/// What somebody tries to open, e.g. an account or a claim code; only a hash is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Door([u8; 32]);

impl Door {
    /// The door of this kind with this name.
    pub(crate) fn of(kind: &str, name: &str) -> Self {
        Self(sha256(format!("{kind}\0{name}").as_bytes()))
    }
}

/// Counts attempts.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    doors: Mutex<HashMap<Door, Tries>>,
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: Timestamp,
}

impl Tries {
    fn open_again_at(self) -> Timestamp {
        match self.count.checked_sub(FREE) {
            None => self.last,
            Some(over) => self.last.plus((FIRST_WAIT << over.min(10)).min(LONGEST_WAIT)),
        }
    }
}

impl Limits {
    /// Counts an attempt before it is made, so that many at once are not all the first.
    ///
    /// # Errors
    /// `TooManyRequests` while one has to wait; such attempts do not count.
    pub(crate) fn attempt(&self, door: Door, now: Timestamp) -> Result<(), Refusal> {
        let mut doors = self.doors.lock().unwrap_or_else(PoisonError::into_inner);
        if doors.len() >= DOORS && !doors.contains_key(&door) {
            make_room(&mut doors, now);
        }
        let tries = doors.entry(door).or_insert(Tries { count: 0, last: now });
        if now.since(tries.last) > REMEMBERED {
            tries.count = 0;
        }
        let wait = tries.open_again_at().since(now);
        if tries.count >= FREE && wait > 0 {
            let seconds = u32::try_from((wait + SECOND - 1) / SECOND).unwrap_or(u32::MAX);
            return Err(Refusal::TooManyRequests { retry_after_seconds: seconds });
        }
        *tries = Tries { count: tries.count.saturating_add(1), last: now };
        Ok(())
    }

    /// Forgives: whoever got in was right.
    pub(crate) fn forgive(&self, door: Door) {
        self.doors.lock().unwrap_or_else(PoisonError::into_inner).remove(&door);
    }
}

/// Forgets what is old, then what is not locked, and as the last resort everything: a flood of made-up names must not fill the
/// memory, and must not lock anybody out.
fn make_room(doors: &mut HashMap<Door, Tries>, now: Timestamp) {
    doors.retain(|_, tries| now.since(tries.last) <= REMEMBERED);
    if doors.len() >= DOORS {
        doors.retain(|_, tries| tries.count >= FREE);
    }
    if doors.len() >= DOORS {
        doors.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        Timestamp::from_date(2026, 3, 2).plus(12 * HOUR)
    }

    #[test]
    fn the_wait_grows_and_ends() {
        let (limits, ana) = (Limits::default(), Door::of("password", "ana@example.org"));
        for _ in 0..FREE {
            assert_eq!(limits.attempt(ana, noon()), Ok(()));
        }
        let wait = |seconds| Err(Refusal::TooManyRequests { retry_after_seconds: seconds });
        assert_eq!(limits.attempt(ana, noon()), wait(30));
        assert_eq!(limits.attempt(ana, noon().plus(10 * SECOND)), wait(20));
        assert_eq!(limits.attempt(ana, noon().plus(30 * SECOND)), Ok(()));
        assert_eq!(limits.attempt(ana, noon().plus(30 * SECOND)), wait(60));
        assert_eq!(limits.attempt(ana, noon().plus(3 * HOUR)), Ok(()));
    }

    #[test]
    fn being_right_forgives_and_other_doors_stay_open() {
        let (limits, ana) = (Limits::default(), Door::of("password", "ana@example.org"));
        for _ in 0..FREE {
            assert_eq!(limits.attempt(ana, noon()), Ok(()));
        }
        assert_eq!(limits.attempt(Door::of("password", "ben@example.org"), noon()), Ok(()));
        limits.forgive(ana);
        assert_eq!(limits.attempt(ana, noon()), Ok(()));
    }

    #[test]
    fn a_flood_of_names_fills_no_memory() {
        let limits = Limits::default();
        for n in 0..DOORS + 10 {
            assert_eq!(limits.attempt(Door::of("password", &n.to_string()), noon()), Ok(()));
        }
        assert!(limits.doors.lock().unwrap().len() <= DOORS);
    }
}
