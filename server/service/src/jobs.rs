//! To come: jobs.
