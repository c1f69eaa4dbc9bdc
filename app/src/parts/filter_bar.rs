//! Order and filters of the list. All of it is in the address.

use domain::{
    campaigns::{CampaignPage, Masterplan, Phase},
    ideas::Status,
    ids::{TopicId, UnitId},
    search::{Facets, Mine, Query, Sort},
};
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    web_sys::{FormData, HtmlFormElement},
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

use crate::{
    links,
    parts::search_box::SearchBox,
    ui::icon::{Glyph, Icon},
    viewer::use_actor,
    words::{Words, count, use_words},
};

/// Order and filters of the list.
#[component]
pub fn FilterBar(
    /// What the address asks for.
    query: Memo<Query>,
    /// The campaign with its topics and units.
    campaign: CampaignPage,
    /// How the ideas are spread, where it is counted.
    facets: Memo<Option<Facets>>,
) -> impl IntoView {
    let phase = campaign.phase;
    let searching = Memo::new(move |_| query.read().q.is_some());
    view! {
        <SearchBox query/>
        <div class="list-bar">
            {move || if searching.get() {
                view! { <p class="list-bar__order">{use_words().list.order_fit}</p> }.into_any()
            } else {
                view! { <Order query phase/> }.into_any()
            }}
            <Filters query campaign facets/>
        </div>
    }
}

/// The orders as links. They stay while the list changes, so that the focus does, too.
#[component]
fn Order(query: Memo<Query>, phase: Phase) -> impl IntoView {
    let words = use_words();
    let link = move |&sort: &Sort| {
        let href = move || list_address(&Query { sort: Some(sort), ..query.get().from_start() });
        let current = move || (query.read().order(phase) == sort).then_some("true");
        view! {
            <li>
                <a class="tabs__link" href=href aria-current=current data-noscroll="">{words.sort_name(sort)}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=words.list.order>
            <ul class="tabs__list" role="list">{Sort::ALL.iter().map(link).collect_view()}</ul>
        </nav>
        {move || (query.read().order(phase) == Sort::Fair).then(|| view! {
            <p class="list-bar__hint">{words.list.fair_hint}</p>
        })}
    }
}

/// The filters: a form that works without a script.
#[component]
fn Filters(query: Memo<Query>, campaign: CampaignPage, facets: Memo<Option<Facets>>) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if let Some(wanted) = form.and_then(|form| read(&form, &query.get_untracked())) {
            navigate(&list_address(&wanted), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let reset = move || list_address(&query.get().without_filters());
    view! {
        <details class="filter">
            <summary class="filter__summary">
                <Icon glyph=Glyph::Filter/>{move || summary(words, &query.read())}
            </summary>
            <form class="filter__form" method="get" action=links::IDEAS autocomplete="off" on:submit=go>
                <Kept query/>
                <Choosers query campaign facets/>
                <div class="filter__actions">
                    <button class="button button--primary" type="submit">{words.list.apply}</button>
                    <a href=reset data-noscroll="">{words.list.reset}</a>
                    // `external`: the browser's own jump leads to the form.
                    <a href=move || links::save_search(&query.read().from_start()) rel="external">{words.list.save}</a>
                </div>
            </form>
        </details>
    }
}

/// What the address holds besides the filters, for browsers without a script.
#[component]
fn Kept(query: Memo<Query>) -> impl IntoView {
    move || {
        let Query { q, sort, campaign, .. } = query.get();
        let q = q.map(|text| view! { <input type="hidden" name="q" value=text/> });
        let sort = sort.map(|sort| view! { <input type="hidden" name="sort" value=sort.as_str()/> });
        let campaign = campaign.map(|slug| view! { <input type="hidden" name="campaign" value=slug/> });
        view! { {q} {sort} {campaign} }
    }
}

#[component]
fn Choosers(query: Memo<Query>, campaign: CampaignPage, facets: Memo<Option<Facets>>) -> impl IntoView {
    let words = use_words();
    let counts = Memo::new({
        let campaign = campaign.clone();
        move |_| facets.read().as_ref().map(|facets| counts_of(facets, &campaign))
    });
    let topics = Masterplan::ALL.iter().map(|plan| topics_of(words, &campaign, *plan)).collect();
    let statuses = Status::ALL.iter().filter(|status| **status != Status::Held || use_actor().moderates());
    let statuses =
        statuses.map(|status| (status.as_str().to_owned(), words.status_name(*status).to_owned())).collect();
    let known = campaign.topics.clone();
    let topic = Signal::derive(move || {
        let wanted = query.get().topic.unwrap_or_default();
        known.iter().find(|topic| topic.answers_to(&wanted)).map_or(wanted, |topic| topic.slug.clone())
    });
    let units = campaign.units.iter();
    let units = units.map(|unit| (unit.slug.clone(), words.pick(&unit.name).to_owned())).collect();
    let mine = Mine::ALL.iter();
    let mine = mine.map(|mine| (mine.as_str().to_owned(), words.mine_name(*mine).to_owned())).collect();
    view! {
        <Chooser name="topic" label=words.list.topic groups=topics counts value=topic/>
        <Chooser name="status" label=words.list.status groups=vec![(None, statuses)] counts
            value=Signal::derive(move || query.get().status.map(|status| status.to_string()).unwrap_or_default())/>
        <Chooser name="unit" label=words.list.unit groups=vec![(None, units)] counts
            value=Signal::derive(move || query.get().unit.unwrap_or_default())/>
        <Chooser name=MINE label=words.list.mine groups=vec![(None, mine)] counts
            value=Signal::derive(move || query.get().mine.map(|mine| mine.to_string()).unwrap_or_default())/>
    }
}

/// The filter whose choices nobody counts: what is one's own is nobody else's business, and known to oneself.
const MINE: &str = "mine";

/// How many ideas each choice would leave: the name of the filter, the value of the option, the number. What is not here leaves none.
type Counts = Vec<(&'static str, String, usize)>;

fn counts_of(facets: &Facets, campaign: &CampaignPage) -> Counts {
    let topic = |(id, n): &(TopicId, usize)| {
        let topic = campaign.topics.iter().find(|topic| topic.id == *id)?;
        Some(("topic", topic.slug.clone(), *n))
    };
    let unit = |(id, n): &(UnitId, usize)| {
        let unit = campaign.units.iter().find(|unit| unit.id == *id)?;
        Some(("unit", unit.slug.clone(), *n))
    };
    let status = |(status, n): &(Status, usize)| ("status", status.to_string(), *n);
    let (topics, units) = (facets.topics.iter().filter_map(topic), facets.units.iter().filter_map(unit));
    topics.chain(units).chain(facets.statuses.iter().map(status)).collect()
}

/// Values and words, under the name of their group.
type Group = (Option<&'static str>, Vec<(String, String)>);

fn topics_of(words: &Words, campaign: &CampaignPage, plan: Masterplan) -> Group {
    let topics = campaign.topics.iter().filter(|topic| topic.masterplan == plan);
    let options = topics.map(|topic| (topic.slug.clone(), words.pick(&topic.name).to_owned())).collect();
    (Some(words.masterplan_name(plan)), options)
}

/// One filter. It follows the address, and is read when the form is sent.
#[component]
fn Chooser(
    name: &'static str,
    label: &'static str,
    groups: Vec<Group>,
    counts: Memo<Option<Counts>>,
    value: Signal<String>,
) -> impl IntoView {
    let id = format!("filter-{name}");
    let option = move |(own, text): (String, String)| {
        let selected = value.get_untracked() == own;
        let value = own.clone();
        let counted = move || {
            let counts = counts.read();
            let Some(counts) = counts.as_ref().filter(|_| name != MINE) else { return text.clone() };
            let known = counts.iter().find(|(filter, choice, _)| *filter == name && *choice == value);
            let n = known.map_or(0, |(_, _, n)| *n);
            format!("{text} ({n})")
        };
        view! { <option value=own selected=selected>{counted}</option> }
    };
    let group = move |(label, options): Group| {
        let options = options.into_iter().map(option).collect_view();
        match label {
            Some(label) => view! { <optgroup label=label>{options}</optgroup> }.into_any(),
            None => options.into_any(),
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <select class="input" id=id name=name autocomplete="off" prop:value=value>
                <option value="">{use_words().list.any}</option>
                {groups.into_iter().map(group).collect_view()}
            </select>
        </div>
    }
}

/// The address of a list.
pub fn list_address(query: &Query) -> String {
    format!("{}{}", links::IDEAS, query.to_query_string())
}

fn summary(words: &Words, query: &Query) -> String {
    let set = [query.topic.is_some(), query.status.is_some(), query.unit.is_some(), query.mine.is_some()];
    match set.into_iter().filter(|set| *set).count() {
        0 => words.list.filter.to_owned(),
        n => (words.list.filters_set)(count(n)),
    }
}

/// The list that the form asks for.
fn read(form: &HtmlFormElement, shown: &Query) -> Option<Query> {
    let data = FormData::new_with_form(form).ok()?;
    let field = |name: &str| data.get(name).as_string().unwrap_or_default();
    let names = ["topic", "status", "unit", "mine"];
    let values = names.map(field);
    let wanted = Query::from_pairs(names.into_iter().zip(values.iter().map(String::as_str)));
    Some(Query { q: shown.q.clone(), sort: shown.sort, campaign: shown.campaign.clone(), ..wanted })
}
