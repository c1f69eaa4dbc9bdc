use domain::{
    ids::IdeaNumber,
    refusals::{Field, Refusal},
    surveys::{Better, Survey, SurveyFigures},
};
use leptos::prelude::*;

use crate::{
    links,
    returned::field_errors,
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        choices::{Choice, Choices},
        notice::Notice,
    },
    words::use_words,
};

/// Whether it has become better: the question, and what all answered.
#[component]
pub fn SurveyView(
    /// The idea.
    idea: IdeaNumber,
    /// How the survey stands.
    survey: Survey,
    /// Why an answer came back.
    refused: Option<Refusal>,
) -> impl IntoView {
    let words = use_words();
    let known = words.outcomes();
    let Survey { open, mine, figures } = survey;
    let told = match figures {
        Some(figures) => view! { <Figures figures/> }.into_any(),
        None => view! { <p>{known.survey_few}</p> }.into_any(),
    };
    view! {
        <div class="survey" id="survey" tabindex="-1">
            {open.then(|| view! { <Question idea mine refused/> })}
            {told}
        </div>
    }
}

#[component]
fn Question(idea: IdeaNumber, mine: Option<Better>, refused: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let known = words.outcomes();
    let choice =
        |better: &Better| Choice { value: better.as_str(), label: words.better_name(*better), hint: None };
    let wrong = field_errors(refused.as_ref()).iter().find(|wrong| wrong.field == Field::Better);
    let error = Signal::stored(wrong.map(|wrong| words.field_error(wrong)));
    let other = refused.clone().filter(|_| wrong.is_none());
    let value = RwSignal::new(mine.map(|mine| mine.to_string()).unwrap_or_default());
    let choices = Better::ALL.iter().map(choice).collect();
    view! {
        {other.map(|refusal| view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> })}
        <form class="stack" method="post" action=links::survey(idea)>
            <Choices name=Field::Better.as_str() legend=words.field_label(Field::Better) choices value error row=true/>
            <p class="field__hint">{known.survey_hint}</p>
            <div><SubmitButton weight=Weight::Plain>
                {if mine.is_some() { known.survey_again } else { known.survey_submit }}
            </SubmitButton></div>
        </form>
    }
}

#[component]
fn Figures(figures: SurveyFigures) -> impl IntoView {
    let words = use_words();
    let known = words.outcomes();
    let rows = std::iter::zip(Better::ALL, figures.answers).map(|(better, figure)| {
        view! {
            <div class="survey__row"><dt>{words.better_name(*better)}</dt><dd class="figures">{words.figure(figure)}</dd></div>
        }
    });
    view! {
        <h3>{known.survey_figures}</h3>
        <dl class="survey__figures">{rows.collect_view()}</dl>
        <p>{(known.survey_total)(&words.figure(figures.total))}</p>
    }
}
