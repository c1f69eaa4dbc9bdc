//! Whoever guesses claim codes learns nothing, not even where there is something to guess.

use domain::ideas::{Overlay, Status};
use serde_json::json;
use store::{seeds::SeedIdea, testing::Fresh};

use crate::world::{PINCH, World};

const GUESS: &str = "kran-ofen-igel-wolke";
/// More than anybody may guess without waiting.
const OFTEN: usize = 12;

/// An idea that nobody but its author knows of: without a name, and under one.
async fn secret_ideas(world: &World) -> [i64; 2] {
    let nameless = SeedIdea {
        status: Status::Held,
        claim_hash: Some([7; 32].to_vec()),
        ..world.seeded(None, "Wird noch geprüft")
    };
    let nameless = world.seed(vec![nameless]).await[0];
    [nameless, world.idea_in("ana", "Wird auch noch geprüft", Status::Held, Overlay::None).await]
}

async fn a_program_cannot_tell_by_guessing_whether_there_is_an_idea(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let ben = world.program("ben").await;
    for (at, call) in (1..).zip(["objection", "appeals"]) {
        let mut heard = Vec::new();
        for number in [&[900 + at][..], &secret_ideas(&world).await].concat() {
            let mut answers = Vec::new();
            for _ in 0..OFTEN {
                let path = format!("/ideas/{number}/{call}");
                let answer = match call {
                    "objection" => ben.put_json(&path, json!({"claim_code": GUESS})).await,
                    _ => ben.post(&path, json!({"body": "Da steht kein Name.", "claim_code": GUESS})).await,
                };
                answers.push((answer.status, answer.problem()));
            }
            heard.push(answers);
        }
        assert_eq!(heard[0][0], (404, "not-found".to_owned()), "{call}");
        assert_eq!(heard[0][OFTEN - 1], (429, "too-many-requests".to_owned()), "{call}");
        assert!(heard.iter().all(|answers| *answers == heard[0]), "{call}: {heard:?}");
    }
}

async fn nor_does_a_plain_form_tell(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let fields = [
        ("claim_code", GUESS),
        ("title", "Gut genug"),
        ("pinch", PINCH),
        ("topic", "it"),
        ("body", "Und nun?"),
        ("kind", "question"),
    ];
    let ben = world.browser("ben").await;
    for (at, act) in (1..).zip(["addenda", "withdraw", "reveal", "claim", "edit", "comments"]) {
        let mut heard = Vec::new();
        for number in [&[900 + at][..], &secret_ideas(&world).await].concat() {
            let mut answers = Vec::new();
            for _ in 0..OFTEN {
                let answer = ben.post(&format!("/ideas/{number}/{act}"), &fields).await;
                answers.push((answer.status, answer.header("retry-after").to_owned()));
            }
            heard.push(answers);
        }
        // There is no page on which the form could come back.
        assert_eq!(heard[0][0], (404, String::new()), "{act}");
        assert_ne!(heard[0][OFTEN - 1].1, "", "{act}");
        assert!(heard.iter().all(|answers| *answers == heard[0]), "{act}: {heard:?}");
    }
}

async fn nor_does_the_form_of_a_comment(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let public = world.post("ana", "Zweiter Drucker").await;
    let (held, comments): (Vec<_>, Vec<_>) =
        crate::matrix::stock(&world, 3, Status::Held, Overlay::None).await.into_iter().unzip();
    let ben = world.browser("ben").await;
    let fields = |reply_to: &i64| {
        let reply_to = reply_to.to_string();
        move |act: &str| match act {
            "comments" => vec![("reply_to", reply_to.clone()), ("kind", "question".to_owned())],
            _ => Vec::new(),
        }
    };
    for act in ["comments", "edit", "delete"] {
        let mut heard = Vec::new();
        for (number, comment) in [(900, 900), (held[0], comments[0]), (901, comments[1])] {
            let address = match act {
                "comments" => format!("/ideas/{public}/comments"),
                "edit" => format!("/ideas/{number}/comments/{comment}"),
                _ => format!("/ideas/{number}/comments/{comment}/delete"),
            };
            let more = fields(&comment)(act);
            let all: Vec<_> = [("claim_code", GUESS), ("body", "Und nun?")]
                .into_iter()
                .chain(more.iter().map(|(name, value)| (*name, value.as_str())))
                .collect();
            let mut answers = Vec::new();
            for _ in 0..OFTEN {
                let answer = ben.post(&address, &all).await;
                answers.push((answer.status, answer.header("retry-after").to_owned()));
            }
            heard.push(answers);
        }
        assert!(heard.iter().all(|answers| *answers == heard[0]), "{act}: {heard:?}");
    }
}

async fn a_code_that_a_named_idea_needs_no_more_does_no_harm(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let (number, code) = world.post_unnamed("ana", "Zweiter Drucker").await;
    let (ana, path) = (world.browser("ana").await, format!("/ideas/{number}"));
    let fields = [("claim_code", code.as_str()), ("body", "Noch etwas dazu.")];
    assert_eq!(ana.post(&format!("{path}/reveal"), &fields).await.status, 303);
    for time in 0..OFTEN {
        assert_eq!(ana.post(&format!("{path}/addenda"), &fields).await.status, 303, "{time}");
    }
}

store::contract!(
    a_program_cannot_tell_by_guessing_whether_there_is_an_idea,
    nor_does_a_plain_form_tell,
    nor_does_the_form_of_a_comment,
    a_code_that_a_named_idea_needs_no_more_does_no_harm,
);
