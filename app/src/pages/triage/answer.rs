//! The form that answers and decides: begun with a template, published at once or prepared for later.

use domain::{
    ideas::Status,
    refusals::Field,
    templates::{AnswerTemplate, begun_with},
    text::{AnswerBody, PlaceName},
    triage::{DeclineGround, OpenItem, PreparedAnswer, Thing},
};
use leptos::prelude::*;

use super::{
    acts::{Hidden, OneOf, Seen},
    page::Ways,
};
use crate::{
    links,
    parts::administration::{Typed, UnitChoice, unit_name},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        field::{FieldText, TextArea, TextField},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    unsent::typed_by_script,
    words::{Lang, use_words},
};

/// Answer and status in one.
#[component]
pub fn Decide(
    /// The item.
    open: OpenItem,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let typed = if ["decide", "prepare", "fill"].contains(&typed.act()) { typed } else { Typed::default() };
    let status = open.page.standing.status;
    let mut moves = vec![("", known.unchanged, None)];
    moves.extend(
        status
            .next_moves()
            .map(|(to, _)| (to.as_str(), words.status_name(to), (to == Status::Declined).then_some("d"))),
    );
    let grounds =
        DeclineGround::ALL.iter().map(|ground| (ground.as_str(), words.decline_ground_name(*ground), None));
    let thing = open.item.thing;
    let replaces = open.prepared.as_ref().map(|kept| kept.at.rfc3339());
    let kept = open.prepared.clone().map(|kept| kept.decision).unwrap_or_default();
    let chosen = |field, kept: &str| typed.value(field, kept).get_untracked();
    let texts = texts_of(&open);
    let answer = typed.value(Field::Answer, &kept.answer);
    let text = FieldText::new(words.field_label(Field::Answer)).hint(known.answer_hint);
    let place = FieldText::new(words.field_label(Field::Place)).optional();
    view! {
        <Kept prepared=open.prepared.clone() thing ways=ways.clone()/>
        <form class="form triage__decide" method="post" action=links::triage(thing.idea) novalidate>
            <h3>{known.decide}</h3>
            <p>{known.decide_hint}</p>
            // What the enter key presses.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">{known.decide_submit}</button>
            <Hidden act="decide" thing ways/>
            <Seen open=open.clone()/>
            <input type="hidden" name="replaces" value=replaces/>
            <OneOf field=Field::Status id="status" legend=words.field_label(Field::Status) choices=moves
                chosen=chosen(Field::Status, &kept.status) error=typed.error(Field::Status)/>
            <Begin texts answer/>
            <div data-key="o" tabindex="-1">
                <TextArea name="answer" text value=answer error=typed.error(Field::Answer) max=AnswerBody::MAX/>
            </div>
            <UnitChoice typed=typed.clone() field=Field::Unit units=open.page.campaign.units stored=kept.unit none=known.no_unit/>
            <OneOf field=Field::Ground id="ground" legend=known.decline_ground choices=grounds.collect()
                chosen=chosen(Field::Ground, &kept.ground) error=typed.error(Field::Ground)/>
            <TextField name="place" text=place value=typed.value(Field::Place, &kept.place) error=typed.error(Field::Place) max=PlaceName::MAX/>
            <div class="actions">
                <SubmitButton>{known.decide_submit}</SubmitButton>
                <button class=Weight::Plain.class() type="submit" name="act" value="prepare">{words.cases().prepare}</button>
            </div>
        </form>
    }
}

/// What an answer may begin with: templates, and what specialist units said. Key, name and text of each; answers are in German.
fn texts_of(open: &OpenItem) -> Vec<(String, String, String)> {
    let words = use_words();
    let template =
        |AnswerTemplate { id, name, body }: &AnswerTemplate| (id.to_string(), name.clone(), body.clone());
    let units = &open.page.campaign.units;
    let said = open.opinions.iter().filter_map(|opinion| {
        let name = (words.opinion().as_draft)(&unit_name(words, units, Some(opinion.unit)));
        Some((format!("opinion:{}", opinion.id), name, Lang::De.words().opinion_draft(opinion)?))
    });
    open.templates.iter().map(template).chain(said).collect()
}

/// Puts a text into the answer: at once with a script; without one the form comes back with the text in it.
#[component]
fn Begin(texts: Vec<(String, String, String)>, answer: RwSignal<String>) -> impl IntoView {
    let known = use_words().cases();
    let chosen = RwSignal::new(String::new());
    let options: Vec<_> = texts.iter().map(|(key, name, _)| (key.clone(), name.clone())).collect();
    let insert = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let wanted = chosen.get_untracked();
        if let Some((_, _, text)) = texts.iter().find(|(key, ..)| *key == wanted) {
            answer.update(|typed| *typed = begun_with(typed, text));
            typed_by_script(Field::Answer.as_str());
        }
    };
    (!options.is_empty()).then(|| {
        view! {
            <div class="triage__filter">
                <SelectField name="template" text=FieldText::new(known.template) none=known.template_none
                    groups=vec![OptionGroup::plain(options)] value=chosen/>
                <button class=Weight::Plain.class() type="submit" name="act" value="fill" on:click=insert>{known.template_insert}</button>
            </div>
        }
    })
}

/// That an answer is kept for later, and the way to discard it.
#[component]
fn Kept(prepared: Option<PreparedAnswer>, thing: Thing, ways: Ways) -> impl IntoView {
    let words = use_words();
    let known = words.cases();
    prepared.map(|PreparedAnswer { by, at, .. }| {
        let by = by.unwrap_or_else(|| known.former.to_owned());
        view! {
            <Notice tone=Tone::Info><p>{(known.prepared)(&by, &words.day(at))}</p></Notice>
            <form method="post" action=links::triage(thing.idea)>
                <Hidden act="forget" thing ways/>
                <SubmitButton weight=Weight::Plain>{known.forget_prepared}</SubmitButton>
            </form>
        }
    })
}
