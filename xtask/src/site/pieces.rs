//! The small pieces of the program that its parts share, in few files: a piece of 400 bytes costs a request, and there are dozens.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

/// Bytes below which a piece has no file of its own.
const SMALL: usize = 8 * 1024;

/// The part that people meet before they are signed in. What it shares comes without what only the others do.
const DOOR: &str = "__wasm_split_load_door = ";

/// Files of pieces: for the doors, and for all else.
const FILES: [&str; 2] = ["pieces_door.bin", "pieces.bin"];

/// Loads pieces from a file that is fetched once: offsets of 32 bits, one more than there are pieces, and the pieces.
const READER: &str = "\
const pieces = (path, length) => {
let file;
const load = () => file ??= fetch(new URL(path, import.meta.url)).then((answer) => {
if (!answer.ok) throw new Error(answer.status);
return answer.arrayBuffer();
}).catch((error) => {
file = undefined;
throw error;
});
return Array.from({ length }, (_, index) => makeLoad(() => {
const src = load();
src.catch(() => {});
return async (imports) => {
const bytes = await src;
try {
const [begin, end] = new Uint32Array(bytes, 4 * index, 2);
return await WebAssembly.instantiate(bytes.slice(begin, end), imports);
} catch (error) {
file = undefined;
throw error;
}
};
}, []));
};
";

/// A file with its name.
type Named = (String, Vec<u8>);

/// Puts small pieces together, and tells the script that loads them, `loader`, where they are now.
///
/// # Errors
/// When the script is not what `wasm_split_cli_support` wrote when this was written.
pub fn gather(files: Vec<Named>, loader: &str) -> Result<Vec<Named>> {
    let (small, mut files) = partition(files);
    if small.is_empty() {
        return Ok(files);
    }
    let script = files.iter_mut().find(|(name, _)| name == loader);
    let (_, script) = script.context("there are pieces, and no script that loads them")?;
    let mut text = std::str::from_utf8(script)?.to_owned();
    let at_door = text.split_once(DOOR).and_then(|(_, door)| door.split_once("]")).map(|(door, _)| door);
    let at_door = at_door.with_context(|| format!("{loader} knows of no part for the doors"))?.to_owned();
    let needed = |piece: &str| at_door.split([',', '[', ' ']).any(|name| name == format!("__{piece}"));
    let start = text.find("const __chunk_").with_context(|| format!("{loader} loads nothing"))?;
    let mut groups: [(Vec<String>, Vec<Vec<u8>>); 2] = Default::default();
    for (piece, content) in small {
        let own = own_file(&piece);
        ensure!(text.matches(&own).count() == 1, "{loader} loads {piece} in an unknown way");
        text = text.replace(&own, "");
        let (names, pieces) = &mut groups[usize::from(!needed(&piece))];
        names.push(format!("__{piece}"));
        pieces.push(content);
    }
    let known = FILES.iter().zip(&groups).map(|(file, (names, _))| {
        format!("const [{}] = pieces(\"./{file}\", {});\n", names.join(", "), names.len())
    });
    text.insert_str(start, &(READER.to_owned() + &known.collect::<String>()));
    *script = text.into_bytes();
    for (file, (_, pieces)) in FILES.into_iter().zip(groups) {
        files.push((file.to_owned(), together(&pieces)?));
    }
    Ok(files)
}

/// Pieces that are small, by name, and all other files.
fn partition(files: Vec<Named>) -> (BTreeMap<String, Vec<u8>>, Vec<Named>) {
    let piece =
        |name: &str| name.strip_suffix(".wasm").filter(|name| name.starts_with("chunk_")).map(str::to_owned);
    let mut small = BTreeMap::new();
    let mut others = Vec::new();
    for (name, content) in files {
        match piece(&name).filter(|_| content.len() < SMALL) {
            Some(piece) => drop(small.insert(piece, content)),
            None => others.push((name, content)),
        }
    }
    (small, others)
}

/// How the script loads a piece that has a file of its own.
fn own_file(piece: &str) -> String {
    format!(
        "const __{piece} = makeLoad(() => {{\n\
         const src = fetch(new URL(\"./{piece}.wasm\", import.meta.url));\n\
         src.catch(() => {{}});\n\
         return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n\
         }}\n, []);\n"
    )
}

fn together(pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut end = 4 * (pieces.len() + 1);
    let mut file = u32::try_from(end)?.to_le_bytes().to_vec();
    for piece in pieces {
        end += piece.len();
        file.extend(u32::try_from(end)?.to_le_bytes());
    }
    file.extend(pieces.concat());
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::{Named, SMALL, gather, own_file};

    const LOADER: &str = "loader.js";

    fn script() -> String {
        format!(
            "function makeLoad() {{}}\n{}{}{}export const __wasm_split_load_door = wrapAsyncCb(makeLoad(x, [__chunk_2]));\n",
            own_file("chunk_1"),
            own_file("chunk_2"),
            own_file("chunk_3"),
        )
    }

    fn files(script: String) -> Vec<Named> {
        let piece = |name: &str, content| (name.to_owned(), content);
        vec![
            piece("chunk_1.wasm", b"one".to_vec()),
            piece("chunk_2.wasm", b"two".to_vec()),
            piece("chunk_3.wasm", vec![0; SMALL]),
            piece("split_door.wasm", b"door".to_vec()),
            (LOADER.to_owned(), script.into_bytes()),
        ]
    }

    #[test]
    fn small_pieces_are_together_and_are_found_there() {
        let files = gather(files(script()), LOADER).expect("a loader");
        let content =
            |name: &str| files.iter().find(|(other, _)| other == name).map(|(_, content)| content.as_slice());
        assert_eq!(content("chunk_1.wasm"), None);
        assert_eq!(content("pieces.bin"), Some(b"\x08\0\0\0\x0b\0\0\0one".as_slice()));
        assert_eq!(content("pieces_door.bin"), Some(b"\x08\0\0\0\x0b\0\0\0two".as_slice()));
        assert!(content("chunk_3.wasm").is_some() && content("split_door.wasm").is_some());
        let script = String::from_utf8_lossy(content(LOADER).expect("a loader"));
        assert!(script.contains("const [__chunk_1] = pieces(\"./pieces.bin\", 1);"), "{script}");
        assert!(script.contains("const [__chunk_2] = pieces(\"./pieces_door.bin\", 1);"), "{script}");
        assert!(script.contains("\"./chunk_3.wasm\"") && !script.contains("\"./chunk_1.wasm\""), "{script}");
    }

    #[test]
    fn a_loader_of_another_kind_stops_the_build() {
        let script = script().replace("instantiateStreaming", "compileStreaming");
        assert!(gather(files(script), LOADER).is_err());
    }
}
