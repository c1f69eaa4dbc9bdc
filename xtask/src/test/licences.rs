//! What we build on: only licences that fit ours, only the public registry, nothing banned.
//!
//! The rules lie in `.deny.toml`, which `cargo deny check` understands too. Building that tool takes longer than all
//! our tests, and its list of advisories has to be downloaded, so the part that needs neither is checked here.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use spdx::expression::Expression;
use spdx::{LicenseReq, ParseMode};
use toml::Table;

use crate::workspace::{cargo, read, root};

pub fn check() -> Result<()> {
    let rules = Rules::read()?;
    let metadata = read(&mut cargo(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let faults: Vec<String> = packages.iter().filter_map(|package| rules.fault(package)).collect();
    ensure!(faults.is_empty(), "\n  {}", faults.join("\n  "));
    Ok(())
}

struct Rules {
    allowed: Vec<String>,
    /// Crate and the licence that is accepted from it alone.
    exceptions: Vec<(String, String)>,
    banned: Vec<String>,
}

impl Rules {
    fn read() -> Result<Self> {
        let text = fs::read_to_string(root().join(".deny.toml")).context(".deny.toml cannot be read")?;
        let rules: Table = text.parse().context(".deny.toml is not TOML")?;
        let list = |area: &str, name: &str| rules[area].get(name).and_then(|list| list.as_array().cloned());
        let mut exceptions = Vec::new();
        for exception in list("licenses", "exceptions").unwrap_or_default() {
            for licence in exception["allow"].as_array().into_iter().flatten() {
                exceptions.push((word(&exception["crate"]), word(licence)));
            }
        }
        Ok(Self {
            allowed: list("licenses", "allow").unwrap_or_default().iter().map(word).collect(),
            exceptions,
            banned: list("bans", "deny").unwrap_or_default().iter().map(|ban| word(&ban["crate"])).collect(),
        })
    }

    /// What is wrong with this package, if anything.
    fn fault(&self, package: &Value) -> Option<String> {
        let name = package["name"].as_str().unwrap_or_default();
        // Our own have no source.
        let source = package["source"].as_str()?;
        if !source.starts_with("registry+") && !source.starts_with("sparse+") {
            return Some(format!("{name} comes from {source}"));
        }
        if self.banned.iter().any(|banned| banned == name) {
            return Some(format!("{name} is banned"));
        }
        let Some(licence) = package["license"].as_str() else {
            return Some(format!("{name} names no licence"));
        };
        match Expression::parse_mode(licence, ParseMode::LAX) {
            Ok(terms) if terms.evaluate(|required| self.allows(name, required)) => None,
            Ok(_) => Some(format!("{name} is under {licence}")),
            Err(error) => {
                Some(format!("{name}: the licence {licence:?} is not understood ({})", error.reason))
            }
        }
    }

    fn allows(&self, name: &str, required: &LicenseReq) -> bool {
        let required = required.to_string();
        self.allowed.contains(&required)
            || self.exceptions.iter().any(|(krate, licence)| krate == name && *licence == required)
    }
}

fn word(value: &toml::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Rules;

    fn fault(source: Option<&str>, licence: &str) -> Option<String> {
        let rules = Rules {
            allowed: vec!["MIT".into(), "Apache-2.0 WITH LLVM-exception".into()],
            exceptions: vec![("tables".into(), "Unicode-DFS-2016".into())],
            banned: vec!["openssl".into()],
        };
        rules.fault(&json!({ "name": "tables", "source": source, "license": licence }))
    }

    #[test]
    fn one_fitting_licence_of_several_is_enough_but_all_of_a_bundle_must_fit() {
        let registry = Some("registry+somewhere");
        assert_eq!(fault(registry, "GPL-3.0-only OR MIT"), None);
        assert_eq!(fault(registry, "MIT/Apache-2.0"), None);
        assert_eq!(fault(registry, "Apache-2.0 WITH LLVM-exception"), None);
        assert_eq!(fault(registry, "MIT AND Unicode-DFS-2016"), None);
        assert!(fault(registry, "MIT AND GPL-3.0-only").is_some());
        assert!(fault(registry, "something else").is_some());
    }

    #[test]
    fn our_own_crates_pass_and_strange_sources_do_not() {
        assert_eq!(fault(None, "EUPL-1.2"), None);
        assert!(fault(Some("git+somewhere"), "MIT").is_some());
    }
}
