//! A form that was not taken comes back with why, and with all that was typed, whichever page it comes back on: what that page has no
//! place for is put above it.

use app::{
    links,
    parts::kept::draw_refusal,
    words::{Lang, Words},
};
use axum::{
    body::{Body, to_bytes},
    http::{StatusCode, header},
    response::Response,
};
use domain::refusals::Refusal;

use super::error_page::Unsent;

/// Begins what wakes a page.
const SCRIPT: &str = "<script type=\"module\"";
const SCRIPT_END: &str = "</script>";
/// Begins what a page is about.
const MAIN: &str = "<main id=\"content\"";

/// The page with «Fehler:» before its title, for that is read out first, and with what it does not say of the form by itself.
///
/// Pages that know what is wrong with their form say so themselves, and go on saying it in a browser that wakes; this is for all the
/// others. What they do not know of would be lost on them once they wake: they stay as they were sent.
pub async fn completed(page: Response, refusal: &Refusal, unsent: Option<Unsent>, lang: Lang) -> Response {
    let (mut parts, body) = page.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    let (html, words) = (String::from_utf8_lossy(&body), lang.words());
    let wrong = format!("<title>{} ", words.common.error_prefix);
    let knows = html.contains(&wrong);
    let shown = shown(&html);
    // A page that is not there says why by itself.
    let says = knows || !parts.status.is_success() || says(&shown, refusal, words);
    let why = if says { String::new() } else { draw_refusal(words.refusal(refusal)) };
    let signed_out = parts.status == StatusCode::UNAUTHORIZED || *refusal == Refusal::SignInFirst;
    let typed = unsent.filter(Unsent::holds_text);
    let html = if signed_out && typed.is_some() { in_a_new_window(&html).into() } else { html };
    let lost = typed.filter(|unsent| unsent.is_lost_on(&shown));
    let lost = lost.map(|unsent| unsent.html(hint(signed_out, refusal, words), words)).unwrap_or_default();
    let html = if knows { html.into_owned() } else { html.replacen("<title>", &wrong, 1) };
    let missing = why + &lost;
    let html = if missing.is_empty() { html } else { above(&html, &missing) };
    Response::from_parts(parts, Body::from(html))
}

/// What to do with a form that came back.
fn hint(signed_out: bool, refusal: &Refusal, words: &Words) -> &'static str {
    if signed_out {
        words.new_idea().signed_out_hint
    } else if matches!(refusal, Refusal::TooManyRequests { .. } | Refusal::SearchWarming) {
        words.door().kept
    } else {
        words.door().kept_refused
    }
}

/// A page from which signing in does not lead away, for it holds what was typed.
fn in_a_new_window(html: &str) -> String {
    let way = format!(" href=\"{}", links::SIGN_IN);
    html.replace(&way, &format!(" target=\"_blank\"{way}"))
}

/// Whether a page says why, or marks the field that is wrong.
fn says(shown: &str, refusal: &Refusal, words: &Words) -> bool {
    let fields = if let Refusal::Invalid { fields } = refusal { fields.as_slice() } else { &[] };
    // Pages with both versions say so in their own words.
    let both = *refusal == Refusal::Stale && shown.contains(words.admin().changed);
    both || shown.contains("aria-invalid=\"true\"")
        || shown.contains("id=\"error-summary\"")
        || shown.contains(&words.refusal(refusal))
        || fields.iter().any(|field| shown.contains(&words.field_error(field)))
}

/// A page without its scripts, in which a text stands as it was typed.
fn shown(html: &str) -> String {
    let mut pieces = html.split("<script");
    let before = pieces.next().unwrap_or_default();
    let after = pieces.filter_map(|piece| Some(piece.split_once(SCRIPT_END)?.1));
    let text: String = std::iter::once(before).chain(after).collect();
    // The ampersand last, or what was typed as a character reference would become what it stands for.
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"), ("\r", "")]
        .into_iter()
        .fold(text, |text, (escaped, plain)| text.replace(escaped, plain))
}

/// A page that does not wake, with something above all that it is about.
fn above(html: &str, missing: &str) -> String {
    let asleep = html.split_once(SCRIPT).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(SCRIPT_END)?;
        Some(format!("{before}{after}"))
    });
    let html = asleep.as_deref().unwrap_or(html);
    let split = html.split_once(MAIN).and_then(|(before, rest)| Some((before, rest.split_once('>')?)));
    match split {
        Some((before, (attributes, rest))) => {
            format!("{before}{MAIN}{attributes}><div class=\"section stack\">{missing}</div>{rest}")
        }
        None => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{above, in_a_new_window, shown};

    #[test]
    fn a_text_is_found_where_it_can_be_read_and_nowhere_else() {
        let page = "<p>Maß &amp; &lt;Zahl&gt;</p><script>\"Größe\"</script><input value=\"&quot;so&quot;\">";
        let shown = shown(page);
        assert!(shown.contains("Maß & <Zahl>") && shown.contains("\"so\"") && !shown.contains("Größe"));
    }

    #[test]
    fn signing_in_leads_to_a_new_window() {
        let page = "<a class=\"button\" href=\"/sign-in?next=%2F\">Anmelden</a>";
        assert!(in_a_new_window(page).contains(" target=\"_blank\" href=\"/sign-in?next=%2F\""));
    }

    #[test]
    fn a_page_that_holds_what_its_program_does_not_know_stays_asleep() {
        let page = "<head><script type=\"module\" nonce=\"n\">start()</script></head>\
                    <body><main id=\"content\" class=\"page\" tabindex=\"-1\"><h1>Idee</h1></main></body>";
        let page = above(page, "<p>Warum</p>");
        assert!(!page.contains("start()"), "{page}");
        assert!(
            page.contains("tabindex=\"-1\"><div class=\"section stack\"><p>Warum</p></div><h1>"),
            "{page}"
        );
    }
}
