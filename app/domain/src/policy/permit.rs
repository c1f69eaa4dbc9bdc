//! Proof that the policy said yes.

/// Proof that the policy allowed an action. Only this module makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Permit<A> {
    action: A,
}

impl<A> Permit<A> {
    pub(super) const fn for_action(action: A) -> Self {
        Self { action }
    }

    /// What is allowed.
    pub const fn action(&self) -> &A {
        &self.action
    }

    /// What is allowed, given away.
    pub fn into_action(self) -> A {
        self.action
    }
}
