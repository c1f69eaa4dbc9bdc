//! How the binary starts, and how it says that it cannot.

use std::{
    path::PathBuf,
    process::{Command, Output},
};

/// A folder of its own for one test, gone when dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn write(&self, name: &str, text: &[u8]) -> String {
        std::fs::write(self.0.join(name), text).unwrap();
        self.path(name)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is not there need not go.
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Runs the binary in the folder, with no setting but these.
pub fn dogital(folder: &Folder, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dogital"));
    let known = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("DOGITAL_"));
    for name in known {
        command.env_remove(name);
    }
    let settings = settings.iter().map(|(name, value)| (format!("DOGITAL_{name}"), *value));
    command.args(arguments).envs(settings).current_dir(&folder.0).output().unwrap()
}

/// It ended with this code after one sentence on standard error, which holds these words.
pub fn assert_says(output: &Output, code: i32, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    let sentences: Vec<_> = said.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(sentences.len(), 1, "{said}");
    for word in words {
        assert!(sentences[0].contains(word), "{word}: {said}");
    }
    for inside in ["panicked", "backtrace", "geheim", "src/"] {
        assert!(!said.contains(inside), "{inside}: {said}");
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_named() {
    let folder = Folder::new("unreadable");
    assert_says(
        &dogital(&folder, &["serve"], &[("CONFIG", "nowhere.toml")]),
        1,
        &["nowhere.toml", "cannot be read"],
    );
    let broken = folder.write("broken.toml", b"[web]\nlisten = \n");
    assert_says(&dogital(&folder, &["serve", "--config", &broken], &[]), 1, &["broken.toml", "line 2"]);
    let binary = folder.write("binary.toml", &[0xff, 0xfe, 0x00]);
    assert_says(
        &dogital(&folder, &["migrate", "--config", &binary], &[]),
        1,
        &["binary.toml", "cannot be read"],
    );
    folder.write("dogital.toml", b"[web]\nlisen = \"127.0.0.1:1\"\n");
    assert_says(&dogital(&folder, &["doctor"], &[]), 1, &["dogital.toml", "line 2", "lisen"]);
    assert_says(&dogital(&folder, &["serve", "--config", &folder.path("")], &[]), 1, &["cannot be read"]);
}

#[test]
fn every_wrong_value_is_named_without_repeating_a_password() {
    let folder = Folder::new("wrong");
    for (name, value, also) in [
        ("DATABASE_URL", "mysql://u:geheim@h/d", "sqlite://"),
        ("LISTEN", "3000", "127.0.0.1:3000"),
        ("PUBLIC_URL", "ideen.example", "https://"),
        ("PUBLIC_URL", "https://ideen.example/pfad", "without a path"),
        ("LOG", "=,=", "filter"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("METRICS_LISTEN", "nowhere", "address and a port"),
        ("TRUSTED_PROXIES", "proxy", "addresses"),
    ] {
        let output = dogital(&folder, &["migrate"], &[(name, value)]);
        assert_says(&output, 1, &[&format!("DOGITAL_{name}"), also]);
    }
    let output = dogital(&folder, &["serve"], &[("WRITES_PER_SECOND", "many")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("WRITES_PER_SECOND")
            || String::from_utf8_lossy(&output.stderr).contains("writes-per-second")
    );
    assert!(!folder.0.join("data").exists(), "a wrong start leaves nothing behind");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = Folder::new("unwritable");
    let file = folder.write("file", b"no folder");
    let inside = format!("{file}/data");
    let output = dogital(&folder, &["seed", "--demo"], &[("DATA_DIR", &inside)]);
    assert_says(&output, 1, &["data folder", &inside]);
    let database = format!("sqlite://{inside}/dogital.db");
    assert_says(&dogital(&folder, &["migrate"], &[("DATABASE_URL", &database)]), 1, &[&inside]);
    let secret = folder.write("secret", b"too short");
    let output = dogital(&folder, &["person", "list"], &[("SECRET_FILE", &secret)]);
    assert_says(&output, 1, &["secret"]);
}

#[test]
fn a_database_that_is_none_or_away_is_named() {
    let folder = Folder::new("away");
    let file = folder.write("text.db", "This is no database. ".repeat(200).as_bytes());
    assert_says(
        &dogital(&folder, &["migrate"], &[("DATABASE_URL", &format!("sqlite://{file}"))]),
        1,
        &["database"],
    );
    // Nothing listens on port 1.
    let away = "postgres://u:geheim@127.0.0.1:1/d";
    assert_says(&dogital(&folder, &["migrate"], &[("DATABASE_URL", away)]), 1, &["database"]);
}

#[test]
fn a_site_that_was_not_built_and_a_port_that_is_taken_are_named() {
    let folder = Folder::new("site");
    let site = folder.path("nowhere");
    let output = dogital(&folder, &["serve"], &[("SITE_DIR", &site), ("LISTEN", "127.0.0.1:0")]);
    assert_says(&output, 1, &[&site, "DOGITAL_SITE_DIR"]);
    folder.write("manifest.json", b"{}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let output = dogital(&folder, &["serve"], &[("SITE_DIR", &folder.path("")), ("LISTEN", &listen)]);
    assert_says(&output, 1, &[&listen]);
    assert!(!folder.0.join("data").exists(), "a second server does nothing at all");
}

#[test]
fn every_command_helps_and_wrong_usage_ends_with_two() {
    let folder = Folder::new("usage");
    for command in [
        "serve",
        "work",
        "migrate",
        "seed",
        "doctor",
        "openapi",
        "person",
        "person add",
        "person list",
        "token",
        "person disable",
        "person enable",
        "token create",
        "token list",
        "token revoke",
        "codes",
        "codes create",
        "codes list",
        "codes revoke",
        "unit add",
        "campaign add",
        "barriers list",
        "backup",
        "restore",
    ] {
        let words: Vec<_> = command.split(' ').collect();
        let help = dogital(&folder, &[&words[..], &["--help"]].concat(), &[]);
        assert_eq!(help.status.code(), Some(0), "{command}");
        assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: dogital"), "{command}");
        let wrong = dogital(&folder, &[&words[..], &["--nonsense"]].concat(), &[]);
        assert_eq!(wrong.status.code(), Some(2), "{command}");
    }
    for wrong in [
        vec![],
        vec!["fly"],
        vec!["seed"],
        vec!["backup"],
        vec!["codes", "create", "--count", "0", "--unit", "u"],
        vec!["person", "add", "--email", "nobody", "--name", "N", "--role", "employee"],
        vec!["person", "add", "--email", "a@b", "--name", "N", "--role", "king"],
        vec!["token", "create", "--person", "a@b"],
        vec!["token", "create", "--person", "a@b", "--scope", "all"],
    ] {
        let output = dogital(&folder, &wrong, &[]);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
}

#[test]
fn people_tokens_and_codes_are_made_on_the_command_line() {
    let folder = Folder::new("people");
    let add = ["person", "add", "--email", "eva@example.org", "--name", "Eva Lindner", "--role", "admin"];
    assert_eq!(dogital(&folder, &add, &[]).status.code(), Some(0));
    assert_says(&dogital(&folder, &add, &[]), 1, &["E-mail", "is taken already"]);
    let list = dogital(&folder, &["person", "list"], &[]);
    assert_eq!(String::from_utf8_lossy(&list.stdout), "eva@example.org\tadmin\tEva Lindner\n");
    let token = dogital(&folder, &["token", "create", "--person", "eva@example.org", "--scope", "read"], &[]);
    let token = String::from_utf8(token.stdout).unwrap();
    assert!(token.starts_with("dgt_") && token.lines().count() == 1, "{token}");
    assert_says(
        &dogital(&folder, &["token", "create", "--person", "no@example.org", "--scope", "read"], &[]),
        1,
        &["E-mail", "is not known here"],
    );
    assert_says(
        &dogital(&folder, &["codes", "create", "--count", "1", "--unit", "mars"], &[]),
        1,
        &["Unit", "is not known here"],
    );
    let copy = folder.path("copy.db");
    assert_eq!(dogital(&folder, &["backup", &copy], &[]).status.code(), Some(0));
    assert_says(&dogital(&folder, &["backup", &copy], &[]), 1, &[]);
    assert_says(&dogital(&folder, &["restore", &copy], &[]), 1, &[]);
}
