//! What was typed into the forms of a page and not sent: it is there again after another of its forms was sent, and when the page is
//! opened anew. It lies where drafts lie.

use domain::ids::PersonId;
use leptos::{
    prelude::*,
    web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, SubmitEvent},
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

use crate::{
    browser::{all, report},
    drafts,
    viewer::use_actor,
};

/// What can be typed, chosen or ticked. To the browser they are alike: each has a value.
const FIELDS: &str = "textarea, select, input:not([type=hidden], [type=password])";

/// A field as somebody left it.
#[derive(Serialize, Deserialize)]
struct Left {
    /// Where its form leads to, and the act.
    form: (String, String),
    name: String,
    value: String,
    ticked: bool,
}

/// Keeps what is typed into the forms inside of `within`, under `name`, until they are sent. Call it where they are drawn.
pub fn keep_unsent(name: String, within: &'static str) {
    let owner = use_actor().who().map(|who| who.id);
    // A server has no fields to keep, and none of their kind can go from one of its threads to another.
    Effect::new(move |_| {
        let unsent = Unsent {
            name: StoredValue::new(name.clone()),
            owner,
            touched: StoredValue::new_local(Vec::new()),
        };
        let touch = window_event_listener(leptos::ev::input, move |event| unsent.touch(&event, within));
        let sent = window_event_listener(leptos::ev::submit, move |event| unsent.send(&event));
        let leave = window_event_listener(leptos::ev::pagehide, move |_| unsent.keep());
        on_cleanup(move || {
            touch.remove();
            sent.remove();
            leave.remove();
            unsent.keep();
        });
        // The fields are all there, and listen, by the next frame.
        request_animation_frame(move || unsent.bring_back(within));
    });
}

#[derive(Clone, Copy)]
struct Unsent {
    name: StoredValue<String>,
    owner: Option<PersonId>,
    /// The fields that were changed.
    touched: StoredValue<Vec<Element>, LocalStorage>,
}

impl Unsent {
    fn touch(self, event: &Event, within: &str) {
        let inside = |field: &Element| field.closest(within).is_ok_and(|found| found.is_some());
        if let Some(field) = target_of(event).filter(inside) {
            self.touched.update_value(|fields| {
                if !fields.contains(&field) {
                    fields.push(field);
                }
            });
        }
    }

    fn send(self, event: &SubmitEvent) {
        // A form that only asks for a page takes nothing in.
        let asks = |button: HtmlElement| button.get_attribute("formmethod").as_deref() == Some("get");
        if event.submitter().is_some_and(asks) {
            return;
        }
        let sent = target_of(event);
        self.touched.update_value(|fields| fields.retain(|field| form_of(field) != sent));
    }

    fn keep(self) {
        let left = |fields: &Vec<Element>| fields.iter().filter_map(left_in).collect::<Vec<_>>();
        let left = self.touched.try_with_value(left).unwrap_or_default();
        if !left.is_empty() {
            _ = self.name.try_with_value(|name| drafts::put(name, self.owner, &left));
        }
    }

    /// Types it again, so that all who listen to the fields hear it.
    fn bring_back(self, within: &str) {
        let Some(name) = self.name.try_get_value() else { return };
        let Some(left) = drafts::get::<Vec<Left>>(&name, self.owner) else { return };
        drafts::forget(&name);
        let Some(page) = document().document_element() else { return };
        for form in all(&page, &format!("{within} form")) {
            let here = name_of(&form);
            for field in all(&form, FIELDS) {
                let own = |left: &&Left| left.form == here && Some(&left.name) == name_in(&field).as_ref();
                left.iter().filter(own).for_each(|left| put_back(&field, left));
            }
        }
    }
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn form_of(field: &Element) -> Option<Element> {
    field.closest("form").ok()?
}

fn name_of(form: &Element) -> (String, String) {
    let act = form.query_selector("[type=hidden][name=act]").ok().flatten();
    let value = |element: &Element, name| element.get_attribute(name).unwrap_or_default();
    (value(form, "action"), act.map(|act| value(&act, "value")).unwrap_or_default())
}

fn name_in(field: &Element) -> Option<String> {
    field.get_attribute("name")
}

fn ticks(field: &Element) -> bool {
    matches!(field.get_attribute("type").as_deref(), Some("radio" | "checkbox"))
}

/// Nothing where another choice took its place.
fn left_in(field: &Element) -> Option<Left> {
    let input: &HtmlInputElement = field.unchecked_ref();
    let ticked = ticks(field) && input.checked();
    let passed = !ticked && field.get_attribute("type").as_deref() == Some("radio");
    let left = Left { form: name_of(&form_of(field)?), name: name_in(field)?, value: input.value(), ticked };
    (!passed && field.matches(FIELDS).unwrap_or_default()).then_some(left)
}

fn put_back(field: &Element, left: &Left) {
    let input: &HtmlInputElement = field.unchecked_ref();
    if ticks(field) {
        if input.value() != left.value || input.checked() == left.ticked {
            return;
        }
        input.set_checked(left.ticked);
    } else if input.value() == left.value {
        return;
    } else {
        input.set_value(&left.value);
    }
    if let Ok(Some(closed)) = field.closest("details") {
        report(closed.set_attribute("open", ""));
    }
    hear(field);
}

/// All who listen to the field hear of what stands in it now.
fn hear(field: &Element) {
    let heard = EventInit::new();
    heard.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &heard) {
        report(field.dispatch_event(&event));
    }
}

/// Counts what a script put into a field as typed, once it stands there.
pub fn typed_by_script(field: &'static str) {
    request_animation_frame(move || {
        if let Some(field) = document().get_element_by_id(field) {
            hear(&field);
        }
    });
}
