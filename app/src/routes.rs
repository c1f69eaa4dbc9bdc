//! Every address of the product that shows a page.

use std::future::pending;

use leptos::{
    ev,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_meta::provide_meta_context;
use leptos_router::{
    ChooseView,
    components::{FlatRoutes, Router},
    hooks::{use_location, use_url},
};

use crate::{
    addresses::Addresses,
    announce::{Announcer, LiveRegions},
    ballots::Ballots,
    browser,
    flash::JustPosted,
    links,
    live::Live,
    loaded,
    pages::{
        admin::page::AdminPage, campaign::CampaignPage, canvases::CanvasesPage, code::CodePage,
        edit_idea::EditIdeaPage, gallery::GalleryPage, handover::HandoverPage, home::HomePage,
        idea::IdeaPage, me::MePage, moderation_figures::ModerationFiguresPage, new_idea::NewIdeaPage,
        not_found::NotFoundPage, opinion::OpinionPage, outcomes::OutcomesPage, pulls::PullsPage,
        report_barrier::ReportBarrierPage, results::ResultPage, sign_in::SignInPage, stage::StagePage,
        statistics::StatisticsPage, text_page::TextPage, triage::TriagePage, workshops::WorkshopsPage,
    },
    parts::{
        frame::{Footer, Header, SkipLink},
        offline::OfflineBanner,
    },
    turns,
    ui::{badge::Tone, heading::PageHeading, notice::Notice},
    words::use_words,
};

/// The app, below `<body>`. The language and the viewer are in context already.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Announcer::new());
    provide_context(JustPosted::new());
    provide_context(Ballots::new());
    provide_context(Live::start());

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
    let url = use_url();
    Effect::new(move |_| {
        url.track();
        browser::set_out();
    });
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
            <Table/>
        </FlatRoutes>
    }
}

/// What the router reads instead of its own routes.
#[component(transparent)]
fn Table() -> Addresses<Page> {
    Addresses::new(PAGES)
}

/// Every page and its addresses. A form on a page that came back, without a script, is shown at the address it was posted to.
const PAGES: &[(Page, &[&str])] = &[
    (Page::Home, &["/"]),
    (Page::About(About::Campaign), &["/campaigns/:slug"]),
    (Page::Writing(Writing::NewIdea), &["/ideas/new"]),
    (
        Page::Reading(Reading::Idea),
        &[
            "/ideas/:number",
            "/ideas/:number/outcome/survey",
            "/ideas/:number/:form",
            "/ideas/:number/comments/:comment",
            "/ideas/:number/comments/:comment/delete",
        ],
    ),
    (Page::Writing(Writing::EditIdea), &["/ideas/:number/edit"]),
    (Page::Team(Team::Outcomes), &["/ideas/:number/outcome", "/outcomes", "/outcomes/:slug"]),
    (Page::Team(Team::Result), &["/ideas/:number/result"]),
    (Page::Door(Door::SignIn), &["/sign-in"]),
    (Page::Door(Door::Code), &["/c"]),
    (
        Page::Own(Own::Me),
        &[
            "/me",
            "/me/name",
            "/me/votes/follow",
            "/me/searches",
            "/me/searches/forget",
            "/me/sessions/:id/end",
        ],
    ),
    (
        Page::About(About::Text),
        &["/accessibility", "/privacy", "/imprint", "/easy-language", "/sign-language", "/what-we-count"],
    ),
    (Page::About(About::ReportBarrier), &["/report-barrier"]),
    (
        Page::Desk(Desk::Admin),
        &[
            "/admin",
            "/admin/campaigns",
            "/admin/campaigns/new",
            "/admin/campaigns/:slug",
            "/admin/campaigns/:slug/topics",
            "/admin/campaigns/:slug/topics/:topic",
            "/admin/campaigns/:slug/stage",
            "/admin/stage",
            "/admin/units",
            "/admin/units/:slug",
            "/admin/people",
            "/admin/people/new",
            "/admin/people/:id",
            "/admin/texts",
            "/admin/texts/:key",
            "/admin/templates",
            "/admin/templates/:id",
            "/admin/synonyms",
            "/admin/audit",
        ],
    ),
    (
        Page::Desk(Desk::Triage),
        &["/triage", "/triage/undo", "/triage/bulk", "/triage/:number", "/triage/appeals/:id"],
    ),
    (Page::About(About::Opinion), &["/opinions", "/opinions/:id", "/opinion/:token"]),
    (Page::About(About::ModerationFigures), &["/moderation"]),
    (Page::Hall(Hall::Stage), &["/stage/:campaign"]),
    (Page::About(About::Statistics), &["/statistics"]),
    (Page::Team(Team::Workshops), &["/workshops", "/workshops/new", "/workshops/:id", "/workshops/:id/edit"]),
    (
        Page::Team(Team::Canvases),
        &[
            "/workshops/:id/ideas/:number/canvas",
            "/workshops/:id/ideas/:number/canvas/edit",
            "/workshops/:id/ideas/:number/canvas/:field",
        ],
    ),
    (Page::Team(Team::Pulls), &["/workshops/campaigns/:slug", "/workshops/campaigns/:slug/pulls/:number"]),
    (
        Page::Team(Team::Handover),
        &[
            "/workshops/:id/cards",
            "/workshops/:id/posters",
            "/workshops/campaigns/:slug/pulls/:number/cards",
            "/workshops/campaigns/:slug/pulls/:number/posters",
        ],
    ),
    (Page::Shown(Shown::Gallery), &["/gallery"]),
];

/// Pages whose program comes when they are first opened, so that the first visit of the list is light. What is opened together
/// comes as one part, for each border between parts has its price on the wire.
macro_rules! parts {
    ($($load:ident $Part:ident in $part:ident { $($page:ident => $Component:ident),+ $(,)? })+) => {
        /// A page of the product, by the part of the program it comes with.
        #[derive(Clone, Copy, Debug)]
        enum Page {
            Home,
            $($Part($Part)),+
        }

        impl Page {
            async fn open(self) -> Result<AnyView, SplitLoaderError> {
                match self {
                    Self::Home => Ok(view! { <HomePage/> }.into_any()),
                    $(Self::$Part(page) => $load(page).await),+
                }
            }
        }

        $(
            #[derive(Clone, Copy, Debug)]
            #[repr(u8)]
            enum $Part {
                $($page),+
            }

            #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
            fn $load(page: $Part) -> Result<AnyView, SplitLoaderError> {
                Ok(match page {
                    $($Part::$page => view! { <$Component/> }.into_any()),+
                })
            }
        )+
    };
}

parts! {
    load_about About in about {
        Campaign => CampaignPage,
        Text => TextPage,
        ReportBarrier => ReportBarrierPage,
        ModerationFigures => ModerationFiguresPage,
        Statistics => StatisticsPage,
        Opinion => OpinionPage,
    }
    load_door Door in door {
        SignIn => SignInPage,
        Code => CodePage,
    }
    load_idea Reading in idea {
        Idea => IdeaPage,
    }
    load_writing Writing in writing {
        NewIdea => NewIdeaPage,
        EditIdea => EditIdeaPage,
    }
    load_me Own in me {
        Me => MePage,
    }
    load_admin Desk in admin {
        Admin => AdminPage,
        Triage => TriagePage,
    }
    load_workshops Team in workshops {
        Pulls => PullsPage,
        Handover => HandoverPage,
        Canvases => CanvasesPage,
        Workshops => WorkshopsPage,
        Outcomes => OutcomesPage,
        Result => ResultPage,
    }
    load_stage Hall in stage {
        Stage => StagePage,
    }
    load_gallery Shown in gallery {
        Gallery => GalleryPage,
    }
}

/// In place of a page whose part of the program cannot come. Once there is a connection again, the browser goes there.
#[component]
fn Unreached() -> impl IntoView {
    let words = use_words();
    let address = loaded::address();
    let back = window_event_listener(ev::online, move |_| browser::go_without_script(&address));
    on_cleanup(move || back.remove());
    view! {
        <PageHeading text=words.common.claim/>
        <Notice tone=Tone::Danger><p>{words.trouble.unreachable_waiting}</p></Notice>
    }
}

impl ChooseView for Page {
    /// A part that does not come (a lost request, or an older version that the server has not any more) kills nothing: the
    /// browser itself goes on.
    async fn choose(self) -> AnyView {
        // What surrounds the page has woken in this turn. Nothing of the page is made before the next one: its effects would run before it
        // wakes, and be lost on it.
        if is_browser() && !turns::have_begun() {
            turns::next().await;
        }
        match browser::awaited(self.open()).await {
            Ok(page) => page,
            // Without a connection, the browser would only lead to an error of its own.
            Err(_) if turns::have_begun() && !browser::is_online() => view! { <Unreached/> }.into_any(),
            Err(_) => {
                browser::go_without_script(&loaded::address());
                pending().await
            }
        }
    }

    async fn preload(&self) {}
}
