//! Letters with access codes, ready to be printed: one code a page, and nothing that says whose it is.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufWriter, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::anyhow;
use app::{links, words::Lang};
use fast_qr::{
    QRBuilder,
    convert::{Builder as _, Shape, svg::SvgBuilder},
};
use service::people::FreshCodes;

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>DOgital: Zugangscodes</title>
<style>
@page { size: A4; margin: 25mm 20mm; }
body { font: 13pt/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; color: #000; background: #fff; margin: 0; }
article { break-after: page; break-inside: avoid; max-width: 170mm; margin: 0 auto; }
article:last-child { break-after: auto; }
h1 { font-size: 24pt; line-height: 1.2; }
.key { display: flex; gap: 10mm; align-items: center; margin: 8mm 0; }
.key svg { width: 45mm; height: 45mm; flex: none; }
.code { font: bold 22pt/1.3 monospace; white-space: nowrap; }
footer { border-top: 1px solid; margin-top: 12mm; padding-top: 3mm; font-size: 10pt; }
</style>
</head>
<body>
"#;

/// A new file that its owner alone may read.
pub fn paper(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Writes a letter for each code.
pub fn write(paper: File, made: &FreshCodes, public_url: &str) -> anyhow::Result<()> {
    let mut paper = BufWriter::new(paper);
    paper.write_all(HEAD.as_bytes())?;
    for code in &made.codes {
        paper.write_all(letter(code, made, public_url)?.as_bytes())?;
    }
    paper.write_all(b"</body>\n</html>\n")?;
    Ok(paper.flush()?)
}

fn letter(code: &str, made: &FreshCodes, public_url: &str) -> anyhow::Result<String> {
    // The code stands after `#`, so that it reaches no log.
    let address = format!("{public_url}{}#{code}", links::CODE);
    let picture = QRBuilder::new(address).build().map_err(|error| anyhow!("{error}"))?;
    let picture = SvgBuilder::default().shape(Shape::Square).to_str(&picture);
    let (until, until_en) = (Lang::De.words().day(made.expires_at), Lang::En.words().day(made.expires_at));
    let page = format!("{public_url}{}", links::CODE);
    let batch = &made.batch;
    Ok(format!(
        r#"<article>
<h1>Wo drückt der Schuh?</h1>
<p>Was kostet Sie bei der Arbeit Zeit und Nerven? Sagen Sie es auf DOgital. Mit diesem Code kommen Sie hinein, auch ohne E-Mail-Adresse.</p>
<div class="key">{picture}<p class="code">{code}</p></div>
<ol>
<li>Halten Sie die Kamera Ihres Telefons auf das Bild. Oder öffnen Sie {page} und tippen Sie den Code ein.</li>
<li>Tippen Sie auf «Anmelden».</li>
<li>Lesen Sie, was andere drückt. Sagen Sie «Drückt mich auch», oder schreiben Sie Ihre eigene Idee.</li>
</ol>
<p>Der Code gehört Ihnen allein. Niemand schreibt auf, wer welchen Code hat. Geben Sie ihn nicht weiter. Er gilt bis {until}; heben Sie den Brief so lange auf.</p>
<p lang="en"><strong>In English:</strong> scan the picture, or open {page} and type the code. It is yours alone, and nobody keeps a list of who has which code. It works until {until_en}.</p>
<footer>Verloren? Fragen Sie dort, wo Sie den Brief bekommen haben, nach einem neuen. Serie {batch}</footer>
</article>
"#
    ))
}
