use domain::{
    campaigns::CampaignPage,
    statistics::{DayFigures, FigureName, Statistics},
};
use leptos::prelude::*;

use super::{
    found::found,
    grid::{Cell, Grid, grid},
    pictures::{AccessPicture, AnswersPicture, BreadthPicture, CoursePicture, StatesPicture},
};
use crate::{drawn::html, links, ui::disclosure::Disclosure, words::use_words};

/// All figures of a campaign, one below the other, with the way to those of others.
pub fn draw_statistics(statistics: &Statistics, campaigns: Vec<CampaignPage>) -> String {
    html(|| {
        let words = use_words();
        let known = words.statistics();
        let title = words.pick(&statistics.campaign.campaign.title).to_owned();
        let current = statistics.campaign.campaign.slug.clone();
        let figures = FigureName::ALL.iter().map(|figure| {
            view! { <Figure figure=*figure statistics/> }
        });
        view! {
            <p class="lead">{known.lead}</p>
            <p>{known.hint}</p>
            <p><a class="figure__link" href=links::WHAT_WE_COUNT>{known.definitions}</a></p>
            <Campaigns campaigns current/>
            <h2>{title}</h2>
            <p>{(known.as_of)(&words.moment(statistics.at))}</p>
            {figures.collect_view()}
        }
    })
}

/// The other campaigns, where there are any.
#[component]
fn Campaigns(campaigns: Vec<CampaignPage>, current: String) -> impl IntoView {
    let words = use_words();
    let link = |page: &CampaignPage| {
        let slug = &page.campaign.slug;
        let here = (*slug == current).then_some("page");
        let title = words.pick(&page.campaign.title).to_owned();
        view! { <li><a class="figure__link" href=links::statistics(slug) aria-current=here>{title}</a></li> }
    };
    (campaigns.len() > 1).then(|| {
        view! {
            <nav aria-label=words.statistics().campaigns>
                <ul>{campaigns.iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

/// A figure: what it says, its picture, its table, its file.
#[component]
fn Figure<'a>(figure: FigureName, statistics: &'a Statistics) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.statistics();
    let heading = words.figure_name(figure);
    let id = figure.as_str();
    let (named, labelled) = (format!("{id}-found"), format!("{id}-found"));
    let daily = statistics.day.as_ref().filter(|_| is_daily(figure)).map(|day| as_of(figure, day));
    let file = links::statistics_file(&statistics.campaign.campaign.slug, id);
    let table = grid(words, figure, statistics);
    let download = table.is_some().then(|| {
        view! { <p><a class="figure__link" href=file download rel="external">{(known.download)(heading)}</a></p> }
    });
    view! {
        <section class="section figure" id=id>
            <h3>{heading}</h3>
            <figure aria-labelledby=labelled>
                <figcaption class="figure__found" id=named><strong>{found(words, figure, statistics)}</strong></figcaption>
                <Shown figure statistics table/>
            </figure>
            <Hint figure/>
            {daily.map(|text| view! { <p class="figure__note">{text}</p> })}
            {download}
        </section>
    }
}

/// Whether it is counted once a day.
const fn is_daily(figure: FigureName) -> bool {
    match figure {
        FigureName::Topics | FigureName::Breadth | FigureName::Access => true,
        FigureName::States | FigureName::Answers | FigureName::Ideas | FigureName::Votes => false,
    }
}

fn as_of(figure: FigureName, day: &DayFigures) -> String {
    let access = day.access.as_ref().filter(|_| figure == FigureName::Access);
    let at = access.map_or(day.at, |access| access.at);
    (use_words().statistics().as_of_day)(&use_words().moment(at))
}

/// How a figure is read, where that does not go without saying.
#[component]
fn Hint(figure: FigureName) -> impl IntoView {
    let known = use_words().statistics();
    let hint = match figure {
        FigureName::Topics => known.topics_hint,
        FigureName::Breadth => known.breadth_hint,
        FigureName::Ideas | FigureName::Votes => known.course_hint,
        FigureName::Access => known.access_hint,
        FigureName::States | FigureName::Answers => return ().into_any(),
    };
    view! { <p class="figure__note">{hint}</p> }.into_any()
}

/// The picture with its table below; a table alone where that is the picture.
#[component]
fn Shown<'a>(figure: FigureName, statistics: &'a Statistics, table: Option<Grid>) -> impl IntoView + use<> {
    let Some(table) = table.filter(|table| !table.rows.is_empty()) else { return ().into_any() };
    let schedule = statistics.campaign.campaign.schedule;
    let [ideas, votes] = use_words().statistics().course_charts;
    let Statistics { states, answers, ideas: idea_days, votes: vote_days, day, .. } = statistics;
    let at = statistics.at;
    let picture = match figure {
        FigureName::Topics => return view! { <TableOf table heat=true/> }.into_any(),
        FigureName::States => view! { <StatesPicture states/> }.into_any(),
        FigureName::Answers => view! { <AnswersPicture times=answers/> }.into_any(),
        FigureName::Ideas => {
            view! { <CoursePicture id="ideas" title=ideas course=idea_days schedule at/> }.into_any()
        }
        FigureName::Votes => {
            view! { <CoursePicture id="votes" title=votes course=vote_days schedule at/> }.into_any()
        }
        FigureName::Breadth => {
            let breadth = day.as_ref().map(|day| view! { <BreadthPicture breadth=&day.breadth statistics/> });
            return view! { {breadth} <Numbered table/> }.into_any();
        }
        FigureName::Access => {
            let access = day.as_ref().and_then(|day| day.access.as_ref());
            access.map(|access| view! { <AccessPicture access/> }).into_any()
        }
    };
    view! {
        {picture}
        <Disclosure summary=use_words().statistics().as_table><TableOf table heat=false/></Disclosure>
    }
    .into_any()
}

/// The table of numbered dots, which is their list: open, for without it they say nothing.
#[component]
fn Numbered(table: Grid) -> impl IntoView {
    let words = use_words();
    let [number, ..] = words.statistics().breadth_columns;
    let Grid { caption, heads, rows } = table;
    let rows = rows.into_iter().zip(1_u64..).map(|((name, cells), number)| {
        let cells = [Cell::Text(name)].into_iter().chain(cells).collect();
        (words.lang.number(number), cells)
    });
    let heads = [number.to_owned()].into_iter().chain(heads).collect();
    view! { <TableOf table=Grid { caption, heads, rows: rows.collect() } heat=false/> }
}

/// Rows and columns. With `heat`, the ground of a number says how it compares with the largest of the others; sums have none.
#[component]
fn TableOf(table: Grid, heat: bool) -> impl IntoView {
    let Grid { caption, heads, rows } = table;
    let (last_row, last_column) = (rows.len().saturating_sub(1), heads.len().saturating_sub(2));
    let inner = |row: usize, column: usize| heat && row < last_row && column < last_column;
    let numbers = rows.iter().enumerate().flat_map(|(row, (_, cells))| {
        let cells = cells.iter().enumerate().filter(move |(column, _)| inner(row, *column));
        cells.filter_map(|(_, cell)| number(cell))
    });
    let most = numbers.max().unwrap_or(0).max(1);
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let rows = rows.into_iter().enumerate().map(|(row, (name, cells))| {
        let cells = cells.into_iter().enumerate().map(|(column, cell)| {
            let step = inner(row, column).then(|| number(&cell)).flatten().map(|n| n * 5 / most + 1);
            view! { <CellView cell step dot=heat/> }
        });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    });
    let label = caption.clone();
    view! {
        <section class="table" aria-label=label tabindex="0">
            <table class="table__grid">
                <caption class="table__caption">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

const fn number(cell: &Cell) -> Option<u64> {
    match cell {
        Cell::Number(number) => number.told(),
        Cell::Text(_) => None,
    }
}

/// `dot` stands for a number that is not told, where there is little room.
#[component]
fn CellView(cell: Cell, step: Option<u64>, dot: bool) -> impl IntoView {
    let words = use_words();
    let class = step.map_or_else(|| "figures".to_owned(), |step| format!("figures heat heat--{step}"));
    let text = cell.shown(words);
    let few = dot && number(&cell).is_none();
    let text = if few {
        view! { <span aria-hidden="true">"·"</span><span class="visually-hidden">{text}</span> }.into_any()
    } else {
        text.into_any()
    };
    view! { <td class=class>{text}</td> }
}
