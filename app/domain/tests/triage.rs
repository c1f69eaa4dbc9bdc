//! Who may decide what in triage, as sentences and as one table.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fmt::Write as _;

use domain::{
    campaigns::Schedule,
    comments::{CommentStanding, Veil},
    ideas::{IdeaText, Overlay, Relation, Standing, Status},
    ids::{AppealId, CommentId, IdeaNumber, MergeId, PersonId, UnitId, VerdictId},
    people::{Role, Scope, Who},
    policy::{Actor, Pair},
    refusals::{Field, Refusal},
    text::{AppealBody, Sentence, TextError},
    time::{DAY, Timestamp},
    triage::{
        Appeal, AppealOutcome, AppealStanding, Approve, AsRead, AskErasure, Assign, Decide, DecideAppeal,
        Deciders, DeclineGround, DropErasure, Erase, ErasureStanding, Hide, HideGround, KeepMerged, Merge,
        MergeBar, MergeStanding, OBJECT_WITHIN, RawDecision, RawPart, Restore, SETTLED_BEFORE_THE_END, Split,
        Thing, Unmerge, VerdictKind, VerdictStanding,
    },
};

const IDEA: IdeaNumber = IdeaNumber::from_i64(1);
const UNIT: UnitId = UnitId::from_i64(5);

fn now() -> Timestamp {
    Timestamp::from_date(2019, 2, 12)
}

fn standing(status: Status, overlay: Overlay, relation: Relation) -> Standing {
    let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
    Standing {
        number: IDEA,
        status,
        overlay,
        merged_into: (overlay == Overlay::Merged).then_some(IdeaNumber::from_i64(2)),
        named: true,
        relation,
        unit: Some(UNIT),
        supported: false,
        schedule: Schedule {
            collecting: day(10),
            voting: day(20),
            review: day(30),
            workshops: day(40),
            results: day(50),
            archived: day(60),
        },
        now: now(),
    }
}

fn open() -> Standing {
    standing(Status::Open, Overlay::None, Relation::Reader)
}

fn person(id: i64, role: Role, unit: Option<UnitId>) -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(id), role, unit })
}

fn chidi() -> Actor {
    person(7, Role::Moderator, None)
}

fn decision(to: &str, answer: &str) -> Decide {
    let raw = RawDecision { status: to.into(), answer: answer.into(), ..RawDecision::default() };
    raw.parse(IDEA, Ok(None)).unwrap()
}

fn unread() -> AsRead {
    AsRead { answers: 0, wording: "a".into() }
}

fn hide() -> Hide {
    Hide {
        thing: Thing::idea(IDEA),
        ground: HideGround::Person,
        sentence: Sentence::parse("Da steht ein Name.").unwrap(),
    }
}

fn restore(thing: Thing) -> Restore {
    Restore::parse(thing, "mended", "Der Name ist heraus.").unwrap()
}

#[test]
fn nobody_decides_on_an_own_idea() {
    let mine = standing(Status::Open, Overlay::None, Relation::Author);
    assert_eq!(
        chidi().decide(decision("in_review", ""), &mine, &unread()).err(),
        Some(Refusal::ConflictOfInterest)
    );
    assert_eq!(chidi().hide(hide(), &mine, None).err(), Some(Refusal::ConflictOfInterest));
    let claimed = standing(Status::Open, Overlay::None, Relation::Claimed);
    assert_eq!(chidi().hide(hide(), &claimed, None).err(), Some(Refusal::ConflictOfInterest));
}

#[test]
fn nobody_decides_on_an_idea_of_their_own_unit() {
    let of_unit = person(7, Role::Moderator, Some(UNIT));
    let admin = person(8, Role::Admin, Some(UNIT));
    for actor in [of_unit, admin] {
        let decided = actor.decide(decision("in_review", ""), &open(), &unread());
        assert_eq!(decided.err(), Some(Refusal::ConflictOfInterest));
        assert_eq!(actor.hide(hide(), &open(), None).err(), Some(Refusal::ConflictOfInterest));
    }
    let elsewhere = person(7, Role::Moderator, Some(UnitId::from_i64(6)));
    assert!(elsewhere.decide(decision("in_review", ""), &open(), &unread()).is_ok());
}

#[test]
fn what_a_move_asks_for_is_named() {
    let missing = |field| Some(Refusal::field(field, TextError::Missing));
    assert_eq!(chidi().decide(decision("planned", ""), &open(), &unread()).err(), missing(Field::Answer));
    assert_eq!(
        chidi().decide(decision("declined", "Nein."), &open(), &unread()).err(),
        missing(Field::Ground)
    );
    assert_eq!(
        chidi().decide(decision("handed_over", "Dorthin."), &open(), &unread()).err(),
        missing(Field::Place)
    );
    assert_eq!(chidi().decide(decision("", ""), &open(), &unread()).err(), missing(Field::Answer));
    let declined =
        Decide { ground: Some(DeclineGround::Law), ..decision("declined", "Das Gesetz steht dagegen.") };
    assert!(chidi().decide(declined, &open(), &unread()).is_ok());
}

#[test]
fn whoever_decides_on_what_has_changed_meanwhile_is_told() {
    let late = Decide { seen: Some(Status::Open), ..decision("planned", "Im Herbst.") };
    let moved = standing(Status::InReview, Overlay::None, Relation::Reader);
    assert_eq!(chidi().decide(late, &moved, &unread()).err(), Some(Refusal::Stale));
    let early = Decide { seen_answers: Some(0), ..decision("", "Danke.") };
    assert_eq!(
        chidi().decide(early.clone(), &open(), &AsRead { answers: 1, ..unread() }).err(),
        Some(Refusal::Stale)
    );
    assert!(chidi().decide(early, &open(), &unread()).is_ok());
}

#[test]
fn what_was_reworded_since_it_was_read_is_not_let_through() {
    let read = |wording: &str| Decide { seen_wording: Some(wording.into()), ..decision("open", "") };
    let held = standing(Status::Held, Overlay::None, Relation::Reader);
    assert_eq!(chidi().decide(read("b"), &held, &unread()).err(), Some(Refusal::Stale));
    assert!(chidi().decide(read("a"), &held, &unread()).is_ok());
    let comment = CommentStanding {
        id: CommentId::from_i64(4),
        idea: IDEA,
        is_reply: false,
        deleted: false,
        veil: Veil::Held,
        relation: Relation::Reader,
    };
    let approve = |seen: Option<&str>| {
        let wish = Approve { idea: IDEA, comment: comment.id, seen: seen.map(str::to_owned) };
        chidi().approve(wish, &open(), &comment, "a").err()
    };
    assert_eq!([approve(Some("b")), approve(Some("a")), approve(None)], [Some(Refusal::Stale), None, None]);
}

#[test]
fn an_appeal_is_decided_by_somebody_else_and_there_is_one() {
    let appeal = AppealStanding {
        id: AppealId::from_i64(1),
        thing: Thing::idea(IDEA),
        kind: VerdictKind::Hide,
        by: Deciders { decided: Some(PersonId::from_i64(7)), prepared: Some(PersonId::from_i64(6)) },
        settled: false,
    };
    let hidden = standing(Status::Open, Overlay::Hidden, Relation::Reader);
    let wish = || DecideAppeal {
        appeal: appeal.id,
        outcome: AppealOutcome::Granted,
        reply: Sentence::parse("Sie haben recht.").unwrap(),
    };
    let other = person(8, Role::Moderator, None);
    assert_eq!(
        chidi().decide_appeal(wish(), &hidden, None, &appeal).err(),
        Some(Refusal::SecondPersonNeeded)
    );
    let preparer = person(6, Role::Admin, None);
    let prepared = preparer.decide_appeal(wish(), &hidden, None, &appeal);
    assert_eq!(prepared.err(), Some(Refusal::SecondPersonNeeded), "whoever prepared it had a part in it");
    assert!(other.decide_appeal(wish(), &hidden, None, &appeal).is_ok());
    let settled = AppealStanding { settled: true, ..appeal };
    assert_eq!(other.decide_appeal(wish(), &hidden, None, &settled).err(), Some(Refusal::Stale));

    let ana = person(1, Role::Employee, None);
    let mine = standing(Status::Open, Overlay::Hidden, Relation::Author);
    let appealing = || Appeal {
        verdict: VerdictId::from_i64(3),
        body: AppealBody::parse("Da steht kein Name.").unwrap(),
    };
    let verdict = VerdictStanding { id: VerdictId::from_i64(3), appealed: false };
    assert!(ana.appeal(appealing(), &mine, None, Some(verdict)).is_ok());
    let again = VerdictStanding { appealed: true, ..verdict };
    assert_eq!(ana.appeal(appealing(), &mine, None, Some(again)).err(), Some(Refusal::AlreadyAppealed));
    assert_eq!(ana.appeal(appealing(), &mine, None, None).err(), Some(Refusal::NothingToAppeal));
    let reader = standing(Status::Declined, Overlay::None, Relation::Reader);
    assert_eq!(ana.appeal(appealing(), &reader, None, Some(verdict)).err(), Some(Refusal::OnlyAuthor));
}

fn asked_by(person: i64) -> ErasureStanding {
    ErasureStanding { asked_by: Some(PersonId::from_i64(person)), ..ErasureStanding::default() }
}

#[test]
fn nobody_takes_words_away_alone() {
    let (thing, hidden) = (Thing::idea(IDEA), standing(Status::Open, Overlay::Hidden, Relation::Reader));
    let second = Some(Refusal::SecondPersonNeeded);
    assert_eq!(chidi().erase(Erase(thing), &hidden, None, ErasureStanding::default()).err(), second);
    assert_eq!(chidi().erase(Erase(thing), &hidden, None, asked_by(7)).err(), second);
    assert_eq!(chidi().ask_erasure(AskErasure(thing), &hidden, None, asked_by(9)).err(), second);
    assert!(chidi().erase(Erase(thing), &hidden, None, asked_by(9)).is_ok());
    let of_unit = person(7, Role::Moderator, Some(UNIT));
    let barred = of_unit.erase(Erase(thing), &hidden, None, asked_by(9)).err();
    assert_eq!(barred, Some(Refusal::ConflictOfInterest));
    let shown = chidi().erase(Erase(thing), &open(), None, asked_by(9)).err();
    assert!(matches!(shown, Some(Refusal::StepForbidden { .. })));
    let unheard =
        chidi().erase(Erase(thing), &hidden, None, ErasureStanding { appealed: true, ..asked_by(9) }).err();
    assert!(matches!(unheard, Some(Refusal::StepForbidden { .. })), "an appeal is decided first");
}

#[test]
fn the_words_of_an_idea_that_its_author_took_back_can_be_taken_away() {
    let (thing, back) = (Thing::idea(IDEA), standing(Status::Open, Overlay::Withdrawn, Relation::Reader));
    let appealed = ErasureStanding { appealed: true, ..asked_by(9) };
    assert!(chidi().erase(Erase(thing), &back, None, appealed).is_ok(), "that appeal is decided no more");
    assert!(chidi().drop_erasure(DropErasure(thing), &back, None).is_ok());
    let gone = ErasureStanding { erased: true, ..ErasureStanding::default() };
    assert_eq!(chidi().ask_erasure(AskErasure(thing), &back, None, gone).err(), Some(Refusal::Withdrawn));
    let own = Standing { relation: Relation::Author, ..back };
    let asked = chidi().ask_erasure(AskErasure(thing), &own, None, ErasureStanding::default());
    assert_eq!(asked.err(), Some(Refusal::ConflictOfInterest));
}

#[test]
fn items_are_given_to_people_who_moderate() {
    let to = Assign { idea: IDEA, to: Some(PersonId::from_i64(9)) };
    let with = |role| Actor::Person(Who { id: PersonId::from_i64(9), role, unit: None });
    assert!(chidi().assign(to, &open(), Some((&with(Role::Admin), &open()))).is_ok());
    for role in [Role::Employee, Role::Council] {
        assert!(chidi().assign(to, &open(), Some((&with(role), &open()))).is_err());
    }
    assert!(chidi().assign(to, &open(), None).is_err());
    assert!(chidi().assign(Assign { to: None, ..to }, &open(), None).is_ok());
}

#[test]
fn items_are_given_to_nobody_who_may_not_decide_on_them() {
    let unit = Some(UnitId::from_i64(3));
    let own = Standing { relation: Relation::Author, ..open() };
    let of_unit = Standing { unit, ..open() };
    let who = |id| Who { id: PersonId::from_i64(id), role: Role::Moderator, unit: None };
    let me = Actor::Person(who(1));
    let give = |to: Who, theirs: &Standing| {
        let wish = Assign { idea: IDEA, to: Some(to.id) };
        me.assign(wish, &open(), Some((&Actor::Person(to), theirs))).err()
    };
    assert_eq!(give(who(1), &own), Some(Refusal::ConflictOfInterest));
    assert_eq!(give(who(9), &own), Some(Refusal::SecondPersonNeeded));
    assert_eq!(give(Who { unit, ..who(9) }, &of_unit), Some(Refusal::SecondPersonNeeded));
    assert_eq!(give(who(9), &of_unit), None);
}

#[test]
fn a_comment_behind_a_veil_takes_no_reply_and_is_hidden_once() {
    let comment = CommentStanding {
        id: CommentId::from_i64(4),
        idea: IDEA,
        is_reply: false,
        deleted: false,
        veil: Veil::Hidden,
        relation: Relation::Reader,
    };
    let wish = Hide { thing: Thing { idea: IDEA, comment: Some(comment.id) }, ..hide() };
    let step = Refusal::StepForbidden { status: Status::Open, overlay: Overlay::None };
    assert_eq!(chidi().hide(wish.clone(), &open(), Some(&comment)).err(), Some(step));
    assert!(chidi().restore(restore(wish.thing), &open(), Some(&comment)).is_ok());
    let mine = CommentStanding { veil: Veil::None, relation: Relation::Author, ..comment };
    assert_eq!(chidi().hide(wish, &open(), Some(&mine)).err(), Some(Refusal::ConflictOfInterest));
}

type Question = (&'static str, fn(&Actor, &Standing) -> Result<(), Refusal>);

fn merge() -> Merge {
    Merge::parse(IDEA, "2", "Beide meinen den Drucker.").unwrap()
}

fn split() -> Split {
    let text = || IdeaText {
        title: "Ein Teil".into(),
        pinch: "Der Drucker klemmt jeden Morgen.".into(),
        wish: String::new(),
    };
    let part = || RawPart { text: text(), topic: String::new() };
    Split::parse(IDEA, &[part(), part()], |_| None).unwrap()
}

/// The idea that others are merged into, of nobody's unit.
fn target(like: &Standing) -> Standing {
    let (number, status, overlay) = (IdeaNumber::from_i64(2), Status::Open, Overlay::None);
    Standing {
        number,
        status,
        overlay,
        merged_into: None,
        unit: None,
        relation: Relation::Reader,
        ..like.clone()
    }
}

fn pair<'a>(idea: &'a Standing, into: &'a Standing) -> Pair<'a> {
    Pair { idea, into, same_campaign: true, gathers: false }
}

#[test]
fn ideas_are_merged_until_a_day_before_voting_ends_and_parted_until_it_ends() {
    let settled = open().schedule.review.plus(-SETTLED_BEFORE_THE_END);
    let at = |now: Timestamp| {
        let idea = Standing { now, ..open() };
        let merged =
            Standing { overlay: Overlay::Merged, merged_into: Some(IdeaNumber::from_i64(2)), ..idea };
        let into = target(&idea);
        let parted = chidi().unmerge(Unmerge(IDEA), &merged, &into).is_ok();
        (
            chidi().merge(merge(), &pair(&idea, &into)).err(),
            chidi().split(split(), &idea, false).err(),
            parted,
        )
    };
    let late = Some(Refusal::MergeForbidden { bar: MergeBar::Late });
    assert_eq!(at(settled.plus(-1)), (None, None, true));
    assert_eq!(at(settled), (late.clone(), late.clone(), true));
    let end = open().schedule.review;
    assert_eq!(at(end.plus(-1)), (late.clone(), late.clone(), true));
    assert_eq!(at(end), (late.clone(), late, false));
}

#[test]
fn nobody_merges_with_an_own_idea_or_with_one_of_the_own_unit() {
    let (idea, conflict) = (Standing { unit: None, ..open() }, Some(Refusal::ConflictOfInterest));
    let into = target(&idea);
    assert!(chidi().merge(merge(), &pair(&idea, &into)).is_ok());
    let own = Standing { relation: Relation::Author, ..into };
    assert_eq!(chidi().merge(merge(), &pair(&idea, &own)).err(), conflict);
    assert_eq!(chidi().merge(merge(), &pair(&own, &idea)).err(), conflict);
    let of_unit = person(7, Role::Moderator, Some(UNIT));
    let theirs = Standing { unit: Some(UNIT), ..into };
    assert_eq!(of_unit.merge(merge(), &pair(&idea, &theirs)).err(), conflict);
}

#[test]
fn voters_and_the_author_object_for_fourteen_days_and_another_person_answers() {
    let idea = Standing {
        overlay: Overlay::Merged,
        merged_into: Some(IdeaNumber::from_i64(2)),
        unit: None,
        ..open()
    };
    let by = Some(PersonId::from_i64(7));
    let merge = MergeStanding {
        id: MergeId::from_i64(3),
        idea: IDEA,
        into: IdeaNumber::from_i64(2),
        decided_by: by,
        at: now(),
        objected: true,
    };
    let ana = person(1, Role::Employee, None);
    assert!(ana.object(&idea, Some(&merge), true).is_ok());
    assert_eq!(ana.object(&idea, Some(&merge), false).err(), Some(Refusal::OnlyVoters));
    assert_eq!(ana.object(&idea, None, true).err(), Some(Refusal::ObjectionClosed));
    let own = Standing { relation: Relation::Claimed, ..idea };
    assert!(ana.object(&own, Some(&merge), false).is_ok());
    let at = |now| Standing { now, ..idea };
    assert!(ana.object(&at(now().plus(OBJECT_WITHIN)), Some(&merge), true).is_ok());
    let late = ana.object(&at(now().plus(OBJECT_WITHIN + 1)), Some(&merge), true);
    assert_eq!(late.err(), Some(Refusal::ObjectionClosed));
    let keep = || KeepMerged { merge: merge.id, reply: Sentence::parse("Es bleibt dabei.").unwrap() };
    let same = chidi().keep_merged(keep(), &idea, &target(&idea), &merge);
    assert_eq!(same.err(), Some(Refusal::SecondPersonNeeded));
    let eva = person(8, Role::Admin, None);
    assert!(eva.keep_merged(keep(), &idea, &target(&idea), &merge).is_ok());
    let answered = MergeStanding { objected: false, ..merge };
    assert_eq!(eva.keep_merged(keep(), &idea, &target(&idea), &answered).err(), Some(Refusal::Stale));
}

const QUESTIONS: [Question; 12] = [
    ("queue", |a, _| a.see_queue().map(drop)),
    ("review", |a, s| a.decide(decision("in_review", ""), s, &unread()).map(drop)),
    ("answer", |a, s| a.decide(decision("", "Danke."), s, &unread()).map(drop)),
    ("open", |a, s| a.decide(decision("open", "Wieder offen."), s, &unread()).map(drop)),
    ("hide", |a, s| a.hide(hide(), s, None).map(drop)),
    ("restore", |a, s| a.restore(restore(Thing::idea(IDEA)), s, None).map(drop)),
    ("ask erasure", |a, s| {
        a.ask_erasure(AskErasure(Thing::idea(IDEA)), s, None, ErasureStanding::default()).map(drop)
    }),
    ("erase", |a, s| a.erase(Erase(Thing::idea(IDEA)), s, None, asked_by(9)).map(drop)),
    ("merge", |a, s| a.merge(merge(), &pair(s, &target(s))).map(drop)),
    ("unmerge", |a, s| a.unmerge(Unmerge(IDEA), s, &target(s)).map(drop)),
    ("split", |a, s| a.split(split(), s, false).map(drop)),
    ("unsplit", |a, s| a.unsplit(s, &[]).map(drop)),
];

#[test]
fn who_may_decide_what_in_which_state() {
    let program = Actor::Program {
        owner: Who { id: PersonId::from_i64(7), role: Role::Moderator, unit: None },
        scopes: vec![Scope::Read],
    };
    let actors = [
        ("visitor", Actor::Visitor),
        ("employee", person(1, Role::Employee, None)),
        ("council", person(2, Role::Council, None)),
        ("moderator", chidi()),
        ("moderator's token: read", program),
        ("admin", person(8, Role::Admin, None)),
        ("clockwork", Actor::Clockwork),
    ];
    let states: Vec<(Status, Overlay)> = Status::ALL
        .iter()
        .map(|status| (*status, Overlay::None))
        .chain(Overlay::ALL.iter().skip(1).map(|overlay| (Status::Open, *overlay)))
        .collect();
    let mut out = format!("{:44}", "");
    for (name, _) in QUESTIONS {
        write!(out, "{name:12}").unwrap();
    }
    for (name, actor) in &actors {
        for (status, overlay) in &states {
            write!(out, "\n{:44}", format!("{name}, {status}/{overlay}")).unwrap();
            for (_, ask) in QUESTIONS {
                let answer = match ask(actor, &standing(*status, *overlay, Relation::Reader)) {
                    Ok(()) => "yes".to_owned(),
                    Err(refusal) => refusal.to_string().split(' ').take(2).collect::<Vec<_>>().join(" "),
                };
                write!(out, "{:12}", answer.chars().take(11).collect::<String>()).unwrap();
            }
        }
    }
    insta::assert_snapshot!(out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
}
