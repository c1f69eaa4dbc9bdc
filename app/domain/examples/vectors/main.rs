//! Checks the rules against files of test vectors: `cargo xtask vectors FOLDER`.

mod check;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: vectors FOLDER");
        return ExitCode::FAILURE;
    };
    match check::folders::check(Path::new(&folder)) {
        Ok(report) => {
            report.print();
            if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
