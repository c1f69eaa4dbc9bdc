//! The comments of an idea: two levels, oldest first.

use domain::{
    comments::{Comment, CommentStanding, Veil},
    ideas::{Byline, Standing},
    ids::{CommentId, IdeaNumber},
    policy::{Actor, Report},
    text::CommentBody,
};
use leptos::prelude::*;

use crate::{
    links,
    parts::{
        comment_acts::{ActLinks, OpenAct},
        status_badge::{KindBadge, OfficialBadge},
    },
    returned::Returned,
    ui::{
        remembered::remember_if,
        time::{Ago, Day},
    },
    viewer::use_actor,
    words::use_words,
};

/// The comments of one idea while its page is open.
#[derive(Clone, Copy)]
pub struct Discussion {
    /// The idea.
    pub idea: IdeaNumber,
    /// What the rules ask of it.
    pub standing: StoredValue<Standing>,
    /// The comments: as they were loaded, and what was written since.
    pub comments: RwSignal<Vec<Comment>>,
    /// What is open on which comment. One at a time.
    pub open: RwSignal<Option<(Act, CommentId)>>,
    /// A form that came back.
    pub returned: StoredValue<Option<Returned>>,
    /// Begins the keys of the forms.
    pub key: StoredValue<String>,
    /// What the comments answered that were sent from here; none for the idea itself.
    pub sent: RwSignal<Vec<Option<CommentId>>>,
}

/// What somebody may do with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Answer it.
    Reply,
    /// Reword it.
    Edit,
    /// Take it back.
    Delete,
    /// Report it.
    Report,
    /// Read how it was worded before.
    Versions,
    /// Decide on it, which is done elsewhere.
    Moderate,
}

impl Act {
    /// Every act, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Reply, Self::Edit, Self::Delete, Self::Versions, Self::Report, Self::Moderate];

    /// The word in the address, where a browser without a script opens it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Report => "report",
            Self::Versions => "versions",
            Self::Moderate => "moderate",
        }
    }

    /// Whether the policy, which later decides, would let this person do it.
    pub fn is_open_to(self, actor: &Actor, idea: &Standing, comment: &Comment) -> bool {
        let standing = CommentStanding {
            id: comment.id,
            idea: idea.number,
            is_reply: comment.reply_to.is_some(),
            deleted: comment.deleted,
            veil: comment.veil,
            relation: comment.relation,
        };
        match self {
            Self::Reply => {
                let readable = !standing.deleted && standing.veil == Veil::None;
                !standing.is_reply && readable && actor.comment_on(idea).is_ok()
            }
            Self::Edit => {
                CommentBody::parse("…").is_ok_and(|body| actor.reword_comment(body, idea, &standing).is_ok())
            }
            Self::Delete => actor.delete_comment(idea, &standing).is_ok(),
            Self::Report => {
                let report = Report { idea: idea.number, comment: Some(comment.id) };
                !comment.deleted && !comment.relation.is_author() && actor.report(report, idea).is_ok()
            }
            Self::Versions => comment.edited_at.is_some() && !comment.deleted,
            Self::Moderate => !comment.deleted && !comment.relation.is_author() && actor.moderates(),
        }
    }
}

impl Discussion {
    /// The idea that a comment was written under: this one, or one that is merged into it.
    pub fn origin(self, comment: CommentId) -> IdeaNumber {
        let comments = self.comments.read_untracked();
        comments.iter().find(|known| known.id == comment).and_then(|known| known.origin).unwrap_or(self.idea)
    }

    /// Opens an act on a comment, or closes it when it is open.
    pub fn toggle(self, act: Act, comment: CommentId) {
        self.open.update(|open| *open = (*open != Some((act, comment))).then_some((act, comment)));
    }

    /// A comment was written or reworded.
    pub fn put(self, comment: Comment) {
        self.comments.update(|comments| {
            // Where it comes from, only the page knows that it is read at.
            let known = comment.reply_to.unwrap_or(comment.id);
            let origin = comments.iter().find(|other| other.id == known).and_then(|other| other.origin);
            let comment = Comment { origin, ..comment };
            match comments.iter_mut().find(|old| old.id == comment.id) {
                Some(old) => *old = comment,
                None => comments.push(comment),
            }
        });
    }

    /// The key of the next comment that answers `parent`: a comment that is sent twice is taken once, another one is another.
    pub fn key(self, parent: Option<CommentId>) -> String {
        let before = self.sent.read().iter().filter(|sent| **sent == parent).count();
        let parent = parent.map_or_else(|| "idea".to_owned(), |id| id.to_string());
        self.key.with_value(|key| format!("{key}-{parent}-{before}"))
    }

    /// Every comment with what this person may do with it, while nothing is open on any.
    fn plain(self) -> Option<Vec<(Comment, Vec<Act>)>> {
        let actor = use_actor();
        let closed = self.open.with_untracked(Option::is_none);
        let comments = self.comments.read_untracked();
        closed.then(|| comments.iter().map(|comment| (comment.clone(), self.acts(&actor, comment))).collect())
    }

    fn acts(self, actor: &Actor, comment: &Comment) -> Vec<Act> {
        self.standing.with_value(|idea| {
            Act::ALL.into_iter().filter(|act| act.is_open_to(actor, idea, comment)).collect()
        })
    }

    /// Those that answer `parent`; without it, those that answer the idea.
    fn below(self, parent: Option<CommentId>) -> Vec<Comment> {
        let comments = self.comments.read();
        comments.iter().filter(|comment| comment.reply_to == parent).cloned().collect()
    }
}

/// The comments that answer `parent`, and below each of them the replies.
#[component]
pub fn Thread(
    /// The comments.
    discussion: Discussion,
    /// The comment that these answer; none for those that answer the idea.
    #[prop(optional_no_strip)]
    parent: Option<CommentId>,
) -> impl IntoView {
    let some = Memo::new(move |_| !discussion.below(parent).is_empty());
    let class = if parent.is_some() { "thread thread--replies" } else { "thread" };
    let list = move || {
        // The server draws all of them as one: they look the same to almost everybody.
        let plain = (!is_browser() && parent.is_none()).then(|| discussion.plain()).flatten();
        remember_if(plain.is_some(), (discussion.idea, plain), move |_| {
            view! {
                <ol class=class role="list">
                    <For each=move || discussion.below(parent) key=version_of let(comment)>
                        <li><Entry discussion comment/></li>
                    </For>
                </ol>
            }
            .into_any()
        })
    };
    move || some.get().then(list)
}

/// A comment is drawn anew when it was reworded or deleted. Without a name, two changes of one day have the same time.
fn version_of(comment: &Comment) -> (CommentId, Option<i64>, Option<String>, bool) {
    let edited_at = comment.edited_at.map(domain::time::Timestamp::as_millis);
    (comment.id, edited_at, comment.html.clone(), comment.deleted)
}

#[component]
fn Entry(discussion: Discussion, comment: Comment) -> impl IntoView {
    let id = comment.id;
    let replies =
        comment.reply_to.is_none().then(|| view! { <Thread discussion parent=Some(id)/> }.into_any());
    let class = match (comment.deleted, comment.official) {
        (true, _) => "comment comment--gone",
        (false, true) => "comment comment--official",
        (false, false) => "comment",
    };
    let acts = discussion.acts(&use_actor(), &comment);
    // What is open holds a form, and what was typed into it.
    let closed = discussion.open.with_untracked(|open| open.is_none_or(|(_, open)| open != id));
    let article = remember_if(closed, (discussion.idea, comment, acts), move |(_, comment, acts)| {
        let name = use_words().byline(&comment.byline);
        view! {
            <article class=class id=format!("comment-{id}") aria-labelledby=format!("comment-{id}-by")>
                <Head comment=comment.clone() name=name.clone()/>
                <Text html=comment.html.clone()/>
                {(!acts.is_empty()).then(|| view! { <ActLinks discussion id acts name/> })}
                <OpenAct discussion comment/>
            </article>
        }
        .into_any()
    });
    let article = if closed { article.in_turn() } else { article };
    view! { {article} {replies} }
}

#[component]
fn Head(comment: Comment, name: String) -> impl IntoView {
    let words = use_words();
    let by = format!("comment-{}-by", comment.id);
    let heading = (words.comment().by)(&name);
    // Under a pseudonym, the day alone is known.
    let age = match comment.byline {
        Byline::Anonymous | Byline::Pseudonym { .. } => view! { <Day at=comment.created_at/> }.into_any(),
        Byline::Named { .. } | Byline::Former => view! { <Ago at=comment.created_at/> }.into_any(),
    };
    let heading = if comment.reply_to.is_some() {
        view! { <h4 class="comment__by" id=by tabindex="-1">{heading}</h4> }.into_any()
    } else {
        view! { <h3 class="comment__by" id=by tabindex="-1">{heading}</h3> }.into_any()
    };
    view! {
        <div class="comment__head">
            {heading}
            {if comment.official {
                view! { <OfficialBadge/> }.into_any()
            } else {
                (!comment.deleted).then(|| view! { <KindBadge kind=comment.kind/> }).into_any()
            }}
            {age}
            {comment.origin.map(|idea| view! {
                <a href=links::idea(idea)>{(words.comment().origin)(idea.as_i64())}</a>
            })}
            {comment.edited_at.filter(|_| !comment.deleted).map(|_| words.common.edited)}
        </div>
    }
}

/// The text is made safe on the server, once, when it is written.
#[component]
fn Text(html: Option<String>) -> impl IntoView {
    match html {
        Some(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
        None => view! { <p>{use_words().comment().deleted}</p> }.into_any(),
    }
}
