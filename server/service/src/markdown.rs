//! To come: markdown.
