//! Passwords: Argon2id, two at a time, so that signing in takes neither the memory nor the processors from everybody else.

use std::time::Duration;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _},
};
use domain::refusals::Refusal;
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use crate::{Error, Result, ports::Dice};

/// The fewest characters of a password (BSI, ORP.4.A22 leaves the length to the house; OWASP asks for 8).
pub(crate) const MIN: usize = 8;
/// The most bytes that are looked at: beyond it the hash gains nothing, and the machine has work.
pub(crate) const MAX: usize = 1_024;

/// OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// What an unknown address is checked against, so that it takes as long as a known one. Nobody has the password to zeros.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

static ROOM: Semaphore = Semaphore::const_new(2);
/// Before a person is told to try again: a morning on which everybody signs in at once.
const PATIENCE: Duration = Duration::from_secs(15);

/// The hash of a new password in PHC form.
pub(crate) async fn hash(password: &str, dice: &dyn Dice) -> Result<String> {
    let mut salt = [0; 16];
    dice.roll(&mut salt);
    let password = password.as_bytes().to_vec();
    let hash = in_turn(move || argon2()?.hash_password_with_salt(&password, &salt)).await?;
    hash.map(|hash| hash.to_string()).map_err(|error| Error::Fault(error.to_string()))
}

/// Whether the password belongs to the hash; without one it takes just as long and is wrong.
pub(crate) async fn matches(password: &str, hash: Option<String>) -> Result<bool> {
    let known = hash.is_some() && password.len() <= MAX;
    let password = password.as_bytes().get(..MAX).unwrap_or(password.as_bytes()).to_vec();
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let right = in_turn(move || argon2()?.verify_password(&password, hash.as_str())).await?.is_ok();
    Ok(known && right)
}

fn argon2() -> argon2::password_hash::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|_| argon2::password_hash::Error::ParamsInvalid)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let full = Refusal::TooManyRequests { retry_after_seconds: 5 };
    let turn = timeout(PATIENCE, ROOM.acquire()).await.map_err(|_| full)?;
    let done = spawn_blocking(work).await.map_err(|error| Error::Fault(error.to_string()));
    drop(turn);
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::TrueDice;

    #[tokio::test]
    async fn only_the_right_password_matches() {
        let hash = hash("schuhdrueckt", &TrueDice).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(matches("schuhdrueckt", Some(hash.clone())).await.unwrap());
        assert!(!matches("Schuhdrueckt", Some(hash.clone())).await.unwrap());
        assert!(!matches("", Some(hash.clone())).await.unwrap());
        assert!(!matches(&"x".repeat(5_000), Some(hash)).await.unwrap());
        assert!(!matches("schuhdrueckt", None).await.unwrap());
        assert!(!matches("schuhdrueckt", Some("not a hash".to_owned())).await.unwrap());
    }

    #[test]
    fn nobody_is_checked_as_thoroughly_as_somebody() {
        assert_eq!(
            argon2().unwrap().verify_password(b"x", NOBODY),
            Err(argon2::password_hash::Error::PasswordInvalid)
        );
    }
}
