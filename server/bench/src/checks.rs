//! S14: how long somebody waits who has changed one page.

use std::{
    fs::{File, FileTimes},
    process::Command,
    time::{Instant, SystemTime},
};

use anyhow::{Result, ensure};

use crate::figures::{Better, Figure};

/// Any page will do.
const PAGE: &str = "app/src/pages/home.rs";

/// Checks all, touches a page, and checks again.
#[expect(clippy::disallowed_methods, reason = "cargo compares with the machine's time")]
pub fn measure(rounds: usize) -> Result<Vec<Figure>> {
    check()?;
    let mut took = Vec::new();
    for _ in 0..rounds {
        File::options()
            .append(true)
            .open(PAGE)?
            .set_times(FileTimes::new().set_modified(SystemTime::now()))?;
        let start = Instant::now();
        check()?;
        took.push(start.elapsed().as_secs_f64());
    }
    took.sort_by(f64::total_cmp);
    Ok(vec![Figure {
        id: "S14",
        what: "check after a change of one page".to_owned(),
        value: took[took.len() / 2],
        unit: "s",
        must: 20.0,
        aim: 10.0,
        better: Better::Less,
        context: "`cargo check --package server`".to_owned(),
    }])
}

fn check() -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(["check", "--quiet", "--package", "server"]).status()?;
    ensure!(status.success(), "cargo check failed");
    Ok(())
}
