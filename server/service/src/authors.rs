//! What authors do with their ideas after posting, by account or by claim code.

use domain::{
    events::Event,
    ideas::{Relation, Status, Wording},
    ids::IdeaNumber,
    people::Scope,
    policy::{HoldAgain, Permit},
    refusals::{Field, Fields, Refusal},
    text::AddendumBody,
    time::Timestamp,
    versions::unless_changed,
};
use store::{
    Tx,
    events::{Audience, Recorded},
    ideas::IdeaState,
};

use crate::{
    Call, Result,
    campaigns::{self, City},
    ideas::{audience_of, with_relation},
    idempotency, markdown, triage,
};

/// Gives one's own idea a new wording. `read` is the version that was changed.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `PhaseForbids`, `StateForbids`; `Stale` once it has another wording than was read.
pub async fn edit(
    call: &Call,
    number: IdeaNumber,
    read: &str,
    title: &str,
    pinch: &str,
    wish: &str,
    claim: Option<&str>,
) -> Result<()> {
    call.actor.take_part(Scope::Write)?;
    let mut fields = Fields::default();
    let text = Wording::take(title, pinch, wish, &mut fields);
    fields.finish()?;
    let text = text.ok_or(Refusal::NotFound)?;
    let (asked, city) = (Asked::new(call, number, claim), campaigns::city(call).await?);
    let read = read.to_owned();
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (idea, relation) = asked.load(tx).await?;
                let permit = asked.call.actor.reword(text, &idea.standing(relation, asked.call.now))?;
                let stored = tx.texts(&[number]).await?.remove(&number).unwrap_or_default();
                unless_changed(&read, &stored.version())?;
                let public = permit.action().keep_old;
                let hold = asked.hold_again(tx, &idea, &city, relation).await?;
                tx.reword_idea(permit, asked.moment(&idea)).await?;
                asked.record(tx, Event::IdeaEdited { idea: number, public }, &idea).await?;
                asked.held_again(tx, hold, &idea).await
            })
        })
        .await
}

/// Adds to one's own idea «Nachtrag». The same request sent again adds nothing.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `PhaseForbids`, `StateForbids`.
pub async fn extend(call: &Call, number: IdeaNumber, body: &str, claim: Option<&str>) -> Result<()> {
    call.actor.take_part(Scope::Write)?;
    let body = AddendumBody::parse(body).map_err(|error| Refusal::field(Field::Body, error))?;
    let html = markdown::comment(body.as_str());
    let (asked, city) = (Asked::new(call, number, claim), campaigns::city(call).await?);
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                if let Some(answer) = idempotency::replay(&asked.call, tx).await? {
                    return Ok(answer);
                }
                let (idea, relation) = asked.load(tx).await?;
                let permit = asked.call.actor.extend(body, &idea.standing(relation, asked.call.now))?;
                let hold = asked.hold_again(tx, &idea, &city, relation).await?;
                tx.extend_idea(permit, html, asked.moment(&idea)).await?;
                asked.record(tx, Event::IdeaExtended { idea: number }, &idea).await?;
                asked.held_again(tx, hold, &idea).await?;
                idempotency::remember(&asked.call, tx, &()).await?;
                Ok(())
            })
        })
        .await
}

/// Takes one's own idea back. The number and what others wrote stay; what was merged into it stands by itself again.
///
/// # Errors
/// `OnlyAuthor`, `Withdrawn`, `PhaseForbids`.
pub async fn withdraw(call: &Call, number: IdeaNumber, claim: Option<&str>) -> Result<()> {
    let asked = Asked::new(call, number, claim);
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (idea, relation) = asked.load(tx).await?;
                let permit = asked.call.actor.withdraw(&idea.standing(relation, asked.call.now))?;
                let parted = tx.withdraw_idea(permit, asked.call.now).await?;
                asked.record(tx, Event::IdeaWithdrawn { idea: number }, &idea).await?;
                triage::record_parted(tx, &parted, &asked.call, None).await
            })
        })
        .await
}

/// Puts one's name to an anonymous idea.
///
/// # Errors
/// `OnlyAuthor` without the right claim code, `AlreadyNamed`.
pub async fn reveal(call: &Call, number: IdeaNumber, claim: &str) -> Result<()> {
    let asked = Asked::new(call, number, Some(claim));
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (idea, relation) = asked.load(tx).await?;
                let author = asked.call.actor.take_part(Scope::Write)?.id;
                let permit = asked.call.actor.reveal(&idea.standing(relation, asked.call.now))?;
                tx.reveal_author(permit, author).await?;
                asked.record(tx, Event::AuthorRevealed { idea: number }, &idea).await
            })
        })
        .await
}

/// Whether `claim` is the code of this idea, checked against guessing.
///
/// # Errors
/// `OnlyAuthor` when it is not.
pub async fn check_claim(call: &Call, number: IdeaNumber, claim: &str) -> Result<()> {
    call.actor.take_part(Scope::Read)?;
    let idea = call.service.store().read().await?.idea_state(number).await?;
    let (idea, relation) = with_relation(call, number, idea, Some(claim))?;
    if relation.is_author() {
        return Ok(());
    }
    call.actor.see_idea(&idea.standing(Relation::Reader, call.now))?;
    Err(Refusal::OnlyAuthor.into())
}

/// Somebody asks to change an idea, perhaps with its claim code.
struct Asked {
    call: Call,
    idea: IdeaNumber,
    claim: Option<String>,
}

impl Asked {
    fn new(call: &Call, idea: IdeaNumber, claim: Option<&str>) -> Self {
        Self { call: call.clone(), idea, claim: claim.map(str::to_owned) }
    }

    async fn load(&self, tx: &mut Tx) -> Result<(IdeaState, Relation)> {
        let idea = tx.lock_kin(self.idea).await?;
        Ok(with_relation(&self.call, self.idea, idea, self.claim.as_deref())?)
    }

    /// Leave to hold it again once its words are others, where all that its author posts is held.
    async fn hold_again(
        &self,
        tx: &mut Tx,
        idea: &IdeaState,
        city: &City,
        relation: Relation,
    ) -> Result<Option<Permit<HoldAgain>>> {
        let author = self.call.actor.take_part(Scope::Write)?.id;
        let rule = city.campaign(idea.campaign)?.moderation.premoderation;
        if !triage::is_held(tx, rule, idea.named, author).await? {
            return Ok(None);
        }
        Ok(self.call.actor.hold_again(&idea.standing(relation, self.call.now), None)?)
    }

    /// Who had it before them has to drop it.
    async fn held_again(
        &self,
        tx: &mut Tx,
        permit: Option<Permit<HoldAgain>>,
        idea: &IdeaState,
    ) -> Result<()> {
        let Some(permit) = permit else { return Ok(()) };
        tx.hold_again(permit).await?;
        let event = Event::StatusChanged { idea: self.idea, status: Status::Held, note: None };
        self.record(tx, event, idea).await
    }

    /// When it happens; the day alone while the idea bears no name.
    const fn moment(&self, idea: &IdeaState) -> Timestamp {
        if idea.named { self.call.now } else { self.call.now.day() }
    }

    async fn record(&self, tx: &mut Tx, event: Event, idea: &IdeaState) -> Result<()> {
        let audience: Audience = audience_of(idea);
        Ok(tx.record(Recorded { event, role: None, at: self.moment(idea) }, audience).await?)
    }
}
