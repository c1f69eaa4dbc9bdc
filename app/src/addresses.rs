//! Which page is shown at which address: one table that is read while the program runs.
//!
//! The router's own `<Route>` is a type of its own for every address, and the first visit would carry the code of each of them
//! (ADR 0028).

use std::{borrow::Cow, sync::Arc};

use leptos_router::{
    ChooseView, GeneratedRouteData, MatchInterface, MatchNestedRoutes, MatchParams, Method, PathSegment,
    RouteMatchId, SsrMode,
};

/// The addresses of all pages. A part that begins with a colon stands for anything and is a parameter of the page.
#[derive(Clone)]
pub struct Addresses<Page>(Arc<[Address<Page>]>);

impl<Page: Copy> Addresses<Page> {
    /// All addresses of each page, in any order: where several lead to an address, the one that names more of it wins.
    pub fn new(pages: &[(Page, &[&'static str])]) -> Self {
        let mut addresses = Vec::new();
        for &(page, patterns) in pages {
            let address = |&pattern| Address { id: RouteMatchId::new_from_route_id(), pattern, page };
            addresses.extend(patterns.iter().map(address));
        }
        Self(addresses.into())
    }

    /// The page at this path, and what the path says in the places of the parameters.
    fn find(&self, path: &str) -> Option<Found<Page>> {
        let fits = |address: &&Address<Page>| fits(address.pattern, path);
        let address = self.0.iter().filter(fits).min_by_key(|address| parameters(address.pattern))?;
        let parameters = parts(address.pattern)
            .zip(parts(path))
            .filter_map(|(name, value)| Some((Cow::Borrowed(name.strip_prefix(':')?), value.to_owned())));
        Some(Found {
            id: address.id,
            path: path.to_owned(),
            parameters: parameters.collect(),
            page: address.page,
        })
    }
}

/// One address, and the page that is shown there. Each has its own number, so that going from one to the other draws anew.
#[derive(Clone)]
struct Address<Page> {
    id: RouteMatchId,
    pattern: &'static str,
    page: Page,
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

fn fits(pattern: &str, path: &str) -> bool {
    let same = |(name, value): (&str, &str)| name.starts_with(':') || name == value;
    parts(pattern).count() == parts(path).count() && parts(pattern).zip(parts(path)).all(same)
}

/// Which parts are parameters, from the left: what is named sorts before what is not, as with the server's router.
fn parameters(pattern: &'static str) -> Vec<bool> {
    parts(pattern).map(|part| part.starts_with(':')).collect()
}

/// What was found at a path.
pub struct Found<Page> {
    id: RouteMatchId,
    path: String,
    parameters: Vec<(Cow<'static, str>, String)>,
    page: Page,
}

impl<Page> MatchParams for Found<Page> {
    fn to_params(&self) -> Vec<(Cow<'static, str>, String)> {
        self.parameters.clone()
    }
}

impl<Page: ChooseView> MatchInterface for Found<Page> {
    type Child = Found<Page>;

    fn as_id(&self) -> RouteMatchId {
        self.id
    }

    fn as_matched(&self) -> &str {
        &self.path
    }

    fn into_view_and_child(self) -> (impl ChooseView, Option<Self::Child>) {
        (self.page, None)
    }
}

impl<Page: ChooseView + Copy + Sync> MatchNestedRoutes for Addresses<Page> {
    type Data = ();
    type Match = Found<Page>;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Self::Match)>, &'a str) {
        match self.find(path) {
            Some(found) => (Some((found.id, found)), ""),
            None => (None, path),
        }
    }

    /// Everything waits for its data (`SsrMode::Async`), so that a page is whole without a script.
    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        let segment = |part: &'static str| match part.strip_prefix(':') {
            Some(name) => PathSegment::Param(name.into()),
            None => PathSegment::Static(part.into()),
        };
        self.0.iter().map(move |address| GeneratedRouteData {
            segments: match address.pattern {
                "/" => vec![PathSegment::Static("/".into())],
                pattern => parts(pattern).map(segment).collect(),
            },
            ssr_mode: SsrMode::Async,
            methods: [Method::Get].into(),
            regenerate: Vec::new(),
        })
    }

    fn optional(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Page {
        Home,
        Idea,
        New,
        Form,
        Pull,
        Team,
    }

    fn addresses() -> Addresses<Page> {
        Addresses::new(&[
            (Page::Home, &["/"]),
            (Page::Form, &["/ideas/:number/:form"]),
            (Page::Idea, &["/ideas/:number", "/ideas/:number/answer"]),
            (Page::New, &["/ideas/new"]),
            (Page::Team, &["/workshops/:id/cards"]),
            (Page::Pull, &["/workshops/campaigns/:slug"]),
        ])
    }

    fn at(path: &str) -> Option<(Page, Vec<String>)> {
        let found = addresses().find(path)?;
        Some((
            found.page,
            found.parameters.into_iter().map(|(name, value)| format!("{name}={value}")).collect(),
        ))
    }

    #[test]
    fn an_address_leads_to_its_page_with_what_it_names() {
        assert_eq!(at("/"), Some((Page::Home, vec![])));
        assert_eq!(at("/ideas/7"), Some((Page::Idea, vec!["number=7".into()])));
        assert_eq!(at("/ideas/7/"), Some((Page::Idea, vec!["number=7".into()])));
        assert_eq!(at("/ideas/7/vote"), Some((Page::Form, vec!["number=7".into(), "form=vote".into()])));
        assert_eq!(at("/ideas"), None);
        assert_eq!(at("/ideas/7/vote/now"), None);
        assert_eq!(at("/other"), None);
    }

    #[test]
    fn what_names_more_of_an_address_wins_from_the_left() {
        assert_eq!(at("/ideas/new"), Some((Page::New, vec![])));
        assert_eq!(at("/ideas/7/answer"), Some((Page::Idea, vec!["number=7".into()])));
        assert_eq!(at("/workshops/campaigns/cards"), Some((Page::Pull, vec!["slug=cards".into()])));
        assert_eq!(at("/workshops/3/cards"), Some((Page::Team, vec!["id=3".into()])));
    }

    #[test]
    fn every_address_is_an_own_place() {
        let addresses = addresses();
        let id = |path| addresses.find(path).map(|found| found.id);
        assert_ne!(id("/ideas/7"), id("/ideas/7/answer"));
        assert_eq!(id("/ideas/7"), id("/ideas/8"));
    }
}
