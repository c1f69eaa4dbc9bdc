//! A campaign: what it asks for, its dates and its rules.

use domain::{
    campaigns::{CampaignPage as Page, CampaignVisit, Masterplan, Phase, Topic},
    exposure::Fairness,
    refusals::Refusal,
    search::Query,
    time::Timestamp,
    triage::PromiseKept,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::campaigns::load_campaign,
    links,
    loaded::load,
    pages::not_found::NotFoundPage,
    parts::{filter_bar::list_address, trouble::Trouble},
    ui::{
        heading::PageHeading,
        icon::{Glyph, Icon},
        time::Moment,
    },
    words::{Lang, use_words},
};

/// A campaign: what it asks for, its dates and its rules.
#[component]
pub fn CampaignPage() -> impl IntoView {
    let params = use_params_map();
    let page = load(move || params.read().get("slug"), load_campaign);
    view! {
        <Suspense fallback=move || view! { <p class="lead">{use_words().states.loading}</p> }>
            {move || page.get().map(|page| match page {
                Ok(visit) => view! { <Campaign visit/> }.into_any(),
                Err(error) if error.is(&Refusal::NotFound) => view! { <NotFoundPage/> }.into_any(),
                Err(error) => view! { <PageHeading text=use_words().common.claim/> <Trouble error/> }.into_any(),
            })}
        </Suspense>
    }
}

#[component]
fn Campaign(visit: CampaignVisit) -> impl IntoView {
    let words = use_words();
    let CampaignVisit { page: Page { campaign, phase, topics, .. }, rules, fairness, promise } = visit;
    view! {
        <PageHeading text=words.pick(&campaign.title).to_owned()/>
        <p class="lead">{words.pick(&campaign.intro).to_owned()}</p>
        <p>
            <a class="button button--primary" href=links::IDEAS>
                {words.campaign().to_list}<Icon glyph=Glyph::ArrowRight/>
            </a>
        </p>
        {phase.tells_outcomes().then(|| view! {
            <p><a class="button" href=links::outcomes(&campaign.slug)>{words.shell.outcomes}</a></p>
        })}
        <div class="split">
            <div class="split__main stack stack--wide">
                <Topics topics/>
                <section class="section" aria-labelledby="rules">
                    <h2 id="rules">{words.campaign().rules}</h2>
                    <div class="prose" inner_html=words.pick(&rules).to_owned()></div>
                </section>
            </div>
            <div class="split__side stack stack--wide">
                <section class="section" aria-labelledby="dates">
                    <h2 id="dates">{words.campaign().dates}</h2>
                    <Dates starts=campaign.schedule.starts() phase/>
                </section>
                <Answered promise/>
                {fairness.map(|fairness| view! { <HowFair fairness/> })}
            </div>
        </div>
    }
}

/// How the promise of a first answer is kept, once there is enough to tell.
#[component]
fn Answered(promise: PromiseKept) -> impl IntoView {
    let words = use_words();
    let known = words.campaign();
    let PromiseKept { days, in_time, median } = promise;
    let row =
        |name, value| view! { <div class="fair__row"><dt>{name}</dt><dd class="figures">{value}</dd></div> };
    (!promise.is_silent()).then(|| {
        view! {
            <section class="section" aria-labelledby="answered">
                <h2 id="answered">{known.promise}</h2>
                <p>{(known.promise_hint)(&words.lang.number(days.into()))}</p>
                <dl class="fair">
                    {in_time.map(|share| row(known.promise_in_time, format!("{share}\u{a0}%")))}
                    {median.map(|days| row(known.promise_median, words.lang.number(days.into())))}
                </dl>
            </section>
        }
    })
}

/// How evenly ideas are read: what the order «Gemischt» is measured by.
#[component]
fn HowFair(fairness: Fairness) -> impl IntoView {
    let words = use_words();
    let Fairness { smallest, median, largest, gini } = fairness;
    let views = |n: i64| words.lang.number(u64::try_from(n).unwrap_or(0));
    let hundredths = format!("{:.2}", gini);
    let gini = if words.lang == Lang::De { hundredths.replace('.', ",") } else { hundredths };
    let rows = [
        (words.campaign().fair_smallest, views(smallest)),
        (words.campaign().fair_median, views(median)),
        (words.campaign().fair_largest, views(largest)),
        (words.campaign().fair_gini, gini),
    ];
    let row = |(name, value)| view! { <div class="fair__row"><dt>{name}</dt><dd class="figures">{value}</dd></div> };
    view! {
        <section class="section" aria-labelledby="fair">
            <h2 id="fair">{words.campaign().fair}</h2>
            <p>{words.campaign().fair_hint}</p>
            <dl class="fair">{rows.map(row).collect_view()}</dl>
        </section>
    }
}

/// When each phase begins; the present one is marked.
#[component]
fn Dates(starts: [(Phase, Timestamp); 6], phase: Phase) -> impl IntoView {
    let words = use_words();
    let step = |(own, start): (Phase, Timestamp)| {
        view! {
            <li class="history__step" aria-current=(own == phase).then_some("step")>
                <span class="history__what">{words.phase_name(own)}</span>
                <span class="history__when">{words.campaign().from}" "<Moment at=start/></span>
                <span class="history__note">{words.phase_meaning(own)}</span>
            </li>
        }
    };
    view! { <ol class="history" role="list">{starts.map(step).collect_view()}</ol> }
}

/// The topics under their masterplans, each with its list.
#[component]
fn Topics(topics: Vec<Topic>) -> impl IntoView {
    let words = use_words();
    let of = |plan: &Masterplan| {
        let own = topics.iter().filter(|topic| topic.masterplan == *plan && !topic.archived).map(|topic| {
            let href = list_address(&Query { topic: Some(topic.slug.clone()), ..Query::default() });
            view! { <li><a href=href>{words.pick(&topic.name).to_owned()}</a></li> }
        });
        let own: Vec<_> = own.collect();
        (!own.is_empty()).then(|| {
            view! {
                <div class="plan">
                    <h3 class="plan__name">{words.masterplan_name(*plan)}</h3>
                    <ul class="plan__topics" role="list">{own}</ul>
                </div>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="topics">
            <h2 id="topics">{words.campaign().topics}</h2>
            <div class="plans">{Masterplan::ALL.iter().map(of).collect_view()}</div>
        </section>
    }
}
