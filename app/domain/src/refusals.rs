//! Every way the product says no. The words for people live in `app/src/words`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    campaigns::Phase,
    ideas::{Overlay, Status},
    ids::IdeaNumber,
    people::Scope,
    pulls::PullBar,
    text::TextError,
    time::Timestamp,
    triage::MergeBar,
    words::words,
    workshops::WorkshopBar,
};

words! {
    /// A field of a form or a request.
    Field {
        /// The title of an idea.
        Title = "title",
        /// Where the shoe pinches.
        Pinch = "pinch",
        /// What would help.
        Wish = "wish",
        /// The topic.
        Topic = "topic",
        /// The unit.
        Unit = "unit",
        /// With the author's name or without.
        Named = "named",
        /// The text of a comment, addendum or report.
        Body = "body",
        /// The kind of a comment.
        Kind = "kind",
        /// The comment that is answered.
        ReplyTo = "reply_to",
        /// The reason of a report.
        Reason = "reason",
        /// The note of a report.
        Note = "note",
        /// The e-mail address.
        Email = "email",
        /// The password.
        Password = "password",
        /// The access code.
        Code = "code",
        /// The claim code of an anonymous idea.
        ClaimCode = "claim_code",
        /// A person's name.
        Name = "name",
        /// The order of a list.
        Sort = "sort",
        /// The status of an idea.
        Status = "status",
        /// The place in a list.
        After = "after",
        /// Entries on a page.
        Limit = "limit",
        /// A list, as it stands in the address.
        Query = "query",
        /// The name of something in its address.
        Slug = "slug",
        /// The German title.
        TitleDe = "title_de",
        /// The English title.
        TitleEn = "title_en",
        /// The German introduction.
        IntroDe = "intro_de",
        /// The English introduction.
        IntroEn = "intro_en",
        /// The German rules.
        RulesDe = "rules_de",
        /// The English rules.
        RulesEn = "rules_en",
        /// The German name.
        NameDe = "name_de",
        /// The English name.
        NameEn = "name_en",
        /// The German text.
        BodyDe = "body_de",
        /// The English text.
        BodyEn = "body_en",
        /// The start of collecting.
        Collecting = "collecting",
        /// The start of voting.
        Voting = "voting",
        /// The start of the review.
        Review = "review",
        /// The start of the workshops.
        Workshops = "workshops",
        /// The start of the results.
        Results = "results",
        /// The start of the archive.
        Archived = "archived",
        /// The masterplan.
        Masterplan = "masterplan",
        /// The topic or idea into which another is merged.
        Into = "into",
        /// The unit above.
        Parent = "parent",
        /// How many people work there.
        Headcount = "headcount",
        /// The day from which something is closed.
        ClosedOn = "closed_on",
        /// What somebody may do.
        Role = "role",
        /// What tells whether somebody else changed it meanwhile.
        Version = "version",
        /// The idea that another is part of now.
        PartOf = "part_of",
        /// An official answer.
        Answer = "answer",
        /// Why something is hidden or declined.
        Ground = "ground",
        /// Where an idea is handed to.
        Place = "place",
        /// What the author of something that was hidden is told.
        Sentence = "sentence",
        /// How an appeal is decided.
        Outcome = "outcome",
        /// What an idea is split into.
        Parts = "parts",
        /// Who takes care of an item.
        Assignee = "assignee",
        /// Within how many working days an answer is promised.
        AnswerDays = "answer_days",
        /// Which posts are looked at before anybody else sees them.
        Premoderation = "premoderation",
        /// Who is shown first what is past its date.
        Deputy = "deputy",
        /// A tag of an idea.
        Tag = "tag",
        /// What is done to many items at once.
        Act = "act",
        /// The items that it is done to.
        Items = "items",
        /// What a specialist unit is asked.
        Question = "question",
        /// Until when something is to be done.
        Due = "due",
        /// Whether an idea can be done.
        Possible = "possible",
        /// What it would take.
        Effort = "effort",
        /// What the law says against it.
        Obstacle = "obstacle",
        /// Who would do it.
        Who = "who",
        /// Until when they would.
        Until = "until",
        /// What else there is to say.
        Remark = "remark",
        /// What a workshop pulls by.
        Rule = "rule",
        /// How many ideas a workshop pulls.
        Places = "places",
        /// How many hours a workshop has.
        Hours = "hours",
        /// How many hours an idea takes.
        HoursEach = "hours_each",
        /// The ideas that take more or fewer hours.
        HoursOf = "hours_of",
        /// How much small units are balanced.
        Balance = "balance",
        /// How many people have to support an idea.
        Quorum = "quorum",
        /// How many ideas of one topic are pulled at most.
        PerTopic = "per_topic",
        /// How many places topics are sure of.
        Seats = "seats",
        /// Ideas that are pulled by hand.
        Wildcards = "wildcards",
        /// A campaign.
        Campaign = "campaign",
        /// The kind of a workshop.
        Format = "format",
        /// The day of a workshop.
        Date = "date",
        /// Where a workshop is.
        Venue = "venue",
        /// How many ideas a workshop takes.
        Capacity = "capacity",
        /// How many ideas a workshop works on at once.
        InProgress = "in_progress",
        /// A column of a board.
        Stage = "stage",
        /// Points of a round.
        Points = "points",
        /// How long a timer runs.
        Minutes = "minutes",
        /// Since when something is done.
        Since = "since",
        /// Who has something of it.
        Benefits = "benefits",
        /// Whether it has become better.
        Better = "better",
        /// What became of an idea.
        Became = "became",
        /// What is the matter, on a canvas.
        Problem = "problem",
        /// Whom it hits.
        Affected = "affected",
        /// Where it comes from.
        Causes = "causes",
        /// What could be done.
        Options = "options",
        /// What that takes, and brings.
        EffortBenefit = "effort_benefit",
        /// What law and staff council say.
        Checks = "checks",
        /// What a workshop decided.
        Decision = "decision",
        /// What is done next.
        NextStep = "next_step",
        /// The unit that does it.
        ResponsibleUnit = "responsible_unit",
        /// The day until which it is done.
        DueOn = "due_on",
    }
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub error: TextError,
}

words! {
    /// What a phase may forbid.
    Activity {
        /// Posting an idea.
        Post = "post",
        /// Voting.
        Vote = "vote",
        /// Commenting, adding, answering.
        Comment = "comment",
        /// Editing one's own text.
        Edit = "edit",
        /// Reading what became of the ideas that were pulled.
        SeeOutcomes = "see_outcomes",
    }
}

/// The rules said no. An answer, not a fault: worded for the person, never logged as an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such thing, or none that this person may know of.
    #[error("not found")]
    NotFound,
    /// There is no call for ideas that employees can see: the installation is new.
    #[error("there is no campaign yet")]
    NoCampaign,
    /// Only people who are signed in may do this.
    #[error("sign in first")]
    SignInFirst,
    /// This needs a role the person does not have.
    #[error("not allowed")]
    NotAllowed,
    /// Only administrators may do this.
    #[error("for administrators")]
    AdministrationOnly,
    /// Nobody takes their own rights away, or shuts their own account.
    #[error("not on one's own account")]
    OwnAccount,
    /// Without it nobody could administer any more.
    #[error("the last administrator")]
    LastAdministrator,
    /// Only whoever wrote it may do this.
    #[error("only the author may do this")]
    OnlyAuthor,
    /// The phase forbids it.
    #[error("not in this phase")]
    PhaseForbids {
        /// What was asked for.
        activity: Activity,
        /// The phase.
        phase: Phase,
        /// The next phase that allows it, and its beginning.
        next: Option<(Phase, Timestamp)>,
    },
    /// The status or what lies over it forbids it.
    #[error("not in this state")]
    StateForbids {
        /// What was asked for.
        activity: Activity,
        /// The status.
        status: Status,
        /// What lies over it.
        overlay: Overlay,
    },
    /// Nobody decides on what is their own, or of their own unit: a colleague has to.
    #[error("a colleague has to decide this")]
    ConflictOfInterest,
    /// An appeal is decided by somebody other than whoever decided first.
    #[error("a second person has to decide this")]
    SecondPersonNeeded,
    /// There is no such step from this status, or from what lies over it.
    #[error("no such step from here")]
    StepForbidden {
        /// The status.
        status: Status,
        /// What lies over it.
        overlay: Overlay,
    },
    /// There was an appeal already, and there is one alone.
    #[error("appealed already")]
    AlreadyAppealed,
    /// Nothing was decided against it, or no longer is.
    #[error("nothing to appeal against")]
    NothingToAppeal,
    /// One's last act was too long ago, or somebody changed the same thing since.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Moderation has taken the opinion up, and it stays as it is.
    #[error("the opinion was taken up")]
    OpinionClosed,
    /// No workshop has pulled it.
    #[error("not pulled")]
    NotPulled,
    /// Nothing became of it yet that could be told to the public, or it is not for everybody any more.
    #[error("without an outcome")]
    NoOutcome,
    /// What somebody is asked about an idea is asked once it is done, until the archive.
    #[error("the survey is closed")]
    SurveyClosed,
    /// It is part of another idea now.
    #[error("merged into #{into}")]
    Merged {
        /// The other idea.
        into: IdeaNumber,
    },
    /// These two do not become one, or this one does not become several.
    #[error("not to be merged or split: {bar}")]
    MergeForbidden {
        /// Why.
        bar: MergeBar,
    },
    /// The time to object is over, or the two are not merged any more.
    #[error("no time to object")]
    ObjectionClosed,
    /// Only those who voted for an idea that was merged, and its author, may object.
    #[error("only voters and the author may object")]
    OnlyVoters,
    /// Its author took it back.
    #[error("withdrawn")]
    Withdrawn,
    /// It was taken back already.
    #[error("already deleted")]
    Deleted,
    /// Replies go two levels deep.
    #[error("replies go two levels deep")]
    TooDeep,
    /// An idea without a name has nobody to reveal under this code, or bears a name already.
    #[error("already under a name")]
    AlreadyNamed,
    /// Fields are not as they must be; every wrong one is named.
    #[error("fields are not as they must be")]
    Invalid {
        /// The wrong fields.
        fields: Vec<FieldError>,
    },
    /// Address and password do not belong together, or the code is not known.
    #[error("sign-in failed")]
    WrongCredentials,
    /// Too many attempts.
    #[error("too many requests")]
    TooManyRequests {
        /// When to try again.
        retry_after_seconds: u32,
    },
    /// No more searches can be saved; one has to go first.
    #[error("at most {most} searches are kept")]
    TooManySearches {
        /// How many there can be.
        most: usize,
    },
    /// The token may not do this.
    #[error("the token lacks the scope `{scope}`")]
    ScopeMissing {
        /// What it would need.
        scope: Scope,
    },
    /// The same idempotency key came with another request.
    #[error("idempotency key was used for another request")]
    KeyReused,
    /// Somebody else is signed in than the person for whom the form was drawn.
    #[error("somebody else is signed in")]
    OtherPerson,
    /// Somebody else changed it meanwhile.
    #[error("changed meanwhile")]
    Stale,
    /// Nothing is pulled, although the recipe is right.
    #[error("nothing pulled: {bar}")]
    PullForbidden {
        /// Why.
        bar: PullBar,
    },
    /// Only those who belong to the team of the workshop.
    #[error("only the team of the workshop may do this")]
    OnlyTeam,
    /// The workshop does not do it.
    #[error("not in this workshop: {bar}")]
    WorkshopForbids {
        /// Why.
        bar: WorkshopBar,
    },
    /// The search reads the ideas anew, as after a start, and answers in a moment.
    #[error("the search is warming up")]
    SearchWarming,
}

impl Refusal {
    /// Its name for programs, in the `type` of a problem document. These never change.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoCampaign => "no-campaign",
            Self::SignInFirst => "sign-in-first",
            Self::NotAllowed => "not-allowed",
            Self::AdministrationOnly => "administration-only",
            Self::OwnAccount => "own-account",
            Self::LastAdministrator => "last-administrator",
            Self::OnlyAuthor => "only-author",
            Self::PhaseForbids { .. } => "phase-forbids",
            Self::StateForbids { .. } => "state-forbids",
            Self::ConflictOfInterest => "conflict-of-interest",
            Self::SecondPersonNeeded => "second-person-needed",
            Self::StepForbidden { .. } => "step-forbidden",
            Self::AlreadyAppealed => "already-appealed",
            Self::NothingToAppeal => "nothing-to-appeal",
            Self::NothingToUndo => "nothing-to-undo",
            Self::OpinionClosed => "opinion-closed",
            Self::NotPulled => "not-pulled",
            Self::NoOutcome => "no-outcome",
            Self::SurveyClosed => "survey-closed",
            Self::Merged { .. } => "merged",
            Self::MergeForbidden { .. } => "merge-forbidden",
            Self::ObjectionClosed => "objection-closed",
            Self::OnlyVoters => "only-voters",
            Self::Withdrawn => "withdrawn",
            Self::Deleted => "deleted",
            Self::TooDeep => "too-deep",
            Self::AlreadyNamed => "already-named",
            Self::Invalid { .. } => "invalid",
            Self::WrongCredentials => "wrong-credentials",
            Self::TooManyRequests { .. } => "too-many-requests",
            Self::TooManySearches { .. } => "too-many-searches",
            Self::ScopeMissing { .. } => "scope-missing",
            Self::KeyReused => "key-reused",
            Self::OtherPerson => "other-person",
            Self::Stale => "stale",
            Self::PullForbidden { .. } => "pull-forbidden",
            Self::OnlyTeam => "only-team",
            Self::WorkshopForbids { .. } => "workshop-forbids",
            Self::SearchWarming => "search-warming",
        }
    }

    /// A refusal for one wrong field.
    #[must_use]
    pub fn field(field: Field, error: TextError) -> Self {
        Self::Invalid { fields: vec![FieldError { field, error }] }
    }
}

/// Gathers every wrong field of a form, so that people mend all at once.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// Keeps what was parsed, or notes what is wrong with the field.
    pub fn take<T>(&mut self, field: Field, parsed: Result<T, TextError>) -> Option<T> {
        parsed.map_err(|error| self.0.push(FieldError { field, error })).ok()
    }

    /// The refusal that names all wrong fields.
    ///
    /// # Errors
    /// When any field was wrong.
    pub fn finish(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid { fields: self.0 }) }
    }
}
