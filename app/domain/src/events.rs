//! What happens, and what open browsers hear of it.
//!
//! A vote is no event: an entry would say who voted when. It only changes the tally.

use serde::{Deserialize, Serialize};

use crate::{
    ideas::{Milestone, Status},
    ids::{CommentId, IdeaNumber, WorkshopId},
    votes::Tally,
};

/// Something that happened to the product, in the past tense. It is written in the transaction of the change, and what
/// others need to know follows from it: history, live news, messages, search. It never holds words or names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// An idea was posted.
    IdeaPosted {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Its author gave it a new wording; `public` once others had voted.
    IdeaEdited {
        /// The idea.
        idea: IdeaNumber,
        /// Whether the history tells of it.
        public: bool,
    },
    /// Its author added something.
    IdeaExtended {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Its author took it back.
    IdeaWithdrawn {
        /// The idea.
        idea: IdeaNumber,
    },
    /// The author of an anonymous idea put their name to it.
    AuthorRevealed {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Its status changed.
    StatusChanged {
        /// The idea.
        idea: IdeaNumber,
        /// The status now.
        status: Status,
        /// A reason, or the place it was handed to.
        note: Option<String>,
    },
    /// An official answer was given.
    AnswerGiven {
        /// The idea.
        idea: IdeaNumber,
    },
    /// An official answer was taken back.
    AnswerUndone {
        /// The idea.
        idea: IdeaNumber,
    },
    /// It became part of another.
    IdeaMerged {
        /// The idea.
        idea: IdeaNumber,
        /// The idea it is part of now.
        into: IdeaNumber,
    },
    /// Another became part of it.
    IdeaJoined {
        /// The idea.
        idea: IdeaNumber,
        /// The other.
        other: IdeaNumber,
    },
    /// It and another are two again.
    IdeaUnmerged {
        /// The idea.
        idea: IdeaNumber,
        /// The other.
        other: IdeaNumber,
    },
    /// It stays merged, although somebody objected.
    MergeKept {
        /// The idea.
        idea: IdeaNumber,
    },
    /// It became several.
    IdeaSplit {
        /// The idea.
        idea: IdeaNumber,
        /// What became of it.
        parts: Vec<IdeaNumber>,
    },
    /// It was split off another.
    IdeaSplitOff {
        /// The idea.
        idea: IdeaNumber,
        /// The other.
        other: IdeaNumber,
    },
    /// What was split is one again.
    IdeaUnsplit {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Moderation hid it.
    IdeaHidden {
        /// The idea.
        idea: IdeaNumber,
        /// Why.
        reason: String,
    },
    /// It is shown again.
    IdeaRestored {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Two people of moderation took its words away for good.
    IdeaErased {
        /// The idea.
        idea: IdeaNumber,
    },
    /// Moderation hid a comment.
    CommentHidden {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// A comment is shown again.
    CommentRestored {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// Moderation decided on something of which its author alone hears: an appeal, or a comment that was held.
    Judged {
        /// The idea.
        idea: IdeaNumber,
        /// The comment, when it is not the idea itself.
        comment: Option<CommentId>,
    },
    /// A comment was written.
    CommentAdded {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// A comment was given a new wording.
    CommentEdited {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// A comment was taken back.
    CommentDeleted {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
}

impl Event {
    /// The idea it is about.
    #[must_use]
    pub const fn idea(&self) -> IdeaNumber {
        match self {
            Self::IdeaPosted { idea }
            | Self::IdeaEdited { idea, .. }
            | Self::IdeaExtended { idea }
            | Self::IdeaWithdrawn { idea }
            | Self::AuthorRevealed { idea }
            | Self::StatusChanged { idea, .. }
            | Self::AnswerGiven { idea }
            | Self::AnswerUndone { idea }
            | Self::IdeaMerged { idea, .. }
            | Self::IdeaJoined { idea, .. }
            | Self::IdeaUnmerged { idea, .. }
            | Self::MergeKept { idea }
            | Self::IdeaSplit { idea, .. }
            | Self::IdeaSplitOff { idea, .. }
            | Self::IdeaUnsplit { idea }
            | Self::IdeaHidden { idea, .. }
            | Self::IdeaRestored { idea }
            | Self::IdeaErased { idea }
            | Self::CommentHidden { idea, .. }
            | Self::CommentRestored { idea, .. }
            | Self::Judged { idea, .. }
            | Self::CommentAdded { idea, .. }
            | Self::CommentEdited { idea, .. }
            | Self::CommentDeleted { idea, .. } => *idea,
        }
    }

    /// The line it makes in the public history, if any.
    #[must_use]
    pub const fn milestone(&self) -> Option<Milestone> {
        match self {
            Self::IdeaPosted { .. } => Some(Milestone::Posted),
            Self::IdeaEdited { public: true, .. } => Some(Milestone::Edited),
            Self::IdeaExtended { .. } => Some(Milestone::Extended),
            Self::IdeaWithdrawn { .. } => Some(Milestone::Withdrawn),
            Self::AuthorRevealed { .. } => Some(Milestone::Revealed),
            Self::StatusChanged { .. } => Some(Milestone::StatusChanged),
            Self::AnswerGiven { .. } => Some(Milestone::Answered),
            Self::AnswerUndone { .. } => Some(Milestone::AnswerUndone),
            Self::IdeaMerged { .. } => Some(Milestone::Merged),
            Self::IdeaJoined { .. } => Some(Milestone::Joined),
            Self::IdeaUnmerged { .. } => Some(Milestone::Unmerged),
            Self::MergeKept { .. } => Some(Milestone::MergeKept),
            Self::IdeaSplit { .. } => Some(Milestone::Split),
            Self::IdeaSplitOff { .. } => Some(Milestone::SplitOff),
            Self::IdeaUnsplit { .. } => Some(Milestone::Unsplit),
            Self::IdeaHidden { .. } => Some(Milestone::Hidden),
            Self::IdeaRestored { .. } => Some(Milestone::Restored),
            Self::IdeaErased { .. } => Some(Milestone::Erased),
            Self::IdeaEdited { public: false, .. }
            | Self::CommentHidden { .. }
            | Self::CommentRestored { .. }
            | Self::Judged { .. }
            | Self::CommentAdded { .. }
            | Self::CommentEdited { .. }
            | Self::CommentDeleted { .. } => None,
        }
    }

    /// What open browsers hear of it.
    #[must_use]
    pub const fn change(&self) -> Change {
        match self {
            Self::IdeaPosted { idea } | Self::IdeaSplitOff { idea, .. } => Change::IdeaPosted { idea: *idea },
            Self::CommentAdded { idea, comment } => Change::CommentAdded { idea: *idea, comment: *comment },
            Self::IdeaEdited { idea, .. }
            | Self::IdeaExtended { idea }
            | Self::IdeaWithdrawn { idea }
            | Self::AuthorRevealed { idea }
            | Self::StatusChanged { idea, .. }
            | Self::AnswerGiven { idea }
            | Self::AnswerUndone { idea }
            | Self::IdeaMerged { idea, .. }
            | Self::IdeaJoined { idea, .. }
            | Self::IdeaUnmerged { idea, .. }
            | Self::MergeKept { idea }
            | Self::IdeaSplit { idea, .. }
            | Self::IdeaUnsplit { idea }
            | Self::IdeaHidden { idea, .. }
            | Self::IdeaRestored { idea }
            | Self::IdeaErased { idea }
            | Self::CommentHidden { idea, .. }
            | Self::CommentRestored { idea, .. }
            | Self::Judged { idea, .. }
            | Self::CommentEdited { idea, .. }
            | Self::CommentDeleted { idea, .. } => Change::IdeaChanged { idea: *idea },
        }
    }
}

/// What open browsers hear: ids and numbers, never words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The votes of an idea changed.
    Tally {
        /// The idea.
        idea: IdeaNumber,
        /// Its votes now.
        tally: Tally,
    },
    /// There is a new idea.
    IdeaPosted {
        /// The idea.
        idea: IdeaNumber,
    },
    /// There is a new comment.
    CommentAdded {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// Something else about an idea changed.
    IdeaChanged {
        /// The idea.
        idea: IdeaNumber,
    },
    /// The board of a workshop changed.
    BoardChanged {
        /// The workshop.
        workshop: WorkshopId,
    },
    /// Changes may have been missed: whoever keeps a copy has to ask for the present state.
    Missed,
    /// Campaigns, topics or units changed: whoever remembers them reads them anew.
    CityChanged,
    /// The search has to read everything anew, for somebody asked for it.
    SearchOutdated,
    /// The search has other synonyms; ideas need not be read again for that.
    SearchWordsChanged,
}
