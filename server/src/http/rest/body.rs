//! A JSON body, read strictly: every field that does not exist or is of the wrong kind is named, all at once.

use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{
    http::{
        guard::BODY_LIMIT,
        reader,
        trouble::{Answer, Trouble, Wrong, WrongField},
    },
    state::App,
};

/// A body whose fields can all be left out.
pub trait Shape: DeserializeOwned {
    /// The names of its fields.
    const FIELDS: &'static [&'static str];
}

/// What was sent, as far as it could be read, and what could not.
pub struct Body<T> {
    /// Fields that could not be read are as if they had been left out.
    pub sent: T,
    /// What is wrong.
    pub errors: Vec<WrongField>,
}

impl<T> Body<T> {
    /// What was sent, when all of it could be read.
    pub fn whole(self) -> Result<T, Trouble> {
        if self.errors.is_empty() { Ok(self.sent) } else { Err(Trouble::Wrong(self.errors)) }
    }
}

impl<T: Shape> FromRequest<App> for Body<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &App) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| Trouble::TooLarge)?;
        // No body is one in which every field was left out.
        if reader::text(&parts.headers, &header::CONTENT_TYPE).is_empty() && bytes.is_empty() {
            return read(Map::new()).ok_or(Trouble::Malformed);
        }
        read(object(&parts.headers, &bytes)?).ok_or(Trouble::Malformed)
    }
}

/// A JSON object that was sent as one.
pub fn object(headers: &HeaderMap, bytes: &[u8]) -> Answer<Map<String, Value>> {
    if !reader::sends(headers, "application/json") {
        return Err(Trouble::WrongMedia);
    }
    serde_json::from_slice(bytes).map_err(|_| Trouble::Malformed)
}

fn read<T: Shape>(object: Map<String, Value>) -> Option<Body<T>> {
    let (mut good, mut errors) = (Map::new(), Vec::new());
    for (field, value) in object {
        let wrong = if !T::FIELDS.contains(&field.as_str()) {
            Some(Wrong::Unknown)
        } else {
            let alone = Map::from_iter([(field.clone(), value.clone())]);
            serde_json::from_value::<T>(Value::Object(alone)).err().map(|_| Wrong::Value)
        };
        match wrong {
            Some(wrong) => errors.push(WrongField { field, wrong }),
            None => drop(good.insert(field, value)),
        }
    }
    let sent = serde_json::from_value(Value::Object(good)).ok()?;
    Some(Body { sent, errors })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Default)]
    #[serde(default, deny_unknown_fields)]
    struct Sent {
        title: String,
        named: Option<bool>,
    }

    impl Shape for Sent {
        const FIELDS: &'static [&'static str] = &["title", "named"];
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let object = serde_json::from_str(r#"{"title": 5, "named": true, "extra": 1}"#).unwrap();
        let body = read::<Sent>(object).unwrap();
        let named: Vec<_> = body.errors.iter().map(|wrong| (wrong.field.as_str(), wrong.wrong)).collect();
        assert_eq!(named, [("extra", Wrong::Unknown), ("title", Wrong::Value)]);
        assert_eq!((body.sent.title.as_str(), body.sent.named), ("", Some(true)));
    }
}
