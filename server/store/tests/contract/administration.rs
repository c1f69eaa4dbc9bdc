use domain::{
    campaigns::{Bilingual, Masterplan},
    ids::PersonId,
    people::{ChangeAccount, Role, ShutAccount, Who},
    policy::Actor,
    slices::Cursor,
    templates::{KeepTemplates, TemplateWording},
    text::{Label, PageText, Slug},
    texts::{ForgetText, KeepText},
    topics::{AddTopic, ArchiveTopic, MergeTopic, OrderTopics, TopicWording},
    units::{AddUnit, CloseUnit, MoveUnit, RenameUnit, UnitWording},
};
use store::{StoreError, testing::Fresh};

use crate::world::{now, person, world};

fn name(text: &str) -> Bilingual {
    Bilingual { de: Label::parse(text).unwrap().into_string(), en: String::new() }
}

async fn topics_are_added_ordered_merged_and_put_away(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Zweiter Drucker").await;
    let (topic, other) = (world.topic, world.other_topic);
    let written = store.write(move |tx| {
        Box::pin(async move {
            let wording = TopicWording { name: name("Räder"), masterplan: Masterplan::Education };
            let add = AddTopic { campaign: world.campaign, slug: Slug::of("Räder", &[]), wording };
            let third = tx.add_topic(Actor::Clockwork.administer(add).unwrap(), now()).await?;
            let order = OrderTopics(vec![third, other, topic]);
            tx.order_topics(Actor::Clockwork.administer(order).unwrap()).await?;
            for (topic, into) in [(topic, other), (other, third)] {
                tx.merge_topic(Actor::Clockwork.administer(MergeTopic { topic, into }).unwrap()).await?;
            }
            let away = ArchiveTopic { topic: third, archived: true };
            tx.archive_topic(Actor::Clockwork.administer(away).unwrap(), now()).await?;
            Ok::<_, StoreError>(third)
        })
    });
    let third = written.await.unwrap();
    // Whoever had the page before the topics were merged.
    let late = world.idea(store, "Dritter Drucker").await;
    let mut tx = store.read().await.unwrap();
    let topics = tx.topics().await.unwrap();
    let (_, left) = &topics[0];
    assert_eq!((topics.len(), left.id, left.archived), (1, third, true));
    let mut former = left.former.clone();
    former.sort();
    assert_eq!(former, ["arbeitszeit", "it"]);
    assert_eq!(tx.ideas_by_topic().await.unwrap(), [(third, 2)]);
    for idea in [idea, late] {
        assert_eq!(tx.idea(idea).await.unwrap().unwrap().topic, third);
    }
}

async fn a_unit_has_a_history(store: &Fresh) {
    let world = world(store).await;
    let unit = world.unit;
    let written = store.write(move |tx| {
        Box::pin(async move {
            let wording = |text: &str| UnitWording { name: name(text), headcount: 7 };
            let add = AddUnit { slug: Slug::of("Amt", &[]), wording: wording("Amt"), parent: None };
            let top = tx.add_unit(Actor::Clockwork.administer(add).unwrap(), now()).await?;
            let rename = RenameUnit { unit, wording: wording("Kita Nord") };
            tx.rename_unit(Actor::Clockwork.administer(rename).unwrap(), now().plus(1)).await?;
            // Only the size: no line in the history.
            let resize = RenameUnit { unit, wording: UnitWording { headcount: 9, ..wording("Kita Nord") } };
            tx.rename_unit(Actor::Clockwork.administer(resize).unwrap(), now().plus(2)).await?;
            for parent in [Some(top), Some(top), None] {
                let wish = MoveUnit { unit, parent };
                tx.move_unit(Actor::Clockwork.administer(wish).unwrap(), now().plus(3)).await?;
            }
            let close = CloseUnit { unit, from: Some(now().plus(10)) };
            tx.close_unit(Actor::Clockwork.administer(close).unwrap()).await?;
            assert_eq!(tx.lock_tree().await?, [(unit, None), (top, None)]);
            Ok::<_, StoreError>(top)
        })
    });
    let top = written.await.unwrap();
    let mut tx = store.read().await.unwrap();
    let past = tx.unit_history(unit).await.unwrap();
    let told: Vec<_> =
        past.iter().map(|past| (past.name.de.as_str(), past.parent, past.from, past.until)).collect();
    let (at, first) = (|n| now().plus(n), "Kita äöüß");
    assert_eq!(
        told,
        [
            ("Kita Nord", Some(top), at(3), at(3)),
            ("Kita Nord", None, at(1), at(3)),
            (first, None, at(0), at(1))
        ]
    );
    let closed = |tx: Vec<domain::campaigns::Unit>| tx.iter().find(|known| known.id == unit).unwrap().closed;
    assert!(!closed(tx.units(at(9)).await.unwrap()) && closed(tx.units(at(10)).await.unwrap()));
    assert_eq!(tx.unit_entries(now()).await.unwrap()[0].headcount, 9);
}

async fn accounts_are_found_by_name_and_address_page_by_page(store: &Fresh) {
    world(store).await;
    let added = store.write(|tx| {
        Box::pin(async move {
            tx.add_person(&person("Gül Özil-Ärmel", "guel@example.org"), now()).await?;
            tx.add_person(&person("Mara 100% Müller", "m_m@example.org"), now()).await.map(drop)
        })
    });
    added.await.unwrap();
    let mut tx = store.read().await.unwrap();
    let mut names = async |text: &str| {
        let found = tx.accounts(text, None, 20).await.unwrap();
        found.items.into_iter().map(|account| account.name).collect::<Vec<_>>()
    };
    assert_eq!(names("ÖZIL").await, ["Gül Özil-Ärmel"]);
    assert_eq!(names("ärmel").await, ["Gül Özil-Ärmel"]);
    assert_eq!(names("BEN@").await, ["Ben Kowalski"]);
    assert_eq!(names("100%").await, ["Mara 100% Müller"]);
    assert_eq!(names("m_m").await, ["Mara 100% Müller"]);
    assert_eq!(names("%").await.len(), 1);
    assert_eq!(names("niemand").await.len(), 0);
    let (mut seen, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
    loop {
        let page = tx.accounts("", after, 1).await.unwrap();
        seen.extend(page.items.into_iter().map(|account| account.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["Ana Yılmaz", "Ben Kowalski", "Gül Özil-Ärmel", "Mara 100% Müller"]);
}

async fn roles_change_and_accounts_are_shut_and_opened(store: &Fresh) {
    let world = world(store).await;
    let (ana, ben) = (world.ana, world.ben);
    let written = store.write(move |tx| {
        Box::pin(async move {
            let all = [PersonId::from_i64(0), ben];
            for (person, role) in [(ana, Role::Admin), (ben, Role::Admin)] {
                let wish = ChangeAccount { person, role, unit: Some(world.unit) };
                tx.change_account(Actor::Clockwork.change_account(wish, &all).unwrap()).await?;
            }
            assert_eq!(tx.lock_administrators().await?, [ana, ben]);
            let shut = |shut| Actor::Clockwork.shut_account(ShutAccount { person: ben, shut }, &all).unwrap();
            tx.shut_account(shut(true), now()).await?;
            assert_eq!(tx.lock_administrators().await?, [ana]);
            assert_eq!(tx.account(ben).await?.unwrap().disabled_at, Some(now()));
            tx.shut_account(shut(false), now()).await?;
            tx.account(ben).await
        })
    });
    let ben = written.await.unwrap().unwrap();
    assert_eq!((ben.role, ben.unit, ben.disabled_at), (Role::Admin, Some(world.unit), None));
}

async fn templates_and_texts_are_kept_and_go(store: &Fresh) {
    let written = store.write(|tx| {
        Box::pin(async move {
            let moderator = Who { id: PersonId::from_i64(1), role: Role::Moderator, unit: None };
            let keep = |wish| Actor::Person(moderator.clone()).keep_templates(wish).unwrap();
            let wording = |name: &str| TemplateWording::parse(name, "Guten Tag,").unwrap();
            let mut made = Vec::new();
            for name in ["Dank", "Rückfrage", "Absage"] {
                made.extend(tx.keep_templates(keep(KeepTemplates::Add(wording(name))), now()).await?);
            }
            let order = vec![made[1], made[0], made[2]];
            tx.keep_templates(keep(KeepTemplates::Order(order)), now()).await?;
            tx.keep_templates(keep(KeepTemplates::Reword(made[0], wording("Danke"))), now()).await?;
            tx.keep_templates(keep(KeepTemplates::Remove(made[2])), now()).await?;
            let text = |text: &str| PageText::parse(text).unwrap();
            let kept = KeepText { key: "imprint", de: text("Stadt"), en: text("") };
            tx.keep_text(Actor::Clockwork.administer(kept).unwrap(), now()).await
        })
    });
    written.await.unwrap();
    let mut tx = store.read().await.unwrap();
    let names: Vec<_> =
        tx.answer_templates().await.unwrap().into_iter().map(|template| template.name).collect();
    assert_eq!(names, ["Rückfrage", "Danke"]);
    assert_eq!(tx.text("imprint", "de").await.unwrap().as_deref(), Some("Stadt"));
    assert_eq!(tx.text("imprint", "en").await.unwrap().as_deref(), Some(""));
    let gone = store.write(|tx| {
        Box::pin(
            async move { tx.forget_text(Actor::Clockwork.administer(ForgetText("imprint")).unwrap()).await },
        )
    });
    gone.await.unwrap();
    assert_eq!(store.read().await.unwrap().text("imprint", "de").await.unwrap(), None);
}

store::contract!(
    topics_are_added_ordered_merged_and_put_away,
    a_unit_has_a_history,
    accounts_are_found_by_name_and_address_page_by_page,
    roles_change_and_accounts_are_shut_and_opened,
    templates_and_texts_are_kept_and_go,
);
