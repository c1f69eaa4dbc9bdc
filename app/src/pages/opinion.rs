//! What specialist units are asked: the list for those who are signed in, and a question with the form for the reply. Nothing here
//! tells who wrote the idea.

use domain::{
    opinions::{OpinionReply, OpinionRequest, Possible},
    refusals::{Field, Refusal},
    text::{OpinionText, PlaceName},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use crate::{
    api::{
        error::ApiError,
        opinions::{open_linked_opinion, open_opinion, open_opinions},
    },
    links,
    loaded::load,
    pages::not_found::NotFoundPage,
    parts::trouble::Trouble,
    returned::{Opened, Returned, field_errors},
    ui::{
        badge::Tone,
        button::SubmitButton,
        choices::{Choice, Choices},
        empty::Empty,
        error_summary::{ErrorSummary, FormError},
        field::{FieldText, TextArea, TextField},
        heading::PageHeading,
        notice::Notice,
    },
    words::use_words,
};

/// What the address shows.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
enum Shown {
    All(Vec<OpinionRequest>),
    One(Box<Opened<OpinionRequest>>),
}

/// What specialist units are asked.
#[component]
pub fn OpinionPage() -> impl IntoView {
    let address = use_location().pathname.get_untracked();
    let action = address.clone();
    let page = load(
        move || address.clone(),
        |address| async move {
            let below = address.trim_matches('/').split_once('/').map(|(_, below)| below.to_owned());
            match below {
                None => open_opinions().await.map(Shown::All),
                Some(token) if address.starts_with(&format!("{}/", links::OPINION)) => {
                    open_linked_opinion(token).await.map(Box::new).map(Shown::One)
                }
                Some(id) => match id.parse() {
                    Ok(id) => open_opinion(id).await.map(Box::new).map(Shown::One),
                    Err(_) => Err(ApiError::refused(&Refusal::NotFound)),
                },
            }
        },
    );
    let action = StoredValue::new(action);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(Shown::All(requests)) => view! { <All requests/> }.into_any(),
                    Ok(Shown::One(opened)) => view! { <One opened=*opened action=action.get_value()/> }.into_any(),
                    Err(error) if error.is(&Refusal::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! {
                        <PageHeading text=use_words().opinion().heading/>
                        <Trouble error/>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn All(requests: Vec<OpinionRequest>) -> impl IntoView {
    let words = use_words();
    let known = words.opinion();
    let one = |request: OpinionRequest| {
        view! {
            <li>
                <a href=links::opinion(request.id)>{format!("#{} {}", request.idea, request.title)}</a>
                ", "{(known.due)(&words.day(request.due.plus(-1)))}
            </li>
        }
    };
    let none = requests.is_empty().then(|| view! { <Empty text=known.nothing/> });
    view! {
        <PageHeading text=known.heading/>
        <p class="lead">{known.lead}</p>
        {none}
        <ul class="stack">{requests.into_iter().map(one).collect_view()}</ul>
    }
}

#[component]
fn One(opened: Opened<OpinionRequest>, action: String) -> impl IntoView {
    let words = use_words();
    let known = words.opinion();
    let Opened { what, returned } = opened;
    let OpinionRequest { idea, title, pinch, wish, addenda, question, due, reply, taken, .. } = what;
    let saved = use_query_map().get_untracked().get("done").is_some() && !taken;
    let added =
        addenda.into_iter().map(|html| view! { <div class="prose" inner_html=html></div> }).collect_view();
    view! {
        <PageHeading text=format!("#{idea} {title}")/>
        <div class="stack stack--wide">
            <div class="stack">
                <p class="idea__plain">{pinch}</p>
                {(!wish.is_empty()).then(|| view! { <p class="idea__plain">{wish}</p> })}
                {added}
            </div>
            <section class="section" aria-labelledby="question">
                <h2 id="question">{known.question}</h2>
                <p class="idea__plain">{question}</p>
                <p>{(known.due)(&words.day(due.plus(-1)))}</p>
            </section>
            {saved.then(|| view! { <Notice tone=Tone::Ok><p>{known.saved}</p></Notice> })}
            {if taken {
                view! { <Notice tone=Tone::Ok><p>{known.closed}</p></Notice> }.into_any()
            } else {
                view! { <Reply reply returned action/> }.into_any()
            }}
        </div>
    }
}

#[component]
fn Reply(reply: Option<OpinionReply>, returned: Option<Returned>, action: String) -> impl IntoView {
    let words = use_words();
    let known = words.opinion();
    let again = reply.is_some();
    let kept = reply.map(|reply| {
        [
            (Field::Possible, reply.possible.as_str().to_owned()),
            (Field::Effort, reply.effort),
            (Field::Obstacle, reply.obstacle),
            (Field::Who, reply.who),
            (Field::Until, reply.until),
            (Field::Remark, reply.remark),
        ]
    });
    let kept = move |field: Field| {
        let found = kept.iter().flatten().find(|(known, _)| *known == field);
        found.map(|(_, text)| text.clone())
    };
    let refusal = returned.as_ref().and_then(|form| form.refusal.clone());
    let value = move |field: Field| {
        let typed = returned.as_ref().map(|form| form.value(field.as_str()).to_owned());
        RwSignal::new(typed.or_else(|| kept(field)).unwrap_or_default())
    };
    let wrong = field_errors(refusal.as_ref()).to_vec();
    let errors = wrong
        .iter()
        .map(|wrong| FormError { field: wrong.field.as_str(), message: words.field_error(wrong) })
        .collect::<Vec<_>>();
    let error = move |field: Field| {
        let found = wrong.iter().find(|wrong| wrong.field == field);
        Signal::stored(found.map(|wrong| words.field_error(wrong)))
    };
    let other = refusal.filter(|_| errors.is_empty());
    let choice = |possible: &Possible| Choice {
        value: possible.as_str(),
        label: words.possible_name(*possible),
        hint: None,
    };
    let text = |field| FieldText::new(words.field_label(field));
    view! {
        <ErrorSummary errors=Signal::stored(errors)/>
        {other.map(|refusal| view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> })}
        <form class="form" method="post" action=action novalidate>
            <p>{known.hint}</p>
            <Choices name="possible" legend=words.field_label(Field::Possible) choices=Possible::ALL.iter().map(choice).collect()
                value=value(Field::Possible) error=error(Field::Possible) row=true/>
            <TextField name="effort" text=text(Field::Effort).hint(known.effort_hint).optional() value=value(Field::Effort) error=error(Field::Effort) class="input--short"/>
            <TextArea name="obstacle" text=text(Field::Obstacle).optional() value=value(Field::Obstacle) error=error(Field::Obstacle) max=OpinionText::MAX rows=3/>
            <TextField name="who" text=text(Field::Who).optional() value=value(Field::Who) error=error(Field::Who) max=PlaceName::MAX/>
            <TextField name="until" kind="date" text=text(Field::Until).optional() value=value(Field::Until) error=error(Field::Until) class="input--short"/>
            <TextArea name="remark" text=text(Field::Remark).optional() value=value(Field::Remark) error=error(Field::Remark) max=OpinionText::MAX rows=4/>
            <div class="actions"><SubmitButton>{if again { known.correct } else { known.submit }}</SubmitButton></div>
        </form>
    }
}
