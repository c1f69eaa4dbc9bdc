//! Keys in addresses. What is no key leads nowhere.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use domain::{
    canvases::CanvasField,
    ids::{DisplayId, IdeaNumber, PullNumber, SessionId, WorkshopId},
    refusals::Refusal,
};

use super::trouble::Trouble;

/// `{number}`: an idea, where a slug may follow.
pub struct Numbered(pub IdeaNumber);

/// `{number}` of an idea, and the key of what is below it.
pub struct OfIdea<T>(pub IdeaNumber, pub T);

/// `{id}` of a session.
pub struct OfSession(pub SessionId);

/// The name of something in its address.
pub struct Named(pub String);

/// `{slug}` of a campaign and `{topic}`.
pub struct TopicOf(pub String, pub String);

/// `{slug}` of a campaign and `{number}` of one of its pulls.
pub struct PullOf(pub String, pub PullNumber);

/// `{campaign}` of a stage and the `{token}` that opens it.
pub struct OpeningOf(pub String, pub String);

/// `{slug}` of a campaign and `{id}` of what opens its stage.
pub struct DisplayOf(pub String, pub DisplayId);

/// `{id}` of a workshop, `{number}` of an idea and `{field}` of its canvas.
pub struct CanvasFieldOf(pub WorkshopId, pub IdeaNumber, pub CanvasField);

/// `{id}` of something.
pub struct Keyed<T>(pub T);

/// `{id}` of something, and the key of what is below it.
pub struct KeyedBelow<T, B>(pub T, pub B);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        segment(parts, state).await.map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for TopicOf {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        both.map(|Path((campaign, topic))| Self(campaign, topic)).map_err(|_| Trouble::Malformed)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PullOf {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((campaign, number)) = both.map_err(|_| Trouble::Malformed)?;
        let number = number.parse().map_err(|_| Trouble::Refused(Refusal::NotFound))?;
        Ok(Self(campaign, number))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CanvasFieldOf {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let all = Path::<(String, String, String)>::from_request_parts(parts, state).await;
        let Path((workshop, idea, field)) = all.map_err(|_| Trouble::Malformed)?;
        let known = workshop.parse().ok().zip(idea.parse().ok()).zip(field.parse().ok());
        let known = known.map(|((workshop, idea), field)| Self(workshop, idea, field));
        known.ok_or(Trouble::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OpeningOf {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        both.map(|Path((campaign, token))| Self(campaign, token)).map_err(|_| Trouble::Malformed)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for DisplayOf {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((campaign, display)) = both.map_err(|_| Trouble::Malformed)?;
        let display = display.parse().map_err(|_| Trouble::Refused(Refusal::NotFound))?;
        Ok(Self(campaign, display))
    }
}

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Keyed<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        segment(parts, state).await?.parse().map(Self).map_err(|_| Trouble::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync, T: FromStr, B: FromStr> FromRequestParts<S> for KeyedBelow<T, B> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((key, below)) = both.map_err(|_| Trouble::Malformed)?;
        let known = key.parse().ok().zip(below.parse().ok());
        known.map(|(key, below)| Self(key, below)).ok_or(Trouble::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Numbered {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let segment = segment(parts, state).await?;
        IdeaNumber::from_address(&segment).map(Self).ok_or(Trouble::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for OfIdea<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        let both = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((idea, below)) = both.map_err(|_| Trouble::Malformed)?;
        let known = IdeaNumber::from_address(&idea).zip(below.parse().ok());
        known.map(|(idea, below)| Self(idea, below)).ok_or(Trouble::Refused(Refusal::NotFound))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OfSession {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        segment(parts, state).await?.parse().map(Self).map_err(|_| Trouble::Refused(Refusal::NotFound))
    }
}

async fn segment<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<String, Trouble> {
    let Path(segment) =
        Path::<String>::from_request_parts(parts, state).await.map_err(|_| Trouble::Malformed)?;
    Ok(segment)
}
