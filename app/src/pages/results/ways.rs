use crate::words::Lang;

/// The texts that stand beside results; their words are their addresses. Those of the first five are in every footer.
pub const TEXTS: [&str; 6] =
    ["accessibility", "easy-language", "sign-language", "privacy", "imprint", "what-we-count"];

/// Where all public pages are.
const ROOT: &str = "/results";

/// What the table of a campaign is called.
const TABLE: &str = "results.csv";

/// Where the barrier form of the product is: the one page outside that public pages lead to, for it has to be reached directly from them.
const BARRIER: &str = "report-barrier";

/// Which public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Every campaign of which something is released.
    Overview,
    /// The results of one; its name in the address.
    Campaign(String),
    /// One of [`TEXTS`].
    Text(&'static str),
    /// None of them.
    Unknown,
}

/// A public page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which page.
    pub leaf: Leaf,
    /// In which language.
    pub lang: Lang,
}

impl Address {
    /// A page in a language.
    pub const fn new(leaf: Leaf, lang: Lang) -> Self {
        Self { leaf, lang }
    }

    /// The page at a path below that of all public pages, and whether its table is meant.
    pub fn read(path: &str) -> (Self, bool) {
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let table = segments.pop_if(|last| *last == TABLE).is_some();
        let english = segments.pop_if(|last| *last == Lang::En.code()).is_some();
        let leaf = match segments.as_slice() {
            [] if !table => Leaf::Overview,
            ["about", key] if !table => {
                TEXTS.into_iter().find(|known| known == key).map_or(Leaf::Unknown, Leaf::Text)
            }
            [slug] if *slug != "about" => Leaf::Campaign((*slug).to_owned()),
            _ => Leaf::Unknown,
        };
        (Self::new(leaf, if english { Lang::En } else { Lang::De }), table)
    }

    fn segments(&self) -> Vec<&str> {
        let mut segments = match &self.leaf {
            Leaf::Overview | Leaf::Unknown => Vec::new(),
            Leaf::Campaign(slug) => vec![slug.as_str()],
            Leaf::Text(key) => vec!["about", key],
        };
        match self.lang {
            Lang::De => {}
            Lang::En => segments.push(self.lang.code()),
        }
        segments
    }

    /// Its path on the server.
    pub fn path(&self) -> String {
        self.segments().iter().fold(ROOT.to_owned(), |path, segment| format!("{path}/{segment}"))
    }

    /// Its folder in a folder of files, with a slash at the end; empty for the top.
    pub fn folder(&self) -> String {
        self.segments().iter().fold(String::new(), |path, segment| format!("{path}{segment}/"))
    }
}

/// Where public pages stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the server of the product.
    Server,
    /// In a folder of files, on whichever server or none.
    Folder,
}

/// How a public page leads to others.
#[derive(Clone, Debug)]
pub struct Ways {
    /// Where all of them stand.
    pub place: Place,
    /// Which this one is.
    pub here: Address,
    /// The style sheet: its address on the server, or its path in the folder.
    pub css: String,
    /// The address of the product, for links in texts that name it.
    pub home: String,
}

impl Ways {
    /// To another page.
    pub fn to(&self, address: &Address) -> String {
        match self.place {
            Place::Server => address.path(),
            Place::Folder => self.relative(&format!("{}index.html", address.folder())),
        }
    }

    /// To a page in the language of this one.
    pub fn leaf(&self, leaf: Leaf) -> String {
        self.to(&Address::new(leaf, self.here.lang))
    }

    /// To the style sheet.
    pub fn css(&self) -> String {
        match self.place {
            Place::Server => self.css.clone(),
            Place::Folder => self.relative(&self.css),
        }
    }

    /// To the table of this campaign.
    pub fn table(&self) -> String {
        match self.place {
            Place::Server => format!("{}/{TABLE}", self.here.path()),
            Place::Folder => TABLE.to_owned(),
        }
    }

    /// To the form that reports barriers; in a folder, where there is none, to the contact.
    pub fn barrier(&self) -> String {
        match self.place {
            Place::Server => format!("/{BARRIER}"),
            Place::Folder => self.leaf(Leaf::Text("imprint")),
        }
    }

    fn relative(&self, path: &str) -> String {
        let up = self.here.folder().matches('/').count();
        format!("{}{path}", "../".repeat(up))
    }

    /// The HTML of a text with links that lead to public pages alone: what leads into the product stays as words.
    pub fn rewired(&self, html: &str) -> String {
        let mut parts = html.split("<a href=\"");
        let mut done = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let Some((href, rest)) = part.split_once('"') else { continue };
            match self.outside(href) {
                Some(target) => done.push_str(&format!("<a href=\"{target}\"{rest}")),
                None => {
                    let words = rest.split_once('>').map_or(rest, |(_, words)| words);
                    done.push_str(&words.replacen("</a>", "", 1));
                }
            }
        }
        done
    }

    /// Where a link of a text leads from a public page; `None` when it stays inside the product.
    fn outside(&self, href: &str) -> Option<String> {
        let Some(path) = self.path_of(href) else { return Some(href.to_owned()) };
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let path = path.split('?').next().unwrap_or_default().trim_matches('/');
        if path == BARRIER {
            return Some(self.barrier());
        }
        let address = match TEXTS.into_iter().find(|key| *key == path) {
            Some(key) => Address::new(Leaf::Text(key), self.here.lang),
            None => match Address::read(below(&format!("/{path}"))?) {
                (address, false) if self.has(&address.leaf) => address,
                _ => return None,
            },
        };
        Some(self.to(&address) + fragment)
    }

    /// Whether there is such a page; which campaigns are in a folder, a text cannot know.
    const fn has(&self, leaf: &Leaf) -> bool {
        match (leaf, self.place) {
            (Leaf::Overview | Leaf::Text(_), _) | (Leaf::Campaign(_), Place::Server) => true,
            (Leaf::Campaign(_), Place::Folder) | (Leaf::Unknown, _) => false,
        }
    }

    /// What of a link is a path of the product; `None` for another site, another way to reach somebody, or a place on the same page.
    fn path_of<'a>(&self, href: &'a str) -> Option<&'a str> {
        let lower = href.to_ascii_lowercase();
        if lower.starts_with("mailto:") || href.starts_with('#') {
            return None;
        }
        let Some(start) = ["https://", "http://", "//"].into_iter().find(|start| lower.starts_with(start))
        else {
            return Some(href);
        };
        let rest = href.get(start.len()..)?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let home = self.home.split_once("://").map_or(self.home.as_str(), |(_, home)| home);
        host(authority).eq_ignore_ascii_case(host(home)).then_some(path)
    }
}

/// What lies below all public pages in a path; `None` for another one.
pub fn below(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT).filter(|below| below.is_empty() || below.starts_with('/'))
}

/// Where a site is, without who asks and the usual ports.
fn host(authority: &str) -> &str {
    let host = authority.rsplit('@').next().unwrap_or_default().trim_end_matches('/');
    [":443", ":80"].into_iter().find_map(|port| host.strip_suffix(port)).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(place: Place, leaf: Leaf, lang: Lang) -> Ways {
        Ways {
            place,
            here: Address::new(leaf, lang),
            css: "assets/app.css".into(),
            home: "https://ideen.example".into(),
        }
    }

    #[test]
    fn in_a_folder_every_link_is_relative() {
        let campaign = || Leaf::Campaign("fruehjahr".into());
        let here = ways(Place::Folder, campaign(), Lang::En);
        assert_eq!(here.leaf(Leaf::Overview), "../../en/index.html");
        assert_eq!(here.to(&Address::new(campaign(), Lang::De)), "../../fruehjahr/index.html");
        assert_eq!((here.css().as_str(), here.table().as_str()), ("../../assets/app.css", "results.csv"));
        let top = ways(Place::Folder, Leaf::Overview, Lang::De);
        assert_eq!(top.leaf(Leaf::Text("imprint")), "about/imprint/index.html");
    }

    #[test]
    fn on_the_server_the_language_stands_in_the_address() {
        let here = ways(Place::Server, Leaf::Campaign("fruehjahr".into()), Lang::De);
        assert_eq!(here.table(), "/results/fruehjahr/results.csv");
        let english = Address::new(here.here.leaf.clone(), Lang::En);
        assert_eq!(here.to(&english), "/results/fruehjahr/en");
    }

    #[test]
    fn a_text_leads_to_public_pages_alone() {
        let html = "<p><a href=\"/easy-language\" rel=\"noopener\">Leicht</a>, <a href=\"/report-barrier\" rel=\"noopener\">Barriere</a>, \
                    <a href=\"/ideas/1\">Idee</a>, <a href=\"https://example.org\">Land</a></p>";
        let folder = ways(Place::Folder, Leaf::Text("accessibility"), Lang::De).rewired(html);
        assert_eq!(
            folder,
            "<p><a href=\"../../about/easy-language/index.html\" rel=\"noopener\">Leicht</a>, \
             <a href=\"../../about/imprint/index.html\" rel=\"noopener\">Barriere</a>, Idee, \
             <a href=\"https://example.org\">Land</a></p>"
        );
        let server = ways(Place::Server, Leaf::Text("accessibility"), Lang::En).rewired(html);
        assert!(
            server.contains("\"/results/about/easy-language/en\"") && server.contains("\"/report-barrier\"")
        );
        assert!(!server.contains("/ideas/"), "{server}");
    }

    #[test]
    fn an_edited_text_leads_nowhere_inside_however_it_names_the_product() {
        let server = ways(Place::Server, Leaf::Text("privacy"), Lang::De);
        for inside in [
            "/ideas/1",
            "ideas/1",
            "https://ideen.example/ideas/1",
            "HTTP://Ideen.Example/me",
            "//ideen.example/triage",
            "https://ideen.example",
            "https://x@ideen.example:443/me",
            "/resultsx",
            "/results/a/b/c",
            "/sign-in?next=/imprint",
        ] {
            let html = format!("<p><a href=\"{inside}\" rel=\"noopener\">Wort</a>.</p>");
            assert_eq!(server.rewired(&html), "<p>Wort.</p>", "{inside}");
        }
        for (outside, there) in [
            ("https://example.org/ideas/1", "https://example.org/ideas/1"),
            ("https://ideen.example.org/x", "https://ideen.example.org/x"),
            ("mailto:stadt@example.org", "mailto:stadt@example.org"),
            ("#kontakt", "#kontakt"),
            ("/imprint#kontakt", "/results/about/imprint#kontakt"),
            ("https://ideen.example/imprint#kontakt", "/results/about/imprint#kontakt"),
            ("/results/fruehjahr/en#ergebnis-1", "/results/fruehjahr/en#ergebnis-1"),
        ] {
            let html = format!("<a href=\"{outside}\">Wort</a>");
            assert_eq!(server.rewired(&html), format!("<a href=\"{there}\">Wort</a>"));
        }
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        for leaf in [Leaf::Overview, Leaf::Campaign("fruehjahr".into()), Leaf::Text("imprint")] {
            for lang in [Lang::De, Lang::En] {
                let address = Address::new(leaf.clone(), lang);
                assert_eq!(Address::read(address.path().strip_prefix(ROOT).unwrap()), (address, false));
            }
        }
        let table = Address::new(Leaf::Campaign("fruehjahr".into()), Lang::En);
        assert_eq!(Address::read("/fruehjahr/en/results.csv"), (table, true));
        for nowhere in ["/a/b", "/about", "/about/x", "/results.csv", "/a/b/c", "/about/imprint/results.csv"]
        {
            assert_eq!(Address::read(nowhere).0.leaf, Leaf::Unknown, "{nowhere}");
        }
    }
}
