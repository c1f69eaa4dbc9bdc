use crate::words::Lang;

/// The texts that stand beside results; their words are their addresses. Those of the first five are in every footer.
pub const TEXTS: [&str; 6] =
    ["accessibility", "easy-language", "sign-language", "privacy", "imprint", "what-we-count"];

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

    fn segments(&self) -> Vec<&str> {
        let mut segments = match &self.leaf {
            Leaf::Overview => Vec::new(),
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
        self.segments().iter().fold("/results".to_owned(), |path, segment| format!("{path}/{segment}"))
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
            Place::Server => format!("{}/results.csv", self.here.path()),
            Place::Folder => "results.csv".to_owned(),
        }
    }

    /// To the form that reports barriers, where there is one.
    pub fn barrier(&self) -> Option<String> {
        match self.place {
            Place::Server => Some(format!("/{BARRIER}")),
            Place::Folder => None,
        }
    }

    fn relative(&self, path: &str) -> String {
        let up = self.here.folder().matches('/').count();
        format!("{}{path}", "../".repeat(up))
    }

    /// The HTML of a text with links that lead to public pages alone: what leads into the product stays as words.
    pub fn rewired(&self, html: &str) -> String {
        let mut parts = html.split("<a href=\"/");
        let mut done = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let Some((path, rest)) = part.split_once('"') else { continue };
            let key = TEXTS.iter().copied().find(|key| *key == path);
            let target = match key {
                Some(key) => Some(self.leaf(Leaf::Text(key))),
                None if path == BARRIER => self.barrier(),
                None => None,
            };
            match target {
                Some(target) => done.push_str(&format!("<a href=\"{target}\"{rest}")),
                None => {
                    let words = rest.split_once('>').map_or(rest, |(_, words)| words);
                    done.push_str(&words.replacen("</a>", "", 1));
                }
            }
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(place: Place, leaf: Leaf, lang: Lang) -> Ways {
        Ways { place, here: Address::new(leaf, lang), css: "assets/app.css".into() }
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
            "<p><a href=\"../../about/easy-language/index.html\" rel=\"noopener\">Leicht</a>, Barriere, Idee, \
             <a href=\"https://example.org\">Land</a></p>"
        );
        let server = ways(Place::Server, Leaf::Text("accessibility"), Lang::En).rewired(html);
        assert!(
            server.contains("\"/results/about/easy-language/en\"") && server.contains("\"/report-barrier\"")
        );
        assert!(!server.contains("/ideas/"), "{server}");
    }
}
