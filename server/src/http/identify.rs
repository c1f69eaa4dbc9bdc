//! Cookie or token → [`Call`], once, for all doors; and what else a page has to know about its reader.

use app::viewer::Viewer;
use axum::{
    extract::Request,
    http::{HeaderMap, Method},
    response::{IntoResponse, Redirect, Response},
};
use domain::{ids::PersonId, policy::Actor, refusals::Refusal};
use service::{Call, news, people, tokens};
use tracing::warn;

use super::{
    auth::session_cookie,
    claims, guard, reader, stage,
    trouble::{Answer, Door, Trouble},
    urlencoded,
};
use crate::state::App;

/// Pages that nobody has to be signed in for.
const OPEN: &[&str] = &[
    "/sign-in",
    "/c",
    "/sign-out",
    "/accessibility",
    "/report-barrier",
    "/privacy",
    "/imprint",
    "/easy-language",
    "/sign-language",
    "/what-we-count",
];

/// Finds out who asks, and sends visitors to the door where a page is not for them.
pub async fn identify(
    app: &App,
    mut request: Request,
    next: impl AsyncFnOnce(Request) -> Response,
) -> Answer {
    let path = request.uri().path();
    // A browser holds this line by itself, also when everybody has left: no session is used by it.
    let is_live = path == "/live";
    let call = who(app, request.headers(), !is_live).await?;
    // What was opened for a wall is a stranger to everything else.
    let stranger = match call.actor {
        Actor::Visitor => true,
        Actor::Display { .. } => !app::links::is_stage(path) && !is_live,
        Actor::Person(_) | Actor::Program { .. } | Actor::Clockwork => false,
    };
    if stranger {
        match Door::of(path) {
            Door::Rest if path != "/api/v1/openapi.json" => {
                return Err(Trouble::Refused(Refusal::SignInFirst));
            }
            Door::Page
                if !(OPEN.contains(&path) || guard::is_linked(path))
                    && matches!(*request.method(), Method::GET | Method::HEAD) =>
            {
                let wanted = request.uri().path_and_query().map_or("/", |address| address.as_str());
                return Ok(
                    Redirect::to(&format!("/sign-in?next={}", urlencoded::encode(wanted))).into_response()
                );
            }
            Door::Rest | Door::Page | Door::Public | Door::Script => {}
        }
    }
    if Door::of(path) != Door::Rest {
        let claims = claims::claims_of(&call, request.headers());
        let (lang, viewer) = (reader::language(request.headers()), viewer(&call, Door::of(path)).await);
        let extensions = request.extensions_mut();
        extensions.insert(claims);
        extensions.insert(lang);
        extensions.insert(viewer);
    }
    request.extensions_mut().insert(call);
    Ok(next(request).await)
}

/// Who asks. With `used`, it is noted that they use their session.
///
/// # Errors
/// When the token is unknown, or the database away.
pub async fn who(app: &App, headers: &HeaderMap, used: bool) -> Result<Call, Trouble> {
    if let Some(token) = reader::bearer(headers) {
        return Ok(tokens::identify(&app.service, token).await?);
    }
    let call = match reader::cookie(headers, session_cookie(&app.config)) {
        Some(token) => people::identify(&app.service, token, used).await?,
        None => app.service.call(Actor::Visitor),
    };
    if call.actor == Actor::Visitor
        && let Some(wall) = stage::who(app, headers).await?
    {
        return Ok(wall);
    }
    Ok(call)
}

/// Who looks at a page. A program that reads pages looks as a visitor would, for pages are made for people.
async fn viewer(call: &Call, door: Door) -> Viewer {
    match (&call.actor, &call.name) {
        (Actor::Person(who), Some(name)) => {
            let news = if door == Door::Page { unseen(call, who.id).await } else { 0 };
            Viewer::person(who.clone(), name.clone(), news)
        }
        (
            Actor::Person(_)
            | Actor::Program { .. }
            | Actor::Visitor
            | Actor::Display { .. }
            | Actor::Clockwork,
            _,
        ) => Viewer::default(),
    }
}

/// What the bell says. It says nothing while that cannot be found out: no page is missing for it.
async fn unseen(call: &Call, person: PersonId) -> usize {
    news::unseen(call, person).await.unwrap_or_else(|error| {
        warn!("The news of a page were not counted: {error}");
        0
    })
}
