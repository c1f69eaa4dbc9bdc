//! How much one account or address may ask for. A whole city may share an address, so only what nobody is signed in for
//! counts by address; guessing at one account is stopped where accounts are known, in `service::people`.

use std::{net::IpAddr, num::NonZeroU32};

use axum::{extract::Request, response::Response};
use domain::{ids::PersonId, refusals::Refusal};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use service::Call;

use super::{
    reader,
    trouble::{Answer, Trouble},
};
use crate::{config::Config, state::App};

/// How many seconds' worth may come at once: fifty parallel calls, or a conference that starts.
const BURST_SECONDS: u32 = 40;
/// Budgets in memory above which those that are full again are dropped.
const CROWD: usize = 20_000;

/// The budgets of accounts and addresses.
pub struct Limiter {
    writes: Option<DefaultKeyedRateLimiter<PersonId>>,
    visits: Option<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Limiter {
    /// As the configuration says.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            writes: quota(config.writes_per_second).map(RateLimiter::keyed),
            visits: quota(config.visits_per_second).map(RateLimiter::keyed),
        }
    }

    fn check(&self, call: &Call, address: Option<IpAddr>) -> Result<(), Refusal> {
        match (call.actor.who(), address) {
            (Some(who), _) => spend(self.writes.as_ref(), &who.id),
            (None, Some(address)) => spend(self.visits.as_ref(), &address),
            (None, None) => Ok(()),
        }
    }
}

/// Lets through what changes something only within the budget; reading is free.
pub async fn limit(app: &App, request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Answer {
    if !request.method().is_safe()
        && let Some(call) = request.extensions().get::<Call>()
    {
        let address = reader::address(request.extensions(), request.headers(), &app.config);
        app.limiter.check(call, address).map_err(Trouble::Refused)?;
    }
    Ok(next(request).await)
}

fn quota(per_second: u32) -> Option<Quota> {
    let rate = NonZeroU32::new(per_second)?;
    Some(Quota::per_second(rate).allow_burst(rate.saturating_mul(NonZeroU32::new(BURST_SECONDS)?)))
}

fn spend<K: Clone + Eq + std::hash::Hash>(
    budget: Option<&DefaultKeyedRateLimiter<K>>,
    key: &K,
) -> Result<(), Refusal> {
    let Some(budget) = budget else { return Ok(()) };
    if budget.len() > CROWD {
        budget.retain_recent();
    }
    budget.check_key(key).map_err(|spent| {
        let wait = spent.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        Refusal::TooManyRequests { retry_after_seconds: u32::try_from(wait).unwrap_or(u32::MAX) }
    })
}
