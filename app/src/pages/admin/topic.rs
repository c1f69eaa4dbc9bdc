//! A topic: its name, and what becomes of it.

use domain::{refusals::Field, topics::TopicEntry};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::topics::{TopicVisit, open_topic},
    links,
    loaded::load,
    pages::admin::topics::TopicFields,
    parts::{
        administration::{Complaint, Typed, WayBack},
        shown::headed,
    },
    returned::{Opened, Returned},
    ui::{
        button::{SubmitButton, Weight},
        field::FieldText,
        heading::PageHeading,
        select::{OptionGroup, SelectField},
    },
    words::{count, use_words},
};

/// A topic: its name, and what becomes of it.
#[component]
pub fn TopicPage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let value = move |name| params.read().get(name).unwrap_or_default();
    let page = load(move || (value("slug"), value("topic")), |(campaign, topic)| open_topic(campaign, topic));
    let campaign = untrack(move || value("slug"));
    let back = links::topics(&campaign);
    let campaign = StoredValue::new(campaign);
    view! {
        <WayBack href=back text=words.topics/>
        {headed(page, words.topics, move |Opened { what, returned }: Opened<TopicVisit>| {
            let TopicVisit { entry, others } = what;
            view! { <Topic entry others campaign=campaign.get_value() returned/> }
        })}
    }
}

#[component]
fn Topic(
    entry: TopicEntry,
    others: Vec<TopicEntry>,
    campaign: String,
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let version = entry.version();
    let TopicEntry { topic, ideas } = entry;
    let action = links::topic(&campaign, &topic.slug);
    let (name, ideas) = (words.pick(&topic.name).to_owned(), (words.common.ideas)(count(ideas)));
    if let Some(into) = asked(returned.as_ref(), &others) {
        return view! { <Meant name ideas into action/> }.into_any();
    }
    let archived = topic.archived;
    let typed = Typed::of(returned.as_ref(), "rename");
    view! {
        <PageHeading text=name/>
        <p class="lead">{ideas}</p>
        <Complaint typed=typed.clone() both=true/>
        <form class="form form--wide" method="post" action=action.clone() novalidate>
            <input type="hidden" name="act" value="rename"/>
            <input type="hidden" name="version" value=version/>
            <TopicFields typed name=topic.name plan=Some(topic.masterplan) mark=true/>
            <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
        </form>
        <Archive archived action=action.clone()/>
        <Merge others action returned/>
    }
    .into_any()
}

/// The topic that this one shall become part of, once that was found possible.
fn asked(returned: Option<&Returned>, others: &[TopicEntry]) -> Option<TopicEntry> {
    let form = returned.filter(|form| form.value("act") == "merge" && form.refusal.is_none())?;
    others.iter().find(|entry| entry.topic.slug == form.value(Field::Into.as_str())).cloned()
}

/// Asks before it happens whether merging is meant, and says what it does.
#[component]
fn Meant(name: String, ideas: String, into: TopicEntry, action: String) -> impl IntoView {
    let (words, into) = (use_words(), into.topic);
    view! {
        <PageHeading text=words.admin().topic_merge/>
        <p class="lead">{(words.admin().topic_merge_means)(&name, words.pick(&into.name), &ideas)}</p>
        <p>{words.admin().topic_merge_hint}</p>
        <form class="form" method="post" action=action>
            <input type="hidden" name="act" value="merge"/>
            <input type="hidden" name=Field::Into.as_str() value=into.slug/>
            <input type="hidden" name=links::MEANT value="true"/>
            <div class="actions">
                <SubmitButton weight=Weight::Danger>{words.admin().topic_merge_do}</SubmitButton>
                // An empty address is the page itself, loaded anew by the browser.
                <a class="button" href="" rel="external">{words.common.cancel}</a>
            </div>
        </form>
    }
}

/// Offers a topic no longer, or again.
#[component]
fn Archive(archived: bool, action: String) -> impl IntoView {
    let words = use_words().admin();
    let (act, text) =
        if archived { ("restore", words.topic_restore) } else { ("archive", words.topic_archive) };
    view! {
        <section class="section" aria-labelledby="archive">
            <h2 id="archive">{text}</h2>
            {(!archived).then(|| view! { <p>{words.topic_archive_hint}</p> })}
            <form method="post" action=action>
                <input type="hidden" name="act" value=act/>
                <SubmitButton weight=Weight::Plain>{text}</SubmitButton>
            </form>
        </section>
    }
}

/// Makes a topic part of another.
#[component]
fn Merge(others: Vec<TopicEntry>, action: String, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let typed = Typed::of(returned.as_ref(), "merge");
    let offered = others.into_iter().map(|entry| entry.topic).filter(|topic| !topic.archived);
    let options = offered.map(|topic| {
        let name = words.pick(&topic.name).to_owned();
        (topic.slug, name)
    });
    let groups = vec![OptionGroup::plain(options.collect())];
    let (value, error) = (typed.value(Field::Into, ""), typed.error(Field::Into));
    let text = FieldText::new(words.field_label(Field::Into));
    view! {
        <section class="section" aria-labelledby="merge">
            <h2 id="merge">{words.admin().topic_merge}</h2>
            <p>{words.admin().topic_merge_hint}</p>
            <Complaint typed/>
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="act" value="merge"/>
                <SelectField name=Field::Into.as_str() none=words.new_idea().topic_choose groups value error text/>
                <div class="actions"><SubmitButton weight=Weight::Plain>{words.admin().topic_merge_next}</SubmitButton></div>
            </form>
        </section>
    }
}
