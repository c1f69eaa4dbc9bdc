//! Ideas: where the shoe pinches, and what would help.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{CampaignPage, Phase, Schedule},
    comments::Comment,
    ids::{AddendumId, IdeaNumber, TopicId, UnitId},
    people::Role,
    refusals::{Field, Fields},
    search::{Facets, Finding},
    slices::Slice,
    text::{Pinch, Title, Wish},
    time::Timestamp,
    triage::{Kin, Verdict},
    votes::{Ballot, Tally},
    words::words,
};

words! {
    /// What has become of an idea.
    Status {
        /// «wird geprüft»: waits for moderation; seen by its author and moderators alone.
        Held = "held",
        /// «offen».
        Open = "open",
        /// «in Prüfung».
        InReview = "in_review",
        /// «im Workshop».
        InWorkshop = "in_workshop",
        /// «geplant».
        Planned = "planned",
        /// «umgesetzt».
        Done = "done",
        /// «weitergegeben an …».
        HandedOver = "handed_over",
        /// «nicht möglich», always with a reason.
        Declined = "declined",
    }
}

impl Status {
    /// Whether a vote still says something: not once the question is answered.
    #[must_use]
    pub const fn takes_votes(self) -> bool {
        match self {
            Self::Open | Self::InReview | Self::InWorkshop | Self::Planned => true,
            Self::Held | Self::Done | Self::HandedOver | Self::Declined => false,
        }
    }
}

words! {
    /// What lies over the status.
    Overlay {
        /// Nothing does.
        None = "none",
        /// Part of another idea now.
        Merged = "merged",
        /// Several other ideas now.
        Split = "split",
        /// Hidden by moderation, with a reason.
        Hidden = "hidden",
        /// Taken back by its author; the number stays.
        Withdrawn = "withdrawn",
    }
}

/// Who wrote it, as far as readers learn.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Byline {
    /// A name, and the unit where the author gave one.
    Named {
        /// As the author wants to be called.
        name: String,
    },
    /// «ohne Namen»: the database holds no author.
    Anonymous,
    /// «ehemalige Mitarbeitende»: the account was removed.
    Former,
    /// A pseudonym that is stable within one idea.
    Pseudonym {
        /// The pseudonym, in German words.
        name: String,
        /// Whether it is the author of the idea, proved by the claim code.
        idea_author: bool,
    },
}

/// What somebody is to an idea or a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// They wrote it under their account.
    Author,
    /// They showed the claim code of an anonymous idea.
    Claimed,
    /// Somebody else did.
    Reader,
}

impl Relation {
    /// Whether they wrote it.
    #[must_use]
    pub const fn is_author(self) -> bool {
        match self {
            Self::Author | Self::Claimed => true,
            Self::Reader => false,
        }
    }
}

/// All that the rules ask of an idea, for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The idea.
    pub number: IdeaNumber,
    /// Its status.
    pub status: Status,
    /// What lies over the status.
    pub overlay: Overlay,
    /// The idea it was merged into.
    pub merged_into: Option<IdeaNumber>,
    /// Whether its author stands by name.
    pub named: bool,
    /// What the person who asks is to it.
    pub relation: Relation,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// Whether somebody other than the author has voted for it, ever: from then on its text is what they voted for.
    pub supported: bool,
    /// The dates of its campaign.
    pub schedule: Schedule,
    /// The moment for which this holds.
    pub now: Timestamp,
}

impl Standing {
    /// The phase of the idea's campaign.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.schedule.phase_at(self.now)
    }
}

/// An idea in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IdeaCard {
    /// The number.
    pub number: IdeaNumber,
    /// The title.
    pub title: String,
    /// The beginning of the pinch.
    pub excerpt: String,
    /// The topic.
    pub topic: TopicId,
    /// The unit, where one was given.
    pub unit: Option<UnitId>,
    /// The status.
    pub status: Status,
    /// What lies over the status: held, hidden and withdrawn ideas are in nobody's list but their author's.
    pub overlay: Overlay,
    /// The votes, and whether mine is among them.
    pub ballot: Ballot,
    /// Comments that can be read.
    pub comments: i64,
    /// Who wrote it.
    pub byline: Byline,
    /// When it was posted; the day alone when anonymous.
    pub created_at: Timestamp,
    /// Whether an official answer exists.
    pub answered: bool,
    /// Whether the person who asks wrote it under their account.
    pub mine: bool,
}

/// The list of ideas with all that its page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdeaList {
    /// The campaign, its phase, its topics and units.
    pub campaign: CampaignPage,
    /// The ideas.
    pub ideas: Slice<IdeaCard>,
    /// How many there are in all, counted to at most [`COUNTED`].
    pub total: i64,
    /// What the search tells of them, when something was looked for.
    pub finding: Option<Finding>,
    /// How the ideas are spread; `None` where it is not counted: among what is one's own or answered, and while the search warms up.
    pub facets: Option<Facets>,
}

/// Lists are counted to here; beyond it says "more than".
pub const COUNTED: i64 = 1_000;

/// An official answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The answer as safe HTML.
    pub html: String,
    /// The unit that answers.
    pub unit: Option<UnitId>,
    /// When it was given.
    pub at: Timestamp,
}

/// An addition «Nachtrag» by the author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// The key.
    pub id: AddendumId,
    /// The text as safe HTML.
    pub html: String,
    /// When it was added; the day alone when anonymous.
    pub at: Timestamp,
}

/// An earlier wording, kept in public once others had voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerWording {
    /// The title before the edit.
    pub title: String,
    /// The pinch before the edit.
    pub pinch: String,
    /// The wish before the edit.
    pub wish: String,
    /// When it was replaced.
    pub replaced_at: Timestamp,
}

words! {
    /// What a line of an idea's public history tells.
    Milestone {
        /// It was posted.
        Posted = "posted",
        /// Its status changed.
        StatusChanged = "status_changed",
        /// An official answer was given.
        Answered = "answered",
        /// An official answer was taken back.
        AnswerUndone = "answer_undone",
        /// Its text was edited after others had voted.
        Edited = "edited",
        /// Its author added something.
        Extended = "extended",
        /// It was merged into another.
        Merged = "merged",
        /// Another was merged into it.
        Joined = "joined",
        /// It and another are two again.
        Unmerged = "unmerged",
        /// It stays merged, although somebody objected.
        MergeKept = "merge_kept",
        /// It became several.
        Split = "split",
        /// It was split off another.
        SplitOff = "split_off",
        /// What was split is one again.
        Unsplit = "unsplit",
        /// Moderation hid it.
        Hidden = "hidden",
        /// It is shown again.
        Restored = "restored",
        /// Two people of moderation took its words away for good.
        Erased = "erased",
        /// Its author took it back.
        Withdrawn = "withdrawn",
        /// Its author put their name to it.
        Revealed = "revealed",
    }
}

/// A line of an idea's public history. It names the acting role, never the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// What happened.
    pub milestone: Milestone,
    /// The status it led to, where it changed.
    pub status: Option<Status>,
    /// A reason, the place it was handed to, or the numbers of other ideas.
    pub note: Option<String>,
    /// Who acted; `None` for the author and for the clock.
    pub role: Option<Role>,
    /// When; the day alone for the author of an anonymous idea.
    pub at: Timestamp,
}

/// The text of an idea in full.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaText {
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help; may be empty.
    pub wish: String,
}

/// An idea with all that its page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdeaPage {
    /// The campaign it belongs to.
    pub campaign: CampaignPage,
    /// All that the rules ask: the browser decides with it what to offer.
    pub standing: Standing,
    /// The text; `None` on the tombstone of a withdrawn idea.
    pub text: Option<IdeaText>,
    /// Whether moderation took its words away for good, so that nothing but a tombstone is left.
    pub erased: bool,
    /// The topic.
    pub topic: TopicId,
    /// The unit, where one was given.
    pub unit: Option<UnitId>,
    /// Where it was handed to.
    pub handed_to: Option<String>,
    /// Whether a workshop pulled it. Only the server knows: it is not sent.
    #[serde(skip)]
    pub pulled: bool,
    /// The votes, and whether mine is among them.
    pub ballot: Ballot,
    /// Whether the person who asks follows it.
    pub following: bool,
    /// Who wrote it.
    pub byline: Byline,
    /// When it was posted; the day alone when anonymous.
    pub created_at: Timestamp,
    /// The newest official answer.
    pub answer: Option<Answer>,
    /// Answers before it, newest first.
    pub earlier_answers: Vec<Answer>,
    /// What was decided against it; for its author and moderators alone.
    pub verdict: Option<Verdict>,
    /// How it hangs together with others.
    pub kin: Kin,
    /// Additions, oldest first.
    pub addenda: Vec<Addendum>,
    /// Earlier wordings, newest first.
    pub wordings: Vec<FormerWording>,
    /// The public history, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Comments: oldest first, each reply behind what it answers.
    pub comments: Vec<Comment>,
    /// How many comments can be read.
    pub comment_count: i64,
    /// Its counter, for live news.
    pub tally: Tally,
}

/// A new idea as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct RawIdea {
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// The topic's slug.
    pub topic: String,
    /// The unit's slug; empty for none.
    pub unit: String,
    /// Whether it carries the author's name.
    pub named: bool,
}

/// A new idea, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIdea {
    /// The text.
    pub text: Wording,
    /// The topic.
    pub topic: TopicId,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// Whether it carries the author's name.
    pub named: bool,
}

/// The text of an idea, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The title.
    pub title: Title,
    /// Where the shoe pinches.
    pub pinch: Pinch,
    /// What would help.
    pub wish: Wish,
}

impl Wording {
    /// Parses the three texts, and gathers what is wrong with each in `fields`.
    pub fn take(title: &str, pinch: &str, wish: &str, fields: &mut Fields) -> Option<Self> {
        let title = fields.take(Field::Title, Title::parse(title));
        let pinch = fields.take(Field::Pinch, Pinch::parse(pinch));
        let wish = fields.take(Field::Wish, Wish::parse(wish));
        Some(Self { title: title?, pinch: pinch?, wish: wish? })
    }
}

/// What comes back after posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedIdea {
    /// The number.
    pub number: IdeaNumber,
    /// The claim code of an anonymous idea: four German words, shown this once.
    pub claim_code: Option<String>,
}
