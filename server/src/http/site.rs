//! What browsers load: read once from the build's manifest.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use app::shell::Assets;
use axum::{
    Router,
    http::{HeaderValue, Response, StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::get,
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use super::trouble::Trouble;
use crate::state::App;

const FONT: &str = "fonts/atkinson-hyperlegible-next-latin.woff2";
/// The style sheet, by the name that the product knows.
pub const STYLE: &str = "app.css";
/// Below it browsers find the files.
const PREFIX: &str = "/pkg/";
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The built files and their names.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Below `/pkg`.
    folder: PathBuf,
    /// Names by which the product knows the files → names they were given.
    manifest: BTreeMap<String, String>,
}

impl Site {
    /// Reads the manifest in the folder, and tells the icons where their sprite is.
    ///
    /// # Errors
    /// One sentence, when the site was not built there.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join("manifest.json");
        let text = fs::read_to_string(&path).map_err(|error| {
            format!(
                "there is no built site in {}: {error}; build it with `cargo xtask site` or set DOGITAL_SITE_DIR",
                folder.display()
            )
        })?;
        let manifest = serde_json::from_str(&text)
            .map_err(|error| format!("{} is not a manifest: {error}", path.display()))?;
        let site = Self { folder: folder.join("pkg"), manifest };
        app::ui::icon::set_sprite(site.address("icons.svg"));
        Ok(site)
    }

    /// The addresses that a page names.
    #[must_use]
    pub fn assets(&self) -> Assets {
        Assets {
            css: self.address(STYLE),
            sheets_css: self.address("sheets.css"),
            stage_css: self.address("stage.css"),
            staff_css: self.address("staff.css"),
            js: self.address("app.js"),
            wasm: self.address("app.wasm"),
            font: self.address(FONT),
            favicon: self.address("favicon.svg"),
        }
    }

    /// The address of a file.
    #[must_use]
    pub fn address(&self, name: &str) -> String {
        format!("{PREFIX}{}", self.manifest.get(name).map_or(name, String::as_str))
    }

    /// The style sheet for a folder of files as `app.css`, and what it loads, each with its path beside it.
    ///
    /// # Errors
    /// One sentence, when a file of the build cannot be read.
    pub fn for_folder(&self) -> Result<BTreeMap<String, Vec<u8>>, String> {
        let read = |name: &str| {
            fs::read(self.folder.join(name))
                .map_err(|error| format!("{name} of the built site cannot be read: {error}"))
        };
        let css = read(self.address(STYLE).trim_start_matches(PREFIX))?;
        let css = String::from_utf8_lossy(&css);
        let mut files = BTreeMap::new();
        for loaded in css.split(PREFIX).skip(1) {
            let name = loaded.split(['"', '\'', ')', '#', '?']).next().unwrap_or_default();
            files.insert(name.to_owned(), read(name)?);
        }
        files.insert(STYLE.to_owned(), css.replace(PREFIX, "").into_bytes());
        Ok(files)
    }

    /// Whether names carry the hash of what is inside, so that a browser never has to ask again.
    fn is_hashed(&self) -> bool {
        self.manifest.iter().any(|(name, placed)| name != placed)
    }
}

/// `/pkg`, and the addresses that browsers and crawlers try by themselves.
pub fn router(app: &App) -> Router<App> {
    let files = ServeDir::new(&app.site.folder).precompressed_br().precompressed_gzip();
    let (icon, hashed) = (app.site.address("favicon.svg"), app.site.is_hashed());
    let keep = if hashed { FOREVER } else { ASK_AGAIN };
    let found = tower::ServiceBuilder::new()
        .map_response(move |mut file: Response<_>| {
            // What is kept for ever is neither asked for again nor in pieces, and each line counts on a bad network.
            if hashed {
                file.headers_mut().remove(header::LAST_MODIFIED);
                file.headers_mut().remove(header::ACCEPT_RANGES);
            }
            file
        })
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, keep_when_found(keep)))
        .service(files.not_found_service(get(missing)));
    Router::new()
        .nest_service("/pkg", found)
        .route("/favicon.ico", get(move || async move { Redirect::permanent(&icon) }))
        .route("/robots.txt", get(robots))
}

/// Pages that nobody has to be signed in for may be found; all others lead to the door.
async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /api/\nDisallow: /fn/\nDisallow: /live\n"
}

/// A file of an older version is gone for good: the page that asks for it has to be loaded anew.
async fn missing() -> impl IntoResponse {
    (
        StatusCode::NOT_FOUND,
        [(header::CACHE_CONTROL, "no-store")],
        Trouble::Refused(domain::refusals::Refusal::NotFound),
    )
}

fn keep_when_found<B>(keep: HeaderValue) -> impl Fn(&axum::http::Response<B>) -> Option<HeaderValue> + Clone {
    move |response| (response.status() != StatusCode::NOT_FOUND).then(|| keep.clone())
}
