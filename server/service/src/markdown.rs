//! Markdown becomes safe HTML, once, when it is written.
//!
//! Two steps that do not trust each other: the parser lets through only what we offer, and the sanitiser knows no more than that.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// What people write: paragraphs, lists, emphasis and links. A line break stays one; everything else stays readable as text.
#[must_use]
pub fn comment(source: &str) -> String {
    let kept = Parser::new_ext(source, Options::empty()).filter_map(plain_enough);
    let mut out = String::with_capacity(source.len() * 2);
    html::push_html(&mut out, kept);
    COMMENT.clean(&out).to_string()
}

/// What the administration writes: also headings, quotes and rules. The page's own heading stands above it, so that a text
/// begins with the second level.
#[must_use]
pub fn document(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    html::push_html(&mut out, Parser::new_ext(source, Options::empty()));
    DOCUMENT.clean(&out).to_string()
}

static COMMENT: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut rules = Builder::empty();
    rules
        .add_tags(["p", "br", "ul", "ol", "li", "em", "strong", "a"])
        .generic_attributes(HashSet::new())
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .add_url_schemes(["http", "https", "mailto"])
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener ugc"));
    rules
});

static DOCUMENT: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut rules = Builder::empty();
    rules
        .add_tags([
            "p",
            "br",
            "ul",
            "ol",
            "li",
            "em",
            "strong",
            "a",
            "h2",
            "h3",
            "h4",
            "blockquote",
            "hr",
            "code",
            "pre",
        ])
        .generic_attributes(HashSet::new())
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .add_url_schemes(["http", "https", "mailto"])
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener"));
    rules
});

/// Keeps the subset. A heading becomes a paragraph, a picture its description, HTML and code the text that was typed.
fn plain_enough(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
            Some(Event::Start(Tag::Paragraph))
        }
        Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
            Some(Event::End(TagEnd::Paragraph))
        }
        Event::Start(
            Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::Link { .. },
        )
        | Event::End(
            TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link,
        )
        | Event::Text(_)
        | Event::HardBreak => Some(event),
        Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => Some(Event::Text(text)),
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(_)
        | Event::End(_)
        | Event::Rule
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_offered_becomes_html() {
        assert_eq!(
            comment("Das ist **wichtig** und *dringend*.\nZweite Zeile\n\n- eins\n- zwei"),
            "<p>Das ist <strong>wichtig</strong> und <em>dringend</em>.<br>\nZweite Zeile</p>\n<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>\n"
        );
        assert_eq!(
            comment("[Plan](https://example.org/a?b=1&c=2)"),
            "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow noopener ugc\">Plan</a></p>\n"
        );
    }

    #[test]
    fn what_is_not_offered_stays_readable_as_text() {
        assert_eq!(comment("# Laut"), "<p>Laut</p>\n");
        assert_eq!(comment("![Bild vom Hof](https://example.org/x.png)"), "<p>Bild vom Hof</p>\n");
        assert_eq!(comment("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assert_eq!(comment("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        assert_eq!(comment("[x](javascript:alert(1))"), "<p><a rel=\"nofollow noopener ugc\">x</a></p>\n");
        // Where a relative address leads depends on the page that shows it, and a title is a text that nobody reads.
        assert_eq!(comment("\\![x](x \"y\")"), "<p>!<a rel=\"nofollow noopener ugc\">x</a></p>\n");
        assert_eq!(comment("`SELECT` > 3"), "<p>SELECT &gt; 3</p>\n");
    }

    #[test]
    fn documents_may_have_headings_and_stay_safe() {
        let html = document("## Ablauf\n\n1. Sammeln\n\n[Regeln](/campaigns/x) <img src=x onerror=alert(1)>");
        assert!(html.starts_with("<h2>Ablauf</h2>"), "{html}");
        assert!(html.contains("<a href=\"/campaigns/x\" rel=\"noopener\">"), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }

    /// Every tag that is left, as the browser would read it.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect()
    }

    fn is_harmless(tag: &str) -> bool {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let known = ["p", "br", "ul", "ol", "li", "em", "strong", "a"].contains(&name);
        let lower = tag.to_lowercase();
        let target = lower.split("href=\"").nth(1);
        let leads_out = target
            .is_none_or(|to| ["http:", "https:", "mailto:"].iter().any(|scheme| to.starts_with(scheme)));
        known && leads_out && !lower.split('"').step_by(2).any(|outside| outside.contains(" on"))
    }

    /// Pieces that attacks are made of.
    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("<script>".to_owned()),
            Just("</p><svg onload=alert(1)>".to_owned()),
            Just("[x](javascript:alert(1))".to_owned()),
            Just("<JaVaScRiPt:alert(1)>".to_owned()),
            Just("[x]: data:text/html,x\n\n[x]".to_owned()),
            Just("\" onmouseover=\"x".to_owned()),
            Just("![x](x \"y\")".to_owned()),
            Just("\n\n> ".to_owned()),
            Just("\n- ".to_owned()),
            Just("\n```\n".to_owned()),
            Just("<!--".to_owned()),
            Just("<![CDATA[".to_owned()),
            Just("&#106;avascript:".to_owned()),
            Just("](".to_owned()),
            any::<String>(),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_that_runs_survives(source in nasty()) {
            let html = comment(&source);
            for tag in tags(&html) {
                prop_assert!(is_harmless(tag), "{tag} in {html}");
            }
        }

        #[test]
        fn what_is_safe_stays_as_it_is(source in any::<String>()) {
            let html = comment(&source);
            prop_assert_eq!(COMMENT.clean(&html).to_string(), html);
        }
    }
}
