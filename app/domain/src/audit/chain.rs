use serde::{Deserialize, Serialize};

use crate::{ids::AuditId, words::words};

/// A SHA-256: 64 hexadecimal digits in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// What the first entry follows.
    pub const ZERO: Self = Self([0; 32]);

    /// Takes a hash as computed.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Takes a hash as stored; `None` when it is none.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Digest {
    type Err = NoDigest;
    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(NoDigest);
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            let digits = text.get(2 * at..2 * at + 2).ok_or(NoDigest)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NoDigest)?;
        }
        Ok(Self(bytes))
    }
}

/// A text that is no hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct NoDigest;

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = NoDigest;
    fn try_from(text: String) -> Result<Self, NoDigest> {
        text.parse()
    }
}

/// The hashed fields of an entry, each as text in UTF-8. This is what stands in the database, even if somebody tampered with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// The number, in digits.
    pub id: Vec<u8>,
    /// Milliseconds since 1970 in UTC, in digits.
    pub created_at: Vec<u8>,
    /// Hexadecimal digits; none for the command line.
    pub actor_tag: Option<Vec<u8>>,
    /// The word of the acting role; none for the command line.
    pub role: Option<Vec<u8>>,
    /// The word of the act.
    pub verb: Vec<u8>,
    /// The number of the idea, in digits.
    pub idea: Option<Vec<u8>>,
    /// The id of the comment, in digits.
    pub comment: Option<Vec<u8>>,
    /// What else it was done to.
    pub subject: Vec<u8>,
    /// How.
    pub detail: Vec<u8>,
}

impl Link {
    /// What is hashed behind the previous hash: each field in turn as `<bytes>:<field>,`, and `-` for one that is not there.
    /// No two entries read the same, wherever one field ends and the next begins.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut text = Vec::new();
        for field in self.fields() {
            if let Some(field) = field {
                text.extend_from_slice(format!("{}:", field.len()).as_bytes());
                text.extend_from_slice(field);
                text.push(b',');
            } else {
                text.push(b'-');
            }
        }
        text
    }

    fn fields(&self) -> [Option<&[u8]>; 9] {
        [
            Some(&self.id),
            Some(&self.created_at),
            self.actor_tag.as_deref(),
            self.role.as_deref(),
            Some(&self.verb),
            self.idea.as_deref(),
            self.comment.as_deref(),
            Some(&self.subject),
            Some(&self.detail),
        ]
    }
}

/// How long the chain is and how it ends. Who wrote this down earlier can tell later whether the past was rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Entries.
    pub entries: i64,
    /// The hash of the last one.
    pub head: Digest,
}

words! {
    /// What is wrong with a chain.
    Flaw {
        /// The entry does not fit its hash, or not the entry before it.
        Changed = "changed",
        /// The entry is not there.
        Missing = "missing",
        /// The end of the chain is another than the one that is noted.
        HeadDisagrees = "head_disagrees",
    }
}

/// What came of walking along the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chain {
    /// Every entry is as it was noted.
    Whole(State),
    /// The first entry that is not.
    Broken {
        /// Its number.
        at: AuditId,
        /// What is wrong.
        flaw: Flaw,
    },
}

impl std::fmt::Display for Chain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(State { entries, head }) => {
                write!(f, "the audit is whole: {entries} entries, head {head}")
            }
            Self::Broken { at, flaw } => match flaw {
                Flaw::Changed => write!(
                    f,
                    "the audit is broken: entry {at} was changed, or the one before it was replaced"
                ),
                Flaw::Missing => write!(f, "the audit is broken: entry {at} is missing"),
                Flaw::HeadDisagrees => {
                    write!(f, "the audit is broken: the noted head disagrees with entry {at}")
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link() -> Link {
        Link {
            id: b"1".to_vec(),
            created_at: b"1549288800001".to_vec(),
            role: Some(b"admin".to_vec()),
            verb: b"tag".to_vec(),
            idea: Some(b"12".to_vec()),
            subject: "Größe".into(),
            ..Link::default()
        }
    }

    #[test]
    fn an_entry_reads_as_the_manual_says() {
        let text = String::from_utf8(link().canonical()).unwrap();
        assert_eq!(text, "1:1,13:1549288800001,-5:admin,3:tag,2:12,-7:Größe,0:,");
    }

    #[test]
    fn what_is_not_there_is_not_what_is_empty() {
        let empty = Link { comment: Some(Vec::new()), ..link() };
        assert_ne!(empty.canonical(), link().canonical());
    }

    proptest! {
        #[test]
        fn no_two_entries_read_the_same(a: (Vec<u8>, Option<Vec<u8>>, Vec<u8>), b: (Vec<u8>, Option<Vec<u8>>, Vec<u8>)) {
            let link = |(verb, idea, subject): (Vec<u8>, Option<Vec<u8>>, Vec<u8>)| Link { verb, idea, subject, ..link() };
            prop_assert_eq!(link(a.clone()).canonical() == link(b.clone()).canonical(), a == b);
        }

        #[test]
        fn a_hash_survives_json(bytes: [u8; 32]) {
            let digest = Digest::from_bytes(bytes);
            prop_assert_eq!(digest.to_string().parse::<Digest>(), Ok(digest));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            _ = text.parse::<Digest>();
        }
    }
}
