//! Known items (a title finds its own text) and pairs (an idea finds another one with the same wish).

use std::collections::BTreeSet;

use domain::ideas::Status;
use domain::ids::{CampaignId, EventId, IdeaNumber, TopicId};
use domain::text::Pinch;
use search::{Document, Index, Request, Synonyms};

use crate::reading::Texts;

/// An idea in which nothing but these texts matters.
pub fn document(number: usize, title: &str, pinch: &str) -> Document {
    let small = i64::try_from(number).expect("a folder of texts is smaller");
    Document {
        number: IdeaNumber::from_i64(small),
        campaign: CampaignId::from_i64(1),
        topic: TopicId::from_i64(small % 12),
        unit: None,
        status: Status::Open,
        title: title.to_owned(),
        pinch: pinch.to_owned(),
        wish: String::new(),
        addenda: String::new(),
        comments: String::new(),
        as_of: EventId::from_i64(0),
    }
}

/// Prints the tables.
pub fn report(texts: &Texts, misses: bool) {
    println!(
        "\n{} texts of corpora and {} of pairs; questions are answered by `similar`, as while somebody types.\n",
        texts.records.len(),
        texts.pairs.len()
    );
    println!("| question → target | synonyms | questions | recall@1 | recall@5 |\n|---|---|---|---|---|");
    for (name, synonyms) in [("with", Synonyms::built_in()), ("without", Synonyms::none())] {
        let index = shelve(texts, 0, synonyms.clone());
        known_items(texts, 0, &index, name);
        // The product takes no shorter ideas, and the methods in our design were compared without them.
        known_items(texts, Pinch::MIN, &shelve(texts, Pinch::MIN, synonyms), name);
        pairs(texts, &index, name, misses);
    }
}

fn known_items(texts: &Texts, shortest: usize, index: &Index, synonyms: &str) {
    let titled = |at: &usize| !texts.records[*at].title.is_empty() && texts.records[*at].is_long(shortest);
    let questions: Vec<Question> = (0..texts.records.len())
        .filter(titled)
        .map(|at| Question { title: &texts.records[at].title, text: "", target: at })
        .collect();
    let among =
        if shortest == 0 { "all texts".to_owned() } else { format!("texts of {shortest} characters") };
    let ask = |question: &Question| similar(index, question);
    line(&format!("title → own text among {among}"), synonyms, &questions, ask, false);
    line(
        &format!("the same by `search`, {among}"),
        synonyms,
        &questions,
        |question| searched(index, question),
        false,
    );
}

fn pairs(texts: &Texts, index: &Index, synonyms: &str, misses: bool) {
    let levels: BTreeSet<&str> = texts.pairs.iter().map(|pair| pair.level.as_str()).collect();
    for full in [false, true] {
        let what = if full { "title and text" } else { "title only" };
        let questions = |level: Option<&str>| -> Vec<Question> {
            let pairs = (texts.records.len()..).zip(&texts.pairs);
            pairs
                .filter(|(_, pair)| level.is_none_or(|level| pair.level == level))
                .map(|(target, pair)| {
                    let text = if full { pair.text_a.as_str() } else { "" };
                    Question { title: &pair.title_a, text, target }
                })
                .collect()
        };
        for level in levels.iter().map(|level| Some(*level)).chain([None]) {
            let label = level.map_or("all".to_owned(), |level| format!("level {level}"));
            let ask = |question: &Question| similar(index, question);
            let name = format!("pairs, {what}: {label}");
            line(&name, synonyms, &questions(level), ask, misses && level.is_some());
        }
    }
}

/// An index of the texts: corpora without their titles, of each pair the second idea.
fn shelve(texts: &Texts, shortest: usize, synonyms: Synonyms) -> Index {
    let index = Index::new(synonyms);
    let records = (0..).zip(&texts.records).filter(|(_, record)| record.is_long(shortest));
    let records = records.map(|(number, record)| document(number, "", &record.text));
    let pairs = (texts.records.len()..).zip(&texts.pairs);
    let pairs = pairs.map(|(number, pair)| document(number, &pair.title_b, &pair.text_b));
    index.put(records.chain(pairs).collect());
    index
}

struct Question<'a> {
    title: &'a str,
    text: &'a str,
    target: usize,
}

fn similar(index: &Index, question: &Question) -> Vec<i64> {
    let found = index.similar(question.title, question.text, None, None);
    found.into_iter().map(|similar| similar.number.as_i64()).collect()
}

fn searched(index: &Index, question: &Question) -> Vec<i64> {
    let request = Request { text: question.title.to_owned(), limit: 5, ..Request::default() };
    index.search(&request).hits.into_iter().map(|hit| hit.number.as_i64()).collect()
}

fn line(
    what: &str,
    synonyms: &str,
    questions: &[Question],
    ask: impl Fn(&Question) -> Vec<i64>,
    misses: bool,
) {
    let (mut first, mut five) = (0, 0);
    for question in questions {
        let place = ask(question).iter().position(|number| usize::try_from(*number) == Ok(question.target));
        first += usize::from(place == Some(0));
        five += usize::from(place.is_some());
        if misses && place.is_none() {
            eprintln!("missed ({what}): {}", question.title);
        }
    }
    println!(
        "| {what} | {synonyms} | {} | {} | {} |",
        questions.len(),
        share(first, questions.len()),
        share(five, questions.len())
    );
}

#[expect(clippy::cast_precision_loss, reason = "counts of queries")]
fn share(part: usize, all: usize) -> String {
    if all == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / all as f64) }
}
