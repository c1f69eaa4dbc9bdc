//! Right after posting: thanks, what comes next, and the claim code of an anonymous idea.

use domain::ids::IdeaNumber;
use leptos::prelude::*;

use crate::{
    browser::report,
    flash::use_just_posted,
    links,
    parts::copy_button::CopyButton,
    ui::{
        badge::Tone,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::use_words,
};

/// Shown once on the page of an idea that was just posted; nothing otherwise.
#[component]
pub fn PostedNote(
    /// The idea of this page.
    number: IdeaNumber,
    /// What comes next, where that is known.
    next: Option<String>,
) -> impl IntoView {
    let words = use_words().new_idea();
    use_just_posted().of(number).map(|posted| {
        view! {
            <div class="posted stack">
                <Notice tone=Tone::Ok title=(words.thanks)(number.as_i64())>
                    {next.map(|next| view! { <p>{next}</p> })}
                    <p><a href=links::NEW_IDEA>{words.another}</a></p>
                </Notice>
                {posted.claim_code.map(|code| view! { <ClaimCode number code/> })}
            </div>
        }
    })
}

/// The claim code, large enough to be copied by hand.
#[component]
fn ClaimCode(number: IdeaNumber, code: String) -> impl IntoView {
    let words = use_words().new_idea();
    let copied = RwSignal::new(None);
    view! {
        <section class="claim" aria-labelledby="claim-heading">
            <h2 class="claim__heading" id="claim-heading"><Icon glyph=Glyph::Key/>{words.claim_code}</h2>
            <p class="claim-code" translate="no">{code.clone()}</p>
            <p>{words.claim_code_use}</p>
            <p class="claim__warning"><Icon glyph=Glyph::Warning/>{words.claim_code_hint}</p>
            <div class="claim__acts needs-script">
                <CopyButton text=code copied by_hand=words.copy_by_hand/>
                <button class="button" type="button" on:click=|_| report(window().print())>{words.print}</button>
            </div>
            {move || (copied.get() == Some(false)).then(|| view! { <p class="field__hint">{words.copy_by_hand}</p> })}
            <p class="claim__number">{(words.claim_number)(number.as_i64())}</p>
        </section>
    }
}
