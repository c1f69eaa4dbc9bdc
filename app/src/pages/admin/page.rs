//! The whole administration is one part of the program: few people open it, and everybody carries the ways to parts.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
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
};
use crate::{
    pages::{audit::AuditPage, not_found::NotFoundPage, stage::StageDeskPage, synonyms::SynonymsPage},
    ui::{badge::Tone, notice::Notice},
    viewer::use_actor,
    words::use_words,
};

/// The page of the administration at this address; [`crate::routes`] names them all.
#[component]
pub fn AdminPage() -> impl IntoView {
    let address = use_location().pathname.get_untracked();
    let below: Vec<&str> = address.trim_matches('/').split('/').skip(1).collect();
    let page = match below.as_slice() {
        [] => view! { <OverviewPage/> }.into_any(),
        ["campaigns"] => view! { <CampaignsPage/> }.into_any(),
        ["campaigns", "new"] => view! { <NewCampaignPage/> }.into_any(),
        ["campaigns", _] => view! { <EditCampaignPage/> }.into_any(),
        ["campaigns", _, "stage"] | ["stage"] => view! { <StageDeskPage/> }.into_any(),
        ["campaigns", _, "topics"] => view! { <TopicsPage/> }.into_any(),
        ["campaigns", _, "topics", _] => view! { <TopicPage/> }.into_any(),
        ["units"] => view! { <UnitsPage/> }.into_any(),
        ["units", _] => view! { <UnitPage/> }.into_any(),
        ["people"] => view! { <PeoplePage/> }.into_any(),
        ["people", "new"] => view! { <NewPersonPage/> }.into_any(),
        ["people", _] => view! { <PersonPage/> }.into_any(),
        ["texts"] => view! { <TextsPage/> }.into_any(),
        ["texts", _] => view! { <EditTextPage/> }.into_any(),
        ["templates"] => view! { <TemplatesPage/> }.into_any(),
        ["templates", _] => view! { <EditTemplatePage/> }.into_any(),
        ["synonyms"] => view! { <SynonymsPage/> }.into_any(),
        ["audit"] => view! { <AuditPage/> }.into_any(),
        _ => view! { <NotFoundPage/> }.into_any(),
    };
    let (actor, known) = (use_actor(), use_words().admin());
    // Whoever only reads is told so, and no form pretends otherwise. Filters of the audit change nothing.
    let reads = actor.read_configuration().is_ok() && actor.moderate().is_err();
    match (reads, below.as_slice()) {
        (false, _) | (true, [] | ["audit"]) => page,
        // What they may not read says so itself.
        (true, ["people" | "stage", ..] | ["campaigns", "new"] | ["campaigns", _, "stage"]) => page,
        // A day is chosen by reading, too: this page disables its other forms itself.
        (true, ["campaigns", _]) => view! {
            <Notice tone=Tone::Info><p>{known.reads_only}</p></Notice>
            {page}
        }
        .into_any(),
        (true, _) => view! {
            <Notice tone=Tone::Info><p>{known.reads_only}</p></Notice>
            <fieldset class="desk__reads" disabled>{page}</fieldset>
        }
        .into_any(),
    }
}
