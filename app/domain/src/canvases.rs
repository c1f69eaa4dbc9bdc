//! The canvas of an idea that a workshop holds: what its team finds out, and what it decides. Each field has versions of its own, so that
//! two who write at once never overwrite each other.

use std::collections::BTreeMap;

use crate::{
    audit::Date,
    campaigns::{CampaignPage, Unit},
    ids::{IdeaNumber, UnitId, WorkshopId},
    refusals::{Field, Fields, Refusal},
    text::{CanvasText, TextError},
    time::Timestamp,
    words::words,
    workshops::{WorkshopCard, WorkshopIdea},
};

words! {
    /// A field of a canvas.
    CanvasField {
        /// What is the matter.
        Problem = "problem",
        /// Whom it hits.
        Affected = "affected",
        /// Where it comes from.
        Causes = "causes",
        /// What could be done.
        Options = "options",
        /// What each would take, and bring.
        EffortBenefit = "effort_benefit",
        /// What law and staff council say.
        Checks = "checks",
        /// What was decided.
        Decision = "decision",
        /// What is done next.
        NextStep = "next_step",
        /// The unit that does it.
        ResponsibleUnit = "responsible_unit",
        /// The day until which it is done.
        DueOn = "due_on",
    }
}

impl CanvasField {
    /// The same as a field of a form.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::Problem => Field::Problem,
            Self::Affected => Field::Affected,
            Self::Causes => Field::Causes,
            Self::Options => Field::Options,
            Self::EffortBenefit => Field::EffortBenefit,
            Self::Checks => Field::Checks,
            Self::Decision => Field::Decision,
            Self::NextStep => Field::NextStep,
            Self::ResponsibleUnit => Field::ResponsibleUnit,
            Self::DueOn => Field::DueOn,
        }
    }

    /// What kind of value it holds.
    #[must_use]
    pub const fn kind(self) -> CanvasKind {
        match self {
            Self::Problem
            | Self::Affected
            | Self::Causes
            | Self::Options
            | Self::EffortBenefit
            | Self::Checks
            | Self::Decision
            | Self::NextStep => CanvasKind::Text,
            Self::ResponsibleUnit => CanvasKind::Unit,
            Self::DueOn => CanvasKind::Day,
        }
    }

    /// Whether it belongs to the decision record.
    #[must_use]
    pub const fn is_record(self) -> bool {
        match self {
            Self::Decision | Self::NextStep | Self::ResponsibleUnit | Self::DueOn => true,
            Self::Problem
            | Self::Affected
            | Self::Causes
            | Self::Options
            | Self::EffortBenefit
            | Self::Checks => false,
        }
    }

    /// Reads what was written, into the form in which it is kept: a text, the key of a unit, a day; empty for nothing.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(self, raw: &str, units: &[Unit]) -> Result<String, TextError> {
        match (self.kind(), raw.trim()) {
            (CanvasKind::Text, _) => CanvasText::parse(raw).map(CanvasText::into_string),
            (CanvasKind::Unit | CanvasKind::Day, "") => Ok(String::new()),
            (CanvasKind::Unit, slug) => {
                let unit = units.iter().find(|unit| unit.slug == slug).ok_or(TextError::Unknown)?;
                Ok(unit.id.to_string())
            }
            (CanvasKind::Day, day) => {
                let day: Date = day.parse().map_err(|_| TextError::Malformed)?;
                Ok(day.to_string())
            }
        }
    }
}

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CanvasKind {
    /// A text of the Markdown subset.
    Text,
    /// A unit of the city.
    Unit,
    /// A day.
    Day,
}

/// Who wrote a version, as whoever asks may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CanvasAuthor {
    /// Somebody of the team.
    Named(String),
    /// Somebody whose account is gone.
    Former,
    /// Not their business: they do not belong to the team, or another team wrote it.
    Untold,
}

/// A version of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanvasVersion {
    /// Counts from 1 in each field.
    pub version: i64,
    /// As it is kept.
    pub value: String,
    /// A text as safe HTML; empty for what is none.
    pub html: String,
    /// Who wrote it.
    pub by: CanvasAuthor,
    /// When.
    pub at: Timestamp,
}

impl CanvasVersion {
    /// The unit that it names.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        self.value.parse().ok()
    }
}

/// What stands in each field; one that nobody wrote is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Canvas(BTreeMap<CanvasField, CanvasVersion>);

impl Canvas {
    /// From the newest version of each field.
    pub fn new(newest: impl IntoIterator<Item = (CanvasField, CanvasVersion)>) -> Self {
        Self(newest.into_iter().collect())
    }

    /// The newest version of a field.
    #[must_use]
    pub fn get(&self, field: CanvasField) -> Option<&CanvasVersion> {
        self.0.get(&field)
    }

    /// Its number; 0 while nobody wrote it.
    #[must_use]
    pub fn version(&self, field: CanvasField) -> i64 {
        self.get(field).map_or(0, |now| now.version)
    }

    /// What stands in it.
    #[must_use]
    pub fn value(&self, field: CanvasField) -> &str {
        self.get(field).map_or("", |now| &now.value)
    }

    /// Whether nothing stands in any field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|now| now.value.is_empty())
    }

    /// Puts what somebody wrote together with what stands there now. What is the same as what they started from is no wish; what
    /// somebody else changed since they started is not overwritten.
    ///
    /// # Errors
    /// `Invalid` for a start that there never was.
    pub fn merge(&self, changes: Vec<CanvasChange>) -> Result<CanvasMerge, Refusal> {
        let (mut merge, mut fields) = (CanvasMerge::default(), Fields::default());
        for change in changes {
            let CanvasChange { field, seen, before, value } = change;
            let version = self.version(field);
            let known = if (0..=version).contains(&seen) { Ok(()) } else { Err(TextError::Malformed) };
            if fields.take(field.field(), known).is_none() || [self.value(field), &before].contains(&&*value)
            {
                continue;
            }
            match self.get(field).filter(|_| seen != version) {
                None => merge.edits.push(CanvasEdit { field, version: version + 1, value }),
                Some(now) => {
                    merge.conflicts.push(CanvasConflict { field, before, now: now.clone(), mine: value });
                }
            }
        }
        fields.finish().map(|()| merge)
    }
}

/// What somebody wrote into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanvasChange {
    /// The field.
    pub field: CanvasField,
    /// The version that they started from; 0 for an empty field that nobody wrote.
    pub seen: i64,
    /// What stood in it.
    pub before: String,
    /// What they wrote.
    pub value: String,
}

/// A version that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanvasEdit {
    /// The field.
    pub field: CanvasField,
    /// The number, one after the newest.
    pub version: i64,
    /// What stands in it.
    pub value: String,
}

/// A field that two wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanvasConflict {
    /// The field.
    pub field: CanvasField,
    /// What stood there when whoever asks started.
    pub before: String,
    /// What somebody else wrote meanwhile.
    pub now: CanvasVersion,
    /// What whoever asks wrote.
    pub mine: String,
}

/// What comes of a save.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CanvasMerge {
    /// What can be written.
    pub edits: Vec<CanvasEdit>,
    /// What somebody has to decide.
    pub conflicts: Vec<CanvasConflict>,
}

/// What came of a save.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CanvasSaved {
    /// What was written.
    pub saved: Vec<CanvasField>,
    /// What was not, for somebody else wrote it meanwhile.
    pub conflicts: Vec<CanvasConflict>,
}

/// The wish to write these versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveCanvas {
    /// The workshop that holds the idea.
    pub workshop: WorkshopId,
    /// The idea.
    pub idea: IdeaNumber,
    /// The versions.
    pub edits: Vec<CanvasEdit>,
}

/// A field as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawCanvasChange {
    /// The version that was read.
    pub seen: String,
    /// What was typed.
    pub typed: String,
    /// On the page of conflicts: what whoever sends it had written before, and what they choose.
    pub conflict: Option<RawCanvasChoice>,
}

/// What is decided of a conflict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawCanvasChoice {
    /// What they had written.
    pub mine: String,
    /// The version that they had started from.
    pub before: String,
    /// `theirs`, `mine` or `own`.
    pub choice: String,
}

impl RawCanvasChange {
    /// What shall stand in the field; nothing when it stays as it is.
    ///
    /// # Errors
    /// `Missing` when nothing was chosen.
    pub fn wanted(&self) -> Result<Option<&str>, TextError> {
        let Some(conflict) = &self.conflict else { return Ok(Some(&self.typed)) };
        match conflict.choice.as_str() {
            "theirs" => Ok(None),
            "mine" => Ok(Some(&conflict.mine)),
            "own" => Ok(Some(&self.typed)),
            _ => Err(TextError::Missing),
        }
    }
}

/// The fields of a canvas that came, as a form or a program sends them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawCanvas(pub BTreeMap<CanvasField, RawCanvasChange>);

impl RawCanvas {
    /// Reads the fields of a form: `read` says what stands in the one of this name, if it came. `causes` comes with `version-causes`; on the
    /// page of conflicts with `mine-causes`, `before-causes` and `choice-causes` as well.
    pub fn read<'a>(read: impl Fn(&str) -> Option<&'a str>) -> Self {
        let text = |name: String| read(&name).unwrap_or_default().to_owned();
        let one = |field: &CanvasField| {
            let typed = read(field.as_str())?.to_owned();
            let conflict = read(&format!("mine-{field}")).map(|mine| RawCanvasChoice {
                mine: mine.to_owned(),
                before: text(format!("before-{field}")),
                choice: text(format!("choice-{field}")),
            });
            Some((*field, RawCanvasChange { seen: text(format!("version-{field}")), typed, conflict }))
        };
        Self(CanvasField::ALL.iter().filter_map(one).collect())
    }
}

/// A canvas with all that its pages show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanvasPage {
    /// The workshop that holds the idea.
    pub card: WorkshopCard,
    /// Its campaign, with the units.
    pub campaign: CampaignPage,
    /// The idea.
    pub idea: WorkshopIdea,
    /// What stands in it.
    pub canvas: Canvas,
    /// Whether whoever asks may know who belongs to the team.
    pub team: bool,
    /// Why whoever asks writes nothing in it, if they do not.
    pub bar: Option<Refusal>,
}

/// What a team decided of an idea, as it is handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionRecord {
    /// What was decided.
    pub decision: String,
    /// What is done next.
    pub next_step: String,
    /// The unit that does it.
    pub unit: Option<UnitId>,
    /// Until when.
    pub due: Option<Date>,
}

impl DecisionRecord {
    /// Takes over what stands in a field; what does not belong to the record it leaves.
    pub fn take(&mut self, field: CanvasField, value: String) {
        match field {
            CanvasField::Decision => self.decision = value,
            CanvasField::NextStep => self.next_step = value,
            CanvasField::ResponsibleUnit => self.unit = value.parse().ok(),
            CanvasField::DueOn => self.due = value.parse().ok(),
            CanvasField::Problem
            | CanvasField::Affected
            | CanvasField::Causes
            | CanvasField::Options
            | CanvasField::EffortBenefit
            | CanvasField::Checks => {}
        }
    }
}
