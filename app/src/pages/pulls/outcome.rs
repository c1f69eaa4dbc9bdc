use domain::{
    ids::IdeaNumber,
    selection::{
        pull::{LeftOut, Pulled, PulledIdea, Unfilled},
        reach::{Reach, Reached, UnitReached},
        recipe::RuleName,
    },
};
use leptos::prelude::*;

use super::{Named, topic_name, unit_name};
use crate::{
    links,
    ui::{badge::Tone, empty::Empty, notice::Notice, table::Table},
    words::{count, use_words},
};

/// What a recipe takes: the ideas with reasons, beside votes alone, and who finds one of theirs.
#[component]
pub fn Outcome(pulled: Pulled, named: Named, rule: RuleName) -> impl IntoView {
    let words = use_words();
    let Pulled { ideas, before, near, left_out, unfilled, compared, reach } = pulled;
    if ideas.is_empty() {
        return view! {
            <Empty text=words.pulls().nothing/>
            <Out left_out before=before.len()/>
        }
        .into_any();
    }
    let unfilled = unfilled.into_iter().map(|Unfilled { topic, missing }| {
        let topic = topic_name(words, &named.campaign, &topic);
        let text = (words.pulls().unfilled)(&topic, &words.lang.number(missing.into()));
        view! { <Notice tone=Tone::Warn><p>{text}</p></Notice> }
    });
    let unfilled = unfilled.collect_view();
    let near = (!near.is_empty()).then(|| {
        let lines = near.into_iter().map(|near| {
            let title = Title { number: near.number, named: named.clone() };
            view! { <li>{title.shown()} " " {words.missed(near)}</li> }
        });
        view! { <h3>{words.pulls().near}</h3> <ul>{lines.collect_view()}</ul> }
    });
    view! {
        <p>{words.rule_hint(rule)}</p>
        <Sum reach=reach.clone()/>
        {unfilled}
        <Ideas ideas named=named.clone()/>
        <h3>{words.pulls().compared}</h3>
        <div class="pulls__sides">
            <Side heading=words.pulls().only_here ideas=compared.only_here named=named.clone()/>
            <Side heading=words.pulls().only_by_votes ideas=compared.only_by_votes named=named.clone()/>
            <Side heading=words.pulls().both ideas=compared.both named=named.clone()/>
        </div>
        {near}
        <Coverage reach named/>
        <Out left_out before=before.len()/>
    }
    .into_any()
}

/// How many people find one of theirs, in a sentence.
#[component]
fn Sum(reach: Reach) -> impl IntoView {
    let words = use_words();
    let text = match reach.people {
        Some(Reached { of, here, by_votes }) => {
            let number = |n| words.lang.number(n);
            let (share, share_by_votes) = (words.share(here, of), words.share(by_votes, of));
            let told = [number(here), number(of), share, number(by_votes), share_by_votes];
            (words.pulls().reached)(told.each_ref().map(String::as_str))
        }
        None => words.pulls().reached_by_few.to_owned(),
    };
    view! { <p>{text}</p> }
}

#[component]
fn Ideas(ideas: Vec<PulledIdea>, named: Named) -> impl IntoView {
    let words = use_words();
    let row = |(place, idea): (u64, PulledIdea)| {
        let why = words.why_pulled(&idea, |topic| topic_name(words, &named.campaign, topic));
        let title = Title { number: idea.number, named: named.clone() };
        view! {
            <tr>
                <th scope="row">{words.lang.number(place)}</th>
                <td>{title.shown()}</td>
                <td class="figures">{words.lang.number(idea.votes)}</td>
                <td>{why}</td>
            </tr>
        }
    };
    let rows = (1..).zip(ideas).map(row).collect_view();
    view! { <Table caption=words.pulls().ideas columns=words.pulls().columns.to_vec()>{rows}</Table> }
}

#[component]
fn Side(heading: &'static str, ideas: Vec<IdeaNumber>, named: Named) -> impl IntoView {
    let none = ideas.is_empty().then(|| view! { <p>{use_words().pulls().nobody}</p> });
    let lines = ideas.into_iter().map(|number| {
        let title = Title { number, named: named.clone() };
        view! { <li>{title.shown()}</li> }
    });
    view! {
        <section>
            <h4>{heading}</h4>
            {none}
            <ul>{lines.collect_view()}</ul>
        </section>
    }
}

/// Who finds one of theirs, by unit.
#[component]
fn Coverage(reach: Reach, named: Named) -> impl IntoView {
    let words = use_words();
    let known = words.pulls();
    let Reach { people, units } = reach;
    let row = |(name, reached): (String, Reached)| {
        let Reached { of, here, by_votes } = reached;
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="figures">{words.lang.number(of)}</td>
                <td class="figures">{words.with_share(here, of)}</td>
                <td class="figures">{words.with_share(by_votes, of)}</td>
            </tr>
        }
    };
    let units = units.into_iter().map(|UnitReached { unit, reached }| {
        let name = unit.map(|slug| unit_name(words, &named.campaign, &slug));
        (name.unwrap_or_else(|| known.together.to_owned()), reached)
    });
    let rows: Vec<_> =
        people.map(|people| (known.everybody.to_owned(), people)).into_iter().chain(units).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{known.coverage}</h3>
            <p>{known.coverage_hint}</p>
            <Table caption=known.coverage columns=known.coverage_columns.to_vec()>
                {rows.into_iter().map(row).collect_view()}
            </Table>
        }
    })
}

/// How many ideas were out, and why.
#[component]
fn Out(left_out: LeftOut, before: usize) -> impl IntoView {
    let words = use_words();
    let LeftOut { gone, by_filter, by_quorum, by_topic } = left_out;
    let counts = [gone.into(), by_filter.into(), by_quorum.into(), by_topic.into(), count(before)];
    let lines: Vec<_> = std::iter::zip(words.pulls().out, counts)
        .filter(|(_, ideas)| *ideas > 0)
        .map(|(line, ideas)| view! { <li>{line(&words.lang.number(ideas))}</li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <h3>{words.pulls().left_out}</h3> <ul>{lines}</ul> })
}

/// An idea, with a link where it can be read.
pub struct Title {
    /// Its number.
    pub number: IdeaNumber,
    /// What is known of it.
    pub named: Named,
}

impl Title {
    /// As it is shown.
    pub fn shown(self) -> impl IntoView {
        let Self { number, named } = self;
        match named.titles.get(&number).cloned() {
            Some(title) => {
                view! { <a href=links::idea(number)>{format!("#{number} {title}")}</a> }.into_any()
            }
            None => view! { <span>{format!("#{number} ({})", use_words().pulls().unseen)}</span> }.into_any(),
        }
    }
}
