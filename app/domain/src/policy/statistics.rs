//! Who reads the statistics.

use super::Actor;
use crate::refusals::Refusal;

impl Actor {
    /// Reading the statistics of a campaign that this actor may see: everybody with an account, and all of them the same. The rule of
    /// [`k_safe`](crate::statistics::k_safe) decides what they hold, not who asks.
    ///
    /// # Errors
    /// Says why not.
    pub fn see_statistics(&self) -> Result<(), Refusal> {
        self.read()
    }
}
