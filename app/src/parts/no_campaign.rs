//! In place of a list or a form, as long as there is no campaign.

use leptos::prelude::*;

use crate::{links, ui::empty::Empty, viewer::use_actor, words::use_words};

/// In place of a list or a form, as long as there is no campaign. Administrators see where one is made.
#[component]
pub fn NoCampaign() -> impl IntoView {
    let words = use_words();
    let action = use_actor().keep_people().is_ok().then(|| {
        view! { <a class="button button--primary" href=links::CAMPAIGNS>{words.list.make_campaign}</a> }
    });
    view! { <Empty text=words.list.no_campaign>{action}</Empty> }
}
