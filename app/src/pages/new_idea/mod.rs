//! Posting an idea: the page, its form, what stands in the fields, the preview, and the soft warnings.

mod fields;
mod form;
mod page;
mod personal;
mod preview;
mod similar;

pub use page::NewIdeaPage;
