//! The topics of a campaign, in their order.

use domain::{
    campaigns::{Bilingual, Masterplan},
    refusals::Field,
    text::Label,
    topics::TopicEntry,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::topics::{TopicsVisit, open_topics},
    links,
    loaded::load,
    parts::{
        administration::{BothLines, Complaint, Missing, Newer, Typed, WayBack},
        shown::headed,
    },
    returned::{Opened, use_form_key},
    ui::{
        badge::{Badge, Tone},
        button::SubmitButton,
        field::FieldText,
        heading::PageHeading,
        icon::Glyph,
        select::{OptionGroup, SelectField},
    },
    words::{count, use_words},
};

/// The topics of a campaign.
#[component]
pub fn TopicsPage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let slug = move || params.read().get("slug").unwrap_or_default();
    let key = StoredValue::new(use_form_key());
    let page = load(slug, open_topics);
    view! {
        <WayBack href=links::CAMPAIGNS text=words.campaigns/>
        {headed(page, words.topics, move |opened: Opened<TopicsVisit>| {
            let slug = params.read_untracked().get("slug").unwrap_or_default();
            view! { <Topics opened slug key=key.get_value()/> }
        })}
    }
}

#[component]
fn Topics(opened: Opened<TopicsVisit>, slug: String, key: String) -> impl IntoView {
    let words = use_words();
    let Opened { what: TopicsVisit { campaign, topics }, returned } = opened;
    let typed = Typed::of(returned.as_ref(), "add");
    let address = links::topics(&slug);
    let last = topics.len().saturating_sub(1);
    let rows = topics.into_iter().enumerate().map(|(at, entry)| {
        view! { <Row entry campaign=slug.clone() first={at == 0} last={at == last}/> }
    });
    view! {
        <PageHeading text=(words.admin().topics_of)(words.pick(&campaign))/>
        <p class="lead">{words.admin().topics_hint}</p>
        <ol class="desk__rows" role="list">{rows.collect_view()}</ol>
        <section class="section" aria-labelledby="add">
            <h2 id="add">{words.admin().topic_new}</h2>
            <Complaint typed=typed.clone()/>
            <form class="form form--wide" method="post" action=address novalidate>
                <input type="hidden" name="act" value="add"/>
                <input type="hidden" name="idempotency_key" value=key/>
                <TopicFields typed name=Bilingual { de: String::new(), en: String::new() } plan=None/>
                <div class="actions"><SubmitButton>{words.admin().add}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Row(entry: TopicEntry, campaign: String, first: bool, last: bool) -> impl IntoView {
    let words = use_words();
    let TopicEntry { topic, ideas } = entry;
    let name = words.pick(&topic.name).to_owned();
    let archived = topic.archived.then(|| {
        view! {
            <li><Badge tone=Tone::Neutral glyph=Glyph::Hidden text=words.admin().topic_archived/></li>
        }
    });
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name"><a href=links::topic(&campaign, &topic.slug)>{name.clone()}</a></h2>
                <ul class="facts" role="list">
                    <li class="facts__item">{words.masterplan_name(topic.masterplan)}</li>
                    <li class="facts__item">{(words.common.ideas)(count(ideas))}</li>
                    {archived}
                    {topic.name.en.is_empty().then(|| view! { <li class="facts__item">"English: "<Missing is=true/></li> })}
                </ul>
            </div>
            <Order action=links::topics(&campaign) slug=topic.slug name first last/>
        </li>
    }
}

/// One place up or down.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Order(
    /// Where the form posts to.
    action: String,
    /// What is moved.
    slug: String,
    /// What it is called.
    name: String,
    /// Whether it is the first already.
    first: bool,
    /// Whether it is the last already.
    last: bool,
) -> impl IntoView {
    let words = use_words().admin();
    let button = |act, sign, said| {
        view! {
            <button class="button desk__step" type="submit" name="act" value=act aria-label=said>{sign}</button>
        }
    };
    view! {
        <form class="desk__order" method="post" action=action>
            <input type="hidden" name="which" value=slug/>
            {(!first).then(|| button("up", "↑", (words.up)(&name)))}
            {(!last).then(|| button("down", "↓", (words.down)(&name)))}
        </form>
    }
}

/// Name and masterplan of a topic.
#[component]
pub fn TopicFields(
    /// The form.
    typed: Typed,
    /// What is stored.
    name: Bilingual,
    /// What is stored.
    plan: Option<Masterplan>,
    /// Whether a missing language is marked.
    #[prop(optional)]
    mark: bool,
) -> impl IntoView {
    let words = use_words();
    let option = |plan: &Masterplan| (plan.as_str().to_owned(), words.masterplan_name(*plan).to_owned());
    let groups = vec![OptionGroup::plain(Masterplan::ALL.iter().map(option).collect())];
    let value = typed.value(Field::Masterplan, plan.map_or("", Masterplan::as_str));
    let error = typed.error(Field::Masterplan);
    let text = FieldText::new(words.field_label(Field::Masterplan));
    let newer = plan.and_then(|plan| {
        let newer = typed.stored_meanwhile(Field::Masterplan, plan.as_str());
        newer.map(|_| words.masterplan_name(plan).to_owned())
    });
    view! {
        <BothLines typed fields=[Field::NameDe, Field::NameEn] stored=name mark max=Label::MAX/>
        <SelectField name=Field::Masterplan.as_str() none=words.admin().choose groups value error text/>
        <Newer text=newer/>
    }
}
