//! What somebody is typing, kept in the session storage of this tab alone: it survives a reload, a crash of the page and a new
//! sign-in, never reaches the server, and is wiped on posting and on signing out. Who else signs in here does not see it. What this tab
//! knows of its votes lies beside it, for a next page that does not know it yet.

use std::{
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::Duration,
};

use domain::{ids::PersonId, time::Timestamp};
use leptos::{prelude::*, web_sys::Storage};
use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::{browser::report, viewer::use_actor};

const PREFIX: &str = "draft:";
/// Whether nothing is kept any more.
static CLOSED: AtomicBool = AtomicBool::new(false);
/// How long typing must rest before the draft is kept.
const REST: Duration = Duration::from_millis(1_500);

/// A draft as it lies in the storage.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    owner: Option<PersonId>,
    text: T,
}

/// Reads what is in the form: JSON to be kept, or nothing when the form is empty.
type Reader = Box<dyn Fn() -> Option<String> + Send + Sync>;

/// The draft of one form.
#[derive(Clone, Copy)]
pub struct Draft {
    name: StoredValue<String>,
    owner: Option<PersonId>,
    reader: StoredValue<Option<Reader>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// Whether something was typed that is not kept yet.
    fresh: StoredValue<bool>,
    saved_at: RwSignal<Option<Timestamp>>,
}

impl Draft {
    /// The draft of the form at this address, for whoever looks at the page.
    pub fn of(form: impl Into<String>) -> Self {
        let draft = Self {
            name: StoredValue::new(form.into()),
            owner: use_actor().who().map(|who| who.id),
            reader: StoredValue::new(None),
            waiting: StoredValue::new(None),
            fresh: StoredValue::new(false),
            saved_at: RwSignal::new(None),
        };
        on_cleanup(move || {
            draft.keep();
            draft.wait_for(None);
        });
        draft
    }

    /// What was kept earlier, by the same person. Browser only.
    pub fn find<T: DeserializeOwned>(self) -> Option<T> {
        self.name.try_with_value(|name| get(name, self.owner)).flatten()
    }

    /// Keeps `text` whenever typing rests, and at once when the page is hidden or left.
    pub fn follow<T>(self, text: impl Fn() -> T + Copy + Send + Sync + 'static)
    where
        T: Serialize + Default + PartialEq,
    {
        let owner = self.owner;
        let read = move || {
            let text = untrack(text);
            (text != T::default()).then(|| serde_json::to_string(&Kept { owner, text }).ok()).flatten()
        };
        self.reader.set_value(Some(Box::new(read)));
        Effect::new(move |before: Option<()>| {
            _ = text();
            if before.is_some() {
                self.fresh.set_value(true);
                self.wait_for(set_timeout_with_handle(move || self.keep(), REST).ok());
            }
        });
        Effect::new(move |_| {
            let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.keep());
            let left = window_event_listener(leptos::ev::pagehide, move |_| self.keep());
            on_cleanup(move || {
                hidden.remove();
                left.remove();
            });
        });
    }

    /// Keeps what is in the form now, e.g. before it is sent.
    pub fn keep(self) {
        if self.fresh.try_get_value() != Some(true) {
            return;
        }
        self.fresh.set_value(false);
        let (Some(key), Some(storage)) = (self.key(), storage()) else { return };
        let text = self.reader.with_value(|reader| reader.as_ref().and_then(|read| read()));
        match text {
            // Where the storage is full or locked, the text is still in the form.
            Some(json) if storage.set_item(&key, &json).is_ok() => self.saved_at.set(Some(now())),
            Some(_) => self.saved_at.set(None),
            None => {
                wipe(&key);
                self.saved_at.set(None);
            }
        }
    }

    /// Wipes it: it was posted, or thrown away.
    pub fn forget(self) {
        self.wait_for(None);
        _ = self.fresh.try_set_value(false);
        self.saved_at.try_set(None);
        if let Some(key) = self.key() {
            wipe(&key);
        }
    }

    /// When it was kept last, on this page; reactive.
    pub fn saved_at(self) -> Option<Timestamp> {
        self.saved_at.get()
    }

    fn wait_for(self, next: Option<TimeoutHandle>) {
        if let Some(Some(waiting)) = self.waiting.try_get_value() {
            waiting.clear();
        }
        _ = self.waiting.try_set_value(next);
    }

    fn key(self) -> Option<String> {
        self.name.try_get_value().map(|name| key_of(&name))
    }
}

/// A draft, as one's own page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The address of the form.
    pub form: String,
    /// The title that was typed, where the form has one.
    pub title: String,
}

/// The drafts of this tab that one person began, by the addresses of their forms. Browser only.
pub fn list(owner: Option<PersonId>) -> Vec<KeptDraft> {
    #[derive(Default, Deserialize)]
    struct Titled {
        #[serde(default)]
        title: String,
    }
    let Some(storage) = storage() else { return Vec::new() };
    // A comment is a text alone, without fields.
    let untitled = |json: &str| serde_json::from_str::<Kept<IgnoredAny>>(json).ok();
    let read = |key: String| {
        let json = storage.get_item(&key).ok().flatten()?;
        let titled = serde_json::from_str::<Kept<Titled>>(&json).ok();
        let kept = titled
            .or_else(|| untitled(&json).map(|Kept { owner, .. }| Kept { owner, text: Titled::default() }));
        let kept = kept.filter(|kept| kept.owner == owner)?;
        Some(KeptDraft { form: key.strip_prefix(PREFIX)?.to_owned(), title: kept.text.title })
    };
    // What is no address is not typed: votes.
    let mut drafts: Vec<_> =
        keys(&storage).into_iter().filter_map(read).filter(|draft| draft.form.starts_with('/')).collect();
    drafts.sort_by(|a, b| a.form.cmp(&b.form));
    drafts
}

/// Keeps something under a name, for one person. Where the storage is full or locked, it is simply not kept. Browser only.
pub fn put<T: Serialize>(name: &str, owner: Option<PersonId>, text: &T) {
    if let (Some(storage), Ok(json)) = (storage(), serde_json::to_string(&Kept { owner, text })) {
        report(storage.set_item(&key_of(name), &json));
    }
}

/// What was kept under a name, for the same person; what anybody else kept is wiped. Only a visitor leaves it, and does not see it: a
/// session may be over, and whoever kept it signs in again. Browser only.
pub fn get<T: DeserializeOwned>(name: &str, owner: Option<PersonId>) -> Option<T> {
    let key = key_of(name);
    let (own, spent) = read(&storage()?.get_item(&key).ok().flatten()?, owner);
    if spent {
        wipe(&key);
    }
    own
}

/// What this owner kept, and whether it is to be wiped.
fn read<T: DeserializeOwned>(json: &str, owner: Option<PersonId>) -> (Option<T>, bool) {
    let kept = serde_json::from_str::<Kept<T>>(json).ok();
    let own = kept.filter(|kept| kept.owner == owner).map(|kept| kept.text);
    let spent = own.is_none() && owner.is_some();
    (own, spent)
}

/// Whether anything is kept for the form at this address. Browser only.
pub fn is_kept(form: &str) -> bool {
    storage().and_then(|storage| storage.get_item(&key_of(form)).ok().flatten()).is_some()
}

/// Wipes what is kept for the form at this address, which may not be shown any more. Browser only.
pub fn forget(form: &str) {
    wipe(&key_of(form));
}

/// Wipes every draft of this tab, and keeps none any more: whoever comes next must not find them. For a page that is being left.
/// Browser only.
pub fn forget_all() {
    let Some(storage) = storage() else { return };
    for key in keys(&storage) {
        report(storage.remove_item(&key));
    }
    CLOSED.store(true, Relaxed);
}

/// Where drafts lie.
fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(PREFIX)).collect()
}

fn wipe(key: &str) {
    if let Some(storage) = storage() {
        report(storage.remove_item(key));
    }
}

fn key_of(form: &str) -> String {
    format!("{PREFIX}{form}")
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten().filter(|_| !CLOSED.load(Relaxed))
}

/// The reader's clock. Browser only.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

#[cfg(test)]
mod tests {
    use domain::ids::PersonId;

    use super::read;

    #[test]
    fn a_session_that_is_over_wipes_no_draft_and_shows_none() {
        let json = r#"{"owner":7,"text":"Der Drucker klemmt."}"#;
        let [ana, ben] = [7, 8].map(|id| Some(PersonId::from_i64(id)));
        assert_eq!(read::<String>(json, None), (None, false), "whoever kept it may sign in again");
        assert_eq!(read::<String>(json, ana), (Some("Der Drucker klemmt.".into()), false));
        assert_eq!(read::<String>(json, ben), (None, true));
        assert_eq!(read::<String>("{", ana), (None, true));
    }
}
