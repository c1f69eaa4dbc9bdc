//! What a recipe takes, refuses and looks like as text.

use domain::{
    ids::IdeaNumber,
    refusals::{Field, Refusal},
    selection::{
        ballots::Balance,
        recipe::{PullRule, RawRecipe, Recipe, RuleName},
    },
    text::{Slug, TextError},
};
use proptest::prelude::*;

fn balanced() -> RawRecipe {
    RawRecipe { rule: "balanced".into(), places: "10".into(), ..RawRecipe::default() }
}

#[test]
fn ticked_boxes_are_a_list_and_what_is_no_field_is_passed_over() {
    let raw = RawRecipe::from_address("?rule=votes&topic=it&topic=kitas&lang=en&places=").unwrap();
    let expected = RawRecipe { rule: "votes".into(), topic: "it\nkitas".into(), ..RawRecipe::default() };
    assert_eq!(raw, expected);
    assert_eq!(RawRecipe::from_address("?lang=en"), None, "it asks for nothing");
}

fn wrong(raw: &RawRecipe) -> Vec<(Field, TextError)> {
    match Recipe::parse(raw) {
        Err(Refusal::Invalid { fields }) => fields.iter().map(|wrong| (wrong.field, wrong.error)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_and_a_number_are_a_recipe() {
    let recipe = Recipe::parse(&balanced()).unwrap();
    assert_eq!(recipe.rule().name(), RuleName::Balanced);
    assert_eq!(recipe.rule().balance(), Balance::Off);
    assert_eq!(recipe.rule().budget(), 10);
    assert_eq!(recipe.quorum().get(), 1);
    assert_eq!(recipe.per_topic(), None);
    assert_eq!(recipe.to_string(), "dogital recipe 1\nrule balanced\nplaces 10\nbalance off\nquorum 1\n");
}

#[test]
fn everything_that_can_be_set_is_in_the_text() {
    let raw = RawRecipe {
        rule: "balanced-hours".into(),
        places: "not read".into(),
        hours: "40".into(),
        hours_each: "4".into(),
        hours_of: "#12 8\r\n\r\n7 2".into(),
        balance: "light".into(),
        topic: "kitas, it".into(),
        masterplan: "bildung verwaltung".into(),
        unit: "amt-5".into(),
        quorum: "20".into(),
        per_topic: "3".into(),
        seats: "it 2".into(),
        wildcards: "7 Weil  es brennt".into(),
    };
    let recipe = Recipe::parse(&raw).unwrap();
    let text = "dogital recipe 1\nrule balanced-hours\nhours 40\nhours_each 4\nhours_of 7 2\nhours_of 12 8\nbalance light\n\
        topic it\ntopic kitas\nmasterplan verwaltung\nmasterplan bildung\nunit amt-5\nquorum 20\nper_topic 3\nseats it 2\n\
        wildcards 7 Weil  es brennt\n";
    assert_eq!(recipe.to_string(), text);
    assert_eq!(text.parse::<Recipe>().unwrap(), recipe);
    assert_eq!([7, 9, 12].map(|idea| recipe.rule().cost(IdeaNumber::from_i64(idea))), [2, 4, 8]);
}

#[test]
fn every_wrong_field_is_named_at_once() {
    use TextError::{Malformed, Missing, Taken};
    assert_eq!(wrong(&RawRecipe::default()), [(Field::Rule, Missing)]);
    let raw = RawRecipe {
        places: "0".into(),
        balance: "more".into(),
        topic: "IT".into(),
        masterplan: "x".into(),
        unit: "-".into(),
        quorum: "-1".into(),
        per_topic: "many".into(),
        seats: "it".into(),
        wildcards: "7 once\n7 twice".into(),
        ..balanced()
    };
    let expected = [
        (Field::Places, Malformed),
        (Field::Balance, Malformed),
        (Field::Topic, Malformed),
        (Field::Masterplan, Malformed),
        (Field::Unit, Malformed),
        (Field::Quorum, Malformed),
        (Field::PerTopic, Malformed),
        (Field::Seats, Missing),
        (Field::Wildcards, Taken),
    ];
    assert_eq!(wrong(&raw), expected);
    let hours = RawRecipe { rule: "balanced-hours".into(), hours_of: "x 1".into(), ..RawRecipe::default() };
    assert_eq!(
        wrong(&hours),
        [(Field::Hours, Missing), (Field::HoursEach, Missing), (Field::HoursOf, Malformed)]
    );
    let trend = RawRecipe { rule: "trending".into(), ..balanced() };
    assert_eq!(wrong(&trend), [(Field::Rule, Malformed)]);
}

#[test]
fn a_wildcard_has_a_reason_of_three_hundred_characters_at_most() {
    let raw = |reason: &str| RawRecipe { wildcards: format!("7 {reason}"), ..balanced() };
    assert!(Recipe::parse(&raw(&"ä".repeat(300))).is_ok());
    let long = TextError::TooLong { max: 300, is: 301 };
    assert_eq!(wrong(&raw(&"ä".repeat(301))), [(Field::Wildcards, long)]);
    assert_eq!(wrong(&raw("")), [(Field::Wildcards, TextError::Missing)]);
}

#[test]
fn promises_that_contradict_each_other_are_refused() {
    let seats = |seats: &str, per_topic: &str, places: &str| RawRecipe {
        seats: seats.into(),
        per_topic: per_topic.into(),
        places: places.into(),
        wildcards: "7 by hand".into(),
        ..balanced()
    };
    assert!(Recipe::parse(&seats("it 2", "2", "3")).is_ok());
    assert_eq!(wrong(&seats("it 2", "1", "3")), [(Field::Seats, TextError::Malformed)]);
    assert_eq!(wrong(&seats("it 2\nkitas 1", "", "3")), [(Field::Seats, TextError::Malformed)]);
    let by_hand = RawRecipe { places: "1".into(), wildcards: "7 a\n8 b".into(), ..balanced() };
    assert_eq!(wrong(&by_hand), [(Field::Wildcards, TextError::Malformed)]);
    let hours =
        RawRecipe { rule: "balanced-hours".into(), hours: "5".into(), hours_each: "3".into(), ..by_hand };
    assert_eq!(wrong(&hours), [(Field::Wildcards, TextError::Malformed)]);
}

#[test]
fn what_a_rule_has_no_use_for_is_not_read() {
    let raw = RawRecipe { rule: "votes".into(), balance: "strong".into(), hours: "x".into(), ..balanced() };
    let recipe = Recipe::parse(&raw).unwrap();
    assert_eq!(recipe.to_string(), "dogital recipe 1\nrule votes\nplaces 10\nquorum 1\n");
    assert!(matches!(recipe.rule(), PullRule::MostVotes { .. }));
}

#[test]
fn another_text_of_the_same_recipe_is_refused() {
    let text = Recipe::parse(&balanced()).unwrap().to_string();
    assert!(text.parse::<Recipe>().is_ok());
    for (from, to) in [
        ("places 10", "places 010"),
        ("places 10\n", "places 10\nplaces 10\n"),
        ("balance off\n", ""),
        ("quorum 1\n", "quorum 1"),
        ("recipe 1", "recipe 2"),
        ("\n", "\r\n"),
        ("quorum 1\n", "quorum 1\nextra 1\n"),
    ] {
        assert!(text.replacen(from, to, 1).parse::<Recipe>().is_err(), "{to}");
    }
}

fn slugs() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z0-9]{1,8}".prop_filter("a name", |slug| Slug::parse(slug).is_ok()), 0..4)
}

fn raw_recipes() -> impl Strategy<Value = RawRecipe> {
    let rule = prop::sample::select(RuleName::ALL).prop_map(|rule| rule.to_string());
    let balance = prop::sample::select(Balance::ALL).prop_map(|balance| balance.to_string());
    let lines = |value: &'static str| {
        prop::collection::btree_map(1_i64..30, value, 0..3).prop_map(|lines| {
            lines.iter().map(|(idea, value)| format!("{idea} {value}")).collect::<Vec<_>>().join("\n")
        })
    };
    let numbers = (1..=100_u32, 20..=1000_u32, 1..=9_u32, 1..50_u32, prop::option::of(1..9_u32));
    let lists = (slugs(), slugs(), prop::collection::btree_map("[a-z]{1,3}", 1..4_u32, 0..3));
    let reasons = lines("\\PC{1,300}");
    (rule, balance, numbers, lists, lines("[1-9]"), reasons).prop_map(
        |(
            rule,
            balance,
            (places, hours, each, quorum, most),
            (topics, units, seats),
            hours_of,
            wildcards,
        )| {
            let seats: Vec<String> = seats.iter().map(|(topic, seats)| format!("{topic} {seats}")).collect();
            RawRecipe {
                rule,
                places: places.to_string(),
                hours: hours.to_string(),
                hours_each: each.to_string(),
                hours_of,
                balance,
                topic: topics.join(" "),
                masterplan: "bildung,wirtschaft".into(),
                unit: units.join("\n"),
                quorum: quorum.to_string(),
                per_topic: most.map_or_else(String::new, |most| most.to_string()),
                seats: seats.join("\n"),
                wildcards,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read(raw in raw_recipes()) {
        if let Ok(recipe) = Recipe::parse(&raw) {
            prop_assert_eq!(recipe.to_string().parse::<Recipe>(), Ok(recipe));
        }
    }

    #[test]
    fn an_address_holds_a_recipe_as_it_was_typed(raw in raw_recipes()) {
        prop_assert_eq!(RawRecipe::from_address(&raw.to_query_string()), Some(raw));
    }

    #[test]
    fn no_text_makes_the_parsers_panic(text in "\\PC{0,40}", lines in "(\\PC{0,9}[ \n]){0,6}") {
        for rule in RuleName::ALL {
            let raw = RawRecipe {
                rule: rule.to_string(), places: text.clone(), hours: text.clone(), hours_each: text.clone(),
                hours_of: lines.clone(), balance: text.clone(), topic: lines.clone(), masterplan: lines.clone(),
                unit: lines.clone(), quorum: text.clone(), per_topic: text.clone(), seats: lines.clone(), wildcards: lines.clone(),
            };
            _ = Recipe::parse(&raw);
        }
        let kept = format!("dogital recipe 1\n{lines}");
        prop_assert!(kept.parse::<Recipe>().is_err());
    }
}
