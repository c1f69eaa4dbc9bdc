use domain::{
    campaigns::CampaignPage,
    pulls::{KeptPull, Recomputed},
    refusals::Field,
    selection::recipe::{PullRule, Recipe},
};
use leptos::prelude::*;

use super::{
    Named,
    outcome::{Outcome, Title},
    topic_name, unit_name,
};
use crate::{
    drawn::html,
    links,
    pages::handover::HandoverLinks,
    ui::{badge::Tone, notice::Notice},
    words::{Words, use_words},
};

/// A pull: its recipe, what came of it, and what comes of it when it is computed again.
pub fn draw_kept(pull: KeptPull) -> String {
    html(|| {
        let words = use_words();
        let known = words.pulls();
        let slug = pull.campaign.campaign.slug.clone();
        let role = pull.role.map_or(known.console, |role| words.role_name(role));
        let address = links::pull(&slug, pull.number);
        view! {
            <p><a href=links::pulls(&slug)>{known.back}</a></p>
            <p>{(known.pulled_by)(&words.moment(pull.at), role)}</p>
            <h2>{known.recipe}</h2>
            <RecipeWords recipe=pull.recipe.clone() named=Named { campaign: pull.campaign.clone(), titles: pull.titles.clone() }/>
            <Again pull=pull.clone() address=address.clone()/>
            <h2>{known.ideas}</h2>
            <Result pull/>
            <HandoverLinks of=address/>
        }
    })
}

/// What came of it; when it does not come out any more, the ideas alone.
#[component]
fn Result(pull: KeptPull) -> impl IntoView {
    let KeptPull { campaign, recipe, ideas, again, titles, .. } = pull;
    let named = Named { campaign, titles };
    match again.pulled.filter(|_| again.equal) {
        Some(pulled) => view! { <Outcome pulled named rule=recipe.rule().name()/> }.into_any(),
        None => {
            let lines = ideas.into_iter().map(|number| {
                let title = Title { number, named: named.clone() };
                view! { <li>{title.shown()}</li> }
            });
            view! { <ol>{lines.collect_view()}</ol> }.into_any()
        }
    }
}

/// The hashes, and whether they agree.
#[component]
fn Again(pull: KeptPull, address: String) -> impl IntoView {
    let known = use_words().pulls();
    let Recomputed { hash, equal, .. } = pull.again;
    let (tone, text) = if equal { (Tone::Ok, known.equal) } else { (Tone::Danger, known.differs) };
    let again = hash.map_or_else(|| known.no_result.to_owned(), |hash| hash.to_string());
    let hashes = std::iter::zip(known.hashes, [pull.snapshot.to_string(), pull.hash.to_string(), again]);
    let hashes = hashes.map(|(name, hash)| view! { <dt>{name}</dt> <dd><code>{hash}</code></dd> });
    view! {
        <section class="section" aria-labelledby="again">
            <h2 id="again">{known.recompute}</h2>
            <p>{known.recompute_hint}</p>
            <Notice tone><p>{text}</p></Notice>
            <dl class="pulls__facts">{hashes.collect_view()}</dl>
            <p><a class="button" href=format!("{address}#again") rel="external">{known.recompute_again}</a></p>
        </section>
    }
}

/// A recipe for reading: what is set, and nothing else.
#[component]
fn RecipeWords(recipe: Recipe, named: Named) -> impl IntoView {
    let lines = recipe_lines(use_words(), &recipe, &named.campaign);
    let lines = lines.into_iter().map(|(name, text)| view! { <dt>{name}</dt> <dd>{text}</dd> });
    view! { <dl class="pulls__facts">{lines.collect_view()}</dl> }
}

/// What a recipe sets, each with its name.
pub fn recipe_lines(
    words: &'static Words,
    recipe: &Recipe,
    campaign: &CampaignPage,
) -> Vec<(&'static str, String)> {
    let mut lines = vec![(Field::Rule, words.rule_name(recipe.rule().name()).to_owned())];
    match recipe.rule() {
        PullRule::BalancedHours { hours, costs, .. } => {
            lines.push((Field::Hours, hours.to_string()));
            lines.push((Field::HoursEach, costs.each.to_string()));
            let of = costs.of.iter().map(|(idea, hours)| (Field::HoursOf, format!("#{idea}: {hours}")));
            lines.extend(of);
        }
        PullRule::Balanced { places, .. }
        | PullRule::EqualShares { places, .. }
        | PullRule::Pav { places, .. }
        | PullRule::MostVotes { places } => lines.push((Field::Places, places.to_string())),
    }
    lines.push((Field::Balance, words.balance_name(recipe.rule().balance()).to_owned()));
    let filter = recipe.filter();
    let topic = |slug: &domain::text::Slug| topic_name(words, campaign, slug.as_str());
    lines.extend(filter.topics.iter().map(|slug| (Field::Topic, topic(slug))));
    lines.extend(
        filter.masterplans.iter().map(|plan| (Field::Masterplan, words.masterplan_name(*plan).to_owned())),
    );
    lines.extend(filter.units.iter().map(|slug| (Field::Unit, unit_name(words, campaign, slug.as_str()))));
    lines.push((Field::Quorum, recipe.quorum().to_string()));
    lines.extend(recipe.per_topic().map(|most| (Field::PerTopic, most.to_string())));
    lines.extend(
        recipe.seats().iter().map(|(slug, seats)| (Field::Seats, format!("{}: {seats}", topic(slug)))),
    );
    let wildcards =
        recipe.wildcards().iter().map(|(idea, reason)| (Field::Wildcards, format!("#{idea}: {reason}")));
    lines.extend(wildcards);
    lines.into_iter().map(|(field, text)| (words.field_label(field), text)).collect()
}
