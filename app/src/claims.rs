//! The claim codes of anonymous ideas that this browser has shown.

use std::collections::HashMap;

use domain::ids::IdeaNumber;

/// The claim codes that this browser has shown, by idea. The server reads them from sealed cookies and puts them into
/// context for pages and server functions alike; a page never learns them.
#[derive(Clone, Default)]
pub struct Claims(pub HashMap<IdeaNumber, String>);

impl Claims {
    /// The code that was shown for an idea.
    pub fn code(&self, idea: IdeaNumber) -> Option<&str> {
        self.0.get(&idea).map(String::as_str)
    }
}
