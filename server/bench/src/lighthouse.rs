//! S12: what Lighthouse says of the pages on a phone.

use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{
    figures::{Better, Figure},
    world::{World, cookie},
};

/// npm's name and version of the tool; `npx` fetches it.
const LIGHTHOUSE: &str = "lighthouse@12.8.2";

/// It now and then loses the browser's trace, and then asks to be run again itself.
const ATTEMPTS: usize = 5;

/// Each category of the report, with its must.
const CATEGORIES: [(&str, f64); 4] =
    [("performance", 95.0), ("accessibility", 100.0), ("best-practices", 100.0), ("seo", 90.0)];

/// Asks Lighthouse `rounds` times for each page; the run with the median performance counts.
pub async fn measure(world: &World, rounds: usize) -> Result<Vec<Figure>> {
    let server = world.start().await?;
    let idea = format!("/ideas/{}", world.idea_with_comments(5).await?);
    let mut figures = Vec::new();
    for (name, path, signed_in) in
        [("list", "/", true), ("idea", idea.as_str(), true), ("sign-in", "/sign-in", false)]
    {
        let mut reports = (0..rounds).map(|_| report(world, path, signed_in)).collect::<Result<Vec<_>>>()?;
        reports.sort_by(|a, b| score(a, "performance").total_cmp(&score(b, "performance")));
        let median = &reports[reports.len() / 2];
        let context = format!(
            "FCP {:.1} s, LCP {:.1} s, TBT {:.0} ms, CLS {:.3}",
            audit(median, "first-contentful-paint") / 1e3,
            audit(median, "largest-contentful-paint") / 1e3,
            audit(median, "total-blocking-time"),
            audit(median, "cumulative-layout-shift"),
        );
        figures.extend(CATEGORIES.map(|(category, must)| Figure {
            id: "S12",
            what: format!("Lighthouse mobile, {name}: {category}"),
            value: score(median, category),
            unit: "",
            must,
            aim: 100.0,
            better: Better::More,
            context: if category == "performance" { context.clone() } else { failed(median, category) },
        }));
    }
    drop(server);
    Ok(figures)
}

fn report(world: &World, path: &str, signed_in: bool) -> Result<Value> {
    let mut command = Command::new("npx");
    command
        .args(["--yes", LIGHTHOUSE, &format!("http://{}{path}", world.address)])
        .args(["--quiet", "--output=json", "--form-factor=mobile"])
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking");
    if signed_in {
        let value = cookie(0)
            .lines()
            .next()
            .and_then(|line| line.split_once(": "))
            .map(|(_, value)| value.to_owned());
        let headers = serde_json::json!({ "Cookie": value.context("no cookie")? });
        command.arg(format!("--extra-headers={headers}"));
    }
    for _ in 0..ATTEMPTS {
        let answer = command.output().context("npx is needed for Lighthouse: install Node.js")?;
        if answer.status.success() {
            return Ok(serde_json::from_slice(&answer.stdout)?);
        }
        eprintln!(
            "Lighthouse: {}",
            String::from_utf8_lossy(&answer.stderr).lines().next().unwrap_or_default()
        );
    }
    bail!("Lighthouse failed {ATTEMPTS} times at {path}")
}

/// Out of 100.
fn score(report: &Value, category: &str) -> f64 {
    (report["categories"][category]["score"].as_f64().unwrap_or(0.0) * 100.0).round()
}

fn audit(report: &Value, name: &str) -> f64 {
    report["audits"][name]["numericValue"].as_f64().unwrap_or(f64::NAN)
}

/// The audits that cost the category its full score.
fn failed(report: &Value, category: &str) -> String {
    let names = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    names
        .filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0))
        .filter_map(|audit| audit["id"].as_str())
        .filter(|name| report["audits"][*name]["score"].as_f64().is_some_and(|score| score < 1.0))
        .collect::<Vec<_>>()
        .join(", ")
}
