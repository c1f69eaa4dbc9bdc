use domain::{
    comments::RawComment,
    events::Change,
    ideas::{Byline, Relation},
    refusals::{Field, Refusal},
    text::TextError,
    time::DAY,
};
use service::comments;

use crate::world::{World, heard, monday, nameless, raw_comment, refusal, reply};

#[tokio::test]
async fn a_comment_is_rendered_once_and_heard_at_once() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let mut news = world.service.hub().subscribe();
    let comment = world.comment(&world.ben, idea, "Bei uns **auch** <script>").await;
    assert_eq!(comment.html.as_deref(), Some("<p>Bei uns <strong>auch</strong> &lt;script&gt;</p>\n"));
    assert_eq!(comment.source.as_deref(), Some("Bei uns **auch** <script>"));
    assert_eq!(comment.byline, Byline::Named { name: "Ben Kowalski".into() });
    assert_eq!(heard(&mut news), [Change::CommentAdded { idea, comment: comment.id }]);
    let page = world.page(&world.ana, idea).await;
    assert_eq!((page.comment_count, page.comments[0].source.as_ref()), (1, None), "only mine can be edited");
}

#[tokio::test]
async fn replies_go_two_levels_deep() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let (other, _) = world.post(&world.ana, "Schlüssel für alle", true).await;
    let first = world.comment(&world.ben, idea, "eins").await.id;
    let later = world.comment(&world.ben, idea, "zwei").await.id;
    let answer = comments::add(&world.ana, &reply(idea, first, "Antwort"), None).await.unwrap().id;
    let deeper = comments::add(&world.ben, &reply(idea, answer, "tiefer"), None).await;
    assert_eq!(refusal(deeper), Refusal::TooDeep);
    let elsewhere = comments::add(&world.ben, &reply(other, first, "anderswo"), None).await;
    assert_eq!(refusal(elsewhere), Refusal::NotFound);
    let order: Vec<_> = comments::list(&world.ben, idea, None).await.unwrap().iter().map(|k| k.id).collect();
    assert_eq!(order, [first, answer, later]);
}

#[tokio::test]
async fn what_was_edited_says_so_and_keeps_the_former_wording() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Bei uns auch.").await.id;
    let later = world.at(&world.ben, monday().plus(DAY));
    let edited = comments::edit(&later, comment, "Bei uns nicht.", None).await.unwrap();
    assert_eq!(edited.edited_at, Some(monday().plus(DAY)));
    let versions = comments::versions(&world.ana, comment).await.unwrap();
    assert_eq!((versions.len(), versions[0].html.as_str()), (1, "<p>Bei uns auch.</p>\n"));
    assert_eq!(refusal(comments::edit(&world.ana, comment, "Doch.", None).await), Refusal::OnlyAuthor);
    assert_eq!(refusal(comments::edit(&world.chidi, comment, "Doch.", None).await), Refusal::OnlyAuthor);
}

#[tokio::test]
async fn a_deleted_comment_stays_as_a_tombstone_while_replies_stand_below() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let first = world.comment(&world.ben, idea, "Mein Geheimnis").await.id;
    let answer = comments::add(&world.ana, &reply(idea, first, "Antwort"), None).await.unwrap().id;
    comments::edit(&world.ben, first, "Mein anderes Geheimnis", None).await.unwrap();
    assert_eq!(comments::delete(&world.ben, first, None).await.unwrap(), idea);
    let page = world.page(&world.ana, idea).await;
    let stone = &page.comments[0];
    assert_eq!((stone.deleted, stone.html.as_ref(), &stone.byline), (true, None, &Byline::Anonymous));
    assert_eq!((stone.edited_at, page.comment_count), (None, 1));
    assert_eq!(comments::versions(&world.ana, first).await.unwrap(), []);
    assert_eq!(refusal(comments::delete(&world.ben, first, None).await), Refusal::Deleted);
    assert_eq!(
        refusal(comments::add(&world.ben, &reply(idea, first, "Noch was"), None).await),
        Refusal::Deleted
    );
    comments::delete(&world.ana, answer, None).await.unwrap();
    assert_eq!(world.page(&world.ana, idea).await.comments, []);
}

#[tokio::test]
async fn without_a_name_one_is_somebody_within_an_idea_and_nobody_beyond() {
    let world = World::new().await;
    let (one, _) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let (two, _) = world.post(&world.ana, "Auch ohne Namen", false).await;
    let add = async |call, idea| comments::add(call, &nameless(idea, "Bei uns auch."), None).await.unwrap();
    let (first, again) = (add(&world.ben, one).await, add(&world.ben, one).await);
    let (other, elsewhere) = (add(&world.chidi, one).await, add(&world.ben, two).await);
    assert_eq!(first.byline, again.byline);
    assert_ne!(first.byline, other.byline);
    assert_ne!(first.byline, elsewhere.byline);
    assert_eq!((first.created_at, first.relation), (monday().day(), Relation::Author));
    let seen = comments::list(&world.chidi, one, None).await.unwrap();
    assert_eq!((&seen[0].byline, seen[0].relation), (&first.byline, Relation::Reader));
    comments::edit(&world.ben, first.id, "Bei uns nicht.", None).await.unwrap();
    assert_eq!(refusal(comments::edit(&world.chidi, first.id, "x", None).await), Refusal::OnlyAuthor);
    let (named, _) = world.post(&world.ana, "Mit Namen gesagt", true).await;
    let under_a_name = comments::add(&world.ben, &nameless(named, "Ohne Namen"), None).await;
    assert_eq!(refusal(under_a_name), Refusal::field(Field::Named, TextError::Malformed));
}

#[tokio::test]
async fn the_author_of_a_nameless_idea_answers_with_the_code_and_stays_unknown() {
    let world = World::new().await;
    let (idea, code) = world.post(&world.ana, "Ohne Namen gesagt", false).await;
    let before = comments::add(&world.ana, &nameless(idea, "Als Kollegin"), None).await.unwrap();
    let after = comments::add(&world.ana, &nameless(idea, "Als Autorin"), code.as_deref()).await.unwrap();
    let (
        Byline::Pseudonym { name, idea_author: false },
        Byline::Pseudonym { name: author, idea_author: true },
    ) = (&before.byline, &after.byline)
    else {
        panic!("{before:?} {after:?}")
    };
    assert_ne!(name, author, "or the first would tell who wrote the second");
    let stored = world.service.store().read().await.unwrap().comment(after.id).await.unwrap().unwrap();
    assert_eq!((stored.author, stored.author_tag), (None, None));
    assert_eq!(refusal(comments::edit(&world.ana, after.id, "x", None).await), Refusal::OnlyAuthor);
    let edited = comments::edit(&world.ben, after.id, "Mit dem Code", code.as_deref()).await.unwrap();
    assert_eq!((edited.relation, edited.byline), (Relation::Claimed, after.byline));
}

#[tokio::test]
async fn only_moderators_speak_for_the_city() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let official = RawComment { official: true, ..raw_comment(idea, "Wir kümmern uns.") };
    assert_eq!(refusal(comments::add(&world.ben, &official, None).await), Refusal::NotAllowed);
    assert!(comments::add(&world.chidi, &official, None).await.unwrap().official);
    let nobody = RawComment { named: false, ..official };
    assert_eq!(refusal(comments::add(&world.chidi, &nobody, None).await), Refusal::NotAllowed);
}
