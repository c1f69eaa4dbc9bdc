//! «Moderation in Zahlen»: what moderation did, for everybody.

use domain::moderation_figures::{Act, CampaignFigures, CampaignPromise, Figure, ModerationFigures, Month};
use leptos::prelude::*;

use crate::{
    api::moderation_figures::load_moderation_figures,
    loaded::load,
    parts::shown::shown,
    ui::{empty::Empty, heading::PageHeading, table::Table},
    words::{Words, use_words},
};

/// What moderation did.
#[component]
pub fn ModerationFiguresPage() -> impl IntoView {
    let figures = load(|| (), |()| load_moderation_figures());
    let words = use_words().moderation_figures();
    view! {
        <PageHeading text=words.heading/>
        <p class="lead">{words.lead}</p>
        <p>{words.hint}</p>
        {shown(figures, |figures| view! { <Figures figures/> })}
    }
}

#[component]
fn Figures(figures: ModerationFigures) -> impl IntoView {
    let words = use_words();
    let known = words.moderation_figures();
    let ModerationFigures { campaigns, total, promises } = figures;
    let promises = view! { <Promises promises/> };
    if campaigns.is_empty() {
        return view! { <Empty text=known.none/> {promises} }.into_any();
    }
    let rows: Vec<_> =
        campaigns.iter().map(|one| (words.pick(&one.title).to_owned(), one.total.clone())).collect();
    let campaigns = campaigns.into_iter().map(|campaign| view! { <Campaign campaign/> }).collect_view();
    view! {
        <section class="section" aria-labelledby="all">
            <h2 id="all">{known.all}</h2>
            <Sums caption=known.all.to_owned() headed=true first=known.campaign rows total/>
        </section>
        {promises}
        {campaigns}
    }
    .into_any()
}

/// How campaigns keep their promise of a first answer.
#[component]
fn Promises(promises: Vec<CampaignPromise>) -> impl IntoView {
    let words = use_words();
    let known = words.moderation_figures();
    let row = |CampaignPromise { title, kept, .. }: CampaignPromise| {
        let share = kept.in_time.map(|share| format!("{share}\u{a0}%"));
        let cells = [Some((known.workdays)(kept.days.into())), share, kept.median.map(known.workdays)];
        let cells = cells.map(|cell| {
            view! { <td class="figures">{cell.unwrap_or_else(|| known.withheld.to_owned())}</td> }
        });
        view! { <tr><th scope="row">{words.pick(&title).to_owned()}</th>{cells}</tr> }
    };
    (!promises.is_empty()).then(|| {
        view! {
            <div class="section">
                <h2>{known.promises}</h2>
                <Table caption=known.promises columns=known.promise_columns.to_vec() headed=true>
                    {promises.into_iter().map(row).collect_view()}
                </Table>
            </div>
        }
    })
}

#[component]
fn Campaign(campaign: CampaignFigures) -> impl IntoView {
    let words = use_words();
    let CampaignFigures { slug, title, months, total } = campaign;
    let title = words.pick(&title).to_owned();
    let caption = (words.moderation_figures().months)(&title);
    let rows = months.into_iter().map(|month| (name(words, &month), month.figures)).collect();
    let id = format!("campaign-{slug}");
    let heading = id.clone();
    view! {
        <section class="section" aria-labelledby=heading>
            <h2 id=id>{title}</h2>
            <Sums caption first=words.moderation_figures().month rows total/>
        </section>
    }
}

/// Rows with a name each, and what they make together.
#[component]
fn Sums(
    caption: String,
    #[prop(optional)] headed: bool,
    first: &'static str,
    rows: Vec<(String, Vec<Figure>)>,
    total: Vec<Figure>,
) -> impl IntoView {
    let words = use_words();
    let columns = std::iter::once(first).chain(Act::ALL.iter().map(|act| words.act_name(*act))).collect();
    let total = (words.moderation_figures().total.to_owned(), total);
    let row = |(name, figures): (String, Vec<Figure>)| {
        let cells =
            figures.into_iter().map(|figure| view! { <td class="figures">{words.figure(figure)}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    let rows = rows.into_iter().chain(std::iter::once(total)).map(row).collect_view();
    view! { <Table caption columns headed>{rows}</Table> }
}

/// "März 2019".
fn name(words: &Words, month: &Month) -> String {
    let name = words.dates.months.get(usize::from(month.month).wrapping_sub(1)).copied().unwrap_or_default();
    format!("{name} {}", month.year)
}
