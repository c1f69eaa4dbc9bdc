//! What the author may do with an idea. Plain forms: each ends on the page, loaded anew.

use domain::{
    ideas::{Relation, Standing},
    ids::IdeaNumber,
    refusals::{Field, FieldError, Refusal},
    text::{AddendumBody, TextError},
};
use leptos::prelude::*;

use crate::{
    api::ideas::IdeaVisit,
    links,
    parts::personal_hint::PersonalHint,
    returned::Returned,
    ui::{
        badge::Tone,
        disclosure::Disclosure,
        field::{FieldText, TextArea, TextField},
        icon::{Glyph, Icon},
        notice::Notice,
    },
    viewer::use_actor,
    words::use_words,
};

/// Edit, add, withdraw, put one's name to it; or show that one is the author.
#[component]
pub fn AuthorActs(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let standing = visit.with_value(|visit| visit.page.standing.clone());
    match (standing.relation, standing.named) {
        (Relation::Author | Relation::Claimed, _) => view! { <Own visit standing/> }.into_any(),
        (Relation::Reader, false) => {
            let returned = visit.with_value(|visit| visit.returned.clone());
            view! { <Claim number=standing.number returned/> }.into_any()
        }
        (Relation::Reader, true) => ().into_any(),
    }
}

#[component]
fn Own(visit: StoredValue<IdeaVisit>, standing: Standing) -> impl IntoView {
    let words = use_words();
    let actor = use_actor();
    let edits = actor.edit(&standing).is_ok();
    let extends = standing.supported
        && AddendumBody::parse("…").is_ok_and(|body| actor.extend(body, &standing).is_ok());
    let withdraws = actor.withdraw(&standing).is_ok();
    let reveals = actor.reveal(&standing).is_ok();
    let number = standing.number;
    (edits || extends || withdraws || reveals).then(|| {
        view! {
            <section class="section" aria-labelledby="own">
                <h2 id="own">{words.idea.own}</h2>
                {edits.then(|| view! {
                    <p><a class="button" href=links::edit_idea(number)><Icon glyph=Glyph::Pencil/>{words.common.edit}</a></p>
                })}
                {extends.then(|| view! { <Extend visit action=links::addenda(number)/> })}
                {reveals.then(|| view! {
                    <Sure visit action=links::reveal(number) glyph=Glyph::Person
                        act=words.idea.reveal consequence=words.idea.reveal_consequence/>
                })}
                {withdraws.then(|| view! {
                    <Sure visit action=links::withdraw(number) glyph=Glyph::Undo
                        act=words.idea.withdraw consequence=words.idea.withdraw_consequence/>
                })}
            </section>
        }
    })
}

/// The form to add something.
#[component]
fn Extend(visit: StoredValue<IdeaVisit>, action: String) -> impl IntoView {
    let words = use_words();
    let returned = came_back(visit, &action);
    let open = returned.is_some();
    let error = error_of(returned.as_ref(), Field::Body);
    let value = RwSignal::new(returned.map(|returned| returned.value("body").to_owned()).unwrap_or_default());
    let key = visit.with_value(|visit| format!("{}-addendum", visit.key));
    let text = FieldText::new(words.idea.addendum).hint(words.idea.addendum_hint);
    view! {
        <Disclosure summary=words.idea.add_addendum glyph=Glyph::Plus open>
            <form class="stack" method="post" action=action>
                <input type="hidden" name="idempotency_key" value=key/>
                <TextArea name="body" id="addendum" text value error max=AddendumBody::MAX alone=true/>
                <PersonalHint texts=vec![value]/>
                <button class="button button--primary" type="submit">{words.common.save}</button>
            </form>
        </Disclosure>
    }
}

/// What cannot be undone says its consequence and is pressed twice.
#[component]
fn Sure(
    visit: StoredValue<IdeaVisit>,
    action: String,
    glyph: Glyph,
    act: &'static str,
    consequence: &'static str,
) -> impl IntoView {
    let words = use_words();
    let refusal = came_back(visit, &action).and_then(|returned| returned.refusal);
    let open = refusal.is_some();
    view! {
        <Disclosure summary=act glyph open>
            <form class="stack" method="post" action=action>
                {refusal.map(|refusal| view! { <Notice tone=Tone::Danger><p>{words.refusal(&refusal)}</p></Notice> })}
                <p>{consequence}</p>
                <button class="button button--danger" type="submit">{act}</button>
            </form>
        </Disclosure>
    }
}

/// The claim code makes somebody the author of an idea without a name.
#[component]
pub fn Claim(
    /// The idea.
    number: IdeaNumber,
    /// A form that came back.
    returned: Option<Returned>,
) -> impl IntoView {
    let words = use_words();
    let action = links::claim(number);
    let returned = returned.filter(|returned| returned.form == action);
    let open = returned.is_some();
    let refusal = returned.as_ref().and_then(|returned| returned.refusal.clone());
    let value =
        RwSignal::new(returned.map(|returned| returned.value("claim_code").to_owned()).unwrap_or_default());
    let error = refusal.map(|refusal| {
        // Of an idea that is not shown, a wrong code learns nothing.
        if matches!(refusal, Refusal::OnlyAuthor | Refusal::NotFound) {
            words.field_error(&FieldError { field: Field::ClaimCode, error: TextError::Unknown })
        } else {
            words.refusal(&refusal)
        }
    });
    let text = FieldText::new(words.field_label(Field::ClaimCode)).hint(words.idea.claim_hint);
    view! {
        <Disclosure summary=words.idea.claim glyph=Glyph::Key open>
            <form class="stack" method="post" action=action>
                <TextField name="claim_code" text value error=Signal::stored(error) alone=true/>
                <button class="button" type="submit">{words.idea.claim_submit}</button>
            </form>
        </Disclosure>
    }
}

fn came_back(visit: StoredValue<IdeaVisit>, form: &str) -> Option<Returned> {
    visit.with_value(|visit| visit.returned.clone()).filter(|returned| returned.form == form)
}

fn error_of(returned: Option<&Returned>, field: Field) -> Signal<Option<String>> {
    let words = use_words();
    let wrong = returned.and_then(|returned| returned.refusal.as_ref());
    let fields = crate::returned::field_errors(wrong);
    let error = fields.iter().find(|wrong| wrong.field == field).map(|wrong| words.field_error(wrong));
    Signal::stored(error.or_else(|| wrong.map(|refusal| words.refusal(refusal))))
}
