use domain::{
    campaigns::Phase,
    refusals::{Activity, Refusal},
    time::Timestamp,
    votes::SetVote,
};
use service::{campaigns, comments, ideas, votes};

use crate::world::{PINCH, World, raw, raw_comment, refusal, schedule};

fn closed(activity: Activity, phase: Phase, next: Option<(Phase, Timestamp)>) -> Refusal {
    Refusal::PhaseForbids { activity, phase, next }
}

#[tokio::test]
async fn a_closed_phase_says_when_it_goes_on() {
    let world = World::new().await;
    let dates = schedule();
    let (idea, _) = world.post(&world.ana, "Drucker im Erdgeschoß", true).await;
    let comment = world.comment(&world.ben, idea, "Bei uns auch.").await.id;

    let ana = world.at(&world.ana, dates.voting);
    assert_eq!(
        refusal(ideas::post(&ana, &raw("Zu spät gekommen", true)).await),
        closed(Activity::Post, Phase::Voting, None)
    );
    votes::set(&ana, SetVote { idea, wanted: false }).await.unwrap();
    ideas::edit(&ana, idea, "", "Drucker klemmt", PINCH, "", None).await.unwrap();

    let (ana, ben) = (world.at(&world.ana, dates.review), world.at(&world.ben, dates.review));
    let again = Some((Phase::Workshops, dates.workshops));
    assert_eq!(
        refusal(votes::set(&ben, SetVote { idea, wanted: true }).await),
        closed(Activity::Vote, Phase::Review, None)
    );
    assert_eq!(
        refusal(comments::add(&ben, &raw_comment(idea, "Doch."), None).await),
        closed(Activity::Comment, Phase::Review, again)
    );
    assert_eq!(
        refusal(comments::edit(&ben, comment, "Doch.", None).await),
        closed(Activity::Comment, Phase::Review, again)
    );
    assert_eq!(
        refusal(ideas::extend(&ana, idea, "Mehr", None).await),
        closed(Activity::Comment, Phase::Review, again)
    );
    assert_eq!(
        refusal(ideas::edit(&ana, idea, "", "Drucker", PINCH, "", None).await),
        closed(Activity::Edit, Phase::Review, None)
    );
    ideas::page(&ben, idea, None).await.unwrap();

    let ben = world.at(&world.ben, dates.workshops);
    comments::add(&ben, &raw_comment(idea, "Doch."), None).await.unwrap();

    let (ana, ben) = (world.at(&world.ana, dates.archived), world.at(&world.ben, dates.archived));
    assert_eq!(
        refusal(ideas::withdraw(&ana, idea, None).await),
        closed(Activity::Edit, Phase::Archived, None)
    );
    assert_eq!(
        refusal(comments::delete(&ben, comment, None).await),
        closed(Activity::Comment, Phase::Archived, None)
    );
}

#[tokio::test]
async fn a_draft_is_there_for_moderators_alone() {
    let world = World::new().await;
    let early = schedule().collecting.plus(-1);
    let (ana, chidi) = (world.at(&world.ana, early), world.at(&world.chidi, early));
    assert_eq!(refusal(campaigns::load(&ana, Some("fruehjahr-2019")).await), Refusal::NotFound);
    assert_eq!(refusal(campaigns::load(&ana, None).await), Refusal::NoCampaign);
    assert_eq!(campaigns::list(&ana).await.unwrap(), []);
    assert_eq!(campaigns::load(&chidi, Some("fruehjahr-2019")).await.unwrap().phase, Phase::Draft);
    assert_eq!(refusal(ideas::post(&ana, &raw("Zu früh gekommen", true)).await), Refusal::NoCampaign);
    assert_eq!(refusal(campaigns::load(&world.visitor, None).await), Refusal::SignInFirst);
}

#[tokio::test]
async fn a_campaign_comes_with_what_it_takes_to_choose() {
    let world = World::new().await;
    let page = campaigns::load(&world.ben, None).await.unwrap();
    assert_eq!((page.phase, page.next), (Phase::Collecting, Some((Phase::Voting, schedule().voting))));
    assert_eq!(page.topics.iter().map(|t| t.slug.as_str()).collect::<Vec<_>>(), ["it", "arbeitszeit"]);
    assert_eq!(page.units.len(), 1);
}
