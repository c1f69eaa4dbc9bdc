//! The wall of a hall: what is on it, and what opens it.

use domain::{
    audit::{Deed, Verb},
    ids::{CampaignId, DisplayId},
    policy::Actor,
    refusals::{Field, Refusal},
    stage::{DisplayCard, EXCERPT, EndDisplay, OpenStage, StageDesk, StageIdea, StagePulse, StageView, TOP},
    text::{TokenName, excerpt},
};
use store::stage::TopIdea;

use crate::{
    Call, Error, Result, Service, audit,
    campaigns::{City, Known, city},
    idempotency,
    secrets::{random_token, sha256},
};

/// What every token of a stage begins with, so that one in the wrong place is recognised.
const PREFIX: &str = "dgs_";

/// What is on the wall of the campaign with this slug. `home` is where browsers reach the server.
///
/// # Errors
/// `NotFound` when there is no such campaign, or none that whoever asks may see; when nobody is signed in.
pub async fn view(call: &Call, campaign: &str, home: &str) -> Result<StageView> {
    let city = city(call).await?;
    let known = seen(call, &city, campaign)?;
    let id = known.campaign.id;
    let mut tx = call.service.store().read().await?;
    let counts = tx.stage_counts(id).await?;
    let top = tx.stage_top(id, i64::try_from(TOP).unwrap_or(0)).await?;
    let topics = tx.stage_topics(id).await?;
    let idea = |TopIdea { number, title, pinch, votes }| StageIdea {
        number,
        title,
        pinch: excerpt(&pinch, EXCERPT),
        votes: u64::try_from(votes).unwrap_or(0),
    };
    let page = city.page(known, call.now);
    Ok(StageView {
        slug: page.campaign.slug,
        title: page.campaign.title,
        phase: page.phase,
        next: page.next,
        at: call.now,
        address: address(call, &city, known, home),
        counts,
        top: top.into_iter().map(idea).collect(),
        topics,
    })
}

/// Where people take part in the campaign with this slug.
///
/// # Errors
/// As [`view`].
pub async fn join_address(call: &Call, campaign: &str, home: &str) -> Result<String> {
    let city = city(call).await?;
    let known = seen(call, &city, campaign)?;
    Ok(address(call, &city, known, home))
}

/// Which campaign it is, for whoever wants to hear of it while it is up.
///
/// # Errors
/// As [`view`].
pub async fn listen(call: &Call, campaign: &str) -> Result<CampaignId> {
    let city = city(call).await?;
    Ok(seen(call, &city, campaign)?.campaign.id)
}

/// How many there are now: numbers, no words.
///
/// # Errors
/// When the database is away.
pub async fn pulse(service: &Service, campaign: CampaignId, changed: bool) -> Result<StagePulse> {
    let counts = service.store().read().await?.stage_counts(campaign).await?;
    Ok(StagePulse { at: service.now(), counts, changed })
}

/// What opens the stage of a campaign, of the current one when its name is empty.
///
/// # Errors
/// `NotFound`; when this actor keeps no stages.
pub async fn desk(call: &Call, campaign: &str) -> Result<StageDesk> {
    call.actor.see_displays()?;
    let city = city(call).await?;
    let known = match campaign {
        "" => city.current(call.now).ok_or(Refusal::NoCampaign)?,
        slug => city.called(slug)?,
    };
    let displays = call.service.store().read().await?.displays(known.campaign.id).await?;
    Ok(StageDesk { slug: known.campaign.slug.clone(), title: known.campaign.title.clone(), displays })
}

/// Opens the stage of a campaign somewhere, and returns the token that does so; it is shown this once.
///
/// # Errors
/// `NotFound`, `Invalid`; when this actor keeps no stages.
pub async fn open(call: &Call, campaign: &str, name: &str) -> Result<String> {
    call.actor.see_displays()?;
    let id = city(call).await?.called(campaign)?.campaign.id;
    let name = TokenName::parse(name).map_err(|error| Refusal::field(Field::Name, error))?;
    let deed = Deed::on(Verb::TokenCreated, format!("campaign:{campaign}")).detail("stage");
    let permit = call.actor.open_stage(OpenStage { campaign: id, name })?;
    let token = format!("{PREFIX}{}", random_token(call.service.dice()));
    let (by, hash) = (call.clone(), sha256(token.as_bytes()));
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            if let Some(answer) = idempotency::replay(&by, tx).await? {
                return Ok(answer);
            }
            tx.add_display(permit, hash, by.now).await?;
            idempotency::remember(&by, tx, &token).await?;
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(token)
        })
    });
    write.await
}

/// Ends what opens a stage, and returns it. What is up hears of it within a minute.
///
/// # Errors
/// `NotFound`; when this actor keeps no stages.
pub async fn end(call: &Call, campaign: &str, display: DisplayId) -> Result<DisplayCard> {
    call.actor.see_displays()?;
    let id = city(call).await?.called(campaign)?.campaign.id;
    let deed = Deed::on(Verb::TokenRevoked, format!("campaign:{campaign}")).detail("stage");
    let permit = call.actor.end_display(EndDisplay { campaign: id, display })?;
    let by = call.clone();
    let write = call.service.store().write(move |tx| {
        Box::pin(async move {
            let known = tx.displays(id).await?.into_iter().find(|known| known.id == display);
            let known = known.ok_or(Refusal::NotFound)?;
            tx.end_display(permit, by.now).await?;
            audit::note(&by, tx, deed).await?;
            Ok::<_, Error>(known)
        })
    });
    write.await
}

/// The call of the wall that a token opens.
///
/// # Errors
/// `SignInFirst` when the token is unknown or ended.
pub async fn identify(service: &Service, token: &str) -> Result<Call> {
    if !token.starts_with(PREFIX) {
        return Err(Refusal::SignInFirst.into());
    }
    let campaign = service.store().read().await?.display(sha256(token.as_bytes())).await?;
    Ok(service.call(Actor::Display { campaign: campaign.ok_or(Refusal::SignInFirst)? }))
}

fn seen<'a>(call: &Call, city: &'a City, campaign: &str) -> Result<&'a Known> {
    // Whoever may not know of any campaign learns nothing of their names.
    let known = city.called(campaign).map_err(|refusal| call.actor.read().err().unwrap_or(refusal))?;
    call.actor.see_stage(known.campaign.id)?;
    let begun = known.campaign.schedule.phase_at(call.now).is_visible() || call.actor.moderates();
    if begun { Ok(known) } else { Err(Refusal::NotFound.into()) }
}

/// As short as it can be: the current campaign is at the front door.
fn address(call: &Call, city: &City, known: &Known, home: &str) -> String {
    let current = city.current(call.now).is_some_and(|current| current.campaign.id == known.campaign.id);
    if current { home.to_owned() } else { format!("{home}/campaigns/{}", known.campaign.slug) }
}
