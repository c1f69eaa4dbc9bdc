//! The installation's secret, and all that is derived from it.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use tracing::{info, warn};

use crate::ports::{Dice, TrueDice};

const NONCE: usize = 12;

/// 256 bits from a file or variable outside the database. Whoever has the database alone cannot link a vote to a person.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The file is there but cannot be read, or cannot be written where there is none.
    #[error("the secret file {} cannot be used: {error}", file.display())]
    Unusable {
        /// The file.
        file: PathBuf,
        /// What the machine says.
        error: io::Error,
    },
    /// The file holds something else.
    #[error("the secret file {} does not hold a secret (256 bits in base64url); restore it from your backup, for without it no vote can be linked to its voter and no access code is known", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
    },
}

impl Secret {
    /// Takes the secret as read.
    #[must_use]
    pub const fn from_bytes(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// Reads the secret from its file; the first start makes one, readable by its owner alone.
    ///
    /// # Errors
    /// When the file is unreadable, holds something else, or cannot be made.
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        let unusable = |error| SecretError::Unusable { file: path.to_owned(), error };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => create(path).map_err(unusable)?,
            Err(error) => return Err(unusable(error)),
        };
        warn_if_open(path);
        let secret = BASE64.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
        secret.map(Self).ok_or_else(|| SecretError::Malformed { file: path.to_owned() })
    }

    /// A name for `parts` that only this installation can compute: HMAC-SHA256. The same parts under another purpose have
    /// another name, and each part counts with its length, so that `["ab", "c"]` is not `["a", "bc"]`.
    #[must_use]
    pub fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        for part in std::iter::once(&purpose.as_bytes()).chain(parts) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Locks something away: nonce, then ChaCha20-Poly1305 under a key for this purpose.
    #[must_use]
    pub fn seal(&self, purpose: &str, plain: &[u8], dice: &dyn Dice) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        dice.roll(&mut nonce);
        let locked = self
            .lock(purpose)
            .encrypt(Nonce::from_slice(&nonce), Payload { msg: plain, aad: purpose.as_bytes() })
            .expect("texts of this product are shorter than the 256 GiB that the cipher takes");
        [&nonce[..], &locked].concat()
    }

    /// Opens what [`Self::seal`] locked away; `None` when it was sealed by another secret, for another purpose, or touched.
    #[must_use]
    pub fn unseal(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, locked) = sealed.split_at_checked(NONCE)?;
        let payload = Payload { msg: locked, aad: purpose.as_bytes() };
        self.lock(purpose).decrypt(Nonce::from_slice(nonce), payload).ok()
    }

    fn lock(&self, purpose: &str) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&self.mac("seal", &[purpose.as_bytes()]).into())
    }
}

/// A secret belongs into no log.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// 256 random bits in base64url, for cookies and tokens. The database gets to know their [`sha256`] alone.
#[must_use]
pub fn random_token(dice: &dyn Dice) -> String {
    let mut bytes = [0; 32];
    dice.roll(&mut bytes);
    BASE64.encode(bytes)
}

/// A plain hash: enough for what is 256 bits of chance, too little for anything that can be guessed.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// What tells a wording from every other, also from one that its author has made to look the same here.
pub(crate) fn wording_of(parts: &[&str]) -> String {
    let whole = parts.iter().fold(String::new(), |whole, part| format!("{whole}{}:{part}", part.len()));
    sha256(whole.as_bytes())[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn create(path: &Path) -> io::Result<String> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let text = random_token(&TrueDice);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    info!(
        "Made the installation's secret in {}; keep a copy apart from the database's backup",
        path.display()
    );
    Ok(text)
}

#[cfg(unix)]
fn warn_if_open(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let open = fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o077 != 0);
    if open {
        warn!("Others on this machine can read the secret file {}: run chmod 600 on it", path.display());
    }
}

#[cfg(not(unix))]
fn warn_if_open(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::LoadedDice;

    fn secret() -> Secret {
        Secret::from_bytes([7; 32])
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_alone() {
        let sealed = secret().seal("votes", b"key", &LoadedDice::new(1));
        assert_eq!(secret().unseal("votes", &sealed).as_deref(), Some(&b"key"[..]));
        assert_eq!(secret().unseal("codes", &sealed), None);
        assert_eq!(Secret::from_bytes([8; 32]).unseal("votes", &sealed), None);
        let mut touched = sealed;
        *touched.last_mut().unwrap() ^= 1;
        assert_eq!(secret().unseal("votes", &touched), None);
        assert_eq!(secret().unseal("votes", b"short"), None);
    }

    #[test]
    fn parts_cannot_be_shifted_into_each_other() {
        let name = |parts: &[&[u8]]| secret().mac("x", parts);
        assert_ne!(name(&[b"ab", b"c"]), name(&[b"a", b"bc"]));
        assert_ne!(name(&[b"ab"]), name(&[b"ab", b""]));
        assert_ne!(secret().mac("x", &[b"a"]), secret().mac("y", &[b"a"]));
    }

    #[test]
    fn the_first_start_makes_a_secret_and_the_second_reads_it() {
        let folder = std::env::temp_dir().join(format!("dogital-secret-{}", random_token(&TrueDice)));
        let file = folder.join("secret");
        let made = Secret::load_or_create(&file).unwrap();
        let read = Secret::load_or_create(&file).unwrap();
        assert_eq!(made.0, read.0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file, "").unwrap();
        assert!(matches!(Secret::load_or_create(&file), Err(SecretError::Malformed { .. })));
        assert!(matches!(Secret::load_or_create(&folder), Err(SecretError::Unusable { .. })));
        fs::remove_dir_all(folder).unwrap();
    }
}
