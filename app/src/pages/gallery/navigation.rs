//! Tabs, pagination, dates, a dialog.

use domain::time::{HOUR, Timestamp};
use leptos::prelude::*;

use crate::{
    ui::{
        pagination::Pagination,
        tabs::{Tab, Tabs},
        time::{Ago, Day, Moment},
    },
    words::use_words,
};

use super::Shelf;

/// Tabs, pagination, dates, a dialog.
#[component]
pub fn Ways() -> impl IntoView {
    let words = use_words();
    let tab = |text, current| Tab { href: "/gallery".into(), text, current };
    let tabs = vec![tab(words.list.order_new, true), tab(words.list.order_top, false)];
    view! {
        <Shelf name="tabs, pagination, time">
            <Tabs label=words.list.order tabs/>
            <Pagination next=Some("/gallery".to_owned()) first=Some("/gallery".to_owned())/>
            <Times/>
        </Shelf>
        <Question/>
    }
}

#[component]
fn Times() -> impl IntoView {
    let at = Timestamp::from_date(2019, 3, 14).plus(17 * HOUR);
    view! {
        <ul class="facts" role="list">
            <li><Day at/></li>
            <li><Moment at/></li>
            <li><Ago at/></li>
        </ul>
    }
}

#[component]
fn Question() -> impl IntoView {
    let words = use_words();
    view! {
        <Shelf name="dialog">
            <dialog class="dialog gallery__dialog" open aria-labelledby="gallery-dialog">
                <div class="dialog__body">
                    <h3 id="gallery-dialog">{words.idea.withdraw_question}</h3>
                    <p>{words.idea.withdraw_consequence}</p>
                    <div class="actions">
                        <button class="button button--danger" type="button">{words.idea.withdraw}</button>
                        <button class="button" type="button">{words.common.cancel}</button>
                    </div>
                </div>
            </dialog>
        </Shelf>
    }
}
