//! The doors.

/// The doors.
pub struct SignInWords {
    /// The page's heading.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Door: single sign-on.
    pub with_account: &'static str,
    /// What it is.
    pub with_account_hint: &'static str,
    /// It is not connected here.
    pub with_account_later: &'static str,
    /// Door: access code.
    pub with_code: &'static str,
    /// What it is.
    pub with_code_hint: &'static str,
    /// Door: e-mail.
    pub with_email: &'static str,
    /// What it is.
    pub with_email_hint: &'static str,
    /// Hint of the code.
    pub code_hint: &'static str,
    /// The QR code filled the field.
    pub code_read: &'static str,
    /// To the other doors.
    pub other_doors: &'static str,
    /// Button.
    pub submit: &'static str,
    /// What others will see, said before signing in.
    pub visibility: &'static str,
    /// Wrong e-mail or password.
    pub wrong_password: &'static str,
    /// Unknown code.
    pub wrong_code: &'static str,
    /// The session ended; nothing typed is lost.
    pub session_ended: &'static str,
    /// Signed out.
    pub signed_out: &'static str,
    /// For others, while somebody is signed in here.
    pub somebody_else: &'static str,
    /// One must sign in to see the page.
    pub needed: &'static str,
    /// In a demo: heading over the people.
    pub demo: &'static str,
    /// In a demo: before the password.
    pub demo_password: &'static str,
}

pub(super) static DE: SignInWords = SignInWords {
    heading: "Anmelden",
    lead: "Wählen Sie den Weg, der zu Ihnen passt.",
    with_account: "Mit Dienstkonto anmelden",
    with_account_hint: "Für alle mit einem Konto am Arbeitsplatz.",
    with_account_later: "Auf diesem System noch nicht eingerichtet.",
    with_code: "Mit Zugangscode anmelden",
    with_code_hint: "Für alle mit einem Brief. Der Code steht darauf, der QR-Code füllt ihn aus.",
    with_email: "Mit E-Mail anmelden",
    with_email_hint: "Mit Ihrer E-Mail-Adresse und Ihrem Passwort.",
    code_hint: "Zum Beispiel K7MF-3WXP-9TRA. Groß oder klein, mit oder ohne Striche.",
    code_read: "Ihr Code ist schon eingetragen. Ein Tipp genügt.",
    other_doors: "Anders anmelden",
    submit: "Anmelden",
    visibility: "Andere sehen Ihren Namen nur, wo Sie ihn zeigen. Ihre Stimmen sieht niemand.",
    wrong_password: "E-Mail oder Passwort stimmen nicht. Bitte prüfen Sie beides.",
    wrong_code: "Diesen Code kennen wir nicht. Bitte prüfen Sie die Zeichen.",
    session_ended: "Ihre Sitzung ist abgelaufen. Melden Sie sich wieder an, Ihr Text ist noch da.",
    signed_out: "Sie sind abgemeldet.",
    somebody_else: "Unten kann sich jemand anderes anmelden. Ihre Sitzung endet dann.",
    needed: "Melden Sie sich an, um die Ideen zu sehen.",
    demo: "Dies ist eine Vorführung",
    demo_password: "Melden Sie sich mit einer dieser Adressen an. Das Passwort ist für alle",
};

pub(super) static EN: SignInWords = SignInWords {
    heading: "Sign in",
    lead: "Choose the way that suits you.",
    with_account: "Sign in with your work account",
    with_account_hint: "For everyone with an account at the workplace.",
    with_account_later: "Not set up on this system yet.",
    with_code: "Sign in with an access code",
    with_code_hint: "For everyone with a letter. The code is on it, the QR code fills it in.",
    with_email: "Sign in with e-mail",
    with_email_hint: "With your e-mail address and your password.",
    code_hint: "For example K7MF-3WXP-9TRA. Capital or small, with or without dashes.",
    code_read: "Your code is filled in already. One tap will do.",
    other_doors: "Sign in another way",
    submit: "Sign in",
    visibility: "Others see your name only where you show it. Nobody sees your votes.",
    wrong_password: "E-mail or password is wrong. Check both.",
    wrong_code: "We don't know this code. Check the characters.",
    session_ended: "Your session has ended. Sign in again, your text is still here.",
    signed_out: "You are signed out.",
    somebody_else: "Somebody else can sign in below. Your session then ends.",
    needed: "Sign in to see the ideas.",
    demo: "This is a demo",
    demo_password: "Sign in with one of these addresses. The password for all of them is",
};
