//! S9: a conference starts. 1,500 people sign in with an access code within two minutes, all from one address; each reads the list,
//! votes three times and comments once, while the wall of the hall shows live numbers.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tokio::{task::JoinSet, time};

use crate::{
    client::{Client, Request, header},
    figures::{Better, Figure},
    load::count,
    world::World,
};

const PEOPLE: usize = 1_500;
const WITHIN: Duration = Duration::from_secs(120);
/// The campaign and a unit of the demo.
const CAMPAIGN: &str = "verwaltungskonferenz-2019";
const UNIT: &str = "kitas";

/// Lets them in, one every 80 ms, and takes how long each of their requests took.
pub async fn measure(database: &str, world: &World) -> Result<Vec<Figure>> {
    let codes = world.output(&["codes", "create", "--count", &PEOPLE.to_string(), "--unit", UNIT])?;
    let opening = world.output(&["stage", "open", "--campaign", CAMPAIGN])?;
    let _server = world.start().await?;
    let ideas = Arc::new(world.open_ideas().await?);
    let wall = Wall::open(world.address, opening.trim()).await?;
    let begun = Instant::now();
    let mut visits = JoinSet::new();
    for (n, code) in codes.lines().enumerate() {
        let (address, ideas, code) = (world.address, Arc::clone(&ideas), code.to_owned());
        visits.spawn(async move {
            let wait = WITHIN.mul_f64(count(n) / count(PEOPLE));
            time::sleep_until((begun + wait).into()).await;
            visit(address, n, &code, &ideas).await
        });
    }
    let (mut took, mut errors) = (Vec::new(), 0);
    while let Some(visit) = visits.join_next().await {
        let Visit { times, failed } = visit??;
        took.extend(times);
        errors += failed;
    }
    let all = begun.elapsed();
    let pulses = wall.finish().await?;
    took.sort_by(f64::total_cmp);
    let rank = |share: usize| took.get((took.len() * share).div_ceil(100).saturating_sub(1)).copied();
    let p99 = rank(99).context("nobody came")?;
    Ok(vec![Figure {
        id: "S9",
        what: format!("conference start, 1,500 new sessions in two minutes, p99, {database}"),
        // An error is worse than any wait.
        value: if errors == 0 { p99 } else { f64::INFINITY },
        unit: "ms",
        must: 500.0,
        aim: 200.0,
        better: Better::Less,
        context: format!(
            "{} requests in {:.0} s, p50 {:.1} ms, longest {:.0} ms, {errors} errors, {pulses} pulses on the wall",
            took.len(),
            all.as_secs_f64(),
            rank(50).unwrap_or(0.0),
            took.last().copied().unwrap_or(0.0),
        ),
    }])
}

struct Visit {
    /// Milliseconds of each request.
    times: Vec<f64>,
    failed: usize,
}

/// What one person does.
async fn visit(address: SocketAddr, n: usize, code: &str, ideas: &[i64]) -> Result<Visit> {
    let mut client = Client::connect(address).await?;
    let mut visit = Visit { times: Vec::new(), failed: 0 };
    let form = "content-type: application/x-www-form-urlencoded\r\norigin: http://bench\r\n";
    let enter = Request::form("/sign-in", form, &format!("code={code}"));
    let head = visit.send(&mut client, &enter, 303).await?;
    let session = header(&head, "set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
    let cookie = format!("cookie: {session}\r\naccept: text/html\r\n");
    visit.send(&mut client, &Request::get("/", &cookie), 200).await?;
    for step in 0..3 {
        let idea = ideas[(n * 7 + step * 131) % ideas.len()];
        let vote = Request::form(&format!("/ideas/{idea}/vote"), &format!("{form}{cookie}"), "wanted=true");
        visit.send(&mut client, &vote, 303).await?;
    }
    let idea = ideas[n % ideas.len()];
    let said = format!("body=Bei+uns+im+Haus+ist+das+genauso%2C+Fall+{n}.&kind=experience&named=true");
    let comment = Request::form(&format!("/ideas/{idea}/comments"), &format!("{form}{cookie}"), &said);
    visit.send(&mut client, &comment, 303).await?;
    Ok(visit)
}

impl Visit {
    async fn send(&mut self, client: &mut Client, request: &Request, expected: u16) -> Result<String> {
        let asked = Instant::now();
        let answer = client.send(request).await?;
        self.times.push(asked.elapsed().as_secs_f64() * 1e3);
        if answer.status != expected {
            eprintln!("S9: {} instead of {expected}: {}", answer.status, answer.head);
            self.failed += 1;
        }
        Ok(answer.head)
    }
}

/// The wall of the hall, which hears how many there are.
struct Wall {
    listening: tokio::task::JoinHandle<Result<()>>,
    pulses: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
}

impl Wall {
    /// Opens it with its address, as the machine in the hall does.
    async fn open(address: SocketAddr, opening: &str) -> Result<Self> {
        let path = opening.splitn(4, '/').nth(3).context("an address without a path")?;
        let mut client = Client::connect(address).await?;
        let answer = client.send(&Request::get(&format!("/{path}"), "accept: text/html\r\n")).await?;
        ensure!(answer.status == 303, "the stage does not open: {}", answer.head);
        let cookie = header(&answer.head, "set-cookie").and_then(|cookie| cookie.split(';').next());
        let cookie = format!("cookie: {}\r\n", cookie.context("no cookie")?);
        let shown = client.send(&Request::get(&format!("/stage/{CAMPAIGN}"), &cookie)).await?;
        ensure!(shown.status == 200, "the stage is not shown: {}", shown.head);
        client.open_stream(&Request::get(&format!("/live?stage={CAMPAIGN}"), &cookie)).await?;
        let (pulses, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (heard, ends) = (Arc::clone(&pulses), Arc::clone(&over));
        let listening = tokio::spawn(async move {
            while !ends.load(Ordering::Relaxed) {
                client.wait_for(b"event: stage").await?;
                heard.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        });
        Ok(Self { listening, pulses, over })
    }

    /// How often it heard; waits for one more, so that a wall that went silent is noticed.
    async fn finish(self) -> Result<usize> {
        self.over.store(true, Ordering::Relaxed);
        time::timeout(Duration::from_secs(30), self.listening).await.context("the wall went silent")???;
        Ok(self.pulses.load(Ordering::Relaxed))
    }
}
