use domain::{
    ideas::Overlay,
    refusals::Refusal,
    search::{Mine, Query},
    triage::{MergeBar, RawPart},
    votes::SetVote,
};
use service::{comments, follows, ideas, triage, votes};

use crate::{
    merging::{is_exact, part, seen, votes_of},
    world::{World, refusal},
};

crate::merging::stories!(
    a_split_idea_counts_every_vote_for_each_part_until_people_choose,
    what_was_split_is_one_again_and_no_vote_is_lost,
);

async fn a_split_idea_counts_every_vote_for_each_part_until_people_choose(world: World) {
    let (idea, claim) = world.post(&world.ana, "Drucker und Schlüssel", false).await;
    let crowd = world.crowd(4).await;
    for call in &crowd {
        world.vote(call, idea, true).await;
    }
    follows::set(&crowd[0], domain::follows::SetFollow { idea, wanted: true }).await.unwrap();
    let parts = [
        part("Drucker im Erdgeschoß"),
        RawPart { topic: "arbeitszeit".into(), ..part("Schlüssel für alle") },
    ];
    let parts = triage::split(&world.chidi, idea, &parts).await.unwrap();
    is_exact(&world).await;
    for part in &parts {
        assert_eq!(seen(&crowd[0], *part).await, (4, true));
        let page = ideas::page(&world.ana, *part, claim.as_deref()).await.unwrap();
        assert!(page.standing.relation.is_author(), "the claim code opens every part");
        assert!(!page.standing.named && page.byline == domain::ideas::Byline::Anonymous);
        assert_eq!(page.kin.split_from, Some(idea));
        assert!(world.page(&crowd[0], *part).await.following);
    }
    let whole = world.page(&crowd[0], idea).await;
    assert_eq!(whole.standing.overlay, Overlay::Split);
    let numbers: Vec<_> = whole.kin.parts.iter().map(|part| part.number).collect();
    assert_eq!(numbers, parts);
    let late = votes::set(&crowd[0], SetVote { idea, wanted: false }).await;
    assert!(matches!(refusal(late), Refusal::StateForbids { .. }));
    world.vote(&crowd[0], parts[1], false).await;
    assert_eq!((votes_of(&world, parts[0]).await, votes_of(&world, parts[1]).await), (4, 3));
    let list = ideas::list(&crowd[0], &Query { mine: Some(Mine::Voted), ..Query::default() }).await.unwrap();
    assert_eq!(list.ideas.items.iter().map(|card| card.number).collect::<Vec<_>>(), [parts[0]]);
    is_exact(&world).await;
}

async fn what_was_split_is_one_again_and_no_vote_is_lost(world: World) {
    let (idea, _) = world.post(&world.ana, "Drucker und Schlüssel", true).await;
    let crowd = world.crowd(4).await;
    for call in &crowd[..3] {
        world.vote(call, idea, true).await;
    }
    let texts = [part("Drucker im Erdgeschoß"), part("Schlüssel für alle")];
    let parts = triage::split(&world.chidi, idea, &texts).await.unwrap();
    triage::undo(&world.chidi, None).await.unwrap();
    assert_eq!(seen(&crowd[0], idea).await, (4, true), "as if nothing had been");
    let gone = world.page(&world.chidi, parts[0]).await;
    assert_eq!((gone.standing.overlay, gone.text), (Overlay::Withdrawn, None));
    is_exact(&world).await;

    let parts = triage::split(&world.chidi, idea, &texts).await.unwrap();
    world.vote(&crowd[0], parts[0], false).await;
    world.vote(&crowd[1], parts[0], false).await;
    world.vote(&crowd[1], parts[1], false).await;
    world.vote(&crowd[3], parts[1], true).await;
    triage::unsplit(&world.chidi, idea).await.unwrap();
    is_exact(&world).await;
    assert_eq!(seen(&crowd[3], idea).await, (4, true), "Ana, the first, the third and the new one");
    assert!(!seen(&crowd[1], idea).await.1, "who took it back from every part took it back");

    let parts = triage::split(&world.chidi, idea, &texts).await.unwrap();
    let bar = Refusal::MergeForbidden { bar: MergeBar::Parts };
    let comment = world.comment(&world.ben, parts[1], "Bei uns auch.").await.id;
    assert_eq!(refusal(triage::unsplit(&world.chidi, idea).await), bar, "somebody wrote something there");
    assert_eq!(refusal(triage::undo(&world.chidi, None).await), Refusal::NothingToUndo);
    comments::delete(&world.ben, comment, None).await.unwrap();
    ideas::withdraw(&world.ana, parts[0], None).await.unwrap();
    assert_eq!(refusal(triage::unsplit(&world.chidi, idea).await), bar);
    is_exact(&world).await;
}
