//! Ideas that may say the same as what somebody is about to post: each can be voted for and added to right here.

use domain::{
    campaigns::CampaignPage,
    ids::IdeaNumber,
    search::{SIMILAR_MAX, SimilarIdea},
    text::{CommentBody, excerpt},
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use crate::{
    announce::use_announcer,
    api::{comments::add_variant, error::ApiError},
    ballots::use_ballots,
    links,
    parts::{
        idea_card::standing_of,
        personal_hint::PersonalHint,
        status_badge::StatusBadge,
        vote_button::{VoteHere, Voting, closed_for},
    },
    ui::{
        disclosure::Disclosure,
        field::{FieldText, TextArea},
        icon::{Glyph, Icon},
    },
    viewer::use_actor,
    words::{count, use_words},
};

/// Where the ideas stand. Inside the form of the new idea there can be no other form, and there is a script; as a step after
/// the preview there are forms, for there may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside what is being typed.
    WhileTyping,
    /// A step of its own.
    Step,
}

/// The ids of the fields for variants, one for each idea there can be.
const FIELDS: [&str; SIMILAR_MAX] = ["variant-1", "variant-2", "variant-3", "variant-4", "variant-5"];

/// The ideas, as a region that never takes the focus.
#[component]
pub fn SimilarIdeas(
    /// The ideas, the likeliest first.
    ideas: Vec<SimilarIdea>,
    /// The campaign they belong to.
    campaign: StoredValue<CampaignPage>,
    /// What was typed so far: where a variant begins.
    pinch: String,
    /// Begins the keys of the forms for variants.
    key: StoredValue<String>,
    /// Where they stand.
    place: Place,
    /// Called when what was typed went to another idea.
    #[prop(into)]
    moved: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let heading = (words.new_idea().similar_found)(ideas.len());
    let item = move |(SimilarIdea { card, .. }, field): (SimilarIdea, &'static str)| {
        let open =
            campaign.with_value(|campaign| closed_for(&use_actor(), &standing_of(&card, campaign)).is_none());
        let voting = Voting { idea: card.number, title: card.title.clone(), ballot: card.ballot, open };
        let pinch = pinch.clone();
        view! {
            <li class="similar__item">
                <div class="similar__body">
                    <p class="similar__title">
                        <a href=links::idea(card.number) target="_blank" rel="external">{card.title}</a>
                    </p>
                    <p class="similar__text">{excerpt(&card.excerpt, 110)}</p>
                    <ul class="facts" role="list">
                        <li><StatusBadge status=card.status overlay=card.overlay/></li>
                        <li class="facts__item">
                            <Icon glyph=Glyph::Comment/>{(words.common.comments)(count(card.comments))}
                        </li>
                    </ul>
                    {open.then(|| view! { <Variant idea=card.number field pinch key place moved/> })}
                </div>
                <VoteHere voting beside=(place == Place::Step).then_some(links::NEW_IDEA_FORM)/>
            </li>
        }
    };
    view! {
        <section class="similar" aria-label=words.new_idea().similar>
            <h2 class="similar__heading">{heading}</h2>
            <p class="similar__hint">{words.new_idea().similar_hint}</p>
            <ul class="similar__list" role="list">{ideas.into_iter().zip(FIELDS).map(item).collect_view()}</ul>
        </section>
    }
}

/// «Bei uns ähnlich, aber …»: the writer's variant becomes a comment there, with their vote.
#[component]
fn Variant(
    idea: IdeaNumber,
    field: &'static str,
    pinch: String,
    key: StoredValue<String>,
    place: Place,
    moved: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let body = RwSignal::new(cut(&pinch));
    let key = key.with_value(|key| format!("{key}-variant-{idea}"));
    let sending = Sending::new(idea, key.clone(), body, moved);
    let text = FieldText::new(words.new_idea().variant_field).hint(words.new_idea().variant_hint);
    let error = Signal::derive(move || sending.trouble.read().as_ref().map(|trouble| words.trouble(trouble)));
    let field = view! {
        <TextArea name="body" id=field text value=body error max=CommentBody::MAX rows=3/>
        <PersonalHint texts=vec![body]/>
    };
    let inside = match place {
        Place::WhileTyping => view! {
            <div class="stack">
                {field}
                <button class="button" type="button" aria-busy=move || sending.busy.get().then_some("true")
                    on:click=move |_| sending.send()>{words.new_idea().variant_submit}</button>
            </div>
        }
        .into_any(),
        Place::Step => view! {
            <form class="stack" method="post" action=links::variant(idea) on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                sending.send();
            }>
                <input type="hidden" name="idempotency_key" value=key/>
                {field}
                <button class="button" type="submit" aria-busy=move || sending.busy.get().then_some("true")>
                    {words.new_idea().variant_submit}
                </button>
            </form>
        }
        .into_any(),
    };
    view! { <Disclosure summary=words.new_idea().variant glyph=Glyph::Plus>{inside}</Disclosure> }
}

/// A variant on its way.
#[derive(Clone, Copy)]
struct Sending {
    idea: IdeaNumber,
    key: StoredValue<String>,
    body: RwSignal<String>,
    moved: Callback<()>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<ApiError>>,
    done: RwSignal<Option<String>>,
}

impl Sending {
    fn new(idea: IdeaNumber, key: String, body: RwSignal<String>, moved: Callback<()>) -> Self {
        let sending = Self {
            idea,
            key: StoredValue::new(key),
            body,
            moved,
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            done: RwSignal::new(None),
        };
        let navigate = use_navigate();
        Effect::new(move |_| {
            if let Some(address) = sending.done.get() {
                navigate(&address, leptos_router::NavigateOptions::default());
            }
        });
        sending
    }

    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (body, key) = (self.body.get_untracked(), self.key.get_value());
        let (announcer, ballots, words) = (use_announcer(), use_ballots(), use_words());
        spawn_local(async move {
            match add_variant(self.idea, body, key).await {
                Ok((comment, ballot)) => {
                    ballots.learn(self.idea, ballot);
                    announcer.say(words.new_idea().variant_sent);
                    self.moved.run(());
                    self.done.try_set(Some(links::comment(self.idea, comment)));
                }
                Err(error) => {
                    announcer.alert(words.trouble(&error));
                    self.trouble.try_set(Some(error));
                }
            }
            self.busy.try_set(false);
        });
    }
}

/// As much of a pinch as a comment holds.
fn cut(pinch: &str) -> String {
    pinch.trim().chars().take(CommentBody::MAX).collect()
}
