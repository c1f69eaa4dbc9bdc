//! What became of ideas: what an entry of the ledger says, what is overdue, and who may record and answer.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use domain::{
    audit::Date,
    campaigns::{Phase, Schedule},
    ideas::{Overlay, Relation, Standing, Status},
    ids::{IdeaNumber, PersonId, TopicId},
    outcomes::{Became, LedgerEntry, Outcome, OutcomeKind, OutcomeRecord, RawOutcome, RecordOutcome},
    people::{Role, Scope, Who},
    policy::{Actor, RecordStanding, Whole},
    refusals::{Field, Refusal},
    surveys::{Better, SetBetter, is_asked},
    text::TextError,
    time::{DAY, Timestamp},
    triage::{DeclineGround, MergeBar},
};
use proptest::prelude::*;

const IDEA: IdeaNumber = IdeaNumber::from_i64(1);

fn now() -> Timestamp {
    Timestamp::from_date(2019, 4, 10)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn every_outcome() -> [Outcome; 4] {
    [
        Outcome::Done { since: day("2019-04-01"), benefits: "Alle Kitas".into() },
        Outcome::InProgress { until: day("2019-05-01") },
        Outcome::HandedOver { place: "Tiefbauamt".into() },
        Outcome::NotPossible { ground: DeclineGround::Law },
    ]
}

fn record(version: i64, outcome: Outcome) -> OutcomeRecord {
    let (body, html) = ("Ja".into(), "<p>Ja</p>".into());
    OutcomeRecord { version, ended: false, outcome, body, html, unit: None, at: now() }
}

fn entry(status: Status, overlay: Overlay, records: Vec<OutcomeRecord>) -> LedgerEntry {
    LedgerEntry {
        idea: IDEA,
        title: "Zweiter Drucker".into(),
        topic: TopicId::from_i64(1),
        status,
        overlay,
        merged_into: (overlay == Overlay::Merged).then_some(IdeaNumber::from_i64(2)),
        version: records.first().map_or(0, |newest| newest.version),
        records,
    }
}

fn raw(outcome: &str) -> RawOutcome {
    RawOutcome {
        outcome: outcome.into(),
        answer: "Seit April reicht ein Klick.".into(),
        ..RawOutcome::default()
    }
}

#[test]
fn every_wrong_field_of_an_outcome_is_named_at_once_and_only_those_that_belong_to_it() {
    let wrong = |raw: RawOutcome| match raw.parse(IDEA, now()) {
        Err(Refusal::Invalid { fields }) => {
            fields.into_iter().map(|wrong| (wrong.field, wrong.error)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        wrong(RawOutcome { outcome: "done".into(), since: "2019-04-11".into(), ..RawOutcome::default() }),
        [
            (Field::Since, TextError::Future),
            (Field::Benefits, TextError::Missing),
            (Field::Answer, TextError::Missing),
        ]
    );
    assert_eq!(
        wrong(RawOutcome { until: "2019-04-09".into(), ..raw("in_progress") }),
        [(Field::Until, TextError::Past)]
    );
    assert_eq!(wrong(raw("handed_over")), [(Field::Place, TextError::Missing)]);
    assert_eq!(
        wrong(RawOutcome { ground: "laune".into(), ..raw("not_possible") }),
        [(Field::Ground, TextError::Malformed)]
    );
    assert_eq!(wrong(raw("")), [(Field::Outcome, TextError::Missing)]);
    // What belongs to another outcome does not stand in the way.
    let today = RawOutcome { until: "2019-04-10".into(), since: "irgendwann".into(), ..raw("in_progress") };
    let wish = today.parse(IDEA, now()).unwrap();
    assert_eq!(wish.outcome, Outcome::InProgress { until: day("2019-04-10") });
}

#[test]
fn an_outcome_is_told_in_one_decision_that_the_table_of_moves_knows() {
    for outcome in every_outcome() {
        let kind = outcome.kind();
        for status in Status::ALL {
            let decision = raw(kind.as_str()).decision(&outcome, *status).parse(IDEA, Ok(None)).unwrap();
            assert!(decision.answer.is_some(), "the words are the official answer");
            let to = kind.status().unwrap();
            if *status == to {
                assert_eq!(decision.to, None, "it stands so already");
                continue;
            }
            assert_eq!(decision.to, Some(to));
            let has = (decision.answer.is_some(), decision.ground.is_some(), decision.place.is_some());
            let allowed = status.may_become(to, has.0, has.1, has.2).is_ok();
            assert_eq!(allowed, kind.follows(*status), "{status} to {kind}");
        }
    }
    for status in [Status::Open, Status::InReview, Status::InWorkshop, Status::Planned] {
        assert!(OutcomeKind::ALL.iter().all(|kind| kind.follows(status)), "every way is open from {status}");
    }
}

#[test]
fn what_moderation_decides_in_another_way_goes_before_what_was_recorded() {
    let done = record(2, every_outcome()[0].clone());
    let progress = record(1, every_outcome()[1].clone());
    let stands = entry(Status::Done, Overlay::None, vec![done.clone(), progress.clone()]);
    assert_eq!(stands.became(), Became::Recorded(&done));
    assert_eq!(stands.earlier(), std::slice::from_ref(&progress));
    let reopened = entry(Status::InReview, Overlay::None, vec![done.clone(), progress.clone()]);
    assert_eq!(reopened.became(), Became::Nothing);
    assert_eq!(reopened.earlier().len(), 2, "nothing that was told is lost");
    // Undoing the newest takes it away with its answer, and the one before stands again.
    assert_eq!(
        entry(Status::Planned, Overlay::None, vec![progress.clone()]).became(),
        Became::Recorded(&progress)
    );
    for overlay in [Overlay::Hidden, Overlay::Withdrawn, Overlay::Split] {
        assert_eq!(entry(Status::Done, overlay, vec![done.clone()]).became(), Became::Gone);
    }
    let merged = entry(Status::Done, Overlay::Merged, vec![done]);
    assert_eq!(merged.became(), Became::Merged(IdeaNumber::from_i64(2)));
}

#[test]
fn overdue_is_what_has_passed_its_date_and_once_results_are_told_what_has_no_outcome() {
    let late = |until: &str| {
        let record = record(1, Outcome::InProgress { until: day(until) });
        entry(Status::Planned, Overlay::None, vec![record]).is_overdue(false, now())
    };
    assert!(late("2019-04-08") && !late("2019-04-10"), "the day itself is still in time");
    let nothing = entry(Status::InWorkshop, Overlay::None, Vec::new());
    assert!(!nothing.is_overdue(false, now()) && nothing.is_overdue(true, now()));
    assert!(!entry(Status::Open, Overlay::Withdrawn, Vec::new()).is_overdue(true, now()));
    for (outcome, status) in
        every_outcome().into_iter().zip([Status::Done, Status::Planned, Status::HandedOver, Status::Declined])
    {
        assert!(!entry(status, Overlay::None, vec![record(1, outcome)]).is_overdue(true, now()));
    }
}

proptest! {
    #[test]
    fn an_idea_ends_in_exactly_one_outcome_whatever_happened_to_it(
        status in proptest::sample::select(Status::ALL),
        overlay in proptest::sample::select(Overlay::ALL),
        kinds in proptest::collection::vec(0_usize..4, 0..5),
    ) {
        let mut records: Vec<_> = (1..).zip(&kinds).map(|(n, kind)| record(n, every_outcome()[*kind].clone())).collect();
        records.reverse();
        let entry = entry(status, overlay, records.clone());
        let told = usize::from(entry.outcome().is_some()) + entry.earlier().len();
        prop_assert_eq!(told, records.len(), "every record is told once");
        if let Some(outcome) = entry.outcome() {
            prop_assert_eq!(outcome.outcome.kind().status(), Some(status));
            prop_assert_eq!(outcome.version, entry.version);
        }
    }
}

fn schedule() -> Schedule {
    let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
    Schedule {
        collecting: day(10),
        voting: day(20),
        review: day(30),
        workshops: day(40),
        results: day(50),
        archived: day(60),
    }
}

fn at(phase: Phase) -> Timestamp {
    let starts = schedule().starts();
    starts
        .iter()
        .find(|(known, _)| *known == phase)
        .map_or(Timestamp::from_date(2019, 2, 1), |(_, start)| *start)
}

fn who(role: Role) -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(7), role, unit: None })
}

fn standing(phase: Phase, status: Status) -> Standing {
    Standing {
        number: IDEA,
        status,
        overlay: Overlay::None,
        merged_into: None,
        named: true,
        relation: Relation::Reader,
        unit: None,
        supported: true,
        schedule: schedule(),
        now: at(phase),
    }
}

/// Whether this actor may record of an idea in the status of its entry.
fn ask(actor: &Actor, outcome: Outcome, seen: Option<i64>, known: RecordStanding<'_>) -> Result<(), Refusal> {
    let idea = standing(Phase::Results, known.entry.map_or(Status::InWorkshop, |entry| entry.status));
    let raw = raw(outcome.kind().as_str()).decision(&outcome, idea.status);
    let told = raw.parse(IDEA, Ok(None)).unwrap();
    actor.record_outcome(wish(outcome, seen), told, &idea, known).map(drop)
}

fn wish(outcome: Outcome, seen: Option<i64>) -> RecordOutcome {
    RecordOutcome { idea: IDEA, outcome, seen }
}

fn of(entry: &LedgerEntry) -> RecordStanding<'_> {
    RecordStanding { entry: Some(entry), ..RecordStanding::default() }
}

#[test]
fn moderators_and_administrators_keep_the_ledger_and_nobody_else() {
    let done = || every_outcome()[0].clone();
    let open = entry(Status::InWorkshop, Overlay::None, Vec::new());
    for (role, allowed) in
        [(Role::Employee, false), (Role::Council, false), (Role::Moderator, true), (Role::Admin, true)]
    {
        assert_eq!(who(role).keep_outcomes(Scope::Read).is_ok(), allowed, "{role}");
        assert_eq!(ask(&who(role), done(), None, of(&open)).is_ok(), allowed, "{role}");
    }
    // A team records what it works on, and keeps nothing else.
    let at_work = RecordStanding { team: true, ..of(&open) };
    assert_eq!(ask(&who(Role::Employee), done(), None, at_work), Ok(()));
    assert_eq!(ask(&Actor::Visitor, done(), None, at_work), Err(Refusal::SignInFirst));
    assert_eq!(ask(&Actor::Visitor, done(), None, of(&open)), Err(Refusal::SignInFirst));
    assert_eq!(ask(&who(Role::Admin), done(), None, RecordStanding::default()), Err(Refusal::NotPulled));
}

#[test]
fn of_two_who_record_the_same_idea_the_second_reads_what_the_first_said() {
    let moderator = who(Role::Moderator);
    let stands = entry(Status::Planned, Overlay::None, vec![record(1, every_outcome()[1].clone())]);
    let again = |seen| ask(&moderator, every_outcome()[0].clone(), seen, of(&stands));
    assert_eq!(again(Some(0)), Err(Refusal::Stale));
    assert_eq!((again(Some(1)), again(None)), (Ok(()), Ok(())));
    // A ground against which the author may appeal does not change on the quiet.
    let recorded = entry(Status::Declined, Overlay::None, vec![record(1, every_outcome()[3].clone())]);
    let queued = entry(Status::Declined, Overlay::None, Vec::new());
    for entry in [&recorded, &queued] {
        let declined = RecordStanding { declined: Some(DeclineGround::Law), ..of(entry) };
        let other = Outcome::NotPossible { ground: DeclineGround::Cost };
        let refused = ask(&moderator, other, None, declined);
        assert_eq!(refused, Err(Refusal::StepForbidden { status: Status::Declined, overlay: Overlay::None }));
        assert!(ask(&moderator, every_outcome()[3].clone(), None, declined).is_ok());
    }
}

#[test]
fn what_was_recorded_does_not_come_back_with_the_status() {
    let left = OutcomeRecord { ended: true, ..record(1, every_outcome()[2].clone()) };
    let back = entry(Status::HandedOver, Overlay::None, vec![left]);
    assert_eq!((back.became(), back.earlier().len()), (Became::Nothing, 1));
}

#[test]
fn an_idea_is_part_of_another_that_was_pulled_and_nothing_is_part_of_a_part() {
    let two = IdeaNumber::from_i64(2);
    let part = || Outcome::PartOf { idea: two };
    let open = entry(Status::InWorkshop, Overlay::None, Vec::new());
    let other = LedgerEntry { idea: two, ..open.clone() };
    let whole = |entry| Some(Whole { entry, same_campaign: true });
    let ask = |outcome, standing| ask(&who(Role::Moderator), outcome, None, standing);
    assert_eq!(ask(part(), RecordStanding { whole: whole(&other), ..of(&open) }), Ok(()));
    let unknown = Err(Refusal::field(Field::PartOf, TextError::Unknown));
    assert_eq!(ask(part(), of(&open)), unknown, "it was not pulled");
    let hidden = LedgerEntry { overlay: Overlay::Hidden, ..other.clone() };
    assert_eq!(ask(part(), RecordStanding { whole: whole(&hidden), ..of(&open) }), unknown);
    let bar = |bar| Err(Refusal::MergeForbidden { bar });
    let itself = RecordStanding { whole: whole(&open), ..of(&open) };
    assert_eq!(ask(Outcome::PartOf { idea: IDEA }, itself), bar(MergeBar::Itself));
    let elsewhere = Some(Whole { entry: &other, same_campaign: false });
    assert_eq!(ask(part(), RecordStanding { whole: elsewhere, ..of(&open) }), bar(MergeBar::Campaign));
    let gathers = RecordStanding { whole: whole(&other), gathers: true, ..of(&open) };
    assert_eq!(ask(part(), gathers), bar(MergeBar::Chain));
    let third = Outcome::PartOf { idea: IdeaNumber::from_i64(3) };
    let of_part = LedgerEntry { records: vec![record(1, third)], ..other.clone() };
    assert_eq!(ask(part(), RecordStanding { whole: whole(&of_part), ..of(&open) }), bar(MergeBar::Chain));
}

#[test]
fn to_be_part_of_another_leaves_the_status_as_it_is_and_is_no_story_of_its_own() {
    let part = Outcome::PartOf { idea: IdeaNumber::from_i64(2) };
    for status in Status::ALL {
        let decision = raw("part_of").decision(&part, *status).parse(IDEA, Ok(None)).unwrap();
        assert!(decision.to.is_none() && decision.answer.is_some());
        assert_eq!(OutcomeKind::PartOf.follows(*status), *status != Status::Held);
        let known = entry(*status, Overlay::None, vec![record(1, part.clone())]);
        assert_eq!((known.part_of(), known.story()), (Some(IdeaNumber::from_i64(2)), None));
        assert!(!known.is_overdue(true, now()));
    }
    for (typed, read) in [("#7", Some(7)), ("7", Some(7)), ("", None), ("sieben", None)] {
        let wish = RawOutcome { part_of: typed.into(), ..raw("part_of") }.parse(IDEA, now());
        assert_eq!(wish.ok().and_then(|wish| wish.outcome.part_of()), read.map(IdeaNumber::from_i64));
    }
}

#[test]
fn keeping_the_ledger_lets_nobody_decide_anything_else() {
    let open = entry(Status::InWorkshop, Overlay::None, Vec::new());
    let idea = standing(Phase::Results, Status::InWorkshop);
    let (done, declined) = (every_outcome()[0].clone(), every_outcome()[3].clone());
    let told = raw("not_possible").decision(&declined, idea.status).parse(IDEA, Ok(None)).unwrap();
    let asked = who(Role::Moderator).record_outcome(wish(done.clone(), None), told, &idea, of(&open));
    assert_eq!(asked.map(drop), Err(Refusal::NotAllowed));
    let own = Standing { relation: Relation::Author, ..idea };
    let told = raw("done").decision(&done, own.status).parse(IDEA, Ok(None)).unwrap();
    let asked = who(Role::Moderator).record_outcome(wish(done, None), told, &own, of(&open));
    assert_eq!(asked.map(drop), Err(Refusal::ConflictOfInterest));
}

#[test]
fn everybody_reads_the_ledger_once_results_are_told_and_moderators_before() {
    for phase in Phase::ALL {
        let told = matches!(phase, Phase::Results | Phase::Archived);
        for role in [Role::Employee, Role::Council] {
            let seen = who(role).see_ledger(&schedule(), at(*phase));
            assert_eq!(seen.is_ok(), told, "{role} {phase}");
            if let Err(Refusal::PhaseForbids { next, .. }) = seen {
                assert_eq!(next, Some((Phase::Results, schedule().results)), "it is said from when on");
            }
        }
        assert_eq!(who(Role::Moderator).see_ledger(&schedule(), at(*phase)), Ok(()));
        assert_eq!(Actor::Visitor.see_ledger(&schedule(), at(*phase)), Err(Refusal::SignInFirst));
    }
}

#[test]
fn whether_it_has_become_better_is_asked_of_what_is_done_until_the_archive() {
    let answer = SetBetter { idea: IDEA, answer: Better::Yes };
    let employee = who(Role::Employee);
    for (outcome, status) in
        every_outcome().into_iter().zip([Status::Done, Status::Planned, Status::HandedOver, Status::Declined])
    {
        let known = entry(status, Overlay::None, vec![record(1, outcome)]);
        for phase in Phase::ALL {
            let open = status == Status::Done && !matches!(phase, Phase::Archived | Phase::Draft);
            assert_eq!(is_asked(&known, *phase), open, "{status} {phase}");
            let asked = employee.answer_survey(answer, &standing(*phase, status), Some(&known)).map(drop);
            match (open, *phase) {
                (true, _) => assert_eq!(asked, Ok(())),
                (false, Phase::Draft) => assert_eq!(asked, Err(Refusal::NotFound)),
                (false, _) => assert_eq!(asked, Err(Refusal::SurveyClosed)),
            }
        }
    }
    let results = standing(Phase::Results, Status::Done);
    assert_eq!(employee.answer_survey(answer, &results, None).map(drop), Err(Refusal::SurveyClosed));
    assert_eq!(Actor::Visitor.answer_survey(answer, &results, None).map(drop), Err(Refusal::SignInFirst));
}
