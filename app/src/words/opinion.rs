//! Opinions of specialist units, for those who ask and for those who are asked.

use domain::opinions::{Opinion, OpinionReply, Possible};

use super::{Lang, Words};

/// Opinions of specialist units.
pub struct OpinionWords {
    /// Heading for those who are asked.
    pub heading: &'static str,
    /// One sentence under it.
    pub lead: &'static str,
    /// Nothing was asked.
    pub nothing: &'static str,
    /// The link to what was asked; takes how many there are.
    pub waiting: fn(u64) -> String,
    /// Heading of the question.
    pub question: &'static str,
    /// Until when; takes the date.
    pub due: fn(&str) -> String,
    /// Past its date.
    pub overdue: &'static str,
    /// Who reads the reply.
    pub hint: &'static str,
    /// How an effort is written.
    pub effort_hint: &'static str,
    /// Sends the reply.
    pub submit: &'static str,
    /// Sends it again.
    pub correct: &'static str,
    /// It has arrived.
    pub saved: &'static str,
    /// It was taken up.
    pub closed: &'static str,
    /// Heading for those who ask.
    pub opinions: &'static str,
    /// Opens the form.
    pub ask: &'static str,
    /// What those who are asked see.
    pub ask_hint: &'static str,
    /// Anybody of the unit, or one of it.
    pub email_hint: &'static str,
    /// Makes a link.
    pub link: &'static str,
    /// The link, this once.
    pub link_once: &'static str,
    /// Until when a link opens; takes the date.
    pub link_until: fn(&str) -> String,
    /// No reply yet.
    pub waits: &'static str,
    /// Takes the reply up.
    pub take: &'static str,
    /// It was taken up.
    pub taken: &'static str,
    /// Takes the question back.
    pub revoke: &'static str,
    /// A reply, among the texts to begin an answer with; takes the unit.
    pub as_draft: fn(&str) -> String,
}

pub(super) static DE: OpinionWords = OpinionWords {
    heading: "Anfragen an Ihren Bereich",
    lead: "Die Moderation fragt Sie um Ihre fachliche Einschätzung.",
    nothing: "Zurzeit fragt Sie niemand.",
    waiting: |n| {
        if n == 1 { "1 Anfrage an Ihren Bereich".into() } else { format!("{n} Anfragen an Ihren Bereich") }
    },
    question: "Frage der Moderation",
    due: |date| format!("Antwort bis {date}"),
    overdue: "Überfällig",
    hint: "Nur die Moderation liest Ihre Stellungnahme. Sie können sie ändern, bis die Moderation sie übernimmt.",
    effort_hint: "S, M oder L, oder eine Zahl von Stunden",
    submit: "Stellungnahme abgeben",
    correct: "Stellungnahme ändern",
    saved: "Ihre Stellungnahme ist angekommen. Danke.",
    closed: "Die Moderation hat Ihre Stellungnahme übernommen. Danke.",
    opinions: "Stellungnahmen",
    ask: "Fachbereich fragen",
    ask_hint: "Gefragte sehen die Idee, nie wer sie geschrieben hat.",
    email_hint: "Leer: alle aus dem Bereich",
    link: "Link ohne Anmeldung erstellen",
    link_once: "Dieser Link wird nur jetzt angezeigt. Wer ihn hat, liest die Idee und kann antworten:",
    link_until: |date| format!("Link gilt bis {date}"),
    waits: "Noch keine Antwort",
    take: "Übernehmen",
    taken: "Übernommen",
    revoke: "Anfrage zurückziehen",
    as_draft: |unit| format!("Stellungnahme: {unit}"),
};

pub(super) static EN: OpinionWords = OpinionWords {
    heading: "Questions to your unit",
    lead: "Moderation asks for your expert opinion.",
    nothing: "Nobody asks you at present.",
    waiting: |n| {
        if n == 1 { "1 question to your unit".into() } else { format!("{n} questions to your unit") }
    },
    question: "Question of the moderators",
    due: |date| format!("Answer by {date}"),
    overdue: "Overdue",
    hint: "Only moderators read your opinion. You can change it until they take it up.",
    effort_hint: "S, M or L, or a number of hours",
    submit: "Give the opinion",
    correct: "Change the opinion",
    saved: "Your opinion has arrived. Thank you.",
    closed: "Moderation has taken your opinion up. Thank you.",
    opinions: "Opinions",
    ask: "Ask a unit",
    ask_hint: "Those who are asked see the idea, never who wrote it.",
    email_hint: "Empty: anybody of the unit",
    link: "Make a link without signing in",
    link_once: "This link is shown only now. Whoever has it reads the idea and can answer:",
    link_until: |date| format!("Link opens until {date}"),
    waits: "No reply yet",
    take: "Take it up",
    taken: "Taken up",
    revoke: "Take the question back",
    as_draft: |unit| format!("Opinion: {unit}"),
};

impl Words {
    /// Whether an idea can be done.
    pub const fn possible_name(&self, possible: Possible) -> &'static str {
        match (self.lang, possible) {
            (Lang::De, Possible::Yes) => "Ja",
            (Lang::De, Possible::Partly) => "Teilweise",
            (Lang::De, Possible::No) => "Nein",
            (Lang::En, Possible::Yes) => "Yes",
            (Lang::En, Possible::Partly) => "Partly",
            (Lang::En, Possible::No) => "No",
        }
    }

    /// What an idea would take.
    pub fn effort(&self, effort: &str) -> String {
        match (self.lang, effort.parse::<u32>()) {
            (Lang::De, Ok(1)) => "1 Stunde".to_owned(),
            (Lang::De, Ok(hours)) => format!("{hours} Stunden"),
            (Lang::En, Ok(1)) => "1 hour".to_owned(),
            (Lang::En, Ok(hours)) => format!("{hours} hours"),
            (_, Err(_)) => effort.to_uppercase(),
        }
    }

    /// What was replied, line by line: what is asked, and what was said.
    pub fn reply_lines(&self, reply: &OpinionReply) -> Vec<(&'static str, String)> {
        use domain::refusals::Field::{Effort, Obstacle, Possible, Remark, Until, Who};
        let until = domain::time::Timestamp::parse(&reply.until).map(|day| self.day(day)).unwrap_or_default();
        let effort = if reply.effort.is_empty() { String::new() } else { self.effort(&reply.effort) };
        let lines = [
            (Possible, self.possible_name(reply.possible).to_owned()),
            (Effort, effort),
            (Obstacle, reply.obstacle.clone()),
            (Who, reply.who.clone()),
            (Until, until),
            (Remark, reply.remark.clone()),
        ];
        let said = lines.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(field, text)| (self.field_label(field), text)).collect()
    }

    /// An opinion as the draft of an answer.
    pub fn opinion_draft(&self, opinion: &Opinion) -> Option<String> {
        let lines = self.reply_lines(opinion.reply.as_ref()?);
        let line = |(label, text): (&'static str, String)| {
            let mark = if label.ends_with('?') { "" } else { ":" };
            format!("- {label}{mark} {text}")
        };
        Some(lines.into_iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}
