//! Grounds, from lists: whoever is told no hears why in words that stay the same.

use crate::words::words;

words! {
    /// Why something is not shown.
    HideGround {
        /// It names or shows a person.
        Person = "person",
        /// It insults or threatens.
        Insult = "insult",
        /// It tells what must stay secret.
        Secret = "secret",
        /// It is advertising or makes no sense.
        Spam = "spam",
        /// It belongs to another place, e.g. a complaint about a person.
        Elsewhere = "elsewhere",
        /// Something else, said in the sentence to the author.
        Other = "other",
    }
}

words! {
    /// Why something is shown again.
    RestoreGround {
        /// It should not have been hidden.
        Mistake = "mistake",
        /// What stood against it is gone, e.g. a name was taken out.
        Mended = "mended",
        /// Somebody looked at it once more, and it may stay.
        Reviewed = "reviewed",
        /// Something else, said in the sentence to the author.
        Other = "other",
    }
}

words! {
    /// Why an idea cannot be done.
    DeclineGround {
        /// A law or a collective agreement stands against it.
        Law = "law",
        /// The city is not responsible.
        Competence = "competence",
        /// It costs more than it brings.
        Cost = "cost",
        /// It exists already.
        Exists = "exists",
        /// Technology or safety stand against it.
        Technology = "technology",
        /// Something else, said in the answer.
        Other = "other",
    }
}

words! {
    /// Which posts wait for moderation before anybody else sees them.
    Premoderation {
        /// None.
        Off = "off",
        /// Those without a name.
        Anonymous = "anonymous",
        /// The first of a person, and those without a name: of them nobody knows whether they are the first.
        First = "first",
        /// All.
        All = "all",
    }
}

impl Premoderation {
    /// Whether a post waits. `known` says that something by the same person was shown before.
    #[must_use]
    pub const fn holds(self, named: bool, known: bool) -> bool {
        match self {
            Self::Off => false,
            Self::Anonymous => !named,
            Self::First => !named || !known,
            Self::All => true,
        }
    }
}

words! {
    /// What became of an appeal.
    AppealOutcome {
        /// The decision stays.
        Upheld = "upheld",
        /// The decision is taken back.
        Granted = "granted",
    }
}

#[cfg(test)]
mod tests {
    use super::Premoderation::{All, Anonymous, First, Off};

    #[test]
    fn what_waits_depends_on_the_campaign_alone() {
        for (named, known, held) in [
            (true, true, [false, false, false, true]),
            (true, false, [false, false, true, true]),
            (false, true, [false, true, true, true]),
            (false, false, [false, true, true, true]),
        ] {
            assert_eq!([Off, Anonymous, First, All].map(|rule| rule.holds(named, known)), held);
        }
    }
}
