//! All errors of a form in one place, above it.

use leptos::{html, prelude::*};

use crate::{browser::report, words::use_words};

/// One wrong field: the id of its control, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The id of the control.
    pub field: &'static str,
    /// What is wrong, and what to do.
    pub message: String,
}

/// All errors of a form in one place. It takes the focus when it appears; each line leads to its field.
#[component]
pub fn ErrorSummary(
    /// The errors; nothing is shown while there are none.
    #[prop(into)]
    errors: Signal<Vec<FormError>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        // Read the errors, too: a second refusal must take the focus again.
        if let (false, Some(summary)) = (errors.with(Vec::is_empty), node.get()) {
            report(summary.focus());
        }
    });
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| view! {
            <div class="error-summary" role="group" aria-labelledby="error-summary" tabindex="-1" autofocus node_ref=node>
                <h2 class="error-summary__title" id="error-summary">{use_words().common.check_input}</h2>
                <ul class="error-summary__list" role="list">
                    {errors.into_iter().map(|error| view! { <ErrorLine error/> }).collect_view()}
                </ul>
            </div>
        })
    }
}

#[component]
fn ErrorLine(error: FormError) -> impl IntoView {
    // `external`: the browser's own jump moves the focus into the field; the router would only scroll.
    view! {
        <li>
            <a class="error-summary__link" href=format!("#{}", error.field) rel="external">{error.message}</a>
        </li>
    }
}
