use domain::stage::{Scene, StageView};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    controls::Controls,
    scenes::SceneView,
    wall::{Wall, up},
};
use crate::{
    api::stage::load_stage, loaded::load, parts::trouble::Trouble, ui::heading::PageHeading, words::use_words,
};

/// The campaign in the address, on the wall.
#[component]
pub fn StagePage() -> impl IntoView {
    let params = use_params_map();
    let campaign = move || params.read().get("campaign").unwrap_or_default();
    let view = load(campaign, load_stage);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match view.await {
                    Ok(view) => view! { <Stage view/> }.into_any(),
                    Err(error) => view! {
                        <div class="stage"><PageHeading text=use_words().stage().heading/> <Trouble error/></div>
                    }
                    .into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Stage(view: StageView) -> impl IntoView {
    let words = use_words();
    let title = words.pick(&view.title).to_owned();
    let name = format!("{title} – {} – DOgital", words.stage().heading);
    let wall = up(view);
    let scenes = Scene::ALL.iter().map(|scene| view! { <SceneView scene=*scene wall/> });
    view! {
        <Title text=name/>
        <div class="stage" data-idle=move || wall.idle.get().then_some("true")>
            <h1 class="visually-hidden">{title.clone()}</h1>
            {scenes.collect_view()}
            <div class="stage__blank" hidden=move || !wall.blank.get()></div>
            <Foot wall title/>
            <Controls wall/>
        </div>
    }
}

/// Whose wall it is, and how far it is behind when the line is gone.
#[component]
fn Foot(wall: Wall, title: String) -> impl IntoView {
    let words = use_words();
    let behind = move || wall.lost.get().then(|| (words.stage().lost)(&words.clock(wall.view.read().at)));
    view! {
        <div class="stage__foot">
            <p class="stage__mark"><b class="mark__do">"DO"</b>"gital"</p>
            <p class="stage__title">{title}</p>
            <p class="stage__lost" role="status">{behind}</p>
        </div>
    }
}
