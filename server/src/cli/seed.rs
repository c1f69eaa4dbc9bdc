//! `dogital seed`.

use clap::Args;
use service::{
    demo::{self, Seeded},
    generate::{Generated, generate},
};

use super::{open, said, say};
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
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let service = open::service(config).await?;
        if self.demo {
            let Seeded { people, ideas, votes, comments } = demo::seed(&service).await.map_err(said)?;
            if ideas == 0 {
                say("There are ideas already; the demo was left out.")?;
            } else {
                say(format_args!(
                    "Put in the demo: {people} people, {ideas} ideas, {votes} votes, {comments} comments."
                ))?;
            }
            if demo::is_there(&service).await.map_err(said)? {
                say(format_args!("Everybody in the demo has the password {}; try", demo::PASSWORD))?;
                for (name, email, role) in demo::PEOPLE {
                    say(format_args!("  {email}  {name}, {role}"))?;
                }
            }
        }
        let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let [people, ideas, votes, comments] =
            [self.people, self.ideas, self.votes, self.comments].map(count);
        if people + ideas + votes + comments > 0 {
            let made = generate(&service, people, ideas, votes, comments, self.rng).await.map_err(said)?;
            let Generated { people, ideas, votes, comments } = made;
            say(format_args!(
                "Generated {people} people, {ideas} ideas, {votes} votes, {comments} comments."
            ))?;
        }
        service.store().close().await;
        Ok(())
    }
}
