//! The whole of the policy as tables, to be read by people in review.
#![expect(clippy::unwrap_used, clippy::wildcard_enum_match_arm, reason = "a test that panics has failed")]

use std::fmt::Write as _;

use domain::{
    audit::Digest,
    campaigns::{Bilingual, CampaignWording, ChangeCampaign, Phase, Schedule},
    comments::{CommentKind, CommentStanding, NewComment, Veil},
    follows::SetFollow,
    ideas::{NewIdea, Overlay, Relation, Standing, Status, Wording},
    ids::{CampaignId, CommentId, IdeaNumber, PersonId, PullNumber, TopicId, UnitId, WorkshopId},
    people::{ChangeAccount, Role, Scope, ShutAccount, Who},
    policy::{Actor, Report, Sight},
    pulls::PullIdeas,
    refusals::{Field, Refusal},
    selection::recipe::{RawRecipe, Recipe},
    templates::KeepTemplates,
    text::{AddendumBody, CommentBody, Pinch, TextError, Title, Wish},
    texts::ForgetText,
    time::{DAY, Timestamp},
    topics::ArchiveTopic,
    units::MoveUnit,
    votes::SetVote,
    workshops::{Seat, WorkshopBar, WorkshopStanding},
};

const IDEA: IdeaNumber = IdeaNumber::from_i64(1);

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

fn moment(phase: Phase) -> Timestamp {
    schedule()
        .starts()
        .iter()
        .find(|(p, _)| *p == phase)
        .map_or(Timestamp::from_date(2019, 2, 1), |(_, start)| *start)
}

fn standing(phase: Phase, status: Status, overlay: Overlay, relation: Relation) -> Standing {
    let merged_into = (overlay == Overlay::Merged).then_some(IdeaNumber::from_i64(2));
    Standing {
        number: IDEA,
        status,
        overlay,
        merged_into,
        named: true,
        relation,
        unit: None,
        supported: false,
        schedule: schedule(),
        now: moment(phase),
    }
}

fn who(role: Role) -> Who {
    Who { id: PersonId::from_i64(7), role, unit: None }
}

fn actors() -> Vec<(&'static str, Actor)> {
    let program = |scopes: &[Scope]| Actor::Program { owner: who(Role::Employee), scopes: scopes.to_vec() };
    vec![
        ("visitor", Actor::Visitor),
        ("employee", Actor::Person(who(Role::Employee))),
        ("moderator", Actor::Person(who(Role::Moderator))),
        ("admin", Actor::Person(who(Role::Admin))),
        ("council", Actor::Person(who(Role::Council))),
        ("token: read", program(&[Scope::Read])),
        ("token: write", program(&[Scope::Read, Scope::Write])),
        ("clockwork", Actor::Clockwork),
    ]
}

fn wording() -> Wording {
    let parsed =
        (Title::parse("Fahrradkeller"), Pinch::parse("Der Keller ist seit Wochen zu."), Wish::parse(""));
    match parsed {
        (Ok(title), Ok(pinch), Ok(wish)) => Wording { title, pinch, wish },
        other => panic!("{other:?}"),
    }
}

fn comment(official: bool) -> NewComment {
    let body = CommentBody::parse("Bei uns auch.").unwrap();
    NewComment { idea: IDEA, reply_to: None, kind: CommentKind::Experience, body, named: true, official }
}

fn short(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotFound => "unseen",
        Refusal::SignInFirst => "sign in",
        Refusal::NotAllowed => "role",
        Refusal::AdministrationOnly => "admins only",
        Refusal::OwnAccount => "own account",
        Refusal::LastAdministrator => "last one",
        Refusal::OnlyAuthor => "author",
        Refusal::PhaseForbids { .. } => "phase",
        Refusal::StateForbids { .. } => "state",
        Refusal::Merged { .. } => "merged",
        Refusal::Withdrawn => "withdrawn",
        Refusal::OnlyTeam => "team only",
        Refusal::WorkshopForbids { bar: WorkshopBar::Closed } => "closed",
        Refusal::ScopeMissing { .. } => "scope",
        other => panic!("the table has no word for {other:?}"),
    }
}

type Question = (&'static str, fn(&Actor, &Standing) -> Result<(), Refusal>);

const QUESTIONS: [Question; 12] = [
    ("see", |a, s| a.see_idea(s).map(|sight| assert!(matches!(sight, Sight::Full | Sight::Tombstone)))),
    ("post", |a, s| {
        let idea = NewIdea { text: wording(), topic: TopicId::from_i64(1), unit: None, named: true };
        a.post_idea(idea, &s.schedule, s.now).map(drop)
    }),
    ("vote", |a, s| a.set_vote(SetVote { idea: IDEA, wanted: true }, s).map(drop)),
    ("follow", |a, s| a.set_follow(SetFollow { idea: IDEA, wanted: true }, s).map(drop)),
    ("unfollow", |a, s| a.set_follow(SetFollow { idea: IDEA, wanted: false }, s).map(drop)),
    ("comment", |a, s| a.add_comment(comment(false), s, None).map(drop)),
    ("official", |a, s| a.add_comment(comment(true), s, None).map(drop)),
    ("edit", |a, s| a.reword(wording(), s).map(drop)),
    ("extend", |a, s| a.extend(AddendumBody::parse("Nachtrag").unwrap(), s).map(drop)),
    ("withdraw", |a, s| a.withdraw(s).map(drop)),
    ("delete comment", |a, s| {
        let mine = CommentStanding {
            id: CommentId::from_i64(1),
            idea: IDEA,
            is_reply: false,
            deleted: false,
            veil: Veil::None,
            relation: Relation::Author,
        };
        a.delete_comment(s, &mine).map(drop)
    }),
    ("report", |a, s| a.report(Report { idea: IDEA, comment: None }, s).map(drop)),
];

fn table<'a>(rows: impl Iterator<Item = (String, Actor, Standing)> + 'a) -> String {
    let mut out = format!("{:34}", "");
    for (name, _) in QUESTIONS {
        write!(out, "{name:15}").unwrap();
    }
    for (label, actor, standing) in rows {
        write!(out, "\n{label:34}").unwrap();
        for (_, ask) in QUESTIONS {
            let answer = ask(&actor, &standing).map_or_else(|refusal| short(&refusal), |()| "yes");
            write!(out, "{answer:15}").unwrap();
        }
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn who_may_do_what_in_which_phase() {
    let rows = actors().into_iter().flat_map(|(name, actor)| {
        Phase::ALL.iter().map(move |phase| {
            let standing = standing(*phase, Status::Open, Overlay::None, Relation::Author);
            (format!("{name} (author), {phase}"), actor.clone(), standing)
        })
    });
    insta::assert_snapshot!(table(rows));
}

#[test]
fn who_may_do_what_in_which_state() {
    let states = Status::ALL
        .iter()
        .map(|status| (*status, Overlay::None))
        .chain(Overlay::ALL.iter().skip(1).map(|overlay| (Status::Open, *overlay)));
    let rows = states.flat_map(|(status, overlay)| {
        [
            ("author", Role::Employee, Relation::Author),
            ("reader", Role::Employee, Relation::Reader),
            ("moderator", Role::Moderator, Relation::Reader),
        ]
        .map(|(name, role, relation)| {
            let label = format!("{status}/{overlay}, {name}");
            (label, Actor::Person(who(role)), standing(Phase::Collecting, status, overlay, relation))
        })
    });
    insta::assert_snapshot!(table(rows));
}

type Matter = (&'static str, fn(&Actor) -> Result<(), Refusal>);

const MATTERS: [Matter; 17] = [
    ("see", Actor::see_administration),
    ("campaigns", |a| {
        a.administer(ChangeCampaign { campaign: CampaignId::from_i64(1), wording: call_for_ideas() })
            .map(drop)
    }),
    ("topics", |a| a.administer(ArchiveTopic { topic: TopicId::from_i64(1), archived: true }).map(drop)),
    ("units", |a| a.administer(MoveUnit { unit: UnitId::from_i64(1), parent: None }).map(drop)),
    ("texts", |a| a.administer(ForgetText("imprint")).map(drop)),
    ("others' role", |a| {
        a.change_account(place(9), &[PersonId::from_i64(7), PersonId::from_i64(9)]).map(drop)
    }),
    ("own role", |a| a.change_account(place(7), &[PersonId::from_i64(7), PersonId::from_i64(9)]).map(drop)),
    ("last admin", |a| {
        a.shut_account(ShutAccount { person: PersonId::from_i64(7), shut: true }, &[PersonId::from_i64(7)])
            .map(drop)
    }),
    ("see pulls", |a| a.see_pulls(Seat::Nowhere)),
    ("pull", |a| a.pull_ideas(pull(), Seat::Nowhere).map(drop)),
    ("team: pulls", |a| a.see_pulls(Seat::Open).and(a.pull_ideas(pull(), Seat::Open).map(drop))),
    ("closed: pull", |a| a.pull_ideas(pull(), Seat::Closed).map(drop)),
    ("workshop", |a| a.see_workshop(&workshop(false))),
    ("its team", |a| a.see_team(&workshop(false))),
    ("work in it", |a| a.work_in(&workshop(false))),
    ("team: work", |a| a.see_team(&workshop(true)).and(a.work_in(&workshop(true)))),
    ("templates", |a| a.keep_templates(KeepTemplates::Order(Vec::new())).map(drop)),
];

fn call_for_ideas() -> CampaignWording {
    let text = || Bilingual { de: "Frühjahr".into(), en: String::new() };
    CampaignWording { title: text(), intro: text(), rules: text(), schedule: schedule() }
}

fn pull() -> PullIdeas {
    let raw = RawRecipe { rule: "votes".into(), places: "1".into(), ..RawRecipe::default() };
    PullIdeas {
        campaign: CampaignId::from_i64(1),
        number: PullNumber::from_i64(1),
        recipe: Recipe::parse(&raw).unwrap(),
        snapshot: Digest::ZERO,
        ideas: vec![IDEA],
        body: String::new(),
        hash: Digest::ZERO,
    }
}

const fn workshop(member: bool) -> WorkshopStanding {
    WorkshopStanding {
        id: WorkshopId::from_i64(1),
        campaign: CampaignId::from_i64(1),
        capacity: 6,
        claimed: 0,
        closed: false,
        member,
    }
}

const fn place(person: i64) -> ChangeAccount {
    ChangeAccount { person: PersonId::from_i64(person), role: Role::Employee, unit: None }
}

#[test]
fn who_may_administer_what() {
    let mut out = format!("{:34}", "");
    for (name, _) in MATTERS {
        write!(out, "{name:15}").unwrap();
    }
    let token = Actor::Program { owner: who(Role::Admin), scopes: vec![Scope::Read] };
    for (label, actor) in actors().into_iter().chain([("admin's token: read", token)]) {
        write!(out, "\n{label:34}").unwrap();
        for (_, ask) in MATTERS {
            let answer = ask(&actor).map_or_else(|refusal| short(&refusal), |()| "yes");
            write!(out, "{answer:15}").unwrap();
        }
    }
    insta::assert_snapshot!(out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_refusal_for_the_phase_names_the_next_one_that_allows_it() {
    let employee = Actor::Person(who(Role::Employee));
    let review = standing(Phase::Review, Status::Open, Overlay::None, Relation::Reader);
    let Err(Refusal::PhaseForbids { phase, next, .. }) = employee.comment_on(&review) else {
        panic!("comments are closed")
    };
    assert_eq!((phase, next), (Phase::Review, Some((Phase::Workshops, schedule().workshops))));
    let Err(Refusal::PhaseForbids { next, .. }) =
        employee.set_vote(SetVote { idea: IDEA, wanted: true }, &review).map(drop)
    else {
        panic!("voting is closed")
    };
    assert_eq!(next, None);
}

#[test]
fn replies_go_two_levels_deep_and_stay_under_their_idea() {
    let employee = Actor::Person(who(Role::Employee));
    let idea = standing(Phase::Collecting, Status::Open, Overlay::None, Relation::Reader);
    let parent = CommentStanding {
        id: CommentId::from_i64(1),
        idea: IDEA,
        is_reply: false,
        deleted: false,
        veil: Veil::None,
        relation: Relation::Reader,
    };
    let reply = NewComment { reply_to: Some(parent.id), ..comment(false) };
    assert!(employee.add_comment(reply.clone(), &idea, Some(&parent)).is_ok());
    let nested = CommentStanding { is_reply: true, ..parent };
    assert_eq!(employee.add_comment(reply.clone(), &idea, Some(&nested)), Err(Refusal::TooDeep));
    let elsewhere = CommentStanding { idea: IdeaNumber::from_i64(9), ..parent };
    assert_eq!(employee.add_comment(reply.clone(), &idea, Some(&elsewhere)), Err(Refusal::NotFound));
    assert_eq!(employee.add_comment(reply, &idea, None), Err(Refusal::NotFound));
}

#[test]
fn a_comment_without_a_name_stands_only_under_an_idea_without_one() {
    let employee = Actor::Person(who(Role::Employee));
    let named = standing(Phase::Collecting, Status::Open, Overlay::None, Relation::Reader);
    let nameless = Standing { named: false, ..named };
    let quiet = NewComment { named: false, ..comment(false) };
    let refused = Err(Refusal::field(Field::Named, TextError::Malformed));
    assert_eq!(employee.add_comment(quiet.clone(), &named, None), refused);
    assert!(employee.add_comment(quiet, &nameless, None).is_ok());
}
