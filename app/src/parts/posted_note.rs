//! Right after posting: thanks, what comes next, and the claim code of an anonymous idea.

use domain::{ideas::PostedIdea, ids::IdeaNumber};
use leptos::prelude::*;

use crate::{
    announce::use_announcer,
    browser::report,
    flash::{Flash, use_just_posted},
    links,
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
    /// What came with the page.
    flash: Flash,
) -> impl IntoView {
    let words = use_words().new_idea();
    let just_posted = use_just_posted();
    if flash.posted {
        just_posted.keep(PostedIdea { number, claim_code: flash.claim_code.clone() });
    }
    let flash = just_posted.of(number).unwrap_or(flash);
    let code = flash.claim_code.map(|code| view! { <ClaimCode number code/> });
    flash.posted.then(|| {
        view! {
            <div class="posted stack">
                <Notice tone=Tone::Ok title=(words.thanks)(number.as_i64())>
                    <p>{words.next_step}</p>
                    <p><a href=links::NEW_IDEA>{words.another}</a></p>
                </Notice>
                {code}
            </div>
        }
    })
}

/// The claim code, large enough to be copied by hand.
#[component]
fn ClaimCode(number: IdeaNumber, code: String) -> impl IntoView {
    let words = use_words().new_idea();
    view! {
        <section class="claim" aria-labelledby="claim-heading">
            <h2 class="claim__heading" id="claim-heading"><Icon glyph=Glyph::Key/>{words.claim_code}</h2>
            <p class="claim-code" translate="no">{code.clone()}</p>
            <p>{words.claim_code_use}</p>
            <p class="claim__warning"><Icon glyph=Glyph::Warning/>{words.claim_code_hint}</p>
            <div class="claim__acts needs-script">
                <CopyButton code/>
                <button class="button" type="button" on:click=|_| report(window().print())>{words.print}</button>
            </div>
            <p class="claim__number">{(words.claim_number)(number.as_i64())}</p>
        </section>
    }
}

#[component]
fn CopyButton(code: String) -> impl IntoView {
    let words = &use_words().common;
    let announcer = use_announcer();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        // Where the clipboard is locked, the code can still be read and printed.
        drop(window().navigator().clipboard().write_text(&code));
        copied.set(true);
        announcer.say(words.copied);
    };
    view! {
        <button class="button" type="button" on:click=copy>
            <Icon glyph=Glyph::Copy/>
            {move || if copied.get() { words.copied } else { words.copy }}
        </button>
    }
}
