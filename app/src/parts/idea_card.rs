//! An idea in a list.

use domain::{
    campaigns::CampaignPage,
    ideas::{Byline, IdeaCard, Relation, Standing},
    search::Marked,
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    links,
    parts::{
        status_badge::StatusBadge,
        vote_button::{VoteButton, Voting, closed_for},
    },
    ui::{
        icon::{Glyph, Icon},
        remembered::remember,
        time::{Ago, Day},
    },
    viewer::use_actor,
    words::{count, use_words},
};

/// An idea in a list: what it is about, what became of it, and the vote.
#[component]
pub fn IdeaCardView(
    /// The idea.
    card: IdeaCard,
    /// The campaign of the list, with its topics.
    campaign: StoredValue<CampaignPage>,
    /// Why it was found, in a search.
    #[prop(optional_no_strip)]
    marked: Option<Marked>,
) -> impl IntoView {
    let closed = campaign.with_value(|campaign| closed_for(&use_actor(), &standing_of(&card, campaign)));
    let topic = campaign.with_value(|campaign| {
        let topic = campaign.topics.iter().find(|topic| topic.id == card.topic);
        topic.map(|topic| use_words().pick(&topic.name).to_owned())
    });
    let shown = (card, topic, closed.is_none(), marked);
    remember(shown, |(card, topic, open, marked)| view! { <Card card topic open marked/> }.into_any())
        .in_turn()
}

/// The card itself, which shows what it is given and nothing else.
#[component]
fn Card(card: IdeaCard, topic: Option<String>, open: bool, marked: Option<Marked>) -> impl IntoView {
    let voting = Voting { idea: card.number, title: card.title.clone(), ballot: card.ballot, open };
    let number = card.number;
    let heading = format!("idea-{number}");
    let (title, text) = match marked {
        Some(Marked { title, excerpt }) => (title, excerpt),
        None => (escaped(&card.title), escaped(&card.excerpt)),
    };
    view! {
        <article class="idea-card" aria-labelledby=heading data-idea=number.to_string()>
            <div class="idea-card__body">
                <h3 class="idea-card__title" id=heading.clone()>
                    <a class="idea-card__link" href=links::idea(card.number) inner_html=title></a>
                </h3>
                <p class="idea-card__text" inner_html=text></p>
                <Facts card topic/>
            </div>
            <VoteButton voting/>
        </article>
    }
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// State, topic, comments, age.
#[component]
fn Facts(card: IdeaCard, topic: Option<String>) -> impl IntoView {
    let words = use_words();
    // Of an anonymous idea, the day alone is known.
    let age = match card.byline {
        Byline::Anonymous => view! { <Day at=card.created_at/> }.into_any(),
        Byline::Named { .. } | Byline::Former | Byline::Pseudonym { .. } => {
            view! { <Ago at=card.created_at/> }.into_any()
        }
    };
    view! {
        <ul class="facts" role="list">
            <li><StatusBadge status=card.status overlay=card.overlay/></li>
            {topic.map(|topic| view! { <li class="facts__item">{topic}</li> })}
            {card.answered.then(|| view! {
                <li class="facts__item"><Icon glyph=Glyph::Shield/>{words.list.has_answer}</li>
            })}
            <li class="facts__item"><Icon glyph=Glyph::Comment/>{(words.common.comments)(count(card.comments))}</li>
            <li class="facts__item">{age}</li>
        </ul>
    }
}

/// What the rules ask of an idea that is seen in a list, by somebody who did not write it: enough for the vote.
pub fn standing_of(card: &IdeaCard, campaign: &CampaignPage) -> Standing {
    Standing {
        number: card.number,
        status: card.status,
        overlay: card.overlay,
        merged_into: None,
        named: true,
        relation: if card.mine { Relation::Author } else { Relation::Reader },
        unit: card.unit,
        supported: true,
        schedule: campaign.campaign.schedule,
        now: moment_of(campaign),
    }
}

/// A moment in the phase in which the page was made: the server's clock, as far as the rules care.
pub fn moment_of(campaign: &CampaignPage) -> Timestamp {
    let schedule = &campaign.campaign.schedule;
    let begun = schedule.starts().into_iter().find(|(phase, _)| *phase == campaign.phase);
    // Before collecting there is no phase that begins.
    begun.map_or(schedule.collecting.plus(-1), |(_, start)| start)
}

#[cfg(test)]
mod tests {
    use domain::{
        campaigns::{Bilingual, Campaign, CampaignPage, Schedule},
        ids::CampaignId,
        time::{DAY, Timestamp},
    };

    use super::moment_of;

    #[test]
    fn the_moment_lies_in_the_phase_of_the_page() {
        let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
        let schedule = Schedule {
            collecting: day(0),
            voting: day(20),
            review: day(30),
            workshops: day(31),
            results: day(60),
            archived: day(200),
        };
        let text = Bilingual { de: String::new(), en: String::new() };
        for (phase, start) in schedule.starts() {
            let campaign = Campaign {
                id: CampaignId::from_i64(1),
                slug: String::new(),
                title: text.clone(),
                intro: text.clone(),
                schedule,
            };
            let page = CampaignPage {
                campaign,
                phase,
                next: schedule.next_after(start),
                topics: Vec::new(),
                units: Vec::new(),
            };
            assert_eq!(schedule.phase_at(moment_of(&page)), phase);
        }
    }
}
