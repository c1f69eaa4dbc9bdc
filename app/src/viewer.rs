//! Who looks at the page.

use domain::{people::Who, policy::Actor};
use leptos::prelude::use_context;

/// Who looks at the page. The server knows it from the session, puts it into context and writes it into
/// `<html data-viewer>`, where the browser reads it. It stays the same until the page is loaded anew: signing in and out do that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// What the policy asks: offers are made by the same rules that later decide.
    pub actor: Actor,
    /// The name in the header; `None` when nobody is signed in.
    pub name: Option<String>,
    /// Ideas with news on their own page that they have not seen.
    pub news: usize,
}

impl Viewer {
    /// Somebody who is signed in.
    pub fn person(who: Who, name: String, news: usize) -> Self {
        Self { actor: Actor::Person(who), name: Some(name), news }
    }

    /// As `<html data-viewer>` holds it: number, role, unit, news and name. Every page brings it, so that it is read without the
    /// machinery of JSON.
    pub fn to_text(&self) -> String {
        let (Actor::Person(who), Some(name)) = (&self.actor, &self.name) else { return String::new() };
        let unit = who.unit.map(|unit| unit.to_string()).unwrap_or_default();
        format!("{}/{}/{unit}/{}/{name}", who.id, who.role, self.news)
    }

    /// From `<html data-viewer>`; nobody, if it cannot be read.
    pub fn from_text(text: &str) -> Self {
        let mut parts = text.splitn(5, '/');
        let mut next = || parts.next().unwrap_or_default();
        let (id, role, unit, news) = (next().parse(), next().parse(), next().parse().ok(), next().parse());
        match (id, role, news) {
            (Ok(id), Ok(role), Ok(news)) => Self::person(Who { id, role, unit }, next().to_owned(), news),
            _ => Self::default(),
        }
    }
}

impl Default for Viewer {
    fn default() -> Self {
        Self { actor: Actor::Visitor, name: None, news: 0 }
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
    use domain::{
        ids::{PersonId, UnitId},
        people::{Role, Who},
    };

    use super::Viewer;

    #[test]
    fn the_browser_reads_what_the_server_wrote() {
        let who = Who { id: PersonId::from_i64(7), role: Role::Moderator, unit: None };
        let name = || "Ana \"Yılmaz\" <&>/ und".to_owned();
        let viewer = Viewer::person(who.clone(), name(), 0);
        assert_eq!(Viewer::from_text(&viewer.to_text()), viewer);
        let in_unit = Viewer::person(Who { unit: Some(UnitId::from_i64(3)), ..who }, name(), 12);
        assert_eq!(Viewer::from_text(&in_unit.to_text()), in_unit);
        for nobody in ["nonsense", "", "1/king//0/Ana", "1/employee//Ana", &Viewer::default().to_text()] {
            assert_eq!(Viewer::from_text(nobody), Viewer::default());
        }
    }
}
