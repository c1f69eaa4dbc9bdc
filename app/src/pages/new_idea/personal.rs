//! A soft warning when a text seems to hold what should not be in it. It never leaves the browser and never stands in the way.

use leptos::prelude::*;

use super::fields::Typed;
use crate::{
    announce::use_announcer,
    ui::{badge::Tone, notice::Notice},
    words::use_words,
};

/// The warning, while there is reason for it.
#[component]
pub fn PersonalHint(typed: Typed) -> impl IntoView {
    let words = &use_words().new_idea;
    let announcer = use_announcer();
    let suspicious = Memo::new(move |_| {
        [typed.title, typed.pinch, typed.wish].iter().any(|text| text.with(|text| seems_personal(text)))
    });
    Effect::new(move |_| {
        if suspicious.get() {
            announcer.say_after_rest(words.personal_hint);
        }
    });
    move || suspicious.get().then(|| view! { <Notice tone=Tone::Warn>{words.personal_hint}</Notice> })
}

/// Words after which a name follows.
const TITLES: &[&str] = &["herr", "herrn", "frau", "kollege", "kollegin", "mr", "mrs", "ms"];
/// Words that tell of somebody's health.
const HEALTH: &[&str] =
    &["krankgeschrieben", "krankschreibung", "diagnose", "schwanger", "depression", "burnout", "diagnosis"];
/// So many digits in a row, spaces and dashes aside, are a telephone or a case number.
const DIGITS: usize = 7;

/// Whether a text seems to hold a person's name, an address, a number that leads to somebody, or health details.
fn seems_personal(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = words.windows(2).any(|pair| {
        let title = bare(pair[0]).to_lowercase();
        TITLES.contains(&title.as_str()) && pair[1].chars().next().is_some_and(char::is_uppercase)
    });
    let told = words.iter().any(|word| {
        let mail = word.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.'));
        mail || HEALTH.contains(&bare(word).to_lowercase().as_str())
    });
    named || told || longest_number(text) >= DIGITS
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn longest_number(text: &str) -> usize {
    let (mut longest, mut digits) = (0, 0);
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '-' | '/' | '(' | ')' | '+' => {}
            _ => digits = 0,
        }
        longest = longest.max(digits);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::seems_personal;

    #[test]
    fn names_numbers_addresses_and_health_are_noticed() {
        for text in [
            "Frau Müller gibt die Akten nicht heraus.",
            "Bitte unter 0231 / 50-12345 anrufen",
            "Aktenzeichen 32/2019-004711",
            "Schreiben Sie an k.weber@example.org.",
            "Seit er krankgeschrieben ist, fehlt die Vertretung.",
        ] {
            assert!(seems_personal(text), "{text}");
        }
    }

    #[test]
    fn everyday_sentences_are_left_alone() {
        for text in [
            "Seit 2019 warten 12 von 30 Kitas auf WLAN.",
            "Die Frau an der Pforte braucht einen Schlüssel.",
            "Das Formular hat 3 Seiten und kommt @ zurück.",
            "",
        ] {
            assert!(!seems_personal(text), "{text}");
        }
    }
}
