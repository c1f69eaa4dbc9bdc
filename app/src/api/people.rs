//! One's own account.

use domain::{
    campaigns::Topic,
    ideas::IdeaCard,
    ids::SessionId,
    people::{Me, SessionCard},
    slices::Slice,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// One's own page. Nothing on it is seen by anybody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyPage {
    /// The account.
    pub me: Me,
    /// What topics are called.
    pub topics: Vec<Topic>,
    /// Posted under the own name, held ones too.
    pub posted: Slice<IdeaCard>,
    /// Voted for.
    pub voted: Slice<IdeaCard>,
    /// Commented on.
    pub commented: Slice<IdeaCard>,
    /// Browsers that are signed in.
    pub sessions: Vec<SessionCard>,
}

/// One's own page.
#[server(input = GetUrl)]
pub async fn load_my_page() -> Result<MyPage, ApiError> {
    use crate::ssr::refuse_page;
    use domain::search::{Mine, Query};
    let call = crate::ssr::request()?;
    let own = |mine| Query { mine: Some(mine), ..Query::default() };
    let posted = service::ideas::list(&call, &own(Mine::Posted)).await.map_err(refuse_page)?;
    let voted = service::ideas::list(&call, &own(Mine::Voted)).await.map_err(refuse_page)?;
    let commented = service::ideas::list(&call, &own(Mine::Commented)).await.map_err(refuse_page)?;
    Ok(MyPage {
        me: service::people::me(&call).await.map_err(refuse_page)?,
        sessions: service::people::sessions(&call).await.map_err(refuse_page)?,
        topics: posted.campaign.topics,
        posted: posted.ideas,
        voted: voted.ideas,
        commented: commented.ideas,
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
