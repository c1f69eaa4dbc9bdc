//! The canvas of an idea that a workshop holds. The server alone draws it; while it is open, the browser says what the others of the team
//! have changed, and loses nothing that is being written.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what the browser carries |
//! | `read` | the canvas for reading and printing |
//! | `form` | where it is written |
//! | `conflict` | what two wrote at once, and the choice |
//! | `history` | the versions of a field |
//! | `live` | the canvas while its page is open |

mod conflict;
mod form;
mod history;
mod live;
mod page;
mod read;

use domain::{
    campaigns::Unit,
    canvases::{CanvasField, CanvasKind, CanvasPage, RawCanvas},
};
pub use form::{CanvasView, draw_form};
pub use history::draw_history;
pub use page::CanvasesPage;
pub use read::draw_canvas;

use crate::{
    api::canvases::{CanvasFieldVisit, CanvasVisit},
    returned::Returned,
    words::{Words, use_words},
};

/// What stands between the fields that were written, in an address.
const BETWEEN: &str = ".";

/// That none was.
const NOTHING: &str = "nothing";

/// The fields that were written, as an address says it; `nothing` when none was.
pub fn written(fields: &[CanvasField]) -> String {
    let words: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
    if words.is_empty() { NOTHING.to_owned() } else { words.join(BETWEEN) }
}

/// What was written, in words.
fn told(words: &Words, written: &str) -> Option<String> {
    let known = words.canvases();
    let fields = written.split(BETWEEN).filter_map(|word| word.parse::<CanvasField>().ok());
    let names: Vec<&str> = fields.map(|field| words.field_label(field.field())).collect();
    match written {
        NOTHING => Some(known.unchanged.to_owned()),
        _ if names.is_empty() => None,
        _ => Some((known.saved)(&names.join(", "))),
    }
}

/// The fields of a form that came back.
pub fn raw_of(form: &Returned) -> RawCanvas {
    RawCanvas::read(|name| form.fields.get(name).map(String::as_str))
}

/// Every field, as a browser that has the form open needs it.
pub fn fields_of(page: &CanvasPage) -> Vec<CanvasFieldVisit> {
    let (words, units) = (use_words(), &page.campaign.units);
    let one = |field: &CanvasField| {
        let now = page.canvas.get(*field);
        CanvasFieldVisit {
            name: field.to_string(),
            version: page.canvas.version(*field),
            value: typed(*field, page.canvas.value(*field), units),
            changed: now.map(|now| words.canvas_change(now)).unwrap_or_default(),
            news: now.map(|now| words.canvas_news(*field, &now.by)).unwrap_or_default(),
        }
    };
    CanvasField::ALL.iter().map(one).collect()
}

/// What stands in a field, as a form has it: of a unit its slug.
fn typed(field: CanvasField, value: &str, units: &[Unit]) -> String {
    match field.kind() {
        CanvasKind::Text | CanvasKind::Day => value.to_owned(),
        CanvasKind::Unit => {
            let unit = units.iter().find(|unit| unit.id.to_string() == value);
            unit.map_or_else(|| value.to_owned(), |unit| unit.slug.clone())
        }
    }
}

/// `#12 Fahrradkeller`.
fn named(words: &Words, page: &CanvasPage) -> String {
    let title = page.idea.title.as_deref().unwrap_or(words.pulls().unseen);
    format!("#{} {title}", page.idea.number)
}

/// A page that says nothing of an act.
fn visit(page: &CanvasPage, heading: String, html: String) -> CanvasVisit {
    CanvasVisit {
        heading,
        wrong: false,
        html,
        workshop: page.card.id,
        said: None,
        refused: false,
        fields: None,
    }
}
