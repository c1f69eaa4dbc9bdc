//! Templates of official answers, as moderators keep them.

use domain::{ids::TemplateId, templates::AnswerTemplate};
use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{api::error::ApiError, returned::Opened};

/// Whether there is anything in the administration for whoever asks.
#[server(input = GetUrl)]
pub async fn open_overview() -> Result<(), ApiError> {
    let call = crate::ssr::request()?;
    call.actor.see_templates().map_err(|refusal| crate::ssr::refuse_page(refusal.into()))
}

/// Every template.
#[server(input = GetUrl)]
pub async fn open_templates() -> Result<Opened<Vec<AnswerTemplate>>, ApiError> {
    let call = crate::ssr::request()?;
    service::templates::list(&call).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}

/// One template.
#[server(input = GetUrl)]
pub async fn open_template(template: TemplateId) -> Result<Opened<AnswerTemplate>, ApiError> {
    let call = crate::ssr::request()?;
    service::templates::entry(&call, template).await.map(Opened::here).map_err(crate::ssr::refuse_page)
}
