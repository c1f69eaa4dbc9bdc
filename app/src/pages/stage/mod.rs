//! The hall mode: one campaign on the wall, scene by scene. Without a script all scenes stand one below the other.
//!
//! | file | what it holds |
//! |---|---|
//! | `page` | the address, and what is put on the wall |
//! | `wall` | what is on it: the scene, whether it stands still, how far it is behind |
//! | `line` | the way to the server, while it is up |
//! | `scenes` | what each scene shows |
//! | `controls` | buttons, keys, help |
//! | `screen` | full screen, and that it does not go dark |
//! | `desk` | what opens it, for those who keep it |

mod controls;
mod desk;
mod line;
mod page;
mod scenes;
mod screen;
mod wall;

pub use desk::StageDeskPage;
pub use page::StagePage;
