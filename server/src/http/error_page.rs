//! The page for a request that did not get as far as the app. It needs neither the database nor a script.

use app::{
    links,
    words::{Lang, Words},
};
use axum::{
    http::{Uri, header},
    response::{IntoResponse, Response},
};
use domain::refusals::Refusal;

use super::{guard, site::Site, trouble::Trouble, urlencoded};

/// Never sent back.
const SECRET: &[&str] = &["password", "code"];

/// Bytes of which no key, choice or address has more.
const LONG: usize = 2_000;

/// A form that we could not take, to be sent again. It travels in the extensions of the response, beside the [`Trouble`].
#[derive(Debug, Clone)]
pub struct Unsent {
    action: String,
    fields: Vec<(String, String)>,
}

impl Unsent {
    /// The form that was sent to `uri`; `None` when it holds a secret, which is never sent back.
    #[must_use]
    pub fn read(uri: &Uri, body: &[u8]) -> Option<Self> {
        Self::of(uri, urlencoded::pairs(&String::from_utf8_lossy(body)))
    }

    /// These fields of the form that was sent to `uri`; `None` as for [`Self::read`].
    #[must_use]
    pub fn of(uri: &Uri, fields: Vec<(String, String)>) -> Option<Self> {
        let secret = fields.iter().any(|(name, _)| SECRET.contains(&name.as_str()));
        let action = uri.path_and_query().map_or(uri.path(), |address| address.as_str()).to_owned();
        (!secret && !fields.is_empty()).then_some(Self { action, fields })
    }

    /// Whether there is anything in it that was typed.
    #[must_use]
    pub fn holds_text(&self) -> bool {
        self.typed().next().is_some()
    }

    fn typed(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(_, value)| value.as_str()).filter(|value| is_typed(value))
    }

    /// Whether anything that was typed stands nowhere on a page that shows this.
    #[must_use]
    pub fn is_lost_on(&self, shown: &str) -> bool {
        self.typed().any(|text| !shown.contains(text.replace('\r', "").trim()))
    }

    /// A form of what was sent, in which texts can be read, copied and changed, below a word on what to do with it.
    #[must_use]
    pub fn html(&self, hint: &str, words: &Words) -> String {
        let fields = self.fields.iter().map(|(name, value)| {
            let (name, text) = (escaped(name), escaped(value));
            if is_typed(value) {
                let label = escaped(words.door().yours);
                format!("<textarea class=\"input\" name=\"{name}\" rows=\"5\" aria-label=\"{label}\">\n{text}</textarea>")
            } else {
                format!("<input type=\"hidden\" name=\"{name}\" value=\"{text}\">")
            }
        });
        format!(
            "<form class=\"stack\" method=\"post\" action=\"{action}\"><p>{kept}</p>{fields}\
             <button class=\"button button--primary\" type=\"submit\">{again}</button></form>",
            action = escaped(&self.action),
            kept = escaped(hint),
            fields = fields.collect::<String>(),
            again = escaped(words.door().again),
        )
    }
}

/// Whether somebody wrote it: more than a word, or one that no key, choice or address looks like.
fn is_typed(value: &str) -> bool {
    let many = value.contains(char::is_whitespace) && value.contains(char::is_alphabetic);
    many || value.starts_with(char::is_uppercase) || !value.is_ascii() || value.len() > LONG
}

/// Says what happened and what to do.
#[must_use]
pub fn response(trouble: &Trouble, unsent: Option<&Unsent>, lang: Lang, site: &Site) -> Response {
    let words = lang.words();
    let heading = match trouble {
        Trouble::Refused(Refusal::NotFound) => words.states.not_found,
        Trouble::Away => words.door().away_heading,
        Trouble::Refused(_)
        | Trouble::Wrong(_)
        | Trouble::Malformed
        | Trouble::TooLarge
        | Trouble::CrossSite
        | Trouble::WrongMethod
        | Trouble::WrongMedia
        | Trouble::NoSuchCall
        | Trouble::Fault { .. } => words.door().heading,
    };
    let hint = if trouble.is_passing() { words.door().kept } else { words.door().kept_to_mend };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{heading} – DOgital</title><link rel=\"stylesheet\" href=\"{css}\"></head><body>\
         <main id=\"content\" class=\"page\"><h1>{heading}</h1><p class=\"lead\">{sentence}</p>{unsent}\
         <p><a class=\"{button}\" href=\"{start}\">{to_start}</a></p></main></body></html>",
        lang = lang.code(),
        heading = escaped(heading),
        css = site.assets().css,
        sentence = escaped(&trouble.sentence(words)),
        unsent = unsent.map(|unsent| unsent.html(hint, words)).unwrap_or_default(),
        button = if unsent.is_some() { "button" } else { "button button--primary" },
        start = links::IDEAS,
        to_start = escaped(words.states.to_start),
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, guard::POLICY_WITHOUT_SCRIPT),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (trouble.status(), headers, html).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
