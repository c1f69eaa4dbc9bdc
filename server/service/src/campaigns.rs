//! Campaigns and what it takes to choose in them.

use domain::campaigns::CampaignPage;

use crate::{Call, Result};

/// The campaign with this slug, or the current one: the newest that employees can see.
///
/// # Errors
/// [`domain::refusals::Refusal::NotFound`] when there is none.
pub async fn load(call: &Call, slug: Option<&str>) -> Result<CampaignPage> {
    todo!("{:?}{slug:?}", call.now)
}

/// Every campaign this actor may see, newest first.
///
/// # Errors
/// When this actor may not read.
pub async fn list(call: &Call) -> Result<Vec<CampaignPage>> {
    todo!("{:?}", call.now)
}
