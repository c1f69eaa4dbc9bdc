//! The page around the form: its data, and what it says when no ideas are taken.

use domain::{campaigns::CampaignPage, refusals::Refusal};
use leptos::prelude::*;

use super::form::NewIdeaForm;
use crate::{
    api::forms::{NewIdeaVisit, open_new_idea},
    links,
    loaded::load,
    parts::{no_campaign::NoCampaign, phase_banner::PhaseBanner, trouble::Trouble},
    ui::{
        button::LinkButton,
        heading::PageHeading,
        icon::{Glyph, Icon},
    },
    words::use_words,
};

/// Posting an idea.
#[component]
pub fn NewIdeaPage() -> impl IntoView {
    let visit = load(|| (), |()| open_new_idea());
    let heading = use_words().new_idea().heading;
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(visit) => view! { <Opened visit/> }.into_any(),
                    Err(error) if error.is(&Refusal::NoCampaign) => {
                        view! { <PageHeading text=heading/><NoCampaign/> }.into_any()
                    }
                    Err(error) => view! { <PageHeading text=heading/><Trouble error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Opened(visit: NewIdeaVisit) -> impl IntoView {
    let words = use_words();
    let came_back = visit.returned.is_some();
    match visit.campaign.clone().filter(|campaign| !campaign.phase.takes_ideas() && !came_back) {
        Some(campaign) => view! { <PageHeading text=words.new_idea().heading/><Closed campaign/> }.into_any(),
        None => view! { <NewIdeaForm visit/> }.into_any(),
    }
}

/// Instead of the form: what was, what is, what comes next.
#[component]
fn Closed(campaign: CampaignPage) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="lead">{words.new_idea().closed}</p>
        <PhaseBanner campaign/>
        <div class="actions">
            <LinkButton href=links::IDEAS><Icon glyph=Glyph::ArrowLeft/>{words.common.back_to_list}</LinkButton>
        </div>
    }
}
