//! Every building block in every state: for those who build, and for the checks that look at all of them at once.
//!
//! The server alone renders it, so that browsers of people who work with the product carry none of it.

pub mod fields;
pub mod messages;
pub mod navigation;
pub mod states;

use leptos::{prelude::*, server_fn::codec::GetUrl};

use crate::{
    api::error::ApiError,
    loaded::load,
    ui::heading::PageHeading,
    words::{use_lang, use_words},
};

/// Every building block in every state.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let lang = use_lang().code().to_owned();
    let blocks = load(|| (), move |()| render_gallery(lang.clone()));
    view! {
        <PageHeading text=use_words().shell.gallery/>
        <Suspense>
            {move || blocks.get().map(|html| view! { <div class="gallery" inner_html=html.unwrap_or_default()></div> })}
        </Suspense>
    }
}

/// The gallery as HTML.
///
/// # Errors
/// None of its own.
#[server(input = GetUrl)]
async fn render_gallery(lang: String) -> Result<String, ApiError> {
    Ok(Owner::new().with(|| {
        provide_context(crate::words::Lang::from_code(&lang).unwrap_or_default());
        view! { <Blocks/> }.to_html()
    }))
}

/// All shelves.
#[component]
pub fn Blocks() -> impl IntoView {
    view! {
        <states::Buttons/>
        <states::Badges/>
        <states::Icons/>
        <navigation::Ways/>
        <fields::Fields/>
        <messages::Messages/>
    }
}

/// A part of the gallery under its heading.
#[component]
pub fn Shelf(
    /// What stands on it.
    name: &'static str,
    /// The blocks.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <h2 class="section__heading">{name}</h2>
            {children()}
        </section>
    }
}
