//! What was acknowledged is there after the power failed: the real binary, killed under load, twenty times.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by where it stops")]

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::{Value, json};

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

/// A folder with a database, a secret and an empty site.
struct Place {
    folder: PathBuf,
    database: String,
}

impl Place {
    fn new(name: &str, database: Option<String>) -> Self {
        let folder = std::env::temp_dir().join(format!("dogital_crash_{name}_{}", std::process::id()));
        std::fs::create_dir_all(folder.join("site/pkg")).unwrap();
        std::fs::write(folder.join("site/manifest.json"), "{}").unwrap();
        let database = database.unwrap_or_else(|| format!("sqlite://{}", folder.join("d.db").display()));
        Self { folder, database }
    }

    fn dogital(&self, listen: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dogital"));
        command
            .current_dir(&self.folder)
            .env("DOGITAL_DATABASE_URL", &self.database)
            .env("DOGITAL_DATA_DIR", &self.folder)
            .env("DOGITAL_SITE_DIR", self.folder.join("site"))
            .env("DOGITAL_LISTEN", listen)
            .env("DOGITAL_WRITES_PER_SECOND", "0")
            .env("DOGITAL_LOG", "error");
        command
    }

    fn run(&self, words: &[&str]) -> String {
        let output = self.dogital("127.0.0.1:1").args(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Starts the server and waits until it answers.
    fn serve(&self) -> (Child, SocketAddr) {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let listen = address.to_string();
        let server = self.dogital(&listen).arg("serve").stdout(Stdio::null()).spawn().unwrap();
        let started = Instant::now();
        while send(address, "GET", "/health/ready", "", None).is_none_or(|(status, _)| status != 200) {
            assert!(started.elapsed() < Duration::from_secs(30), "the server does not start again");
            std::thread::yield_now();
        }
        (server, address)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is not there need not go.
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// The status and the body; `None` when the server went away meanwhile.
fn send(to: SocketAddr, method: &str, path: &str, token: &str, body: Option<&Value>) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(to).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {to}\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    let (_, said) = answer.split_once("\r\n\r\n")?;
    Some((status, serde_json::from_str(said).unwrap_or(Value::Null)))
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
    let token = |person: &&str| {
        let email = format!("{person}@example.org");
        place
            .run(&["token", "create", "--person", &email, "--scope", "read", "--scope", "write"])
            .trim()
            .to_owned()
    };
    let tokens: Arc<Vec<String>> = Arc::new(PEOPLE.iter().map(token).collect());
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
