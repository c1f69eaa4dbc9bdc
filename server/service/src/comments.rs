//! Writing, reading and changing comments.

use domain::{
    comments::{Comment, CommentKind, CommentStanding, CommentVersion, NewComment, RawComment, Veil},
    events::Event,
    ideas::{Byline, Relation, Standing},
    ids::{CommentId, IdeaNumber},
    people::{Scope, Who},
    policy::Actor,
    refusals::{Field, Refusal},
    slices::{Cursor, PAGE_MAX, Slice},
    text::CommentBody,
    time::Timestamp,
    triage::Verdict,
    votes::{Ballot, SetVote},
};
use store::{
    Tx,
    comments::{Signature, StoredComment, VeilReader},
    events::Recorded,
    ideas::IdeaState,
    lists,
};

use crate::{
    Call, Result,
    campaigns::{self, City},
    ideas::{audience_of, relation_by_account, relation_to, with_relation},
    idempotency, markdown, pseudonyms, triage, votes,
};

/// The comments of an idea: oldest first, each reply behind what it answers. `claim` is the idea's claim code, if its author
/// shows it: what was written with it is theirs then.
///
/// # Errors
/// As for reading the idea.
pub async fn list(call: &Call, idea: IdeaNumber, claim: Option<&str>) -> Result<Vec<Comment>> {
    call.actor.read()?;
    let city = campaigns::city(call).await?;
    let mut tx = call.service.store().read().await?;
    let idea = tx.idea_state(idea).await?.ok_or(Refusal::NotFound)?;
    let relation = relation_to(call, idea.number, Some(&idea), claim).unwrap_or(Relation::Reader);
    call.actor.see_idea(&idea.standing(relation, call.now))?;
    read(call, &mut tx, &city, &idea, relation).await
}

/// A page of the comments of an idea with their texts as they were typed, for programs: in the order of [`list`], at most
/// `limit`, after `after`. The places stand still, whatever is written or taken back meanwhile.
///
/// # Errors
/// As for reading the idea; `Merged` says where they are read now.
pub async fn list_sources(
    call: &Call,
    idea: IdeaNumber,
    limit: u32,
    after: Option<Cursor>,
) -> Result<Slice<(Comment, Option<String>)>> {
    call.actor.read()?;
    let city = campaigns::city(call).await?;
    let mut tx = call.service.store().read().await?;
    let idea = tx.idea_state(idea).await?.ok_or(Refusal::NotFound)?;
    let relation = relation_by_account(&call.actor, &idea);
    call.actor.see_idea(&idea.standing(relation, call.now))?;
    if let Some(into) = idea.merged_into {
        return Err(Refusal::Merged { into }.into());
    }
    let (reader, limit) = (Reader::new(call, &city, &idea, relation)?, limit.clamp(1, PAGE_MAX));
    let mut found = tx.comments_after(idea.number, after, limit + 1, reader.veil_reader()).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > wanted;
    found.truncate(wanted);
    let place = |last: &StoredComment| Cursor {
        value: last.reply_to.unwrap_or(last.id).as_i64(),
        key: last.id.as_i64(),
    };
    let next = found.last().filter(|_| more).map(place);
    let see = |comment: StoredComment| {
        let body = reader.reads(&comment).then(|| comment.body.clone());
        (reader.see(comment), body)
    };
    Ok(Slice { items: found.into_iter().map(see).collect(), next })
}

/// Writes a comment. With the idea's claim code it is marked as by the idea's author.
///
/// # Errors
/// `Invalid`, `TooDeep`, `PhaseForbids`, `StateForbids`, `NotAllowed`.
pub async fn add(call: &Call, raw: &RawComment, claim: Option<&str>) -> Result<Comment> {
    call.actor.take_part(Scope::Write)?;
    let body = CommentBody::parse(&raw.body).map_err(|error| Refusal::field(Field::Body, error))?;
    let html = markdown::comment(body.as_str());
    let comment = NewComment {
        idea: raw.idea,
        reply_to: raw.reply_to,
        kind: raw.kind,
        body,
        named: raw.named,
        official: raw.official,
    };
    let asked = Asked::new(call, claim).await?;
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                if let Some(answer) = idempotency::replay(&asked.call, tx).await? {
                    return Ok(answer);
                }
                let answer = asked.add(tx, comment, html).await?;
                idempotency::remember(&asked.call, tx, &answer).await?;
                Ok(answer)
            })
        })
        .await
}

/// «Bei uns ähnlich, aber …»: adds a variant to an idea instead of posting one more, and votes for it, both or neither. It bears
/// the writer's name, as every comment on a named idea does.
///
/// # Errors
/// As for commenting and voting.
pub async fn add_variant(call: &Call, idea: IdeaNumber, body: &str) -> Result<(Comment, Ballot)> {
    call.actor.take_part(Scope::Write)?;
    let body = CommentBody::parse(body).map_err(|error| Refusal::field(Field::Body, error))?;
    let html = markdown::comment(body.as_str());
    let kind = CommentKind::Variant;
    let comment = NewComment { idea, reply_to: None, kind, body, named: true, official: false };
    let asked = Asked::new(call, None).await?;
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                if let Some(answer) = idempotency::replay(&asked.call, tx).await? {
                    return Ok(answer);
                }
                let comment = asked.add(tx, comment, html).await?;
                let state = tx.lock_idea(idea).await?.ok_or(Refusal::NotFound)?;
                let vote = SetVote { idea, wanted: true };
                let ballot = votes::cast(&asked.call, tx, &asked.city, vote, &state).await?;
                let answer = (comment, ballot);
                idempotency::remember(&asked.call, tx, &answer).await?;
                Ok(answer)
            })
        })
        .await
}

/// Rewords one's own comment; the former version stays readable. What was written with the idea's claim code is changed with it.
///
/// # Errors
/// `Invalid`, `OnlyAuthor`, `Deleted`, `PhaseForbids`.
pub async fn edit(call: &Call, comment: CommentId, body: &str, claim: Option<&str>) -> Result<Comment> {
    call.actor.take_part(Scope::Write)?;
    let body = CommentBody::parse(body).map_err(|error| Refusal::field(Field::Body, error))?;
    let html = markdown::comment(body.as_str());
    let asked = Asked::new(call, claim).await?;
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (idea, relation, stored) = asked.load_comment(tx, comment).await?;
                let standing = asked.standing(&idea, relation, &stored)?;
                let place = idea.standing(relation, asked.call.now);
                let permit = asked.call.actor.reword_comment(body, &place, &standing)?;
                tx.reword_comment(permit, html, asked.moment(stored.named)).await?;
                let hold = if asked.holds(tx, &idea, stored.official, stored.named).await? {
                    asked.call.actor.hold_again(&place, Some(&standing))?
                } else {
                    None
                };
                let event = match hold {
                    Some(permit) => {
                        tx.hold_again(permit).await?;
                        // Who had it before them has to drop it.
                        Event::CommentHidden { idea: idea.place(), comment }
                    }
                    None => Event::CommentEdited { idea: idea.place(), comment },
                };
                let at = asked.moment(stored.named);
                tx.record(Recorded { event, role: None, at }, audience_of(&idea)).await?;
                asked.read_one(tx, &idea, relation, comment).await
            })
        })
        .await
}

/// Takes one's own comment back. It stays as a tombstone while replies stand below it. Returns the idea it belonged to.
///
/// # Errors
/// `OnlyAuthor`, `Deleted`, `PhaseForbids`.
pub async fn delete(call: &Call, comment: CommentId, claim: Option<&str>) -> Result<IdeaNumber> {
    call.actor.take_part(Scope::Write)?;
    let asked = Asked::new(call, claim).await?;
    call.service
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let (idea, relation, stored) = asked.load_comment(tx, comment).await?;
                let standing = asked.standing(&idea, relation, &stored)?;
                let permit =
                    asked.call.actor.delete_comment(&idea.standing(relation, asked.call.now), &standing)?;
                let at = asked.moment(stored.named);
                tx.delete_comment(permit, at).await?;
                let event = Event::CommentDeleted { idea: idea.place(), comment };
                tx.record(Recorded { event, role: None, at }, audience_of(&idea)).await?;
                Ok(idea.number)
            })
        })
        .await
}

/// Earlier versions of a comment, newest first.
///
/// # Errors
/// As for reading the idea.
pub async fn versions(call: &Call, comment: CommentId) -> Result<Vec<CommentVersion>> {
    call.actor.read()?;
    let city = campaigns::city(call).await?;
    let mut tx = call.service.store().read().await?;
    let stored = tx.comment(comment).await?.ok_or(Refusal::NotFound)?;
    let idea = tx.idea_state(stored.idea).await?.ok_or(Refusal::NotFound)?;
    let relation = relation_by_account(&call.actor, &idea);
    call.actor.see_idea(&idea.standing(relation, call.now))?;
    let reader = Reader::new(call, &city, &idea, relation)?;
    if !call.actor.reads_comment(stored.veil, reader.relation(&stored)) {
        return Err(Refusal::NotFound.into());
    }
    Ok(tx.comment_versions(comment).await?)
}

/// The idea that a comment belongs to, for whoever has to look up its claim code.
///
/// # Errors
/// `NotFound`.
pub async fn idea_of(call: &Call, comment: CommentId) -> Result<IdeaNumber> {
    call.actor.read()?;
    let stored = call.service.store().read().await?.comment(comment).await?;
    Ok(stored.ok_or(Refusal::NotFound)?.idea)
}

/// The comments of an idea that this actor may see.
pub(crate) async fn read(
    call: &Call,
    tx: &mut Tx,
    city: &City,
    idea: &IdeaState,
    relation: Relation,
) -> Result<Vec<Comment>> {
    let stored = tx.comments_of(idea.number).await?;
    let reader = Reader::new(call, city, idea, relation)?;
    let readable = |comment: &StoredComment| reader.reads(comment);
    let answered: Vec<CommentId> = stored.iter().filter(|k| readable(k)).filter_map(|k| k.reply_to).collect();
    let judged = stored.iter().any(|comment| comment.veil != Veil::None);
    let verdicts = if judged { tx.verdicts_of(idea.number).await? } else { Vec::new() };
    // Why a decision was taken back is for whoever wrote the comment.
    let heard = |comment: &StoredComment| comment.veil == Veil::None && reader.relation(comment).is_author();
    let taken_back = if stored.iter().any(heard) { tx.taken_back(idea.number).await? } else { Vec::new() };
    let seen = stored.into_iter().filter(|comment| readable(comment) || answered.contains(&comment.id));
    Ok(seen
        .map(|comment| {
            let about = |verdict: &&Verdict| verdict.thing.comment == Some(comment.id);
            let in_force =
                verdicts.iter().map(|known| &known.verdict).find(about).filter(|_| readable(&comment));
            let verdict = in_force.or_else(|| taken_back.iter().find(about).filter(|_| heard(&comment)));
            let verdict = verdict.map(|verdict| Box::new(verdict.clone()));
            Comment { verdict, ..reader.see(comment) }
        })
        .collect())
}

/// What the rules ask of a comment, for whoever calls.
pub(crate) fn standing_of(
    call: &Call,
    city: &City,
    idea: &IdeaState,
    relation: Relation,
    comment: &StoredComment,
) -> Result<CommentStanding> {
    let relation = Reader::new(call, city, idea, relation)?.relation(comment);
    Ok(CommentStanding {
        id: comment.id,
        idea: comment.idea,
        is_reply: comment.reply_to.is_some(),
        deleted: comment.deleted_at.is_some(),
        veil: comment.veil,
        relation,
    })
}

/// One person in front of the comments of one idea and of what is merged into it.
struct Reader {
    actor: Actor,
    who: Option<Who>,
    key: Option<[u8; 32]>,
    idea: IdeaNumber,
    idea_author: Relation,
}

impl Reader {
    fn new(call: &Call, city: &City, idea: &IdeaState, relation: Relation) -> Result<Self> {
        let key = city.campaign(idea.campaign)?.vote_key;
        let who = call.actor.who().cloned();
        Ok(Self { actor: call.actor.clone(), who, key, idea: idea.number, idea_author: relation })
    }

    fn relation(&self, comment: &StoredComment) -> Relation {
        if comment.by_idea_author {
            // A claim code opens its own idea, not what that is merged with.
            return if comment.idea == self.idea { self.idea_author } else { Relation::Reader };
        }
        let who = self.who.as_ref().map(|who| who.id);
        let wrote = if comment.named {
            comment.author.is_some() && comment.author == who
        } else {
            let tag = self.tag(comment.idea);
            tag.is_some() && comment.author_tag.as_deref() == tag.as_ref().map(<[u8; 32]>::as_slice)
        };
        if wrote { Relation::Author } else { Relation::Reader }
    }

    /// Stands for this person where they wrote without a name.
    fn tag(&self, idea: IdeaNumber) -> Option<[u8; 32]> {
        let who = self.who.as_ref()?.id;
        self.key.as_ref().map(|key| pseudonyms::author_tag(key, idea, who))
    }

    fn veil_reader(&self) -> VeilReader {
        if self.actor.moderates() {
            return VeilReader::Moderator;
        }
        VeilReader::Writer { person: self.who.as_ref().map(|who| who.id), tag: self.tag(self.idea) }
    }

    /// Whether the words of a comment are for this person.
    fn reads(&self, comment: &StoredComment) -> bool {
        comment.deleted_at.is_none() && self.actor.reads_comment(comment.veil, self.relation(comment))
    }

    /// To whoever may not read it, a comment behind a veil looks like one that was taken back.
    fn see(&self, comment: StoredComment) -> Comment {
        let relation = self.relation(&comment);
        let deleted = !self.reads(&comment);
        let byline = match comment.pseudonym {
            _ if deleted => Byline::Anonymous,
            Some(name) if !comment.named => Byline::Pseudonym { name, idea_author: comment.by_idea_author },
            Some(_) | None => lists::byline(comment.named, comment.author_name),
        };
        Comment {
            id: comment.id,
            reply_to: comment.reply_to,
            kind: comment.kind,
            html: (!deleted).then_some(comment.html),
            source: (!deleted && relation.is_author()).then_some(comment.body),
            byline,
            relation,
            official: comment.official && !deleted,
            created_at: comment.created_at,
            edited_at: comment.edited_at.filter(|_| !deleted),
            deleted,
            veil: if deleted { Veil::None } else { comment.veil },
            verdict: None,
            origin: (comment.idea != self.idea).then_some(comment.idea),
        }
    }
}

/// What a comment answers: below the same idea, or one that is merged into it. Elsewhere nobody's claim code is guessed at.
async fn parent_of(tx: &mut Tx, comment: &NewComment) -> Result<Option<StoredComment>> {
    let Some(parent) = comment.reply_to else { return Ok(None) };
    let Some(parent) = tx.comment(parent).await? else { return Ok(None) };
    let into = tx.idea_state(parent.idea).await?.and_then(|idea| idea.merged_into);
    Ok(Some(parent).filter(|parent| parent.idea == comment.idea || into == Some(comment.idea)))
}

/// Somebody asks to write, perhaps with the idea's claim code.
struct Asked {
    call: Call,
    city: std::sync::Arc<City>,
    claim: Option<String>,
}

impl Asked {
    async fn new(call: &Call, claim: Option<&str>) -> Result<Self> {
        Ok(Self { call: call.clone(), city: campaigns::city(call).await?, claim: claim.map(str::to_owned) })
    }

    async fn load_idea(&self, tx: &mut Tx, idea: IdeaNumber) -> Result<(IdeaState, Relation)> {
        let found = tx.lock_kin(idea).await?;
        Ok(with_relation(&self.call, idea, found, self.claim.as_deref())?)
    }

    /// Its idea is locked first, as everywhere; then the comment stands still.
    async fn load_comment(
        &self,
        tx: &mut Tx,
        comment: CommentId,
    ) -> Result<(IdeaState, Relation, StoredComment)> {
        let found = tx.comment(comment).await?.ok_or(Refusal::NotFound)?;
        let (idea, relation) = self.load_idea(tx, found.idea).await?;
        let stored = tx.comment(comment).await?.ok_or(Refusal::NotFound)?;
        Ok((idea, relation, stored))
    }

    fn standing(
        &self,
        idea: &IdeaState,
        relation: Relation,
        comment: &StoredComment,
    ) -> Result<CommentStanding> {
        standing_of(&self.call, &self.city, idea, relation, comment)
    }

    /// A reply stands where what it answers stands, which may be an idea that is merged into the one it is written at.
    async fn add(&self, tx: &mut Tx, comment: NewComment, html: String) -> Result<Comment> {
        let call = &self.call;
        let parent = parent_of(tx, &comment).await?;
        let written_at = comment.idea;
        let (idea, relation) =
            self.load_idea(tx, parent.as_ref().map_or(written_at, |parent| parent.idea)).await?;
        let mut standing = idea.standing(relation, call.now);
        let comment = if idea.number != written_at && idea.merged_into == Some(written_at) {
            let at = tx.lock_idea(written_at).await?.ok_or(Refusal::NotFound)?;
            standing = Standing { named: idea.named, ..at.standing(relation, call.now) };
            NewComment { idea: idea.number, ..comment }
        } else {
            comment
        };
        let answered = match &parent {
            Some(parent) => Some(self.standing(&idea, relation, parent)?),
            None => None,
        };
        let (named, official) = (comment.named, comment.official);
        let permit = call.actor.add_comment(comment, &standing, answered.as_ref())?;
        let who = call.actor.take_part(Scope::Write)?;
        let signature =
            if named { Signature::Named(who.id) } else { self.sign(tx, &idea, relation, who).await? };
        let at = self.moment(named);
        let held = self.holds(tx, &idea, official, named).await?;
        let veil = if held { Veil::Held } else { Veil::None };
        let id = tx.add_comment(permit, signature, veil, html, at).await?;
        // Nobody hears of what is held, not even by a figure; its event comes when it is let through.
        if !held {
            let event = Event::CommentAdded { idea: idea.place(), comment: id };
            let role = official.then_some(who.role);
            tx.record(Recorded { event, role, at }, audience_of(&idea)).await?;
        }
        self.read_one(tx, &idea, relation, id).await
    }

    /// Whether what somebody writes below an idea waits for moderation.
    async fn holds(&self, tx: &mut Tx, idea: &IdeaState, official: bool, named: bool) -> Result<bool> {
        let who = self.call.actor.take_part(Scope::Write)?.id;
        let rule = self.city.campaign(idea.campaign)?.moderation.premoderation;
        Ok(!official && triage::is_held(tx, rule, named, who).await?)
    }

    /// Whoever shows the claim code signs as the idea's author, and then without their tag: with it, the campaign's key would
    /// lead from the idea to the person.
    async fn sign(&self, tx: &mut Tx, idea: &IdeaState, relation: Relation, who: &Who) -> Result<Signature> {
        let by_idea_author = relation == Relation::Claimed;
        let key = self.city.campaign(idea.campaign)?.vote_key;
        let (name, tag) = match key {
            _ if by_idea_author => {
                (pseudonyms::of_author(tx, self.call.service.secret(), idea.number).await?, None)
            }
            Some(key) => (
                pseudonyms::of_person(tx, &key, idea.number, who.id).await?,
                Some(pseudonyms::author_tag(&key, idea.number, who.id)),
            ),
            // The key is destroyed: from now on nobody without a name is recognised again.
            None => (pseudonyms::of_nobody(self.call.service.dice()), None),
        };
        Ok(Signature::Pseudonym { name, tag, by_idea_author })
    }

    /// When it happens; the day alone without a name.
    const fn moment(&self, named: bool) -> Timestamp {
        if named { self.call.now } else { self.call.now.day() }
    }

    async fn read_one(
        &self,
        tx: &mut Tx,
        idea: &IdeaState,
        relation: Relation,
        id: CommentId,
    ) -> Result<Comment> {
        let stored = tx.comment(id).await?.ok_or(Refusal::NotFound)?;
        Ok(Reader::new(&self.call, &self.city, idea, relation)?.see(stored))
    }
}
