use domain::{
    campaigns::Unit,
    canvases::{CanvasConflict, CanvasField, CanvasPage},
    refusals::Refusal,
};
use leptos::prelude::*;

use super::{form::Control, typed};
use crate::{
    links,
    parts::{administration::Typed, wordings::Marked},
    returned::{Returned, field_errors},
    ui::{badge::Tone, button::SubmitButton, notice::Notice},
    words::{count, use_words},
};

/// What tells this form from the other.
const RESOLVE: &str = "resolve";

/// What two wrote at once, field by field, and the choice between them. Nothing of it is written until somebody has chosen.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Conflicts<'a>(
    /// The canvas, as it stands now.
    page: &'a CanvasPage,
    /// The fields.
    conflicts: Vec<CanvasConflict>,
    /// Whether it is shown for what somebody wrote meanwhile; else because something in this very form was wrong.
    stale: bool,
    /// The form that came back.
    returned: Option<Returned>,
) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.canvases();
    let lead = (known.conflict_lead)(count(conflicts.len()));
    let action = links::edit_canvas(page.card.id, page.idea.number);
    let parts = conflicts.into_iter().map(|conflict| {
        view! { <Conflict conflict page=page stale returned=returned.clone()/> }
    });
    let rest = view! { <p>{lead}</p> <p>{known.marks}</p> };
    let said = if stale {
        view! { <Notice tone=Tone::Warn><p>{known.conflict}</p>{rest}</Notice> }.into_any()
    } else {
        rest.into_any()
    };
    view! {
        <div id="conflicts" tabindex="-1" autofocus=stale>{said}</div>
        <form class="form canvas__form" method="post" action=action novalidate>
            <input type="hidden" name="act" value=RESOLVE/>
            {parts.collect_view()}
            <div class="actions"><SubmitButton id="save">{words.common.save}</SubmitButton></div>
        </form>
    }
}

#[component]
fn Conflict<'a>(
    conflict: CanvasConflict,
    page: &'a CanvasPage,
    stale: bool,
    returned: Option<Returned>,
) -> impl IntoView + use<> {
    let words = use_words();
    let CanvasConflict { field, before, now, mine } = conflict;
    let units = page.campaign.units.clone();
    let value = |name: String| returned.as_ref().map(|form| form.value(&name).to_owned());
    // What whoever decides has read: on a form that was merely wrong, what they had read before.
    let started = if stale { value(format!("version-{field}")) } else { value(format!("before-{field}")) };
    let chosen = value(format!("choice-{field}")).filter(|_| !stale).unwrap_or_default();
    let hidden = [
        (format!("version-{field}"), now.version.to_string()),
        (format!("before-{field}"), started.unwrap_or_default()),
        (format!("mine-{field}"), typed(field, &mine, &units)),
    ];
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let shown = typed(field, &mine, &units);
    let form = Typed::of(returned.as_ref().filter(|_| !stale), RESOLVE);
    let own = words.canvases().own;
    view! {
        <section class="section canvas__conflict wording" aria-labelledby=format!("conflict-{field}")>
            <h2 id=format!("conflict-{field}")>{words.field_label(field.field())}</h2>
            {hidden.collect_view()}
            <Versions field before now mine units/>
            <Choice field chosen returned=returned.filter(|_| !stale)/>
            <Control field page=page typed=form label=own value=shown/>
        </section>
    }
}

/// What stands there now, what one wrote oneself, what stood there before.
#[component]
fn Versions(
    field: CanvasField,
    before: String,
    now: domain::canvases::CanvasVersion,
    mine: String,
    units: Vec<Unit>,
) -> impl IntoView {
    let words = use_words();
    let known = words.canvases();
    let read = |value: &str| words.canvas_value(field, value, &units);
    let (old, theirs, own) = (read(&before), read(&now.value), read(&mine));
    let changed = words.canvas_change(&now);
    let nothing =
        |text: &str| text.is_empty().then(|| view! { <p class="canvas__nothing">{known.nothing}</p> });
    let (no_theirs, no_own, no_old) = (nothing(&theirs), nothing(&own), nothing(&old));
    view! {
        <div class="canvas__sides">
            <div class="canvas__side">
                <h3 class="canvas__label">{known.theirs}</h3>
                <p class="canvas__meta">{changed}</p>
                {no_theirs}
                <p class="idea__plain"><Marked before=old.clone() after=theirs/></p>
            </div>
            <div class="canvas__side">
                <h3 class="canvas__label">{known.mine}</h3>
                {no_own}
                <p class="idea__plain"><Marked before=old.clone() after=own/></p>
            </div>
            <div class="canvas__side">
                <h3 class="canvas__label">{known.before}</h3>
                {no_old}
                <p class="idea__plain">{old}</p>
            </div>
        </div>
    }
}

/// Theirs, mine, or a third.
#[component]
fn Choice(field: CanvasField, chosen: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let known = words.canvases();
    let name = format!("choice-{field}");
    let refusal = returned.and_then(|form| form.refusal);
    let missing = matches!(refusal, Some(Refusal::Invalid { .. })) && chosen.is_empty();
    let wrong = field_errors(refusal.as_ref()).iter().find(|wrong| missing && wrong.field == field.field());
    let error = wrong.map(|wrong| {
        view! { <p class="field__error" id=format!("choice-{field}-error")>{words.field_error(wrong)}</p> }
    });
    let described = error.is_some().then(|| format!("choice-{field}-error"));
    let radios = std::iter::zip(["theirs", "mine", "own"], known.choices).map(|(value, label)| {
        let (name, checked) = (name.clone(), chosen == value);
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name=name id=format!("choice-{field}-{value}") value=value checked=checked/>
                <span class="choice__label">{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices" aria-describedby=described>
            <legend class="field__label">{(known.which)(words.field_label(field.field()))}</legend>
            {error}
            <div class="choices__list">{radios.collect_view()}</div>
        </fieldset>
    }
}
