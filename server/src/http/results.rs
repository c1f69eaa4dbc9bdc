//! What the public reads of outcomes. These pages stand before everything that knows who somebody is: no session is read, no cookie is set,
//! and the address alone decides the language. The same documents go into a folder of files with [`folder`].

use app::{
    pages::results::{Address, Content, Leaf, Place, TEXTS, Ways, below, draw_public},
    words::{Lang, Words},
};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{
    policy::Actor,
    results::{PublicCampaign, PublicResults},
};
use service::{Service, results, texts};

use super::{
    csv::Table,
    guard,
    trouble::{Answer, Trouble},
};
use crate::state::App;

/// Everything below `/results`: the results of each campaign, the texts beside them, and what is none of them, each in two languages.
/// Nothing of it reaches the pages of the product.
pub fn router() -> Router<App> {
    Router::new()
        .route("/results", get(|app: State<App>| open(app, String::new())))
        .route("/results/", get(|app: State<App>| open(app, "/".to_owned())))
        .route("/results/{*path}", get(|app: State<App>, Path(path): Path<String>| open(app, path)))
}

async fn open(State(app): State<App>, path: String) -> Answer {
    let (here, table) = Address::read(&path);
    // A page has one address. What no address can hold is no page.
    let readable = path.bytes().all(|byte| byte.is_ascii_graphic());
    if path.ends_with('/') && !table && readable && here.leaf != Leaf::Unknown {
        return Ok(Redirect::permanent(&here.path()).into_response());
    }
    let known = results::released(&app.service).await?;
    if table && let Leaf::Campaign(slug) = &here.leaf {
        let found = known.campaigns.iter().find(|campaign| campaign.slug == *slug);
        if let Some(campaign) = found {
            return Ok(csv(campaign, here.lang));
        }
    }
    let here = if table { Address::new(Leaf::Unknown, here.lang) } else { here };
    let ways = ways(&app, here);
    let (found, document) = document(&app.service, &known, &ways).await?;
    let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    Ok(page(status, ways.here.lang, document))
}

fn ways(app: &App, here: Address) -> Ways {
    Ways { place: Place::Server, here, css: app.site.assets().css, home: app.config.public_url.clone() }
}

fn page(status: StatusCode, lang: Lang, document: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CONTENT_SECURITY_POLICY, guard::POLICY_WITHOUT_SCRIPT),
        // What is taken back is gone at the next look.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, document).into_response()
}

/// Whether an address is one of these, whatever is there.
#[must_use]
pub fn is_public(path: &str) -> bool {
    below(path).is_some()
}

/// In which language the page at an address is.
#[must_use]
pub fn language(path: &str) -> Lang {
    Address::read(below(path).unwrap_or_default()).0.lang
}

/// Why there is no page, as a public one: it needs no database.
#[must_use]
pub fn trouble(app: &App, trouble: &Trouble, lang: Lang) -> Response {
    let ways = ways(app, Address::new(Leaf::Unknown, lang));
    let document = draw_public(&ways, &Content::Trouble(trouble.sentence(lang.words())));
    page(trouble.status(), lang, document)
}

fn csv(campaign: &PublicCampaign, lang: Lang) -> Response {
    let mut response = table(campaign, lang.words()).download(&format!("{}.csv", campaign.slug));
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    response
}

/// A document, and whether there is such a page at all.
async fn document(
    service: &Service,
    known: &PublicResults,
    ways: &Ways,
) -> Result<(bool, String), service::Error> {
    let content = match &ways.here.leaf {
        Leaf::Unknown => Content::Unknown,
        Leaf::Overview => Content::Overview(&known.campaigns),
        Leaf::Campaign(slug) => match known.campaigns.iter().find(|campaign| campaign.slug == *slug) {
            Some(campaign) => Content::Campaign(campaign),
            // Nobody learns here which campaigns there are of which nothing is public.
            None => Content::Quiet,
        },
        Leaf::Text(key) => {
            let visitor = service.call(Actor::Visitor);
            Content::Text(key, texts::load(&visitor, key, ways.here.lang.code()).await?)
        }
    };
    let found = match content {
        Content::Unknown | Content::Quiet | Content::Trouble(_) => false,
        Content::Overview(_) | Content::Campaign(_) | Content::Text(..) => true,
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

/// Everything as plain files, each with its path: documents and tables. `css` is where the style sheet will be, `home` the address of the
/// product.
///
/// # Errors
/// When the database is away.
pub async fn folder(
    service: &Service,
    css: &str,
    home: &str,
) -> Result<Vec<(String, String)>, service::Error> {
    let known = results::released(service).await?;
    let leaves = std::iter::once(Leaf::Overview)
        .chain(known.campaigns.iter().map(|campaign| Leaf::Campaign(campaign.slug.clone())))
        .chain(TEXTS.map(Leaf::Text));
    let mut files = Vec::new();
    for leaf in leaves {
        for lang in [Lang::De, Lang::En] {
            let here = Address::new(leaf.clone(), lang);
            let folder = here.folder();
            let ways = Ways { place: Place::Folder, here, css: css.to_owned(), home: home.to_owned() };
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
