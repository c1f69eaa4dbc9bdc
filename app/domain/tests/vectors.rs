//! The rules agree with the worked examples of others.

#[path = "../examples/vectors/check/mod.rs"]
mod check;

use std::path::Path;

#[test]
fn every_worked_example_comes_out_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let report = check::folders::check(&folder).unwrap();
    if !report.passed() {
        report.print();
    }
    assert!(report.passed());
}
