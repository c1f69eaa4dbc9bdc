//! Who takes which idea into a workshop.

use domain::{
    campaigns::Schedule,
    ideas::{Overlay, Relation, Standing, Status},
    ids::{CampaignId, IdeaNumber, PersonId, WorkshopId},
    people::{Role, Who},
    policy::Actor,
    refusals::Refusal,
    time::{DAY, Timestamp},
    workshops::{ClaimIdea, ReleaseIdea, Wanted, WorkshopBar, WorkshopStanding},
};
use proptest::prelude::*;

const HERE: WorkshopId = WorkshopId::from_i64(1);
const THERE: WorkshopId = WorkshopId::from_i64(2);
const IDEA: IdeaNumber = IdeaNumber::from_i64(7);
const WISH: ClaimIdea = ClaimIdea { workshop: HERE, idea: IDEA };

fn dee() -> Actor {
    Actor::Person(Who { id: PersonId::from_i64(4), role: Role::Employee, unit: None })
}

fn workshop() -> WorkshopStanding {
    WorkshopStanding {
        id: HERE,
        campaign: CampaignId::from_i64(1),
        capacity: 2,
        claimed: 1,
        closed: false,
        member: true,
    }
}

fn idea(status: Status, overlay: Overlay) -> Wanted {
    let day = |n: i64| Timestamp::from_date(2019, 2, 1).plus(n * DAY);
    let schedule = Schedule {
        collecting: day(0),
        voting: day(10),
        review: day(20),
        workshops: day(30),
        results: day(40),
        archived: day(50),
    };
    let idea = Standing {
        number: IDEA,
        status,
        overlay,
        merged_into: (overlay == Overlay::Merged).then_some(IdeaNumber::from_i64(3)),
        named: true,
        relation: Relation::Reader,
        unit: None,
        supported: true,
        schedule,
        now: day(31),
    };
    Wanted { idea, frozen: true, pulled: true, claimed_by: None }
}

fn open() -> Wanted {
    idea(Status::Open, Overlay::None)
}

fn bar(workshop: &WorkshopStanding, wanted: &Wanted) -> Option<Refusal> {
    dee().claim_idea(WISH, workshop, wanted).err()
}

const fn barred(bar: WorkshopBar) -> Option<Refusal> {
    Some(Refusal::WorkshopForbids { bar })
}

#[test]
fn whatever_stands_in_the_way_of_taking_an_idea_is_named() {
    assert_eq!(bar(&workshop(), &open()), None);
    assert_eq!(bar(&WorkshopStanding { member: false, ..workshop() }, &open()), Some(Refusal::OnlyTeam));
    assert_eq!(bar(&WorkshopStanding { closed: true, ..workshop() }, &open()), barred(WorkshopBar::Closed));
    assert_eq!(bar(&WorkshopStanding { claimed: 2, ..workshop() }, &open()), barred(WorkshopBar::Full));
    assert_eq!(bar(&workshop(), &Wanted { frozen: false, ..open() }), barred(WorkshopBar::NotFrozen));
    assert_eq!(bar(&workshop(), &Wanted { pulled: false, ..open() }), barred(WorkshopBar::NotPulled));
    assert_eq!(bar(&workshop(), &Wanted { claimed_by: Some(THERE), ..open() }), barred(WorkshopBar::Taken));
    // What is its own already is no question, even when it is full.
    let full = WorkshopStanding { claimed: 2, ..workshop() };
    assert_eq!(bar(&full, &Wanted { claimed_by: Some(HERE), ..open() }), None);
}

#[test]
fn what_cannot_be_worked_on_any_more_says_why() {
    let because = |status, overlay| bar(&workshop(), &idea(status, overlay));
    assert_eq!(because(Status::Open, Overlay::Withdrawn), Some(Refusal::Withdrawn));
    assert_eq!(
        because(Status::Open, Overlay::Merged),
        Some(Refusal::Merged { into: IdeaNumber::from_i64(3) })
    );
    assert_eq!(because(Status::Open, Overlay::Hidden), barred(WorkshopBar::Unread));
    assert_eq!(because(Status::Held, Overlay::None), barred(WorkshopBar::Unread));
    assert_eq!(
        because(Status::Open, Overlay::Split),
        Some(Refusal::StepForbidden { status: Status::Open, overlay: Overlay::Split })
    );
}

#[test]
fn an_idea_comes_in_by_the_same_moves_as_a_moderator_has() {
    for status in Status::ALL.iter().copied().filter(|status| *status != Status::Held) {
        let moves = status == Status::InWorkshop || status.requirement(Status::InWorkshop).is_some();
        let refusal = bar(&workshop(), &idea(status, Overlay::None));
        let forbidden = Refusal::StepForbidden { status, overlay: Overlay::None };
        assert_eq!(refusal, (!moves).then_some(forbidden), "{status}");
    }
}

#[test]
fn only_its_team_gives_back_what_a_workshop_has() {
    let release = |workshop: &WorkshopStanding, wanted: &Wanted| {
        dee().release_idea(ReleaseIdea(WISH), workshop, wanted).err()
    };
    let ours = Wanted { claimed_by: Some(HERE), ..idea(Status::Open, Overlay::Hidden) };
    assert_eq!(release(&workshop(), &ours), None, "also what nobody reads any more");
    assert_eq!(
        release(&workshop(), &Wanted { claimed_by: None, ..ours.clone() }),
        None,
        "twice changes nothing"
    );
    assert_eq!(
        release(&workshop(), &Wanted { claimed_by: Some(THERE), ..ours.clone() }),
        barred(WorkshopBar::Taken)
    );
    assert_eq!(release(&WorkshopStanding { member: false, ..workshop() }, &ours), Some(Refusal::OnlyTeam));
    assert_eq!(release(&WorkshopStanding { closed: true, ..workshop() }, &ours), barred(WorkshopBar::Closed));
}

proptest! {
    /// However often a team takes and gives back, it never has more than fit.
    #[test]
    fn no_workshop_ever_has_more_than_fit(capacity in 1_i64..6, acts in prop::collection::vec((any::<bool>(), 0_usize..8), 0..60)) {
        let mut has = [false; 8];
        for (takes, which) in acts {
            let claimed = i64::try_from(has.iter().filter(|has| **has).count()).unwrap_or(i64::MAX);
            let standing = WorkshopStanding { capacity, claimed, ..workshop() };
            let wanted = Wanted { claimed_by: has[which].then_some(HERE), ..open() };
            if takes {
                has[which] |= dee().claim_idea(WISH, &standing, &wanted).is_ok();
            } else if dee().release_idea(ReleaseIdea(WISH), &standing, &wanted).is_ok() {
                has[which] = false;
            }
            prop_assert!(has.iter().filter(|has| **has).count() <= usize::try_from(capacity).unwrap_or(0));
        }
    }
}
