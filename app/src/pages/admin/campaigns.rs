//! Every campaign, and the way to another.

use domain::campaigns::CampaignEntry;
use leptos::prelude::*;

use crate::{
    api::admin::campaigns::open_campaigns,
    links,
    loaded::load,
    parts::{
        administration::{Missing, WayBack},
        shown::shown,
    },
    ui::{
        button::{LinkButton, Weight},
        heading::PageHeading,
        icon::{Glyph, Icon},
        time::Day,
    },
    viewer::use_actor,
    words::{count, use_words},
};

/// Every campaign, and the way to another.
#[component]
pub fn CampaignsPage() -> impl IntoView {
    let words = use_words().admin();
    let page = load(|| (), |()| open_campaigns());
    let may_add = use_actor().see_administration().is_ok();
    view! {
        <WayBack/>
        <PageHeading text=words.campaigns/>
        <p class="lead">{words.campaigns_hint}</p>
        {shown(page, move |campaigns: Vec<CampaignEntry>| view! {
            {may_add.then(|| view! {
                <p>
                    <LinkButton href=links::NEW_CAMPAIGN weight=Weight::Primary>
                        <Icon glyph=Glyph::Plus/>{words.campaign_new}
                    </LinkButton>
                </p>
            })}
            <ul class="desk__rows" role="list">
                {campaigns.into_iter().map(|entry| view! { <Row entry/> }).collect_view()}
            </ul>
        })}
    }
}

#[component]
fn Row(entry: CampaignEntry) -> impl IntoView {
    let words = use_words();
    let CampaignEntry { campaign, preview, topics, .. } = entry;
    let missing = campaign.title.en.trim().is_empty() || campaign.intro.en.trim().is_empty();
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name"><a href=links::edit_campaign(&campaign.slug)>{words.pick(&campaign.title).to_owned()}</a></h2>
                <ul class="facts" role="list">
                    <li class="facts__item">{words.phase_name(preview.page.phase)}</li>
                    <li class="facts__item">
                        <Day at=campaign.schedule.collecting/>" – "<Day at=campaign.schedule.archived/>
                    </li>
                    {missing.then(|| view! { <li class="facts__item">"English: "<Missing is=true/></li> })}
                </ul>
            </div>
            <a class="button" href=links::topics(&campaign.slug)>{(words.admin().topics_count)(count(topics))}</a>
        </li>
    }
}
