//! The list: saved views, filters, and the items as cards.

use domain::{
    campaigns::Bilingual,
    ids::PersonId,
    refusals::Field,
    triage::{
        BulkKind, Counts, ItemKind, Queue, QueueItem, QueueQuery, TagName, View, With, workdays::Light,
    },
};
use leptos::prelude::*;

use crate::{
    links,
    parts::administration::Typed,
    returned::{Returned, field_errors},
    ui::{
        badge::{Badge, Tone},
        button::{SubmitButton, Weight},
        disclosure::Disclosure,
        empty::Empty,
        field::{FieldText, TextField},
        icon::Glyph,
        notice::Notice,
        pagination::Pagination,
        remembered::{remember, remember_if},
        select::{OptionGroup, SelectField},
    },
    words::{count, use_words},
};

/// The id of the form to which the boxes of the list belong.
const BULK: &str = "bulk";

/// The list of what waits.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn List(
    /// What was asked for.
    query: QueueQuery,
    /// The items.
    mut queue: Queue,
    /// The form for many items, if it was refused.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words().triage();
    let typed = returned.as_ref().map(|form| Typed::of(Some(form), form.value("act"))).unwrap_or_default();
    let ticked: Vec<String> =
        returned.iter().flat_map(|form| form.value("item").split(' ')).map(str::to_owned).collect();
    let items = std::mem::take(&mut queue.items.items);
    let (next, moderators) = (queue.items.next, queue.moderators.clone());
    let at = |query: &QueueQuery| format!("{}{}", links::TRIAGE, query.to_address());
    let here = at(&QueueQuery { all: false, ..query.clone() });
    let next = next.map(|after| at(&QueueQuery { after: Some(after), ..query.opening(None) }));
    let first = query.after.is_some().then(|| at(&QueueQuery { after: None, ..query.opening(None) }));
    let rows = items.into_iter().map(|item| {
        let href = at(&query.opening(Some(item.key)));
        let current = query.item == Some(item.key);
        let chosen = query.all || ticked.contains(&item.thing.to_string());
        let card = remember((item, href, current, chosen), |(item, href, current, chosen)| {
            view! { <Card item href current chosen/> }.into_any()
        });
        view! { <li>{card}</li> }
    });
    let rows: Vec<_> = rows.collect();
    let nothing = rows.is_empty();
    let tick = Tick {
        all: query.all,
        items: rows.len(),
        other: at(&QueueQuery { all: !query.all, ..query.clone() }),
    };
    let (view, query) = (query.view, QueueQuery { after: None, all: false, ..query });
    let Queue { tags, campaigns, topics, units, .. } = queue;
    let choices = Choices { tags, moderators: moderators.clone(), campaigns, topics, units };
    let filter = remember((query, choices), |(query, choices)| view! { <Filter query choices/> }.into_any());
    let bulk =
        remember_if(returned.is_none(), (here, moderators, tick, view), |(here, moderators, tick, view)| {
            view! { <Bulk here moderators tick view typed/> }.into_any()
        });
    view! {
        {filter}
        {(!nothing).then_some(bulk)}
        <h2 class="visually-hidden">{words.list}</h2>
        {if nothing {
            view! { <Empty text=words.nothing glyph=Glyph::Done/> }.into_any()
        } else {
            view! { <ol class="triage__cards" role="list">{rows}</ol> }.into_any()
        }}
        <Pagination next first/>
    }
}

/// The saved views, each with how much waits in it.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Views(
    /// What was asked for.
    query: QueueQuery,
    /// How much waits.
    counts: Counts,
) -> impl IntoView {
    let words = use_words();
    let link = |view: &View| {
        // What is counted is the whole view.
        let text = match counts.of(*view).filter(|_| !query.is_filtered()) {
            Some(items) => (words.triage().counted)(words.view_name(*view), count(items)),
            None => words.view_name(*view).to_owned(),
        };
        let href = format!("{}{}", links::TRIAGE, query.viewing(*view).to_address());
        let current = (query.view == *view).then_some("true");
        view! { <li><a class="tabs__link" href=href aria-current=current data-noscroll="">{text}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=words.triage().views>
            <ul class="tabs__list" role="list">{View::ALL.iter().map(link).collect_view()}</ul>
        </nav>
    }
}

/// By what it can be filtered.
#[derive(Hash)]
struct Choices {
    tags: Vec<String>,
    moderators: Vec<(PersonId, String)>,
    campaigns: Vec<(String, Bilingual)>,
    topics: Vec<(String, Bilingual)>,
    units: Vec<(String, Bilingual)>,
}

/// A plain form: everything is in the address. What is asked for less often opens.
#[component]
fn Filter(query: QueueQuery, choices: Choices) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let kinds = ItemKind::ALL.iter().filter(|kind| !matches!(kind, ItemKind::Hidden | ItemKind::Settled));
    let kinds = kinds.map(|kind| (kind.to_string(), words.item_kind_name(*kind).to_owned()));
    let Choices { tags, moderators, campaigns, topics, units } = choices;
    let tags = tags.into_iter().map(|tag| (tag.clone(), tag)).collect();
    let named = |all: Vec<(String, Bilingual)>| -> Vec<(String, String)> {
        all.into_iter().map(|(slug, name)| (slug, words.pick(&name).to_owned())).collect()
    };
    let nobody = (With::Nobody.to_string(), known.with_nobody.to_owned());
    let people = moderators.into_iter().map(|(id, name)| (id.to_string(), name));
    let all = QueueQuery { view: query.view, item: query.item, ..QueueQuery::default() }.to_address();
    let reset = query.is_filtered().then(|| view! {
        <a class="triage__reset" href=format!("{}{all}", links::TRIAGE) data-noscroll="">{words.list.reset}</a>
    });
    let QueueQuery { kind, tag, campaign, topic, unit, with, .. } = query;
    let chosen = [tag.is_some(), campaign.is_some(), topic.is_some(), unit.is_some(), with.is_some()];
    let chosen = chosen.into_iter().filter(|chosen| *chosen).count();
    let select = |(name, id), text, none, options: Vec<(String, String)>, chosen: Option<String>| {
        let value = RwSignal::new(chosen.unwrap_or_default());
        (!options.is_empty()).then(|| {
            view! { <SelectField name id text=FieldText::new(text) none groups=vec![OptionGroup::plain(options)] value/> }
        })
    };
    let every = known.every_kind;
    view! {
        <form method="get" action=links::TRIAGE>
            <input type="hidden" name="view" value=query.view.as_str()/>
            <div class="triage__filter">
                {select(("kind", "filter-kind"), known.kinds, every, kinds.collect(), kind.map(|kind| kind.to_string()))}
                <SubmitButton weight=Weight::Plain>{known.show}</SubmitButton>
                {reset}
            </div>
            <Disclosure summary=(known.more_filters)(chosen)>
                <div class="triage__filters">
                    {select(("with", "filter-with"), words.field_label(Field::Assignee), every, [nobody].into_iter().chain(people).collect(), with.map(|with| with.to_string()))}
                    {select(("campaign", "filter-campaign"), words.field_label(Field::Campaign), every, named(campaigns), campaign)}
                    {select(("topic", "filter-topic"), words.field_label(Field::Topic), every, named(topics), topic)}
                    {select(("unit", "filter-unit"), words.field_label(Field::Unit), every, named(units), unit)}
                    <TextField name="idea" text=FieldText::new(words.cases().open_idea) inputmode="numeric"/>
                    {select(("tag", "filter-tag"), words.cases().tags, words.cases().every_tag, tags, tag.map(|tag| tag.as_str().to_owned()))}
                </div>
                <div class="actions"><SubmitButton weight=Weight::Plain>{known.show}</SubmitButton></div>
            </Disclosure>
        </form>
    }
}

/// The way to tick all items of the page, or none.
#[derive(Hash)]
struct Tick {
    /// Whether all are ticked.
    all: bool,
    items: usize,
    /// The page with the others ticked.
    other: String,
}

/// What is done to all items that are ticked. Their boxes stand in the list and belong to this form.
#[component]
fn Bulk(
    here: String,
    moderators: Vec<(PersonId, String)>,
    tick: Tick,
    view: View,
    typed: Typed,
) -> impl IntoView {
    let words = use_words();
    let known = words.cases();
    let people = moderators.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let act = |kind: BulkKind, text| {
        view! { <button class="button" type="submit" name="act" value=kind.as_str()>{text}</button> }
    };
    let Tick { all, items, other } = tick;
    let ticks = if all { known.bulk_none.to_owned() } else { (known.bulk_all)(count(items)) };
    let settle = || act(BulkKind::Settle, known.bulk_settle);
    let publish = || act(BulkKind::Publish, known.bulk_publish);
    // What the view is for comes first.
    let acts = if view == View::Prepared { [publish(), settle()] } else { [settle(), publish()] };
    let refused = typed.refusal().filter(|refusal| field_errors(Some(*refusal)).is_empty());
    let refused = refused.map(|refusal| words.refusal(refusal));
    view! {
        <Disclosure summary=known.bulk open={all || !typed.act().is_empty()}>
            <form class="form" id=BULK method="post" action=links::BULK novalidate>
                {refused.map(|why| view! { <Notice tone=Tone::Danger><p>{why}</p></Notice> })}
                <p>{known.bulk_hint}</p>
                // `external`: the boxes that somebody ticked are drawn anew.
                <p><a class="button" href=other rel="external">{ticks}</a></p>
                <input type="hidden" name="here" value=here/>
                <div class="triage__filter">
                    <TextField name="tag" id="bulk-tag" text=FieldText::new(words.field_label(Field::Tag))
                        value=typed.value(Field::Tag, "") error=typed.error(Field::Tag) max=TagName::MAX/>
                    {act(BulkKind::Tag, known.bulk_tag)}
                </div>
                <div class="triage__filter">
                    <SelectField name="assignee" id="bulk-assignee" text=FieldText::new(words.field_label(Field::Assignee))
                        none=words.triage().with_nobody groups=vec![OptionGroup::plain(people)] value=typed.value(Field::Assignee, "")/>
                    {act(BulkKind::Assign, known.bulk_assign)}
                </div>
                <div class="actions">{acts}</div>
            </form>
        </Disclosure>
    }
}

#[component]
fn Card(item: QueueItem, href: String, current: bool, chosen: bool) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let QueueItem {
        kind,
        thing,
        title,
        excerpt,
        since,
        due,
        light,
        weight,
        assignee,
        escalated,
        conflict,
        tags,
        ..
    } = item;
    let title = format!("#{} {title}", thing.idea);
    let choose = (words.cases().choose)(&title);
    let since = (known.since)(&words.day(since));
    // What is hidden is due to nobody.
    let waits = kind != ItemKind::Hidden;
    let due = waits.then(|| (known.due)(&words.day(due.plus(-1))));
    let with = assignee.map_or_else(|| known.with_nobody.to_owned(), |(_, name)| (known.with)(&name));
    let units = (weight > 0).then(|| (known.units)(count(weight)));
    view! {
        <article class="triage__card" aria-current=current.then_some("true")>
            <div class="triage__head">
                <input type="checkbox" class="choice__control" name="item" value=thing.to_string() checked=chosen form=BULK aria-label=choose/>
                <h3 class="triage__title"><a href=href data-noscroll="">{title}</a></h3>
            </div>
            <p class="triage__facts">
                {escalated.then(|| view! {
                    <Badge tone=Tone::Danger glyph=Glyph::Warning text=words.cases().escalated/>
                })}
                {conflict.then(|| view! { <Badge tone=Tone::Warn glyph=Glyph::Lock text=known.biased/> })}
                <KindOfItem kind/>
                {waits.then(|| view! { <PromiseLight light/> })}
                <span>{since}</span>
                {due.map(|due| view! { <span>{due}</span> })}
                <span>{with}</span>
                {units.map(|units| view! { <span>{units}</span> })}
                {tags.into_iter().map(|tag| view! { <span class="triage__tag">{tag}</span> }).collect_view()}
            </p>
            <p class="triage__excerpt">{excerpt}</p>
        </article>
    }
}

/// Why something waits.
#[component]
pub fn KindOfItem(
    /// Why.
    kind: ItemKind,
) -> impl IntoView {
    let glyph = match kind {
        ItemKind::Held => Glyph::Hourglass,
        ItemKind::New => Glyph::Plus,
        ItemKind::Waiting => Glyph::Search,
        ItemKind::Report => Glyph::Flag,
        ItemKind::Appeal => Glyph::Reply,
        ItemKind::Objection => Glyph::Merged,
        ItemKind::Erasure | ItemKind::Hidden => Glyph::Hidden,
        ItemKind::Opinion => Glyph::Reply,
        ItemKind::Asked => Glyph::Clock,
        ItemKind::Prepared | ItemKind::Settled => Glyph::Done,
    };
    view! { <Badge tone=Tone::Neutral glyph text=use_words().item_kind_name(kind)/> }
}

/// The traffic light: a word and an icon, and the colour says the same.
#[component]
pub fn PromiseLight(
    /// How the promise stands.
    light: Light,
) -> impl IntoView {
    let (tone, glyph) = match light {
        Light::Green => (Tone::Ok, Glyph::Done),
        Light::Amber => (Tone::Warn, Glyph::Clock),
        Light::Red => (Tone::Danger, Glyph::Warning),
    };
    view! { <Badge tone glyph text=use_words().light_name(light)/> }
}
