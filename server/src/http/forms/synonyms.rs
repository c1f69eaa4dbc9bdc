//! The form of the list of synonyms.

use app::links;
use service::synonyms;

use super::{Form, Posted};

pub async fn keep(form: Form) -> Posted {
    let done = synonyms::keep(form.call(), form.value("body"), form.value("version")).await;
    form.finish(links::SYNONYMS, done, |()| links::done(links::SYNONYMS)).await
}
