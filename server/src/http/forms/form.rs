use app::{claims::Claims, returned::Returned, ssr::status_of};
use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::IdeaNumber,
    refusals::{Field, Refusal},
    text::TextError,
};
use service::{Call, Error};

use crate::{
    http::{
        error_page::Unsent,
        guard::{self, BODY_LIMIT},
        keys,
        pages::Renderer,
        reader,
        trouble::{Answer, Trouble},
        urlencoded,
    },
    state::App,
};

/// The hidden field with which a form that is sent twice is taken once.
const KEY: &str = "idempotency_key";
/// What holds a password that the product made.
const ONCE: &str = "one_time";
/// Never sent back.
const SECRET: &[&str] = &["password", KEY];

/// What a plain form is answered with.
pub type Posted = Answer;

/// A plain form, with all it takes to send it back.
pub struct Form {
    parts: Parts,
    fields: Vec<(String, String)>,
    shown: bool,
    call: Call,
    pages: Renderer,
}

impl FromRequest<App> for Form {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &App) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Trouble::TooLarge)?;
        if !body.is_empty() && !reader::sends(&parts.headers, urlencoded::FORMAT) {
            return Err(Trouble::WrongMedia);
        }
        let fields = urlencoded::pairs(std::str::from_utf8(&body).map_err(|_| Trouble::Malformed)?);
        let known = parts.extensions.get::<Call>().cloned().zip(parts.extensions.get::<Renderer>().cloned());
        let (mut call, pages) = known.ok_or_else(|| Trouble::fault("a form came past the door"))?;
        if let Some((_, key)) = fields.iter().find(|(name, _)| name == KEY) {
            call.idempotency = keys::key(key, "POST", parts.uri.path(), &body);
        }
        Ok(Self { parts, fields, shown: false, call, pages })
    }
}

impl Form {
    /// What was typed into a field; empty for one that did not come.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Everything that came for a field of which there are several.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field with what came for it, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a box was ticked or a choice says yes.
    pub fn is_on(&self, name: &str) -> bool {
        ["on", "true", "yes", "1"].contains(&self.value(name))
    }

    /// Whether something is wanted or no longer: said outright, for nothing is taken back by a word that nobody knows.
    pub fn wish(&self, name: &str) -> Result<bool, Refusal> {
        match self.value(name) {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Refusal::field(Field::Act, TextError::Malformed)),
        }
    }

    /// The headers it came with.
    pub const fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// Who sent it, with the key that makes a second sending harmless.
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// The claim code that stands in the form, or that this browser has shown before.
    pub fn claim(&self, idea: IdeaNumber) -> Option<&str> {
        match self.value("claim_code") {
            "" => self.parts.extensions.get::<Claims>()?.code(idea),
            typed => Some(typed),
        }
    }

    /// The page it came from, where that is one of ours.
    pub fn origin(&self, otherwise: &str) -> String {
        if !self.value("next").is_empty() {
            return guard::local(self.value("next"));
        }
        let referer = reader::text(self.headers(), &header::REFERER);
        let host = reader::text(self.headers(), &header::HOST);
        let ours = referer.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host));
        match ours {
            Some(path) if !host.is_empty() => guard::local(path),
            Some(_) | None => otherwise.to_owned(),
        }
    }

    /// Leads on when it was taken; shows the page at `address` again when it was not.
    pub async fn finish<T>(
        self,
        address: &str,
        taken: Result<T, Error>,
        on: impl FnOnce(&T) -> String,
    ) -> Posted {
        match taken {
            Ok(done) => Ok(Redirect::to(&on(&done)).into_response()),
            Err(error) => self.back(address, error).await,
        }
    }

    /// The page at `address` with what was typed and why it was not taken. A fault is no refusal: it has its own page, with what was
    /// typed in a form to send it again ([`guard::readable`]).
    pub async fn back(mut self, address: &str, error: Error) -> Posted {
        let trouble = Trouble::from(error);
        let Trouble::Refused(refusal) = trouble else { return Err(trouble) };
        if refusal == Refusal::OtherPerson {
            // What another person has typed is not in a form of whoever sits there now.
            self.fields.retain(|(name, _)| name == "act");
        }
        Ok(self.returned(address, Some(refusal)).await)
    }

    /// The page at `address` with a password that was just made, this once.
    pub async fn shown_once(self, address: &str, password: String) -> Response {
        self.with(ONCE, password).returned(address, None).await
    }

    /// The same form with something else in one of its fields.
    #[must_use]
    pub fn with(mut self, field: &str, value: String) -> Self {
        self.fields.retain(|(name, _)| name != field);
        self.fields.push((field.to_owned(), value));
        self
    }

    /// The same form, for a page that shows all of it that is not stored, though not as it was sent.
    #[must_use]
    pub fn shown(self) -> Self {
        Self { shown: true, ..self }
    }

    /// The page at `address` with what was typed.
    pub async fn returned(self, address: &str, refusal: Option<Refusal>) -> Response {
        let status = refusal.as_ref().map_or(StatusCode::OK, status_of);
        let wait = refusal.as_ref().and_then(|refusal| Trouble::Refused(refusal.clone()).retry_after());
        let form = self.parts.uri.path().to_owned();
        let unsent = Unsent::of(&self.parts.uri, self.fields.clone()).filter(|_| !self.shown);
        let fields = self.fields.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
        let mut page =
            self.pages.again(self.parts, address, Returned { form, fields, refusal }, unsent, status).await;
        if let Some(seconds) = wait {
            page.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        page
    }
}
