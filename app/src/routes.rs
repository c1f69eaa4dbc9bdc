//! Every address of the product that shows a page.

use std::future::pending;

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, LazyRoute, SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    location::Location,
    path,
};

use crate::{
    announce::{Announcer, LiveRegions},
    ballots::Ballots,
    browser,
    flash::JustPosted,
    links,
    live::Live,
    pages::{
        admin::page::AdminPage, campaign::CampaignPage, code::CodePage, edit_idea::EditIdeaPage,
        gallery::GalleryPage, handover::HandoverPage, home::HomePage, idea::IdeaPage, me::MePage,
        moderation_figures::ModerationFiguresPage, new_idea::NewIdeaPage, not_found::NotFoundPage,
        opinion::OpinionPage, outcomes::OutcomesPage, pulls::PullsPage, report_barrier::ReportBarrierPage,
        results::ResultPage, sign_in::SignInPage, stage::StagePage, statistics::StatisticsPage,
        text_page::TextPage, triage::TriagePage, workshops::WorkshopsPage,
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

    view! {
        <Router>
            <Framed/>
        </Router>
    }
}

/// What surrounds every page, but for the wall of a hall, which is nothing but itself.
#[component]
fn Framed() -> impl IntoView {
    let stage = links::is_stage(&use_location().pathname.get_untracked());
    let class = if stage { "page page--stage" } else { "page" };
    let above = (!stage).then(|| view! { <SkipLink/> <Header/> <OfflineBanner/> });
    let below = (!stage).then(|| view! { <Footer/> });
    view! {
        {above}
        <main id="content" class=class tabindex="-1">
            <Pages/>
        </main>
        {below}
        <LiveRegions/>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
            <Route path=path!("/campaigns/:slug") view={Lazy::<CampaignRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/new") view={Lazy::<NewIdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number") view={Lazy::<IdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/edit") view={Lazy::<EditIdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/outcome") view={Lazy::<OutcomesRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/result") view={Lazy::<ResultRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/outcome/survey") view={Lazy::<IdeaRoute>::new()} ssr=SsrMode::Async/>
            // A form on the page that came back, without a script, is shown at the address it was posted to.
            <Route path=path!("/ideas/:number/:form") view={Lazy::<IdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/comments/:comment") view={Lazy::<IdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/sign-in") view={Lazy::<SignInRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/c") view={Lazy::<CodeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/me") view={Lazy::<MeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/me/name") view={Lazy::<MeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/me/searches") view={Lazy::<MeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/me/searches/forget") view={Lazy::<MeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/me/sessions/:id/end") view={Lazy::<MeRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/accessibility") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/privacy") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/imprint") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/easy-language") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/sign-language") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/what-we-count") view={Lazy::<TextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/report-barrier") view={Lazy::<ReportBarrierRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/new") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug/topics") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug/topics/:topic") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug/stage") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/stage") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/units") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/units/:slug") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people/new") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people/:id") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/texts") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/texts/:key") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/templates") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/templates/:id") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/synonyms") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/audit") view={Lazy::<AdminRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/triage") view={Lazy::<TriageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/triage/undo") view={Lazy::<TriageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/triage/bulk") view={Lazy::<TriageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/triage/:number") view={Lazy::<TriageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/triage/appeals/:id") view={Lazy::<TriageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/opinions") view={Lazy::<OpinionRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/opinions/:id") view={Lazy::<OpinionRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/opinion/:token") view={Lazy::<OpinionRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/moderation") view={Lazy::<ModerationFiguresRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/stage/:campaign") view={Lazy::<StageRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/statistics") view={Lazy::<StatisticsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops") view={Lazy::<WorkshopsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/new") view={Lazy::<WorkshopsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/:id") view={Lazy::<WorkshopsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/:id/edit") view={Lazy::<WorkshopsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/campaigns/:slug") view={Lazy::<PullsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/campaigns/:slug/pulls/:number") view={Lazy::<PullsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/:id/cards") view={Lazy::<HandoverRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/:id/posters") view={Lazy::<HandoverRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/campaigns/:slug/pulls/:number/cards") view={Lazy::<HandoverRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/workshops/campaigns/:slug/pulls/:number/posters") view={Lazy::<HandoverRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/outcomes") view={Lazy::<OutcomesRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/outcomes/:slug") view={Lazy::<OutcomesRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/gallery") view={Lazy::<GalleryRoute>::new()} ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}

/// Pages whose program comes when they are first opened, so that the first visit of the list is light. What is opened together
/// comes as one part, for each border between parts has its price on the wire. A part that does not come (a lost request, or an
/// older version that the server has not any more) kills nothing: the browser itself goes on.
macro_rules! lazily {
    ($($route:ident $load:ident $page:ident in $part:ident),+ $(,)?) => {$(
        #[derive(Debug)]
        struct $route;

        #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $load() -> Result<AnyView, SplitLoaderError> {
            Ok(view! { <$page/> }.into_any())
        }

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                match $load().await {
                    Ok(page) => page,
                    Err(_) => {
                        browser::go_without_script(&address());
                        pending().await
                    }
                }
            }
        }
    )+};
}

/// Where the router is going.
fn address() -> String {
    let Location { pathname, search, hash, .. } = use_location();
    let search = Some(search.get_untracked()).filter(|search| !search.is_empty());
    let search = search.map(|search| format!("?{search}")).unwrap_or_default();
    format!("{}{search}{}", pathname.get_untracked(), hash.get_untracked())
}

lazily! {
    CampaignRoute load_campaign CampaignPage in about,
    TextRoute load_text TextPage in about,
    ReportBarrierRoute load_report_barrier ReportBarrierPage in about,
    ModerationFiguresRoute load_moderation_figures ModerationFiguresPage in about,
    StatisticsRoute load_statistics StatisticsPage in about,
    OpinionRoute load_opinion OpinionPage in about,
    SignInRoute load_sign_in SignInPage in door,
    CodeRoute load_code CodePage in door,
    IdeaRoute load_idea IdeaPage in idea,
    NewIdeaRoute load_new_idea NewIdeaPage in writing,
    EditIdeaRoute load_edit_idea EditIdeaPage in writing,
    MeRoute load_me MePage in me,
    AdminRoute load_admin AdminPage in admin,
    TriageRoute load_triage TriagePage in admin,
    PullsRoute load_pulls PullsPage in workshops,
    HandoverRoute load_handover HandoverPage in workshops,
    WorkshopsRoute load_workshops WorkshopsPage in workshops,
    OutcomesRoute load_outcomes OutcomesPage in workshops,
    ResultRoute load_result ResultPage in workshops,
    StageRoute load_stage StagePage in stage,
    GalleryRoute load_gallery GalleryPage in gallery,
}
