//! Handing pulled ideas over, on paper.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// Cards or posters, as the server draws them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverVisit {
    /// The heading of the page.
    pub heading: String,
    /// What stands on the button that prints.
    pub print: String,
    /// All else.
    pub html: String,
}

/// Opens the page at an address like `/workshops/3/cards` or `/workshops/campaigns/fruehjahr-2019/pulls/1/posters`.
#[server(input = GetUrl)]
pub async fn open_handover(path: String) -> Result<HandoverVisit, ApiError> {
    use domain::refusals::Refusal;

    use crate::{
        links,
        pages::handover::{Paper, draw_cards, draw_posters},
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let known = words.handover();
    let nothing = || ssr::refuse_page(Refusal::NotFound.into());
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let (name, sheets, handover, back) = match below.as_slice() {
        ["campaigns", slug, "pulls", number, sheets] => {
            let number = number.parse().map_err(|_| nothing())?;
            let loaded = service::handover::of_pull(&call, slug, number).await;
            let (pull, handover) = loaded.map_err(ssr::refuse_page)?;
            let campaign = words.pick(&pull.campaign.campaign.title);
            let name = format!("{campaign}, {}", words.pull_name(number));
            (name, *sheets, handover, (links::pull(slug, number), known.back_to_pull))
        }
        [id, sheets] => {
            let id = id.parse().map_err(|_| nothing())?;
            let loaded = service::handover::of_workshop(&call, id).await.map_err(ssr::refuse_page)?;
            let name = loaded.page.card.facts.name;
            (name, *sheets, loaded.handover, (links::workshop(id), known.back_to_workshop))
        }
        _ => return Err(nothing()),
    };
    let paper = Paper { handover, back, site: ssr::whole_address("") };
    let (heading, html) = match sheets {
        "cards" => ((known.cards_of)(&name), draw_cards(paper)),
        "posters" => ((known.posters_of)(&name), draw_posters(&paper)),
        _ => return Err(nothing()),
    };
    Ok(HandoverVisit { heading, print: known.print.to_owned(), html })
}
