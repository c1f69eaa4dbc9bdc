//! One's own page: ideas, votes, comments, follows, drafts, searches, name, sessions. Nobody else sees it, and it counts nothing.

use domain::{
    ids::WorkshopId,
    news::{MyIdeas, PassingVotes},
    people::SessionCard,
    refusals::Field,
    saved_searches::SavedSearch,
    search::Mine,
    text::PersonName,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::people::{MyPage, load_my_page},
    drafts, links,
    loaded::load,
    parts::{
        my_drafts::{DRAFTS, MyDrafts},
        my_ideas::{MyIdeasSection, Section},
        saved_searches::{KeptSearches, SaveForm},
        trouble::Trouble,
    },
    returned::{Returned, field_error, use_returned},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    words::{MeWords, count, use_words},
};

/// One's own page.
#[component]
pub fn MePage() -> impl IntoView {
    let page = load(|| (), |()| load_my_page());
    let forms = Forms { name: use_returned(links::MY_NAME), search: use_returned(links::MY_SEARCHES) };
    view! {
        <PageHeading text=use_words().me().heading/>
        <Suspense>
            {move || {
                let forms = forms.clone();
                Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Mine page forms/> }.into_any(),
                        Err(error) => view! { <Trouble error/> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
}

/// Forms that came back.
#[derive(Clone)]
struct Forms {
    name: Option<Returned>,
    search: Option<Returned>,
}

#[component]
fn Mine(page: MyPage, forms: Forms) -> impl IntoView {
    let words = use_words();
    let MyPage { me, ideas, outcomes, searches, sessions, asked, workshops } = page;
    let MyIdeas { topics, posted, voted, commented, followed, earlier, passing } = ideas;
    let topics = StoredValue::new(topics);
    let before = |wanted: Mine| earlier.iter().filter(|one| one.list == wanted).cloned().collect::<Vec<_>>();
    let section = |list| section_words(words.me(), list);
    view! {
        <p class="lead">{words.me().lead}</p>
        <Jumps/>
        {(asked > 0).then(|| view! {
            <p><a class="button" href=links::OPINIONS>{(words.opinion().waiting)(count(asked))}</a></p>
        })}
        <Workshops workshops/>
        <MyIdeasSection list=Mine::Posted section=section(Mine::Posted) ideas=posted earlier=before(Mine::Posted) topics/>
        <MyIdeasSection list=Mine::Voted section=section(Mine::Voted) ideas=voted earlier=before(Mine::Voted) topics/>
        {passing.map(|votes| view! { <Passing votes/> })}
        <MyIdeasSection list=Mine::Commented section=section(Mine::Commented) ideas=commented earlier=before(Mine::Commented) topics/>
        <MyIdeasSection list=Mine::Followed section=section(Mine::Followed) ideas=followed earlier=before(Mine::Followed) topics/>
        <div class="drawn" inner_html=outcomes></div>
        <MyDrafts/>
        <Searches searches returned=forms.search/>
        <Name name=me.name renamed=forms.name/>
        <Sessions sessions/>
        <Leave/>
    }
}

/// Ways to what stands far below: the lists above it are long.
#[component]
fn Jumps() -> impl IntoView {
    let words = use_words();
    let me = words.me();
    let list = |list: Mine| (list.as_str(), section_words(me, list).heading);
    let jumps = [
        list(Mine::Posted),
        list(Mine::Voted),
        list(Mine::Commented),
        list(Mine::Followed),
        (DRAFTS, me.drafts),
        ("searches", words.saved_search().heading),
        ("my-name", me.name_heading),
        ("sessions", me.sessions),
    ];
    // `external`: the browser itself must follow it, for the router would scroll without moving the focus.
    let link = |(id, text)| {
        // Only the browser's program knows of drafts.
        let class = (id == DRAFTS).then_some("needs-script");
        view! { <li class=class><a class="jumps__link" href=format!("#{id}") rel="external">{text}</a></li> }
    };
    view! {
        <nav class="jumps" aria-label=me.on_this_page>
            <ul class="jumps__list" role="list">{jumps.map(link)}</ul>
        </nav>
    }
}

/// What they voted for is known for some days more: who wants to hear of it later follows it.
#[component]
fn Passing(votes: PassingVotes) -> impl IntoView {
    let words = use_words();
    let PassingVotes { until, ideas } = votes;
    view! {
        <Notice tone=Tone::Info>
            <p>{(words.me().passing)(&words.day(until.plus(-1)))}</p>
            <form method="post" action=links::FOLLOW_VOTED>
                <SubmitButton weight=Weight::Plain>{(words.me().follow_voted)(count(ideas))}</SubmitButton>
            </form>
        </Notice>
    }
}

/// The workshops that one belongs to.
#[component]
fn Workshops(workshops: Vec<(WorkshopId, String)>) -> impl IntoView {
    let line = |(id, name): (WorkshopId, String)| view! { <li><a href=links::workshop(id)>{name}</a></li> };
    (!workshops.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="workshops">
                <h2 class="section__heading" id="workshops">{use_words().shell.workshops}</h2>
                <ul>{workshops.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

const fn section_words(words: &MeWords, list: Mine) -> Section {
    let (heading, note, empty) = match list {
        Mine::Posted => (words.ideas, words.ideas_note, words.ideas_empty),
        Mine::Voted => (words.votes, words.votes_private, words.votes_empty),
        Mine::Commented => (words.comments, words.comments_note, words.comments_empty),
        Mine::Followed => (words.followed, words.followed_note, words.followed_empty),
    };
    Section { heading, note, empty }
}

/// Saved searches, and the form for the list that somebody came from.
#[component]
fn Searches(searches: Vec<SavedSearch>, returned: Option<Returned>) -> impl IntoView {
    let wanted = use_query_map().get_untracked().get("query");
    let form = match returned {
        Some(form) => Some((form.value("query").to_owned(), form.value("name").to_owned(), form.refusal)),
        None => wanted.map(|query| (query, String::new(), None)),
    };
    let form = form.map(|(query, typed, refusal)| view! { <SaveForm query typed refusal/> });
    view! {
        <section class="section" aria-labelledby="searches">
            <h2 class="section__heading" id="searches">{use_words().saved_search().heading}</h2>
            {form}
            <KeptSearches saved=searches/>
        </section>
    }
}

/// The name that others read.
#[component]
fn Name(name: String, renamed: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let refusal = renamed.as_ref().and_then(|form| form.refusal.clone());
    let wrong = field_error(refusal.as_ref(), Field::Name);
    let error = wrong.map(|wrong| words.text_error(words.me().name, wrong));
    let saved = renamed.is_none() && use_query_map().get_untracked().get("done").is_some();
    let name = RwSignal::new(renamed.map_or(name, |form| form.value("name").to_owned()));
    view! {
        <section class="section" aria-labelledby="my-name">
            <h2 class="section__heading" id="my-name">{words.me().name_heading}</h2>
            {saved.then(|| view! { <Notice tone=Tone::Ok><p>{words.me().name_saved}</p></Notice> })}
            {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
                <Notice tone=Tone::Danger>{words.refusal(&refusal)}</Notice>
            })}
            <form class="form" method="post" action=links::MY_NAME novalidate>
                <TextField
                    name="name" autocomplete="name" max=PersonName::MAX value=name error=Signal::stored(error)
                    text=FieldText::new(words.me().name).hint(words.me().name_hint) alone=true
                />
                <div class="actions"><SubmitButton weight=Weight::Plain>{words.common.save}</SubmitButton></div>
            </form>
        </section>
    }
}

/// Where one is signed in.
#[component]
fn Sessions(sessions: Vec<SessionCard>) -> impl IntoView {
    let words = use_words().me();
    let rows = sessions.into_iter().map(|session| view! { <Session session/> }).collect_view();
    view! {
        <section class="section" aria-labelledby="sessions">
            <h2 class="section__heading" id="sessions">{words.sessions}</h2>
            <p>{words.sessions_hint}</p>
            <ul class="sessions" role="list">{rows}</ul>
        </section>
    }
}

#[component]
fn Session(session: SessionCard) -> impl IntoView {
    let words = use_words();
    let SessionCard { id, created_at, used_at, device, current, .. } = session;
    let device = if device.is_empty() { words.me().session_unknown.to_owned() } else { device };
    let what = format!("{}: {device}", words.me().session_end);
    view! {
        <li class="session">
            <div>
                <p class="session__device">
                    {device} {current.then(|| view! { <span class="session__current">" – " {words.me().session_current}</span> })}
                </p>
                <p class="session__facts">
                    {(words.me().session_since)(&words.moment(created_at))} ". "
                    {(words.me().session_used)(&words.moment(used_at))} "."
                </p>
            </div>
            {(!current).then(|| view! {
                <form method="post" action=links::end_session(id)>
                    <button class="button" type="submit" aria-label=what>{words.me().session_end}</button>
                </form>
            })}
        </li>
    }
}

/// «Fertig? Bitte abmelden.»: many share a machine.
#[component]
fn Leave() -> impl IntoView {
    let words = use_words();
    view! {
        <section class="section leave" aria-labelledby="leave">
            <h2 class="section__heading" id="leave">{words.me().leave}</h2>
            <p>{words.me().leave_hint}</p>
            <form method="post" action=links::SIGN_OUT on:submit=|_| drafts::forget_all()>
                <SubmitButton><Icon glyph=Glyph::SignOut/>{words.shell.sign_out}</SubmitButton>
            </form>
        </section>
    }
}
