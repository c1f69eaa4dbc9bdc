//! What the door says when a request does not get as far as a page.

use super::{Lang, Words};

/// What the door says when a request does not get as far as a page.
pub struct DoorWords {
    /// Heading over all of these.
    pub heading: &'static str,
    /// The address or the text cannot be read.
    pub malformed: &'static str,
    /// More was sent than fits.
    pub too_large: &'static str,
    /// A page of another site sent it.
    pub cross_site: &'static str,
    /// The address does not take this kind of request.
    pub wrong_method: &'static str,
    /// Not in a format that is read here.
    pub wrong_media: &'static str,
    /// Heading while the database is away.
    pub away_heading: &'static str,
    /// The database is away or full.
    pub away: &'static str,
    /// Over a form that could not be taken.
    pub kept: &'static str,
    /// The same, where what was sent cannot be taken as it is.
    pub kept_to_mend: &'static str,
    /// The same, where the rules said no.
    pub kept_refused: &'static str,
    /// Names each text of that form.
    pub yours: &'static str,
    /// Sends that form once more.
    pub again: &'static str,
    /// A field or parameter that does not exist.
    pub unknown_field: &'static str,
    /// A value that is not what it has to be.
    pub wrong_value: &'static str,
}

impl Words {
    /// What the door says.
    pub const fn door(&self) -> &'static DoorWords {
        match self.lang {
            Lang::De => &DE,
            Lang::En => &EN,
        }
    }
}

static DE: DoorWords = DoorWords {
    heading: "Das hat nicht geklappt",
    malformed: "Die Adresse oder der Text enthält Zeichen, die wir nicht lesen können. Prüfen Sie die Eingabe.",
    too_large: "Das ist zu viel auf einmal. Kürzen Sie den Text.",
    cross_site: "Diese Anfrage kam von einer anderen Website. Wir haben nichts geändert. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.",
    wrong_method: "Diese Adresse nimmt das nicht an. Gehen Sie zurück und laden Sie die Seite neu.",
    wrong_media: "Dieses Format lesen wir hier nicht.",
    away_heading: "Gleich geht es weiter",
    away: "Die Datenbank antwortet gerade nicht. Gespeichert wurde nichts. Versuchen Sie es in einer Minute noch einmal.",
    kept: "Was Sie geschrieben haben, ist noch da. Schicken Sie es gleich noch einmal ab.",
    kept_to_mend: "Was Sie geschrieben haben, ist noch da. Ändern Sie es hier und schicken Sie es noch einmal ab.",
    kept_refused: "Was Sie geschrieben haben, ist noch da. Sie können es kopieren oder später noch einmal abschicken.",
    yours: "Ihr Text",
    again: "Noch einmal abschicken",
    unknown_field: "Das gibt es hier nicht.",
    wrong_value: "Dieser Wert ist nicht erlaubt.",
};

static EN: DoorWords = DoorWords {
    heading: "That did not work",
    malformed: "The address or the text holds characters we cannot read. Check what you typed.",
    too_large: "That is too much at once. Shorten the text.",
    cross_site: "This request came from another website. Nothing was changed. Open the page here and try again.",
    wrong_method: "This address does not take that. Go back and reload the page.",
    wrong_media: "We do not read this format here.",
    away_heading: "We will be right back",
    away: "The database does not answer at the moment. Nothing was saved. Try again in a minute.",
    kept: "What you wrote is still here. Send it again in a moment.",
    kept_to_mend: "What you wrote is still here. Change it here and send it again.",
    kept_refused: "What you wrote is still here. You can copy it, or send it again later.",
    yours: "Your text",
    again: "Send again",
    unknown_field: "There is no such thing here.",
    wrong_value: "This value is not allowed.",
};
