//! «Drückt mich auch»: the vote of the person who looks, and everyone's count.

use domain::{
    ids::IdeaNumber,
    refusals::Refusal,
    votes::{Ballot, SetVote},
};
use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    ballots::{Vote, use_ballots},
    browser, links,
    ui::icon::{Glyph, Icon},
    words::{count, use_words},
};

/// What a vote needs to know of its idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voting {
    /// The idea.
    pub idea: IdeaNumber,
    /// Its title, for the name of the button.
    pub title: String,
    /// The ballot as the page was rendered with it.
    pub ballot: Ballot,
    /// Whether there is voting.
    pub open: bool,
}

/// The vote: a form that works without a script, or, where there is no voting, the count and why.
#[component]
pub fn VoteButton(
    /// The idea and its ballot.
    voting: Voting,
) -> impl IntoView {
    let Voting { idea, title, ballot, open } = voting;
    if open {
        view! { <VoteForm idea title ballot/> }.into_any()
    } else {
        view! { <VoteCount idea ballot/> }.into_any()
    }
}

/// The vote inside or beside a form that holds what somebody is writing, where a form of its own has no place. Beside one, it
/// works without a script as well: it sends that form along, so that nothing typed is lost by voting.
#[component]
pub fn VoteHere(
    /// The idea and its ballot.
    voting: Voting,
    /// The id of the form that it stands beside; inside one, a press is for the script alone.
    beside: Option<&'static str>,
) -> impl IntoView {
    let Voting { idea, title, ballot, open } = voting;
    if !open {
        return view! { <VoteCount idea ballot/> }.into_any();
    }
    let ballots = use_ballots();
    let vote = ballots.of(idea);
    let shown = shown(&vote, ballot);
    let press = Callback::new(move |()| ballots.wish(idea, ballot, !shown.get_untracked().mine));
    let kind = if beside.is_some() { "submit" } else { "button" };
    view! {
        <div class="vote">
            <Face shown vote=vote.clone() title kind press along=beside.map(|form| (form, links::vote(idea)))/>
            <VoteNote vote kind="button" press/>
        </div>
    }
    .into_any()
}

#[component]
fn VoteForm(idea: IdeaNumber, title: String, ballot: Ballot) -> impl IntoView {
    let ballots = use_ballots();
    let vote = ballots.of(idea);
    let shown = shown(&vote, ballot);
    // The form hears of a press itself.
    let heard_by_form = Callback::new(|()| {});
    view! {
        <form class="vote" method="post" action=links::vote(idea) on:submit=move |event| {
            // Until all of the page listens, the browser sends the form: the same idea may stand in a part that sleeps.
            if untrack(browser::is_hydrated) {
                event.prevent_default();
                ballots.wish(idea, ballot, !shown.get_untracked().mine);
            }
        }>
            <input type="hidden" name="wanted" value=move || (!shown.get().mine).to_string()/>
            <Face shown vote=vote.clone() title kind="submit" press=heard_by_form/>
            <VoteNote vote kind="submit" press=heard_by_form/>
        </form>
    }
}

fn shown(vote: &ArcRwSignal<Vote>, rendered: Ballot) -> Memo<Ballot> {
    let vote = vote.clone();
    Memo::new(move |_| vote.read().ballot(rendered))
}

/// The button, with everyone's count on it.
#[component]
fn Face(
    shown: Memo<Ballot>,
    vote: ArcRwSignal<Vote>,
    title: String,
    kind: &'static str,
    press: Callback<()>,
    #[prop(optional_no_strip)] along: Option<(&'static str, String)>,
) -> impl IntoView {
    let words = use_words();
    let busy = Memo::new(move |_| vote.read().is_sending());
    let votes = move || count(shown.get().tally.votes);
    let sends_along = along.is_some();
    let (form, action) = along.unzip();
    view! {
        <button
            class="vote__button" type=kind form=form formaction=action
            name=sends_along.then_some("wanted") value=move || sends_along.then(|| (!shown.get().mine).to_string())
            aria-pressed=move || shown.get().mine.to_string()
            aria-busy=move || busy.get().then_some("true")
            aria-label=move || (words.idea.vote_name)(&title, votes())
            on:click=move |event| {
                if sends_along {
                    event.prevent_default();
                }
                press.run(());
            }
        >
            <Icon glyph=Glyph::Pressure class="vote__mark"/>
            <span class="vote__count" data-votes=move || votes().to_string()>
                {move || words.lang.number(votes())}
            </span>
            <VoteWord/>
        </button>
    }
}

/// Both words lie in one place, so that pressing moves nothing.
#[component]
fn VoteWord() -> impl IntoView {
    let words = &use_words().idea;
    view! {
        <span class="vote__word">
            <span class="vote__off">{words.vote}</span>
            <span class="vote__on"><Icon glyph=Glyph::Check/>{words.voted}</span>
        </span>
    }
}

/// What became of the wish, where it did not simply come true.
#[component]
fn VoteNote(vote: ArcRwSignal<Vote>, kind: &'static str, press: Callback<()>) -> impl IntoView {
    move || {
        let Vote { trouble, .. } = &*vote.read();
        match (trouble, vote.read().is_waiting()) {
            (Some(trouble), _) => view! { <VoteTrouble trouble=trouble.clone() kind press/> }.into_any(),
            (None, true) => {
                let text = use_words().idea.vote_queued;
                view! { <p class="vote__note"><Icon glyph=Glyph::Clock/>" "{text}</p> }.into_any()
            }
            (None, false) => ().into_any(),
        }
    }
}

/// The button below it does what the vote itself does: the wish is what it was. Only a form of the vote's own may be sent by it.
#[component]
fn VoteTrouble(trouble: ApiError, kind: &'static str, press: Callback<()>) -> impl IntoView {
    let words = use_words();
    let sign_in = trouble.is(&Refusal::SignInFirst);
    let again = !trouble.is_refused();
    let retry = move || {
        view! {
            <button class="button button--quiet" type=kind on:click=move |_| press.run(())>{words.common.retry}</button>
        }
    };
    view! {
        <p class="vote__note vote__note--failed">{words.vote_trouble(&trouble)}</p>
        {again.then(retry)}
        {sign_in.then(|| view! { <a href=links::sign_in(&browser::address()) rel="external">{words.shell.sign_in}</a> })}
    }
}

/// The count where there is no voting.
#[component]
fn VoteCount(idea: IdeaNumber, ballot: Ballot) -> impl IntoView {
    let vote = use_ballots().of(idea);
    let shown = Memo::new(move |_| vote.read().ballot(ballot));
    let votes = move || count(shown.get().tally.votes);
    let words = use_words();
    view! {
        <p class="vote vote--closed">
            <span class="vote__count" data-votes=move || votes().to_string()>
                {move || words.lang.number(votes())}
            </span>
            <span class="vote__word">{move || (words.idea.votes_word)(votes())}</span>
            <span class="vote__reason">
                {if ballot.mine {
                    view! { <Icon glyph=Glyph::Check/>{words.idea.voted} }.into_any()
                } else {
                    view! { {words.idea.votes_closed} }.into_any()
                }}
            </span>
        </p>
    }
}

/// Why this person cannot vote on an idea; `None` while they can. The policy that later decides is asked.
pub fn closed_for(actor: &domain::policy::Actor, standing: &domain::ideas::Standing) -> Option<Refusal> {
    let vote = SetVote { idea: standing.number, wanted: true };
    actor.set_vote(vote, standing).err()
}
