//! Workshops: the list, the forms of administrators, and what a team takes.

use domain::workshops::{WorkshopBar, WorkshopFormat};

use super::{Lang, Words};

/// Workshops.
pub struct WorkshopWords {
    /// What the list is.
    pub lead: &'static str,
    /// Heading of the workshops.
    pub workshops: &'static str,
    /// There is none.
    pub none: &'static str,
    /// Heading of the frozen votes.
    pub votes: &'static str,
    /// To the form for another.
    pub found: &'static str,
    /// What founding does.
    pub found_hint: &'static str,
    /// To the form of one.
    pub edit: &'static str,
    /// Heading of that form; takes the name.
    pub edit_heading: fn(&str) -> String,
    /// Heading of what somebody else stored meanwhile.
    pub meanwhile: &'static str,
    /// What a form of a day takes.
    pub venue_hint: &'static str,
    /// About the capacity.
    pub capacity_hint: &'static str,
    /// About the limit.
    pub in_progress_hint: &'static str,
    /// How many ideas it has, of how many.
    pub filled: fn(&str, &str) -> String,
    /// How many are worked on at once.
    pub at_once: fn(&str) -> String,
    /// Names of facts: kind, campaign, day, place, ideas, at once.
    pub facts: [&'static str; 6],
    /// The place is open.
    pub venue_open: &'static str,
    /// Since when it is closed.
    pub closed: fn(&str) -> String,
    /// Heading of the team.
    pub team: &'static str,
    /// Who sees it.
    pub team_hint: &'static str,
    /// Nobody belongs to it.
    pub team_empty: &'static str,
    /// Names somebody.
    pub team_add: &'static str,
    /// About the address.
    pub team_email_hint: &'static str,
    /// Lets somebody go; takes the name.
    pub team_remove: fn(&str) -> String,
    /// The same, short.
    pub remove: &'static str,
    /// Heading of closing.
    pub closing: &'static str,
    /// What closing does.
    pub close_hint: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Opens it again.
    pub reopen: &'static str,
    /// Only its team does something in it.
    pub only_team: &'static str,
    /// For readers who do not belong to it; takes the name.
    pub reading: fn(&str) -> String,
    /// For its team, once it is closed.
    pub closed_hint: &'static str,
    /// It has none.
    pub ideas_empty: &'static str,
    /// Heading of what it could take.
    pub offered: &'static str,
    /// What taking does.
    pub offered_hint: &'static str,
    /// Heading of its facts.
    pub about: &'static str,
    /// There is nothing to take.
    pub offered_empty: &'static str,
    /// To the choices of the campaign.
    pub pulls: &'static str,
    /// Takes an idea.
    pub claim: &'static str,
    /// The same, with the idea.
    pub claim_name: fn(&str) -> String,
    /// Gives an idea back.
    pub release: &'static str,
    /// The same, with the idea.
    pub release_name: fn(&str) -> String,
    /// It is part of another now.
    pub merged: fn(&str) -> String,
    /// That an idea was taken; takes the idea.
    pub claimed: fn(&str) -> String,
    /// That it was given back; takes the idea.
    pub released: fn(&str) -> String,
    /// Back to the list.
    pub back: &'static str,
    /// Back to the workshop.
    pub back_to_one: &'static str,
}

pub(super) static DE: WorkshopWords = WorkshopWords {
    lead: "Teams holen sich die ausgewählten Ideen einer Abstimmung und arbeiten an ihnen.",
    workshops: "Workshops",
    none: "Noch gibt es keinen Workshop.",
    votes: "Abgeschlossene Abstimmungen",
    found: "Workshop anlegen",
    found_hint: "Das Team benennen Sie im nächsten Schritt.",
    edit: "Workshop bearbeiten",
    edit_heading: |name| format!("{name} bearbeiten"),
    meanwhile: "So ist es jetzt gespeichert. Wenn Sie speichern, gilt, was im Formular steht.",
    venue_hint: "Leer, solange er noch offen ist.",
    capacity_hint: "So viele Ideen holt sich das Team höchstens.",
    in_progress_hint: "So viele Ideen stehen höchstens gleichzeitig in den mittleren Spalten des Boards.",
    filled: |claimed, capacity| format!("{claimed} von höchstens {capacity}"),
    at_once: |limit| format!("höchstens {limit} gleichzeitig"),
    facts: ["Art", "Ideenaufruf", "Tag", "Ort", "Ideen", "In Arbeit"],
    venue_open: "noch offen",
    closed: |day| format!("Abgeschlossen am {day}"),
    team: "Team",
    team_hint: "Wer im Team ist, sehen das Team selbst und die Administration.",
    team_empty: "Noch gehört niemand zum Team.",
    team_add: "Ins Team aufnehmen",
    team_email_hint: "Die Person braucht ein Konto mit dieser Adresse.",
    team_remove: |name| format!("{name} aus dem Team nehmen"),
    remove: "Aus dem Team nehmen",
    closing: "Workshop abschließen",
    close_hint: "Danach ändert das Team nichts mehr. Seine Ideen behält der Workshop. Sie können ihn wieder öffnen.",
    close: "Abschließen",
    reopen: "Wieder öffnen",
    only_team: "Das kann nur, wer zum Team des Workshops gehört.",
    reading: |name| format!("Dieser Workshop gehört dem Team „{name}“. Mitlesen können Sie, ändern nicht."),
    closed_hint: "Der Workshop ist abgeschlossen. Die Administration kann ihn wieder öffnen.",
    ideas_empty: "Noch hat der Workshop keine Idee.",
    offered: "Ausgewählte Ideen, die noch frei sind",
    offered_hint: "Was Sie sich holen, steht dann auf «Im Workshop», und kein anderer Workshop kann es bekommen.",
    about: "Über den Workshop",
    offered_empty: "Zurzeit ist keine ausgewählte Idee frei.",
    pulls: "Ideen auswählen",
    claim: "Holen",
    claim_name: |idea| format!("Holen: {idea}"),
    release: "Zurückgeben",
    release_name: |idea| format!("Zurückgeben: {idea}"),
    merged: |number| format!("gehört jetzt zu {number}"),
    claimed: |idea| format!("{idea} gehört jetzt zu diesem Workshop."),
    released: |idea| format!("{idea} ist wieder frei."),
    back: "Alle Workshops",
    back_to_one: "Zum Workshop",
};

pub(super) static EN: WorkshopWords = WorkshopWords {
    lead: "Teams take the chosen ideas of a vote and work on them.",
    workshops: "Workshops",
    none: "There is no workshop yet.",
    votes: "Votes that are over",
    found: "Found a workshop",
    found_hint: "You name the team in the next step.",
    edit: "Edit the workshop",
    edit_heading: |name| format!("Edit {name}"),
    meanwhile: "This is stored now. When you save, what is in the form holds.",
    venue_hint: "Empty while it is open.",
    capacity_hint: "The team takes so many ideas at most.",
    in_progress_hint: "So many ideas are in the middle columns of the board at once at most.",
    filled: |claimed, capacity| format!("{claimed} of at most {capacity}"),
    at_once: |limit| format!("at most {limit} at once"),
    facts: ["Kind", "Campaign", "Day", "Place", "Ideas", "In progress"],
    venue_open: "still open",
    closed: |day| format!("Closed on {day}"),
    team: "Team",
    team_hint: "Who belongs to the team is seen by the team itself and by administrators.",
    team_empty: "Nobody belongs to the team yet.",
    team_add: "Add to the team",
    team_email_hint: "There has to be an account with this address.",
    team_remove: |name| format!("Take {name} out of the team"),
    remove: "Take out of the team",
    closing: "Close the workshop",
    close_hint: "After that the team changes nothing any more. The workshop keeps its ideas. You can open it again.",
    close: "Close",
    reopen: "Open again",
    only_team: "Only those who belong to the team of the workshop can do this.",
    reading: |name| {
        format!(
            "This workshop belongs to the team \u{201c}{name}\u{201d}. You can read it, but not change it."
        )
    },
    closed_hint: "The workshop is closed. Administrators can open it again.",
    ideas_empty: "The workshop has no idea yet.",
    offered: "Chosen ideas that are free",
    offered_hint: "What you take is \u{201c}In a workshop\u{201d} then, and no other workshop can have it.",
    about: "About the workshop",
    offered_empty: "No chosen idea is free at present.",
    pulls: "Choose ideas",
    claim: "Take",
    claim_name: |idea| format!("Take: {idea}"),
    release: "Give back",
    release_name: |idea| format!("Give back: {idea}"),
    merged: |number| format!("is part of {number} now"),
    claimed: |idea| format!("{idea} belongs to this workshop now."),
    released: |idea| format!("{idea} is free again."),
    back: "All workshops",
    back_to_one: "To the workshop",
};

impl Words {
    /// What a kind of workshop is called.
    pub const fn workshop_format(&self, format: WorkshopFormat) -> &'static str {
        match (self.lang, format) {
            (Lang::De, WorkshopFormat::Innovation) => "Innovationsworkshop",
            (Lang::De, WorkshopFormat::Conference) => "Sitzung der Verwaltungskonferenz",
            (Lang::En, WorkshopFormat::Innovation) => "Innovation workshop",
            (Lang::En, WorkshopFormat::Conference) => "Session of the administration's conference",
        }
    }

    /// Why a workshop does not do something.
    pub const fn workshop_bar(&self, bar: WorkshopBar) -> &'static str {
        let (de, en) = match bar {
            WorkshopBar::Closed => (
                "Der Workshop ist abgeschlossen. Die Administration kann ihn wieder öffnen.",
                "The workshop is closed. Administrators can open it again.",
            ),
            WorkshopBar::NotFrozen => (
                "Die Abstimmung läuft noch oder wird gerade ausgezählt. Danach geht es weiter.",
                "The vote is still on, or being counted. It goes on after that.",
            ),
            WorkshopBar::NotPulled => (
                "Diese Idee ist nicht ausgewählt. Holen lassen sich nur ausgewählte Ideen dieses Ideenaufrufs.",
                "This idea was not chosen. Only chosen ideas of this campaign can be taken.",
            ),
            WorkshopBar::Taken => {
                ("Ein anderer Workshop hat diese Idee schon.", "Another workshop has this idea already.")
            }
            WorkshopBar::Full => (
                "Der Workshop hat so viele Ideen, wie er aufnehmen kann. Geben Sie zuerst eine zurück.",
                "The workshop has as many ideas as it can take. Give one back first.",
            ),
            WorkshopBar::AtWork => (
                "In den mittleren Spalten stehen schon so viele Ideen, wie gleichzeitig in Arbeit sein dürfen. Bringen Sie zuerst eine zu Ende oder legen Sie eine zurück.",
                "There are as many ideas in the middle columns as may be at work at once. Finish one first, or put one back.",
            ),
            WorkshopBar::RoundOpen => {
                ("Es läuft schon eine Runde. Beenden Sie sie zuerst.", "A round is on already. End it first.")
            }
            WorkshopBar::NoRound => (
                "Gerade läuft keine Runde. Beginnen Sie eine, dann lassen sich Punkte vergeben.",
                "No round is on. Begin one to give points.",
            ),
            WorkshopBar::NoPoints => (
                "So viele Punkte haben Sie nicht mehr. Nehmen Sie zuerst einen zurück.",
                "You have not so many points left. Take one back first.",
            ),
            WorkshopBar::Unread => (
                "Diese Idee können zurzeit nicht alle lesen.",
                "Not everybody can read this idea at present.",
            ),
            WorkshopBar::TimerOn => (
                "Die Zeit läuft schon oder ist angehalten. Setzen Sie sie zuerst zurück.",
                "The time is running already, or is paused. Reset it first.",
            ),
            WorkshopBar::Archived => (
                "Der Ideenaufruf ist im Archiv. Hier lässt sich nichts mehr ändern.",
                "The campaign is in the archive. Nothing can be changed here any more.",
            ),
        };
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }
}
