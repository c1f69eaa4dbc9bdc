//! The page of a campaign.

use domain::campaigns::Phase;

use super::Words;

/// The page of a campaign.
pub struct CampaignWords {
    /// To the list.
    pub to_list: &'static str,
    /// Heading of the dates.
    pub dates: &'static str,
    /// Before a date on which a phase begins.
    pub from: &'static str,
    /// Heading of the topics.
    pub topics: &'static str,
    /// Heading of the rules.
    pub rules: &'static str,
    /// What one can do while collecting.
    pub collecting: &'static str,
    /// What one can do while voting.
    pub voting: &'static str,
    /// What happens during the review.
    pub review: &'static str,
    /// What happens during the workshops.
    pub workshops: &'static str,
    /// What happens with the results.
    pub results: &'static str,
    /// What is left in the archive.
    pub archived: &'static str,
    /// Heading of how evenly ideas are read.
    pub fair: &'static str,
    /// What that says.
    pub fair_hint: &'static str,
    /// The fewest views of an idea.
    pub fair_smallest: &'static str,
    /// The median of the views.
    pub fair_median: &'static str,
    /// The most views of an idea.
    pub fair_largest: &'static str,
    /// The Gini coefficient.
    pub fair_gini: &'static str,
    /// Heading of how the promise of a first answer is kept.
    pub promise: &'static str,
    /// What is promised; takes working days.
    pub promise_hint: fn(&str) -> String,
    /// How many were answered in time.
    pub promise_in_time: &'static str,
    /// The median of working days.
    pub promise_median: &'static str,
}

pub(super) static DE: CampaignWords = CampaignWords {
    to_list: "Zu den Ideen",
    dates: "Termine",
    from: "ab",
    topics: "Themen",
    rules: "Regeln",
    collecting: "Ideen einreichen, kommentieren, abstimmen",
    voting: "Kommentieren und abstimmen",
    review: "Lesen. Die Rangfolge steht fest.",
    workshops: "Teams arbeiten an den Ideen. Lesen und kommentieren",
    results: "Die Ergebnisse sind da. Lesen und kommentieren",
    archived: "Alles bleibt lesbar.",
    fair: "Wird jede Idee gelesen?",
    fair_hint: "So oft stand eine Idee vor jemandes Augen. Wer sie gesehen hat, wird nicht gespeichert.",
    fair_smallest: "am seltensten",
    fair_median: "in der Mitte",
    fair_largest: "am häufigsten",
    fair_gini: "Ungleichheit (Gini, 0 ist ganz gleich)",
    promise: "Wird geantwortet?",
    promise_hint: |days| format!("Zugesagt ist eine erste Antwort innerhalb von {days} Arbeitstagen."),
    promise_in_time: "rechtzeitig beantwortet",
    promise_median: "Arbeitstage bis zur ersten Antwort, in der Mitte",
};

pub(super) static EN: CampaignWords = CampaignWords {
    to_list: "To the ideas",
    dates: "Dates",
    from: "from",
    topics: "Topics",
    rules: "Rules",
    collecting: "Post ideas, comment, vote",
    voting: "Comment and vote",
    review: "Read. The ranking is fixed.",
    workshops: "Teams work on the ideas. Read and comment",
    results: "The results are here. Read and comment",
    archived: "Everything stays readable.",
    fair: "Is every idea read?",
    fair_hint: "This often an idea was before somebody's eyes. Who saw it is not stored.",
    fair_smallest: "least often",
    fair_median: "in the middle",
    fair_largest: "most often",
    fair_gini: "Inequality (Gini, 0 is quite equal)",
    promise: "Is there an answer?",
    promise_hint: |days| format!("A first answer is promised within {days} working days."),
    promise_in_time: "answered in time",
    promise_median: "working days to the first answer, in the middle",
};

impl Words {
    /// What one can do in a phase.
    pub const fn phase_meaning(&self, phase: Phase) -> &'static str {
        match phase {
            Phase::Draft => "",
            Phase::Collecting => self.campaign().collecting,
            Phase::Voting => self.campaign().voting,
            Phase::Review => self.campaign().review,
            Phase::Workshops => self.campaign().workshops,
            Phase::Results => self.campaign().results,
            Phase::Archived => self.campaign().archived,
        }
    }
}
