//! Who looks at the page.

use domain::{people::Me, people::Who, policy::Actor};
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// Who looks at the page. The server knows it from the session, puts it into context and writes it into
/// `<html data-viewer>`, where the browser reads it. It stays the same until the page is loaded anew: signing in and out do that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// What the policy asks: offers are made by the same rules that later decide.
    pub actor: Actor,
    /// The name in the header; `None` when nobody is signed in.
    pub name: Option<String>,
}

impl Viewer {
    /// Somebody who is signed in.
    pub fn person(me: &Me) -> Self {
        let who = Who { id: me.id, role: me.role, unit: me.unit };
        Self { actor: Actor::Person(who), name: Some(me.name.clone()) }
    }

    /// As `<html data-viewer>` holds it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From `<html data-viewer>`; nobody, if it cannot be read.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_slice(json.as_bytes()).unwrap_or_default()
    }
}

impl Default for Viewer {
    fn default() -> Self {
        Self { actor: Actor::Visitor, name: None }
    }
}

/// Who looks at this page.
pub fn use_viewer() -> Viewer {
    use_context().unwrap_or_default()
}

/// What the policy asks about this page's viewer.
pub fn use_actor() -> Actor {
    use_viewer().actor
}

#[cfg(test)]
mod tests {
    use domain::{ids::PersonId, people::AccessPath, people::Me, people::Role};

    use super::Viewer;

    #[test]
    fn the_browser_reads_what_the_server_wrote() {
        let me = Me {
            id: PersonId::from_i64(7),
            name: "Ana \"Yılmaz\" <&>".into(),
            email: None,
            role: Role::Moderator,
            unit: None,
            access: AccessPath::Password,
        };
        let viewer = Viewer::person(&me);
        assert_eq!(Viewer::from_json(&viewer.to_json()), viewer);
        assert_eq!(Viewer::from_json("nonsense"), Viewer::default());
    }
}
