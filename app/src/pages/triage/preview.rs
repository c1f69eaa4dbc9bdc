//! The opened item as somebody else sees it: to read, and nothing more.

use domain::{
    comments::Comment,
    ideas::IdeaPage,
    refusals::Field,
    results::PublicResult,
    triage::{Eye, QueueQuery, Seen, Verdict},
};
use leptos::prelude::*;

use crate::{
    links,
    parts::status_badge::{OfficialBadge, StatusBadge},
    ui::{badge::Tone, notice::Notice, time::Day},
    words::use_words,
};

/// With whose eyes the item can be looked at.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Eyes(
    /// What the page shows.
    query: QueueQuery,
) -> impl IntoView {
    let words = use_words();
    let at = |query: QueueQuery| format!("{}{}", links::TRIAGE, query.to_address());
    let link = |eye: Option<Eye>| {
        let text = eye.map_or(words.cases().own_eyes, |eye| words.eye_name(eye));
        let current = (query.eye == eye).then_some("true");
        let href = at(QueueQuery { eye, ..query.clone() });
        view! { <li><a class="tabs__link" href=href aria-current=current data-noscroll="">{text}</a></li> }
    };
    let eyes = std::iter::once(None).chain(Eye::ALL.iter().copied().map(Some));
    view! {
        <p class="field__label" id="view-as">{words.cases().view_as}</p>
        <nav class="tabs" aria-labelledby="view-as">
            <ul class="tabs__list" role="list">{eyes.map(link).collect_view()}</ul>
        </nav>
    }
}

/// What they see, or why they see nothing.
#[component]
pub fn Preview(
    /// With whose eyes.
    eye: Eye,
    /// What they see.
    seen: Seen,
) -> impl IntoView {
    let words = use_words();
    let told = (words.cases().preview)(words.eye_name(eye));
    view! {
        <section class="triage__open" aria-labelledby="opened">
            <h2 id="opened" class="triage__heading" tabindex="-1">{told}</h2>
            {match seen {
                Seen::Page(page) => view! { <Page page=*page/> }.into_any(),
                Seen::Result(result) => view! { <Released result=*result/> }.into_any(),
                Seen::Unreleased => view! { <Notice tone=Tone::Neutral><p>{words.cases().unreleased}</p></Notice> }.into_any(),
                Seen::Nothing(refusal) => view! { <Notice tone=Tone::Neutral><p>{words.refusal(&refusal)}</p></Notice> }.into_any(),
            }}
        </section>
    }
}

/// Its words are German, whatever the language of the page.
#[component]
fn Released(result: PublicResult) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="triage__facts"><span>{words.outcome_kind_name(result.kind)}</span><Day at=result.released_at/></p>
        <div lang="de">
            <h3>{result.title}</h3>
            <p class="idea__plain">{result.pinch}</p>
            <p class="idea__plain">{result.became}</p>
        </div>
    }
}

#[component]
fn Page(page: IdeaPage) -> impl IntoView {
    let words = use_words();
    let IdeaPage { standing, text, byline, created_at, answer, verdict, comments, erased, .. } = page;
    let gone = if erased { words.idea.erased } else { words.idea.tombstone };
    let gone = text.is_none().then(|| view! { <p>{gone}</p> });
    // Who wrote what is gone is gone as well.
    let by = text.is_some().then(|| words.byline(&byline));
    // What was taken back is no warning.
    let verdict = verdict.map(|Verdict { ground, sentence, lifted, .. }| {
        let tone = if lifted.is_some() { Tone::Info } else { Tone::Warn };
        view! {
            <Notice tone>
                <p>{words.note(&ground)}</p>
                <p class="idea__plain">{sentence}</p>
                {lifted.map(|lifted| view! {
                    <p>{words.restore_ground_name(lifted.ground)}</p>
                    <p class="idea__plain">{lifted.sentence}</p>
                })}
            </Notice>
        }
    });
    view! {
        <p class="triage__facts">
            <StatusBadge status=standing.status overlay=standing.overlay erased/>
            {by.map(|by| view! { <span>{by}</span> })}
            <Day at=created_at/>
        </p>
        {verdict}
        {gone}
        {text.map(|text| view! {
            <h3>{text.title}</h3>
            <h4>{words.field_label(Field::Pinch)}</h4>
            <p class="idea__plain">{text.pinch}</p>
            {(!text.wish.is_empty()).then(|| view! {
                <h4>{words.field_label(Field::Wish)}</h4>
                <p class="idea__plain">{text.wish}</p>
            })}
        })}
        {answer.map(|answer| view! {
            <h4>{words.idea.answer}</h4>
            <div class="prose" inner_html=answer.html></div>
        })}
        <ul class="triage__reports" role="list">{comments.into_iter().map(comment).collect_view()}</ul>
    }
}

fn comment(comment: Comment) -> impl IntoView {
    let words = use_words();
    let by = words.byline(&comment.byline);
    let official = comment.official.then(|| view! { <OfficialBadge/> });
    comment.html.map(|html| {
        view! {
            <li>
                <p class="triage__facts"><span>{by}</span>{official}<Day at=comment.created_at/></p>
                <div class="prose" inner_html=html></div>
            </li>
        }
    })
}
