//! What became of ideas that were pulled.

use leptos::{prelude::*, server_fn::codec::GetUrl};

use super::error::ApiError;
use crate::drawn::Drawn;

/// Opens the page at an address like `/outcomes/fruehjahr-2019` or `/ideas/12/outcome`.
#[server(input = GetUrl)]
pub async fn open_outcomes(path: String) -> Result<Drawn, ApiError> {
    use domain::{ids::IdeaNumber, refusals::Refusal};

    use crate::{
        pages::outcomes::{FormView, draw_form, draw_ledger, draw_overview},
        returned::Returned,
        ssr,
        words::use_words,
    };

    let (call, words) = (ssr::request()?, use_words());
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    match segments.as_slice() {
        ["outcomes"] => {
            let ledgers = service::outcomes::ledgers(&call).await.map_err(ssr::refuse_page)?;
            let heading = words.outcomes().heading.to_owned();
            Ok(Drawn { heading, wrong: false, html: draw_overview(&ledgers) })
        }
        ["outcomes", slug] => {
            let ledger = service::outcomes::ledger(&call, slug).await.map_err(ssr::refuse_page)?;
            let heading = (words.outcomes().ledger)(words.pick(&ledger.campaign.campaign.title));
            Ok(Drawn { heading, wrong: false, html: draw_ledger(&ledger) })
        }
        ["ideas", number, "outcome"] => {
            let number = IdeaNumber::from_address(number);
            let number = number.ok_or_else(|| ssr::refuse_page(Refusal::NotFound.into()))?;
            service::outcomes::may_record(&call, number).await.map_err(ssr::refuse_page)?;
            let page = service::ideas::page(&call, number, None).await.map_err(ssr::refuse_page)?;
            let known = service::outcomes::of_page(&call, &page).await.map_err(ssr::refuse_page)?;
            let decided = service::canvases::decided(&call, number).await.map_err(ssr::refuse_page)?;
            let title = page.text.as_ref().map(|text| text.title.clone()).unwrap_or_default();
            let heading = (words.outcomes().form)(&format!("#{number} {title}"));
            let returned = use_context::<Returned>();
            let wrong = returned.as_ref().is_some_and(|form| form.refusal.is_some());
            let key = ssr::fresh_key(&call);
            let html = draw_form(FormView { page, known, decided, returned, key });
            Ok(Drawn { heading, wrong, html })
        }
        _ => Err(ssr::refuse_page(Refusal::NotFound.into())),
    }
}
