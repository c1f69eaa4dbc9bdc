//! What people do with a comment: the links below it, and what they open.

use domain::{
    comments::{Comment, CommentVersion},
    ids::CommentId,
    triage::Thing,
};
use leptos::{ev::MouseEvent, ev::SubmitEvent, prelude::*, task::spawn_local};

use crate::{
    announce::use_announcer,
    api::{
        comments::{delete_comment, list_comments, list_versions},
        error::ApiError,
    },
    browser, links,
    loaded::load,
    parts::{
        comment_form::{CommentForm, Target},
        comment_thread::{Act, Discussion},
        report::ReportForm,
        trouble::Trouble,
    },
    ui::icon::{Glyph, Icon},
    words::use_words,
};

/// The links below a comment. Without a script they load the page anew with the form open.
#[component]
pub fn ActLinks(
    /// The comments.
    discussion: Discussion,
    /// The comment.
    id: CommentId,
    /// What this person may do with it.
    acts: Vec<Act>,
    /// Who wrote it, for the names of the links.
    name: String,
) -> impl IntoView {
    let words = use_words();
    let link = move |act: Act| {
        let (glyph, text) = match act {
            Act::Reply => (Glyph::Reply, words.comment().reply),
            Act::Edit => (Glyph::Pencil, words.common.edit),
            Act::Delete => (Glyph::Trash, words.comment().delete),
            Act::Report => (Glyph::Flag, words.comment().report),
            Act::Versions => (Glyph::History, words.comment().versions),
            Act::Moderate => (Glyph::Shield, words.comment().moderate),
        };
        let href = match act {
            Act::Moderate => links::moderate(Thing { idea: discussion.origin(id), comment: Some(id) }),
            Act::Reply | Act::Edit | Act::Delete | Act::Report | Act::Versions => {
                format!("{}?{}={id}#comment-{id}", links::idea(discussion.idea), act.as_str())
            }
        };
        let toggle = move |event: MouseEvent| {
            if act == Act::Moderate {
                return;
            }
            event.prevent_default();
            discussion.toggle(act, id);
            if matches!(act, Act::Reply | Act::Edit) {
                // Whoever wants to write can write.
                request_animation_frame(|| browser::focus("#act-body"));
            }
        };
        let open =
            move || (act != Act::Moderate).then(|| (discussion.open.get() == Some((act, id))).to_string());
        let label = match act {
            Act::Reply => (words.comment().reply_to)(&name),
            Act::Edit | Act::Delete | Act::Report | Act::Versions | Act::Moderate => {
                format!("{text}: {}", (words.comment().by)(&name))
            }
        };
        view! {
            <a class="act" href=href aria-expanded=open aria-label=label on:click=toggle>
                <Icon glyph/>{text}
            </a>
        }
    };
    view! { <div class="comment__actions">{acts.into_iter().map(link).collect_view()}</div> }
}

/// What is open on a comment.
#[component]
pub fn OpenAct(
    /// The comments.
    discussion: Discussion,
    /// The comment.
    comment: Comment,
) -> impl IntoView {
    let id = comment.id;
    let open = Memo::new(move |_| discussion.open.get().filter(|(_, open)| *open == id).map(|(act, _)| act));
    move || match open.get() {
        None | Some(Act::Moderate) => ().into_any(),
        Some(Act::Reply) => view! { <CommentForm discussion target=Target::Reply(id)/> }.into_any(),
        Some(Act::Edit) => {
            let source = comment.source.clone().unwrap_or_default();
            view! { <CommentForm discussion target=Target::Edit(id, source)/> }.into_any()
        }
        Some(Act::Delete) => view! { <DeleteForm discussion id/> }.into_any(),
        Some(Act::Report) => view! { <ReportForm idea=discussion.origin(id) comment=Some(id)/> }.into_any(),
        Some(Act::Versions) => view! { <Versions id/> }.into_any(),
    }
}

/// Deleting cannot be undone, so it is asked for once more.
#[component]
fn DeleteForm(discussion: Discussion, id: CommentId) -> impl IntoView {
    let words = use_words();
    let announcer = use_announcer();
    let trouble = RwSignal::new(None::<ApiError>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            match delete(discussion, id).await {
                Ok(()) => announcer.say(words.comment().was_deleted),
                Err(error) => {
                    announcer.alert(words.trouble(&error));
                    trouble.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <form class="comment__form" method="post" action=links::delete_comment(discussion.origin(id), id) on:submit=submit>
            <p>{words.comment().delete_question}</p>
            {move || trouble.get().map(|error| view! { <p class="field__error">{words.trouble(&error)}</p> })}
            <div class="actions">
                <button class="button button--danger" type="submit">{words.comment().delete}</button>
                <a href=links::comment(discussion.idea, id) on:click=move |event| {
                    event.prevent_default();
                    discussion.open.set(None);
                }>{words.common.cancel}</a>
            </div>
        </form>
    }
}

async fn delete(discussion: Discussion, id: CommentId) -> Result<(), ApiError> {
    delete_comment(id).await?;
    let comments = list_comments(discussion.idea).await?;
    browser::focus("#comments");
    discussion.open.set(None);
    discussion.comments.set(comments);
    Ok(())
}

/// How a comment was worded before.
#[component]
fn Versions(id: CommentId) -> impl IntoView {
    let words = use_words();
    let versions = load(move || id, list_versions);
    view! {
        <Suspense fallback=move || view! { <p>{words.states.loading}</p> }>
            {move || versions.get().map(|versions| match versions {
                Ok(versions) => versions.into_iter().map(version).collect_view().into_any(),
                Err(error) => view! { <Trouble error/> }.into_any(),
            })}
        </Suspense>
    }
}

fn version(version: CommentVersion) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="comment__version">
            <p class="comment__head">{(words.comment().until)(&words.moment(version.replaced_at))}</p>
            <div class="prose" inner_html=version.html></div>
        </div>
    }
}
