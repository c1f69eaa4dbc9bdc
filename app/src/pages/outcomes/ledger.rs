use domain::{
    ids::IdeaNumber,
    outcomes::{Became, Ledger, LedgerCounts, LedgerEntry, Outcome, OutcomeKind, OutcomeRecord},
    results::ResultState,
};
use leptos::prelude::*;

use crate::{
    drawn::html,
    links,
    parts::status_badge::StatusBadge,
    ui::{badge::Tone, disclosure::Disclosure, empty::Empty, notice::Notice, time::Day},
    words::{Words, count, use_words},
};

/// The ledgers that somebody reads.
pub fn draw_overview(ledgers: &[Ledger]) -> String {
    html(|| {
        let words = use_words();
        let known = words.outcomes();
        let none = ledgers.is_empty().then(|| view! { <Empty text=known.none/> });
        let one = |ledger: &Ledger| {
            let campaign = &ledger.campaign.campaign;
            let id = format!("campaign-{}", campaign.slug);
            let (heading, sum) = (id.clone(), words.ledger_headline(ledger.counts(), ledger.has_begun()));
            view! {
                <section class="section" aria-labelledby=heading>
                    <h2 id=id><a href=links::outcomes(&campaign.slug)>{words.pick(&campaign.title).to_owned()}</a></h2>
                    <p>{sum}</p>
                </section>
            }
        };
        view! { <p class="lead">{known.lead}</p> {none} {ledgers.iter().map(one).collect_view()} }
    })
}

/// What became of every idea that was pulled in a campaign.
pub fn draw_ledger(ledger: &Ledger) -> String {
    html(|| {
        let words = use_words();
        let known = words.outcomes();
        let counts = ledger.counts();
        let headline = words.ledger_headline(counts, ledger.has_begun());
        let groups = Group::ALL.map(|group| view! { <Section group ledger counts/> });
        view! {
            <p class="lead">{headline}</p>
            <p>{(known.as_of)(&words.moment(ledger.at))}</p>
            <Outdated ledger/>
            <Overdue ledger/>
            {groups}
        }
    })
}

/// What the entries of a ledger are gathered by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Kind(OutcomeKind),
    Merged,
    Gone,
    Nothing,
}

impl Group {
    const ALL: [Self; 8] = [
        Self::Kind(OutcomeKind::Done),
        Self::Kind(OutcomeKind::InProgress),
        Self::Kind(OutcomeKind::HandedOver),
        Self::Kind(OutcomeKind::NotPossible),
        Self::Kind(OutcomeKind::PartOf),
        Self::Nothing,
        Self::Merged,
        Self::Gone,
    ];

    fn of(entry: &LedgerEntry) -> Self {
        match entry.became() {
            Became::Recorded(record) => Self::Kind(record.outcome.kind()),
            Became::Merged(_) => Self::Merged,
            Became::Gone => Self::Gone,
            Became::Nothing => Self::Nothing,
        }
    }

    /// Its name, how many are in it, and whether it stands there without any.
    const fn about(self, words: &Words, counts: LedgerCounts) -> (&'static str, u64, bool) {
        let known = words.outcomes();
        match self {
            Self::Kind(kind) => {
                let count = match kind {
                    OutcomeKind::Done => counts.done,
                    OutcomeKind::InProgress => counts.in_progress,
                    OutcomeKind::HandedOver => counts.handed_over,
                    OutcomeKind::NotPossible => counts.not_possible,
                    OutcomeKind::PartOf => counts.part_of,
                };
                (words.outcome_kind_name(kind), count, true)
            }
            Self::Merged => (known.merged, counts.merged, false),
            Self::Gone => (known.gone, counts.gone, false),
            Self::Nothing => (known.nothing, counts.nothing, false),
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Merged => "merged",
            Self::Gone => "gone",
            Self::Nothing => "nothing",
        }
    }
}

/// The entries that ended alike, each as prominent as any other.
#[component]
fn Section<'a>(group: Group, ledger: &'a Ledger, counts: LedgerCounts) -> impl IntoView + use<> {
    let words = use_words();
    let (name, count, always) = group.about(words, counts);
    let here = ledger.entries.iter().filter(|entry| Group::of(entry) == group);
    let entries = here.map(|entry| view! { <Entry entry ledger/> }).collect_view();
    (always || count > 0).then(|| {
        view! {
            <section class="section" aria-labelledby=group.id()>
                <h2 id=group.id()>{(words.outcomes().counted)(name, count)}</h2>
                {if count == 0 {
                    view! { <p>{words.outcomes().nobody}</p> }.into_any()
                } else {
                    view! { <ul class="ledger" role="list">{entries}</ul> }.into_any()
                }}
            </section>
        }
    })
}

/// What is waited for in vain, first for those who keep the ledger.
#[component]
fn Overdue<'a>(ledger: &'a Ledger) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.outcomes();
    let late: Vec<_> = ledger.entries.iter().filter(|entry| ledger.is_overdue(entry)).collect();
    let line = |entry: &&LedgerEntry| {
        let idea = entry.idea;
        view! {
            <li>
                <a href=links::outcome(idea)>{format!("#{idea} {}", entry.title)}</a>
                ": "{why_late(words, entry)}
            </li>
        }
    };
    let lines = late.iter().map(line).collect_view();
    (ledger.keeps && !late.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn title=(known.counted)(known.overdue, count(late.len()))>
                <p>{known.overdue_hint}</p>
                <ul>{lines}</ul>
            </Notice>
        }
    })
}

/// What the public reads although it is not so any more: before all else, for those who can change it.
#[component]
fn Outdated<'a>(ledger: &'a Ledger) -> impl IntoView + use<> {
    let known = use_words().outcomes();
    let wrong: Vec<_> = ledger.entries.iter().filter(|entry| ledger.is_outdated(entry)).collect();
    let line = |entry: &&LedgerEntry| {
        let idea = entry.idea;
        view! { <li><a href=links::result(idea)>{format!("#{idea} {}", entry.title)}</a></li> }
    };
    let lines = wrong.iter().map(line).collect_view();
    (!wrong.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Danger title=(known.counted)(known.outdated, count(wrong.len()))>
                <p>{known.outdated_hint}</p>
                <ul>{lines}</ul>
            </Notice>
        }
    })
}

fn why_late(words: &Words, entry: &LedgerEntry) -> String {
    let known = words.outcomes();
    let until = entry.outcome().and_then(|record| match record.outcome {
        Outcome::InProgress { until } => Some(until),
        Outcome::Done { .. }
        | Outcome::HandedOver { .. }
        | Outcome::NotPossible { .. }
        | Outcome::PartOf { .. } => None,
    });
    until.map_or_else(|| known.missing.to_owned(), |until| (known.late)(&words.day(until.begins())))
}

#[component]
fn Entry<'a>(entry: &'a LedgerEntry, ledger: &'a Ledger) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.outcomes();
    let idea = entry.idea;
    let named = match entry.title.as_str() {
        "" => view! { <span>{format!("#{idea}")}</span> }.into_any(),
        title => view! { <a href=links::idea(idea)>{format!("#{idea} {title}")}</a> }.into_any(),
    };
    let late = ledger.is_overdue(entry).then(|| view! { <p><strong>{why_late(words, entry)}</strong></p> });
    let became = match entry.became() {
        Became::Recorded(record) => view! { <Record record/> }.into_any(),
        Became::Merged(into) => view! {
            <p><a href=links::idea(into)>{(known.merged_into)(into.as_i64())}</a></p>
        }
        .into_any(),
        Became::Gone => view! { <p>{known.gone_hint}</p> }.into_any(),
        Became::Nothing => ().into_any(),
    };
    let open = Group::of(entry) != Group::Gone && Group::of(entry) != Group::Merged;
    let record = if entry.outcome().is_some() { known.record_again } else { known.record };
    let recorded = entry.story().is_some() || ledger.results.contains_key(&idea);
    let state = recorded.then(|| ledger.results.get(&idea).copied().unwrap_or_default());
    view! {
        <li class="ledger__entry" id=format!("idea-{idea}")>
            <h3>{named}</h3>
            <p><StatusBadge status=entry.status overlay=entry.overlay/></p>
            {late}
            {became}
            <Earlier records=entry.earlier().to_vec()/>
            {(ledger.keeps && open).then(|| view! { <Acts idea record state/> })}
        </li>
    }
}

/// What those who keep the ledger do with an entry; `state` is how its public text stands, where there can be one.
#[component]
fn Acts(idea: IdeaNumber, record: &'static str, state: Option<ResultState>) -> impl IntoView {
    let known = use_words().results();
    let about = || view! { <span class="visually-hidden">{format!(": #{idea}")}</span> };
    let public = state.map(|ResultState { waiting, public, outdated }| {
        let told = [
            (public && !outdated, known.state_public),
            (outdated, known.state_outdated),
            (waiting, known.state_waiting),
        ];
        let told =
            told.into_iter().filter(|(is, _)| *is).map(|(_, text)| text).collect::<Vec<_>>().join(". ");
        view! {
            <a class="button" href=links::result(idea)>{known.open}{about()}</a>
            <span>{told}</span>
        }
    });
    view! {
        <p class="ledger__acts">
            <a class="button" href=links::outcome(idea)>{record}{about()}</a>
            {public}
        </p>
    }
}

/// An outcome with the words that tell it.
#[component]
fn Record<'a>(record: &'a OutcomeRecord) -> impl IntoView + use<> {
    let words = use_words();
    view! {
        <p><strong>{words.outcome(&record.outcome)}</strong></p>
        <WayToWhole outcome=&record.outcome/>
        <div class="prose" inner_html=record.html.clone()></div>
        <p class="ledger__when">{(words.outcomes().recorded)(&words.day(record.at))}</p>
    }
}

/// To the outcome of the idea that this one is part of.
#[component]
pub fn WayToWhole<'a>(
    /// What is recorded of this one.
    outcome: &'a Outcome,
) -> impl IntoView + use<> {
    let known = use_words().outcomes();
    outcome.part_of().map(|whole| {
        let href = format!("{}#outcome", links::idea(whole));
        view! { <p><a href=href>{(known.to_whole)(whole.as_i64())}</a></p> }
    })
}

/// What was recorded before.
#[component]
pub fn Earlier(
    /// The records, the newest first.
    records: Vec<OutcomeRecord>,
) -> impl IntoView {
    let words = use_words();
    let one = |record: OutcomeRecord| {
        view! {
            <li>
                <p><Day at=record.at/>": "{words.outcome(&record.outcome)}</p>
                <div class="prose" inner_html=record.html></div>
            </li>
        }
    };
    (!records.is_empty()).then(|| {
        view! {
            <Disclosure summary=words.outcomes().earlier>
                <ul>{records.into_iter().map(one).collect_view()}</ul>
            </Disclosure>
        }
    })
}
