//! The comments below an idea, and news of them while the page is open.

use domain::{
    comments::Comment,
    ids::{CommentId, IdeaNumber},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;

use crate::{
    announce::use_announcer,
    api::{
        comments::list_comments,
        ideas::{IdeaVisit, load_idea},
    },
    ballots::use_ballots,
    browser, links,
    live::{News, use_live},
    parts::{
        comment_form::{CommentForm, Target},
        comment_thread::{Act, Discussion, Thread},
    },
    returned::Returned,
    ui::{
        badge::Tone,
        icon::{Glyph, Icon},
        notice::Notice,
        remembered::late,
    },
    viewer::use_actor,
    words::{count, use_words},
};

/// The comments, with the form for another.
#[component]
pub fn Comments(
    /// The idea, without its comments.
    visit: StoredValue<IdeaVisit>,
    /// Its comments as they were loaded.
    comments: Vec<Comment>,
) -> impl IntoView {
    let words = use_words();
    let (closed, discussion) = visit.with_value(|visit| {
        let closed = use_actor().comment_on(&visit.page.standing).err();
        (closed.map(|refusal| words.refusal(&refusal)), discuss(visit, comments))
    });
    let news = use_live().about(discussion.idea);
    let changed = RwSignal::new(false);
    follow(visit, discussion, news.clone(), changed);
    let none = move || discussion.comments.read().is_empty();
    let empty = if closed.is_some() { words.comment().empty_closed } else { words.comment().empty };
    view! {
        <section class="idea__comments section" aria-labelledby="comments">
            <h2 id="comments" tabindex="-1">{words.comment().heading}</h2>
            <Changed discussion changed/>
            {move || none().then(|| view! { <p>{empty}</p> })}
            <Thread discussion parent=None/>
            <Fresh discussion news/>
            {match closed {
                Some(reason) => view! { <Notice tone=Tone::Neutral><p>{reason}</p></Notice> }.into_any(),
                None => late(move || view! { <CommentForm discussion target=Target::New/> }.into_any()).in_turn().into_any(),
            }}
        </section>
    }
}

/// The discussion as it was loaded. Without a script, what is open on a comment stands in the address.
fn discuss(visit: &IdeaVisit, comments: Vec<Comment>) -> Discussion {
    let IdeaVisit { page, returned, key, .. } = visit;
    let asked = use_query_map().read_untracked().clone();
    let asked = Act::ALL.into_iter().find_map(|act| Some((act, asked.get_str(act.as_str())?.parse().ok()?)));
    let idea = page.standing.number;
    let open = returned.as_ref().and_then(|returned| open_again(idea, &comments, returned)).or(asked);
    Discussion {
        idea,
        standing: StoredValue::new(page.standing.clone()),
        comments: RwSignal::new(comments),
        open: RwSignal::new(open),
        returned: StoredValue::new(returned.clone()),
        key: StoredValue::new(key.clone()),
        sent: RwSignal::default(),
    }
}

/// The form on a comment that came back.
fn open_again(idea: IdeaNumber, comments: &[Comment], returned: &Returned) -> Option<(Act, CommentId)> {
    if returned.form == links::comments(idea) {
        return Some((Act::Reply, returned.value("reply_to").parse().ok()?));
    }
    let edited = |comment: &&Comment| returned.form == links::edit_comment(idea, comment.id);
    comments.iter().find(edited).map(|comment| (Act::Edit, comment.id))
}

/// Comments that arrived while the page was open push nothing down: they wait for a press.
#[component]
fn Fresh(discussion: Discussion, news: ArcRwSignal<News>) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let heard = StoredValue::new(news.clone());
    let fresh = Memo::new(move |_| {
        let comments = discussion.comments.read();
        let known = |id: &CommentId| comments.iter().any(|comment| comment.id == *id);
        news.read().comments.iter().filter(|id| !known(id)).copied().collect::<Vec<_>>()
    });
    let text = move || (words.comment().show_new)(count(fresh.read().len()));
    Effect::new(move |_| {
        if !fresh.read().is_empty() {
            announcer.say_after_rest(text());
        }
    });
    let show = move |_| {
        let first = fresh.read_untracked().first().copied();
        let heard = heard.get_value();
        let before = heard.read_untracked().comments.clone();
        spawn_local(async move {
            match list_comments(discussion.idea).await {
                Ok(comments) => {
                    // What was deleted before it was shown is no news any more.
                    heard.update(|news| news.comments.retain(|id| !before.contains(id)));
                    discussion.comments.set(comments);
                }
                Err(error) => announcer.alert(words.trouble_reading(&error)),
            }
            if let Some(first) = first {
                request_animation_frame(move || browser::focus(&format!("#comment-{first}-by")));
            }
        });
    };
    move || {
        (!fresh.read().is_empty()).then(|| view! {
            <button class="news" type="button" on:click=show><Icon glyph=Glyph::ChevronDown/>{text}</button>
        })
    }
}

/// The idea itself changed: its text, its state, or its answer.
#[component]
fn Changed(discussion: Discussion, changed: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    move || {
        changed.get().then(|| view! {
            <Notice tone=Tone::Info>
                <p>{words.idea.changed_meanwhile}</p>
                <p><a class="button" href=links::idea(discussion.idea) rel="external">{words.trouble.reload}</a></p>
            </Notice>
        })
    }
}

/// Looks after the page once the stream says that something changed, or was interrupted. Comments that are shown follow
/// silently, and nothing moves; what is more than that is offered.
fn follow(
    visit: StoredValue<IdeaVisit>,
    discussion: Discussion,
    news: ArcRwSignal<News>,
    changed: RwSignal<bool>,
) {
    let (live, ballots) = (use_live(), use_ballots());
    Effect::new(move |known: Option<(u32, u32)>| {
        let now = (live.gaps(), news.read().changes);
        if known.is_some_and(|known| known != now) {
            let news = news.clone();
            let before = news.read_untracked().comments.clone();
            spawn_local(async move {
                let Ok(now) = load_idea(discussion.idea).await else { return };
                let Some(shown) = visit.try_get_value() else { return };
                let page = &now.page;
                ballots.learn(page.standing.merged_into.unwrap_or(discussion.idea), page.ballot);
                news.update(|news| {
                    news.comments.retain(|id| !before.contains(id));
                    news.comments.extend(page.comments.iter().map(|comment| comment.id));
                });
                refresh(discussion, &page.comments);
                changed.set(essence(&now) != essence(&shown));
            });
        }
        now
    });
}

/// Brings the comments that are shown up to date; new ones stay outside.
fn refresh(discussion: Discussion, now: &[Comment]) {
    discussion.comments.update(|comments| {
        let shown: Vec<_> = comments.iter().map(|comment| comment.id).collect();
        *comments = now.iter().filter(|comment| shown.contains(&comment.id)).cloned().collect();
    });
}

/// What an idea is, apart from votes and comments.
fn essence(visit: &IdeaVisit) -> impl PartialEq + use<> {
    let IdeaVisit { page, drawn, .. } = visit;
    (
        page.text.clone(),
        page.standing.status,
        page.standing.overlay,
        drawn.text.clone(),
        drawn.history.clone(),
        page.byline.clone(),
    )
}
