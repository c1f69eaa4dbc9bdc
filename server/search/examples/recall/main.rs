//! How well and how fast the index finds: `cargo run --release -p search --example recall -- --data DIR`.
//!
//! | file | what it does |
//! |---|---|
//! | `reading` | finds out what lies in the folder |
//! | `recall` | known items and pairs of the same wish |
//! | `speed` | time and memory at 1,000, 10,000 and 100,000 ideas |

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

mod reading;
mod recall;
mod speed;

#[derive(Parser)]
#[command(about = "Measures search and similar ideas on texts in a folder")]
struct Arguments {
    /// JSON lines with any of id, title and text; tables of pairs with level, title_a, text_a, title_b and text_b
    #[arg(long)]
    data: PathBuf,
    /// Ideas at which speed is measured; 0 for none
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
    sizes: Vec<usize>,
    /// Names the queries that are not answered among the first five
    #[arg(long)]
    misses: bool,
    /// Measures one size in this process, as the command does in its children
    #[arg(long, hide = true)]
    one_size: Option<usize>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let texts = reading::read(&arguments.data, arguments.one_size.is_none())?;
    if let Some(size) = arguments.one_size {
        println!("{}", speed::measure(&texts, size)?);
        return Ok(());
    }
    recall::report(&texts, arguments.misses);
    speed::report(&arguments.data, &texts, arguments.sizes.iter().copied().filter(|size| *size > 0))
}
