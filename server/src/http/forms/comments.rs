//! Forms about comments, and reports.

use app::links;
use domain::{
    comments::{CommentKind, RawComment, ReportReason},
    ids::{CommentId, IdeaNumber},
    refusals::{Field, Refusal},
    text::TextError,
};
use service::{Error, comments, ideas, reports};

use super::{Form, Posted};
use crate::http::path::{Numbered, OfIdea};

pub async fn add_comment(Numbered(number): Numbered, form: Form) -> Posted {
    let done = match raw_comment(number, &form) {
        Ok(raw) => comments::add(form.call(), &raw, form.claim(number)).await,
        Err(refusal) => Err(refusal.into()),
    };
    form.finish(&links::idea(number), done, |comment| links::comment(number, comment.id)).await
}

pub async fn add_variant(Numbered(number): Numbered, form: Form) -> Posted {
    let done = comments::add_variant(form.call(), number, form.value("body")).await;
    form.finish(&links::idea(number), done, |(comment, _)| links::comment(number, comment.id)).await
}

pub async fn edit_comment(OfIdea(number, id): OfIdea<CommentId>, form: Form) -> Posted {
    let done = match under(number, id, &form).await {
        Ok(()) => comments::edit(form.call(), id, form.value("body"), form.claim(number)).await,
        Err(error) => Err(error),
    };
    form.finish(&links::idea(number), done, |_| links::comment(number, id)).await
}

/// One's own that is gone has been deleted.
pub async fn delete_comment(OfIdea(number, id): OfIdea<CommentId>, form: Form) -> Posted {
    let done = match under(number, id, &form).await {
        Ok(()) => match comments::delete(form.call(), id, form.claim(number)).await {
            Err(Error::Refused(Refusal::Deleted)) => Ok(number),
            done => done,
        },
        Err(error) => Err(error),
    };
    form.finish(&links::idea(number), done, |idea| format!("{}#comments", links::idea(*idea))).await
}

pub async fn report(Numbered(number): Numbered, form: Form) -> Posted {
    let comment = form.value("comment").parse().ok();
    let done = match form.value("reason").parse::<ReportReason>() {
        Ok(reason) => reports::report(form.call(), number, comment, reason, form.value("note")).await,
        Err(()) => Err(Refusal::field(Field::Reason, TextError::Missing).into()),
    };
    let back = comment.map_or_else(|| links::idea(number), |id| links::comment(number, id));
    form.finish(&links::idea(number), done, |()| back).await
}

/// The address names the comment under its idea, and no other.
async fn under(idea: IdeaNumber, comment: CommentId, form: &Form) -> Result<(), Error> {
    match comments::idea_of(form.call(), comment).await {
        Ok(found) if found == idea => return Ok(()),
        Ok(_) | Err(Error::Refused(Refusal::NotFound)) => {}
        Err(error) => return Err(error),
    }
    // A guess of the claim code counts all the same: nobody learns from that whether there is such a comment.
    if let Some(claim) = form.claim(idea) {
        ideas::check_claim(form.call(), idea, claim).await?;
    }
    Err(Refusal::NotFound.into())
}

fn raw_comment(idea: IdeaNumber, form: &Form) -> Result<RawComment, Refusal> {
    let kind = match form.value("kind") {
        "" => CommentKind::Experience,
        word => word.parse().map_err(|()| Refusal::field(Field::Kind, TextError::Malformed))?,
    };
    let reply_to = match form.value("reply_to") {
        "" => None,
        id => Some(id.parse().map_err(|_| Refusal::field(Field::ReplyTo, TextError::Malformed))?),
    };
    Ok(RawComment {
        idea,
        reply_to,
        kind,
        body: form.value("body").to_owned(),
        named: form.value("named") != "false",
        official: form.is_on("official"),
    })
}
