//! Told to end, the server keeps what it has begun.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    process::{Child, Command},
    sync::mpsc::channel,
    time::{Duration, Instant},
};

use crate::place::{Place, send};

/// What the server says when it has waited long enough.
const LATE: &str = "Some requests were not finished";
const TITLE: &str = "Der Strom geht gleich aus";

/// A request of which the server has begun to read the body, and the rest of it.
struct Begun {
    stream: BufReader<TcpStream>,
    rest: &'static str,
}

impl Begun {
    /// Sends half of the body, once the server says that it reads it.
    fn new(to: SocketAddr, path: &str, headers: &str, body: &'static str) -> Self {
        let (half, rest) = body.split_at(body.len() / 2);
        let mut stream = ask(
            to,
            "POST",
            path,
            &format!("{headers}expect: 100-continue\r\ncontent-length: {}\r\n", body.len()),
        );
        assert_eq!(head_of(&mut stream), "HTTP/1.1 100 Continue\r\n");
        stream.get_mut().write_all(half.as_bytes()).unwrap();
        Self { stream, rest }
    }

    /// Sends the rest, and returns the whole answer.
    fn finish(mut self) -> String {
        self.stream.get_mut().write_all(self.rest.as_bytes()).unwrap();
        rest_of(self.stream)
    }
}

fn ask(to: SocketAddr, method: &str, path: &str, headers: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nhost: {to}\r\n{headers}\r\n").unwrap();
    BufReader::new(stream)
}

/// The head of an answer.
fn head_of(stream: &mut BufReader<TcpStream>) -> String {
    let mut head = String::new();
    while stream.read_line(&mut head).unwrap() > 2 {}
    head.trim_end().to_owned() + "\r\n"
}

/// What comes until the server closes the connection.
fn rest_of(mut stream: BufReader<TcpStream>) -> String {
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    rest
}

/// Whether an answer is as long as it says.
fn is_whole(answer: &str) -> bool {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    length.parse() == Ok(body.len())
}

/// The cookie of a session.
fn sign_in(to: SocketAddr, person: &str) -> String {
    let form = format!("email={person}%40example.org&password=schuhdrueckt");
    let headers = format!(
        "origin: http://{to}\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
        form.len()
    );
    let mut stream = ask(to, "POST", "/sign-in", &headers);
    stream.get_mut().write_all(form.as_bytes()).unwrap();
    let answer = rest_of(stream);
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// SIGTERM. Returns once nobody new is let in.
fn tell_to_end(server: &Child, at: SocketAddr) {
    assert!(Command::new("kill").arg(server.id().to_string()).status().unwrap().success());
    let told = Instant::now();
    while TcpStream::connect(at).is_ok() {
        assert!(told.elapsed() < Duration::from_secs(30), "it lets people in all the same");
        std::thread::yield_now();
    }
}

/// The exit code, once it has ended.
fn code_of(mut server: Child) -> Option<i32> {
    let (ended, end) = channel();
    std::thread::spawn(move || ended.send(server.wait().unwrap().code()));
    end.recv_timeout(Duration::from_secs(60)).expect("it ends")
}

fn keeps_what_it_has_begun(place: &Place) {
    place.run(&["seed", "--demo"]);
    let token = place.token("ana");
    let (server, address) = place.serve();
    let cookie = format!("cookie: {}\r\n", sign_in(address, "ana"));

    let mut idle = ask(address, "GET", "/health/ready", "");
    assert!(head_of(&mut idle).starts_with("HTTP/1.1 200 "));
    let mut live = ask(address, "GET", "/live", &cookie);
    assert!(head_of(&mut live).starts_with("HTTP/1.1 200 "));
    let idea = Begun::new(
        address,
        "/api/v1/ideas",
        &format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n"),
        r#"{"title": "Der Strom geht gleich aus", "pinch": "Und der Text ist noch nicht ganz da.", "wish": "",
            "topic": "technik", "named": true}"#,
    );
    let refused = Begun::new(
        address,
        "/ideas/new",
        &format!(
            "{cookie}origin: http://{address}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\n"
        ),
        "title=Kurz+vor+Schluss&pinch=&wish=&topic=technik&named=true",
    );

    tell_to_end(&server, address);
    // Neither holds up the end.
    rest_of(live);
    rest_of(idle);
    let (idea, refused) = (idea.finish(), refused.finish());
    assert!(idea.starts_with("HTTP/1.1 201 ") && is_whole(&idea), "{idea}");
    assert!(refused.starts_with("HTTP/1.1 422 ") && refused.contains("Kurz vor Schluss"), "{refused}");
    assert!(is_whole(&refused), "{refused}");
    assert_eq!(code_of(server), Some(0), "{}", place.complaints());
    assert!(!place.complaints().contains(LATE), "{}", place.complaints());

    let (mut server, address) = place.serve();
    let (_, ideas) = send(address, "GET", "/api/v1/ideas?sort=new&limit=1", &token, None).unwrap();
    assert_eq!(ideas["items"][0]["title"], TITLE, "{ideas}");
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn on_sqlite_it_finishes_what_it_has_begun_and_lets_nobody_in() {
    keeps_what_it_has_begun(&Place::new("ending", None));
}

#[tokio::test]
async fn on_postgresql_it_finishes_what_it_has_begun_and_lets_nobody_in() {
    let Some(fresh) = store::testing::fresh_postgres().await else { return };
    let place = Place::new("ending_postgres", Some(fresh.url()));
    tokio::task::spawn_blocking(move || keeps_what_it_has_begun(&place)).await.unwrap();
}

#[test]
fn it_does_not_wait_for_ever_for_what_never_comes() {
    let place = Place::new("ending_late", None);
    place.run(&["seed", "--demo"]);
    let token = place.token("ana");
    let (server, address) = place.serve();
    let never = Begun::new(
        address,
        "/api/v1/ideas",
        &format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n"),
        r#"{"title": "Es kommt nie an"}"#,
    );
    tell_to_end(&server, address);
    assert_eq!(code_of(server), Some(0), "{}", place.complaints());
    assert!(place.complaints().contains(LATE), "{}", place.complaints());
    drop(never);
}
