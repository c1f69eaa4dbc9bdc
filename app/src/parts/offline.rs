//! Says that there is no connection: above the page, not over it.

use leptos::{ev, prelude::*};

use crate::{
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// Says that there is no connection, for as long as there is none.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let offline = RwSignal::new(false);
    Effect::new(move |_| {
        offline.set(!window().navigator().on_line());
        let left = window_event_listener(ev::offline, move |_| offline.set(true));
        let back = window_event_listener(ev::online, move |_| offline.set(false));
        on_cleanup(move || {
            left.remove();
            back.remove();
        });
    });
    view! {
        <div role="status">
            <Show when=move || offline.get()>
                <p class="offline"><Icon glyph=Glyph::Offline/>{use_words().states.offline}</p>
            </Show>
        </div>
    }
}
