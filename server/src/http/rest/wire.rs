//! The wire types. A field here stays; a new one may come.

use domain::{
    campaigns::{Bilingual, CampaignPage, Topic},
    comments::Comment,
    ideas::{Addendum, Answer, Byline, HistoryEntry, IdeaCard, IdeaPage, IdeaText},
    ids::{IdeaNumber, TopicId},
    people::Me,
    triage::Relative,
    votes::Ballot,
};
use serde::Serialize;
use utoipa::ToSchema;

/// An idea in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IdeaSummary)]
pub struct WireIdea {
    /// Its number, for ever.
    number: i64,
    /// The title.
    title: String,
    /// Where the shoe pinches.
    pinch: String,
    /// What would help; may be empty.
    wish: String,
    /// The topic's slug.
    topic: String,
    /// `held`, `open`, `in_review`, `in_workshop`, `planned`, `done`, `handed_over` or `declined`.
    status: &'static str,
    /// Distinct voters.
    votes: i64,
    /// Comments that can be read.
    comments: i64,
    /// Whether the token's owner is among the voters.
    voted: bool,
    /// The author's name; `null` for ideas without one, for everyone.
    author: Option<String>,
    /// RFC 3339 in UTC; the day alone, at midnight, for ideas without a name.
    created_at: String,
}

/// An idea with its answer and history.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Idea)]
pub struct WireIdeaPage {
    #[serde(flatten)]
    idea: WireIdea,
    /// The slug of the unit it concerns.
    unit: Option<String>,
    /// Where it was handed to.
    handed_to: Option<String>,
    /// The newest official answer.
    answer: Option<WireAnswer>,
    /// What its author added, oldest first.
    addenda: Vec<WireAddendum>,
    /// `none`, `merged`, `split` or `hidden`.
    overlay: &'static str,
    /// The idea it is part of now.
    merged_into: Option<i64>,
    /// Ideas that are merged into it: their voters and comments are counted here.
    merged: Vec<i64>,
    /// What became of it when it was split.
    parts: Vec<i64>,
    /// The idea it was split off from.
    split_from: Option<i64>,
    /// The public history, oldest first.
    history: Vec<WireHistory>,
}

/// An official answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OfficialAnswer)]
pub struct WireAnswer {
    /// Safe HTML.
    html: String,
    /// When it was given.
    at: String,
}

/// What the author of an idea added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Addendum)]
pub struct WireAddendum {
    /// Safe HTML.
    html: String,
    /// When it was added.
    at: String,
}

/// A line of the public history: the role that acted, never the person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HistoryEntry)]
pub struct WireHistory {
    /// What happened, e.g. `posted`, `status_changed`, `answered`.
    milestone: &'static str,
    /// The status it led to.
    status: Option<&'static str>,
    /// A reason, or the place it was handed to.
    note: Option<String>,
    /// The role that acted; `null` for the author and for the team of a workshop.
    role: Option<&'static str>,
    /// When it happened.
    at: String,
}

/// What the token's owner sees of the votes on an idea.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ballot)]
pub struct WireBallot {
    /// Distinct voters.
    votes: i64,
    /// Whether the token's owner is among them.
    voted: bool,
    /// Grows with every change of `votes`.
    revision: i64,
}

/// A comment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub struct WireComment {
    /// Its key.
    id: i64,
    /// The idea it was written under, where that is merged into this one.
    origin: Option<i64>,
    /// The comment it answers.
    reply_to: Option<i64>,
    /// `experience`, `question`, `solution`, `concern` or `variant`.
    kind: &'static str,
    /// The text as it was typed, in Markdown; `null` when it was taken back.
    body: Option<String>,
    /// Safe HTML; `null` when it was taken back.
    html: Option<String>,
    /// The author's name, or a pseudonym under ideas without a name; `null` when it was taken back.
    author: Option<String>,
    /// Whether it speaks for the city.
    official: bool,
    /// RFC 3339 in UTC; the day alone for comments without a name.
    created_at: String,
    /// When it was last edited.
    edited_at: Option<String>,
    /// Whether it was taken back.
    deleted: bool,
}

/// A text in both languages.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Bilingual)]
pub struct WireText {
    /// German.
    de: String,
    /// English.
    en: String,
}

/// A topic.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Topic)]
pub struct WireTopic {
    /// Its name in requests.
    slug: String,
    /// Its name for people.
    name: WireText,
    /// `verwaltung`, `wirtschaft` or `bildung`.
    masterplan: &'static str,
}

/// A campaign.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Campaign)]
pub struct WireCampaign {
    /// Its name in requests.
    slug: String,
    /// Its title.
    title: WireText,
    /// `draft`, `collecting`, `voting`, `review`, `workshops`, `results` or `archived`.
    phase: &'static str,
    /// When each phase begins.
    phases: Vec<WirePhase>,
}

/// When a phase begins.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PhaseStart)]
pub struct WirePhase {
    /// The phase.
    phase: &'static str,
    /// Its beginning.
    begins_at: String,
}

/// The token's owner.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Me)]
pub struct WireMe {
    /// Their key.
    id: i64,
    /// The name others see.
    name: String,
    /// The e-mail address.
    email: Option<String>,
    /// `employee`, `moderator`, `admin` or `council`.
    role: &'static str,
}

impl WireIdea {
    /// A card with its whole text.
    pub fn new(card: IdeaCard, text: IdeaText, topics: &[Topic]) -> Self {
        Self {
            number: card.number.as_i64(),
            title: text.title,
            pinch: text.pinch,
            wish: text.wish,
            topic: slug_of(card.topic, topics),
            status: card.status.as_str(),
            votes: card.ballot.tally.votes,
            comments: card.comments,
            voted: card.ballot.mine,
            author: name(card.byline),
            created_at: card.created_at.rfc3339(),
        }
    }
}

impl WireIdeaPage {
    /// A page whose idea can be read.
    pub fn new(page: IdeaPage, text: IdeaText) -> Self {
        let unit = page.campaign.units.into_iter().find(|unit| Some(unit.id) == page.unit);
        Self {
            idea: WireIdea {
                number: page.standing.number.as_i64(),
                title: text.title,
                pinch: text.pinch,
                wish: text.wish,
                topic: slug_of(page.topic, &page.campaign.topics),
                status: page.standing.status.as_str(),
                votes: page.ballot.tally.votes,
                comments: page.comment_count,
                voted: page.ballot.mine,
                author: name(page.byline),
                created_at: page.created_at.rfc3339(),
            },
            unit: unit.map(|unit| unit.slug),
            handed_to: page.handed_to,
            answer: page.answer.map(|Answer { html, at, .. }| WireAnswer { html, at: at.rfc3339() }),
            addenda: page
                .addenda
                .into_iter()
                .map(|Addendum { html, at, .. }| WireAddendum { html, at: at.rfc3339() })
                .collect(),
            overlay: page.standing.overlay.as_str(),
            merged_into: page.standing.merged_into.map(IdeaNumber::as_i64),
            merged: numbers(page.kin.merged),
            parts: numbers(page.kin.parts),
            split_from: page.kin.split_from.map(IdeaNumber::as_i64),
            history: page.history.into_iter().map(WireHistory::from).collect(),
        }
    }
}

impl From<HistoryEntry> for WireHistory {
    fn from(entry: HistoryEntry) -> Self {
        Self {
            milestone: entry.milestone.as_str(),
            status: entry.status.map(|status| status.as_str()),
            note: entry.note,
            role: entry.role.map(|role| role.as_str()),
            at: entry.at.rfc3339(),
        }
    }
}

impl From<Ballot> for WireBallot {
    fn from(ballot: Ballot) -> Self {
        Self { votes: ballot.tally.votes, voted: ballot.mine, revision: ballot.tally.revision }
    }
}

impl WireComment {
    /// A comment with its text as it was typed.
    pub fn new(comment: Comment, body: Option<String>) -> Self {
        let author = if comment.deleted { None } else { name(comment.byline) };
        Self {
            id: comment.id.as_i64(),
            origin: comment.origin.map(IdeaNumber::as_i64),
            reply_to: comment.reply_to.map(|id| id.as_i64()),
            kind: comment.kind.as_str(),
            body,
            html: comment.html,
            author,
            official: comment.official,
            created_at: comment.created_at.rfc3339(),
            edited_at: comment.edited_at.map(|at| at.rfc3339()),
            deleted: comment.deleted,
        }
    }
}

impl From<Topic> for WireTopic {
    fn from(topic: Topic) -> Self {
        Self { slug: topic.slug, name: topic.name.into(), masterplan: topic.masterplan.as_str() }
    }
}

impl From<CampaignPage> for WireCampaign {
    fn from(page: CampaignPage) -> Self {
        let starts = page.campaign.schedule.starts();
        let phase = |(phase, begins): (domain::campaigns::Phase, domain::time::Timestamp)| WirePhase {
            phase: phase.as_str(),
            begins_at: begins.rfc3339(),
        };
        Self {
            slug: page.campaign.slug,
            title: page.campaign.title.into(),
            phase: page.phase.as_str(),
            phases: starts.into_iter().map(phase).collect(),
        }
    }
}

impl From<Bilingual> for WireText {
    fn from(Bilingual { de, en }: Bilingual) -> Self {
        Self { de, en }
    }
}

impl From<Me> for WireMe {
    fn from(me: Me) -> Self {
        Self { id: me.id.as_i64(), name: me.name, email: me.email, role: me.role.as_str() }
    }
}

fn numbers(relatives: Vec<Relative>) -> Vec<i64> {
    relatives.into_iter().map(|relative| relative.number.as_i64()).collect()
}

fn slug_of(topic: TopicId, topics: &[Topic]) -> String {
    topics.iter().find(|known| known.id == topic).map_or_else(String::new, |known| known.slug.clone())
}

fn name(byline: Byline) -> Option<String> {
    match byline {
        Byline::Named { name } | Byline::Pseudonym { name, .. } => Some(name),
        Byline::Anonymous => None,
        Byline::Former => Some("ehemalige Mitarbeitende".to_owned()),
    }
}
