use axum::{
    Extension, Json,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ideas::RawIdea,
    refusals::{Field, FieldError, Refusal},
    text::TextError,
};
use serde::{Deserialize, Serialize};
use service::{Call, Error, ideas, whole};
use utoipa::ToSchema;

use super::{
    BASE,
    asked::{Asked, Page},
    body::{Body, Shape},
    problem::Problem,
    wire::{WireIdea, WireIdeaPage},
};
use crate::http::{
    path::Numbered,
    trouble::{Answer, Trouble, Wrong, WrongField},
};

/// A new idea. An idea without a name is answered with its claim code, this once.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewIdea {
    /// 5 to 120 characters on one line.
    title: String,
    /// Where the shoe pinches: 20 to 4,000 characters.
    pinch: String,
    /// What would help: up to 4,000 characters.
    wish: String,
    /// A topic's slug.
    topic: String,
    /// A unit's slug, where it concerns one.
    unit: String,
    /// Whether it carries the owner's name.
    #[schema(required, value_type = bool)]
    named: Option<bool>,
}

impl Shape for NewIdea {
    const FIELDS: &'static [&'static str] = &["title", "pinch", "wish", "topic", "unit", "named"];
}

/// The idea that was posted.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostedIdea {
    /// Its number.
    number: i64,
    /// The claim code of an idea without a name: with it, its author can act later. It is shown this once.
    claim_code: Option<String>,
}

/// The ideas of a campaign, page by page.
#[utoipa::path(
    get, path = "/ideas", operation_id = "list_ideas", tag = "ideas",
    params(
        ("sort" = Option<String>, Query, description = "`fair` (as default while votes are taken), `top` (afterwards), `trending`, `new`, `discussed` or `answered`"),
        ("topic" = Option<String>, Query, description = "only this topic, by slug"),
        ("status" = Option<String>, Query, description = "only this status"),
        ("unit" = Option<String>, Query, description = "only this unit, by slug"),
        ("mine" = Option<String>, Query, description = "`posted`, `voted`, `commented` or `followed`"),
        ("campaign" = Option<String>, Query, description = "a campaign's slug; the current one as default"),
        ("q" = Option<String>, Query, description = "words to look for, up to 200 characters; the best fit comes first, whatever `sort` says"),
        ("limit" = Option<u32>, Query, description = "entries on a page, 1 to 100; 20 as default", minimum = 1, maximum = 100),
        ("after" = Option<String>, Query, description = "the place after which to go on; from `next`"),
    ),
    responses((status = 200, body = Page<WireIdea>)),
)]
pub async fn list_ideas(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    let query = asked.ideas()?;
    let (list, texts) = whole::list(&call, &query).await?;
    let topics = &list.campaign.topics;
    if query.topic.as_deref().is_some_and(|slug| !topics.iter().any(|topic| topic.answers_to(slug))) {
        return Err(Refusal::field(Field::Topic, TextError::Malformed).into());
    }
    let units = &list.campaign.units;
    if query.unit.is_some_and(|slug| units.iter().all(|unit| unit.slug != slug)) {
        return Err(Refusal::field(Field::Unit, TextError::Malformed).into());
    }
    let items = list.ideas.items.into_iter().zip(texts).map(|(card, text)| WireIdea::new(card, text, topics));
    Ok(asked.page(items.collect(), list.ideas.next))
}

/// Posts an idea in the current campaign. The author of a named one votes for it.
#[utoipa::path(
    post, path = "/ideas", operation_id = "post_idea", tag = "ideas", request_body = NewIdea,
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 128 visible ASCII characters")),
    responses(
        (status = 201, body = PostedIdea, headers(("Location" = String, description = "The idea"))),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "The phase forbids it"),
    ),
)]
pub async fn post_idea(Extension(call): Extension<Call>, body: Body<NewIdea>) -> Answer {
    let raw = raw_idea(&call, body).await?;
    let posted = ideas::post(&call, &raw).await?;
    let number = posted.number.as_i64();
    let location = [(header::LOCATION, format!("{BASE}/ideas/{number}"))];
    Ok((StatusCode::CREATED, location, Json(PostedIdea { number, claim_code: posted.claim_code }))
        .into_response())
}

/// An idea with its answer and history, and with what it hangs together.
#[utoipa::path(
    get, path = "/ideas/{number}", operation_id = "get_idea", tag = "ideas",
    params(
        ("number" = i64, Path, description = "The idea's number"),
        ("stay" = Option<bool>, Query, description = "`true` reads an idea that was merged itself, instead of being led on"),
    ),
    responses(
        (status = 200, body = WireIdeaPage),
        (status = 308, description = "It was merged; `Location` leads to the idea it is part of now"),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is no such idea"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "Its author took it back"),
    ),
)]
pub async fn get_idea(Extension(call): Extension<Call>, Numbered(number): Numbered, asked: Asked) -> Answer {
    let mut stay = false;
    asked.read(|key, value| match key {
        "stay" => Some(value.parse().map(|wanted| stay = wanted).is_ok()),
        _ => None,
    })?;
    let mut page = ideas::page(&call, number, None).await?;
    if let Some(into) = page.standing.merged_into.filter(|_| !stay) {
        return moved(&format!("{BASE}/ideas/{into}"));
    }
    let text = page.text.take().ok_or(Refusal::Withdrawn)?;
    Ok(Json(WireIdeaPage::new(page, text)).into_response())
}

/// Leads to where something is now, for good.
pub fn moved(address: &str) -> Answer {
    Ok(Redirect::permanent(address).into_response() as Response)
}

/// When anything could not be read, the rest is checked too, so that every wrong field is named at once.
async fn raw_idea(call: &Call, Body { sent, mut errors }: Body<NewIdea>) -> Result<RawIdea, Trouble> {
    if sent.named.is_none() && errors.iter().all(|wrong| wrong.field != "named") {
        errors.push(field_error(Field::Named, TextError::Missing));
    }
    let NewIdea { title, pinch, wish, topic, unit, named } = sent;
    let raw = RawIdea { title, pinch, wish, topic, unit, named: named.unwrap_or_default() };
    if errors.is_empty() {
        return Ok(raw);
    }
    match ideas::check(call, &raw).await {
        Err(Error::Refused(Refusal::Invalid { fields })) => {
            errors.extend(fields.into_iter().map(|error| field_error(error.field, error.error)));
        }
        checked => checked?,
    }
    // Of two errors on one field, the first says more: it could not even be read.
    let mut named = Vec::new();
    errors.retain(|wrong| {
        !named.contains(&wrong.field) && {
            named.push(wrong.field.clone());
            true
        }
    });
    Err(Trouble::Wrong(errors))
}

/// A wrong field beside those that could not be read.
pub fn field_error(field: Field, error: TextError) -> WrongField {
    WrongField { field: field.to_string(), wrong: Wrong::Text(FieldError { field, error }) }
}
