//! What workshops pull from frozen votes.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;
use crate::drawn::Drawn;

/// Opens the page at an address like `/workshops/campaigns/fruehjahr-2019` and `?rule=balanced&places=10`.
#[server(input = GetUrl)]
pub async fn open_pulls(path: String, search: String) -> Result<Drawn, ApiError> {
    use domain::{refusals::Refusal, selection::recipe::RawRecipe};

    use crate::{
        pages::pulls::{DeskView, draw_desk, draw_kept},
        returned::Returned,
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let below: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let visit = |heading, html| Drawn { heading, wrong: false, html };
    match below.as_slice() {
        ["campaigns", slug] => {
            let raw = RawRecipe::from_address(&search);
            let opened = service::pulls::open(&call, slug, raw.as_ref()).await;
            let (desk, preview) = opened.map_err(ssr::refuse_page)?;
            let wrong = preview.as_ref().is_some_and(Result::is_err);
            if let Some(Err(refusal)) = &preview {
                ssr::mark_refused(refusal);
            }
            let heading = words.pick(&desk.source.campaign.campaign.title).to_owned();
            let refused = use_context::<Returned>().and_then(|returned| returned.refusal);
            let key = ssr::fresh_key(&call);
            let html = draw_desk(DeskView { desk, raw, preview, refused, key });
            Ok(Drawn { heading, wrong, html })
        }
        ["campaigns", slug, "pulls", number] => {
            let number = number.parse().map_err(|_| ssr::refuse_page(Refusal::NotFound.into()))?;
            let pull = service::pulls::load(&call, slug, number).await.map_err(ssr::refuse_page)?;
            let campaign = words.pick(&pull.campaign.campaign.title);
            let heading = format!("{campaign}: {}", words.pull_name(number));
            Ok(visit(heading, draw_kept(pull)))
        }
        _ => Err(ssr::refuse_page(Refusal::NotFound.into())),
    }
}
