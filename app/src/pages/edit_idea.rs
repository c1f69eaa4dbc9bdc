//! Giving one's own idea a new wording.

use domain::{
    ideas::{IdeaText, Standing},
    ids::IdeaNumber,
    refusals::{Field, Refusal},
    text::{Pinch, Title, Wish},
};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};
use serde::{Deserialize, Serialize};

use crate::{
    api::forms::{EditVisit, RewordIdea, check_wording, open_edit},
    drafts::Draft,
    links,
    loaded::load,
    parts::{
        attempt::{Attempt, AttemptNotice},
        draft_note::DraftNote,
        kept::Kept,
        personal_hint::PersonalHint,
        trouble::Trouble,
    },
    returned::{Returned, use_any_returned},
    ui::{
        badge::Tone,
        button::{LinkButton, SubmitButton},
        error_summary::ErrorSummary,
        field::{FieldText, TextArea, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    viewer::use_actor,
    words::use_words,
};

/// Giving one's own idea a new wording.
#[component]
pub fn EditIdeaPage() -> impl IntoView {
    let heading = use_words().new_idea().edit_heading;
    let params = use_params_map();
    let number =
        move || params.with(|params| IdeaNumber::from_address(&params.get("number").unwrap_or_default()));
    let visit = load(number, |number| async move {
        // The server says that there is none, with the status that says so.
        open_edit(number.unwrap_or(IdeaNumber::NONE)).await
    });
    let came_back = StoredValue::new(use_any_returned());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match visit.await {
                    Ok(visit) => view! { <Opened visit/> }.into_any(),
                    Err(error) => view! {
                        <PageHeading text=heading/>
                        <Trouble error/>
                        {came_back.get_value().map(|returned| view! { <Kept returned/> })}
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Opened(visit: EditVisit) -> impl IntoView {
    let words = use_words();
    let EditVisit { page, version, returned } = visit;
    let standing = page.standing;
    let number = standing.number;
    let back = links::idea(number);
    let allowed = use_actor().edit(&standing);
    let heading = words.new_idea().edit_heading;
    let form = match (allowed, page.text) {
        (Ok(()), Some(text)) => {
            let (was, refusal) = returned.map(|form| (form.fields, form.refusal)).unwrap_or_default();
            let value = |field: &str, text: String| was.get(field).cloned().unwrap_or(text);
            let now = Wording {
                title: value("title", text.title.clone()),
                pinch: value("pinch", text.pinch.clone()),
                wish: value("wish", text.wish.clone()),
            };
            view! { <EditForm standing before=text version now refusal/> }.into_any()
        }
        (Err(refusal), _) => view! {
            <PageHeading text=heading/>
            <Notice tone=Tone::Warn>{words.refusal(&refusal)}</Notice>
            {returned.map(|returned| view! { <Kept returned=Returned { refusal: None, ..returned }/> })}
        }
        .into_any(),
        (Ok(()), None) => view! {
            <PageHeading text=heading/>
            <Notice>{words.idea.tombstone}</Notice>
        }
        .into_any(),
    };
    view! {
        <a class="link-back" href=back><Icon glyph=Glyph::ArrowLeft/>{(words.idea.number)(number.as_i64())}</a>
        {form}
    }
}

/// The three texts while somebody types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Wording {
    title: String,
    pinch: String,
    wish: String,
}

#[derive(Clone, Copy)]
struct Typed {
    title: RwSignal<String>,
    pinch: RwSignal<String>,
    wish: RwSignal<String>,
}

impl Typed {
    fn new(wording: Wording) -> Self {
        Self {
            title: RwSignal::new(wording.title),
            pinch: RwSignal::new(wording.pinch),
            wish: RwSignal::new(wording.wish),
        }
    }

    fn read(self) -> Wording {
        Wording { title: self.title.get(), pinch: self.pinch.get(), wish: self.wish.get() }
    }

    fn set(self, wording: Wording) {
        self.title.set(wording.title);
        self.pinch.set(wording.pinch);
        self.wish.set(wording.wish);
    }
}

/// The form. `before` is the wording as it stands, `now` what was typed.
#[component]
fn EditForm(
    standing: Standing,
    before: IdeaText,
    version: String,
    now: Wording,
    refusal: Option<Refusal>,
) -> impl IntoView {
    let number = standing.number;
    let page = links::edit_idea(number);
    let newer = (refusal == Some(Refusal::Stale)).then(|| view! { <Newer text=before.clone()/> });
    let before = StoredValue::new(Wording { title: before.title, pinch: before.pinch, wish: before.wish });
    let came_back = refusal.is_some();
    let typed = Typed::new(now);
    let (reword, attempt) = rewording(refusal);
    let draft = Draft::of(page.clone());
    let restored = RwSignal::new(false);
    let read = version.clone();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let version = read.clone();
        draft.keep();
        let Wording { title, pinch, wish } = untrack(|| typed.read());
        if attempt.check(check_wording(&title, &pinch, &wish)).is_some() && !reword.pending().get_untracked()
        {
            reword.dispatch(RewordIdea { number, version, title, pinch, wish });
        }
    };
    leave_when_saved(reword, draft, number);
    let action = page.clone();
    let form = view! {
        <PageHeading text=use_words().new_idea().edit_heading wrong=attempt.is_wrong()/>
        <form class="form" method="post" action=action novalidate on:submit=send>
            <input type="hidden" name="version" value=version/>
            <Rules supported=standing.supported/>
            <ErrorSummary errors=attempt.errors()/>
            <AttemptNotice attempt page/>
            {newer}
            <Fields typed attempt/>
            <div class="actions">
                <SubmitButton busy=reword.pending()>{use_words().new_idea().edit_submit}</SubmitButton>
                <LinkButton href=links::idea(number)>{use_words().common.cancel}</LinkButton>
            </div>
            <DraftNote draft restored blank=before typed=move || typed.read() fill=move |wording| {
                reword.clear();
                attempt.forget();
                typed.set(wording);
            }/>
        </form>
    };
    // What stands there already is no draft.
    draft.follow(move || {
        let now = typed.read();
        if before.with_value(|before| *before == now) { Wording::default() } else { now }
    });
    Effect::new(move |_| {
        if let Some(kept) = draft.find().filter(|_| !came_back) {
            typed.set(kept);
            restored.set(true);
        }
    });
    form
}

/// How it reads by now, for whoever changed what it was before.
#[component]
fn Newer(text: IdeaText) -> impl IntoView {
    view! {
        <Notice>
            <p>{use_words().new_idea().edited_elsewhere}</p>
            <p><b>{text.title}</b></p>
            <p class="idea__plain">{text.pinch}</p>
            <p class="idea__plain">{text.wish}</p>
        </Notice>
    }
}

/// The call, and the last try to make it.
fn rewording(came_back: Option<Refusal>) -> (ServerAction<RewordIdea>, Attempt) {
    let reword = ServerAction::<RewordIdea>::new();
    let pending = reword.pending();
    let failed =
        Signal::derive(move || if pending.get() { None } else { reword.value().get().and_then(Result::err) });
    (reword, Attempt::new(came_back, failed))
}

fn leave_when_saved(reword: ServerAction<RewordIdea>, draft: Draft, number: IdeaNumber) {
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(())) = reword.value().get() {
            draft.forget();
            navigate(&links::idea(number), NavigateOptions::default());
        }
    });
}

/// What a change means: before others voted, and after.
#[component]
fn Rules(supported: bool) -> impl IntoView {
    let words = use_words().new_idea();
    if supported {
        view! { <Notice tone=Tone::Warn>{words.edit_after_votes}</Notice> }
    } else {
        view! { <Notice>{words.edit_before_votes}</Notice> }
    }
}

#[component]
fn Fields(typed: Typed, attempt: Attempt) -> impl IntoView {
    let words = use_words();
    view! {
        <TextField
            name="title" max=Title::MAX value=typed.title error=attempt.error(Field::Title)
            text=FieldText::new(words.field_label(Field::Title)).hint(words.new_idea().title_hint)
        />
        <TextArea
            name="pinch" max=Pinch::MAX rows=6 value=typed.pinch error=attempt.error(Field::Pinch)
            text=FieldText::new(words.field_label(Field::Pinch)).hint(words.new_idea().pinch_hint)
        />
        <TextArea
            name="wish" max=Wish::MAX rows=4 value=typed.wish error=attempt.error(Field::Wish)
            text=FieldText::new(words.field_label(Field::Wish)).hint(words.new_idea().wish_hint).optional()
        />
        <PersonalHint texts=vec![typed.title, typed.pinch, typed.wish]/>
    }
}
