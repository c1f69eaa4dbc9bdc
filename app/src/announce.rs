//! The two live regions of the page: what screen readers hear when something changed.

use std::time::Duration;

use leptos::prelude::*;

/// How long typing and clicking must rest before a changed list is announced.
const REST: Duration = Duration::from_millis(500);

/// Speaks through the live regions. In context everywhere below `App`; take it with [`use_announcer`].
#[derive(Clone, Copy)]
pub struct Announcer {
    polite: RwSignal<String>,
    urgent: RwSignal<String>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Announcer {
    /// An announcer with both regions silent.
    pub fn new() -> Self {
        Self {
            polite: RwSignal::new(String::new()),
            urgent: RwSignal::new(String::new()),
            waiting: StoredValue::new(None),
        }
    }

    /// Says something when the reader pauses. Replaces what was said before.
    pub fn say(self, text: impl Into<String>) {
        self.stop_waiting();
        self.polite.update(|said| *said = anew(said, text.into()));
    }

    /// Says something at once: for failures.
    pub fn alert(self, text: impl Into<String>) {
        self.urgent.update(|said| *said = anew(said, text.into()));
    }

    /// Says something once half a second has passed without a newer announcement: for lists that change while filters do.
    pub fn say_after_rest(self, text: impl Into<String>) {
        let text = text.into();
        self.stop_waiting();
        self.waiting.set_value(set_timeout_with_handle(move || self.say(text), REST).ok());
    }

    fn stop_waiting(self) {
        if let Some(Some(handle)) = self.waiting.try_get_value() {
            handle.clear();
        }
    }
}

/// The text, told from the one before: what does not change in the page is not heard a second time. Nobody hears the space.
fn anew(said: &str, text: String) -> String {
    if said == text && !text.is_empty() { text + "\u{a0}" } else { text }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The page's announcer.
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_default()
}

/// The regions themselves: there from the start and empty, or screen readers would not listen.
#[component]
pub fn LiveRegions() -> impl IntoView {
    let Announcer { polite, urgent, .. } = use_announcer();
    view! {
        <div class="visually-hidden" role="status">{move || polite.get()}</div>
        <div class="visually-hidden" role="alert">{move || urgent.get()}</div>
    }
}

#[cfg(test)]
mod tests {
    use super::anew;

    #[test]
    fn the_same_announcement_twice_is_a_change_each_time() {
        let mut said = String::new();
        for _ in 0..4 {
            let next = anew(&said, "3 Ideen gefunden".into());
            assert_ne!(next, said);
            assert_eq!(next.trim_end(), "3 Ideen gefunden");
            said = next;
        }
        assert_eq!(anew("", String::new()), "");
    }
}
