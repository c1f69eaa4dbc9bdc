//! What the public reads of outcomes. These pages stand before everything that knows who somebody is: no session is read, no cookie is set,
//! and the address alone decides the language. The same documents go into a folder of files with [`folder`].

use app::{
    pages::results::{Address, Content, Leaf, Place, TEXTS, Ways, draw_public},
    words::{Lang, Words},
};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    policy::Actor,
    results::{PublicCampaign, PublicResults},
};
use service::{Service, results, texts};

use super::{csv::Table, guard, trouble::Answer};
use crate::state::App;

/// `/results`, the results of each campaign, and the texts beside them, each in two languages.
pub fn router() -> Router<App> {
    Router::new()
        .route("/results", get(|app: State<App>| page(app, Leaf::Overview, Lang::De)))
        .route("/results/en", get(|app: State<App>| page(app, Leaf::Overview, Lang::En)))
        .route("/results/{slug}", get(|app: State<App>, slug: Path<String>| campaign(app, slug, Lang::De)))
        .route("/results/{slug}/en", get(|app: State<App>, slug: Path<String>| campaign(app, slug, Lang::En)))
        .route(
            "/results/{slug}/results.csv",
            get(|app: State<App>, slug: Path<String>| csv(app, slug, Lang::De)),
        )
        .route(
            "/results/{slug}/en/results.csv",
            get(|app: State<App>, slug: Path<String>| csv(app, slug, Lang::En)),
        )
        .route("/results/about/{key}", get(|app: State<App>, key: Path<String>| text(app, key, Lang::De)))
        .route("/results/about/{key}/en", get(|app: State<App>, key: Path<String>| text(app, key, Lang::En)))
}

async fn campaign(app: State<App>, Path(slug): Path<String>, lang: Lang) -> Answer {
    page(app, Leaf::Campaign(slug), lang).await
}

async fn text(app: State<App>, Path(key): Path<String>, lang: Lang) -> Answer {
    // What is no text is as little a page as what is no campaign.
    let leaf = TEXTS.into_iter().find(|known| *known == key).map_or(Leaf::Campaign(key), Leaf::Text);
    page(app, leaf, lang).await
}

async fn page(State(app): State<App>, leaf: Leaf, lang: Lang) -> Answer {
    let ways = Ways { place: Place::Server, here: Address::new(leaf, lang), css: app.site.assets().css };
    let known = results::released(&app.service).await?;
    let (found, document) = document(&app.service, &known, &ways).await?;
    let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CONTENT_SECURITY_POLICY, guard::POLICY_WITHOUT_SCRIPT),
        // What is taken back is gone at the next look.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((status, headers, document).into_response())
}

async fn csv(State(app): State<App>, Path(slug): Path<String>, lang: Lang) -> Answer {
    let known = results::released(&app.service).await?;
    let found = known.campaigns.iter().find(|campaign| campaign.slug == slug);
    let Some(campaign) = found else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let mut response: Response = table(campaign, lang.words()).download(&format!("{slug}.csv"));
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// A document, and whether there is such a page at all.
async fn document(
    service: &Service,
    known: &PublicResults,
    ways: &Ways,
) -> Result<(bool, String), service::Error> {
    let content = match &ways.here.leaf {
        Leaf::Overview => Content::Overview(&known.campaigns),
        Leaf::Campaign(slug) => match known.campaigns.iter().find(|campaign| campaign.slug == *slug) {
            Some(campaign) => Content::Campaign(campaign),
            None if known.quiet.contains(slug) => Content::Quiet,
            None => Content::Unknown,
        },
        Leaf::Text(key) => {
            let visitor = service.call(Actor::Visitor);
            Content::Text(key, texts::load(&visitor, key, ways.here.lang.code()).await?)
        }
    };
    let found = match content {
        Content::Unknown => false,
        Content::Overview(_) | Content::Campaign(_) | Content::Quiet | Content::Text(..) => true,
    };
    Ok((found, draw_public(ways, &content)))
}

/// The results of a campaign as a table for spreadsheets.
fn table(campaign: &PublicCampaign, words: &Words) -> Table {
    let mut table = Table::new(&words.results().csv_columns);
    for result in &campaign.results {
        table.line(&[
            words.masterplan_name(result.masterplan),
            words.outcome_kind_name(result.kind),
            &result.title,
            &result.pinch,
            &result.became,
            &result.votes.map(|votes| votes.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

/// Everything as plain files, each with its path: documents and tables. `css` is where the style sheet will be.
///
/// # Errors
/// When the database is away.
pub async fn folder(service: &Service, css: &str) -> Result<Vec<(String, String)>, service::Error> {
    let known = results::released(service).await?;
    let leaves = std::iter::once(Leaf::Overview)
        .chain(known.campaigns.iter().map(|campaign| Leaf::Campaign(campaign.slug.clone())))
        .chain(TEXTS.map(Leaf::Text));
    let mut files = Vec::new();
    for leaf in leaves {
        for lang in [Lang::De, Lang::En] {
            let here = Address::new(leaf.clone(), lang);
            let folder = here.folder();
            let ways = Ways { place: Place::Folder, here, css: css.to_owned() };
            let (_, document) = document(service, &known, &ways).await?;
            files.push((format!("{folder}index.html"), document));
            if let Leaf::Campaign(slug) = &leaf
                && let Some(campaign) = known.campaigns.iter().find(|campaign| campaign.slug == *slug)
            {
                files.push((format!("{folder}results.csv"), table(campaign, lang.words()).into_text()));
            }
        }
    }
    Ok(files)
}
