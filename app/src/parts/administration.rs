//! What the pages of the administration share: plain forms that come back, and texts in two languages side by side.

use domain::{
    campaigns::{Bilingual, Unit},
    people::Role,
    refusals::{Field, Refusal},
    units::in_tree_order,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    links,
    returned::{Returned, field_error, field_errors},
    ui::{
        badge::{Badge, Tone},
        error_summary::{ErrorSummary, FormError},
        field::{FieldText, TextArea, TextField},
        icon::{Glyph, Icon},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    words::{Words, use_words},
};

/// A form as it stands: what was typed, if it came back; else what is stored. A form that sends only what was changed comes back with that
/// alone.
#[derive(Clone, Debug, Default)]
pub struct Typed(Option<Returned>);

impl Typed {
    /// The form whose hidden field `act` says this, if it is the one that came back.
    pub fn of(returned: Option<&Returned>, act: &str) -> Self {
        Self(returned.filter(|form| form.value("act") == act).cloned())
    }

    /// The same, if it is this one of several forms of a page.
    pub fn only(self, act: &str) -> Self {
        if self.act() == act { self } else { Self::default() }
    }

    /// What stands in a field.
    pub fn value(&self, field: Field, stored: &str) -> RwSignal<String> {
        let typed = self.0.as_ref().and_then(|form| form.fields.get(field.as_str()));
        RwSignal::new(typed.map_or(stored, String::as_str).to_owned())
    }

    /// What is wrong with a field.
    pub fn error(&self, field: Field) -> Signal<Option<String>> {
        let wrong = field_errors(self.refusal()).iter().find(|wrong| wrong.field == field);
        Signal::stored(wrong.map(|wrong| use_words().field_error(wrong)))
    }

    /// What somebody else has stored meanwhile, where it is not what was typed.
    pub fn stored_meanwhile(&self, field: Field, stored: &str) -> Option<String> {
        let plain = |text: &str| text.trim().replace("\r\n", "\n");
        let typed = plain(&self.value(field, stored).get_untracked());
        let newer = self.refusal() == Some(&Refusal::Stale) && typed != plain(stored);
        newer.then(|| stored.to_owned())
    }

    /// What is wrong with a field that is called otherwise in this form.
    pub fn error_named(&self, field: Field, label: &str) -> Signal<Option<String>> {
        let wrong = field_error(self.refusal(), field);
        Signal::stored(wrong.map(|wrong| use_words().text_error(label, wrong)))
    }

    /// Which of several forms of a page it is; empty when none came back.
    pub fn act(&self) -> &str {
        self.0.as_ref().map_or("", |form| form.value("act"))
    }

    /// Whether it came back without a refusal: it was found possible, and asks whether it is meant.
    pub fn is_asked(&self) -> bool {
        self.0.as_ref().is_some_and(|form| form.refusal.is_none())
    }

    /// Why it came back.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.0.as_ref().and_then(|form| form.refusal.as_ref())
    }
}

/// The way back, and that something was kept.
#[component]
pub fn WayBack(
    /// Where it leads; the overview without it.
    #[prop(optional, into)]
    href: Option<String>,
    /// What it says.
    #[prop(optional)]
    text: Option<&'static str>,
) -> impl IntoView {
    let words = use_words().admin();
    let saved = use_query_map().get_untracked().get("done").is_some();
    view! {
        <p>
            <a class="desk__back" href=href.unwrap_or_else(|| links::ADMIN.to_owned())>
                <Icon glyph=Glyph::ArrowLeft/>{text.unwrap_or(words.back)}
            </a>
        </p>
        {saved.then(|| view! {
            <div tabindex="-1" autofocus><Notice tone=Tone::Ok><p>{words.saved}</p></Notice></div>
        })}
    }
}

/// Why a form came back: every wrong field, or what else forbids it.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Complaint(
    /// The form.
    typed: Typed,
    /// Whether the page shows what somebody else has stored meanwhile beside what was typed.
    #[prop(optional)]
    both: bool,
) -> impl IntoView {
    let words = use_words();
    let refusal = typed.refusal().cloned();
    let wrong = field_errors(refusal.as_ref()).iter();
    let wrong: Vec<FormError> = wrong
        .map(|wrong| FormError { field: wrong.field.as_str(), message: words.field_error(wrong) })
        .collect();
    let other = refusal.filter(|_| wrong.is_empty());
    view! {
        <ErrorSummary errors=Signal::stored(wrong)/>
        {other.map(|refusal| {
            if both && refusal == Refusal::Stale {
                view! { <Stale/> }.into_any()
            } else {
                view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> }.into_any()
            }
        })}
    }
}

/// Somebody else has changed it meanwhile: both versions are there to choose from.
#[component]
fn Stale() -> impl IntoView {
    let words = use_words().admin();
    view! {
        <div tabindex="-1" autofocus>
            <Notice tone=Tone::Warn>
                <p>{words.changed}</p>
                // An empty address is the page itself, loaded anew by the browser.
                <p><a class="button" href="" rel="external">{words.take_stored}</a></p>
            </Notice>
        </div>
    }
}

/// Marks a language in which nothing is written yet.
#[component]
pub fn Missing(
    /// Whether nothing is written.
    is: bool,
) -> impl IntoView {
    let missing = use_words().admin().missing;
    is.then(|| view! { <Badge tone=Tone::Warn glyph=Glyph::Warning text=missing/> })
}

/// What somebody else has stored meanwhile.
#[component]
pub fn Newer(
    /// The text, if there is one.
    text: Option<String>,
) -> impl IntoView {
    let words = use_words().admin();
    text.map(|text| {
        view! {
            <p class="field__hint">{words.now_stored}</p>
            <p class="both__stored">{if text.trim().is_empty() { words.nothing.to_owned() } else { text }}</p>
        }
    })
}

/// A line of text in German and English, side by side where there is room.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn BothLines(
    /// The form.
    typed: Typed,
    /// The fields: German, English.
    fields: [Field; 2],
    /// What is stored.
    stored: Bilingual,
    /// Whether an empty language is marked: there is something stored.
    #[prop(optional)]
    mark: bool,
    /// The most characters.
    max: usize,
) -> impl IntoView {
    let line = |field: Field, text: &str| {
        let label = FieldText::new(use_words().field_label(field));
        let (value, error, missing) =
            (typed.value(field, text), typed.error(field), mark && text.trim().is_empty());
        view! {
            <div class="both__side">
                <TextField name=field.as_str() text=label value error max/>
                <Missing is=missing/>
                <Newer text=typed.stored_meanwhile(field, text)/>
            </div>
        }
    };
    view! { <div class="both">{line(fields[0], &stored.de)} {line(fields[1], &stored.en)}</div> }
}

/// A long text in German and English, side by side where there is room.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn BothTexts(
    /// The form.
    typed: Typed,
    /// The fields: German, English.
    fields: [Field; 2],
    /// What is stored.
    stored: Bilingual,
    /// Whether an empty language is marked: there is something stored.
    #[prop(optional)]
    mark: bool,
    /// The most characters.
    max: usize,
    /// How many lines it shows at first.
    rows: u32,
) -> impl IntoView {
    let area = |field: Field, text: &str| {
        let label = FieldText::new(use_words().field_label(field));
        let (value, error, missing) =
            (typed.value(field, text), typed.error(field), mark && text.trim().is_empty());
        view! {
            <div class="both__side">
                <TextArea name=field.as_str() text=label value error max rows/>
                <Missing is=missing/>
                <Newer text=typed.stored_meanwhile(field, text)/>
            </div>
        }
    };
    view! { <div class="both">{area(fields[0], &stored.de)} {area(fields[1], &stored.en)}</div> }
}

/// One of the units, or none. Closed ones are offered only where they are chosen already.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn UnitChoice(
    /// The form.
    typed: Typed,
    /// The field.
    field: Field,
    /// Its id, where another field of the page has the same name.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Every unit.
    units: Vec<Unit>,
    /// The slug of the chosen one.
    stored: String,
    /// The words for none.
    none: &'static str,
    /// Whether one has to be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let words = use_words();
    let is_offered = |unit: &Unit| !unit.closed || unit.slug == stored;
    let option = |(depth, unit): (usize, &Unit)| {
        let name = words.pick(&unit.name);
        // Below a unit that is not offered, a dash would put it under the one before.
        let above = units.iter().find(|above| Some(above.id) == unit.parent && !is_offered(above));
        let text = match above {
            Some(above) => format!("{name} ({})", words.pick(&above.name)),
            None => format!("{}{name}", "\u{2013}\u{a0}".repeat(depth)),
        };
        (unit.slug.clone(), text)
    };
    let tree = in_tree_order(&units);
    let offered = tree.into_iter().filter(|(_, unit)| is_offered(unit));
    let groups = vec![OptionGroup::plain(offered.map(option).collect())];
    let (value, error) = (typed.value(field, &stored), typed.error(field));
    let text = FieldText::new(words.field_label(field));
    let text = if required { text } else { text.optional() };
    let id = id.unwrap_or(field.as_str());
    view! { <SelectField name=field.as_str() id none groups value error text/> }
}

/// One of the roles.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn RoleChoice(
    /// The form.
    typed: Typed,
    /// The word of the chosen one.
    stored: &'static str,
) -> impl IntoView {
    let words = use_words();
    let option = |role: &Role| (role.as_str().to_owned(), words.role_name(*role).to_owned());
    let groups = vec![OptionGroup::plain(Role::ALL.iter().map(option).collect())];
    let (value, error) = (typed.value(Field::Role, stored), typed.error(Field::Role));
    let text = FieldText::new(words.field_label(Field::Role));
    view! { <SelectField name=Field::Role.as_str() groups value error text/> }
}

/// What a unit is called; nothing for none.
pub fn unit_name(words: &Words, units: &[Unit], id: Option<domain::ids::UnitId>) -> String {
    let unit = units.iter().find(|unit| Some(unit.id) == id);
    unit.map(|unit| words.pick(&unit.name).to_owned()).unwrap_or_default()
}
