//! One's own page: ideas, votes, comments, name, sessions. Nobody else sees it, and it counts nothing.

use domain::{
    campaigns::Topic,
    ideas::IdeaCard,
    people::SessionCard,
    refusals::Field,
    search::{Mine, Query},
    slices::Slice,
    text::PersonName,
};
use leptos::prelude::*;

use crate::{
    api::people::{MyPage, load_my_page},
    drafts, links,
    loaded::load,
    parts::{status_badge::StatusBadge, trouble::Trouble},
    returned::{Returned, field_error, use_returned},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
        time::Day,
    },
    words::use_words,
};

/// One's own page.
#[component]
pub fn MePage() -> impl IntoView {
    let page = load(|| (), |()| load_my_page());
    let renamed = use_returned(links::MY_NAME);
    view! {
        <PageHeading text=use_words().me.heading/>
        <Suspense>
            {move || {
                let renamed = renamed.clone();
                Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Mine page renamed/> }.into_any(),
                        Err(error) => view! { <Trouble error/> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
}

#[component]
fn Mine(page: MyPage, renamed: Option<Returned>) -> impl IntoView {
    let words = &use_words().me;
    let MyPage { me, topics, posted, voted, commented, sessions } = page;
    let topics = StoredValue::new(topics);
    view! {
        <p class="lead">{words.lead}</p>
        <Ideas id="posted" heading=words.ideas note=words.ideas_note empty=words.ideas_empty list=Mine::Posted ideas=posted topics/>
        <Ideas id="voted" heading=words.votes note=words.votes_private empty=words.votes_empty list=Mine::Voted ideas=voted topics/>
        <Ideas id="commented" heading=words.comments note="" empty=words.comments_empty list=Mine::Commented ideas=commented topics/>
        <Name name=me.name renamed/>
        <Sessions sessions/>
        <Leave/>
    }
}

/// A list of ideas under its heading.
#[component]
fn Ideas(
    id: &'static str,
    heading: &'static str,
    note: &'static str,
    empty: &'static str,
    list: Mine,
    ideas: Slice<IdeaCard>,
    topics: StoredValue<Vec<Topic>>,
) -> impl IntoView {
    let query = Query { mine: Some(list), ..Query::default() };
    let all = ideas.next.map(|_| {
        let href = format!("{}{}", links::IDEAS, query.to_query_string());
        view! { <p><a href=href>{use_words().me.all}</a></p> }
    });
    let rows = ideas.items.into_iter().map(|idea| view! { <Row idea topics/> }).collect::<Vec<_>>();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 class="section__heading" id=id>{heading}</h2>
            {(!note.is_empty()).then(|| view! { <p class="mine__note"><Icon glyph=Glyph::Lock/>{note}</p> })}
            {if rows.is_empty() {
                view! { <p class="mine__empty">{empty}</p> }.into_any()
            } else {
                view! { <ul class="mine" role="list">{rows}</ul> }.into_any()
            }}
            {all}
        </section>
    }
}

#[component]
fn Row(idea: IdeaCard, topics: StoredValue<Vec<Topic>>) -> impl IntoView {
    let words = use_words();
    let IdeaCard { number, title, topic, status, overlay, ballot, comments, created_at, .. } = idea;
    let topic = topics.with_value(|topics| {
        topics.iter().find(|known| known.id == topic).map(|known| words.pick(&known.name).to_owned())
    });
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    view! {
        <li class="mine__row">
            <p class="mine__title"><a href=links::idea(number)>{title}</a></p>
            <ul class="facts" role="list">
                <li><StatusBadge status overlay/></li>
                <li class="facts__item">{(words.idea.number)(number.as_i64())}</li>
                {topic.map(|topic| view! { <li class="facts__item">{topic}</li> })}
                <li class="facts__item"><Day at=created_at/></li>
                <li class="facts__item figures">{(words.common.votes)(count(ballot.tally.votes))}</li>
                <li class="facts__item figures">{(words.common.comments)(count(comments))}</li>
            </ul>
        </li>
    }
}

/// The name that others read.
#[component]
fn Name(name: String, renamed: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let refusal = renamed.as_ref().and_then(|form| form.refusal.clone());
    let wrong = field_error(refusal.as_ref(), Field::Name);
    let error = wrong.map(|wrong| words.text_error(words.me.name, wrong));
    let name = RwSignal::new(renamed.map_or(name, |form| form.value("name").to_owned()));
    view! {
        <section class="section" aria-labelledby="my-name">
            <h2 class="section__heading" id="my-name">{words.me.name_heading}</h2>
            {refusal.filter(|_| wrong.is_none()).map(|refusal| view! {
                <Notice tone=Tone::Danger>{words.refusal(&refusal)}</Notice>
            })}
            <form class="form" method="post" action=links::MY_NAME novalidate>
                <TextField
                    name="name" autocomplete="name" max=PersonName::MAX value=name error=Signal::stored(error)
                    text=FieldText::new(words.me.name).hint(words.me.name_hint)
                />
                <div class="actions"><SubmitButton weight=Weight::Plain>{words.common.save}</SubmitButton></div>
            </form>
        </section>
    }
}

/// Where one is signed in.
#[component]
fn Sessions(sessions: Vec<SessionCard>) -> impl IntoView {
    let words = &use_words().me;
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
    let device = if device.is_empty() { words.me.session_unknown.to_owned() } else { device };
    let what = format!("{}: {device}", words.me.session_end);
    view! {
        <li class="session">
            <div>
                <p class="session__device">
                    {device} {current.then(|| view! { <span class="session__current">" – " {words.me.session_current}</span> })}
                </p>
                <p class="session__facts">
                    {(words.me.session_since)(&words.moment(created_at))} ". "
                    {(words.me.session_used)(&words.moment(used_at))} "."
                </p>
            </div>
            {(!current).then(|| view! {
                <form method="post" action=links::end_session(id)>
                    <button class="button" type="submit" aria-label=what>{words.me.session_end}</button>
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
            <h2 class="section__heading" id="leave">{words.me.leave}</h2>
            <p>{words.me.leave_hint}</p>
            <form method="post" action=links::SIGN_OUT on:submit=|_| drafts::forget_all()>
                <SubmitButton><Icon glyph=Glyph::SignOut/>{words.shell.sign_out}</SubmitButton>
            </form>
        </section>
    }
}
