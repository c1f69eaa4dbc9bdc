//! Beside the text: the vote, the history, the address, and what may be done with the idea.

use domain::{
    ideas::{IdeaPage, Overlay, Relation},
    policy::Report,
};
use leptos::prelude::*;

use super::author::AuthorActs;
use crate::{
    api::ideas::IdeaVisit,
    links,
    parts::{
        follow_button::{self, FollowButton},
        report::ReportForm,
        share::Share,
        vote_button::{VoteButton, Voting, closed_for},
    },
    ui::{disclosure::Disclosure, icon::Glyph, remembered::late},
    viewer::use_actor,
    words::use_words,
};

/// What stands beside the text.
#[component]
pub fn Side(
    /// The idea.
    visit: StoredValue<IdeaVisit>,
) -> impl IntoView {
    let words = use_words();
    let IdeaVisit { page, address, drawn, .. } = visit.get_value();
    let number = page.standing.number;
    let gone = page.text.is_none();
    // Votes and followers of what was merged or split are elsewhere, and the page says where.
    let here = !matches!(page.standing.overlay, Overlay::Merged | Overlay::Split);
    view! {
        {(!gone && here).then(|| view! { <Vote visit/> })}
        {here.then(|| view! { <Follow visit/> })}
        <section class="section" aria-labelledby="history">
            <h2 id="history">{words.idea.history}</h2>
            <div inner_html=drawn.history></div>
        </section>
        {(!gone).then(|| view! {
            <AuthorActs visit/>
            {late(move || view! {
                <Disclosure summary=words.idea.share glyph=Glyph::Link><Share number address/></Disclosure>
            }.into_any()).in_turn()}
            <ReportThis visit/>
        })}
    }
}

/// The vote, with why there is none, or that nobody sees it.
#[component]
fn Vote(visit: StoredValue<IdeaVisit>) -> impl IntoView {
    let words = use_words();
    let IdeaPage { standing, ballot, text, .. } = visit.get_value().page;
    let closed = closed_for(&use_actor(), &standing);
    let note =
        closed.as_ref().map_or_else(|| words.states.secrecy.to_owned(), |refusal| words.refusal(refusal));
    let title = text.map(|text| text.title).unwrap_or_default();
    let voting = Voting { idea: standing.number, title, ballot, open: closed.is_none() };
    view! {
        <div class="idea__vote">
            <VoteButton voting/>
            <p class="idea__secrecy">{note}</p>
        </div>
    }
}

/// Following, where there is something to hear: of their named ideas authors hear without it.
#[component]
fn Follow(visit: StoredValue<IdeaVisit>) -> impl IntoView {
    let words = use_words().follow();
    let IdeaVisit { page, returned, .. } = visit.get_value();
    let (idea, relation, following) = (page.standing.number, page.standing.relation, page.following);
    let hint = if relation == Relation::Claimed { words.hint_own } else { words.hint };
    let came_back = returned.filter(|returned| returned.form == links::follow(idea));
    let refusal = came_back.and_then(|returned| returned.refusal);
    let open = follow_button::is_open(&use_actor(), &page.standing, following)
        && (following || relation != Relation::Author);
    open.then(|| view! { <FollowButton idea following hint refusal/> })
}

#[component]
fn ReportThis(visit: StoredValue<IdeaVisit>) -> impl IntoView {
    let standing = visit.with_value(|visit| visit.page.standing.clone());
    let report = Report { idea: standing.number, comment: None };
    let open = !standing.relation.is_author() && use_actor().report(report, &standing).is_ok();
    open.then(|| {
        let idea = standing.number;
        late(move || {
            view! {
                <Disclosure summary=use_words().idea.report glyph=Glyph::Flag>
                    <ReportForm idea comment=None/>
                </Disclosure>
            }
            .into_any()
        })
        .in_turn()
    })
}
