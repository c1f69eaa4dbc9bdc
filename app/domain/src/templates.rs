//! Templates of official answers, in German: those who answer begin with them.

use serde::{Deserialize, Serialize};

use crate::{
    ids::TemplateId,
    refusals::{Field, Fields, Refusal},
    text::{TemplateBody, TemplateName},
};

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTemplate {
    /// The key.
    pub id: TemplateId,
    /// What it is called.
    pub name: String,
    /// The text.
    pub body: String,
}

/// A template as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateWording {
    /// What it is called.
    pub name: TemplateName,
    /// The text.
    pub body: TemplateBody,
}

impl TemplateWording {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(name: &str, body: &str) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let name = fields.take(Field::Name, TemplateName::parse(name));
        let body = fields.take(Field::Body, TemplateBody::parse(body));
        fields.finish()?;
        name.zip(body).map(|(name, body)| Self { name, body }).ok_or(Refusal::NotFound)
    }
}

/// What moderators may wish for a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepTemplates {
    /// Another one, as the last.
    Add(TemplateWording),
    /// Another wording.
    Reword(TemplateId, TemplateWording),
    /// It goes.
    Remove(TemplateId),
    /// All of them in this order.
    Order(Vec<TemplateId>),
}

/// An answer that goes on with a template: what was typed stays.
#[must_use]
pub fn begun_with(typed: &str, template: &str) -> String {
    match typed.trim_end() {
        _ if template.is_empty() => typed.to_owned(),
        "" => template.to_owned(),
        typed => format!("{typed}\n\n{template}"),
    }
}
