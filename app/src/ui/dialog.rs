//! A question that must be answered first. The browser's own dialog traps the focus, closes on Esc and returns the focus.

use leptos::{html, prelude::*};

use crate::browser::report;

/// What must be answered or closed first: a question about what cannot be undone, or a list that lies over the page.
#[component]
pub fn Dialog(
    /// The heading: names the object and the act.
    #[prop(into)]
    heading: Oco<'static, str>,
    /// The id of the heading, unique on the page.
    id: &'static str,
    /// Whether it is open. The dialog writes it, too, when the reader presses Esc.
    open: RwSignal<bool>,
    /// The consequence, and the buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        if let Some(dialog) = node.get() {
            match (wanted, dialog.open()) {
                (true, false) => report(dialog.show_modal()),
                (false, true) => dialog.close(),
                (true, true) | (false, false) => {}
            }
        }
    });
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=id on:close=move |_| open.set(false)>
            <div class="dialog__body">
                <h2 id=id tabindex="-1" autofocus>{heading}</h2>
                {children()}
            </div>
        </dialog>
    }
}
