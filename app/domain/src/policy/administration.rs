//! What only administrators do, and what they share with moderators.

use super::{Actor, Permit, limits::within};
use crate::{
    campaigns::{ChangeCampaign, OpenCampaign, Schedule, SetModeration},
    ids::PersonId,
    people::{AddAccount, ChangeAccount, RenewPassword, Role, Scope, ShutAccount},
    refusals::{Activity, Refusal},
    templates::KeepTemplates,
    texts::{ForgetText, KeepText},
    time::Timestamp,
    topics::{AddTopic, ArchiveTopic, MergeTopic, OrderTopics, RenameTopic},
    units::{AddUnit, CloseUnit, MoveUnit, RenameUnit},
    workshops::{ChangeWorkshop, CloseWorkshop, FoundWorkshop, SetMember},
};

/// A wish that administrators are granted, and nobody else.
pub trait Administrative: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
}

macro_rules! administrative {
    ($($wish:ty),+ $(,)?) => {$(
        impl sealed::Sealed for $wish {}
        impl Administrative for $wish {}
    )+};
}

administrative![
    OpenCampaign,
    ChangeCampaign,
    SetModeration,
    AddTopic,
    RenameTopic,
    OrderTopics,
    MergeTopic,
    ArchiveTopic,
    AddUnit,
    RenameUnit,
    MoveUnit,
    CloseUnit,
    AddAccount,
    RenewPassword,
    KeepText,
    ForgetText,
    FoundWorkshop,
    ChangeWorkshop,
    CloseWorkshop,
    SetMember,
];

impl Actor {
    /// Reading what administrators keep: accounts, drafts, history.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_administration(&self) -> Result<(), Refusal> {
        self.is_administrator(Scope::Read)
    }

    /// Keeping campaigns, topics, units, accounts and texts.
    ///
    /// # Errors
    /// Says why not.
    pub fn administer<W: Administrative>(&self, wish: W) -> Result<Permit<W>, Refusal> {
        self.is_administrator(Scope::Write)?;
        Ok(Permit::for_action(wish))
    }

    /// Giving somebody another role or unit. Nobody takes their own rights away, and one administrator has to be left:
    /// `administrators` are all whose account is open.
    ///
    /// # Errors
    /// Says why not.
    pub fn change_account(
        &self,
        change: ChangeAccount,
        administrators: &[PersonId],
    ) -> Result<Permit<ChangeAccount>, Refusal> {
        self.is_administrator(Scope::Write)?;
        match change.role {
            Role::Admin => {}
            Role::Employee | Role::Moderator | Role::Council => {
                self.leave_one(change.person, administrators)?;
            }
        }
        Ok(Permit::for_action(change))
    }

    /// Shutting an account, or opening it again. Nobody shuts their own, and one administrator has to be left.
    ///
    /// # Errors
    /// Says why not.
    pub fn shut_account(
        &self,
        wish: ShutAccount,
        administrators: &[PersonId],
    ) -> Result<Permit<ShutAccount>, Refusal> {
        self.is_administrator(Scope::Write)?;
        if wish.shut {
            self.not_oneself(wish.person)?;
            self.leave_one(wish.person, administrators)?;
        }
        Ok(Permit::for_action(wish))
    }

    /// Reading the templates of official answers: moderators, administrators, and the staff council.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_templates(&self) -> Result<(), Refusal> {
        self.read()?;
        if self.moderates() || self.read_configuration().is_ok() { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// Keeping the templates of official answers: moderators and administrators.
    ///
    /// # Errors
    /// Says why not.
    pub fn keep_templates(&self, wish: KeepTemplates) -> Result<Permit<KeepTemplates>, Refusal> {
        self.take_part(Scope::Write)?;
        if self.moderates() { Ok(Permit::for_action(wish)) } else { Err(Refusal::NotAllowed) }
    }

    pub(super) fn is_administrator(&self, scope: Scope) -> Result<(), Refusal> {
        if *self == Self::Clockwork {
            return Ok(());
        }
        match self.take_part(scope)?.role {
            Role::Admin => Ok(()),
            Role::Employee | Role::Moderator | Role::Council => Err(Refusal::AdministrationOnly),
        }
    }

    fn not_oneself(&self, person: PersonId) -> Result<(), Refusal> {
        if self.who().is_some_and(|who| who.id == person) { Err(Refusal::OwnAccount) } else { Ok(()) }
    }

    /// Whoever asks must still be an administrator when it counts: two who take each other's rights away at once would
    /// leave nobody.
    fn leave_one(&self, person: PersonId, administrators: &[PersonId]) -> Result<(), Refusal> {
        if self.who().is_some_and(|who| who.id == person && administrators.contains(&person)) {
            return Err(Refusal::OwnAccount);
        }
        if self.who().is_some_and(|who| !administrators.contains(&who.id)) {
            return Err(Refusal::AdministrationOnly);
        }
        let left = administrators.iter().any(|known| *known != person);
        if left || !administrators.contains(&person) { Ok(()) } else { Err(Refusal::LastAdministrator) }
    }
}

/// What employees may do at a moment, each with the refusal that they would read.
#[must_use]
pub fn allowed_at(schedule: &Schedule, at: Timestamp) -> Vec<(Activity, Option<Refusal>)> {
    Activity::ALL.iter().map(|activity| (*activity, within(schedule, at, *activity).err())).collect()
}
