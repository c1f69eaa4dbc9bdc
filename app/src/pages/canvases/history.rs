use domain::{
    canvases::{CanvasField, CanvasPage, CanvasVersion},
    refusals::Refusal,
};
use leptos::prelude::*;

use super::{form::ANSWER, named, read::Value, visit};
use crate::{
    api::canvases::CanvasVisit,
    drawn::html,
    links,
    returned::Returned,
    ui::{
        badge::Tone,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// Every version of a field, newest first, each with the way to bring it back.
pub fn draw_history(
    page: &CanvasPage,
    field: CanvasField,
    versions: Vec<CanvasVersion>,
    returned: Option<Returned>,
    search: &str,
) -> CanvasVisit {
    let words = use_words();
    let known = words.canvases();
    let refusal = returned.and_then(|form| form.refusal);
    let done = refusal.is_none() && search.contains("done=");
    let told = refusal.as_ref().map(|refusal| {
        if *refusal == Refusal::Stale { known.stale.to_owned() } else { words.refusal(refusal) }
    });
    let heading = (known.history_heading)(words.field_label(field.field()), &named(words, page));
    let seen = page.canvas.version(field);
    let html = html(|| {
        let back = links::canvas(page.card.id, page.idea.number);
        let none = versions.is_empty().then(|| view! { <p>{known.no_versions}</p> });
        let one = |version| view! { <Version version field seen page=page/> };
        view! {
            <p><a class="desk__back" id="to-canvas" href=back><Icon glyph=Glyph::ArrowLeft/>{known.back}</a></p>
            <div id=ANSWER>
                {done.then(|| view! { <Notice tone=Tone::Ok><p>{known.restored}</p></Notice> })}
                {told.map(|told| view! { <Notice tone=Tone::Danger><p>{told}</p></Notice> })}
            </div>
            {none}
            <ol class="canvas__versions" role="list">{versions.into_iter().map(one).collect_view()}</ol>
        }
    });
    visit(page, heading, html)
}

#[component]
fn Version<'a>(
    version: CanvasVersion,
    field: CanvasField,
    seen: i64,
    page: &'a CanvasPage,
) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.canvases();
    let (number, changed) = (version.version, words.canvas_change(&version));
    let current = number == seen;
    let address = links::canvas_field(page.card.id, page.idea.number, field);
    let restore = (!current && page.bar.is_none()).then(|| {
        view! {
            <form method="post" action=address>
                <input type="hidden" name="version" value=number.to_string()/>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <button class="button" type="submit" id=format!("restore-{number}") aria-label=(known.restore_name)(number)>
                    {known.restore}
                </button>
            </form>
        }
    });
    let units = page.campaign.units.clone();
    view! {
        <li class="canvas__version">
            <h2 class="canvas__label">
                {(known.version)(number)} {current.then(|| format!(" ({})", known.current))}
            </h2>
            <p class="canvas__meta">{changed}</p>
            <Value field now=Some(version) units/>
            {restore}
        </li>
    }
}
