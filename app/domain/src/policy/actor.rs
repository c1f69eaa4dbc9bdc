//! Whoever asks, and what they may do without looking at anything else.

use serde::{Deserialize, Serialize};

use super::permit::Permit;
use crate::{
    ids::{CampaignId, PersonId},
    people::{Role, Scope, Who},
    refusals::Refusal,
    text::SynonymList,
    wishes::KeepSynonyms,
};

/// Whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// Somebody in a browser.
    Person(Who),
    /// A program with a token: as much as its owner, and no more than its scopes.
    Program {
        /// The owner.
        owner: Who,
        /// What the token may do.
        scopes: Vec<Scope>,
    },
    /// The wall of a hall: it shows one campaign, and nobody stands behind it.
    Display {
        /// The campaign.
        campaign: CampaignId,
    },
    /// Background work and the command line of the machine.
    Clockwork,
}

impl Actor {
    /// The person behind it, where there is one.
    #[must_use]
    pub const fn who(&self) -> Option<&Who> {
        match self {
            Self::Person(who) | Self::Program { owner: who, .. } => Some(who),
            Self::Visitor | Self::Display { .. } | Self::Clockwork => None,
        }
    }

    /// The role, where there is a person behind it.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.who().map(|who| who.role)
    }

    /// Sending what a page sends that was drawn for `whose`: who sits at the same machine next does not sign what somebody else has
    /// written there.
    ///
    /// # Errors
    /// [`Refusal::OtherPerson`] for anybody else who is signed in.
    pub fn stand_for(&self, whose: PersonId) -> Result<(), Refusal> {
        match self.who() {
            Some(who) if who.id != whose => Err(Refusal::OtherPerson),
            Some(_) | None => Ok(()),
        }
    }

    /// Anybody with an account, through a channel that carries `scope`.
    ///
    /// # Errors
    /// [`Refusal::SignInFirst`] for visitors, [`Refusal::ScopeMissing`] for tokens without the scope.
    pub fn take_part(&self, scope: Scope) -> Result<&Who, Refusal> {
        match self {
            Self::Person(who) => Ok(who),
            Self::Program { owner, scopes } if scopes.contains(&scope) => Ok(owner),
            Self::Program { .. } => Err(Refusal::ScopeMissing { scope }),
            Self::Visitor | Self::Display { .. } => Err(Refusal::SignInFirst),
            Self::Clockwork => Err(Refusal::NotAllowed),
        }
    }

    /// Reading what colleagues may read: everybody with an account, and background work.
    ///
    /// # Errors
    /// As [`Self::take_part`].
    pub fn read(&self) -> Result<(), Refusal> {
        match self {
            Self::Clockwork => Ok(()),
            Self::Visitor | Self::Person(_) | Self::Program { .. } | Self::Display { .. } => {
                self.take_part(Scope::Read).map(|_| ())
            }
        }
    }

    /// Whether this actor sees what is held or hidden.
    #[must_use]
    pub fn moderates(&self) -> bool {
        match self {
            Self::Clockwork => true,
            Self::Visitor | Self::Display { .. } => false,
            Self::Person(who) | Self::Program { owner: who, .. } => match who.role {
                Role::Moderator | Role::Admin => true,
                Role::Employee | Role::Council => false,
            },
        }
    }

    /// Reading the list of synonyms that the search goes by: moderators, administrators, and the staff council.
    ///
    /// # Errors
    /// Says why not.
    pub fn read_synonyms(&self) -> Result<(), Refusal> {
        self.see_templates()
    }

    /// Keeping the list of synonyms that the search goes by: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_synonyms(&self, list: SynonymList) -> Result<Permit<KeepSynonyms>, Refusal> {
        self.take_part(Scope::Write)?;
        if self.moderates() { Ok(Permit::for_action(KeepSynonyms(list))) } else { Err(Refusal::NotAllowed) }
    }

    /// Keeping accounts, codes and tokens: administrators, and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_people(&self) -> Result<(), Refusal> {
        self.is_administrator(Scope::Write)
    }

    /// Reading how the product is set up: administrators, the staff council, and the command line of the machine.
    ///
    /// # Errors
    /// Says why not.
    pub fn read_configuration(&self) -> Result<(), Refusal> {
        if *self == Self::Clockwork {
            return Ok(());
        }
        match self.take_part(Scope::Read)?.role {
            Role::Admin | Role::Council => Ok(()),
            Role::Employee | Role::Moderator => Err(Refusal::AdministrationOnly),
        }
    }

    /// Reading the audit: whoever may read the configuration. Each reading is noted in it.
    ///
    /// # Errors
    /// As [`Self::read_configuration`].
    pub fn read_audit(&self) -> Result<(), Refusal> {
        self.read_configuration()
    }
}
