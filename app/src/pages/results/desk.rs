use domain::{
    ideas::{IdeaPage, Overlay},
    ids::PersonId,
    personal::look,
    refusals::Field,
    results::{KeptResult, ResultDesk},
    text::{PublicText, Title},
};
use leptos::prelude::*;

use super::plain::{inside, plain};
use crate::{
    drawn::html,
    links,
    parts::administration::{Complaint, Typed},
    returned::Returned,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextArea, TextField},
        notice::Notice,
    },
    words::use_words,
};

/// What the desk of an idea's public text shows.
pub struct DeskView {
    /// The idea.
    pub page: IdeaPage,
    /// What is kept for its public; `None` when no workshop pulled it.
    pub desk: Option<ResultDesk>,
    /// A form of this page that came back.
    pub returned: Option<Returned>,
    /// Who looks.
    pub me: Option<PersonId>,
    /// With it, a form that is sent twice is taken once.
    pub key: String,
    /// The address of the product: what lies below it, nobody outside can open.
    pub home: String,
}

/// Where what the public reads of an idea is written and released.
pub fn draw_desk(view: DeskView) -> String {
    let DeskView { page, desk, returned, me, key, home } = view;
    html(move || {
        let words = use_words();
        let idea = page.standing.number;
        let slug = page.campaign.campaign.slug.clone();
        let ways = view! {
            <p>
                <a href=links::idea(idea)>{format!("#{idea}")}</a> " · "
                <a href=links::outcomes(&slug)>{words.outcomes().to_ledger}</a>
            </p>
        };
        let refused = Typed::of(returned.as_ref(), returned.as_ref().map_or("", |form| form.value("act")));
        let typed = Typed::of(returned.as_ref(), "write");
        let open = page.standing.overlay == Overlay::None
            && desk.as_ref().is_some_and(|desk| desk.entry.story().is_some());
        let kept = desk.as_ref().filter(|desk| open || desk.waiting.is_some() || desk.public.is_some());
        let kept = kept.map(|desk| {
            view! {
                <p>{words.results().desk_hint}</p>
                <Waiting desk=desk me title=desk.entry.title.clone() home=home.clone()/>
                <Public desk=desk slug home=home.clone()/>
            }
        });
        // What somebody has typed meanwhile is not lost.
        let form = (open || typed.act() == "write")
            .then(|| view! { <WriteForm page desk=desk.as_ref() typed key home=home.clone()/> });
        view! {
            {ways}
            <Complaint typed=refused/>
            {(!open).then(|| view! { <Notice tone=Tone::Info><p>{words.results().no_outcome}</p></Notice> })}
            {kept}
            {form}
        }
    })
}

/// A text as the public reads or will read it.
#[component]
fn Shown<'a>(kept: &'a KeptResult, home: String) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.results();
    let texts = [kept.title.clone(), kept.pinch.clone(), kept.became.clone()];
    view! {
        <article class="result">
            <h3 lang="de">{kept.title.clone()}</h3>
            <p><strong>{words.outcome_kind_name(kept.kind)}</strong></p>
            <h4>{known.pinch}</h4>
            <p class="result__text" lang="de">{kept.pinch.clone()}</p>
            <h4>{known.became}</h4>
            <p class="result__text" lang="de">{kept.became.clone()}</p>
        </article>
        <Hints texts home/>
    }
}

/// What in these texts should perhaps not be public. It stands in nobody's way.
#[component]
fn Hints(texts: [String; 3], home: String) -> impl IntoView {
    let found = inside(&texts, &home).into_iter().map(|place| view! { <li>{place}</li> }).collect::<Vec<_>>();
    let inside = (!found.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn title=use_words().results().inside><ul>{found}</ul></Notice>
        }
    });
    view! { <Personal texts/> {inside} }
}

/// What in these texts seems to be about persons.
#[component]
fn Personal(texts: [String; 3]) -> impl IntoView {
    let words = use_words();
    let mut hints: Vec<String> = Vec::new();
    for hint in texts.iter().flat_map(|text| look(text)).map(|found| words.finding(&found)) {
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    (!hints.is_empty()).then(|| {
        let lines = hints.into_iter().map(|hint| view! { <li>{hint}</li> }).collect_view();
        view! { <Notice tone=Tone::Warn title=words.results().personal><ul>{lines}</ul></Notice> }
    })
}

/// What waits for a second person, and the way to release it.
#[component]
fn Waiting<'a>(
    desk: &'a ResultDesk,
    me: Option<PersonId>,
    title: String,
    home: String,
) -> impl IntoView + use<> {
    let known = use_words().results();
    let idea = desk.entry.idea;
    desk.waiting.as_ref().map(|kept| {
        let own = kept.written_by.is_some() && kept.written_by == me;
        let key = kept.id.to_string();
        let act = if own {
            view! { <p>{known.waiting_own}</p> }.into_any()
        } else {
            view! {
                <form class="stack" method="post" action=links::result(idea)>
                    <input type="hidden" name="act" value="release"/>
                    <input type="hidden" name="text" value=key/>
                    <p>{(known.release_hint)(&format!("#{idea} {title}"))}</p>
                    <div><SubmitButton>{known.release}</SubmitButton></div>
                </form>
            }
            .into_any()
        };
        view! {
            <section class="section" aria-labelledby="waiting">
                <h2 id="waiting" tabindex="-1">{known.waiting}</h2>
                <Shown kept home/>
                {act}
                <Press idea act="discard" text=known.discard/>
            </section>
        }
    })
}

/// What the public reads now, and the way to take it back.
#[component]
fn Public<'a>(desk: &'a ResultDesk, slug: String, home: String) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.results();
    let idea = desk.entry.idea;
    let outdated = desk.is_outdated().then(|| {
        view! { <Notice tone=Tone::Warn><p>{known.outdated}</p></Notice> }
    });
    let body = match &desk.public {
        None => view! { <p>{known.public_none}</p> }.into_any(),
        Some(kept) => view! {
            <Shown kept home/>
            <p>
                {kept.released_at.map(|at| (known.public_since)(&words.day(at)))} " · "
                <a href=links::public_result(&slug, idea) rel="external">{known.to_public}</a>
            </p>
            <p>{known.take_back_hint}</p>
            <Press idea act="takeback" text=known.take_back/>
        }
        .into_any(),
    };
    view! {
        <section class="section" aria-labelledby="public">
            <h2 id="public" tabindex="-1">{known.public}</h2>
            {outdated}
            {body}
        </section>
    }
}

/// An act that takes nothing more than a press.
#[component]
fn Press(idea: domain::ids::IdeaNumber, act: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=links::result(idea)>
            <input type="hidden" name="act" value=act/>
            <SubmitButton weight=Weight::Plain>{text}</SubmitButton>
        </form>
    }
}

/// The form of a text: begun with what waits, with what is public, or with the idea and its answer.
#[component]
fn WriteForm<'a>(
    page: IdeaPage,
    desk: Option<&'a ResultDesk>,
    typed: Typed,
    key: String,
    home: String,
) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.results();
    let idea = page.standing.number;
    let version = desk.map_or(0, |desk| desk.version).to_string();
    let kept = desk.and_then(|desk| desk.waiting.as_ref().or(desk.public.as_ref()));
    let texts = kept.map_or_else(
        || begun(&page, desk),
        |kept| [kept.title.clone(), kept.pinch.clone(), kept.became.clone()],
    );
    let [title, pinch, became] = &texts;
    let label = |field| FieldText::new(words.field_label(field));
    view! {
        <section class="section" aria-labelledby="write">
            <h2 id="write">{known.write}</h2>
            <p>{known.write_hint}</p>
            <Hints texts=texts.clone() home/>
            <form class="form" method="post" action=links::result(idea) novalidate>
                <input type="hidden" name="act" value="write"/>
                <input type="hidden" name="version" value=version/>
                <input type="hidden" name="idempotency_key" value=key/>
                <TextField name="title" text=label(Field::Title) value=typed.value(Field::Title, title) error=typed.error(Field::Title) max=Title::MAX/>
                <TextArea name="pinch" text=label(Field::Pinch) value=typed.value(Field::Pinch, pinch) error=typed.error(Field::Pinch) max=PublicText::MAX/>
                <TextArea name="became" text=label(Field::Became) value=typed.value(Field::Became, became) error=typed.error(Field::Became) max=PublicText::MAX/>
                <div class="actions"><SubmitButton>{known.submit}</SubmitButton></div>
            </form>
        </section>
    }
}

/// What a text begins with: title and pinch of the idea, and the words of its outcome.
fn begun(page: &IdeaPage, desk: Option<&ResultDesk>) -> [String; 3] {
    let text = page.text.clone().unwrap_or_default();
    let told = desk.and_then(|desk| desk.entry.story());
    let became = told.map(|record| plain(&record.html)).unwrap_or_default();
    let fitting = |text: String| text.chars().take(PublicText::MAX).collect();
    [text.title, fitting(text.pinch), fitting(became)]
}
