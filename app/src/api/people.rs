//! One's own account.

use domain::{
    ids::{SessionId, WorkshopId},
    news::MyIdeas,
    people::{Me, SessionCard},
    saved_searches::SavedSearch,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// One's own page. Nothing on it is seen by anybody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyPage {
    /// The account.
    pub me: Me,
    /// Ideas, with what is new at them.
    pub ideas: MyIdeas,
    /// What became of those that one took part in, as safe HTML.
    pub outcomes: String,
    /// Saved searches, by name.
    pub searches: Vec<SavedSearch>,
    /// Browsers that are signed in.
    pub sessions: Vec<SessionCard>,
    /// How many questions wait for one's unit.
    pub asked: usize,
    /// The workshops that one belongs to, by name.
    pub workshops: Vec<(WorkshopId, String)>,
}

/// One's own page.
#[server(input = GetUrl)]
pub async fn load_my_page() -> Result<MyPage, ApiError> {
    use crate::ssr::refuse_page;
    let call = crate::ssr::request()?;
    Ok(MyPage {
        me: service::people::me(&call).await.map_err(refuse_page)?,
        ideas: service::news::my_ideas(&call).await.map_err(refuse_page)?,
        outcomes: crate::pages::outcomes::draw_mine(
            service::outcomes::mine(&call).await.map_err(refuse_page)?,
        ),
        searches: service::saved_searches::list(&call).await.map_err(refuse_page)?,
        sessions: service::people::sessions(&call).await.map_err(refuse_page)?,
        asked: service::opinions::requests(&call).await.map_err(refuse_page)?.len(),
        workshops: service::workshops::own(&call).await.map_err(refuse_page)?,
    })
}

/// Changes the name that others see.
#[server]
pub async fn rename_me(name: String) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::people::rename(&call, &name).await.map_err(crate::ssr::refuse)
}

/// Ends one of one's own sessions.
#[server]
pub async fn end_session(session: SessionId) -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    service::people::end_session(&call, session).await.map_err(crate::ssr::refuse)
}
