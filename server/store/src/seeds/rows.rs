use domain::{
    campaigns::{Masterplan, Schedule},
    comments::CommentKind,
    events::Event,
    ideas::{Overlay, Status},
    ids::{CommentId, IdeaNumber, PersonId, TopicId, UnitId},
    people::{AccessPath, Role},
    time::Timestamp,
};
use serde::{Serialize, Serializer};

/// A unit.
#[derive(Debug, Clone, Serialize)]
pub struct SeedUnit {
    /// Its name in addresses.
    pub slug: String,
    /// The slug of the unit above.
    pub parent: Option<String>,
    /// German.
    pub name_de: String,
    /// English.
    pub name_en: String,
    /// People who work there.
    pub headcount: i64,
}

/// A topic.
#[derive(Debug, Clone, Serialize)]
pub struct SeedTopic {
    /// Its name in addresses.
    pub slug: String,
    /// German.
    pub name_de: String,
    /// English.
    pub name_en: String,
    /// The masterplan it belongs to.
    pub masterplan: Masterplan,
}

/// A campaign with its topics.
#[derive(Debug, Clone)]
pub struct SeedCampaign {
    /// Its name in the address.
    pub slug: String,
    /// German and English title.
    pub title: [String; 2],
    /// German and English introduction.
    pub intro: [String; 2],
    /// German and English rules as safe HTML.
    pub rules: [String; 2],
    /// The beginnings of its phases.
    pub schedule: Schedule,
    /// The key of its voter tags, sealed.
    pub vote_key: Vec<u8>,
    /// Its topics, in their order.
    pub topics: Vec<SeedTopic>,
}

/// A person.
#[derive(Debug, Clone, Serialize)]
pub struct SeedPerson {
    /// The address.
    pub email: Option<String>,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: Option<UnitId>,
    /// How they sign in.
    pub access: AccessPath,
    /// Argon2id in PHC form.
    pub password_hash: Option<String>,
}

/// An idea with its counters, which must be what its votes and comments are.
#[derive(Debug, Clone, Serialize)]
pub struct SeedIdea {
    /// The topic.
    pub topic: TopicId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The author; `None` when posted without a name.
    pub author: Option<PersonId>,
    /// The keyed hash of the claim code, of an idea without a name.
    #[serde(serialize_with = "hex")]
    pub claim_hash: Option<Vec<u8>>,
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// The status.
    pub status: Status,
    /// What lies over it.
    pub overlay: Overlay,
    /// Where it was handed to.
    pub handed_to: Option<String>,
    /// Whether somebody other than the author has voted.
    pub supported: bool,
    /// Its votes.
    pub votes: i64,
    /// Its comments.
    pub comments: i64,
    /// [`domain::ranking::hot`].
    pub hot: i64,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// When it was posted; the day alone without a name.
    pub created_at: Timestamp,
}

/// A comment.
#[derive(Debug, Clone, Serialize)]
pub struct SeedComment {
    /// The idea.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub reply_to: Option<CommentId>,
    /// What it brings.
    pub kind: CommentKind,
    /// As it was written.
    pub body: String,
    /// Safe HTML.
    pub html: String,
    /// The author; `None` when written without a name.
    pub author: Option<PersonId>,
    /// What the author is called when it was written without a name.
    pub pseudonym: Option<String>,
    /// Whether the author of an idea without a name wrote it.
    pub by_idea_author: bool,
    /// Whether it speaks for the city.
    pub official: bool,
    /// When it was written; the day alone without a name.
    pub created_at: Timestamp,
}

/// An official answer, or an addition by the author.
#[derive(Debug, Clone, Serialize)]
pub struct SeedWords {
    /// The idea.
    pub idea: IdeaNumber,
    /// As it was written.
    pub body: String,
    /// Safe HTML.
    pub html: String,
    /// The unit that answers.
    pub unit: Option<UnitId>,
    /// When.
    pub created_at: Timestamp,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
pub struct SeedEvent {
    /// What.
    #[serde(serialize_with = "as_text")]
    pub event: Event,
    /// The idea.
    pub idea: IdeaNumber,
    /// The acting role.
    pub role: Option<Role>,
    /// When.
    pub created_at: Timestamp,
}

/// A vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SeedVote<'a> {
    /// The idea.
    pub idea: IdeaNumber,
    /// The voter's tag in hex.
    pub tag: &'a str,
}

fn hex<S: Serializer>(bytes: &Option<Vec<u8>>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    let digits =
        bytes.as_ref().map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    digits.serialize(serializer)
}

fn as_text<S: Serializer>(event: &Event, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serde_json::to_string(event).map_err(serde::ser::Error::custom)?.serialize(serializer)
}
