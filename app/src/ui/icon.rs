//! Icons from one sprite. They decorate: the words beside them carry the meaning.

use std::sync::OnceLock;

use leptos::prelude::*;

/// Names the icons of the sprite `app/assets/icons.svg`.
macro_rules! glyphs {
    ($($variant:ident = $id:literal,)+) => {
        /// An icon of the sprite.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph {
            $(#[doc = $id] $variant,)+
        }

        impl Glyph {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its id in the sprite.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

glyphs! {
    Pressure = "pressure",
    Comment = "message-circle",
    Search = "search",
    Check = "check",
    Flag = "flag",
    Warning = "triangle-alert",
    Bell = "bell",
    Person = "user",
    Plus = "plus",
    Bulb = "lightbulb",
    Shield = "shield-check",
    Undo = "undo-2",
    QrCode = "qr-code",
    Offline = "wifi-off",
    Lock = "lock",
    SignOut = "log-out",
    Filter = "funnel",
    Calendar = "calendar",
    Hidden = "eye-off",
    Info = "info",
    Done = "circle-check",
    Declined = "circle-x",
    Clock = "clock",
    Link = "link",
    Pencil = "pencil",
    ArrowRight = "arrow-right",
    ArrowLeft = "arrow-left",
    ChevronDown = "chevron-down",
    Reply = "reply",
    Hammer = "hammer",
    Forward = "forward",
    Merged = "git-merge",
    People = "users",
    Copy = "copy",
    Question = "circle-help",
    Key = "key-round",
    Mail = "mail",
    Hourglass = "hourglass",
    Trash = "trash-2",
    History = "history",
}

/// Where the sprite is: its name carries a hash, which only the build knows.
static SPRITE: OnceLock<String> = OnceLock::new();

/// Says where the sprite is. Called once in a process: by the server when it has read the build's manifest, and by the
/// browser with what the server wrote into the page. Later calls change nothing.
pub fn set_sprite(address: String) {
    SPRITE.get_or_init(|| address);
}

/// Where the sprite is.
pub fn sprite() -> &'static str {
    SPRITE.get().map_or("/pkg/icons.svg", String::as_str)
}

/// A decorative icon, as high as the text around it.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
    /// A further class, of the part it stands in.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = if class.is_empty() { "icon".to_owned() } else { format!("icon {class}") };
    view! {
        <svg class=class aria-hidden="true" focusable="false">
            <use href=format!("{}#{}", sprite(), glyph.id())></use>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::Glyph;

    #[test]
    fn the_sprite_holds_every_icon_we_name_and_no_other() {
        let sprite = include_str!("../../assets/icons.svg");
        for glyph in Glyph::ALL {
            assert!(sprite.contains(&format!("<symbol id=\"{}\"", glyph.id())), "{glyph:?}");
        }
        assert_eq!(sprite.matches("<symbol ").count(), Glyph::ALL.len());
    }
}
