//! The REST interface, `/api/v1`: its own wire types, so that it can stand still while the product moves.
//!
//! A call is named `<verb>_<noun>`, and that is also its operation in the description.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::header::CONTENT_TYPE,
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use bytes::Bytes;
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::declared::Declared;
use crate::state::App;

mod admin;
mod asked;
mod audit;
mod body;
mod campaigns;
mod canvases;
mod comments;
mod declared;
mod description;
mod follows;
mod ideas;
mod moderation_figures;
mod opinions;
mod outcomes;
mod people;
mod reports;
mod results;
mod similar;
mod statistics;
mod tags;
mod told;
mod triage;
mod votes;
mod wire;
mod workshops;

pub mod handover;
pub mod problem;
pub mod pulls;

/// Where the interface begins.
const BASE: &str = "/api/v1";

/// Every call, and the description of them all.
pub fn router() -> Router<App> {
    let (calls, api) = described().split_for_parts();
    let declared = Arc::new(Declared::by(&api));
    // A handler is cloned with every layer around it. Cloned as a value, the description took 12 MB of a server at rest.
    let api = Bytes::from(api.to_json().expect("a description can always be written"));
    calls
        .route(
            &format!("{BASE}/openapi.json"),
            get(move || async move { ([(CONTENT_TYPE, "application/json")], api) }),
        )
        .layer(from_fn_with_state(declared, around_calls))
}

/// What stands around every call, the innermost first.
async fn around_calls(State(declared): State<Arc<Declared>>, request: Request, next: Next) -> Response {
    let next = async |request| next.run(request).await;
    let next = async |request| tags::tag(request, next).await.into_response();
    let next = async |request| asked::remember_key(request, next).await.into_response();
    declared.refuse_others(request, next).await.into_response()
}

/// The description of the interface, as JSON.
#[must_use]
pub fn openapi_json() -> String {
    let api = described().split_for_parts().1;
    api.to_pretty_json().expect("a description can always be written")
}

fn described() -> OpenApiRouter<App> {
    let calls = OpenApiRouter::new()
        .routes(routes!(ideas::list_ideas, ideas::post_idea))
        .routes(routes!(similar::list_similar_ideas))
        .routes(routes!(ideas::get_idea))
        .routes(routes!(votes::put_vote, votes::delete_vote))
        .routes(routes!(follows::put_follow, follows::delete_follow))
        .routes(routes!(comments::list_comments, comments::post_comment))
        .routes(routes!(comments::post_variant))
        .routes(routes!(campaigns::list_campaigns))
        .routes(routes!(campaigns::list_topics))
        .routes(routes!(people::get_me))
        .routes(routes!(audit::list_audit))
        .routes(routes!(moderation_figures::get_moderation))
        .routes(routes!(statistics::get_statistics))
        .merge(moderation())
        .merge(workshops())
        .merge(administration());
    OpenApiRouter::with_openapi(description::Description::openapi()).nest(BASE, calls).map_openapi()
}

/// Triage.
fn moderation() -> OpenApiRouter<App> {
    use triage::{bulk, decisions, erasing, item, merging, notes, prepared, preview, queue};
    OpenApiRouter::new()
        .routes(routes!(queue::list_triage))
        .routes(routes!(item::get_triage_counts))
        .routes(routes!(item::get_triage_item))
        .routes(routes!(bulk::post_bulk))
        .routes(routes!(decisions::put_status))
        .routes(routes!(decisions::put_hiding))
        .routes(routes!(decisions::put_restoring))
        .routes(routes!(decisions::put_comment_hiding))
        .routes(routes!(decisions::put_comment_restoring))
        .routes(routes!(erasing::put_erasure, erasing::delete_erasure))
        .routes(routes!(erasing::put_erasure_confirmation))
        .routes(routes!(erasing::put_comment_erasure, erasing::delete_comment_erasure))
        .routes(routes!(erasing::put_comment_erasure_confirmation))
        .routes(routes!(decisions::put_approval))
        .routes(routes!(reports::post_report, decisions::delete_reports))
        .routes(routes!(reports::post_comment_report, decisions::delete_comment_reports))
        .routes(routes!(decisions::put_assignee, decisions::delete_assignee))
        .routes(routes!(decisions::post_appeal))
        .routes(routes!(decisions::put_appeal_decision))
        .routes(routes!(merging::put_merge, merging::delete_merge))
        .routes(routes!(merging::put_objection))
        .routes(routes!(merging::put_objection_reply))
        .routes(routes!(merging::put_split, merging::delete_split))
        .routes(routes!(decisions::delete_last_act))
        .routes(routes!(decisions::list_acts))
        .routes(routes!(decisions::delete_act))
        .routes(routes!(notes::list_notes, notes::post_note))
        .routes(routes!(opinions::list_idea_opinions, opinions::post_opinion))
        .routes(routes!(preview::get_preview))
        .routes(routes!(opinions::list_opinions))
        .routes(routes!(opinions::get_opinion, opinions::delete_opinion))
        .routes(routes!(opinions::put_opinion_taken))
        .routes(routes!(opinions::put_opinion_reply))
        .routes(routes!(notes::delete_note))
        .routes(routes!(notes::put_tag, notes::delete_tag))
        .routes(routes!(
            prepared::get_prepared_answer,
            prepared::put_prepared_answer,
            prepared::delete_prepared_answer
        ))
}

/// Workshops, and what they pull.
fn workshops() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(pulls::get_pull_preview))
        .routes(routes!(pulls::list_pulls, pulls::post_pull))
        .routes(routes!(pulls::get_pull))
        .routes(routes!(pulls::get_recomputation))
        .routes(routes!(pulls::get_pull_table))
        .routes(routes!(workshops::list_workshops, workshops::post_workshop))
        .routes(routes!(workshops::get_workshop, workshops::put_workshop))
        .routes(routes!(workshops::put_workshop_closure, workshops::delete_workshop_closure))
        .routes(routes!(workshops::post_workshop_member))
        .routes(routes!(workshops::delete_workshop_member))
        .routes(routes!(workshops::put_workshop_idea, workshops::delete_workshop_idea))
        .routes(routes!(workshops::put_workshop_card))
        .routes(routes!(canvases::get_canvas, canvases::patch_canvas))
        .routes(routes!(handover::get_pull_workbook))
        .routes(routes!(handover::get_workshop_ideas))
        .routes(routes!(handover::get_workshop_table))
        .routes(routes!(handover::get_workshop_workbook))
        .routes(routes!(handover::get_pull_dossier))
        .routes(routes!(handover::get_workshop_dossier))
        .routes(routes!(outcomes::list_outcomes))
        .routes(routes!(outcomes::get_outcome, outcomes::put_outcome))
        .routes(routes!(outcomes::put_survey))
        .routes(routes!(results::get_result, results::put_result, results::delete_result))
        .routes(routes!(results::put_result_release))
}

/// The administration.
fn administration() -> OpenApiRouter<App> {
    use admin::{campaigns, moderation, people, snapshots, stage, synonyms, templates, texts, topics, units};
    OpenApiRouter::new()
        .routes(routes!(campaigns::list_kept_campaigns, campaigns::post_campaign))
        .routes(routes!(campaigns::get_kept_campaign, campaigns::put_campaign))
        .routes(routes!(moderation::get_campaign_moderation, moderation::put_campaign_moderation))
        .routes(routes!(snapshots::get_snapshot))
        .routes(routes!(stage::list_displays, stage::post_display))
        .routes(routes!(stage::delete_display))
        .routes(routes!(topics::list_kept_topics, topics::post_topic))
        .routes(routes!(topics::put_topic))
        .routes(routes!(topics::put_topic_place))
        .routes(routes!(topics::put_topic_archive, topics::delete_topic_archive))
        .routes(routes!(topics::put_topic_merge))
        .routes(routes!(units::list_units, units::post_unit))
        .routes(routes!(units::get_unit, units::put_unit))
        .routes(routes!(units::put_unit_parent))
        .routes(routes!(units::put_unit_closure, units::delete_unit_closure))
        .routes(routes!(people::list_people, people::post_person))
        .routes(routes!(people::get_person, people::put_person))
        .routes(routes!(people::put_person_lock, people::delete_person_lock))
        .routes(routes!(texts::list_texts))
        .routes(routes!(texts::get_text, texts::put_text, texts::delete_text))
        .routes(routes!(synonyms::get_synonyms, synonyms::put_synonyms))
        .routes(routes!(templates::list_templates, templates::post_template))
        .routes(routes!(templates::get_template, templates::put_template, templates::delete_template))
}

/// Adds to every call what every call may answer.
trait MapOpenapi {
    fn map_openapi(self) -> Self;
}

impl MapOpenapi for OpenApiRouter<App> {
    fn map_openapi(mut self) -> Self {
        description::add_problems(self.get_openapi_mut());
        self
    }
}
