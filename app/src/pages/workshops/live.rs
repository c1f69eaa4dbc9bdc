//! The board while its page is open: acts without loading the page anew, what the others do, and a timer that counts.

use std::time::Duration;

use domain::{boards::RawAct, ids::WorkshopId, time::Timestamp};
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    task::spawn_local,
    web_sys::{Element, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement},
};
use wasm_bindgen::JsCast;

use super::tools::span;
use crate::{
    announce::{Announcer, use_announcer},
    api::{
        error::ApiError,
        workshops::{WorkshopVisit, act_in_workshop, open_workshops},
    },
    browser, links,
    live::use_live,
    parts::trouble::Trouble,
};

/// How often the timer is drawn anew.
const TICK: Duration = Duration::from_millis(250);
/// Where the focus goes when what had it is gone.
const HEADING: &str = "board-heading";

/// A workshop whose board stays up to date.
#[component]
pub fn LiveWorkshop(
    /// As the server sent it.
    visit: WorkshopVisit,
    /// Which one.
    workshop: WorkshopId,
) -> impl IntoView {
    let desk = Desk::new(workshop, &visit);
    let html = desk.html;
    html.set(visit.html);
    desk.follow_others();
    desk.count();
    let submit = move |event: SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if let Some(raw) = form.and_then(|form| read(&form, workshop)) {
            event.prevent_default();
            desk.act(raw);
        }
    };
    view! {
        {move || desk.trouble.get().map(|error| view! { <Trouble error/> })}
        <div class="drawn" on:submit=submit inner_html=move || html.get()></div>
    }
}

/// What a form on the board says; `None` for a form of something else.
fn read(form: &HtmlFormElement, workshop: WorkshopId) -> Option<RawAct> {
    form.get_attribute("action").filter(|action| *action == links::workshop(workshop))?;
    let data = FormData::new_with_form(form).ok()?;
    let field = |name: &'static str| data.get(name).as_string().unwrap_or_default();
    Some(RawAct::read(field))
}

#[derive(Clone, Copy)]
struct Desk {
    workshop: WorkshopId,
    html: RwSignal<String>,
    trouble: RwSignal<Option<ApiError>>,
    /// By how many milliseconds the clock of the server is ahead of that of the browser.
    ahead: StoredValue<i64>,
    /// Numbers what was asked for: an older answer never replaces a newer one.
    asked: StoredValue<u32>,
    shown: StoredValue<u32>,
    busy: StoredValue<bool>,
    announcer: Announcer,
}

impl Desk {
    fn new(workshop: WorkshopId, visit: &WorkshopVisit) -> Self {
        Self {
            workshop,
            html: RwSignal::default(),
            trouble: RwSignal::new(None),
            ahead: StoredValue::new(if browser::is_here() { visit.now.since(clock()) } else { 0 }),
            asked: StoredValue::new(0),
            shown: StoredValue::new(0),
            busy: StoredValue::new(false),
            announcer: use_announcer(),
        }
    }

    /// Does something. A second press while the first is under way is none.
    fn act(self, raw: RawAct) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let number = self.ask();
        spawn_local(async move {
            let answer = act_in_workshop(self.workshop, raw).await;
            self.busy.set_value(false);
            self.take(answer, number, true);
        });
    }

    /// Shows what the others have done.
    fn reload(self) {
        let number = self.ask();
        spawn_local(async move {
            let answer = open_workshops(links::workshop(self.workshop), String::new()).await;
            self.take(answer, number, false);
        });
    }

    fn ask(self) -> u32 {
        self.asked.update_value(|asked| *asked += 1);
        self.asked.get_value()
    }

    fn take(self, answer: Result<WorkshopVisit, ApiError>, number: u32, own: bool) {
        if number < self.shown.get_value() {
            return;
        }
        self.shown.set_value(number);
        match answer {
            Ok(visit) => self.show(visit, own),
            Err(error) => self.trouble.set(Some(error)),
        }
    }

    fn show(self, visit: WorkshopVisit, own: bool) {
        let kept = Kept::here(!own);
        self.trouble.set(None);
        self.ahead.set_value(visit.now.since(clock()));
        self.html.set(visit.html);
        match visit.said {
            Some(said) if visit.refused => self.announcer.alert(said),
            Some(said) => self.announcer.say(said),
            None => {}
        }
        request_animation_frame(move || {
            self.draw_clock();
            kept.bring_back(visit.focus);
        });
    }

    fn follow_others(self) {
        let (board, live) = (use_live().watch_board(self.workshop), use_live());
        Effect::new(move |before: Option<(u32, u32)>| {
            let now = (board.get(), live.gaps());
            if before.is_some_and(|before| before != now) {
                self.reload();
            }
            now
        });
    }

    fn count(self) {
        Effect::new(move |_| {
            self.draw_clock();
            if let Ok(ticking) = set_interval_with_handle(move || self.draw_clock(), TICK) {
                on_cleanup(move || ticking.clear());
            }
        });
    }

    /// Says how long is left; once, that the time is up.
    fn draw_clock(self) {
        let Ok(Some(face)) = document().query_selector("[data-until]") else { return };
        let data = |name: &str| face.get_attribute(name).unwrap_or_default();
        let Ok(until) = data("data-until").parse() else { return };
        let left = Timestamp::from_millis(until).since(clock().plus(self.ahead.get_value()));
        let text = if left > 0 { data("data-counting").replace("{}", &span(left)) } else { data("data-up") };
        if face.text_content().as_deref() == Some(&*text) {
            return;
        }
        if left <= 0 {
            self.announcer.say(text.clone());
        }
        face.set_text_content(Some(&text));
    }
}

/// What the reader has at hand, while the board is drawn anew under it.
struct Kept {
    focus: Option<String>,
    typed: Vec<(String, String)>,
}

impl Kept {
    /// The focus, and what was chosen in its form but not sent yet.
    fn here(with_typed: bool) -> Self {
        let active = document()
            .active_element()
            .filter(|active| active.closest(".drawn").is_ok_and(|at| at.is_some()));
        let form = active.as_ref().and_then(|active| active.closest("form").ok().flatten());
        let typed = form.filter(|_| with_typed).map(|form| controls(&form)).unwrap_or_default();
        Self { focus: active.map(|active| active.id()).filter(|id| !id.is_empty()), typed }
    }

    /// The focus returns to what had it; else to the card, or to the heading of the board.
    fn bring_back(self, card: Option<String>) {
        for (id, value) in self.typed {
            set_value(&id, &value);
        }
        let Some(focus) = self.focus else { return };
        let found = [Some(focus), card, Some(HEADING.to_owned())].into_iter().flatten();
        let found = found.filter_map(|id| document().get_element_by_id(&id)).next();
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            browser::report(element.focus());
        }
    }
}

/// The values of the controls of a form, by their ids.
fn controls(form: &Element) -> Vec<(String, String)> {
    let Ok(found) = form.query_selector_all("select[id], input[id]") else { return Vec::new() };
    let element = |at| found.get(at).and_then(|node| node.dyn_into::<Element>().ok());
    (0..found.length()).filter_map(element).map(|element| (element.id(), value(&element))).collect()
}

fn value(element: &Element) -> String {
    let select = element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    select.or_else(|| element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)).unwrap_or_default()
}

fn set_value(id: &str, value: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
        // What was chosen is no choice any more.
        if select.value() != value {
            select.set_selected_index(0);
        }
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    }
}

/// The clock of the browser.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
fn clock() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
