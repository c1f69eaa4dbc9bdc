//! Buttons, and links that look like them.

use leptos::prelude::*;

/// How much a button weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// One of several acts.
    #[default]
    Plain,
    /// The one act of the page.
    Primary,
    /// Something is lost by it.
    Danger,
    /// Beside a text.
    Quiet,
}

impl Weight {
    /// The class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button--primary",
            Self::Danger => "button button--danger",
            Self::Quiet => "button button--quiet",
        }
    }
}

/// Sends the form it stands in. It is never disabled: while a call is under way it says so, and the form ignores a second press.
#[component]
pub fn SubmitButton(
    /// The id by which the focus finds it again, where the page is drawn anew.
    #[prop(optional, into)]
    id: Option<Oco<'static, str>>,
    /// How much it weighs.
    #[prop(default = Weight::Primary)]
    weight: Weight,
    /// Whether a call is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The words, with an icon where it helps.
    children: Children,
) -> impl IntoView {
    view! {
        <button class=weight.class() id=id type="submit" aria-busy=move || busy.get().then_some("true")>
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// The id by which the focus finds it again, where the page is drawn anew.
    #[prop(optional, into)]
    id: Option<Oco<'static, str>>,
    /// Where it leads.
    #[prop(into)]
    href: Oco<'static, str>,
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// The words, with an icon where it helps.
    children: Children,
) -> impl IntoView {
    view! { <a class=weight.class() id=id href=href>{children()}</a> }
}
