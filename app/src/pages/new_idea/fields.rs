//! The fields of a new idea.

use domain::{
    campaigns::{CampaignPage, Masterplan, Topic},
    refusals::Field,
    text::{Pinch, Title, Wish},
};
use leptos::prelude::*;

use super::similar::SimilarWhileTyping;
use crate::{
    api::forms::IdeaForm,
    links,
    parts::{attempt::Attempt, personal_hint::PersonalHint},
    ui::{
        choices::{Choice, Choices},
        field::{FieldText, TextArea, TextField},
        select::{OptionGroup, SelectField},
    },
    words::{Words, use_words},
};

/// What stands in the fields while somebody types.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The key of the form, with which those of its variants begin.
    pub key: StoredValue<String>,
    pub title: RwSignal<String>,
    pub pinch: RwSignal<String>,
    pub wish: RwSignal<String>,
    pub topic: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub named: RwSignal<String>,
}

impl Typed {
    pub fn new(form: IdeaForm, key: String) -> Self {
        let IdeaForm { title, pinch, wish, topic, unit, named } = form;
        Self {
            key: StoredValue::new(key),
            title: RwSignal::new(title),
            pinch: RwSignal::new(pinch),
            wish: RwSignal::new(wish),
            topic: RwSignal::new(topic),
            unit: RwSignal::new(unit),
            named: RwSignal::new(named),
        }
    }

    /// All of it; reactive.
    pub fn read(self) -> IdeaForm {
        let Self { title, pinch, wish, topic, unit, named, .. } = self;
        IdeaForm {
            title: title.get(),
            pinch: pinch.get(),
            wish: wish.get(),
            topic: topic.get(),
            unit: unit.get(),
            named: named.get(),
        }
    }

    /// Fills the fields that are empty. Returns whether there were any to fill.
    pub fn fill(self, form: IdeaForm) -> bool {
        let Self { title, pinch, wish, topic, unit, named, .. } = self;
        let gaps = [
            (title, form.title),
            (pinch, form.pinch),
            (wish, form.wish),
            (topic, form.topic),
            (unit, form.unit),
            (named, form.named),
        ];
        let mut filled = false;
        for (field, text) in gaps {
            if !text.is_empty() && field.with_untracked(String::is_empty) {
                field.set(text);
                filled = true;
            }
        }
        filled
    }

    /// Puts a whole form into the fields.
    pub fn set(self, form: IdeaForm) {
        let IdeaForm { title, pinch, wish, topic, unit, named } = form;
        self.title.set(title);
        self.pinch.set(pinch);
        self.wish.set(wish);
        self.topic.set(topic);
        self.unit.set(unit);
        self.named.set(named);
    }
}

/// The fields, in the order in which one thinks.
#[component]
pub fn Fields(typed: Typed, attempt: Attempt, campaign: CampaignPage) -> impl IntoView {
    let words = use_words();
    view! {
        <TextField
            name="title" max=Title::MAX value=typed.title error=attempt.error(Field::Title)
            text=FieldText::new(words.field_label(Field::Title)).hint(words.new_idea().title_hint)
        />
        <TextArea
            name="pinch" max=Pinch::MAX rows=6 value=typed.pinch error=attempt.error(Field::Pinch)
            text=FieldText::new(words.field_label(Field::Pinch)).hint(words.new_idea().pinch_hint)
        />
        <SimilarWhileTyping typed campaign=StoredValue::new(campaign.clone())/>
        <TextArea
            name="wish" max=Wish::MAX rows=4 value=typed.wish error=attempt.error(Field::Wish)
            text=FieldText::new(words.field_label(Field::Wish)).hint(words.new_idea().wish_hint).optional()
        />
        <PersonalHint texts=vec![typed.title, typed.pinch, typed.wish]/>
        <Misconduct/>
        <Where typed attempt campaign/>
        <Choices
            name="named" legend=words.field_label(Field::Named) choices=names(words)
            value=typed.named error=attempt.error(Field::Named)
        />
    }
}

/// Topic and unit.
#[component]
fn Where(typed: Typed, attempt: Attempt, campaign: CampaignPage) -> impl IntoView {
    let words = use_words();
    let topics = topics(words, &campaign.topics);
    let unit = |unit: &domain::campaigns::Unit| (unit.slug.clone(), words.pick(&unit.name).to_owned());
    let units =
        vec![OptionGroup::plain(campaign.units.iter().filter(|unit| !unit.closed).map(unit).collect())];
    view! {
        <SelectField
            name="topic" none=words.new_idea().topic_choose groups=topics value=typed.topic
            text=FieldText::new(words.field_label(Field::Topic)) error=attempt.error(Field::Topic)
        />
        <SelectField
            name="unit" none=words.new_idea().unit_none groups=units value=typed.unit
            text=FieldText::new(words.list.unit).hint(words.new_idea().unit_hint).optional()
            error=attempt.error(Field::Unit)
        />
    }
}

#[component]
fn Misconduct() -> impl IntoView {
    let words = use_words().new_idea();
    // `external`: a new tab, so that nothing typed is left behind.
    view! {
        <p class="form__aside">
            {words.misconduct} " "
            <a href=links::IMPRINT target="_blank" rel="external">{words.misconduct_link}</a>
        </p>
    }
}

fn topics(words: &'static Words, topics: &[Topic]) -> Vec<OptionGroup> {
    let under = |plan: Masterplan| {
        let ours = topics.iter().filter(|topic| topic.masterplan == plan && !topic.archived);
        let options: Vec<_> =
            ours.map(|topic| (topic.slug.clone(), words.pick(&topic.name).to_owned())).collect();
        OptionGroup { label: Some(words.masterplan_name(plan)), options }
    };
    Masterplan::ALL.iter().map(|plan| under(*plan)).filter(|group| !group.options.is_empty()).collect()
}

fn names(words: &'static Words) -> Vec<Choice> {
    let choice = |value, named, label| Choice { value, label, hint: Some(words.name_hint(named)) };
    vec![choice("true", true, words.new_idea().named), choice("false", false, words.new_idea().anonymous)]
}
