//! The list of ideas.

use domain::{campaigns::CampaignPage, ideas::IdeaList, refusals::Refusal, search::Query};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    announce::use_announcer,
    api::{error::ApiError, ideas::list_ideas},
    browser, links,
    live::use_live,
    loaded::{Loaded, load},
    parts::{
        filter_bar::FilterBar,
        grown::length_left,
        idea_list::{HEADING, IdeaListView, announced},
        no_campaign::NoCampaign,
        phase_banner::PhaseBanner,
        search_box::SearchBox,
        trouble::Trouble,
        undo_bar::UndoBar,
    },
    ui::{
        heading::PageHeading,
        icon::{Glyph, Icon},
        remembered::{late, remember},
    },
    viewer::use_actor,
    words::use_words,
};

/// A list with the address that asked for it.
type Listed = (String, Result<IdeaList, ApiError>);

/// The list of ideas. All that it shows is in the address.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_words();
    let live = use_live();
    let address = use_query_map();
    let query = Memo::new(move |_| {
        let address = address.read();
        Query::from_pairs((&*address).into_iter().map(|(key, value)| (key.as_ref(), value)))
    });
    let address = move || query.read().to_query_string();
    let list = load(address, |address| async move {
        let shown = length_left(&address);
        (address.clone(), list_ideas(address, shown).await)
    });
    Effect::new(move |_| {
        query.track();
        live.forget_posted();
    });
    // Whether new ideas were asked for.
    let pressed = StoredValue::new(false);
    announce_changes(list, pressed);
    view! {
        <div class="hero">
            <PageHeading text=words.list.heading/>
            <p class="lead">{words.list.lead}</p>
            <p class="hero__promise"><Icon glyph=Glyph::Shield/>{words.list.promise}</p>
        </div>
        <Transition fallback=move || view! { <p class="lead">{words.states.loading}</p> }>
            <Listing query list pressed/>
        </Transition>
    }
}

/// Campaign, controls and list. The controls stay while the list changes, so that the focus does, too.
#[component]
fn Listing(query: Memo<Query>, list: Loaded<Listed>, pressed: StoredValue<bool>) -> impl IntoView {
    let live = use_live();
    let loaded = move || list.with(|list| Some(list.as_ref()?.1.as_ref().ok()?.campaign.clone()));
    let kept =
        Memo::new(move |kept: Option<&Option<CampaignPage>>| loaded().or_else(|| kept.cloned().flatten()));
    // On the server, the list comes by another thread, and a memo that is asked meanwhile may miss it for good.
    let campaign = move || if browser::is_here() { kept.get() } else { loaded() };
    // This one is asked by what is drawn once the campaign is there.
    let facets = Memo::new(move |_| list.with(|list| list.as_ref()?.1.as_ref().ok()?.facets.clone()));
    let reload = Callback::new(move |()| {
        live.forget_posted();
        list.refetch();
    });
    view! {
        {move || campaign().map(|campaign| {
            let shown = (campaign, query.get_untracked(), facets.get_untracked(), use_actor().moderates());
            remember(shown, move |(campaign, ..)| view! {
                <PhaseBanner campaign=campaign.clone()/>
                <FilterBar query campaign facets/>
            }.into_any())
        })}
        {move || list.with(Option::is_some).then(|| late(move || match list.get_untracked() {
            None => ().into_any(),
            Some((_, Ok(list))) => view! { <IdeaListView query=query.get_untracked() list reload pressed/> }.into_any(),
            Some((_, Err(error))) if error.is(&Refusal::NoCampaign) => view! { <NoCampaign/> }.into_any(),
            // Without the list nothing is known of the campaign, but what was typed is still there.
            Some((_, Err(error))) => view! {
                {untrack(campaign).is_none().then(|| view! { <SearchBox query/> })}
                <Trouble error/>
            }
            .into_any(),
        }))}
        <UndoBar/>
        {move || campaign().map(|campaign| view! { <ActionBar campaign/> })}
    }
}

/// The one action of the page, at the thumb.
#[component]
fn ActionBar(campaign: CampaignPage) -> impl IntoView {
    campaign.phase.takes_ideas().then(|| {
        view! {
            <div class="action-bar">
                <a class="button button--primary" href=links::NEW_IDEA>
                    <Icon glyph=Glyph::Plus/>{use_words().shell.new_idea}
                </a>
            </div>
        }
    })
}

/// Says how many ideas there are once the reader has asked for another list. The press for new ideas is gone with the old list: the new
/// one has the focus.
fn announce_changes(list: Loaded<Listed>, pressed: StoredValue<bool>) {
    let announcer = use_announcer();
    let words = use_words();
    Effect::new(move |before: Option<Option<String>>| {
        let before = before.flatten();
        let Some((address, list)) = list.get() else { return before };
        let pressed = pressed.try_update_value(std::mem::take).unwrap_or_default();
        let Ok(list) = list else { return before };
        if pressed {
            request_animation_frame(|| browser::focus_if_lost(&format!("#{HEADING}")));
        }
        if before.is_some_and(|before| before != address) {
            announcer.say_after_rest(announced(words, &list));
        }
        Some(address)
    });
}
