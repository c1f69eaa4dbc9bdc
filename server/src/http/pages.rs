//! The pages: Leptos renders them, and answers the calls of their scripts.

use std::sync::Arc;

use app::{
    api::error::ApiError,
    claims::Claims,
    demo::Demo,
    flash::Flash,
    returned::{KeyMaker, Returned},
    routes::App as Pages,
    shell::shell,
    ssr::PublicUrl,
    viewer::Viewer,
    words::Lang,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
};
use domain::refusals::Refusal;
use leptos::{
    prelude::{Owner, provide_context, use_context},
    reactive::computed::ScopedFuture,
};
use leptos_axum::{
    LeptosRoutes as _, ResponseOptions, generate_route_list_with_exclusions, render_app_async_with_context,
};
use service::{Call, demo};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

use super::{
    claims,
    error_page::Unsent,
    forms, guard, kept,
    trouble::{Door, Trouble},
};
use crate::state::App;

/// Every page, every server function, and the page for addresses that lead nowhere.
pub fn router(app: &App) -> Router<App> {
    let context = hand_over(app);
    let nowhere = render_app_async_with_context(context.clone(), shell);
    let pages = generate_route_list_with_exclusions(Pages, Some(vec![forms::NO_FORM.to_owned()]));
    Router::new()
        .leptos_routes_with_context(app, pages, context, shell)
        .fallback(move |request: Request| async move {
            match Door::of(request.uri().path()) {
                Door::Page => {
                    let mut page = nowhere(request).await;
                    *page.status_mut() = StatusCode::NOT_FOUND;
                    page
                }
                Door::Script => Trouble::NoSuchCall.into_response(),
                Door::Rest | Door::Public => Trouble::Refused(Refusal::NotFound).into_response(),
            }
        })
        .layer(from_fn_with_state(app.clone(), around_pages))
}

/// What stands around pages and the calls of their scripts, the innermost first.
async fn around_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let next = async |request| draw_to_the_end(request, next).await;
    let next = async |request| show_once(&app, request, next).await;
    name_outdated(request, next).await
}

/// At most as many pages are drawn at a time.
const AT_A_TIME: u32 = 128;
/// Whoever goes while they wait for their turn costs nothing.
static TURNS: Semaphore = Semaphore::const_new(AT_A_TIME as usize);

/// A page is drawn to its end, also when whoever asked for it has gone, and leaves nothing of it on the thread that draws it
/// (`docs/decisions/0035-drawn-to-the-end.md`).
async fn draw_to_the_end(request: Request, next: Next) -> Response {
    if Door::of(request.uri().path()) != Door::Page {
        return next.run(request).await;
    }
    let turn = TURNS.acquire().await;
    let drawing = async move {
        let _turn = turn;
        let (parts, body) = next.run(request).await.into_parts();
        to_bytes(body, usize::MAX).await.map(|html| Response::from_parts(parts, Body::from(html)))
    };
    match tokio::spawn(Owner::new().with(|| ScopedFuture::new(drawing))).await {
        Ok(Ok(page)) => page,
        Ok(Err(error)) => Trouble::fault(&format!("a page broke off: {error}")).into_response(),
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    }
}

/// Waits until no page is drawn any more.
pub async fn all_drawn() {
    drop(TURNS.acquire_many(AT_A_TIME).await);
}

/// Leptos answers a call whose arguments it cannot read as if that were our fault; it comes from an older page.
async fn name_outdated(request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let door = Door::of(request.uri().path());
    let response = next(request).await;
    if door != Door::Script || response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, guard::BODY_LIMIT).await.unwrap_or_default();
    if serde_json::from_slice(&body).is_ok_and(|error: ApiError| error == ApiError::Outdated) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(body))
}

/// The one place that hands a request over to Leptos: pages and server functions get the same.
fn hand_over(app: &App) -> impl Fn() + Clone + Send + Sync + use<> {
    let (assets, address) = (app.site.assets(), PublicUrl(app.config.public_url.clone()));
    let people = demo::PEOPLE.iter().map(|(name, email, _)| ((*name).to_owned(), (*email).to_owned()));
    let demo = app.demo.then(|| Demo { people: people.collect(), password: demo::PASSWORD.to_owned() });
    move || {
        if let Some(demo) = &demo {
            provide_context(demo.clone());
        }
        provide_context(assets.clone());
        provide_context(address.clone());
        let Some(parts) = use_context::<Parts>() else { return };
        hand::<Call>(&parts);
        if let Some(call) = parts.extensions.get::<Call>().cloned() {
            provide_context(KeyMaker(Arc::new(move || app::ssr::fresh_key(&call))));
        }
        hand::<Lang>(&parts);
        hand::<Viewer>(&parts);
        hand::<Claims>(&parts);
        hand::<Flash>(&parts);
        hand::<Returned>(&parts);
        // Server functions answer without a page, so there is no script to let in.
        if let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&guard::policy_with_script(&nonce))
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

fn hand<T: Clone + Send + Sync + 'static>(parts: &Parts) {
    if let Some(known) = parts.extensions.get::<T>() {
        provide_context(known.clone());
    }
}

/// What a page shows once is forgotten as soon as it was shown.
async fn show_once(app: &App, mut request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
    let call = request.extensions().get::<Call>();
    let flash = call.and_then(|call| claims::flash_of(call, request.headers(), request.uri().path()));
    let Some(flash) = flash else { return next(request).await };
    request.extensions_mut().insert(flash);
    let mut page = next(request).await;
    page.headers_mut().append(header::SET_COOKIE, claims::forget_flash(&app.config));
    page
}

/// Renders the pages again for forms that were not taken.
#[derive(Clone)]
pub struct Renderer(Router);

impl Renderer {
    /// Renders with the routes of [`router`].
    #[must_use]
    pub fn new(app: &App) -> Self {
        Self(router(app).with_state(app.clone()))
    }

    /// The page at `address` for whoever sent `form`, with what came back, under `status`. What the page has no place for is on it as
    /// `unsent`.
    pub async fn again(
        &self,
        form: Parts,
        address: &str,
        returned: Returned,
        unsent: Option<Unsent>,
        status: StatusCode,
    ) -> Response {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = address.parse().unwrap_or_default();
        *request.headers_mut() = form.headers;
        for body_only in [header::CONTENT_TYPE, header::CONTENT_LENGTH] {
            request.headers_mut().remove(body_only);
        }
        *request.extensions_mut() = form.extensions;
        let lang = request.extensions().get::<Lang>().copied().unwrap_or_default();
        let refusal = returned.refusal.clone();
        request.extensions_mut().insert(returned);
        let Ok(mut page) = self.0.clone().oneshot(request).await;
        if let Some(refusal) = refusal {
            page = kept::completed(page, &refusal, unsent, lang).await;
        }
        if page.status().is_success() {
            *page.status_mut() = status;
        }
        page
    }
}
