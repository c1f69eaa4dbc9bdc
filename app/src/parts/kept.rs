//! What was typed into a plain form for which the page has no place any more, so that nobody loses their text.

use domain::refusals::{Field, Refusal};
use leptos::prelude::*;

use crate::{
    drawn::html,
    returned::Returned,
    ui::{badge::Tone, field::textarea_html, notice::Notice},
    words::use_words,
};

/// The fields in which people write more than a word.
const TEXTS: [Field; 5] = [Field::Title, Field::Pinch, Field::Wish, Field::Body, Field::Note];

/// Why the form was not taken, and what was typed, to be copied. Nothing for a form without a text.
#[component]
pub fn Kept(
    /// The form.
    returned: Returned,
) -> impl IntoView {
    let words = use_words();
    let Returned { mut fields, refusal, .. } = returned;
    let typed = TEXTS.into_iter().filter_map(|field| Some((field, fields.remove(field.as_str())?)));
    let typed: Vec<_> = typed.filter(|(_, text)| !text.is_empty()).collect();
    // That they have to sign in is said above, with the way there.
    let why = refusal.filter(|refusal| *refusal != Refusal::SignInFirst);
    let why = why.map(|refusal| words.refusal(&refusal));
    (!typed.is_empty()).then(|| {
        view! {
            {why.map(|why| view! { <Notice tone=Tone::Warn><p>{why}</p></Notice> })}
            {typed.into_iter().map(|(field, text)| view! { <Text field html=textarea_html(&text)/> }).collect_view()}
        }
    })
}

/// Why a form was not taken, for a page that does not say so by itself.
pub fn draw_refusal(why: String) -> String {
    html(|| view! { <Notice tone=Tone::Danger><p>{why}</p></Notice> })
}

#[component]
fn Text(field: Field, html: String) -> impl IntoView {
    let id = format!("kept-{field}");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{use_words().field_label(field)}</label>
            <textarea class="input" id=id rows="4" readonly inner_html=html></textarea>
        </div>
    }
}
