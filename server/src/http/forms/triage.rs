//! Forms about triage, and the appeal of an author.

use app::{links, pages::triage::RESULTS, words::Lang};
use domain::{
    ids::{ActId, AppealId, CommentId, IdeaNumber, OpinionId},
    opinions::RawQuestion,
    refusals::{Field, Refusal},
    templates::begun_with,
    text::TextError,
    triage::{ActKey, Matter, Outcome, QueueQuery, RawDecision, RawPart, Thing},
};
use service::{Error, opinions, templates, triage};

use crate::http::{
    forms::{Form, Posted},
    guard,
    path::{Keyed, Numbered},
    trouble::Trouble,
};

pub async fn decide(Numbered(idea): Numbered, form: Form) -> Posted {
    match form.value("act") {
        "fill" => return fill(idea, form).await,
        "ask" => return ask(idea, form).await,
        _ => {}
    }
    let done = match comment_of(&form) {
        Ok(comment) => act(&form, Thing { idea, comment }).await,
        Err(refusal) => Err(refusal.into()),
    };
    let act = form.value("act").to_owned();
    let comment = comment_of(&form).ok().flatten();
    let thing = Thing { idea, comment };
    let own = links::idea(idea);
    // From the page of the idea it goes back there, where the history says what was done, and undoes it.
    if form.value("here") == own {
        return form.finish(&own, done, |_| own.clone()).await;
    }
    let here = place(&form, "here");
    // An opinion that is taken up waits no longer; what it was asked for does.
    let next = if act == "take" { opened(&form, idea, &here).await? } else { place(&form, "next") };
    form.finish(
        &here,
        done,
        |changed| if *changed { done_to(&next, &act, thing) } else { done_at(&next, &act) },
    )
    .await
}

/// The list of an address, with that opened for which an idea waits now.
async fn opened(form: &Form, idea: IdeaNumber, address: &str) -> Result<String, Trouble> {
    let query = QueueQuery::from_address(address.strip_prefix(links::TRIAGE).unwrap_or_default());
    let item = triage::item_of(form.call(), idea).await.map_err(Trouble::from)?;
    Ok(format!("{}{}", links::TRIAGE, query.opening(item).to_address()))
}

/// The form comes back with a text in its answer, and with all that was typed.
async fn fill(idea: IdeaNumber, form: Form) -> Posted {
    let here = place(&form, "here");
    match text_of(idea, &form).await {
        Ok(text) => {
            let answer = begun_with(form.value("answer"), &text);
            Ok(form.with("answer", answer).returned(&here, None).await)
        }
        Err(error) => form.back(&here, error).await,
    }
}

/// The text that was chosen: a template, what a specialist unit said, or nothing.
async fn text_of(idea: IdeaNumber, form: &Form) -> Result<String, Error> {
    let (call, chosen) = (form.call(), form.value("template"));
    if let Some(id) = chosen.strip_prefix("opinion:") {
        let known = opinions::list(call, idea).await?.into_iter().find(|known| known.id.to_string() == id);
        let draft = known.and_then(|known| Lang::De.words().opinion_draft(&known));
        return draft.ok_or_else(|| Refusal::NotFound.into());
    }
    match chosen.parse() {
        Ok(id) => templates::entry(call, id).await.map(|template| template.body),
        Err(_) => Ok(call.actor.see_templates().map(|()| String::new())?),
    }
}

/// Asks a specialist unit. A link comes back with the page, this once.
async fn ask(idea: IdeaNumber, form: Form) -> Posted {
    let here = place(&form, "here");
    let value = |name: &str| form.value(name).to_owned();
    let raw = RawQuestion {
        unit: value("unit"),
        email: value("email"),
        question: value("question"),
        due: value("due"),
        linked: form.value("kind") == "link",
    };
    match opinions::ask(form.call(), idea, &raw).await {
        // The page answers at the address of the form, which says nothing of what was done: the history undoes it.
        Ok((_, Some(token))) => Ok(form.with("act", String::new()).shown_once(&here, token).await),
        done => form.finish(&here, done, |_| done_to(&here, "ask", Thing::idea(idea))).await,
    }
}

/// The page with what became of each of many items.
pub async fn bulk(form: Form) -> Posted {
    let here = place(&form, "here");
    let outcomes = act_on_many(&form).await;
    came_of(form, &here, outcomes).await
}

async fn came_of(form: Form, here: &str, outcomes: Result<Vec<Outcome>, Error>) -> Posted {
    match outcomes {
        Ok(outcomes) => {
            let results = serde_json::to_string(&outcomes).unwrap_or_default();
            Ok(form.with(RESULTS, results).returned(here, None).await)
        }
        Err(error) => {
            // What was ticked stays so.
            let ticked = form.values("item").collect::<Vec<_>>().join(" ");
            form.with("item", ticked).back(here, error).await
        }
    }
}

async fn act_on_many(form: &Form) -> Result<Vec<Outcome>, Error> {
    form.call().actor.moderate()?;
    let act = triage::parse_bulk(form.value("act"), form.value("assignee"), form.value("tag"))?;
    let things: Result<Vec<Thing>, _> = form.values("item").map(str::parse).collect();
    triage::bulk(form.call(), &act, &things.map_err(|_| Refusal::NotFound)?).await
}

/// Says whether anything changed.
async fn act(form: &Form, thing: Thing) -> Result<bool, Error> {
    let (call, value) = (form.call(), |name: &str| form.value(name).to_owned());
    let done = match (form.value("act"), thing.comment) {
        (act @ ("decide" | "prepare"), None) => {
            let raw = RawDecision {
                status: value("status"),
                answer: value("answer"),
                unit: value("unit"),
                ground: value("ground"),
                place: value("place"),
                seen: value("seen"),
                seen_answers: value("seen_answers"),
                seen_wording: value("seen_wording"),
                replaces: value("replaces"),
            };
            if act == "prepare" {
                triage::prepare(call, thing.idea, &raw).await
            } else {
                triage::decide(call, thing.idea, &raw).await
            }
        }
        ("forget", None) => triage::forget_prepared(call, thing.idea).await,
        ("take", _) => opinions::take(call, opinion_of(form)?).await.map(drop),
        ("revoke", _) => opinions::revoke(call, opinion_of(form)?).await.map(drop),
        ("note", _) => triage::add_note(call, thing.idea, form.value("body")).await.map(drop),
        ("unnote", _) => {
            let note = form.value("note").parse().map_err(|_| Refusal::NotFound)?;
            triage::remove_note(call, thing.idea, note).await
        }
        (act @ ("tag" | "untag"), _) => {
            let done = triage::set_tag(call, thing.idea, form.value("tag"), act == "tag").await;
            return done.map(|act| act.is_some());
        }
        ("approve", Some(comment)) => {
            triage::approve(call, thing.idea, comment, form.value("seen_wording")).await
        }
        ("hide", _) => triage::hide(call, thing, form.value("ground"), form.value("sentence")).await,
        ("restore", _) => triage::restore(call, thing, form.value("ground"), form.value("sentence")).await,
        ("askerasure", _) => triage::ask_erasure(call, thing).await,
        ("erase", _) => triage::erase(call, thing).await,
        ("unerase", _) => triage::drop_erasure(call, thing).await,
        ("merge", None) => {
            let into =
                [form.value("number"), form.value("into")].into_iter().find(|text| !text.trim().is_empty());
            triage::merge(call, thing.idea, into.unwrap_or_default(), form.value("sentence")).await
        }
        ("unmerge", None) => triage::unmerge(call, thing.idea).await,
        ("keep", None) => triage::keep_merged(call, thing.idea, form.value("sentence")).await,
        ("split", None) => {
            let parts = RawPart::of_form(|name| form.value(name));
            triage::split(call, thing.idea, &parts).await.map(drop)
        }
        ("unsplit", None) => triage::unsplit(call, thing.idea).await,
        ("settle", _) => {
            let newest = match form.value("newest") {
                "" => None,
                key => Some(key.parse().map_err(|_| Refusal::NotFound)?),
            };
            return triage::settle_reports(call, thing, newest).await.map(|act| act.is_some());
        }
        ("assign", _) => {
            let to = match form.value("assignee") {
                "" => None,
                key => Some(key.parse().map_err(|_| Refusal::field(Field::Assignee, TextError::Malformed))?),
            };
            return triage::assign(call, thing.idea, to).await.map(|act| act.is_some());
        }
        _ => Err(Refusal::NotFound.into()),
    };
    done.map(|()| true)
}

pub async fn decide_appeal(Keyed(appeal): Keyed<AppealId>, form: Form) -> Posted {
    let done =
        triage::decide_appeal(form.call(), appeal, form.value("outcome"), form.value("sentence")).await;
    let (here, next) = (place(&form, "here"), done_at(&place(&form, "next"), "appeal"));
    form.finish(&here, done, |_| next).await
}

/// From the queue, or from the history of an idea; many at once after an act on many.
pub async fn undo(form: Form) -> Posted {
    if form.values("id").nth(1).is_some() {
        let here = place(&form, "here");
        let acts: Result<Vec<ActId>, _> = form.values("id").map(str::parse).collect();
        let outcomes = match acts {
            Ok(acts) => triage::undo_many(form.call(), &acts).await,
            Err(_) => Err(Refusal::NotFound.into()),
        };
        return came_of(form, &here, outcomes).await;
    }
    let act = match form.value("id") {
        "" => Ok(None),
        key => key.parse().map(Some).map_err(|_| Refusal::NotFound),
    };
    let done = match act {
        Ok(act) => triage::undo(form.call(), act).await,
        Err(refusal) => Err(refusal.into()),
    };
    match form.value("idea").parse() {
        Ok(idea) => form.finish(&links::idea(idea), done, |_| links::idea(idea)).await,
        Err(_) => {
            let here = place(&form, "here");
            let next = match &done {
                Ok(thing) => done_at(&opened(&form, thing.idea, &here).await?, "undo"),
                Err(_) => String::new(),
            };
            form.finish(&here, done, |_| next).await
        }
    }
}

pub async fn appeal(Numbered(idea): Numbered, form: Form) -> Posted {
    let done = match comment_of(&form) {
        Ok(comment) => {
            let thing = Thing { idea, comment };
            let verdict = form.value("verdict").parse().ok();
            triage::appeal(form.call(), thing, verdict, form.value("body"), form.claim(idea)).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    form.finish(&links::idea(idea), done, |_| links::idea(idea)).await
}

pub async fn object(Numbered(idea): Numbered, form: Form) -> Posted {
    let done = triage::object(form.call(), idea, form.claim(idea)).await;
    form.finish(&links::idea(idea), done, |()| links::idea(idea)).await
}

fn opinion_of(form: &Form) -> Result<OpinionId, Refusal> {
    form.value("opinion").parse().map_err(|_| Refusal::NotFound)
}

fn comment_of(form: &Form) -> Result<Option<CommentId>, Refusal> {
    match form.value("comment") {
        "" => Ok(None),
        key => key.parse().map(Some).map_err(|_| Refusal::NotFound),
    }
}

/// A place in the queue that the form names; the queue itself when it names another.
fn place(form: &Form, field: &str) -> String {
    let named = guard::local(form.value(field));
    let inside =
        named.strip_prefix(links::TRIAGE).is_some_and(|rest| rest.is_empty() || rest.starts_with('?'));
    if inside { named } else { links::TRIAGE.to_owned() }
}

/// Where it goes on, with what was done to what, so that the same can be undone there, if it can.
fn done_to(address: &str, act: &str, thing: Thing) -> String {
    let matter = match act {
        "note" | "unnote" | "askerasure" | "erase" | "unerase" | "keep" => return done_at(address, act),
        "assign" => Some(Matter::Assigned),
        "tag" | "untag" => Some(Matter::Tagged),
        "prepare" | "forget" => Some(Matter::Prepared),
        "ask" | "take" | "revoke" => Some(Matter::Opinion),
        _ => None,
    };
    // What is beside an idea is so for its comments as well.
    let thing = if matter.is_some() { Thing::idea(thing.idea) } else { thing };
    format!("{}&about={}", done_at(address, act), ActKey { thing, matter })
}

fn done_at(address: &str, act: &str) -> String {
    let word: String = act.chars().filter(char::is_ascii_lowercase).collect();
    let joined = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joined}done={word}")
}

#[cfg(test)]
mod tests {
    use domain::{ids::IdeaNumber, triage::Thing};

    use super::{done_at, done_to};

    #[test]
    fn what_was_done_is_named_beside_what_is_shown() {
        assert_eq!(done_at("/triage", "hide"), "/triage?done=hide");
        assert_eq!(done_at("/triage?item=3", "&x=1"), "/triage?item=3&done=x");
        assert_eq!(app::links::triage(IdeaNumber::from_i64(3)), "/triage/3");
        let thing = Thing::idea(IdeaNumber::from_i64(3));
        assert_eq!(done_to("/triage", "hide", thing), "/triage?done=hide&about=3");
        assert_eq!(done_to("/triage", "untag", thing), "/triage?done=untag&about=3:tagged");
        let comment = Thing { comment: Some(domain::ids::CommentId::from_i64(4)), ..thing };
        assert_eq!(done_to("/triage", "tag", comment), "/triage?done=tag&about=3:tagged");
        assert_eq!(done_to("/triage", "hide", comment), "/triage?done=hide&about=3.4");
        assert_eq!(done_to("/triage", "note", thing), "/triage?done=note", "not what was done before it");
    }
}
