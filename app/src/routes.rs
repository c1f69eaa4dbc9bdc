//! Every address of the product that shows a page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, LazyRoute, SsrMode,
    components::{FlatRoutes, Route, Router},
    lazy_route, path,
};

use crate::{
    announce::{Announcer, LiveRegions},
    ballots::Ballots,
    browser,
    flash::JustPosted,
    live::Live,
    pages::{
        admin::{
            campaign::{EditCampaignPage, NewCampaignPage},
            campaigns::CampaignsPage,
            overview::OverviewPage,
            people::{NewPersonPage, PeoplePage},
            person::PersonPage,
            templates::{EditTemplatePage, TemplatesPage},
            texts::{EditTextPage, TextsPage},
            topic::TopicPage,
            topics::TopicsPage,
            unit::UnitPage,
            units::UnitsPage,
        },
        audit::AuditPage,
        campaign::CampaignPage,
        code::CodePage,
        edit_idea::EditIdeaPage,
        gallery::GalleryPage,
        home::HomePage,
        idea::IdeaPage,
        me::MePage,
        moderation_figures::ModerationFiguresPage,
        new_idea::NewIdeaPage,
        not_found::NotFoundPage,
        report_barrier::ReportBarrierPage,
        sign_in::SignInPage,
        synonyms::SynonymsPage,
        text_page::TextPage,
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
            <Route path=path!("/campaigns/:slug") view={Lazy::<CampaignRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/new") view={Lazy::<NewIdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number") view={Lazy::<IdeaRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ideas/:number/edit") view={Lazy::<EditIdeaRoute>::new()} ssr=SsrMode::Async/>
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
            <Route path=path!("/admin") view={Lazy::<OverviewRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns") view={Lazy::<CampaignsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/new") view={Lazy::<NewCampaignRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug") view={Lazy::<EditCampaignRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug/topics") view={Lazy::<TopicsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/campaigns/:slug/topics/:topic") view={Lazy::<TopicRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/units") view={Lazy::<UnitsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/units/:slug") view={Lazy::<UnitRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people") view={Lazy::<PeopleRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people/new") view={Lazy::<NewPersonRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/people/:id") view={Lazy::<PersonRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/texts") view={Lazy::<TextsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/texts/:key") view={Lazy::<EditTextRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/templates") view={Lazy::<TemplatesRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/templates/:id") view={Lazy::<EditTemplateRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/synonyms") view={Lazy::<SynonymsRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/audit") view={Lazy::<AuditRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/moderation") view={Lazy::<ModerationFiguresRoute>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/gallery") view={Lazy::<GalleryRoute>::new()} ssr=SsrMode::Async/>
        </FlatRoutes>
    }
}

/// Pages whose program comes when they are first opened, so that the first visit of the list is light.
macro_rules! lazily {
    ($($route:ident $page:ident),+ $(,)?) => {$(
        #[derive(Debug)]
        struct $route;

        #[lazy_route]
        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            fn view(_this: Self) -> AnyView {
                view! { <$page/> }.into_any()
            }
        }
    )+};
}

lazily! {
    CampaignRoute CampaignPage,
    NewIdeaRoute NewIdeaPage,
    IdeaRoute IdeaPage,
    EditIdeaRoute EditIdeaPage,
    SignInRoute SignInPage,
    CodeRoute CodePage,
    MeRoute MePage,
    TextRoute TextPage,
    ReportBarrierRoute ReportBarrierPage,
    SynonymsRoute SynonymsPage,
    AuditRoute AuditPage,
    ModerationFiguresRoute ModerationFiguresPage,
    OverviewRoute OverviewPage,
    CampaignsRoute CampaignsPage,
    NewCampaignRoute NewCampaignPage,
    EditCampaignRoute EditCampaignPage,
    TopicsRoute TopicsPage,
    TopicRoute TopicPage,
    UnitsRoute UnitsPage,
    UnitRoute UnitPage,
    PeopleRoute PeoplePage,
    NewPersonRoute NewPersonPage,
    PersonRoute PersonPage,
    TextsRoute TextsPage,
    EditTextRoute EditTextPage,
    TemplatesRoute TemplatesPage,
    EditTemplateRoute EditTemplatePage,
    GalleryRoute GalleryPage,
}
