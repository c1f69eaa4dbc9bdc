use axum::{Extension, Json, http::StatusCode, response::IntoResponse};
use domain::{
    campaigns::Unit,
    ids::PersonId,
    people::{Account, RawAccount},
};
use serde::{Deserialize, Serialize};
use service::{Call, accounts, units};
use utoipa::ToSchema;

use crate::http::{
    path::Keyed,
    rest::{
        asked::{Asked, Page},
        body::{Body, Shape},
        problem::Problem,
        told::Told,
    },
    trouble::Answer,
};

/// An account. No last visit and no figure: neither is stored.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct WireAccount {
    /// Its key.
    id: i64,
    /// The name others see.
    name: String,
    /// The address, where there is one.
    email: Option<String>,
    /// `employee`, `moderator`, `admin` or `council`.
    role: &'static str,
    /// The slug of the unit.
    unit: Option<String>,
    /// `account`, `code` or `password`: how they sign in.
    access: &'static str,
    /// Since when nobody can sign in with it.
    disabled_at: Option<String>,
    /// Send it back with a change; it tells whether somebody else changed role or unit meanwhile.
    version: String,
}

/// An account that was just added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NewAccount)]
pub struct WireNewAccount {
    /// Its key.
    id: i64,
    /// Its password, shown this once.
    password: String,
}

/// An account to be added.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentAccount {
    /// 1 to 80 characters.
    name: String,
    /// The address.
    email: String,
    /// `employee`, `moderator`, `admin` or `council`.
    role: String,
    /// The unit's slug; empty for none.
    unit: String,
}

impl Shape for SentAccount {
    const FIELDS: &'static [&'static str] = &["name", "email", "role", "unit"];
}

/// Role and unit of an account.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SentPlace {
    /// `employee`, `moderator`, `admin` or `council`.
    role: String,
    /// The unit's slug; empty for none.
    unit: String,
    /// The `version` that was read; without one nobody is asked whether it changed meanwhile.
    version: String,
}

impl Shape for SentPlace {
    const FIELDS: &'static [&'static str] = &["role", "unit", "version"];
}

impl WireAccount {
    fn new(account: Account, all: &[Unit]) -> Self {
        let version = account.version();
        let Account { id, name, email, role, unit, access, disabled_at } = account;
        let unit = all.iter().find(|known| Some(known.id) == unit).map(|known| known.slug.clone());
        Self {
            id: id.as_i64(),
            name,
            email,
            role: role.as_str(),
            unit,
            access: access.as_str(),
            disabled_at: disabled_at.map(|at| at.rfc3339()),
            version,
        }
    }
}

async fn read(call: &Call, person: PersonId) -> Answer<Json<WireAccount>> {
    let account = accounts::entry(call, person).await?;
    let all: Vec<Unit> = units::list(call).await?.into_iter().map(|entry| entry.unit).collect();
    Ok(Json(WireAccount::new(account, &all)))
}

/// Accounts by name, page by page.
#[utoipa::path(
    get, path = "/admin/people", operation_id = "list_people", tag = "administration",
    params(
        ("q" = Option<String>, Query, description = "part of a name or an address"),
        ("after" = Option<String>, Query, description = "the place after which to go on; from `next`"),
    ),
    responses(
        (status = 200, body = Page<WireAccount>),
    ),
)]
pub async fn list_people(Extension(call): Extension<Call>, asked: Asked) -> Answer {
    asked.only(&["q", "after"])?;
    let after = asked.after()?;
    let page = accounts::search(&call, asked.value("q"), after).await?;
    let all: Vec<Unit> = units::list(&call).await?.into_iter().map(|entry| entry.unit).collect();
    let items = page.items.into_iter().map(|account| WireAccount::new(account, &all)).collect();
    Ok(asked.page(items, page.next))
}

/// Adds an account that signs in with e-mail and password.
#[utoipa::path(
    post, path = "/admin/people", operation_id = "post_person", tag = "administration", request_body = SentAccount,
    responses(
        (status = 201, body = WireNewAccount),
    ),
)]
pub async fn post_person(Extension(call): Extension<Call>, body: Body<SentAccount>) -> Answer {
    let SentAccount { name, email, role, unit } = body.whole()?;
    let (id, password) = accounts::add(&call, &RawAccount { name, email, role, unit }).await?;
    Ok((StatusCode::CREATED, Json(WireNewAccount { id: id.as_i64(), password })).into_response())
}

/// One account.
#[utoipa::path(
    get, path = "/admin/people/{id}", operation_id = "get_person", tag = "administration",
    params(("id" = i64, Path, description = "The account")),
    responses(
        (status = 200, body = WireAccount),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn get_person(Extension(call): Extension<Call>, Keyed(person): Keyed<PersonId>) -> Answer {
    Ok(read(&call, person).await?.into_response())
}

/// Gives an account another role or unit. Nobody takes their own rights away.
#[utoipa::path(
    put, path = "/admin/people/{id}", operation_id = "put_person", tag = "administration", request_body = SentPlace,
    params(("id" = i64, Path, description = "The account")),
    responses(
        (status = 200, body = WireAccount),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is one's own account, or that of the last administrator, or somebody else changed it since `version` was read"),
    ),
)]
pub async fn put_person(Told(call): Told, Keyed(person): Keyed<PersonId>, body: Body<SentPlace>) -> Answer {
    let SentPlace { role, unit, version } = body.whole()?;
    accounts::change(&call, person, &role, &unit, &version).await?;
    Ok(read(&call, person).await?.into_response())
}

/// Shuts an account; its sessions end.
#[utoipa::path(
    put, path = "/admin/people/{id}/lock", operation_id = "put_person_lock", tag = "administration",
    params(("id" = i64, Path, description = "The account")),
    responses(
        (status = 200, body = WireAccount),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It is one's own account, or that of the last administrator"),
    ),
)]
pub async fn put_person_lock(Told(call): Told, Keyed(person): Keyed<PersonId>) -> Answer {
    accounts::shut(&call, person, true).await?;
    Ok(read(&call, person).await?.into_response())
}

/// Opens an account again.
#[utoipa::path(
    delete, path = "/admin/people/{id}/lock", operation_id = "delete_person_lock", tag = "administration",
    params(("id" = i64, Path, description = "The account")),
    responses(
        (status = 200, body = WireAccount),
        (status = 404, body = Problem, content_type = "application/problem+json", description = "There is none"),
    ),
)]
pub async fn delete_person_lock(Told(call): Told, Keyed(person): Keyed<PersonId>) -> Answer {
    accounts::shut(&call, person, false).await?;
    Ok(read(&call, person).await?.into_response())
}
