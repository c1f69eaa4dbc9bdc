//! Ideas on one's own page, each with what is new since the last visit.

use domain::{
    campaigns::Topic,
    ideas::IdeaCard,
    news::{EarlierList, MyIdea, News},
    search::{Mine, Query},
    slices::Slice,
};
use leptos::prelude::*;

use crate::{
    links,
    parts::status_badge::StatusBadge,
    ui::{
        icon::{Glyph, Icon},
        time::Day,
    },
    words::{Words, count, use_words},
};

/// The words of a section.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What is not in it, or who sees it.
    pub note: &'static str,
    /// In place of ideas.
    pub empty: &'static str,
}

/// A list of ideas under its heading.
#[component]
pub fn MyIdeasSection(
    /// Which list it is.
    list: Mine,
    /// Its words.
    section: Section,
    /// The first ideas of it.
    ideas: Slice<MyIdea>,
    /// The same list of earlier campaigns.
    earlier: Vec<EarlierList>,
    /// What topics are called.
    topics: StoredValue<Vec<Topic>>,
) -> impl IntoView {
    let Section { heading, note, empty } = section;
    let id = list.as_str();
    let query = Query { mine: Some(list), ..Query::default() };
    let all = ideas.next.map(|_| {
        let href = links::saved_search(&query.to_query_string());
        view! { <p><a href=href>{use_words().me().all}</a></p> }
    });
    let rows = ideas.items.into_iter().map(|idea| view! { <Row list idea topics/> }).collect::<Vec<_>>();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 class="section__heading" id=id>{heading}</h2>
            <p class="mine__note"><Icon glyph=Glyph::Lock/>{note}</p>
            {if rows.is_empty() {
                view! { <p class="mine__empty">{empty}</p> }.into_any()
            } else {
                view! { <ul class="mine" role="list">{rows}</ul> }.into_any()
            }}
            {all}
            <Earlier earlier/>
        </section>
    }
}

/// The way to what is theirs in earlier campaigns.
#[component]
fn Earlier(earlier: Vec<EarlierList>) -> impl IntoView {
    let words = use_words();
    let link = |EarlierList { list, slug, title }: EarlierList| {
        let query = Query { campaign: Some(slug), mine: Some(list), ..Query::default() };
        let href = links::saved_search(&query.to_query_string());
        view! { <li><a href=href>{words.pick(&title).to_owned()}</a></li> }
    };
    (!earlier.is_empty()).then(|| {
        view! {
            <p class="mine__note">{words.me().earlier}</p>
            <ul>{earlier.into_iter().map(link).collect_view()}</ul>
        }
    })
}

#[component]
fn Row(list: Mine, idea: MyIdea, topics: StoredValue<Vec<Topic>>) -> impl IntoView {
    let words = use_words();
    let told = told(words, &idea);
    let told =
        told.map(|told| view! { <p class="mine__news"><Icon glyph=Glyph::Bell/><span>{told}</span></p> });
    match idea.card {
        Some(card) => {
            view! { <li class="mine__row"><Whole card told=told.into_any() topics/></li> }.into_any()
        }
        None => view! { <li class="mine__row"><Gone list idea told=told.into_any()/></li> }.into_any(),
    }
}

#[component]
fn Whole(card: IdeaCard, told: AnyView, topics: StoredValue<Vec<Topic>>) -> impl IntoView {
    let words = use_words();
    let IdeaCard { number, title, topic, status, overlay, ballot, comments, created_at, .. } = card;
    let topic = topics.with_value(|topics| {
        topics.iter().find(|known| known.id == topic).map(|known| words.pick(&known.name).to_owned())
    });
    view! {
        <p class="mine__title"><a href=links::idea(number)>{title}</a></p>
        {told}
        <ul class="facts" role="list">
            <li><StatusBadge status overlay/></li>
            <li class="facts__item">{(words.idea.number)(number.as_i64())}</li>
            {topic.map(|topic| view! { <li class="facts__item">{topic}</li> })}
            <li class="facts__item"><Day at=created_at/></li>
            <li class="facts__item figures">{(words.common.votes)(count(ballot.tally.votes))}</li>
            <li class="facts__item figures">{(words.common.comments)(count(comments))}</li>
        </ul>
    }
}

/// What is gone has a number and a state, no title; whoever follows it can stop here, for it may have no page any more.
#[component]
fn Gone(list: Mine, idea: MyIdea, told: AnyView) -> impl IntoView {
    let words = use_words();
    let MyIdea { number, status, overlay, .. } = idea;
    let name = (words.me().gone)(number.as_i64());
    let title = if idea.has_page() {
        view! { <a href=links::idea(number)>{name.clone()}</a> }.into_any()
    } else {
        name.clone().into_any()
    };
    let stop = (list == Mine::Followed).then(|| {
        let what = format!("{}: {name}", words.me().unfollow);
        view! {
            <form method="post" action=links::follow(number)>
                <input type="hidden" name="wanted" value="false"/>
                <input type="hidden" name="next" value=links::ME/>
                <button class="button" type="submit" aria-label=what>{words.me().unfollow}</button>
            </form>
        }
    });
    view! {
        <p class="mine__title">{title}</p>
        {told}
        <ul class="facts" role="list"><li><StatusBadge status overlay/></li></ul>
        {stop}
    }
}

/// «Neu: 2 neue Kommentare · neuer Stand: In Prüfung · beantwortet»; nothing when nothing is new.
fn told(words: &Words, idea: &MyIdea) -> Option<String> {
    let News { comments, moved, regrouped, answered, extended, reworded, judged } = idea.news;
    let new = &words.news();
    let parts = [
        (comments > 0).then(|| (new.comments)(comments.into())),
        moved.then(|| (new.moved)(words.standing_name(idea.status, idea.overlay))),
        regrouped.then(|| new.regrouped.to_owned()),
        answered.then(|| new.answered.to_owned()),
        extended.then(|| new.extended.to_owned()),
        reworded.then(|| new.reworded.to_owned()),
        judged.then(|| new.judged.to_owned()),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{} {}", new.label, parts.join(" · ")))
}

#[cfg(test)]
mod tests {
    use domain::{
        ideas::{Byline, IdeaCard, Overlay, Status},
        ids::{IdeaNumber, TopicId},
        news::{MyIdea, News},
        time::Timestamp,
        votes::Ballot,
    };

    use super::told;
    use crate::words::Lang;

    fn card(status: Status, overlay: Overlay) -> IdeaCard {
        IdeaCard {
            number: IdeaNumber::from_i64(7),
            title: "Drucker".into(),
            excerpt: String::new(),
            topic: TopicId::from_i64(1),
            unit: None,
            status,
            overlay,
            ballot: Ballot::default(),
            comments: 3,
            byline: Byline::Anonymous,
            created_at: Timestamp::from_date(2019, 2, 1),
            answered: true,
            mine: false,
        }
    }

    #[test]
    fn a_row_says_what_is_new_in_both_languages() {
        let news = News { comments: 2, moved: true, answered: true, extended: true, ..News::default() };
        let idea = MyIdea::whole(card(Status::InReview, Overlay::None), news);
        assert_eq!(
            told(Lang::De.words(), &idea).as_deref(),
            Some("Neu: 2 neue Kommentare · neuer Stand: In Prüfung · beantwortet · Nachtrag")
        );
        let one = MyIdea { news: News { comments: 1, ..News::default() }, ..idea };
        assert_eq!(told(Lang::En.words(), &one).as_deref(), Some("New: 1 new comment"));
    }

    #[test]
    fn a_row_without_news_says_nothing_of_news_and_one_that_is_gone_says_how_it_went() {
        let quiet = MyIdea::whole(card(Status::Open, Overlay::Withdrawn), News::default());
        assert_eq!(told(Lang::De.words(), &quiet), None);
        let news = News { moved: true, comments: 4, ..News::default() };
        let gone = MyIdea::gone(quiet.number, Status::Open, Overlay::Withdrawn, news);
        assert_eq!(told(Lang::De.words(), &gone).as_deref(), Some("Neu: neuer Stand: Zurückgezogen"));
    }
}
