use domain::{
    comments::{CommentKind, CommentStanding, Veil},
    ideas::Relation,
    ids::{CommentId, IdeaNumber},
    text::CommentBody,
};
use store::{
    comments::{Signature, StoredComment},
    ideas::Origin,
    testing::Fresh,
};

use crate::world::{World, actor, locked, new_comment, now, scalar, world};

async fn read(store: &Fresh, comment: CommentId) -> StoredComment {
    store.read().await.unwrap().comment(comment).await.unwrap().expect("the comment is there")
}

async fn a_comment_comes_back_as_it_was_written(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let id = world.comment(store, idea, "Bei uns *genauso*, größer!").await;
    let comment = read(store, id).await;
    assert_eq!(
        (comment.id, comment.idea, comment.reply_to, comment.kind),
        (id, idea, None, CommentKind::Concern)
    );
    assert_eq!((comment.body.as_str(), comment.html.as_str()), ("Bei uns *genauso*, größer!", "<p>Ja</p>"));
    assert_eq!(
        (comment.named, comment.author, comment.author_name.as_deref()),
        (true, Some(world.ben), Some("Ben Kowalski"))
    );
    assert_eq!(
        (comment.author_tag, comment.pseudonym, comment.by_idea_author, comment.official),
        (None, None, false, false)
    );
    assert_eq!((comment.created_at, comment.edited_at, comment.deleted_at), (now(), None, None));
    assert_eq!(scalar(store, "SELECT comments FROM ideas").await, 1);
}

async fn replies_stand_behind_what_they_answer(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let first = world.comment(store, idea, "eins").await;
    let second = world.comment(store, idea, "zwei").await;
    let reply = reply(store, &world, idea, first).await;
    let order = store.read().await.unwrap().comments_of(idea).await.unwrap();
    assert_eq!(
        order.iter().map(|k| (k.id, k.reply_to)).collect::<Vec<_>>(),
        [(first, None), (reply, Some(first)), (second, None)]
    );
}

async fn reply(store: &Fresh, world: &World, idea: IdeaNumber, parent: CommentId) -> CommentId {
    let (mut comment, ben) = (new_comment(idea, "Antwort", true), world.ben);
    comment.reply_to = Some(parent);
    let added = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let answered = CommentStanding {
                id: parent,
                idea,
                is_reply: false,
                deleted: false,
                veil: Veil::None,
                relation: Relation::Reader,
            };
            let permit = actor(ben).add_comment(comment, &standing, Some(&answered)).unwrap();
            tx.add_comment(permit, Signature::Named(ben), Veil::None, "<p>Antwort</p>".into(), now()).await
        })
    });
    added.await.unwrap()
}

fn own(comment: &StoredComment) -> CommentStanding {
    CommentStanding {
        id: comment.id,
        idea: comment.idea,
        is_reply: false,
        deleted: false,
        veil: Veil::None,
        relation: Relation::Author,
    }
}

async fn a_former_wording_stays_readable_until_the_comment_is_gone(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Die erste Idee").await;
    let id = world.comment(store, idea, "eins").await;
    let standing = own(&read(store, id).await);
    let later = now().plus(5);
    let done = store.write(move |tx| {
        Box::pin(async move {
            let idea = locked(tx, idea).await.standing(Relation::Reader, now());
            let body = CommentBody::parse("zwei").unwrap();
            let permit = actor(world.ben).reword_comment(body, &idea, &standing).unwrap();
            tx.reword_comment(permit, "<p>zwei</p>".into(), later).await
        })
    });
    done.await.unwrap();
    let comment = read(store, id).await;
    assert_eq!(
        (comment.body.as_str(), comment.html.as_str(), comment.edited_at),
        ("zwei", "<p>zwei</p>", Some(later))
    );
    let versions = store.read().await.unwrap().comment_versions(id).await.unwrap();
    assert_eq!((versions[0].html.as_str(), versions[0].replaced_at, versions.len()), ("<p>Ja</p>", later, 1));

    let done = store.write(move |tx| {
        Box::pin(async move {
            let idea = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = actor(world.ben).delete_comment(&idea, &standing).unwrap();
            tx.delete_comment(permit, later).await
        })
    });
    done.await.unwrap();
    let gone = read(store, id).await;
    assert_eq!((gone.body.as_str(), gone.html.as_str(), gone.deleted_at), ("", "", Some(later)));
    assert_eq!(scalar(store, "SELECT COUNT(*) FROM comment_versions").await, 0);
    assert_eq!(scalar(store, "SELECT comments FROM ideas").await, 0);
}

async fn a_pseudonym_belongs_to_one_person_in_one_idea(store: &Fresh) {
    let world = world(store).await;
    let origin = Origin::Unnamed { claim_hash: [7; 32] };
    let idea = world.post(store, world.new_idea("Ohne Namen", false), world.posting(origin)).await;
    sign(store, &world, idea, "Flinker Fuchs", Some([1; 32])).await;
    sign(store, &world, idea, "Stilles Reh", None).await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.pseudonym_in(idea, Some([1; 32])).await.unwrap().as_deref(), Some("Flinker Fuchs"));
    assert_eq!(tx.pseudonym_in(idea, Some([2; 32])).await.unwrap(), None);
    assert_eq!(tx.pseudonym_in(idea, None).await.unwrap().as_deref(), Some("Stilles Reh"));
    assert!(tx.has_pseudonym(idea, "Flinker Fuchs").await.unwrap());
    assert!(!tx.has_pseudonym(idea, "Kluge Eule").await.unwrap());
    let other = IdeaNumber::from_i64(idea.as_i64() + 1);
    assert!(!tx.has_pseudonym(other, "Flinker Fuchs").await.unwrap());
}

async fn sign(store: &Fresh, world: &World, idea: IdeaNumber, name: &'static str, tag: Option<[u8; 32]>) {
    let (comment, ben) = (new_comment(idea, "Ohne Namen", false), world.ben);
    let added = store.write(move |tx| {
        Box::pin(async move {
            let standing = locked(tx, idea).await.standing(Relation::Reader, now());
            let permit = actor(ben).add_comment(comment, &standing, None).unwrap();
            let signature = Signature::Pseudonym { name: name.into(), tag, by_idea_author: tag.is_none() };
            tx.add_comment(permit, signature, Veil::None, "<p>x</p>".into(), now().day()).await
        })
    });
    let stored = read(store, added.await.unwrap()).await;
    assert_eq!((stored.named, stored.author, stored.author_name), (false, None, None));
    assert_eq!((stored.pseudonym.as_deref(), stored.by_idea_author), (Some(name), tag.is_none()));
    assert_eq!((stored.author_tag, stored.created_at), (tag.map(|tag| tag.to_vec()), now().day()));
}

store::contract!(
    a_comment_comes_back_as_it_was_written,
    replies_stand_behind_what_they_answer,
    a_former_wording_stays_readable_until_the_comment_is_gone,
    a_pseudonym_belongs_to_one_person_in_one_idea,
);
