//! What this browser knows of votes, beyond what the page was rendered with: wishes on their way, answers, live tallies.

use std::{collections::HashMap, time::Duration};

use domain::{
    ids::{IdeaNumber, PersonId},
    votes::{Ballot, Tally},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    announce::{Announcer, use_announcer},
    api::{error::ApiError, votes::set_vote},
    browser, drafts,
    viewer::use_actor,
    words::{Words, count, use_words},
};

/// Under which this page's wishes and answers are kept in the tab for the next one: this one may be left before it hears the answer,
/// and that one may have been drawn before the vote counted.
const KEPT: &str = "votes";

/// A page that takes longer to come was not what cut the answer off.
const LEAVING: Duration = Duration::from_secs(10);

/// The votes of the whole visit. In context everywhere below `App`, so that a vote survives the row it was given in:
/// lists come and go while an answer is on its way. Take it with [`use_ballots`].
#[derive(Clone, Copy)]
pub struct Ballots {
    votes: StoredValue<HashMap<IdeaNumber, ArcRwSignal<Vote>>>,
    /// The idea whose vote was taken back last, for the way back.
    withdrawn: RwSignal<Option<IdeaNumber>>,
    owner: Option<PersonId>,
    /// Whether the page is being left: what it still waits for does not come.
    left: StoredValue<bool>,
    announcer: Announcer,
    words: &'static Words,
}

/// What is known of the vote on one idea.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vote {
    /// The newest ballot that the server answered with.
    answered: Option<Ballot>,
    /// Whether it answered a wish of this page. What an earlier page kept, the next one has been drawn with.
    fresh: bool,
    /// The newest tally that was heard.
    heard: Tally,
    wish: Option<Wish>,
    /// Why the last wish did not come true.
    pub trouble: Option<ApiError>,
}

/// A wish that has no answer yet.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Wish {
    wanted: bool,
    /// What was shown when it was wished. The live tally does not touch that: it may hold this very vote already. `None` when the
    /// page where that was is left.
    from: Option<Ballot>,
    /// Whether it waits for a connection.
    waits: bool,
}

impl Vote {
    /// What to show: the wish, or else the newest of what was rendered, answered and heard.
    pub fn ballot(&self, rendered: Ballot) -> Ballot {
        match self.wish {
            Some(wish) => wish.from.unwrap_or_else(|| self.known(rendered)).with_mine(wish.wanted),
            None => self.known(rendered),
        }
    }

    /// Whether a wish is on its way.
    pub fn is_sending(&self) -> bool {
        self.wish.is_some_and(|wish| !wish.waits)
    }

    /// Whether a wish waits for a connection.
    pub fn is_waiting(&self) -> bool {
        self.wish.is_some_and(|wish| wish.waits)
    }

    fn known(&self, rendered: Ballot) -> Ballot {
        let newest = match self.answered {
            Some(answered) if answered.tally.revision > rendered.tally.revision => answered,
            Some(_) | None => rendered,
        };
        Ballot { tally: newest.tally.newest(self.heard), mine: newest.mine }
    }

    fn hope(&mut self, rendered: Ballot, wanted: bool) {
        let from = Some(self.ballot(rendered));
        self.wish = Some(Wish { wanted, from, waits: false });
        self.trouble = None;
    }

    fn learn(&mut self, ballot: Ballot) {
        if self.answered.is_none_or(|known| known.tally.revision <= ballot.tally.revision) {
            self.answered = Some(ballot);
        }
    }

    /// As it is kept: `+12` for what is wished of idea 12, `+12:31:204` for an answer with votes and revision. A text, for whatever else
    /// is kept is code that everybody loads.
    fn to_kept(&self, idea: IdeaNumber) -> Option<String> {
        let sign = |mine| if mine { '+' } else { '-' };
        if let Some(wish) = self.wish {
            return Some(format!("{}{idea}", sign(wish.wanted)));
        }
        let Ballot { tally: Tally { votes, revision }, mine } = self.answered.filter(|_| self.fresh)?;
        Some(format!("{}{idea}:{votes}:{revision}", sign(mine)))
    }

    /// Takes up what was kept on the page before. Says whether there is a wish to be sent.
    fn take_up(&mut self, mine: bool, answered: Option<Tally>) -> bool {
        if let Some(tally) = answered {
            self.learn(Ballot { tally, mine });
        } else if self.wish.is_none() {
            self.wish = Some(Wish { wanted: mine, from: None, waits: false });
            return true;
        }
        false
    }
}

/// Reads a line that was kept.
fn from_kept(line: &str) -> Option<(IdeaNumber, bool, Option<Tally>)> {
    let mine = line.starts_with('+');
    let mut numbers = line.strip_prefix(['+', '-'])?.split(':');
    let idea = IdeaNumber::from_address(numbers.next()?)?;
    let mut number = || numbers.next()?.parse().ok();
    let answered = number().zip(number()).map(|(votes, revision)| Tally { votes, revision });
    Some((idea, mine, answered))
}

impl Ballots {
    /// Knows nothing yet. Needs the announcer in context.
    pub fn new() -> Self {
        let ballots = Self {
            votes: StoredValue::default(),
            withdrawn: RwSignal::new(None),
            owner: use_actor().who().map(|who| who.id),
            left: StoredValue::new(false),
            announcer: use_announcer(),
            words: use_words(),
        };
        Effect::new(move |_| {
            let online = window_event_listener(leptos::ev::online, move |_| ballots.send_waiting());
            let leave = window_event_listener(leptos::ev::pagehide, move |_| ballots.left.set_value(true));
            let back = window_event_listener(leptos::ev::pageshow, move |_| {
                ballots.left.set_value(false);
                ballots.send_waiting();
            });
            on_cleanup(move || {
                online.remove();
                leave.remove();
                back.remove();
            });
        });
        Effect::new(move |sent: Option<bool>| {
            // What is shown of a vote is shown by a button that listens.
            let awake = browser::is_hydrated();
            if awake && sent != Some(true) {
                ballots.take_up();
            }
            awake
        });
        ballots
    }

    /// What is known of the vote on an idea.
    pub fn of(self, idea: IdeaNumber) -> ArcRwSignal<Vote> {
        self.votes.try_update_value(|votes| votes.entry(idea).or_default().clone()).unwrap_or_default()
    }

    /// Live news: the tally of an idea.
    pub fn hear(self, idea: IdeaNumber, tally: Tally) {
        let vote = self.of(idea);
        let newest = vote.read_untracked().heard.newest(tally);
        if newest != vote.read_untracked().heard {
            vote.update(|vote| vote.heard = newest);
        }
    }

    /// A ballot as the server now tells it, e.g. after the stream was interrupted.
    pub fn learn(self, idea: IdeaNumber, ballot: Ballot) {
        self.of(idea).update(|vote| vote.learn(ballot));
    }

    /// Wishes for a vote, or to take it back. Pressing again while an answer is on its way changes the wish.
    pub fn wish(self, idea: IdeaNumber, rendered: Ballot, wanted: bool) {
        let vote = self.of(idea);
        let on_its_way = vote.read_untracked().is_sending();
        vote.update(|vote| vote.hope(rendered, wanted));
        self.keep();
        self.withdrawn.set(None);
        if !on_its_way {
            spawn_local(self.send(idea, vote));
        }
    }

    /// Gives the vote again that was taken back last.
    pub fn wish_again(self, idea: IdeaNumber) {
        let answered = self.of(idea).read_untracked().answered;
        self.wish(idea, answered.unwrap_or_default(), true);
    }

    /// The idea whose vote was taken back last; reactive.
    pub fn withdrawn(self) -> Option<IdeaNumber> {
        self.withdrawn.try_get().flatten()
    }

    /// Forgets the way back.
    pub fn forget_withdrawn(self) {
        self.withdrawn.set(None);
    }

    /// Sends the wish, and again for as long as it changed meanwhile.
    async fn send(self, idea: IdeaNumber, vote: ArcRwSignal<Vote>) {
        while let Some(Wish { wanted, waits: false, .. }) = vote.get_untracked().wish {
            match set_vote(idea, wanted, self.owner).await {
                Ok(ballot) => {
                    self.settle(idea, &vote, ballot, wanted);
                    self.keep();
                }
                Err(ApiError::Unreachable) if self.left.get_value() || !browser::is_online() => {
                    vote.update(|vote| vote.wish = vote.wish.map(|wish| Wish { waits: true, ..wish }));
                }
                Err(trouble) => {
                    self.announcer.alert(self.words.vote_trouble(&trouble));
                    let wait = if trouble == ApiError::Unreachable { LEAVING } else { Duration::ZERO };
                    vote.update(|vote| {
                        vote.wish = vote.wish.filter(|wish| wish.wanted != wanted);
                        vote.trouble = vote.wish.is_none().then_some(trouble);
                    });
                    // A page that is being left loses its requests before it hears of it: what the next page finds, it tries again.
                    // Whoever stays has read that it was not counted.
                    set_timeout(move || self.keep(), wait);
                }
            }
        }
    }

    /// Keeps what the next page may not know, as soon as this page has taken up what is kept for it.
    fn keep(self) {
        if !untrack(browser::is_hydrated) {
            return;
        }
        let lines: Vec<String> = self.votes.with_value(|votes| {
            votes.iter().filter_map(|(idea, vote)| vote.read_untracked().to_kept(*idea)).collect()
        });
        if lines.is_empty() {
            drafts::forget(KEPT);
        } else {
            drafts::put(KEPT, self.owner, &lines.join(" "));
        }
    }

    /// Takes up what was kept on the page before, and sends what was only wished there.
    fn take_up(self) {
        let kept: String = drafts::get(KEPT, self.owner).unwrap_or_default();
        for (idea, mine, answered) in kept.split_whitespace().filter_map(from_kept) {
            let vote = self.of(idea);
            if vote.try_update(|vote| vote.take_up(mine, answered)) == Some(true) {
                spawn_local(self.send(idea, vote));
            }
        }
        self.keep();
    }

    fn settle(self, idea: IdeaNumber, vote: &ArcRwSignal<Vote>, ballot: Ballot, wanted: bool) {
        vote.update(|vote| {
            vote.learn(ballot);
            vote.fresh = true;
            vote.wish = vote.wish.filter(|wish| wish.wanted != wanted);
        });
        if vote.read_untracked().wish.is_none() {
            let votes = count(ballot.tally.votes);
            let idea_words = &self.words.idea;
            self.announcer.say(if wanted {
                (idea_words.vote_counted)(votes)
            } else {
                (idea_words.vote_withdrawn)(votes)
            });
            self.withdrawn.set((!wanted).then_some(idea));
        }
    }

    fn send_waiting(self) {
        let waiting = self.votes.with_value(|votes| {
            let waits = |(_, vote): &(&IdeaNumber, &ArcRwSignal<Vote>)| vote.read_untracked().is_waiting();
            votes.iter().filter(waits).map(|(idea, vote)| (*idea, vote.clone())).collect::<Vec<_>>()
        });
        for (idea, vote) in waiting {
            vote.update(|vote| vote.wish = vote.wish.map(|wish| Wish { waits: false, ..wish }));
            spawn_local(self.send(idea, vote));
        }
    }
}

impl Default for Ballots {
    fn default() -> Self {
        Self::new()
    }
}

/// The votes of this visit.
pub fn use_ballots() -> Ballots {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::IdeaNumber,
        votes::{Ballot, Tally},
    };

    use super::{Vote, Wish, from_kept};

    fn ballot(votes: i64, revision: i64, mine: bool) -> Ballot {
        Ballot { tally: Tally { votes, revision }, mine }
    }

    #[test]
    fn a_live_tally_that_holds_the_wish_already_does_not_count_it_twice() {
        let rendered = ballot(10, 4, false);
        let mut vote = Vote::default();
        vote.hope(rendered, true);
        assert_eq!(vote.ballot(rendered), ballot(11, 4, true));
        vote.heard = Tally { votes: 11, revision: 5 };
        assert_eq!(vote.ballot(rendered).tally.votes, 11);
        vote.learn(ballot(11, 5, true));
        vote.wish = None;
        assert_eq!(vote.ballot(rendered), ballot(11, 5, true));
    }

    #[test]
    fn a_wish_that_failed_leaves_what_was_known() {
        let rendered = ballot(3, 1, true);
        let mut vote = Vote::default();
        vote.hope(rendered, false);
        assert_eq!(vote.ballot(rendered), ballot(2, 1, false));
        vote.wish = None;
        assert_eq!(vote.ballot(rendered), rendered);
    }

    #[test]
    fn a_wish_of_a_page_that_was_left_is_shown_on_what_the_next_one_knows() {
        let wish = Some(Wish { wanted: true, from: None, waits: true });
        let mut vote = Vote { wish, ..Vote::default() };
        assert_eq!(vote.ballot(ballot(3, 1, false)), ballot(4, 1, true));
        assert_eq!(vote.ballot(ballot(4, 2, true)), ballot(4, 2, true), "it had been counted");
        vote.hope(ballot(3, 1, false), false);
        assert_eq!(vote.ballot(ballot(3, 1, false)), ballot(3, 1, false));
    }

    #[test]
    fn the_next_page_takes_up_what_was_wished_and_what_was_answered() {
        let idea = IdeaNumber::from_i64(12);
        let drawn_before = ballot(3, 1, false);
        let (mut wished, mut answered) = (Vote::default(), Vote::default());
        wished.hope(drawn_before, true);
        answered.learn(ballot(4, 2, true));
        assert_eq!(answered.to_kept(idea), None, "the next page is drawn with it");
        answered.fresh = true;
        let kept = |vote: &Vote| from_kept(&vote.to_kept(idea).expect("something is known")).expect("a line");

        let mut next = Vote::default();
        let (of, mine, answer) = kept(&wished);
        assert_eq!(of, idea);
        assert!(next.take_up(mine, answer), "it has to be sent");
        assert_eq!(next.ballot(drawn_before), ballot(4, 1, true));
        assert!(!next.take_up(mine, answer), "it is on its way");

        let mut next = Vote::default();
        let (of, mine, answer) = kept(&answered);
        assert_eq!(of, idea);
        assert!(!next.take_up(mine, answer), "there is nothing to send");
        assert_eq!(next.ballot(drawn_before), ballot(4, 2, true));
        let drawn_later = [ballot(3, 3, false), ballot(4, 2, false)];
        assert_eq!(drawn_later.map(|drawn| next.ballot(drawn)), drawn_later, "also without the ballots");
        assert_eq!(next.to_kept(idea), None, "the page after it is drawn with it");
    }

    #[test]
    fn what_nobody_kept_is_no_vote() {
        for line in ["", "+", "12", "12+", "+x:1:2", "ä12"] {
            assert_eq!(from_kept(line), None, "{line}");
        }
    }

    #[test]
    fn an_old_answer_does_not_take_back_newer_news() {
        let mut vote = Vote { heard: Tally { votes: 9, revision: 9 }, ..Vote::default() };
        vote.learn(ballot(5, 5, true));
        assert_eq!(vote.ballot(ballot(4, 4, false)), ballot(9, 9, true));
    }

    #[test]
    fn what_was_read_before_a_vote_and_comes_after_its_answer_changes_nothing() {
        let mut vote = Vote { heard: Tally { votes: 9, revision: 9 }, ..Vote::default() };
        vote.learn(ballot(5, 5, true));
        vote.learn(ballot(4, 4, false));
        assert_eq!(vote.ballot(ballot(4, 4, false)), ballot(9, 9, true));
        vote.learn(ballot(4, 6, false));
        assert!(!vote.ballot(ballot(4, 4, false)).mine, "taken back elsewhere");
    }

    #[test]
    fn a_page_rendered_later_knows_better_whether_the_vote_is_mine() {
        let mut vote = Vote::default();
        vote.learn(ballot(5, 5, true));
        assert_eq!(vote.ballot(ballot(4, 6, false)), ballot(4, 6, false));
    }
}
