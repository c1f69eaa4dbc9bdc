//! One of many, from a list that opens.

use leptos::{html, prelude::*};

use crate::ui::field::{Caption, FieldText, described_by};

/// Choices that belong together, with a name where there are several groups.
#[derive(Clone, Debug, Default)]
pub struct OptionGroup {
    /// The name of the group.
    pub label: Option<&'static str>,
    /// Value and text of each choice.
    pub options: Vec<(String, String)>,
}

impl OptionGroup {
    /// Choices without a name for their group.
    pub const fn plain(options: Vec<(String, String)>) -> Self {
        Self { label: None, options }
    }
}

/// One of many.
#[component]
pub fn SelectField(
    /// Its name in the form.
    name: &'static str,
    /// Its id, where another field of the page has the same name; else the name is the id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Label and hint.
    text: FieldText,
    /// The choice that stands for none, with an empty value.
    #[prop(optional, into)]
    none: Option<&'static str>,
    /// The choices.
    groups: Vec<OptionGroup>,
    /// The chosen value; the field keeps it up to date.
    #[prop(optional)]
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Select>::new();
    Effect::new(move |adopted: Option<bool>| {
        let (Some(field), wanted) = (node.get(), value.get()) else { return false };
        let shown = field.value();
        if shown != wanted {
            if adopted == Some(true) || shown.is_empty() {
                field.set_value(&wanted);
            } else {
                value.set(shown);
            }
        }
        true
    });
    let id = id.unwrap_or(name);
    let described = described_by(id, &text, error);
    let chosen = value.get_untracked();
    view! {
        <div class="field">
            <Caption name=id text error/>
            <select
                class="input" id=id name=name node_ref=node autocomplete="off"
                aria-describedby=described aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change=move |event| value.set(event_target_value(&event))
            >
                {none.map(|none| view! { <option value="">{none}</option> })}
                {groups.into_iter().map(|group| view! { <Group group chosen=chosen.clone()/> }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Group(group: OptionGroup, chosen: String) -> impl IntoView {
    let options = group
        .options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    match group.label {
        Some(label) => view! { <optgroup label=label>{options}</optgroup> }.into_any(),
        None => options.into_any(),
    }
}
