//! S8: many open live connections, and a vote that reaches the last of them.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::task::JoinSet;

use crate::{
    client::{Client, Request},
    figures::{Better, Figure},
    load::count,
    world::{World, bearer, cookie},
};

/// Opens `listeners` streams, votes five times and takes the median of the last arrivals.
pub async fn measure(database: &str, world: &World, listeners: usize) -> Result<Vec<Figure>> {
    let server = world.start().await?;
    world.warm_up().await?;
    let before = server.memory()?;
    let mut clients = Vec::with_capacity(listeners);
    for n in 0..listeners {
        let mut client = Client::connect(world.address).await?;
        client
            .open_stream(&Request::get("/live", &format!("{}accept: text/event-stream\r\n", cookie(n))))
            .await?;
        clients.push(client);
    }
    let each = (server.memory()? - before) * 1024.0 / count(listeners);
    let mut last = Vec::new();
    for round in 0..5_usize {
        let mut waiting = JoinSet::new();
        let start = Instant::now();
        for mut client in clients.drain(..) {
            waiting
                .spawn(async move { client.wait_for(b"\"tally\"").await.map(|()| (client, Instant::now())) });
        }
        let mut voter = Client::connect(world.address).await?;
        let asked = Instant::now();
        let method = if round % 2 == 0 { "PUT" } else { "DELETE" };
        let answer = voter.send(&Request::json(method, "/api/v1/ideas/99/vote", &bearer(7), "")).await?;
        ensure!(answer.status == 200, "the vote was refused: {}", answer.status);
        let mut latest = start;
        while let Some(heard) = tokio::time::timeout(Duration::from_secs(30), waiting.join_next()).await? {
            let (client, at) = heard??;
            clients.push(client);
            latest = latest.max(at);
        }
        last.push((latest - asked).as_secs_f64() * 1e3);
    }
    last.sort_by(f64::total_cmp);
    let figure = |what: String, value, unit, must, aim| Figure {
        id: "S8",
        what,
        value,
        unit,
        must,
        aim,
        better: Better::Less,
        context: format!("{listeners} listeners, with the connection's session checked"),
    };
    Ok(vec![
        figure(
            format!("a vote reaches the last listener, {database}"),
            last[last.len() / 2],
            "ms",
            500.0,
            250.0,
        ),
        figure(format!("memory a listener, {database}"), each, "KB", 40.0, 25.0),
    ])
}
