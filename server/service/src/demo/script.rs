use domain::{campaigns::Masterplan, comments::CommentKind, ideas::Status, people::Role};
use serde::Deserialize;

use crate::{Error, Result};

/// The password of everybody in the demo who has an address.
pub const PASSWORD: &str = "schuhdrueckt";

/// The people to try the product with: name, address, role.
pub const PEOPLE: &[(&str, &str, &str)] = &[
    ("Ana Yılmaz", "ana@example.org", "employee"),
    ("Ben Kowalski", "ben@example.org", "employee"),
    ("Chidi Okafor", "chidi@example.org", "moderator"),
    ("Dee Schröder", "dee@example.org", "workshop team"),
    ("Eva Lindner", "eva@example.org", "administrator"),
];

/// What the demo's file holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Script {
    pub campaign: Opening,
    #[serde(rename = "masterplans")]
    _masterplans: Vec<Masterplan>,
    pub topics: Vec<Named>,
    pub units: Vec<Named>,
    pub people: Vec<Character>,
    pub ideas: Vec<Scene>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opening {
    pub slug: String,
    pub title: String,
    pub title_en: String,
    pub intro: String,
    pub intro_en: String,
    pub rules: String,
    pub rules_en: String,
}

/// A topic or a unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub slug: String,
    pub name: String,
    pub name_en: String,
    pub masterplan: Option<Masterplan>,
    pub parent: Option<String>,
    pub headcount: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Character {
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub unit: Option<String>,
}

/// An idea with all that came of it. Authors are named by address or name; without one they stay unknown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scene {
    pub title: String,
    pub pinch: String,
    pub wish: String,
    pub topic: String,
    pub unit: Option<String>,
    pub author: Option<String>,
    pub days_ago: i64,
    pub votes: usize,
    #[serde(rename = "views")]
    _views: u32,
    pub status: Status,
    pub answer: Option<Reply>,
    pub handed_to: Option<String>,
    pub withdrawn: bool,
    pub hidden: Option<String>,
    /// The place of the other idea in the file, counted from 0.
    pub merged_into: Option<usize>,
    pub addenda: Vec<Reply>,
    pub comments: Vec<Voice>,
}

/// An answer or an addendum.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    pub text: String,
    pub unit: Option<String>,
    pub days_ago: i64,
}

/// A comment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Voice {
    pub author: Option<String>,
    pub kind: CommentKind,
    pub body: String,
    pub days_ago: i64,
    pub official: bool,
    #[serde(default)]
    pub replies: Vec<Voice>,
}

impl Script {
    pub(crate) fn read() -> Result<Self> {
        let mut script: Self = serde_json::from_str(include_str!("../../demo/demo.json"))
            .map_err(|error| Error::Fault(format!("the demo's file cannot be read: {error}")))?;
        script.number_by_time();
        Ok(script)
    }

    /// Numbers grow with time, so the oldest idea comes first.
    fn number_by_time(&mut self) {
        let mut order: Vec<usize> = (0..self.ideas.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.ideas[*at].days_ago));
        let mut ideas: Vec<Option<Scene>> = std::mem::take(&mut self.ideas).into_iter().map(Some).collect();
        self.ideas = order.iter().filter_map(|at| ideas[*at].take()).collect();
        for idea in &mut self.ideas {
            idea.merged_into = idea.merged_into.and_then(|into| order.iter().position(|at| *at == into));
        }
    }
}

impl Scene {
    /// How many comments it has, replies included.
    pub(crate) fn comment_count(&self) -> usize {
        self.comments.iter().map(|comment| 1 + comment.replies.len()).sum()
    }
}
