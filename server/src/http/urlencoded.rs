//! `application/x-www-form-urlencoded`, strictly: what is not UTF-8 is not quietly mended.

/// What the format is called.
pub const FORMAT: &str = "application/x-www-form-urlencoded";

/// The text behind percent signs and plus signs; `None` when it is no UTF-8 or a percent sign stands alone.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => 16 * digit(rest.next())? + digit(rest.next())?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The pairs of a query or a form, in their order; pairs that cannot be read are left out.
#[must_use]
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .filter_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(key)?, decode(value)?))
        })
        .collect()
}

/// Percent-encoding of everything but RFC 3986's unreserved characters and the slash.
#[must_use]
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
        out
    })
}

fn digit(byte: Option<u8>) -> Option<u8> {
    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back() {
        let typed = "Größe & Maß = 100 %\n+1";
        assert_eq!(decode(&encode(typed)).as_deref(), Some(typed));
        assert_eq!(
            pairs("a=1&b=x+y%21&c&a=2"),
            [("a", "1"), ("b", "x y!"), ("c", ""), ("a", "2")].map(|(k, v)| (k.to_owned(), v.to_owned()))
        );
    }

    #[test]
    fn what_is_no_utf8_is_refused() {
        for bad in ["%FF", "%C3%28", "%", "%4", "%zz"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
