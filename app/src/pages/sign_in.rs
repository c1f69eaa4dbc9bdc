//! The doors. Their forms are plain: signing in is a new page in any case.

use domain::refusals::{Field, Refusal};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    demo::use_demo,
    drafts, links,
    returned::{Returned, field_errors, use_returned},
    ui::{
        badge::Tone,
        button::{SubmitButton, Weight},
        error_summary::{ErrorSummary, FormError},
        field::{FieldText, TextField},
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
    },
    viewer::use_viewer,
    words::{Words, use_words},
};

/// The doors.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    let returned = use_returned(links::SIGN_IN);
    let query = use_query_map().get_untracked();
    let wanted =
        returned.as_ref().map(|returned| returned.value("next").to_owned()).filter(|next| !next.is_empty());
    let next = wanted.or_else(|| query.get("next")).unwrap_or_else(|| links::IDEAS.to_owned());
    let refused = Refused::of(words, &returned.unwrap_or_default());
    let wrong = !refused.errors.is_empty();
    let errors = refused.errors.clone();
    view! {
        <PageHeading text=words.sign_in().heading wrong=Signal::stored(wrong)/>
        <p class="lead">{words.sign_in().lead}</p>
        {match use_viewer().name {
            Some(name) => view! { <SignedIn name/> }.into_any(),
            None => view! { <Arrival next=next.clone() left=query.get("signed-out").is_some()/> }.into_any(),
        }}
        <ErrorSummary errors=Signal::stored(errors)/>
        <div class="doors">
            <CodeDoor next=next.clone() refused=refused.clone()/>
            <EmailDoor next refused/>
            <AccountDoor/>
        </div>
        <p class="doors__promise"><Icon glyph=Glyph::Shield/>{words.sign_in().visibility}</p>
        <DemoPeople/>
    }
}

/// What the server said no to.
#[derive(Clone, Default)]
struct Refused {
    code: String,
    email: String,
    errors: Vec<FormError>,
}

impl Refused {
    fn of(words: &Words, returned: &Returned) -> Self {
        let by_code = !returned.value("code").is_empty();
        let field = if by_code { Field::Code } else { Field::Email };
        let errors = match &returned.refusal {
            None => Vec::new(),
            Some(Refusal::Invalid { .. }) => field_errors(returned.refusal.as_ref())
                .iter()
                .map(|wrong| FormError { field: wrong.field.as_str(), message: words.field_error(wrong) })
                .collect(),
            Some(Refusal::WrongCredentials) => {
                let text = if by_code { words.sign_in().wrong_code } else { words.sign_in().wrong_password };
                vec![FormError { field: field.as_str(), message: text.to_owned() }]
            }
            Some(other) => vec![FormError { field: field.as_str(), message: words.refusal(other) }],
        };
        Self { code: returned.value("code").to_owned(), email: returned.value("email").to_owned(), errors }
    }

    fn error(&self, field: Field) -> Signal<Option<String>> {
        let ours = self.errors.iter().find(|error| error.field == field.as_str());
        Signal::stored(ours.map(|error| error.message.clone()))
    }
}

/// Why somebody is here: they left, their session ended while they wrote, or they wanted to see something.
#[component]
fn Arrival(next: String, left: bool) -> impl IntoView {
    let words = use_words().sign_in();
    let interrupted = RwSignal::new(false);
    let wanted = next != links::IDEAS;
    // Only the browser knows of drafts.
    Effect::new(move |_| interrupted.set(drafts::is_kept(&next)));
    view! {
        {left.then(|| view! { <Notice tone=Tone::Ok>{words.signed_out}</Notice> })}
        {move || match (interrupted.get(), wanted && !left) {
            (true, _) => Some(view! { <Notice>{words.session_ended}</Notice> }),
            (false, true) => Some(view! { <Notice>{words.needed}</Notice> }),
            (false, false) => None,
        }}
    }
}

/// Somebody is signed in here already: who, and the ways on. The doors stay open for others at the same machine.
#[component]
fn SignedIn(name: String) -> impl IntoView {
    let words = use_words();
    view! {
        <Notice title=(words.shell.signed_in_as)(&name)>
            <p>{words.sign_in().somebody_else}</p>
            <form class="actions" method="post" action=links::SIGN_OUT on:submit=|_| drafts::forget_all()>
                <a class="button" href=links::IDEAS>{words.common.back_to_list}</a>
                <SubmitButton weight=Weight::Plain>{words.shell.sign_out}</SubmitButton>
            </form>
        </Notice>
    }
}

/// A door with its form.
#[component]
fn Door(
    glyph: Glyph,
    id: &'static str,
    heading: &'static str,
    hint: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="door" aria-labelledby=id>
            <div class="door__head">
                <Icon glyph/>
                <h2 id=id>{heading}</h2>
            </div>
            <p class="door__hint">{hint}</p>
            {children()}
        </section>
    }
}

#[component]
fn CodeDoor(next: String, refused: Refused) -> impl IntoView {
    let words = use_words().sign_in();
    view! {
        <Door glyph=Glyph::QrCode id="door-code" heading=words.with_code hint=words.with_code_hint>
            <CodeForm next code=RwSignal::new(refused.code.clone()) error=refused.error(Field::Code)/>
        </Door>
    }
}

/// The form for an access code, here and where the QR code of a letter leads.
#[component]
pub fn CodeForm(
    /// The page to go to afterwards.
    next: String,
    /// The code.
    code: RwSignal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words().sign_in();
    view! {
        <form class="form" method="post" action=links::SIGN_IN novalidate>
            <input type="hidden" name="next" value=next/>
            <TextField
                name="code" class="input--code" autocomplete="one-time-code" value=code error
                text=FieldText::new(use_words().field_label(Field::Code)).hint(words.code_hint)
            />
            <SubmitButton>{words.submit}</SubmitButton>
        </form>
    }
}

#[component]
fn EmailDoor(next: String, refused: Refused) -> impl IntoView {
    let words = use_words().sign_in();
    let email = RwSignal::new(refused.email.clone());
    view! {
        <Door glyph=Glyph::Mail id="door-email" heading=words.with_email hint=words.with_email_hint>
            <form class="form" method="post" action=links::SIGN_IN novalidate>
                <input type="hidden" name="next" value=next/>
                <TextField
                    name="email" kind="email" autocomplete="username" value=email
                    text=FieldText::new(use_words().field_label(Field::Email)) error=refused.error(Field::Email)
                />
                <TextField
                    name="password" kind="password" autocomplete="current-password"
                    text=FieldText::new(use_words().field_label(Field::Password)) error=refused.error(Field::Password)
                />
                <SubmitButton>{words.submit}</SubmitButton>
            </form>
        </Door>
    }
}

/// Single sign-on. Its place is here, and it says so as long as it leads nowhere.
#[component]
fn AccountDoor() -> impl IntoView {
    let words = use_words().sign_in();
    view! {
        <Door glyph=Glyph::Key id="door-account" heading=words.with_account hint=words.with_account_hint>
            <p class="door__later"><Icon glyph=Glyph::Clock/>{words.with_account_later}</p>
        </Door>
    }
}

/// In a demo alone: who one can be.
#[component]
fn DemoPeople() -> impl IntoView {
    let words = use_words().sign_in();
    use_demo().map(|demo| {
        let person = |(name, email): (String, String)| {
            view! { <li class="demo__person"><span>{name}</span><span class="demo__email">{email}</span></li> }
        };
        view! {
            <section class="demo" aria-labelledby="demo">
                <h2 class="demo__heading" id="demo">{words.demo}</h2>
                <p>{words.demo_password} " " <code>{demo.password}</code></p>
                <ul class="demo__people" role="list">{demo.people.into_iter().map(person).collect_view()}</ul>
            </section>
        }
    })
}
