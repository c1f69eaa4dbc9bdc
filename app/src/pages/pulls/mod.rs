//! What workshops pull from frozen votes. The server alone draws it: there is nothing on these pages but reading, links and plain
//! forms, and the whole recipe stands in the address.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `overview` | the frozen votes, below the workshops |
//! | `desk` | the recipe of a campaign, its preview, and the confirmation |
//! | `form` | the fields of a recipe |
//! | `outcome` | what a recipe takes, beside votes alone |
//! | `kept` | a pull, computed again |

mod desk;
mod form;
mod kept;
mod outcome;
mod overview;
mod page;

pub use desk::{DeskView, draw_desk};
use domain::{campaigns::CampaignPage, pulls::Titles};
pub use kept::{draw_kept, recipe_lines};
pub use overview::Votes;
pub use page::PullsPage;

use crate::words::Words;

/// What a topic is called; its address, where nobody knows it any more.
fn topic_name(words: &Words, campaign: &CampaignPage, slug: &str) -> String {
    let topic = campaign.topics.iter().find(|topic| topic.answers_to(slug));
    topic.map_or_else(|| slug.to_owned(), |topic| words.pick(&topic.name).to_owned())
}

/// What a unit is called; its address, where nobody knows it any more.
fn unit_name(words: &Words, campaign: &CampaignPage, slug: &str) -> String {
    let unit = campaign.units.iter().find(|unit| unit.slug == slug);
    unit.map_or_else(|| slug.to_owned(), |unit| words.pick(&unit.name).to_owned())
}

/// What is known of the campaign and the ideas that a result names.
#[derive(Clone)]
struct Named {
    campaign: CampaignPage,
    titles: Titles,
}
