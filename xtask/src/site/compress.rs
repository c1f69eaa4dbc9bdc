//! Compressed copies, made once here instead of at every request.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::fingerprint::files_below;
use crate::workspace::say;

/// Fonts and pictures are compressed already.
const COMPRESSIBLE: [&str; 7] = ["js", "wasm", "bin", "css", "svg", "json", "webmanifest"];

/// Writes `.br` and `.gz` beside each file that gets smaller by it, and says what goes over the wire.
pub fn folder(pkg: &Path) -> Result<()> {
    for path in files_below(pkg)? {
        let content = fs::read(&path)?;
        let name = path.strip_prefix(pkg)?.display().to_string();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !COMPRESSIBLE.contains(&ending) {
            say(format!("  {name}: {}", size(&content)));
            continue;
        }
        let (brotli, gzip) = (brotli(&content)?, gzip(&content)?);
        say(format!("  {name}: {}, brotli {}, gzip {}", size(&content), size(&brotli), size(&gzip)));
        fs::write(format!("{}.br", path.display()), brotli)?;
        fs::write(format!("{}.gz", path.display()), gzip)?;
    }
    Ok(())
}

/// What it was told about a file is not always what makes that file smallest.
const MODES: [BrotliEncoderMode; 2] =
    [BrotliEncoderMode::BROTLI_MODE_GENERIC, BrotliEncoderMode::BROTLI_MODE_FONT];

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut smallest: Option<Vec<u8>> = None;
    for mode in MODES {
        let size_hint = content.len();
        let parameters =
            BrotliEncoderParams { quality: 11, lgwin: 22, mode, size_hint, ..Default::default() };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
        if smallest.as_ref().is_none_or(|known| compressed.len() < known.len()) {
            smallest = Some(compressed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn size(content: &[u8]) -> String {
    let tenths = content.len() * 10 / 1024;
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}
