//! Looking for ideas: by words, and for those that say the same already.

use std::time::Duration;

use domain::{
    comments::CommentKind,
    ideas::{IdeaList, Overlay, Status},
    ids::IdeaNumber,
    refusals::Refusal,
    search::{Mine, Query},
    triage::Thing,
};
use service::{Call, comments, ideas, search, synonyms, triage};

use crate::{
    merging::stories,
    world::{World, refusal, restore},
};

stories!(
    nothing_is_shown_that_was_hidden_or_reworded_a_moment_ago,
    an_excerpt_marks_the_very_words_wherever_they_stand,
    what_nobody_could_tell_of_is_found_in_the_next_round,
    what_is_taken_away_leaves_the_index_without_anybody_looking_for_it,
);

fn words(text: &str) -> Query {
    Query { q: Some(text.into()), ..Query::default() }
}

async fn look(by: &Call, text: &str) -> IdeaList {
    ideas::list(by, &words(text)).await.unwrap()
}

fn numbers(list: &IdeaList) -> Vec<IdeaNumber> {
    list.ideas.items.iter().map(|card| card.number).collect()
}

#[tokio::test]
async fn until_everything_was_read_the_search_says_so_and_hints_stay_away() {
    let world = World::new().await;
    world.post(&world.ana, "Der Stundenvertretungsplan fehlt", true).await;
    assert_eq!(refusal(ideas::list(&world.ben, &words("Plan")).await), Refusal::SearchWarming);
    assert_eq!(search::similar(&world.ben, "Der Stundenvertretungsplan", "", None).await.unwrap(), []);
    search::rebuild(&world.service).await.unwrap();
    assert_eq!(look(&world.ben, "Vertretung").await.total, 1);
}

#[tokio::test]
async fn what_is_found_is_marked_counted_and_brings_the_readers_own_vote() {
    let world = World::new().await;
    let (plan, _) = world.post(&world.ana, "Der Stundenvertretungsplan <b>fehlt</b>", true).await;
    world.post(&world.ana, "Die Kaffeemaschine tropft", true).await;
    world.vote(&world.ben, plan, true).await;
    search::rebuild(&world.service).await.unwrap();
    let list = look(&world.ben, "vertretungsplan").await;
    assert_eq!(numbers(&list), [plan]);
    assert!(list.ideas.items[0].ballot.mine);
    let finding = list.finding.unwrap();
    assert!(finding.complete);
    let title = &finding.marks[0].title;
    assert!(title.contains("<mark>") && !title.contains("<b>"), "{title}");
    let facets = list.facets.unwrap();
    assert_eq!(facets.statuses, [(Status::Open, 1)]);
    assert_eq!(facets.topics.len(), 1);
}

#[tokio::test]
async fn a_search_among_what_is_mine_finds_nothing_else() {
    let world = World::new().await;
    let (mine, _) = world.post(&world.ana, "Der Drucker im Keller klemmt", true).await;
    let (other, _) = world.post(&world.ben, "Der Drucker im Flur klemmt", true).await;
    world.vote(&world.ana, other, true).await;
    search::rebuild(&world.service).await.unwrap();
    for (which, expected) in [
        (Some(Mine::Posted), vec![mine]),
        (Some(Mine::Voted), vec![other, mine]),
        (Some(Mine::Followed), vec![]),
        (None, vec![other, mine]),
    ] {
        let query = Query { mine: which, ..words("Drucker") };
        let mut found = numbers(&ideas::list(&world.ana, &query).await.unwrap());
        found.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(found, expected, "{which:?}");
    }
}

#[tokio::test]
async fn a_list_says_how_its_ideas_are_spread_without_a_search_too() {
    let world = World::new().await;
    world.post(&world.ana, "Der Drucker im Keller klemmt", true).await;
    world.post(&world.ben, "Der Drucker im Flur klemmt", true).await;
    world.idea_in("Zurückgehalten", Status::Held, Overlay::None).await;
    let list = ideas::list(&world.ben, &Query::default()).await.unwrap();
    assert_eq!(list.facets, None, "nobody knows while the search warms up");
    search::rebuild(&world.service).await.unwrap();
    let list = ideas::list(&world.ben, &Query::default()).await.unwrap();
    assert_eq!(list.facets.unwrap().statuses, [(Status::Open, 2)]);
    let mine = Query { mine: Some(Mine::Posted), ..Query::default() };
    assert_eq!(ideas::list(&world.ben, &mine).await.unwrap().facets, None);
}

#[tokio::test]
async fn what_is_held_hidden_or_withdrawn_is_found_by_nobody() {
    let world = World::new().await;
    let held = world.idea_in("Geheimnis eins", Status::Held, Overlay::None).await;
    world.idea_in("Geheimnis zwei", Status::Open, Overlay::Hidden).await;
    let (open, _) = world.post(&world.ana, "Geheimnis drei", true).await;
    search::rebuild(&world.service).await.unwrap();
    for reader in [&world.ana, &world.ben, &world.chidi] {
        let list = look(reader, "Geheimnis").await;
        assert_eq!(numbers(&list), [open]);
        assert_eq!((list.total, list.facets.unwrap().statuses), (1, vec![(Status::Open, 1)]));
        let similar = search::similar(reader, "Geheimnis eins", "", None).await.unwrap();
        assert!(similar.iter().all(|similar| similar.card.number != held));
    }
    ideas::withdraw(&world.ana, open, None).await.unwrap();
    // Even before the index hears of it.
    assert_eq!(numbers(&look(&world.ben, "Geheimnis").await), []);
    search::refresh(&world.service, &[open]).await.unwrap();
    assert_eq!(look(&world.ben, "Geheimnis").await.total, 0);
}

#[tokio::test]
async fn comments_and_addenda_are_found_and_deleted_comments_are_not() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Die Heizung pfeift", true).await;
    let comment = world.comment(&world.ben, idea, "Bei uns knarzt der Aufzug.").await;
    ideas::extend(&world.ana, idea, "Seit Montag auch im Archivkeller.", None).await.unwrap();
    search::rebuild(&world.service).await.unwrap();
    assert_eq!(numbers(&look(&world.ben, "Aufzug").await), [idea]);
    assert_eq!(numbers(&look(&world.ben, "Archiv").await), [idea]);
    comments::delete(&world.ben, comment.id, None).await.unwrap();
    search::refresh(&world.service, &[idea]).await.unwrap();
    assert_eq!(numbers(&look(&world.ben, "Aufzug").await), []);
}

#[tokio::test]
async fn every_change_is_found_without_anybody_asking_for_it() {
    let world = World::new().await;
    let following = tokio::spawn(search::keep_up(world.service.clone()));
    let found = |text: &'static str| {
        let reader = world.ben.clone();
        async move {
            let look = async {
                while ideas::list(&reader, &words(text)).await.map_or(0, |list| list.total) == 0 {
                    tokio::task::yield_now().await;
                }
            };
            tokio::time::timeout(Duration::from_secs(10), look).await.is_ok()
        }
    };
    world.post(&world.ana, "Der Drucker druckt rosa", true).await;
    assert!(found("rosa").await);
    let (idea, _) = world.post(&world.ana, "Die Tür klemmt", true).await;
    world.comment(&world.ben, idea, "Unser Schließzylinder auch.").await;
    assert!(found("Schließzylinder").await);
    ideas::edit(&world.ana, idea, "", "Das Tor klemmt", "Das Hoftor geht nicht auf.", "", None)
        .await
        .unwrap();
    assert!(found("Hoftor").await);
    following.abort();
}

async fn nothing_is_shown_that_was_hidden_or_reworded_a_moment_ago(world: World) {
    let (idea, _) = world.post(&world.ana, "Die Heizung pfeift", true).await;
    let comment = world.comment(&world.ben, idea, "Der Schaltschrank summt mit.").await;
    search::rebuild(&world.service).await.unwrap();
    let list = look(&world.ana, "Schaltschrank").await;
    assert!(list.finding.unwrap().marks[0].excerpt.contains("summt"));
    // Nobody follows here: the index has heard of none of this.
    let thing = Thing { idea, comment: Some(comment.id) };
    triage::hide(&world.chidi, thing, "person", "Da steht ein Name.").await.unwrap();
    let list = look(&world.ana, "Schaltschrank").await;
    assert_eq!((numbers(&list), list.total, list.finding.unwrap().marks), (vec![], 0, vec![]));
    ideas::edit(&world.ana, idea, "", "Die Heizung klopft", "Sie klopft jeden Morgen.", "", None)
        .await
        .unwrap();
    let list = look(&world.ben, "Heizung").await;
    let marks = list.finding.unwrap().marks;
    assert!(marks[0].title.contains("klopft") && !marks[0].excerpt.contains("pfeift"), "{marks:?}");
    // Not even that something is there that nobody may read.
    triage::hide(&world.chidi, Thing::idea(idea), "person", "Da steht ein Name.").await.unwrap();
    let list = look(&world.ben, "Heizung").await;
    assert_eq!((numbers(&list), list.total), (vec![], 0));
    let facets = list.facets.unwrap();
    assert!(facets.topics.is_empty() && facets.statuses.is_empty(), "{facets:?}");
}

async fn an_excerpt_marks_the_very_words_wherever_they_stand(world: World) {
    let (idea, _) = world.post(&world.ana, "Der Aufzug steht", true).await;
    let (other, _) = world.post(&world.ben, "Die Rolltreppe ruckelt", true).await;
    world.comment(&world.ben, idea, "Seit Montag, und niemand weiß davon.").await;
    world.comment(&world.chidi, other, "Am Bahnhof quietscht der Handlauf.").await;
    world.comment(&world.ana, idea, "Im Rathaus klemmt der Knopf.").await;
    triage::merge(&world.chidi, other, &idea.to_string(), "Beide meinen den Weg nach oben.").await.unwrap();
    search::rebuild(&world.service).await.unwrap();
    for word in ["Montag", "Handlauf", "Knopf", "Rolltreppe"] {
        let list = look(&world.ana, word).await;
        assert_eq!(numbers(&list), [idea], "{word}");
        let excerpt = &list.finding.unwrap().marks[0].excerpt;
        assert!(excerpt.contains(&format!("<mark>{word}</mark>")), "{word}: {excerpt}");
    }
}

async fn what_nobody_could_tell_of_is_found_in_the_next_round(world: World) {
    search::rebuild(&world.service).await.unwrap();
    let seen = world.service.store().read().await.unwrap().newest_event().await.unwrap();
    let (idea, _) = world.post(&world.ana, "Der Türöffner streikt", true).await;
    assert_eq!(numbers(&look(&world.ben, "Türöffner").await), []);
    let newest = search::catch_up(&world.service, seen).await.unwrap();
    assert_eq!(numbers(&look(&world.ben, "Türöffner").await), [idea]);
    assert!(newest > seen);
}

/// The numbers beside the filters come from the index alone.
async fn what_is_taken_away_leaves_the_index_without_anybody_looking_for_it(world: World) {
    let mut ideas = Vec::new();
    for n in 0..4 {
        ideas.push(world.post(&world.ana, &format!("Die Lampe Nummer {n} flackert"), true).await.0);
    }
    let following = tokio::spawn(search::keep_up(world.service.clone()));
    let counted = async |wanted: usize| {
        let count = async || {
            let known = ideas::list(&world.ben, &Query::default()).await.unwrap().facets;
            known.map(|facets| facets.statuses.iter().map(|(_, count)| count).sum::<usize>())
        };
        tokio::time::timeout(Duration::from_secs(10), async {
            while count().await != Some(wanted) {
                tokio::task::yield_now().await;
            }
        })
        .await
        .unwrap_or_else(|_| panic!("not {wanted}"));
    };
    counted(4).await;
    ideas::withdraw(&world.ana, ideas[0], None).await.unwrap();
    counted(3).await;
    triage::hide(&world.chidi, Thing::idea(ideas[1]), "person", "Da steht ein Name.").await.unwrap();
    counted(2).await;
    triage::merge(&world.chidi, ideas[2], &ideas[3].to_string(), "Beide meinen dieselbe Lampe.")
        .await
        .unwrap();
    counted(1).await;
    restore(&world.chidi, Thing::idea(ideas[1])).await.unwrap();
    counted(2).await;
    following.abort();
}

#[tokio::test]
async fn similar_ideas_come_with_their_state_and_the_readers_vote_and_need_twelve_characters() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Dienstreise-Antrag ohne Papier", true).await;
    world.post(&world.ana, "Die Kaffeemaschine tropft", true).await;
    world.vote(&world.ben, idea, true).await;
    search::rebuild(&world.service).await.unwrap();
    let similar =
        search::similar(&world.ben, "Antrag für Dienstreise papierlos stellen", "", None).await.unwrap();
    assert_eq!(similar[0].card.number, idea);
    assert!(similar[0].card.ballot.mine && similar[0].score > 0.0 && similar[0].score <= 1.0);
    assert_eq!(search::similar(&world.ben, "Dienstreise", "", None).await.unwrap(), []);
    assert_eq!(
        refusal(search::similar(&world.visitor, "Dienstreise-Antrag", "", None).await),
        Refusal::SignInFirst
    );
}

#[tokio::test]
async fn a_variant_is_a_marked_comment_and_a_vote_both_or_neither() {
    let world = World::new().await;
    let (idea, _) = world.post(&world.ana, "Dienstreise-Antrag ohne Papier", true).await;
    let (comment, ballot) =
        comments::add_variant(&world.ben, idea, "Bei uns ähnlich, aber mit Fahrtenbuch.").await.unwrap();
    assert_eq!(comment.kind, CommentKind::Variant);
    assert!(ballot.mine);
    assert_eq!(ballot.tally.votes, 2);
    let page = world.page(&world.ben, idea).await;
    assert_eq!((page.comments.len(), page.ballot), (1, ballot));
    // Where there is no voting, there is no variant either.
    let declined = world.idea_in("Abgelehnt", Status::Declined, Overlay::None).await;
    assert!(matches!(
        refusal(comments::add_variant(&world.ben, declined, "Bei uns auch.").await),
        Refusal::StateForbids { .. }
    ));
    assert_eq!(world.page(&world.ben, declined).await.comments, []);
}

#[tokio::test]
async fn moderators_keep_the_words_of_the_search_and_no_change_is_lost() {
    let world = World::new().await;
    world.post(&world.ana, "Das Zwiebelgebäck ist alle", true).await;
    search::rebuild(&world.service).await.unwrap();
    assert_eq!(look(&world.ben, "Plusterkringel").await.total, 0);
    assert_eq!(refusal(synonyms::load(&world.ben).await), Refusal::NotAllowed);
    let kept = synonyms::load(&world.chidi).await.unwrap();
    let list = format!("{}\nPlusterkringel = Zwiebelgebäck\n", kept.list);
    assert_eq!(refusal(synonyms::keep(&world.ben, &list, &kept.version).await), Refusal::NotAllowed);
    synonyms::keep(&world.chidi, &list, &kept.version).await.unwrap();
    assert_eq!(refusal(synonyms::keep(&world.chidi, "a = b", &kept.version).await), Refusal::Stale);
    search::rebuild(&world.service).await.unwrap();
    assert_eq!(look(&world.ben, "Plusterkringel").await.total, 1);
}

#[tokio::test]
async fn other_words_are_looked_for_at_once_and_no_idea_is_read_again_for_them() {
    let world = World::new().await;
    world.post(&world.ana, "Das Zwiebelgebäck ist alle", true).await;
    let following = tokio::spawn(search::keep_up(world.service.clone()));
    let found = async |text: &'static str| {
        let look = async {
            while ideas::list(&world.ben, &words(text)).await.map_or(0, |list| list.total) == 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), look).await.is_ok()
    };
    assert!(found("Zwiebelgebäck").await);
    // Nobody announces this one: only who reads everything anew would find it.
    world.idea_in("Eine stille Quasselstrippe", Status::Open, Overlay::None).await;
    let kept = synonyms::load(&world.chidi).await.unwrap();
    let list = format!("{}\nPlusterkringel = Zwiebelgebäck\n", kept.list);
    synonyms::keep(&world.chidi, &list, &kept.version).await.unwrap();
    assert!(found("Plusterkringel").await);
    assert_eq!(look(&world.ben, "Quasselstrippe").await.total, 0);
    following.abort();
}
