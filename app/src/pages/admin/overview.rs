//! Links to every part of the administration.

use leptos::prelude::*;

use crate::{
    api::admin::templates::open_overview, links, loaded::load, parts::shown::shown, ui::heading::PageHeading,
    viewer::use_actor, words::use_words,
};

/// Links to every part of the administration that is open to whoever looks.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let page = load(|| (), |()| open_overview());
    view! {
        <PageHeading text=use_words().admin().heading/>
        {shown(page, |()| view! { <Parts/> })}
    }
}

#[component]
fn Parts() -> impl IntoView {
    let (words, actor) = (use_words(), use_actor());
    let (all, set_up) = (actor.see_administration().is_ok(), actor.read_configuration().is_ok());
    let moderates = actor.see_queue().is_ok();
    let admin = words.admin();
    let parts = [
        (moderates, links::TRIAGE, words.triage().heading, words.triage().lead),
        (set_up, links::CAMPAIGNS, admin.campaigns, admin.campaigns_hint),
        (moderates, links::STAGE_DESK, words.stage().heading, words.stage().desk_hint),
        (set_up, links::UNITS, admin.units, admin.units_hint),
        (all, links::PEOPLE, admin.people, admin.people_hint),
        (set_up, links::TEXTS, admin.texts, admin.texts_hint),
        (true, links::TEMPLATES, admin.templates, admin.templates_hint),
        (true, links::SYNONYMS, words.synonyms().heading, admin.synonyms_hint),
        (actor.read_audit().is_ok(), links::AUDIT, words.audit().heading, words.audit().lead),
    ];
    let part = |(_, href, name, hint)| {
        view! {
            <li class="desk__part">
                <h2 class="desk__name"><a href=href>{name}</a></h2>
                <p>{hint}</p>
            </li>
        }
    };
    view! {
        <p class="lead">{admin.lead}</p>
        <ul class="desk" role="list">{parts.into_iter().filter(|(open, ..)| *open).map(part).collect_view()}</ul>
    }
}
