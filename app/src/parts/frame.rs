//! What surrounds every page: skip link, header, footer, the switch for live numbers.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    drafts, links,
    live::use_live,
    ui::{
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
        remembered::remember,
        switch::Switch,
    },
    viewer::use_viewer,
    words::use_words,
};

/// The first thing the tab key reaches: jumps over the header.
#[component]
pub fn SkipLink() -> impl IntoView {
    // `external`: the browser itself must follow it, for the router would scroll without moving the focus.
    view! { <a class="skip" href="#content" rel="external">{use_words().shell.skip}</a> }
}

/// Name, navigation, session.
#[component]
pub fn Header() -> impl IntoView {
    let viewer = use_viewer();
    let keeps = viewer.actor.see_templates().is_ok();
    let moderates = viewer.actor.see_queue().is_ok();
    let workshops = viewer.actor.oversee_workshops().is_ok();
    let (path, search) = (use_location().pathname.get_untracked(), use_location().search.get_untracked());
    remember(
        (viewer.name, viewer.news, moderates, workshops, keeps, path, search),
        |(name, news, moderates, workshops, keeps, ..)| {
            view! { <Head name news moderates workshops keeps/> }.into_any()
        },
    )
    .in_turn()
}

#[component]
fn Head(name: Option<String>, news: usize, moderates: bool, workshops: bool, keeps: bool) -> impl IntoView {
    let words = use_words();
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="mark" href=links::IDEAS>
                    <span class="mark__name"><b class="mark__do">"DO"</b>"gital"</span>
                    <span class="mark__claim">{words.common.claim}</span>
                </a>
                <nav class="nav" aria-label=words.shell.navigation>
                    <Navigation name news moderates workshops keeps/>
                </nav>
            </div>
        </header>
    }
}

#[component]
fn Navigation(
    name: Option<String>,
    news: usize,
    moderates: bool,
    workshops: bool,
    keeps: bool,
) -> impl IntoView {
    let words = &use_words().shell;
    let inside = name.is_some();
    view! {
        <ul class="nav__list" role="list">
            {inside.then(|| view! {
                <li><NavLink href=links::IDEAS text=words.ideas/></li>
                <li><NavLink href=links::ME text=words.me news/></li>
            })}
            {moderates.then(|| view! { <li><NavLink href=links::TRIAGE text=words.triage/></li> })}
            {workshops.then(|| view! { <li><NavLink href=links::WORKSHOPS text=words.workshops/></li> })}
            {keeps.then(|| view! { <li><NavLink href=links::ADMIN text=words.administration/></li> })}
            <li><LanguageLink/></li>
            {match name {
                Some(name) => view! { <li><SignOut name/></li> }.into_any(),
                None => view! { <li><NavLink href=links::SIGN_IN text=words.sign_in/></li> }.into_any(),
            }}
            {inside.then(|| view! {
                <li class="nav__act">
                    <a class="button button--primary" href=links::NEW_IDEA>
                        <Icon glyph=Glyph::Plus/>{words.new_idea}
                    </a>
                </li>
            })}
        </ul>
    }
}

/// A way, with how many ideas have news there until somebody has been there.
#[component]
fn NavLink(href: &'static str, text: &'static str, #[prop(optional)] news: usize) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || match path.get().strip_prefix(href)? {
        "" => Some("page"),
        below => below.starts_with('/').then_some("true"),
    };
    let seen = StoredValue::new(news == 0);
    let said = use_words().shell.news;
    let bell = move || {
        if path.get() == href {
            seen.set_value(true);
        }
        if seen.get_value() {
            return ().into_any();
        }
        view! { <Badge tone=Tone::Brand glyph=Glyph::Bell text=format!("{news} {said}")/> }.into_any()
    };
    view! { <a class="nav__link" href=href aria-current=current>{text}{bell}</a> }
}

/// The same page in the other language, named in that language. The server keeps the choice in a cookie.
#[component]
fn LanguageLink() -> impl IntoView {
    let words = use_words();
    let other = words.lang.other().code();
    let location = use_location();
    let href = move || links::in_language(&location.pathname.get(), &location.search.get(), other);
    view! {
        <a class="nav__link" href=href lang=other hreflang=other rel="external">{words.shell.other_language}</a>
    }
}

#[component]
fn SignOut(name: String) -> impl IntoView {
    let words = &use_words().shell;
    view! {
        <form class="nav__session" method="post" action=links::SIGN_OUT on:submit=|_| drafts::forget_all()>
            <span class="nav__person"><Icon glyph=Glyph::Person/>{name}</span>
            <button class="nav__link" type="submit">{words.sign_out}</button>
        </form>
    }
}

/// The pages that law and honesty ask for, and the switch for live numbers.
#[component]
pub fn Footer() -> impl IntoView {
    remember(use_viewer().name.is_some(), |inside| view! { <Foot inside/> }.into_any()).in_turn()
}

#[component]
fn Foot(inside: bool) -> impl IntoView {
    let words = &use_words().shell;
    let links = [
        (links::ACCESSIBILITY, words.accessibility),
        (links::REPORT_BARRIER, words.report_barrier),
        (links::EASY_LANGUAGE, words.easy_language),
        (links::SIGN_LANGUAGE, words.sign_language),
        (links::WHAT_WE_COUNT, words.what_we_count),
        (links::PRIVACY, words.privacy),
        (links::IMPRINT, words.imprint),
    ];
    let figures = [
        (links::OUTCOMES, words.outcomes),
        (links::STATISTICS, words.statistics),
        (links::MODERATION, words.moderation),
    ];
    let figures = inside
        .then(|| figures.map(|(href, text)| view! { <li><a class="footer__link" href=href>{text}</a></li> }));
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <nav aria-label=words.footer>
                    <ul class="footer__links" role="list">
                        {links.map(|(href, text)| view! { <li><a class="footer__link" href=href>{text}</a></li> })}
                        {figures}
                    </ul>
                </nav>
                <div class="footer__side">
                    <LiveButton/>
                    <p class="footer__sender">{words.sender}</p>
                </div>
            </div>
        </footer>
    }
}

/// Stops and starts live numbers (WCAG 2.2.2). Without a script nothing moves, so it is not shown.
#[component]
fn LiveButton() -> impl IntoView {
    view! { <Switch text=use_words().shell.live on=use_live().switch()/> }
}
