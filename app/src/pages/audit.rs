//! The audit, for administrators and the staff council. The filters are a plain form: everything is in the address.

use domain::audit::{AuditEntry, AuditQuery, State, Verb};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    api::audit::{AuditVisit, open_audit},
    links,
    loaded::load,
    parts::{administration::WayBack, shown::shown},
    ui::{
        badge::Tone,
        button::SubmitButton,
        empty::Empty,
        field::{FieldText, TextField},
        heading::PageHeading,
        notice::Notice,
        pagination::Pagination,
        select::{OptionGroup, SelectField},
        table::Table,
        time::Moment,
    },
    viewer::use_actor,
    words::use_words,
};

/// The audit.
#[component]
pub fn AuditPage() -> impl IntoView {
    let address = use_location().search;
    let visit = load(move || address.get(), open_audit);
    let words = use_words();
    view! {
        <WayBack/>
        <PageHeading text=words.audit().heading/>
        <p class="lead">{words.audit().lead}</p>
        {shown(visit, |visit| view! { <Audit visit/> })}
    }
}

#[component]
fn Audit(visit: AuditVisit) -> impl IntoView {
    let AuditVisit { query, entries, state } = visit;
    let next = entries.next.map(|place| format!("{}{}", links::AUDIT, query.address_after(place)));
    let first = query.after.is_some().then(|| links::AUDIT.to_owned());
    view! {
        <End state/>
        <Filters query/>
        <Entries entries=entries.items/>
        <Pagination next first/>
    }
}

/// How long the chain is, how it ends, and the way to take it out.
#[component]
fn End(state: Option<State>) -> impl IntoView {
    let words = use_words();
    let Some(State { entries, head }) = state else {
        return view! { <Notice tone=Tone::Danger><p>{words.audit().no_state}</p></Notice> }.into_any();
    };
    let entries = words.lang.number(u64::try_from(entries).unwrap_or(0));
    view! {
        <p class="audit__hash">{(words.audit().state)(&entries, &head.to_string())}</p>
        <p><a class="button" href=links::AUDIT_LINES download="audit.jsonl" rel="external">{words.audit().download}</a></p>
    }
    .into_any()
}

#[component]
fn Filters(query: AuditQuery) -> impl IntoView {
    let words = use_words();
    let options =
        Verb::ALL.iter().map(|verb| (verb.to_string(), words.verb_name(*verb).to_owned())).collect();
    let text = |label| FieldText::new(label);
    let known = words.audit();
    let unread = StoredValue::new(query.unread);
    let typed = move |field| {
        unread
            .with_value(|unread| unread.iter().find(|(key, _)| key == field).map(|(_, value)| value.clone()))
    };
    let held =
        |field, value: Option<String>| RwSignal::new(value.or_else(|| typed(field)).unwrap_or_default());
    let error = |field| Signal::derive(move || typed(field).map(|_| known.unreadable.to_owned()));
    let verb = held("verb", query.verb.map(|verb| verb.to_string()));
    let idea = held("idea", query.idea.map(|idea| idea.to_string()));
    let from = held("from", query.from.map(|day| day.to_string()));
    let until = held("until", query.until.map(|day| day.to_string()));
    view! {
        <section class="section" aria-labelledby="filters">
            <h2 id="filters">{known.filters}</h2>
            <form class="form audit__filters" method="get" action=links::AUDIT>
                <SelectField name="verb" text=text(known.verb) none=known.every_verb groups=vec![OptionGroup::plain(options)] value=verb error=error("verb")/>
                <TextField name="idea" text=text(known.idea) value=idea inputmode="numeric" error=error("idea")/>
                <TextField name="from" text=text(known.from) value=from kind="date" error=error("from")/>
                <TextField name="until" text=text(known.until) value=until kind="date" error=error("until")/>
                <div class="actions"><SubmitButton>{known.show}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Entries(entries: Vec<AuditEntry>) -> impl IntoView {
    let words = use_words().audit();
    if entries.is_empty() {
        return view! { <Empty text=words.none/> }.into_any();
    }
    let rows = entries.into_iter().map(|entry| view! { <Entry entry/> }).collect_view();
    view! { <Table caption=words.caption columns=words.columns.to_vec()>{rows}</Table> }.into_any()
}

#[component]
fn Entry(entry: AuditEntry) -> impl IntoView {
    let words = use_words();
    let account = entry.account().filter(|_| use_actor().see_administration().is_ok());
    let AuditEntry { id, at, role, verb, idea, comment, subject, detail, hash } = entry;
    let role = role.map_or(words.audit().console, |role| words.role_name(role));
    let known = verb.parse().ok();
    let verb = known.map_or(verb, |known| words.verb_name(known).to_owned());
    let (subject, detail) = (words.audit_subject(&subject), words.audit_detail(known, &detail));
    // No name stands in the audit; whoever may read accounts is led to the one.
    let subject = match account {
        Some(account) => view! { <a href=links::person(account)>{subject}</a> }.into_any(),
        None => subject.into_any(),
    };
    let idea = idea.map(|number| view! { <a href=links::idea(number)>{format!("#{number}")}</a>" " });
    let comment = comment.map(|id| format!("{} ", (words.audit().comment)(&id.to_string())));
    let hash = hash.to_string();
    let short = hash.get(..12).unwrap_or_default().to_owned();
    view! {
        <tr>
            <th scope="row">{id.to_string()}</th>
            <td><Moment at/></td>
            <td>{role}</td>
            <td>{verb}</td>
            <td>{idea}{comment}{subject}</td>
            <td>{detail}</td>
            <td><code title=hash>{short}</code></td>
        </tr>
    }
}
