//! The product's own enums, as people read them. Exhaustive: a new variant asks what it is called.

use domain::{
    campaigns::{Bilingual, Masterplan, Phase},
    comments::{CommentKind, ReportReason},
    ideas::{Byline, Milestone, Overlay, Status},
    people::Role,
    policy::{Audience, name_audience},
    search::{Mine, Sort},
};

use super::{Lang, Words};

impl Words {
    /// What an idea's status is called.
    pub const fn status_name(&self, status: Status) -> &'static str {
        match status {
            Status::Held => self.status.held,
            Status::Open => self.status.open,
            Status::InReview => self.status.under_review,
            Status::InWorkshop => self.status.in_workshop,
            Status::Planned => self.status.planned,
            Status::Done => self.status.done,
            Status::HandedOver => self.status.handed_over,
            Status::Declined => self.status.declined,
        }
    }

    /// What lies over a status, or the status itself when nothing does.
    pub const fn standing_name(&self, status: Status, overlay: Overlay) -> &'static str {
        match overlay {
            Overlay::None => self.status_name(status),
            Overlay::Merged => self.status.merged,
            Overlay::Split => self.status.split,
            Overlay::Hidden => self.status.hidden,
            Overlay::Withdrawn => self.status.withdrawn,
        }
    }

    /// A line of an idea's history.
    pub const fn milestone_name(&self, milestone: Milestone, status: Option<Status>) -> &'static str {
        match (milestone, status) {
            (Milestone::Posted, _) => self.status.submitted,
            (Milestone::StatusChanged, Some(status)) => self.status_name(status),
            (Milestone::StatusChanged, None) => self.status.changed,
            (Milestone::Answered, _) => self.status.answered,
            (Milestone::AnswerUndone, _) => self.status.answer_undone,
            (Milestone::Edited, _) => self.status.edited,
            (Milestone::Extended, _) => self.status.extended,
            (Milestone::Merged, _) => self.status.merged,
            (Milestone::Joined, _) => self.status.joined,
            (Milestone::Unmerged, _) => self.status.unmerged,
            (Milestone::MergeKept, _) => self.status.merge_kept,
            (Milestone::Split, _) => self.status.split,
            (Milestone::SplitOff, _) => self.status.split_off,
            (Milestone::Unsplit, _) => self.status.unsplit,
            (Milestone::Hidden, _) => self.status.hidden,
            (Milestone::Restored, _) => self.status.restored,
            (Milestone::Erased, _) => self.status.erased,
            (Milestone::Withdrawn, _) => self.status.withdrawn,
            (Milestone::Revealed, _) => self.status.revealed,
        }
    }

    /// What a comment brings.
    pub const fn kind_name(&self, kind: CommentKind) -> &'static str {
        match kind {
            CommentKind::Experience => self.comment().kind_experience,
            CommentKind::Question => self.comment().kind_question,
            CommentKind::Solution => self.comment().kind_solution,
            CommentKind::Concern => self.comment().kind_concern,
            CommentKind::Variant => self.comment().kind_variant,
        }
    }

    /// Why something is reported.
    pub const fn reason_name(&self, reason: ReportReason) -> &'static str {
        match reason {
            ReportReason::Person => self.comment().reason_person,
            ReportReason::Insult => self.comment().reason_insult,
            ReportReason::Secret => self.comment().reason_secret,
            ReportReason::Spam => self.comment().reason_spam,
            ReportReason::Other => self.comment().reason_other,
        }
    }

    /// The order of a list.
    pub const fn sort_name(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Fair => self.list.order_fair,
            Sort::New => self.list.order_new,
            Sort::Top => self.list.order_top,
            Sort::Trending => self.list.order_trending,
            Sort::Discussed => self.list.order_discussed,
            Sort::Answered => self.list.order_answered,
        }
    }

    /// A list of one's own.
    pub const fn mine_name(&self, mine: Mine) -> &'static str {
        match mine {
            Mine::Posted => self.list.mine_posted,
            Mine::Voted => self.list.mine_voted,
            Mine::Commented => self.list.mine_commented,
            Mine::Followed => self.list.mine_followed,
        }
    }

    /// Where a campaign is.
    pub const fn phase_name(&self, phase: Phase) -> &'static str {
        match phase {
            Phase::Draft => self.states.phase_draft,
            Phase::Collecting => self.states.phase_collecting,
            Phase::Voting => self.states.phase_voting,
            Phase::Review => self.states.phase_review,
            Phase::Workshops => self.states.phase_workshops,
            Phase::Results => self.states.phase_results,
            Phase::Archived => self.states.phase_archived,
        }
    }

    /// A masterplan of the city.
    pub const fn masterplan_name(&self, plan: Masterplan) -> &'static str {
        match (plan, self.lang) {
            (Masterplan::Administration, Lang::De) => "Verwaltung",
            (Masterplan::Administration, Lang::En) => "Administration",
            (Masterplan::Economy, Lang::De) => "Wirtschaft",
            (Masterplan::Economy, Lang::En) => "Economy",
            (Masterplan::Education, Lang::De) => "Bildung",
            (Masterplan::Education, Lang::En) => "Education",
        }
    }

    /// What somebody is.
    pub const fn role_name(&self, role: Role) -> &'static str {
        match (role, self.lang) {
            (Role::Employee, Lang::De) => "Mitarbeitende",
            (Role::Employee, Lang::En) => "Staff",
            (Role::Moderator, Lang::De) => "Moderation",
            (Role::Moderator, Lang::En) => "Moderation",
            (Role::Admin, Lang::De) => "Administration",
            (Role::Admin, Lang::En) => "Administration",
            (Role::Council, Lang::De) => "Personalrat",
            (Role::Council, Lang::En) => "Staff council",
        }
    }

    /// Who wrote something.
    pub fn byline(&self, byline: &Byline) -> String {
        match byline {
            Byline::Named { name } => name.clone(),
            Byline::Anonymous => self.common.without_name.to_owned(),
            Byline::Former => self.common.former.to_owned(),
            Byline::Pseudonym { name, idea_author: false } => name.clone(),
            Byline::Pseudonym { name, idea_author: true } => format!("{name} ({})", self.common.idea_author),
        }
    }

    /// What the choice of a name means: who reads it.
    pub const fn name_hint(&self, named: bool) -> &'static str {
        match name_audience(named) {
            Audience::Staff => self.new_idea().named_hint,
            Audience::Nobody => self.new_idea().anonymous_hint,
        }
    }

    /// A text that the city keeps in both languages; German where the English one is missing.
    pub fn pick<'a>(&self, text: &'a Bilingual) -> &'a str {
        match self.lang {
            Lang::En if !text.en.is_empty() => &text.en,
            Lang::En | Lang::De => &text.de,
        }
    }
}
