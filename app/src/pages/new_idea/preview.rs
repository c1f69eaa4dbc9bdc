//! How the idea will look, before anybody else sees it.

use domain::campaigns::CampaignPage;
use leptos::prelude::*;

use crate::{
    api::forms::IdeaForm,
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// How the idea will look.
#[component]
pub fn Preview(
    /// What was typed.
    form: IdeaForm,
    /// The campaign, for the names of topic and unit.
    campaign: Option<CampaignPage>,
    /// Who stands under it.
    byline: String,
) -> impl IntoView {
    let words = use_words();
    let IdeaForm { title, pinch, wish, topic, unit, .. } = form;
    let (topics, units) = campaign.map(|page| (page.topics, page.units)).unwrap_or_default();
    let topic = topics.into_iter().find(|known| known.answers_to(&topic));
    let unit = units.into_iter().find(|known| known.slug == unit);
    view! {
        <section class="preview" aria-labelledby="preview-heading">
            <h2 class="preview__mark" id="preview-heading" tabindex="-1">{words.new_idea().preview}</h2>
            <p class="preview__title">{title.trim().to_owned()}</p>
            <ul class="facts" role="list">
                <li class="facts__item"><Icon glyph=Glyph::Person/>{byline}</li>
                {topic.map(|topic| view! { <li class="facts__item">{words.pick(&topic.name).to_owned()}</li> })}
                {unit.map(|unit| view! { <li class="facts__item">{words.pick(&unit.name).to_owned()}</li> })}
            </ul>
            <Part heading=words.idea.pinch text=pinch/>
            <Part heading=words.idea.wish text=wish/>
        </section>
    }
}

#[component]
fn Part(heading: &'static str, text: String) -> impl IntoView {
    let text = text.trim().to_owned();
    (!text.is_empty()).then(|| {
        view! {
            <div class="idea__part">
                <h3 class="preview__label">{heading}</h3>
                <p class="idea__plain">{text}</p>
            </div>
        }
    })
}
