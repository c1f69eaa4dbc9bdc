//! What this browser knows of votes, beyond what the page was rendered with: wishes on their way, answers, live tallies.

use std::collections::HashMap;

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

/// Under which wishes without an answer, and the answers, are kept in this tab for the next page: this one may be left before it
/// hears the answer, and that one may have been drawn before the vote counted.
const KEPT: &str = "votes";

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
        self.answered = Some(self.known(ballot)).map(|known| Ballot { mine: ballot.mine, ..known });
    }

    /// As it is kept: `+` or `-` for what is wished, `+31:204` for an answer with votes and revision. A text, for whatever else is
    /// kept is code that everybody loads.
    fn to_kept(&self) -> Option<String> {
        let sign = |mine| if mine { '+' } else { '-' };
        match (self.wish, self.answered) {
            (Some(wish), _) => Some(sign(wish.wanted).into()),
            (None, Some(Ballot { tally: Tally { votes, revision }, mine })) => {
                Some(format!("{}{votes}:{revision}", sign(mine)))
            }
            (None, None) => None,
        }
    }

    /// Takes up what was kept on the page before. Says whether there is a wish to be sent.
    fn take_up(&mut self, kept: &str) -> bool {
        let mine = kept.starts_with('+');
        if let Some((votes, revision)) = kept.trim_start_matches(['+', '-']).split_once(':') {
            let number = |text: &str| text.parse().unwrap_or_default();
            self.learn(Ballot { tally: Tally { votes: number(votes), revision: number(revision) }, mine });
            return false;
        }
        let is_new = self.wish.is_none();
        if is_new {
            self.wish = Some(Wish { wanted: mine, from: None, waits: false });
        }
        is_new
    }
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
                    // A page that is being left loses its requests before it hears of it: what the next page finds, it tries again.
                    let kept = trouble == ApiError::Unreachable;
                    vote.update(|vote| {
                        vote.wish = vote.wish.filter(|wish| wish.wanted != wanted);
                        vote.trouble = vote.wish.is_none().then_some(trouble);
                    });
                    if !kept {
                        self.keep();
                    }
                }
            }
        }
    }

    /// Keeps what the next page may not know, e.g. `12+ 7-31:204 `.
    fn keep(self) {
        let kept: String = self.votes.with_value(|votes| {
            let line = |(idea, vote): (&IdeaNumber, &ArcRwSignal<Vote>)| {
                Some(format!("{idea}{} ", vote.read_untracked().to_kept()?))
            };
            votes.iter().filter_map(line).collect()
        });
        drafts::put(KEPT, self.owner, &kept);
    }

    /// Takes up what was kept on the page before, and sends what was only wished there.
    fn take_up(self) {
        let kept: String = drafts::get(KEPT, self.owner).unwrap_or_default();
        for line in kept.split_whitespace() {
            let (idea, kept) = line.split_at(line.find(['+', '-']).unwrap_or_default());
            let Some(idea) = IdeaNumber::from_address(idea) else { continue };
            let vote = self.of(idea);
            if vote.try_update(|vote| vote.take_up(kept)) == Some(true) {
                spawn_local(self.send(idea, vote));
            }
        }
    }

    fn settle(self, idea: IdeaNumber, vote: &ArcRwSignal<Vote>, ballot: Ballot, wanted: bool) {
        vote.update(|vote| {
            vote.learn(ballot);
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
    use domain::votes::{Ballot, Tally};

    use super::{Vote, Wish};

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
        let drawn_before = ballot(3, 1, false);
        let (mut wished, mut answered) = (Vote::default(), Vote::default());
        wished.hope(drawn_before, true);
        answered.learn(ballot(4, 2, true));
        let kept = |vote: &Vote| vote.to_kept().expect("something is known");

        let mut next = Vote::default();
        assert!(next.take_up(&kept(&wished)), "it has to be sent");
        assert_eq!(next.ballot(drawn_before), ballot(4, 1, true));
        assert!(!next.take_up(&kept(&wished)), "it is on its way");

        let mut next = Vote::default();
        assert!(!next.take_up(&kept(&answered)), "there is nothing to send");
        assert_eq!(next.ballot(drawn_before), ballot(4, 2, true));
        assert_eq!(next.ballot(ballot(3, 3, false)), ballot(3, 3, false), "drawn later");
        assert_eq!(Vote::default().to_kept(), None);
    }

    #[test]
    fn an_old_answer_does_not_take_back_newer_news() {
        let mut vote = Vote { heard: Tally { votes: 9, revision: 9 }, ..Vote::default() };
        vote.learn(ballot(5, 5, true));
        assert_eq!(vote.ballot(ballot(4, 4, false)), ballot(9, 9, true));
    }

    #[test]
    fn a_page_rendered_later_knows_better_whether_the_vote_is_mine() {
        let mut vote = Vote::default();
        vote.learn(ballot(5, 5, true));
        assert_eq!(vote.ballot(ballot(4, 6, false)), ballot(4, 6, false));
    }
}
