//! Pictures of numbers that may be told: pure functions from [`Safe`](domain::statistics::Safe) values to SVG. The server alone draws
//! them; they have classes and no colours, and what they show stands in a table beside them.
//!
//! | file | what it draws |
//! |---|---|
//! | `picture` | the frame of every picture |
//! | `bars` | lying bars, one for each name |
//! | `columns` | standing bars on a scale, with marks |
//! | `course` | a line over days, with the phases behind it |
//! | `dots` | numbered dots on two scales |

mod bars;
mod columns;
mod course;
mod dots;
mod picture;

pub use bars::{Bar, Bars};
pub use columns::{Column, Columns, Mark};
pub use course::{Band, CourseChart, Moment};
pub use dots::{Dot, Dots};
