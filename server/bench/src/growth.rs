//! S6 and S7: one client that asks again and again, on small and on large databases.

use std::time::Instant;

use anyhow::{Result, bail, ensure};

use crate::{
    client::{Client, Request},
    figures::{Better, Figure},
    load::quantile,
    world::{Size, World, bearer, cookie},
};

/// What is looked for: one word, several, a part of a compound, a typo, a phrase, a rare one.
const QUERIES: [&str; 8] = [
    "drucker",
    "vertretung",
    "dienstplan+urlaub",
    "formular",
    "kita+personal",
    "druckr",
    "%22im+flur%22",
    "schwimmbad",
];

/// What fills a page with hits in the smallest database as well: growth compares equal work.
const FULL: [&str; 5] = ["drucker", "vertretung", "formular", "kita+personal", "druckr"];

/// Titles as somebody types them.
const TITLES: [&str; 4] = [
    "Drucker+im+Flur+zieht+Papier+schief+ein",
    "Vertretung+im+Urlaub+klar+regeln",
    "Weniger+Formulare+beim+Umzug+in+ein+anderes+Amt",
    "Dienstrad+f%C3%BCr+den+Au%C3%9Fendienst",
];

/// Milliseconds of one size.
struct Times {
    ideas: u32,
    list: f64,
    page: f64,
    /// Of whatever is looked for.
    search: f64,
    /// Of what fills a page.
    full: f64,
    similar: f64,
    memory: f64,
}

/// Seeds one database for each of `sizes`, each in turn, and measures at it.
pub async fn measure(
    make: impl AsyncFn(Size) -> Result<World>,
    sizes: &[u32],
    rounds: usize,
) -> Result<Vec<Figure>> {
    let mut times = Vec::new();
    for &ideas in sizes {
        eprintln!("{ideas} ideas: seeding …");
        let size = Size { people: 2_000, ideas, votes: ideas * 10, comments: ideas * 2 };
        times.push(at(&make(size).await?, ideas, rounds).await?);
    }
    let [small, middle, large] = times.as_slice() else { bail!("three sizes were asked for") };
    let context = |of: fn(&Times) -> f64| {
        times.iter().map(|at| format!("{:.2} ms at {}", of(at), at.ideas)).collect::<Vec<_>>().join(", ")
    };
    let growth = |what: &str, of: fn(&Times) -> f64| Figure {
        id: "S6",
        what: format!("{what}, {} ideas of {}", large.ideas, small.ideas),
        value: of(large) / of(small),
        unit: "×",
        must: 2.0,
        aim: 1.3,
        better: Better::Less,
        context: context(of),
    };
    let speed = |what: &str, of: fn(&Times) -> f64, must, aim| Figure {
        id: "S7",
        what: format!("{what} at {} ideas", middle.ideas),
        value: of(middle),
        unit: "ms",
        must,
        aim,
        better: Better::Less,
        context: context(of),
    };
    let memory = times.iter().map(|at| format!("{:.0} MiB at {}", at.memory, at.ideas));
    Ok(vec![
        growth("list page", |at| at.list),
        growth("idea page", |at| at.page),
        Figure {
            context: format!(
                "{}; the process with its index: {}",
                context(|at| at.full),
                memory.collect::<Vec<_>>().join(", ")
            ),
            ..growth("search page full of hits", |at| at.full)
        },
        speed("search page", |at| at.search, 15.0, 5.0),
        speed("similar ideas", |at| at.similar, 40.0, 15.0),
    ])
}

async fn at(world: &World, ideas: u32, rounds: usize) -> Result<Times> {
    let server = world.start().await?;
    world.warm_up().await?;
    let busy = format!("/ideas/{}", world.idea_with_comments(5).await?);
    let cards = |path: String| Request::get(&path, &cookie(3));
    let list = one_by_one(world, rounds, &[cards("/?sort=top".to_owned())]).await?;
    let page = one_by_one(world, rounds, &[cards(busy)]).await?;
    let looking_for = |query: &str| cards(format!("/?q={query}"));
    let search = one_by_one(world, rounds, &QUERIES.map(looking_for)).await?;
    let full = one_by_one(world, rounds, &FULL.map(looking_for)).await?;
    let similar =
        TITLES.map(|title| Request::get(&format!("/api/v1/ideas/similar?title={title}"), &bearer(3)));
    let similar = one_by_one(world, rounds, &similar).await?;
    Ok(Times { ideas, list, page, search, full, similar, memory: server.memory()? })
}

/// Half of the answers came within; milliseconds. Each request is asked once before any counts.
async fn one_by_one(world: &World, rounds: usize, requests: &[Request]) -> Result<f64> {
    let mut client = Client::connect(world.address).await?;
    let mut took = Vec::new();
    for round in 0..=rounds * 40 {
        for request in requests {
            let start = Instant::now();
            let answer = client.send(request).await?;
            ensure!(answer.status == 200, "answered {}", answer.status);
            if round > 0 {
                took.push(start.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    took.sort_by(f64::total_cmp);
    Ok(quantile(&took, 50))
}
