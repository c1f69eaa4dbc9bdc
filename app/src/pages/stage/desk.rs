use domain::{
    refusals::Field,
    stage::{DisplayCard, StageDesk},
    text::TokenName,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::stage::open_stage_desk,
    links,
    loaded::load,
    parts::{
        administration::{Complaint, Typed, WayBack},
        shown::headed,
    },
    returned::{Opened, Returned},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        empty::Empty,
        field::{FieldText, TextField},
        heading::PageHeading,
        notice::Notice,
    },
    words::use_words,
};

/// What opens the stage of a campaign.
#[component]
pub fn StageDeskPage() -> impl IntoView {
    let params = use_params_map();
    let campaign = move || params.read().get("slug").unwrap_or_default();
    let page = load(campaign, open_stage_desk);
    view! {
        <WayBack/>
        {headed(page, use_words().stage().heading, |Opened { what, returned }: Opened<StageDesk>| view! {
            <Desk desk=what returned/>
        })}
    }
}

#[component]
fn Desk(desk: StageDesk, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let known = words.stage();
    let StageDesk { slug, title, displays } = desk;
    let action = links::stage_desk(&slug);
    let typed = Typed::of(returned.as_ref(), "open");
    let once = returned.filter(|form| form.refusal.is_none());
    let none = displays.is_empty().then(|| view! { <Empty text=known.no_displays/> });
    let rows = displays.into_iter().map(|display| {
        view! { <Display display action=action.clone()/> }
    });
    view! {
        <PageHeading text=(known.desk_of)(words.pick(&title))/>
        <p class="lead">{known.desk_lead}</p>
        {once.map(|form| view! { <LinkOnce form/> })}
        {none}
        <ul class="desk__rows" role="list">{rows.collect_view()}</ul>
        <section class="section" aria-labelledby="open">
            <h2 id="open">{known.open}</h2>
            <Complaint typed=typed.clone()/>
            <form class="form" method="post" action=action.clone() novalidate>
                <input type="hidden" name="act" value="open"/>
                <TextField name=Field::Name.as_str() text=FieldText::new(known.display_name).hint(known.display_hint)
                    max=TokenName::MAX value=typed.value(Field::Name, "") error=typed.error(Field::Name)/>
                <div class="actions"><SubmitButton>{known.open_do}</SubmitButton></div>
            </form>
        </section>
        <p><a class="button" href=links::stage(&slug) rel="external">{known.look}</a></p>
    }
}

/// The address that opens the stage: it is shown this once.
#[component]
fn LinkOnce(form: Returned) -> impl IntoView {
    let known = use_words().stage();
    let address = form.value("one_time").to_owned();
    (!address.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Ok title=known.once>
                <p class="stage-link"><code data-once="true">{address}</code></p>
                <p>{known.once_hint}</p>
            </Notice>
        }
    })
}

#[component]
fn Display(display: DisplayCard, action: String) -> impl IntoView {
    let words = use_words();
    let DisplayCard { id, name, created_at } = display;
    let end = (words.stage().end)(&name);
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name">{name}</h2>
                <p>{(words.stage().since)(&words.day(created_at))}</p>
            </div>
            <form method="post" action=action>
                <input type="hidden" name="act" value="end"/>
                <input type="hidden" name="id" value=id.to_string()/>
                <SubmitButton weight=Weight::Danger>{end}</SubmitButton>
            </form>
        </li>
    }
}
