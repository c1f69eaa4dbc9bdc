//! The forms with which something is decided. Each is plain: it ends on the next item, loaded anew.

use domain::{
    ideas::Status,
    ids::PersonId,
    refusals::Field,
    text::Sentence,
    triage::{AskedBy, HideGround, OpenItem, QueueItem, RestoreGround, Thing},
};
use leptos::prelude::*;

use super::page::Ways;
use crate::{
    links,
    parts::administration::Typed,
    ui::{
        button::{SubmitButton, Weight},
        disclosure::Disclosure,
        field::{FieldText, TextArea},
        select::{OptionGroup, SelectField},
    },
    viewer::use_actor,
    words::use_words,
};

/// What every form sends along.
#[component]
pub fn Hidden(
    /// The act.
    act: &'static str,
    /// What it is about.
    thing: Thing,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    view! {
        <input type="hidden" name="act" value=act/>
        {thing.comment.map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string()/> })}
        <input type="hidden" name="here" value=ways.here/>
        <input type="hidden" name="next" value=ways.next/>
    }
}

/// What whoever decides has before their eyes: if it is otherwise by then, a colleague was faster.
#[component]
pub fn Seen(
    /// The item.
    open: OpenItem,
) -> impl IntoView {
    let answers = usize::from(open.page.answer.is_some()) + open.page.earlier_answers.len();
    let newest = open.reports.last().map(|report| report.id.to_string());
    view! {
        <input type="hidden" name="seen_wording" value=open.wording/>
        {newest.map(|newest| view! { <input type="hidden" name="newest" value=newest/> })}
        <input type="hidden" name="seen" value=open.page.standing.status.as_str()/>
        <input type="hidden" name="seen_answers" value=answers.to_string()/>
    }
}

/// An act that takes nothing more than a press.
#[component]
pub fn Simple(
    /// What it is about.
    open: OpenItem,
    /// The act, or the word of the status that an idea moves to.
    act: &'static str,
    /// The words on the button.
    text: &'static str,
    /// Its key.
    key: &'static str,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let (thing, status) = (open.item.thing, act.parse::<Status>().ok());
    let act = if status.is_some() { "decide" } else { act };
    view! {
        <form method="post" action=links::triage(thing.idea)>
            <Hidden act thing ways/>
            {status.map(|status| view! { <input type="hidden" name="status" value=status.as_str()/> })}
            <Seen open/>
            <button class="button button--primary" type="submit" data-key=key>{text}</button>
        </form>
    }
}

/// A choice of one in sight.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn OneOf(
    /// Its name in the form.
    field: Field,
    /// The id of the first choice, to which a complaint leads; the same is asked in several forms of the page.
    id: &'static str,
    /// What is being asked.
    legend: &'static str,
    /// Word, text and key of each choice.
    choices: Vec<(&'static str, &'static str, Option<&'static str>)>,
    /// The chosen word.
    chosen: String,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let said = format!("{id}-error");
    let describes = error.get_untracked().map(|_| said.clone());
    let radio = |(at, (word, text, key)): (usize, (&'static str, &'static str, Option<&'static str>))| {
        view! {
            <label class="choice">
                <input class="choice__control" type="radio" name=field.as_str() value=word id=(at == 0).then_some(id)
                    checked=chosen == word data-key=key/>
                <span class="choice__label">{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices" aria-describedby=describes>
            <legend class="field__label">{legend}</legend>
            {error.get_untracked().map(|error| view! { <p class="field__error" id=said>{error}</p> })}
            <div class="choices__list">{choices.into_iter().enumerate().map(radio).collect_view()}</div>
        </fieldset>
    }
}

/// Hiding, or showing again what is hidden: both take a ground and a sentence to the author.
#[component]
pub fn Hide(
    /// What it is about.
    thing: Thing,
    /// Whether it is hidden.
    hidden: bool,
    /// The form, if it came back.
    typed: Typed,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let grounds = if hidden {
        let choice = |ground: &RestoreGround| (ground.as_str(), words.restore_ground_name(*ground), None);
        RestoreGround::ALL.iter().map(choice).collect()
    } else {
        let choice = |ground: &HideGround| (ground.as_str(), words.hide_ground_name(*ground), None);
        HideGround::ALL.iter().map(choice).collect()
    };
    let (act, key, does, hint, weight) = if hidden {
        ("restore", "r", known.restore, None, Weight::Primary)
    } else {
        ("hide", "h", known.hide, Some(known.hide_hint), Weight::Danger)
    };
    let typed = typed.only(act);
    let open = !typed.act().is_empty();
    let text = FieldText::new(words.field_label(Field::Sentence));
    let chosen = typed.value(Field::Ground, "").get_untracked();
    view! {
        <div data-key=key tabindex="-1">
            <Disclosure summary=does open>
                <form class="form" method="post" action=links::triage(thing.idea) novalidate>
                    {hint.map(|hint| view! { <p>{hint}</p> })}
                    <Hidden act thing ways/>
                    <OneOf field=Field::Ground id="hide-ground" legend=words.field_label(Field::Ground) choices=grounds chosen error=typed.error(Field::Ground)/>
                    <TextArea name="sentence" text value=typed.value(Field::Sentence, "") error=typed.error(Field::Sentence) max=Sentence::MAX rows=3/>
                    <div class="actions"><SubmitButton weight>{does}</SubmitButton></div>
                </form>
            </Disclosure>
        </div>
    }
}

/// Taking the words of something hidden away for good: one person asks for it, another one confirms it.
#[component]
pub fn Erase(
    /// What is erased.
    thing: Thing,
    /// Who asked for it.
    erasure: Option<AskedBy>,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let known = use_words().triage();
    let (asked, again) = (erasure.is_some(), ways.clone());
    let said = match erasure {
        None => known.erase_hint,
        Some(AskedBy::Oneself) => known.erase_waits,
        Some(AskedBy::Another) => known.erase_confirm_hint,
    };
    view! {
        <div data-key="e" tabindex="-1">
            <Disclosure summary=known.erase open=asked>
                <p>{said}</p>
                <div class="actions">
                    {(erasure != Some(AskedBy::Oneself)).then(|| view! {
                        <form method="post" action=links::triage(thing.idea)>
                            <Hidden act={if asked { "erase" } else { "askerasure" }} thing ways/>
                            <SubmitButton weight=Weight::Danger>
                                {if asked { known.erase_confirm } else { known.erase_ask }}
                            </SubmitButton>
                        </form>
                    })}
                    {asked.then(|| view! {
                        <form method="post" action=links::triage(thing.idea)>
                            <Hidden act="unerase" thing ways=again/>
                            <SubmitButton weight=Weight::Plain>{known.erase_drop}</SubmitButton>
                        </form>
                    })}
                </div>
            </Disclosure>
        </div>
    }
}

/// Who takes care of it: oneself with one press, or somebody else.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
pub fn Assign(
    /// The item.
    item: QueueItem,
    /// Everybody who may decide on it, by name.
    deciders: Vec<(PersonId, String)>,
    /// Where it leads to.
    ways: Ways,
) -> impl IntoView {
    let words = use_words();
    let known = words.triage();
    let (thing, takes) = (item.thing, !item.mine && !item.conflict);
    let me = use_actor().who().map(|who| who.id);
    let stay = ways.staying();
    let option = |(id, name): (PersonId, String)| (id.to_string(), name);
    let nobody = deciders.is_empty().then_some(words.cases().no_decider);
    let mut options: Vec<_> = deciders.into_iter().map(option).collect();
    // Whoever has it already stays in the list, so that the form says what is.
    if let Some((person, name)) = item.assignee.clone().map(option).filter(|with| !options.contains(with)) {
        options.push((person, name));
    }
    let text = FieldText::new(words.field_label(Field::Assignee));
    let again = stay.clone();
    let value = RwSignal::new(item.assignee.map(|(person, _)| person.to_string()).unwrap_or_default());
    view! {
        <div class="triage__assign">
            {nobody.map(|said| view! { <p>{said}</p> })}
            {me.filter(|_| takes).map(|me| view! {
                <form method="post" action=links::triage(thing.idea)>
                    <Hidden act="assign" thing ways=again/>
                    <input type="hidden" name="assignee" value=me.to_string()/>
                    <button class="button" type="submit" data-key="i">{known.take}</button>
                </form>
            })}
            <form class="triage__filter" method="post" action=links::triage(thing.idea)>
                <Hidden act="assign" thing ways=stay/>
                <SelectField name="assignee" text none=known.with_nobody groups=vec![OptionGroup::plain(options)] value/>
                <SubmitButton weight=Weight::Plain>{known.give}</SubmitButton>
            </form>
        </div>
    }
}
