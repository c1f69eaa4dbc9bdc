//! «Folgen»: only whoever presses it sees it.

use domain::{follows::SetFollow as Wish, ids::IdeaNumber, refusals::Refusal};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    announce::use_announcer,
    api::{error::ApiError, follows::SetFollow},
    links,
    parts::trouble::Trouble,
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// Follows an idea, or no longer: a form that works without a script.
#[component]
pub fn FollowButton(
    /// The idea.
    idea: IdeaNumber,
    /// Whether it was followed when the page was rendered.
    following: bool,
    /// What it does, and who sees it.
    hint: &'static str,
    /// Why a plain form came back.
    refusal: Option<Refusal>,
) -> impl IntoView {
    let follow = ServerAction::<SetFollow>::new();
    let confirmed = Memo::new(move |known: Option<&bool>| match follow.value().get() {
        Some(Ok(now)) => now,
        Some(Err(_)) | None => known.copied().unwrap_or(following),
    });
    let shown = Memo::new(move |_| follow.input().get().map_or(confirmed.get(), |wish| wish.wanted));
    let failed = move || match follow.value().get() {
        Some(Err(error)) => Some(error),
        Some(Ok(_)) => None,
        None => refusal.as_ref().map(ApiError::refused),
    };
    say_what_became_of_it(follow);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !follow.pending().get_untracked() {
            follow.dispatch(SetFollow { idea, wanted: !shown.get_untracked() });
        }
    };
    view! {
        <form class="follow" method="post" action=links::follow(idea) on:submit=send>
            <input type="hidden" name="wanted" value=move || (!shown.get()).to_string()/>
            <Press shown busy=follow.pending()/>
            <p class="follow__hint">{hint}</p>
            {move || failed().map(|error| view! { <Trouble error/> })}
        </form>
    }
}

/// Both words say the state, and so does `aria-pressed`.
#[component]
fn Press(shown: Memo<bool>, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let words = use_words().follow();
    view! {
        <button
            class="button follow__button" type="submit"
            aria-pressed=move || shown.get().to_string()
            aria-busy=move || busy.get().then_some("true")
        >
            <span class="follow__off"><Icon glyph=Glyph::Bell/>{words.follow}</span>
            <span class="follow__on"><Icon glyph=Glyph::Check/>{words.following}</span>
        </button>
    }
}

fn say_what_became_of_it(follow: ServerAction<SetFollow>) {
    let (announcer, words) = (use_announcer(), use_words());
    Effect::new(move |_| match follow.value().get() {
        Some(Ok(true)) => announcer.say(words.follow().begun),
        Some(Ok(false)) => announcer.say(words.follow().ended),
        Some(Err(error)) => announcer.alert(words.trouble(&error)),
        None => {}
    });
}

/// Whether this person can follow an idea, or stop: the policy that later decides is asked.
pub fn is_open(actor: &domain::policy::Actor, standing: &domain::ideas::Standing, following: bool) -> bool {
    actor.set_follow(Wish { idea: standing.number, wanted: !following }, standing).is_ok()
}
