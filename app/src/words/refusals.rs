//! Every way the product says no, in words: what happened, and what to do.

use domain::{
    campaigns::Phase,
    refusals::{Activity, Field, FieldError, Refusal},
    text::TextError,
    time::Timestamp,
};

use super::Words;

impl Words {
    /// A refusal for reading.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let errors = self.errors();
        match refusal {
            Refusal::NotFound => errors.not_found.to_owned(),
            Refusal::NoCampaign => self.list.no_campaign.to_owned(),
            Refusal::SignInFirst => errors.sign_in_first.to_owned(),
            Refusal::NotAllowed => errors.not_allowed.to_owned(),
            Refusal::AdministrationOnly => errors.administration_only.to_owned(),
            Refusal::OwnAccount => errors.own_account.to_owned(),
            Refusal::LastAdministrator => errors.last_administrator.to_owned(),
            Refusal::OnlyAuthor => errors.only_author.to_owned(),
            Refusal::PhaseForbids { activity, next, .. } => self.phase_forbids(*activity, *next),
            Refusal::StateForbids { activity, status, overlay } => (errors.state_forbids)(
                self.forbidden_activity(*activity),
                self.standing_name(*status, *overlay),
            ),
            Refusal::ConflictOfInterest => errors.conflict_of_interest.to_owned(),
            Refusal::SecondPersonNeeded => errors.second_person.to_owned(),
            Refusal::StepForbidden { status, overlay } => {
                (errors.step_forbidden)(self.standing_name(*status, *overlay))
            }
            Refusal::AlreadyAppealed => errors.already_appealed.to_owned(),
            Refusal::NothingToAppeal => errors.nothing_to_appeal.to_owned(),
            Refusal::NothingToUndo => errors.nothing_to_undo.to_owned(),
            Refusal::OpinionClosed => errors.opinion_closed.to_owned(),
            Refusal::NotPulled => errors.not_pulled.to_owned(),
            Refusal::NoOutcome => errors.no_outcome.to_owned(),
            Refusal::SurveyClosed => errors.survey_closed.to_owned(),
            Refusal::Merged { into } => (errors.merged)(into.as_i64()),
            Refusal::MergeForbidden { bar } => self.merge_bar(*bar).to_owned(),
            Refusal::ObjectionClosed => errors.objection_closed.to_owned(),
            Refusal::OnlyVoters => errors.only_voters.to_owned(),
            Refusal::Withdrawn => errors.withdrawn.to_owned(),
            Refusal::Deleted => errors.deleted.to_owned(),
            Refusal::TooDeep => errors.too_deep.to_owned(),
            Refusal::AlreadyNamed => errors.already_named.to_owned(),
            Refusal::Invalid { fields } => {
                fields.iter().map(|field| self.field_error(field)).collect::<Vec<_>>().join(" ")
            }
            Refusal::WrongCredentials => errors.wrong_credentials.to_owned(),
            Refusal::TooManyRequests { retry_after_seconds } => {
                (errors.too_many)(u64::from(*retry_after_seconds).div_ceil(60).max(1))
            }
            Refusal::TooManySearches { most } => (self.saved_search().too_many)(length(*most)),
            Refusal::ScopeMissing { scope } => (errors.scope_missing)(scope.as_str()),
            Refusal::KeyReused => errors.key_reused.to_owned(),
            Refusal::OtherPerson => errors.other_person.to_owned(),
            Refusal::Stale => errors.changed_meanwhile.to_owned(),
            Refusal::PullForbidden { bar } => self.pull_bar(*bar).to_owned(),
            Refusal::OnlyTeam => self.workshops().only_team.to_owned(),
            Refusal::WorkshopForbids { bar } => self.workshop_bar(*bar).to_owned(),
            Refusal::SearchWarming => errors.search_warming.to_owned(),
        }
    }

    /// What is wrong with a field, for the message beside it.
    pub fn field_error(&self, wrong: &FieldError) -> String {
        let label = self.field_label(wrong.field);
        match wrong.error {
            TextError::Missing => match wrong.field {
                Field::Topic
                | Field::Unit
                | Field::Named
                | Field::Kind
                | Field::Reason
                | Field::Masterplan
                | Field::Into
                | Field::Parent
                | Field::Ground
                | Field::Outcome
                | Field::Assignee
                | Field::Premoderation
                | Field::Deputy
                | Field::Rule
                | Field::Balance
                | Field::Campaign
                | Field::Format
                | Field::Stage
                | Field::Act
                | Field::Items
                | Field::Better
                | Field::Problem
                | Field::Affected
                | Field::Causes
                | Field::Options
                | Field::EffortBenefit
                | Field::Checks
                | Field::Decision
                | Field::NextStep
                | Field::ResponsibleUnit
                | Field::DueOn
                | Field::Possible
                | Field::Role => (self.errors().choose)(label),
                Field::Title
                | Field::Pinch
                | Field::Wish
                | Field::Body
                | Field::ReplyTo
                | Field::Note
                | Field::Email
                | Field::Password
                | Field::Code
                | Field::ClaimCode
                | Field::Name
                | Field::Sort
                | Field::Status
                | Field::After
                | Field::Limit
                | Field::Query
                | Field::Slug
                | Field::TitleDe
                | Field::TitleEn
                | Field::IntroDe
                | Field::IntroEn
                | Field::RulesDe
                | Field::RulesEn
                | Field::NameDe
                | Field::NameEn
                | Field::BodyDe
                | Field::BodyEn
                | Field::Collecting
                | Field::Voting
                | Field::Review
                | Field::Workshops
                | Field::Results
                | Field::Archived
                | Field::Tag
                | Field::Question
                | Field::Due
                | Field::Effort
                | Field::Obstacle
                | Field::Who
                | Field::Until
                | Field::Since
                | Field::Benefits
                | Field::PartOf
                | Field::Became
                | Field::Remark
                | Field::Places
                | Field::Hours
                | Field::HoursEach
                | Field::HoursOf
                | Field::Quorum
                | Field::PerTopic
                | Field::Seats
                | Field::Wildcards
                | Field::Date
                | Field::Venue
                | Field::Capacity
                | Field::InProgress
                | Field::Points
                | Field::Minutes
                | Field::Headcount
                | Field::ClosedOn
                | Field::Answer
                | Field::Place
                | Field::Sentence
                | Field::Parts
                | Field::AnswerDays
                | Field::Version => self.text_error(label, wrong.error),
            },
            TextError::TooShort { .. }
            | TextError::TooLong { .. }
            | TextError::Unprintable
            | TextError::TooEarly
            | TextError::Past
            | TextError::Future
            | TextError::Taken
            | TextError::Fixed
            | TextError::Unknown
            | TextError::Malformed => self.text_error(label, wrong.error),
        }
    }

    /// What is wrong with the text under this label.
    pub fn text_error(&self, label: &str, error: TextError) -> String {
        match error {
            TextError::Missing => (self.errors().required)(label),
            TextError::TooShort { min, .. } => (self.errors().too_short)(label, length(min)),
            TextError::TooLong { max, .. } => (self.errors().too_long)(label, length(max)),
            TextError::Unprintable => (self.errors().unreadable)(label),
            TextError::TooEarly => (self.errors().too_early)(label),
            TextError::Past => (self.errors().past)(label),
            TextError::Future => (self.errors().future)(label),
            TextError::Taken => (self.errors().taken)(label),
            TextError::Fixed => (self.errors().fixed)(label),
            TextError::Malformed => (self.errors().malformed)(label),
            TextError::Unknown => (self.errors().unknown)(label),
        }
    }

    fn phase_forbids(&self, activity: Activity, next: Option<(Phase, Timestamp)>) -> String {
        let what = self.forbidden_activity(activity);
        match next {
            Some((_, begins)) => (self.errors().phase_forbids_until)(what, &self.day(begins)),
            None => (self.errors().phase_forbids)(what),
        }
    }

    const fn forbidden_activity(&self, activity: Activity) -> &'static str {
        match activity {
            Activity::Post => self.errors().post,
            Activity::Vote => self.errors().vote,
            Activity::Comment => self.errors().comment,
            Activity::Edit => self.errors().edit,
            Activity::SeeOutcomes => self.errors().see_outcomes,
        }
    }
}

fn length(characters: usize) -> u64 {
    u64::try_from(characters).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use domain::{
        campaigns::Phase,
        refusals::{Activity, Field, Refusal},
        text::TextError,
        time::Timestamp,
    };

    use crate::words::Lang;

    #[test]
    fn a_closed_phase_says_when_it_goes_on() {
        let refusal = Refusal::PhaseForbids {
            activity: Activity::Comment,
            phase: Phase::Review,
            next: Some((Phase::Workshops, Timestamp::from_date(2019, 4, 2))),
        };
        assert_eq!(
            Lang::De.words().refusal(&refusal),
            "Kommentieren ist gerade nicht möglich. Ab 2. April 2019 geht es weiter."
        );
        assert_eq!(
            Lang::En.words().refusal(&refusal),
            "Commenting is not possible at the moment. It goes on from 2 April 2019."
        );
    }

    #[test]
    fn a_wrong_field_says_its_name_and_the_remedy() {
        let refusal = Refusal::field(Field::Title, TextError::TooLong { max: 120, is: 130 });
        assert_eq!(
            Lang::De.words().refusal(&refusal),
            "«Titel» ist zu lang. Bitte kürzen Sie auf 120 Zeichen."
        );
    }
}
