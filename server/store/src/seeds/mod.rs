//! Much at once: the demo and the generated crowd. Rows come as one JSON text per statement, which both databases take apart
//! faster than they take single rows.

mod rows;
mod writes;

pub use rows::{
    SeedCampaign, SeedComment, SeedEvent, SeedIdea, SeedPerson, SeedTopic, SeedUnit, SeedVote, SeedWords,
};
