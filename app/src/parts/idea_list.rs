//! A list of ideas: how many there are, the cards, the way to more of them, and news of new ones.

use domain::{
    campaigns::CampaignPage,
    ideas::{COUNTED, IdeaCard, IdeaList},
    ids::IdeaNumber,
    search::{Finding, Marked, Query},
    slices::{Cursor, Slice},
};
use leptos::{ev::MouseEvent, prelude::*, task::spawn_local};

use crate::{
    announce::use_announcer,
    api::{error::ApiError, ideas::list_ideas},
    ballots::use_ballots,
    browser, links,
    live::use_live,
    parts::{filter_bar::list_address, grown::keep_length, idea_card::IdeaCardView},
    seen::watch_cards,
    ui::{
        empty::Empty,
        icon::{Glyph, Icon},
    },
    viewer::use_actor,
    words::{Words, count, use_words},
};

/// The id of the heading above the cards.
pub const HEADING: &str = "ideas";

/// A list of ideas as it was loaded, growing downwards on demand.
#[component]
pub fn IdeaListView(
    /// What was asked for.
    query: Query,
    /// What came.
    list: IdeaList,
    /// Loads the list anew, from its start.
    #[prop(into)]
    reload: Callback<()>,
    /// Set when new ideas were asked for.
    pressed: StoredValue<bool>,
) -> impl IntoView {
    let heading = found(use_words(), &list);
    let some = holds_some(&list);
    let IdeaList { campaign, ideas, finding, .. } = list;
    let next = ideas.next;
    let items = rows(ideas, finding);
    let campaign = StoredValue::new(campaign);
    let is_empty = items.is_empty();
    let cards = RwSignal::new(items);
    let next = RwSignal::new(next);
    catch_up_after_gaps(query.clone(), cards);
    watch_cards();
    let first = query.after.is_some().then(|| list_address(&query.from_start()));
    view! {
        <section class="section" aria-labelledby=HEADING>
            <ListHead query=query.clone() heading/>
            {some.then(|| view! { <p class="list-head__hint">{use_words().list.found_some}</p> })}
            <FreshIdeas query=query.clone() cards reload pressed/>
            {first.map(|href| view! { <p><a class="button" href=href>{use_words().common.first}</a></p> })}
            {if is_empty {
                view! { <NoIdeas query campaign/> }.into_any()
            } else {
                view! { <Cards cards campaign/> <More query cards next/> }.into_any()
            }}
        </section>
    }
}

#[component]
fn ListHead(query: Query, heading: String) -> impl IntoView {
    let words = use_words();
    let continued = query.after.is_some().then_some(words.list.continued);
    view! {
        <div class="list-head">
            <h2 class="list-head__count" id=HEADING tabindex="-1">{heading}</h2>
            {continued.map(|text| view! { <p class="list-head__hint">{text}</p> })}
        </div>
    }
}

/// How many ideas there are: all that were found, or as far as a list is counted. Above the list, and spoken.
pub fn found(words: &Words, list: &IdeaList) -> String {
    if is_exact(list) {
        (words.list.found)(count(list.total))
    } else {
        (words.list.found_many)(count(COUNTED))
    }
}

/// What is spoken when the list is another one: the same number, and that no idea holds all that was looked for.
pub fn announced(words: &Words, list: &IdeaList) -> String {
    let number = if is_exact(list) { (words.list.announced)(count(list.total)) } else { found(words, list) };
    if holds_some(list) { format!("{number}. {}", words.list.found_some) } else { number }
}

/// A search knows all that it found; lists are counted to a limit.
const fn is_exact(list: &IdeaList) -> bool {
    list.finding.is_some() || list.total < COUNTED
}

fn holds_some(list: &IdeaList) -> bool {
    list.total > 0 && list.finding.as_ref().is_some_and(|finding| !finding.complete)
}

#[component]
fn Cards(cards: RwSignal<Vec<Row>>, campaign: StoredValue<CampaignPage>) -> impl IntoView {
    view! {
        <ol class="cards" role="list" aria-labelledby=HEADING>
            <For each=move || cards.get() key=|(card, _)| card.number let((card, marked))>
                <li class="cards__item"><IdeaCardView card campaign marked/></li>
            </For>
        </ol>
    }
}

/// New ideas push nothing down: they wait for a press, which leads to where the newest come first, for in any other order they may stand
/// on no page that is near. A filtered list, or one of another campaign, cannot know whether they belong to it.
#[component]
fn FreshIdeas(
    query: Query,
    cards: RwSignal<Vec<Row>>,
    reload: Callback<()>,
    pressed: StoredValue<bool>,
) -> impl IntoView {
    let live = use_live();
    let words = use_words();
    let whole = !query.is_filtered() && query.campaign.is_none();
    let newest = query.newest();
    let elsewhere = (query != newest).then(|| list_address(&newest));
    let fresh = Memo::new(move |_| {
        let cards = cards.read();
        let known = |idea| cards.iter().any(|(card, _)| card.number == idea);
        if whole { live.posted().into_iter().filter(|idea| !known(*idea)).count() } else { 0 }
    });
    move || {
        (fresh.get() > 0).then(|| {
            let text = (words.list.show_new)(count(fresh.get()));
            let icon = view! { <Icon glyph=Glyph::ChevronDown/> };
            match elsewhere.clone() {
                Some(href) => {
                    let leave = move |event: MouseEvent| {
                        pressed.set_value(!(event.ctrl_key() || event.meta_key() || event.shift_key()));
                    };
                    view! { <a class="news" href=href on:click=leave>{icon}{text}</a> }.into_any()
                }
                None => {
                    let show = move |_| {
                        pressed.set_value(true);
                        reload.run(());
                    };
                    view! { <button class="news" type="button" on:click=show>{icon}{text}</button> }
                        .into_any()
                }
            }
        })
    }
}

/// The way to the next ideas: an address, and with a script, more cards below these.
#[component]
fn More(query: Query, cards: RwSignal<Vec<Row>>, next: RwSignal<Option<Cursor>>) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let busy = RwSignal::new(false);
    let query = StoredValue::new(query);
    let asked = move |after| Query { after: Some(after), ..query.get_value() };
    let load = move |event: MouseEvent, after: Cursor| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match list_ideas(asked(after).to_query_string(), None).await {
                Ok(list) => {
                    // The list may have been left meanwhile.
                    let Some(query) = query.try_get_value() else { return };
                    append(list, cards, next);
                    keep_length(&query, cards.with_untracked(Vec::len));
                }
                Err(error) => announcer.alert(words.trouble_reading(&error)),
            }
            busy.set(false);
        });
    };
    view! {
        <nav class="pagination" aria-label=words.common.pages>
            {move || next.get().map(|after| view! {
                <a class="button" rel="next" href=list_address(&asked(after))
                    aria-busy=move || busy.get().then_some("true")
                    on:click=move |event| load(event, after)>
                    {words.list.more}<Icon glyph=Glyph::ChevronDown/>
                </a>
            })}
        </nav>
    }
}

/// Puts more cards below, and the focus on the first of them.
fn append(more: IdeaList, cards: RwSignal<Vec<Row>>, next: RwSignal<Option<Cursor>>) {
    let known: Vec<_> = cards.read_untracked().iter().map(|(card, _)| card.number).collect();
    next.set(more.ideas.next);
    // Where the order moved meanwhile, an idea may come twice.
    let fresh = rows(more.ideas, more.finding);
    let fresh: Vec<_> = fresh.into_iter().filter(|(card, _)| !known.contains(&card.number)).collect();
    let first = fresh.first().map(|(card, _)| card.number);
    cards.update(|cards| cards.extend(fresh));
    if let Some(first) = first {
        request_animation_frame(move || browser::focus(&format!("#idea-{first} a")));
    }
}

/// A card, and why it was found.
type Row = (IdeaCard, Option<Marked>);

fn rows(ideas: Slice<IdeaCard>, finding: Option<Finding>) -> Vec<Row> {
    let marks = finding.map(|finding| finding.marks).unwrap_or_default();
    ideas.items.into_iter().zip(marks.into_iter().map(Some).chain(std::iter::repeat(None))).collect()
}

#[component]
fn NoIdeas(query: Query, campaign: StoredValue<CampaignPage>) -> impl IntoView {
    let words = use_words();
    let takes_ideas = campaign.with_value(|campaign| campaign.phase.takes_ideas());
    if query.is_filtered() {
        let reset = list_address(&query.without_search());
        let text = match &query.q {
            Some(text) => Oco::Owned((words.list.found_none)(text)),
            None => Oco::Borrowed(words.list.empty_filtered),
        };
        view! {
            <Empty text glyph=Glyph::Filter>
                <a class="button" href=reset>{words.list.reset}</a>
            </Empty>
        }
        .into_any()
    } else if takes_ideas && use_actor().read().is_ok() {
        view! {
            <Empty text=words.list.empty>
                <a class="button button--primary" href=links::NEW_IDEA>{words.shell.new_idea}</a>
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty text=words.list.empty_closed/> }.into_any()
    }
}

/// After the stream was interrupted: the votes as they are now, and which ideas are new. Nothing moves by it.
fn catch_up_after_gaps(query: Query, cards: RwSignal<Vec<Row>>) {
    let (live, ballots) = (use_live(), use_ballots());
    Effect::new(move |known: Option<u32>| {
        let gaps = live.gaps();
        if known.is_some_and(|known| known != gaps) {
            let query = query.clone();
            let Some(newest) =
                cards.try_with_untracked(|cards| cards.iter().map(|(card, _)| card.number).max())
            else {
                return gaps;
            };
            let newest = newest.unwrap_or(IdeaNumber::NONE);
            spawn_local(async move {
                let now: Result<IdeaList, ApiError> = list_ideas(query.to_query_string(), None).await;
                for card in now.map(|list| list.ideas.items).unwrap_or_default() {
                    ballots.learn(card.number, card.ballot);
                    // Numbers only grow: what is not newer than the newest that was known has merely climbed.
                    if card.number > newest {
                        live.hear_of_idea(card.number);
                    }
                }
            });
        }
        gaps
    });
}

#[cfg(test)]
mod tests {
    use domain::{
        campaigns::{Bilingual, Campaign, CampaignPage, Phase, Schedule},
        ids::CampaignId,
        time::Timestamp,
    };

    use super::*;
    use crate::words::Lang;

    fn list(total: i64, complete: Option<bool>) -> IdeaList {
        let day = |month| Timestamp::from_date(2019, month, 1);
        let schedule = Schedule {
            collecting: day(1),
            voting: day(2),
            review: day(3),
            workshops: day(4),
            results: day(5),
            archived: day(6),
        };
        let text = || Bilingual { de: String::new(), en: String::new() };
        let campaign = Campaign {
            id: CampaignId::from_i64(1),
            slug: "c".into(),
            title: text(),
            intro: text(),
            schedule,
        };
        let (topics, units) = (Vec::new(), Vec::new());
        IdeaList {
            campaign: CampaignPage { campaign, phase: Phase::Collecting, next: None, topics, units },
            ideas: Slice::empty(),
            total,
            finding: complete.map(|complete| Finding { complete, ..Finding::default() }),
            facets: None,
        }
    }

    #[test]
    fn what_is_spoken_holds_the_number_that_stands_above_the_list() {
        let words = Lang::De.words();
        for (list, shown, spoken) in [
            (list(1, None), "1 Idee", "1 Idee gefunden"),
            (list(999, None), "999 Ideen", "999 Ideen gefunden"),
            (list(1_001, None), "1.000 Ideen und mehr", "1.000 Ideen und mehr"),
            (list(4_321, Some(true)), "4.321 Ideen", "4.321 Ideen gefunden"),
        ] {
            assert_eq!((found(words, &list).as_str(), announced(words, &list).as_str()), (shown, spoken));
        }
        let some = announced(words, &list(2, Some(false)));
        assert_eq!(some, format!("2 Ideen gefunden. {}", words.list.found_some));
    }
}
