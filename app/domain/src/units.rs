//! Organisational units «Bereiche» as administrators keep them: a tree with a history.

use serde::{Deserialize, Serialize};

use crate::{
    campaigns::{Bilingual, Unit},
    ids::UnitId,
    refusals::{Field, Fields, Refusal},
    text::{Slug, TextError},
    time::Timestamp,
    topics::take_name,
};

/// The most people a unit can have.
const HEADCOUNT_MAX: i64 = 1_000_000;

/// A unit with what only administrators read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEntry {
    /// The unit.
    pub unit: Unit,
    /// People who work there: figures are shown from five on.
    pub headcount: i64,
    /// From when it is closed; may lie ahead.
    pub closed_at: Option<Timestamp>,
    /// When it was entered.
    pub created_at: Timestamp,
}

/// What a unit was called, and where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPast {
    /// The name.
    pub name: Bilingual,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// Since when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// A unit as a form or a program sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawUnit {
    /// The German name.
    pub name_de: String,
    /// The English name; may be missing.
    pub name_en: String,
    /// People who work there; empty for none.
    pub headcount: String,
}

/// What a unit is called, and how big it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWording {
    /// Its name on the screen.
    pub name: Bilingual,
    /// People who work there.
    pub headcount: i64,
}

impl RawUnit {
    /// Checks it, every wrong field at once.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn parse(&self) -> Result<UnitWording, Refusal> {
        let mut fields = Fields::default();
        let name = take_name(&self.name_de, &self.name_en, &mut fields);
        let headcount = match self.headcount.trim() {
            "" => Ok(0),
            digits => digits.parse().map_err(|_| TextError::Malformed),
        };
        let headcount = headcount.and_then(|n: i64| {
            if (0..=HEADCOUNT_MAX).contains(&n) { Ok(n) } else { Err(TextError::Malformed) }
        });
        let headcount = fields.take(Field::Headcount, headcount);
        fields.finish()?;
        name.zip(headcount).map(|(name, headcount)| UnitWording { name, headcount }).ok_or(Refusal::NotFound)
    }
}

/// The wish to add a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddUnit {
    /// Its name in the address, for ever.
    pub slug: Slug,
    /// What it is called.
    pub wording: UnitWording,
    /// The unit above.
    pub parent: Option<UnitId>,
}

/// The wish to call a unit something else, or to correct its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameUnit {
    /// The unit.
    pub unit: UnitId,
    /// What it is called from now on.
    pub wording: UnitWording,
}

/// The wish to move a unit below another, or to the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoveUnit {
    /// The unit.
    pub unit: UnitId,
    /// The unit above from now on.
    pub parent: Option<UnitId>,
}

/// The wish to close a unit from a moment on, or to open it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloseUnit {
    /// The unit.
    pub unit: UnitId,
    /// From when; `None` opens it again.
    pub from: Option<Timestamp>,
}

/// Whether `unit` is `of` itself or stands somewhere below it. `parents` names each unit with the one above.
#[must_use]
pub fn is_within(parents: &[(UnitId, Option<UnitId>)], unit: UnitId, of: UnitId) -> bool {
    let mut at = Some(unit);
    // No further up than there are units, whatever the database holds.
    for _ in 0..=parents.len() {
        match at {
            Some(unit) if unit == of => return true,
            Some(unit) => {
                at = parents.iter().find(|(known, _)| *known == unit).and_then(|(_, parent)| *parent);
            }
            None => return false,
        }
    }
    false
}

/// Whether two units are the same, or one stands below the other: a unit contains its children.
#[must_use]
pub fn are_in_line(parents: &[(UnitId, Option<UnitId>)], one: UnitId, other: UnitId) -> bool {
    is_within(parents, one, other) || is_within(parents, other, one)
}

/// The units as a tree is read: each behind the one above, with how deep it stands.
#[must_use]
pub fn in_tree_order(units: &[Unit]) -> Vec<(usize, &Unit)> {
    let mut ordered = Vec::with_capacity(units.len());
    let known = |id: UnitId| units.iter().any(|unit| unit.id == id);
    let roots = units.iter().filter(|unit| unit.parent.is_none_or(|parent| !known(parent)));
    for root in roots {
        append(units, root, 0, &mut ordered);
    }
    ordered
}

fn append<'a>(units: &'a [Unit], unit: &'a Unit, depth: usize, ordered: &mut Vec<(usize, &'a Unit)>) {
    if ordered.len() >= units.len() {
        return;
    }
    ordered.push((depth, unit));
    for below in units.iter().filter(|below| below.parent == Some(unit.id)) {
        append(units, below, depth + 1, ordered);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: i64, parent: Option<i64>) -> Unit {
        let name = Bilingual { de: format!("Bereich {id}"), en: String::new() };
        let slug = id.to_string();
        Unit { id: UnitId::from_i64(id), parent: parent.map(UnitId::from_i64), slug, name, closed: false }
    }

    #[test]
    fn a_unit_is_within_itself_and_all_above_it() {
        let units = [unit(1, None), unit(2, Some(1)), unit(3, Some(2)), unit(4, None)];
        let parents: Vec<_> = units.iter().map(|unit| (unit.id, unit.parent)).collect();
        let within = |unit, of| is_within(&parents, UnitId::from_i64(unit), UnitId::from_i64(of));
        assert!(within(3, 1) && within(3, 3) && within(2, 1));
        assert!(!within(1, 3) && !within(4, 1) && !within(9, 1));
        let circle = [
            (UnitId::from_i64(1), Some(UnitId::from_i64(2))),
            (UnitId::from_i64(2), Some(UnitId::from_i64(1))),
        ];
        assert!(!is_within(&circle, UnitId::from_i64(1), UnitId::from_i64(3)));
    }

    #[test]
    fn a_tree_is_read_from_the_top() {
        let units = [unit(3, Some(1)), unit(1, None), unit(4, Some(3)), unit(2, None)];
        let read: Vec<_> =
            in_tree_order(&units).iter().map(|(depth, unit)| (*depth, unit.id.as_i64())).collect();
        assert_eq!(read, [(0, 1), (1, 3), (2, 4), (0, 2)]);
    }

    #[test]
    fn a_size_is_a_number_of_people() {
        let raw = |headcount: &str| RawUnit {
            name_de: "Kita".into(),
            headcount: headcount.into(),
            ..RawUnit::default()
        };
        assert_eq!(raw("").parse().map(|unit| unit.headcount), Ok(0));
        assert_eq!(raw("40").parse().map(|unit| unit.headcount), Ok(40));
        for bad in ["-1", "viele", "1e9", "99999999"] {
            assert_eq!(
                raw(bad).parse(),
                Err(Refusal::field(Field::Headcount, TextError::Malformed)),
                "{bad}"
            );
        }
    }
}
