//! The board while its page is open: acts without loading the page anew, what the others do, and a timer that counts.

use std::time::Duration;

use domain::{boards::RawAct, ids::WorkshopId, time::Timestamp};
use leptos::{
    ev::{DragEvent, SubmitEvent},
    html::Div,
    prelude::*,
    task::spawn_local,
    web_sys::{Element, FormData, HtmlFormElement},
};
use wasm_bindgen::JsCast;

use super::{
    answer::{ANSWER, HEADING, about},
    dragging::{self, Taken},
    kept::{Kept, complain, controls, forget},
    tools::span,
};
use crate::{
    announce::{Announcer, use_announcer},
    api::{
        error::ApiError,
        workshops::{WorkshopVisit, act_in_workshop, open_workshops},
    },
    browser::{self, report},
    links,
    live::use_live,
    words::{Words, use_words},
};

/// How often the timer is drawn anew.
const TICK: Duration = Duration::from_millis(250);
/// The id of what is said when the board could not be drawn anew.
const TROUBLE: &str = "trouble";

/// A workshop whose board stays up to date.
#[component]
pub fn LiveWorkshop(
    /// As the server sent it.
    visit: WorkshopVisit,
    /// Which one.
    workshop: WorkshopId,
) -> impl IntoView {
    let desk = Desk::new(workshop, &visit);
    desk.follow_others();
    desk.count();
    let submit = move |event: SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        if let Some(raw) = read(&form, workshop) {
            event.prevent_default();
            desk.act(raw, controls(&form).into_iter().map(|control| control.id()).collect());
        }
    };
    Effect::new(move |_| desk.with_board(dragging::allow));
    view! {
        <div class="drawn" node_ref=desk.board on:submit=submit inner_html=visit.html
            on:dragstart=move |event| desk.take(&event) on:dragover=move |event| desk.hover(&event)
            on:dragleave=move |event| desk.with_board(|board| dragging::leave(&event, board))
            on:drop=move |event| desk.put_down(&event) on:dragend=move |_| desk.let_go()></div>
    }
}

/// What a form on the board says; `None` for a form of something else.
fn read(form: &HtmlFormElement, workshop: WorkshopId) -> Option<RawAct> {
    form.get_attribute("action").filter(|action| *action == links::workshop(workshop))?;
    let data = FormData::new_with_form(form).ok()?;
    let field = |name: &'static str| data.get(name).as_string().unwrap_or_default();
    Some(RawAct::read(field))
}

/// Something that was asked for.
#[derive(Clone, Copy)]
struct Asked {
    /// Numbers what is asked for: an older answer never replaces a newer one.
    number: u32,
    /// When, by the clock of the browser.
    at: Timestamp,
}

#[derive(Clone, Copy)]
struct Desk {
    workshop: WorkshopId,
    board: NodeRef<Div>,
    /// What the server sent last. What it sends again is not drawn again.
    drawn: StoredValue<String>,
    /// By how many milliseconds the clock of the server is ahead of that of the browser.
    ahead: StoredValue<i64>,
    asked: StoredValue<u32>,
    shown: StoredValue<u32>,
    /// Whether an act is under way, and whether something was heard meanwhile.
    busy: StoredValue<bool>,
    heard: StoredValue<bool>,
    /// The ids of the controls whose values were refused: they stand where the server gave them back, and are still at hand.
    refused: StoredValue<Vec<String>>,
    /// The card in the hand.
    taken: StoredValue<Option<Taken>>,
    announcer: Announcer,
    words: &'static Words,
}

impl Desk {
    fn new(workshop: WorkshopId, visit: &WorkshopVisit) -> Self {
        Self {
            workshop,
            board: NodeRef::new(),
            drawn: StoredValue::new(visit.html.clone()),
            ahead: StoredValue::new(if browser::is_here() { visit.now.since(clock()) } else { 0 }),
            asked: StoredValue::new(0),
            shown: StoredValue::new(0),
            busy: StoredValue::new(false),
            heard: StoredValue::new(false),
            refused: StoredValue::new(Vec::new()),
            taken: StoredValue::new(None),
            announcer: use_announcer(),
            words: use_words(),
        }
    }

    fn with_board(self, act: impl FnOnce(&Element)) {
        if let Some(board) = self.board.get_untracked() {
            act(&board);
        }
    }

    /// No card can be taken while an act is under way: its answer changes where the others are.
    fn take(self, event: &DragEvent) {
        let taken = dragging::take(event);
        if taken.is_some() && self.busy.get_value() {
            event.prevent_default();
            return self.let_go();
        }
        self.taken.set_value(taken);
    }

    fn hover(self, event: &DragEvent) {
        if let Some(taken) = self.taken.get_value() {
            self.with_board(|board| dragging::hover(event, board, &taken));
        }
    }

    fn put_down(self, event: &DragEvent) {
        let asked = self.taken.get_value().and_then(|taken| dragging::put_down(event, taken));
        self.let_go();
        if let Some((raw, sent)) = asked {
            self.act(raw, sent);
        }
    }

    fn let_go(self) {
        self.taken.set_value(None);
        self.with_board(dragging::let_go);
    }

    /// Does something; `sent` are the ids of the controls of its form. A second press while the first is under way is none.
    fn act(self, raw: RawAct, sent: Vec<String>) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        self.with_board(|board| report(board.set_attribute("aria-busy", "true")));
        let asked = self.ask();
        let below = about(&raw.act, raw.idea().ok());
        spawn_local(async move {
            let answer = act_in_workshop(self.workshop, raw).await;
            // The reader may have left the page.
            if self.busy.try_set_value(false).is_some() {
                return;
            }
            self.with_board(|board| report(board.remove_attribute("aria-busy")));
            match answer {
                Ok(visit) => self.show(visit, asked, Some(&sent)),
                Err(error) => {
                    self.announcer.alert(self.words.trouble_reading(&error));
                    self.complain(ANSWER, &below, &error);
                }
            }
            if self.heard.get_value() {
                self.reload();
            }
        });
    }

    /// Shows what the others have done; while an act is under way, afterwards: its answer is never lost to its own echo.
    fn reload(self) {
        self.heard.set_value(self.busy.get_value());
        if self.busy.get_value() {
            return;
        }
        let asked = self.ask();
        spawn_local(async move {
            let answer = open_workshops(links::workshop(self.workshop), String::new()).await;
            if self.shown.try_get_value().is_none_or(|shown| asked.number < shown) {
                return;
            }
            match answer {
                Ok(visit) => self.show(visit, asked, None),
                Err(error) => self.complain(TROUBLE, HEADING, &error),
            }
        });
    }

    fn ask(self) -> Asked {
        self.asked.update_value(|asked| *asked += 1);
        Asked { number: self.asked.get_value(), at: clock() }
    }

    /// Draws the board; `sent` are the controls of the form that this answers, if it does.
    fn show(self, visit: WorkshopVisit, asked: Asked, sent: Option<&[String]>) {
        self.shown.set_value(asked.number);
        // The server looked at its clock halfway.
        let halfway = asked.at.plus(clock().since(asked.at) / 2);
        self.ahead.set_value(visit.now.since(halfway));
        let Some(board) = self.board.get_untracked() else { return };
        match visit.said {
            Some(said) if visit.refused => self.announcer.alert(said),
            Some(said) => self.announcer.say(said),
            None => {}
        }
        forget(TROUBLE);
        if sent.is_none() && self.drawn.with_value(|drawn| *drawn == visit.html) {
            return;
        }
        let kept = Kept::here(&board, sent, &self.refused.get_value());
        if let Some(sent) = sent {
            self.refused.update_value(|refused| refused.retain(|id| !sent.contains(id)));
        }
        if let Some(sent) = sent.filter(|_| visit.refused || visit.wrong) {
            self.refused.update_value(|refused| refused.extend_from_slice(sent));
        }
        board.set_inner_html(&visit.html);
        dragging::allow(&board);
        self.drawn.set_value(visit.html);
        self.draw_clock();
        kept.bring_back(visit.focus.as_deref(), visit.wrong);
    }

    fn complain(self, id: &str, below: &str, error: &ApiError) {
        let again = (!error.is_refused()).then_some(self.words.trouble.reload);
        complain((id, below), &self.words.trouble_reading(error), again);
    }

    /// The page may be older than the stream of news: once that has begun, what came between is fetched; without a stream, at once.
    fn follow_others(self) {
        let (board, live) = (use_live().watch_board(self.workshop), use_live());
        Effect::new(move |before: Option<(u32, u32, bool)>| {
            let now = (board.get(), live.gaps(), live.has_begun());
            let unheard = now.2 || !live.switch().get_untracked();
            if before.map_or(unheard, |before| before != now) {
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

/// The clock of the browser.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
fn clock() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
