//! The texts of the footer: all of them with what is missing, and one in both languages side by side.

use domain::{
    campaigns::Bilingual,
    refusals::Field,
    text::PageText,
    texts::{TextEntry, TextSide},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::texts::{open_text, open_texts},
    links,
    loaded::load,
    parts::{
        administration::{BothTexts, Complaint, Missing, Typed, WayBack},
        shown::{headed, shown},
    },
    returned::{Opened, Returned},
    ui::{
        badge::{Badge, Tone},
        button::{SubmitButton, Weight},
        heading::PageHeading,
        icon::Glyph,
    },
    words::{count, use_words},
};

/// Every text, with what is missing.
#[component]
pub fn TextsPage() -> impl IntoView {
    let words = use_words().admin();
    let page = load(|| (), |()| open_texts());
    view! {
        <WayBack/>
        <PageHeading text=words.texts/>
        <p class="lead">{words.texts_hint}</p>
        {shown(page, |texts: Vec<TextEntry>| view! {
            <ul class="desk__rows" role="list">
                {texts.into_iter().map(|entry| view! { <Row entry/> }).collect_view()}
            </ul>
        })}
    }
}

#[component]
fn Row(entry: TextEntry) -> impl IntoView {
    let TextEntry { key, de, en, .. } = entry;
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name"><a href=links::text(&key)>{heading(&key)}</a></h2>
                <ul class="facts" role="list">
                    <li class="facts__item">"Deutsch: "<State side=de/></li>
                    <li class="facts__item">"English: "<State side=en/></li>
                </ul>
            </div>
        </li>
    }
}

/// Whether a language is missing, waits for details, or is done.
#[component]
fn State(side: TextSide) -> impl IntoView {
    let words = use_words().admin();
    let gaps = side.gaps();
    let whose = if side.own { words.text_own } else { words.text_delivered };
    view! {
        <Missing is=side.is_missing()/>
        {(!side.is_missing()).then(|| view! { <span>{whose}</span> })}
        {(gaps > 0).then(|| view! { <Badge tone=Tone::Warn glyph=Glyph::Pencil text=(words.text_gaps)(count(gaps))/> })}
    }
}

fn heading(key: &str) -> &'static str {
    let words = &use_words().shell;
    match key {
        "accessibility" => words.accessibility,
        "privacy" => words.privacy,
        "imprint" => words.imprint,
        "easy-language" => words.easy_language,
        "sign-language" => words.sign_language,
        _ => words.what_we_count,
    }
}

/// One text, in both languages side by side.
#[component]
pub fn EditTextPage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let page = load(move || params.read().get("key").unwrap_or_default(), open_text);
    view! {
        <WayBack href=links::TEXTS text=words.texts/>
        {headed(page, words.texts, |opened: Opened<TextEntry>| view! { <Edit opened/> })}
    }
}

#[component]
fn Edit(opened: Opened<TextEntry>) -> impl IntoView {
    let words = use_words();
    let Opened { what: TextEntry { key, de, en, version }, returned } = opened;
    let typed = Typed::of(returned.as_ref(), "keep");
    if Typed::of(returned.as_ref(), "forget").is_asked() {
        return view! { <Meant name=heading(&key) action=links::text(&key) version/> }.into_any();
    }
    let (action, own) = (links::text(&key), de.own || en.own);
    let stored = Bilingual { de: de.body, en: en.body };
    view! {
        <PageHeading text=heading(&key)/>
        <p class="lead">{words.admin().markdown_hint}</p>
        <p><a href=format!("/{key}")>{words.admin().text_show}</a></p>
        <Complaint typed=typed.clone() both=true/>
        <form class="form form--wide" method="post" action=action.clone() novalidate>
            <input type="hidden" name="act" value="keep"/>
            <input type="hidden" name="version" value=version/>
            <BothTexts typed fields=[Field::BodyDe, Field::BodyEn] stored mark=true max=PageText::MAX rows=24/>
            <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
        </form>
        {own.then(|| view! { <Forget action returned/> })}
    }
    .into_any()
}

/// Asks before it happens whether one's own text shall go.
#[component]
fn Meant(name: &'static str, action: String, version: String) -> impl IntoView {
    let words = use_words();
    view! {
        <PageHeading text=name/>
        <h2>{words.admin().text_reset}</h2>
        <p>{words.admin().text_reset_hint}" "{words.admin().text_reset_means}</p>
        <form class="form" method="post" action=action>
            <input type="hidden" name="act" value="forget"/>
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name=links::MEANT value="true"/>
            <div class="actions">
                <SubmitButton weight=Weight::Danger>{words.admin().text_reset}</SubmitButton>
                // An empty address is the page itself, loaded anew by the browser.
                <a class="button" href="" rel="external">{words.common.cancel}</a>
            </div>
        </form>
    }
}

/// Back to the text that was delivered.
#[component]
fn Forget(action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words().admin();
    let typed = Typed::of(returned.as_ref(), "forget");
    view! {
        <section class="section" aria-labelledby="forget">
            <h2 id="forget">{words.text_reset}</h2>
            <p>{words.text_reset_hint}</p>
            <Complaint typed/>
            <form method="post" action=action>
                <input type="hidden" name="act" value="forget"/>
                <SubmitButton weight=Weight::Danger>{words.text_reset}</SubmitButton>
            </form>
        </section>
    }
}
