//! Where the program runs, and how it is asked.

use std::{
    fs::File,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

/// A folder with a database, a secret and an empty site.
pub struct Place {
    folder: PathBuf,
    pub database: String,
}

impl Place {
    pub fn new(name: &str, database: Option<String>) -> Self {
        let folder = std::env::temp_dir().join(format!("dogital_process_{name}_{}", std::process::id()));
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
            .env("DOGITAL_LOG", "warn");
        command
    }

    pub fn run(&self, words: &[&str]) -> String {
        let output = self.dogital("127.0.0.1:1").args(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A token with which that person reads and writes.
    pub fn token(&self, person: &str) -> String {
        let email = format!("{person}@example.org");
        self.run(&["token", "create", "--person", &email, "--scope", "read", "--scope", "write"])
            .trim()
            .to_owned()
    }

    /// Starts the server and waits until it answers.
    pub fn serve(&self) -> (Child, SocketAddr) {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let complaints = File::create(self.folder.join("complaints")).unwrap();
        let mut command = self.dogital(&address.to_string());
        let server = command.arg("serve").stdout(Stdio::null()).stderr(complaints).spawn().unwrap();
        let started = Instant::now();
        while send(address, "GET", "/health/ready", "", None).is_none_or(|(status, _)| status != 200) {
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "it does not start again: {}",
                self.complaints()
            );
            std::thread::yield_now();
        }
        (server, address)
    }

    /// What the server that was started last has complained of.
    pub fn complaints(&self) -> String {
        std::fs::read_to_string(self.folder.join("complaints")).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is not there need not go.
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// The status and the body; `None` when the server went away meanwhile.
pub fn send(
    to: SocketAddr,
    method: &str,
    path: &str,
    token: &str,
    body: Option<&Value>,
) -> Option<(u16, Value)> {
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
