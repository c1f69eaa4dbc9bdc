//! The people of a demo.

use leptos::{prelude::use_context, server::SharedValue};
use serde::{Deserialize, Serialize};

/// The people of a demo, whose password everybody may know. The server puts them into context only where its database holds
/// the seeded demo; the door then offers them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// Name and e-mail address.
    pub people: Vec<(String, String)>,
    /// The password of all of them.
    pub password: String,
}

/// The demo, if this is one.
pub fn use_demo() -> Option<Demo> {
    SharedValue::new(use_context::<Demo>).into_inner()
}
