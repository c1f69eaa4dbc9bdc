//! Writing a comment, a reply, or one's own comment anew. What was typed stays whatever comes back.

use domain::{
    comments::{Comment, CommentKind, RawComment},
    ids::CommentId,
    refusals::Field,
    text::CommentBody,
};
use leptos::{
    ev::SubmitEvent,
    prelude::*,
    task::spawn_local,
    web_sys::{FormData, HtmlFormElement},
};
use wasm_bindgen::JsCast;

use crate::{
    announce::use_announcer,
    api::{
        comments::{add_comment, reword_comment},
        error::ApiError,
    },
    browser,
    drafts::{self, Draft},
    links,
    parts::{
        attempt::WayOut,
        comment_thread::{Act, Discussion},
        personal_hint::PersonalHint,
    },
    returned::{Returned, error_of},
    ui::{
        badge::Tone,
        button::SubmitButton,
        field::{FieldText, TextArea},
        notice::Notice,
    },
    viewer::use_actor,
    words::{Words, use_words},
};

/// What a form writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A comment on the idea.
    New,
    /// A reply to a comment.
    Reply(CommentId),
    /// A new wording of one's own comment, which has been worded like this.
    Edit(CommentId, String),
}

impl Target {
    /// The id of the text field. What is open on a comment is so alone.
    const fn field(&self) -> &'static str {
        match self {
            Self::New => "body",
            Self::Reply(_) | Self::Edit(..) => "act-body",
        }
    }

    fn address(&self, discussion: Discussion) -> String {
        match self {
            Self::New | Self::Reply(_) => links::comments(discussion.idea),
            Self::Edit(id, _) => links::edit_comment(discussion.origin(*id), *id),
        }
    }

    const fn reply_to(&self) -> Option<CommentId> {
        match self {
            Self::Reply(id) => Some(*id),
            Self::New | Self::Edit(..) => None,
        }
    }

    /// The page with this form open, for coming back after signing in. Its draft is kept under this name.
    fn page(&self, discussion: Discussion) -> String {
        let idea = links::idea(discussion.idea);
        match self {
            Self::New => idea,
            Self::Reply(id) => format!("{idea}?{}={id}", Act::Reply.as_str()),
            Self::Edit(id, _) => format!("{idea}?{}={id}", Act::Edit.as_str()),
        }
    }

    /// How the text stands before anybody typed.
    fn before(&self) -> &str {
        match self {
            Self::New | Self::Reply(_) => "",
            Self::Edit(_, source) => source,
        }
    }

    /// What came back for this form.
    fn returned(&self, discussion: Discussion) -> Option<Returned> {
        let ours = |returned: &Returned| {
            let reply_to = self.reply_to().map(|id| id.to_string()).unwrap_or_default();
            let variant = *self == Self::New && returned.form == links::variant(discussion.idea);
            variant || returned.form == self.address(discussion) && returned.value("reply_to") == reply_to
        };
        discussion.returned.get_value().filter(ours)
    }
}

/// The form.
#[component]
pub fn CommentForm(
    /// The comments.
    discussion: Discussion,
    /// What it writes.
    target: Target,
) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let returned = target.returned(discussion);
    let before = target.before().to_owned();
    let typed =
        returned.as_ref().map_or_else(|| before.clone(), |returned| returned.value("body").to_owned());
    let body = RwSignal::new(typed);
    let page = target.page(discussion);
    let came_back = StoredValue::new(returned.is_some());
    let draft = Draft::of(page.clone());
    let trouble =
        RwSignal::new(returned.and_then(|returned| returned.refusal).as_ref().map(ApiError::refused));
    let busy = RwSignal::new(false);
    let wanted = StoredValue::new(target.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(form) = form_of(&event).filter(|_| !busy.get_untracked()) else { return };
        let wish = Wish::read(&form, body.get_untracked());
        let page = wanted.with_value(|target| target.page(discussion));
        draft.keep();
        busy.set(true);
        came_back.set_value(false);
        spawn_local(async move {
            match send(discussion, &wanted.get_value(), wish).await {
                Ok(comment) => {
                    // The form may be gone by now, its draft is not.
                    drafts::forget(&page);
                    draft.forget();
                    body.set(String::new());
                    trouble.set(None);
                    announcer.say(arrive(discussion, &wanted.get_value(), comment, words));
                }
                Err(error) => {
                    announcer.alert(words.trouble(&error));
                    trouble.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
    let action = target.address(discussion);
    let form = view! {
        <form class="comment__form" method="post" action=action on:submit=submit>
            <Body id=target.field() body trouble/>
            <PersonalHint texts=vec![body]/>
            <OtherTrouble trouble page came_back/>
            <Choices discussion target=target.clone()/>
            <Buttons discussion target busy/>
        </form>
    };
    keep_draft(draft, body, before);
    form
}

/// Keeps what is being typed, and brings back what was kept where nothing else was typed meanwhile.
fn keep_draft(draft: Draft, body: RwSignal<String>, before: String) {
    let before = StoredValue::new(before);
    let untouched = move |text: &String| before.with_value(|before| before == text);
    // What stands there already is no draft.
    draft.follow(move || Some(body.get()).filter(|text| !untouched(text)).unwrap_or_default());
    Effect::new(move |_| {
        if let Some(kept) = draft.find().filter(|_| body.with_untracked(untouched)) {
            body.set(kept);
        }
    });
}

#[component]
fn Body(id: &'static str, body: RwSignal<String>, trouble: RwSignal<Option<ApiError>>) -> impl IntoView {
    let words = use_words();
    let text = FieldText::new(words.comment().field).hint(words.comment().hint);
    let error = Signal::derive(move || {
        let trouble = trouble.read();
        let wrong = trouble.as_ref().map_or(&[][..], ApiError::fields);
        wrong
            .iter()
            .find(|wrong| wrong.field == Field::Body)
            .map(|wrong| words.text_error(words.comment().field, wrong.error))
    });
    view! { <TextArea name="body" id text value=body error max=CommentBody::MAX rows=4 alone=true/> }
}

/// What is wrong beside the text itself.
#[component]
fn OtherTrouble(
    trouble: RwSignal<Option<ApiError>>,
    page: String,
    came_back: StoredValue<bool>,
) -> impl IntoView {
    let words = use_words();
    move || {
        let page = page.clone();
        let trouble = trouble.get();
        let about_body = error_of(trouble.as_ref().map_or(&[][..], ApiError::fields), Field::Body).is_some();
        trouble.filter(|_| !about_body).map(|trouble| {
            view! {
                <Notice tone=Tone::Danger>
                    <p>{words.trouble(&trouble)}</p>
                    <WayOut trouble page came_back=came_back.get_value()/>
                </Notice>
            }
        })
    }
}

/// What the comment brings, and under which name.
#[component]
fn Choices(discussion: Discussion, target: Target) -> impl IntoView {
    if matches!(target, Target::Edit(..)) {
        return ().into_any();
    }
    let returned = target.returned(discussion).unwrap_or_default();
    let named = discussion.standing.with_value(|standing| standing.named);
    let reply_to =
        target.reply_to().map(|id| view! { <input type="hidden" name="reply_to" value=id.to_string()/> });
    let speaks = use_actor().moderates();
    let parent = target.reply_to();
    view! {
        <input type="hidden" name="idempotency_key" value=move || discussion.key(parent)/>
        {reply_to}
        <Kinds chosen=returned.value("kind").parse().unwrap_or(CommentKind::Experience)/>
        {(!named).then(|| {
            // Whoever wrote the idea without a name would give it away with the first comment, and nobody here knows who did.
            view! { <Names with_name={returned.value("named") == "true"}/> }
        })}
        {speaks.then(|| view! { <Official checked=returned.value("official") == "true"/> })}
    }
    .into_any()
}

#[component]
fn Kinds(chosen: CommentKind) -> impl IntoView {
    let words = use_words();
    let radio = |kind: &CommentKind| {
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name="kind" value=kind.as_str() checked=*kind == chosen/>
                <span class="choice__label">{words.kind_name(*kind)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field__label">{words.field_label(Field::Kind)}</legend>
            <div class="choices__list choices__list--row">{CommentKind::CHOICES.iter().map(radio).collect_view()}</div>
        </fieldset>
    }
}

/// With one's name or without: only under an idea that bears none itself.
#[component]
fn Names(with_name: bool) -> impl IntoView {
    let words = use_words().comment();
    let choices = [("true", words.named, None), ("false", words.anonymous, Some(words.anonymous_hint))];
    let radio = |(value, label, hint): (&'static str, &'static str, Option<&'static str>)| {
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name="named" value=value checked=(value == "true") == with_name/>
                <span class="choice__label">
                    {label}{hint.map(|hint| view! { <span class="choice__hint">{hint}</span> })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="field__label">{words.name}</legend>
            <div class="choices__list choices__list--row">{choices.map(radio).collect_view()}</div>
        </fieldset>
    }
}

/// Moderators may answer for the city.
#[component]
fn Official(checked: bool) -> impl IntoView {
    view! {
        <label class="choice">
            <input class="choice__control" type="checkbox" name="official" value="true" checked=checked/>
            <span class="choice__label">{use_words().comment().as_official}</span>
        </label>
    }
}

#[component]
fn Buttons(discussion: Discussion, target: Target, busy: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let text = match target {
        Target::New => words.comment().submit,
        Target::Reply(_) => words.comment().reply,
        Target::Edit(..) => words.common.save,
    };
    let cancel = (target != Target::New).then(|| {
        view! {
            <a href=links::idea(discussion.idea) on:click=move |event| {
                event.prevent_default();
                discussion.open.set(None);
            }>{words.common.cancel}</a>
        }
    });
    view! { <div class="actions"><SubmitButton busy>{text}</SubmitButton>{cancel}</div> }
}

/// What was typed and chosen.
struct Wish {
    body: String,
    kind: CommentKind,
    named: bool,
    official: bool,
}

impl Wish {
    fn read(form: &HtmlFormElement, body: String) -> Self {
        let data = FormData::new_with_form(form).ok();
        let chosen =
            |name: &str| data.as_ref().and_then(|data| data.get(name).as_string()).unwrap_or_default();
        Self {
            body,
            kind: chosen("kind").parse().unwrap_or(CommentKind::Experience),
            named: chosen("named") != "false",
            official: chosen("official") == "true",
        }
    }
}

async fn send(discussion: Discussion, target: &Target, wish: Wish) -> Result<Comment, ApiError> {
    let Wish { body, kind, named, official } = wish;
    let (idea, reply_to) = (discussion.idea, target.reply_to());
    match target {
        Target::Edit(id, _) => reword_comment(*id, body).await,
        Target::New | Target::Reply(_) => {
            let key = untrack(|| discussion.key(reply_to));
            let comment =
                add_comment(RawComment { idea, reply_to, kind, body, named, official }, key).await?;
            discussion.sent.update(|sent| sent.push(reply_to));
            Ok(comment)
        }
    }
}

/// Puts the comment where it belongs, and says so. What was open on another comment closes and hands the focus on.
fn arrive(discussion: Discussion, target: &Target, comment: Comment, words: &'static Words) -> &'static str {
    let id = comment.id;
    discussion.put(comment);
    match target {
        Target::New => words.comment().posted,
        Target::Reply(_) => {
            close(discussion, id);
            words.comment().posted
        }
        Target::Edit(..) => {
            close(discussion, id);
            words.comment().reworded
        }
    }
}

fn close(discussion: Discussion, focus: CommentId) {
    discussion.open.set(None);
    request_animation_frame(move || browser::focus(&format!("#comment-{focus}-by")));
}

fn form_of(event: &SubmitEvent) -> Option<HtmlFormElement> {
    event.target()?.dyn_into().ok()
}
