//! Who may do what: the only place. Pages, server functions, REST, live events and exports all ask here.
//!
//! Every permission is a method of [`Actor`]: it looks at what somebody wants and how things stand, and answers with a
//! [`Permit`] or a [`Refusal`]. The store takes permits, so a write without a question does not compile.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Phase, Schedule},
    comments::{CommentStanding, NewComment},
    follows::SetFollow,
    ideas::{NewIdea, Overlay, Relation, Standing, Status, Wording},
    ids::PersonId,
    people::{Role, Scope, Who},
    refusals::{Activity, Refusal},
    saved_searches::{ForgetSearch, MOST, SaveSearch, SavedSearch},
    text::{AddendumBody, CommentBody, SynonymList},
    time::Timestamp,
    votes::SetVote,
};

pub use crate::wishes::{
    AddComment, DeleteComment, Extend, KeepSynonyms, PostIdea, Report, Reveal, Reword, RewordComment,
    Withdraw,
};

/// Whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// Somebody in a browser.
    Person(Who),
    /// A program with a token: as much as its owner, and no more than its scopes.
    Program {
        /// The owner.
        owner: Who,
        /// What the token may do.
        scopes: Vec<Scope>,
    },
    /// Background work and the command line of the machine.
    Clockwork,
}

/// Proof that the policy allowed an action. Only this module makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Permit<A> {
    action: A,
}

impl<A> Permit<A> {
    const fn for_action(action: A) -> Self {
        Self { action }
    }

    /// What is allowed.
    pub const fn action(&self) -> &A {
        &self.action
    }

    /// What is allowed, given away.
    pub fn into_action(self) -> A {
        self.action
    }
}

/// How much of an idea somebody gets to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    /// All of it.
    Full,
    /// Its number, that it was withdrawn, and what others wrote.
    Tombstone,
}

/// Who reads the name of whoever wrote a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody with an account.
    Staff,
    /// Nobody: no row of the database holds it.
    Nobody,
}

/// Who reads the author's name. The forms say it before anything is sent, and by-lines are made of it.
#[must_use]
pub const fn name_audience(named: bool) -> Audience {
    if named { Audience::Staff } else { Audience::Nobody }
}

/// Whether an idea may stand in the index of the search, which answers everybody with an account: what any colleague may read
/// in full. Whether its campaign has begun is asked with each search.
#[must_use]
pub fn is_findable(idea: &Standing) -> bool {
    let colleague = Who { id: PersonId::from_i64(0), role: Role::Employee, unit: None };
    let begun = Standing { relation: Relation::Reader, now: idea.schedule.collecting, ..idea.clone() };
    Actor::Person(colleague).see_idea(&begun) == Ok(Sight::Full)
}

impl Actor {
    /// The person behind it, where there is one.
    #[must_use]
    pub const fn who(&self) -> Option<&Who> {
        match self {
            Self::Person(who) | Self::Program { owner: who, .. } => Some(who),
            Self::Visitor | Self::Clockwork => None,
        }
    }

    /// The role, where there is a person behind it.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.who().map(|who| who.role)
    }

    /// Anybody with an account, through a channel that carries `scope`.
    ///
    /// # Errors
    /// [`Refusal::SignInFirst`] for visitors, [`Refusal::ScopeMissing`] for tokens without the scope.
    pub fn take_part(&self, scope: Scope) -> Result<&Who, Refusal> {
        match self {
            Self::Person(who) => Ok(who),
            Self::Program { owner, scopes } if scopes.contains(&scope) => Ok(owner),
            Self::Program { .. } => Err(Refusal::ScopeMissing { scope }),
            Self::Visitor => Err(Refusal::SignInFirst),
            Self::Clockwork => Err(Refusal::NotAllowed),
        }
    }

    /// Reading what colleagues may read: everybody with an account, and background work.
    ///
    /// # Errors
    /// As [`Self::take_part`].
    pub fn read(&self) -> Result<(), Refusal> {
        match self {
            Self::Clockwork => Ok(()),
            Self::Visitor | Self::Person(_) | Self::Program { .. } => self.take_part(Scope::Read).map(|_| ()),
        }
    }

    /// Whether this actor sees what is held or hidden.
    #[must_use]
    pub fn moderates(&self) -> bool {
        match self {
            Self::Clockwork => true,
            Self::Visitor => false,
            Self::Person(who) | Self::Program { owner: who, .. } => match who.role {
                Role::Moderator | Role::Admin => true,
                Role::Employee | Role::Council => false,
            },
        }
    }

    /// Keeping the list of synonyms that the search goes by: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_synonyms(&self, list: SynonymList) -> Result<Permit<KeepSynonyms>, Refusal> {
        self.take_part(Scope::Write)?;
        if self.moderates() { Ok(Permit::for_action(KeepSynonyms(list))) } else { Err(Refusal::NotAllowed) }
    }

    /// Keeping accounts, codes and tokens: administrators, and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_people(&self) -> Result<(), Refusal> {
        if *self == Self::Clockwork {
            return Ok(());
        }
        match self.take_part(Scope::Write)?.role {
            Role::Admin => Ok(()),
            Role::Employee | Role::Moderator | Role::Council => Err(Refusal::NotAllowed),
        }
    }

    /// **The** visibility of an idea, on every channel.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for what this actor may not know of, [`Refusal::Merged`] for what moved.
    pub fn see_idea(&self, idea: &Standing) -> Result<Sight, Refusal> {
        self.read()?;
        self.sight(idea)
    }

    /// What there is to see, for whoever may read or write: a token that only writes reads nothing by it.
    fn sight(&self, idea: &Standing) -> Result<Sight, Refusal> {
        let insider = idea.relation.is_author() || self.moderates();
        if idea.phase() == Phase::Draft && !self.moderates() {
            return Err(Refusal::NotFound);
        }
        match idea.overlay {
            Overlay::Withdrawn => return Ok(Sight::Tombstone),
            Overlay::Hidden if !insider => return Err(Refusal::NotFound),
            Overlay::Merged => {
                return match idea.merged_into {
                    Some(into) => Err(Refusal::Merged { into }),
                    None => Err(Refusal::NotFound),
                };
            }
            Overlay::Hidden | Overlay::None => {}
        }
        match idea.status {
            Status::Held if !insider => Err(Refusal::NotFound),
            Status::Held
            | Status::Open
            | Status::InReview
            | Status::InWorkshop
            | Status::Planned
            | Status::Done
            | Status::HandedOver
            | Status::Declined => Ok(Sight::Full),
        }
    }

    /// Posting an idea in a campaign.
    ///
    /// # Errors
    /// Says why not.
    pub fn post_idea(
        &self,
        idea: NewIdea,
        schedule: &Schedule,
        now: Timestamp,
    ) -> Result<Permit<PostIdea>, Refusal> {
        self.take_part(Scope::Write)?;
        within(schedule, now, Activity::Post)?;
        Ok(Permit::for_action(PostIdea(idea)))
    }

    /// Voting, or taking the vote back.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_vote(&self, vote: SetVote, idea: &Standing) -> Result<Permit<SetVote>, Refusal> {
        self.take_part(Scope::Write)?;
        self.see_whole(idea)?;
        within(&idea.schedule, idea.now, Activity::Vote)?;
        if !idea.status.takes_votes() || idea.overlay != Overlay::None {
            return Err(state(idea, Activity::Vote));
        }
        Ok(Permit::for_action(vote))
    }

    /// Following an idea, or no longer, in every phase: it writes nothing that others could read. What somebody sees, even as
    /// a tombstone, they may stop following.
    ///
    /// # Errors
    /// Says why not.
    pub fn set_follow(&self, follow: SetFollow, idea: &Standing) -> Result<Permit<SetFollow>, Refusal> {
        self.take_part(Scope::Write)?;
        if follow.wanted {
            self.see_whole(idea)?;
        } else {
            self.see_idea(idea)?;
        }
        Ok(Permit::for_action(follow))
    }

    /// Writing a comment; `answered` is the comment it replies to.
    ///
    /// # Errors
    /// Says why not.
    pub fn add_comment(
        &self,
        comment: NewComment,
        idea: &Standing,
        answered: Option<&CommentStanding>,
    ) -> Result<Permit<AddComment>, Refusal> {
        let who = self.take_part(Scope::Write)?;
        self.comment_on(idea)?;
        match (comment.reply_to, answered) {
            (None, _) => {}
            (Some(_), Some(parent)) if parent.idea != idea.number => return Err(Refusal::NotFound),
            (Some(_), Some(parent)) if parent.is_reply => return Err(Refusal::TooDeep),
            (Some(_), Some(parent)) if parent.deleted => return Err(Refusal::Deleted),
            (Some(_), Some(_)) => {}
            (Some(_), None) => return Err(Refusal::NotFound),
        }
        let speaks_for_city = match who.role {
            Role::Moderator | Role::Admin => true,
            Role::Employee | Role::Council => false,
        };
        if comment.official && !(speaks_for_city && comment.named) {
            return Err(Refusal::NotAllowed);
        }
        if !comment.named && idea.named {
            return Err(Refusal::NotAllowed);
        }
        Ok(Permit::for_action(AddComment(comment)))
    }

    /// Whether comments are open to this actor at all: what the form asks before anything is written.
    ///
    /// # Errors
    /// Says why not.
    pub fn comment_on(&self, idea: &Standing) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        self.see_whole(idea)?;
        within(&idea.schedule, idea.now, Activity::Comment)?;
        if idea.status == Status::Held || idea.overlay != Overlay::None {
            return Err(state(idea, Activity::Comment));
        }
        Ok(())
    }

    /// Giving one's own idea a new wording. Once others have voted, the old wording stays readable.
    ///
    /// # Errors
    /// Says why not.
    pub fn reword(&self, text: Wording, idea: &Standing) -> Result<Permit<Reword>, Refusal> {
        self.edit(idea)?;
        Ok(Permit::for_action(Reword { idea: idea.number, text, keep_old: idea.supported }))
    }

    /// Whether the wording is open to this actor: what the page asks before the form is shown.
    ///
    /// # Errors
    /// Says why not.
    pub fn edit(&self, idea: &Standing) -> Result<(), Refusal> {
        self.own(idea)?;
        within(&idea.schedule, idea.now, Activity::Edit)?;
        if idea.overlay != Overlay::None || !(idea.status.takes_votes() || idea.status == Status::Held) {
            return Err(state(idea, Activity::Edit));
        }
        Ok(())
    }

    /// Adding to one's own idea.
    ///
    /// # Errors
    /// Says why not.
    pub fn extend(&self, body: AddendumBody, idea: &Standing) -> Result<Permit<Extend>, Refusal> {
        self.own(idea)?;
        self.comment_on(idea)?;
        Ok(Permit::for_action(Extend { idea: idea.number, body }))
    }

    /// Taking one's own idea back: at any time before the archive.
    ///
    /// # Errors
    /// Says why not.
    pub fn withdraw(&self, idea: &Standing) -> Result<Permit<Withdraw>, Refusal> {
        self.own(idea)?;
        match idea.phase() {
            Phase::Archived | Phase::Draft => return Err(phase(&idea.schedule, idea.now, Activity::Edit)),
            Phase::Collecting | Phase::Voting | Phase::Review | Phase::Workshops | Phase::Results => {}
        }
        match idea.overlay {
            Overlay::Withdrawn => Err(Refusal::Withdrawn),
            Overlay::None | Overlay::Hidden | Overlay::Merged => {
                Ok(Permit::for_action(Withdraw(idea.number)))
            }
        }
    }

    /// Putting one's name to an anonymous idea, by the claim code.
    ///
    /// # Errors
    /// Says why not.
    pub fn reveal(&self, idea: &Standing) -> Result<Permit<Reveal>, Refusal> {
        self.own(idea)?;
        if idea.named {
            return Err(Refusal::AlreadyNamed);
        }
        Ok(Permit::for_action(Reveal(idea.number)))
    }

    /// Rewording one's own comment.
    ///
    /// # Errors
    /// Says why not.
    pub fn reword_comment(
        &self,
        body: CommentBody,
        idea: &Standing,
        comment: &CommentStanding,
    ) -> Result<Permit<RewordComment>, Refusal> {
        self.own_comment(idea, comment)?;
        within(&idea.schedule, idea.now, Activity::Comment)?;
        Ok(Permit::for_action(RewordComment { comment: comment.id, body }))
    }

    /// Taking one's own comment back: in every phase before the archive.
    ///
    /// # Errors
    /// Says why not.
    pub fn delete_comment(
        &self,
        idea: &Standing,
        comment: &CommentStanding,
    ) -> Result<Permit<DeleteComment>, Refusal> {
        self.own_comment(idea, comment)?;
        if idea.phase() == Phase::Archived {
            return Err(phase(&idea.schedule, idea.now, Activity::Comment));
        }
        Ok(Permit::for_action(DeleteComment(comment.id)))
    }

    /// Reporting an idea or a comment. A report sorts the queue of moderation; it hides nothing.
    ///
    /// # Errors
    /// Says why not.
    pub fn report(&self, report: Report, idea: &Standing) -> Result<Permit<Report>, Refusal> {
        self.take_part(Scope::Write)?;
        self.sight(idea)?;
        Ok(Permit::for_action(report))
    }

    /// Saving a search beside those that are `kept`; one of the same name gives way.
    ///
    /// # Errors
    /// Says why not.
    pub fn save_search(
        &self,
        search: SaveSearch,
        kept: &[SavedSearch],
    ) -> Result<Permit<SaveSearch>, Refusal> {
        self.take_part(Scope::Write)?;
        let others = kept.iter().filter(|saved| saved.name != search.name.as_str());
        if others.count() >= MOST {
            return Err(Refusal::TooManySearches { most: MOST });
        }
        Ok(Permit::for_action(search))
    }

    /// Keeping a search of one's own no longer.
    ///
    /// # Errors
    /// Says why not.
    pub fn forget_search(&self, search: ForgetSearch) -> Result<Permit<ForgetSearch>, Refusal> {
        self.take_part(Scope::Write)?;
        Ok(Permit::for_action(search))
    }

    fn see_whole(&self, idea: &Standing) -> Result<(), Refusal> {
        match self.sight(idea)? {
            Sight::Full => Ok(()),
            Sight::Tombstone => Err(Refusal::Withdrawn),
        }
    }

    /// The author: by account, or by claim code. What they may not know of stays hidden from others.
    fn own(&self, idea: &Standing) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        if idea.relation.is_author() {
            return match idea.overlay {
                Overlay::Withdrawn => Err(Refusal::Withdrawn),
                Overlay::None | Overlay::Hidden | Overlay::Merged => Ok(()),
            };
        }
        self.sight(idea)?;
        Err(Refusal::OnlyAuthor)
    }

    fn own_comment(&self, idea: &Standing, comment: &CommentStanding) -> Result<(), Refusal> {
        self.take_part(Scope::Write)?;
        self.sight(idea)?;
        if comment.idea != idea.number {
            return Err(Refusal::NotFound);
        }
        if !comment.relation.is_author() {
            return Err(Refusal::OnlyAuthor);
        }
        if comment.deleted {
            return Err(Refusal::Deleted);
        }
        Ok(())
    }
}

fn within(schedule: &Schedule, now: Timestamp, activity: Activity) -> Result<(), Refusal> {
    if allows(activity)(schedule.phase_at(now)) { Ok(()) } else { Err(phase(schedule, now, activity)) }
}

fn phase(schedule: &Schedule, now: Timestamp, activity: Activity) -> Refusal {
    Refusal::PhaseForbids {
        activity,
        phase: schedule.phase_at(now),
        next: schedule.next_that(now, allows(activity)),
    }
}

const fn allows(activity: Activity) -> fn(Phase) -> bool {
    match activity {
        Activity::Post => Phase::takes_ideas,
        Activity::Vote => Phase::takes_votes,
        Activity::Comment => Phase::takes_comments,
        Activity::Edit => Phase::takes_edits,
    }
}

const fn state(idea: &Standing, activity: Activity) -> Refusal {
    Refusal::StateForbids { activity, status: idea.status, overlay: idea.overlay }
}
