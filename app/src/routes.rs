//! Every address of the product that shows a page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    announce::{Announcer, LiveRegions},
    ballots::Ballots,
    browser,
    flash::JustPosted,
    live::Live,
    pages::{
        campaign::CampaignPage,
        code::CodePage,
        edit_idea::EditIdeaPage,
        gallery::GalleryPage,
        home::HomePage,
        idea::IdeaPage,
        me::MePage,
        new_idea::NewIdeaPage,
        not_found::NotFoundPage,
        report_barrier::ReportBarrierPage,
        sign_in::SignInPage,
        text_page::{TextKey, TextPage},
    },
    parts::{
        frame::{Footer, Header, SkipLink},
        offline::OfflineBanner,
    },
};

/// The app, below `<body>`. The language and the viewer are in context already.
///
/// Everything waits for its data (`SsrMode::Async`), so that a page is whole without a script.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Announcer::new());
    provide_context(JustPosted::new());
    provide_context(Ballots::new());
    provide_context(Live::start());
    browser::watch_visit();
    Effect::new(|_| browser::mark_hydrated());

    view! {
        <Router>
            <SkipLink/>
            <Header/>
            <OfflineBanner/>
            <main id="content" class="page" tabindex="-1">
                <Pages/>
            </main>
            <Footer/>
            <LiveRegions/>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
            <Route path=path!("/campaigns/:slug") view=CampaignPage ssr=SsrMode::Async/>
            <Route path=path!("/ideas/new") view=NewIdeaPage ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number") view=IdeaPage ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/edit") view=EditIdeaPage ssr=SsrMode::Async/>
            // A form on the page that came back, without a script, is shown at the address it was posted to.
            <Route path=path!("/ideas/:number/:form") view=IdeaPage ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/comments/:comment") view=IdeaPage ssr=SsrMode::Async/>
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
            <Route path=path!("/c") view=CodePage ssr=SsrMode::Async/>
            <Route path=path!("/me") view=MePage ssr=SsrMode::Async/>
            <Route path=path!("/me/name") view=MePage ssr=SsrMode::Async/>
            <Route path=path!("/me/searches") view=MePage ssr=SsrMode::Async/>
            <Route path=path!("/me/searches/forget") view=MePage ssr=SsrMode::Async/>
            <Route path=path!("/me/sessions/:id/end") view=MePage ssr=SsrMode::Async/>
            <Route path=path!("/accessibility") view=|| text(TextKey::Accessibility) ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view=|| text(TextKey::Privacy) ssr=SsrMode::Async/>
            <Route path=path!("/imprint") view=|| text(TextKey::Imprint) ssr=SsrMode::Async/>
            <Route path=path!("/easy-language") view=|| text(TextKey::EasyLanguage) ssr=SsrMode::Async/>
            <Route path=path!("/sign-language") view=|| text(TextKey::SignLanguage) ssr=SsrMode::Async/>
            <Route path=path!("/what-we-count") view=|| text(TextKey::WhatWeCount) ssr=SsrMode::Async/>
            <Route path=path!("/report-barrier") view=ReportBarrierPage ssr=SsrMode::Async/>
            <Route path=path!("/gallery") view=GalleryPage ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}

fn text(key: TextKey) -> impl IntoView {
    view! { <TextPage key/> }
}
