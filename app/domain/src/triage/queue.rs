//! The queue of moderation: everything that waits for somebody, the most urgent first.

use serde::{Deserialize, Serialize};

use super::{
    AskedBy, Eye, Note, PreparedAnswer, TagName, Thing, Verdict,
    workdays::{self, Light},
};
use crate::{
    campaigns::Bilingual,
    comments::ReportReason,
    ideas::{IdeaCard, IdeaPage, Status},
    ids::{IdeaNumber, PersonId, ReportId},
    opinions::Opinion,
    search::{escape, unescape},
    slices::{Cursor, PAGE, Slice},
    templates::AnswerTemplate,
    time::{MINUTE, Timestamp},
    words::words,
};

words! {
    /// Why something waits for moderation.
    ItemKind {
        /// Nobody sees it before it is let through.
        Held = "held",
        /// A new idea without an answer.
        New = "new",
        /// In review: somebody has promised to look into it.
        Waiting = "waiting",
        /// Somebody reported it.
        Report = "report",
        /// Its author disagrees with a decision.
        Appeal = "appeal",
        /// Somebody whose vote counts elsewhere now disagrees with a merge.
        Objection = "objection",
        /// A specialist unit has given its opinion.
        Opinion = "opinion",
        /// A specialist unit was asked for its opinion.
        Asked = "asked",
        /// Somebody asked for its words to be taken away for good; a second person confirms it or not.
        Erasure = "erasure",
        /// An answer is prepared and waits to be published.
        Prepared = "prepared",
        /// It is hidden, and waits for nothing.
        Hidden = "hidden",
        /// It waits for nothing; somebody opened it to decide on it all the same.
        Settled = "settled",
    }
}

words! {
    /// A saved view of the queue.
    View {
        /// Everything.
        All = "all",
        /// What the person who asks takes care of.
        Mine = "mine",
        /// «Wartet auf Fachbereich»: a specialist unit was asked, and has not replied.
        Waiting = "waiting",
        /// What is past its date.
        Overdue = "overdue",
        /// Answers that are prepared.
        Prepared = "prepared",
        /// What is hidden, the newest first.
        Hidden = "hidden",
    }
}

impl View {
    /// What a view holds. What is prepared waits for its hour, and what was asked for others.
    #[must_use]
    pub fn kinds(self) -> Vec<ItemKind> {
        let holds = |kind: &ItemKind| match kind {
            ItemKind::Prepared => self == Self::Prepared,
            ItemKind::Hidden => self == Self::Hidden,
            ItemKind::Asked => matches!(self, Self::Mine | Self::Waiting | Self::Overdue),
            ItemKind::Settled => false,
            ItemKind::Held
            | ItemKind::New
            | ItemKind::Waiting
            | ItemKind::Report
            | ItemKind::Appeal
            | ItemKind::Objection
            | ItemKind::Erasure
            | ItemKind::Opinion => {
                matches!(self, Self::All | Self::Mine | Self::Overdue)
            }
        };
        ItemKind::ALL.iter().copied().filter(holds).collect()
    }
}

/// An item of the queue in addresses. It stays the same for as long as the item waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(i64);

impl ItemKey {
    /// As the database orders items.
    #[must_use]
    pub const fn from_i64(key: i64) -> Self {
        Self(key)
    }

    /// The key of an idea or a comment, whether it waits for anything or not.
    #[must_use]
    pub const fn of_thing(thing: Thing) -> Self {
        Self(match thing.comment {
            None => thing.idea.as_i64().saturating_mul(16).saturating_add(11),
            Some(comment) => comment.as_i64().saturating_mul(16).saturating_add(12),
        })
    }

    /// The key as a number.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// The key of what waits: an appeal, for one. The last digit (base 16) tells what it is the key of.
    #[must_use]
    pub const fn of(self) -> i64 {
        self.0 / 16
    }
}

impl std::fmt::Display for ItemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for ItemKey {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Something that waits for moderation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QueueItem {
    /// Its place in addresses.
    pub key: ItemKey,
    /// Why it waits.
    pub kind: ItemKind,
    /// The idea, or the comment.
    pub thing: Thing,
    /// The title of the idea.
    pub title: String,
    /// The beginning of what was written.
    pub excerpt: String,
    /// The status of the idea.
    pub status: Status,
    /// Since when it waits; the day alone for ideas without a name.
    pub since: Timestamp,
    /// When the promised answer is due.
    pub due: Timestamp,
    /// How the promise stands.
    pub light: Light,
    /// From how many units reports came: however many report in one unit, it counts once.
    pub weight: i64,
    /// Whether it is past its date, and the person who asks stands in for whoever should have answered.
    pub escalated: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who takes care of it, with the name.
    pub assignee: Option<(PersonId, String)>,
    /// Whether the person who asks takes care of it.
    pub mine: bool,
    /// Whether the person who asks may not decide on it: it is theirs, or of their unit.
    pub conflict: bool,
}

/// How many items wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counts {
    /// In all.
    pub all: i64,
    /// For the person who asks.
    pub mine: i64,
    /// With a specialist unit that was asked.
    pub waiting: i64,
    /// Past their date.
    pub overdue: i64,
    /// Prepared answers.
    pub prepared: i64,
}

impl Counts {
    /// Items of a view; `None` where nobody counts them, for they wait for nothing.
    #[must_use]
    pub const fn of(&self, view: View) -> Option<i64> {
        match view {
            View::All => Some(self.all),
            View::Mine => Some(self.mine),
            View::Waiting => Some(self.waiting),
            View::Overdue => Some(self.overdue),
            View::Prepared => Some(self.prepared),
            View::Hidden => None,
        }
    }
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    /// The items, the most urgent first.
    pub items: Slice<QueueItem>,
    /// How many there are.
    pub counts: Counts,
    /// Every tag that stands on any idea.
    pub tags: Vec<String>,
    /// Everybody who moderates, by name.
    pub moderators: Vec<(PersonId, String)>,
    /// The campaigns by which it can be filtered, with their slugs.
    pub campaigns: Vec<(String, Bilingual)>,
    /// The topics, each slug once.
    pub topics: Vec<(String, Bilingual)>,
    /// The units.
    pub units: Vec<(String, Bilingual)>,
}

/// A report as moderators read it. Whoever filed it stays unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// The key; it grows from report to report.
    pub id: ReportId,
    /// Why.
    pub reason: ReportReason,
    /// What was added; may be empty.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// For how long an item that somebody opened says so to others.
pub const LOCKED_FOR: i64 = 10 * MINUTE;

/// Somebody else works on it. That keeps nobody from anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    /// Their name.
    pub name: String,
    /// Until when at most.
    pub until: Timestamp,
}

/// An item that is opened, with all it takes to decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenItem {
    /// The item.
    pub item: QueueItem,
    /// The idea, with its comments.
    pub page: IdeaPage,
    /// What tells the wording of what waits from any other, as in [`AsRead`](super::AsRead).
    pub wording: String,
    /// Reports that nobody has settled, oldest first.
    pub reports: Vec<ReportLine>,
    /// What was decided against it, with the appeal.
    pub verdict: Option<Verdict>,
    /// Whether another person has to decide the appeal.
    pub needs_other: bool,
    /// Ideas that may say the same, the likeliest first, with which it could be merged.
    pub similar: Vec<IdeaCard>,
    /// The idea that is read beside it: the one that somebody objects to, or the one that was asked for.
    pub other: Option<Box<IdeaPage>>,
    /// Notes for colleagues, oldest first.
    pub notes: Vec<Note>,
    /// The answer that is prepared.
    pub prepared: Option<PreparedAnswer>,
    /// Templates to begin an answer with.
    pub templates: Vec<AnswerTemplate>,
    /// What specialist units were asked, the newest first.
    pub opinions: Vec<Opinion>,
    /// Who asked for its words to be taken away for good.
    pub erasure: Option<AskedBy>,
    /// Who else works on it.
    pub busy: Option<Busy>,
    /// Everybody who moderates and may decide on it, by name.
    pub deciders: Vec<(PersonId, String)>,
}

/// Who takes care of what somebody asks for: `12`, or `nobody`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum With {
    /// What nobody takes care of.
    Nobody,
    /// What this person takes care of.
    Person(PersonId),
}

impl std::fmt::Display for With {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nobody => f.write_str("nobody"),
            Self::Person(person) => person.fmt(f),
        }
    }
}

impl std::str::FromStr for With {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let person = || text.parse().ok().filter(|key: &i64| *key > 0).map(PersonId::from_i64);
        if text == "nobody" { Ok(Self::Nobody) } else { person().map(Self::Person).ok_or(()) }
    }
}

/// Which items somebody asks for.
#[derive(Debug, Clone, PartialEq, Hash, Serialize, Deserialize)]
pub struct QueueQuery {
    /// The saved view.
    pub view: View,
    /// Only these.
    pub kind: Option<ItemKind>,
    /// Only with this tag.
    pub tag: Option<TagName>,
    /// Only from the campaign with this slug.
    pub campaign: Option<String>,
    /// Only from topics with this slug.
    pub topic: Option<String>,
    /// Only what concerns the unit with this slug, or one below it.
    pub unit: Option<String>,
    /// Only what this person, or nobody, takes care of.
    pub with: Option<With>,
    /// The item that is opened.
    pub item: Option<ItemKey>,
    /// The idea that is read beside it.
    pub beside: Option<IdeaNumber>,
    /// With whose eyes it is looked at.
    pub eye: Option<Eye>,
    /// After this place.
    pub after: Option<Cursor>,
    /// Whether all items of the page are ticked.
    pub all: bool,
    /// Items on the page, 1 to [`crate::slices::PAGE_MAX`].
    pub limit: u32,
}

impl Default for QueueQuery {
    fn default() -> Self {
        Self {
            view: View::All,
            kind: None,
            tag: None,
            campaign: None,
            topic: None,
            unit: None,
            with: None,
            item: None,
            eye: None,
            beside: None,
            after: None,
            all: false,
            limit: PAGE,
        }
    }
}

impl QueueQuery {
    /// Reads the address of the page, e.g. `?view=mine&kind=held`, and passes over what it cannot read. `idea`, perhaps with `comment`,
    /// opens what need not wait for anything.
    #[must_use]
    pub fn from_address(address: &str) -> Self {
        let (mut query, mut idea, mut comment) = (Self::default(), None, None);
        let slug = |value: String| Some(value).filter(|value| !value.is_empty());
        let pairs = address.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        for (key, value) in pairs.filter_map(|(key, value)| Some((key, unescape(value)?))) {
            match key {
                "view" => query.view = value.parse().unwrap_or(View::All),
                "kind" => query.kind = value.parse().ok(),
                "tag" => query.tag = TagName::parse(&value).ok(),
                "campaign" => query.campaign = slug(value),
                "topic" => query.topic = slug(value),
                "unit" => query.unit = slug(value),
                "with" => query.with = value.parse().ok(),
                "as" => query.eye = value.parse().ok(),
                "item" => query.item = value.parse().ok(),
                // A form sends both: what was chosen, and what was typed, which counts.
                "into" => query.beside = query.beside.or_else(|| value.parse().ok()),
                "number" => query.beside = value.trim().trim_start_matches('#').parse().ok().or(query.beside),
                "idea" => idea = value.trim().trim_start_matches('#').parse().ok(),
                "comment" => comment = value.parse().ok(),
                "after" => query.after = value.parse().ok(),
                "all" => query.all = value == "1",
                _ => {}
            }
        }
        let named = idea.map(|idea| ItemKey::of_thing(Thing { idea, comment }));
        Self { item: named.or(query.item), ..query }
    }

    /// As it stands in an address, with the `?`; empty for the whole queue.
    #[must_use]
    pub fn to_address(&self) -> String {
        let view = (self.view != View::All).then(|| format!("view={}", self.view));
        let kind = self.kind.map(|kind| format!("kind={kind}"));
        let named = |name: &str, value: Option<&str>| value.map(|value| format!("{name}={}", escape(value)));
        let tag = named("tag", self.tag.as_ref().map(TagName::as_str));
        let campaign = named("campaign", self.campaign.as_deref());
        let topic = named("topic", self.topic.as_deref());
        let unit = named("unit", self.unit.as_deref());
        let with = self.with.map(|with| format!("with={with}"));
        let after = self.after.map(|after| format!("after={after}"));
        let item = self.item.map(|item| format!("item={item}"));
        let eye = self.eye.map(|eye| format!("as={eye}"));
        let beside = self.beside.map(|idea| format!("into={idea}"));
        let all = self.all.then(|| "all=1".to_owned());
        let parts = [view, kind, tag, campaign, topic, unit, with, after, item, eye, beside, all];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The kinds that are asked for.
    #[must_use]
    pub fn kinds(&self) -> Vec<ItemKind> {
        match self.kind {
            None => self.view.kinds(),
            Some(kind) if self.view == View::All => vec![kind],
            Some(kind) => self.view.kinds().into_iter().filter(|known| *known == kind).collect(),
        }
    }

    /// The same list with this item opened.
    #[must_use]
    pub fn opening(&self, item: Option<ItemKey>) -> Self {
        Self { item, eye: None, beside: None, all: false, ..self.clone() }
    }

    /// Whether only a part of its view is asked for.
    #[must_use]
    pub const fn is_filtered(&self) -> bool {
        let places = self.campaign.is_some() || self.topic.is_some() || self.unit.is_some();
        places || self.kind.is_some() || self.tag.is_some() || self.with.is_some()
    }

    /// The first page of another view, with nothing opened.
    #[must_use]
    pub fn viewing(&self, view: View) -> Self {
        Self { view, after: None, item: None, eye: None, beside: None, all: false, ..self.clone() }
    }
}

/// What has waited since before this moment is past its date at `now`, when `days` working days were promised.
#[must_use]
pub fn is_overdue_before(now: Timestamp, days: u16) -> Timestamp {
    workdays::overdue_before(now, days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_the_queue_shows() {
        let query = QueueQuery {
            view: View::Overdue,
            kind: Some(ItemKind::Report),
            tag: TagName::parse("it & co").ok(),
            campaign: Some("konferenz-2019".to_owned()),
            topic: Some("verkehr".to_owned()),
            unit: Some("amt-1".to_owned()),
            with: Some(With::Nobody),
            item: Some(ItemKey::from_i64(19)),
            beside: Some(IdeaNumber::from_i64(12)),
            after: Some(Cursor { value: -5, key: 8 }),
            all: true,
            ..QueueQuery::default()
        };
        assert_eq!(
            query.to_address(),
            "?view=overdue&kind=report&tag=it%20%26%20co&campaign=konferenz-2019&topic=verkehr&unit=amt-1&with=nobody\
             &after=-5.8&item=19&into=12&all=1"
        );
        assert_eq!(QueueQuery::from_address(&query.to_address()), query);
        assert_eq!(QueueQuery::from_address("?view=%F0&kind=x&item=a&unit=&with=x"), QueueQuery::default());
        assert_eq!(QueueQuery::from_address("?with=0").with, None);
        assert_eq!(QueueQuery::from_address("?with=7").with, Some(With::Person(PersonId::from_i64(7))));
        assert_eq!(QueueQuery::from_address("?into=12&number=%237").beside, Some(IdeaNumber::from_i64(7)));
        assert_eq!(QueueQuery::from_address("?number=&into=12").beside, query.beside);
        assert_eq!(QueueQuery::default().to_address(), "");
        let opened = |address| QueueQuery::from_address(address).item;
        assert_eq!(opened("?idea=%2312&kind="), Some(ItemKey::from_i64(12 * 16 + 11)));
        assert_eq!(opened("?comment=3&idea=12"), Some(ItemKey::from_i64(3 * 16 + 12)));
        assert_eq!(opened("?idea=&item=19"), Some(ItemKey::from_i64(19)));
    }
}
