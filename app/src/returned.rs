//! A plain form that the server sent back: what was typed, and why it was not taken.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    keys::key_for,
    refusals::{Field, FieldError, Refusal},
    text::TextError,
};
use leptos::{prelude::use_context, server::SharedValue};
use serde::{Deserialize, Serialize};

use crate::{loaded::Json, viewer::use_actor};

/// A form that came back. The server puts it into context when it renders the page of a form that was posted without a
/// script; a page reads it through its own resource, so that the browser wakes with the same values.
///
/// Without a refusal it is not an error but a step on the way, e.g. the preview of an idea. Passwords never come back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Which form: the path it was posted to, e.g. `/ideas/new`.
    pub form: String,
    /// What was typed, by the fields' names.
    pub fields: BTreeMap<String, String>,
    /// Why it was not taken.
    pub refusal: Option<Refusal>,
}

impl Returned {
    /// What was typed into a field; empty for one that did not come.
    pub fn value(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", String::as_str)
    }

    /// What is wrong with a field.
    pub fn error(&self, field: Field) -> Option<TextError> {
        field_error(self.refusal.as_ref(), field)
    }
}

impl Returned {
    /// Whether the page has no place for this form: it is closed, gone, or not shown to somebody whose session is over.
    pub fn is_homeless(&self) -> bool {
        match &self.refusal {
            None => false,
            Some(
                Refusal::PhaseForbids { .. }
                | Refusal::StateForbids { .. }
                | Refusal::Merged { .. }
                | Refusal::NotFound
                | Refusal::NoCampaign
                | Refusal::SignInFirst
                | Refusal::Withdrawn
                | Refusal::Deleted,
            ) => true,
            // The form of a report is closed again on every page.
            Some(
                Refusal::NotAllowed
                | Refusal::AdministrationOnly
                | Refusal::OwnAccount
                | Refusal::LastAdministrator
                | Refusal::OnlyAuthor
                | Refusal::ConflictOfInterest
                | Refusal::SecondPersonNeeded
                | Refusal::StepForbidden { .. }
                | Refusal::AlreadyAppealed
                | Refusal::NothingToAppeal
                | Refusal::NothingToUndo
                | Refusal::MergeForbidden { .. }
                | Refusal::ObjectionClosed
                | Refusal::OnlyVoters
                | Refusal::OpinionClosed
                | Refusal::NotPulled
                | Refusal::NoOutcome
                | Refusal::SurveyClosed
                | Refusal::TooDeep
                | Refusal::AlreadyNamed
                | Refusal::Invalid { .. }
                | Refusal::WrongCredentials
                | Refusal::TooManyRequests { .. }
                | Refusal::ScopeMissing { .. }
                | Refusal::KeyReused
                | Refusal::OtherPerson
                | Refusal::Stale
                | Refusal::PullForbidden { .. }
                | Refusal::OnlyTeam
                | Refusal::WorkshopForbids { .. }
                | Refusal::TooManySearches { .. }
                | Refusal::SearchWarming,
            ) => self.form.ends_with("/report"),
        }
    }
}

/// What a page of the administration opens with, and its form, if it came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened<T> {
    /// What is shown.
    pub what: T,
    /// The form that came back.
    pub returned: Option<Returned>,
}

impl<T> Opened<T> {
    /// With the form that came back in this request.
    pub fn here(what: T) -> Self {
        Self { what, returned: use_context() }
    }
}

/// Whichever form came back with the page that is being shown.
pub fn use_any_returned() -> Option<Returned> {
    SharedValue::<_, Json>::new_with_encoding(use_context::<Returned>).into_inner()
}

/// The form at this address, if it came back with the page that is being shown. The browser wakes with what the server rendered.
pub fn use_returned(form: &str) -> Option<Returned> {
    let came_back = || use_context::<Returned>().filter(|returned| returned.form == form);
    SharedValue::<_, Json>::new_with_encoding(came_back).into_inner()
}

/// A key for a form on a page without data of its own: with it, a form that is sent twice is taken once. The server makes it
/// with the page; a browser that needs no server for the page makes it itself.
pub fn use_form_key() -> String {
    SharedValue::<String, Json>::new_with_encoding(fresh_key).into_inner()
}

/// What the server makes keys with; it puts it into context.
#[derive(Clone)]
pub struct KeyMaker(pub Arc<dyn Fn() -> String + Send + Sync>);

fn fresh_key() -> String {
    let bits = || js_sys::Math::random().to_bits();
    let here = || {
        let key = format!("{:016x}{:016x}", bits(), bits());
        use_actor().who().map_or_else(|| key.clone(), |who| key_for(who.id, &key))
    };
    use_context::<KeyMaker>().map_or_else(here, |KeyMaker(make)| make())
}

/// What a refusal says about one field.
pub fn field_error(refusal: Option<&Refusal>, field: Field) -> Option<TextError> {
    error_of(field_errors(refusal), field)
}

/// What is wrong with one field.
pub fn error_of(wrong: &[FieldError], field: Field) -> Option<TextError> {
    wrong.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.error)
}

/// The wrong fields that a refusal names; none when it is about something else.
pub fn field_errors(refusal: Option<&Refusal>) -> &[FieldError] {
    if let Some(Refusal::Invalid { fields }) = refusal { fields } else { &[] }
}

#[cfg(test)]
mod tests {
    use domain::{
        refusals::{Field, Refusal},
        text::TextError,
    };

    use super::Returned;

    #[test]
    fn a_form_that_came_back_survives_the_way_to_the_browser() {
        let returned = Returned {
            form: "/ideas/new".into(),
            fields: [("title".to_owned(), "Größe & <Form>".to_owned())].into(),
            refusal: Some(Refusal::field(Field::Pinch, TextError::Missing)),
        };
        let read = serde_json::to_string(&returned).ok().and_then(|json| serde_json::from_str(&json).ok());
        assert_eq!(read, Some(returned.clone()));
        assert_eq!(returned.value("title"), "Größe & <Form>");
        assert_eq!(returned.value("wish"), "");
        assert_eq!(returned.error(Field::Pinch), Some(TextError::Missing));
        assert_eq!(returned.error(Field::Title), None);
    }
}
