use domain::{
    campaigns::Masterplan,
    pulls::PullDesk,
    refusals::{Field, Refusal},
    selection::{
        ballots::Balance,
        recipe::{RawRecipe, RuleName},
    },
};
use leptos::prelude::*;

use super::{topic_name, unit_name};
use crate::{
    links,
    returned::field_error,
    ui::{
        button::SubmitButton,
        choices::{Choice, Choices},
        disclosure::Disclosure,
        field::{ErrorLine, FieldText, TextArea, TextField},
        select::{OptionGroup, SelectField},
    },
    words::use_words,
};

/// The recipe as it was typed, and what is wrong with it.
#[derive(Clone)]
struct Typed {
    raw: RawRecipe,
    wrong: Option<Refusal>,
}

impl Typed {
    fn text(&self, field: Field) -> String {
        let known = self.raw.fields().into_iter().find(|(name, _)| *name == field);
        known.map(|(_, text)| text.to_owned()).unwrap_or_default()
    }

    fn value(&self, field: Field) -> RwSignal<String> {
        RwSignal::new(self.text(field))
    }

    fn error(&self, field: Field) -> Signal<Option<String>> {
        let words = use_words();
        let error = field_error(self.wrong.as_ref(), field);
        Signal::stored(error.map(|error| words.text_error(words.field_label(field), error)))
    }

    /// Whether any of these is set, or wrong.
    fn any(&self, fields: &[Field]) -> bool {
        fields
            .iter()
            .any(|field| !self.text(*field).is_empty() || field_error(self.wrong.as_ref(), *field).is_some())
    }
}

/// The fields of a recipe. A plain form that asks: everything is in the address.
#[component]
pub fn RecipeForm(desk: PullDesk, typed: RawRecipe, wrong: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let known = words.pulls();
    let typed = Typed { raw: typed, wrong };
    let action = format!("{}#preview", links::pulls(&desk.source.campaign.campaign.slug));
    view! {
        <section class="section" aria-labelledby="recipe">
            <h2 id="recipe">{known.recipe}</h2>
            <p>{known.recipe_hint}</p>
            <form class="form" method="get" action=action novalidate>
                <Rule typed=typed.clone()/>
                <Line typed=typed.clone() field=Field::Places/>
                <Hours typed=typed.clone()/>
                <BalanceField typed=typed.clone()/>
                <More desk typed/>
                <div class="actions"><SubmitButton>{known.show}</SubmitButton></div>
            </form>
        </section>
    }
}

#[component]
fn Rule(typed: Typed) -> impl IntoView {
    let words = use_words();
    let choice = |rule: &RuleName| Choice {
        value: rule.as_str(),
        label: words.rule_name(*rule),
        hint: Some(words.rule_hint(*rule)),
    };
    let choices = RuleName::ALL.iter().map(choice).collect();
    let (value, error) = (typed.value(Field::Rule), typed.error(Field::Rule));
    view! { <Choices name=Field::Rule.as_str() legend=words.field_label(Field::Rule) choices value error/> }
}

#[component]
fn Line(typed: Typed, field: Field, #[prop(optional)] hint: Option<&'static str>) -> impl IntoView {
    let text = FieldText { hint, ..FieldText::new(use_words().field_label(field)) };
    let (value, error) = (typed.value(field), typed.error(field));
    view! { <TextField name=field.as_str() text value error inputmode="numeric"/> }
}

#[component]
fn Lines(typed: Typed, field: Field, hint: &'static str) -> impl IntoView {
    let text = FieldText::new(use_words().field_label(field)).hint(hint).optional();
    let (value, error) = (typed.value(field), typed.error(field));
    view! { <TextArea name=field.as_str() text value error rows=3/> }
}

#[component]
fn Hours(typed: Typed) -> impl IntoView {
    let words = use_words();
    let open = typed.any(&[Field::Hours, Field::HoursEach, Field::HoursOf]);
    view! {
        <Disclosure summary=words.rule_name(RuleName::BalancedHours) open>
            <Line typed=typed.clone() field=Field::Hours hint=words.pulls().hours_hint/>
            <Line typed=typed.clone() field=Field::HoursEach/>
            <Lines typed field=Field::HoursOf hint=words.pulls().hours_of_hint/>
        </Disclosure>
    }
}

#[component]
fn BalanceField(typed: Typed) -> impl IntoView {
    let words = use_words();
    let choice = |balance: &Balance| (balance.to_string(), words.balance_name(*balance).to_owned());
    let groups = vec![OptionGroup::plain(Balance::ALL.iter().map(choice).collect())];
    let text = FieldText::new(words.field_label(Field::Balance)).hint(words.pulls().balance_hint);
    let (value, error) = (typed.value(Field::Balance), typed.error(Field::Balance));
    view! { <SelectField name=Field::Balance.as_str() text groups value error/> }
}

/// What most recipes leave as it is.
#[component]
fn More(desk: PullDesk, typed: Typed) -> impl IntoView {
    let words = use_words();
    let known = words.pulls();
    let PullDesk { source, topics, units, .. } = desk;
    let campaign = source.campaign;
    let topics = topics.into_iter().map(|slug| {
        let name = format!("{} ({slug})", topic_name(words, &campaign, &slug));
        (slug, name)
    });
    let topics: Vec<_> = topics.collect();
    let plans =
        Masterplan::ALL.iter().map(|plan| (plan.to_string(), words.masterplan_name(*plan).to_owned()));
    let plans: Vec<_> = plans.collect();
    let units = units.into_iter().map(|slug| {
        let name = unit_name(words, &campaign, &slug);
        (slug, name)
    });
    let units: Vec<_> = units.collect();
    let all = [
        Field::Topic,
        Field::Masterplan,
        Field::Unit,
        Field::Quorum,
        Field::PerTopic,
        Field::Seats,
        Field::Wildcards,
    ];
    view! {
        <Disclosure summary=known.more open=typed.any(&all)>
            <Ticks typed=typed.clone() field=Field::Topic legend=words.field_label(Field::Topic) choices=topics/>
            <Ticks typed=typed.clone() field=Field::Masterplan legend=words.field_label(Field::Masterplan) choices=plans/>
            <Ticks typed=typed.clone() field=Field::Unit legend=known.unit choices=units/>
            <Line typed=typed.clone() field=Field::Quorum/>
            <Line typed=typed.clone() field=Field::PerTopic/>
            <Lines typed=typed.clone() field=Field::Seats hint=known.seats_hint/>
            <Lines typed field=Field::Wildcards hint=known.wildcards_hint/>
        </Disclosure>
    }
}

/// Any of several. What an address names beside them stays there, ticked.
#[component]
fn Ticks(
    typed: Typed,
    field: Field,
    legend: &'static str,
    mut choices: Vec<(String, String)>,
) -> impl IntoView {
    let text = typed.text(field);
    let ticked: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    for word in &ticked {
        if !choices.iter().any(|(known, _)| known == word) {
            choices.push((word.clone(), word.clone()));
        }
    }
    let name = field.as_str();
    let tick = |(at, (value, label)): (usize, (String, String))| {
        let id = if at == 0 { name.to_owned() } else { format!("{name}-{at}") };
        let checked = ticked.contains(&value);
        view! {
            <label class="choice">
                <input class="choice__control" type="checkbox" id=id name=name value=value checked=checked/>
                <span class="choice__label">{label}</span>
            </label>
        }
    };
    let ticks = choices.into_iter().enumerate().map(tick).collect_view();
    let error = typed.error(field);
    let described = error.with_untracked(Option::is_some).then(|| format!("{name}-error"));
    view! {
        <fieldset class="choices" aria-describedby=described>
            <legend class="field__label">{legend}</legend>
            <p class="field__hint">{use_words().pulls().filter_hint}</p>
            <ErrorLine name error/>
            <div class="choices__list">{ticks}</div>
        </fieldset>
    }
}
