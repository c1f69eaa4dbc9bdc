//! Templates of official answers: all of them in their order, and one.

use domain::{
    refusals::Field,
    templates::AnswerTemplate,
    text::{TemplateBody, TemplateName, excerpt},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::admin::templates::{open_template, open_templates},
    links,
    loaded::load,
    pages::admin::topics::Order,
    parts::{
        administration::{Complaint, Newer, Typed, WayBack},
        shown::{headed, shown},
    },
    returned::{Opened, Returned, use_form_key},
    ui::{
        button::{SubmitButton, Weight},
        empty::Empty,
        field::{FieldText, TextArea, TextField},
        heading::PageHeading,
        icon::Glyph,
    },
    words::use_words,
};

/// Every template, and the form for another.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let words = use_words().admin();
    let key = StoredValue::new(use_form_key());
    let page = load(|| (), |()| open_templates());
    view! {
        <WayBack/>
        <PageHeading text=words.templates/>
        <p class="lead">{words.templates_hint}</p>
        {shown(page, move |Opened { what, returned }: Opened<Vec<AnswerTemplate>>| view! {
            <Templates templates=what returned key=key.get_value()/>
        })}
    }
}

#[component]
fn Templates(templates: Vec<AnswerTemplate>, returned: Option<Returned>, key: String) -> impl IntoView {
    let words = use_words().admin();
    let typed = Typed::of(returned.as_ref(), "add");
    let (none, last) = (templates.is_empty(), templates.len().saturating_sub(1));
    let rows = templates.into_iter().enumerate().map(|(at, template)| {
        view! { <Row template first={at == 0} last={at == last}/> }
    });
    view! {
        {none.then(|| view! { <Empty text=words.templates_none glyph=Glyph::Pencil/> })}
        <ol class="desk__rows" role="list">{rows.collect_view()}</ol>
        <section class="section" aria-labelledby="add">
            <h2 id="add">{words.template_new}</h2>
            <Complaint typed=typed.clone()/>
            <form class="form" method="post" action=links::TEMPLATES novalidate>
                <input type="hidden" name="act" value="add"/>
                <input type="hidden" name="idempotency_key" value=key/>
                <Fields typed name=String::new() body=String::new()/>
                <div class="actions"><SubmitButton>{words.add}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Row(template: AnswerTemplate, first: bool, last: bool) -> impl IntoView {
    let AnswerTemplate { id, name, body } = template;
    view! {
        <li class="desk__row">
            <div>
                <h2 class="desk__name"><a href=links::template(id)>{name.clone()}</a></h2>
                <p>{excerpt(&body, 160)}</p>
            </div>
            <Order action=links::TEMPLATES.to_owned() slug=id.to_string() name first last/>
        </li>
    }
}

#[component]
fn Fields(typed: Typed, name: String, body: String) -> impl IntoView {
    let words = use_words().admin();
    view! {
        <TextField name=Field::Name.as_str() text=FieldText::new(words.template_name) max=TemplateName::MAX
            value=typed.value(Field::Name, &name) error=typed.error(Field::Name)/>
        <Newer text=typed.stored_meanwhile(Field::Name, &name)/>
        <TextArea name=Field::Body.as_str() text=FieldText::new(words.template_body) max=TemplateBody::MAX rows=10
            value=typed.value(Field::Body, &body) error=typed.error(Field::Body)/>
        <Newer text=typed.stored_meanwhile(Field::Body, &body)/>
    }
}

/// One template.
#[component]
pub fn EditTemplatePage() -> impl IntoView {
    let (params, words) = (use_params_map(), use_words().admin());
    let id = move || params.read().get("id").and_then(|id| id.parse().ok());
    let page = load(id, |id| open_template(id.unwrap_or(domain::ids::TemplateId::from_i64(0))));
    view! {
        <WayBack href=links::TEMPLATES text=words.templates/>
        {headed(page, words.templates, |Opened { what, returned }: Opened<AnswerTemplate>| view! {
            <Edit template=what returned/>
        })}
    }
}

#[component]
fn Edit(template: AnswerTemplate, returned: Option<Returned>) -> impl IntoView {
    let words = use_words();
    let version = template.version();
    let AnswerTemplate { id, name, body } = template;
    let typed = Typed::of(returned.as_ref(), "keep");
    view! {
        <PageHeading text=name.clone()/>
        <Complaint typed=typed.clone() both=true/>
        <form class="form" method="post" action=links::template(id) novalidate>
            <input type="hidden" name="act" value="keep"/>
            <input type="hidden" name="version" value=version/>
            <Fields typed name body/>
            <div class="actions"><SubmitButton>{words.common.save}</SubmitButton></div>
        </form>
        <section class="section" aria-labelledby="remove">
            <h2 id="remove">{words.admin().template_remove}</h2>
            <p>{words.admin().template_remove_hint}</p>
            <form method="post" action=links::template(id)>
                <input type="hidden" name="act" value="remove"/>
                <SubmitButton weight=Weight::Danger>{words.admin().template_remove}</SubmitButton>
            </form>
        </section>
    }
}
