use domain::{
    canvases::{CanvasConflict, CanvasField, CanvasKind, CanvasPage},
    ids::{IdeaNumber, WorkshopId},
    refusals::Refusal,
};
use leptos::prelude::*;

use super::{NOTHING, conflict::Conflicts, named, told, typed, visit};
use crate::{
    api::canvases::CanvasVisit,
    drawn::html,
    links,
    parts::administration::{Complaint, Typed, UnitChoice},
    returned::{Returned, field_errors},
    ui::{
        badge::Tone,
        button::SubmitButton,
        field::{FieldText, TextArea, TextField},
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// What tells the form from that of conflicts.
pub const SAVE: &str = "save";
/// The id of the answer to what was just done.
pub const ANSWER: &str = "answer";

/// What the form of a canvas is made of.
pub struct CanvasView {
    /// The canvas.
    pub page: CanvasPage,
    /// The form that came back.
    pub returned: Option<Returned>,
    /// What somebody has to decide.
    pub conflicts: Vec<CanvasConflict>,
    /// What was just done, as the address tells it.
    pub search: String,
}

/// Where a canvas is written; when two wrote the same, where it is decided.
pub fn draw_form(view: CanvasView) -> CanvasVisit {
    let CanvasView { page, returned, conflicts, search } = view;
    let words = use_words();
    let known = words.canvases();
    let refusal = returned.as_ref().and_then(|form| form.refusal.clone());
    let wrong = !field_errors(refusal.as_ref()).is_empty();
    let name = named(words, &page);
    let decide = !conflicts.is_empty();
    let heading = if decide { known.conflict_heading } else { known.edit_heading }(&name);
    let done = search.trim_start_matches('?').strip_prefix("done=").filter(|_| returned.is_none());
    let done = done.or_else(|| returned.as_ref().map(|form| form.value("saved")));
    // Who wrote something on which two have to decide has not changed nothing.
    let done = done.filter(|done| !decide || *done != NOTHING).and_then(|done| told(words, done));
    let stale = refusal == Some(Refusal::Stale);
    let said = match &refusal {
        Some(Refusal::Stale) => Some(known.conflict.to_owned()),
        Some(refusal) => Some(words.refusal(refusal)),
        None => done.clone(),
    };
    let html = html(|| {
        let complaint = Typed::of(returned.as_ref(), returned.as_ref().map_or("", |form| form.value("act")));
        let complaint = (!stale).then(|| view! { <Complaint typed=complaint/> });
        let answer = done.map(|done| view! { <Notice tone=Tone::Ok><p>{done}</p></Notice> });
        // Whoever may not write here any more still finds what they have typed.
        let closed = page.bar.as_ref().filter(|_| returned.is_none()).map(|bar| words.refusal(bar));
        let closed = closed.map(|bar| view! { <Notice tone=Tone::Info><p>{bar}</p></Notice> });
        let shows_form = page.bar.is_none() || returned.is_some();
        view! {
            <Back workshop=page.card.id idea=page.idea.number/>
            <div id=ANSWER tabindex="-1">{answer}</div>
            {complaint}
            {closed}
            {if decide {
                view! { <Conflicts page=&page conflicts stale returned/> }.into_any()
            } else if shows_form {
                view! { <Form page=&page returned/> }.into_any()
            } else {
                ().into_any()
            }}
        }
    });
    CanvasVisit { wrong, said, refused: refusal.is_some(), ..visit(&page, heading, html) }
}

#[component]
fn Back(workshop: WorkshopId, idea: IdeaNumber) -> impl IntoView {
    let (href, text) = (links::canvas(workshop, idea), use_words().canvases().back);
    view! { <p><a class="desk__back" id="to-canvas" href=href><Icon glyph=Glyph::ArrowLeft/>{text}</a></p> }
}

#[component]
fn Form<'a>(page: &'a CanvasPage, returned: Option<Returned>) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.canvases();
    let action = links::edit_canvas(page.card.id, page.idea.number);
    let typed = Typed::of(returned.as_ref(), SAVE);
    let part = |record: bool| {
        let fields = CanvasField::ALL.iter().filter(move |field| field.is_record() == record);
        let one = |field: &CanvasField| {
            view! { <Entry field=*field page=page typed=typed.clone() returned=returned.clone()/> }
        };
        fields.map(one).collect_view()
    };
    view! {
        <p>{known.form_hint}</p>
        <form class="form canvas__form" method="post" action=action novalidate data-draft=known.draft data-while=known.news_while>
            <input type="hidden" name="act" value=SAVE/>
            <section class="section" aria-labelledby="findings">
                <h2 id="findings">{known.findings}</h2>
                <p>{known.text_hint}</p>
                {part(false)}
            </section>
            <section class="section" aria-labelledby="record">
                <h2 id="record">{known.record}</h2>
                {part(true)}
            </section>
            <div class="actions"><SubmitButton id="save">{words.common.save}</SubmitButton></div>
        </form>
    }
}

/// A field with the version that whoever writes has read, and who wrote it.
#[component]
fn Entry<'a>(
    field: CanvasField,
    page: &'a CanvasPage,
    typed: Typed,
    returned: Option<Returned>,
) -> impl IntoView + use<> {
    let words = use_words();
    let now = page.canvas.get(field);
    let read = returned.and_then(|form| form.fields.get(&format!("version-{field}")).cloned());
    let version = read.unwrap_or_else(|| page.canvas.version(field).to_string());
    let changed = now.map(|now| words.canvas_change(now));
    view! {
        <div class="canvas__entry">
            <input type="hidden" name=format!("version-{field}") id=format!("version-{field}") value=version/>
            <Control field page=page typed/>
            <p class="canvas__meta" id=format!("changed-{field}")>{changed}</p>
            <p class="canvas__news" id=format!("news-{field}")></p>
        </div>
    }
}

/// Where a field is written.
#[component]
pub fn Control<'a>(
    /// The field.
    field: CanvasField,
    /// The canvas.
    page: &'a CanvasPage,
    /// The form, as it came back.
    typed: Typed,
    /// What it is called instead of its own name.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What stands in it, instead of what is kept.
    #[prop(optional)]
    value: Option<String>,
) -> impl IntoView + use<> {
    let words = use_words();
    let units = &page.campaign.units;
    let stored = value.unwrap_or_else(|| self::typed(field, page.canvas.value(field), units));
    let (name, of) = (field.as_str(), field.field());
    let (value, error) = (typed.value(of, &stored), typed.error(of));
    let text = FieldText::new(label.unwrap_or(words.field_label(of))).hint(words.canvas_hint(field));
    match field.kind() {
        CanvasKind::Text => view! { <TextArea name text value error rows=4/> }.into_any(),
        CanvasKind::Day => {
            view! { <TextField name kind="date" class="input--short" text value error/> }.into_any()
        }
        CanvasKind::Unit => {
            let none = words.canvases().no_unit;
            view! { <UnitChoice typed field=of units=units.clone() stored none/> }.into_any()
        }
    }
}
