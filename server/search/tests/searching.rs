//! Phrases, exclusion, pages, filters, and what comes and goes.

mod common;

use common::{idea, index, numbers, request};
use domain::ideas::Status;
use domain::ids::{CampaignId, IdeaNumber, TopicId, UnitId};
use proptest::prelude::*;
use search::{Document, Filters, Index, Part, Request, Synonyms};

#[test]
fn all_words_are_wanted_but_some_are_better_than_nothing() {
    let index = index(&["Heizung im Büro", "Heizung im Keller", "Licht im Keller"]);
    let found = index.search(&request("Heizung Keller"));
    assert!(found.complete);
    assert_eq!(found.hits[0].number.as_i64(), 2);
    assert_eq!(found.total, 1);
    let found = index.search(&request("Heizung Zebra"));
    assert!(!found.complete);
    assert_eq!(found.total, 2);
}

#[test]
fn a_phrase_wants_its_words_side_by_side() {
    let index = index(&["Licht im Büro", "Im Büro ist kein Licht", "Büro im Licht"]);
    assert_eq!(numbers(&index, "\"Licht im Büro\""), [1]);
    assert_eq!(numbers(&index, "„im Büro“"), [2, 1]);
    assert!(numbers(&index, "\"Büro Licht\"").is_empty());
}

#[test]
fn a_phrase_does_not_reach_over_the_end_of_a_field() {
    let index = Index::new(Synonyms::none());
    index.put(vec![idea(1, "Neues Licht", "Büro ist dunkel.")]);
    assert!(numbers(&index, "\"Licht Büro\"").is_empty());
}

#[test]
fn what_is_unwanted_is_left_out() {
    let index = index(&["Fahrrad im Keller", "Fahrrad im Hof", "Fahrrad auf dem Kellerboden"]);
    assert_eq!(numbers(&index, "Fahrrad -Keller"), [2]);
    assert_eq!(numbers(&index, "Fahrrad -\"im Hof\""), [3, 1]);
    assert_eq!(numbers(&index, "-Keller"), [2]);
}

#[test]
fn words_that_say_nothing_are_found_in_their_order() {
    let index = index(&["Nicht nur wir", "Wir nicht"]);
    assert_eq!(numbers(&index, "nicht nur"), [1]);
}

#[test]
fn a_title_weighs_more_than_a_text_and_a_text_more_than_comments() {
    let index = Index::new(Synonyms::none());
    let text = "Darin steht es auch, neben vielem anderen: der Fahrstuhl steht still.";
    index.put(vec![
        Document { comments: text.to_owned(), ..idea(1, "Eines", "Das erste.") },
        idea(2, "Fahrstuhl", "Das zweite."),
        idea(3, "Drittes", text),
    ]);
    assert_eq!(numbers(&index, "Fahrstuhl"), [2, 3, 1]);
}

#[test]
fn excerpts_show_what_was_found_and_nothing_else_as_html() {
    let index = Index::new(Synonyms::none());
    let long = "Am Anfang steht viel, was niemanden kümmert. ".repeat(12);
    let title = "<b>Tür</b> & Tor";
    let text = format!("{long} <script>alert('Tür')</script> {long}");
    index.put(vec![idea(1, title, &text)]);
    let marks = index.search(&request("Tür")).hits.remove(0).marks;
    assert_eq!(marks.title(title), "&lt;b&gt;<mark>Tür</mark>&lt;/b&gt; &amp; Tor");
    assert_eq!(marks.part(), Part::Pinch);
    let excerpt = marks.excerpt(&text);
    assert!(excerpt.contains("&lt;script&gt;alert(&#39;<mark>Tür</mark>&#39;)"), "{excerpt}");
    assert!(!excerpt.contains("<script"));
    assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …"));
}

#[test]
fn an_excerpt_is_of_the_part_that_holds_most_of_what_was_looked_for() {
    let index = Index::new(Synonyms::none());
    let comments = "Bei uns klemmt die Tür seit gestern.";
    index.put(vec![Document { comments: comments.to_owned(), ..idea(1, "Eingang", "Die Tür ist alt.") }]);
    let marks = |text: &str| index.search(&request(text)).hits.remove(0).marks;
    assert_eq!(marks("Tür").part(), Part::Pinch);
    assert_eq!(marks("Eingang").part(), Part::Pinch);
    let both = marks("Tür klemmt");
    assert_eq!(both.part(), Part::Comments);
    assert_eq!(both.excerpt(comments), "Bei uns <mark>klemmt</mark> die <mark>Tür</mark> seit gestern.");
    // Of a text that is not the one that was put in, other words are marked, or none.
    assert_eq!(both.excerpt("Es war einmal."), "Es war <mark>einmal</mark>.");
    assert_eq!(both.excerpt(""), "");
}

fn hundred() -> Index {
    let index = Index::new(Synonyms::none());
    let many = |number: i64| Document {
        campaign: CampaignId::from_i64(number % 2),
        topic: TopicId::from_i64(number % 3),
        unit: (number % 5 != 0).then(|| UnitId::from_i64(number % 5)),
        status: if number % 4 == 0 { Status::Planned } else { Status::Open },
        ..idea(number, "Heizung", &"kalt ".repeat(usize::try_from(number % 7).unwrap_or(0)))
    };
    index.put((1..=100).map(many).collect());
    index
}

#[test]
fn pages_repeat_nothing_and_leave_nothing_out() {
    let index = hundred();
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let found = index.search(&Request { limit: 7, after, ..request("Heizung") });
        assert_eq!(found.total, 100);
        seen.extend(found.hits.iter().map(|hit| hit.number.as_i64()));
        let Some(next) = found.next else { break };
        after = Some(next);
    }
    assert_eq!(seen.len(), 100);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 100);
}

#[test]
fn whether_some_words_are_enough_is_decided_within_the_campaign() {
    let index = Index::new(Synonyms::none());
    let of =
        |campaign: i64, document: Document| Document { campaign: CampaignId::from_i64(campaign), ..document };
    index.put(vec![
        of(1, idea(1, "Heizung im Keller", "")),
        of(2, idea(2, "Heizung im Büro", "")),
        of(1, idea(3, "Stundenvertretungsplan", "")),
        of(2, idea(4, "Vertretung nach Plan", "")),
    ]);
    let within = |campaign: i64, text: &str| {
        let filters = Filters { campaign: Some(CampaignId::from_i64(campaign)), ..Filters::default() };
        let found = index.search(&Request { filters, ..request(text) });
        (found.complete, found.hits.iter().map(|hit| hit.number.as_i64()).collect::<Vec<_>>())
    };
    assert_eq!(within(1, "Heizung Keller"), (true, vec![1]));
    assert_eq!(within(2, "Heizung Keller"), (false, vec![2]), "what another campaign has does not count");
}

fn all_pages(index: &Index, text: &str, mut between: impl FnMut(usize)) -> Vec<i64> {
    let (mut seen, mut after) = (Vec::new(), None);
    for page in 0.. {
        let found = index.search(&Request { limit: 5, after, ..request(text) });
        seen.extend(found.hits.iter().map(|hit| hit.number.as_i64()));
        let Some(next) = found.next else { break };
        after = Some(next);
        between(page);
    }
    seen
}

proptest! {
    #[test]
    fn pages_neither_repeat_nor_skip_while_ideas_arrive(
        lengths in prop::collection::vec(0_usize..40, 12..60), arriving in prop::collection::vec(0_usize..40, 1..40),
        text in prop::sample::select(vec!["Heizung", "Heizung kalt", "Heizungen Licht kalt"])
    ) {
        let index = Index::new(Synonyms::none());
        let put = |number: usize, length: usize| {
            let number = i64::try_from(number).unwrap();
            index.put(vec![idea(number, "Heizung und Licht", &format!("kalt {}", "wenig ".repeat(length)))]);
        };
        lengths.iter().enumerate().for_each(|(at, length)| put(at + 1, *length));
        let mut rest = arriving.iter().enumerate();
        let seen = all_pages(&index, text, |_| {
            rest.by_ref().take(3).for_each(|(at, length)| put(1_000 + at, *length));
        });
        let mut old: Vec<i64> = seen.iter().copied().filter(|number| *number < 1_000).collect();
        old.sort_unstable();
        let all: Vec<i64> = (1..=i64::try_from(lengths.len()).unwrap()).collect();
        prop_assert_eq!(old, all);
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), seen.len());
    }

    #[test]
    fn a_word_that_grows_commoner_turns_no_page_over(many in 20_i64..60, arriving in 1_usize..12) {
        let index = Index::new(Synonyms::none());
        index.put((1..=many).map(|n| idea(n, "Heizung", &"kalt ".repeat(usize::try_from(n % 9).unwrap()))).collect());
        index.put((500..700).map(|n| idea(n, "Anderes", "ganz anderes")).collect());
        let mut next = 1_000;
        let seen = all_pages(&index, "Heizung", |_| {
            index.put((0..arriving).map(|_| { next += 1; idea(next, "Heizung", "") }).collect());
        });
        let mut old: Vec<i64> = seen.into_iter().filter(|number| *number < 1_000).collect();
        old.sort_unstable();
        prop_assert_eq!(old, (1..=many).collect::<Vec<_>>());
    }
}

#[test]
fn a_facet_counts_without_its_own_filter_and_with_all_others() {
    let index = hundred();
    let filters =
        Filters { topic: Some(TopicId::from_i64(1)), status: Some(Status::Planned), ..Filters::default() };
    let found = index.search(&Request { filters, ..request("Heizung") });
    let expected = |of: &dyn Fn(i64) -> bool| (1..=100).filter(|number| of(*number)).count();
    assert_eq!(found.total, expected(&|n| n % 3 == 1 && n % 4 == 0));
    for (topic, count) in &found.facets.topics {
        assert_eq!(*count, expected(&|n| n % 3 == topic.as_i64() && n % 4 == 0));
    }
    assert_eq!(found.facets.topics.len(), 3);
    assert_eq!(
        found.facets.statuses,
        [
            (Status::Open, expected(&|n| n % 3 == 1 && n % 4 != 0)),
            (Status::Planned, expected(&|n| n % 3 == 1 && n % 4 == 0))
        ]
    );
    for (unit, count) in &found.facets.units {
        assert_eq!(*count, expected(&|n| n % 5 == unit.as_i64() && n % 3 == 1 && n % 4 == 0));
    }
}

#[test]
fn an_idea_that_is_put_again_and_again_teaches_no_typing_error() {
    let index = index(&["Der Drukcer im Flur"]);
    for _ in 0..5 {
        index.put(vec![idea(1, "Der Drukcer im Flur", "")]);
    }
    assert_eq!(numbers(&index, "Drucker"), [1]);
}

#[test]
fn one_index_is_used_from_many_threads() {
    let index = index(&["Heizung im Büro"]);
    std::thread::scope(|scope| {
        for number in 2..6 {
            let index = index.clone();
            scope.spawn(move || {
                index.put(vec![idea(number, "Heizung im Keller", "")]);
                assert!(numbers(&index, "Heizung").contains(&number));
            });
        }
    });
    assert_eq!(index.len(), 5);
}

#[test]
fn a_changed_idea_is_found_by_its_new_words_only() {
    let index = index(&["Ein Aquarium", "Eine Palme"]);
    index.put(vec![idea(1, "Ein Terrarium", "")]);
    assert!(numbers(&index, "Aquarium").is_empty());
    assert_eq!(numbers(&index, "Terrarium"), [1]);
    index.remove(&[IdeaNumber::from_i64(1), IdeaNumber::from_i64(77)]);
    assert!(numbers(&index, "Terrarium").is_empty());
    assert_eq!((index.len(), numbers(&index, "Palme")), (1, vec![2]));
}

#[test]
fn tidying_up_changes_nothing() {
    let index = hundred();
    for _ in 0..3 {
        index.put((1..=50).map(|number| idea(number, "Lüftung", "laut")).collect());
    }
    assert_eq!(index.search(&request("Heizung")).total, 50);
    assert_eq!(index.search(&request("Lüftung")).total, 50);
    let topic = Filters { topic: Some(TopicId::from_i64(1)), ..Filters::default() };
    assert_eq!(index.search(&Request { filters: topic, ..request("Lüftung") }).total, 50);
}

#[test]
fn a_title_alone_finds_similar_ideas() {
    let index =
        index(&["Mehr Diensträder für kurze Wege", "Wasserspender auf jeder Etage", "Neue Bürostühle"]);
    let similar = index.similar("Dienstfahrräder anschaffen", "", None, None);
    assert_eq!(similar[0].number.as_i64(), 1);
    let same = index.similar("Wasserspender auf jeder Etage", "", None, None);
    assert_eq!(same[0].number.as_i64(), 2);
    assert!(same[0].score > 0.8 && same[0].score <= 1.0, "{same:?}");
    assert!(index.similar("Neue Bürostühle", "", Some(CampaignId::from_i64(9)), None).is_empty());
}

fn is_safe(html: &str) -> bool {
    !html.replace("<mark>", "").replace("</mark>", "").contains(['<', '>'])
}

proptest! {
    #[test]
    fn nothing_typed_or_posted_makes_it_panic_or_lets_html_through(
        title in any::<String>(), pinch in any::<String>(), typed in any::<String>(), word in "\\PC{0,12}"
    ) {
        let index = index(&["Heizung & <Licht>"]);
        index.put(vec![idea(2, &title, &pinch), Document { wish: title.clone(), ..idea(3, &word, &pinch) }]);
        for text in [&typed, &title, &pinch, &word, &format!("Heizung \"{typed}\" -{word}"), &format!("\"{typed}")] {
            for hit in index.search(&request(text)).hits {
                for shown in [&title, &pinch, &word, &typed] {
                    prop_assert!(is_safe(&hit.marks.title(shown)) && is_safe(&hit.marks.excerpt(shown)), "{hit:?}");
                }
            }
            for similar in index.similar(text, &pinch, None, None) {
                prop_assert!((0.0..=1.0).contains(&similar.score));
            }
        }
    }
}

#[test]
fn very_long_and_very_empty_texts_are_texts() {
    let index = index(&["Heizung im Büro"]);
    for text in ["", " ", "\"", "-", "--", "-\"", "\"\"", "!?…", "«»", "- -", "\u{308}", "\u{0}"] {
        assert_eq!(index.search(&request(text)).total, 0, "{text:?}");
        assert!(index.similar(text, text, None, None).is_empty());
    }
    let long = "Heizung".repeat(1_500);
    assert_eq!(index.search(&request(&long)).hits.len(), 0);
    assert_eq!(numbers(&index, &"Heizung ".repeat(1_300)), [1]);
    assert_eq!(index.similar(&"Heizung ".repeat(1_300), &long, None, None).len(), 1);
}
