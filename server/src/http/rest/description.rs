//! What stands around the calls in the description.

use utoipa::{
    Modify, OpenApi,
    openapi::{
        ContentBuilder, OpenApi as Document, Ref, RefOr, ResponseBuilder,
        path::Operation,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

use super::problem::{FieldProblem, Problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "DOgital",
        description = "Ideas, votes and comments of the people of a city administration. Every call needs a token \
                       (`Authorization: Bearer …`) with the scope `read` or `write`; a change takes both when its answer is \
                       what a GET answers, or it belongs to the administration. Lists are read page by page: follow \
                       `Link: …; rel=\"next\"`. A POST with an `Idempotency-Key` happens once within 24 hours. \
                       Fields and parameters that do not exist are an error."
    ),
    components(schemas(Problem, FieldProblem)),
    modifiers(&TokenScheme),
    security(("token" = []))
)]
pub struct Description;

struct TokenScheme;

impl Modify for TokenScheme {
    fn modify(&self, document: &mut Document) {
        if let Some(components) = document.components.as_mut() {
            components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        }
    }
}

/// Adds to every call the problems that every call may answer with.
pub fn add_problems(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.patch, &mut item.delete];
        operations.into_iter().flatten().for_each(add_problems_to);
    }
}

fn add_problems_to(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = if status == "201" { "It was made" } else { "The answer" }.to_owned();
        }
    }
    let every = [
        ("400", "The address or the body cannot be read"),
        ("401", "No token, or one that is not known"),
        ("403", "The token lacks the scope, or its owner may not do this"),
        ("422", "Fields or parameters are not as they must be; `errors` names every one"),
        ("429", "Too much at once; `Retry-After` says when to go on"),
        ("500", "A fault of ours, logged under `incident`"),
        ("503", "The database is away; nothing was written"),
    ];
    for (status, description) in every {
        let schema = Ref::from_schema_name("Problem");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let response = ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build();
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| response.into());
    }
}
