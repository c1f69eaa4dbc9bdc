//! The two languages, and how a component gets its texts.

use leptos::prelude::use_context;

use super::{
    AdminWords, AuditWords, BoardWords, CampaignWords, CanvasWords, CaseWords, CommentWords, CommonWords,
    DateWords, ErrorWords, FollowWords, HandoverWords, IdeaWords, ListWords, MeWords, MergingWords,
    ModerationFiguresWords, NewIdeaWords, NewsWords, OpinionWords, OutcomeWords, PersonalWords, PullWords,
    ReportBarrierWords, ResultWords, SavedSearchWords, ShellWords, SignInWords, StageWords, StateWords,
    StatisticsWords, StatusWords, SynonymsWords, TriageWords, TroubleWords, WorkshopWords, admin, audit,
    boards, campaign, canvases, cases, comment, common, dates, errors, follow, handover, idea, list, me,
    merging, moderation_figures, new_idea, news, opinion, outcomes, personal, pulls, report_barrier, results,
    saved_search, shell, sign_in, stage, states, statistics, status, synonyms, triage, trouble, workshops,
};

/// The language of the interface. The server decides it for each request: `lang` in the query, then the cookie
/// `lang`, then `Accept-Language`, then German. The browser reads it from `<html lang>`, so both sides agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// German: the source language.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// The code in `<html lang>`, in the cookie and in the query.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language with this code; a region after it (`de-AT`) is ignored.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        if primary.eq_ignore_ascii_case("de") {
            Some(Self::De)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The first of our languages in an `Accept-Language` header, in the order of its weights.
    pub fn from_accept(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (code, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((weight.trim().parse().unwrap_or(0.0), Self::from_code(code.trim())?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().filter(|(weight, _)| *weight > 0.0).map(|(_, lang)| *lang)
    }

    /// The language the switch offers: there are two.
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// All texts in this language.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::De => &DE,
            Self::En => &EN,
        }
    }

    /// A number for reading: "1.234" in German, "1,234" in English.
    pub fn number(self, n: u64) -> String {
        let separator = match self {
            Self::De => '.',
            Self::En => ',',
        };
        let digits = n.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// A count as sentences take it: nothing is fewer than none.
pub fn count(n: impl TryInto<u64>) -> u64 {
    n.try_into().unwrap_or(0)
}

/// The language of this page; German where nobody decided.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}

/// The texts of this page's language.
pub fn use_words() -> &'static Words {
    use_lang().words()
}

/// All texts of one language, by area.
pub struct Words {
    /// The language itself, for numbers and dates.
    pub lang: Lang,
    /// Words that several areas share.
    pub common: CommonWords,
    /// Header, navigation, footer.
    pub shell: ShellWords,
    /// Loading, empty, offline, closed and the other states every screen may be in.
    pub states: StateWords,
    /// The states of an idea.
    pub status: StatusWords,
    /// The list of ideas.
    pub list: ListWords,
    /// One idea, its vote and its history.
    pub idea: IdeaWords,
    /// What went wrong, and what to do.
    pub trouble: TroubleWords,
    /// Dates and spans of time.
    pub dates: DateWords,
}

/// What pages need that come when they are first opened: as calls, so that their texts come with them.
impl Words {
    /// The administration.
    pub const fn admin(&self) -> &'static AdminWords {
        pick(self.lang, &admin::DE, &admin::EN)
    }

    /// What the rules and the fields of a form say no to.
    pub const fn errors(&self) -> &'static ErrorWords {
        pick(self.lang, &errors::DE, &errors::EN)
    }

    /// Saved searches.
    pub const fn saved_search(&self) -> &'static SavedSearchWords {
        pick(self.lang, &saved_search::DE, &saved_search::EN)
    }

    /// Following an idea.
    pub const fn follow(&self) -> &'static FollowWords {
        pick(self.lang, &follow::DE, &follow::EN)
    }

    /// The page of a campaign.
    pub const fn campaign(&self) -> &'static CampaignWords {
        pick(self.lang, &campaign::DE, &campaign::EN)
    }

    /// Comments under an idea.
    pub const fn comment(&self) -> &'static CommentWords {
        pick(self.lang, &comment::DE, &comment::EN)
    }

    /// Posting and editing.
    pub const fn new_idea(&self) -> &'static NewIdeaWords {
        pick(self.lang, &new_idea::DE, &new_idea::EN)
    }

    /// What is new since the last visit.
    pub const fn news(&self) -> &'static NewsWords {
        pick(self.lang, &news::DE, &news::EN)
    }

    /// Hints while somebody types.
    pub const fn personal(&self) -> &'static PersonalWords {
        pick(self.lang, &personal::DE, &personal::EN)
    }

    /// What workshops pull from frozen votes.
    pub const fn pulls(&self) -> &'static PullWords {
        pick(self.lang, &pulls::DE, &pulls::EN)
    }

    /// Handing pulled ideas over.
    pub const fn handover(&self) -> &'static HandoverWords {
        pick(self.lang, &handover::DE, &handover::EN)
    }

    /// The board of a workshop.
    pub const fn boards(&self) -> &'static BoardWords {
        pick(self.lang, &boards::DE, &boards::EN)
    }

    /// The canvas of an idea in a workshop.
    pub const fn canvases(&self) -> &'static CanvasWords {
        pick(self.lang, &canvases::DE, &canvases::EN)
    }

    /// Workshops.
    pub const fn workshops(&self) -> &'static WorkshopWords {
        pick(self.lang, &workshops::DE, &workshops::EN)
    }

    /// The doors.
    pub const fn sign_in(&self) -> &'static SignInWords {
        pick(self.lang, &sign_in::DE, &sign_in::EN)
    }

    /// One's own page.
    pub const fn me(&self) -> &'static MeWords {
        pick(self.lang, &me::DE, &me::EN)
    }

    /// The audit.
    pub const fn audit(&self) -> &'static AuditWords {
        pick(self.lang, &audit::DE, &audit::EN)
    }

    /// «Moderation in Zahlen».
    pub const fn moderation_figures(&self) -> &'static ModerationFiguresWords {
        pick(self.lang, &moderation_figures::DE, &moderation_figures::EN)
    }

    /// The hall mode.
    pub const fn stage(&self) -> &'static StageWords {
        pick(self.lang, &stage::DE, &stage::EN)
    }

    /// The statistics of a campaign.
    pub const fn statistics(&self) -> &'static StatisticsWords {
        pick(self.lang, &statistics::DE, &statistics::EN)
    }

    /// The list of synonyms.
    pub const fn synonyms(&self) -> &'static SynonymsWords {
        pick(self.lang, &synonyms::DE, &synonyms::EN)
    }

    /// The queue of moderation, decisions, and appeals.
    pub const fn triage(&self) -> &'static TriageWords {
        pick(self.lang, &triage::DE, &triage::EN)
    }

    /// Notes, tags, prepared answers, many items at once.
    pub const fn cases(&self) -> &'static CaseWords {
        pick(self.lang, &cases::DE, &cases::EN)
    }

    /// Merging and splitting ideas, and what people say against it.
    pub const fn merging(&self) -> &'static MergingWords {
        pick(self.lang, &merging::DE, &merging::EN)
    }

    /// Opinions of specialist units.
    pub const fn opinion(&self) -> &'static OpinionWords {
        pick(self.lang, &opinion::DE, &opinion::EN)
    }

    /// What became of ideas that were pulled.
    pub const fn outcomes(&self) -> &'static OutcomeWords {
        pick(self.lang, &outcomes::DE, &outcomes::EN)
    }

    /// What the public reads of outcomes.
    pub const fn results(&self) -> &'static ResultWords {
        pick(self.lang, &results::DE, &results::EN)
    }

    /// The form to report a barrier.
    pub const fn report_barrier(&self) -> &'static ReportBarrierWords {
        pick(self.lang, &report_barrier::DE, &report_barrier::EN)
    }
}

const fn pick<T>(lang: Lang, de: &'static T, en: &'static T) -> &'static T {
    match lang {
        Lang::De => de,
        Lang::En => en,
    }
}

static DE: Words = Words {
    lang: Lang::De,
    common: common::DE,
    shell: shell::DE,
    states: states::DE,
    status: status::DE,
    list: list::DE,
    idea: idea::DE,
    trouble: trouble::DE,
    dates: dates::DE,
};

static EN: Words = Words {
    lang: Lang::En,
    common: common::EN,
    shell: shell::EN,
    states: states::EN,
    status: status::EN,
    list: list::EN,
    idea: idea::EN,
    trouble: trouble::EN,
    dates: dates::EN,
};

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn numbers_are_grouped_the_way_each_language_reads_them() {
        assert_eq!(Lang::De.number(999), "999");
        assert_eq!(Lang::De.number(1_234), "1.234");
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
    }

    #[test]
    fn the_browsers_wish_decides_in_its_own_order() {
        assert_eq!(Lang::from_accept("en-GB,en;q=0.9,de;q=0.8"), Some(Lang::En));
        assert_eq!(Lang::from_accept("fr, de-AT;q=0.7, en;q=0.3"), Some(Lang::De));
        assert_eq!(Lang::from_accept("de;q=0"), None);
        assert_eq!(Lang::from_accept("tr"), None);
    }
}
