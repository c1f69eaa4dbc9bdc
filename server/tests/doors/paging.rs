//! Lists, page by page.

use domain::ideas::Status;
use store::{seeds::SeedIdea, testing::Fresh};

use crate::{
    knock::{Browser, Program},
    world::{World, monday},
};

/// Follows `Link: rel="next"` from the first page on; `between` runs after each page.
async fn walk(program: &Program, first: &str, mut between: impl AsyncFnMut()) -> Vec<i64> {
    let (mut path, mut numbers) = (first.to_owned(), Vec::new());
    loop {
        let answer = program.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let page = answer.json();
        numbers.extend(page["items"].as_array().unwrap().iter().map(|item| item["number"].as_i64().unwrap()));
        let link = answer.header("link");
        if link.is_empty() {
            assert!(page["next"].is_null());
            return numbers;
        }
        let address = link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap();
        assert!(address.ends_with(&format!("after={}", page["next"].as_str().unwrap())), "{link}");
        path = address.strip_prefix("http://ideen.example").unwrap().to_owned();
        between().await;
    }
}

/// 23 ideas that differ in what lists are sorted by.
async fn crowd(world: &World) -> Vec<i64> {
    let ideas = (0..23_i64).map(|n| SeedIdea {
        votes: n % 5,
        comments: n % 3,
        hot: n * 7 % 11,
        status: if n % 4 == 0 { Status::InReview } else { Status::Open },
        answered_at: (n % 2 == 0).then(|| monday().plus(n / 4)),
        ..world.seeded(Some("ana"), &format!("Idee Nummer {n}"))
    });
    world.seed(ideas.collect()).await
}

async fn pages_neither_repeat_nor_skip_while_ideas_arrive(fresh: &Fresh) {
    let world = World::on(fresh).await;
    let numbers = crowd(&world).await;
    let (ben, ana) = (world.program("ben").await, world.browser("ana").await);
    let seen: Vec<String> = numbers.iter().step_by(3).map(i64::to_string).collect();
    let seen = seen.join(" ");
    for sort in ["new", "top", "trending", "discussed", "answered", "fair"] {
        let first = format!("/ideas?sort={sort}&limit=5");
        let mut found = walk(&ben, &first, async || {
            world.post("dee", "Kommt dazwischen").await;
            // Some are seen meanwhile, which moves them in the order of tomorrow alone.
            assert_eq!(ana.call("views/count_views", &[("ideas", &seen)]).await.status, 200);
        })
        .await;
        let length = found.len();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), length, "{sort}: nothing comes twice");
        let known: Vec<_> = found.iter().filter(|number| numbers.contains(number)).collect();
        let expected = if sort == "answered" { 12 } else { 23 };
        assert_eq!(known.len(), expected, "{sort}: nothing is left out");
    }
}

async fn the_way_to_the_next_page_keeps_what_was_asked_for(fresh: &Fresh) {
    let world = World::on(fresh).await;
    crowd(&world).await;
    let ben = world.program("ben").await;
    let found = walk(&ben, "/ideas?status=in_review&topic=it&limit=2", async || {}).await;
    assert_eq!(found.len(), 6);
    assert_eq!(walk(&ben, "/ideas?limit=100", async || {}).await.len(), 23);
}

/// The ideas on a page, and the address of the next.
async fn read(browser: &Browser, address: &str) -> (Vec<String>, Option<String>) {
    let page = browser.get(address).await;
    assert_eq!(page.status, 200, "{address}");
    let links = page.text().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let links: Vec<String> = links.map(|link| link.replace("&amp;", "&")).collect();
    let mut ideas: Vec<_> = links
        .iter()
        .filter(|link| link.strip_prefix("/ideas/").is_some_and(|rest| rest.parse::<i64>().is_ok()))
        .cloned()
        .collect();
    ideas.dedup();
    (ideas, links.into_iter().find(|link| link.contains("after=") && !link.contains("lang=")))
}

async fn without_a_script_the_list_is_read_to_its_end(fresh: &Fresh) {
    let world = World::on(fresh).await;
    crowd(&world).await;
    let browser = world.browser("ben").await;
    let (mut ideas, next) = read(&browser, "/?sort=top").await;
    assert_eq!(ideas.len(), 20);
    let (rest, last) = read(&browser, &next.unwrap()).await;
    assert_eq!((rest.len(), last), (3, None));
    ideas.extend(rest);
    ideas.sort_unstable();
    ideas.dedup();
    assert_eq!(ideas.len(), 23);
}

store::contract!(
    pages_neither_repeat_nor_skip_while_ideas_arrive,
    the_way_to_the_next_page_keeps_what_was_asked_for,
    without_a_script_the_list_is_read_to_its_end,
);
