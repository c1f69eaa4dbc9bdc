//! Time and memory. Each size runs in a process of its own, so that memory is its own, too.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use search::{Document, Index, Request, Synonyms};
use serde_json::{Value, json};

use crate::reading::Texts;
use crate::recall::document;

/// Queries of each kind.
const QUERIES: usize = 400;

/// Measures each size, and prints the table and how times grow.
pub fn report(data: &Path, texts: &Texts, sizes: impl Iterator<Item = usize>) -> Result<()> {
    if titles(texts).is_empty() || sentences(texts).is_empty() {
        println!(
            "\nTime and memory were not measured: no title of 12 letters and more, or no sentence of 20."
        );
        return Ok(());
    }
    let mut results = Vec::new();
    for size in sizes {
        let child = Command::new(std::env::current_exe()?)
            .args(["--one-size", &size.to_string(), "--data"])
            .arg(data)
            .output()?;
        ensure!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
        results.push((size, serde_json::from_slice::<Value>(&child.stdout)?));
    }
    if results.is_empty() {
        return Ok(());
    }
    println!(
        "\n| ideas | build | memory | put one | search p50 | p95 | p99 | similar, title p50 | p95 | similar, text p50 | p95 |\n\
         |---|---|---|---|---|---|---|---|---|---|---|"
    );
    for (size, result) in &results {
        let ms = |name: &str| format!("{:.3} ms", result[name].as_f64().unwrap_or(f64::NAN));
        println!(
            "| {size} | {} | {:.1} MB | {} | {} | {} | {} | {} | {} | {} | {} |",
            ms("build"),
            result["memory"].as_f64().unwrap_or(f64::NAN),
            ms("put"),
            ms("search_50"),
            ms("search_95"),
            ms("search_99"),
            ms("title_50"),
            ms("title_95"),
            ms("text_50"),
            ms("text_95"),
        );
    }
    if let [(small, first), .., (large, last)] = results.as_slice() {
        let growth =
            |name: &str| last[name].as_f64().unwrap_or(f64::NAN) / first[name].as_f64().unwrap_or(f64::NAN);
        println!(
            "\ngrowth from {small} to {large}: search p50 {:.2} ×, p95 {:.2} ×; similar by title p50 {:.2} ×",
            growth("search_50"),
            growth("search_95"),
            growth("title_50")
        );
    }
    Ok(())
}

/// Measures one size.
pub fn measure(texts: &Texts, size: usize) -> Result<Value> {
    let mut chance = Chance(7);
    let documents = recombined(texts, size, &mut chance);
    let extra = recombined(texts, 100, &mut chance);
    let before = memory()?;
    let index = Index::new(Synonyms::built_in());
    let start = Instant::now();
    // What is given away would be freed and used again, so that the index looked smaller than it is.
    index.put(documents.clone());
    let build = start.elapsed();
    let after = memory()?;
    drop(documents);
    let puts = timed(extra.into_iter().map(|extra| vec![extra]), |extra| index.put(extra));
    let titles = titles(texts);
    let queries: Vec<String> =
        (0..QUERIES).map(|_| words_of(titles[chance.below(titles.len())], &mut chance)).collect();
    let searches = timed(queries, |text| index.search(&Request { text, limit: 20, ..Request::default() }));
    let asked: Vec<usize> = (0..QUERIES).map(|_| chance.below(titles.len())).collect();
    let by_title = timed(asked.iter().map(|at| titles[*at]), |title| index.similar(title, "", None, None));
    let by_text =
        timed(asked.iter().map(|at| (titles[*at], chance.below(texts.records.len()))), |(title, at)| {
            index.similar(title, &texts.records[at].text, None, None)
        });
    Ok(json!({
        "build": millis(build), "memory": after - before, "put": percentile(&puts, 50),
        "search_50": percentile(&searches, 50), "search_95": percentile(&searches, 95),
        "search_99": percentile(&searches, 99),
        "title_50": percentile(&by_title, 50), "title_95": percentile(&by_title, 95),
        "text_50": percentile(&by_text, 50), "text_95": percentile(&by_text, 95),
    }))
}

/// The titles that are asked for.
fn titles(texts: &Texts) -> Vec<&str> {
    texts.records.iter().map(|record| record.title.as_str()).filter(|title| title.len() >= 12).collect()
}

fn sentences(texts: &Texts) -> Vec<&str> {
    let all = texts.records.iter().flat_map(|record| record.text.split_inclusive(['.', '!', '?']));
    all.map(str::trim).filter(|sentence| sentence.len() > 20).collect()
}

/// Ideas of which title and sentences come from different texts.
fn recombined(texts: &Texts, size: usize, chance: &mut Chance) -> Vec<Document> {
    let titles: Vec<&str> =
        texts.records.iter().map(|record| record.title.as_str()).filter(|title| !title.is_empty()).collect();
    let sentences = sentences(texts);
    let mut some = |most: usize| -> String {
        let count = 1 + chance.below(most);
        (0..count).map(|_| sentences[chance.below(sentences.len())]).collect::<Vec<_>>().join(" ")
    };
    (0..size)
        .map(|number| {
            let title = titles.get(number * 7 % titles.len().max(1)).copied().unwrap_or("Ohne Titel");
            let mut document = document(number, title, &some(4));
            document.wish = some(2);
            document
        })
        .collect()
}

/// One to three words of a title.
fn words_of(title: &str, chance: &mut Chance) -> String {
    let words: Vec<&str> = title.split_whitespace().filter(|word| word.len() > 3).collect();
    if words.is_empty() {
        return title.to_owned();
    }
    let start = chance.below(words.len());
    let count = 1 + chance.below(3);
    words.iter().skip(start).take(count).copied().collect::<Vec<_>>().join(" ")
}

fn timed<A, B>(asked: impl IntoIterator<Item = A>, mut ask: impl FnMut(A) -> B) -> Vec<Duration> {
    let times = asked.into_iter().map(|asked| {
        let start = Instant::now();
        std::hint::black_box(ask(asked));
        start.elapsed()
    });
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    sorted
        .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
        .map_or(f64::NAN, |time| millis(*time))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Memory of this process in megabytes.
fn memory() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status").context("memory is known on Linux only")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).context("no line on memory")?;
    let kilobytes: f64 = line.split_whitespace().nth(1).context("no figure on memory")?.parse()?;
    Ok(kilobytes / 1_024.0)
}

/// Always the same chances (Knuth's MMIX generator): figures are to be comparable.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}
