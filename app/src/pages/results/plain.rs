/// The words of safe HTML as plain text: paragraphs, lines and lists stay, links leave their words.
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        let (tag, words) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or(("", part)) };
        match tag.split(' ').next().unwrap_or_default() {
            "/p" | "/ul" | "/ol" => text.push_str("\n\n"),
            "br" => text.push('\n'),
            "li" => text.push_str("– "),
            "/li" => text.push('\n'),
            _ => {}
        }
        // What stands between two tags of blocks is no text.
        let words = words.strip_prefix('\n').unwrap_or(words);
        text.push_str(&unescaped(words));
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim().to_owned()
}

/// HTML knows more entities; safe HTML of ours writes these.
pub(super) fn unescaped(words: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    named.into_iter().fold(words.to_owned(), |words, (entity, sign)| words.replace(entity, sign))
}

/// What in texts leads into the product, so that nobody outside can open it: its address, that of a page of it, and the number of an idea.
pub fn inside(texts: &[String], home: &str) -> Vec<String> {
    let host = home.split_once("://").map_or(home, |(_, host)| host).trim_end_matches('/').to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for word in texts.iter().flat_map(|text| text.split_whitespace()) {
        let word = word.trim_matches(|c: char| !(c.is_alphanumeric() || c == '#' || c == '/'));
        let number =
            word.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let named = !host.is_empty() && word.to_lowercase().contains(&host);
        if (number || named || word.contains("/ideas/")) && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_for_the_public_has_no_signs_of_another_format() {
        let html = "<p>Seit März steht ein <strong>zweiter</strong> Drucker.<br>\nGut so.</p>\n<ul>\n<li>Süd &amp; Nord</li>\n\
                    <li><a href=\"https://example.org\" rel=\"nofollow\">Plan</a></li>\n</ul>\n<p>Danke.</p>\n";
        assert_eq!(
            plain(html),
            "Seit März steht ein zweiter Drucker.\nGut so.\n\n– Süd & Nord\n– Plan\n\nDanke."
        );
        assert_eq!(plain("<p>a &amp;lt; b</p>"), "a &lt; b");
    }

    #[test]
    fn what_nobody_outside_can_open_is_found() {
        let texts = [
            "Siehe #12 und https://Ideen.example/outcomes, (/ideas/7).".to_owned(),
            "Platz 1, C# und https://example.org".to_owned(),
        ];
        assert_eq!(
            inside(&texts, "https://ideen.example"),
            ["#12", "https://Ideen.example/outcomes", "/ideas/7"]
        );
        assert!(inside(&texts[1..], "").is_empty());
    }
}
