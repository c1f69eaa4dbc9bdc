//! What workshops pull from frozen votes: the recipe, what came of it, and why.

use domain::{
    ids::PullNumber,
    pulls::PullBar,
    selection::{ballots::Balance, pull::Near, recipe::RuleName},
};

use super::{Lang, Words};

/// What workshops pull from frozen votes.
pub struct PullWords {
    /// What it is.
    pub lead: &'static str,
    /// No vote is frozen yet.
    pub none: &'static str,
    /// Since when a vote is frozen.
    pub frozen: fn(&str) -> String,
    /// Until when the count can be objected to.
    pub objections: fn(&str) -> String,
    /// How many people voted, on how many ideas.
    pub counted: fn(&str, &str) -> String,
    /// To the recipe of a campaign.
    pub choose: &'static str,
    /// The pulls so far.
    pub pulls: &'static str,
    /// There is none.
    pub no_pulls: &'static str,
    /// A pull in a list: its name, how many ideas, when.
    pub pull_line: fn(&str, &str, &str) -> String,
    /// The form of a recipe.
    pub recipe: &'static str,
    /// What its form does.
    pub recipe_hint: &'static str,
    /// What can be set besides.
    pub more: &'static str,
    /// About hours.
    pub hours_hint: &'static str,
    /// About the hours of single ideas.
    pub hours_of_hint: &'static str,
    /// About the balance.
    pub balance_hint: &'static str,
    /// About topics, masterplans and units: nothing ticked.
    pub filter_hint: &'static str,
    /// About the units.
    pub unit: &'static str,
    /// About seats.
    pub seats_hint: &'static str,
    /// About wildcards.
    pub wildcards_hint: &'static str,
    /// Shows the preview.
    pub show: &'static str,
    /// The preview.
    pub preview: &'static str,
    /// Nothing is pulled yet.
    pub preview_hint: &'static str,
    /// Confirms it: takes which pull it is.
    pub confirm: fn(&str) -> String,
    /// What confirming does.
    pub confirm_hint: &'static str,
    /// No idea fits.
    pub nothing: &'static str,
    /// How many find one of theirs: how many, of how many, the share; the same by votes alone.
    pub reached: fn([&str; 5]) -> String,
    /// That would be told of too few.
    pub reached_by_few: &'static str,
    /// The table of ideas.
    pub ideas: &'static str,
    /// Its columns: place, idea, votes, why.
    pub columns: [&'static str; 4],
    /// An idea that nobody can read any more.
    pub unseen: &'static str,
    /// Beside what votes alone would have taken.
    pub compared: &'static str,
    /// In both.
    pub both: &'static str,
    /// Only here.
    pub only_here: &'static str,
    /// Only by votes.
    pub only_by_votes: &'static str,
    /// In none of them.
    pub nobody: &'static str,
    /// Those that were next.
    pub near: &'static str,
    /// What was out.
    pub left_out: &'static str,
    /// Gone, by the filter, by the quorum, by the most per topic, pulled before: takes the number.
    pub out: [fn(&str) -> String; 5],
    /// A topic got fewer places than it was sure of: topic, how many are missing.
    pub unfilled: fn(&str, &str) -> String,
    /// Coverage by unit.
    pub coverage: &'static str,
    /// How it is told.
    pub coverage_hint: &'static str,
    /// Its columns: unit, voted, here, by votes.
    pub coverage_columns: [&'static str; 4],
    /// Everybody.
    pub everybody: &'static str,
    /// Units that are told together.
    pub together: &'static str,
    /// The link back to the recipe.
    pub back: &'static str,
    /// When it was pulled and by whom.
    pub pulled_by: fn(&str, &str) -> String,
    /// The command line.
    pub console: &'static str,
    /// Recomputing.
    pub recompute: &'static str,
    /// What is compared.
    pub recompute_hint: &'static str,
    /// Computes it once more.
    pub recompute_again: &'static str,
    /// It came out the same.
    pub equal: &'static str,
    /// It did not.
    pub differs: &'static str,
    /// Names of the hashes: vote, result as kept, result as computed again.
    pub hashes: [&'static str; 3],
    /// Nothing comes of it any more.
    pub no_result: &'static str,
    /// The heads of the table that is taken out: place, number, title, votes, place by votes, hours, why.
    pub csv_columns: [&'static str; 7],
}

pub(super) static DE: PullWords = PullWords {
    lead: "Wenn eine Abstimmung vorbei ist, wählen Sie hier aus, welche Ideen in einen Workshop kommen. Jede Auswahl ist erklärt und lässt sich nachrechnen.",
    none: "Noch ist keine Abstimmung vorbei. Sobald eine endet, steht sie hier.",
    frozen: |day| format!("Stand der Stimmen: {day}. Daran ändert sich nichts mehr."),
    objections: |day| format!("Bis {day} läuft die Frist für Einwände gegen die Zählung."),
    counted: |people, ideas| format!("{people} Personen haben abgestimmt, {ideas} Ideen standen zur Wahl."),
    choose: "Ideen auswählen",
    pulls: "Bisherige Auswahlen",
    no_pulls: "Noch wurde nichts ausgewählt.",
    pull_line: |name, ideas, day| format!("{name}: {ideas}, {day}"),
    recipe: "Rezept",
    recipe_hint: "Stellen Sie ein, wie ausgewählt wird. Die Vorschau ändert nichts, Sie können alles ausprobieren. Das ganze Rezept steht in der Adresse der Seite: So lässt es sich weitergeben.",
    more: "Themen, Bereiche, Mindestzahlen und feste Plätze",
    hours_hint: "Nur für «Ausgewogen nach Stunden»: so viel Zeit hat der Workshop.",
    hours_of_hint: "Je Zeile die Nummer einer Idee und ihre Stunden: 142 6",
    balance_hint: "Gibt Stimmen aus kleinen Bereichen mehr Gewicht. Das weicht von «eine Person, eine Stimme» ab und steht deshalb im Rezept.",
    filter_hint: "Ohne Häkchen zählen alle.",
    unit: "Bereich, um den es geht",
    seats_hint: "Je Zeile das Kürzel eines Themas und seine Plätze. Die Kürzel stehen oben hinter den Themen.",
    wildcards_hint: "Je Zeile die Nummer einer Idee und der Grund, warum sie ohne Regel dabei ist: 142 Weil es eilt",
    show: "Vorschau ansehen",
    preview: "Vorschau",
    preview_hint: "Noch ist nichts ausgewählt.",
    confirm: |name| format!("Als «{name}» festhalten"),
    confirm_hint: "Rezept, Ergebnis und Prüfsumme werden gespeichert. Das lässt sich nicht zurücknehmen; diese Ideen stehen für keine weitere Auswahl mehr zur Verfügung.",
    nothing: "Mit diesem Rezept ist keine Idee dabei. Lockern Sie die Filter oder die Mindestzahl der Stimmen.",
    reached: |[here, of, share, by_votes, share_by_votes]| {
        format!(
            "Rund {here} von {of} Personen ({share}) finden mindestens eine Idee, für die sie gestimmt haben. Nach Stimmen allein wären es rund {by_votes} ({share_by_votes})."
        )
    },
    reached_by_few: "Wie viele Personen eine eigene Idee wiederfinden, sagen wir hier nicht: Es wären zu wenige, um niemanden zu verraten.",
    ideas: "Ausgewählte Ideen",
    columns: ["Platz", "Idee", "Stimmen", "Warum"],
    unseen: "nicht mehr zu lesen",
    compared: "Neben der Auswahl nach Stimmen allein",
    both: "In beiden",
    only_here: "Nur mit diesem Rezept",
    only_by_votes: "Nur nach Stimmen allein",
    nobody: "keine",
    near: "Knapp nicht dabei",
    left_out: "Was nicht zur Wahl stand",
    out: [
        |n| {
            format!(
                "{n}, weil sie seit der Abstimmung zurückgezogen, ausgeblendet, geteilt oder zusammengeführt wurden"
            )
        },
        |n| format!("{n} wegen der Filter"),
        |n| format!("{n} wegen zu weniger Stimmen"),
        |n| format!("{n}, weil ihr Thema schon so viele hat, wie es haben darf"),
        |n| format!("{n}, weil sie schon früher ausgewählt wurden"),
    ],
    unfilled: |topic, missing| format!("«{topic}» bekam {missing} feste Plätze weniger als vorgesehen."),
    coverage: "Wer findet eine eigene Idee wieder?",
    coverage_hint: "Bereiche stehen nur dann einzeln da, wenn es niemanden verrät: Jede Zahl steht für niemanden oder für mindestens zehn Personen. Alle anderen stehen zusammen. Wer eine eigene Idee wiederfindet, ist auf Zehner gerundet.",
    coverage_columns: ["Bereich", "Haben abgestimmt", "Mit diesem Rezept", "Nach Stimmen allein"],
    everybody: "Alle",
    together: "Alle anderen zusammen",
    back: "Zum Rezept und zu den Auswahlen",
    pulled_by: |moment, role| format!("Festgehalten am {moment}. Rolle: {role}."),
    console: "Befehlszeile",
    recompute: "Nachgerechnet",
    recompute_hint: "Beim Öffnen dieser Seite wurde die Auswahl aus den Stimmen, dem Rezept und den früheren Auswahlen neu berechnet.",
    recompute_again: "Noch einmal nachrechnen",
    equal: "Es kommt dasselbe heraus, bis auf den letzten Buchstaben.",
    differs: "Es kommt etwas anderes heraus. Entweder wurde in der Datenbank etwas verändert, oder eine Regel rechnet heute anders. Unten steht, was festgehalten wurde.",
    hashes: ["Stimmen", "Ergebnis, festgehalten", "Ergebnis, nachgerechnet"],
    no_result: "keines",
    csv_columns: ["Platz", "Nummer", "Titel", "Stimmen", "Platz nach Stimmen", "Stunden", "Warum"],
};

pub(super) static EN: PullWords = PullWords {
    lead: "When a vote is over, you choose here which ideas go to a workshop. Every choice is explained and can be computed again.",
    none: "No vote is over yet. As soon as one ends, it stands here.",
    frozen: |day| format!("Votes as of {day}. They do not change any more."),
    objections: |day| format!("The count can be objected to until {day}."),
    counted: |people, ideas| format!("{people} people voted on {ideas} ideas."),
    choose: "Choose ideas",
    pulls: "Choices so far",
    no_pulls: "Nothing was chosen yet.",
    pull_line: |name, ideas, day| format!("{name}: {ideas}, {day}"),
    recipe: "Recipe",
    recipe_hint: "Set how ideas are chosen. The preview changes nothing, so try whatever you like. The whole recipe stands in the address of the page and can be passed on with it.",
    more: "Topics, units, minimums and places that are sure",
    hours_hint: "Only for \u{201c}Balanced by hours\u{201d}: how much time the workshop has.",
    hours_of_hint: "One idea a line, its number and its hours: 142 6",
    balance_hint: "Gives votes of small units more weight. This departs from one person, one vote, so it stands in the recipe.",
    filter_hint: "With nothing ticked, all count.",
    unit: "Unit that it is about",
    seats_hint: "One topic a line, its short name and its places. The short names stand behind the topics above.",
    wildcards_hint: "One idea a line, its number and why it is in without a rule: 142 Because it is urgent",
    show: "Show the preview",
    preview: "Preview",
    preview_hint: "Nothing is chosen yet.",
    confirm: |name| format!("Keep as \u{201c}{name}\u{201d}"),
    confirm_hint: "Recipe, result and checksum are stored. This cannot be taken back; these ideas are out of every later choice.",
    nothing: "No idea fits this recipe. Loosen the filters or the minimum of votes.",
    reached: |[here, of, share, by_votes, share_by_votes]| {
        format!(
            "About {here} of {of} people ({share}) find at least one idea that they voted for. By votes alone it would be about {by_votes} ({share_by_votes})."
        )
    },
    reached_by_few: "How many people find an idea of theirs is not told here: they would be too few to give nobody away.",
    ideas: "Chosen ideas",
    columns: ["Place", "Idea", "Votes", "Why"],
    unseen: "not to be read any more",
    compared: "Beside the choice by votes alone",
    both: "In both",
    only_here: "Only by this recipe",
    only_by_votes: "Only by votes alone",
    nobody: "none",
    near: "Just missed",
    left_out: "What could not be chosen",
    out: [
        |n| format!("{n} because they were withdrawn, hidden, split or merged since the vote"),
        |n| format!("{n} because of the filters"),
        |n| format!("{n} because of too few votes"),
        |n| format!("{n} because their topic has as many as it may have"),
        |n| format!("{n} because they were chosen before"),
    ],
    unfilled: |topic, missing| {
        format!("\u{201c}{topic}\u{201d} got {missing} fewer places than it was sure of.")
    },
    coverage: "Who finds an idea of theirs?",
    coverage_hint: "Units stand alone only where that gives nobody away: each figure is about nobody or about at least ten people. All others stand together. Those who find an idea of theirs are rounded to tens.",
    coverage_columns: ["Unit", "Voted", "By this recipe", "By votes alone"],
    everybody: "Everybody",
    together: "All others together",
    back: "To the recipe and the choices",
    pulled_by: |moment, role| format!("Kept on {moment}. Role: {role}."),
    console: "command line",
    recompute: "Computed again",
    recompute_hint: "When this page was opened, the choice was computed anew from the votes, the recipe and the earlier choices.",
    recompute_again: "Compute once more",
    equal: "It comes out the same, to the last letter.",
    differs: "Something else comes out. Either something was changed in the database, or a rule computes differently today. Below stands what was kept.",
    hashes: ["Votes", "Result as kept", "Result as computed again"],
    no_result: "none",
    csv_columns: ["Place", "Number", "Title", "Votes", "Place by votes", "Hours", "Why"],
};

impl Words {
    /// What a pull is called.
    pub fn pull_name(&self, number: PullNumber) -> String {
        match self.lang {
            Lang::De => format!("Auswahl {number}"),
            Lang::En => format!("Choice {number}"),
        }
    }

    /// What a rule is called.
    pub const fn rule_name(&self, rule: RuleName) -> &'static str {
        let (de, en) = match rule {
            RuleName::Balanced => ("Ausgewogen", "Balanced"),
            RuleName::BalancedHours => ("Ausgewogen nach Stunden", "Balanced by hours"),
            RuleName::EqualShares => ("Gleiche Anteile", "Equal shares"),
            RuleName::Pav => ("Wie eine Sitzverteilung", "Like a distribution of seats"),
            RuleName::MostVotes => ("Nach Stimmen allein", "By votes alone"),
        };
        self.either(de, en)
    }

    /// How a rule works, in a sentence.
    pub const fn rule_hint(&self, rule: RuleName) -> &'static str {
        let (de, en) = match rule {
            RuleName::Balanced => (
                "Alle, die abgestimmt haben, sammeln gleich schnell Guthaben. Sobald die Unterstützenden einer Idee zusammen einen Platz bezahlen können, bekommt sie ihn. So kommen viele zum Zug. Eine weitere Auswahl knüpft daran an.",
                "Everybody who voted saves at the same pace. As soon as the supporters of an idea can pay for a place together, it gets one. So many people have their turn. Another choice goes on from there.",
            ),
            RuleName::BalancedHours => (
                "Alle bekommen gleich viel von den Stunden. Eine Idee ist dabei, wenn ihre Unterstützenden ihre Stunden zusammen bezahlen können.",
                "Everybody gets the same part of the hours. An idea is in when its supporters can pay for its hours together.",
            ),
            RuleName::EqualShares => (
                "Alle bekommen gleich viel von den Plätzen. Eine Idee ist dabei, wenn ihre Unterstützenden einen Platz zusammen bezahlen können; was frei bleibt, wird ausgewogen vergeben.",
                "Everybody gets the same part of the places. An idea is in when its supporters can pay for a place together; what stays free is given in a balanced way.",
            ),
            RuleName::Pav => (
                "Wer schon eine Idee dabei hat, zählt beim nächsten Mal halb, dann ein Drittel, wie bei der Sitzverteilung nach D'Hondt.",
                "Whoever has an idea in already counts half next time, then a third, as seats are distributed by D'Hondt.",
            ),
            RuleName::MostVotes => (
                "Die Ideen mit den meisten Stimmen. Große Bereiche können dabei alle Plätze bekommen.",
                "The ideas with the most votes. Large units may get every place.",
            ),
        };
        self.either(de, en)
    }

    /// How much small units are balanced.
    pub const fn balance_name(&self, balance: Balance) -> &'static str {
        let (de, en) = match balance {
            Balance::Off => ("aus", "off"),
            Balance::Light => ("leicht", "light"),
            Balance::Strong => ("stark", "strong"),
        };
        self.either(de, en)
    }

    /// Why nothing is pulled although the recipe is right.
    pub const fn pull_bar(&self, bar: PullBar) -> &'static str {
        let (de, en) = match bar {
            PullBar::Meanwhile => (
                "Inzwischen wurde schon eine andere Auswahl festgehalten. Sehen Sie sich die neue Vorschau an und bestätigen Sie sie dann.",
                "Another choice was kept meanwhile. Look at the new preview, and confirm it then.",
            ),
            PullBar::Nothing => {
                ("Mit diesem Rezept ist keine Idee mehr dabei.", "No idea is left that fits this recipe.")
            }
        };
        self.either(de, en)
    }

    /// A part as people read it: "82 %".
    pub fn share(&self, part: u64, of: u64) -> String {
        format!("{}\u{a0}%", (part * 100 + of / 2).checked_div(of).unwrap_or(0))
    }

    /// How many people found an idea of theirs in a column: "812 (34 %)".
    pub fn with_share(&self, part: u64, of: u64) -> String {
        format!("{} ({})", self.lang.number(part), self.share(part, of))
    }

    /// By how much an idea missed: "Ihr fehlten 0,8 %."
    pub fn missed(&self, near: Near) -> String {
        let (whole, tenth) = (near.thousandths / 10, near.thousandths % 10);
        match (self.lang, near.thousandths) {
            (Lang::De, 1000..) => format!("#{} folgte mit großem Abstand.", near.number),
            (Lang::En, 1000..) => format!("#{} came next, far behind.", near.number),
            (Lang::De, 0) => format!("#{} lag so gut wie gleichauf.", near.number),
            (Lang::En, 0) => format!("#{} was as good as equal.", near.number),
            (Lang::De, _) => format!("#{} fehlten {whole},{tenth}\u{a0}%.", near.number),
            (Lang::En, _) => format!("#{} was {whole}.{tenth}\u{a0}% short.", near.number),
        }
    }
}
