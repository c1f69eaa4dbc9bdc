//! `dogital seed`.

use anyhow::bail;
use clap::Args;

use crate::config::Config;

#[derive(Args, Debug)]
pub struct Seed {
    /// The demo campaign with its people; does nothing where there are ideas
    #[arg(long, required_unless_present_any = ["people", "ideas", "votes", "comments"])]
    demo: bool,
    /// A generated crowd: how many people
    #[arg(long, default_value_t = 0, value_name = "N")]
    people: u32,
    /// How many ideas they post
    #[arg(long, default_value_t = 0, value_name = "N")]
    ideas: u32,
    /// How many votes they give
    #[arg(long, default_value_t = 0, value_name = "N")]
    votes: u32,
    /// How many comments they write
    #[arg(long, default_value_t = 0, value_name = "N")]
    comments: u32,
    /// The same seed makes the same crowd
    #[arg(long, default_value_t = 1, value_name = "SEED")]
    rng: u64,
}

impl Seed {
    /// Carries the command out.
    pub async fn run(self, _config: &Config) -> anyhow::Result<()> {
        bail!("{self:?}")
    }
}
