//! Following an idea.

/// Following an idea.
pub struct FollowWords {
    /// The word on the button before following.
    pub follow: &'static str,
    /// The word on the pressed button.
    pub following: &'static str,
    /// What it does, and who sees it.
    pub hint: &'static str,
    /// The same for whoever wrote the idea without a name.
    pub hint_own: &'static str,
    /// Announced after following.
    pub begun: &'static str,
    /// Announced after following no longer.
    pub ended: &'static str,
}

pub(super) static DE: FollowWords = FollowWords {
    follow: "Folgen",
    following: "Ich folge",
    hint: "Neues steht dann unter «Mein Bereich». Nur Sie sehen, dass Sie folgen.",
    hint_own: "Neues steht dann unter «Mein Bereich». Gespeichert wird, dass Ihr Konto dieser Idee folgt, nicht, dass sie von Ihnen ist.",
    begun: "Sie folgen dieser Idee.",
    ended: "Sie folgen dieser Idee nicht mehr.",
};

pub(super) static EN: FollowWords = FollowWords {
    follow: "Follow",
    following: "Following",
    hint: "News will be on your page. Only you see that you follow.",
    hint_own: "News will be on your page. What is stored is that your account follows this idea, not that it is yours.",
    begun: "You follow this idea.",
    ended: "You no longer follow this idea.",
};
