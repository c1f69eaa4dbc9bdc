//! Forms about oneself, and the report of a barrier.

use app::links;
use domain::refusals::Refusal;
use service::{Error, follows, people, reports, saved_searches};

use super::{Form, Posted};
use crate::http::path::OfSession;

pub async fn rename(form: Form) -> Posted {
    let done = people::rename(form.call(), form.value("name")).await;
    form.finish(links::ME, done, |()| format!("{}#my-name", links::done(links::ME))).await
}

/// One that is over has been ended.
pub async fn end_session(OfSession(id): OfSession, form: Form) -> Posted {
    let done = match people::end_session(form.call(), id).await {
        Err(Error::Refused(Refusal::NotFound)) => Ok(()),
        done => done,
    };
    form.finish(links::ME, done, |()| format!("{}#sessions", links::ME)).await
}

pub async fn follow_voted(form: Form) -> Posted {
    let done = follows::follow_passing_votes(form.call()).await;
    form.finish(links::ME, done, |()| format!("{}#followed", links::ME)).await
}

pub async fn save_search(form: Form) -> Posted {
    let done = saved_searches::save(form.call(), form.value("name"), form.value("query")).await;
    form.finish(links::ME, done, |()| format!("{}#searches", links::ME)).await
}

pub async fn forget_search(form: Form) -> Posted {
    let done = saved_searches::forget(form.call(), form.value("name")).await;
    form.finish(links::ME, done, |()| format!("{}#searches", links::ME)).await
}

/// Open to everybody, signed in or not.
pub async fn report_barrier(form: Form) -> Posted {
    let done = reports::report_barrier(form.call(), form.value("body"), form.value("contact")).await;
    form.finish(links::REPORT_BARRIER, done, |()| format!("{}?sent=true", links::REPORT_BARRIER)).await
}
