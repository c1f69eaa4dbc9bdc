//! Posters: what hangs on which sheet.

use domain::{
    campaigns::{Bilingual, Campaign, CampaignPage, Masterplan, Phase, Schedule, Topic},
    handover::{HandedIdea, HandedText, Handover, Poster},
    ids::{CampaignId, IdeaNumber, TopicId},
    time::{DAY, Timestamp},
};
use proptest::prelude::*;

fn topic(id: i64) -> Topic {
    let name = Bilingual { de: format!("Thema {id}"), en: String::new() };
    let (slug, masterplan) = (format!("thema-{id}"), Masterplan::Administration);
    Topic { id: TopicId::from_i64(id), slug, name, masterplan, archived: false, former: Vec::new() }
}

fn campaign(topics: i64) -> CampaignPage {
    let day = |day: i64| Timestamp::from_millis(day * DAY);
    let schedule = Schedule {
        collecting: day(0),
        voting: day(10),
        review: day(20),
        workshops: day(30),
        results: day(40),
        archived: day(50),
    };
    let title = Bilingual { de: "Wand".into(), en: String::new() };
    let intro = title.clone();
    let campaign = Campaign { id: CampaignId::from_i64(1), slug: "wand".into(), title, intro, schedule };
    let topics = (1..=topics).map(topic).collect();
    CampaignPage { campaign, phase: Phase::Workshops, next: None, topics, units: Vec::new() }
}

fn ideas() -> impl Strategy<Value = Vec<Option<HandedText>>> {
    let title = prop_oneof!["[a-z ]{1,120}", "[A-ZÄÖÜ]{1,120}", "[WM]{100,120}"];
    let text = (title, 1..=4_i64).prop_map(|(title, topic)| HandedText {
        title,
        pinch: String::new(),
        topic: TopicId::from_i64(topic),
    });
    proptest::collection::vec(proptest::option::weighted(0.9, text), 0..60)
}

proptest! {
    #[test]
    fn every_idea_that_everybody_reads_hangs_once_with_its_topic_and_in_order(texts in ideas()) {
        let ideas = (1..).zip(texts).map(|(number, text)| {
            HandedIdea { number: IdeaNumber::from_i64(number), text, votes: None, pulled: None }
        });
        let handover = Handover { campaign: campaign(4), ideas: ideas.collect() };
        let posters = handover.posters();
        let mut hung: Vec<IdeaNumber> = Vec::new();
        for topic in &handover.campaign.topics {
            let sheets: Vec<_> = posters.iter().filter(|poster| poster.topic == topic).collect();
            let places: Vec<_> = sheets.iter().map(|poster| (poster.at, poster.of)).collect();
            let expected: Vec<_> = (1..=sheets.len()).map(|at| (at, sheets.len())).collect();
            prop_assert_eq!(places, expected, "sheets of a topic are counted from 1");
            let of_topic: Vec<_> = sheets.iter().flat_map(|poster| &poster.ideas).collect();
            prop_assert!(of_topic.iter().all(|(_, text)| text.topic == topic.id));
            prop_assert!(of_topic.windows(2).all(|pair| pair[0].0.number < pair[1].0.number));
            hung.extend(of_topic.iter().map(|(idea, _)| idea.number));
        }
        hung.sort_unstable();
        let read: Vec<_> = handover.read().map(|(idea, _)| idea.number).collect();
        prop_assert_eq!(hung, read);
        prop_assert!(posters.iter().all(|poster| !poster.ideas.is_empty()), "no sheet is empty");
        // Two of the longest titles have room on a sheet, and seven of the shortest.
        let hung = |poster: &Poster<'_>| poster.ideas.len();
        prop_assert!(posters.iter().all(|poster| hung(poster) <= 7));
        prop_assert!(posters.iter().all(|poster| poster.at == poster.of || hung(poster) >= 2));
    }
}
