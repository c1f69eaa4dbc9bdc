//! S11: what a first visit to the list brings over the wire, everything included.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{
    client::{Client, Request, header},
    figures::{Better, Figure},
    load::count,
    world::{World, cookie},
};

const ACCEPT: &str = "accept-encoding: br\r\n";

/// Fetches the list and all that it names, as a browser with an empty cache does.
pub async fn measure(world: &World) -> Result<Vec<Figure>> {
    let server = world.start().await?;
    let mut client = Client::connect(world.address).await?;
    let page = client.send(&Request::get("/", &format!("{}{ACCEPT}", cookie(0)))).await?;
    let plain = client.send(&Request::get("/", &cookie(0))).await?;
    let mut parts = vec![("page".to_owned(), page.head.len() + page.body.len())];
    for path in assets(&String::from_utf8_lossy(&plain.body)) {
        let answer = client.send(&Request::get(&path, ACCEPT)).await?;
        anyhow::ensure!(answer.status == 200, "{path}: {}", answer.status);
        let kind = path.rsplit('.').next().unwrap_or_default().to_owned();
        let encoding = header(&answer.head, "content-encoding").unwrap_or("plain");
        parts.push((format!("{kind} ({encoding})"), answer.head.len() + answer.body.len()));
    }
    drop(server);
    let total = parts.iter().map(|(_, bytes)| *bytes).sum::<usize>();
    let context = parts
        .iter()
        .map(|(name, bytes)| format!("{name} {:.1}", count(*bytes) / 1024.0))
        .collect::<Vec<_>>()
        .join(", ");
    Ok(vec![Figure {
        id: "S11",
        what: "first visit on the wire".to_owned(),
        value: count(total) / 1024.0,
        unit: "KiB",
        must: 300.0,
        aim: 240.0,
        better: Better::Less,
        context,
    }])
}

/// Every file of the site that the page names, each once.
fn assets(html: &str) -> BTreeSet<String> {
    html.split(['"', '\''])
        .filter(|part| part.starts_with("/pkg/") && part.contains('.'))
        .map(|part| part.split('#').next().unwrap_or(part).to_owned())
        .collect()
}
