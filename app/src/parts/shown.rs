//! Pages that load what they show, and say why not when they may not.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    api::error::ApiError, drawn::Drawn, loaded::Loaded, parts::trouble::Trouble, ui::heading::PageHeading,
};

/// What a page below its heading loads.
pub fn shown<T, V>(
    page: Loaded<Result<T, ApiError>>,
    show: impl Fn(T) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    whole(page, None, show)
}

/// The whole of a page, whose heading comes with what it loads. `name` heads what is said when nothing comes.
pub fn headed<T, V>(
    page: Loaded<Result<T, ApiError>>,
    name: &'static str,
    show: impl Fn(T) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    whole(page, Some(name), show)
}

/// The whole of a page that the server draws.
pub fn drawn(page: Loaded<Result<Drawn, ApiError>>, name: &'static str) -> impl IntoView {
    headed(page, name, |Drawn { heading, wrong, html }| {
        view! {
            <PageHeading text=heading wrong=Signal::stored(wrong)/>
            <div class="drawn" inner_html=html></div>
        }
    })
}

fn whole<T, V>(
    page: Loaded<Result<T, ApiError>>,
    name: Option<&'static str>,
    show: impl Fn(T) -> V + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(what) => show(what).into_any(),
                    Err(error) => view! {
                        {name.map(|name| view! { <PageHeading text=name/> })}
                        <Trouble error/>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
}
