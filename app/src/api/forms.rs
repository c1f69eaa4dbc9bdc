//! The forms of ideas: what opens them, and what they send.

use std::collections::BTreeMap;

use domain::{
    campaigns::CampaignPage,
    ideas::{IdeaPage, PostedIdea, RawIdea, Wording},
    ids::IdeaNumber,
    refusals::{Field, Fields, Refusal},
    search::SimilarIdea,
    text::TextError,
};
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use crate::returned::Returned;

/// A new idea as it stands in its form. The names are those of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdeaForm {
    /// The title.
    pub title: String,
    /// Where the shoe pinches.
    pub pinch: String,
    /// What would help.
    pub wish: String,
    /// The topic's slug.
    pub topic: String,
    /// The unit's slug; empty for none.
    pub unit: String,
    /// `true` or `false`; empty while nothing was chosen, and then no name is shown: a name can be added later, but not taken back.
    pub named: String,
}

impl IdeaForm {
    /// From the fields of a plain form.
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let value = |field: Field| fields.get(field.as_str()).cloned().unwrap_or_default();
        Self {
            title: value(Field::Title),
            pinch: value(Field::Pinch),
            wish: value(Field::Wish),
            topic: value(Field::Topic),
            unit: value(Field::Unit),
            named: value(Field::Named),
        }
    }

    /// What can be said without the database: the same rules as on the server, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid` names every wrong field.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut fields = Fields::default();
        let _: Option<Wording> = Wording::take(&self.title, &self.pinch, &self.wish, &mut fields);
        let topic = if self.topic.is_empty() { Err(TextError::Missing) } else { Ok(()) };
        let _: Option<()> = fields.take(Field::Topic, topic);
        fields.finish()
    }

    /// As the use case takes it.
    pub fn into_raw(self) -> RawIdea {
        let Self { title, pinch, wish, topic, unit, named } = self;
        RawIdea { title, pinch, wish, topic, unit, named: named == "true" }
    }
}

/// What the form of a new idea opens with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewIdeaVisit {
    /// The campaign, with its topics and units; `None` when the session was over as a plain form arrived, so that what was
    /// typed can still be shown.
    pub campaign: Option<CampaignPage>,
    /// Makes sure that this form posts once, however often it is sent.
    pub key: String,
    /// The form, if it came back.
    pub returned: Option<Returned>,
    /// Ideas that may say the same, if it came back for its preview.
    pub similar: Vec<SimilarIdea>,
}

/// What the form of one's own idea opens with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditVisit {
    /// The idea.
    pub page: IdeaPage,
    /// The version of its wording. The server makes it, so that not everybody loads what makes it.
    pub version: String,
    /// The form that came back, if one did.
    pub returned: Option<Returned>,
}

/// Opens the form of a new idea.
#[server(input = GetUrl)]
pub async fn open_new_idea() -> Result<NewIdeaVisit, ApiError> {
    let call = crate::ssr::request()?;
    let returned: Option<Returned> = use_context();
    let campaign = match service::campaigns::load(&call, None).await {
        Ok(campaign) => Some(campaign),
        Err(_) if returned.is_some() => None,
        Err(error) => return Err(crate::ssr::refuse_page(error)),
    };
    let previewed = returned.as_ref().filter(|form| !form.value("preview").is_empty());
    let similar = match previewed {
        Some(form) => service::search::similar(&call, form.value("title"), form.value("pinch"), None).await,
        None => Ok(Vec::new()),
    };
    let key = crate::ssr::fresh_key(&call);
    Ok(NewIdeaVisit { campaign, key, returned, similar: similar.unwrap_or_default() })
}

/// Posts an idea. The same form sent again brings the same answer.
#[server(input = Json)]
pub async fn post_idea(form: IdeaForm, key: String) -> Result<PostedIdea, ApiError> {
    let call = crate::ssr::request_once(&key, "idea", &form)?;
    service::ideas::post(&call, &form.into_raw()).await.map_err(crate::ssr::refuse)
}

/// Opens one's own idea for editing.
#[server(input = GetUrl)]
pub async fn open_edit(number: IdeaNumber) -> Result<EditVisit, ApiError> {
    let call = crate::ssr::request()?;
    let claim = crate::ssr::claim(number);
    let page =
        service::ideas::page(&call, number, claim.as_deref()).await.map_err(crate::ssr::refuse_page)?;
    let returned: Option<Returned> = use_context();
    // A form that came back has the status of what was wrong with it.
    if let (Err(refusal), None) = (call.actor.edit(&page.standing), &returned) {
        crate::ssr::mark_refused(&refusal);
    }
    let version = page.text.as_ref().map(domain::ideas::IdeaText::version).unwrap_or_default();
    Ok(EditVisit { page, version, returned })
}

/// Gives one's own idea a new wording instead of the version that was read.
#[server(input = Json)]
pub async fn reword_idea(
    number: IdeaNumber,
    version: String,
    title: String,
    pinch: String,
    wish: String,
) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    let claim = crate::ssr::claim(number);
    let claim = claim.as_deref();
    let edited = service::ideas::edit(&call, number, &version, &title, &pinch, &wish, claim);
    edited.await.map_err(crate::ssr::refuse)
}

/// What can be said about a new wording without the database.
///
/// # Errors
/// `Invalid` names every wrong field.
pub fn check_wording(title: &str, pinch: &str, wish: &str) -> Result<(), Refusal> {
    let mut fields = Fields::default();
    let _: Option<Wording> = Wording::take(title, pinch, wish, &mut fields);
    fields.finish()
}

#[cfg(test)]
mod tests {
    use domain::refusals::{Field, Refusal};

    use super::IdeaForm;

    #[test]
    fn every_wrong_field_is_named_at_once_and_in_order() {
        let Err(Refusal::Invalid { fields }) = IdeaForm::default().check() else {
            panic!("an empty form was taken");
        };
        let wrong: Vec<Field> = fields.iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, [Field::Title, Field::Pinch, Field::Topic]);
    }

    #[test]
    fn without_a_choice_no_name_is_shown() {
        assert!(!IdeaForm::default().into_raw().named);
        assert!(!IdeaForm { named: "false".into(), ..IdeaForm::default() }.into_raw().named);
        assert!(IdeaForm { named: "true".into(), ..IdeaForm::default() }.into_raw().named);
    }
}
