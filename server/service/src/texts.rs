//! Texts that the administration edits: the product brings them along, the database may hold newer ones.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use domain::{
    audit::{Deed, Verb},
    campaigns::Bilingual,
    refusals::Refusal,
    texts::{self, ForgetText, KeepText, TextEntry, TextSide},
    versions::{unless_changed, version_of},
};
use store::Tx;

use crate::{Call, Error, Result, audit, markdown::document};

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
    let mut tx = call.service.store().read().await?;
    let own = match tx.text(name, lang).await? {
        // Better in German than not at all.
        Some(empty) if empty.is_empty() => tx.text(name, "de").await?,
        own => own,
    };
    Ok(call.service.rendered().html(name, lang, own.as_deref().unwrap_or(brought)))
}

/// The rules that the product brings along for a campaign, as Markdown.
#[must_use]
pub fn rules() -> Bilingual {
    let (_, de, en) = BROUGHT.iter().find(|(key, ..)| *key == "rules").copied().unwrap_or_default();
    Bilingual { de: de.to_owned(), en: en.to_owned() }
}

/// Every text of the footer, as administrators edit it.
///
/// # Errors
/// `AdministrationOnly`.
pub async fn list(call: &Call) -> Result<Vec<TextEntry>> {
    call.actor.read_configuration()?;
    let mut tx = call.service.store().read().await?;
    let mut texts = Vec::with_capacity(KEYS.len());
    for key in KEYS {
        texts.push(read(&mut tx, key).await?);
    }
    Ok(texts)
}

/// One text, as administrators edit it.
///
/// # Errors
/// `AdministrationOnly`, `NotFound` for an unknown key.
pub async fn entry(call: &Call, key: &str) -> Result<TextEntry> {
    call.actor.read_configuration()?;
    let mut tx = call.service.store().read().await?;
    read(&mut tx, known(key)?).await
}

/// Puts both languages of a text in the place of those that the product brings along, unless somebody else edited it since
/// `version` was read.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Invalid`, `Stale`.
pub async fn keep(call: &Call, key: &str, de: &str, en: &str, version: &str) -> Result<()> {
    call.actor.see_administration()?;
    let key = known(key)?;
    let (de, en) = texts::parse(de, en)?;
    let permit = call.actor.administer(KeepText { key, de, en })?;
    let (now, version) = (call.now, version.to_owned());
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_name(key).await?;
            if read(tx, key).await?.version != version {
                return Err(Refusal::Stale.into());
            }
            tx.keep_text(permit, now).await?;
            audit::note(&by, tx, Deed::on(Verb::TextChanged, format!("text:{key}"))).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Whether [`forget`] would go back to the delivered text, for whoever is asked before it happens.
///
/// # Errors
/// As [`forget`].
pub fn check_forget(call: &Call, key: &str) -> Result<()> {
    Ok(call.actor.administer(ForgetText(known(key)?)).map(drop)?)
}

/// Goes back to the text that the product brings along, in both languages. Doing it twice changes nothing. Not when somebody else
/// edited it since `version` was read, where it says one.
///
/// # Errors
/// `AdministrationOnly`, `NotFound`, `Stale`.
pub async fn forget(call: &Call, key: &str, version: &str) -> Result<()> {
    call.actor.see_administration()?;
    let key = known(key)?;
    let permit = call.actor.administer(ForgetText(key))?;
    let (by, version) = (call.clone(), version.to_owned());
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            tx.lock_name(key).await?;
            unless_changed(&version, &read(tx, key).await?.version)?;
            tx.forget_text(permit).await?;
            audit::note(&by, tx, Deed::on(Verb::TextChanged, format!("text:{key}")).detail("delivered"))
                .await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

fn known(key: &str) -> std::result::Result<&'static str, Refusal> {
    KEYS.iter().find(|known| **known == key).copied().ok_or(Refusal::NotFound)
}

async fn read(tx: &mut Tx, key: &'static str) -> Result<TextEntry> {
    let (_, de, en) = BROUGHT.iter().find(|(known, ..)| *known == key).ok_or(Refusal::NotFound)?;
    let (own_de, own_en) = (tx.text(key, "de").await?, tx.text(key, "en").await?);
    let side = |own: Option<String>, brought: &str| TextSide {
        own: own.is_some(),
        body: own.unwrap_or_else(|| brought.to_owned()),
    };
    let (de, en) = (side(own_de, de), side(own_en, en));
    let version = version_of(&[&de.body, &en.body]);
    Ok(TextEntry { key: key.to_owned(), de, en, version })
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
