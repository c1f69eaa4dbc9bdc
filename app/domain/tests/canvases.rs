//! The canvas of an idea: what becomes of what two write at once, and who writes.

use domain::{
    campaigns::{Bilingual, Phase, Unit},
    canvases::{
        Canvas, CanvasAuthor, CanvasChange, CanvasConflict, CanvasEdit, CanvasField, CanvasVersion,
        RawCanvas, SaveCanvas,
    },
    ids::{CampaignId, IdeaNumber, PersonId, UnitId, WorkshopId},
    people::{Role, Scope, Who},
    policy::Actor,
    refusals::{Field, Refusal},
    text::TextError,
    time::Timestamp,
    workshops::{WorkshopBar, WorkshopStanding},
};
use proptest::prelude::*;

fn version(version: i64, value: &str) -> CanvasVersion {
    CanvasVersion {
        version,
        value: value.into(),
        html: String::new(),
        by: CanvasAuthor::Former,
        at: Timestamp::from_millis(version),
    }
}

fn canvas(known: &[(CanvasField, i64, &str)]) -> Canvas {
    Canvas::new(known.iter().map(|(field, number, value)| (*field, version(*number, value))))
}

fn change(field: CanvasField, seen: i64, before: &str, value: &str) -> CanvasChange {
    CanvasChange { field, seen, before: before.into(), value: value.into() }
}

#[test]
fn what_is_not_in_conflict_is_written_and_the_rest_comes_back_with_both_values() {
    use CanvasField::{Causes, Decision, Options, Problem};
    let now = canvas(&[(Causes, 2, "zu wenig Licht"), (Options, 1, "Lampen"), (Decision, 3, "Ja")]);
    let merge = now.merge(vec![
        change(Causes, 1, "dunkel", "zu wenig Fenster"),
        change(Options, 1, "Lampen", "Mehr Lampen"),
        change(Problem, 0, "", "Es ist dunkel"),
        change(Decision, 2, "Nein", "Nein"),
    ]);
    let merge = merge.unwrap();
    assert_eq!(
        merge.edits,
        [
            CanvasEdit { field: Options, version: 2, value: "Mehr Lampen".into() },
            CanvasEdit { field: Problem, version: 1, value: "Es ist dunkel".into() },
        ]
    );
    let conflict = CanvasConflict {
        field: Causes,
        before: "dunkel".into(),
        now: version(2, "zu wenig Licht"),
        mine: "zu wenig Fenster".into(),
    };
    assert_eq!(merge.conflicts, [conflict], "what was not changed is no wish, even from an old page");
}

#[test]
fn two_who_write_the_same_agree_and_a_version_that_never_was_is_refused() {
    let now = canvas(&[(CanvasField::Causes, 2, "Zeit")]);
    let same = now.merge(vec![change(CanvasField::Causes, 1, "", "Zeit")]).unwrap();
    assert_eq!((same.edits.len(), same.conflicts.len()), (0, 0));
    for seen in [3, -1] {
        let never = now.merge(vec![change(CanvasField::Causes, seen, "", "Geld")]);
        assert_eq!(never, Err(Refusal::field(Field::Causes, TextError::Malformed)), "{seen}");
    }
}

#[test]
fn a_field_takes_a_text_a_unit_of_the_city_or_a_real_day() {
    let unit = Unit {
        id: UnitId::from_i64(7),
        parent: None,
        slug: "kitas".into(),
        name: Bilingual { de: "Kitas".into(), en: String::new() },
        closed: false,
    };
    let read = |field: CanvasField, text: &str| field.parse(text, std::slice::from_ref(&unit));
    assert_eq!(read(CanvasField::Causes, "  erstens\r\nzweitens "), Ok("erstens\nzweitens".into()));
    assert_eq!(read(CanvasField::Causes, &"ü".repeat(2000)).map(|text| text.chars().count()), Ok(2000));
    let long = TextError::TooLong { max: 2000, is: 2001 };
    assert_eq!(read(CanvasField::Causes, &"ü".repeat(2001)), Err(long), "characters, never bytes");
    assert_eq!(read(CanvasField::ResponsibleUnit, "kitas"), Ok("7".into()));
    assert_eq!(read(CanvasField::ResponsibleUnit, "gibts-nicht"), Err(TextError::Unknown));
    assert_eq!(read(CanvasField::DueOn, "2019-06-30"), Ok("2019-06-30".into()));
    assert_eq!(read(CanvasField::DueOn, "2019-02-30"), Err(TextError::Malformed));
    for field in CanvasField::ALL {
        assert_eq!(read(*field, ""), Ok(String::new()), "{field} may stay empty");
    }
}

#[test]
fn on_the_page_of_conflicts_something_has_to_be_chosen() {
    let read = |choice: Option<&'static str>| {
        let raw = RawCanvas::read(|name| match name {
            "causes" => Some("drittens"),
            "version-causes" => Some("2"),
            "mine-causes" => Some("meins"),
            "choice-causes" => choice,
            _ => None,
        });
        assert_eq!(raw.0.len(), 1);
        raw.0[&CanvasField::Causes].wanted().map(|text| text.map(str::to_owned))
    };
    assert_eq!(read(Some("theirs")), Ok(None));
    assert_eq!(read(Some("mine")), Ok(Some("meins".into())));
    assert_eq!(read(Some("own")), Ok(Some("drittens".into())));
    assert_eq!(read(None), Err(TextError::Missing));
    assert_eq!(read(Some("beide")), Err(TextError::Missing));
}

#[test]
fn the_team_and_administrators_write_while_workshop_and_campaign_are_open() {
    let who = |role| Who { id: PersonId::from_i64(4), role, unit: None };
    let standing = |member, closed| WorkshopStanding {
        id: WorkshopId::from_i64(1),
        campaign: CampaignId::from_i64(1),
        capacity: 6,
        claimed: 1,
        closed,
        member,
    };
    let wish = || SaveCanvas {
        workshop: WorkshopId::from_i64(1),
        idea: IdeaNumber::from_i64(12),
        edits: Vec::new(),
    };
    let ask = |actor: &Actor, member, closed, phase| {
        actor.save_canvas(wish(), &standing(member, closed), phase).map(drop)
    };
    let barred = |bar| Err(Refusal::WorkshopForbids { bar });
    for role in Role::ALL {
        let actor = Actor::Person(who(*role));
        assert_eq!(ask(&actor, true, false, Phase::Workshops), Ok(()), "{role}");
        let outside = if *role == Role::Admin { Ok(()) } else { Err(Refusal::OnlyTeam) };
        assert_eq!(ask(&actor, false, false, Phase::Workshops), outside, "{role}");
        assert_eq!(ask(&actor, true, true, Phase::Workshops), barred(WorkshopBar::Closed), "{role}");
        assert_eq!(ask(&actor, true, false, Phase::Archived), barred(WorkshopBar::Archived), "{role}");
    }
    assert_eq!(ask(&Actor::Visitor, true, false, Phase::Workshops), Err(Refusal::SignInFirst));
    let reads = Actor::Program { owner: who(Role::Admin), scopes: [Scope::Read].into() };
    let missing = Refusal::ScopeMissing { scope: Scope::Write };
    assert_eq!(ask(&reads, true, false, Phase::Workshops), Err(missing));
}

/// Somebody writes into a field, from the page that they opened this many saves ago.
#[derive(Debug, Clone)]
struct Save {
    field: usize,
    value: String,
    ago: usize,
}

fn saves() -> impl Strategy<Value = Vec<Save>> {
    let save = (0..3_usize, "[ab]{0,2}", 0..5_usize);
    proptest::collection::vec(save.prop_map(|(field, value, ago)| Save { field, value, ago }), 1..40)
}

proptest! {
    /// Whatever is saved in whichever order: a version is only ever written over by somebody who has seen it, and nothing that somebody
    /// wrote disappears without a word.
    #[test]
    fn no_save_loses_a_version_that_somebody_has_not_seen(saves in saves()) {
        let fields = [CanvasField::Problem, CanvasField::Causes, CanvasField::Decision];
        let mut pages = vec![Canvas::default()];
        for Save { field, value, ago } in saves {
            let (field, now) = (fields[field], pages[pages.len() - 1].clone());
            let opened = &pages[pages.len() - 1 - ago.min(pages.len() - 1)];
            let (seen, before) = (opened.version(field), opened.value(field).to_owned());
            let merge = now.merge(vec![change(field, seen, &before, &value)]).unwrap();
            match (merge.edits.as_slice(), merge.conflicts.as_slice()) {
                ([edit], []) => {
                    prop_assert_eq!(seen, now.version(field), "they have seen what they write over");
                    prop_assert_eq!((edit.version, &edit.value), (seen + 1, &value));
                    let others = fields.iter().filter(|other| **other != field);
                    let mut next: Vec<_> =
                        others.filter_map(|other| Some((*other, now.get(*other)?.clone()))).collect();
                    next.push((field, version(edit.version, &edit.value)));
                    pages.push(Canvas::new(next));
                }
                ([], [conflict]) => {
                    prop_assert!(seen < now.version(field));
                    prop_assert_eq!(Some(&conflict.now), now.get(field));
                    prop_assert_eq!((&conflict.mine, &conflict.before), (&value, &before));
                }
                ([], []) => prop_assert!(value == before || value == now.value(field)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
