//! What is shown once, right after a form was taken.

use domain::{ideas::PostedIdea, ids::IdeaNumber};
use leptos::{prelude::*, server::SharedValue};
use serde::{Deserialize, Serialize};

use crate::loaded::Json;

/// What the page of an idea shows once. Without a script, the server keeps it for the one step from the form to that page
/// and puts it into context there; with a script, [`JustPosted`] carries it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The claim code of an anonymous idea that was just posted. Nobody can find it again.
    pub claim_code: Option<String>,
    /// Whether the idea was just posted: its page says thanks and what comes next.
    pub posted: bool,
}

/// Keeps what came with the page of this idea. Call it above what loads.
pub fn keep_flash(number: IdeaNumber) {
    let came = SharedValue::<Flash, Json>::new_with_encoding(|| use_context().unwrap_or_default());
    let Flash { claim_code, posted } = came.into_inner();
    if posted {
        use_just_posted().keep(PostedIdea { number, claim_code });
    }
}

/// Carries what is shown once from the form to the page of the idea, in the memory of this tab alone. In context everywhere
/// below `App`.
#[derive(Clone, Copy)]
pub struct JustPosted(RwSignal<Option<PostedIdea>>);

impl JustPosted {
    /// Nothing was posted.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Keeps what came back from posting. It stays until the page is loaded anew, so that no refresh of the page's data takes
    /// the claim code away before it was written down.
    pub fn keep(self, posted: PostedIdea) {
        self.0.set(Some(posted));
    }

    /// What the page of this idea shows.
    pub fn of(self, number: IdeaNumber) -> Option<PostedIdea> {
        self.0.get_untracked().filter(|posted| posted.number == number)
    }
}

impl Default for JustPosted {
    fn default() -> Self {
        Self::new()
    }
}

/// The carrier of this tab.
pub fn use_just_posted() -> JustPosted {
    use_context().unwrap_or_default()
}
