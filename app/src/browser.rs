//! What only a browser has: the state of the page that the server wrote into `<html>`, focus, scrolling.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::LazyLock,
};

use leptos::{
    prelude::*,
    web_sys::{Element, Event, HtmlElement, HtmlInputElement},
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::{turns, ui::icon, viewer::Viewer, words::Lang};

/// Set on `<html>` once the page listens.
const AWAKE: &str = "data-hydrated";
/// Set on `<html>` while something is on its way.
const WAITING: &str = "data-waiting";

/// Puts the language and the viewer, as the server wrote them into `<html>`, into context, and takes over where the icons
/// are. For the browser's entry alone; the server provides these itself.
pub fn provide_page() {
    let html = document().document_element();
    let attribute = |name| html.as_ref().and_then(|html| html.get_attribute(name));
    provide_context(attribute("lang").and_then(|code| Lang::from_code(&code)).unwrap_or_default());
    provide_context(attribute("data-viewer").map(|text| Viewer::from_text(&text)).unwrap_or_default());
    if let Some(address) = attribute("data-icons") {
        icon::set_sprite(address);
    }
}

static LISTENS: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Whether all of the page listens; reactive. What comes before has no place to be shown in.
pub fn is_hydrated() -> bool {
    LISTENS.get()
}

/// Leaves links, and forms that only ask, to the browser until all of the page listens: what still sleeps wakes on the page that the
/// server sent, and on no other.
pub fn stay_on_this_page() {
    for (event, way) in [("click", "a"), ("submit", "form:not([method=post])")] {
        listen_first(event, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let leads = target.is_some_and(|target| target.closest(way).is_ok_and(|found| found.is_some()));
            if leads && !LISTENS.get_untracked() {
                event.stop_immediate_propagation();
            }
        });
    }
}

/// Hears an event before anybody else, from now on.
fn listen_first(event: &str, hear: impl Fn(Event) + 'static) {
    let hear = Closure::<dyn Fn(Event)>::new(hear);
    report(window().add_event_listener_with_callback_and_bool(event, hear.as_ref().unchecked_ref(), true));
    hear.forget();
}

/// All of the page listens; tests and styles see it, too.
pub fn mark_hydrated() {
    LISTENS.set(true);
    if let Some(html) = document().document_element() {
        report(html.set_attribute(AWAKE, "true"));
    }
}

/// Where a part of the program did not come: the browser goes to the page at `address` as it would without a script. A page that
/// was loaded like this already stays what the server sent, with its links and forms: nothing is ever loaded twice.
pub fn go_without_script(address: &str) {
    for event in ["click", "submit"] {
        listen_first(event, |event| event.stop_immediate_propagation());
    }
    if !turns::have_begun() {
        return;
    }
    let location = window().location();
    let here = self::address() + &location.hash().unwrap_or_default();
    report(if here == address { location.reload() } else { location.assign(address) });
}

thread_local! {
    static ON_THEIR_WAY: Cell<usize> = const { Cell::new(0) };
}

/// Something that the page waits for. Styles show it once it takes longer than people notice.
struct Awaited;

impl Awaited {
    fn begin() -> Self {
        ON_THEIR_WAY.set(ON_THEIR_WAY.get() + 1);
        if let Some(html) = document().document_element() {
            report(html.set_attribute(WAITING, ""));
        }
        Self
    }
}

impl Drop for Awaited {
    fn drop(&mut self) {
        ON_THEIR_WAY.set(ON_THEIR_WAY.get() - 1);
        if let Some(html) = document().document_element().filter(|_| ON_THEIR_WAY.get() == 0) {
            report(html.remove_attribute(WAITING));
        }
    }
}

/// Waits for what somebody has asked for, and shows that it does.
pub async fn awaited<T>(wanted: impl Future<Output = T>) -> T {
    let _awaited = is_here().then(Awaited::begin);
    wanted.await
}

/// Whether this runs in a browser, not on the server.
pub const fn is_here() -> bool {
    cfg!(target_arch = "wasm32")
}

/// Focuses the first element that matches.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        report(element.focus());
    }
}

/// Moves the focus to the first element that fits, unless somebody has it elsewhere.
pub fn focus_if_lost(selector: &str) {
    let active = document().active_element();
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        focus(selector);
    }
}

/// All that match inside of an element, in their order.
pub fn all(within: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = within.query_selector_all(selector).ok();
    let found = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.item(at)));
    found.filter_map(|node| node.dyn_into().ok())
}

/// Puts a text into the clipboard, and says whether it is there. Without TLS there is no clipboard, and a browser may lock it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Marks all that stands in a field, and goes there.
pub fn mark_text(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Some(field) = element.dyn_ref::<HtmlInputElement>()
    {
        report(field.focus());
        field.select();
    }
}

/// Path and query of where the browser is.
pub fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Whether the browser believes to be connected.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// What was remembered under this name, until the tab is closed.
pub fn recall(name: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// Remembers something until the tab is closed; where the browser forbids that, it is simply forgotten.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        report(storage.set_item(name, value));
    }
}

/// A failure that nobody can act on, but that developers want to see.
pub fn report<T>(result: Result<T, JsValue>) {
    if let Err(error) = result {
        leptos::logging::warn!("{error:?}");
    }
}

/// Where this visit is, and where each of its pages was scrolled to.
#[derive(Default)]
struct Visit {
    /// The path whose heading was focused last.
    arrived: Option<String>,
    places: HashMap<String, f64>,
    back: Option<Back>,
}

/// That "back" led to where the visit is, until it goes on from there.
struct Back {
    /// The place to return to, until the page arrives.
    place: Option<f64>,
    /// Whether the router has heard of it.
    heard: bool,
}

thread_local! {
    static VISIT: RefCell<Visit> = RefCell::default();
}

/// Watches scrolling and "back", so that [`arrive`] can restore the place: the router does neither. Called once, before there is a
/// router: a page that is there at once arrives as soon as that has heard of it.
pub fn watch_visit() {
    listen_first("scroll", |_| {
        let top = window().scroll_y().unwrap_or(0.0);
        VISIT.with_borrow_mut(|visit| visit.places.insert(address(), top));
    });
    // The address has changed already, and the place the page was left at is still untouched.
    listen_first("popstate", |_| {
        VISIT.with_borrow_mut(|visit| {
            let place = Some(visit.places.get(&address()).copied().unwrap_or(0.0));
            visit.back = Some(Back { place, heard: false });
        });
    });
}

/// Hears that the router goes somewhere, which may be long before the page arrives: by "back", or on from where that led to.
pub fn set_out() {
    VISIT.with_borrow_mut(|visit| match &mut visit.back {
        Some(back) if !back.heard => back.heard = true,
        _ => visit.back = None,
    });
}

/// Moves the focus to the heading of a page whose path differs from the last one, and restores the place on "back", also to a page whose
/// heading came last, for the page between may have been left before it had any.
/// The first page of a visit keeps the focus where it is, and so does a change of the query alone.
pub fn arrive(path: String) {
    let moved = VISIT.with_borrow_mut(|visit| {
        let place = visit.back.as_mut().and_then(|back| back.place.take());
        let moved = place.is_some() || visit.arrived.as_ref().is_some_and(|arrived| *arrived != path);
        visit.arrived = Some(path);
        moved.then_some(place)
    });
    if let Some(place) = moved {
        request_animation_frame(move || {
            focus("main h1[tabindex='-1']");
            if let Some(top) = place {
                return_to(top, 40);
            }
        });
    }
}

/// Whether "back" led to this page.
pub fn came_back() -> bool {
    is_here() && VISIT.with_borrow(|visit| visit.back.is_some())
}

/// Scrolls to where the page was left, once it is long enough: what it lists may come some frames later.
fn return_to(top: f64, frames: u8) {
    window().scroll_to_with_x_and_y(0.0, top);
    if frames > 0 && window().scroll_y().unwrap_or(top) + 1.0 < top {
        request_animation_frame(move || return_to(top, frames - 1));
    }
}
