//! The style sheet: imports joined, newer features rewritten for older browsers, names of files filled in.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::workspace::Mode;

/// Where the style refers to an asset: `url("/pkg/fonts/text.woff2")`.
const PREFIX: &str = "/pkg/";

/// The oldest browsers that must look right.
const OLDEST: Browsers = Browsers {
    android: None,
    chrome: Some(109 << 16),
    edge: Some(109 << 16),
    firefox: Some(115 << 16),
    ie: None,
    ios_saf: Some(16 << 16),
    opera: None,
    safari: Some(16 << 16),
    samsung: None,
};

/// Bundles the sheet; `placed` tells the final name of each asset it may refer to.
pub fn bundle(mode: Mode, entry: &Path, placed: &BTreeMap<String, String>) -> Result<String> {
    ensure!(entry.is_file(), "{} is missing", entry.display());
    let provider = FileProvider::new();
    let mut sheet = Bundler::new(&provider, None, ParserOptions::default())
        .bundle(entry)
        .map_err(|error| anyhow!("the style could not be read: {error}"))?;
    let targets = Targets::from(OLDEST);
    sheet
        .minify(MinifyOptions { targets, ..Default::default() })
        .map_err(|error| anyhow!("the style could not be simplified: {error}"))?;
    let printer = PrinterOptions { minify: mode == Mode::Release, targets, ..Default::default() };
    let printed =
        sheet.to_css(printer).map_err(|error| anyhow!("the style could not be printed: {error}"))?;
    with_final_names(&printed.code, placed)
}

fn with_final_names(css: &str, placed: &BTreeMap<String, String>) -> Result<String> {
    let mut parts = css.split(PREFIX);
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '\'', ')', '#', '?']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let placed = placed.get(name).ok_or_else(|| {
            anyhow!("the style refers to {PREFIX}{name}, but app/assets/{name} does not exist")
        })?;
        done.extend([PREFIX, placed, rest]);
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_get_the_names_that_carry_a_hash() {
        let placed = BTreeMap::from([("fonts/a.woff2".to_owned(), "fonts/a.12.woff2".to_owned())]);
        let css = r#"@font-face{src:url(/pkg/fonts/a.woff2)format("woff2")}b{c:url("/pkg/fonts/a.woff2#x")}"#;
        let expected = css.replace("a.woff2", "a.12.woff2");
        assert_eq!(with_final_names(css, &placed).unwrap(), expected);
    }

    #[test]
    fn an_address_of_a_file_that_does_not_exist_stops_the_build() {
        let error = with_final_names("a{b:url(/pkg/gone.svg)}", &BTreeMap::new()).unwrap_err();
        assert!(error.to_string().contains("app/assets/gone.svg"), "{error}");
    }
}
