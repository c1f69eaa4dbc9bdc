//! The canvas while its page is open: what the others of the team change, and saving without loading the page anew.

use std::collections::BTreeMap;

use domain::ids::WorkshopId;
use leptos::{
    ev::SubmitEvent,
    html::Div,
    prelude::*,
    task::spawn_local,
    web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement},
};
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;

use super::form::{ANSWER, SAVE};
use crate::{
    announce::{Announcer, use_announcer},
    api::{
        canvases::{CanvasFieldVisit, CanvasVisit, open_canvas, save_canvas},
        error::ApiError,
    },
    browser,
    drafts::Draft,
    live::use_live,
    pages::workshops::kept::{complain, forget},
    words::{Words, use_words},
};

/// The id of what is said when something could not be loaded or saved.
const TROUBLE: &str = "trouble";

/// What somebody has begun to write: by field, the version that they started from and the text.
type Begun = BTreeMap<String, (String, String)>;

/// A page that is only read: it is drawn anew whenever the team has changed something. What it answers to one's own act stays.
#[component]
pub fn LiveCanvas(
    /// As the server sent it.
    visit: CanvasVisit,
) -> impl IntoView {
    let page = NodeRef::<Div>::new();
    let drawn = StoredValue::new(visit.html.clone());
    let path = StoredValue::new(use_location().pathname.get_untracked());
    on_news(visit.workshop, move || {
        spawn_local(async move {
            let Some(path) = path.try_get_value() else { return };
            let Ok(visit) = open_canvas(path, String::new()).await else { return };
            let same = drawn.try_with_value(|drawn| *drawn == visit.html).unwrap_or(true);
            let Some(Some(page)) = page.try_get_untracked() else { return };
            if same {
                return;
            }
            let focus = document().active_element().filter(|active| page.contains(Some(active)));
            let answer = by_id(ANSWER).map(|answer| answer.inner_html());
            page.set_inner_html(&visit.html);
            drawn.set_value(visit.html);
            if let Some((place, answer)) = by_id(ANSWER).zip(answer) {
                place.set_inner_html(&answer);
            }
            if let Some(id) = focus.map(|focus| focus.id()).filter(|id| !id.is_empty()) {
                browser::focus(&format!("#{id}"));
            }
        });
    });
    view! { <div class="drawn" node_ref=page inner_html=visit.html></div> }
}

/// Where a canvas is written. What others save comes in beside what one is writing, and nothing is lost by it.
#[component]
pub fn LiveForm(
    /// As the server sent it.
    visit: CanvasVisit,
    /// Every field as it stands.
    fields: Vec<CanvasFieldVisit>,
) -> impl IntoView {
    let sheet = Sheet::new(fields);
    sheet.begin();
    on_news(visit.workshop, move || sheet.reload());
    let submit = move |event: SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) {
            event.prevent_default();
            sheet.save(&data);
        }
    };
    view! {
        <div class="drawn" node_ref=sheet.page on:submit=submit on:input=move |_| sheet.note() inner_html=visit.html></div>
    }
}

/// The page may be older than the stream of news: once that has begun, what came between is fetched; without a stream, at once.
fn on_news(workshop: WorkshopId, heard: impl Fn() + Copy + 'static) {
    let (board, live) = (use_live().watch_board(workshop), use_live());
    Effect::new(move |before: Option<(u32, u32, bool)>| {
        let now = (board.get(), live.gaps(), live.has_begun());
        let unheard = now.2 || !live.switch().get_untracked();
        if before.map_or(unheard, |before| before != now) {
            heard();
        }
        now
    });
}

#[derive(Clone, Copy)]
struct Sheet {
    page: NodeRef<Div>,
    path: StoredValue<String>,
    /// Every field, as it is known to stand.
    fields: StoredValue<Vec<CanvasFieldVisit>>,
    /// Whether a save is under way, and whether something was heard meanwhile.
    busy: StoredValue<bool>,
    heard: StoredValue<bool>,
    begun: RwSignal<Begun>,
    /// What was typed into fields that are not there while a conflict is decided: by field, with its version.
    aside: StoredValue<Begun>,
    draft: Draft,
    announcer: Announcer,
    words: &'static Words,
}

impl Sheet {
    fn new(fields: Vec<CanvasFieldVisit>) -> Self {
        let path = use_location().pathname.get_untracked();
        Self {
            page: NodeRef::new(),
            path: StoredValue::new(path.clone()),
            fields: StoredValue::new(fields),
            busy: StoredValue::new(false),
            heard: StoredValue::new(false),
            begun: RwSignal::default(),
            aside: StoredValue::default(),
            draft: Draft::of(path),
            announcer: use_announcer(),
            words: use_words(),
        }
    }

    /// Brings back what was begun before a reload, with the versions that it started from, and keeps what is typed from now on.
    fn begin(self) {
        self.draft.follow(move || self.begun.get());
        Effect::new(move |_| {
            if self.page.get().is_none() || !is_form() {
                return;
            }
            let kept: Begun = self.draft.find().unwrap_or_default();
            let mut brought = false;
            for field in self.fields.get_value() {
                let Some((version, text)) = kept.get(&field.name) else { continue };
                if value(&field.name) == field.value && *text != field.value {
                    set_value(&field.name, text);
                    set_value(&version_of(&field.name), version);
                    brought = true;
                }
            }
            if let Some(text) = form_data("data-draft").filter(|_| brought) {
                tell(ANSWER, &text);
                self.announcer.say(text);
            }
            self.note();
        });
    }

    /// Notes what is begun, for the draft. What is to be decided between two versions is none.
    fn note(self) {
        if !is_form() {
            return;
        }
        let begun = |field: CanvasFieldVisit| {
            let text = value(&field.name);
            (text != field.value).then(|| (field.name.clone(), (value(&version_of(&field.name)), text)))
        };
        let begun: Begun = self.fields.get_value().into_iter().filter_map(begun).collect();
        if begun != self.begun.get_untracked() {
            self.begun.set(begun);
        }
    }

    /// Sends what was changed. A second press while the first is under way is none.
    fn save(self, data: &FormData) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let sent = self.sent(data);
        let told: Vec<String> = sent.iter().map(|(name, _)| name.clone()).collect();
        let typed = self.values();
        spawn_local(async move {
            let answer = save_canvas(self.path.get_value(), sent).await;
            // The reader may have left the page.
            if self.busy.try_set_value(false).is_some() {
                return;
            }
            match answer {
                Ok(visit) => self.show(visit, &typed, &told),
                Err(error) => self.complain(&error),
            }
            if self.heard.get_value() {
                self.reload();
            }
        });
    }

    /// What a form sends: of a field that was not changed nothing.
    fn sent(self, data: &FormData) -> Vec<(String, String)> {
        let entry = |name: String| {
            data.has(&name).then(|| data.get(&name).as_string()).flatten().map(|text| (name, text))
        };
        let writes = entry("act".to_owned()).is_some_and(|(_, act)| act == SAVE);
        let changed = |field: &CanvasFieldVisit| !writes || value(&field.name) != field.value;
        let names = |field: CanvasFieldVisit| {
            ["", "version-", "mine-", "before-", "choice-"].map(|before| format!("{before}{}", field.name))
        };
        let fields = self.fields.get_value().into_iter().filter(changed).flat_map(names);
        std::iter::once("act".to_owned()).chain(fields).filter_map(entry).collect()
    }

    fn values(self) -> Vec<(String, String)> {
        self.fields.get_value().into_iter().map(|field| (field.name.clone(), value(&field.name))).collect()
    }

    /// Draws what the server answers. What was typed while it was asked stays, in a field that was not sent with the version that it
    /// started from: what somebody else has written there meanwhile was not read.
    fn show(self, visit: CanvasVisit, typed: &[(String, String)], sent: &[String]) {
        let Some(page) = self.page.get_untracked() else { return };
        let later = self.values().into_iter().filter(|now| !typed.contains(now));
        let mut later: Begun =
            later.map(|(name, text)| (name.clone(), (value(&version_of(&name)), text))).collect();
        later.extend(self.aside.get_value());
        page.set_inner_html(&visit.html);
        self.fields.set_value(visit.fields.unwrap_or_default());
        let (shown, aside): (Begun, Begun) = later.into_iter().partition(|_| is_form());
        self.aside.set_value(aside);
        for (name, (version, text)) in shown {
            set_value(&name, &text);
            if !sent.contains(&name) && value(&version_of(&name)) != version {
                set_value(&version_of(&name), &version);
                let field =
                    self.fields.with_value(|fields| fields.iter().find(|field| field.name == name).cloned());
                field.iter().for_each(|field| tell_news(field, true));
            }
        }
        match visit.said {
            Some(said) if visit.refused => self.announcer.alert(said),
            Some(said) => self.announcer.say(said),
            None => {}
        }
        if !visit.refused {
            self.draft.forget();
            self.begun.set(Begun::new());
            self.note();
        }
        browser::focus(match (visit.wrong, visit.refused) {
            (true, _) => ".error-summary",
            (false, true) if by_id("conflicts").is_some() => "#conflicts",
            (false, _) => "#answer",
        });
    }

    fn complain(self, error: &ApiError) {
        let text = self.words.trouble_reading(error);
        self.announcer.alert(text.clone());
        complain((TROUBLE, ANSWER), &text, None);
    }

    /// Fetches what the others have written; while a save is under way, afterwards.
    fn reload(self) {
        self.heard.set_value(self.busy.get_value());
        if self.busy.get_value() {
            return;
        }
        spawn_local(async move {
            let Some(path) = self.path.try_get_value() else { return };
            let answer = open_canvas(path, String::new()).await;
            if self.fields.try_with_value(|_| ()).is_none() {
                return;
            }
            match answer {
                Ok(visit) => {
                    forget(TROUBLE);
                    self.hear(&visit.fields.unwrap_or_default());
                }
                Err(error) => self.complain(&error),
            }
        });
    }

    /// What is new stands in every field that one has not touched; in one that one has, one's own text stays, with the version that it started
    /// from. One is told of both.
    fn hear(self, newest: &[CanvasFieldVisit]) {
        let mut told = Vec::new();
        let known = self.fields.get_value();
        let merged = known.into_iter().map(|known| {
            let newer = newest.iter().find(|new| new.name == known.name && new.version > known.version);
            let Some(new) = newer else { return known };
            told.push(new.news.clone());
            if is_form() {
                let touched = value(&known.name) != known.value;
                tell_news(new, touched);
                if !touched {
                    set_value(&new.name, &new.value);
                    set_value(&version_of(&new.name), &new.version.to_string());
                    tell(&format!("changed-{}", new.name), &new.changed);
                }
            }
            new.clone()
        });
        let merged = merged.collect();
        self.fields.set_value(merged);
        if !told.is_empty() {
            self.announcer.say(told.join(" "));
        }
        self.note();
    }
}

/// Says at a field what somebody else has written there, and what becomes of one's own text if it was `touched`.
fn tell_news(field: &CanvasFieldVisit, touched: bool) {
    let beside = form_data("data-while").filter(|_| touched).unwrap_or_default();
    tell(&format!("news-{}", field.name), &format!("{} {beside}", field.news));
}

/// Whether the form is there, and not that of conflicts.
fn is_form() -> bool {
    form_data("data-draft").is_some()
}

fn form_data(name: &str) -> Option<String> {
    document().query_selector(".canvas__form").ok().flatten()?.get_attribute(name)
}

fn version_of(field: &str) -> String {
    format!("version-{field}")
}

fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn tell(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

fn value(id: &str) -> String {
    let Some(control) = by_id(id) else { return String::new() };
    let area = control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    let select = || control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    let input = || control.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    area.or_else(select).or_else(input).unwrap_or_default()
}

fn set_value(id: &str, text: &str) {
    let Some(control) = by_id(id) else { return };
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    }
}
