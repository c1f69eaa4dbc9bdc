//! The form: what it sends, what it keeps, and the steps on the way.

use domain::{
    campaigns::CampaignPage,
    refusals::{Field, Refusal},
    search::SimilarIdea,
};
use leptos::{ev::SubmitEvent, prelude::*, web_sys::HtmlButtonElement};
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

use super::{
    fields::{Fields, Typed},
    preview::Preview,
};
use crate::{
    announce::use_announcer,
    api::forms::{IdeaForm, NewIdeaVisit, PostIdea},
    browser,
    drafts::Draft,
    flash::use_just_posted,
    links,
    parts::{
        attempt::{Attempt, AttemptNotice},
        draft_note::DraftNote,
        similar_ideas::{Place, SimilarIdeas},
    },
    returned::Returned,
    ui::{button::SubmitButton, error_summary::ErrorSummary, field::textarea_html, heading::PageHeading},
    viewer::use_viewer,
    words::use_words,
};

/// The buttons that do not post; a plain form sends their names.
const PREVIEW: &str = "preview";
const CHANGE: &str = "change";

/// The form of a new idea.
#[component]
pub fn NewIdeaForm(visit: NewIdeaVisit) -> impl IntoView {
    let NewIdeaVisit { campaign, key, returned, similar } = visit;
    let words = use_words().new_idea();
    let returned = returned.unwrap_or_default();
    let typed = Typed::new(IdeaForm::from_fields(&returned.fields), key.clone());
    let refusal = refusal_of(&returned);
    let previewing = RwSignal::new(refusal.is_none() && !returned.value(PREVIEW).is_empty());

    let (post, attempt) = posting(refusal);
    let draft = Draft::of(links::NEW_IDEA);
    let restored = RwSignal::new(false);
    let hidden_key = key.clone();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        draft.keep();
        step(&event, typed, attempt, previewing, |form| {
            if !post.pending().get_untracked() {
                post.dispatch(PostIdea { form, key: key.clone() });
            }
        });
    };
    follow(post, draft);
    let campaign = StoredValue::new(campaign);
    let form = view! {
        <PageHeading text=words.heading wrong=attempt.is_wrong()/>
        <p class="lead">{words.lead}</p>
        <ErrorSummary errors=attempt.errors()/>
        <AttemptNotice attempt page=links::NEW_IDEA.to_owned()/>
        <form class="form" id=links::NEW_IDEA_FORM method="post" action=links::NEW_IDEA novalidate on:submit=send>
            <input type="hidden" name="idempotency_key" value=hidden_key/>
            <div class="form__fields" hidden=move || previewing.get()>
                <AllFields typed attempt campaign/>
            </div>
            {move || previewing.get().then(|| view! { <Previewed typed campaign/> })}
            <End typed previewing busy=post.pending()/>
            <DraftNote draft restored blank=StoredValue::default() typed=move || typed.read() fill=move |form| {
                previewing.set(false);
                post.clear();
                attempt.forget();
                typed.set(form);
            }/>
        </form>
        <SimilarStep similar campaign typed/>
    };
    draft.follow(move || typed.read());
    // After the fields have adopted what was typed before the script woke: a draft fills the gaps alone.
    Effect::new(move |_| restored.set(draft.find().is_some_and(|kept| typed.fill(kept))));
    form
}

/// Without a script, the similar ideas come as a step with the preview: posting goes on above, taking part there below.
#[component]
fn SimilarStep(
    similar: Vec<SimilarIdea>,
    campaign: StoredValue<Option<CampaignPage>>,
    typed: Typed,
) -> impl IntoView {
    let ideas = (!similar.is_empty()).then_some(similar);
    ideas.zip(campaign.get_value()).map(|(ideas, campaign)| {
        let (campaign, pinch) = (StoredValue::new(campaign), typed.pinch.get_untracked());
        let moved = Callback::new(|()| Draft::of(links::NEW_IDEA).forget());
        view! { <SimilarIdeas ideas campaign pinch key=typed.key place=Place::Step moved/> }
    })
}

/// Why a plain form came back. One that came back for its preview was not checked by the server yet.
fn refusal_of(returned: &Returned) -> Option<Refusal> {
    let previewed = !returned.value(PREVIEW).is_empty();
    let checked = || IdeaForm::from_fields(&returned.fields).check().err().filter(|_| previewed);
    returned.refusal.clone().or_else(checked)
}

/// The call, and the last try to make it.
fn posting(came_back: Option<Refusal>) -> (ServerAction<PostIdea>, Attempt) {
    let post = ServerAction::<PostIdea>::new();
    let pending = post.pending();
    let failed =
        Signal::derive(move || if pending.get() { None } else { post.value().get().and_then(Result::err) });
    (post, Attempt::new(came_back, failed))
}

/// Goes on to the page of the idea once it is posted.
fn follow(post: ServerAction<PostIdea>, draft: Draft) {
    let just_posted = use_just_posted();
    let announcer = use_announcer();
    let words = use_words().new_idea();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(posted)) = post.value().get() {
            draft.forget();
            announcer.say((words.thanks)(posted.number.as_i64()));
            let page = links::idea(posted.number);
            just_posted.keep(posted);
            navigate(&page, leptos_router::NavigateOptions::default());
        }
    });
}

/// What the pressed button asks for.
fn step(
    event: &SubmitEvent,
    typed: Typed,
    attempt: Attempt,
    previewing: RwSignal<bool>,
    post: impl FnOnce(IdeaForm),
) {
    let button = event.submitter().and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
    let wanted = button.map(|button| button.name()).unwrap_or_default();
    let form = untrack(|| typed.read());
    if wanted == CHANGE {
        previewing.set(false);
        request_animation_frame(|| browser::focus("#title"));
    } else if attempt.check(form.check()).is_none() {
        previewing.set(false);
    } else if wanted == PREVIEW {
        previewing.set(true);
        request_animation_frame(|| browser::focus("#preview-heading"));
    } else {
        post(form);
    }
}

/// The fields; without a campaign (the session was over when a plain form arrived) those that need none.
#[component]
fn AllFields(typed: Typed, attempt: Attempt, campaign: StoredValue<Option<CampaignPage>>) -> impl IntoView {
    match campaign.get_value() {
        Some(campaign) => view! { <Fields typed attempt campaign/> }.into_any(),
        None => view! { <Kept typed/> }.into_any(),
    }
}

/// What was typed, to be sent again unchanged.
#[component]
fn Kept(typed: Typed) -> impl IntoView {
    let IdeaForm { title, pinch, wish, topic, unit, named } = untrack(|| typed.read());
    let hidden = [("topic", topic), ("unit", unit), ("named", named)];
    view! {
        <p>{use_words().new_idea().signed_out_hint}</p>
        <input class="input" name="title" aria-label=use_words().field_label(Field::Title) value=title/>
        <textarea class="input" name="pinch" aria-label=use_words().field_label(Field::Pinch) inner_html=textarea_html(&pinch)></textarea>
        <textarea class="input" name="wish" aria-label=use_words().field_label(Field::Wish) inner_html=textarea_html(&wish)></textarea>
        {hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })}
    }
}

#[component]
fn Previewed(typed: Typed, campaign: StoredValue<Option<CampaignPage>>) -> impl IntoView {
    let form = untrack(|| typed.read());
    let name = use_viewer().name.filter(|_| form.named == "true");
    let byline = name.unwrap_or_else(|| use_words().common.without_name.to_owned());
    view! { <Preview form campaign=campaign.get_value() byline/> }
}

/// Who will see what, and the buttons.
#[component]
fn End(typed: Typed, previewing: RwSignal<bool>, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let name = use_viewer().name.unwrap_or_default();
    let seen = move || match typed.named.get().as_str() {
        "true" => (words.new_idea().seen_named)(&name),
        "false" => words.new_idea().seen_anonymous.to_owned(),
        _ => words.new_idea().seen_unchosen.to_owned(),
    };
    let (other, label) = (
        move || if previewing.get() { CHANGE } else { PREVIEW },
        move || if previewing.get() { words.new_idea().keep_writing } else { words.new_idea().preview },
    );
    view! {
        <div class="form__end">
            <p class="form__seen">{seen}</p>
            <div class="actions">
                <SubmitButton busy>{words.new_idea().submit}</SubmitButton>
                <button class="button" type="submit" name=other value="true">{label}</button>
            </div>
        </div>
    }
}
