use domain::{
    pulls::{PullDesk, PullPreview},
    refusals::Refusal,
    selection::recipe::{RawRecipe, RuleName},
};
use leptos::prelude::*;

use super::{
    Named,
    form::RecipeForm,
    outcome::Outcome,
    overview::{Frozen, Pulls},
};
use crate::{
    drawn::html,
    links,
    returned::field_errors,
    ui::{
        badge::Tone,
        button::SubmitButton,
        error_summary::{ErrorSummary, FormError},
        notice::Notice,
    },
    words::{count, use_words},
};

/// What the desk of a campaign shows.
pub struct DeskView {
    /// The campaign and its vote.
    pub desk: PullDesk,
    /// The recipe as it was typed.
    pub raw: Option<RawRecipe>,
    /// What it would pull, or what is wrong with it.
    pub preview: Option<Result<PullPreview, Refusal>>,
    /// Why it was not confirmed.
    pub refused: Option<Refusal>,
    /// With it, a confirmation that is sent twice is taken once.
    pub key: String,
}

/// The recipe of a campaign, what it would pull, and the way to do so.
pub fn draw_desk(view: DeskView) -> String {
    let DeskView { desk, raw, preview, refused, key } = view;
    let (preview, wrong) = match preview {
        Some(Ok(preview)) => (Some(preview), None),
        Some(Err(refusal)) => (None, Some(refusal)),
        None => (None, None),
    };
    let typed = raw.unwrap_or_else(|| RawRecipe {
        rule: RuleName::Balanced.to_string(),
        places: "10".to_owned(),
        ..RawRecipe::default()
    });
    html(|| {
        let words = use_words().pulls();
        let slug = desk.source.campaign.campaign.slug.clone();
        let counted = (words.counted)(
            &use_words().lang.number(desk.people),
            &use_words().lang.number(count(desk.ideas)),
        );
        let confirm = preview.map(|preview| {
            view! { <Preview desk=desk.clone() preview raw=typed.clone() key/> }
        });
        view! {
            <Complaint wrong=wrong.clone() refused/>
            <Frozen source=&desk.source/>
            <p>{counted}</p>
            <h2>{words.pulls}</h2>
            <Pulls slug=&slug pulls=desk.source.pulls.clone()/>
            <RecipeForm desk typed wrong/>
            {confirm}
        }
    })
}

/// What is wrong with the recipe, and why it was not confirmed.
#[component]
fn Complaint(wrong: Option<Refusal>, refused: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let error = |error: &domain::refusals::FieldError| FormError {
        field: error.field.as_str(),
        message: words.field_error(error),
    };
    let errors: Vec<_> = field_errors(wrong.as_ref()).iter().map(error).collect();
    // What is wrong with a field stands in the summary.
    let refused = refused.filter(|refused| field_errors(Some(refused)).is_empty());
    let notice = refused.map(|refused| {
        view! { <Notice tone=Tone::Danger><p>{words.refusal(&refused)}</p></Notice> }
    });
    view! { {notice} <ErrorSummary errors=Signal::stored(errors)/> }
}

#[component]
fn Preview(desk: PullDesk, preview: PullPreview, raw: RawRecipe, key: String) -> impl IntoView {
    let words = use_words();
    let known = words.pulls();
    let PullPreview { recipe, pulled, titles } = preview;
    let empty = pulled.ideas.is_empty();
    let next = desk.source.next();
    let named = Named { campaign: desk.source.campaign, titles };
    let action = links::pulls(&named.campaign.campaign.slug);
    let hidden = raw.fields().map(|(field, value)| {
        let value = value.to_owned();
        (!value.is_empty()).then(|| view! { <input type="hidden" name=field.as_str() value=value/> })
    });
    let confirm = (!empty).then(|| {
        view! {
            <form class="form" method="post" action=action>
                {hidden}
                <input type="hidden" name="number" value=next.to_string()/>
                <input type="hidden" name="idempotency_key" value=key/>
                <p>{known.confirm_hint}</p>
                <div class="actions"><SubmitButton>{(known.confirm)(&words.pull_name(next))}</SubmitButton></div>
            </form>
        }
    });
    view! {
        <section class="section" id="preview" aria-labelledby="preview-heading">
            <h2 id="preview-heading">{known.preview}</h2>
            <p>{known.preview_hint}</p>
            <Outcome pulled named rule=recipe.rule().name()/>
            {confirm}
        </section>
    }
}
