//! What the reader has at hand, while the board is drawn anew under it.

use leptos::{
    prelude::*,
    web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement},
};
use wasm_bindgen::JsCast;

use super::answer::{ANSWER, HEADING};
use crate::{
    browser,
    ui::{
        field::textarea_html,
        icon::{Glyph, sprite},
    },
};

/// Where the focus is, what was chosen or typed but not sent, and the answer to one's own last act.
pub struct Kept {
    /// The ids of what has the focus, and of what it stands in.
    focus: Vec<String>,
    /// Values by the ids of their controls.
    typed: Vec<(String, String)>,
    answer: Option<Element>,
    own: bool,
}

impl Kept {
    /// What is at hand on this board; `sent` are the controls of one's own act, which need it no more, and `refused` those whose
    /// values the server has given back.
    pub fn here(board: &Element, sent: Option<&[String]>, refused: &[String]) -> Self {
        let active = document().active_element().filter(|active| board.contains(Some(active)));
        let was_sent = |id: &String| sent.is_some_and(|sent| sent.contains(id));
        let at_hand =
            |control: &Element| value(control) != proposed(control) || refused.contains(&control.id());
        let changed = controls(board).into_iter().filter(at_hand);
        let typed = changed.map(|control| (control.id(), value(&control)));
        Self {
            focus: active.map(|active| ids(board, &active)).unwrap_or_default(),
            typed: typed.filter(|(id, _)| !was_sent(id)).collect(),
            answer: by_id(ANSWER).filter(|_| sent.is_none()),
            own: sent.is_some(),
        }
    }

    /// The focus returns to what had it; else to the card that was acted on, to what is left around it, or to the heading of the
    /// board. What is wrong comes first. The page stands still under those who have done nothing.
    pub fn bring_back(self, card: Option<&str>, wrong: bool) {
        if let Some(answer) = self.answer {
            put(&answer, &answer.get_attribute("data-below").unwrap_or_default());
        }
        for (id, value) in self.typed {
            set_value(&id, &value);
        }
        if wrong && self.own {
            browser::focus(".error-summary");
        } else if let Some((id, around)) = self.focus.split_first() {
            let all =
                [Some(id.as_str()), card].into_iter().flatten().chain(around.iter().map(String::as_str));
            let found = all.chain([HEADING]).filter_map(by_id);
            let mut found = found.map(|element| take_focus(&element, self.own));
            found.find(|taken| *taken);
        }
    }
}

/// The ids of an element and of those around it, from the inside.
fn ids(board: &Element, element: &Element) -> Vec<String> {
    let around = |element: &Element| element.parent_element()?.closest("[id]").ok().flatten();
    let inner = element.closest("[id]").ok().flatten();
    let all = std::iter::successors(inner, around);
    all.take_while(|element| board.contains(Some(element))).map(|element| element.id()).collect()
}

/// Whether it could.
fn take_focus(element: &Element, scrolls: bool) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(!scrolls);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        browser::report(element.focus_with_options(&options));
    }
    document().active_element().as_ref() == Some(element)
}

/// Says at its place that something could not be done, and how to try again.
pub fn complain((id, below): (&str, &str), text: &str, again: Option<&str>) {
    let Ok(element) = document().create_element("div") else { return };
    element.set_id(id);
    for (name, value) in [("class", "board__answer"), ("tabindex", "-1"), ("data-below", below)] {
        browser::report(element.set_attribute(name, value));
    }
    let again = again.map(|again| {
        format!(r#"<p><a class="button" href="" rel="external">{}</a></p>"#, textarea_html(again))
    });
    element.set_inner_html(&format!(
        r#"<div class="notice notice--danger"><svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg><div class="notice__body"><p>{}</p>{}</div></div>"#,
        sprite(),
        Glyph::Warning.id(),
        textarea_html(text),
        again.unwrap_or_default(),
    ));
    put(&element, below);
}

/// Takes away what was said under this id.
pub fn forget(id: &str) {
    if let Some(old) = by_id(id) {
        old.remove();
    }
}

/// Puts what is said below the heading of what it is about, or below that of the board; only one of its kind.
fn put(element: &Element, below: &str) {
    forget(&element.id());
    if let Some(heading) = by_id(below).or_else(|| by_id(HEADING)) {
        browser::report(heading.insert_adjacent_element("afterend", element));
    }
}

/// What can be typed or chosen in a part of the page.
pub fn controls(part: &Element) -> Vec<Element> {
    let Ok(found) = part.query_selector_all("select[id], input[id]") else { return Vec::new() };
    let element = |at| found.get(at).and_then(|node| node.dyn_into::<Element>().ok());
    (0..found.length()).filter_map(element).collect()
}

fn value(control: &Element) -> String {
    let select = control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    select.or_else(|| control.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)).unwrap_or_default()
}

/// The value that the server gave it.
fn proposed(control: &Element) -> String {
    let option = |which| control.query_selector(which).ok().flatten();
    let from = option("option[selected]").or_else(|| option("option"));
    from.as_ref().unwrap_or(control).get_attribute("value").unwrap_or_default()
}

fn set_value(id: &str, value: &str) {
    let Some(element) = by_id(id) else { return };
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

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}
