//! What the public reads of outcomes, where moderation writes it.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;
use crate::drawn::Drawn;

/// Opens the page at an address like `/ideas/12/result`.
#[server(input = GetUrl)]
pub async fn open_result(path: String) -> Result<Drawn, ApiError> {
    use domain::{ids::IdeaNumber, refusals::Refusal};

    use crate::{
        pages::results::{DeskView, draw_desk},
        returned::Returned,
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let number = path.trim_matches('/').split('/').nth(1).and_then(IdeaNumber::from_address);
    let number = number.ok_or_else(|| ssr::refuse_page(Refusal::NotFound.into()))?;
    let desk = service::results::desk(&call, number).await.map_err(ssr::refuse_page)?;
    let page = service::ideas::page(&call, number, None).await.map_err(ssr::refuse_page)?;
    let title = page.text.as_ref().map(|text| text.title.clone()).unwrap_or_default();
    let heading = (words.results().desk)(&format!("#{number} {title}"));
    let returned = use_context::<Returned>();
    let wrong = returned.as_ref().is_some_and(|form| form.refusal.is_some());
    let (me, key) = (call.actor.who().map(|who| who.id), ssr::fresh_key(&call));
    let home = ssr::whole_address("");
    let html = draw_desk(DeskView { page, desk, returned, me, key, home });
    Ok(Drawn { heading, wrong, html })
}
