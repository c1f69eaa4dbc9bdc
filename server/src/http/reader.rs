//! What a request says about its reader: language, cookies, address, kind of browser.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use app::words::Lang;
use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, HeaderName, header},
};

use crate::config::Config;

/// The cookie that keeps the choice of language.
pub const LANG_COOKIE: &str = "lang";

/// The language of a person: the cookie, then what the browser asks for, then German.
#[must_use]
pub fn language(headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, LANG_COOKIE).and_then(Lang::from_code);
    chosen.or_else(|| accepted(headers)).unwrap_or_default()
}

/// The language of a program: what it asks for, then English.
#[must_use]
pub fn language_of_program(headers: &HeaderMap) -> Lang {
    accepted(headers).unwrap_or(Lang::En)
}

/// The cookie of this name.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookies(headers).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// All cookies.
pub fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

/// Where the request came from: the nearest hop that is none of our own proxies. `None` in tests without a connection.
#[must_use]
pub fn address(extensions: &Extensions, headers: &HeaderMap, config: &Config) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    // A listener on `[::]` sees IPv4 as `::ffff:10.0.0.7`.
    let mut nearest = peer.ip().to_canonical();
    let hops = text(headers, &HeaderName::from_static("x-forwarded-for"));
    for hop in hops.rsplit(',').map(str::trim) {
        if !config.trusted_proxies.contains(&nearest) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    Some(household(nearest))
}

/// One subscriber has a whole /64 of IPv6.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// The kind of browser and machine, for "my sessions"; never more.
#[must_use]
pub fn device(headers: &HeaderMap) -> String {
    let agent = text(headers, &header::USER_AGENT);
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The token of a program; the word before it is read in any case (RFC 9110, 11.1).
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, &header::AUTHORIZATION).split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether the body is in this format, whatever parameters follow; its name is read in any case (RFC 9110, 8.3.1).
#[must_use]
pub fn sends(headers: &HeaderMap, format: &str) -> bool {
    let kind = text(headers, &header::CONTENT_TYPE).split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(format)
}

/// A header as text; empty without one.
#[must_use]
pub fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn accepted(headers: &HeaderMap) -> Option<Lang> {
    Lang::from_accept(text(headers, &header::ACCEPT_LANGUAGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), (*value).parse().unwrap())).collect()
    }

    #[test]
    fn the_choice_wins_over_the_browsers_wish() {
        assert_eq!(language(&headers(&[("cookie", "a=b; lang=en"), ("accept-language", "de")])), Lang::En);
        assert_eq!(language(&headers(&[("accept-language", "en-GB")])), Lang::En);
        assert_eq!(language(&headers(&[])), Lang::De);
        assert_eq!(language_of_program(&headers(&[])), Lang::En);
    }

    #[test]
    fn a_format_is_read_without_its_parameters_and_in_any_case() {
        for kind in ["application/json", "Application/JSON;charset=utf-8", "application/json ; q"] {
            assert!(sends(&headers(&[("content-type", kind)]), "application/json"), "{kind}");
        }
        for kind in ["application/jsonl", "text/json", "", ";application/json"] {
            assert!(!sends(&headers(&[("content-type", kind)]), "application/json"), "{kind}");
        }
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let config = Config::load(crate::config::Settings::default()).unwrap();
        let from = |peer: &str, forwarded: &'static str| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            address(&extensions, &headers(&[("x-forwarded-for", forwarded)]), &config).unwrap().to_string()
        };
        assert_eq!(from("127.0.0.1:9", "6.6.6.6, 10.0.0.7"), "10.0.0.7");
        assert_eq!(from("10.0.0.7:9", "6.6.6.6"), "10.0.0.7");
        assert_eq!(from("127.0.0.1:9", "nonsense"), "127.0.0.1");
        assert_eq!(from("[2001:db8:1:2:3::4]:9", ""), "2001:db8:1:2::");
        assert_eq!(from("[::ffff:10.0.0.7]:9", "6.6.6.6"), "10.0.0.7");
        assert_eq!(from("[::ffff:127.0.0.1]:9", "::ffff:10.0.0.8"), "10.0.0.8");
    }

    #[test]
    fn a_session_is_recognised_by_browser_and_machine_alone() {
        let firefox = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
        assert_eq!(device(&headers(&[("user-agent", firefox)])), "Firefox, Android");
        assert_eq!(device(&headers(&[])), "");
    }
}
