//! What was acknowledged is there after the power failed: the real binary, killed under load, twenty times.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;

use crate::place::{Place, send};

const ROUNDS: usize = 20;
/// Acknowledged writes after which the server is killed.
const PER_ROUND: usize = 40;
const WRITERS: usize = 8;
const PEOPLE: [&str; 4] = ["ana", "ben", "chidi", "dee"];

/// Something the server has said it has.
#[derive(Clone)]
enum Written {
    Idea { number: i64, title: String },
    Comment { idea: i64, body: String },
    Vote { idea: i64, person: usize },
}

/// Writes until the server is gone, and notes what was acknowledged.
fn write_on(
    to: SocketAddr,
    writer: usize,
    round: usize,
    tokens: &[String],
    done: &Mutex<Vec<Written>>,
    over: &AtomicBool,
) {
    let mut known = 1 + i64::try_from(writer).unwrap();
    for step in 0.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let person = (writer + step) % PEOPLE.len();
        let written = match step % 3 {
            0 => {
                let title = format!("Absturz {round}-{writer}-{step}");
                let body = json!({"title": title, "pinch": "Der Strom war weg, und mit ihm der Text.", "wish": "",
                    "topic": "technik", "named": true});
                let Some((201, said)) = send(to, "POST", "/api/v1/ideas", &tokens[person], Some(&body))
                else {
                    return;
                };
                known = said["number"].as_i64().unwrap();
                Written::Idea { number: known, title }
            }
            1 => {
                let path = format!("/api/v1/ideas/{known}/vote");
                let Some((200, said)) = send(to, "PUT", &path, &tokens[person], None) else { return };
                assert_eq!(said["voted"], true);
                Written::Vote { idea: known, person }
            }
            _ => {
                let body = format!("Kommentar {round}-{writer}-{step}");
                let path = format!("/api/v1/ideas/{known}/comments");
                let sent = json!({"body": body, "kind": "experience", "reply_to": null});
                let Some((201, _)) = send(to, "POST", &path, &tokens[person], Some(&sent)) else { return };
                Written::Comment { idea: known, body }
            }
        };
        done.lock().unwrap().push(written);
    }
}

/// Whether the server still has it.
fn is_there(to: SocketAddr, tokens: &[String], written: &Written) -> bool {
    let read = |path: &str, person: usize| send(to, "GET", path, &tokens[person], None).unwrap();
    match written {
        Written::Idea { number, title } => read(&format!("/api/v1/ideas/{number}"), 0).1["title"] == **title,
        Written::Vote { idea, person } => read(&format!("/api/v1/ideas/{idea}"), *person).1["voted"] == true,
        Written::Comment { idea, body } => {
            read(&format!("/api/v1/ideas/{idea}/comments"), 0).1.to_string().contains(body.as_str())
        }
    }
}

fn survives(place: &Place) {
    place.run(&["seed", "--demo"]);
    let tokens: Arc<Vec<String>> = Arc::new(PEOPLE.iter().map(|person| place.token(person)).collect());
    let mut lost = Vec::new();
    for round in 0..ROUNDS {
        let (mut server, address) = place.serve();
        let (done, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (tokens, done, over) = (Arc::clone(&tokens), Arc::clone(&done), Arc::clone(&over));
                std::thread::spawn(move || write_on(address, writer, round, &tokens, &done, &over))
            })
            .collect();
        let started = Instant::now();
        while done.lock().unwrap().len() < PER_ROUND {
            assert!(started.elapsed() < Duration::from_secs(60), "nothing is acknowledged any more");
            std::thread::yield_now();
        }
        // SIGKILL, in the middle of the writing.
        server.kill().unwrap();
        server.wait().unwrap();
        over.store(true, Ordering::Relaxed);
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        let acknowledged = done.lock().unwrap().clone();
        let (mut server, address) = place.serve();
        lost.extend(acknowledged.into_iter().filter(|written| !is_there(address, &tokens, written)));
        server.kill().unwrap();
        server.wait().unwrap();
    }
    assert_eq!(lost.len(), 0, "acknowledged, and not there any more");
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_sqlite_when_the_server_is_killed_twenty_times() {
    let place = Place::new("sqlite", None);
    survives(&place);
    let store = store::Store::connect(&place.database).await.unwrap();
    assert_eq!(store.read().await.unwrap().miscounted().await.unwrap(), 0);
    store.close().await;
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_postgresql_when_the_server_is_killed_twenty_times() {
    let Some(fresh) = store::testing::fresh_postgres().await else { return };
    let place = Place::new("postgres", Some(fresh.url()));
    tokio::task::spawn_blocking(move || survives(&place)).await.unwrap();
    assert_eq!(fresh.read().await.unwrap().miscounted().await.unwrap(), 0);
}
