//! Forms about ideas.

use app::{flash::Flash, links};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Redirect},
};
use domain::{
    follows::SetFollow,
    ideas::RawIdea,
    ids::IdeaNumber,
    refusals::Refusal,
    votes::{Ballot, SetVote},
};
use service::{follows, ideas, votes};

use super::{Form, Posted};
use crate::{
    http::{claims, path::Numbered, trouble::Trouble},
    state::App,
};

pub async fn post_idea(State(app): State<App>, form: Form) -> Posted {
    if !form.value("preview").is_empty() || !form.value("change").is_empty() {
        return Ok(form.returned(links::NEW_IDEA, None).await);
    }
    let call = form.call().clone();
    match ideas::post(&call, &raw_idea(&form)).await {
        Ok(posted) => {
            let flash = Flash { claim_code: posted.claim_code, posted: true };
            let note = claims::keep_flash(&call, &app.config, posted.number, &flash);
            Ok(([(header::SET_COOKIE, note)], Redirect::to(&links::idea(posted.number))).into_response())
        }
        Err(error) => form.back(links::NEW_IDEA, error).await,
    }
}

pub async fn edit_idea(Numbered(number): Numbered, form: Form) -> Posted {
    let (title, pinch, wish) = (form.value("title"), form.value("pinch"), form.value("wish"));
    let (read, claim) = (form.value("version"), form.claim(number));
    let done = ideas::edit(form.call(), number, read, title, pinch, wish, claim).await;
    form.finish(&links::edit_idea(number), done, |()| links::idea(number)).await
}

pub async fn set_vote(Numbered(number): Numbered, form: Form) -> Posted {
    let wish = form.wish("wanted").map(|wanted| SetVote { idea: number, wanted });
    // Somebody who is about to post an idea agrees with another one first: what they wrote stays before their eyes.
    if !form.value("title").is_empty() || !form.value("pinch").is_empty() {
        let form = form.with("preview", "true".to_owned());
        return match set_wished(&form, wish).await {
            Ok(_) => Ok(form.returned(links::NEW_IDEA, None).await),
            Err(error) => form.back(links::NEW_IDEA, error).await,
        };
    }
    // Back to the card, not to the top of the list.
    let origin = match form.origin(&links::idea(number)) {
        list if list.starts_with("/ideas/") || list.contains('#') => list,
        list => format!("{list}#idea-{number}"),
    };
    let done = set_wished(&form, wish).await;
    form.finish(&links::idea(number), done, |_| origin).await
}

async fn set_wished(form: &Form, wish: Result<SetVote, Refusal>) -> service::Result<Ballot> {
    votes::set(form.call(), wish?).await
}

pub async fn set_follow(Numbered(number): Numbered, form: Form) -> Posted {
    let done = match form.wish("wanted") {
        Ok(wanted) => follows::set(form.call(), SetFollow { idea: number, wanted }).await,
        Err(refusal) => Err(refusal.into()),
    };
    // What is gone is followed no longer from one's own page, which is shown again.
    let page = if form.value("next").is_empty() { links::idea(number) } else { form.origin(links::ME) };
    form.finish(&links::idea(number), done, |_| page).await
}

/// A form that came back stands at its own address; whoever loads that anew wants the idea.
pub async fn show_idea(Numbered(number): Numbered) -> Redirect {
    Redirect::to(&links::idea(number))
}

/// An idea has no such form.
pub async fn show_nothing() -> Trouble {
    Trouble::Refused(Refusal::NotFound)
}

pub async fn extend_idea(Numbered(number): Numbered, form: Form) -> Posted {
    let page = form_page(&form, number);
    let done = ideas::extend(form.call(), number, form.value("body"), form.claim(number)).await;
    form.finish(&page, done, |()| links::added(number)).await
}

pub async fn withdraw_idea(Numbered(number): Numbered, form: Form) -> Posted {
    let page = form_page(&form, number);
    let done = ideas::withdraw(form.call(), number, form.claim(number)).await;
    form.finish(&page, done, |()| links::idea(number)).await
}

pub async fn reveal_author(Numbered(number): Numbered, form: Form) -> Posted {
    let page = form_page(&form, number);
    let done = ideas::reveal(form.call(), number, form.claim(number).unwrap_or_default()).await;
    form.finish(&page, done, |()| links::idea(number)).await
}

/// The author of an anonymous idea shows the code; this browser carries it from now on.
pub async fn claim_idea(State(app): State<App>, Numbered(number): Numbered, form: Form) -> Posted {
    let (page, code) = (form_page(&form, number), form.value("claim_code"));
    match ideas::check_claim(form.call(), number, code).await {
        Ok(()) => {
            let kept = claims::keep_claim(form.call(), &app.config, number, code);
            Ok(([(header::SET_COOKIE, kept)], Redirect::to(&page)).into_response())
        }
        Err(error) => form.back(&page, error).await,
    }
}

fn raw_idea(form: &Form) -> RawIdea {
    RawIdea {
        title: form.value("title").to_owned(),
        pinch: form.value("pinch").to_owned(),
        wish: form.value("wish").to_owned(),
        topic: form.value("topic").to_owned(),
        unit: form.value("unit").to_owned(),
        named: form.is_on("named"),
    }
}

/// The page of an idea whose form this is: the idea itself, or the page on which its author edits it.
fn form_page(form: &Form, number: IdeaNumber) -> String {
    let edit = links::edit_idea(number);
    if form.origin("") == edit { edit } else { links::idea(number) }
}
