use domain::{
    audit::Date,
    canvases::DecisionRecord,
    ideas::{IdeaPage, Overlay},
    outcomes::{IdeaOutcome, LedgerEntry, Outcome, OutcomeKind},
    refusals::Field,
    text::{AnswerBody, Benefits, PlaceName},
    triage::DeclineGround,
};
use leptos::prelude::*;

use super::ledger::Earlier;
use crate::{
    drawn::html,
    links,
    parts::administration::{Complaint, Typed, UnitChoice},
    returned::Returned,
    ui::{
        badge::Tone,
        button::SubmitButton,
        choices::{Choice, Choices},
        field::{FieldText, TextArea, TextField},
        notice::Notice,
        select::{OptionGroup, SelectField},
    },
    words::use_words,
};

/// What the form of an outcome shows.
pub struct FormView {
    /// The idea.
    pub page: IdeaPage,
    /// What became of it so far; `None` when no workshop pulled it.
    pub known: Option<IdeaOutcome>,
    /// What its workshop decided: while nothing is recorded, the form begins with it.
    pub decided: DecisionRecord,
    /// The form, if it came back.
    pub returned: Option<Returned>,
    /// With it, a form that is sent twice is taken once.
    pub key: String,
}

/// Where an outcome is recorded.
pub fn draw_form(view: FormView) -> String {
    let FormView { page, known, decided, returned, key } = view;
    let typed = Typed::of(returned.as_ref(), ACT);
    html(move || {
        let words = use_words().outcomes();
        let idea = page.standing.number;
        let ledger = links::outcomes(&page.campaign.campaign.slug);
        let ways = view! {
            <p><a href=links::idea(idea)>{format!("#{idea}")}</a> " · " <a href=ledger>{words.to_ledger}</a></p>
        };
        let entry = known.map(|known| known.entry);
        let open = entry.is_some() && page.standing.overlay == Overlay::None;
        let closed = if entry.is_some() { words.not_listed } else { words.not_pulled };
        let records = entry.as_ref().map(|entry| entry.records.clone()).unwrap_or_default();
        // What somebody has typed meanwhile is not lost.
        let form = open || typed.act() == ACT;
        view! {
            {ways}
            <Complaint typed=typed.clone()/>
            {(!open).then(|| view! { <Notice tone=Tone::Info><p>{closed}</p></Notice> })}
            {form.then(|| view! { <p>{words.form_hint}</p> <OutcomeForm page entry decided typed key/> })}
            <Earlier records/>
        }
    })
}

/// What tells the form from others.
const ACT: &str = "outcome";

/// How many characters the number of an idea has at most.
const NUMBER_MAX: usize = 20;

#[component]
fn OutcomeForm(
    page: IdeaPage,
    entry: Option<LedgerEntry>,
    decided: DecisionRecord,
    typed: Typed,
    key: String,
) -> impl IntoView {
    let words = use_words();
    let texts = words.outcomes();
    let (idea, status) = (page.standing.number, page.standing.status);
    let stands = entry.as_ref().and_then(|entry| entry.outcome()).cloned();
    let decided = if stands.is_some() { DecisionRecord::default() } else { decided };
    let told = stands.as_ref().map_or_else(|| decided.decision.clone(), |record| record.body.clone());
    let stands = stands.map(|record| record.outcome);
    let unit = page.campaign.units.iter().find(|unit| Some(unit.id) == decided.unit);
    let unit = unit.map(|unit| unit.slug.clone()).unwrap_or_default();
    let proposes = (decided != DecisionRecord::default()).then(|| {
        view! { <Notice tone=Tone::Info><p>{words.canvases().proposal}</p></Notice> }
    });
    let due = decided.due.filter(|_| OutcomeKind::InProgress.follows(status));
    let version = entry.map_or(0, |entry| entry.version);
    let answers = usize::from(page.answer.is_some()) + page.earlier_answers.len();
    let choice = |kind: &OutcomeKind| Choice {
        value: kind.as_str(),
        label: words.outcome_kind_name(*kind),
        hint: None,
    };
    let choices = OutcomeKind::ALL.iter().filter(|kind| kind.follows(status)).map(choice).collect();
    let proposed = due.map_or("", |_| OutcomeKind::InProgress.as_str());
    let chosen = stands.as_ref().map_or(proposed, |outcome| outcome.kind().as_str());
    let (value, error) = (typed.value(Field::Outcome, chosen), typed.error(Field::Outcome));
    let answer = FieldText::new(texts.words).hint(texts.words_hint);
    let body = typed.value(Field::Answer, &told);
    view! {
        {proposes}
        <form class="form outcome__form" method="post" action=links::outcome(idea) novalidate>
            <input type="hidden" name="act" value=ACT/>
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name="seen" value=status.as_str()/>
            <input type="hidden" name="seen_answers" value=answers.to_string()/>
            <input type="hidden" name="idempotency_key" value=key/>
            <Choices name=Field::Outcome.as_str() legend=texts.which choices value error/>
            <TextArea name=Field::Answer.as_str() text=answer value=body error=typed.error(Field::Answer) max=AnswerBody::MAX/>
            <UnitChoice typed=typed.clone() field=Field::Unit units=page.campaign.units stored=unit none=texts.no_unit/>
            {OutcomeKind::ALL.iter().filter(|kind| kind.follows(status)).map(|kind| view! {
                <Belonging kind=*kind stands=stands.clone() due typed=typed.clone()/>
            }).collect_view()}
            <div class="actions"><SubmitButton>{texts.submit}</SubmitButton></div>
        </form>
    }
}

/// What belongs to one of the outcomes.
#[component]
fn Belonging(kind: OutcomeKind, stands: Option<Outcome>, due: Option<Date>, typed: Typed) -> impl IntoView {
    let words = use_words();
    let day = |field: Field, stored: String| {
        let (value, error) = (typed.value(field, &stored), typed.error(field));
        let text = FieldText::new(words.field_label(field));
        view! { <TextField name=field.as_str() kind="date" class="input--short" text value error/> }
            .into_any()
    };
    let line = |field: Field, stored: String, max: usize| {
        let (value, error) = (typed.value(field, &stored), typed.error(field));
        let text = FieldText::new(words.field_label(field));
        view! { <TextField name=field.as_str() text value error max/> }.into_any()
    };
    let fields = match (kind, stands) {
        (OutcomeKind::Done, Some(Outcome::Done { since, benefits })) => {
            vec![day(Field::Since, since.to_string()), line(Field::Benefits, benefits, Benefits::MAX)]
        }
        (OutcomeKind::Done, _) => {
            vec![day(Field::Since, String::new()), line(Field::Benefits, String::new(), Benefits::MAX)]
        }
        (OutcomeKind::InProgress, Some(Outcome::InProgress { until })) => {
            vec![day(Field::Until, until.to_string())]
        }
        (OutcomeKind::InProgress, _) => {
            vec![day(Field::Until, due.map(|day| day.to_string()).unwrap_or_default())]
        }
        (OutcomeKind::HandedOver, Some(Outcome::HandedOver { place })) => {
            vec![line(Field::Place, place, PlaceName::MAX)]
        }
        (OutcomeKind::HandedOver, _) => vec![line(Field::Place, String::new(), PlaceName::MAX)],
        (OutcomeKind::NotPossible, Some(Outcome::NotPossible { ground })) => {
            vec![grounds(&typed, ground.as_str())]
        }
        (OutcomeKind::NotPossible, _) => vec![grounds(&typed, "")],
        (OutcomeKind::PartOf, Some(Outcome::PartOf { idea })) => {
            vec![line(Field::PartOf, idea.to_string(), NUMBER_MAX)]
        }
        (OutcomeKind::PartOf, _) => vec![line(Field::PartOf, String::new(), NUMBER_MAX)],
    };
    view! {
        <fieldset class=format!("outcome__belonging outcome__belonging--{}", kind.as_str())>
            <legend class="field__label">{(words.outcomes().only)(words.outcome_kind_name(kind))}</legend>
            {fields}
        </fieldset>
    }
}

fn grounds(typed: &Typed, stored: &str) -> AnyView {
    let words = use_words();
    let option = |ground: &DeclineGround| (ground.to_string(), words.decline_ground_name(*ground).to_owned());
    let groups = vec![OptionGroup::plain(DeclineGround::ALL.iter().map(option).collect())];
    let (value, error) = (typed.value(Field::Ground, stored), typed.error(Field::Ground));
    let text = FieldText::new(words.field_label(Field::Ground));
    view! { <SelectField name=Field::Ground.as_str() none="–" groups value error text/> }.into_any()
}
