//! What the public reads: four eyes before, one hand to take it back.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use domain::{
    campaigns::Schedule,
    ideas::{Overlay, Relation, Standing, Status},
    ids::{IdeaNumber, PersonId, PublicTextId, TopicId, UnitId},
    outcomes::{LedgerEntry, Outcome, OutcomeKind, OutcomeRecord},
    people::{Role, Who},
    policy::Actor,
    refusals::Refusal,
    results::{
        DiscardResult, KeptResult, RawResult, ReleaseResult, ResultDesk, TakeBackResult, WriteResult,
        told_votes,
    },
    text::{Slug, TextError},
    time::Timestamp,
};
use proptest::prelude::*;

const IDEA: IdeaNumber = IdeaNumber::from_i64(1);
const TEXT: PublicTextId = PublicTextId::from_i64(9);

fn now() -> Timestamp {
    Timestamp::from_date(2019, 4, 10)
}

fn standing(relation: Relation, overlay: Overlay) -> Standing {
    let at = |day| Timestamp::from_date(2019, 1, day);
    Standing {
        number: IDEA,
        status: Status::Done,
        overlay,
        merged_into: None,
        named: true,
        relation,
        unit: Some(UnitId::from_i64(1)),
        supported: true,
        schedule: Schedule {
            collecting: at(1),
            voting: at(2),
            review: at(3),
            workshops: at(4),
            results: at(5),
            archived: Timestamp::from_date(2020, 1, 1),
        },
        now: now(),
    }
}

fn reader() -> Standing {
    standing(Relation::Reader, Overlay::None)
}

fn person(id: i64, role: Role, unit: Option<i64>) -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(id), role, unit: unit.map(UnitId::from_i64) })
}

fn entry(recorded: bool) -> LedgerEntry {
    let outcome = Outcome::Done { since: "2019-04-01".parse().unwrap(), benefits: "Alle".into() };
    let record = OutcomeRecord {
        version: 1,
        ended: false,
        outcome,
        body: String::new(),
        html: String::new(),
        unit: None,
        at: now(),
    };
    LedgerEntry {
        idea: IDEA,
        title: String::new(),
        topic: TopicId::from_i64(1),
        status: Status::Done,
        overlay: Overlay::None,
        merged_into: None,
        records: if recorded { vec![record] } else { Vec::new() },
        version: 1,
    }
}

fn desk(written_by: Option<i64>) -> ResultDesk {
    let waiting = KeptResult {
        id: TEXT,
        kind: OutcomeKind::Done,
        tells: Some(1),
        title: String::new(),
        pinch: String::new(),
        became: String::new(),
        written_by: written_by.map(PersonId::from_i64),
        written_at: now(),
        released_at: None,
    };
    ResultDesk { entry: entry(true), waiting: Some(waiting), public: None, version: TEXT.as_i64() }
}

fn wish(version: &str) -> WriteResult {
    let text = "Ein Text, der lang genug ist.";
    let raw = RawResult {
        title: "Drucker".into(),
        pinch: text.into(),
        became: text.into(),
        version: version.into(),
    };
    raw.parse(IDEA).unwrap()
}

const RELEASE: ReleaseResult = ReleaseResult { idea: IDEA, text: TEXT };

proptest! {
    #[test]
    fn whoever_wrote_a_text_never_releases_it(writer in 1_i64..6, releaser in 1_i64..6, admin: bool) {
        let role = if admin { Role::Admin } else { Role::Moderator };
        let asked = person(releaser, role, None).release_result(RELEASE, &reader(), Some(&desk(Some(writer))));
        if writer == releaser {
            prop_assert_eq!(asked.map(drop), Err(Refusal::SecondPersonNeeded));
        } else {
            prop_assert_eq!(asked.map(drop), Ok(()));
        }
    }

    #[test]
    fn no_small_number_of_votes_is_told(votes in -3_i64..20) {
        match told_votes(votes) {
            Some(told) => prop_assert!(told >= 5 && i64::try_from(told) == Ok(votes)),
            None => prop_assert!(votes < 5),
        }
    }
}

#[test]
fn only_what_was_read_is_released_and_only_while_it_tells_of_the_outcome_that_stands() {
    let eva = person(2, Role::Admin, None);
    let ask = |desk: &ResultDesk| eva.release_result(RELEASE, &reader(), Some(desk)).map(drop);
    assert_eq!(ask(&desk(Some(1))), Ok(()));
    let mut other = desk(Some(1));
    other.waiting.as_mut().unwrap().id = PublicTextId::from_i64(10);
    assert_eq!(ask(&other), Err(Refusal::Stale));
    other.waiting = None;
    assert_eq!(ask(&other), Err(Refusal::Stale));
    let mut changed = desk(Some(1));
    // Of the same kind, but recorded anew since, or undone.
    for tells in [Some(2), None] {
        changed.waiting.as_mut().unwrap().tells = tells;
        assert_eq!(ask(&changed), Err(Refusal::Stale));
        changed.public = changed.waiting.clone();
        assert!(changed.is_outdated());
    }
    let without = ResultDesk { entry: entry(false), ..desk(Some(1)) };
    assert_eq!(ask(&without), Err(Refusal::NoOutcome));
    let hidden = standing(Relation::Reader, Overlay::Hidden);
    assert_eq!(eva.release_result(RELEASE, &hidden, Some(&desk(Some(1)))).map(drop), Err(Refusal::NoOutcome));
}

#[test]
fn who_has_something_to_do_with_an_idea_tells_the_public_nothing_of_it() {
    let author = standing(Relation::Author, Overlay::None);
    for role in [Role::Moderator, Role::Admin] {
        let own = person(2, role, None);
        assert_eq!(
            own.write_result(wish(""), &author, Some(&desk(None))).map(drop),
            Err(Refusal::ConflictOfInterest)
        );
        assert_eq!(
            own.release_result(RELEASE, &author, Some(&desk(None))).map(drop),
            Err(Refusal::ConflictOfInterest)
        );
        let unit = person(2, role, Some(1));
        assert_eq!(
            unit.release_result(RELEASE, &reader(), Some(&desk(None))).map(drop),
            Err(Refusal::ConflictOfInterest)
        );
        // Telling less takes no more than one hand.
        assert!(
            unit.take_back_result(TakeBackResult(IDEA)).is_ok()
                && unit.discard_result(DiscardResult(IDEA)).is_ok()
        );
    }
}

#[test]
fn no_campaign_takes_the_address_of_a_public_page() {
    for kept in ["en", "about", "new"] {
        assert_eq!(Slug::parse(kept), Err(TextError::Taken), "{kept}");
    }
    assert_eq!(Slug::of("En", &[]).as_str(), "en-2");
}

#[test]
fn nobody_but_moderation_decides_what_is_public() {
    for actor in [Actor::Visitor, person(3, Role::Employee, None), person(3, Role::Council, None)] {
        assert!(actor.see_results().is_err());
        assert!(actor.write_result(wish(""), &reader(), Some(&desk(None))).is_err());
        assert!(actor.release_result(RELEASE, &reader(), Some(&desk(Some(1)))).is_err());
        assert!(actor.take_back_result(TakeBackResult(IDEA)).is_err());
        assert!(actor.discard_result(DiscardResult(IDEA)).is_err());
    }
    let chidi = person(1, Role::Moderator, None);
    assert_eq!(chidi.write_result(wish("8"), &reader(), Some(&desk(None))).map(drop), Err(Refusal::Stale));
    assert!(chidi.write_result(wish("9"), &reader(), Some(&desk(None))).is_ok());
    assert_eq!(chidi.write_result(wish(""), &reader(), None).map(drop), Err(Refusal::NotPulled));
}
