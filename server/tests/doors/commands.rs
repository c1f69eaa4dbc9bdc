//! What the commands of the binary do, one after the other on one installation.

use std::{
    io::Read as _,
    process::{Command, Stdio},
};

use crate::settings::{Folder, assert_says, dogital};

/// Carries a command out that must succeed, and gives what it printed.
fn done(folder: &Folder, arguments: &[&str]) -> String {
    let output = dogital(folder, arguments, &[]);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const EVA: [&str; 8] =
    ["person", "add", "--email", "eva@example.org", "--name", "Eva Lindner", "--role", "admin"];

const FRITZ: [&str; 8] =
    ["person", "add", "--email", "fritz@example.org", "--name", "Fritz Adler", "--role", "admin"];

const CAMPAIGN: &str = r#"
slug = "fruehjahr-2027"
title = { de = "Wo drückt der Schuh?", en = "Where does the shoe pinch?" }
intro = { de = "Worum es geht", en = "What it is about" }

[dates]
collecting = 2019-02-01
voting = 2019-02-20T08:00:00
review = 2019-03-01
workshops = 2019-03-10
results = 2019-04-01
archived = 2099-01-01

[[topics]]
name = { de = "IT", en = "IT" }
masterplan = "verwaltung"
"#;

#[test]
fn a_new_installation_gets_units_a_campaign_and_letters() {
    let folder = Folder::new("founding");
    let kitas = ["unit", "add", "--slug", "kitas", "--name-de", "Kitas", "--name-en", "Day care"];
    done(&folder, &kitas);
    assert_says(&dogital(&folder, &kitas, &[]), 1, &["Address", "is taken already"]);
    let below = ["unit", "add", "--slug", "kita-nord", "--name-de", "Nord", "--name-en", "North", "--parent"];
    assert_says(&dogital(&folder, &[&below[..], &["mars"]].concat(), &[]), 1, &["Belongs to", "not known"]);
    done(&folder, &[&below[..], &["kitas"]].concat());
    let campaign = folder.write("campaign.toml", CAMPAIGN.as_bytes());
    done(&folder, &["campaign", "add", &campaign]);
    assert_says(&dogital(&folder, &["campaign", "add", &campaign], &[]), 1, &["is taken already"]);
    for (from, to, words) in [
        ("2019-02-20T08:00:00", "2018-01-01", "is before the beginning of the phase ahead of it"),
        ("verwaltung", "mars", "line"),
        (
            "[[topics]]",
            "[[topics]]\nname = { de = \"\", en = \"\" }\nmasterplan = \"bildung\"\n[[topics]]",
            "German",
        ),
    ] {
        let wrong = folder.write("wrong.toml", CAMPAIGN.replace(from, to).as_bytes());
        assert_says(&dogital(&folder, &["campaign", "add", &wrong], &[]), 1, &["is no campaign", words]);
    }
    let letters = folder.path("letters.html");
    let create = ["codes", "create", "--count", "3", "--unit", "kita-nord", "--letters", &letters];
    done(&folder, &create);
    let html = std::fs::read_to_string(&letters).unwrap();
    let codes: Vec<_> = html
        .split("class=\"code\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect();
    assert_eq!((codes.len(), html.matches("<svg").count()), (3, 3));
    for code in &codes {
        assert!(code.split('-').map(str::len).eq([4, 4, 4]), "{code}");
    }
    assert!(html.contains("http://127.0.0.1:3000/c") && html.contains("In English"));
    assert_says(&dogital(&folder, &create, &[]), 1, &["letters.html"]);
    let batch = done(&folder, &["codes", "list"]);
    let (name, rest) = batch.trim_end().split_once('\t').unwrap();
    assert!(name.starts_with("kita-nord ") && rest.starts_with("3\t"), "{batch}");
    assert_eq!(done(&folder, &["codes", "revoke", "--batch", name]), "Revoked 3.\n");
    assert_says(&dogital(&folder, &["codes", "revoke", "--batch", name], &[]), 1, &["no batch"]);
    assert_eq!(done(&folder, &["codes", "list"]), "");
}

#[test]
fn a_token_is_listed_until_it_is_revoked_or_its_owner_shut_out() {
    let folder = Folder::new("revoking");
    done(&folder, &EVA);
    let create =
        ["token", "create", "--person", "eva@example.org", "--scope", "read", "--name", "Auswertung"];
    let token = done(&folder, &create);
    let listed = done(&folder, &["token", "list"]);
    assert!(
        listed.starts_with("eva@example.org\tAuswertung\tread\t") && !listed.contains(token.trim()),
        "{listed}"
    );
    let disable = ["person", "disable", "--email", "eva@example.org"];
    assert_says(&dogital(&folder, &disable, &[]), 1, &["administrator"]);
    done(&folder, &FRITZ);
    done(&folder, &disable);
    assert_eq!(done(&folder, &["token", "list"]), "");
    done(&folder, &["person", "enable", "--email", "eva@example.org"]);
    assert_eq!(done(&folder, &["token", "list"]), listed);
    let revoke = ["token", "revoke", "--person", "eva@example.org", "--name", "Auswertung"];
    assert_eq!(done(&folder, &revoke), "Revoked 1.\n");
    assert_eq!(done(&folder, &["token", "list"]), "");
    assert_says(&dogital(&folder, &revoke, &[]), 1, &["has no token"]);
    for command in ["disable", "enable"] {
        let nobody = dogital(&folder, &["person", command, "--email", "no@example.org"], &[]);
        assert_says(&nobody, 1, &["E-mail", "is not known here"]);
    }
}

#[test]
fn a_rebuild_of_the_search_says_when_it_happens() {
    let folder = Folder::new("rebuilding");
    let said = done(&folder, &["search", "rebuild"]);
    assert_eq!(said, "Every running server reads all ideas anew within half a minute.\n");
}

#[test]
fn the_audit_is_verified_and_taken_out() {
    let folder = Folder::new("audit");
    done(&folder, &EVA);
    done(&folder, &["unit", "add", "--name-de", "Kitas", "--name-en", "Day care"]);
    done(&folder, &FRITZ);
    done(&folder, &["person", "disable", "--email", "eva@example.org"]);
    let said = done(&folder, &["audit", "verify"]);
    assert!(said.contains("whole") && said.contains("4 entries"), "{said}");
    let file = folder.path("audit.jsonl");
    done(&folder, &["audit", "export", &file]);
    let lines = std::fs::read_to_string(&file).unwrap();
    let verbs: Vec<String> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["verb"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(verbs[..4], ["person_added", "unit_changed", "person_added", "person_disabled"]);
    assert!(!lines.contains("eva@example.org") && !lines.contains("Lindner"), "{lines}");
    assert_eq!(dogital(&folder, &["audit", "export", &file], &[]).status.code(), Some(1));
}

#[test]
fn the_people_of_the_demo_are_told_at_every_start() {
    let folder = Folder::new("demo");
    for _ in 0..2 {
        let said = done(&folder, &["seed", "--demo"]);
        assert!(said.contains("schuhdrueckt") && said.contains("ana@example.org"), "{said}");
    }
}

#[test]
fn whoever_reads_only_the_beginning_breaks_nothing() {
    let folder = Folder::new("head");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dogital"))
        .arg("openapi")
        .current_dir(folder.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success() && said.is_empty(), "{said}");
}
