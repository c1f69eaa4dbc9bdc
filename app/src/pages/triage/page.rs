//! The page: what waits, and what is opened.

use domain::{
    ids::ActId,
    triage::{ItemKey, ItemKind, QueueQuery},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    cases::Results,
    item::Item,
    keys::Keys,
    list::{List, Views},
    opinions::LinkOnce,
    preview::{Eyes, Preview},
};
use crate::{
    api::triage::{TriageVisit, open_triage},
    links,
    loaded::load,
    parts::shown::shown,
    returned::{Opened, Returned},
    ui::{
        badge::Tone,
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
        remembered::remember,
    },
    words::use_words,
};

/// The queue of moderation.
#[component]
pub fn TriagePage() -> impl IntoView {
    let address = use_location().search;
    let visit = load(move || address.get(), open_triage);
    view! {
        <PageHeading text=use_words().triage().heading/>
        <p class="lead">{use_words().triage().lead}</p>
        {shown(visit, |opened: Opened<TriageVisit>| view! { <Queue opened/> })}
    }
}

/// Where the acts on the opened item lead to.
#[derive(Clone, Debug)]
pub struct Ways {
    /// This page, for a form that comes back.
    pub here: String,
    /// The next item, once this one is settled.
    pub next: String,
}

impl Ways {
    /// Whether another idea is read beside the item that is opened.
    pub fn compares(&self) -> bool {
        QueueQuery::from_address(self.here.trim_start_matches(links::TRIAGE)).beside.is_some()
    }

    /// For what settles nothing: afterwards the same item is open.
    pub fn staying(&self) -> Self {
        Self { next: self.here.clone(), ..self.clone() }
    }
}

#[component]
fn Queue(opened: Opened<TriageVisit>) -> impl IntoView {
    let words = use_words().triage();
    let Opened { what: visit, returned } = opened;
    // A refused act on many items comes back to the list, any other to the item.
    let of_many = |form: &Returned| form.form == links::BULK && form.refusal.is_some();
    let (many, returned) =
        if returned.as_ref().is_some_and(of_many) { (returned, None) } else { (None, returned) };
    let TriageVisit { query, queue, opened: item, preview, key, site, done, undo } = visit;
    let settled = item.as_ref().is_some_and(|open| open.item.kind == ItemKind::Settled);
    let neighbours =
        Neighbours::of(&query, &queue.items.items.iter().map(|item| item.key).collect::<Vec<_>>());
    let here = format!("{}{}", links::TRIAGE, query.to_address());
    // What waits for nothing leaves no gap: it stays before whoever opened it.
    let next = if settled { Some(here.clone()) } else { neighbours.next.clone() };
    let next = next.unwrap_or_else(|| format!("{}{}", links::TRIAGE, query.opening(None).to_address()));
    let ways = Ways { here, next };
    let (eye, looked_at) = (query.eye, query.clone());
    let list = query.item.map(|_| format!("{}{}", links::TRIAGE, query.opening(None).to_address()));
    let shown = QueueQuery { after: None, ..query.opening(None) };
    let views = remember((shown, queue.counts), |(query, counts)| view! { <Views query counts/> }.into_any());
    let none = match (query.item, queue.items.items.is_empty()) {
        (Some(_), _) => words.gone,
        (None, true) => words.nothing_opened,
        (None, false) => words.choose,
    };
    view! {
        <Done done undo ways=ways.clone()/>
        <Results returned=returned.clone() here=ways.here.clone()/>
        <LinkOnce returned=returned.clone() site/>
        <Keys/>
        {views}
        <div class="triage">
            <div class="triage__list"><List query queue returned=many/></div>
            <div class="triage__item">
                <Way neighbours list/>
                {match (eye.zip(preview), item) {
                    (Some((eye, seen)), Some(_)) => view! { <Eyes query=looked_at/> <Preview eye seen/> }.into_any(),
                    (None, Some(open)) => {
                        // Another item has forms of its own: nothing that was typed or chosen for this one stays in them.
                        let opened = (open, key, ways, returned);
                        view! {
                            <For each=move || [opened.clone()] key=|(open, ..)| open.item.key let((open, key, ways, returned))>
                                <Item open key ways returned/>
                            </For>
                            <Eyes query=looked_at/>
                        }
                        .into_any()
                    }
                    (_, None) => view! { <Unopened text=none returned/> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// A form whose item waits no longer still says why it came back.
#[component]
fn Unopened(text: &'static str, returned: Option<Returned>) -> impl IntoView {
    let refusal = returned.and_then(|form| form.refusal).map(|refusal| use_words().refusal(&refusal));
    view! {
        {refusal.map(|said| view! { <Notice tone=Tone::Danger><p>{said}</p></Notice> })}
        <Notice tone=Tone::Neutral><p>{text}</p></Notice>
    }
}

/// That something was done, and the way back. It stays until the next page: who needs more time has it.
#[component]
fn Done(done: Option<String>, undo: Option<ActId>, ways: Ways) -> impl IntoView {
    let words = use_words();
    done.map(|done| {
        view! {
            <div class="undo-bar triage__done" role="status">
                <p>{done}</p>
                {undo.map(|act| view! {
                    <form method="post" action=links::UNDO>
                        <input type="hidden" name="here" value=ways.here.clone()/>
                        <input type="hidden" name="id" value=act.to_string()/>
                        <button class="button" type="submit" data-key="u">{words.common.undo}</button>
                    </form>
                })}
            </div>
        }
    })
}

/// The items around the one that is opened.
#[derive(Clone, Debug, Default)]
struct Neighbours {
    previous: Option<String>,
    next: Option<String>,
}

impl Neighbours {
    fn of(query: &QueueQuery, keys: &[ItemKey]) -> Self {
        let at = query.item.and_then(|open| keys.iter().position(|key| *key == open));
        let link = |key: Option<&ItemKey>| {
            key.map(|key| format!("{}{}", links::TRIAGE, query.opening(Some(*key)).to_address()))
        };
        match at {
            Some(at) => Self {
                previous: link(at.checked_sub(1).and_then(|at| keys.get(at))),
                // Behind the last one the first waits again.
                next: link(keys.get(at + 1).or_else(|| keys.first().filter(|_| at > 0))),
            },
            None => Self { previous: None, next: link(keys.first()) },
        }
    }
}

#[component]
fn Way(neighbours: Neighbours, list: Option<String>) -> impl IntoView {
    let words = use_words().triage();
    let Neighbours { previous, next } = neighbours;
    view! {
        <div class="triage__way">
            {list.map(|href| view! {
                <a class="link-back" href=href data-noscroll=""><Icon glyph=Glyph::ArrowLeft/>{words.back_to_list}</a>
            })}
            {previous.map(|href| view! { <a class="button" href=href data-key="k" data-noscroll="">{words.previous}</a> })}
            {next.map(|href| view! { <a class="button" href=href data-key="j" data-noscroll="">{words.next}</a> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use domain::triage::{ItemKey, QueueQuery};

    use super::Neighbours;

    #[test]
    fn the_next_item_is_the_one_below_and_at_first_the_first() {
        let keys = [10, 20, 30].map(ItemKey::from_i64);
        let around = |item: Option<i64>| {
            let query = QueueQuery { item: item.map(ItemKey::from_i64), ..QueueQuery::default() };
            let Neighbours { previous, next } = Neighbours::of(&query, &keys);
            (previous, next)
        };
        let to = |item: i64| Some(format!("/triage?item={item}"));
        assert_eq!(around(None), (None, to(10)));
        assert_eq!(around(Some(20)), (to(10), to(30)));
        assert_eq!(around(Some(30)), (to(20), to(10)), "from the last on to the first");
        assert_eq!(around(Some(99)), (None, to(10)), "what was settled meanwhile has no neighbours");
    }
}
