//! What is open now, until when, and what comes next.

use domain::campaigns::{CampaignPage, Phase, Schedule};
use leptos::prelude::*;

use crate::{
    links,
    ui::icon::{Glyph, Icon},
    words::{Words, use_words},
};

/// What is open now, until when, and what comes next.
#[component]
pub fn PhaseBanner(
    /// The campaign as the page was made with it.
    campaign: CampaignPage,
) -> impl IntoView {
    let words = use_words();
    let now = now_sentence(words, campaign.phase, &campaign.campaign.schedule);
    let next = next_sentence(words, &campaign);
    let CampaignPage { campaign, phase, .. } = campaign;
    let glyph = if phase.takes_votes() { Glyph::Calendar } else { Glyph::Lock };
    view! {
        <div class="phase">
            <Icon glyph class="phase__mark"/>
            <div class="phase__text">
                <p class="phase__now">{now}</p>
                {next.map(|next| view! { <p class="phase__next">{next}</p> })}
                <p>
                    <a href=links::campaign(&campaign.slug)>{words.list.about}</a>
                </p>
            </div>
        </div>
    }
}

/// What is open, until when.
pub fn now_sentence(words: &Words, phase: Phase, schedule: &Schedule) -> String {
    let states = &words.states;
    match phase {
        Phase::Draft => (states.voting_not_open)(&words.moment(schedule.collecting)),
        Phase::Collecting => {
            (states.collecting)(&words.moment(schedule.voting), &words.moment(schedule.review))
        }
        Phase::Voting => (states.voting)(&words.moment(schedule.review)),
        Phase::Review => (states.voting_closed)(&words.day(schedule.results)),
        Phase::Workshops => states.workshops.to_owned(),
        Phase::Results => states.results.to_owned(),
        Phase::Archived => states.archived.to_owned(),
    }
}

/// What matters besides: secrecy while people vote, and what comes next afterwards.
fn next_sentence(words: &Words, campaign: &CampaignPage) -> Option<String> {
    let states = &words.states;
    let schedule = &campaign.campaign.schedule;
    match campaign.phase {
        Phase::Collecting => Some(states.secrecy.to_owned()),
        Phase::Voting => {
            Some(format!("{} {}", (states.posting_closed)(&words.day(schedule.voting)), states.secrecy))
        }
        Phase::Draft | Phase::Review | Phase::Workshops | Phase::Results => campaign
            .next
            .map(|(phase, start)| (states.next_phase)(words.phase_name(phase), &words.day(start))),
        Phase::Archived => None,
    }
}
