//! A campaign: its texts in both languages, its dates, and what employees see on a day.

use domain::{
    campaigns::{Bilingual, CampaignEntry, Moderation, Phase, Preview, START_FIELDS, Schedule},
    ids::PersonId,
    refusals::{Activity, Field, Refusal},
    text::{Intro, Label, PageText, TextError},
    time::Timestamp,
    triage::Premoderation,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    api::admin::campaigns::{open_campaign, open_new_campaign},
    links,
    loaded::load,
    parts::{
        administration::{BothLines, BothTexts, Complaint, Newer, Typed, WayBack},
        phase_banner::PhaseBanner,
        shown::{headed, shown},
    },
    returned::{Opened, field_error, use_form_key},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    unsent::keep_unsent,
    viewer::use_actor,
    words::{Words, use_words},
};

/// The form for another campaign.
#[component]
pub fn NewCampaignPage() -> impl IntoView {
    let words = use_words().admin();
    let key = StoredValue::new(use_form_key());
    let page = load(|| (), |()| open_new_campaign());
    view! {
        <WayBack href=links::CAMPAIGNS text=words.campaigns/>
        <PageHeading text=words.campaign_new/>
        {shown(page, move |Opened { what, returned }: Opened<Schedule>| {
            let typed = Typed::of(returned.as_ref(), "open");
            let nothing = || Bilingual { de: String::new(), en: String::new() };
            view! {
                <Complaint typed=typed.clone()/>
                <form class="form form--wide" method="post" action=links::NEW_CAMPAIGN novalidate>
                    <input type="hidden" name="act" value="open"/>
                    <input type="hidden" name="idempotency_key" value=key.get_value()/>
                    <Texts typed=typed.clone() title=nothing() intro=nothing()/>
                    <Slug typed=typed.clone()/>
                    <Dates typed=typed.clone() schedule=what/>
                    <Rules typed rules=nothing()/>
                    <div class="actions"><SubmitButton>{words.add}</SubmitButton></div>
                </form>
            }
        })}
    }
}

/// The form of a campaign.
#[component]
pub fn EditCampaignPage() -> impl IntoView {
    let words = use_words().admin();
    let (params, query) = (use_params_map(), use_query_map());
    let asked = move || (params.read().get("slug").unwrap_or_default(), query.read().get("on"));
    let page = load(asked, |(slug, on)| open_campaign(slug, on));
    view! {
        <WayBack href=links::CAMPAIGNS text=words.campaigns/>
        {headed(page, words.campaigns, |opened: Opened<CampaignEntry>| view! { <Edit opened/> })}
    }
}

#[component]
fn Edit(opened: Opened<CampaignEntry>) -> impl IntoView {
    let words = use_words();
    let Opened {
        what: CampaignEntry { campaign, rules, version, preview, moderation, moderators, .. },
        returned,
    } = opened;
    let moderated = Typed::of(returned.as_ref(), "moderate");
    let typed = Typed::of(returned.as_ref(), "change");
    let (address, topics) = (links::edit_campaign(&campaign.slug), links::topics(&campaign.slug));
    let stage = links::stage_desk(&campaign.slug);
    let reads = use_actor().see_administration().is_err();
    keep_unsent(format!("campaign:{}", campaign.slug), "main");
    view! {
        <PageHeading text=words.pick(&campaign.title).to_owned()/>
        <SideIndex topics stage=(!reads).then_some(stage)/>
        <fieldset class="desk__reads" disabled=reads>
            <Complaint typed=typed.clone() both=true/>
            <form class="form form--wide" method="post" action=address.clone() novalidate>
                <input type="hidden" name="act" value="change"/>
                <input type="hidden" name="version" value=version/>
                <Texts typed=typed.clone() title=campaign.title intro=campaign.intro mark=true/>
                <Dates typed=typed.clone() schedule=campaign.schedule/>
                <Rules typed rules mark=true/>
                <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
            </form>
            <Moderated typed=moderated moderation moderators address=address.clone()/>
        </fieldset>
        <Look preview address/>
    }
}

/// Where on the page is what.
#[component]
fn SideIndex(topics: String, stage: Option<String>) -> impl IntoView {
    let (words, hall) = (use_words().admin(), use_words().stage().heading);
    let places = [
        ("#texts", words.campaign_texts),
        ("#dates", words.campaign_dates),
        ("#rules", words.campaign_rules),
        ("#moderation", use_words().triage().campaign),
        ("#preview", words.preview),
    ];
    view! {
        <nav class="desk__index" aria-label=words.heading>
            <ul class="desk__index-list" role="list">
                {places.map(|(href, text)| view! { <li><a href=href rel="external">{text}</a></li> })}
                <li><a class="button" href=topics>{words.topics}</a></li>
                {stage.map(|stage| view! { <li><a class="button" href=stage>{hall}</a></li> })}
            </ul>
        </nav>
    }
}

#[component]
fn Texts(typed: Typed, title: Bilingual, intro: Bilingual, #[prop(optional)] mark: bool) -> impl IntoView {
    let words = use_words().admin();
    view! {
        <section class="section" aria-labelledby="texts">
            <h2 id="texts">{words.campaign_texts}</h2>
            <BothLines typed=typed.clone() fields=[Field::TitleDe, Field::TitleEn] stored=title mark max=Label::MAX/>
            <BothTexts typed fields=[Field::IntroDe, Field::IntroEn] stored=intro mark max=Intro::MAX rows=4/>
        </section>
    }
}

#[component]
fn Slug(typed: Typed) -> impl IntoView {
    let words = use_words();
    let text =
        FieldText::new(words.field_label(Field::Slug)).hint(words.admin().campaign_slug_hint).optional();
    let (value, error) = (typed.value(Field::Slug, ""), typed.error(Field::Slug));
    view! { <TextField name=Field::Slug.as_str() text value error max=domain::text::Slug::MAX/> }
}

#[component]
fn Rules(typed: Typed, rules: Bilingual, #[prop(optional)] mark: bool) -> impl IntoView {
    let words = use_words().admin();
    view! {
        <section class="section" aria-labelledby="rules">
            <h2 id="rules">{words.campaign_rules}</h2>
            <p>{words.markdown_hint}</p>
            <BothTexts typed fields=[Field::RulesDe, Field::RulesEn] stored=rules mark max=PageText::MAX rows=12/>
        </section>
    }
}

/// The beginning of each phase.
#[component]
fn Dates(typed: Typed, schedule: Schedule) -> impl IntoView {
    let words = use_words();
    let over = field_error(typed.refusal(), Field::Review) == Some(TextError::Past);
    let start = |(field, (phase, at)): (Field, (Phase, Timestamp))| {
        let text = FieldText::new(words.field_label(field));
        let (value, error) = (typed.value(field, &at.local_input()), typed.error(field));
        let newer = typed.stored_meanwhile(field, &at.local_input()).map(|_| words.moment(at));
        view! {
            <div class="desk__start">
                <TextField name=field.as_str() kind="datetime-local" class="input--short" text value error/>
                <p class="field__hint">{words.phase_meaning(phase)}</p>
                <Newer text=newer/>
            </div>
        }
    };
    let starts = START_FIELDS.into_iter().zip(schedule.starts()).map(start).collect_view();
    view! {
        <section class="section" aria-labelledby="dates">
            <h2 id="dates">{words.admin().campaign_dates}</h2>
            <p>{words.admin().campaign_dates_hint}</p>
            <div class="desk__starts">{starts}</div>
            {over.then(|| view! {
                <label class="choice">
                    <input class="choice__control" type="checkbox" name=links::END_VOTING value="true"/>
                    <span class="choice__label">
                        {words.admin().end_voting}<span class="choice__hint">{words.admin().end_voting_hint}</span>
                    </span>
                </label>
            })}
        </section>
    }
}

/// What is promised, and what is looked at before it appears: a form of its own.
#[component]
fn Moderated(
    typed: Typed,
    moderation: Moderation,
    moderators: Vec<(PersonId, String)>,
    address: String,
) -> impl IntoView {
    let words = use_words();
    let rules = Premoderation::ALL.iter();
    let options = rules.map(|rule| (rule.to_string(), words.premoderation_name(*rule).to_owned())).collect();
    let (days, rule) = (Field::AnswerDays, Field::Premoderation);
    let stored = moderation.answer_days.to_string();
    let deputy = moderation.deputy.map(|deputy| deputy.to_string()).unwrap_or_default();
    let version = moderation.version();
    let (premoderation, ruled) =
        (moderation.premoderation.as_str(), words.premoderation_name(moderation.premoderation).to_owned());
    let deputies: Vec<_> = moderators.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let name = deputies.iter().find(|(id, _)| *id == deputy).map(|(_, name)| name.clone());
    let newer = typed.stored_meanwhile(Field::Deputy, &deputy);
    let nobody = words.admin().no_deputy;
    let newer = newer.map(|_| name.unwrap_or_else(|| nobody.to_owned()));
    let stands_in = FieldText::new(words.field_label(Field::Deputy)).optional();
    view! {
        <section class="section" aria-labelledby="moderation">
            <h2 id="moderation">{words.triage().campaign}</h2>
            <Complaint typed=typed.clone() both=true/>
            <form class="form" method="post" action=address novalidate>
                <input type="hidden" name="act" value="moderate"/>
                <input type="hidden" name="version" value=version/>
                <TextField name=days.as_str() text=FieldText::new(words.field_label(days)) inputmode="numeric"
                    value=typed.value(days, &stored) error=typed.error(days) class="input--short"/>
                <Newer text=typed.stored_meanwhile(days, &stored)/>
                <SelectField name=rule.as_str() text=FieldText::new(words.field_label(rule))
                    groups=vec![OptionGroup::plain(options)]
                    value=typed.value(rule, premoderation) error=typed.error(rule)/>
                <Newer text=typed.stored_meanwhile(rule, premoderation).map(|_| ruled)/>
                {(!deputies.is_empty()).then(|| view! {
                    <SelectField name=Field::Deputy.as_str() text=stands_in none=nobody
                        groups=vec![OptionGroup::plain(deputies)]
                        value=typed.value(Field::Deputy, &deputy) error=typed.error(Field::Deputy)/>
                    <Newer text=newer/>
                })}
                <div class="actions"><SubmitButton weight=Weight::Plain>{words.common.save}</SubmitButton></div>
            </form>
        </section>
    }
}

/// What employees see on a day.
#[component]
fn Look(preview: Preview, address: String) -> impl IntoView {
    let words = use_words();
    let Preview { at, page, allowed } = preview;
    let phase = page.phase;
    let on = at.local_input()[..10].to_owned();
    view! {
        <section class="section" aria-labelledby="preview">
            <h2 id="preview">{words.admin().preview}</h2>
            <p>{words.admin().preview_hint}</p>
            <form class="desk__look" method="get" action=format!("{address}#preview")>
                <TextField name="on" kind="date" class="input--short" text=FieldText::new(words.admin().preview_day) value=RwSignal::new(on)/>
                <SubmitButton weight=Weight::Plain>{words.admin().preview_show}</SubmitButton>
            </form>
            <h3>{(words.admin().preview_on)(&words.day(at))}</h3>
            {if phase.is_visible() {
                view! { <PhaseBanner campaign=page/> }.into_any()
            } else {
                view! { <Notice tone=Tone::Info><p>{words.admin().preview_hidden}</p></Notice> }.into_any()
            }}
            <dl class="desk__allowed">
                {allowed.into_iter().map(|(act, refusal)| view! { <Allowed act refusal/> }).collect_view()}
            </dl>
        </section>
    }
}

#[component]
fn Allowed(act: Activity, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let glyph = if refusal.is_none() { Glyph::Done } else { Glyph::Lock };
    let said = refusal.map_or_else(|| words.admin().possible.to_owned(), |refusal| words.refusal(&refusal));
    view! {
        <div class="desk__act">
            <dt><Icon glyph/>{activity(words, act)}</dt>
            <dd>{said}</dd>
        </div>
    }
}

const fn activity(words: &Words, act: Activity) -> &'static str {
    match act {
        Activity::Post => words.errors().post,
        Activity::Vote => words.errors().vote,
        Activity::Comment => words.errors().comment,
        Activity::Edit => words.errors().edit,
        Activity::SeeOutcomes => words.errors().see_outcomes,
    }
}
