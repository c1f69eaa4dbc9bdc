//! To come: generate.
