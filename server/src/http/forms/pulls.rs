//! The form that pulls ideas for good.

use app::links;
use domain::selection::recipe::RawRecipe;
use service::pulls;

use crate::http::{
    forms::{Form, Posted},
    path::Named,
};

pub async fn pull(Named(campaign): Named, form: Form) -> Posted {
    let raw = RawRecipe::from_pairs(form.pairs());
    let done = pulls::pull(form.call(), &campaign, &raw, form.value("number")).await;
    // The page of the same recipe, so that a refusal stands above the new preview.
    let address = format!("{}{}", links::pulls(&campaign), raw.to_query_string());
    form.finish(&address, done, |number| links::pull(&campaign, *number)).await
}
