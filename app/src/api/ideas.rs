//! Reading ideas.

use domain::{
    ideas::{IdeaList, IdeaPage},
    ids::IdeaNumber,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use crate::returned::Returned;

/// An idea as its page shows it: what everybody reads, and what this one visit adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdeaVisit {
    /// The idea.
    pub page: IdeaPage,
    /// Its address, for sharing.
    pub address: String,
    /// What is only read of it.
    pub drawn: Drawn,
    /// A form on this page that came back.
    pub returned: Option<Returned>,
    /// Working days within which its campaign promises a first answer.
    pub answer_days: u16,
    /// Begins the keys of the forms on this page: with one, a form that is sent twice is taken once.
    pub key: String,
}

/// What is only read of an idea, as safe HTML: the browser shows it without a program of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// What moderation decided, or what is left of it.
    pub above: String,
    /// The text, with what was added, changed and answered.
    pub text: String,
    /// The public history.
    pub history: String,
}

/// The list of an address, e.g. `?sort=top&topic=it`; with as many ideas as were `shown`, as far as one page holds them.
#[server(input = GetUrl)]
pub async fn list_ideas(address: String, shown: Option<u32>) -> Result<IdeaList, ApiError> {
    let call = crate::ssr::request()?;
    let mut query = domain::search::Query::from_address(&address);
    query.limit = query.limit.max(shown.unwrap_or_default());
    let mut list = service::ideas::list(&call, &query).await.map_err(crate::ssr::refuse_page)?;
    crate::ssr::shorten(&mut list.campaign);
    Ok(list)
}

/// An idea with all that its page shows. The page itself has the status of a refusal, and a tombstone says "gone".
#[server(input = GetUrl)]
pub async fn load_idea(number: IdeaNumber) -> Result<IdeaVisit, ApiError> {
    let call = crate::ssr::request()?;
    let returned = use_context::<Returned>();
    let address = crate::ssr::whole_address(&crate::links::idea(number));
    let claim = crate::ssr::claim(number);
    let mut page =
        service::ideas::page(&call, number, claim.as_deref()).await.map_err(crate::ssr::refuse_page)?;
    if page.text.is_none() {
        crate::ssr::mark_gone();
    }
    let key = crate::ssr::fresh_key(&call);
    let undoable = service::triage::undoable(&call, number).await.unwrap_or_default();
    let outcome = service::outcomes::of_page(&call, &page).await.map_err(crate::ssr::refuse_page)?;
    let told = outcome.map(|known| {
        crate::pages::outcomes::draw_told(crate::pages::outcomes::Told {
            page: &page,
            known,
            returned: returned.clone(),
        })
    });
    let mut drawn = crate::pages::idea::drawn::draw(&mut page, undoable, returned.clone());
    drawn.above.push_str(&told.unwrap_or_default());
    let campaign = page.campaign.campaign.id;
    let answer_days =
        service::campaigns::answer_days(&call, campaign).await.map_err(crate::ssr::refuse_page)?;
    crate::ssr::shorten(&mut page.campaign);
    Ok(IdeaVisit { page, address, drawn, returned, answer_days, key })
}
