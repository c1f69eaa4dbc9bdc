use domain::{
    campaigns::Masterplan,
    outcomes::OutcomeKind,
    results::{PublicCampaign, PublicResult},
};
use leptos::prelude::*;

use super::ways::{Address, Leaf, Place, TEXTS, Ways};
use crate::{
    drawn::html,
    ui::badge::Tone,
    words::{Words, count, use_words},
};

/// What a public page shows.
pub enum Content<'a> {
    /// Every campaign of which something is released.
    Overview(&'a [PublicCampaign]),
    /// The results of one.
    Campaign(&'a PublicCampaign),
    /// One of which nothing is released yet.
    Quiet,
    /// None that anybody may know of.
    Unknown,
    /// A text, as safe HTML.
    Text(&'static str, String),
    /// Why there is no page, in a sentence.
    Trouble(String),
}

impl Content<'_> {
    fn heading(&self, words: &Words) -> String {
        match self {
            Self::Overview(_) | Self::Quiet | Self::Unknown => words.results().heading.to_owned(),
            Self::Campaign(campaign) => words.pick(&campaign.title).to_owned(),
            Self::Text(key, _) => text_name(words, key).to_owned(),
            Self::Trouble(_) => words.results().trouble.to_owned(),
        }
    }

    /// Whether there is anything that search engines shall find.
    const fn is_worth_finding(&self) -> bool {
        match self {
            Self::Overview(campaigns) => !campaigns.is_empty(),
            Self::Campaign(_) | Self::Text(..) => true,
            Self::Quiet | Self::Unknown | Self::Trouble(_) => false,
        }
    }
}

fn text_name(words: &Words, key: &str) -> &'static str {
    let shell = &words.shell;
    match key {
        "accessibility" => shell.accessibility,
        "easy-language" => shell.easy_language,
        "sign-language" => shell.sign_language,
        "privacy" => shell.privacy,
        "imprint" => shell.imprint,
        _ => shell.what_we_count,
    }
}

/// A whole document. No script wakes on it, so that it needs no marks for one, which a title would show.
pub fn draw_public(ways: &Ways, content: &Content<'_>) -> String {
    let document = html(|| {
        let lang = ways.here.lang;
        provide_context(lang);
        let words = use_words();
        let heading = content.heading(words);
        view! {
            <!DOCTYPE html>
            <html lang=lang.code()>
                <Head title=heading.clone() found=content.is_worth_finding() ways/>
                <body>
                    <a class="skip" href="#content">{words.shell.skip}</a>
                    <Top ways/>
                    <main id="content" class="page" tabindex="-1">
                        <h1 class="page__heading">{heading}</h1>
                        {body(ways, content)}
                    </main>
                    <Bottom ways/>
                </body>
            </html>
        }
    });
    document.replace("<!>", "")
}

#[component]
fn Head<'a>(title: String, found: bool, ways: &'a Ways) -> impl IntoView + use<> {
    let words = use_words();
    let other = Address::new(ways.here.leaf.clone(), ways.here.lang.other());
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="description" content=words.results().lead/>
            {(!found).then(|| view! { <meta name="robots" content="noindex"/> })}
            <title>{format!("{title} – DOgital")}</title>
            <link rel="alternate" hreflang=other.lang.code() href=ways.to(&other)/>
            <link rel="stylesheet" href=ways.css()/>
        </head>
    }
}

/// Name and language. Nothing leads into the product.
#[component]
fn Top<'a>(ways: &'a Ways) -> impl IntoView + use<> {
    let words = use_words();
    let other = Address::new(ways.here.leaf.clone(), ways.here.lang.other());
    let code = other.lang.code();
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="mark" href=ways.leaf(Leaf::Overview)>
                    <span class="mark__name"><b class="mark__do">"DO"</b>"gital"</span>
                    <span class="mark__claim">{words.common.claim}</span>
                </a>
                <nav class="nav" aria-label=words.shell.navigation>
                    <ul class="nav__list" role="list">
                        <li><a class="nav__link" href=ways.leaf(Leaf::Overview)>{words.results().to_overview}</a></li>
                        <li><a class="nav__link" href=ways.to(&other) lang=code hreflang=code>{words.shell.other_language}</a></li>
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// What law and honesty ask for.
#[component]
fn Bottom<'a>(ways: &'a Ways) -> impl IntoView + use<> {
    let words = use_words();
    let links = TEXTS[..5].iter().map(|key| (ways.leaf(Leaf::Text(key)), text_name(words, key)));
    let barrier = match ways.place {
        Place::Server => words.shell.report_barrier,
        Place::Folder => words.results().barrier_contact,
    };
    let barrier = std::iter::once((ways.barrier(), barrier));
    let line = |(href, text)| view! { <li><a class="footer__link" href=href>{text}</a></li> };
    let lines = links.chain(barrier).map(line).collect_view();
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <nav aria-label=words.shell.footer>
                    <ul class="footer__links" role="list">{lines}</ul>
                </nav>
                <div class="footer__side"><p class="footer__sender">{words.shell.sender}</p></div>
            </div>
        </footer>
    }
}

fn body(ways: &Ways, content: &Content<'_>) -> AnyView {
    let known = use_words().results();
    match content {
        Content::Overview([]) | Content::Quiet => view! { <p class="lead">{known.quiet}</p> }.into_any(),
        Content::Trouble(sentence) => view! { <p class="lead">{sentence.clone()}</p> }.into_any(),
        Content::Unknown => view! { <p class="lead">{known.unknown}</p> }.into_any(),
        Content::Overview(campaigns) => {
            let one = |campaign: &PublicCampaign| view! { <Card campaign ways/> };
            let cards = campaigns.iter().map(one).collect_view();
            view! { <p class="lead">{known.lead}</p> {cards} }.into_any()
        }
        Content::Campaign(campaign) => view! { <Results campaign=*campaign ways/> }.into_any(),
        Content::Text(_, html) => {
            view! { <div class="prose" inner_html=ways.rewired(html)></div> }.into_any()
        }
    }
}

/// A campaign in the overview.
#[component]
fn Card<'a>(campaign: &'a PublicCampaign, ways: &'a Ways) -> impl IntoView + use<> {
    let words = use_words();
    let href = ways.leaf(Leaf::Campaign(campaign.slug.clone()));
    view! {
        <section class="section">
            <h2><a href=href>{words.pick(&campaign.title).to_owned()}</a></h2>
            <p>{sum(words, campaign)}</p>
        </section>
    }
}

/// How many results, and how many of each kind.
fn sum(words: &Words, campaign: &PublicCampaign) -> String {
    let known = words.results();
    let kinds = OutcomeKind::ALL.iter().filter_map(|kind| {
        let n = count(campaign.count(*kind));
        (n > 0).then(|| (known.of_kind)(*kind, n))
    });
    let kinds: Vec<_> = kinds.collect();
    format!("{}: {}", (known.count)(count(campaign.results.len())), kinds.join(", "))
}

#[component]
fn Results<'a>(campaign: &'a PublicCampaign, ways: &'a Ways) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.results();
    let plans = Masterplan::ALL.iter().map(|plan| view! { <Plan plan=*plan campaign/> }).collect_view();
    let as_of = campaign.as_of().map(|at| view! { <p>{(known.as_of)(&words.day(at))}</p> });
    view! {
        <p class="lead">{known.lead}</p>
        <p><strong>{sum(words, campaign)}</strong></p>
        {as_of}
        {plans}
        <p class="results__small">{known.votes_hint}</p>
        <p><a class="button" href=ways.table() download>{known.csv}</a></p>
    }
}

/// The results below one of the masterplans.
#[component]
fn Plan<'a>(plan: Masterplan, campaign: &'a PublicCampaign) -> impl IntoView + use<> {
    let words = use_words();
    let here = campaign.results.iter().filter(|result| result.masterplan == plan);
    let items = here.map(|result| view! { <Result result/> }).collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=plan.as_str()>
                <h2 id=plan.as_str()>{(words.results().plan)(words.masterplan_name(plan))}</h2>
                {items}
            </section>
        }
    })
}

/// A result. Its words are German, whatever the language of the page.
#[component]
fn Result<'a>(result: &'a PublicResult) -> impl IntoView + use<> {
    let words = use_words();
    let known = words.results();
    let id = format!("ergebnis-{}", result.idea);
    let (place, title) = (format!("#{id}"), result.title.clone());
    let about = format!(": {title}");
    let votes = result.votes.map(|votes| {
        view! { <p class="results__small">{(known.votes)(&words.lang.number(votes))}</p> }
    });
    let tone = format!("badge badge--{}", tone(result.kind).as_str());
    view! {
        <article class="result" id=id>
            <h3 lang="de">{title}</h3>
            <p><span class=tone>{words.outcome_kind_name(result.kind)}</span></p>
            <h4>{known.pinch}</h4>
            <p class="result__text" lang="de">{result.pinch.clone()}</p>
            <h4>{known.became}</h4>
            <p class="result__text" lang="de">{result.became.clone()}</p>
            {votes}
            <p class="results__small"><a href=place>{known.link}<span class="visually-hidden">{about}</span></a></p>
        </article>
    }
}

const fn tone(kind: OutcomeKind) -> Tone {
    match kind {
        OutcomeKind::Done => Tone::Ok,
        OutcomeKind::InProgress => Tone::Info,
        OutcomeKind::HandedOver | OutcomeKind::PartOf => Tone::Neutral,
        OutcomeKind::NotPossible => Tone::Danger,
    }
}
