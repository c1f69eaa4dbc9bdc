//! Measures the colours of `style/tokens.css` in both schemes, by the formula of WCAG 2.2.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../../style/tokens.css");

/// Text on its ground: at least 4.5 : 1.
const TEXT: &[(&str, &str)] = &[
    ("ink", "canvas"),
    ("ink", "surface"),
    ("ink", "sunk"),
    ("ink", "primary-soft"),
    ("ink", "info-soft"),
    ("ink", "ok-soft"),
    ("ink", "warn-soft"),
    ("ink", "danger-soft"),
    ("ink-soft", "canvas"),
    ("ink-soft", "surface"),
    ("ink-soft", "sunk"),
    ("ink-soft", "primary-soft"),
    ("canvas", "ink"),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("primary", "canvas"),
    ("primary", "surface"),
    ("primary", "primary-soft"),
    ("accent", "surface"),
    ("link", "canvas"),
    ("link", "surface"),
    ("link", "primary-soft"),
    ("visited", "canvas"),
    ("visited", "surface"),
    ("visited", "primary-soft"),
    ("info", "info-soft"),
    ("ok", "ok-soft"),
    ("warn", "warn-soft"),
    ("danger", "danger-soft"),
    ("danger", "canvas"),
    ("danger", "surface"),
    ("on-stage", "stage"),
    ("stage-lit", "stage"),
    ("ink", "heat-1"),
    ("ink", "heat-2"),
    ("ink", "heat-3"),
    ("ink", "heat-4"),
    ("on-heat-high", "heat-5"),
    ("on-heat-high", "heat-6"),
];

/// Edges of controls, icons and the focus ring: at least 3 : 1.
const EDGES: &[(&str, &str)] = &[
    ("border", "canvas"),
    ("primary", "canvas"),
    ("primary", "sunk"),
    ("primary", "surface"),
    ("accent", "canvas"),
    ("border", "surface"),
    ("border", "sunk"),
    ("lit", "primary"),
    ("lit", "primary-strong"),
    ("ring", "ring-halo"),
    ("ring", "canvas"),
    ("ring", "surface"),
];

#[derive(Clone, Copy, Debug)]
enum Scheme {
    Light,
    Dark,
}

/// Every custom property as it is written; those that `@media` overrides come later and are left out.
fn tokens() -> HashMap<&'static str, &'static str> {
    let first_block = TOKENS.split("@media").next().unwrap_or(TOKENS);
    first_block.split(';').filter_map(declaration).collect()
}

/// Name and value of a declaration; what stands before it (a selector, a comment) is passed over.
fn declaration(text: &'static str) -> Option<(&'static str, &'static str)> {
    let text = text.rsplit("*/").next()?;
    let (before, value) = text.split_once(": ")?;
    let (_, name) = before.rsplit_once("--")?;
    Some((name, value.trim()))
}

fn colour(name: &str, scheme: Scheme, tokens: &HashMap<&str, &str>) -> [f64; 3] {
    let value = tokens.get(name).unwrap_or_else(|| panic!("tokens.css has no --{name}"));
    if let Some(hex) = value.strip_prefix('#') {
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("two hex digits");
        return [0, 2, 4].map(|at| f64::from(part(at)) / 255.0);
    }
    let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    let pick = match (pair.and_then(|pair| pair.split_once(',')), scheme) {
        (Some((light, _)), Scheme::Light) => light,
        (Some((_, dark)), Scheme::Dark) => dark,
        (None, _) => value,
    };
    let inner = pick.trim().strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')'));
    colour(inner.unwrap_or_else(|| panic!("--{name} is no colour: {value}")), scheme, tokens)
}

fn luminance(rgb: [f64; 3]) -> f64 {
    let [red, green, blue] =
        rgb.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn assert_contrast(pairs: &[(&str, &str)], least: f64) {
    let tokens = tokens();
    for scheme in [Scheme::Light, Scheme::Dark] {
        for (front, ground) in pairs {
            let (a, b) =
                (luminance(colour(front, scheme, &tokens)), luminance(colour(ground, scheme, &tokens)));
            let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(ratio >= least, "--{front} on --{ground} in {scheme:?}: {ratio:.2} < {least}");
        }
    }
}

#[test]
fn text_can_be_read_on_its_ground_in_both_schemes() {
    assert_contrast(TEXT, 4.5);
}

#[test]
fn edges_and_the_focus_ring_can_be_seen_in_both_schemes() {
    assert_contrast(EDGES, 3.0);
}
