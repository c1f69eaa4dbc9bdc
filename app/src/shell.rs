//! The document around the app: what the server sends before anything of ours runs.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;

use crate::{
    links,
    routes::App,
    ui::icon::sprite,
    viewer::{use_actor, use_viewer},
    words::{use_lang, use_words},
};

/// The addresses of the built files. The server reads them once from the build's manifest and provides them in context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet, e.g. `/pkg/app.3f9c….css`.
    pub css: String,
    /// What pages for paper add to it.
    pub sheets_css: String,
    /// What the wall of a hall adds to it.
    pub stage_css: String,
    /// What the pages of those who moderate or read the configuration add to it.
    pub staff_css: String,
    /// The script that starts the WASM.
    pub js: String,
    /// The WASM.
    pub wasm: String,
    /// The font file to load first: `fonts/atkinson-hyperlegible-next-latin.woff2`.
    pub font: String,
    /// The icon of the browser's tab.
    pub favicon: String,
}

/// The whole document. Needs [`Assets`], [`crate::words::Lang`] and [`crate::viewer::Viewer`] in context, and
/// [`crate::ui::icon::set_sprite`] called once; the nonce comes from Leptos.
pub fn shell() -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let path = path();
    let (stage, sheets) = (links::is_stage(&path), links::is_sheets(&path));
    let staff = use_actor().see_templates().is_ok();
    view! {
        <!DOCTYPE html>
        <html lang=use_lang().code() data-viewer=use_viewer().to_text() data-icons=sprite()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content=use_words().list.lead/>
                <link rel="preload" href=assets.font.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=assets.css.clone()/>
                {sheets.then(|| view! { <link rel="stylesheet" href=assets.sheets_css.clone()/> })}
                {stage.then(|| view! { <link rel="stylesheet" href=assets.stage_css.clone()/> })}
                {staff.then(|| view! { <link rel="stylesheet" href=assets.staff_css.clone()/> })}
                <link rel="icon" href=assets.favicon.clone() r#type="image/svg+xml"/>
                <Start assets/>
                // Without a script, the wall is loaded anew every minute.
                {stage.then(|| view! { <noscript><meta http-equiv="refresh" content="60"/></noscript> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The path of the page.
fn path() -> String {
    let url = use_context::<RequestUrl>();
    // It comes with a host, whichever.
    let path = url.as_ref().and_then(|url| url.as_ref().splitn(4, '/').nth(3)).unwrap_or_default();
    format!("/{}", path.split('?').next().unwrap_or_default())
}

/// Starts the WASM, without an extra request for a starting script. The page is whole without it, so it is fetched only when the
/// page with its style and typeface is on the screen, which is up to three frames after it was drawn. It wakes the page in a turn of its
/// own, so that the browser answers in between.
#[component]
fn Start(assets: Assets) -> impl IntoView {
    let Assets { js, wasm, .. } = assets;
    let start = format!(
        "const start=()=>{{const wasm=fetch({wasm:?});import({js:?}).then(m=>m.default({{module_or_path:wasm}}).then(()=>setTimeout(m.hydrate)))}};\
         const after=frames=>frames&&!document.hidden?requestAnimationFrame(()=>after(frames-1)):start();\
         addEventListener('load',()=>after(4))"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=start></script> }
}
