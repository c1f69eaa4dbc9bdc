//! Texts that the administration edits: the product brings them along, the database may hold newer ones.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::refusals::Refusal;

use crate::{Call, Result, markdown::document};

/// The texts of the footer and the rules. Their words are their addresses.
pub const KEYS: &[&str] =
    &["accessibility", "privacy", "imprint", "easy-language", "sign-language", "what-we-count"];

macro_rules! texts {
    ($($key:literal),+ $(,)?) => {
        /// What the product brings along: key, German, English.
        const BROUGHT: &[(&str, &str, &str)] = &[$((
            $key,
            include_str!(concat!("../../../app/texts/de/", $key, ".md")),
            include_str!(concat!("../../../app/texts/en/", $key, ".md")),
        )),+];
    };
}

texts!["accessibility", "privacy", "imprint", "easy-language", "sign-language", "what-we-count", "rules"];

/// A text as safe HTML, without the first heading, which the page sets itself. `lang` is `de` or `en`.
///
/// # Errors
/// `NotFound` for an unknown key.
pub async fn load(call: &Call, key: &str, lang: &str) -> Result<String> {
    let brought = BROUGHT.iter().find(|(known, ..)| *known == key).ok_or(Refusal::NotFound)?;
    let (name, lang, brought) = match lang {
        "de" => (brought.0, "de", brought.1),
        "en" => (brought.0, "en", brought.2),
        _ => return Err(Refusal::NotFound.into()),
    };
    let own = call.service.store().read().await?.text(name, lang).await?;
    Ok(call.service.rendered().html(name, lang, own.as_deref().unwrap_or(brought)))
}

/// Texts with the HTML they make, so that each is rendered once until it changes.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    known: Mutex<HashMap<Address, Made>>,
}

/// Key and language.
type Address = (&'static str, &'static str);
/// Markdown, and the HTML it makes.
type Made = (String, String);

impl Rendered {
    fn html(&self, key: &'static str, lang: &'static str, source: &str) -> String {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(&(key, lang)) {
            Some((from, html)) if from == source => html.clone(),
            Some(_) | None => {
                let html = render(source);
                known.insert((key, lang), (source.to_owned(), html.clone()));
                html
            }
        }
    }
}

/// Without the title, which the page sets itself.
fn render(source: &str) -> String {
    let source = source.trim_start();
    match source.strip_prefix("# ") {
        Some(titled) => document(titled.split_once('\n').map_or("", |(_, body)| body)),
        None => document(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_exists_in_both_languages_and_begins_below_the_title() {
        for (key, de, en) in BROUGHT {
            for text in [de, en] {
                let html = render(text);
                assert!(html.contains("<p>") && !html.contains("<h1>"), "{key}: {html}");
            }
        }
        assert!(KEYS.iter().all(|key| BROUGHT.iter().any(|(known, ..)| known == key)));
    }

    #[test]
    fn a_text_brings_no_script() {
        let html = render(
            "# Title\n\n## Part\n\n<script>alert(1)</script>\n\nA <b onclick=x>b</b> [x](javascript:y)",
        );
        assert!(html.contains("<h2>Part</h2>"), "{html}");
        assert!(!html.contains("script") && !html.contains("onclick") && html.contains("x</a>"), "{html}");
    }
}
