//! Every address of the product, written once.

use domain::{
    canvases::CanvasField,
    ids::{
        AppealId, CommentId, IdeaNumber, OpinionId, PersonId, PullNumber, SessionId, TemplateId, WorkshopId,
    },
    search::{Query, escape},
    triage::Thing,
};

/// The list of ideas.
pub const IDEAS: &str = "/";
/// The form for a new idea.
pub const NEW_IDEA: &str = "/ideas/new";
/// The id of the form there, for what stands beside it.
pub const NEW_IDEA_FORM: &str = "new-idea";
/// The doors; also where their forms post to.
pub const SIGN_IN: &str = "/sign-in";
/// Where the QR code of an access letter leads; the code itself stands after `#`, so that no log holds it.
pub const CODE: &str = "/c";
/// Where the sign-out form posts to.
pub const SIGN_OUT: &str = "/sign-out";
/// One's own page.
pub const ME: &str = "/me";
/// Where one's own name posts to: `name`.
pub const MY_NAME: &str = "/me/name";
/// Where somebody follows all that they voted for while that is still known.
pub const FOLLOW_VOTED: &str = "/me/votes/follow";
/// Where a list is saved under a name: `name`, `query`.
pub const MY_SEARCHES: &str = "/me/searches";
/// Where a saved search is deleted: `name`.
pub const FORGET_SEARCH: &str = "/me/searches/forget";
/// The component gallery.
pub const GALLERY: &str = "/gallery";
/// The list of synonyms that the search goes by; also where its form posts to: `body`, `version`.
pub const SYNONYMS: &str = "/admin/synonyms";
/// The audit; also where its filters lead: `verb`, `idea`, `from`, `until`.
pub const AUDIT: &str = "/admin/audit";
/// The whole audit as JSON lines.
pub const AUDIT_LINES: &str = "/admin/audit.jsonl";
/// What moderation did, in figures.
pub const MODERATION: &str = "/moderation";
/// The statistics of the current campaign.
pub const STATISTICS: &str = "/statistics";
/// The walls of halls, one for each campaign.
pub const STAGE: &str = "/stage";
/// What opens the stage of the current campaign.
pub const STAGE_DESK: &str = "/admin/stage";
/// The queue of moderation; also what its filters lead to: `view`, `kind`, `item`, `after`.
pub const TRIAGE: &str = "/triage";
/// Where two ideas stand side by side on the page of an item.
pub const BESIDE: &str = "#beside";
/// Where undoing one's last act posts to: `next`.
pub const UNDO: &str = "/triage/undo";
/// Where what is done to many items at once posts to: `item` for each, `act`, `assignee`, `tag`.
pub const BULK: &str = "/triage/bulk";
/// What specialist units are asked, for those who are.
pub const OPINIONS: &str = "/opinions";
/// Below it, a question for whoever holds its link: no sign-in, no index, no referrer.
pub const OPINION: &str = "/opinion";
/// Workshops, and the frozen votes that they pull from.
pub const WORKSHOPS: &str = "/workshops";
/// The form for another workshop; also where it posts to.
pub const NEW_WORKSHOP: &str = "/workshops/new";
/// What became of the ideas that workshops pulled.
pub const OUTCOMES: &str = "/outcomes";
/// The overview of the administration.
pub const ADMIN: &str = "/admin";
/// The box that says that voting is meant to end at once.
pub const END_VOTING: &str = "end_voting";
/// The field that says that something is meant which cannot be taken back.
pub const MEANT: &str = "meant";
/// The campaigns, as administrators keep them.
pub const CAMPAIGNS: &str = "/admin/campaigns";
/// The form for another campaign; also where it posts to.
pub const NEW_CAMPAIGN: &str = "/admin/campaigns/new";
/// The units, as administrators keep them; also where the form for another posts to.
pub const UNITS: &str = "/admin/units";
/// The accounts, as administrators keep them; `q`, `after`.
pub const PEOPLE: &str = "/admin/people";
/// The form for another account; also where it posts to.
pub const NEW_PERSON: &str = "/admin/people/new";
/// The texts of the footer, as administrators keep them.
pub const TEXTS: &str = "/admin/texts";
/// The templates of official answers; also where the form for another posts to.
pub const TEMPLATES: &str = "/admin/templates";
/// Statement on accessibility.
pub const ACCESSIBILITY: &str = "/accessibility";
/// Form to report a barrier.
pub const REPORT_BARRIER: &str = "/report-barrier";
/// How data is protected.
pub const PRIVACY: &str = "/privacy";
/// Who is responsible.
pub const IMPRINT: &str = "/imprint";
/// The product in easy language.
pub const EASY_LANGUAGE: &str = "/easy-language";
/// The product in sign language.
pub const SIGN_LANGUAGE: &str = "/sign-language";
/// What is counted, and what is not.
pub const WHAT_WE_COUNT: &str = "/what-we-count";

/// The doors, and the page to come back to afterwards, with its whole query.
pub fn sign_in(next: &str) -> String {
    // The rest of an address may stand in a query as it is, and is read there as it is.
    let mut address = format!("{SIGN_IN}?next=");
    for char in next.chars() {
        match char {
            '%' => address.push_str("%25"),
            '&' => address.push_str("%26"),
            '+' => address.push_str("%2B"),
            '#' => address.push_str("%23"),
            _ => address.push(char),
        }
    }
    address
}

/// The list that a saved search leads to.
pub fn saved_search(query: &str) -> String {
    format!("{IDEAS}{query}")
}

/// The page of an idea.
pub fn idea(number: IdeaNumber) -> String {
    format!("/ideas/{number}")
}

/// The form in which its author edits an idea.
pub fn edit_idea(number: IdeaNumber) -> String {
    format!("/ideas/{number}/edit")
}

/// Where the vote of an idea posts to: `wanted=true` or `wanted=false`.
pub fn vote(number: IdeaNumber) -> String {
    format!("/ideas/{number}/vote")
}

/// Where following an idea posts to: `wanted=true` or `wanted=false`.
pub fn follow(number: IdeaNumber) -> String {
    format!("/ideas/{number}/follow")
}

/// Where a comment posts to: `body`, `kind`, `reply_to`, `named` (`true` or `false`), `official` (`true`).
pub fn comments(number: IdeaNumber) -> String {
    format!("/ideas/{number}/comments")
}

/// Where a variant of an idea posts to: `body`. It becomes a comment, with the writer's vote.
pub fn variant(number: IdeaNumber) -> String {
    format!("/ideas/{number}/variant")
}

/// Where the new wording of a comment posts to: `body`.
pub fn edit_comment(number: IdeaNumber, comment: CommentId) -> String {
    format!("/ideas/{number}/comments/{comment}")
}

/// Where taking a comment back posts to.
pub fn delete_comment(number: IdeaNumber, comment: CommentId) -> String {
    format!("/ideas/{number}/comments/{comment}/delete")
}

/// Where a report posts to: `reason`, `note`, and `comment` when it is not about the idea itself.
pub fn report(number: IdeaNumber) -> String {
    format!("/ideas/{number}/report")
}

/// Where an addendum posts to: `body`.
pub fn addenda(number: IdeaNumber) -> String {
    format!("/ideas/{number}/addenda")
}

/// The id of the newest addendum on the page of its idea.
pub const ADDED: &str = "added";

/// What was added to an idea last, on its page.
pub fn added(number: IdeaNumber) -> String {
    format!("{}#{ADDED}", idea(number))
}

/// Where taking an idea back posts to.
pub fn withdraw(number: IdeaNumber) -> String {
    format!("/ideas/{number}/withdraw")
}

/// Where the claim code of an anonymous idea posts to: `claim_code`. The server then remembers it for this browser.
pub fn claim(number: IdeaNumber) -> String {
    format!("/ideas/{number}/claim")
}

/// Where putting one's name to an anonymous idea posts to. Needs the claim code to be remembered.
pub fn reveal(number: IdeaNumber) -> String {
    format!("/ideas/{number}/reveal")
}

/// The picture with the address of an idea.
pub fn qr(number: IdeaNumber) -> String {
    format!("/ideas/{number}/qr.svg")
}

/// A comment on the page of its idea.
pub fn comment(number: IdeaNumber, comment: CommentId) -> String {
    format!("/ideas/{number}#comment-{comment}")
}

/// Where ending one of one's own sessions posts to.
pub fn end_session(session: SessionId) -> String {
    format!("{ME}/sessions/{session}/end")
}

/// One's own page, with the form that saves this list under a name.
pub fn save_search(list: &Query) -> String {
    format!("{MY_SEARCHES}?query={}#searches", escape(&list.to_query_string()))
}

/// The form of a campaign; also where it posts to.
pub fn edit_campaign(slug: &str) -> String {
    format!("{CAMPAIGNS}/{slug}")
}

/// The topics of a campaign; also where their forms post to: `act` is `add`, `up` or `down`.
pub fn topics(campaign: &str) -> String {
    format!("{CAMPAIGNS}/{campaign}/topics")
}

/// A topic; also where its forms post to: `act` is `rename`, `merge` (once it is [`MEANT`]), `archive` or `restore`.
pub fn topic(campaign: &str, topic: &str) -> String {
    format!("{CAMPAIGNS}/{campaign}/topics/{topic}")
}

/// A unit; also where its forms post to: `act` is `rename`, `move`, `close` or `reopen`.
pub fn unit(slug: &str) -> String {
    format!("{UNITS}/{slug}")
}

/// An account; also where its forms post to: `act` is `change`, `shut`, `open` or `password`.
pub fn person(person: PersonId) -> String {
    format!("{PEOPLE}/{person}")
}

/// A text of the footer; also where its forms post to: `act` is `keep` or `forget`.
pub fn text(key: &str) -> String {
    format!("{TEXTS}/{key}")
}

/// A template of an answer; also where its forms post to: `act` is `keep` or `remove`.
pub fn template(template: TemplateId) -> String {
    format!("{TEMPLATES}/{template}")
}

/// An address of the administration, where what was just kept is named.
pub fn done(address: &str) -> String {
    format!("{address}?done=saved")
}

/// Where acts on an idea and its comments post to: `act` is `decide`, `approve`, `hide`, `restore`, `askerasure`, `erase`, `unerase`, `settle`, `assign`, `note`,
/// `tag`, `untag`, `fill`, `prepare`, `forget`, `ask`, `take`, `revoke`, `merge`, `unmerge`, `keep`, `split` or `unsplit`.
pub fn triage(idea: IdeaNumber) -> String {
    format!("{TRIAGE}/{idea}")
}

/// Where somebody who moderates decides on an idea or a comment, whether it waits for anything or not.
pub fn moderate(thing: Thing) -> String {
    let comment = thing.comment.map(|comment| format!("&comment={comment}")).unwrap_or_default();
    format!("{TRIAGE}?idea={}{comment}", thing.idea)
}

/// A question, for those who are asked; also where their reply posts to: the fields of [`domain::opinions::RawReply`].
pub fn opinion(opinion: OpinionId) -> String {
    format!("{OPINIONS}/{opinion}")
}

/// The same, for whoever holds its link.
pub fn linked_opinion(token: &str) -> String {
    format!("{OPINION}/{token}")
}

/// Where the decision of an appeal posts to: `outcome`, `sentence`.
pub fn decide_appeal(appeal: AppealId) -> String {
    format!("{TRIAGE}/appeals/{appeal}")
}

/// Where an appeal posts to: `verdict`, `body`, and `comment` when it is not about the idea itself.
pub fn appeal(number: IdeaNumber) -> String {
    format!("/ideas/{number}/appeal")
}

/// Where an objection to a merge posts to, which takes no more than a press.
pub fn objection(number: IdeaNumber) -> String {
    format!("/ideas/{number}/objection")
}

/// Where ideas are pulled from the vote of a campaign: the recipe stands behind `?`. Also where confirming posts to: the recipe,
/// and `number`.
pub fn pulls(campaign: &str) -> String {
    format!("{WORKSHOPS}/campaigns/{campaign}")
}

/// A pull of a campaign.
pub fn pull(campaign: &str, number: PullNumber) -> String {
    format!("{WORKSHOPS}/campaigns/{campaign}/pulls/{number}")
}

const CARDS: &str = "/cards";
const POSTERS: &str = "/posters";

/// Cards for the ideas of a pull or a workshop, on paper.
pub fn cards(of: &str) -> String {
    format!("{of}{CARDS}")
}

/// Posters with the same ideas, by topic.
pub fn posters(of: &str) -> String {
    format!("{of}{POSTERS}")
}

/// Whether an address shows ideas on paper.
pub fn is_sheets(path: &str) -> bool {
    path.starts_with(WORKSHOPS) && (path.ends_with(CARDS) || path.ends_with(POSTERS))
}

/// A workshop; also where its forms post to: the fields of [`domain::boards::RawAct`].
pub fn workshop(workshop: WorkshopId) -> String {
    format!("{WORKSHOPS}/{workshop}")
}

/// What follows the address of a workshop when something was just done there.
pub fn acted(act: &str, idea: Option<IdeaNumber>) -> String {
    match idea {
        Some(idea) => format!("?done={act}&idea={idea}"),
        None => format!("?done={act}"),
    }
}

/// Where on its page an act in a workshop was done.
pub fn acted_on(act: &str, idea: Option<IdeaNumber>) -> String {
    match (act, idea) {
        ("start" | "pause" | "resume" | "reset", _) => "#timer".to_owned(),
        ("vote" | "tally", _) => "#round".to_owned(),
        (_, Some(idea)) => format!("#card-{idea}"),
        (_, None) => "#board".to_owned(),
    }
}

/// The form of a workshop; also where its forms post to: `act` is `change`, `add`, `remove`, `close` or `reopen`.
pub fn edit_workshop(workshop: WorkshopId) -> String {
    format!("{WORKSHOPS}/{workshop}/edit")
}

/// The canvas of an idea that a workshop holds.
pub fn canvas(workshop: WorkshopId, idea: IdeaNumber) -> String {
    format!("{WORKSHOPS}/{workshop}/ideas/{idea}/canvas")
}

/// Where its fields are written; also where that form posts to: the fields of [`domain::canvases::RawCanvas`].
pub fn edit_canvas(workshop: WorkshopId, idea: IdeaNumber) -> String {
    format!("{}/edit", canvas(workshop, idea))
}

/// The versions of one of its fields; also where bringing one back posts to: `version`, `seen`.
pub fn canvas_field(workshop: WorkshopId, idea: IdeaNumber, field: CanvasField) -> String {
    format!("{}/{field}", canvas(workshop, idea))
}

/// What became of the ideas that were pulled in a campaign.
pub fn outcomes(campaign: &str) -> String {
    format!("{OUTCOMES}/{campaign}")
}

/// Where the outcome of an idea is recorded; also where its form posts to: the fields of [`domain::outcomes::RawOutcome`].
pub fn outcome(number: IdeaNumber) -> String {
    format!("/ideas/{number}/outcome")
}

/// Where whether an idea has made something better posts to: `better`.
pub fn survey(number: IdeaNumber) -> String {
    format!("/ideas/{number}/outcome/survey")
}

/// Where the public text of an idea is kept; also where its forms post to: `act` is `write`, `release`, `discard` or `takeback`.
pub fn result(number: IdeaNumber) -> String {
    format!("/ideas/{number}/result")
}

/// What the public reads of an idea.
pub fn public_result(campaign: &str, number: IdeaNumber) -> String {
    format!("/results/{campaign}#ergebnis-{number}")
}

/// The picture with the address of a campaign.
pub fn campaign_qr(slug: &str) -> String {
    format!("/campaigns/{slug}/qr.svg")
}

/// The statistics of a campaign.
pub fn statistics(campaign: &str) -> String {
    format!("{STATISTICS}?campaign={campaign}")
}

/// The wall of a hall, with a campaign on it.
pub fn stage(campaign: &str) -> String {
    format!("{STAGE}/{campaign}")
}

/// What opens it, once: the token goes into a cookie.
pub fn stage_opening(campaign: &str, token: &str) -> String {
    format!("{STAGE}/{campaign}/open/{token}")
}

/// Whether an address is such an opening.
pub fn is_stage_opening(path: &str) -> bool {
    path.strip_prefix(STAGE).is_some_and(|rest| rest.starts_with('/') && rest.contains("/open/"))
}

/// Whether an address is the wall of a hall.
pub fn is_stage(path: &str) -> bool {
    path.strip_prefix(STAGE).is_some_and(|rest| rest.starts_with('/'))
}

/// The picture of the address where people take part.
pub fn stage_qr(campaign: &str) -> String {
    format!("{STAGE}/{campaign}/qr.svg")
}

/// Where the wall hears numbers.
pub fn stage_line(campaign: &str) -> String {
    format!("/live?stage={campaign}")
}

/// What opens the stage of a campaign; also where its forms post to: `act` is `open` (`name`) or `end` (`id`).
pub fn stage_desk(campaign: &str) -> String {
    format!("{CAMPAIGNS}/{campaign}/stage")
}

/// A figure of them as a file.
pub fn statistics_file(campaign: &str, figure: &str) -> String {
    format!("{STATISTICS}/{figure}.csv?campaign={campaign}")
}

/// The page of a campaign.
pub fn campaign(slug: &str) -> String {
    format!("/campaigns/{slug}")
}

/// The same page in another language: `path` and `search` (without "?") of the current one.
pub fn in_language(path: &str, search: &str, code: &str) -> String {
    let kept: Vec<&str> =
        search.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    if kept.is_empty() {
        format!("{path}?lang={code}")
    } else {
        format!("{path}?{}&lang={code}", kept.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::{in_language, sign_in};

    #[test]
    fn the_doors_lead_back_with_every_filter_and_the_place() {
        assert_eq!(
            sign_in("/?q=M%C3%BCll+weg&sort=new#results"),
            "/sign-in?next=/?q=M%25C3%25BCll%2Bweg%26sort=new%23results"
        );
    }

    #[test]
    fn the_language_link_keeps_the_rest_of_the_address() {
        assert_eq!(in_language("/", "", "en"), "/?lang=en");
        assert_eq!(in_language("/", "sort=top&lang=de", "en"), "/?sort=top&lang=en");
    }
}
