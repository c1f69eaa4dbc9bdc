//! Reads an object so that nothing in it is overlooked: whatever nobody asked for is named at the end.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// An object, which of its fields were asked for, and which of those held something else than they should.
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    path: String,
    asked: RefCell<BTreeSet<String>>,
    misread: RefCell<BTreeSet<String>>,
}

impl<'a> Fields<'a> {
    pub fn new(value: &'a Value, path: &str) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self { object, path: path.to_owned(), asked: RefCell::default(), misread: RefCell::default() })
    }

    /// A field; `None` when it is missing or null.
    pub fn get(&self, name: &str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(name.to_owned());
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// Says that a field is known and tells nothing to check.
    pub fn skip(&self, name: &str) {
        self.get(name);
    }

    /// A field of a certain kind; whatever else it holds is named at the end.
    pub fn read<T>(&self, name: &str, kind: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let read = kind(self.get(name)?);
        if read.is_none() {
            self.misread.borrow_mut().insert(name.to_owned());
        }
        read
    }

    pub fn object(&self, name: &str) -> Option<Self> {
        self.read(name, |value| Self::new(value, &format!("{}{name}.", self.path)))
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.read(name, Value::as_str)
    }

    pub fn whole(&self, name: &str) -> Option<u32> {
        self.read(name, whole)
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        self.read(name, number)
    }

    pub fn flag(&self, name: &str) -> Option<bool> {
        self.read(name, Value::as_bool)
    }

    pub fn list(&self, name: &str) -> &'a [Value] {
        self.read(name, Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub fn wholes(&self, name: &str) -> Option<Vec<u32>> {
        self.read(name, wholes)
    }

    pub fn lists(&self, name: &str) -> Option<Vec<Vec<u32>>> {
        self.read(name, |value| value.as_array()?.iter().map(wholes).collect())
    }

    /// Numbers, or fractions as texts.
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        self.read(name, |value| value.as_array()?.iter().map(number).collect())
    }

    /// The names nobody asked for.
    pub fn rest(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let rest = self.object.keys().filter(|name| !asked.contains(*name));
        rest.map(|name| format!("{}{name}", self.path)).collect()
    }

    /// The names whose content is not of the kind that was expected.
    pub fn misread(&self) -> Vec<String> {
        self.misread.borrow().iter().map(|name| format!("{}{name}", self.path)).collect()
    }
}

fn whole(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

pub fn wholes(value: &Value) -> Option<Vec<u32>> {
    value.as_array()?.iter().map(whole).collect()
}

/// A number, or a fraction such as "29/252", however long.
pub fn number(value: &Value) -> Option<f64> {
    if let Some(number) = value.as_f64() {
        return Some(number);
    }
    let text = value.as_str()?;
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let ((x, x_tens), (y, y_tens)) = (scientific(above)?, scientific(below)?);
    Some(x / y * 10_f64.powi(x_tens - y_tens))
}

/// The first digits, and how many were left out: hundreds of digits do not fit into `f64`.
fn scientific(digits: &str) -> Option<(f64, i32)> {
    let kept = digits.len().min(25);
    digits.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'.').then_some(())?;
    let left_out = if digits.contains('.') { 0 } else { digits.len() - kept };
    let head = &digits[..digits.len() - left_out];
    Some((head.parse().ok()?, i32::try_from(left_out).ok()?))
}
