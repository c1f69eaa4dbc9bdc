//! Fields for text: label, hint, error, control, in this order.
//!
//! What somebody typed before the script woke up stays: the field is adopted as it is.

use leptos::{html, prelude::*};

use crate::{
    announce::use_announcer,
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// What a field may say beside its control.
#[derive(Clone, Copy, Debug, Default)]
pub struct FieldText {
    /// The label.
    pub label: &'static str,
    /// A hint under the label.
    pub hint: Option<&'static str>,
    /// Whether the label says that the field may stay empty.
    pub optional: bool,
}

impl FieldText {
    /// A field with a label alone.
    pub const fn new(label: &'static str) -> Self {
        Self { label, hint: None, optional: false }
    }

    /// With a hint.
    pub const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The field may stay empty.
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// Its name in the form.
    name: &'static str,
    /// Its id, where another field of the page has the same name; else the name is the id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Label and hint.
    text: FieldText,
    /// What it holds; the field keeps it up to date.
    #[prop(optional)]
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What browsers may fill in, e.g. `email`, `current-password`, `one-time-code`, `off`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keys a phone shows first.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// The most characters that fit; shows a counter.
    #[prop(optional)]
    max: Option<usize>,
    /// Whether its form has no summary of errors: then it takes the focus itself when it comes back wrong.
    #[prop(optional)]
    alone: bool,
    /// A further class for the control, e.g. `input--code`.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move |adopted: Option<bool>| {
        let (Some(field), text) = (node.get(), value.get()) else { return false };
        keep_in_step(adopted, &text, field.value(), |text| field.set_value(text), value)
    });
    let id = id.unwrap_or(name);
    let described = described_by(id, &text, error);
    let autofocus = alone && error.with_untracked(Option::is_some);
    view! {
        <div class="field">
            <Caption name=id text error/>
            <input
                class=format!("input {class}") id=id name=name type=kind node_ref=node
                value=value.get_untracked() autocomplete=autocomplete inputmode=inputmode autofocus=autofocus
                aria-describedby=described aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:input=move |event| value.set(event_target_value(&event))
            />
            {max.map(|max| view! { <Counter name=id max value/> })}
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Its name in the form.
    name: &'static str,
    /// Its id, where another field of the page has the same name; else the name is the id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Label and hint.
    text: FieldText,
    /// What it holds; the field keeps it up to date.
    #[prop(optional)]
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The most characters that fit; shows a counter.
    #[prop(optional)]
    max: Option<usize>,
    /// Whether its form has no summary of errors: then it takes the focus itself when it comes back wrong.
    #[prop(optional)]
    alone: bool,
    /// How many lines it shows at first.
    #[prop(default = 5)]
    rows: u32,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |adopted: Option<bool>| {
        let (Some(field), text) = (node.get(), value.get()) else { return false };
        keep_in_step(adopted, &text, field.value(), |text| field.set_value(text), value)
    });
    let id = id.unwrap_or(name);
    let described = described_by(id, &text, error);
    let autofocus = alone && error.with_untracked(Option::is_some);
    view! {
        <div class="field">
            <Caption name=id text error/>
            <textarea
                class="input" id=id name=name rows=rows node_ref=node autocomplete="off" autofocus=autofocus
                aria-describedby=described aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:input=move |event| value.set(event_target_value(&event))
                inner_html=textarea_html(&value.get_untracked())
            ></textarea>
            {max.map(|max| view! { <Counter name=id max value/> })}
        </div>
    }
}

/// What stands in a `<textarea>`, as markup for `inner_html`: Leptos writes children of this one element as they are, so that
/// a text could end it and go on as markup of the page.
#[must_use]
pub fn textarea_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Label, hint and error above a control.
#[component]
pub fn Caption(
    /// The control's id.
    name: &'static str,
    /// Label and hint.
    text: FieldText,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let words = &use_words().common;
    view! {
        <label class="field__label" for=name>
            {text.label}
            {text.optional.then(|| view! { <span class="field__optional">" (" {words.optional} ")"</span> })}
        </label>
        {text.hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
        <ErrorLine name error/>
    }
}

/// What is wrong with a control, above it.
#[component]
pub fn ErrorLine(
    /// The control's id.
    name: &'static str,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let prefix = use_words().common.error_prefix;
    move || {
        error.get().map(|message| {
            view! {
                <p class="field__error" id=format!("{name}-error")>
                    <Icon glyph=Glyph::Warning/>
                    <span><span class="visually-hidden">{prefix} " "</span>{message}</span>
                </p>
            }
        })
    }
}

/// The ids that describe a control: its error, then its hint.
pub fn described_by(
    name: &'static str,
    text: &FieldText,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    let has_hint = text.hint.is_some();
    move || match (error.with(Option::is_some), has_hint) {
        (true, true) => Some(format!("{name}-error {name}-hint")),
        (true, false) => Some(format!("{name}-error")),
        (false, true) => Some(format!("{name}-hint")),
        (false, false) => None,
    }
}

/// Brings a control and its signal together: first the signal learns what was typed before the script ran, then the control
/// follows the signal (a restored draft, a cleared form). Returns whether the control was adopted.
fn keep_in_step(
    adopted: Option<bool>,
    wanted: &str,
    shown: String,
    show: impl Fn(&str),
    value: RwSignal<String>,
) -> bool {
    if shown != wanted {
        if adopted == Some(true) || shown.is_empty() {
            show(wanted);
        } else {
            value.set(shown);
        }
    }
    true
}

/// How many characters are left; screen readers hear it at 100, 20 and 0.
#[component]
fn Counter(name: &'static str, max: usize, value: RwSignal<String>) -> impl IntoView {
    let words = &use_words().common;
    let announcer = use_announcer();
    let used = Memo::new(move |_| value.with(|text| text.trim().chars().count()));
    let wording = move |used: usize| match max.checked_sub(used) {
        Some(left) => (words.characters_left)(u64::try_from(left).unwrap_or(u64::MAX)),
        None => (words.characters_over)(u64::try_from(used - max).unwrap_or(u64::MAX)),
    };
    Effect::new(move |before: Option<usize>| {
        let used = used.get();
        let crossed = |left: usize| before.is_some_and(|before| before + left < max && used + left >= max);
        if crossed(100) || crossed(20) || crossed(0) {
            announcer.say_after_rest(wording(used));
        }
        used
    });
    view! {
        <p class="field__count" id=format!("{name}-count") data-over=move || (used.get() > max).then_some("true")>
            {move || wording(used.get())}
        </p>
    }
}
