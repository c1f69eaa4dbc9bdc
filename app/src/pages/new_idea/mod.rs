//! Posting an idea: the page, its form, what stands in the fields, and the preview.

mod fields;
mod form;
mod page;
mod preview;
mod similar;

pub use page::NewIdeaPage;
