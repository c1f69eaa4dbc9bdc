use leptos::prelude::*;

/// How wide a picture is in its own units, so that its texts can be read where it is 288 pixels wide.
pub const WIDTH: f64 = 360.0;

/// A picture under a name, with all it shows as a sentence. What is in it is not read out.
#[component]
pub fn Picture(
    /// Tells pictures of a page apart.
    id: &'static str,
    /// What it is.
    title: String,
    /// What it shows.
    description: String,
    /// In its own units.
    height: f64,
    /// What is drawn.
    children: Children,
) -> impl IntoView {
    let (named, described) = (format!("{id}-title"), format!("{id}-desc"));
    let labelled = format!("{named} {described}");
    let frame = format!("0 0 {WIDTH} {height}");
    view! {
        <svg class="chart" viewBox=frame role="img" aria-labelledby=labelled>
            <title id=named>{title}</title>
            <desc id=described>{description}</desc>
            <g aria-hidden="true">{children()}</g>
        </svg>
    }
}

/// A length in a picture.
pub fn length(n: f64) -> String {
    format!("{n:.1}")
}

/// As a length: counts are far below what it loses.
#[expect(clippy::cast_precision_loss, reason = "2^53 of anything are not counted here")]
pub const fn real(n: u64) -> f64 {
    n as f64
}

/// The end of a scale from 0 that holds `most`: 1, 2 or 5 with zeros behind.
pub fn round_up(most: u64) -> u64 {
    let mut power = 1_u64;
    loop {
        for step in [1, 2, 5] {
            if power.saturating_mul(step) >= most.max(1) {
                return power.saturating_mul(step);
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn a_scale_ends_on_a_round_number_that_holds_all() {
        let ends = [0, 1, 3, 12, 51, 100, 4_801].map(round_up);
        assert_eq!(ends, [1, 1, 5, 20, 100, 100, 5_000]);
    }
}
