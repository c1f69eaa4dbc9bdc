//! Whoever changes something and reads the whole of it as the answer.

use axum::{extract::FromRequestParts, http::request::Parts};
use service::Call;

use crate::http::trouble::Trouble;

/// The call of somebody who may read. A handler takes it first, so that nothing is changed when the answer has to be withheld.
pub struct Told(pub Call);

impl<S: Send + Sync> FromRequestParts<S> for Told {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let call = parts.extensions.get::<Call>().cloned();
        let call = call.ok_or_else(|| Trouble::fault("a call came past the door"))?;
        call.actor.read()?;
        Ok(Self(call))
    }
}
