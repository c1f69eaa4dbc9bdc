//! What the public reads, as plain files that any web server carries.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use store::testing::Fresh;

use crate::{
    results::{TITLE, addresses, assert_silent, done, plant},
    settings::{Folder, assert_says, dogital},
};

/// A site as the build leaves it, with a typeface that the style sheet loads.
fn site(folder: &Folder) -> String {
    for part in ["site", "site/pkg", "site/pkg/fonts"] {
        fs::create_dir_all(folder.path(part)).unwrap();
    }
    folder.write(
        "site/pkg/app.12.css",
        b"@font-face{src:url(\"/pkg/fonts/text.34.woff2\")}a{background:url(/pkg/dot.svg#x)}",
    );
    folder.write("site/pkg/fonts/text.34.woff2", b"font");
    folder.write("site/pkg/dot.svg", b"<svg/>");
    folder.write("site/manifest.json", br#"{"app.css": "app.12.css"}"#);
    folder.path("site")
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let (mut found, mut open) = (BTreeSet::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { assert!(found.insert(path)) }
        }
    }
    found
}

async fn the_static_export_is_whole_and_leads_nowhere_inside(fresh: &Fresh) {
    let world = done(fresh).await;
    plant(&world, fresh).await;
    let folder = Folder::new(&format!(
        "export-{}",
        if fresh.url().starts_with("postgres") { "postgres" } else { "sqlite" }
    ));
    let (site, target, url) = (site(&folder), folder.path("public"), fresh.url());
    let settings = [("DATABASE_URL", url.as_str()), ("SITE_DIR", site.as_str())];
    let output = dogital(&folder, &["results", "export", &target], &settings);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let all = files(Path::new(&target));
    let mut used = BTreeSet::new();
    for file in &all {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        let name = file.strip_prefix(&target).unwrap().display().to_string();
        if name.ends_with(".html") || name.ends_with(".csv") {
            if !name.starts_with("about/") {
                assert_silent(&name, &text);
            }
            assert!(!text.contains("<script") && !text.contains("<form"), "{name}");
        }
        let links = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") => addresses(&text),
            Some("css") => text
                .split("url(")
                .skip(1)
                .map(|rest| rest.split(')').next().unwrap().trim_matches('"').to_owned())
                .collect(),
            _ => BTreeSet::new(),
        };
        for link in links {
            if link.starts_with("https://") || link.starts_with("mailto:") || link.starts_with('#') {
                assert!(!link.contains("ideen.example"), "{name} leads into the product: {link}");
                continue;
            }
            assert!(!link.starts_with('/') && !link.contains("://"), "{name} needs a server: {link}");
            let path = link.split('#').next().unwrap();
            let there = file.parent().unwrap().join(path).canonicalize();
            let there = there.unwrap_or_else(|error| panic!("{name} leads to {link}: {error}"));
            assert!(
                there.is_file() && there.starts_with(Path::new(&target).canonicalize().unwrap()),
                "{name}: {link}"
            );
            used.insert(there);
        }
    }
    let written: BTreeSet<_> = all.iter().map(|file| file.canonicalize().unwrap()).collect();
    assert_eq!(used, written, "every file is reached from another");
    let named: BTreeSet<_> =
        all.iter().map(|file| file.strip_prefix(&target).unwrap().display().to_string()).collect();
    for expected in [
        "index.html",
        "en/index.html",
        "fruehjahr-2019/index.html",
        "fruehjahr-2019/en/index.html",
        "fruehjahr-2019/results.csv",
        "about/imprint/index.html",
        "assets/app.css",
        "assets/fonts/text.34.woff2",
    ] {
        assert!(named.contains(expected), "{expected}: {named:?}");
    }
    let page = fs::read_to_string(Path::new(&target).join("fruehjahr-2019/index.html")).unwrap();
    assert!(page.contains(TITLE) && page.contains("../assets/app.css"), "{page}");
    // What was taken back since must not stay in an older folder.
    assert_says(&dogital(&folder, &["results", "export", &target], &settings), 1, &["is not empty"]);
}

store::contract!(the_static_export_is_whole_and_leads_nowhere_inside,);
